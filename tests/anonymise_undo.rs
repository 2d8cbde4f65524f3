//! `mdo anonymise --map`, `--restore` and `--review` with the built binary: what is kept apart, and what comes back.

mod desk;

use std::fs;

use desk::{Desk, Said};
use mdo::anonymise::{Kind, undo};
use mdo::vault::{self, Label, Map, MapFile, MapPiece, Passphrase};

const PASSPHRASE: &str = "paarse olifant danst zacht";

/// A desk with the passphrase in a file.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("wachtzin", format!("{PASSPHRASE}\r\n"));
    desk
}

/// De-identifies a file and keeps what was replaced.
fn keep(desk: &Desk, from: &str, to: &str) {
    let said =
        desk.anonymise(&[from, "-o", to, "--map", &format!("{to}.age"), "--passphrase-file", "wachtzin"]);
    assert_eq!(said.status, 0, "{from}: {}", said.err);
}

fn restore(desk: &Desk, file: &str, map: &str, to: &str) -> Said {
    desk.anonymise(&["--restore", file, "--map", map, "--passphrase-file", "wachtzin", "-o", to])
}

#[test]
fn what_nobody_changed_comes_back_byte_for_byte() {
    let desk = desk();
    desk.put("a.txt", "Yusuf el Idrissi en Zoë belden.\n\nTel. 06-12345678\n");
    desk.put("b.md", "\u{feff}# Verslag\r\n\r\n* **Yusuf el Idrissi** belt\r\n");
    desk.put("c.txt", b"Moeder belt Zo\xeb el Idrissi.\r\nBij caf\xe9 Almelo\r\n");
    let utf16 = "\u{feff}Moeder belt Zoë el Idrissi\r\n".encode_utf16().flat_map(u16::to_le_bytes);
    desk.put("d.txt", utf16.collect::<Vec<u8>>());
    desk.put("e.txt", b"Moeder belt Zo\xeb el Idrissi.\nMoeder belt Zo\xc3\xab el Idrissi.\n");
    desk.bring("anonymise/casus.yaml", "f.yaml");
    for file in ["a.txt", "b.md", "c.txt", "d.txt", "e.txt", "f.yaml"] {
        let (out, back) = (format!("uit-{file}"), format!("terug-{file}"));
        keep(&desk, file, &out);
        assert_ne!(fs::read(desk.path(file)).unwrap(), fs::read(desk.path(&out)).unwrap(), "{file}");
        let said = restore(&desk, &out, &format!("{out}.age"), &back);
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(said.err.contains("Elke plek is weer zoals die was"), "{}", said.err);
        assert_eq!(fs::read(desk.path(file)).unwrap(), fs::read(desk.path(&back)).unwrap(), "{file}");
    }
    // On the screen too.
    let said = desk.anonymise(&[
        "--restore",
        "uit-a.txt",
        "--map",
        "uit-a.txt.age",
        "--passphrase-file",
        "wachtzin",
    ]);
    assert_eq!(said.out(), desk.read("a.txt"));
}

#[test]
fn the_cells_that_stayed_get_their_contents_back() {
    let desk = desk();
    desk.bring("anonymise/hiding_places.xlsx", "sheet.xlsx");
    keep(&desk, "sheet.xlsx", "uit.csv");
    let said = restore(&desk, "uit.csv", "uit.csv.age", "terug.csv");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("die zijn weggelaten komen niet terug"), "{}", said.err);
    let back = desk.read("terug.csv");
    for cell in [
        "\"2013-05-02\"",
        "\"1234 AB\"",
        "\"OBS De Regenboog, groep 7\"",
        "\"belt Fatima over het slapen van Yusuf\"",
        "\"Karin de Boer, POH-jeugd\"",
    ] {
        assert!(back.contains(cell), "{cell}: {back}");
    }
    assert!(!back.contains("123456782"), "the column of the BSN was left out");

    keep(&desk, "sheet.xlsx", "uit.xlsx");
    let said = restore(&desk, "uit.xlsx", "uit.xlsx.age", "terug.xlsx");
    assert_eq!(said.status, 0, "{}", said.err);
    // As a sheet it says the same as the csv.
    for name in ["terug.xlsx", "terug.csv"] {
        let said = desk.anonymise(&["--check", name, "--format", "json"]);
        assert_eq!(said.status, 1, "{name}: {}", said.err);
    }
    let written = desk::everything(&desk.path("terug.xlsx"));
    assert!(written.contains("belt Fatima over het slapen van Yusuf") && written.contains("2013-05-02"));
}

#[test]
fn rows_of_a_csv_may_be_moved_and_added() {
    let desk = desk();
    desk.put(
        "s.csv",
        "Casusnummer;Naam jeugdige;Moeder;Acties\n\
         2026-001;Yusuf el Idrissi;Fatima Benali;belt Fatima\n\
         2026-002;Sanne Jansen;Petra Jansen;belt Petra over Sanne\n",
    );
    keep(&desk, "s.csv", "uit.csv");
    let out = desk.read("uit.csv");
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[1].contains("belt [moeder]") && lines[2].contains("[jeugdige]"), "{out}");
    let edited = [lines[0], "\"2026-003\";\"belt [moeder]\"", lines[2], lines[1]].join("\r\n");
    desk.put("uit.csv", edited);
    let said = restore(&desk, "uit.csv", "uit.csv.age", "terug.csv");
    assert_eq!(said.status, 1, "{}", said.err);
    let back = desk.read("terug.csv");
    let rows: Vec<&str> = back.lines().collect();
    assert!(rows[2].contains("belt Petra over Sanne") && rows[3].contains("belt Fatima"), "{back}");
    assert!(rows[1].contains("belt [moeder]"), "of which case is not certain: {back}");
    assert!(said.err.contains("rij 2: [moeder] blijft staan"), "{}", said.err);
}

#[test]
fn a_document_gets_its_names_back_and_tells_what_it_left() {
    let desk = desk();
    desk.bring("docx/python_docx.docx", "brief.docx");
    keep(&desk, "brief.docx", "uit.docx");
    assert!(!desk::everything(&desk.path("uit.docx")).contains("Yusuf"));
    let said = restore(&desk, "uit.docx", "uit.docx.age", "terug.docx");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("Eigenschappen"), "{}", said.err);
    assert!(desk::everything(&desk.path("terug.docx")).contains("Yusuf"));
    assert_eq!(desk.anonymise(&["--restore", "uit.docx", "--map", "uit.docx.age"]).status, 2);
}

#[test]
fn in_an_edited_text_what_is_uncertain_stays_and_is_named_by_place() {
    let desk = desk();
    desk.put(
        "a.txt",
        "Yusuf el Idrissi belt.\nSanne Jansen was er niet bij op 3 mei 2026.\nOp 4 mei 2026 wel.\n",
    );
    keep(&desk, "a.txt", "uit.txt");
    assert_eq!(
        desk.read("uit.txt"),
        "[persoon 1] belt.\n[persoon 2] was er niet bij op [datum].\nOp [datum] wel.\n"
    );
    desk.put("uit.txt", "Nieuw: [datum]\n[persoon 1] belt.\n[persoon 2] kwam later.\nOp [datum] wel.\n");
    let said = restore(&desk, "uit.txt", "uit.txt.age", "terug.txt");
    assert_eq!(said.status, 1, "{}", said.err);
    assert_eq!(
        desk.read("terug.txt"),
        "Nieuw: [datum]\nYusuf el Idrissi belt.\nSanne Jansen kwam later.\nOp 4 mei 2026 wel.\n"
    );
    assert!(said.err.contains("regel 1: [datum] blijft staan"), "{}", said.err);
    assert!(!said.err.contains("Yusuf") && !said.err.contains("Sanne"), "{}", said.err);
}

#[test]
fn a_list_of_several_files_knows_each_by_its_name() {
    let desk = desk();
    desk.put("in/a.txt", "Yusuf el Idrissi belt.");
    desk.put("in/sub/a.txt", "Sanne Jansen belt.");
    let said = desk.anonymise(&["in", "-o", "uit", "--map", "namen.age", "--passphrase-file", "wachtzin"]);
    assert_eq!(said.status, 0, "{}", said.err);
    for (file, text) in [("uit/a.txt", "Yusuf el Idrissi belt."), ("uit/sub/a.txt", "Sanne Jansen belt.")] {
        assert_eq!(restore(&desk, file, "namen.age", "terug.txt").status, 0);
        assert_eq!(desk.read("terug.txt"), text);
        fs::remove_file(desk.path("terug.txt")).unwrap();
    }
    desk.put("anders.txt", "[persoon 1] belt.");
    let said = restore(&desk, "anders.txt", "namen.age", "terug.txt");
    assert_eq!(said.status, 3);
    assert!(said.err.contains("staat niet in de sleutellijst"), "{}", said.err);
}

#[test]
fn without_its_passphrase_the_list_says_nothing() {
    let desk = desk();
    desk.put("a.txt", "Yusuf el Idrissi belt.");
    desk.put("kort", "kort\n");
    desk.put("anders", "groene olifant danst zacht\n");
    let with =
        |file: &str| desk.anonymise(&["a.txt", "-o", "u.txt", "--map", "n.age", "--passphrase-file", file]);
    for (file, problem) in [("kort", "korter dan 12 tekens"), ("weg", "kan niet gelezen worden")] {
        let said = with(file);
        assert_eq!(said.status, 2, "{}", said.err);
        assert!(said.err.contains(problem) && !desk.path("u.txt").exists(), "{}", said.err);
    }
    let said = desk.anonymise(&["a.txt", "-o", "u.txt", "--map", "n.age"]);
    assert_eq!(said.status, 2, "nobody is there to ask");
    assert!(said.err.contains("--passphrase-file") && !desk.path("u.txt").exists(), "{}", said.err);

    keep(&desk, "a.txt", "uit.txt");
    let list = fs::read(desk.path("uit.txt.age")).unwrap();
    assert!(list.starts_with(b"age-encryption.org/v1") && !list.windows(5).any(|bytes| bytes == b"Yusuf"));
    let other =
        ["--restore", "uit.txt", "--map", "uit.txt.age", "--passphrase-file", "anders", "-o", "t.txt"];
    let said = desk.anonymise(&other);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("wachtzin past niet") && !desk.path("t.txt").exists(), "{}", said.err);
    // A list is never overwritten, and a result not by its original.
    let again = ["a.txt", "-f", "-o", "uit.txt", "--map", "uit.txt.age", "--passphrase-file", "wachtzin"];
    let said = desk.anonymise(&again);
    assert_eq!(said.status, 4);
    assert!(said.err.contains("overschrijf er nooit een"), "{}", said.err);
    assert_eq!(fs::read(desk.path("uit.txt.age")).unwrap(), list);
    assert_eq!(restore(&desk, "uit.txt", "uit.txt.age", "uit.txt").status, 2);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(desk.path("uit.txt.age")).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_hostile_list_is_refused_or_does_no_harm() {
    let desk = desk();
    desk.put("a.txt", "Yusuf el Idrissi belt.\n");
    keep(&desk, "a.txt", "uit.txt");
    let list = fs::read(desk.path("uit.txt.age")).unwrap();
    let mut changed = list.clone();
    *changed.last_mut().unwrap() ^= 1;
    let slow = String::from_utf8_lossy(&list[..60]).replacen(" 1", " 63", 1);
    for bytes in [
        b"".to_vec(),
        b"{\"versie\":1}".to_vec(),
        list[..list.len() / 2].to_vec(),
        changed,
        slow.into_bytes(),
    ] {
        desk.put("n.age", bytes);
        let said = restore(&desk, "uit.txt", "n.age", "t.txt");
        assert_eq!(said.status, 3, "{}", said.err);
        assert!(said.err.contains("n.age") && !desk.path("t.txt").exists(), "{}", said.err);
    }
    // Whoever knows the passphrase may say what they like of the places.
    let file = |name: &str, place: &str, result: &str, labels: &[(usize, usize)]| {
        let label =
            |(start, end): &(usize, usize)| Label { start: *start, end: *end, original: "x\u{1f}\ny".into() };
        let labels = labels.iter().map(label).collect();
        let piece = MapPiece { place: place.into(), result: result.into(), labels };
        MapFile { name: name.into(), pieces: vec![piece.clone(), piece] }
    };
    let seal =
        |files: Vec<MapFile>| vault::seal(&Map { files }, &Passphrase::new(PASSPHRASE.into())).unwrap();
    desk.put("u.csv", "a;b\n[x];[y]\n");
    desk.put("v.csv", "a;b\n[x];[y]\n");
    desk.bring("docx/tricks.docx", "u.docx");
    desk.bring("sheets/merged.xlsx", "u.xlsx");
    let files = vec![
        file("uit.txt", "tekst", "[persoon 1] belt.\n", &[(0, 18)]),
        file("u.csv", "csv", "a\u{1f}b\n[x]\u{1f}[y]\n", &[(2, 9), (9, 11)]),
        file("v.csv", "csv", "", &[(0, 0), (0, 0)]),
        file("u.docx", "de tekst", "", &[(0, 0), (0, 0)]),
        file("u.xlsx", "Blad1", "a\n", &[(0, 2)]),
    ];
    desk.put("n.age", seal(files));
    for file in ["uit.txt", "u.csv", "v.csv", "u.docx", "u.xlsx"] {
        let said = restore(&desk, file, "n.age", &format!("t-{file}"));
        assert!(said.status <= 1 && !said.err.contains("fout in zichzelf"), "{file}: {}", said.err);
    }
    desk.put("n.age", seal(vec![file("uit.txt", "tekst", "kort", &[(2, 99)])]));
    assert_eq!(restore(&desk, "uit.txt", "n.age", "t.txt").status, 3);
}

#[test]
fn hostile_files_are_refused() {
    let desk = desk();
    desk.bring("anonymise/hiding_places.xlsx", "sheet.xlsx");
    keep(&desk, "sheet.xlsx", "uit.xlsx");
    let good = fs::read(desk.path("uit.xlsx")).unwrap();
    let restored = |bytes: &[u8]| undo::restore(Kind::Workbook, bytes, &MapFile::default());
    assert!(restored(&good).is_ok());
    for end in [0, 3, 100, good.len() / 2, good.len() - 1] {
        assert!(restored(&good[..end]).is_err(), "{end}");
    }
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x55;
        // Damage that nobody reads may pass; none may do more than that.
        drop(restored(&bytes));
    }
    desk.put("a.jsonl", "{\"id\": 1, \"text\": \"Moeder Fatima belt\"}\n");
    let said =
        desk.anonymise(&["a.jsonl", "-o", "b.jsonl", "--map", "n.age", "--passphrase-file", "wachtzin"]);
    assert!(
        said.status == 2 && said.err.contains("JSON Lines") && !desk.path("n.age").exists(),
        "{}",
        said.err
    );
}

#[test]
fn the_page_to_check_with_holds_all_files_and_is_private() {
    let desk = desk();
    desk.put("in/a.txt", "Verslag\n\nYusuf el Idrissi <belt>.\n");
    desk.bring("docx/libreoffice.docx", "in/brief.docx");
    desk.bring("anonymise/hiding_places.xlsx", "in/sheet.xlsx");
    let said = desk.anonymise(&["in", "-o", "uit", "--review", "nakijken.html"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("op de nakijkpagina staan namen"), "{}", said.err);
    let page = desk.read("nakijken.html");
    for text in [
        "Yusuf",
        "&lt;belt&gt;",
        "regel 3",
        "koptekst 1, alinea 1",
        "De kolom zegt",
        "in/sheet.xlsx",
        "in/brief.docx",
    ] {
        assert!(page.contains(text), "{text}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(desk.path("nakijken.html")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    for (arguments, status) in [
        (&["in/a.txt", "-o", "b.txt", "--review", "nakijken.html"][..], 4),
        (&["in/a.txt", "-o", "b.txt", "--review", "nakijken.txt"], 2),
        (&["in/a.txt", "-o", "b.txt", "--review", "weg/nakijken.html"], 4),
        (&["in/a.txt", "-o", "b.txt", "--review", "b.txt", "-f"], 2),
        (&["in/a.txt", "-o", "b.txt", "--review", "in/a.txt", "-f"], 2),
    ] {
        let said = desk.anonymise(arguments);
        assert_eq!(said.status, status, "{arguments:?}: {}", said.err);
        assert!(!desk.path("b.txt").exists(), "{arguments:?}");
    }
    assert_eq!(desk.read("in/a.txt"), "Verslag\n\nYusuf el Idrissi <belt>.\n");
    assert_eq!(desk.anonymise(&["--check", "in/a.txt", "--review", "nakijken.html", "-f"]).status, 1);
    assert!(!desk.read("nakijken.html").contains("sheet.xlsx"));
}

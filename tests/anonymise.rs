//! `mdo anonymise`, the built binary on files of every kind: what it writes, what it leaves alone, how it says so.

mod desk;

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, open_workbook_auto};
use desk::{Desk, data, everything};
use mdo::minutes::gate::{Gate, Part, parts};
use mdo::sheet::{self, ReadOptions};

/// What stands in a workbook: per worksheet its name and its cells as text.
fn cells(path: &Path) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book = open_workbook_auto(path).unwrap();
    let sheets = book.worksheets();
    let text = |cell: &Data| cell.to_string();
    sheets
        .iter()
        .map(|(name, range)| (name.clone(), range.rows().map(|row| row.iter().map(text).collect()).collect()))
        .collect()
}

/// The rows of the only table, from its header on.
fn table(path: &Path) -> Vec<Vec<String>> {
    let sheets = cells(path);
    assert_eq!(sheets.len(), 1, "{sheets:?}");
    sheets[0].1.iter().skip_while(|row| row[0] != "Casusnummer").cloned().collect()
}

const NAMES: &[&str] = &[
    "yusuf",
    "idrissi",
    "fatima",
    "benali",
    "samira",
    "joessie",
    "sanne",
    "berg",
    "jansen",
    "karin",
    "boer",
    "bas smit",
    "driss",
    "bakker",
    "almelo",
    "dorpsstraat",
    "kerkplein",
    "regenboog",
    "erasmus",
    "oranje zwart",
    "tanger",
    "12345678",
    "612345679",
    "612345670",
    "111222333",
    "123456782",
    "392805",
    "voorbeeld.nl",
    "2013",
    "2010",
    "1234 ab",
    "1234cd",
    "0546",
];

fn holds_none(text: &str) {
    let lower = text.to_lowercase();
    for name in NAMES {
        assert!(!lower.contains(name), "{name} in {text}");
    }
}

#[test]
fn of_a_workbook_only_what_may_stay_is_left() {
    let desk = Desk::new();
    desk.bring("anonymise/hiding_places.xlsx", "sheet.xlsx");
    let said = desk.anonymise(&["sheet.xlsx", "-o", "uit.xlsx", "--date", "2026-12-03"]);
    assert_eq!(said.status, 0, "{}", said.err);
    holds_none(&everything(&desk.path("uit.xlsx")));
    holds_none(&said.err);
    let rows = table(&desk.path("uit.xlsx"));
    let column = |name: &str| {
        rows[0].iter().position(|header| header == name).unwrap_or_else(|| panic!("{name}: {:?}", rows[0]))
    };
    let of = |row: usize, name: &str| rows[row][column(name)].as_str();
    assert_eq!(
        [of(1, "Casusnummer"), of(2, "Casusnummer"), of(3, "Casusnummer")],
        ["2026-014", "2026-014", "2026-015"]
    );
    assert_eq!([of(1, "Leeftijdsgroep"), of(3, "Leeftijdsgroep")], ["12 t/m 15 jaar", "16 t/m 17 jaar"]);
    assert_eq!(
        [of(1, "Postcode (4 cijfers)"), of(1, "Onderwijs"), of(3, "Onderwijs")],
        ["1234", "groep 7", "4 havo"]
    );
    assert_eq!([of(1, "Inbrenger"), of(3, "Inbrenger"), of(1, "Geslacht")], ["POH-jeugd", "CJG", "m"]);
    assert!(of(1, "Actie").starts_with("belt [moeder] over het slapen"), "{}", of(1, "Actie"));
    // Left out: the column of a nickname, of a school's club, of a mother.
    for header in
        ["Bijnaam", "Sportclub", "Moeder", "Naam", "BSN", "Dossiernummer", "Adres", "Geboorteplaats"]
    {
        assert!(!rows[0].iter().any(|shown| shown == header), "{header}");
    }
    assert!(everything(&desk.path("uit.xlsx")).contains("gepseudonimiseerd"));
}

#[test]
fn no_sheet_of_any_program_keeps_an_identity() {
    let mut done = 0;
    let mut files: Vec<PathBuf> =
        fs::read_dir(data("sheets")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.push(data("anonymise/hiding_places.xlsx"));
    for file in files {
        let (name, bytes) = (file.display().to_string(), fs::read(&file).unwrap());
        let Ok(whole) = sheet::whole(&bytes, &ReadOptions::default()) else { continue };
        if name.ends_with(".txt") || name.ends_with(".py") {
            continue;
        }
        let gate = Gate::new(&whole.cases, &whole.team);
        for out in ["uit.xlsx", "uit.csv"] {
            let desk = Desk::new();
            let said = desk.anonymise(&[&name, "-o", out, "--date", "2026-12-03"]);
            assert!(said.status <= 1, "{name}: {}", said.err);
            let bytes = fs::read(desk.path(out)).unwrap();
            // Numbers of two cells make no date.
            let cells = String::from_utf8_lossy(&bytes).replace("\";\"", "\n");
            let written =
                if out.ends_with("csv") { vec![Part::text(out, &cells)] } else { parts(&bytes).unwrap() };
            let leaks = gate.check_document(out, &written, Vec::new).unwrap();
            assert!(leaks.is_empty(), "{name}: {leaks:?}");
            // What was made holds nothing more to find, and is read again as a sheet with the same cases.
            let again = desk.anonymise(&["--check", out, "--explain", "--date", "2026-12-03"]);
            assert_eq!(again.status, 0, "{name}: {}", again.out());
        }
        done += 1;
    }
    assert!(done >= 25, "{done}");
}

#[test]
fn a_sheet_without_header_is_scrubbed_cell_by_cell() {
    let desk = Desk::new();
    desk.put(
        "los.csv",
        "Yusuf el Idrissi;belt moeder op 06-12345678;hond\nSanne Jansen;gesprek met Sanne;kat\n",
    );
    let said = desk.anonymise(&["los.csv"]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("geen rij met kolomkoppen"), "{}", said.err);
    holds_none(&said.out());
    assert!(
        said.out().contains("belt moeder op [telefoonnummer]") && said.out().contains("hond"),
        "{}",
        said.out()
    );
}

#[test]
fn a_word_document_keeps_its_layout_and_loses_its_names() {
    let desk = Desk::new();
    desk.bring("anonymise/hiding_places.xlsx", "known/sheet.xlsx");
    for (file, name) in
        [("python_docx", "verslag"), ("libreoffice", "brief"), ("strict", "notitie"), ("tricks", "plan")]
    {
        desk.bring(&format!("docx/{file}.docx"), &format!("in/{name}.docx"));
    }
    let said = desk.anonymise(&["in", "-o", "uit", "--known", "known"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(desk.names("uit"), ["brief.docx", "notitie.docx", "plan.docx", "verslag.docx"]);
    assert!(said.err.contains("verslag.docx: afbeelding 1: kijk zelf"), "{}", said.err);
    for name in desk.names("uit") {
        let written = everything(&desk.path(&format!("uit/{name}"))).to_lowercase();
        for name in ["yusuf", "idrissi", "fatima", "123456782", "12345678", "voorbeeld.nl"] {
            assert!(!written.contains(name), "{name}");
        }
        assert!(written.contains("[jeugdige"), "{name}: {written}");
    }
    let said = desk.anonymise(&["in/brief.docx", "-o", "uit.docx", "--explain", "--format", "json"]);
    let findings = said.json()["bestanden"][0]["bevindingen"].as_array().unwrap().clone();
    for place in ["alinea 1", "koptekst 1, alinea 1", "voetnoot 1", "opmerking 1"] {
        assert!(findings.iter().any(|one| one["plaats"] == place), "{place}: {findings:?}");
    }
    assert_eq!(desk.anonymise(&["--check", "in/brief.docx"]).status, 1);
    assert_eq!(desk.anonymise(&["--check", "uit.docx"]).status, 0, "nothing more to find");
    let said = desk.anonymise(&[
        "in/verslag.docx",
        "-o",
        "tijd.docx",
        "--only",
        "datum",
        "--date",
        "2026-12-03",
        "--relative-dates",
    ]);
    assert_eq!(said.status, 0, "{}", said.err);
    let written = everything(&desk.path("tijd.docx"));
    assert!(written.contains("het overleg]") && written.contains("Yusuf"), "{written}");
    assert_eq!(desk.anonymise(&["in/verslag.docx"]).status, 2, "not on the screen");
}

#[test]
fn a_formula_stays_a_text() {
    let desk = Desk::new();
    desk.put("s.csv", "Casusnummer;Naam jeugdige;Acties\n1;Yusuf;\"=HYPERLINK(\"\"http://x\"\")\"\n");
    assert_eq!(desk.anonymise(&["s.csv", "-o", "uit.csv"]).status, 0);
    assert!(desk.read("uit.csv").contains("\"'="), "{}", desk.read("uit.csv"));
}

#[test]
fn text_keeps_its_encoding_and_line_ends() {
    let desk = Desk::new();
    let text = "Verslag: Yusuf el Idrissi sprak met Zoë.\r\nTel. 06-12345678, café é\r\n\r\nklaar";
    let (expected, cp1252) = (
        |new: &str| new.contains("[telefoonnummer], café é\r\n\r\nklaar") && !new.contains("Yusuf"),
        |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>(),
    );
    desk.put("dos.txt", cp1252(text));
    let out = desk.anonymise(&["dos.txt"]).bytes;
    assert!(expected(&out.iter().map(|byte| char::from(*byte)).collect::<String>()));

    desk.put("bom.md", format!("\u{feff}{text}"));
    let out = desk.anonymise(&["bom.md"]).out();
    assert!(out.starts_with("\u{feff}Verslag") && expected(&out), "{out}");

    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.put("kladblok.txt", utf16);
    let out = desk.anonymise(&["kladblok.txt"]).bytes;
    let units: Vec<u16> = out.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let out = String::from_utf16(&units).unwrap();
    assert!(out.starts_with("\u{feff}Verslag") && expected(&out), "{out}");

    assert_eq!(desk.with_input(&["-"], b"Yusuf el Idrissi belt\n").out(), "[persoon 1] belt\n");
    desk.put("leeg.txt", "");
    assert_eq!(desk.anonymise(&["leeg.txt"]).bytes, b"");
}

#[test]
fn a_case_file_keeps_its_layout() {
    let desk = Desk::new();
    desk.bring("anonymise/casus.yaml", "casus.yaml");
    let said = desk.anonymise(&["casus.yaml", "--date", "2026-12-03"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let (old, new) = (desk.read("casus.yaml"), said.out());
    let lower = new.to_lowercase();
    for name in [
        "yusuf",
        "idrissi",
        "fatima",
        "benali",
        "noor\n",
        "sam]",
        "karin",
        "boer",
        "dorpsstraat",
        "almelo",
        "regenboog",
        "12345678",
        "111222333",
        "2013",
        "1234 ab",
    ] {
        assert!(!lower.contains(name), "{name} in {new}");
    }
    for line in [
        "# Casus van [jeugdige], ingebracht door [POH-jeugd].",
        "casusnummer: \"2026-014\"     # blijft staan",
        "  - rol: moeder",
        "    naam: \"[naam]\"   # 'mama' voor [jeugdige]",
        "    naam: '[naam]'",
        "gezin: [\"[gezinslid 1]\", \"[gezinslid 2]\"]",
        "  aanleiding: |",
        "    [jeugdige] slaapt slecht.",
        "      [moeder] belde op [datum]; zij wonen aan de [adres].",
        "  vraag_aan_overleg: >-",
        "    Hoe helpen we [jeugdige]",
        "    en zijn zus [gezinslid 1]?",
        "overleggen: [2026-12-03]",
    ] {
        assert!(new.lines().any(|shown| shown == line), "{line}\n{new}");
    }
    assert!(
        new.contains("geboortedatum: \"12 t/m 15 jaar\", geslacht: m,\n")
            && new.contains("streefdatum: 2026-12-15")
    );
    // The same keys, one added nor lost; and nothing left to find.
    let keys = |text: &str| serde_yaml::from_str::<serde_yaml::Mapping>(text).unwrap().len();
    assert_eq!(keys(&old), keys(&new));
    desk.put("uit.yaml", &new);
    assert_eq!(desk.anonymise(&["--check", "uit.yaml", "--date", "2026-12-03"]).status, 0);
}

#[test]
fn a_case_file_that_cannot_be_done_safely_is_refused() {
    let desk = Desk::new();
    for (yaml, place) in [
        ("jeugdige: {naam: Yusuf\n", "regel"),
        ("jeugdige: &kind {naam: Yusuf}\nook: *kind\n", "regel 1"),
        ("jeugdige: !kind {naam: Yusuf}\n", "regel 1"),
        ("jeugdige: {naam: Yusuf}\n---\njeugdige: {naam: Yusuf}\n", "eigen bestand"),
    ] {
        desk.put("casus.yaml", yaml);
        let said = desk.anonymise(&["casus.yaml"]);
        assert_eq!((said.status, said.bytes.as_slice()), (3, &b""[..]), "{yaml}");
        assert!(
            said.err.contains("casus.yaml") && said.err.contains(place) && !said.err.contains("Yusuf"),
            "{}",
            said.err
        );
    }
}

#[test]
fn a_folder_goes_file_by_file_and_no_name_betrays_a_child() {
    let desk = Desk::new();
    desk.put("in/verslag 2026-12-03.txt", "Yusuf el Idrissi was er niet.");
    desk.put("in/Verslag Yusuf el Idrissi.txt", "Hij was er niet.");
    desk.put("in/sub/fam Jansen/notitie.md", "Mevrouw Jansen belt.");
    desk.put("in/kapot.xlsx", b"PK\x03\x04kapot");
    desk.put("in/.verborgen.txt", "x");
    desk.put("in/~$sheet.xlsx", "x");
    desk.put("in/foto.jpg", "x");
    desk.bring("anonymise/hiding_places.xlsx", "in/sheet.xlsx");
    desk.bring("sheets/old.xls", "in/sheet.xls");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", desk.path("in/elders.txt")).unwrap();
    let said = desk.anonymise(&["in", "-o", "uit"]);
    assert_eq!(said.status, 3, "{}", said.err);
    assert_eq!(
        desk.names("uit"),
        ["bestand-1.txt", "sheet-2.xlsx", "sheet.xlsx", "sub", "verslag 2026-12-03.txt"]
    );
    assert_eq!(desk.names("uit/sub").len(), 1);
    assert!(!desk.names("uit/sub")[0].contains("Jansen"));
    assert_eq!(desk.read("uit/verslag 2026-12-03.txt"), "[persoon 1] was er niet.");
    for left_out in ["foto.jpg", ".verborgen.txt", "~$sheet.xlsx"] {
        assert!(said.err.contains(&format!("{left_out}: overgeslagen")), "{left_out}: {}", said.err);
    }
    assert!(said.err.contains("kapot.xlsx: ") && said.err.contains("bestand 1 van de"), "{}", said.err);
    assert_eq!(desk.read("in/verslag 2026-12-03.txt"), "Yusuf el Idrissi was er niet.");
    // Again: nothing is overwritten unless told so.
    assert_eq!(desk.anonymise(&["in/verslag 2026-12-03.txt", "-o", "uit/"]).status, 4);
    assert_eq!(desk.anonymise(&["in/verslag 2026-12-03.txt", "-o", "uit/", "-f"]).status, 0);
}

#[test]
fn an_original_is_never_overwritten() {
    let desk = Desk::new();
    desk.put("a.txt", "Yusuf el Idrissi");
    for arguments in [["a.txt", "-f", "-o", "a.txt"], ["a.txt", "-f", "-o", "./"]] {
        let said = desk.anonymise(&arguments);
        assert_eq!(said.status, 2, "{}", said.err);
        assert!(said.err.contains("origineel"), "{}", said.err);
    }
    assert_eq!(desk.read("a.txt"), "Yusuf el Idrissi");
}

#[test]
fn wrong_use_gets_advice() {
    let desk = Desk::new();
    desk.bring("anonymise/hiding_places.xlsx", "s.xlsx");
    desk.put("a.txt", "x");
    desk.put("b.doc", "x");
    for (arguments, status, advice) in [
        (&["s.xlsx"][..], 2, "-o zonder-namen.xlsx"),
        (&["s.xlsx", "-o", "uit.txt"], 2, ".xlsx"),
        (&["a.txt", "s.xlsx"], 2, "-o uit/"),
        (&["b.doc"], 3, ".docx"),
        (&["weg.txt"], 3, "bestaat niet"),
        (&[], 2, "BESTAND"),
        (&["a.txt", "--format", "docx"], 2, "tabel of json"),
        (&["a.txt", "--relative-dates"], 2, "--date"),
        (&["a.txt", "--known", "b.doc"], 2, "sheet"),
        (&["a.txt", "-o", "weg/uit.txt"], 4, "map"),
    ] {
        let said = desk.anonymise(arguments);
        assert_eq!(said.status, status, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(advice), "{arguments:?}: {}", said.err);
    }
}

#[test]
fn check_tells_what_and_where_and_never_quotes() {
    let desk = Desk::new();
    desk.put("a.txt", "Regel een.\nDan belt Yusuf el Idrissi (06-12345678).\n");
    desk.put("schoon.txt", "Moeder belt met de huisarts.\n");
    desk.bring("anonymise/hiding_places.xlsx", "s.xlsx");
    let said = desk.anonymise(&["--check", "a.txt", "schoon.txt", "s.xlsx", "--format", "json"]);
    assert_eq!(said.status, 1, "{}", said.err);
    holds_none(&said.out());
    let json = said.json();
    let found = |file: usize| json["bestanden"][file]["bevindingen"].as_array().unwrap();
    let first = &found(0)[0];
    assert_eq!([first["plaats"].as_str(), first["soort"].as_str()], [Some("2:10"), Some("persoon")]);
    assert_eq!(found(0)[1]["plaats"], "2:28");
    assert!(found(1).is_empty());
    let has =
        |kind: &str, rule: &str| found(2).iter().any(|one| one["soort"] == kind && one["regel"] == rule);
    assert!(
        has("telefoon", "kolom.telefoon")
            && has("datum", "kolom.geboortedatum")
            && has("persoon", "bekend.voornaam")
    );
    assert!(found(2)[0]["plaats"].as_str().unwrap().ends_with("4"), "{:?}", found(2)[0]);
    assert_eq!(desk.anonymise(&["--check", "schoon.txt"]).status, 0);
    assert_eq!(desk.names("."), ["a.txt", "s.xlsx", "schoon.txt"]);
}

#[test]
fn explain_gives_rule_and_reason() {
    let desk = Desk::new();
    desk.put("a.txt", "Dan belt Yusuf el Idrissi (06-12345678).\n");
    let said = desk.anonymise(&["a.txt", "--explain", "-o", "uit.txt", "--format", "json"]);
    holds_none(&said.out());
    let phone = said.json()["bestanden"][0]["bevindingen"][1].clone();
    assert_eq!(phone["soort"], "telefoon");
    assert!(
        phone["reden"].as_str().unwrap().contains("telefoonnummer")
            && phone["zekerheid"].as_f64().unwrap() > 0.5
    );
    // With the result on the screen the reasons stand beside it.
    let said = desk.anonymise(&["a.txt", "--explain"]);
    assert_eq!(said.out(), "Dan belt [persoon 1] ([telefoonnummer]).\n");
    assert!(said.err.contains("Heeft de vorm van een telefoonnummer"), "{}", said.err);
}

#[test]
fn who_is_known_is_found_in_texts() {
    let desk = Desk::new();
    desk.bring("anonymise/hiding_places.xlsx", "s.xlsx");
    desk.bring("anonymise/casus.yaml", "kennis/casus.yaml");
    // About one case: roles. Others of the sheet go without.
    desk.put(
        "a.txt",
        "yusuf el idrissi was er met fatima, niet met sanne. dorpsstraat 12a, karin was er wel",
    );
    let said = desk.anonymise(&["a.txt", "--known", "s.xlsx"]);
    holds_none(&said.out());
    assert!(said.out().contains("was er met [moeder]"), "{}", said.out());
    let said = desk.anonymise(&["a.txt", "--known", "kennis"]);
    assert!(said.out().starts_with("[jeugdige] was er met [moeder], niet met"), "{}", said.out());
    assert!(said.out().contains("[POH-jeugd] was er wel"), "{}", said.out());
}

#[test]
fn the_leak_gate_looks_at_texts_too() {
    let desk = Desk::new();
    desk.bring("anonymise/hiding_places.xlsx", "s.xlsx");
    desk.bring("anonymise/casus.yaml", "casus.yaml");
    // No sentence tells that this is a school, but it is one of the sheet.
    desk.put("a.txt", "Alles goed.\nMooi weer, zoals de regenboog laat zien.\n");
    let said = desk.anonymise(&["a.txt", "--known", "s.xlsx", "-o", "uit.txt"]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(said.err.contains("mogelijk lek: instelling uit blad 1 A4"), "{}", said.err);
    assert!(said.err.contains("staat nog in regel 2") && !said.err.contains("regenboog"), "{}", said.err);
    assert!(desk.path("uit.txt").exists(), "a person decides");
    let said = desk.anonymise(&["a.txt", "--known", "casus.yaml"]);
    assert!(said.err.contains("instelling uit het casusbestand staat nog in regel 2"), "{}", said.err);
    let said = desk.anonymise(&["a.txt", "--known", "s.xlsx", "--keep", "instelling"]);
    assert_eq!((said.status, said.err.contains("lek")), (0, false), "{}", said.err);
    desk.put("b.txt", "Yusuf el Idrissi belt met Fatima Benali (06-12345678), Dorpsstraat 12a in Almelo.\n");
    assert_eq!(desk.anonymise(&["b.txt", "--known", "s.xlsx"]).status, 0);
}

#[test]
fn json_lines_in_a_file_are_as_on_the_stream() {
    let desk = Desk::new();
    let lines = "{\"id\": 1, \"text\": \"Moeder Fatima belt\"}\n{\"id\": 2, \"text\": \"ok\"}\n";
    desk.put("a.jsonl", lines);
    let file = desk.anonymise(&["a.jsonl"]);
    let stream = desk.with_input(&["--jsonl"], lines.as_bytes());
    assert_eq!((file.status, stream.status), (0, 0));
    assert_eq!(file.out(), stream.out());
}

#[test]
fn kinds_can_be_kept_and_dates_told_from_the_meeting() {
    let desk = Desk::new();
    desk.put("a.txt", "Op 12 november 2026 belde Yusuf el Idrissi uit Almelo, geboren 2-5-2013.\n");
    let said = desk.anonymise(&["a.txt", "--keep", "locatie"]);
    assert_eq!(said.out(), "Op [datum] belde [persoon 1] uit Almelo, geboren [datum].\n");
    let said = desk.anonymise(&["a.txt", "--date", "2026-12-03", "--relative-dates", "--only", "datum"]);
    assert_eq!(
        said.out(),
        "Op [3 weken voor het overleg] belde Yusuf el Idrissi uit Almelo, geboren [datum].\n"
    );
    desk.bring("sheets/merged.xlsx", "s.xlsx");
    let said = desk.anonymise(&["s.xlsx", "-o", "u.csv", "--keep", "datum", "--date", "2026-12-03"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(desk.read("u.csv").contains("2011-01-09"), "{}", desk.read("u.csv"));
}

#[test]
fn a_password_opens_a_sheet() {
    let desk = Desk::new();
    let (sheet, password) = (data("sheets/password.xlsx"), data("sheets/password.txt"));
    let (sheet, password) = (sheet.to_str().unwrap(), password.to_str().unwrap());
    assert!(desk.anonymise(&[sheet, "-o", "u.csv"]).err.contains("--password-file"));
    assert_eq!(desk.anonymise(&[sheet, "-o", "u.csv", "--password-file", password]).status, 0);
}

//! `mdo minutes`, the built binary on files: what it writes, what it refuses, how it says so.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

const SHEET: &str = "\
Nr;Naam jeugdige;Geb. datum;Moeder;Tel.nr.;School;Acties
2026-014;Yusuf el Idrissi;2-5-2013;Fatima Benali;06-12345678;Basisschool De Regenboog;\"POH-jeugd: belt Fatima over het verzuim van Yusuf (vóór 15-12)
CJG: huisbezoek bij fam. El Idrissi uiterlijk 20 december\"
2026-015;Roos de Vries;1-1-2010;;;;School: plant gesprek met Roos en moeder (week 50)

Deelnemers;Functie
Karin de Boer;POH-jeugd
";

/// A folder with one sheet in it, and `mdo` started there.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new(sheet: &str) -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        desk.put("sheet.csv", sheet);
        desk
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn mdo(&self, arguments: &[&str]) -> Said {
        let mut command = Command::cargo_bin("mdo").unwrap();
        command.current_dir(self.0.path()).env("COLUMNS", "80").args(arguments);
        let output = command.output().unwrap();
        Said {
            status: output.status.code().unwrap(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    fn minutes(&self, more: &[&str]) -> Said {
        self.mdo(&[&["minutes", "sheet.csv", "--date", "2026-12-03"], more].concat())
    }

    fn json(&self) -> Value {
        let said = self.minutes(&["--format", "json"]);
        serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.err))
    }
}

struct Said {
    status: i32,
    out: String,
    err: String,
}

#[test]
fn a_sheet_becomes_numbered_pseudonymised_actions() {
    let desk = Desk::new(SHEET);
    let minutes = desk.json();
    let actions = minutes["acties"].as_array().unwrap();
    let row = |n: usize| {
        let field = |key: &str| actions[n][key].as_str().unwrap_or("-").to_owned();
        [
            field("nummer"),
            field("casusnummer"),
            field("actie"),
            field("actiehouder"),
            field("streefdatum"),
            field("status"),
        ]
    };
    assert_eq!(
        row(0),
        [
            "2026-014.1",
            "2026-014",
            "belt [moeder] over het verzuim van [jeugdige]",
            "POH-jeugd",
            "2026-12-15",
            "open"
        ]
    );
    assert_eq!(row(1)[0], "2026-014.2");
    assert_eq!(row(1)[3..5], ["CJG".to_owned(), "2026-12-20".to_owned()]);
    assert!(!row(1)[2].contains("Idrissi"), "{:?}", row(1));
    assert_eq!(
        row(2),
        ["2026-015.1", "2026-015", "plant gesprek met [jeugdige] en moeder", "school", "2026-12-11", "open"]
    );
    assert_eq!(minutes["overleg"]["datum"], "2026-12-03");
    assert_eq!(minutes["controle"]["gevonden"].as_array().unwrap().len(), 0);
    assert!(minutes["controle"]["gezocht"].as_u64().unwrap() > 10);
}

#[test]
fn the_numbers_stay_when_a_row_is_added_below() {
    let before = Desk::new(SHEET).json();
    let added = SHEET.replace("\n\nDeelnemers", "\n2026-016;Sem Postma;;;;;CJG: belt Sem\n\nDeelnemers");
    let after = Desk::new(&added).json();
    let (before, after) = (before["acties"].as_array().unwrap(), after["acties"].as_array().unwrap());
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(before[..], after[..before.len()]);
}

#[test]
fn documents_are_written_whole_and_never_over_another_unasked() {
    let desk = Desk::new(SHEET);
    let said = desk.minutes(&["-o", "uit/"]);
    assert_eq!(said.status, 0, "{}", said.err);
    for extension in ["docx", "xlsx", "html"] {
        assert!(desk.path(&format!("uit/actielijst-2026-12-03.{extension}")).is_file(), "{extension}");
    }
    assert_eq!(fs::read_dir(desk.path("uit")).unwrap().count(), 3, "nothing else is left behind");
    let said = desk.minutes(&["-o", "uit/"]);
    assert_eq!(said.status, 4);
    assert!(said.err.contains("bestaat al") && said.err.contains("-f"), "{}", said.err);
    assert_eq!(desk.minutes(&["-o", "uit/", "-f"]).status, 0);
    // The sheet itself never, by no other name either.
    let sheet = fs::read(desk.path("sheet.csv")).unwrap();
    for output in ["sheet.csv", "uit/../sheet.csv"] {
        let said = desk.minutes(&["-o", output, "-f"]);
        assert_eq!(said.status, 2, "{}", said.err);
        assert!(said.err.contains("origineel"), "{}", said.err);
    }
    assert_eq!(fs::read(desk.path("sheet.csv")).unwrap(), sheet);
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let desk = Desk::new(SHEET);
    for format in ["docx", "xlsx", "html", "csv", "markdown", "json"] {
        let bytes: Vec<Vec<u8>> = ["een", "twee"]
            .map(|name| {
                desk.minutes(&["--format", format, "-o", name, "-f"]);
                let file = fs::read_dir(desk.path(name)).unwrap().next().unwrap().unwrap();
                fs::read(file.path()).unwrap()
            })
            .into();
        assert!(bytes[0] == bytes[1], "{format}");
    }
}

#[test]
fn a_leak_stops_the_writing_until_that_very_hit_is_accepted() {
    // A case number that holds a first name of another row cannot be shown, and cannot be scrubbed away.
    let leak =
        "Nr;Naam jeugdige;Acties\nZOFIA-14;Anna Bakker;CJG: belt Anna\n15;Zofia Hoekstra;CJG: belt Zofia\n";
    let desk = Desk::new(leak);
    let said = desk.minutes(&["-o", "lijst.csv"]);
    if said.status == 0 {
        // The reader took a number of its own instead: nothing leaks.
        assert!(!fs::read_to_string(desk.path("lijst.csv")).unwrap().contains("Zofia"));
    }
    let said = desk.minutes(&["-o", "Zofia Hoekstra.csv"]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(said.err.contains("bestandsnaam") && said.err.contains("--accept-leaks"), "{}", said.err);
    assert!(!desk.path("Zofia Hoekstra.csv").exists());
    let accepted: Vec<&str> =
        said.err.split("--accept-leaks ").skip(1).filter_map(|rest| rest.split_whitespace().next()).collect();
    let said = desk.minutes(&["-o", "Zofia Hoekstra.csv", "--accept-leaks", accepted[0]]);
    assert_eq!(
        said.status == 1 && !desk.path("Zofia Hoekstra.csv").exists(),
        accepted.len() > 1,
        "{}",
        said.err
    );
    let said = desk.minutes(&["-o", "Zofia Hoekstra.csv", "--accept-leaks", &accepted.join(",")]);
    assert_eq!(said.status, 1, "a leak that is accepted still needs a person");
    assert!(desk.path("Zofia Hoekstra.csv").exists(), "{}", said.err);
}

#[test]
fn an_owner_nobody_knows_is_flagged_and_not_named() {
    let desk =
        Desk::new("Nr;Kind;Acties\n1;Sem Postma;Annemiek: belt school\n2;Ilse Kok;CJG: belt Annemiek\n");
    let said = desk.minutes(&["--format", "json"]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(!said.out.contains("Annemiek") && !said.err.contains("Annemiek"), "{}{}", said.out, said.err);
    assert!(said.err.contains("actiehouder onbekend") && said.err.contains("C2"), "{}", said.err);
    let minutes: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(minutes["acties"].as_array().unwrap().len(), 2, "not dropped");
    assert!(minutes["acties"][0]["actiehouder"].as_str().unwrap().starts_with('['));
}

#[test]
fn mdo_yaml_ties_names_to_roles_and_names_columns() {
    let desk = Desk::new("Nr;Kind;Zo dus\n1;Sem Postma;Annemiek: belt school\n");
    let said = desk.minutes(&["--format", "json"]);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("Zo dus") && said.err.contains("mdo.yaml"), "{}", said.err);
    desk.put("mdo.yaml", "deelnemers:\n- {naam: Annemiek Smit, rol: CJG}\nkolommen:\n  Zo dus: acties\n");
    let minutes = desk.json();
    assert_eq!(minutes["acties"][0]["actiehouder"], "CJG");
    desk.put("mdo.yaml", "deelnemers: [{naam: Annemiek\n");
    let said = desk.minutes(&[]);
    assert_eq!(said.status, 3);
    assert!(
        said.err.contains("mdo.yaml") && said.err.contains("regel") && !said.err.contains("Annemiek"),
        "{}",
        said.err
    );
}

#[test]
fn a_due_date_that_cannot_be_read_stays_and_is_flagged() {
    let desk = Desk::new(
        "Nr;Kind;Actie;Wie;Wanneer\n1;Sem Postma;belt school;CJG;z.s.m.\n1;;plant gesprek;school;15-12\n",
    );
    let minutes = desk.json();
    assert_eq!(minutes["acties"][0]["streefdatum"], Value::Null);
    assert!(minutes["acties"][0]["actie"].as_str().unwrap().contains("z.s.m."));
    assert!(minutes["waarschuwingen"][0].as_str().unwrap().contains("1.1"));
    assert_eq!(minutes["acties"][1]["streefdatum"], "2026-12-15");
    assert_eq!(minutes["acties"][1]["nummer"], "1.2");
}

#[test]
fn the_next_meeting_gives_its_day() {
    let desk = Desk::new("Nr;Kind;Acties\n1;Sem Postma;CJG: koppelt terug (volgend overleg)\n");
    let minutes: Value =
        serde_json::from_str(&desk.minutes(&["--format", "json", "--next", "7-1-2027"]).out).unwrap();
    assert_eq!(minutes["acties"][0]["streefdatum"], "2027-01-07");
}

#[test]
fn cells_that_look_like_formulas_are_written_as_text() {
    let desk = Desk::new("Nr;Kind;Acties\n1;Sem Postma;CJG: =HYPERLINK(1)\n2;Ilse Kok;CJG: @SUM(1)\n");
    desk.minutes(&["-o", "lijst.csv"]);
    let csv = fs::read_to_string(desk.path("lijst.csv")).unwrap();
    for cell in csv.lines().flat_map(|line| line.split(';')).map(|cell| cell.trim_matches('"')) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}

#[test]
fn wrong_use_is_explained_in_dutch() {
    let desk = Desk::new(SHEET);
    for (arguments, status, words) in [
        (&["minutes"][..], 2, "ontbreekt"),
        (&["minuten"][..], 2, "minutes"),
        (&["minutes", "sheet.csv", "--dat", "2026-12-03"][..], 2, "--date"),
        (&["minutes", "sheet.csv", "--date", "31-2-2026"][..], 2, "geen datum"),
        (&["minutes", "sheet.csv", "--date", "2026-12-03", "--format", "pdf"][..], 2, "docx"),
        (&["minutes", "sheet.csv"][..], 2, "--date"),
        (&["minutes", "weg.csv", "--date", "2026-12-03"][..], 3, "weg.csv"),
        (&["minutes", "sheet.csv", "--date", "2026-12-03", "-o", "weg/lijst.docx"][..], 4, "weg"),
        (&["minutes", "sheet.csv", "--date", "2026-12-03", "-C", "weg"][..], 2, "weg"),
    ] {
        let said = desk.mdo(arguments);
        assert_eq!(said.status, status, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(words), "{arguments:?}: {}", said.err);
        assert!(said.out.is_empty());
        for english in ["error", "usage", "Usage", "required", "invalid"] {
            assert!(!said.err.contains(english), "{arguments:?}: {}", said.err);
        }
    }
}

#[test]
fn help_is_dutch_and_shows_an_example() {
    let desk = Desk::new(SHEET);
    for arguments in [&["--help"][..], &["minutes", "--help"], &["notulen", "-h"], &["anonymise", "--help"]] {
        let said = desk.mdo(arguments);
        assert_eq!(said.status, 0);
        assert!(said.out.contains("Gebruik:") && said.out.contains("Voorbeeld"), "{}", said.out);
        for english in
            ["Usage", "Options", "Arguments", "Commands", "Print", "possible values", "default:", "aliases"]
        {
            assert!(!said.out.contains(english), "{english} in {}", said.out);
        }
        assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    }
}

#[test]
fn errors_and_talk_name_no_person() {
    let names = ["Yusuf", "Idrissi", "Fatima", "Benali", "Roos", "12345678", "Regenboog"];
    let desk = Desk::new(SHEET);
    for more in [&["-v"][..], &["-o", "uit/"], &["--format", "json"], &["--format", "html"]] {
        let said = desk.minutes(more);
        for name in names {
            assert!(!said.err.contains(name) && !said.out.contains(name), "{name}: {}{}", said.err, said.out);
        }
    }
}

#[test]
fn without_a_terminal_no_line_is_cut() {
    let desk = Desk::new(SHEET);
    let output = Command::cargo_bin("mdo")
        .unwrap()
        .current_dir(desk.0.path())
        .env_remove("COLUMNS")
        .args(["minutes", "sheet.csv", "--date", "2026-12-03"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("belt [moeder] over het verzuim van [jeugdige]")
    );
}

#[test]
fn the_table_fits_eighty_columns() {
    let said = Desk::new(SHEET).minutes(&[]);
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    assert!(!said.out.contains('\x1b'));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_and_a_closed_pipe_is_none() {
    let desk = Desk::new(SHEET);
    let binary = assert_cmd::cargo::cargo_bin("mdo");
    let run = |tail: &str| {
        let script =
            format!("'{}' minutes sheet.csv --date 2026-12-03 -q --format html {tail}", binary.display());
        let status =
            std::process::Command::new("bash").args(["-c", &script]).current_dir(desk.0.path()).status();
        status.unwrap().code().unwrap()
    };
    assert_eq!(run("> /dev/full"), 4);
    assert_eq!(run("| true; exit ${PIPESTATUS[0]}"), 0);
}

#[test]
fn files_are_for_the_owner_only() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let desk = Desk::new(SHEET);
        desk.minutes(&["-o", "lijst.csv"]);
        let mode = fs::metadata(desk.path("lijst.csv")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
}

#[test]
fn nothing_is_written_beside_the_sheet() {
    let desk = Desk::new(SHEET);
    desk.minutes(&[]);
    let names: Vec<_> =
        fs::read_dir(desk.0.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(names, ["sheet.csv"]);
    assert!(!Path::new("uit").exists());
}

/// A sheet made by another program, read by the built binary: its minutes as JSON.
fn other_program(name: &str, more: &[&str]) -> Value {
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut command = Command::cargo_bin("mdo").unwrap();
    command.arg("minutes").arg(sheet).args(["--date", "2026-12-03", "--format", "json"]).args(more);
    let output = command.output().unwrap();
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{name}: {}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn sheets_of_other_programs_give_their_actions() {
    for (name, numbers) in [
        ("tidy.xlsx", &["2026-014.1", "2026-014.2", "2026-015.1"][..]),
        ("tidy_named_xls.xls", &["2026-014.1", "2026-014.2", "2026-015.1"]),
        ("titled.xlsx", &["1.1", "2.1", "2.2"]),
        ("merged.xlsx", &["A-1.1", "A-1.2", "A-1.3", "A-2.1", "A-2.2"]),
        ("odd_types.xlsx", &["2026.1", "2027.1", "2029.1"]),
        ("cp1252.csv", &["2026-014.1", "2026-014.2", "2026-015.1"]),
        ("utf8_comma.csv", &["2026-014.1", "2026-014.2", "2026-015.1"]),
        ("utf8_tab.csv", &["2026-014.1", "2026-014.2", "2026-015.1"]),
        ("old.xls", &["21.1", "21.2"]),
        ("calc.ods", &["41.1", "41.2", "41.3", "42.1"]),
        ("epoch_1904.xlsx", &["1.1", "2.1"]),
        ("joined.xlsx", &["1.1", "2.1", "2.2"]),
        ("macro.xlsm", &["1.1"]),
        ("repeated.xlsx", &["31.1", "31.2", "31.3", "32.1"]),
        ("several.xlsx", &["N1.1", "N2.1", "Z1.1"]),
        ("typo.xlsx", &["7.1"]),
        ("two_rows.xlsx", &["C1.1"]),
    ] {
        let minutes = other_program(&format!("tests/sheets/{name}"), &[]);
        let found: Vec<&str> = minutes["acties"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|action| action["nummer"].as_str())
            .collect();
        assert_eq!(found, numbers, "{name}");
        assert_eq!(minutes["controle"]["gevonden"].as_array().unwrap().len(), 0, "{name}");
    }
}

#[test]
fn a_password_opens_a_sheet_and_a_wrong_one_does_not() {
    let password = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets/password.txt");
    let password = password.to_str().unwrap();
    for name in ["password.xlsx", "password_2007.xlsx"] {
        let minutes = other_program(&format!("tests/sheets/{name}"), &["--password-file", password]);
        assert!(!minutes["acties"].as_array().unwrap().is_empty(), "{name}");
        let desk = Desk::new(SHEET);
        desk.put("fout.txt", "niet dit\n");
        let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets").join(name);
        let sheet = sheet.to_str().unwrap();
        let said = desk.mdo(&["minutes", sheet, "--date", "2026-12-03", "--password-file", "fout.txt"]);
        assert_eq!(said.status, 3);
        assert!(said.err.contains("wachtwoord") && !said.err.contains("niet dit"), "{}", said.err);
        let said = desk.mdo(&["minutes", sheet, "--date", "2026-12-03"]);
        assert_eq!(said.status, 3, "no terminal, no question");
        assert!(said.err.contains("--password-file"), "{}", said.err);
    }
}

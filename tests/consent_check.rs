//! `mdo consent-check` at work on a folder: the list of a meeting, wrong files, formats, names.

mod desk;

use desk::{Desk, Said};
use serde_json::Value;

const MDO: &str = "overleg: {ritme: eerste donderdag van de maand}\ntoestemming: {termijn_maanden: 12}\n";

/// A child of 8 with one parent who consented.
fn complete(number: &str) -> String {
    format!(
        "casusnummer: {number}
jeugdige: {{voornaam: Yusuf, achternaam: el Idrissi, geboortedatum: 2018-05-02}}
gezag: eenhoofdig
gezagdragers:
  - {{rol: moeder, naam: Fatima el Idrissi}}
aanmelding: {{vraag_aan_overleg: wie helpt}}
toestemming:
  - door: moeder
    vorm: schriftelijk
    datum: 2026-11-01
    besluit: gegeven
"
    )
}

fn folder(cases: &[(&str, String)]) -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", MDO);
    for (number, text) in cases {
        desk.put(&format!("casussen/{number}.yaml"), text);
    }
    desk
}

fn check(desk: &Desk, arguments: &[&str]) -> Said {
    let mut all = vec!["consent-check", "--today", "2026-11-22"];
    all.extend(arguments);
    desk.run(&all)
}

fn statuses(said: &Said) -> Vec<String> {
    let cases = said.json()["casussen"].as_array().unwrap().clone();
    let line = |case: &Value| {
        let text = |key: &str| case[key].as_str().unwrap().to_owned();
        format!("{} {}", text("casusnummer"), text("status"))
    };
    cases.iter().map(line).collect()
}

#[test]
fn a_meeting_with_all_consents_is_in_order() {
    let desk = folder(&[("1", complete("1")), ("2", complete("2"))]);
    let said = check(&desk, &["--format", "json"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let json = said.json();
    assert_eq!(json["overleg"], "2026-12-03", "the next of the rhythm");
    let person = &json["casussen"][0]["toestemmers"][0];
    assert_eq!(person["wie"], "moeder");
    assert_eq!(person["rol"], "moeder");
    assert_eq!(person["status"], "gegeven");
    assert_eq!(person["sinds"], "2026-11-01");
    assert_eq!(person["tot_en_met"], "2027-11-01");
}

#[test]
fn a_monthly_script_can_stop_when_something_is_missing() {
    let desk = folder(&[("1", complete("1")), ("2", complete("2").replace("gegeven", "geweigerd"))]);
    let said = check(&desk, &["--format", "json"]);
    assert_eq!((said.status, statuses(&said)), (1, vec!["1 compleet".into(), "2 geweigerd".into()]));
    assert_eq!(desk.run(&["toestemming", "--today", "2026-11-22", "-q"]).status, 1);
}

#[test]
fn the_list_of_a_meeting_is_what_names_it_else_all_open_cases() {
    let refused = |number: &str| complete(number).replace("gegeven", "geweigerd");
    let desk = folder(&[
        ("1", format!("{}overleggen: [2026-12-03]\n", complete("1"))),
        ("2", refused("2")),
        ("3", format!("{}status: wachtlijst\n", refused("3"))),
        ("4", format!("{}status: afgesloten\n", refused("4"))),
        ("5", format!("{}status: wachtlijst\n", complete("5"))),
    ]);
    desk.put("overleggen/2026-12-03.yaml", "punten:\n  - {soort: casus, casusnummer: \"5\"}\n");
    let said = check(&desk, &["--format", "json"]);
    // The open case that is not on the list is shown, and does not stop the script.
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(statuses(&said), ["1 compleet", "5 compleet", "2 geweigerd"]);
    assert_eq!(said.json()["casussen"][2]["op_overleg"], false);
    let other = check(&desk, &["--format", "json", "--date", "7-1-2027"]);
    assert_eq!((other.status, statuses(&other)), (1, vec!["1 compleet".into(), "2 geweigerd".into()]));
}

#[test]
fn the_next_meeting_is_the_next_file_else_the_rhythm_else_asked_for() {
    let desk = folder(&[("1", complete("1"))]);
    desk.put("overleggen/2026-11-26.yaml", "partijen: [CJG]\n");
    desk.put("overleggen/2026-11-05.yaml", "partijen: [CJG]\n");
    assert_eq!(check(&desk, &["--format", "json"]).json()["overleg"], "2026-11-26");
    let bare = Desk::new();
    bare.put("mdo.yaml", "");
    let said = check(&bare, &[]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("--date"), "{}", said.err);
    let rhythm = |rhythm: &str| {
        bare.put("mdo.yaml", format!("overleg: {{ritme: \"{rhythm}\"}}\n"));
        check(&bare, &[])
    };
    let said = rhythm("om de week op dinsdag");
    assert!(
        said.status == 2 && said.err.contains("mdo.yaml: overleg.ritme: dit ritme lees ik niet"),
        "{}",
        said.err
    );
    let said = rhythm("eerste donderdag van de maand, 13:00, niet in schoolvakanties");
    assert!(said.status == 0 && said.err.contains("wanneer de vakanties zijn"), "{}", said.err);
    assert!(said.out().contains("3 december 2026"));
}

#[test]
fn wrong_files_are_named_with_line_and_column_and_the_others_are_checked() {
    let wrong = [
        ("2", complete("2").replace("besluit: gegeven", "besluit: misschien"), "regel 11, kolom 14"),
        ("3", complete("3").replace("2026-11-01", "2026-02-30"), "regel 10, kolom 12"),
        ("4", complete("4").replace("door: moeder", "door: Achmed Yilmaz"), "regel 8, kolom 11"),
        ("5", complete("5").replace("2026-11-01", "2026-11-23"), "regel 10, kolom 12"),
        ("6", complete("6").replace("    besluit: gegeven\n", ""), "regel 8"),
        ("7", complete("7").replace("gezag: eenhoofdig", "gezag: [eenhoofdig"), "regel"),
        ("8", complete("8").replace("2018-05-02", "2018-13-02"), "regel 2"),
    ];
    let mut cases: Vec<(&str, String)> = vec![("1", complete("1")), ("9", complete("9"))];
    cases.extend(wrong.iter().map(|(number, text, _)| (*number, text.clone())));
    let desk = folder(&cases);
    let said = check(&desk, &["--format", "json"]);
    assert_eq!(said.status, 3);
    assert_eq!(statuses(&said), ["1 compleet", "9 compleet"]);
    for (number, _, place) in &wrong {
        let line = said.err.lines().find(|line| line.contains(&format!("{number}.yaml")));
        let line = line.unwrap_or_else(|| panic!("{number}: {}", said.err));
        assert!(line.contains(place), "{line}");
    }
    for name in ["Yusuf", "Idrissi", "Fatima", "Achmed", "Yilmaz", "misschien"] {
        assert!(!said.err.contains(name) && !said.out().contains(name), "{name}");
    }
    assert_eq!(said.json()["fouten"].as_array().unwrap().len(), 7);
}

#[test]
fn several_faults_in_one_file_are_all_told() {
    let text = complete("1").replace("door: moeder", "door: opa").replace("2026-11-01", "2027-01-01");
    let said = check(&folder(&[("1", text)]), &["-q"]);
    assert_eq!(said.err.matches("1.yaml").count(), 2, "{}", said.err);
}

#[test]
fn without_the_file_of_the_meeting_nothing_is_judged() {
    let desk = folder(&[("1", complete("1"))]);
    desk.put("overleggen/2026-12-03.yaml", "partijen: {a: b}\n");
    let said = check(&desk, &["--date", "2026-12-03"]);
    assert_eq!((said.status, said.out().as_str()), (3, ""));
    assert!(said.err.contains("2026-12-03.yaml: regel 1"), "{}", said.err);
}

#[test]
fn names_are_shown_only_when_asked_for() {
    let desk = folder(&[("1", complete("1").replace("gegeven", "geweigerd"))]);
    for format in ["tabel", "json", "csv", "markdown", "html"] {
        let bare = check(&desk, &["--format", format, "--explain"]).out();
        assert!(!bare.contains("Fatima") && !bare.contains("Yusuf"), "{format}: {bare}");
        let named = check(&desk, &["--format", format, "--names"]).out();
        assert!(named.contains("Fatima el Idrissi"), "{format}: {named}");
    }
}

#[test]
fn the_table_fits_80_columns_with_the_longest_names() {
    let long = "Maximiliaan Alexander van der Bruggen-van Oldenbarnevelt tot Voorst";
    let text = complete("2026-014-Z").replace("Fatima el Idrissi", long).replace("gegeven", "geweigerd");
    let desk = folder(&[("2026-014-Z", text)]);
    for arguments in [&[][..], &["--names"], &["--names", "--explain"]] {
        let said = desk.run_at_width(&[&["consent-check", "--today", "2026-11-22"], arguments].concat(), 80);
        let longest = said.out().lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= 80, "{longest}\n{}", said.out());
    }
}

#[test]
fn every_format_is_written_and_nothing_is_overwritten_unasked() {
    let desk = folder(&[("1", complete("1"))]);
    let write = |extra: &[&str]| {
        check(&desk, &[&["-o", "uit/", "--format", "json,csv,xlsx,markdown"], extra].concat())
    };
    assert_eq!(write(&[]).status, 0);
    assert_eq!(
        desk.names("uit"),
        [
            "toestemming-2026-12-03.csv",
            "toestemming-2026-12-03.json",
            "toestemming-2026-12-03.md",
            "toestemming-2026-12-03.xlsx"
        ]
    );
    assert_eq!(write(&[]).status, 4);
    assert_eq!(write(&["-f"]).status, 0);
    assert!(desk.read("uit/toestemming-2026-12-03.csv").contains("\"1\";\"ja\";\"compleet\";\"moeder\""));
}

#[test]
fn help_is_dutch_with_an_example() {
    let help = Desk::new().run(&["consent-check", "--help"]).out();
    assert!(help.contains("Voorbeelden:") && help.contains("mdo consent-check --date"), "{help}");
    assert!(help.contains("Afsluitcode:"), "{help}");
}

// --- Recording --------------------------------------------------------------------------------------------------------

fn record(desk: &Desk, arguments: &[&str]) -> Said {
    desk.run(&[&["consent-check", "--today", "2026-11-29", "--record"], arguments].concat())
}

#[test]
fn an_event_is_added_and_not_a_byte_of_the_rest_changes() {
    let text = format!("# van Karin\n{}  # tot zover\neigen_sleutel: 'x'   \n", complete("2026-014"));
    let desk = folder(&[("2026-014", text.clone())]);
    let said =
        record(&desk, &["2026-014", "jeugdige", "gegeven", "--form", "schriftelijk", "--on", "2026-11-28"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let new = desk.read("casussen/2026-014.yaml");
    let added =
        new.lines().filter(|line| !text.lines().any(|old| old == *line)).collect::<Vec<_>>().join("\n");
    assert_eq!(added, "  - door: jeugdige\n    datum: 2026-11-28");
    assert!(text.lines().all(|line| new.lines().any(|kept| kept == line)), "{new}");
    assert_eq!(record(&desk, &["2026-014", "moeder", "ingetrokken"]).status, 0);
    let said = desk.run(&["consent-check", "--today", "2026-11-29", "--format", "json"]);
    assert_eq!(statuses(&said), ["2026-014 ingetrokken"]);
    assert!(desk.read("casussen/2026-014.yaml").contains("besluit: gegeven"), "nothing is erased");
}

#[test]
fn what_cannot_be_is_not_recorded() {
    let two = complete("2").replace(
        "  - {rol: moeder, naam: Fatima el Idrissi}",
        "  - {rol: ouder, naam: Fatima}\n  - {rol: ouder, naam: Hassan}",
    );
    let two = two.replace("door: moeder", "door: Fatima");
    let desk = folder(&[("1", complete("1")), ("2", two)]);
    let before = (desk.read("casussen/1.yaml"), desk.read("casussen/2.yaml"));
    for (arguments, status) in [
        (&["1", "moeder", "gegeven", "--form", "schriftelijk", "--on", "2026-11-30"][..], 2),
        (&["1", "moeder", "geweigerd", "--on", "2026-11-30"], 2),
        (&["1", "moeder", "ingetrokken", "--on", "2026-11-30"], 2),
        (&["1", "moeder", "gegeven", "--form", "schriftelijk", "--on", "2026-02-30"], 2),
        (&["1", "moeder", "misschien"], 2),
        (&["1", "moeder", "gegeven"], 2),
        (&["1", "moeder", "gegeven", "--form", "mondeling"], 2),
        (&["1", "vader", "geweigerd"], 3),
        (&["2", "ouder", "geweigerd"], 3),
        (&["1", "moeder", "geweigerd", "--dry-run"], 0),
    ] {
        let said = record(&desk, arguments);
        assert_eq!(said.status, status, "{arguments:?}: {}", said.err);
        assert_eq!((desk.read("casussen/1.yaml"), desk.read("casussen/2.yaml")), before, "{arguments:?}");
    }
    assert_ne!(record(&desk, &["9", "moeder", "geweigerd"]).status, 0);
    let oral = [
        "1",
        "moeder",
        "gegeven",
        "--form",
        "mondeling",
        "--noted-by",
        "POH-jeugd",
        "--parties",
        "CJG,school",
    ];
    assert_eq!(record(&desk, &oral).status, 0);
    let new = desk.read("casussen/1.yaml");
    assert!(new.contains("genoteerd_door: POH-jeugd") && new.contains("partijen: [CJG, school]"), "{new}");
}

// --- A sheet ----------------------------------------------------------------------------------------------------------

const HEADER: &str = "Casusnummer;Naam jeugdige;Geb. datum;Gezag;Moeder;Vader;Toestemming moeder;Datum toestemming moeder;Toestemming vader;Datum toestemming vader;Toestemming jeugdige;Vorm toestemming;Acties\n";

fn sheet(rows: &str) -> Said {
    let desk = Desk::new();
    desk.put("casuistiek.csv", format!("{HEADER}{rows}"));
    desk.run(&[
        "consent-check",
        "casuistiek.csv",
        "--today",
        "2026-11-22",
        "--date",
        "2026-12-03",
        "--format",
        "json",
    ])
}

fn persons(said: &Said, case: usize) -> Vec<String> {
    let persons = said.json()["casussen"][case]["toestemmers"].as_array().unwrap().clone();
    persons
        .iter()
        .map(|one| format!("{} {}", one["rol"].as_str().unwrap(), one["status"].as_str().unwrap()))
        .collect()
}

#[test]
fn a_sheet_that_says_everything_is_complete() {
    let said = sheet(
        "2026-014;Yusuf el Idrissi;2-5-2018;gezamenlijk;Fatima;Hassan;ja;1-11-2026;ja;2-11-2026;;schriftelijk;CJG: belt\n",
    );
    assert_eq!((said.status, statuses(&said)), (0, vec!["2026-014 compleet".into()]), "{}", said.err);
    assert_eq!(persons(&said, 0), ["moeder gegeven", "vader gegeven"]);
}

#[test]
fn what_a_sheet_cannot_say_is_missing() {
    let said = sheet(
        "1;Yusuf el Idrissi;2-5-2018;;Fatima;Hassan;ja;1-11-2026;ja;2-11-2026;;schriftelijk;CJG: belt\n\
         2;Noor el Idrissi;2-5-2018;gezamenlijk;Fatima;Hassan;ja;;ja;2-11-2026;;schriftelijk;CJG: belt\n\
         3;Sam Bos;2-5-2018;gezamenlijk;Fatima;Hassan;ja;1-11-2026;ja;2-11-2026;;;CJG: belt\n\
         4;Daan Kok;2-5-2012;gezamenlijk;Fatima;Hassan;ja;1-11-2026;nee;2-11-2026;ja;schriftelijk;CJG: belt\n\
         5;Lot Vos;;gezamenlijk;Fatima;Hassan;ja;1-11-2026;ja;2-11-2026;;schriftelijk;CJG: belt\n",
    );
    assert_eq!(said.status, 1, "{}", said.err);
    assert_eq!(statuses(&said), ["1 ontbreekt", "2 ontbreekt", "3 ontbreekt", "4 geweigerd", "5 ontbreekt"]);
    assert_eq!(persons(&said, 0), ["gezagdrager ontbreekt"], "without custody nobody is known");
    assert_eq!(persons(&said, 1), ["moeder ontbreekt", "vader gegeven"], "without a day");
    assert_eq!(persons(&said, 2), ["moeder ontbreekt", "vader ontbreekt"], "without a form");
    assert_eq!(persons(&said, 3), ["moeder gegeven", "vader geweigerd", "jeugdige ontbreekt"]);
    assert!(!said.out().contains("Fatima") && !said.out().contains("Yusuf"));
}

#[test]
fn a_day_after_today_in_a_sheet_is_named_by_its_cell() {
    let said = sheet(
        "1;Yusuf;2-5-2018;gezamenlijk;Fatima;Hassan;ja;1-11-2027;ja;2-11-2026;;schriftelijk;CJG: belt\n\
         2;Noor;2-5-2018;gezamenlijk;Fatima;Hassan;ja;1-11-2026;ja;2-11-2026;;schriftelijk;CJG: belt\n",
    );
    assert_eq!((said.status, statuses(&said)), (3, vec!["2 compleet".into()]), "{}", said.err);
    assert!(said.err.contains("G2"), "{}", said.err);
}

#[test]
fn a_sheet_without_consent_columns_has_no_consents() {
    let desk = Desk::new();
    desk.bring("../examples/casuistiek.xlsx", "casuistiek.xlsx");
    let said = desk.run(&[
        "consent-check",
        "casuistiek.xlsx",
        "--today",
        "2026-11-22",
        "--date",
        "2026-12-03",
        "--format",
        "json",
    ]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(statuses(&said).iter().all(|line| line.ends_with("ontbreekt")), "{:?}", statuses(&said));
}

#[test]
fn children_under_one_number_are_each_judged() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [
        ["Nr", "Naam kind", "Geb. datum", "Gezag", "Moeder", "Toestemming moeder"],
        ["", "Mila Haile", "9-6-2018", "eenhoofdig", "Selam Haile", "ja, schriftelijk, 3-11-2026"],
        ["", "Sem Haile", "1-2-2019", "eenhoofdig", "", "ingetrokken, 4-11-2026"],
    ]
    .iter()
    .enumerate()
    {
        sheet.write_row(u32::try_from(row).unwrap(), 0, *cells).unwrap();
    }
    let plain = rust_xlsxwriter::Format::new();
    sheet.merge_range(1, 0, 2, 0, "2026-014", &plain).unwrap();
    sheet.merge_range(1, 4, 2, 4, "Selam Haile", &plain).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.xlsx");
    book.save(&path).unwrap();
    let mut command = assert_cmd::Command::cargo_bin("mdo").unwrap();
    command.current_dir(folder.path()).args(["consent-check", "sheet.xlsx", "--format", "json"]);
    let output = command.args(["--date", "2026-12-03", "--today", "2026-11-22"]).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let cases = report["casussen"].as_array().unwrap();
    let status =
        |at: usize| (cases[at]["casusnummer"].as_str().unwrap(), cases[at]["status"].as_str().unwrap());
    assert_eq!([status(0), status(1)], [("2026-014", "compleet"), ("2026-014-b", "ingetrokken")]);
}

//! `mdo actions` and `mdo minutes` in a work folder: the built binary, on case files written by hand.

mod desk;

use desk::{Desk, Said};
use serde_json::Value;

const SETTINGS: &str = "\
deelnemers:
  - {naam: Karin de Boer, rol: POH-jeugd}
  - {naam: Bram Visser, rol: CJG}
";

/// Written by hand: keys in any order, names by habit, a number forgotten.
const YUSUF: &str = "\
casusnummer: \"2026-014\"   # niet wijzigen
jeugdige: {voornaam: Yusuf, tussenvoegsel: el, achternaam: Idrissi}
gezagdragers:
- {rol: moeder, naam: Fatima Benali}
betrokkenen:
- {naam: Karin de Boer, functie: POH-jeugd, casusregisseur: ja}
inbrenger: {naam: Karin de Boer, functie: POH-jeugd}
aanmelding: {vraag_aan_overleg: Wie helpt?}
overleggen: [2026-11-05, 2026-12-03]
acties:
- nr: 1
  overleg: 2026-11-05
  actiehouder: Karin      # de POH
  actie: belt Fatima over het verzuim van Yusuf
  streefdatum: 2026-11-20
- nr: 2
  overleg: 2026-11-05
  actiehouder: CJG
  actie: plant een huisbezoek
  status: gedaan
  afgerond: 2026-11-15
- {nr: 4, overleg: 2026-12-03, actiehouder: CJG, actie: \"overlegt met school\", streefdatum: 15-12-2026}
- overleg: 3 december 2026
  actie: \"POH belt Fatima Benali voor 20 december\"
";

const SEM: &str = "\
casusnummer: \"2026-015\"
jeugdige: {voornaam: Sem, achternaam: Postma}
aanmelding: {vraag_aan_overleg: Hoe verder?}
overleggen: [2026-12-03]
evaluatie: {datum: 2026-12-01}
terugkoppeling: [{overleg: 2026-12-03, door: CJG, datum: 2026-12-04}]
acties:
- {nr: 1, overleg: 2026-12-03, actiehouder: Annemiek, actie: belt Sem en Yusuf}
";

fn folder() -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", SETTINGS);
    desk.put("casussen/2026-014.yaml", YUSUF);
    desk.put("casussen/2026-015.yaml", SEM);
    desk
}

fn numbers(said: &Said) -> Vec<String> {
    let json = said.json();
    let number = |action: &Value| action["nummer"].as_str().unwrap().to_owned();
    json["acties"].as_array().unwrap().iter().map(number).collect()
}

#[test]
fn the_minutes_of_a_meeting_begin_with_what_was_still_open() {
    let desk = folder();
    let said = desk.mdo(&["minutes", "--date", "2026-12-03", "--format", "json"]);
    assert_eq!(said.status, 1, "an owner that nobody knows: {}", said.err);
    let expected = ["2026-014.1", "2026-014.4", "2026-014.5", "2026-014.6", "2026-015.1"];
    assert_eq!(numbers(&said), expected);
    assert!(desk.read("casussen/2026-014.yaml").contains("nr: 5"), "a number that was shown is given out");
    let json = said.json();
    let action = |n: usize| json["acties"][n].clone();
    assert_eq!(action(0)["te_laat"], true);
    assert_eq!(action(0)["overleg"], "2026-11-05");
    assert_eq!(action(0)["actiehouder"], "POH-jeugd");
    assert_eq!(action(0)["actie"], "belt [moeder] over het verzuim van [jeugdige]");
    assert_eq!(action(2)["actiehouder"], "POH-jeugd");
    assert_eq!(action(2)["streefdatum"], "2026-12-20");
    let feedback = "terugkoppeling aan ouders en jeugdige: POH-jeugd spreekt met moeder en jeugdige";
    assert_eq!(action(3)["actie"], feedback);
    for name in ["Yusuf", "Fatima", "Benali", "Sem", "Annemiek", "Karin"] {
        assert!(!said.out().contains(name), "{name}: {}", said.out());
    }
}

#[test]
fn what_was_closed_before_a_meeting_is_not_carried_into_it() {
    let desk = folder();
    let of = |day: &str| numbers(&desk.mdo(&["minutes", "--date", day, "--format", "json", "-q"]));
    assert_eq!(of("2026-11-05"), ["2026-014.1", "2026-014.2", "2026-014.6"]);
    assert_eq!(of("2027-01-07"), ["2026-014.1", "2026-014.4", "2026-014.5", "2026-014.6", "2026-015.1"]);
}

#[test]
fn both_lists_of_the_minutes_are_one_list_for_programs() {
    let desk = folder();
    let said = desk.mdo(&["minutes", "--date", "2026-12-03", "--format", "csv", "-q"]);
    let out = said.out();
    assert_eq!(out.lines().count(), 6, "{out}");
    assert!(out.lines().all(|line| line.matches("\";\"").count() == 6), "{out}");
    assert!(out.contains("\"te laat\";\"reden?\""), "{out}");
    for extension in ["docx", "xlsx", "html"] {
        assert!(desk.mdo(&["minutes", "--date", "2026-12-03", "-o", "uit/"]).status != 3);
        assert!(desk.path(&format!("uit/actielijst-2026-12-03.{extension}")).is_file());
    }
}

#[test]
fn actions_are_listed_and_filtered() {
    let desk = folder();
    let list = |more: &[&str]| {
        desk.mdo(&[&["actions", "--today", "2026-12-16", "--format", "json", "-q"], more].concat())
    };
    let all = list(&[]);
    assert_eq!(all.status, 1, "something is overdue");
    assert_eq!(numbers(&all), ["2026-014.1", "2026-014.4", "2026-014.5", "2026-015.1", "2026-014.2"]);
    assert_eq!(numbers(&list(&["--overdue"])), ["2026-014.1", "2026-014.4"]);
    assert_eq!(numbers(&list(&["--owner", "cjg", "--open"])), ["2026-014.4"]);
    assert_eq!(numbers(&list(&["--owner", "Bram"])), ["2026-014.4", "2026-014.2"]);
    assert_eq!(numbers(&list(&["--due-before", "2026-12-15"])), ["2026-014.1"]);
    let sem = list(&["--case", "2026-015"]);
    assert_eq!((sem.status, numbers(&sem)), (0, vec!["2026-015.1".to_owned()]));
    assert!(!sem.out().contains("Sem"), "{}", sem.out());
}

#[test]
fn a_case_tells_what_it_lacks() {
    let desk = folder();
    let said = desk.mdo(&["actions", "--today", "2026-12-16", "--format", "json", "-q"]);
    let json = said.json();
    assert_eq!(
        json["casussen"],
        serde_json::json!([
            {
                "casusnummer": "2026-014",
                "let_op": ["terugkoppeling over 5-11-2026 ontbreekt", "terugkoppeling over 3-12-2026 ontbreekt"]
            },
            { "casusnummer": "2026-015", "let_op": ["geen casusregisseur", "evaluatie was op 1-12-2026"] }
        ])
    );
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let desk = folder();
    desk.put("casussen/2026-013.yaml", "casusnummer: [");
    let twins = "- {nr: 1, actie: a}\n- {nr: 1, actie: b}\n";
    desk.put("casussen/2026-016.yaml", SEM.replace("2026-015", "2026-016") + twins);
    let said = desk.mdo(&["actions", "--today", "2026-12-16", "--format", "json"]);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("2026-013.yaml") && said.err.contains("twee acties"), "{}", said.err);
    assert_eq!(numbers(&said).len(), 5);
}

#[test]
fn without_a_work_folder_it_says_what_to_do() {
    let desk = Desk::new();
    for arguments in [&["actions"][..], &["minutes", "--date", "2026-12-03"]] {
        let said = desk.mdo(arguments);
        assert_eq!(said.status, 2);
        assert!(said.err.contains("mdo init"), "{}", said.err);
    }
    assert!(desk.mdo(&["minutes"]).err.contains("--date"));
}

fn changed(before: &str, after: &str) -> Vec<String> {
    let old: Vec<&str> = before.lines().collect();
    after.lines().filter(|line| !old.contains(line)).map(str::to_owned).collect()
}

#[test]
fn a_change_touches_only_its_own_lines() {
    let desk = folder();
    let file = "casussen/2026-014.yaml";
    let run = |arguments: &[&str]| {
        let said = desk.mdo(&[&["actions"], arguments, &["--today", "2026-12-16"]].concat());
        assert_eq!(said.status, 0, "{}", said.err);
    };
    run(&["done", "2026-014.1", "--on", "12-12-2026", "--dry-run"]);
    assert_eq!(desk.read(file), YUSUF);
    run(&["done", "2026-014.1", "--on", "12-12-2026"]);
    let after = desk.read(file);
    assert_eq!(changed(YUSUF, &after), ["  afgerond: 2026-12-12"]);
    assert_eq!(after.matches("status: gedaan").count(), 2);
    assert!(after.contains("actiehouder: Karin      # de POH"), "{after}");
    run(&["done", "2026-014.1"]);
    assert_eq!(desk.read(file), after, "done already");
    run(&["reopen", "2026-014.1"]);
    assert!(!desk.read(file).contains("2026-12-12"), "{}", desk.read(file));
    run(&["entered", "2026-014.4", "--by", "Bram", "--on", "2026-12-05"]);
    assert!(desk.read(file).contains("genoteerd: [{door: CJG, datum: 2026-12-05}]"), "{}", desk.read(file));
    run(&["drop", "2026-014.5", "--reason", "moeder belde zelf"]);
    let text = desk.read(file);
    assert!(text.contains("nr: 5") && text.contains("reden: moeder belde zelf"), "{text}");
    run(&["late", "2026-014.1", "--reason", "gesloten deuren"]);
    let said = desk.mdo(&["actions", "--case", "2026-014", "--format", "json", "--today", "2026-12-16"]);
    let action = |n: usize| said.json()["acties"][n].clone();
    assert_eq!(action(0)["reden"], "gesloten deuren");
    assert_eq!(action(1)["genoteerd"], serde_json::json!(["CJG"]));
}

#[test]
fn a_change_that_does_not_fit_changes_nothing() {
    let desk = folder();
    for (arguments, words) in [
        (&["done", "2026-014.1", "2026-014.9"][..], "2026-014.9"),
        (&["done", "2026-014"], "nummer van een actie"),
        (&["done", "2026-014.1", "--on", "2026-11-01"], "na die dag"),
        (&["done", "2026-014.1", "--on", "2027-01-01"], "na vandaag"),
        (&["drop", "2026-014.1"], "ontbreekt"),
        (&["late", "2026-014.2", "--reason", "niet uitgevoerd"], "niet meer open"),
        (&["late", "2026-014.1", "--reason", "geen zin"], "gesloten_deuren"),
    ] {
        let said = desk.mdo(&[&["actions"], arguments, &["--today", "2026-12-16"]].concat());
        assert_eq!(said.status, 2, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(words), "{arguments:?}: {}", said.err);
        assert_eq!(desk.read("casussen/2026-014.yaml"), YUSUF);
    }
}

#[test]
fn what_changes_after_the_minutes_are_fixed_is_a_correction() {
    let desk = folder();
    let minutes = |more: &[&str]| {
        desk.mdo(&[&["minutes", "--date", "2026-12-03", "--format", "json", "-q"], more].concat()).json()
    };
    let fixed = minutes(&["--final", "--today", "2026-12-04"]);
    assert_eq!(fixed["vastgesteld"], serde_json::json!({ "datum": "2026-12-04", "correcties": [] }));
    desk.mdo(&["actions", "done", "2026-014.4", "--on", "2026-12-10", "--today", "2026-12-16"]);
    let corrections = |minutes: Value| minutes["vastgesteld"]["correcties"].clone();
    assert_eq!(corrections(minutes(&[])), serde_json::json!([]), "what is done later is no correction");

    let file = "casussen/2026-014.yaml";
    let text = desk.read(file).replace("streefdatum: 15-12-2026", "streefdatum: 18-12-2026");
    desk.put(file, text);
    let changes = serde_json::json!(["2026-014.4: streefdatum was 15-12-2026, is nu 18-12-2026"]);
    let pending = serde_json::json!([{ "nr": 1, "datum": null, "wijzigingen": changes }]);
    assert_eq!(corrections(minutes(&[])), pending);
    let after = minutes(&["--final", "--today", "2026-12-16"]);
    assert_eq!(after["vastgesteld"]["datum"], "2026-12-04");
    let fixed = serde_json::json!([{ "nr": 1, "datum": "2026-12-16", "wijzigingen": changes }]);
    assert_eq!(corrections(after), fixed);
    let file = desk.read("overleggen/2026-12-03.yaml");
    minutes(&["--final", "--today", "2026-12-20"]);
    assert_eq!(desk.read("overleggen/2026-12-03.yaml"), file, "nothing changed since");
    assert!(!file.contains("Yusuf") && !file.contains("Fatima"), "{file}");
}

#[test]
fn a_number_of_fixed_minutes_is_never_given_again() {
    let desk = folder();
    let typo = desk.mdo(&["minutes", "--date", "2026-12-30", "--final"]);
    assert!(typo.status == 2 && typo.err.contains("klopt de datum"), "{}", typo.err);
    assert!(!desk.path("overleggen").exists());
    desk.mdo(&["minutes", "--date", "2026-12-03", "--final", "-q"]);
    let file = "casussen/2026-015.yaml";
    let text = desk.read(file);
    assert!(text.contains("nr: 1"), "{text}");
    desk.put(file, text.replace("{nr: 1, overleg: 2026-12-03, actiehouder: Annemiek", "{actiehouder: CJG"));
    let said = desk.mdo(&["actions", "--case", "2026-015", "--format", "json", "-q"]);
    assert_eq!(numbers(&said), ["2026-015.2"]);
}

const SHEET: &str = "\
Nr;Naam jeugdige;Moeder;Acties
2026-014;Yusuf el Idrissi;Fatima Benali;\"CJG: overlegt met school (vóór 15-12)
POH-jeugd: belt Fatima (uiterlijk 20 december)
wijkteam: regelt een maatje voor Yusuf\"
2026-015;Sem Postma;;CJG: huisbezoek (week 50)
2026-099;Ilse Kok;;CJG: belt Ilse
";

#[test]
fn the_actions_of_a_sheet_go_into_the_case_files_once() {
    let desk = folder();
    desk.put("sheet.csv", SHEET);
    let into = |more: &[&str]| {
        let arguments = ["minutes", "sheet.csv", "--date", "2026-12-03", "--into", ".", "--format", "json"];
        desk.mdo(&[&arguments, more].concat())
    };
    let dry = into(&["--dry-run"]);
    assert_eq!(desk.read("casussen/2026-014.yaml"), YUSUF);
    let first = into(&[]);
    assert_eq!(first.status, 1, "a case without a file: {}", first.err);
    assert!(first.err.contains("2026-099"), "{}", first.err);
    assert_eq!(first.out(), dry.out());
    let expected = ["2026-014.4", "2026-014.5", "2026-014.6", "2026-015.2", "2026-099.1"];
    assert_eq!(numbers(&first), expected);
    let files = || ["casussen/2026-014.yaml", "casussen/2026-015.yaml"].map(|file| desk.read(file));
    let after = files();
    assert!(after[0].contains("regelt een maatje voor [jeugdige]"), "{}", after[0]);
    assert!(after[0].contains("POH belt Fatima Benali voor 20 december"), "said the same already");
    assert_eq!(numbers(&into(&[])), expected);
    assert_eq!(files(), after);

    let corrected = SHEET.replace("vóór 15-12", "vóór 18-12").replace("huisbezoek", "huisbezoeken");
    desk.put("sheet.csv", corrected);
    assert_eq!(numbers(&into(&[])), expected);
    let changed = files();
    assert_eq!(changed[0], after[0].replace("streefdatum: 15-12-2026", "streefdatum: 2026-12-18"));
    assert_eq!(changed[1], after[1].replace("huisbezoek", "huisbezoeken"));
}

const NOTES: &str = "\
MDO 3 december 2026
Afwezig: Joost, wijkteam

## 2026-014 Yusuf
- poh belt Fatima over verzuim voor 15-12
cjg: huisbezoek bij Yusuf (week 50)
.1 gesloten deuren
goed gesprek gehad
casus 15
school praat met Sem voor 20 december
2026-014.4 vervallen: Yusuf wil niet
2026-077
cjg belt
samenwerking: ja, ook met Karin
";

#[test]
fn notes_of_the_table_go_into_the_case_files_once() {
    let desk = folder();
    desk.put("notities.txt", NOTES);
    let take =
        || desk.mdo(&["minutes", "--from", "notities.txt", "--date", "2026-12-03", "--format", "json"]);
    let said = take();
    assert_eq!(said.status, 1, "{}", said.err);
    for place in ["regel 2:", "regel 8:", "regel 12:", "regel 13:"] {
        assert!(said.err.contains(place), "{place} {}", said.err);
    }
    assert!(!said.err.contains("gesprek gehad"), "{}", said.err);
    let json = said.json();
    let action = |number: &str| {
        let all = json["acties"].as_array().unwrap();
        all.iter().find(|action| action["nummer"] == number).unwrap_or_else(|| panic!("{number}")).clone()
    };
    assert_eq!(action("2026-014.6")["actie"], "belt [moeder] over verzuim");
    assert_eq!(action("2026-014.6")["actiehouder"], "POH-jeugd");
    assert_eq!(action("2026-014.6")["streefdatum"], "2026-12-15");
    assert_eq!(action("2026-014.1")["reden"], "gesloten deuren");
    assert_eq!(action("2026-014.4")["status"], "vervallen");
    assert_eq!(action("2026-015.2")["actie"], "praat met [jeugdige]");
    let files = || {
        ["casussen/2026-014.yaml", "casussen/2026-015.yaml", "overleggen/2026-12-03.yaml"]
            .map(|file| desk.read(file))
    };
    let after = files();
    assert!(after[0].contains("reden: \"[jeugdige] wil niet\""), "{}", after[0]);
    assert!(after[2].contains("rol: CJG") && after[2].contains("aanwezig: \"ja\""), "{}", after[2]);
    assert!(after[2].contains("aanwezig: \"nee\"") && !after[2].contains("Karin"), "{}", after[2]);
    assert_eq!(take().status, 1);
    assert_eq!(files(), after, "the second time adds nothing");
    let piped = desk.mdo_with_input(
        &["minutes", "--from", "-", "--date", "2026-12-03", "-q"],
        "2026-015\ncjg mailt school".as_bytes(),
    );
    assert!(piped.out().contains("mailt school"), "{}", piped.err);
}

#[test]
fn the_next_meeting_is_that_of_the_folder_whatever_the_rhythm_says() {
    let desk = folder();
    desk.put(
        "mdo.yaml",
        format!("{}\noverleg:\n  ritme: eerste donderdag van de maand\n", desk.read("mdo.yaml")),
    );
    desk.put(
        "sheet.csv",
        "Nr;Naam jeugdige;Acties\n2026-015;Sem Postma;CJG: terugkoppelen (volgend overleg)\n",
    );
    let day = |more: &[&str]| {
        let arguments = ["minutes", "sheet.csv", "--date", "2026-12-03", "--format", "json", "--dry-run"];
        let minutes = desk.mdo(&[&arguments, more].concat()).json();
        minutes["acties"][0]["streefdatum"].as_str().map(str::to_owned)
    };
    assert_eq!(day(&["--into", "."]).as_deref(), Some("2027-01-07"));
    desk.put("overleggen/2027-01-14.yaml", "datum: 2027-01-14\n");
    assert_eq!(day(&["--into", "."]).as_deref(), Some("2027-01-14"));
    assert_eq!(day(&["--into", ".", "--next", "2027-01-21"]).as_deref(), Some("2027-01-21"));
}

//! `mdo agenda SHEET`: the built binary, on a sheet without a work folder.

mod desk;

use std::fs;

use desk::{Desk, Said, everything};
use serde_json::{Value, json};

/// Three cases with consent, one of them for some parties only, and two without.
const SHEET: &str = "\
Casuïstiek wijk West;;;;;;;;;;;
Casusnummer;Naam jeugdige;Geb. datum;Gezag;Gezagdrager 1;Datum aanmelding;Crisismeter;Inbrenger;Partners nodig;Vraag aan overleg;Minuten;Toestemming
2026-001;Sofie Hoekstra;2-4-2018;eenhoofdig;Marga Hoekstra (moeder);1-10-2026;groen;Bram Visser (CJG);wijkteam;Wie helpt Sofie Hoekstra met lezen?;;moeder: gegeven, 10-11-2026, schriftelijk
2026-002;Daan Postma;3-5-2017;eenhoofdig;Ilse Postma (moeder);2-10-2026;oranje;Joost Mulder (IB'er);;Hoe verder?;7;moeder: gegeven, 10-11-2026, schriftelijk
2026-003;Lotte Bakker;4-6-2016;eenhoofdig;Anja Bakker (moeder);3-10-2026;rood;Bram Visser (CJG);wijkteam;Wat nu?;;moeder: gegeven, 10-11-2026, schriftelijk, aan CJG
2026-004;Noor Vermeer;5-7-2015;eenhoofdig;Eva Vermeer (moeder);4-10-2026;rood;Bram Visser (CJG);;Wat nu?;;moeder: geweigerd, 10-11-2026, schriftelijk
2026-005;Sem de Wit;6-8-2014;gezamenlijk;Lies de Wit (moeder);5-10-2026;groen;Bram Visser (CJG);;Wat nu?;;
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("casuistiek.csv", SHEET);
    desk
}

fn agenda(desk: &Desk, arguments: &[&str]) -> Said {
    desk.mdo(&[&["agenda", "--today", "2026-11-22"], arguments].concat())
}

fn texts<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().filter_map(|one| one[key].as_str()).collect()
}

#[test]
fn a_sheet_alone_makes_an_agenda() {
    let desk = desk();
    let said = agenda(&desk, &["casuistiek.csv", "--date", "2026-12-03", "--format", "json"]);
    let made = said.json();
    assert_eq!(said.status, 1, "{}", said.err);
    assert_eq!(made["overleg"], json!({"datum": "2026-12-03", "begin": "13:00", "einde": "14:00"}));
    assert_eq!(texts(&made["punten"], "casusnummer")[0], "2026-003", "red first");
    let of = |number: &str| {
        let points = made["punten"].as_array().unwrap();
        points.iter().find(|point| point["casusnummer"] == number).unwrap().clone()
    };
    assert_eq!((&of("2026-001")["minuten"], &of("2026-002")["minuten"]), (&json!(8), &json!(7)));
    assert_eq!(of("2026-001")["deelnemers"], json!(["CJG", "wijkteam"]));
    assert_eq!(of("2026-003")["deelnemers"], json!(["CJG"]), "the consent does not cover the wijkteam");
    assert_eq!(texts(&made["niet_geagendeerd"], "casusnummer"), ["2026-004", "2026-005"]);
    assert_eq!(made["bewezen_minimaal"], json!(true));
    assert_eq!(desk.names(""), ["casuistiek.csv"], "nothing is kept");
}

#[test]
fn its_documents_hold_no_names_and_each_sheet_only_what_consent_covers() {
    let desk = desk();
    let said = agenda(&desk, &["casuistiek.csv", "--date", "2026-12-03", "-o", "uit/"]);
    assert_eq!(said.status, 1, "{}", said.err);
    for name in desk.names("uit").iter().filter(|name| !name.ends_with(".xlsx")) {
        let text = everything(&desk.path(&format!("uit/{name}")));
        for word in ["Sofie", "Hoekstra", "Daan", "Bram", "Mulder", "Vermeer"] {
            assert!(!text.contains(word), "{word} in {name}");
        }
    }
    assert!(desk.read("uit/agenda-2026-12-03.md").contains("Wie helpt [jeugdige] met lezen?"));
    assert!(desk.read("uit/afspraak-2026-12-03-wijkteam.ics").contains("2026-001"));
    let options = |password: &str| mdo::sheet::ReadOptions {
        password: Some(mdo::sheet::Secret::new(password.into())),
        ..Default::default()
    };
    let passwords = desk.read("uit/wachtwoorden-2026-12-03.txt");
    let password = passwords.lines().find_map(|line| line.strip_prefix("wijkteam: ")).unwrap();
    let bytes = fs::read(desk.path("uit/casuistieksheet-2026-12-03-wijkteam.xlsx")).unwrap();
    let whole = mdo::sheet::whole(&bytes, &options(password)).unwrap();
    let numbers: Vec<&str> = whole.cases.iter().map(|entry| entry.case.number.0.as_str()).collect();
    assert_eq!(numbers, ["2026-001"]);
}

#[test]
fn a_sheet_with_a_password_is_opened_by_the_list() {
    let desk = Desk::new();
    desk.mdo(&["init", "map", "--example", "--today", "2026-11-22", "-q"]);
    desk.put("geheim.txt", "een lang geheim\n");
    desk.mdo(&["-C", "map", "sheet", "-q", "--password-file", "geheim.txt", "-o", "dicht.xlsx"]);
    let said = agenda(&desk, &["dicht.xlsx", "--date", "2026-12-03"]);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("met een wachtwoord beveiligd"), "{}", said.err);
    desk.put("lijst.txt", "sheet: een lang geheim\nCJG: ook lang\n");
    let list = ["--password-file", "lijst.txt", "--format", "json"];
    let said = agenda(&desk, &[&["dicht.xlsx", "--date", "2026-12-03"], &list[..]].concat());
    assert_eq!(said.status, 1, "{}", said.err);
    assert_eq!(texts(&said.json()["punten"], "casusnummer"), ["2026-002", "2026-003"]);
    // What the sheet tells of Veilig Thuis is not asked again.
    assert!(!said.out().contains("Veilig Thuis"), "{}", said.out());
}

#[test]
fn what_is_understood_of_a_sheet_can_be_seen() {
    let desk = desk();
    let odd = SHEET.replace(";Minuten;", ";Vaste tijd;").replace(";7;", ";na school;");
    desk.put("casuistiek.csv", odd.replace("Inbrenger", "Humeur"));
    let said = agenda(&desk, &["casuistiek.csv", "--date", "2026-12-03", "-v"]);
    assert_eq!(said.status, 3, "{}", said.err);
    for line in [
        "casuistiek.csv: casus 2026-002, vaste_tijd: deze vaste tijd kan ik niet lezen",
        "'Partners nodig' is aanmelding.partners_nodig",
        "'Toestemming' is toestemming",
        "'Humeur' onbekend: doet niet mee",
    ] {
        assert!(said.err.contains(line), "{line}\n{}", said.err);
    }
}

#[test]
fn what_a_sheet_does_not_say_is_said() {
    let desk = Desk::new();
    desk.put("kort.csv", "Casusnummer;Naam jeugdige;Crisismeter\n2026-001;Sofie Hoekstra;rood\n");
    let said = agenda(&desk, &["kort.csv", "--format", "json"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("Geef de dag met --date"), "{}", said.err);
    let said = agenda(&desk, &["kort.csv", "--date", "2026-12-03", "--format", "json"]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("geen kolom over toestemming"), "{}", said.err);
    assert_eq!(texts(&said.json()["niet_geagendeerd"], "casusnummer"), ["2026-001"]);
    let said = agenda(&desk, &["er-niet.xlsx", "--date", "2026-12-03"]);
    assert_eq!(said.status, 3, "{}", said.err);
}

//! `mdo agenda` in a work folder: the built binary, on files.

mod desk;

use std::collections::BTreeSet;

use assert_cmd::Command;
use desk::{Desk, Said};
use serde_json::Value;

const MDO: &str = r#"wijk: West
overleg: {ritme: eerste donderdag van de maand, begin: "13:00", plaats: zaal 2, aanmelden_tot: 7}
deelnemers:
  - {naam: Karin de Boer, rol: POH-jeugd, organisatie: huisartsenpraktijk, email: karin@praktijk.example, voorzitter: ja}
  - {naam: Bram Visser, rol: CJG, organisatie: CJG, email: bram@cjg.example, notulist: ja}
  - {naam: Fatima Aydin, rol: wijkteam, organisatie: wijkteam}
  - {naam: Joost Mulder, rol: IB'er, organisatie: school}
"#;

/// A case that may be discussed, with these lines besides.
fn case(desk: &Desk, number: &str, crisis: &str, roles: &[&str], more: &str) {
    let involved: String = roles.iter().map(|role| format!("  - {{functie: \"{role}\"}}\n")).collect();
    desk.put(
        &format!("casussen/{number}.yaml"),
        format!(
            "casusnummer: \"{number}\"\n\
             jeugdige: {{voornaam: Sofie, achternaam: Hoekstra, geboortedatum: 2018-04-02}}\n\
             gezag: eenhoofdig\n\
             gezagdragers:\n  - {{rol: moeder, naam: Marga Hoekstra}}\n\
             betrokkenen:\n{involved}\
             crisismeter: {crisis}\n\
             veiligheid: {{jeugdige_gesproken: ja, veilig_thuis: [{{datum: 2026-11-01}}]}}\n\
             toestemming:\n  - {{door: moeder, vorm: schriftelijk, datum: 2026-11-10, besluit: gegeven}}\n\
             {more}"
        ),
    );
}

fn applied(day: &str, question: &str) -> String {
    format!("aanmelding: {{datum: {day}, vraag_aan_overleg: \"{question}\"}}\n")
}

fn folder() -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", MDO);
    desk
}

fn mdo(desk: &Desk, arguments: &[&str]) -> Said {
    mdo_on(desk, "2026-11-22", arguments)
}

fn mdo_on(desk: &Desk, today: &str, arguments: &[&str]) -> Said {
    let mut command = Command::cargo_bin("mdo").unwrap();
    command.current_dir(desk.path("")).env("COLUMNS", "80").env("NO_COLOR", "1");
    let output = command.args(["agenda", "--today", today]).args(arguments).output().unwrap();
    Said {
        status: output.status.code().unwrap(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
        bytes: output.stdout,
    }
}

fn json(desk: &Desk) -> Value {
    mdo(desk, &["--format", "json"]).json()
}

/// The cases on the agenda with their times.
fn cases(agenda: &Value) -> Vec<String> {
    let points = agenda["punten"].as_array().unwrap().iter().filter(|point| point["soort"] == "casus");
    points
        .map(|point| {
            let text = |key: &str| point[key].as_str().unwrap().to_owned();
            format!("{} {} {}", text("begin"), text("casusnummer"), point["minuten"])
        })
        .collect()
}

const MEETING: &str = "overleggen/2026-12-03.yaml";

#[test]
fn the_next_meeting_is_planned_and_kept() {
    let desk = folder();
    case(&desk, "2026-001", "groen", &["IB'er"], &applied("2026-10-01", "x"));
    case(&desk, "2026-002", "oranje", &["wijkteam", "IB'er"], &applied("2026-11-01", "x"));
    case(&desk, "2026-003", "rood", &["wijkteam"], &applied("2026-11-30", "x"));
    case(&desk, "2026-004", "oranje", &["CJG"], &applied("2026-11-27", "x"));
    case(&desk, "2026-005", "oranje", &["CJG"], "status: afgesloten\n");
    let said = mdo(&desk, &["--format", "json"]);
    assert_eq!(said.status, 1, "{}", said.err);
    let agenda = said.json();
    let keys: BTreeSet<&String> = agenda.as_object().unwrap().keys().collect();
    let contract = [
        "bewezen_minimaal",
        "deelnemers",
        "niet_geagendeerd",
        "overleg",
        "punten",
        "waarschuwingen",
        "wachtminuten",
    ];
    assert_eq!(keys.into_iter().map(String::as_str).collect::<Vec<_>>(), contract);
    assert_eq!(
        agenda["overleg"],
        serde_json::json!({"datum": "2026-12-03", "begin": "13:00", "einde": "14:00"})
    );
    assert_eq!(cases(&agenda), ["13:08 2026-003 12", "13:20 2026-002 10", "13:30 2026-001 8"]);
    assert_eq!(
        agenda["niet_geagendeerd"],
        serde_json::json!([{"casusnummer": "2026-004", "reden": "aangemeld na de sluitingsdatum (26 november 2026)"}])
    );
    assert_eq!(agenda["wachtminuten"], 0);
    assert_eq!(agenda["bewezen_minimaal"], true);

    let kept = desk.read(MEETING);
    assert!(kept.contains("datum: 2026-12-03\n") && kept.contains("casusnummer: \"2026-003\""), "{kept}");
    assert!(!kept.contains("Hoekstra") && !kept.contains("versie"), "{kept}");
    // Nothing changed: the file stays as it is.
    assert_eq!(json(&desk), agenda);
    assert_eq!(desk.read(MEETING), kept);
    // The day before the meeting only red comes on; what had no place waited longest next time.
    let next = mdo(&desk, &["--date", "2027-01-07", "--format", "json", "--dry-run"]).json();
    assert!(cases(&next).iter().any(|case| case.contains("2026-004")), "{next}");
    assert_eq!(desk.names("overleggen"), ["2026-12-03.yaml"]);
}

#[test]
fn what_is_changed_by_hand_stays() {
    let desk = folder();
    case(&desk, "2026-001", "groen", &["IB'er"], &applied("2026-10-01", "x"));
    case(&desk, "2026-002", "oranje", &["wijkteam", "IB'er"], &applied("2026-11-01", "x"));
    case(&desk, "2026-003", "oranje", &["wijkteam"], &applied("2026-11-02", "x"));
    assert_eq!(cases(&json(&desk)), ["13:08 2026-003 10", "13:18 2026-002 10", "13:28 2026-001 8"]);

    // Another time, more minutes and a guest.
    let text = desk.read(MEETING);
    let (plan, memory) = text.split_once("gepland:").unwrap();
    let plan = plan.replace("begin: \"13:18\"", "begin: 13.35 uur   # na de pauze van school").replace(
        "minuten: 8\n    deelnemers: [POH-jeugd, CJG, IB'er]",
        "minuten: 11\n    deelnemers: [POH-jeugd, CJG, IB'er, leerplicht]",
    );
    desk.put(MEETING, format!("# Overleg van december\n{plan}gepland:{memory}"));
    let moved = ["13:08 2026-003 10", "13:18 2026-001 11", "13:35 2026-002 10"];
    let agenda = json(&desk);
    assert_eq!(cases(&agenda), moved);
    let point =
        agenda["punten"].as_array().unwrap().iter().find(|point| point["casusnummer"] == "2026-001").unwrap();
    assert_eq!(point["deelnemers"], serde_json::json!(["POH-jeugd", "CJG", "IB'er", "leerplicht"]));
    let kept = desk.read(MEETING);
    assert!(kept.starts_with("# Overleg van december\n") && kept.contains("versie: 1\n"), "{kept}");
    assert!(kept.contains("vast: \"ja\""), "{kept}");
    // And again, also after somebody else has come on.
    assert_eq!(cases(&json(&desk)), moved);
    assert_eq!(desk.read(MEETING), kept);

    // Off the agenda, and on again.
    let (plan, memory) = kept.split_once("gepland:").unwrap();
    let start = plan.find("  - soort: casus\n    casusnummer: \"2026-003\"").unwrap();
    let end = start + 4 + plan[start + 4..].find("  - soort").unwrap();
    desk.put(MEETING, format!("{}{}gepland:{memory}", &plan[..start], &plan[end..]));
    let agenda = json(&desk);
    assert_eq!(cases(&agenda), ["13:08 2026-001 11", "13:35 2026-002 10"]);
    assert_eq!(agenda["niet_geagendeerd"][0]["reden"], "met de hand van de agenda gehaald");
    assert_eq!(cases(&json(&desk)), ["13:08 2026-001 11", "13:35 2026-002 10"]);
    let text = desk.read(MEETING).replace("punten:\n", "punten:\n  - {casusnummer: \"2026-003\"}\n");
    desk.put(MEETING, text);
    assert_eq!(cases(&json(&desk)).len(), 3);
    let kept = desk.read(MEETING);
    assert_eq!(cases(&json(&desk)).len(), 3);
    assert_eq!(desk.read(MEETING), kept);
}

#[test]
fn a_case_may_be_put_on_although_it_came_too_late() {
    let desk = folder();
    case(&desk, "2026-001", "groen", &["IB'er"], &applied("2026-12-01", "x"));
    desk.put(MEETING, "# eigen aantekening\npunten:\n  - {casusnummer: \"2026-001\", begin: \"13:20\"}\n");
    assert_eq!(cases(&json(&desk)), ["13:20 2026-001 8"]);
    assert_eq!(cases(&json(&desk)), ["13:20 2026-001 8"]);
    assert!(desk.read(MEETING).starts_with("# eigen aantekening\n"));
}

#[test]
fn impossible_wishes_are_solved_and_said() {
    let desk = folder();
    let fixed = |time: &str| format!("{}vaste_tijd: \"{time}\"\n", applied("2026-10-01", "x"));
    case(&desk, "2026-001", "oranje", &["wijkteam"], &fixed("13:15"));
    case(&desk, "2026-002", "oranje", &["wijkteam"], &fixed("13:20"));
    let said = mdo(&desk, &["--format", "json"]);
    assert_eq!(
        (said.status, cases(&said.json())),
        (1, vec!["13:15 2026-001 10".into(), "13:25 2026-002 10".into()])
    );
    let why = "past niet samen met casus 2026-001, door de vaste tijd 13:15 van casus 2026-001 en \
        de vaste tijd 13:20 van casus 2026-002";
    let told = format!("casus 2026-002 kan niet om 13:20: {why}; spreek een andere tijd af");
    assert!(said.err.contains(&told), "{}", said.err);

    // Somebody who is never there.
    let desk = folder();
    desk.put("mdo.yaml", MDO.replace("rol: wijkteam,", "rol: wijkteam, beschikbaar: [\"15:00-16:00\"],"));
    case(&desk, "2026-001", "oranje", &["wijkteam", "IB'er"], &applied("2026-10-01", "x"));
    let said = mdo(&desk, &["--format", "json"]);
    assert_eq!(cases(&said.json()), ["13:08 2026-001 10"]);
    assert!(said.err.contains("wijkteam kan er niet bij zijn; nodig bij casus 2026-001"), "{}", said.err);

    // More red than the hour holds.
    let desk = folder();
    for number in 1..=11 {
        case(&desk, &format!("2026-{number:03}"), "rood", &["wijkteam"], &applied("2026-10-01", "x"));
    }
    let said = mdo(&desk, &["--format", "json"]);
    let agenda = said.json();
    assert_eq!(cases(&agenda).len(), 9);
    let reason = agenda["niet_geagendeerd"][0]["reden"].as_str().unwrap().to_owned();
    assert!(reason.starts_with("rood, maar het uur is vol"), "{reason}");
    assert!(said.err.contains("meer rode casussen dan er in het uur passen"), "{}", said.err);
}

#[test]
fn red_goes_first_unless_nobody_can_begin_with_it() {
    // The IB'er must leave before all cases that need them are done: rather one of these waits than the red case.
    let until = |until: &str| MDO.replace("organisatie: school}", &format!("organisatie: school, {until}}}"));
    let desk = folder();
    desk.put("mdo.yaml", until(r#"beschikbaar: ["13:00-13:40"]"#));
    case(&desk, "2026-001", "rood", &["wijkteam"], &applied("2026-10-09", "x"));
    for number in 2..=4 {
        case(&desk, &format!("2026-{number:03}"), "oranje", &["IB'er"], &applied("2026-10-01", "x"));
    }
    let agenda = json(&desk);
    assert_eq!(cases(&agenda), ["13:08 2026-001 12", "13:20 2026-002 10", "13:30 2026-003 10"]);
    let reason = agenda["niet_geagendeerd"][0]["reden"].as_str().unwrap().to_owned();
    assert!(reason.contains("wanneer IB'er kan (13:00-13:40)"), "{reason}");

    // Whom the red case needs comes later: the others do not sit and wait for that.
    desk.put("mdo.yaml", MDO.replace("rol: wijkteam,", "rol: wijkteam, beschikbaar: [\"13:28-14:00\"],"));
    let said = mdo(&desk, &["--format", "json"]);
    assert_eq!(cases(&said.json())[0], "13:08 2026-002 10");
    let why = "niet alle rode casussen staan vooraan: casus 2026-003 past niet samen met";
    assert!(said.err.contains(why), "{}", said.err);
}

#[test]
fn a_limited_consent_keeps_others_out_of_the_case() {
    let desk = folder();
    let text = "toestemming:\n  - {door: moeder, vorm: schriftelijk, datum: 2026-11-10, besluit: gegeven, partijen: [huisartsenpraktijk, CJG]}\n";
    case(&desk, "2026-001", "oranje", &["wijkteam", "CJG"], &applied("2026-10-01", "x"));
    let file = desk.read("casussen/2026-001.yaml");
    let (head, rest) = file.split_once("toestemming:\n").unwrap();
    let rest = rest.split_once('\n').unwrap().1;
    desk.put("casussen/2026-001.yaml", format!("{head}{text}{rest}"));
    case(&desk, "2026-002", "oranje", &["wijkteam"], &applied("2026-10-02", "x"));
    let said = mdo(&desk, &["--format", "json"]);
    let agenda = said.json();
    let point = &agenda["punten"]
        .as_array()
        .unwrap()
        .iter()
        .find(|point| point["casusnummer"] == "2026-001")
        .unwrap();
    assert_eq!(point["deelnemers"], serde_json::json!(["POH-jeugd", "CJG"]));
    assert!(said.err.contains("casus 2026-001 wordt besproken zonder wijkteam"), "{}", said.err);
}

#[test]
fn the_screen_fits_and_says_what_was_won() {
    let desk = folder();
    for (number, roles) in [(1, &["wijkteam"][..]), (2, &["IB'er"]), (3, &["wijkteam"]), (4, &["IB'er"])] {
        case(
            &desk,
            &format!("2026-{number:03}"),
            "oranje",
            roles,
            &applied(&format!("2026-10-0{number}"), "x"),
        );
    }
    let said = mdo(&desk, &[]);
    let screen = said.out();
    assert!(screen.lines().all(|line| line.chars().count() <= 80), "{screen}");
    assert!(
        screen.contains("4 deelnemers wachten samen 20 minuten minder dan in de volgorde van"),
        "{screen}"
    );
    assert!(screen.contains("Wie wanneer") && screen.contains("Een betere volgorde is er"), "{screen}");
}

#[test]
fn reminders_stand_at_the_head() {
    let desk = folder();
    case(&desk, "2026-001", "rood", &["wijkteam"], &applied("2026-10-01", "x"));
    let file = desk.read("casussen/2026-001.yaml");
    desk.put(
        "casussen/2026-001.yaml",
        file.replace(
            "veiligheid: {jeugdige_gesproken: ja, veilig_thuis: [{datum: 2026-11-01}]}\n",
            "evaluatie: {datum: 2026-11-30}\n",
        ),
    );
    let said = mdo_on(&desk, "2026-11-30", &[]);
    let screen = said.out();
    for line in [
        "- De sluitingsdatum (26 november 2026) is voorbij",
        "- Rood, en geen contact met Veilig Thuis",
        "- Nog niet met de jeugdige gesproken: 2026-001",
        "- Het is tijd om terug te kijken (evaluatie): 2026-001",
    ] {
        assert!(screen.contains(line), "{line}\n{screen}");
    }
}

#[test]
fn wrong_input_is_named_with_its_file() {
    let desk = folder();
    case(
        &desk,
        "2026-001",
        "oranje",
        &["wijkteam"],
        &format!("{}vaste_tijd: na school\n", applied("2026-10-01", "x")),
    );
    let said = mdo(&desk, &["--format", "json"]);
    assert_eq!((said.status, cases(&said.json())), (3, vec!["13:08 2026-001 10".into()]));
    assert!(
        said.err.contains("2026-001.yaml: vaste_tijd: deze vaste tijd kan ik niet lezen"),
        "{}",
        said.err
    );
    desk.put(MEETING, "begin: straks\n");
    let said = mdo(&desk, &["--format", "json"]);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("2026-12-03.yaml: begin: deze tijd kan ik niet lezen"), "{}", said.err);
    assert_eq!(desk.read(MEETING), "begin: straks\n");
    let empty = Desk::new();
    assert_eq!(mdo(&empty, &[]).status, 2);
}

//! `mdo case escalate`: the built binary on a work folder, its packet read back. It is left in `target/tmp/hand_over`, where
//! `tests/readers/check_hand_over.py` reads it too.

mod desk;

use std::fs;
use std::path::Path;

use desk::{Desk, Said, everything};
use serde_json::{Value, json};

const MEETINGS: &str = "overleggen: [2026-10-01, 2026-11-05]\n";

/// A case with two guardians who consented, for these parties.
fn case(parties: &str, more: &str) -> String {
    format!(
        "casusnummer: 2026-007\nstatus: open\n\
         jeugdige: {{naam: Sem van den Broek-Hoogeveen, geboortedatum: 2016-03-04, school: Basisschool De Wielewaal}}\n\
         gezag: gezamenlijk\ngezagdragers:\n- {{rol: moeder, naam: Marieke Hoogeveen, telefoon: '0612345678'}}\n\
         - {{rol: vader, naam: Jan-Willem van den Broek}}\n\
         betrokkenen:\n- {{naam: Bram Visser, functie: CJG}}\n\
         aanmelding: {{vraag_aan_overleg: Hoe houden we Sem veilig?, aanleiding: 'Jan-Willem bedreigt Marieke, 0612345678'}}\n\
         crisismeter: rood\nveiligheid: {{oordeel: structureel, eerdere_situaties: Politie bij Marieke in mei}}\n\
         leefgebieden:\n  thuis: {{risico: [vader drinkt, ruzie met Marieke], beschermend: [oma]}}\n  school: {{risico: [verzuim]}}\n\
         toestemming:\n- {{door: moeder, vorm: schriftelijk, datum: 2026-09-20, besluit: gegeven{parties}}}\n\
         - {{door: vader, vorm: schriftelijk, datum: 2026-09-20, besluit: gegeven{parties}}}\n\
         acties:\n- {{nr: 1, overleg: 2026-10-01, actiehouder: CJG, actie: belt Marieke over Sem, streefdatum: 2026-10-15, status: open}}\n\
         {MEETINGS}{more}"
    )
}

fn desk(case: &str) -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", "deelnemers:\n- {naam: Bram Visser, rol: CJG}\n");
    desk.put("casussen/2026-007.yaml", case);
    desk
}

fn escalate(desk: &Desk, more: &[&str]) -> Said {
    desk.mdo(&[&["--today", "2026-11-22", "case", "escalate", "2026-007"], more].concat())
}

fn json_of(desk: &Desk) -> (i32, Value) {
    let said = escalate(desk, &["--format", "json"]);
    (said.status, said.json())
}

const IDENTITIES: &[&str] =
    &["Sem", "Hoogeveen", "Marieke", "Willem", "Broek", "Wielewaal", "Visser", "0612345678", "2016"];

#[test]
fn the_packet_tells_the_case_without_identities() {
    let desk = desk(&case(", partijen: [CJG, Veiligheidshuis Twente]", ""));
    let said = escalate(&desk, &["-o", "uit/", "--format", "docx,xlsx,html,json,markdown,csv"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(desk.names("uit").len(), 6);
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hand_over");
    fs::create_dir_all(&kept).unwrap();
    for kind in ["docx", "json"] {
        let file = format!("opschalen-2026-007.{kind}");
        fs::copy(desk.path(&format!("uit/{file}")), kept.join(file)).unwrap();
    }
    for name in desk.names("uit") {
        let text = everything(&desk.path(&format!("uit/{name}")));
        let found: Vec<_> = IDENTITIES.iter().filter(|identity| text.contains(**identity)).collect();
        assert!(found.is_empty(), "{name}: {found:?}");
        for told in ["2026-007", "vader drinkt", "4 t/m 11 jaar", "gepseudonimiseerd"] {
            assert!(text.contains(told) || name.ends_with("csv") || name.ends_with("json"), "{name}: {told}");
        }
    }
    let (_, packet) = json_of(&desk);
    assert_eq!(packet["signalen"], json!(["rood op twee overleggen"]));
    assert_eq!(packet["checklist"][0]["antwoord"], json!(true), "risks at home and at school");
    assert_eq!(packet["grondslag"], "Met toestemming van: moeder, vader.");
    assert_eq!(packet["acties"][0]["te_laat"], json!(true));
    assert_eq!(escalate(&desk, &["-o", "uit/"]).status, 4, "they are there");
}

/// Consent that names nobody is about who is at the table; the Zorg- en Veiligheidshuis is not.
#[test]
fn without_consent_for_it_there_is_a_check_list_and_no_packet() {
    for parties in ["", ", partijen: [CJG]", ", partijen: [alle]"] {
        let desk = desk(&case(parties, ""));
        let said = escalate(&desk, &["-o", "uit/pakket.docx"]);
        assert_eq!(said.status, 1, "{parties}");
        assert!(
            said.err.contains("niets geschreven") && said.err.contains("toestemming van moeder"),
            "{}",
            said.err
        );
        assert!(!desk.path("uit").exists());
        let (status, list) = json_of(&desk);
        assert_eq!(status, 1);
        assert_eq!(list["checklist"].as_array().unwrap().len(), 4);
        assert!(list.get("gegevens").is_none() && list.get("acties").is_none(), "{list}");
    }
}

#[test]
fn at_the_table_it_needs_no_name() {
    let desk = desk(&case("", ""));
    desk.put(
        "mdo.yaml",
        "deelnemers:\n- {naam: Bram Visser, rol: CJG}\n- {naam: Ed Bos, rol: Zorg- en Veiligheidshuis}\n",
    );
    assert_eq!(json_of(&desk).0, 0);
}

#[test]
fn a_refusal_stops_it_whoever_else_consented() {
    let case = case(", partijen: [ZVH]", "").replace(
        "acties:",
        "- {door: vader, vorm: schriftelijk, datum: 2026-11-01, besluit: ingetrokken}\nacties:",
    );
    assert_eq!(json_of(&desk(&case)).0, 1);
}

fn record(ground: &str, recipients: &str) -> String {
    format!(
        "zonder_toestemming:\n  grondslag: {ground}\n  datum: 2026-11-10\n  beslisser: POH-jeugd\n  geraadpleegd: [Veilig Thuis]\n  \
         gevraagd: ja, vader weigerde\n  afweging: [een, twee, drie, vier, vijf, zes]\n  informatie: [veiligheid]\n  \
         ontvangers: [{recipients}]\n  geinformeerd: nee, onveilig\n"
    )
}

#[test]
fn a_full_record_that_names_it_is_a_ground() {
    let with = |ground, recipients| json_of(&desk(&case("", &record(ground, recipients))));
    let (status, packet) = with("conflict_van_plichten", "Zorg- en Veiligheidshuis");
    assert_eq!(status, 0, "{packet}");
    assert_eq!(
        packet["grondslag"],
        "Zonder toestemming: conflict van plichten, besloten op 10-11-2026. De afweging staat in het dossier."
    );
    assert_eq!(packet["gegevens"][0], json!({"onderwerp": "Nodig om te delen", "tekst": "veiligheid"}));
    assert_eq!(with("vitaal_belang_spoed", "Zorg- en Veiligheidshuis, CJG").0, 0);
    assert_eq!(with("conflict_van_plichten", "deelnemers aan het MDO").0, 1, "that is the table");
    for alone in ["veilig_thuis", "rvdk", "ots_gi", "anoniem"] {
        assert_eq!(with(alone, "Zorg- en Veiligheidshuis").0, 1, "{alone} is for another");
    }
    let half = record("conflict_van_plichten", "ZVH").replace("vijf, zes", "vijf");
    let (status, list) = json_of(&desk(&case("", &half)));
    assert!(status == 1 && list["nodig_om_te_delen"].to_string().contains("5 van de 6"), "{list}");
}

/// What the consents do not cover does not go over.
#[test]
fn categories_that_are_not_covered_stay() {
    let desk = desk(&case(", partijen: [ZVH], categorieen: [veiligheid]", ""));
    let (status, packet) = json_of(&desk);
    assert_eq!(status, 0);
    let text = packet.to_string();
    assert!(text.contains("structurele") || text.contains("Structurele"), "{text}");
    assert!(!text.contains("bedreigt") && !text.contains("vader drinkt") && !text.contains("belt"), "{text}");
}

#[test]
fn mistakes_are_explained() {
    let desk = desk(&case("", ""));
    let unknown = desk.mdo(&["case", "escalate", "2026-099"]);
    assert!(unknown.status == 2 && unknown.err.contains("ken ik niet"), "{}", unknown.err);
    desk.put("casussen/2026-007.yaml", case("", "").replace("2026-09-20", "2027-09-20"));
    assert_eq!(escalate(&desk, &[]).status, 3, "a consent of next year");
}

fn notices(desk: &Desk, today: &str) -> String {
    let said = desk.mdo(&["--today", today, "actions", "--format", "json"]);
    said.json()["casussen"].to_string()
}

/// What a case was at a meeting is written down with its minutes: red now is not red twice.
#[test]
fn a_case_that_turned_red_is_not_red_for_two_meetings() {
    let orange = case("", "").replace("crisismeter: rood", "crisismeter: oranje");
    let desk = desk(&orange.replace("overleggen: [2026-10-01, 2026-11-05]", "overleggen: [2026-10-01]"));
    assert_eq!(desk.mdo(&["minutes", "--date", "2026-10-01", "-q"]).status, 0);
    let file = || desk.read("casussen/2026-007.yaml");
    assert!(file().contains("crisismeter_verloop:\n- overleg: 2026-10-01\n  stand: oranje\n"), "{}", file());
    let red = |file: String, days: &str| {
        let file = file.replace("crisismeter: oranje", "crisismeter: rood");
        desk.put("casussen/2026-007.yaml", file.replace("overleggen: [2026-10-01]", days));
    };
    red(file(), "overleggen: [2026-10-01, 2026-11-05]");
    assert_eq!(desk.mdo(&["minutes", "--date", "2026-11-05", "-q"]).status, 0);
    assert!(!notices(&desk, "2026-11-22").contains("rood op twee"), "red once");
    let again = file();
    assert_eq!(desk.mdo(&["minutes", "--date", "2026-11-05", "-q"]).status, 0);
    assert_eq!(file(), again, "a second time changes nothing");
    red(file().replace("2026-11-05]", "2026-11-05, 2026-12-03]"), "");
    let said = desk.mdo(&["minutes", "--date", "2026-12-03", "--today", "2026-12-03"]);
    assert!(said.err.contains("casus 2026-007: rood op twee overleggen"), "{}", said.err);
    assert!(notices(&desk, "2026-12-04").contains("rood op twee overleggen: loop de checklist"));
    let agenda = || desk.mdo(&["--today", "2026-12-04", "agenda", "--date", "2027-01-07", "--dry-run"]).out();
    assert!(agenda().contains("Zorg- en Veiligheidshuis langs: 2026-007"), "{}", agenda());
    let handed_over = file()
        .replace("oordeel: structureel", "opschalen: {overgedragen_op: 2026-12-04}, oordeel: structureel");
    desk.put("casussen/2026-007.yaml", handed_over);
    assert!(
        !notices(&desk, "2026-12-04").contains("checklist") && !agenda().contains("Veiligheidshuis langs")
    );
}

#[test]
fn a_case_that_comes_back_is_marked() {
    let desk = desk(&case("", ""));
    let close = ["--today", "2026-11-06", "case", "close", "2026-007", "--reason", "klaar"];
    assert_eq!(desk.mdo(&close).status, 0);
    assert!(!notices(&desk, "2026-11-22").contains("terug binnen"));
    let new = case("", "")
        .replace("2026-007", "2026-019")
        .replace("van den Broek-Hoogeveen", "v.d. Broek")
        .replace("vraag_aan_overleg", "datum: 2026-11-20, vraag_aan_overleg");
    desk.put("casussen/2026-019.yaml", new);
    let said = notices(&desk, "2026-11-22");
    assert!(said.contains("terug binnen 12 maanden (afgesloten op 6-11-2026 als 2026-007)"), "{said}");
    assert_eq!(desk.mdo(&["--today", "2026-11-22", "case", "reopen", "2026-007"]).status, 0);
    assert!(notices(&desk, "2026-11-22").contains("terug binnen 12 maanden (afgesloten op 6-11-2026)"));
}

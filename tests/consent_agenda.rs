//! The agenda obeys consent: what may not be discussed is left out, and of `beperkt` only who is covered is there.

mod desk;

use desk::Desk;

const CASE: &str = "casusnummer: NR
jeugdige: {voornaam: Yusuf, geboortedatum: 2018-05-02}
gezag: eenhoofdig
gezagdragers: [{rol: moeder}]
betrokkenen: [{functie: CJG, organisatie: CJG}, {functie: IB'er, organisatie: school}]
inbrenger: {functie: CJG, organisatie: CJG}
aanmelding: {datum: 2026-11-01, vraag_aan_overleg: wie helpt, partners_nodig: [CJG, IB'er]}
crisismeter: oranje
toestemming:
  - {door: moeder, vorm: schriftelijk, datum: 2026-11-02, besluit: gegeven}
";

fn agenda(case: &str) -> serde_json::Value {
    let desk = Desk::new();
    desk.put(
        "mdo.yaml",
        "overleg: {ritme: eerste donderdag van de maand, begin: \"13:00\"}
deelnemers: [{rol: CJG, organisatie: CJG}, {rol: IB'er, organisatie: school}]\n",
    );
    desk.put("casussen/1.yaml", case.replace("NR", "1"));
    desk.put("casussen/2.yaml", CASE.replace("NR", "2"));
    desk.run(&["agenda", "--today", "2026-11-22", "--date", "2026-12-03", "--format", "json"]).json()
}

fn at_the_table(agenda: &serde_json::Value, number: &str) -> Vec<String> {
    let parts = agenda["punten"].as_array().expect("parts");
    let part = parts.iter().find(|part| part["casusnummer"] == number);
    let people = part.and_then(|part| part["deelnemers"].as_array()).into_iter().flatten();
    people.filter_map(|role| role.as_str().map(str::to_owned)).collect()
}

#[test]
fn a_case_with_consent_is_on_the_agenda_with_everybody() {
    assert_eq!(at_the_table(&agenda(CASE), "1"), ["CJG", "IB'er"]);
}

#[test]
fn a_case_that_may_not_be_discussed_is_left_out_with_the_reason() {
    for decision in ["geweigerd", "ingetrokken"] {
        let agenda = agenda(&CASE.replace("gegeven", decision));
        assert!(at_the_table(&agenda, "1").is_empty());
        let left = &agenda["niet_geagendeerd"][0];
        assert_eq!(left["casusnummer"], "1");
        assert!(left["reden"].as_str().is_some_and(|reason| reason.contains(decision)), "{left}");
        assert_eq!(at_the_table(&agenda, "2"), ["CJG", "IB'er"]);
    }
    let unchecked = agenda(&CASE.replace("door: moeder", "door: opa"));
    assert!(at_the_table(&unchecked, "1").is_empty(), "what cannot be judged is not discussed");
    assert_eq!(at_the_table(&unchecked, "2"), ["CJG", "IB'er"]);
}

#[test]
fn of_a_limited_consent_only_the_covered_are_there() {
    let agenda = agenda(&CASE.replace("besluit: gegeven", "besluit: gegeven, partijen: [CJG]"));
    assert_eq!(at_the_table(&agenda, "1"), ["CJG"]);
    assert_eq!(at_the_table(&agenda, "2"), ["CJG", "IB'er"]);
}

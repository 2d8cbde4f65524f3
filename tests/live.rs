//! `mdo minutes --live`, with lines from a pipe; on a terminal `tests/live/drive.py` types them.

mod desk;

use desk::{Desk, Said};

const CASE: &str = "\
casusnummer: \"2026-014\"   # blijft
jeugdige: {voornaam: Yusuf, tussenvoegsel: el, achternaam: Idrissi}
gezagdragers: [{rol: moeder, naam: Fatima Benali}]
inbrenger: {functie: POH-jeugd}
aanmelding: {vraag_aan_overleg: Wie helpt?}
overleggen: [2026-12-03]
evaluatie: {datum: 2026-12-01}
";

fn folder() -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", "deelnemers: [{naam: Karin de Boer, rol: POH-jeugd}, {rol: CJG}]\n");
    desk.put("casussen/2026-014.yaml", CASE);
    desk.put("casussen/2026-015.yaml", CASE.replace("2026-014", "2026-015").replace("[2026-12-03]", "[]"));
    desk
}

fn type_lines(desk: &Desk, lines: &str) -> Said {
    desk.mdo_with_input(&["minutes", "--live", "--date", "2026-12-03"], lines.as_bytes())
}

#[test]
fn what_is_typed_is_kept_also_when_the_input_ends() {
    let desk = folder();
    let said =
        type_lines(&desk, "poh belt Fatima voor 15-12\ncjg mailt\nterug\n2026-015\ncjg praat met Yusuf\n");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("Gestopt"), "{}", said.err);
    assert!(said.err.contains("POH-jeugd: belt [moeder] (vóór 15-12-2026)"), "{}", said.err);
    let case = desk.read("casussen/2026-014.yaml");
    assert!(case.contains("belt [moeder]") && !case.contains("mailt"), "{case}");
    assert!(case.starts_with("casusnummer: \"2026-014\"   # blijft\n"), "{case}");
    let other = desk.read("casussen/2026-015.yaml");
    assert!(other.contains("praat met [jeugdige]") && other.contains("overleggen: [2026-12-03]"), "{other}");
}

#[test]
fn at_the_end_the_meeting_is_asked_about() {
    let desk = folder();
    let typed = "poh belt Fatima\nklaar\nminder stress\n\nja\nniemand\nja\nvia Karin\n\n";
    let said = type_lines(&desk, typed);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out().contains("2026-014.2") && said.out().contains("terugkoppeling"), "{}", said.out());
    let case = desk.read("casussen/2026-014.yaml");
    assert!(case.contains("patient_baat: minder stress"), "{case}");
    assert!(case.contains("passende_hulp: \"ja\"") && !case.contains("demedicalisering"), "{case}");
    let meeting = desk.read("overleggen/2026-12-03.yaml");
    let schema = "# yaml-language-server: $schema=../schemas/overleg.schema.json\n";
    assert!(meeting.starts_with(&format!("{schema}datum: 2026-12-03\n")), "{meeting}");
    assert_eq!(meeting.matches("aanwezig: \"ja\"").count(), 2, "{meeting}");
    assert!(meeting.contains("antwoord: \"ja\"") && meeting.contains("via [POH-jeugd]"), "{meeting}");
}

#[test]
fn a_line_that_is_not_understood_is_told_and_not_kept() {
    let desk = folder();
    let said = type_lines(&desk, "wat een verhaal\n2026-077\ncjg belt\n.9 gedaan\n2026-014.9 gedaan\n");
    for words in ["geen actiehouder", "dit casusnummer", "bij welke casus", "2026-014.9 ken ik niet"] {
        assert!(said.err.to_lowercase().contains(&words.to_lowercase()), "{words}: {}", said.err);
    }
    assert_eq!(desk.read("casussen/2026-014.yaml"), CASE);
}

#[test]
fn a_file_changed_by_hand_meanwhile_is_not_overwritten() {
    let desk = folder();
    desk.put("casussen/2026-014.yaml", format!("{CASE}acties:\n- nr: 1\n  nr: 2\n"));
    let said = type_lines(&desk, "2026-014\npoh belt Fatima\n");
    assert!(!desk.read("casussen/2026-014.yaml").contains("moeder]"), "{}", said.err);
}

/// After a number that nobody knows, what comes next belongs to no case; back and on go from the case of before.
#[test]
fn an_unknown_number_does_not_lose_the_place() {
    let desk = folder();
    desk.put("casussen/2026-015.yaml", CASE.replace("2026-014", "2026-015"));
    let said =
        type_lines(&desk, "2026-077\ncjg belt school\nvorige\ncjg mailt\n2026-078\nvolgende\ncjg praat\n");
    assert!(said.err.contains("Bij welke casus"), "{}", said.err);
    let (first, second) = (desk.read("casussen/2026-014.yaml"), desk.read("casussen/2026-015.yaml"));
    assert!(first.contains("actie: mailt") && !first.contains("belt school"), "{first}");
    assert!(second.contains("actie: praat") && !second.contains("mailt"), "{second}");
}

#[test]
fn an_evaluation_that_was_broken_off_goes_on() {
    let desk = folder();
    type_lines(&desk, "klaar\nminder stress\n");
    let broken_off = desk.read("casussen/2026-014.yaml");
    assert!(broken_off.contains("overleg: 2026-12-03, patient_baat: minder stress"), "{broken_off}");
    let said = type_lines(&desk, "klaar\nwel\nnog niet\nniemand\nja\n\n\n");
    let case = desk.read("casussen/2026-014.yaml");
    assert!(case.contains("demedicalisering: wel, passende_hulp: nog niet"), "{case}\n{}", said.err);
}

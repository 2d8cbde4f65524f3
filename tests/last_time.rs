//! What one meeting says of the cooperation and of its evaluations is shown on the agenda of the next, without names and
//! only to who may know the case.

mod desk;

use desk::{Desk, everything};

const MDO: &str = "\
overleg: {begin: \"13:00\", minuten: 60}
deelnemers:
  - {naam: Karin de Boer, rol: POH-jeugd}
  - {naam: Bram Visser, rol: CJG}
";

fn case(number: &str, child: &str, parties: &str, evaluation: &str) -> String {
    format!(
        "casusnummer: {number}\nstatus: open\njeugdige: {{naam: {child}, geboortedatum: 2016-03-04}}\n\
         gezag: eenhoofdig\ngezagdragers: [{{rol: moeder, naam: Els Kok}}]\n\
         betrokkenen:\n- {{functie: POH-jeugd}}\n- {{functie: CJG}}\n\
         aanmelding: {{datum: 2026-09-01, vraag_aan_overleg: Hoe?}}\ncrisismeter: groen\n\
         toestemming: [{{door: moeder, vorm: schriftelijk, datum: 2026-09-20, besluit: gegeven{parties}}}]\n\
         overleggen: [2026-11-05]\nevaluatie: {{datum: {evaluation}}}\n"
    )
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", MDO);
    desk.put("overleggen/2026-10-01.yaml", "datum: 2026-10-01\n");
    let meeting = "datum: 2026-11-05\nsamenwerking: {antwoord: 'deels, Karin hoort het laat', informatie: per mail, verbeteren: eerder bellen}\n";
    desk.put("overleggen/2026-11-05.yaml", meeting);
    let all = "2026-11-01, patient_baat: Noor slaapt weer, demedicalisering: ja, passende_hulp: nog niet";
    desk.put("casussen/2026-001.yaml", case("2026-001", "Noor Kok", "", all));
    desk.put(
        "casussen/2026-002.yaml",
        case("2026-002", "Sem Bos", "", "2026-09-25, patient_baat: lang geleden"),
    );
    let late = "2026-06-01, overleg: 2026-11-05, patient_baat: meer rust";
    desk.put("casussen/2026-003.yaml", case("2026-003", "Teun Vos", "", late));
    desk.put(
        "casussen/2026-004.yaml",
        case("2026-004", "Lot Mol", ", partijen: [CJG]", "2026-11-02, patient_baat: beperkt"),
    );
    desk
}

#[test]
fn the_next_agenda_shows_what_was_answered() {
    let desk = desk();
    let agenda = ["--today", "2026-11-22", "agenda", "--date", "2026-12-03"];
    let screen = desk
        .mdo(&[&agenda[..], &["--dry-run"]].concat())
        .out()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    for shown in [
        "Vorige keer",
        "Samenwerking op 5-11-2026. Zoals gewenst: deels, [POH-jeugd] hoort het laat; informeren: per mail; anders doen: eerder bellen",
        "Evaluatie 2026-001. Baat: [jeugdige] slaapt weer; minder medisch: ja; passende hulp: nog niet",
        "Evaluatie 2026-003. Baat: meer rust",
        "Evaluatie 2026-004. Baat: beperkt",
    ] {
        assert!(screen.contains(shown), "{shown}\n{screen}");
    }
    assert!(!screen.contains("lang geleden"), "that was shown before");
    assert!(!screen.contains("tijd om terug te kijken"), "all of them were answered");
    let said = desk.mdo(&[&agenda[..], &["-o", "uit/"]].concat());
    assert!(said.status <= 1, "{}", said.err);
    for kind in ["docx", "html", "md", "json"] {
        let text = everything(&desk.path(&format!("uit/agenda-2026-12-03.{kind}")));
        assert!(text.contains("eerder bellen") && text.contains("slaapt weer"), "{kind}");
        assert!(!text.contains("Noor") && !text.contains("Karin"), "{kind}");
        assert!(!text.contains("Baat: beperkt"), "{kind}: the POH-jeugd may not know that case");
    }
}

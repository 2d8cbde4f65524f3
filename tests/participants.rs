//! `mdo minutes --per-participant`: everybody has only their own. The files are left in `target/tmp/participants`, where the
//! programs of `tests/readers` read them back.

mod desk;

use std::fs;
use std::path::PathBuf;

use desk::{Desk, everything};

const SETTINGS: &str = "\
wijk: Voorbeeldwijk
deelnemers:
  - {naam: Karin de Boer, rol: POH-jeugd, organisatie: huisartsenpraktijk}
  - {naam: Bram Visser, rol: CJG, organisatie: CJG}
  - {naam: Joost Mulder, rol: IB'er, organisatie: school}
";

fn case(number: &str, child: &str, consent: &str, actions: &str) -> String {
    format!(
        "casusnummer: \"{number}\"\njeugdige: {{naam: {child}, geboortedatum: 2017-03-04}}\ngezag: eenhoofdig\n\
         gezagdragers: [{{rol: moeder, naam: Els Kok}}]\ninbrenger: {{naam: Bram Visser, functie: CJG}}\n\
         aanmelding: {{vraag_aan_overleg: Hoe?}}\noverleggen: [2026-12-03]\n\
         terugkoppeling: [{{overleg: 2026-12-03, datum: 2026-12-03}}]\n\
         toestemming:\n- {{door: moeder, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven{consent}}}\n\
         acties:\n{actions}"
    )
}

fn folder() -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", SETTINGS);
    let actions = "\
- {nr: 1, overleg: 2026-11-05, actiehouder: Karin, actie: 'belt Anna, over verzuim', streefdatum: 2026-11-20}
- {nr: 2, overleg: 2026-12-03, actiehouder: 'POH-jeugd, IB''er', actie: spreekt Anna op school, streefdatum: 2026-12-15}
- {nr: 3, overleg: 2026-12-03, actiehouder: moeder, actie: belt het CJG}
";
    desk.put("casussen/2026-001.yaml", case("2026-001", "Anna Kok", "", actions));
    let actions = "\
- {nr: 1, overleg: 2026-12-03, actiehouder: allen, actie: kijkt wat Teun helpt, streefdatum: 2027-01-07}
- {nr: 2, overleg: 2026-12-03, actiehouder: CJG, actie: =belt school, status: gedaan, afgerond: 2026-12-04}
";
    let some = ", partijen: [huisartsenpraktijk, CJG]";
    desk.put("casussen/2026-002.yaml", case("2026-002", "Teun Bos", some, actions));
    let refused = "}\n- {door: moeder, datum: 2026-11-02, besluit: ingetrokken";
    let actions = "- {nr: 1, overleg: 2026-12-03, actiehouder: CJG, actie: belt}\n";
    desk.put("casussen/2026-003.yaml", case("2026-003", "Mees Smit", refused, actions));
    let ground = "zonder_toestemming: {grondslag: veilig_thuis, ontvangers: [Veilig Thuis]}\n";
    let actions = "- {nr: 1, overleg: 2026-12-03, actiehouder: 'CJG, Veilig Thuis', actie: belt}\n";
    let consent = "toestemming:\n- {door: moeder, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven}\n";
    let without = case("2026-004", "Lot Mol", "", actions).replace(consent, ground);
    desk.put("casussen/2026-004.yaml", without);
    desk
}

fn left(desk: &Desk) -> PathBuf {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("participants");
    fs::create_dir_all(&target).unwrap();
    for name in desk.names("eigen") {
        fs::copy(desk.path(&format!("eigen/{name}")), target.join(name)).unwrap();
    }
    target
}

#[test]
fn everybody_gets_what_is_theirs_and_consent_covers() {
    let desk = folder();
    let arguments =
        ["minutes", "--date", "2026-12-03", "--per-participant", "eigen", "--today", "2026-12-05"];
    let said = desk.mdo(&arguments);
    assert_eq!(said.status, 0, "{}", said.err);
    let lines = |who: &str| desk.read(&format!("eigen/{who}-2026-12-03.txt"));
    let poh = "\
MDO 5-11-2026 - 2026-001.1 - belt [jeugdige], over verzuim - vóór 20-11-2026
MDO 3-12-2026 - 2026-001.2 - spreekt [jeugdige] op school - vóór 15-12-2026
MDO 3-12-2026 - 2026-002.1 - kijkt wat [jeugdige] helpt - vóór 7-1-2027
";
    assert_eq!(lines("poh-jeugd"), poh);
    assert_eq!(lines("ib-er"), poh.lines().nth(1).unwrap().to_owned() + "\n");
    assert_eq!(lines("cjg"), poh.lines().nth(2).unwrap().to_owned() + "\n", "what is done is not pasted");
    for (words, number) in
        [("van moeder", "2026-001.3"), ("IB'er", "2026-002.1"), ("CJG", "2026-003.1"), ("CJG", "2026-004.1")]
    {
        let told = said.err.lines().any(|line| line.contains(number) && line.contains(words));
        assert!(told, "{number}: {}", said.err);
    }
    assert_eq!(lines("veilig-thuis"), "MDO 3-12-2026 - 2026-004.1 - belt\n", "the ground is for them alone");
    assert_eq!(desk.names("eigen").len(), 28);
    for name in desk.names("eigen") {
        let text = everything(&desk.path(&format!("eigen/{name}")));
        for secret in ["Anna", "Kok", "Teun", "Bos", "Mees", "Karin", "2026-003"] {
            assert!(!text.contains(secret), "{name}: {secret}");
        }
        assert!(!name.starts_with("ib-er") || !text.contains("2026-002"), "{name}");
    }
    left(&desk);
    assert_eq!(desk.mdo(&arguments).status, 4, "not over what is there");
}

#[test]
fn a_sheet_is_taken_apart_by_owner_too() {
    let desk = Desk::new();
    let sheet =
        "Nr;Kind;Acties\n1;Sem Postma;\"CJG: belt Sem\nPOH: belt school\nAnnemiek: mailt\nschool: praat\"\n";
    desk.put("sheet.csv", sheet);
    let said = desk.mdo(&["minutes", "sheet.csv", "--date", "2026-12-03", "--per-participant", "eigen"]);
    assert_eq!(said.status, 1, "an owner nobody knows: {}", said.err);
    let names: Vec<String> = desk.names("eigen").into_iter().filter(|name| name.ends_with(".txt")).collect();
    assert_eq!(names, ["cjg-2026-12-03.txt", "poh-2026-12-03.txt", "school-2026-12-03.txt"]);
    assert_eq!(desk.read("eigen/cjg-2026-12-03.txt"), "MDO 3-12-2026 - 1.1 - belt [jeugdige]\n");
}

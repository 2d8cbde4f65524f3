//! `mdo minutes --feedback`: a letter for each family, with nothing of another.

mod desk;

use std::fs;
use std::path::PathBuf;

use desk::{Desk, everything};

fn case(number: &str, child: &str, mother: &str, born: &str, actions: &str) -> String {
    format!(
        "casusnummer: \"{number}\"\njeugdige: {{naam: {child}, geboortedatum: {born}}}\n\
         gezagdragers: [{{rol: moeder, naam: {mother}}}]\n\
         inbrenger: {{naam: Karin de Boer, functie: POH-jeugd, telefoon: \"0612345678\"}}\n\
         aanmelding: {{vraag_aan_overleg: Hoe?}}\noverleggen: [2026-12-03]\nacties:\n{actions}"
    )
}

fn folder() -> Desk {
    let desk = Desk::new();
    desk.put(
        "mdo.yaml",
        "wijk: Voorbeeldwijk\ndeelnemers: [{naam: Karin de Boer, rol: POH-jeugd}, {rol: CJG}]\n",
    );
    let actions = "\
- {nr: 1, overleg: 2026-12-03, actiehouder: CJG, actie: belt Els over Anna, streefdatum: 2026-12-15}
- {nr: 2, overleg: 2026-12-03, actiehouder: Veilig Thuis, actie: geeft advies}
- {nr: 3, overleg: 2026-11-05, actiehouder: school, actie: maakt een plan met Teun}
";
    let consent =
        "toestemming: [{door: jeugdige, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven}]\n";
    desk.put("casussen/2026-003.yaml", case("2026-003", "Lot Mol", "Ria Mol", "2017-03-04", "  []\n"));
    desk.put("casussen/2026-001.yaml", case("2026-001", "Anna Kok", "Els Kok", "2017-03-04", actions));
    desk.put(
        "casussen/2026-002.yaml",
        case("2026-002", "Teun Bos", "Mia Bos", "2009-03-04", "  []\n") + consent,
    );
    desk
}

#[test]
fn a_family_reads_what_was_agreed_in_its_own_words() {
    let desk = folder();
    let said = desk.mdo(&["minutes", "--date", "2026-12-03", "--feedback", "brieven"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("2026-001.2") && said.err.contains("bedenk zelf"), "{}", said.err);
    assert!(
        said.err.contains("2026-003 is niet besproken (geen toestemming)"),
        "it has no consent: {}",
        said.err
    );
    let names = desk.names("brieven");
    assert_eq!(names, ["terugkoppeling-2026-001-2026-12-03.docx", "terugkoppeling-2026-002-2026-12-03.docx"]);
    let text = everything(&desk.path(&format!("brieven/{}", names[0])));
    for words in [
        "Beste Els Kok,",
        "Het Centrum voor Jeugd en Gezin (CJG): belt moeder over Anna (vóór 15 december 2026)",
        "De school: maakt een plan met",
        "Karin de Boer (POH-jeugd) praat hierover met u en met Anna.",
        "bel 0612345678",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for words in ["Veilig Thuis", "terugkoppeling aan", "Teun", "Bos", "2026-001.1"] {
        assert!(!text.contains(words), "{words}: {text}");
    }
    let grown = everything(&desk.path(&format!("brieven/{}", names[1])));
    assert!(grown.contains("Hoi Teun,") && grown.contains("Je mag zelf kiezen"), "{grown}");
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("feedback");
    fs::create_dir_all(&target).unwrap();
    for name in names {
        fs::copy(desk.path(&format!("brieven/{name}")), target.join(name)).unwrap();
    }
}

#[test]
fn a_neighbourhood_has_its_own_words() {
    let desk = folder();
    desk.put("mdo.yaml", "sjablonen: eigen\n");
    desk.put(
        "eigen/terugkoppeling.md",
        "# Onze afspraken\n\nDag {{ namen }}, {{ afspraken | length }} afspraak.\n",
    );
    let minutes = ["minutes", "--date", "2026-12-03", "-f", "--feedback", "brieven"];
    let said = desk.mdo(&minutes);
    assert_eq!(said.status, 0, "{}", said.err);
    let text = everything(&desk.path("brieven/terugkoppeling-2026-001-2026-12-03.docx"));
    assert!(text.contains("Dag Els Kok, 1 afspraak."), "{text}");
    desk.put("eigen/terugkoppeling.md", "# Onze afspraken\n\n{{ moeder }}\n");
    let said = desk.mdo(&minutes);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("terugkoppeling.md") && said.err.contains("regel 3"), "{}", said.err);
}

//! The requests for consent: to whom, what stands in them, and what does not stand around them.

mod desk;

use std::fs;
use std::io::Read;
use std::path::Path;

use desk::{Desk, Said};

const CASE: &str = "casusnummer: 2026-014
jeugdige: {voornaam: Yusuf, roepnaam: Joes, achternaam: el Idrissi, geboortedatum: 2014-11-28}
gezag: gezamenlijk
gezagdragers:
  - {rol: moeder, naam: Fatima el Idrissi}
  - {rol: vader, naam: Hassan & Zn. <el> Idrissi}
netwerk:
  - {rol: Tante Zohra uit Almelo, naam: Zohra, eigen_gegevens: ja}
inbrenger: {naam: Karin de Boer, functie: POH-jeugd, telefoon: '0612345678', email: karin@praktijk.example}
aanmelding: {vraag_aan_overleg: wie helpt}
toestemming:
  - {door: moeder, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven}
";

const MDO: &str = "wijk: Voorbeeldwijk
toestemming: {vorm: schriftelijk, termijn_maanden: 12, partijen: [CJG, school], categorieen: [slapen], doel: hulp bij slapen.}
";

fn desk(case: &str) -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", MDO);
    desk.put("casussen/2026-014.yaml", case);
    desk
}

fn letters(desk: &Desk, extra: &[&str]) -> Said {
    let arguments =
        ["consent-check", "--today", "2026-11-22", "--date", "2026-12-03", "--letters", "brieven"];
    desk.run(&[&arguments, extra].concat())
}

/// A part of a letter, as it stands in the package.
fn part(desk: &Desk, name: &str, part: &str) -> String {
    let file = fs::File::open(desk.path(&format!("brieven/{name}"))).unwrap();
    let mut package = zip::ZipArchive::new(file).unwrap();
    let mut text = String::new();
    package.by_name(part).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text of a letter.
fn text(desk: &Desk, name: &str) -> String {
    let document = part(desk, name, "word/document.xml");
    document.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect()
}

#[test]
fn who_did_not_consent_gets_a_letter_and_no_file_is_named_after_anybody() {
    let desk = desk(CASE);
    let said = letters(&desk, &[]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert_eq!(
        desk.names("brieven"),
        ["2026-014-jeugdige.docx", "2026-014-persoon-4.docx", "2026-014-vader.docx"]
    );
    for name in ["Zohra", "Yusuf", "Idrissi"] {
        assert!(!said.err.contains(name), "{}", said.err);
    }
}

#[test]
fn a_letter_says_what_with_whom_why_until_when_and_how_to_withdraw() {
    let desk = desk(CASE);
    letters(&desk, &[]);
    let father = text(&desk, "2026-014-vader.docx");
    for part in [
        "Beste Hassan &amp; Zn. &lt;el&gt; Idrissi",
        "Karin de Boer (POH-jeugd) wil Joes graag bespreken",
        "Voorbeeldwijk",
        "slapen",
        "CJG",
        "school",
        "hulp bij slapen.",
        "3 december 2026",
        "12 maanden",
        "intrekt: bel 0612345678 of mail karin@praktijk.example",
        "☐ Ja",
        "☐ Nee",
        "Handtekening: ",
        "ook aan Joes zelf",
    ] {
        assert!(father.contains(part), "{part}\n{father}");
    }
    let youth = text(&desk, "2026-014-jeugdige.docx");
    for part in ["Hoi Joes,", "Niemand wordt boos", "12 maanden", "CJG", "slapen", "hulp bij slapen"] {
        assert!(youth.contains(part), "{part}\n{youth}");
    }
    assert!(!youth.contains(" u "), "a youth is called je: {youth}");
    let aunt = text(&desk, "2026-014-persoon-4.docx");
    assert!(aunt.contains("Beste Zohra,") && aunt.contains("gaat het ook over u"), "{aunt}");
}

#[test]
fn the_properties_of_a_letter_hold_no_name() {
    let desk = desk(CASE);
    letters(&desk, &[]);
    for name in desk.names("brieven") {
        for around in ["docProps/core.xml", "docProps/app.xml", "word/header1.xml", "word/footer1.xml"] {
            let around = part(&desk, &name, around);
            for person in ["Yusuf", "Joes", "Idrissi", "Hassan", "Zohra", "2026-014"] {
                assert!(!around.contains(person), "{name}: {person}");
            }
        }
    }
    // For the readers in tests/readers.
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("letters");
    fs::create_dir_all(&kept).unwrap();
    for name in desk.names("brieven") {
        fs::copy(desk.path(&format!("brieven/{name}")), kept.join(name)).unwrap();
    }
}

#[test]
fn at_16_and_for_an_adult_the_letter_says_u() {
    let desk = desk(&CASE.replace("2014-11-28", "2009-01-01"));
    letters(&desk, &[]);
    assert!(text(&desk, "2026-014-jeugdige.docx").contains("U beslist daar zelf over"));
    let judged =
        "geboortedatum: 2007-01-01, wilsbekwaam: {oordeel: nee, beoordelaar: arts, datum: 2026-11-01}";
    let desk =
        self::desk(&CASE.replace("geboortedatum: 2014-11-28", judged).replace("door: moeder", "door: Zohra"));
    letters(&desk, &[]);
    assert!(text(&desk, "2026-014-moeder.docx").contains("als vertegenwoordiger"));
}

#[test]
fn who_refused_or_is_not_known_gets_no_letter() {
    let case = CASE
        .replace("besluit: gegeven", "besluit: geweigerd")
        .replace("  - {rol: vader, naam: Hassan & Zn. <el> Idrissi}\n", "");
    let desk = desk(&case);
    letters(&desk, &[]);
    assert_eq!(desk.names("brieven"), ["2026-014-jeugdige.docx", "2026-014-persoon-4.docx"]);
}

#[test]
fn letters_are_the_same_each_time_and_never_overwritten_unasked() {
    let desk = desk(CASE);
    letters(&desk, &[]);
    let first = fs::read(desk.path("brieven/2026-014-vader.docx")).unwrap();
    assert_eq!(letters(&desk, &[]).status, 4);
    assert_eq!(letters(&desk, &["-f"]).status, 1);
    assert_eq!(fs::read(desk.path("brieven/2026-014-vader.docx")).unwrap(), first);
}

#[test]
fn a_neighbourhood_may_have_texts_of_its_own() {
    let desk = desk(CASE);
    desk.put("mdo.yaml", format!("{MDO}sjablonen: teksten\n"));
    assert_eq!(letters(&desk, &[]).status, 3, "the folder is not there");
    desk.put("teksten/toestemming-jeugdige.md", "# Een vraag aan jou\n\nDag {{ naam }}, van {{ wijk }}.\n");
    letters(&desk, &["-f"]);
    assert!(
        text(&desk, "2026-014-jeugdige.docx").contains("Dag Joes"),
        "{}",
        text(&desk, "2026-014-jeugdige.docx")
    );
    assert!(text(&desk, "2026-014-vader.docx").contains("Karin de Boer"));
}

#[test]
fn a_broken_text_is_named_with_its_line_and_nothing_is_written() {
    for (broken, line) in
        [("# Titel\n\nDag {{ naam\n", "regel"), ("# Titel\n\n{{ naaam }}\n", "regel 3"), ("Dag\n", "regel 1")]
    {
        let desk = desk(CASE);
        desk.put("mdo.yaml", format!("{MDO}sjablonen: teksten\n"));
        desk.put("teksten/toestemming-jeugdige.md", broken);
        let said = letters(&desk, &[]);
        assert_eq!(said.status, 3, "{}", said.err);
        assert!(said.err.contains("toestemming-jeugdige.md") && said.err.contains(line), "{}", said.err);
        assert!(!desk.path("brieven").exists());
    }
}

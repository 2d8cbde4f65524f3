//! What somebody types wrong about actions is told, with what to do; nothing is changed by it.

mod desk;

use desk::{Desk, Said};

const CASE: &str = "\
casusnummer: 2026-014
jeugdige: {naam: Yusuf el Idrissi}
aanmelding: {vraag_aan_overleg: Wie helpt?}
betrokkenen: [{functie: CJG, casusregisseur: ja}]
acties:
- {nr: 1, overleg: 2026-11-05, actiehouder: CJG, actie: belt school, streefdatum: 2026-11-20}
- {nr: 2, overleg: 2026-11-05, actiehouder: wijkteam, actie: \"maakt samen met leerplicht, de jeugdarts en de onderwijsconsulent een plan zodat het verzuim stopt\", streefdatum: 2027-01-20}
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", "deelnemers: [{naam: Bram Visser, rol: CJG}, {rol: wijkteam}, {rol: leerplicht}]\n");
    desk.put("casussen/2026-014.yaml", CASE);
    desk
}

fn actions(desk: &Desk, arguments: &[&str]) -> Said {
    desk.mdo(&[&["--today", "2026-11-22", "actions"], arguments].concat())
}

#[test]
fn what_cannot_be_is_refused_and_what_was_meant_is_guessed() {
    let desk = desk();
    for (arguments, told) in [
        (&["done", "2026-14.2"][..], "Bedoel je 2026-014.2?"),
        (&["done", "2026-014.9"], "laat alle nummers zien"),
        (&["done", "2026-014"], "2026-014.2"),
        (&["done", "2026-014,1"], "2026-014.2"),
        (&["done", "2026-014.1", "--on", "2026-11-23"], "na vandaag"),
        (&["done", "2026-014.1", "--on", "2026-11-01"], "pas na die dag afgesproken"),
        (&["done", "2026-014.1", "--on", "31-2-2026"], "geen datum die ik ken"),
        (&["done", "2026-014.1", "2026-015.1"], "2026-015.1 ken ik niet"),
        (&["drop", "2026-014.1"], "--reason"),
        (&["drop", "2026-014.1", "--reason", " "], "de reden is leeg"),
        (&["entered", "2026-014.1"], "--by"),
        (&["late", "2026-014.1", "--reason", "ziek"], "gesloten_deuren"),
        (&["--case", "2026-14"], "Bedoel je 2026-014?"),
        (&["--overdue", "done", "2026-014.1"], "deze opties horen bij de lijst"),
    ] {
        let said = actions(&desk, arguments);
        assert!(said.status == 2 && said.err.contains(told), "{arguments:?}: {}", said.err);
        assert!(!said.err.contains("is gedaan"), "{arguments:?}: {}", said.err);
        assert_eq!(desk.read("casussen/2026-014.yaml"), CASE, "{arguments:?}");
    }
    assert!(actions(&desk, &["--owner", "CGJ"]).err.contains("klopt de rol"));
    let tried = actions(&desk, &["done", "2026-014.1", "--dry-run"]);
    assert!(tried.status == 0 && !tried.err.contains("is gedaan"), "{}", tried.err);
}

#[test]
fn the_folder_may_be_named_anywhere() {
    let desk = desk();
    let folder = desk.path(".").display().to_string();
    let said = actions(&desk, &["-C", &folder, "done", "2026-014.1"]);
    assert_eq!(said.status, 0, "{}", said.err);
}

#[test]
fn what_is_so_already_is_said_so() {
    let desk = desk();
    let said = |arguments: &[&str]| actions(&desk, arguments).err;
    assert!(said(&["done", "2026-014.1"]).contains("Actie 2026-014.1 is gedaan."));
    let after = desk.read("casussen/2026-014.yaml");
    assert!(said(&["done", "2026-014.1"]).contains("Actie 2026-014.1 was al gedaan."));
    assert_eq!(desk.read("casussen/2026-014.yaml"), after);
    assert!(said(&["reopen", "2026-014.2"]).contains("stond al open"));
    assert!(said(&["entered", "2026-014.2", "--by", "CGJ"]).contains("geen rol of deelnemer"));
    assert!(!said(&["entered", "2026-014.2", "--by", "bram"]).contains("geen rol"));
    said(&["drop", "2026-014.2", "--reason", "verhuisd"]);
    assert!(desk.read("casussen/2026-014.yaml").contains("reden: verhuisd"));
    said(&["done", "2026-014.2"]);
    assert!(!desk.read("casussen/2026-014.yaml").contains("reden"), "why it was dropped is no longer so");
}

/// Who is named in neither list may have been there or not.
#[test]
fn attendance_says_no_more_than_was_said() {
    let desk = desk();
    let take = |notes: &str| {
        let from = ["minutes", "--date", "2026-12-03", "--from", "-", "-q"];
        desk.mdo_with_input(&from, notes.as_bytes());
        desk.read("overleggen/2026-12-03.yaml")
    };
    let file = take("Aanwezig: CJG\nAfwezig: wijkteam\n2026-014\n- .1 gedaan\n- .2: gesloten deuren\n");
    assert!(!file.contains("leerplicht") && file.matches("aanwezig").count() == 2, "{file}");
    let case = desk.read("casussen/2026-014.yaml");
    assert!(case.contains("afgerond: 2026-12-03") && case.contains("gesloten_deuren"), "{case}");
}

/// A page of paper is as wide as a terminal usually is: an action takes a few lines, not a column of words.
#[test]
fn at_80_columns_actions_can_be_read() {
    let desk = desk();
    actions(&desk, &["late", "2026-014.2", "--reason", "omstandigheden veranderd"]);
    let said = desk.run_at_width(&["--today", "2026-11-22", "minutes", "--date", "2026-12-03"], 80);
    let text = said.out();
    let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(widest <= 80, "{widest}\n{text}");
    assert!(text.lines().count() < 30, "{text}");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Status: open; Reden: omstandigheden veranderd"), "{text}");
}

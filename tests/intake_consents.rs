//! Consent in a casuïstieksheet: noted as events in the case file, never erased, and no withdrawal is missed.

mod desk;

use desk::{Desk, Said};

const SHEET: &str = "\
Nr;Kind;Geb. datum;Moeder;Toestemming moeder;Toestemming
2026-014;Yusuf Bos;9-5-2014;Fatima Bos;ja, schriftelijk, 3-11-2026;ja
";

const GIVEN: &str = "- door: moeder\n  vorm: schriftelijk\n  datum: 2026-11-03\n  besluit: gegeven\n  \
                     toelichting: uit de casuïstieksheet\n";

fn intake(desk: &Desk, consent: &str) -> Said {
    desk.put("sheet.csv", SHEET.replace("ja, schriftelijk, 3-11-2026", consent));
    desk.mdo(&["intake", "--today", "2026-11-22", "sheet.csv"])
}

fn started() -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", "");
    let said = intake(&desk, "ja, schriftelijk, 3-11-2026");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("niet genoteerd bij 'toestemming'"), "a bare ja does not count: {}", said.err);
    desk
}

fn case(desk: &Desk) -> String {
    desk.read("casussen/2026-014.yaml")
}

#[test]
fn a_consent_is_noted_and_the_sheet_comes_back_as_it_was() {
    let desk = started();
    let file = case(&desk);
    assert!(
        file.contains(&format!("toestemming:\n{GIVEN}")) && file.matches("besluit:").count() == 1,
        "{file}"
    );
    assert!(file.contains("  Toestemming: \"ja\"\n"), "what says less is kept as it is: {file}");
    assert_eq!(desk.mdo(&["sheet", "--plain", "-o", "uit.csv"]).status, 0);
    assert_eq!(desk.read("uit.csv").replace(['\u{feff}', '"', '\r'], ""), SHEET);
}

#[test]
fn a_withdrawal_is_added_and_stops_the_case() {
    for (cell, date, status) in [
        ("ingetrokken, 20-11-2026", "  datum: 2026-11-20\n", 0),
        ("ingetrokken", "", 1),
        ("moeder trekt de toestemming in", "", 1),
    ] {
        let desk = started();
        let said = intake(&desk, cell);
        assert_eq!(said.status, status, "{cell}: {}", said.err);
        let file = case(&desk);
        let withdrawn = format!("{GIVEN}- door: moeder\n{date}  besluit: ingetrokken\n  toelichting");
        assert!(file.contains(&withdrawn), "{cell}: {file}");
        let again = desk.mdo(&["intake", "--today", "2026-11-23", "sheet.csv"]);
        assert_eq!((again.status, case(&desk)), (0, file), "{}", again.err);
        assert_eq!(desk.mdo(&["sheet", "--plain", "-o", "uit.csv"]).status, 0);
        let header = desk.read("uit.csv").lines().next().unwrap().replace(['\u{feff}', '"', '\r'], "");
        assert_eq!(Some(header.as_str()), SHEET.lines().next(), "the sheet tells all that counts");
    }
}

#[test]
fn a_consent_that_is_gone_or_denied_is_asked_about() {
    for cell in ["", "nee", "nee, 3-11-2026"] {
        let desk = started();
        let said = intake(&desk, cell);
        assert_eq!(said.status, 1, "{cell}: {}", said.err);
        assert!(said.err.contains("toestemming") && !said.err.contains("Bos"), "{}", said.err);
        assert!(case(&desk).contains(GIVEN), "nothing is erased");
    }
}

/// The column of mdo's own sheet, and what was added to the file by hand.
#[test]
fn a_consent_of_the_file_is_shown_beside_those_of_the_sheet() {
    let desk = started();
    let by_hand = "- {door: moeder, besluit: ingetrokken, datum: 2026-11-21}\n";
    desk.put("casussen/2026-014.yaml", case(&desk).replace(GIVEN, &format!("{GIVEN}{by_hand}")));
    assert_eq!(desk.mdo(&["sheet", "--plain", "-o", "uit.csv"]).status, 0);
    assert!(desk.read("uit.csv").contains("moeder: ingetrokken, 21-11-2026"), "{}", desk.read("uit.csv"));
}

use super::super::owner::Owners;
use super::*;
use crate::dutch::names::Name;
use crate::model::{Participant, Person, Team};

const MEETING: Date = jiff::civil::date(2026, 12, 3);

fn parsed(line: &str) -> ActionLine {
    let karin =
        Participant { name: Some("Karin de Boer".into()), role: "POH-jeugd".into(), organisation: None };
    let owners = Owners::new(&Team { participants: vec![karin] });
    let child =
        Person { role: "jeugdige".into(), name: Name::parse("Yusuf el Idrissi"), ..Person::default() };
    parse(line, &Given::default(), &owners.for_case(&[child]), MEETING, None)
}

fn known(role: &str) -> Option<Owner> {
    Some(Owner::Known(role.into()))
}

#[test]
fn an_owner_is_a_role_a_name_or_both() {
    for (line, owner, text) in [
        ("CJG: belt school", "CJG", "belt school"),
        ("POH jeugd: belt school", "POH-jeugd", "belt school"),
        ("Karin: belt school", "POH-jeugd", "belt school"),
        ("mw. De Boer: belt school", "POH-jeugd", "belt school"),
        ("Karin (POH-jeugd): belt school", "POH-jeugd", "belt school"),
        ("Piet de Groot (huisarts): belt school", "huisarts", "belt school"),
        ("huisarts (Piet): belt school", "huisarts", "belt school"),
        ("Yusuf: belt school", "jeugdige", "belt school"),
        ("POH-jeugd en school: overleggen", "POH-jeugd, school", "overleggen"),
        ("CJG/wijkteam: huisbezoek", "CJG, wijkteam", "huisbezoek"),
        ("Wijkteam - huisbezoek", "wijkteam", "huisbezoek"),
        ("wijkteam belt school", "wijkteam", "belt school"),
        ("Karin belt school", "POH-jeugd", "belt school"),
        ("huisarts Pieter van der Smit belt school", "huisarts", "belt school"),
        ("Wie: CJG: belt school", "CJG", "belt school"),
        ("Actie: CJG: belt school", "CJG", "belt school"),
        ("Actie CJG: belt school", "CJG", "belt school"),
    ] {
        let found = parsed(line);
        assert_eq!((found.owner, found.text.as_str()), (known(owner), text), "{line}");
    }
}

#[test]
fn what_is_no_owner_stays_in_the_text() {
    for line in
        ["Let op: school bellen", "Moeder wil eerst zelf bellen", "bellen om 10:30 uur", "Verzuim: bespreken"]
    {
        let found = parsed(line);
        assert_eq!((found.owner, found.text.as_str()), (None, line), "{line}");
    }
}

#[test]
fn an_owner_nobody_knows_is_kept_as_unknown() {
    assert_eq!(parsed("Annemiek: belt school").owner, Some(Owner::Unknown("Annemiek".into())));
    assert_eq!(parsed("CJG en Annemiek: bellen").owner, Some(Owner::Unknown("CJG en Annemiek".into())));
}

#[test]
fn a_line_may_be_written_out_with_labels() {
    let found = parsed("Wie: CJG, wat: belt school; wanneer: 15-12");
    assert_eq!((found.owner, found.text.as_str()), (known("CJG"), "belt school"));
    assert_eq!(found.due, Some(DueDate::Read(jiff::civil::date(2026, 12, 15))));
    assert_eq!(parsed("Wie: CJG wat: belt school").text, "belt school");
}

#[test]
fn a_due_phrase_leaves_the_text() {
    for (line, text, day) in [
        ("CJG: belt school (vóór 15-12)", "belt school", 15),
        ("CJG: belt school uiterlijk 15 december.", "belt school", 15),
        ("CJG: vóór 15-12 school bellen", "school bellen", 15),
    ] {
        let found = parsed(line);
        assert_eq!(found.due, Some(DueDate::Read(jiff::civil::date(2026, 12, day))), "{line}");
        assert_eq!(found.text, text, "{line}");
    }
    let found = parsed("CJG: rapport bespreken (14-2-2012)");
    assert_eq!((found.due, found.text.as_str()), (None, "rapport bespreken (14-2-2012)"));
    let found = parsed("CJG: belt school z.s.m.");
    assert_eq!((found.due, found.text.as_str()), (Some(DueDate::Unread), "belt school z.s.m."));
}

#[test]
fn what_a_column_says_stands_and_the_text_keeps_what_is_its_own() {
    let owners = Owners::new(&Team::default());
    let child = [Person { role: "jeugdige".into(), name: Name::parse("Yusuf"), ..Person::default() }];
    let day = |day| Some(DueDate::Read(jiff::civil::date(2026, 12, day)));
    let given = Given { owner: known("CJG"), due: day(15) };
    for (line, text) in [
        ("Yusuf aanmelden bij judo", "Yusuf aanmelden bij judo"),
        ("CJG: belt school vóór 15-12", "belt school"),
        ("brief van uiterlijk 20 december bespreken", "brief van uiterlijk 20 december bespreken"),
    ] {
        let found = parse(line, &given, &owners.for_case(&child), MEETING, None);
        assert_eq!((found.owner, found.text.as_str(), found.due), (known("CJG"), text, day(15)), "{line}");
    }
}

#[test]
fn a_cell_is_split_into_actions() {
    for (cell, actions) in [
        ("CJG: a\nPOH: b", vec!["CJG: a", "POH: b"]),
        ("- CJG: a\n  en nog wat\n- POH: b", vec!["CJG: a en nog wat", "POH: b"]),
        ("1. CJG: a\r\n2) POH: b", vec!["CJG: a", "POH: b"]),
        ("• CJG: a\n\n• POH: b\n", vec!["CJG: a", "POH: b"]),
        ("3-12 bellen", vec!["3-12 bellen"]),
        ("Acties:\nCJG: a", vec!["CJG: a"]),
        ("geen", vec![]),
        ("n.v.t.", vec![]),
        ("", vec![]),
    ] {
        let texts: Vec<String> = split_cell(cell).into_iter().map(|line| line.text).collect();
        assert_eq!(texts, actions, "{cell:?}");
    }
}

#[test]
fn a_ticked_box_is_no_plain_bullet() {
    for (line, ticked) in [
        ("\u{2611} wegen", true),
        ("\u{2612} wegen", true),
        ("- \u{2611} wegen", true),
        ("\u{2611}\u{fe0f} wegen", true),
        ("[x] wegen", true),
        ("- [X] wegen", true),
        ("[x]wegen", true),
        ("2. [x] wegen", true),
        ("\u{2610} wegen", false),
        ("[ ] wegen", false),
        ("* [ ] wegen", false),
        ("\u{2713} wegen", false),
        ("\u{2714} wegen", false),
        ("- wegen", false),
        ("1. wegen", false),
        ("wegen", false),
    ] {
        assert_eq!(split_cell(line), [CellLine { text: "wegen".into(), ticked }], "{line}");
    }
}

#[test]
fn before_an_infinitive_stands_the_object() {
    for line in [
        "Yusuf aanmelden bij GGZ",
        "moeder bellen",
        "Karin bellen over het verslag",
        "Veilig Thuis consulteren",
        "POH jeugd bellen",
        "moeder nogmaals bellen",
        "School om informatie vragen",
        "huisarts Pieter Smit laten bellen",
    ] {
        let found = parsed(line);
        assert_eq!((found.owner, found.text.as_str()), (None, line), "{line}");
    }
    for (line, owner, text) in [
        ("moeder belt de huisarts", "moeder", "belt de huisarts"),
        ("moeder: bellen", "moeder", "bellen"),
        ("POH-jeugd gesprek plannen met ouders", "POH-jeugd", "gesprek plannen met ouders"),
        ("CJG afspraken maken", "CJG", "afspraken maken"),
        ("CJG zorgen bespreken", "CJG", "zorgen bespreken"),
        ("CJG belt - school mailt", "CJG", "belt - school mailt"),
        ("Yusuf bellen (CJG)", "CJG", "Yusuf bellen"),
        ("Yusuf aanmelden. Actiehouder: wijkteam.", "wijkteam", "Yusuf aanmelden"),
    ] {
        let found = parsed(line);
        assert_eq!((found.owner, found.text.as_str()), (known(owner), text), "{line}");
    }
    assert_eq!(parsed("overleggen met Karin (CJG)").owner, None);
}

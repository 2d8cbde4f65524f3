//! Dates, ages, due dates and names in Dutch text.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use mdo::dutch::names::{Name, is_initials, role_of, split_persons};
use mdo::dutch::{ages, clean, date as dates, due, fold};

fuzz_target!(|data: &[u8]| {
    let text = &*String::from_utf8_lossy(data);
    let meeting = date(2026, 12, 3);
    let mut done = 0;
    for found in dates::find_dates(text) {
        assert!(done <= found.start && found.start < found.end, "dates overlap or are empty");
        let written = text.get(found.start..found.end).expect("a date is on characters");
        let _ =
            (found.full(), found.partial().map(|date| date.to_string()), dates::distance(&found, meeting));
        let _ = dates::parse_partial(written);
        done = found.end;
    }
    done = 0;
    for found in ages::find_ages(text) {
        assert!(done <= found.start && text.get(found.start..found.end).is_some(), "an age is on characters");
        done = found.end;
    }
    if let Some(found) = due::find_due(text, meeting, Some(date(2027, 1, 7))) {
        assert!(text.get(found.start..found.end).is_some(), "a due date is on characters");
        found.cut(text);
    }
    due::parse_due_cell(text, meeting, None);
    for name in [Name::parse(text), Name::parse_family(text)] {
        let _ = (name.family(), name.surname_variants());
    }
    split_persons(text);
    role_of(text);
    is_initials(text);
    assert_eq!(clean::clean(&clean::clean(text)), clean::clean(text), "what is clean stays");
    let folded = fold::fold(text);
    assert_eq!(fold::fold(&folded), folded, "what is folded stays");
});

//! Which cases were discussed at which meetings, with what consent says of it.

use jiff::civil::Date;

use super::book::Book;
use crate::actions::held::Held;
use crate::consent::{Occasion, Rules, check};
use crate::model::CaseFile;

/// The meetings of a work folder.
pub fn held(book: &Book, today: Date) -> Held<'_> {
    let settings = &book.folder.settings;
    let rules = Rules::of(&settings.consent);
    let consent = move |case: &CaseFile, day: Date| {
        let meeting = book.meeting(day).map(|meeting| &meeting.value);
        let verdict = check(case, &rules, today, &Occasion::of(settings, meeting, day));
        verdict.ok().map(|verdict| verdict.status)
    };
    Held::new(book.meetings.iter().map(|meeting| &meeting.value), Box::new(consent))
}

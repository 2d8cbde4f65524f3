//! What is doubtful about a day that was read, or that was not.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::dutch::due::weekday_fits;
use crate::model::ActionNumber;

/// What a person should look at, besides a missing owner or an unread day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// What, who and when stand in unequal numbers of lines side by side.
    Uneven,
    /// More days are given than one.
    SeveralDays,
    /// The day lies before the meeting.
    Early,
    /// The day lies years behind the meeting.
    Late,
    /// The weekday that is written with it is another.
    Weekday,
    /// A day that was not read as the due date, and that the text does not show any more.
    HiddenDay,
}

impl Remark {
    /// Whether the day is one that follows from the meeting.
    pub(super) fn of_day(day: Date, meeting: Date) -> Option<Remark> {
        const YEARS: i16 = 2;
        if day < meeting {
            return Some(Remark::Early);
        }
        (day > meeting.saturating_add(YEARS.years())).then_some(Remark::Late)
    }

    /// Whether the phrase says the day and no other.
    pub fn of_phrase(phrase: &str, day: Date, several: bool) -> impl Iterator<Item = Remark> {
        let weekday = (!weekday_fits(phrase, day)).then_some(Remark::Weekday);
        several.then_some(Remark::SeveralDays).into_iter().chain(weekday)
    }

    /// The remark in Dutch.
    pub(super) fn message(self, number: &ActionNumber) -> String {
        match self {
            Remark::Uneven => format!(
                "bij actie {number} staan niet evenveel regels onder actie, wie en wanneer; kijk in de sheet"
            ),
            Remark::SeveralDays => {
                format!("bij actie {number} staat meer dan één datum; controleer de streefdatum")
            }
            Remark::Early => {
                format!("de streefdatum van actie {number} ligt vóór het overleg; controleer de datum")
            }
            Remark::Late => format!(
                "de streefdatum van actie {number} ligt meer dan twee jaar na het overleg; controleer de datum"
            ),
            Remark::Weekday => {
                format!(
                    "de streefdatum van actie {number} valt op een andere dag van de week; controleer de datum"
                )
            }
            Remark::HiddenDay => format!(
                "bij actie {number} staat een datum die ik niet als streefdatum kon lezen; kijk in de sheet"
            ),
        }
    }
}

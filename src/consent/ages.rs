//! Ages, also when day or month of birth is not known.

use jiff::civil::Date;

use crate::dutch::date::{PartialDate, age_on};

/// The possible ages of somebody on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    /// Born on the last day that the birth date allows.
    pub youngest: i16,
    /// Born on the first.
    pub oldest: i16,
}

impl Ages {
    /// The ages on a day.
    pub fn on(birth: PartialDate, day: Date) -> Ages {
        let (first, last) = birth.span();
        Ages { youngest: age_on(last, day), oldest: age_on(first, day) }
    }

    /// Whether the birth date leaves two ages open.
    pub fn uncertain(self) -> bool {
        self.youngest != self.oldest
    }
}

/// The day on which somebody gets an age.
pub fn birthday(birth: Date, age: i16) -> Date {
    let year = birth.year().saturating_add(age);
    let first_of_march = || Date::new(year, 3, 1).unwrap_or(Date::MAX);
    Date::new(year, birth.month(), birth.day()).unwrap_or_else(|_| first_of_march())
}

//! Ages, also when day or month of birth is not known.

use jiff::civil::Date;

use crate::dutch::date::PartialDate;

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
        let (first, last) = span(birth);
        Ages { youngest: age_on(last, day), oldest: age_on(first, day) }
    }

    /// Whether the birth date leaves two ages open.
    pub fn uncertain(self) -> bool {
        self.youngest != self.oldest
    }
}

/// The first and the last day that a birth date can mean.
pub fn span(birth: PartialDate) -> (Date, Date) {
    let (first_month, last_month) = birth.month.map_or((1, 12), |month| (month, month));
    let of_month = |month| Date::new(birth.year, month, 1).unwrap_or(Date::MIN);
    match birth.full() {
        Some(day) => (day, day),
        None => (of_month(first_month), of_month(last_month).last_of_month()),
    }
}

/// Whole years on a day. Who is born on 29 February is in other years a year older on 1 March: month and day are
/// compared as they stand, and 28 February comes before the 29th. Below zero before birth.
pub fn age_on(birth: Date, day: Date) -> i16 {
    let not_yet = (day.month(), day.day()) < (birth.month(), birth.day());
    day.year() - birth.year() - i16::from(not_yet)
}

/// The day on which somebody gets an age.
pub fn birthday(birth: Date, age: i16) -> Date {
    let year = birth.year().saturating_add(age);
    let first_of_march = || Date::new(year, 3, 1).unwrap_or(Date::MAX);
    Date::new(year, birth.month(), birth.day()).unwrap_or_else(|_| first_of_march())
}

//! Dates in Dutch text.

/// A date of which the day, or day and month, may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// Year, four digits.
    pub year: i16,
    /// Month, 1-12.
    pub month: Option<i8>,
    /// Day of the month; only with a month.
    pub day: Option<i8>,
}

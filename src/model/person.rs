//! A person as the sheet or case file knows them, and where they live.

use crate::dutch::date::PartialDate;
use crate::dutch::names::Name;

/// A person in or around a case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// The role in the case, in Dutch and lower case: `jeugdige`, `moeder`, `ouder 1`, `broer`, `huisarts`.
    pub role: String,
    /// The name as far as it is known.
    pub name: Name,
    /// Birth date; month or day may be missing.
    pub birth_date: Option<PartialDate>,
    /// BSN, digits only, leading zero restored.
    pub bsn: Option<String>,
    /// Phone numbers as written in the source.
    pub phones: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
}

/// A postal address; every part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Street name without number.
    pub street: Option<String>,
    /// House number with addition (`12a`, `12 hs`).
    pub number: Option<String>,
    /// Postcode, `1234 AB`.
    pub postcode: Option<String>,
    /// Town.
    pub city: Option<String>,
}

impl Person {
    /// Whether this is the day and month of birth.
    pub fn is_born_on(&self, month: i8, day: i8) -> bool {
        self.birth_date.is_some_and(|born| (born.month, born.day) == (Some(month), Some(day)))
    }
}

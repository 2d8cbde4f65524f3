//! What the caller already knows of a case.

use crate::dutch::date::PartialDate;
use crate::dutch::names::Name;

/// Identities the caller gives: of all persons and addresses in the case, not of one patient.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// Persons.
    pub persons: Vec<KnownPerson>,
    /// Addresses.
    pub addresses: Vec<KnownAddress>,
    /// Schools, clubs, employers, practices.
    pub institutions: Vec<String>,
    /// Numbers, e-mail addresses and handles.
    pub numbers: Vec<KnownNumber>,
}

impl Known {
    /// The names of the persons.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        self.persons.iter().map(|person| &person.name)
    }
}

/// A person of whom something is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownPerson {
    /// The label in the replaced text, without brackets: `jeugdige`, `moeder`, `ouder 1`, `POH-jeugd`.
    pub role: String,
    /// The name.
    pub name: Name,
    /// Birth date.
    pub birth_date: Option<PartialDate>,
}

/// An address of which something is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownAddress {
    /// Street without number.
    pub street: Option<String>,
    /// House number with addition.
    pub number: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub city: Option<String>,
}

/// A number, e-mail address or handle that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownNumber {
    /// What it is.
    pub category: super::Category,
    /// As written in the source.
    pub value: String,
}

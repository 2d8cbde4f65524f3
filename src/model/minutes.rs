//! The minutes of a meeting: numbered, pseudonymised actions, and what was checked.

use jiff::civil::Date;

use super::Action;

/// The minutes of one meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Minutes {
    /// The day of the meeting.
    pub meeting: Date,
    /// The actions, in the order of the sheet.
    pub actions: Vec<Action>,
    /// What the leak gate looked for and found.
    pub control: Control,
    /// What a person should look at, each as shown; without personal data.
    pub warnings: Vec<String>,
}

/// The result of the leak gate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// How many identifiers were searched for.
    pub searched: usize,
    /// Where one was found.
    pub found: Vec<Leak>,
}

/// An identifier that still stands in the output; names its kind and place, never the identifier itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// A stable handle for this very hit, for `--accept-leaks`: `2026-014.1:voornaam`.
    pub id: String,
    /// The document (`json`, `docx`) and where in it.
    pub place: String,
    /// What kind of identifier: `voornaam`, `telefoonnummer`.
    pub kind: String,
    /// Where the identifier comes from: the sheet's cell or row.
    pub source: String,
}

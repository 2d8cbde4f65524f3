//! The minutes of a meeting: numbered, pseudonymised actions, and what was checked.

use jiff::civil::Date;

use super::{Action, KeptAction};

/// The minutes of one meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Minutes {
    /// The day of the meeting.
    pub meeting: Date,
    /// Whose actions these are, by role, when it is the list of one participant.
    pub owner: Option<String>,
    /// The actions of earlier meetings that were still open, in the order of the agenda. A sheet has none.
    pub carried: Vec<KeptAction>,
    /// The actions agreed at this meeting, in the order of the sheet or the agenda.
    pub actions: Vec<Action>,
    /// Whether the minutes are fixed, and what was corrected since.
    pub fixed: Option<FixedMinutes>,
    /// What the leak gate looked for and found.
    pub control: Control,
    /// What a person should look at, each as shown; without personal data.
    pub warnings: Vec<String>,
}

/// Minutes that are fixed: what changes later is a correction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FixedMinutes {
    /// When.
    pub date: Option<Date>,
    /// The corrections, oldest first.
    pub corrections: Vec<Correction>,
}

/// What was changed in minutes that were fixed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// From 1.
    pub number: u32,
    /// When it was fixed; `None` when it is not yet.
    pub date: Option<Date>,
    /// What changed, one a line, de-identified.
    pub changes: Vec<String>,
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

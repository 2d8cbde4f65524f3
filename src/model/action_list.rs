//! The actions of all cases, and what each case still lacks.

use jiff::civil::Date;

use super::{CaseNumber, Control, KeptAction};

/// What `mdo actions` shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActionList {
    /// The day taken as today.
    pub today: Date,
    /// The actions, what is most pressing first.
    pub actions: Vec<KeptAction>,
    /// The cases that lack something.
    pub cases: Vec<CaseNotices>,
    /// What the leak gate looked for and found.
    pub control: Control,
    /// What a person should look at, each as shown; without personal data.
    pub warnings: Vec<String>,
}

/// What one case lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseNotices {
    /// The case.
    pub number: CaseNumber,
    /// Each in a few words of Dutch.
    pub notices: Vec<String>,
}

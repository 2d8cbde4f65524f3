//! The check list of the Zorg- en Veiligheidshuis, and the packet with which a case is handed over: de-identified.

use jiff::civil::Date;

use super::{CaseNumber, KeptAction};

/// What stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// The case.
    pub number: CaseNumber,
    /// The day it is made.
    pub date: Date,
    /// Why now, in Dutch.
    pub signals: Vec<String>,
    /// The check list: question and answer.
    pub questions: Vec<(String, Option<bool>)>,
    /// What the check list comes down to.
    pub advice: String,
    /// On what ground the case may be shared, or why not.
    pub sharing: Sharing,
}

/// Whether the case may be shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// It may: then this goes over.
    May(Packet),
    /// It may not, and this is to be done first.
    MayNot(Vec<String>),
}

/// What goes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    /// On what ground, in Dutch.
    pub ground: String,
    /// What is known: subject and text.
    pub facts: Vec<(String, String)>,
    /// What was agreed.
    pub actions: Vec<KeptAction>,
}

//! Actions: as entered in a sheet, and as they stand in the minutes.

use std::fmt;

use jiff::civil::Date;

use super::record::words;
use super::{CaseNumber, Place};
use crate::dutch::date::push_number;

/// What one cell (or one row with Actie/Wie/Wanneer columns) says was agreed. Not yet taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionEntry {
    /// The cell's text; several actions may stand in it, one a line.
    pub text: String,
    /// What stands in a `Wie` column, if the sheet has one.
    pub owner: Option<String>,
    /// What stands in a `Wanneer` column, if the sheet has one.
    pub due: Option<Due>,
    /// What stands in a `Status` column of the action, if the sheet has one.
    pub status: Option<String>,
    /// What stands in a column of action numbers, if the sheet has one.
    pub number: Option<String>,
    /// The cell of the text.
    pub place: Place,
}

/// A due date as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// A real date cell.
    Date(Date),
    /// Dutch text: `vóór 15-12`, `half januari`.
    Text(String),
}

/// `2026-014.2`: the case number and the action's place within the case, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActionNumber {
    /// The case.
    pub case: CaseNumber,
    /// The action's number within the case, from 1.
    pub sequence: u32,
}

impl fmt::Display for ActionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.case, self.sequence)
    }
}

impl ActionNumber {
    /// As it is shown; much sooner than by formatting it, which counts in a list of thousands.
    pub fn shown(&self) -> String {
        let mut text = String::with_capacity(self.case.0.len() + ".9999".len());
        text.push_str(&self.case.0);
        text.push('.');
        push_number(&mut text, self.sequence);
        text
    }
}

words! {
    /// How an action stands.
    #[derive(Default)]
    ActionStatus = "Hoe de actie ervoor staat" {
        /// To be done.
        #[default]
        Open = "open", "Nog te doen";
        /// Done.
        Done = "gedaan", "Gedaan";
        /// Dropped.
        Dropped = "vervallen", "Vervallen";
    }
}

impl ActionStatus {
    /// This status of an action with a box before it: one that is ticked is done, unless it was dropped.
    #[must_use]
    pub fn with_box(self, ticked: bool) -> ActionStatus {
        match self {
            ActionStatus::Open if ticked => ActionStatus::Done,
            status => status,
        }
    }
}

/// A numbered, pseudonymised action: a line of the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The number that points to the sheet.
    pub number: ActionNumber,
    /// What is to be done, de-identified.
    pub text: String,
    /// Who does it, by role; `None` when the sheet names nobody.
    pub owner: Option<String>,
    /// When it is to be done.
    pub due: Option<Date>,
    /// How it stands.
    pub status: ActionStatus,
}

/// An action as it is kept from meeting to meeting, de-identified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAction {
    /// What was agreed.
    pub action: Action,
    /// The meeting at which it was agreed, if that is known.
    pub meeting: Option<Date>,
    /// Still open after its due date, on the day that was asked about.
    pub overdue: bool,
    /// The day it was done or dropped.
    pub closed_on: Option<Date>,
    /// Why it was dropped, or not done in time.
    pub reason: Option<String>,
    /// By whom it was entered in the own system, by role.
    pub entered: Vec<String>,
    /// The owner is named but is nobody's role or name.
    pub unknown_owner: bool,
    /// What a person should look at as long as it is open, in Dutch.
    pub doubts: Vec<String>,
}

impl KeptAction {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.action.status == ActionStatus::Open
    }

    /// Whether it was still to be done when a day began. Without the day of closing, it was not.
    pub fn open_on(&self, day: Date) -> bool {
        self.is_open() || self.closed_on.is_some_and(|closed| closed >= day)
    }
}

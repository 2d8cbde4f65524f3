//! What becomes of an action: done, reopened, dropped, entered in the owner's own system.

use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::model::case_file::{BlockedBy, CaseAction, Hindrance};
use crate::model::scalar::Day;
use crate::model::{ActionNumber, ActionStatus, CaseNumber};

/// What is to become of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Done, on a day.
    Done(Date),
    /// Open again.
    Reopen,
    /// Dropped, on a day, for a reason.
    Drop(Date, String),
    /// Entered in the own system, on a day, by somebody.
    Entered(Date, String),
    /// Not done in time, as answered on a day.
    Late(Date, BlockedBy),
}

impl Change {
    /// Whether there is anything to change: what is so already stays as it is.
    ///
    /// # Errors
    /// When the change does not fit this action.
    pub fn is_needed(&self, action: &CaseAction, number: &ActionNumber) -> Result<bool> {
        let closed = action.status != ActionStatus::Open;
        if let Change::Done(day) | Change::Drop(day, _) | Change::Late(day, _) = self
            && action.meeting.is_some_and(|agreed| agreed.0 > *day)
        {
            return Err(Error::usage(format!("actie {number} is pas na die dag afgesproken"))
                .remedy("Geef met --on de dag waarop het gebeurde."));
        }
        match self {
            Change::Done(_) => Ok(action.status != ActionStatus::Done),
            Change::Drop(..) => Ok(action.status != ActionStatus::Dropped),
            Change::Reopen => Ok(closed),
            Change::Entered(_, by) => Ok(!action.entered.iter().any(|entered| entered.by == *by)),
            Change::Late(..) if closed => Err(Error::usage(format!("actie {number} staat niet meer open"))),
            Change::Late(day, reason) => {
                let asked = Hindrance { meeting: Some(Day(*day)), reason: Some(*reason) };
                Ok(!action.hindrances.contains(&asked))
            }
        }
    }

    /// What was done, for a message: `is gedaan`, or `was al gedaan`.
    pub fn told(&self, already: bool) -> &'static str {
        match (self, already) {
            (Change::Done(_), false) => "is gedaan",
            (Change::Done(_), true) => "was al gedaan",
            (Change::Reopen, false) => "staat weer open",
            (Change::Reopen, true) => "stond al open",
            (Change::Drop(..), false) => "is vervallen",
            (Change::Drop(..), true) => "was al vervallen",
            (Change::Entered(..), false) => "is genoteerd",
            (Change::Entered(..), true) => "was al genoteerd",
            (Change::Late(..), false) => "heeft nu een reden",
            (Change::Late(..), true) => "had deze reden al",
        }
    }
}

/// Reads `2026-014.2`. A case number may hold points itself: the last one counts.
///
/// # Errors
/// When it is no number of an action.
pub fn parse_number(text: &str) -> Result<ActionNumber> {
    let parsed = text.trim().rsplit_once('.').and_then(|(case, sequence)| {
        let sequence = sequence.parse().ok().filter(|sequence| *sequence > 0)?;
        (!case.is_empty()).then(|| ActionNumber { case: CaseNumber(case.to_owned()), sequence })
    });
    parsed.ok_or_else(|| {
        Error::usage("dit is geen nummer van een actie")
            .remedy("Schrijf het zoals in de actielijst: 2026-014.2")
    })
}

//! One action as typed, taken apart: `wie: wat (vóór datum)`.

use jiff::ToSpan;
use jiff::civil::Date;

use super::owner::{CaseOwners, Owner};
use crate::dutch::due::{DueDate, find_due};
use crate::model::ActionNumber;

mod cell;
mod front;

pub use cell::split_cell;
use front::split_owner;

/// An action line taken apart; nothing is scrubbed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionLine {
    /// Who, if the line says so.
    pub owner: Option<Owner>,
    /// What is to be done.
    pub text: String,
    /// By when.
    pub due: Option<DueDate>,
}

impl ActionLine {
    /// The day by which, if one could be read.
    pub fn day(&self) -> Option<Date> {
        match self.due {
            Some(DueDate::Read(day)) => Some(day),
            Some(DueDate::Unread) | None => None,
        }
    }

    /// Whether somebody is named who is nobody's role or name.
    pub fn has_unknown_owner(&self) -> bool {
        matches!(self.owner, Some(Owner::Unknown(_)))
    }

    /// What a person should look at, in Dutch.
    pub fn doubts(&self, number: &ActionNumber) -> impl Iterator<Item = String> {
        let owner = match &self.owner {
            None => Some(format!("bij actie {number} staat geen actiehouder")),
            Some(Owner::Unknown(_)) => Some(format!(
                "actiehouder onbekend bij actie {number}; schrijf een rol, of zet de naam bij de deelnemers"
            )),
            Some(Owner::Known(_)) => None,
        };
        let unread = self.due == Some(DueDate::Unread);
        let due =
            || format!("de streefdatum van actie {number} kan ik niet lezen; die staat nog in de tekst");
        owner.into_iter().chain(unread.then(due))
    }
}

/// What the columns beside the action say already, and so need not be looked for in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// From a `Wie` column.
    pub owner: Option<Owner>,
    /// From a `Wanneer` column.
    pub due: Option<DueDate>,
}

/// Takes one line apart. `meeting` is the day of the meeting, `next` that of the next one, if known.
///
/// What a column says stands; the text loses an owner or day only when it says the same: of `Yusuf aanmelden`
/// with `Wie` CJG nothing may go.
pub fn parse(
    line: &str,
    given: &Given,
    owners: &CaseOwners<'_>,
    meeting: Date,
    next: Option<Date>,
) -> ActionLine {
    let written_out = written_out(line);
    let line = written_out.as_deref().unwrap_or(line).trim();
    let (owner, rest) = match (split_owner(line, owners), &given.owner) {
        ((said, _), Some(column)) if said.as_ref() != Some(column) => (Some(column.clone()), line),
        (split, _) => split,
    };
    let (text, due) = match (split_due(rest, meeting, next), given.due) {
        ((_, said), Some(column)) if said != Some(column) => (tidy(rest).to_owned(), Some(column)),
        (split, _) => split,
    };
    ActionLine { owner, text, due }
}

/// `Wie: CJG, wat: belt school, wanneer: 15-12` as `CJG: belt school (uiterlijk 15-12)`.
fn written_out(line: &str) -> Option<String> {
    if !line.get(..4)?.eq_ignore_ascii_case("wie:") {
        return None;
    }
    // Folding keeps the length of these plain labels; a line in which it does not is left as it is.
    let lower = line.to_lowercase();
    let find = |label: &str| lower.find(label).filter(|_| lower.len() == line.len());
    let what = find("wat:")?;
    let loose = [' ', ',', ';', '-', '|', '/'];
    let owner = line[4..what].trim_matches(loose);
    let (text, due) = match find("wanneer:").filter(|when| *when > what) {
        Some(when) => (&line[what + 4..when], Some(line[when + 8..].trim_matches(loose))),
        None => (&line[what + 4..], None),
    };
    let due = due.filter(|due| !due.is_empty()).map(|due| format!(" (uiterlijk {due})"));
    Some(format!("{owner}: {}{}", text.trim_matches(loose), due.unwrap_or_default()))
}

/// Cuts a due phrase out of a text; one that cannot be read stays in it.
fn split_due(text: &str, meeting: Date, next: Option<Date>) -> (String, Option<DueDate>) {
    let (kept, due) = match find_due(text, meeting, next) {
        None => (tidy(text), None),
        Some(found) if found.due == DueDate::Unread => (tidy(text), Some(found.due)),
        // A day long past is no due date but part of what is said: `rapport (14-2-2012)`.
        Some(found) if is_past(found.due, meeting) => (tidy(text), None),
        Some(found) => return (tidy(&found.cut(text)).to_owned(), Some(found.due)),
    };
    (kept.to_owned(), due)
}

/// Whether a day lies more than a month before the meeting.
fn is_past(due: DueDate, meeting: Date) -> bool {
    matches!(due, DueDate::Read(day) if day.saturating_add(31.days()) < meeting)
}

/// Without loose punctuation at either end.
fn tidy(text: &str) -> &str {
    let loose = [',', ';', ':', '-', '–', ' '];
    text.trim().trim_start_matches(loose).trim_end_matches(loose)
}

#[cfg(test)]
mod tests;

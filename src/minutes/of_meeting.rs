//! The minutes of a meeting from the work folder: first what was still open, then what was agreed.

use jiff::civil::Date;

use super::collect::Agreed;
use super::fixed::{changes, lines, state, was_open};
use crate::model::meeting::{Final, FixedAction};
use crate::model::{KeptAction, Minutes};

/// The minutes of a meeting, and what of them can be fixed.
#[derive(Clone, Debug, PartialEq)]
pub struct OfMeeting {
    /// The minutes; when they were fixed before, with what changed since.
    pub agreed: Agreed,
    /// The actions as they are fixed.
    pub lines: Vec<FixedAction>,
    /// What changed since the minutes were fixed.
    pub changes: Vec<String>,
}

/// The minutes of the meeting on a day. `agenda` are the numbers of its cases in the order in which they were discussed;
/// the others follow in the order of the files.
pub fn of_meeting(
    kept: Vec<KeptAction>,
    meeting: Date,
    agenda: &[String],
    fixed: Option<&Final>,
) -> OfMeeting {
    let mut minutes = Minutes { meeting, ..Minutes::default() };
    let mut new: Vec<KeptAction> = Vec::new();
    for action in kept {
        match action.meeting {
            Some(day) if day == meeting => new.push(action),
            Some(day) if day > meeting => {}
            // One without a meeting was there before.
            Some(_) | None => {
                if was_open(&action, meeting, fixed) {
                    minutes.carried.push(action);
                }
            }
        }
    }
    let place = |action: &KeptAction| {
        agenda.iter().position(|number| *number == action.action.number.case.0).unwrap_or(usize::MAX)
    };
    minutes.carried.sort_by_key(place);
    new.sort_by_key(place);
    let shown = || minutes.carried.iter().chain(&new);
    let unknown_owners = shown().filter(|action| action.unknown_owner).count();
    let lines = lines(shown(), meeting, fixed);
    let changes = fixed.map(|fixed| changes(&fixed.actions, &lines)).unwrap_or_default();
    minutes.warnings = shown().flat_map(|action| &action.doubts).cloned().collect();
    minutes.fixed = fixed.map(|fixed| state(fixed, changes.clone()));
    minutes.actions = new.into_iter().map(|action| action.action).collect();
    OfMeeting { agreed: Agreed { minutes, unknown_owners }, lines, changes }
}

//! The minutes of a meeting from the work folder: first what was still open, then what was agreed.

use jiff::civil::Date;

use super::collect::Agreed;
use crate::model::{KeptAction, Minutes};

/// The minutes of the meeting on a day. `agenda` are the numbers of its cases in the order in which they were discussed;
/// the others follow in the order of the files.
pub fn of_meeting(kept: Vec<KeptAction>, meeting: Date, agenda: &[String]) -> Agreed {
    let mut minutes = Minutes { meeting, ..Minutes::default() };
    let mut new: Vec<KeptAction> = Vec::new();
    for action in kept {
        match action.meeting {
            Some(day) if day == meeting => new.push(action),
            Some(day) if day > meeting => {}
            // One without a meeting was there before.
            Some(_) | None => {
                if action.open_on(meeting) {
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
    minutes.warnings = shown().flat_map(|action| &action.doubts).cloned().collect();
    minutes.actions = new.into_iter().map(|action| action.action).collect();
    Agreed { minutes, unknown_owners }
}

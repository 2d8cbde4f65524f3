//! The minutes of a meeting from the work folder.

use super::super::book::Book;
use super::super::output::Output;
use super::super::{Global, Talk, gated};
use super::Arguments;
use super::checked::Checked;
use crate::error::{Error, Result, Status};
use crate::minutes::gate::Gate;
use crate::minutes::of_meeting::of_meeting;

/// Runs the command in the work folder.
///
/// # Errors
/// When there is no work folder or no day, or nothing can be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let Some(meeting) = arguments.date else {
        return Err(Error::usage("de sheet of de dag van het overleg ontbreekt").remedy(
            "Noem een casuïstieksheet, of in een werkmap de dag van het overleg: --date 2026-12-03",
        ));
    };
    let output =
        Output::plan(arguments.output.as_deref(), &arguments.format, &format!("actielijst-{meeting}"))?;
    let book = Book::open(global, talk)?;
    let agreed = of_meeting(book.actions(meeting), meeting, &book.agenda(meeting));
    let checked = Checked::new(agreed.minutes, Gate::new(&book.entries, &book.team));
    let documents = gated::render_all(&checked.minutes, &output)?;
    let leaks = checked.leaks(&documents)?;

    checked.say(book.cases.len(), talk);
    if gated::refuse(&leaks, &arguments.accept_leaks, "de casus", talk) {
        return Ok(book.status.max(Status::NeedsPerson));
    }
    gated::write(documents, arguments.output.as_deref(), arguments.force, talk)?;
    let attention = !leaks.is_empty() || agreed.unknown_owners > 0;
    Ok(if attention { book.status.max(Status::NeedsPerson) } else { book.status })
}

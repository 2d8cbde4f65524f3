//! Closing a case and opening it again.

use super::super::folder::WorkFolder;
use super::super::{Global, Talk};
use super::leave::{Leaving, open_actions};
use super::{Close, Reopen};
use crate::actions::escalation::within_a_year;
use crate::actions::feedback::is_fed_back;
use crate::dutch::date::short;
use crate::error::{Error, Result, Status};
use crate::model::CaseFile;
use crate::model::case_file::{CaseStatus, ClosedCase};
use crate::model::scalar::Day;
use crate::workdir::edit::path;

/// Closes a case: its status, a record of when and why, and who leaves when.
///
/// # Errors
/// When the case is closed already, or its file cannot be changed.
pub fn close(arguments: &Close, global: &Global, talk: &Talk) -> Result<Status> {
    let date = global.day_of(arguments.on)?;
    let reason = arguments.reason.trim();
    if reason.is_empty() {
        return Err(
            Error::usage("de reden is leeg").remedy("Zeg met --reason waarom de casus wordt afgesloten.")
        );
    }
    let folder = WorkFolder::require(global, talk)?;
    folder.change_case(&arguments.number, "mdo case close", arguments.dry_run, talk, |case, mut edit| {
        if case.status == CaseStatus::Closed {
            return Err(
                Error::usage("deze casus is al afgesloten").remedy("Heropen hem eerst, of laat hem zo.")
            );
        }
        let leaving = |text: &String| Leaving::parse(case, &folder.settings, text, date);
        let leavings: Vec<Leaving> = arguments.leaves.iter().map(leaving).collect::<Result<_>>()?;
        for leaving in &leavings {
            edit = leaving.write(edit)?;
        }
        warn(case, talk);
        let leavers = leavings.iter().map(Leaving::leaver).collect();
        let closing =
            ClosedCase { date: Some(Day(date)), reason: Some(reason.to_owned()), leavers, reopened: None };
        edit.set(path!["status"], CaseStatus::Closed)?.append(path!["afsluiting"], closing)
    })?;
    Ok(Status::Ok)
}

/// What is not finished when a case is closed.
fn warn(case: &CaseFile, talk: &Talk) {
    let open = open_actions(case, |_| true);
    if !open.is_empty() {
        talk.warning(format!(
            "er staan nog acties open: {}; rond ze af of laat ze vervallen",
            open.join(", ")
        ));
    }
    let agreed = case.actions.iter().filter_map(|action| action.meeting).max();
    if let Some(last) = agreed.filter(|last| !is_fed_back(case, last.0)) {
        talk.warning(format!("de terugkoppeling over {} is nog niet gedaan", short(last.0)));
    }
}

/// Opens a closed case again; when and why it was closed stays.
///
/// # Errors
/// When the case is not closed, or its file cannot be changed.
pub fn reopen(arguments: &Reopen, global: &Global, talk: &Talk) -> Result<Status> {
    let date = global.day_of(arguments.on)?;
    let folder = WorkFolder::require(global, talk)?;
    folder.change_case(&arguments.number, "mdo case reopen", arguments.dry_run, talk, |case, edit| {
        if case.status != CaseStatus::Closed {
            return Err(Error::usage("deze casus is niet afgesloten"));
        }
        let edit = edit.set(path!["status"], CaseStatus::Open)?;
        let Some(last) = last_closing(case) else { return Ok(edit) };
        let closed = case.closings[last].date.map(|day| day.0);
        if closed.is_some_and(|closed| closed > date) {
            return Err(Error::usage("deze casus is pas na die dag afgesloten")
                .remedy("Geef met --on de dag waarop hij weer openging."));
        }
        let edit = edit.set(path!["afsluiting", last, "heropend"], Day(date))?;
        if let Some(closed) = closed.filter(|closed| within_a_year(*closed, date)) {
            talk.note(format!("Terug binnen 12 maanden: deze casus is op {} afgesloten.", short(closed)));
        }
        Ok(edit)
    })?;
    Ok(Status::Ok)
}

fn last_closing(case: &CaseFile) -> Option<usize> {
    case.closings.len().checked_sub(1)
}

//! Closing a case and opening it again.

use jiff::civil::Date;

use super::super::folder::WorkFolder;
use super::super::{Global, Talk, parse_date};
use super::{Close, Reopen};
use crate::error::{Error, Result, Status};
use crate::model::CaseFile;
use crate::model::case_file::{CaseStatus, ClosedCase, Leaver};
use crate::model::scalar::Day;
use crate::workdir::edit::path;

/// Closes a case: its status, and a record of when and why.
///
/// # Errors
/// When the case is closed already, or its file cannot be changed.
pub fn close(arguments: &Close, global: &Global, talk: &Talk) -> Result<Status> {
    let date = global.day_of(arguments.on)?;
    let leavers = arguments.leaves.iter().map(|leaver| leaver_of(leaver, date)).collect::<Result<_>>()?;
    let closing =
        ClosedCase { date: Some(Day(date)), reason: Some(arguments.reason.clone()), leavers, reopened: None };
    let folder = WorkFolder::require(global, talk)?;
    folder.change_case(&arguments.number, "mdo case close", arguments.dry_run, talk, |case, edit| {
        if case.status == CaseStatus::Closed {
            return Err(
                Error::usage("deze casus is al afgesloten").remedy("Heropen hem eerst, of laat hem zo.")
            );
        }
        edit.set(path!["status"], CaseStatus::Closed)?.append(path!["afsluiting"], closing)
    })?;
    Ok(Status::Ok)
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
        match last_closing(case) {
            Some(last) => edit.set(path!["afsluiting", last, "heropend"], Day(date)),
            None => Ok(edit),
        }
    })?;
    Ok(Status::Ok)
}

fn last_closing(case: &CaseFile) -> Option<usize> {
    case.closings.len().checked_sub(1)
}

/// `CJG` or `CJG=2026-12-31`.
fn leaver_of(text: &str, closed: Date) -> Result<Leaver> {
    let (who, date) = match text.rsplit_once('=') {
        None => (text, closed),
        Some((who, date)) => {
            let date = parse_date(date).map_err(|problem| Error::usage(format!("--leaves: {problem}")))?;
            (who, date)
        }
    };
    Ok(Leaver { who: who.trim().to_owned(), date: Some(Day(date)) })
}

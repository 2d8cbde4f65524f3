//! Removing a case: after the retention period only its number remains.

use std::fs;

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::folder::WorkFolder;
use super::super::{Global, Talk};
use super::Remove;
use crate::dutch::date::short;
use crate::error::{Error, Result, Status};
use crate::model::CaseFile;
use crate::model::case_file::CaseStatus;
use crate::workdir::numbers::Numbers;
use crate::workdir::{find_case, load_case};

/// Years a file is kept after the last contact, unless `mdo.yaml` says otherwise (Jeugdwet 7.3.8 lid 3).
const RETENTION: u32 = 20;

/// Runs the command.
///
/// # Errors
/// When the case is open, when it must be kept longer, or when the file cannot be removed.
pub fn run(arguments: &Remove, global: &Global, talk: &Talk) -> Result<Status> {
    let folder = WorkFolder::require(global, talk)?;
    let _lock = folder.lock("mdo case remove", talk)?;
    let path = find_case(&folder.path, &arguments.number)?;
    if !arguments.force {
        let years = folder.settings.retention_years.unwrap_or(RETENTION);
        may_go(&load_case(&path)?.value, years, global.today())
            .map_err(|error| error.in_file(path.display()))?;
    }
    if arguments.dry_run {
        talk.note(format!("zou verwijderen: {}", path.display()));
        return Ok(Status::Ok);
    }
    // The number first: whatever happens next, it is never given out again.
    let mut numbers = Numbers::read(&folder.path)?;
    numbers.claim(&arguments.number);
    numbers.save()?;
    fs::remove_file(&path).map_err(|_| {
        Error::write("dit bestand kan niet verwijderd worden")
            .in_file(path.display())
            .remedy("Sluit het in andere programma's, en controleer je rechten.")
    })?;
    talk.note(format!("Verwijderd: {}. Het nummer wordt niet opnieuw gebruikt.", path.display()));
    talk.note("Denk ook aan kopieën: de casuïstieksheet, gemaakte documenten en reservekopieën.");
    Ok(Status::Ok)
}

/// Whether a case may be removed on a day.
fn may_go(case: &CaseFile, years: u32, today: Date) -> Result<()> {
    if case.status != CaseStatus::Closed {
        return Err(Error::write("deze casus is niet afgesloten; er is niets verwijderd")
            .remedy("Sluit hem eerst af met 'mdo case close'."));
    }
    let Some(closed) = case.closings.iter().filter_map(|closing| closing.date).max() else {
        return Err(Error::write(
            "er staat niet bij wanneer deze casus is afgesloten; er is niets verwijderd",
        )
        .remedy("Zet de dag bij 'afsluiting', of geef --force als het gezin om vernietiging vraagt."));
    };
    let until = closed.0.checked_add(i64::from(years).years()).unwrap_or(Date::MAX);
    if today < until {
        return Err(Error::write(format!(
            "de bewaartermijn loopt tot {}; er is niets verwijderd",
            short(until)
        ))
        .remedy("Vraagt het gezin om vernietiging, geef dan --force."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::case_file::ClosedCase;
    use crate::model::scalar::Day;
    use jiff::civil::date;

    #[test]
    fn a_case_goes_on_the_day_the_term_ends_and_not_before() {
        let closing = ClosedCase { date: Some(Day(date(2008, 2, 29))), ..ClosedCase::default() };
        let mut case =
            CaseFile { status: CaseStatus::Closed, closings: vec![closing], ..CaseFile::default() };
        assert!(may_go(&case, 20, date(2028, 2, 28)).is_err());
        assert!(may_go(&case, 20, date(2028, 2, 29)).is_ok());
        case.status = CaseStatus::Open;
        assert!(may_go(&case, 20, date(2050, 1, 1)).is_err());
        assert!(
            may_go(&CaseFile { closings: vec![], status: CaseStatus::Closed, ..case }, 20, date(2050, 1, 1))
                .is_err()
        );
    }
}

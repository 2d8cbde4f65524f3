//! A meeting about the cases of a casuïstieksheet. Nothing is known of what was planned before.

use std::path::Path;

use super::Arguments;
use super::consents::Verdicts;
use super::meeting::Occurrence;
use super::passwords;
use crate::cli::book::Book;
use crate::cli::folder::WorkFolder;
use crate::cli::sheet_book::SheetBook;
use crate::cli::{Global, Talk};
use crate::consent::{self, Occasion};
use crate::error::{Result, Status};
use crate::model::Meeting;
use crate::workdir::Loaded;

/// Reads it.
///
/// # Errors
/// When the sheet cannot be read, or nobody knows the day.
pub(super) fn read(path: &Path, arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Occurrence> {
    let today = global.today();
    let password = passwords::of_sheet(arguments.password_file.as_deref())?;
    let sheet = SheetBook::read(path, password, global, talk)?;
    let day = sheet.meeting_day(arguments.date, today)?;
    if !sheet.tells_of_consent() {
        talk.warning(
            "in deze sheet staat geen kolom over toestemming: zonder toestemming komt er geen casus op de agenda",
        );
    }
    let (rules, occasion) = (sheet.rules(), Occasion::of(&sheet.settings, None, day));
    let mut verdicts = Verdicts::new();
    let mut status = Status::Ok;
    let (mut cases, mut entries) = (Vec::new(), Vec::new());
    for read in sheet.cases(today, talk)? {
        let case = match read {
            Ok(case) => case,
            Err(error) => {
                talk.error(&error);
                status = status.max(error.status);
                continue;
            }
        };
        case.unread.iter().for_each(|warning| talk.warning(warning));
        let number = &case.file.number;
        case.flags.iter().for_each(|flag| talk.warning(format!("casus {number}: {flag}")));
        let verdict = consent::check(&case.file, &rules, today, &occasion);
        verdicts.take(&case.file, verdict, |fault| talk.error(&sheet.fault_error(fault, &case)));
        entries.push(case.entry);
        cases.push(Loaded { path: path.to_owned(), value: case.file, warnings: Vec::new() });
    }
    let team = sheet.team();
    let folder = WorkFolder { path: path.to_owned(), settings: sheet.settings };
    let book = Book { folder, cases, entries, meetings: Vec::new(), team, status };
    Occurrence::new(book, (day, today), path.to_owned(), Meeting::default(), verdicts)
}

//! The cases of a casuïstieksheet, checked for one meeting.

use super::{Checked, Day};
use crate::cli::Talk;
use crate::cli::sheet_book::SheetBook;
use crate::consent::{self, Occasion};
use crate::error::{Error, Result};
use crate::model::ConsentReport;

/// Checks all cases of a sheet for a meeting.
///
/// # Errors
/// When the sheet has no cases.
pub fn check(sheet: &SheetBook, day: Day, talk: &Talk) -> Result<Checked> {
    let occasion = Occasion::of(&sheet.settings, None, day.meeting);
    let rules = sheet.rules();
    let wijk = sheet.settings.neighbourhood.as_deref();
    let (mut cases, mut letters) = (Vec::new(), Vec::new());
    let mut errors: Vec<Error> = Vec::new();
    for read in sheet.cases(day.today, talk)? {
        let case = match read {
            Ok(case) => case,
            Err(error) => {
                errors.push(error);
                continue;
            }
        };
        case.unread.iter().for_each(|warning| talk.warning(warning));
        match consent::check(&case.file, &rules, day.today, &occasion) {
            Err(faults) => errors.extend(faults.iter().map(|fault| sheet.fault_error(fault, &case))),
            Ok(mut verdict) => {
                verdict.listed = true;
                verdict.flags.extend(case.flags);
                if day.with_letters {
                    letters.extend(consent::letters(&case.file, &verdict, &rules, &occasion, wijk));
                }
                cases.push(verdict);
            }
        }
    }
    let told = errors.iter().map(ToString::to_string).collect();
    Ok(Checked { report: ConsentReport { meeting: day.meeting, cases, errors: told }, letters, errors })
}

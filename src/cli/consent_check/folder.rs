//! The cases of the work folder, checked for one meeting.

use std::path::Path;

use jiff::civil::Date;

use super::{Checked, Day};
use crate::cli::Talk;
use crate::cli::folder::WorkFolder;
use crate::consent::{self, Fault, Occasion, Rules};
use crate::error::{Error, Result};
use crate::model::case_file::CaseStatus;
use crate::model::consent::{ConsentLetter, Verdict};
use crate::model::{CaseFile, ConsentReport, Meeting};
use crate::workdir;

/// Checks all cases for a meeting.
///
/// # Errors
/// When the meeting's own file cannot be read: without it nobody knows who is at the table.
pub fn check(folder: &WorkFolder, day: Day, talk: &Talk) -> Result<Checked> {
    let (meeting, occasion) = occasion(folder, day.meeting, talk)?;
    let rules = Rules::of(&folder.settings.consent);
    let judge = |path: &Path, case: CaseFile| -> std::result::Result<Judged, Vec<Error>> {
        let verdict = consent::check(&case, &rules, day.today, &occasion)
            .map_err(|faults| faults.iter().map(|fault| fault_error(fault, path)).collect::<Vec<_>>())?;
        let wijk = folder.settings.neighbourhood.as_deref();
        let letters = if day.with_letters {
            consent::letters(&case, &verdict, &rules, &occasion, wijk)
        } else {
            Vec::new()
        };
        Ok(Judged { open: case.status == CaseStatus::Open, verdict, letters })
    };
    let mut errors: Vec<Error> = Vec::new();
    let mut cases = Vec::new();
    for loaded in workdir::load_cases_as(&folder.path, judge)? {
        match loaded {
            Err(error) => errors.push(error),
            Ok(loaded) => {
                loaded.warnings.iter().for_each(|warning| talk.warning(warning));
                match loaded.value {
                    Err(found) => errors.extend(found),
                    Ok(judged) => cases.push(judged),
                }
            }
        }
    }
    let cases = on_the_list(cases, meeting.as_ref());
    let listed = cases.iter().filter(|judged| judged.verdict.listed);
    let letters = listed.flat_map(|judged| judged.letters.iter().cloned()).collect();
    let report = ConsentReport {
        meeting: day.meeting,
        cases: cases.into_iter().map(|judged| judged.verdict).collect(),
        errors: errors.iter().map(ToString::to_string).collect(),
    };
    Ok(Checked { report, letters, errors })
}

/// The meeting, from its own file if it has one, and what the rules must know of it.
fn occasion(folder: &WorkFolder, day: Date, talk: &Talk) -> Result<(Option<Meeting>, Occasion)> {
    let meetings = folder.meetings()?;
    let own = meetings.iter().find(|(of, _)| *of == day);
    let own = own.map(|(_, path)| workdir::load_meeting(path)).transpose()?;
    if let Some(own) = &own {
        own.warnings.iter().for_each(|warning| talk.warning(warning));
    }
    let meeting = own.map(|own| own.value);
    let mut occasion = Occasion::of(&folder.settings, meeting.as_ref(), day);
    occasion.meetings.extend(meetings.iter().map(|(of, _)| *of));
    occasion.meetings.sort();
    occasion.meetings.dedup();
    Ok((meeting, occasion))
}

/// One case, judged.
struct Judged {
    open: bool,
    verdict: Verdict,
    letters: Vec<ConsentLetter>,
}

/// On the list are the cases that name this meeting and those on its agenda; when there is none, all open cases. Closed
/// and waiting cases are left out unless they are on the list.
fn on_the_list(mut cases: Vec<Judged>, meeting: Option<&Meeting>) -> Vec<Judged> {
    let on_agenda = |number: &str| {
        let parts = meeting.map_or(&[][..], |meeting| &meeting.parts);
        parts.iter().any(|part| part.case.as_deref().is_some_and(|case| case.trim() == number))
    };
    for judged in &mut cases {
        judged.verdict.listed |= on_agenda(&judged.verdict.number);
    }
    cases.retain(|judged| judged.open || judged.verdict.listed);
    if !cases.iter().any(|judged| judged.verdict.listed) {
        cases.iter_mut().for_each(|judged| judged.verdict.listed = true);
    }
    cases.sort_by_key(|judged| !judged.verdict.listed);
    cases
}

/// A fault as an error with file, line and column; of a key that is missing, those of what it belongs to.
pub fn fault_error(fault: &Fault, path: &Path) -> Error {
    let steps: Vec<&str> = fault.path.iter().map(String::as_str).collect();
    let place = (1..=steps.len()).rev().find_map(|length| workdir::place_of(path, &steps[..length]));
    Error::input(fault.problem).in_file(path.display()).at(place.unwrap_or_default()).remedy(fault.remedy)
}

//! The minutes of a meeting from the work folder.

use std::path::Path;

use jiff::civil::Date;

use super::super::book::Book;
use super::super::changes::Changes;
use super::super::folder::WorkFolder;
use super::super::output::Output;
use super::super::{Global, Talk, gated};
use super::Arguments;
use super::checked::Checked;
use super::coverage::Coverage;
use super::letters::Letters;
use super::live;
use super::notes::Notes;
use super::participants;
use super::prepare::{additions, tell_cases};
use crate::actions::participants::by_owner;
use crate::dutch::date::short;
use crate::error::{Error, Result, Status};
use crate::minutes::fixed::{next_correction, state};
use crate::minutes::gate::Gate;
use crate::minutes::of_meeting::{OfMeeting, of_meeting};
use crate::model::meeting::{Final, FixedCorrection};
use crate::model::scalar::Day;
use crate::model::{CaseFile, CaseNumber, Meeting};
use crate::path;

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
        Output::plan(arguments.output.as_deref(), &arguments.format, &format!("actielijst-{meeting}"))?
            .apart_from(arguments.from.as_deref())?;
    let folder = WorkFolder::require(global, talk)?;
    if arguments.live && !live::run(&folder, meeting, arguments.next, global, talk)? {
        talk.note("Gestopt; alles wat je typte is bewaard. Ga verder met dezelfde opdracht.");
        return Ok(Status::Ok);
    }
    let mut changes = Changes::begin(&folder, "mdo minutes", talk)?;
    let mut book = Book::of(folder, talk)?;
    if !is_known(&book, meeting) {
        let problem = format!("van een overleg op {} is niets bekend; klopt de datum?", short(meeting));
        if arguments.r#final && arguments.from.is_none() {
            return Err(Error::usage(problem).remedy("Er valt niets vast te stellen; er is niets gewijzigd."));
        }
        talk.warning(problem);
    }
    let mut status = book.status;
    if let Some(path) = &arguments.from {
        let next = arguments.next.or_else(|| book.meeting_after(meeting));
        status = status.max(Notes { path, meeting, next }.take(&mut book, &mut changes, talk)?);
        book.refresh(&changes)?;
    }
    for addition in additions(&book, meeting, global.today()) {
        addition.write(&mut changes)?;
        addition.tell(&book, talk);
    }
    book.refresh(&changes)?;
    tell_cases(&book, meeting, global.today(), talk);
    let fixed = book.meeting(meeting).and_then(|meeting| meeting.value.fixed.as_ref());
    let mut made = of_meeting(book.actions(meeting), meeting, &book.agenda(meeting), fixed);
    if arguments.r#final {
        fix(&mut made, fixed, &book.meeting_path(meeting), global.today(), &mut changes)?;
    } else if !made.changes.is_empty() {
        talk.warning("de lijst was vastgesteld en is daarna veranderd; met --final leg je de correctie vast");
    }

    let checked = Checked::new(made.agreed.minutes, Gate::new(&book.entries, &book.team));
    let mut documents = gated::render_all(&checked.minutes, &output)?;
    if let Some(own) = &arguments.per_participant {
        let coverage = Coverage::of(&book, meeting, global.today());
        let admits = |role: &str, case: &CaseNumber| coverage.admits(role, case);
        let by_owner = by_owner(&checked.minutes, &book.roles(meeting), &book.entries, admits);
        participants::tell(&by_owner, talk);
        let settings = &book.folder.settings;
        documents.extend(participants::documents(own, &by_owner, meeting, settings, global.today())?);
    }
    let mut leaks = checked.leaks(&documents)?;
    if let Some(folder) = &arguments.feedback {
        let letters = Letters::write(folder, &book, &checked.minutes, global.today(), talk)?;
        leaks.extend(letters.leaks(&checked.gate, &book.folder, meeting)?);
        documents.extend(letters.letters);
    }
    checked.say(book.cases.len(), talk);
    if gated::refuse(&leaks, &arguments.accept_leaks, "de casus", talk) {
        return Ok(status.max(Status::NeedsPerson));
    }
    changes.save(arguments.dry_run, talk)?;
    let folders =
        [&arguments.output, &arguments.per_participant, &arguments.feedback].map(|folder| folder.as_deref());
    gated::write(documents, &folders, arguments.force, talk)?;
    let attention = !leaks.is_empty() || made.agreed.unknown_owners > 0;
    Ok(if attention { status.max(Status::NeedsPerson) } else { status })
}

/// Whether anything is known of a meeting on this day: a typing error gives an empty list.
fn is_known(book: &Book, meeting: Date) -> bool {
    let day = Some(Day(meeting));
    let mentions = |case: &CaseFile| {
        case.meetings.contains(&Day(meeting)) || case.actions.iter().any(|action| action.meeting == day)
    };
    book.meeting(meeting).is_some() || book.cases.iter().any(|case| mentions(&case.value))
}

/// Fixes the minutes, or adds a correction to those that were fixed before.
fn fix(
    made: &mut OfMeeting,
    fixed: Option<&Final>,
    path: &Path,
    today: Date,
    changes: &mut Changes,
) -> Result<()> {
    let meeting = made.agreed.minutes.meeting;
    let day = Some(Day(today));
    let lines = std::mem::take(&mut made.lines);
    let after = match fixed {
        None => Final { date: day, corrections: Vec::new(), actions: lines.clone() },
        Some(fixed) if made.changes.is_empty() => fixed.clone(),
        Some(fixed) => {
            let correction =
                FixedCorrection { number: next_correction(fixed), date: day, changes: made.changes.clone() };
            let corrections = fixed.corrections.iter().cloned().chain([correction]).collect();
            Final { date: fixed.date, corrections, actions: lines.clone() }
        }
    };
    let is_new = !path.exists();
    changes.edit(path, Meeting::KEYS, |mut edit| {
        if is_new {
            edit = edit.set(path!["datum"], Day(meeting))?;
        }
        match fixed {
            None => edit.set(path!["vastgesteld"], &after),
            Some(_) if made.changes.is_empty() => Ok(edit),
            Some(_) => edit
                .append(path!["vastgesteld", "correcties"], after.corrections.last())?
                .set(path!["vastgesteld", "acties"], lines),
        }
    })?;
    made.agreed.minutes.fixed = Some(state(&after, Vec::new()));
    Ok(())
}

//! The minutes of a casuïstieksheet.

use std::borrow::Cow;
use std::mem::ManuallyDrop;
use std::path::Path;

use jiff::civil::Date;

use super::super::folder::settings;
use super::super::output::Output;
use super::super::{Global, Talk, gated, secret};
use super::Arguments;
use super::checked::Checked;
use super::into::Target;
use super::participants;
use crate::actions::participants::by_owner;
use crate::dutch::date;
use crate::dutch::due::days_in;
use crate::error::{Error, Result, Status};
use crate::minutes::collect::{Agreed, collect};
use crate::minutes::gate::Gate;
use crate::model::Settings;
use crate::sheet::{self, CaseSheet, ReadOptions, Secret};

/// Runs the command on a sheet.
///
/// # Errors
/// When the sheet cannot be read, an option does not fit or nothing can be written.
pub fn run(path: &Path, arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let into = arguments.into.as_ref().map(|folder| Target::open(folder, talk)).transpose()?;
    let settings = match &into {
        Some(target) => target.settings().clone(),
        None => settings(global, talk)?,
    };
    // The process ends with this command: it is not worth the time to take these apart, string by string.
    let mut sheet = ManuallyDrop::new(read_sheet(path, arguments, &settings)?);
    report_columns(&sheet, talk);
    let meeting = meeting_day(arguments, &sheet, talk)?;
    let next = next_meeting(arguments, &sheet, meeting, talk).or_else(|| match &into {
        Some(target) => target.meeting_after(meeting),
        None => settings.next_meeting(meeting.tomorrow().ok()?),
    });
    let output =
        Output::plan(arguments.output.as_deref(), &arguments.format, &format!("actielijst-{meeting}"))?
            .apart_from(Some(path))?;

    let mut team = sheet.team.clone();
    team.participants.extend(settings.team().participants);
    if let Some(target) = &into {
        target.enrich(&mut sheet.cases);
    }
    let searched = match &into {
        Some(target) => Cow::Owned(target.with_others(&sheet.cases)),
        None => Cow::Borrowed(&sheet.cases),
    };
    let (agreed, gate) = rayon::join(
        || match &into {
            Some(target) => target.collect(&sheet.cases, &team, meeting, next),
            None => collect(&sheet.cases, &team, meeting, next),
        },
        || Gate::new(&searched, &team),
    );
    let Agreed { mut minutes, unknown_owners } = agreed;
    minutes.warnings.splice(0..0, sheet.warnings.iter().map(ToString::to_string));
    let checked = ManuallyDrop::new(Checked::new(minutes, gate));
    let mut documents = gated::render_all(&checked.minutes, &output)?;
    if let Some(own) = &arguments.per_participant {
        let by_owner = by_owner(&checked.minutes, &team.roles(), &sheet.cases, |_, _| true);
        participants::tell(&by_owner, talk);
        documents.extend(participants::documents(own, &by_owner, meeting, &settings, global.today())?);
    }
    let leaks = checked.leaks(&documents)?;

    checked.say(sheet.cases.len(), talk);
    if gated::refuse(&leaks, &arguments.accept_leaks, "de sheet", talk) {
        return Ok(Status::NeedsPerson);
    }
    let mut status = if leaks.is_empty() && unknown_owners == 0 { Status::Ok } else { Status::NeedsPerson };
    if let Some(target) = into {
        status = status.max(target.write(&sheet.cases, &checked.minutes, arguments.dry_run, talk)?);
    }
    let folders = [arguments.output.as_deref(), arguments.per_participant.as_deref()];
    gated::write(documents, &folders, arguments.force, talk)?;
    Ok(status)
}

/// Reads the sheet; asks for a password only when it needs one, none is given, and somebody is there to answer.
fn read_sheet(path: &Path, arguments: &Arguments, settings: &Settings) -> Result<CaseSheet> {
    let password = arguments.password_file.as_deref().map(password).transpose()?;
    let overrides = sheet::overrides(&settings.columns)?;
    let mut options = ReadOptions { password, overrides, meeting: arguments.date, ..ReadOptions::default() };
    let outcome = sheet::read(path, &options);
    let asks = matches!(&outcome, Err(error) if sheet::needs_password(error)) && options.password.is_none();
    if !asks || !secret::can_ask() {
        return outcome;
    }
    options.password = Some(Secret::new(secret::ask("Wachtwoord van de sheet", false)?));
    sheet::read(path, &options)
}

fn password(path: &Path) -> Result<Secret> {
    secret::first_line(path, "het wachtwoord").map(Secret::new)
}

fn report_columns(sheet: &CaseSheet, talk: &Talk) {
    talk.detail(|| {
        let lines: Vec<String> = sheet.columns.iter().map(|column| format!("  {column}")).collect();
        format!("Zo heb ik de kolommen begrepen:\n{}", lines.join("\n"))
    });
}

/// The day of the meeting: as said, else as the sheet's title has it.
fn meeting_day(arguments: &Arguments, sheet: &CaseSheet, talk: &Talk) -> Result<Date> {
    match (arguments.date, sheet.meeting_date) {
        (Some(said), Some(written)) if said != written => {
            talk.warning(format!(
                "de sheet noemt {} als dag van het overleg; ik houd {} aan",
                date::short(written),
                date::short(said)
            ));
            Ok(said)
        }
        (Some(said), _) => Ok(said),
        (None, Some(written)) => {
            talk.note(format!("Dag van het overleg volgens de sheet: {}", date::long(written)));
            Ok(written)
        }
        (None, None) => Err(Error::usage("ik weet niet van welke dag dit overleg is")
            .remedy("Zeg het erbij, bijvoorbeeld: --date 2026-12-03")),
    }
}

/// The day of the next meeting: as said, else as a line of the sheet has it.
fn next_meeting(arguments: &Arguments, sheet: &CaseSheet, meeting: Date, talk: &Talk) -> Option<Date> {
    if arguments.next.is_some() {
        return arguments.next;
    }
    let written = days_in(sheet.next_meeting.as_deref()?, meeting).into_iter().find(|day| *day > meeting)?;
    talk.note(format!("Dag van het volgende overleg volgens de sheet: {}", date::long(written)));
    Some(written)
}

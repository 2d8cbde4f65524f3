//! Sheets to case files, and forms among them.

use std::path::{Path, PathBuf};

use super::super::folder::WorkFolder;
use super::super::secret;
use super::super::{Global, Talk};
use super::form;
use super::plan::{self, Fate, Folder, Outcome, Rules};
use super::tell;
use super::{Arguments, IntakeFormat};
use crate::error::{Error, Result, Status};
use crate::intake::merge::SheetDays;
use crate::intake::rows::{Incoming, incoming};
use crate::sheet::{self, ReadOptions, Secret, Whole};
use crate::workdir::atomic::{make_folder, write_stdout};
use crate::workdir::numbers::Numbers;
use crate::workdir::save::{Change, save};
use crate::workdir::{CASES, load_cases};

/// Takes all sheets and forms in, one after the other.
///
/// # Errors
/// When a sheet or the work folder cannot be read, or nothing can be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let folder = WorkFolder::require(global, talk)?;
    let (mut status, mut told) = (Status::Ok, Vec::new());
    for path in files(&arguments.files, talk)? {
        let taken = file(path, arguments, &folder, global, talk);
        match taken {
            Ok((outcome, lines)) => {
                status = status.max(outcome);
                told.extend(lines);
            }
            Err(error) if arguments.files.len() > 1 => {
                talk.error(&error);
                status = status.max(error.status);
            }
            Err(error) => return Err(error),
        }
    }
    if arguments.format == IntakeFormat::Json {
        let text = format!("{:#}\n", serde_json::json!({ "casussen": told }));
        write_stdout(text.as_bytes())?;
    }
    Ok(status)
}

/// The files without those that a program puts beside a file that is open in it.
fn files<'f>(all: &'f [PathBuf], talk: &Talk) -> Result<Vec<&'f PathBuf>> {
    let (locks, files): (Vec<&PathBuf>, Vec<&PathBuf>) = all.iter().partition(|path| is_lock(path));
    if let (true, [lock, ..]) = (files.is_empty(), &*locks) {
        return Err(Error::input(
            "dit is niet het bestand zelf, maar het slot van een programma dat het open heeft",
        )
        .in_file(lock.display())
        .remedy("Sluit het bestand, en geef de naam zonder ~$ ervoor."));
    }
    locks.iter().for_each(|lock| talk.note(format!("Overgeslagen: {}", lock.display())));
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let locks = [format!("~${name}"), format!(".~lock.{name}#")];
        if locks.iter().any(|lock| path.with_file_name(lock).exists()) {
            talk.warning(format!(
                "{}: dit bestand is nog open in een ander programma; wat daar niet is opgeslagen, lees ik niet",
                path.display()
            ));
        }
    }
    Ok(files)
}

fn is_lock(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("~$") || name.starts_with(".~lock.")
}

/// How it ended, and a line for scripts of each case.
pub type Told = (Status, Vec<serde_json::Value>);

/// Takes one file in: a form, or a sheet.
fn file(
    path: &Path,
    arguments: &Arguments,
    folder: &WorkFolder,
    global: &Global,
    talk: &Talk,
) -> Result<Told> {
    if form::is_yaml(path) {
        return form::take(path, &form::read_yaml(path)?, arguments, folder, global, talk);
    }
    let (bytes, options) = opened(path, arguments, folder)?;
    match form::read(&bytes, &options) {
        Some(filled) => form::take(path, &filled, arguments, folder, global, talk),
        None => {
            let whole = sheet::whole(&bytes, &options).map_err(|error| error.in_file(path.display()))?;
            one(path, &whole, arguments, folder, global, talk)
        }
    }
}

fn one(
    path: &Path,
    whole: &Whole,
    arguments: &Arguments,
    folder: &WorkFolder,
    global: &Global,
    talk: &Talk,
) -> Result<Told> {
    whole.warnings.iter().for_each(|warning| talk.warning(warning));
    let (cases, warnings) = incoming(whole);
    warnings.iter().for_each(|warning| talk.warning(warning));
    if cases.is_empty() {
        return Err(Error::input("in deze sheet staat geen enkele casus").in_file(path.display()).remedy(
            "Zet boven de casussen een rij met koppen, zoals: Nr, Naam jeugdige, Geb. datum, Vraag.",
        ));
    }
    let meeting = arguments.date.or(whole.meeting_date);
    let rules = Rules {
        folder: folder.path.clone(),
        days: SheetDays { sheet: meeting.unwrap_or_else(|| global.today()), today: global.today() },
        meeting,
        known: arguments.known(),
        side: arguments.side(),
        numbering: (folder.settings.numbering, global.today().year()),
    };
    let lock = folder.lock("mdo intake", talk)?;
    let (mut known, unread) = known(folder, talk)?;
    let mut numbers = Numbers::read(&folder.path)?;
    let outcomes =
        plan::plan(&cases, &mut known, &mut numbers, &rules, &whole.hidden.iter().cloned().collect())?;
    if !arguments.dry_run {
        write(&outcomes, &numbers, folder)?;
    }
    drop(lock);
    tell::say(&cases, &outcomes, arguments.dry_run, talk);
    let attention = unread || outcomes.iter().any(needs_person);
    let lines = outcomes.iter().map(|outcome| tell::json(&cases[outcome.incoming], outcome));
    Ok((worst(&outcomes).max(if attention { Status::NeedsPerson } else { Status::Ok }), lines.collect()))
}

/// A file and how to read it; a password is asked for only when it has one and somebody is there to answer.
fn opened(path: &Path, arguments: &Arguments, folder: &WorkFolder) -> Result<(Vec<u8>, ReadOptions)> {
    let bytes = sheet::bytes_of(path)?;
    let password = match &arguments.password_file {
        Some(file) => Some(secret::first_line(file, "het wachtwoord")?),
        None if sheet::has_password(&bytes) && secret::can_ask() => {
            Some(secret::ask(&format!("Wachtwoord van {}", path.display()), false)?)
        }
        None => None,
    };
    let overrides = sheet::overrides(&folder.settings.columns)?;
    let password = password.map(Secret::new);
    Ok((bytes, ReadOptions { password, overrides, meeting: arguments.date, ..ReadOptions::default() }))
}

/// The case files that are there, and whether one could not be read.
pub fn known(folder: &WorkFolder, talk: &Talk) -> Result<(Folder, bool)> {
    let (mut cases, mut unread) = (Vec::new(), false);
    for loaded in load_cases(&folder.path)? {
        match loaded {
            Ok(loaded) => cases.push((loaded.path, loaded.value)),
            Err(error) => {
                unread = true;
                talk.error(&error);
            }
        }
    }
    Ok((Folder::new(cases), unread))
}

/// Writes all files, and last the list of numbers: a number without file would be lost.
fn write(outcomes: &[Outcome], numbers: &Numbers, folder: &WorkFolder) -> Result<()> {
    let mut changes: Vec<Change<'_>> = Vec::new();
    for outcome in outcomes {
        match &outcome.fate {
            Fate::New(path, text) => changes.push(Change { path, old: None, new: text.as_bytes() }),
            Fate::Changed(path, old, new) => {
                changes.push(Change { path, old: Some(old.as_bytes()), new: new.as_bytes() });
            }
            _ => {}
        }
    }
    if changes.is_empty() {
        return Ok(());
    }
    make_folder(&folder.path.join(CASES))?;
    save(&changes)?;
    numbers.save()
}

fn needs_person(outcome: &Outcome) -> bool {
    let stopped =
        matches!(outcome.fate, Fate::AlreadyThere(..) | Fate::OtherChild | Fate::Used | Fate::Failed(_));
    stopped || !outcome.conflicts.is_empty() || !outcome.remarks.is_empty() || !outcome.unread.is_empty()
}

fn worst(outcomes: &[Outcome]) -> Status {
    let of = |outcome: &Outcome| match &outcome.fate {
        Fate::Failed(error) => error.status,
        _ => Status::Ok,
    };
    outcomes.iter().map(of).max().unwrap_or(Status::Ok)
}

/// Where a cell of a case stands, for messages.
pub(super) fn place(case: &Incoming, row: usize, cell: usize) -> String {
    case.places.get(row).and_then(|row| row.get(cell)).map(ToString::to_string).unwrap_or_default()
}

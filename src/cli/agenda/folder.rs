//! What the work folder has for one meeting: its settings, the meeting's own file, the other meetings, the cases.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::Talk;
use crate::cli::folder::WorkFolder;
use crate::dutch::date;
use crate::error::{Error, Result, Status};
use crate::model::{CaseFile, Meeting, Settings};
use crate::workdir::{self, MEETINGS};

/// The meetings of a work folder.
pub struct Meetings {
    /// Each with its day and file, in order of time.
    all: Vec<(Date, PathBuf, Meeting)>,
    /// Files that cannot be read.
    broken: Vec<(PathBuf, Error)>,
}

impl Meetings {
    /// Reads them all.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub fn read(folder: &Path, talk: &Talk) -> Result<Meetings> {
        let mut meetings = Meetings { all: Vec::new(), broken: Vec::new() };
        for path in workdir::yaml_files(&folder.join(MEETINGS))? {
            match workdir::load_meeting(&path) {
                Ok(loaded) => match day_of(&path, &loaded.value) {
                    Some(day) => {
                        loaded.warnings.iter().for_each(|warning| talk.detail(|| warning.clone()));
                        meetings.all.push((day, path, loaded.value));
                    }
                    None => {
                        let error = Error::input("ik weet niet van welke dag dit overleg is")
                            .in_file(path.display())
                            .remedy("Zet 'datum' in het bestand, of noem het naar de dag: 2026-12-03.yaml.");
                        meetings.broken.push((path, error));
                    }
                },
                Err(error) => meetings.broken.push((path, error)),
            }
        }
        meetings.all.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
        Ok(meetings)
    }

    /// The meeting of a day with its file; both new when there is none.
    ///
    /// # Errors
    /// When its file is there and cannot be read.
    pub fn on(&self, day: Date, folder: &Path) -> Result<(PathBuf, Meeting)> {
        if let Some((_, path, meeting)) = self.all.iter().find(|(date, ..)| *date == day) {
            return Ok((path.clone(), meeting.clone()));
        }
        let path = folder.join(MEETINGS).join(format!("{day}.yaml"));
        match self.broken.iter().find(|(broken, _)| broken.with_extension("yaml") == path) {
            Some((_, error)) => Err(error.clone()),
            None => Ok((path, Meeting::default())),
        }
    }

    /// The last meeting before a day.
    pub fn last_before(&self, day: Date) -> Option<(Date, &Meeting)> {
        self.all.iter().rfind(|(date, ..)| *date < day).map(|(date, _, meeting)| (*date, meeting))
    }

    /// All meetings with their days.
    pub fn days(&self) -> Vec<(Date, &Meeting)> {
        self.all.iter().map(|(date, _, meeting)| (*date, meeting)).collect()
    }

    /// Says what cannot be read.
    pub fn report(&self, talk: &Talk) -> Status {
        self.broken.iter().for_each(|(_, error)| talk.error(error));
        if self.broken.is_empty() { Status::Ok } else { Status::Input }
    }

    /// The next meeting: the first that has a file, or that the rhythm gives.
    ///
    /// A file in the month of the rhythm's day is that meeting, moved.
    ///
    /// # Errors
    /// When there is neither.
    pub fn next(&self, settings: &Settings, today: Date) -> Result<Date> {
        let file = self.all.iter().map(|(date, ..)| *date).find(|date| *date >= today);
        let rhythm = settings.next_meeting(today).map(|day| {
            let moved = |date: &Date| date.first_of_month() == day.first_of_month();
            match self.all.iter().map(|(date, ..)| *date).rfind(moved) {
                // It was this month already, on another day.
                Some(held) if held < today => {
                    settings.next_meeting(day.last_of_month().tomorrow().unwrap_or(day)).unwrap_or(day)
                }
                Some(moved) => moved,
                None => day,
            }
        });
        file.into_iter().chain(rhythm).min().ok_or_else(|| {
            Error::usage("ik weet niet wanneer het volgende overleg is").remedy(
                "Noem de dag met --date 2026-12-03, of zet in mdo.yaml bij overleg een ritme: eerste donderdag van de maand.",
            )
        })
    }
}

/// The day in the file, else in its name.
fn day_of(path: &Path, meeting: &Meeting) -> Option<Date> {
    meeting.date.map(|day| day.0).or_else(|| date::parse(&path.file_stem()?.to_string_lossy()))
}

/// The cases of the work folder; those that cannot be read are reported, and give the status.
///
/// # Errors
/// When the folder cannot be read.
pub fn cases(folder: &WorkFolder, talk: &Talk) -> Result<(Vec<(PathBuf, CaseFile)>, Status)> {
    let mut status = Status::Ok;
    let mut cases = Vec::new();
    for case in workdir::load_cases(&folder.path)? {
        match case {
            Ok(loaded) => {
                loaded.warnings.iter().for_each(|warning| talk.warning(warning));
                cases.push((loaded.path, loaded.value));
            }
            Err(error) => {
                talk.error(&error);
                status = Status::Input;
            }
        }
    }
    Ok((cases, status))
}

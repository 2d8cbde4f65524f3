//! The cases and meetings of the work folder, read together.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::changes::Changes;
use super::folder::WorkFolder;
use super::{Global, Talk};
use crate::dutch::date;
use crate::error::{Error, Result, Status};
use crate::minutes::kept::{Dossier, kept};
use crate::minutes::number::twin;
use crate::model::case_file::Answer;
use crate::model::meeting::Attendee;
use crate::model::scalar::Day;
use crate::model::{CaseEntry, CaseFile, KeptAction, Meeting, Participant, Team};
use crate::workdir::{self, Loaded, MEETINGS, yaml};

/// Everything that is read of a work folder.
pub struct Book {
    /// Where it is, and its settings.
    pub folder: WorkFolder,
    /// The case files that can be read, in the order of their names.
    pub cases: Vec<Loaded<CaseFile>>,
    /// What identifies each case, in the same order.
    pub entries: Vec<CaseEntry>,
    /// The meetings that can be read.
    pub meetings: Vec<Loaded<Meeting>>,
    /// The participants: of `mdo.yaml`, and of the meetings.
    pub team: Team,
    /// `Input` when a file could not be read; the others go on.
    pub status: Status,
}

impl Book {
    /// Reads the work folder and says what cannot be read.
    ///
    /// # Errors
    /// When there is no work folder, or `mdo.yaml` is not valid.
    pub fn open(global: &Global, talk: &Talk) -> Result<Book> {
        Book::of(WorkFolder::require(global, talk)?, talk)
    }

    /// As [`Book::open`], of a work folder that was found before.
    ///
    /// # Errors
    /// When the folders of cases or meetings cannot be read.
    pub fn of(folder: WorkFolder, talk: &Talk) -> Result<Book> {
        let mut status = Status::Ok;
        let cases = workdir::load_cases(&folder.path)?;
        let cases: Vec<_> = cases
            .into_iter()
            .map(|case| case.and_then(unique_numbers))
            .filter_map(heard(&mut status, talk))
            .collect();
        let meetings = workdir::yaml_files(&folder.path.join(MEETINGS))?;
        let meetings: Vec<_> = meetings
            .iter()
            .map(|path| workdir::load_meeting(path).map(with_date))
            .filter_map(heard(&mut status, talk))
            .collect();
        let entries = cases.iter().map(|case| case.value.entry()).collect();
        let team = team(&folder, &meetings);
        Ok(Book { folder, cases, entries, meetings, team, status })
    }

    /// Takes over what was changed in the files since they were read.
    ///
    /// # Errors
    /// When a changed file cannot be read any more.
    pub fn refresh(&mut self, changes: &Changes) -> Result<()> {
        for case in &mut self.cases {
            if let Some(text) = changes.text(&case.path) {
                case.value = yaml::read(text).map_err(|error| error.in_file(case.path.display()))?.value;
            }
        }
        for meeting in &mut self.meetings {
            if let Some(text) = changes.text(&meeting.path) {
                meeting.value =
                    yaml::read(text).map_err(|error| error.in_file(meeting.path.display()))?.value;
                meeting.value.date = meeting.value.date.or_else(|| date_in_name(&meeting.path));
            }
        }
        Ok(())
    }

    /// Reads one case again: somebody may have changed its file by hand.
    ///
    /// # Errors
    /// When it cannot be read any more.
    pub fn reload(&mut self, number: &str) -> Result<()> {
        let path = self.case(number).map(|case| case.path.clone());
        path.map_or(Ok(()), |path| self.reload_file(&path))
    }

    /// Reads one file again.
    ///
    /// # Errors
    /// When it cannot be read any more.
    pub fn reload_file(&mut self, path: &Path) -> Result<()> {
        for case in self.cases.iter_mut().filter(|case| case.path == path) {
            *case = workdir::load_case(path).and_then(unique_numbers)?;
        }
        for meeting in self.meetings.iter_mut().filter(|meeting| meeting.path == path) {
            *meeting = workdir::load_meeting(path).map(with_date)?;
        }
        Ok(())
    }

    /// Reads the file of a meeting that was not there before.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read_meeting(&mut self, day: Date) -> Result<()> {
        let path = self.meeting_path(day);
        if path.exists() {
            self.meetings.push(workdir::load_meeting(&path).map(with_date)?);
        }
        Ok(())
    }

    /// All actions, de-identified; overdue when their due date lies before `day`.
    pub fn actions(&self, day: Date) -> Vec<KeptAction> {
        let files = self.cases.iter().map(|case| &case.value);
        let dossiers: Vec<Dossier<'_>> =
            files.map(|file| Dossier { file, given: self.given(&file.number) }).collect();
        kept(&dossiers, &self.entries, &self.team, day)
    }

    /// The highest number of an action of a case in minutes that were fixed.
    pub fn given(&self, case: &str) -> u32 {
        let fixed = self.meetings.iter().filter_map(|meeting| meeting.value.fixed.as_ref());
        let numbers = fixed.flat_map(|fixed| &fixed.actions).filter_map(|action| {
            let (of, sequence) = action.number.rsplit_once('.')?;
            sequence.parse().ok().filter(|_| of == case)
        });
        numbers.max().unwrap_or(0)
    }

    /// The case with a number.
    pub fn case(&self, number: &str) -> Option<&Loaded<CaseFile>> {
        self.cases.iter().find(|case| case.value.number == number)
    }

    /// The number of the only case that somebody may mean who left zeros out: of `2026-14`, `2026-014`.
    pub fn case_like(&self, typed: &str) -> Option<&str> {
        let parts = |number: &str| -> Vec<String> {
            number
                .split(|c: char| !c.is_alphanumeric())
                .map(|part| part.trim_start_matches('0').to_lowercase())
                .collect()
        };
        let wanted = parts(typed);
        let mut like = self
            .cases
            .iter()
            .map(|case| case.value.number.as_str())
            .filter(|number| *number != typed && parts(number) == wanted);
        like.next().filter(|_| like.next().is_none())
    }

    /// That no case has this number, and which one may be meant.
    pub fn unknown_case(&self, typed: &str) -> Error {
        let near = self.case_like(typed).map(|case| format!("Bedoel je {case}?"));
        let near = near.unwrap_or_else(|| "Kijk in 'casussen' welke nummers er zijn.".into());
        Error::usage("dit casusnummer ken ik niet").remedy(near)
    }

    /// The meeting of a day.
    pub fn meeting(&self, day: Date) -> Option<&Loaded<Meeting>> {
        self.meetings.iter().find(|meeting| meeting.value.date == Some(Day(day)))
    }

    /// The day of the meeting after this one: the first that has a file, else by the rhythm of `mdo.yaml`.
    pub fn meeting_after(&self, day: Date) -> Option<Date> {
        let days = self.meetings.iter().filter_map(|meeting| meeting.value.date).map(|day| day.0);
        self.folder.settings.meeting_from(days, day.tomorrow().ok()?)
    }

    /// The numbers of the cases of a meeting, in the order of its agenda.
    pub fn agenda(&self, day: Date) -> Vec<String> {
        let parts = self.meeting(day).map_or(&[][..], |meeting| &meeting.value.parts);
        parts.iter().filter_map(|part| part.case.clone()).collect()
    }

    /// The roles at the table of a meeting: of who was there when that is known, else those of `mdo.yaml`.
    pub fn roles(&self, day: Date) -> Vec<String> {
        let attendees = self.meeting(day).map_or(&[][..], |meeting| &meeting.value.attendees);
        let absent = |attendee: &&Attendee| attendee.present.as_ref().and_then(Answer::yes) == Some(false);
        let present = attendees.iter().filter(|attendee| !absent(attendee));
        let roles: Vec<String> = present.filter_map(|attendee| attendee.role.clone()).collect();
        if roles.is_empty() { self.folder.settings.team().roles() } else { roles }
    }

    /// The file of the meeting of a day, whether it is there or not.
    pub fn meeting_path(&self, day: Date) -> PathBuf {
        let new = || self.folder.path.join(MEETINGS).join(format!("{day}.yaml"));
        self.meeting(day).map_or_else(new, |meeting| meeting.path.clone())
    }
}

/// Says what can be said of a file; gives it when it could be read.
fn heard<'t, T>(
    status: &'t mut Status,
    talk: &'t Talk,
) -> impl FnMut(Result<Loaded<T>>) -> Option<Loaded<T>> + 't {
    move |loaded| match loaded {
        Ok(loaded) => {
            loaded.warnings.iter().for_each(|warning| talk.warning(warning));
            Some(loaded)
        }
        Err(error) => {
            talk.error(&error);
            *status = (*status).max(error.status);
            None
        }
    }
}

/// A meeting without a date is of the day after which its file is named.
fn with_date(mut meeting: Loaded<Meeting>) -> Loaded<Meeting> {
    meeting.value.date = meeting.value.date.or_else(|| date_in_name(&meeting.path));
    meeting
}

fn date_in_name(path: &Path) -> Option<Day> {
    date::parse(&path.file_stem()?.to_string_lossy()).map(Day)
}

/// Two actions with one number: nobody knows which is meant.
fn unique_numbers(case: Loaded<CaseFile>) -> Result<Loaded<CaseFile>> {
    match twin(&case.value.actions) {
        None => Ok(case),
        Some(number) => Err(Error::input(format!("twee acties van deze casus hebben nr {number}"))
            .in_file(case.path.display())
            .remedy("Geef de actie die er later bij kwam een nieuw nummer, of haal haar nr weg: dan telt mdo zelf.")),
    }
}

fn team(folder: &WorkFolder, meetings: &[Loaded<Meeting>]) -> Team {
    let mut team = folder.settings.team();
    for attendee in meetings.iter().flat_map(|meeting| &meeting.value.attendees) {
        let Some(role) = attendee.role.clone() else { continue };
        let known = |member: &Participant| member.role == role && member.name == attendee.name;
        if attendee.name.is_some() && !team.participants.iter().any(known) {
            let organisation = attendee.organisation.clone();
            team.participants.push(Participant { name: attendee.name.clone(), role, organisation });
        }
    }
    team
}

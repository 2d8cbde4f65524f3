//! The actions of a sheet into the case files of a work folder.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::super::Talk;
use super::super::book::Book;
use super::super::changes::Changes;
use super::super::folder::WorkFolder;
use super::put::Put;
use crate::error::{Result, Status};
use crate::minutes::collect::{Agreed, collect_numbered};
use crate::model::{Action, CaseEntry, CaseFile, CaseNumber, Minutes, NumberOrigin, Settings, Team};
use crate::workdir::Loaded;

/// The work folder that gets the actions, locked.
pub struct Target {
    book: Book,
    changes: Changes,
}

impl Target {
    /// Locks the folder and reads it.
    ///
    /// # Errors
    /// When it is not there, cannot be locked, or has an `mdo.yaml` that is not valid.
    pub fn open(path: &Path, talk: &Talk) -> Result<Target> {
        let folder = WorkFolder::at(path, talk)?;
        let changes = Changes::begin(&folder, "mdo minutes", talk)?;
        Ok(Target { book: Book::of(folder, talk)?, changes })
    }

    /// The settings of the folder.
    pub fn settings(&self) -> &Settings {
        &self.book.folder.settings
    }

    /// The day of the meeting after this one, as the folder knows it.
    pub fn meeting_after(&self, day: Date) -> Option<Date> {
        self.book.meeting_after(day)
    }

    /// Adds to each case of the sheet the persons that only its file knows: their names must leave the texts too.
    pub fn enrich(&self, entries: &mut [CaseEntry]) {
        for entry in entries {
            let Some(at) = self.place(entry) else { continue };
            for person in &self.book.entries[at].case.persons {
                if entry.case.persons.iter().all(|own| own.name != person.name) {
                    entry.case.persons.push(person.clone());
                }
            }
        }
    }

    /// The cases of the sheet and those of the folder: what the gate looks for.
    pub fn with_others(&self, entries: &[CaseEntry]) -> Vec<CaseEntry> {
        entries.iter().chain(&self.book.entries).cloned().collect()
    }

    /// The case file of an entry. A number that only says where a row stood points to no file.
    fn place(&self, entry: &CaseEntry) -> Option<usize> {
        let same = |case: &Loaded<CaseFile>| case.value.number == entry.case.number.0;
        (entry.number_origin == NumberOrigin::Sheet).then(|| self.book.cases.iter().position(same))?
    }

    /// The actions of the sheet, each with its number in the case file.
    pub fn collect(&self, entries: &[CaseEntry], team: &Team, meeting: Date, next: Option<Date>) -> Agreed {
        let kept = self.book.actions(meeting);
        let files: BTreeMap<&CaseNumber, Put<'_>> = entries
            .iter()
            .filter_map(|entry| {
                let case = &self.book.cases[self.place(entry)?];
                Some((&entry.case.number, Put::new(case, &kept, meeting)))
            })
            .collect();
        collect_numbered(entries, team, meeting, next, &|number, actions| match files.get(number) {
            None => (1..).take(actions.len()).collect(),
            Some(put) => put.numbers(actions, self.book.given(&number.0)),
        })
    }

    /// Writes the actions into the case files, and says what has no file.
    ///
    /// # Errors
    /// When a file cannot be changed.
    pub fn write(
        mut self,
        entries: &[CaseEntry],
        minutes: &Minutes,
        dry_run: bool,
        talk: &Talk,
    ) -> Result<Status> {
        let mut status = self.book.status;
        let kept = self.book.actions(minutes.meeting);
        for entry in entries {
            let of_case = |action: &&Action| action.number.case == entry.case.number;
            let actions: Vec<&Action> = minutes.actions.iter().filter(of_case).collect();
            match self.place(entry) {
                _ if actions.is_empty() => {}
                None => {
                    let number = &entry.case.number;
                    talk.warning(format!("casus {number} heeft in de werkmap geen bestand; de acties ervan zijn niet overgenomen"));
                    status = status.max(Status::NeedsPerson);
                }
                Some(at) => {
                    let put = Put::new(&self.book.cases[at], &kept, minutes.meeting);
                    put.write(&actions, &mut self.changes)?;
                    for number in put.others(&actions) {
                        talk.note(format!("Actie {number} staat niet in de sheet en blijft in de casus."));
                    }
                }
            }
        }
        self.changes.save(dry_run, talk)?;
        Ok(status)
    }
}

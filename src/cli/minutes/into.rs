//! The actions of a sheet into the case files of a work folder.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::super::Talk;
use super::super::book::Book;
use super::super::changes::Changes;
use super::super::folder::WorkFolder;
use crate::actions::feedback::is_feedback;
use crate::error::{Result, Status};
use crate::minutes::collect::{Agreed, collect_numbered};
use crate::minutes::merge::sequences;
use crate::minutes::number::next_number;
use crate::model::case_file::CaseAction;
use crate::model::scalar::Day;
use crate::model::{
    Action, ActionStatus, CaseEntry, CaseFile, CaseNumber, KeptAction, Minutes, NumberOrigin, Settings, Team,
};
use crate::path;
use crate::workdir::Loaded;
use crate::workdir::edit::Edit;

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
        let mut by_case: BTreeMap<&CaseNumber, Vec<&KeptAction>> = BTreeMap::new();
        kept.iter().for_each(|kept| by_case.entry(&kept.action.number.case).or_default().push(kept));
        let positions = |actions: &[Action]| (1..).take(actions.len()).collect();
        let files: BTreeMap<&CaseNumber, &CaseFile> = entries
            .iter()
            .filter_map(|entry| Some((&entry.case.number, &self.book.cases[self.place(entry)?].value)))
            .collect();
        collect_numbered(entries, team, meeting, next, &|number, actions| match files.get(number) {
            None => positions(actions),
            Some(file) => {
                let known = by_case.get(number).map_or(&[][..], Vec::as_slice);
                let after_unnumbered = known.iter().map(|kept| kept.action.number.sequence + 1).max();
                let next = next_number(&file.actions, self.book.given(&file.number));
                sequences(known, next.max(after_unnumbered.unwrap_or(1)), meeting, actions)
            }
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
                Some(at) => self.write_case(at, &actions, &kept, minutes.meeting, talk)?,
            }
        }
        self.changes.save(dry_run, talk)?;
        Ok(status)
    }

    fn write_case(
        &mut self,
        at: usize,
        actions: &[&Action],
        kept: &[KeptAction],
        meeting: Date,
        talk: &Talk,
    ) -> Result<()> {
        let Loaded { path, value: file, .. } = &self.book.cases[at];
        // In the order of the file.
        let kept: Vec<&KeptAction> =
            kept.iter().filter(|kept| kept.action.number.case.0 == file.number).collect();
        self.changes.edit(path, CaseFile::KEYS, |mut edit| {
            for action in actions {
                edit = match kept.iter().position(|kept| kept.action.number == action.number) {
                    Some(at) => update(edit, at, file.actions[at].number == 0, kept[at], action, meeting)?,
                    None => edit.append(path!["acties"], new(action, meeting))?,
                };
            }
            if file.meetings.contains(&Day(meeting)) {
                return Ok(edit);
            }
            edit.append(path!["overleggen"], Day(meeting))
        })?;
        for (kept, of_file) in kept.iter().zip(&file.actions) {
            let agreed = kept.meeting == Some(meeting) && !is_feedback(of_file);
            if agreed && !actions.iter().any(|action| action.number == kept.action.number) {
                let number = &kept.action.number;
                talk.note(format!("Actie {number} staat niet in de sheet en blijft in de casus."));
            }
        }
        Ok(())
    }
}

fn new(action: &Action, meeting: Date) -> CaseAction {
    CaseAction {
        number: action.number.sequence,
        meeting: Some(Day(meeting)),
        owner: action.owner.clone(),
        text: action.text.clone(),
        due: action.due.map(Day),
        status: action.status,
        ..CaseAction::default()
    }
}

/// What the sheet says otherwise than the file. A sheet seldom tells that an action is done: what the file says of that
/// stays, unless the sheet says it too. Of an action of an earlier meeting nothing else changes.
fn update(
    mut edit: Edit<'static>,
    at: usize,
    unnumbered: bool,
    kept: &KeptAction,
    sheet: &Action,
    meeting: Date,
) -> Result<Edit<'static>> {
    let file = &kept.action;
    if unnumbered {
        edit = edit.set(path!["acties", at, "nr"], sheet.number.sequence)?;
    }
    if file.status == ActionStatus::Open && sheet.status != ActionStatus::Open {
        edit = edit.set(path!["acties", at, "status"], sheet.status)?;
    }
    if kept.meeting != Some(meeting) {
        return Ok(edit);
    }
    if file.text != sheet.text {
        edit = edit.set(path!["acties", at, "actie"], &sheet.text)?;
    }
    if let Some(owner) = sheet.owner.as_ref().filter(|owner| file.owner.as_ref() != Some(owner)) {
        edit = edit.set(path!["acties", at, "actiehouder"], owner)?;
    }
    if let Some(due) = sheet.due.filter(|due| file.due != Some(*due)) {
        edit = edit.set(path!["acties", at, "streefdatum"], Day(due))?;
    }
    Ok(edit)
}

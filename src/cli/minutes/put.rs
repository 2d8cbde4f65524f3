//! The actions of a meeting into a case file, beside those that are there.

use jiff::civil::Date;

use super::super::changes::Changes;
use crate::actions::feedback::is_feedback;
use crate::error::Result;
use crate::minutes::merge::sequences;
use crate::minutes::number::next_number;
use crate::model::case_file::CaseAction;
use crate::model::scalar::Day;
use crate::model::{Action, ActionNumber, ActionStatus, CaseFile, KeptAction};
use crate::path;
use crate::workdir::Loaded;
use crate::workdir::edit::Edit;

/// A case file that gets actions.
pub struct Put<'a> {
    case: &'a Loaded<CaseFile>,
    /// Its actions, in the order of the file.
    kept: Vec<&'a KeptAction>,
    meeting: Date,
}

impl<'a> Put<'a> {
    /// For the actions of a meeting; `kept` are those of all case files.
    pub fn new(case: &'a Loaded<CaseFile>, kept: &'a [KeptAction], meeting: Date) -> Self {
        let own = |kept: &&KeptAction| kept.action.number.case.0 == case.value.number;
        Put { case, kept: kept.iter().filter(own).collect(), meeting }
    }

    /// The numbers that these actions get: of the same action when the file has it. `given` is the highest number in
    /// minutes that were fixed.
    pub fn numbers(&self, actions: &[Action], given: u32) -> Vec<u32> {
        let shown = self.kept.iter().map(|kept| kept.action.number.sequence + 1).max().unwrap_or(1);
        let next = next_number(&self.case.value.actions, given).max(shown);
        sequences(&self.kept, next, self.meeting, actions)
    }

    /// Writes them: what is new is added, and of what is there only what they say otherwise is changed.
    ///
    /// # Errors
    /// When the file cannot be changed.
    pub fn write(&self, actions: &[&Action], changes: &mut Changes) -> Result<()> {
        let file = &self.case.value;
        changes.edit(&self.case.path, CaseFile::KEYS, |mut edit| {
            for action in actions {
                edit = match self.kept.iter().position(|kept| kept.action.number == action.number) {
                    Some(at) => self.update(edit, at, action)?,
                    None => edit.append(path!["acties"], new(action, self.meeting))?,
                };
            }
            if file.meetings.contains(&Day(self.meeting)) {
                return Ok(edit);
            }
            edit.append(path!["overleggen"], Day(self.meeting))
        })
    }

    /// The actions that the file has of this meeting, and that are not among these.
    pub fn others(&self, actions: &[&Action]) -> Vec<&'a ActionNumber> {
        let agreed = |(kept, of_file): &(&&'a KeptAction, &CaseAction)| {
            kept.meeting == Some(self.meeting) && !is_feedback(of_file)
        };
        let listed = |number: &ActionNumber| actions.iter().any(|action| action.number == *number);
        let numbers = self.kept.iter().zip(&self.case.value.actions).filter(agreed);
        numbers.map(|(kept, _)| &kept.action.number).filter(|number| !listed(number)).collect()
    }

    /// What is said otherwise than in the file. It is seldom said that an action is done: what the file says of that
    /// stays, unless it is said here too. Of an action of an earlier meeting nothing else changes.
    fn update(&self, mut edit: Edit<'static>, at: usize, said: &Action) -> Result<Edit<'static>> {
        let file = &self.kept[at].action;
        if self.case.value.actions[at].number == 0 {
            edit = edit.set(path!["acties", at, "nr"], said.number.sequence)?;
        }
        if file.status == ActionStatus::Open && said.status != ActionStatus::Open {
            edit = edit.set(path!["acties", at, "status"], said.status)?;
        }
        if self.kept[at].meeting != Some(self.meeting) {
            return Ok(edit);
        }
        if file.text != said.text {
            edit = edit.set(path!["acties", at, "actie"], &said.text)?;
        }
        if let Some(owner) = said.owner.as_ref().filter(|owner| file.owner.as_ref() != Some(owner)) {
            edit = edit.set(path!["acties", at, "actiehouder"], owner)?;
        }
        if let Some(due) = said.due.filter(|due| file.due != Some(*due)) {
            edit = edit.set(path!["acties", at, "streefdatum"], Day(due))?;
        }
        Ok(edit)
    }
}

/// An action as a case file keeps it.
pub fn new(action: &Action, meeting: Date) -> CaseAction {
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

//! What the case files get when minutes are made of them: numbers that were forgotten, and for each case that was
//! discussed an action to tell the family.

use jiff::civil::Date;

use super::super::Talk;
use super::super::book::Book;
use super::super::changes::Changes;
use crate::actions::feedback::{discussed, needed};
use crate::error::Result;
use crate::minutes::number::{next_number, numbers};
use crate::minutes::owner::Owners;
use crate::model::case_file::CaseAction;
use crate::model::{CaseFile, Meeting};
use crate::path;

/// What one case file gets.
pub struct Addition {
    /// The place of the case in the book.
    case: usize,
    path: std::path::PathBuf,
    /// The actions without a number: place and number.
    numbers: Vec<(usize, u32)>,
    feedback: Option<CaseAction>,
}

/// What the case files lack for the minutes of a meeting.
pub fn additions(book: &Book, meeting: Date) -> Vec<Addition> {
    let owners = Owners::new(&book.team).at_table(&book.team);
    let meetings: Vec<&Meeting> = book.meetings.iter().map(|meeting| &meeting.value).collect();
    let of_case = |(at, loaded): (usize, &crate::workdir::Loaded<CaseFile>)| {
        let case = &loaded.value;
        let given = book.given(&case.number);
        let all = numbers(&case.actions, given);
        let missing = case.actions.iter().zip(&all).enumerate();
        let numbers: Vec<(usize, u32)> = missing
            .filter(|(_, (action, _))| action.number == 0)
            .map(|(at, (_, number))| (at, *number))
            .collect();
        let was_discussed = discussed(case, &meetings).contains(&meeting);
        let mut feedback = was_discussed.then(|| needed(case, meeting, &owners)).flatten();
        if let Some(action) = &mut feedback {
            action.number = next_number(&case.actions, given) + numbers.len() as u32;
        }
        let addition = Addition { case: at, path: loaded.path.clone(), numbers, feedback };
        (!addition.numbers.is_empty() || addition.feedback.is_some()).then_some(addition)
    };
    book.cases.iter().enumerate().filter_map(of_case).collect()
}

impl Addition {
    /// Puts it into the case file.
    ///
    /// # Errors
    /// When the file cannot be changed.
    pub fn write(&self, changes: &mut Changes) -> Result<()> {
        changes.edit(&self.path, CaseFile::KEYS, |mut edit| {
            for (at, number) in &self.numbers {
                edit = edit.set(path!["acties", *at, "nr"], *number)?;
            }
            match &self.feedback {
                Some(action) => edit.append(path!["acties"], action),
                None => Ok(edit),
            }
        })
    }

    /// Says what it is.
    pub fn tell(&self, book: &Book, talk: &Talk) {
        let case = &book.cases[self.case].value.number;
        for (_, number) in &self.numbers {
            talk.note(format!("Een actie zonder nummer is nu {case}.{number}."));
        }
        if let Some(action) = &self.feedback {
            talk.note(format!("Erbij: {case}.{}, de terugkoppeling aan het gezin.", action.number));
        }
    }
}

//! What the case files get when minutes are made of them: numbers that were forgotten, and for each case that was
//! discussed an action to tell the family, and how urgent it was.

use jiff::civil::Date;

use super::super::Talk;
use super::super::book::Book;
use super::super::changes::Changes;
use super::super::held::held;
use crate::actions::feedback::needed;
use crate::actions::notices::escalation;
use crate::error::Result;
use crate::minutes::number::{next_number, numbers};
use crate::minutes::owner::Owners;
use crate::model::CaseFile;
use crate::model::case_file::{CaseAction, CrisisAt};
use crate::model::scalar::Day;
use crate::path;

/// Says which cases name the meeting but were not discussed there, for their families hear nothing; and of those that were,
/// which are stuck.
pub fn tell_cases(book: &Book, meeting: Date, today: Date, talk: &Talk) {
    let held = held(book, today);
    for case in book.cases.iter().map(|case| &case.value) {
        if let Some(why) = held.only_listed(case, meeting) {
            talk.note(format!("Casus {} is niet besproken ({why}): geen terugkoppeling.", case.number));
        } else if held.discussed(case).contains(&meeting)
            && let Some(why) = escalation(case, &held, today.max(meeting))
        {
            talk.warning(format!("casus {}: {why}", case.number));
        }
    }
}

/// What one case file gets.
pub struct Addition {
    /// The place of the case in the book.
    case: usize,
    path: std::path::PathBuf,
    /// The actions without a number: place and number.
    numbers: Vec<(usize, u32)>,
    feedback: Option<CaseAction>,
    /// How urgent it was, so that the next meeting can tell whether it still is.
    crisis: Option<CrisisAt>,
}

/// What the case files lack for the minutes of a meeting.
pub fn additions(book: &Book, meeting: Date, today: Date) -> Vec<Addition> {
    let owners = Owners::new(&book.team).at_table(&book.team);
    let held = held(book, today);
    let of_case = |(at, loaded): (usize, &crate::workdir::Loaded<CaseFile>)| {
        let case = &loaded.value;
        let given = book.given(&case.number);
        let all = numbers(&case.actions, given);
        let missing = case.actions.iter().zip(&all).enumerate();
        let numbers: Vec<(usize, u32)> = missing
            .filter(|(_, (action, _))| action.number == 0)
            .map(|(at, (_, number))| (at, *number))
            .collect();
        let days = held.discussed(case);
        let mut feedback = days.contains(&meeting).then(|| needed(case, meeting, &owners)).flatten();
        if let Some(action) = &mut feedback {
            action.number = next_number(&case.actions, given) + numbers.len() as u32;
        }
        let crisis = crisis_at(case, &days, meeting);
        let addition = Addition { case: at, path: loaded.path.clone(), numbers, feedback, crisis };
        addition.is_some().then_some(addition)
    };
    book.cases.iter().enumerate().filter_map(of_case).collect()
}

/// The level of a case at a meeting, when it is not written down yet. That of a meeting before the last is not known
/// any more.
fn crisis_at(case: &CaseFile, days: &[Date], meeting: Date) -> Option<CrisisAt> {
    let known = case.crisis_history.iter().any(|at| at.meeting == Some(Day(meeting)));
    let is_last = days.last() == Some(&meeting);
    (is_last && !known && case.crisis.is_some())
        .then_some(CrisisAt { meeting: Some(Day(meeting)), level: case.crisis })
}

impl Addition {
    fn is_some(&self) -> bool {
        !self.numbers.is_empty() || self.feedback.is_some() || self.crisis.is_some()
    }

    /// Puts it into the case file.
    ///
    /// # Errors
    /// When the file cannot be changed.
    pub fn write(&self, changes: &mut Changes) -> Result<()> {
        changes.edit(&self.path, CaseFile::KEYS, |mut edit| {
            for (at, number) in &self.numbers {
                edit = edit.set(path!["acties", *at, "nr"], *number)?;
            }
            if let Some(action) = &self.feedback {
                edit = edit.append(path!["acties"], action)?;
            }
            match &self.crisis {
                Some(crisis) => edit.append(path!["crisismeter_verloop"], crisis),
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

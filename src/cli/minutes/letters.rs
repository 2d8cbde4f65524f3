//! `--feedback`: a letter for each family about what was agreed.

use std::path::Path;

use jiff::civil::Date;

use super::super::Talk;
use super::super::book::Book;
use super::super::folder::WorkFolder;
use super::super::gated::{self, Rendered};
use super::super::held::held;
use super::super::templates::template;
use crate::actions::letter::{FeedbackLetter, Letter, letter as feedback_letter};
use crate::dutch::date::long;
use crate::error::Result;
use crate::minutes::gate::Gate;
use crate::model::{Action, CaseFile, KeptAction, Leak, Minutes};
use crate::render::letter;
use crate::workdir::Loaded;

/// The letters, and what the leak gate looks at: the same ones without anything of the family itself. A letter holds the
/// names of its own family and of nobody else.
pub struct Letters {
    /// To be written.
    pub letters: Vec<Rendered>,
    /// To be searched.
    pub bare: Vec<Rendered>,
}

impl Letters {
    /// A letter for each case that was discussed.
    ///
    /// # Errors
    /// When a template is not right.
    pub fn write(folder: &Path, book: &Book, minutes: &Minutes, today: Date, talk: &Talk) -> Result<Letters> {
        let held = held(book, today);
        let mut all = Letters { letters: Vec::new(), bare: Vec::new() };
        let was_discussed = |case: &&Loaded<CaseFile>| held.discussed(&case.value).contains(&minutes.meeting);
        for case in book.cases.iter().filter(was_discussed) {
            let made = about(&case.value, book, minutes);
            for number in &made.left_out {
                talk.warning(format!(
                    "actie {number} staat niet in de brief: bedenk zelf hoe je die vertelt"
                ));
            }
            let text = template(Some(&book.folder), made.template)?;
            let rendered = |fields| -> Result<Rendered> {
                let path = Some(folder.join(file_name(&case.value.number, minutes.meeting)));
                let bytes = letter::write(&text, fields, minutes.meeting)?;
                Ok(Rendered { path, kind: made.template, bytes })
            };
            all.letters.push(rendered(&made.fields)?);
            all.bare.push(rendered(&made.bare)?);
        }
        if !all.letters.is_empty() {
            talk.note("Lees elke brief na voor je hem geeft: het gezin leest mee.");
        }
        Ok(all)
    }

    /// Names of anybody in what a letter says besides those of its own family.
    ///
    /// # Errors
    /// When a letter cannot be read back.
    pub fn leaks(&self, gate: &Gate<'_>, folder: &WorkFolder, meeting: Date) -> Result<Vec<Leak>> {
        let empty = FeedbackLetter { overleg: long(meeting), ..FeedbackLetter::default() };
        gated::leaks(gate, &[], &self.bare, |document| {
            let text = template(Some(folder), document.kind);
            text.and_then(|text| letter::write(&text, &empty, meeting)).unwrap_or_default()
        })
    }
}

/// The letter about one case.
fn about(case: &CaseFile, book: &Book, minutes: &Minutes) -> Letter {
    let of_case = |action: &&Action| action.number.case.0 == case.number;
    let carried: Vec<&KeptAction> = minutes.carried.iter().filter(|kept| of_case(&&kept.action)).collect();
    let agreed: Vec<&Action> = minutes.actions.iter().filter(of_case).collect();
    let neighbourhood = book.folder.settings.neighbourhood.as_deref();
    feedback_letter(case, &carried, &agreed, minutes.meeting, neighbourhood)
}

/// The number, never a name.
fn file_name(number: &str, meeting: Date) -> String {
    format!("terugkoppeling-{number}-{meeting}.docx")
}

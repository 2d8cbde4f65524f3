//! One case from answers: of the terminal, or of a form.

use std::fmt::Display;
use std::path::Path;

use super::super::changes::Changes;
use super::super::folder::WorkFolder;
use super::super::{Global, Talk};
use super::ask::RED;
use super::plan::{SCHEMA, around};
use super::sheet::known;
use super::tell::{self, Source};
use super::{Known, apply};
use crate::error::{Error, Result, Status};
use crate::intake::Answers;
use crate::intake::merge::{self, Side, merge_form};
use crate::model::CaseFile;
use crate::model::case_file::Crisis;
use crate::workdir::atomic::make_folder;
use crate::workdir::edit::fresh;
use crate::workdir::numbers::Numbers;
use crate::workdir::save::{Change, save};
use crate::workdir::{CASES, yaml};

/// How a case is taken in.
pub struct Intake<'a> {
    /// The work folder.
    pub folder: &'a WorkFolder,
    /// What to do with a child that is known.
    pub known: Known,
    /// Who is right where the answers and the file of that child differ.
    pub side: Side,
    /// Nothing is written.
    pub dry_run: bool,
    /// The day, and the voice.
    pub global: &'a Global,
    /// The voice.
    pub talk: &'a Talk,
}

impl Intake<'_> {
    /// Makes a case file of answers, or brings that of the child who is known up to date. `source` names the form.
    ///
    /// # Errors
    /// When the work folder cannot be read or written, or the child is known and nobody said what to do.
    pub fn take(&self, answers: &Answers, source: Option<&Path>) -> Result<Status> {
        let missing = answers.missing();
        if let Some(problem) = missing.first() {
            return Err(Error::input(format!("'{}' is verplicht en niet ingevuld", problem.question.label)));
        }
        let mut changes = Changes::begin(self.folder, "mdo intake", self.talk)?;
        let (there, unread) = known(self.folder, self.talk)?;
        let today = self.global.today();
        let file = answers.case_file("0", today);
        let case = yaml::read::<CaseFile>(&fresh(&file)?)?.value;
        let status = if unread { Status::NeedsPerson } else { Status::Ok };
        let twin = there.twin_of(&case.youth).map(|index| &there.cases[index]);
        let status = match (twin, self.known) {
            (Some(twin), Known::Ask) => {
                self.already_there(&twin.1, source);
                return Ok(Status::NeedsPerson);
            }
            (Some((path, file)), Known::Update) => {
                self.update(&mut changes, path, file, answers)?.max(status)
            }
            _ => self.make(answers).map(|()| status)?,
        };
        if case.crisis == Some(Crisis::Red) {
            self.talk.warning(RED);
        }
        Ok(status)
    }

    fn make(&self, answers: &Answers) -> Result<()> {
        let mut numbers = Numbers::read(&self.folder.path)?;
        let today = self.global.today();
        let number = numbers.next(self.folder.settings.numbering, today.year())?;
        let text = format!("{SCHEMA}{}", fresh(answers.case_file(&number, today))?);
        let cases = self.folder.path.join(CASES);
        let path = cases.join(format!("{number}.yaml"));
        if !self.dry_run {
            make_folder(&cases)?;
            save(&[Change { path: &path, old: None, new: text.as_bytes() }])?;
            numbers.save()?;
        }
        self.note("zou maken", "Gemaakt", path.display());
        Ok(())
    }

    /// Brings a file up to date with what was answered; what it says otherwise a person decides.
    fn update(
        &self,
        changes: &mut Changes,
        path: &Path,
        case: &CaseFile,
        answers: &Answers,
    ) -> Result<Status> {
        let told = answers.keys();
        let answered = yaml::read::<CaseFile>(&fresh(&told)?)?.value;
        let answered = merge::keys(&answered, &told);
        let mut conflicts = Vec::new();
        changes.edit(path, CaseFile::KEYS, |edit| {
            let merged = merge_form(&merge::keys(case, edit.value()), &answered, self.side);
            conflicts = merged.conflicts;
            merged.changes.iter().try_fold(edit, |edit, change| apply::apply(edit, case, change))
        })?;
        changes.save(self.dry_run, self.talk)?;
        if changes.edited().next().is_none() && conflicts.is_empty() {
            self.talk.note(format!("Casus {} zegt dit al; er is niets veranderd.", case.number));
        }
        tell::conflicts(&case.number, &conflicts, Source::Form, self.talk);
        Ok(if conflicts.is_empty() { Status::Ok } else { Status::NeedsPerson })
    }

    fn already_there(&self, case: &CaseFile, source: Option<&Path>) {
        let around = around(case);
        let around = if around.is_empty() {
            String::new()
        } else {
            format!(", al in beeld bij {}", around.join(", "))
        };
        let number = &case.number;
        let error =
            Error::input(format!("deze jeugdige is er al: casus {number}{around}; er is niets gemaakt"))
                .remedy("Geef --update om die casus bij te werken, of --new als het toch een ander kind is.");
        self.talk.error(&match source {
            Some(source) => error.in_file(source.display()),
            None => error,
        });
    }

    fn note(&self, would: &str, done: &str, what: impl Display) {
        self.talk.note(format!("{}: {what}", if self.dry_run { would } else { done }));
    }
}

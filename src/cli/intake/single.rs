//! One case from answers: of the terminal, or of a form.

use std::path::Path;

use super::super::changes::Changes;
use super::super::folder::WorkFolder;
use super::super::{Global, Talk};
use super::ask::RED;
use super::plan::KnownCase;
use super::sheet::known;
use super::tell::{self, Source};
use super::{Known, apply};
use crate::error::{Error, Result, Status};
use crate::intake::Answers;
use crate::intake::merge::{self, Conflict, Merged, Side, merge_form};
use crate::model::CaseFile;
use crate::model::case_file::Crisis;
use crate::workdir::atomic::make_folder;
use crate::workdir::edit::{fresh, schema_line};
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

/// What became of the answers.
#[derive(Debug)]
pub struct Taken {
    /// How it ended.
    pub status: Status,
    /// What became of the case, in a word.
    pub what: &'static str,
    /// Its number.
    pub number: Option<String>,
    /// What changed, by name.
    pub changed: Vec<String>,
    /// What a person must decide.
    pub conflicts: Vec<Conflict>,
    /// The case of the child, when it is known.
    pub known: Option<KnownCase>,
}

impl Taken {
    /// As it ended, with nothing more to tell.
    pub fn of(what: &'static str, status: Status) -> Taken {
        Taken { status, what, number: None, changed: Vec::new(), conflicts: Vec::new(), known: None }
    }
}

impl Intake<'_> {
    /// Makes a case file of answers, or brings that of the child who is known up to date. `source` names the form.
    ///
    /// # Errors
    /// When the work folder cannot be read or written, or the child is known and nobody said what to do.
    pub fn take(&self, answers: &Answers, source: Option<&Path>) -> Result<Taken> {
        let missing = answers.missing();
        if let Some(problem) = missing.first() {
            return Err(Error::input(format!("'{}' is verplicht en niet ingevuld", problem.question.label)));
        }
        let mut changes = Changes::begin(self.folder, "mdo intake", self.talk)?;
        let (there, unread) = known(self.folder, self.talk)?;
        let today = self.global.today();
        let file = answers.case_file("0", today);
        let case = yaml::read::<CaseFile>(&fresh(&file)?)?.value;
        let twin = there.twin_of(&case.youth).map(|index| &there.cases[index]);
        let mut taken = match (twin, self.known) {
            (Some((_, twin)), Known::Ask) => return Ok(self.already_there(twin, source)),
            (Some((path, file)), Known::Update) => self.update(&mut changes, path, file, answers)?,
            _ => self.make(answers)?,
        };
        if unread {
            taken.status = taken.status.max(Status::NeedsPerson);
        }
        if case.crisis == Some(Crisis::Red) {
            self.talk.warning(RED);
        }
        Ok(taken)
    }

    fn make(&self, answers: &Answers) -> Result<Taken> {
        let mut numbers = Numbers::read(&self.folder.path)?;
        let today = self.global.today();
        let number = numbers.next(self.folder.settings.numbering, today.year())?;
        let cases = self.folder.path.join(CASES);
        let path = cases.join(format!("{number}.yaml"));
        let text = format!("{}{}", schema_line(&path), fresh(answers.case_file(&number, today))?);
        if !self.dry_run {
            make_folder(&cases)?;
            save(&[Change { path: &path, old: None, new: text.as_bytes() }])?;
            numbers.save()?;
        }
        self.talk.note(format!("{}: {}", if self.dry_run { "zou maken" } else { "Gemaakt" }, path.display()));
        Ok(Taken { number: Some(number), ..Taken::of("nieuw", Status::Ok) })
    }

    /// Brings a file up to date with what was answered; what it says otherwise a person decides.
    fn update(
        &self,
        changes: &mut Changes,
        path: &Path,
        case: &CaseFile,
        answers: &Answers,
    ) -> Result<Taken> {
        let told = answers.keys();
        let answered = yaml::read::<CaseFile>(&fresh(&told)?)?.value;
        let answered = merge::keys(&answered, &told);
        let mut merged = Merged::default();
        changes.edit(path, CaseFile::KEYS, |edit| {
            merged = merge_form(&merge::keys(case, edit.value()), &answered, self.side);
            merged.changes.iter().try_fold(edit, |edit, change| apply::apply(edit, case, change))
        })?;
        changes.save(self.dry_run, self.talk)?;
        let (same, conflicts) = (changes.edited().next().is_none(), merged.conflicts);
        if same && conflicts.is_empty() {
            self.talk.note(format!("Casus {} zegt dit al; er is niets veranderd.", case.number));
        }
        tell::conflicts(&case.number, &conflicts, Source::Form, self.talk);
        let status = if conflicts.is_empty() { Status::Ok } else { Status::NeedsPerson };
        Ok(Taken {
            number: Some(case.number.clone()),
            changed: merged.changed,
            conflicts,
            ..Taken::of(if same { "ongewijzigd" } else { "gewijzigd" }, status)
        })
    }

    fn already_there(&self, case: &CaseFile, source: Option<&Path>) -> Taken {
        let known = KnownCase::of(case);
        let error = tell::already_there(&known);
        self.talk.error(&match source {
            Some(source) => error.in_file(source.display()),
            None => error,
        });
        Taken { known: Some(known), ..Taken::of("al_in_beeld", Status::NeedsPerson) }
    }
}

//! The session: one line after the other, each understood, shown, and on disk before the next is asked.

use std::path::PathBuf;
use std::time::Instant;

use jiff::civil::Date;

use super::super::meeting_file;
use super::super::notes::{self, actions, change_of, exists};
use super::super::put::Put;
use super::agenda::{self, Point};
use super::ask::Asker;
use super::command::{self, Command, HELP};
use super::show;
use crate::cli::Talk;
use crate::cli::actions::change;
use crate::cli::book::Book;
use crate::cli::changes::Changes;
use crate::dutch::text::capital;
use crate::error::{Error, Result};
use crate::minutes::line::ActionLine;
use crate::minutes::notes::{Listener, Said, Standing, Unclear};
use crate::minutes::owner::Owners;
use crate::minutes::scribe::Scribe;
use crate::model::meeting::Cooperation;
use crate::model::{ActionNumber, CaseNumber, KeptAction};
use crate::workdir::Source;
use crate::workdir::save::{Change, save};

/// Somebody taking minutes.
pub struct Session {
    pub(super) book: Book,
    pub(super) owners: Owners,
    pub(super) meeting: Date,
    next: Option<Date>,
    is_today: bool,
    pub(super) points: Vec<Point>,
    /// The number of the case that it is about.
    pub(super) current: Option<String>,
    /// The case that it was about last.
    last: Option<String>,
    /// When that case began.
    began: Instant,
    undo: Vec<Step>,
    asker: Asker,
}

/// One line that was saved, to be taken back.
struct Step {
    path: PathBuf,
    before: String,
    after: String,
    what: String,
}

/// How the asking of lines went on.
enum Go {
    On,
    ToTheEnd,
}

impl Session {
    /// For a meeting; `is_today` when the clock says something about it.
    ///
    /// # Errors
    /// When the terminal cannot be used.
    pub fn new(book: Book, meeting: Date, next: Option<Date>, is_today: bool) -> Result<Session> {
        let asker = Asker::new(&book.entries, &book.team, meeting, next)?;
        let owners = Owners::new(&book.team).at_table(&book.team);
        let points = agenda::points(&book, meeting);
        let began = Instant::now();
        Ok(Session {
            book,
            owners,
            meeting,
            next,
            is_today,
            points,
            current: None,
            last: None,
            began,
            undo: Vec::new(),
            asker,
        })
    }

    /// Asks until the end; `false` when it was left before.
    ///
    /// # Errors
    /// When the terminal is broken.
    pub fn run(mut self) -> Result<bool> {
        self.welcome();
        if let Some(first) = self.points.first() {
            self.turn_to(&first.number.clone());
        }
        loop {
            let current = self.current.clone();
            let Some(line) = self.asker.ask(&self.prompt(), current.as_deref())? else { return Ok(false) };
            match self.take(&line) {
                Ok(Go::On) => {}
                Ok(Go::ToTheEnd) => return self.close(),
                // The line is not saved; the session goes on.
                Err(error) => self.say(&format!("Niet bewaard: {error}")),
            }
        }
    }

    fn prompt(&self) -> String {
        let Some(current) = &self.current else { return "> ".into() };
        let point = self.points.iter().find(|point| point.number == *current);
        match point.and_then(|point| point.minutes).map(|minutes| agenda::left(minutes, self.began)) {
            None => format!("{current}> "),
            Some(left) if left >= 0 => format!("{current} nog {left} min> "),
            Some(over) => format!("{current} {} min over> ", -over),
        }
    }

    pub(super) fn until_end(&self) -> Option<i64> {
        agenda::until_end(&self.book, self.meeting, self.is_today)
    }

    pub(super) fn actions(&self) -> Vec<KeptAction> {
        self.book.actions(self.meeting)
    }

    /// A question with a free answer; `None` when there comes none any more.
    pub(super) fn ask(&mut self, question: &str) -> Result<Option<String>> {
        Ok(self.asker.ask(question, None)?.map(|answer| answer.trim().to_owned()))
    }

    fn turn_to(&mut self, number: &str) {
        if self.current.as_deref() != Some(number) {
            self.began = Instant::now();
        }
        self.current = Some(number.to_owned());
        self.last = self.current.clone();
        self.show_case();
    }

    fn take(&mut self, line: &str) -> Result<Go> {
        if let Some(command) = command::parse(line) {
            return self.obey(command);
        }
        let mut listener = Listener::new(&self.book.entries, &self.owners, self.meeting, self.next);
        if let Some(current) = &self.current {
            listener.turn_to(current);
        }
        match listener.hear(line) {
            Said::Nothing => {}
            Said::Case(number) => self.turn_to(&number.0),
            Said::Action(number, action) => self.agree(&number, &action)?,
            Said::Stands(number, standing) => self.settle(&number, standing)?,
            Said::Attendance { present, who } => self.attend(&who, present)?,
            Said::Cooperation(answer) => {
                let said =
                    Cooperation { answer: Some(self.scrubbed(None, &answer)), ..Cooperation::default() };
                self.cooperate(&said)?;
            }
            Said::Unclear(unclear) => {
                if unclear == Unclear::UnknownCase {
                    // What comes next belongs to that case, not to the one before.
                    self.current = None;
                }
                self.say(&format!("  ? {}\n    {}", capital(unclear.problem()), unclear.remedy()));
            }
        }
        Ok(Go::On)
    }

    fn obey(&mut self, command: Command) -> Result<Go> {
        let at = self.points.iter().position(|point| Some(&point.number) == self.last.as_ref());
        let to = |at: Option<usize>| at.and_then(|at| self.points.get(at)).map(|point| point.number.clone());
        match command {
            Command::Next => match to(Some(at.map_or(0, |at| at + 1))) {
                Some(number) => self.turn_to(&number),
                None => return Ok(Go::ToTheEnd),
            },
            // After a number that nobody knows, back is to the case of before it.
            Command::Previous if self.current.is_none() && self.last.is_some() => {
                let last = self.last.clone().unwrap_or_default();
                self.turn_to(&last);
            }
            Command::Previous => match to(at.and_then(|at| at.checked_sub(1))) {
                Some(number) => self.turn_to(&number),
                None => self.say("  Dit is de eerste casus."),
            },
            Command::Undo => self.take_back()?,
            Command::List => self.show_case(),
            Command::Help => self.say(HELP),
            Command::Finish => return Ok(Go::ToTheEnd),
        }
        Ok(Go::On)
    }

    /// A new action: scrubbed, shown, saved.
    fn agree(&mut self, number: &CaseNumber, line: &ActionLine) -> Result<()> {
        if self.current.as_ref() != Some(&number.0) {
            self.turn_to(&number.0);
        }
        let changes = self.begin(Some(number))?;
        let place = self.book.cases.iter().position(|case| case.value.number == number.0);
        let place = place.ok_or_else(|| Error::input("deze casus is er niet meer"))?;
        let scribe = Scribe::new(&self.book.entries, &self.book.team, &self.owners);
        let mut agreed = actions(&scribe, &self.book.entries[place].case, &[line]);
        let kept = self.actions();
        let put = Put::new(&self.book.cases[place], &kept, self.meeting);
        let sequence = put.numbers(&agreed, self.book.given(&number.0));
        agreed.iter_mut().zip(sequence).for_each(|(action, sequence)| action.number.sequence = sequence);
        let Some(action) = agreed.first() else { return Ok(()) };
        self.say(&show::line(action));
        line.doubts(&action.number).for_each(|doubt| self.say(&format!("  ! {doubt}")));
        let mut changes = changes;
        put.write(&[action], &mut changes)?;
        let what = action.number.to_string();
        self.save(changes, &what)
    }

    /// What became of an action of before.
    fn settle(&mut self, number: &ActionNumber, standing: Standing) -> Result<()> {
        let mut changes = self.begin(Some(&number.case))?;
        if !exists(&self.book, number) {
            self.say(&format!("  ? Actie {number} ken ik niet."));
            return Ok(());
        }
        let standing = match standing {
            Standing::Dropped(why) => Standing::Dropped(self.scrubbed(Some(&number.case), &why)),
            standing => standing,
        };
        let Some(change) = change_of(standing, self.meeting, &self.book, number) else {
            self.say(&format!("  Actie {number} blijft zoals zij is."));
            return Ok(());
        };
        let changed = change::apply(&self.book, &mut changes, number, &change)?;
        self.say(&format!("  {number} {}", change.told(!changed)));
        self.save(changes, &number.to_string())
    }

    /// Who was there, or not; asks about nobody, but says whom it does not know.
    pub(super) fn attend(&mut self, who: &str, present: bool) -> Result<()> {
        let (roles, unknown) = meeting_file::roles(who, &self.owners);
        if !unknown.is_empty() {
            self.say("  ? Niet iedereen hierin is een rol die ik ken; noem rollen, met komma's.");
            return Ok(());
        }
        let mut changes = self.begin(None)?;
        meeting_file::attendance(&self.book, &mut changes, self.meeting, &roles, present, true)?;
        self.save(changes, "aanwezigheid")
    }

    /// The answers about the cooperation, scrubbed already.
    pub(super) fn cooperate(&mut self, said: &Cooperation) -> Result<()> {
        let mut changes = self.begin(None)?;
        meeting_file::cooperation(&self.book, &mut changes, self.meeting, said)?;
        self.save(changes, "samenwerking")
    }

    pub(super) fn scrubbed(&self, case: Option<&CaseNumber>, text: &str) -> String {
        notes::scrubbed(&self.book, &self.owners, case, text)
    }

    /// Takes the lock, and reads again what is going to be changed.
    pub(super) fn begin(&mut self, case: Option<&CaseNumber>) -> Result<Changes> {
        let changes = Changes::begin(&self.book.folder, "mdo minutes", &Talk::new(false, false))?;
        if let Some(number) = case {
            self.book.reload(&number.0)?;
        }
        Ok(changes)
    }

    /// Puts the changes on disk, and says so when they are.
    pub(super) fn save(&mut self, changes: Changes, what: &str) -> Result<()> {
        let step = |(path, old, new): (&std::path::Path, Option<&str>, &str)| {
            Some(Step {
                path: path.to_owned(),
                before: old?.to_owned(),
                after: new.to_owned(),
                what: what.to_owned(),
            })
        };
        let steps: Vec<Step> = changes.edited().filter_map(step).collect();
        let changed = changes.edited().next().is_some();
        changes.save(false, &Talk::new(true, false))?;
        self.undo.extend(steps);
        self.book.refresh(&changes)?;
        if self.book.meeting(self.meeting).is_none() {
            self.book.read_meeting(self.meeting)?;
        }
        self.say(if changed { "  bewaard" } else { "  stond er al" });
        Ok(())
    }

    /// Takes the last line back that was saved in this session.
    fn take_back(&mut self) -> Result<()> {
        let Some(step) = self.undo.pop() else {
            self.say("  Er is niets om terug te nemen.");
            return Ok(());
        };
        let _lock = self.begin(None)?;
        let now = Source::read(&step.path)?.text;
        if now != step.after {
            self.say("  Dat bestand is intussen met de hand veranderd; pas het daar aan.");
            return Ok(());
        }
        let change = Change { path: &step.path, old: Some(now.as_bytes()), new: step.before.as_bytes() };
        save(&[change])?;
        self.book.reload_file(&step.path)?;
        self.say(&format!("  teruggenomen: {}", step.what));
        Ok(())
    }
}

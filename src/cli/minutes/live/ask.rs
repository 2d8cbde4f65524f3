//! Lines from whoever types: with editing and tab on a terminal, plainly from a pipe.

use std::io::{self, BufRead, IsTerminal};

use jiff::civil::Date;
use rustyline::completion::Completer;
use rustyline::config::{BellStyle, CompletionType};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::{Hint, Hinter};
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{Config, Context, Editor, Helper};

use crate::dutch::date::short;
use crate::error::{Error, Result};
use crate::minutes::notes::{Listener, Said};
use crate::minutes::owner::{Owner, Owners};
use crate::model::{CaseEntry, Team};

/// Somebody who can be asked for a line.
pub enum Asker {
    /// At a terminal.
    Terminal(Box<Editor<Watcher, MemHistory>>),
    /// Behind a pipe.
    Plain,
}

impl Asker {
    /// For a meeting about these cases.
    ///
    /// # Errors
    /// When the terminal cannot be used.
    pub fn new(entries: &[CaseEntry], team: &Team, meeting: Date, next: Option<Date>) -> Result<Asker> {
        if !io::stdin().is_terminal() {
            return Ok(Asker::Plain);
        }
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .bell_style(BellStyle::None)
            .auto_add_history(true)
            .build();
        let mut editor = Editor::with_history(config, MemHistory::new()).map_err(|error| gone(&error))?;
        let owners = Owners::new(team).at_table(team);
        let words = words(entries, team);
        editor.set_helper(Some(Watcher {
            entries: entries.to_vec(),
            owners,
            words,
            meeting,
            next,
            current: None,
        }));
        Ok(Asker::Terminal(Box::new(editor)))
    }

    /// Asks for a line; `None` when there comes none any more. `current` is the case that it is about.
    ///
    /// # Errors
    /// When the terminal or the pipe is broken.
    pub fn ask(&mut self, prompt: &str, current: Option<&str>) -> Result<Option<String>> {
        match self {
            Asker::Terminal(editor) => {
                if let Some(watcher) = editor.helper_mut() {
                    watcher.current = current.map(str::to_owned);
                }
                match editor.readline(prompt) {
                    Ok(line) => Ok(Some(line)),
                    Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(None),
                    Err(error) => Err(gone(&error)),
                }
            }
            Asker::Plain => {
                let mut line = String::new();
                let unreadable = |_| Error::input("de invoer kan niet gelezen worden");
                let read = io::stdin().lock().read_line(&mut line).map_err(unreadable)?;
                Ok((read > 0).then_some(line))
            }
        }
    }
}

fn gone(_: &ReadlineError) -> Error {
    Error::input("dit scherm kan ik niet gebruiken om regels te lezen")
        .remedy("Typ de notities in een bestand en neem ze over met --from.")
}

/// What tab offers: case numbers, and roles with the blank that comes after them.
fn words(entries: &[CaseEntry], team: &Team) -> Vec<String> {
    let numbers = entries.iter().map(|entry| entry.case.number.0.clone());
    numbers.chain(team.roles().into_iter().map(|role| role + " ")).collect()
}

/// Looks along while somebody types.
pub struct Watcher {
    entries: Vec<CaseEntry>,
    owners: Owners,
    words: Vec<String>,
    meeting: Date,
    next: Option<Date>,
    current: Option<String>,
}

/// What was recognised, behind the line; it is never taken into it.
pub struct Recognised(String);

impl Hint for Recognised {
    fn display(&self) -> &str {
        &self.0
    }

    fn completion(&self) -> Option<&str> {
        None
    }
}

impl Hinter for Watcher {
    type Hint = Recognised;

    fn hint(&self, line: &str, pos: usize, _: &Context<'_>) -> Option<Recognised> {
        if pos < line.len() {
            return None;
        }
        let mut listener = Listener::new(&self.entries, &self.owners, self.meeting, self.next);
        listener.turn_to(self.current.as_deref()?);
        let Said::Action(_, action) = listener.hear(line) else { return None };
        let owner = match &action.owner {
            Some(Owner::Known(role)) => role.clone(),
            Some(Owner::Unknown(_)) => "wie is dit?".into(),
            None => "wie?".into(),
        };
        let due = action.day().map(|day| format!(", vóór {}", short(day))).unwrap_or_default();
        Some(Recognised(format!("   = {owner}{due}")))
    }
}

impl Completer for Watcher {
    type Candidate = String;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        let typed = &line[..pos];
        let start = typed.rfind([' ', ',']).map_or(0, |at| at + 1);
        let begun = typed[start..].to_lowercase();
        let fits = |word: &&String| !begun.is_empty() && word.to_lowercase().starts_with(&begun);
        Ok((start, self.words.iter().filter(fits).cloned().collect()))
    }
}

impl Highlighter for Watcher {}
impl Validator for Watcher {}
impl Helper for Watcher {}

//! What becomes of an action, written into its case file.

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::super::book::Book;
use super::super::changes::Changes;
use super::super::folder::WorkFolder;
use super::super::{Global, Talk, parse_date};
use crate::actions::change::{Change, parse_number};
use crate::actions::feedback::is_feedback;
use crate::error::{Error, Result, Status};
use crate::minutes::notes;
use crate::minutes::number::numbers;
use crate::minutes::owner::{Owner, Owners};
use crate::model::case_file::{BlockedBy, CaseAction, Entered, Feedback, Hindrance};
use crate::model::scalar::Day;
use crate::model::{ActionNumber, ActionStatus, CaseFile};
use crate::path;
use crate::workdir::Loaded;
use crate::workdir::edit::Edit;

/// The changes.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Done(Done),
    Reopen(Reopen),
    Drop(Drop),
    Entered(EnteredBy),
    Late(Late),
}

/// Which actions, and whether it is only tried.
#[derive(Args, Clone, Debug)]
pub struct Which {
    /// De nummers van de acties, zoals 2026-014.2
    #[arg(value_name = "NUMMER", required = true, help_heading = "Argumenten")]
    numbers: Vec<String>,
    /// Laat zien wat er gewijzigd zou worden, en wijzig niets
    #[arg(long)]
    dry_run: bool,
}

/// Deze acties zijn gedaan
#[derive(Args, Clone, Debug)]
#[command(visible_alias = "gedaan", override_usage = "mdo actions done NUMMER... [--on DATUM]", after_help = "Voorbeeld:\n  mdo actions done 2026-014.2 --on 12-12-2026", help_template = super::super::HELP, next_help_heading = "Opties")]
pub struct Done {
    #[command(flatten)]
    which: Which,
    /// De dag waarop het gedaan is (anders vandaag)
    #[arg(long, value_name = "DATUM", value_parser = parse_date)]
    on: Option<Date>,
}

/// Deze acties staan toch nog open
#[derive(Args, Clone, Debug)]
#[command(visible_alias = "heropen", override_usage = "mdo actions reopen NUMMER...", after_help = "Voorbeeld:\n  mdo actions reopen 2026-014.2", help_template = super::super::HELP, next_help_heading = "Opties")]
pub struct Reopen {
    #[command(flatten)]
    which: Which,
}

/// Deze acties zijn vervallen
#[derive(Args, Clone, Debug)]
#[command(visible_alias = "vervallen", override_usage = "mdo actions drop NUMMER... --reason REDEN", after_help = "Voorbeeld:\n  mdo actions drop 2026-014.2 --reason 'het gezin is verhuisd'", help_template = super::super::HELP, next_help_heading = "Opties")]
pub struct Drop {
    #[command(flatten)]
    which: Which,
    /// Waarom de actie vervalt, zonder namen
    #[arg(long, value_name = "REDEN")]
    reason: String,
    /// De dag waarop de actie verviel (anders vandaag)
    #[arg(long, value_name = "DATUM", value_parser = parse_date)]
    on: Option<Date>,
}

/// Deze acties staan in het eigen systeem van de actiehouder
#[derive(Args, Clone, Debug)]
#[command(visible_alias = "genoteerd", override_usage = "mdo actions entered NUMMER... --by WIE", after_help = "Voorbeeld:\n  mdo actions entered 2026-014.2 --by CJG", help_template = super::super::HELP, next_help_heading = "Opties")]
pub struct EnteredBy {
    #[command(flatten)]
    which: Which,
    /// Wie de actie in het eigen systeem zette: een rol, of de naam van een deelnemer
    #[arg(long, value_name = "WIE")]
    by: String,
    /// De dag waarop (anders vandaag)
    #[arg(long, value_name = "DATUM", value_parser = parse_date)]
    on: Option<Date>,
}

/// Waarom deze acties nog niet gedaan zijn
#[derive(Args, Clone, Debug)]
#[command(visible_alias = "belemmerd", override_usage = "mdo actions late NUMMER... --reason REDEN", after_help = "Voorbeeld:\n  mdo actions late 2026-014.2 --reason gesloten_deuren", help_template = super::super::HELP, next_help_heading = "Opties")]
pub struct Late {
    #[command(flatten)]
    which: Which,
    /// omstandigheden_veranderd, niet_uitgevoerd of gesloten_deuren
    #[arg(long, value_name = "REDEN", value_parser = parse_reason)]
    reason: BlockedBy,
    /// Het overleg waarop ernaar gevraagd is (anders vandaag)
    #[arg(long, value_name = "DATUM", value_parser = parse_date)]
    on: Option<Date>,
}

/// One of the three reasons.
fn parse_reason(text: &str) -> std::result::Result<BlockedBy, String> {
    notes::reason(text)
        .ok_or_else(|| "kies omstandigheden_veranderd, niet_uitgevoerd of gesloten_deuren".into())
}

/// Runs the command.
///
/// # Errors
/// When an action is not there, the change does not fit it, or its file cannot be changed.
pub fn run(command: &Command, global: &Global, talk: &Talk) -> Result<Status> {
    let on = |said: Option<Date>| global.day_of(said);
    let folder = WorkFolder::require(global, talk)?;
    let (which, change) = match command {
        Command::Done(done) => (&done.which, Change::Done(on(done.on)?)),
        Command::Reopen(reopen) => (&reopen.which, Change::Reopen),
        Command::Drop(drop) => (&drop.which, Change::Drop(on(drop.on)?, said_reason(&drop.reason)?)),
        Command::Entered(entered) => {
            (&entered.which, Change::Entered(on(entered.on)?, by_role(&entered.by, &folder, talk)))
        }
        Command::Late(late) => (&late.which, Change::Late(on(late.on)?, late.reason)),
    };
    let mut changes = Changes::begin(&folder, "mdo actions", talk)?;
    let book = Book::of(folder, talk)?;
    let mut wanted: Vec<ActionNumber> =
        which.numbers.iter().map(|number| parse_number(number)).collect::<Result<_>>()?;
    wanted.sort();
    wanted.dedup();
    let mut told = Vec::new();
    for number in wanted {
        let already = !apply(&book, &mut changes, &number, &change)?;
        told.push(format!("Actie {number} {}.", change.told(already)));
    }
    changes.save(which.dry_run, talk)?;
    // What was only tried did not happen.
    told.iter().filter(|_| !which.dry_run).for_each(|told| talk.note(told));
    Ok(book.status)
}

/// Makes a change in the file of the action; `false` when it was so already.
///
/// # Errors
/// When there is no such action, the change does not fit it, or its file cannot be changed.
pub fn apply(book: &Book, changes: &mut Changes, number: &ActionNumber, change: &Change) -> Result<bool> {
    let target = Target::find(book, number)?;
    let needed = change.is_needed(target.action, number)?;
    if needed {
        changes.edit(&target.case.path, CaseFile::KEYS, |edit| target.apply(change, edit))?;
    }
    Ok(needed)
}

/// Somebody by role; a name that nobody at the table has stays as it was typed, and that is said.
fn by_role(typed: &str, folder: &WorkFolder, talk: &Talk) -> String {
    let team = folder.settings.team();
    match Owners::new(&team).at_table(&team).for_case(&[]).resolve(typed) {
        Owner::Known(role) => role,
        Owner::Unknown(typed) => {
            talk.warning(
                "wie het noteerde is geen rol of deelnemer die ik ken; ik bewaar het zoals je het typte",
            );
            typed
        }
    }
}

/// A reason that says something.
fn said_reason(typed: &str) -> Result<String> {
    let reason = typed.trim();
    if reason.is_empty() {
        return Err(Error::usage("de reden is leeg").remedy("Zeg met --reason waarom de actie vervalt."));
    }
    Ok(reason.to_owned())
}

/// An action in its file.
struct Target<'b> {
    case: &'b Loaded<CaseFile>,
    action: &'b CaseAction,
    /// Its place in the list.
    at: usize,
    sequence: u32,
}

impl<'b> Target<'b> {
    fn find(book: &'b Book, number: &ActionNumber) -> Result<Target<'b>> {
        let unknown = || {
            let near =
                book.case_like(&number.case.0).map(|case| format!("Bedoel je {case}.{}?", number.sequence));
            Error::usage(format!("actie {number} ken ik niet"))
                .remedy(near.unwrap_or_else(|| "'mdo actions' laat alle nummers zien.".into()))
        };
        let case = book.case(&number.case.0).ok_or_else(unknown)?;
        let numbers = numbers(&case.value.actions, book.given(&case.value.number));
        let at = numbers.iter().position(|sequence| *sequence == number.sequence).ok_or_else(unknown)?;
        Ok(Target { case, action: &case.value.actions[at], at, sequence: number.sequence })
    }

    fn apply(&self, change: &Change, mut edit: Edit<'static>) -> Result<Edit<'static>> {
        let at = self.at;
        if self.action.number == 0 {
            edit = edit.set(path!["acties", at, "nr"], self.sequence)?;
        }
        match change {
            Change::Done(day) => {
                edit = edit.set(path!["acties", at, "status"], ActionStatus::Done)?;
                edit = edit.set(path!["acties", at, "afgerond"], Day(*day))?;
                // Why it was dropped is no longer so.
                if self.action.status == ActionStatus::Dropped && self.action.reason.is_some() {
                    edit = edit.remove(path!["acties", at, "reden"])?;
                }
                if is_feedback(self.action) { self.note_feedback(edit, *day) } else { Ok(edit) }
            }
            Change::Drop(day, reason) => edit
                .set(path!["acties", at, "status"], ActionStatus::Dropped)?
                .set(path!["acties", at, "reden"], reason)?
                .set(path!["acties", at, "afgerond"], Day(*day)),
            Change::Reopen => {
                edit = edit.set(path!["acties", at, "status"], ActionStatus::Open)?;
                if self.action.closed_on.is_some() {
                    edit = edit.remove(path!["acties", at, "afgerond"])?;
                }
                if self.action.reason.is_some() {
                    edit = edit.remove(path!["acties", at, "reden"])?;
                }
                Ok(edit)
            }
            Change::Entered(day, by) => {
                let entered = Entered { by: by.clone(), date: Some(Day(*day)) };
                edit.append(path!["acties", at, "genoteerd"], entered)
            }
            Change::Late(day, reason) => {
                let hindrance = Hindrance { meeting: Some(Day(*day)), reason: Some(*reason) };
                edit.append(path!["acties", at, "belemmerd"], hindrance)
            }
        }
    }

    /// The family has heard of the meeting: that is noted once.
    fn note_feedback(&self, edit: Edit<'static>, day: Date) -> Result<Edit<'static>> {
        let Some(meeting) = self.action.meeting else { return Ok(edit) };
        if self.case.value.feedback.iter().any(|feedback| feedback.meeting == Some(meeting)) {
            return Ok(edit);
        }
        let by = self.action.owner.clone();
        let feedback = Feedback { meeting: Some(meeting), by, to: None, date: Some(Day(day)) };
        edit.append(path!["terugkoppeling"], feedback)
    }
}

//! `--live`: minutes at the table. Case by case a line an action; each line is on disk before the next is asked.

mod agenda;
mod ask;
mod closing;
mod command;
mod session;
mod show;

use jiff::civil::Date;

use super::super::book::Book;
use super::super::folder::WorkFolder;
use super::super::{Global, Talk};
use crate::error::Result;
use session::Session;

/// Takes the minutes of a meeting; `false` when the one who types stopped before the end. Everything typed is kept either
/// way.
///
/// # Errors
/// When the work folder cannot be read, or the terminal gives up.
pub fn run(
    folder: &WorkFolder,
    meeting: Date,
    next: Option<Date>,
    global: &Global,
    talk: &Talk,
) -> Result<bool> {
    let book = Book::of(folder.clone(), talk)?;
    let next = next.or_else(|| book.meeting_after(meeting));
    let is_today = global.today() == meeting;
    Session::new(book, meeting, next, is_today)?.run()
}

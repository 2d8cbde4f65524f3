//! What a meeting's own file keeps: who was there, and how the cooperation goes.

use jiff::civil::Date;

use super::super::book::Book;
use super::super::changes::Changes;
use crate::dutch::fold::fold;
use crate::error::Result;
use crate::minutes::owner::Owners;
use crate::model::Meeting;
use crate::model::meeting::Cooperation;
use crate::model::scalar::Day;
use crate::path;
use crate::workdir::edit::Edit;

/// Changes the file of a meeting, which is made when it is not there.
///
/// # Errors
/// When it cannot be changed.
pub fn change(
    book: &Book,
    changes: &mut Changes,
    day: Date,
    change: impl FnOnce(Edit<'static>) -> Result<Edit<'static>>,
) -> Result<()> {
    let path = book.meeting_path(day);
    let is_new = !path.exists() && changes.text(&path).is_none();
    changes.edit(&path, Meeting::KEYS, |edit| {
        change(if is_new { edit.set(path!["datum"], Day(day))? } else { edit })
    })
}

/// The roles that somebody named, separated by commas or `en`; what is no role stays as it was typed, for the caller to
/// ask about.
pub fn roles(typed: &str, owners: &Owners) -> (Vec<String>, Vec<String>) {
    let owners = owners.for_case(&[]);
    let parts = typed.split([',', ';', '/', '+', '&']).flat_map(|part| part.split(" en "));
    let parts = parts.map(|part| part.trim().trim_end_matches('.')).filter(|part| !part.is_empty());
    let nobody =
        |part: &&str| !matches!(fold(part).as_str(), "niemand" | "geen" | "-" | "iedereen" | "allen");
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for part in parts.filter(nobody) {
        match owners.exact(part) {
            Some(role) => known.push(role),
            None => unknown.push(part.to_owned()),
        }
    }
    (known, unknown)
}

/// Writes down who was there. With `others`, who is invited and not named was there when the absent are named, and the
/// other way round; without, nothing is known of them.
///
/// # Errors
/// When the file cannot be changed.
pub fn attendance(
    book: &Book,
    changes: &mut Changes,
    day: Date,
    named: &[String],
    present: bool,
    others: bool,
) -> Result<()> {
    let attendees = book.meeting(day).map_or(&[][..], |meeting| &meeting.value.attendees);
    let is_named = |role: &str| named.iter().any(|named| fold(named) == fold(role));
    let answer = |here: bool| if here { "ja" } else { "nee" };
    let listed: Vec<(usize, bool)> = attendees
        .iter()
        .enumerate()
        .filter_map(|(at, attendee)| Some((at, is_named(attendee.role.as_deref()?))))
        .filter(|(_, named)| others || *named)
        .map(|(at, named)| (at, named == present))
        .collect();
    let known = |role: &str| {
        attendees.iter().any(|attendee| attendee.role.as_deref().is_some_and(|own| fold(own) == fold(role)))
    };
    let mut more: Vec<(String, bool)> = if attendees.is_empty() && others {
        book.roles(day).into_iter().map(|role| (role.clone(), is_named(&role) == present)).collect()
    } else {
        Vec::new()
    };
    for role in named {
        if !known(role) && !more.iter().any(|(other, _)| fold(other) == fold(role)) {
            more.push((role.clone(), present));
        }
    }
    change(book, changes, day, |mut edit| {
        for (at, here) in listed {
            edit = edit.set(path!["deelnemers", at, "aanwezig"], answer(here))?;
        }
        for (role, here) in more {
            let attendee = NewAttendee { rol: role, aanwezig: answer(here) };
            edit = edit.append(path!["deelnemers"], attendee)?;
        }
        Ok(edit)
    })
}

/// An attendee as it is written: role and answer, each one word.
#[derive(serde::Serialize)]
struct NewAttendee {
    rol: String,
    aanwezig: &'static str,
}

/// Writes down how the cooperation goes; only what was answered.
///
/// # Errors
/// When the file cannot be changed.
pub fn cooperation(book: &Book, changes: &mut Changes, day: Date, said: &Cooperation) -> Result<()> {
    let answers =
        [("antwoord", &said.answer), ("informatie", &said.information), ("verbeteren", &said.change)];
    change(book, changes, day, |mut edit| {
        for (key, answer) in answers {
            if let Some(answer) = answer {
                edit = edit.set(path!["samenwerking", key], answer)?;
            }
        }
        Ok(edit)
    })
}

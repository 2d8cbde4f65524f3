//! From the rows of a case in a sheet to what they say for its case file.
//!
//! Every column is read by itself, so that the same cell says the same whatever stands beside it: what changed in a sheet
//! is found by reading it as it was and as it is.

mod actions;
mod persons;
mod value;

use serde_json::{Map, Value as Json};

use super::columns::{self, Kind};
use super::consents::{self, ConsentColumn};
use super::memory;
use super::{Holds, Overview};
use crate::model::case_file::ToldConsent;
use crate::sheet::{Contents, What, Who};

pub use actions::{Days, lines};
use persons::People;

/// A cell of a row, with what its column holds.
#[derive(Clone, Debug)]
pub struct SheetCell {
    /// The header, with `[2]` behind it when it is there twice.
    pub header: String,
    /// What the column holds.
    pub holds: Holds,
    /// What stands in it.
    pub contents: Contents,
}

/// A row of a sheet.
pub type SheetRow = Vec<SheetCell>;

/// What the rows of a case say.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// The keys of the case file, as far as the sheet has them.
    pub keys: Json,
    /// What they tell of consent. It is no key: whether it fits depends on what the case file says already.
    pub consents: Vec<RowConsent>,
    /// The cells that cannot be taken for what their column holds; they are kept as they are.
    pub unread: Vec<Unread>,
}

/// A consent that a cell tells.
#[derive(Clone, Debug, PartialEq)]
pub struct RowConsent {
    /// What it tells.
    pub told: ToldConsent,
    /// Which row of the case, from 0.
    pub row: usize,
    /// Which cell of the row, from 0.
    pub cell: usize,
}

/// A cell that does not say what its column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Which row of the case, from 0.
    pub row: usize,
    /// Which cell of the row, from 0.
    pub cell: usize,
    /// What was expected, in Dutch.
    pub expected: String,
}

/// Reads the rows of a case.
pub fn take(rows: &[SheetRow], days: &Days) -> Taken {
    let mut taken = Taken { keys: Json::Object(Map::new()), ..Taken::default() };
    let mut people = People::default();
    for (row, cells) in rows.iter().enumerate() {
        for (cell, SheetCell { header, holds, contents }) in cells.iter().enumerate() {
            if *contents == Contents::Empty {
                continue;
            }
            let result = match holds {
                Holds::Value(column) => one(&mut taken.keys, column, contents),
                Holds::Person(Who::Youth, _, what) => persons::youth(&mut taken.keys, *what, contents),
                Holds::Person(Who::Doctor, ..) => {
                    add_line(&mut taken.keys, &["jeugdige", "huisarts"], contents.text(), ", ");
                    Ok(())
                }
                Holds::Person(who, number, what) => {
                    people.add(*who, *number, *what, contents);
                    Ok(())
                }
                Holds::Meetings => meetings(&mut taken.keys, contents),
                Holds::Own => {
                    add_line(&mut taken.keys, &["eigen_kolommen", header], memory::kept(contents), "\n");
                    Ok(())
                }
                Holds::Overview(_) | Holds::Actions | Holds::Owner | Holds::Due | Holds::ActionStatus => {
                    Ok(())
                }
            };
            if let Err(expected) = result {
                taken.unread.push(Unread { row, cell, expected });
            }
        }
    }
    people.settle(&mut taken.keys);
    let guardians = taken.keys.get("gezagdragers").and_then(Json::as_array).map_or(0, Vec::len);
    taken.consents = consents(rows, guardians, Overviews::Skip);
    let actions = actions::of(rows, days);
    if !actions.is_empty() {
        put(&mut taken.keys, &["acties"], Json::Array(actions));
    }
    taken.keys = without_blanks(taken.keys);
    taken
}

/// Without what was looked at on the way and stayed empty.
fn without_blanks(value: Json) -> Json {
    match value {
        Json::Object(keys) => Json::Object(
            keys.into_iter()
                .map(|(key, value)| (key, without_blanks(value)))
                .filter(|(_, value)| match value {
                    Json::Null => false,
                    Json::String(text) => !text.is_empty(),
                    Json::Object(keys) => !keys.is_empty(),
                    _ => true,
                })
                .collect(),
        ),
        other => other,
    }
}

/// Whether the column in which mdo itself tells of consent counts. Beside a case file it says nothing new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overviews {
    /// It is read.
    Read,
    /// It is passed over.
    Skip,
}

/// What the columns on consent tell.
pub fn consents(rows: &[SheetRow], guardians: usize, overviews: Overviews) -> Vec<RowConsent> {
    let of_row = |(row, cells): (usize, &SheetRow)| -> Vec<RowConsent> {
        let column = |cell: &SheetCell| match cell.holds {
            Holds::Own => ConsentColumn::of(&cell.header),
            Holds::Overview(Overview::Consents) if overviews == Overviews::Read => {
                ConsentColumn::of(&cell.header)
            }
            _ => None,
        };
        let columns: Vec<Option<ConsentColumn>> = cells.iter().map(column).collect();
        if columns.iter().all(Option::is_none) {
            return Vec::new();
        }
        let contents: Vec<Contents> = cells.iter().map(|cell| cell.contents.clone()).collect();
        let found = consents::consents(&columns, &contents, guardians).into_iter();
        found.map(|found| RowConsent { told: found.told, row, cell: found.cell }).collect()
    };
    rows.iter().enumerate().flat_map(of_row).collect()
}

/// Takes one value.
fn one(keys: &mut Json, column: &columns::Column, contents: &Contents) -> Result<(), String> {
    let written = contents.text();
    // A row below the first often repeats or continues a text.
    if matches!(column.kind, Kind::Text) {
        if !matches!(written.as_str(), "-" | "–") {
            add_line(keys, column.path, written, "\n");
        }
        return Ok(());
    }
    if super::show::at(keys, column.path).is_some() || contents.says_nothing() && column.path != ["gezag"] {
        return Ok(());
    }
    let read = value::read(column, contents)?;
    put(keys, column.path, read);
    Ok(())
}

fn meetings(keys: &mut Json, contents: &Contents) -> Result<(), String> {
    let days = value::days(contents).ok_or("hier horen datums, zoals 3-12-2026")?;
    for day in days {
        let list = list(keys, &["overleggen"]);
        let day = Json::from(day.to_string());
        if !list.contains(&day) {
            list.push(day);
        }
    }
    Ok(())
}

/// Sets a value; keys on the way to it are made.
pub(super) fn put(at: &mut Json, path: &[&str], value: Json) {
    *made(at, path) = value;
}

/// The value at a path, made when it is not there.
fn made<'v>(at: &'v mut Json, path: &[&str]) -> &'v mut Json {
    path.iter().fold(at, |at, key| {
        if !at.is_object() {
            *at = Json::Object(Map::new());
        }
        // Only objects stand on the way.
        &mut at[*key]
    })
}

/// The list at a path, made when it is not there.
fn list<'v>(at: &'v mut Json, path: &[&str]) -> &'v mut Vec<Json> {
    let value = made(at, path);
    if !value.is_array() {
        *value = Json::Array(Vec::new());
    }
    match value {
        Json::Array(items) => items,
        _ => unreachable!("it was just made a list"),
    }
}

/// Adds a text behind what is there, unless it is that already.
fn add_line(keys: &mut Json, path: &[&str], text: String, between: &str) {
    if text.is_empty() {
        return;
    }
    let value = made(keys, path);
    match value.as_str() {
        None | Some("") => *value = Json::from(text),
        Some(known) if known.split(between).any(|part| part == text) => {}
        Some(known) => *value = Json::from(format!("{known}{between}{text}")),
    }
}

/// Sets a text where none stands yet.
fn fill(keys: &mut Json, path: &[&str], text: &str) {
    if text.is_empty() {
        return;
    }
    let value = made(keys, path);
    if value.as_str().is_none_or(str::is_empty) {
        *value = Json::from(text);
    }
}

/// Sets the parts of an address that are known.
fn address(keys: &mut Json, what: What, contents: &Contents) {
    let found = contents.address(what);
    let parts = [
        ("straat", &found.street),
        ("huisnummer", &found.number),
        ("postcode", &found.postcode),
        ("woonplaats", &found.city),
    ];
    for (key, part) in parts {
        if let Some(text) = part {
            fill(keys, &["adres", key], text);
        }
    }
}

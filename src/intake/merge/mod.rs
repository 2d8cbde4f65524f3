//! What a sheet changes in a case file: three ways, for people edit both.
//!
//! A cell that says what it said last time changes nothing. One that says something else changes its value in the file,
//! when the file still says what the sheet said; else a person decides. What the sheet said last time stands in the file
//! (`uit_sheet`); without it, what the sheet that `mdo sheet` makes would say now.

pub mod consents;
mod form;
mod lists;

use jiff::civil::Date;
use serde_json::Value as Json;

use super::rows::Incoming;
use crate::casesheet::take::{Days, SheetCell, SheetRow, Unread, lines, take};
use crate::casesheet::{Holds, Layout, LayoutColumn, columns, list_of, memory, show, stamp};
use crate::dutch::clean::clean;
use crate::model::CaseFile;
use crate::model::case_file::SheetMemory;
use crate::render::Value;
use crate::sheet::Contents;

pub use form::{keys, merge_form};

/// A step to a value of a case file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A key.
    Name(String),
    /// An item of a list, from 0.
    Item(usize),
}

/// A change of a case file.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A value, new or other.
    Set(Vec<Key>, Json),
    /// An item more in a list.
    Append(Vec<Key>, Json),
    /// A value or item that goes.
    Remove(Vec<Key>),
    /// What the sheet says now.
    Remember(SheetMemory),
}

/// A value that was changed in the sheet and in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What it is: `Crisismeter`, `gezagdragers: telefoon`. No personal data.
    pub what: String,
    /// What the file says.
    pub file: String,
    /// What the sheet says.
    pub sheet: String,
}

/// Who is right where sheet and file differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// A person decides.
    #[default]
    Ask,
    /// The sheet.
    Sheet,
    /// The file.
    File,
}

/// What a sheet means for one case file.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// What changes.
    pub changes: Vec<Change>,
    /// The names of what changes, for people.
    pub changed: Vec<String>,
    /// What a person must decide.
    pub conflicts: Vec<Conflict>,
    /// What the file should say that the sheet cannot: an action that is no more, a summary that was changed.
    pub remarks: Vec<String>,
    /// Cells that were changed to something that does not fit.
    pub unread: Vec<Unread>,
    /// A consent is told of which it is not said whose it is, or of which day.
    pub incomplete_consent: bool,
}

/// The days that count for a sheet.
#[derive(Clone, Copy, Debug)]
pub struct SheetDays {
    /// The day of the sheet, from which `vóór 15-12` is counted.
    pub sheet: Date,
    /// Today.
    pub today: Date,
}

/// Compares the rows of a case with its file. With the stamp of a sheet that mdo wrote it is known whether the row is still
/// as it was written, and whether the file is: then every difference was made in the sheet.
pub fn merge(
    file: &CaseFile,
    incoming: &Incoming,
    days: SheetDays,
    stamp: Option<&str>,
    side: Side,
) -> Merged {
    let date = days.sheet;
    if stamp.is_some_and(|stamp| stamp == stamp::read(&incoming.rows)) {
        return Merged::default();
    }
    let written = written(file, &incoming.rows);
    let fresh = stamp.is_some_and(|stamp| stamp == stamp::read(&written));
    let base = base(file, &incoming.rows, &written, fresh);
    // What was there before, or what the file says already.
    if same_cells(&base, &incoming.rows) || same_cells(&written, &incoming.rows) {
        return Merged::default();
    }
    let now = show::keys(file);
    let before = if fresh { date } else { file.memory.date.map_or(date, |day| day.0) };
    let old = take(&base, &Days::from(before));
    let counted = Days { now: date, before: Some((before, lines(&base))) };
    let new = take(&incoming.rows, &counted);

    let mut merge = Merge {
        now: &now,
        old: &old.keys,
        new: &new.keys,
        side,
        sure: fresh,
        partial: false,
        known: &file.memory,
        out: Merged::default(),
    };
    merge.values();
    merge.own_columns(&incoming.rows);
    merge.meetings();
    merge.lists();
    let mut out = merge.out;
    out.remarks.extend(overviews(&base, &incoming.rows));
    let unread = new.unread.into_iter().chain(incoming.unclear.iter().cloned());
    out.unread = unread.filter(|unread| changed_cell(&base, &incoming.rows, unread)).collect();
    consents::add(file, &old.consents, &new.consents, days.today, &mut out);
    if !out.changes.is_empty() || !fresh && !file.memory.rows.is_empty() {
        remember(file, incoming, date, &base, &mut out);
    }
    out
}

/// The memory of a new case file.
pub fn memory_of(incoming: &Incoming, date: Date) -> SheetMemory {
    let memory = memory::of(&incoming.rows, incoming.read_as.clone(), date);
    SheetMemory { position: Some(incoming.position), ..memory }
}

/// What the same columns said before: as remembered, else as they would be written now.
fn base(file: &CaseFile, rows: &[SheetRow], written: &[SheetRow], fresh: bool) -> Vec<SheetRow> {
    if fresh || file.memory.rows.is_empty() {
        return written.to_vec();
    }
    let remembered = memory::rows(&file.memory);
    let all = headers(rows);
    let in_row = |rows: &[SheetRow], at: usize, header: &str| {
        let cell = rows.get(at)?.iter().find(|cell| cell.header == header)?;
        Some(cell.contents.clone())
    };
    let row = |at: usize| {
        let cell = |header: &SheetCell| {
            let ever = remembered.iter().flatten().any(|cell| cell.header == header.header);
            let from = if ever { &remembered } else { written };
            let contents = in_row(from, at, &header.header).unwrap_or(Contents::Empty);
            SheetCell { contents, ..header.clone() }
        };
        // A sheet with several tables has rows of several kinds.
        rows.get(at).unwrap_or(&all).iter().map(cell).collect()
    };
    (0..remembered.len().max(rows.len())).map(row).collect()
}

/// The columns of all rows.
fn headers(rows: &[SheetRow]) -> SheetRow {
    let mut all: SheetRow = Vec::new();
    for cell in rows.iter().flatten() {
        if !all.iter().any(|known| known.header == cell.header) {
            all.push(cell.clone());
        }
    }
    all
}

/// The rows of the case in a sheet with these columns, as they would be written now.
pub fn written(file: &CaseFile, rows: &[SheetRow]) -> Vec<SheetRow> {
    let headers = headers(rows);
    let column = |cell: &SheetCell| LayoutColumn::new(cell.header.clone(), cell.holds, 0);
    let layout = Layout { columns: headers.iter().map(column).collect() };
    let cell = |(value, header): (Value<'_>, &SheetCell)| SheetCell {
        contents: memory::cell(&value),
        ..header.clone()
    };
    layout.rows(file).into_iter().map(|row| row.into_iter().zip(&headers).map(cell).collect()).collect()
}

/// A cell as it comes out of a sheet again.
fn tidy(contents: &Contents) -> String {
    clean(&contents.text()).trim().to_owned()
}

/// Whether rows say the same; a cell that one of them lacks is blank.
fn same_cells(a: &[SheetRow], b: &[SheetRow]) -> bool {
    let text = |row: Option<&SheetRow>, header: &str| {
        let cell = row.and_then(|row| row.iter().find(|cell| cell.header == header));
        cell.map(|cell| tidy(&cell.contents)).unwrap_or_default()
    };
    let aligned =
        |a: &SheetRow, b: &SheetRow| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.header == b.header);
    (0..a.len().max(b.len())).all(|at| match (a.get(at), b.get(at)) {
        (Some(a), Some(b)) if aligned(a, b) => {
            a.iter().zip(b).all(|(a, b)| a.contents == b.contents || tidy(&a.contents) == tidy(&b.contents))
        }
        (a, b) => {
            let mut cells = a.into_iter().chain(b).flatten();
            cells.all(|cell| text(a, &cell.header) == text(b, &cell.header))
        }
    })
}

/// Whether a cell says something else than before.
fn changed_cell(base: &[SheetRow], rows: &[SheetRow], at: &Unread) -> bool {
    let Some(cell) = rows.get(at.row).and_then(|row| row.get(at.cell)) else { return false };
    let was = base.get(at.row).and_then(|row| row.iter().find(|was| was.header == cell.header));
    was.is_none_or(|was| tidy(&was.contents) != tidy(&cell.contents))
}

/// Summaries are written and not read: whoever changes one must hear that nothing came of it.
fn overviews(base: &[SheetRow], rows: &[SheetRow]) -> Vec<String> {
    let (Some(base), Some(row)) = (base.first(), rows.first()) else { return Vec::new() };
    let changed = row.iter().zip(base).filter(|(cell, was)| {
        matches!(cell.holds, Holds::Overview(_)) && tidy(&cell.contents) != tidy(&was.contents)
    });
    changed
        .map(|(cell, _)| {
            format!("'{}' is een samenvatting: pas dit aan in het casusbestand zelf", cell.header)
        })
        .collect()
}

/// Writes down what the sheet says now, but for cells of which a person must decide: those stay as they were.
fn remember(file: &CaseFile, incoming: &Incoming, date: Date, base: &[SheetRow], out: &mut Merged) {
    let open = |cell: &SheetCell| out.conflicts.iter().any(|conflict| is_about(cell, &conflict.what));
    let known = |cell: &SheetCell| file.memory.rows.iter().any(|row| row.get(&cell.header).is_some());
    let rows: Vec<SheetRow> = incoming
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let cells = row.iter().enumerate().filter_map(|(column, cell)| match open(cell) {
                false => Some(cell.clone()),
                true if known(cell) => base.get(at).and_then(|row| row.get(column)).cloned(),
                true => None,
            });
            cells.collect()
        })
        .collect();
    let memory = memory::of(&rows, incoming.read_as.clone(), date);
    let memory = SheetMemory { position: Some(incoming.position), ..memory };
    // The day or the place alone is no reason to write.
    if memory.rows != file.memory.rows {
        out.changes.push(Change::Remember(memory));
    }
}

/// Whether a column is about what a conflict is about.
fn is_about(cell: &SheetCell, what: &str) -> bool {
    let part = what.split(':').next().unwrap_or_default();
    match cell.holds {
        Holds::Value(column) => name_of(column.path) == what,
        Holds::Own => cell.header == what,
        Holds::Person(who, _, column) => {
            list_of(who) == part
                || columns::COLUMNS.iter().any(|value| {
                    name_of(value.path) == what
                        && Holds::Value(value).overlaps(Holds::Person(who, None, column))
                })
        }
        Holds::Actions | Holds::Owner | Holds::Due | Holds::ActionStatus => part == "acties",
        Holds::Meetings => part == "overleggen",
        Holds::Overview(_) => false,
    }
}

/// How a value is called: `Crisismeter`, `inbrenger: telefoon`.
fn name_of(path: &[&str]) -> String {
    match columns::at(path) {
        Some(column) => column.header.to_owned(),
        None => path.join(": "),
    }
}

struct Merge<'m> {
    now: &'m Json,
    old: &'m Json,
    new: &'m Json,
    side: Side,
    /// Every difference was made in the sheet.
    sure: bool,
    /// What is not told stays as it is.
    partial: bool,
    known: &'m SheetMemory,
    out: Merged,
}

/// Keys of who brings the case.
const PRESENTER: &[&str] = &["naam", "functie", "organisatie", "email", "telefoon"];

impl Merge<'_> {
    fn values(&mut self) {
        let paths = columns::COLUMNS.iter().map(|column| column.path.to_vec());
        let presenter = PRESENTER.iter().map(|key| vec!["inbrenger", key]);
        for path in paths.chain(presenter).filter(|path| path != &["casusnummer"]) {
            let value = |keys| show::at(keys, &path).cloned();
            let [now, old, new] = [self.now, self.old, self.new].map(value);
            // In the list of keys of a case file answers are one value.
            let keys = path.iter().map(|key| Key::Name((*key).to_owned())).collect();
            self.one(keys, &name_of(&path), now, old, new);
        }
    }

    fn own_columns(&mut self, rows: &[SheetRow]) {
        let headers = headers(rows);
        let own = headers.iter().filter(|cell| matches!(cell.holds, Holds::Own));
        for header in own.map(|cell| cell.header.as_str()) {
            let value = |keys| show::at(keys, &["eigen_kolommen", header]).cloned();
            let [now, old, new] = [self.now, self.old, self.new].map(value);
            let keys = vec![Key::Name("eigen_kolommen".into()), Key::Name(header.into())];
            self.one(keys, header, now, old, new);
        }
    }

    /// Days are added; one that is no more in the sheet stays in the file.
    fn meetings(&mut self) {
        let days = |keys: &Json| keys.get("overleggen").and_then(Json::as_array).cloned().unwrap_or_default();
        let (now, old) = (days(self.now), days(self.old));
        for day in days(self.new) {
            if !now.contains(&day) && !old.contains(&day) {
                self.change("overleggen", Change::Append(vec![Key::Name("overleggen".into())], day));
            }
        }
    }

    /// Decides about one value.
    fn one(&mut self, keys: Vec<Key>, what: &str, now: Option<Json>, old: Option<Json>, new: Option<Json>) {
        let [now_text, old_text, new_text] = [&now, &old, &new].map(|value| plain(value.as_ref()));
        if new_text == old_text || new_text == now_text || new_text.is_empty() && self.partial {
            return;
        }
        let is_status = keys == [Key::Name("status".into())];
        let free =
            now_text == old_text && (self.sure || self.remembers(what)) || now_text.is_empty() && !is_status;
        if !free && self.side == Side::File {
            return;
        }
        if !free && self.side == Side::Ask {
            self.out.conflicts.push(Conflict { what: what.to_owned(), file: now_text, sheet: new_text });
            return;
        }
        let change = match new {
            // An answer is written as people write it: in one text.
            Some(Json::Object(_)) => Change::Set(keys, Json::from(new_text)),
            Some(value) => Change::Set(keys, value),
            None => Change::Remove(keys),
        };
        self.change(what, change);
    }

    fn change(&mut self, what: &str, change: Change) {
        if !self.out.changed.iter().any(|known| known == what) {
            self.out.changed.push(what.to_owned());
        }
        self.out.changes.push(change);
    }

    /// Whether it is known what the sheet said of this last time.
    fn remembers(&self, what: &str) -> bool {
        memory::rows(self.known).iter().flatten().any(|cell| is_about(cell, what))
    }
}

/// A value as one text, to compare and to show.
fn plain(value: Option<&Json>) -> String {
    match value {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => clean(text).trim().to_owned(),
        Some(Json::Array(items)) => items.iter().map(|item| plain(Some(item))).collect::<Vec<_>>().join(", "),
        Some(Json::Object(_)) => value.map(show::answer).unwrap_or_default(),
        Some(other) => other.to_string(),
    }
}

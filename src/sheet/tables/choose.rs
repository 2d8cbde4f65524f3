//! Which sheets of a workbook count.

use jiff::civil::Date;

use crate::dutch::{calendar, date, fold::fold};
use crate::error::{Error, Result};
use crate::model::{Place, Warning};
use crate::sheet::ReadOptions;
use crate::sheet::cells::grid::{Grid, Workbook};

use super::field::Field;
use super::form::{self, Form};
use super::table::{self, Column, Kind, Table};
use super::{by_contents, resolve, shown};

/// A sheet and its tables.
pub struct Found<'b> {
    /// Its cells.
    pub grid: &'b Grid,
    /// Its name as it may be shown.
    pub shown: String,
    /// Its tables.
    pub tables: Vec<Table>,
    /// The form above them.
    pub form: Option<Form>,
}

impl Found<'_> {
    /// Its tables of cases.
    pub fn cases(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(|table| table.kind == Kind::Cases)
    }

    /// The columns of its tables of cases and the labels of its form.
    pub fn columns(&self) -> impl Iterator<Item = &Column> {
        let labels = self.form.iter().flat_map(|form| &form.labels);
        self.cases().flat_map(|table| &table.columns).chain(labels)
    }

    /// Whether a column or label holds this field.
    pub fn has(&self, field: Field) -> bool {
        self.columns().any(|column| column.field == Some(field))
    }

    fn has_actions(&self) -> bool {
        self.has(Field::Actions)
    }
}

/// The sheets of a workbook with their tables.
pub fn tables<'b>(book: &'b Workbook, options: &ReadOptions) -> Vec<Found<'b>> {
    let found = |grid: &'b Grid| {
        let (tables, form) = tables_and_form(grid, options);
        Found { grid, shown: shown::sheet_name(&grid.name, grid.position), tables, form }
    };
    book.sheets.iter().map(found).collect()
}

/// The tables of a sheet, and the form above them when no table names the cases itself.
fn tables_and_form(grid: &Grid, options: &ReadOptions) -> (Vec<Table>, Option<Form>) {
    let mut tables = table::find(grid, &options.overrides);
    let participants = by_contents::participants(grid, &tables);
    tables.iter_mut().for_each(|table| resolve::resolve(grid, table, &participants, options.meeting));
    let names_cases = |table: &Table| {
        let fields = || table.columns.iter().filter_map(|column| column.field);
        table.kind == Kind::Cases
            && fields().any(|field| field == Field::CaseNumber || field.names_the_youth())
    };
    // Two labels side by side in a form look like a header of two columns.
    let sure =
        |table: &Table| names_cases(table) && table.columns.iter().filter(|c| c.field.is_some()).count() >= 3;
    if tables.iter().any(sure) {
        return (tables, None);
    }
    let below = |table: &Table| table.kind == Kind::Team || lists_actions(table);
    let end = tables.iter().find(|table| below(table)).map_or(grid.row_count(), |table| table.header.start);
    let Some(form) = form::find(grid, end) else { return (tables, None) };
    tables.retain(below);
    (tables, Some(form))
}

/// A table of nothing but actions, below a form.
fn lists_actions(table: &Table) -> bool {
    let of_action = |field| {
        use Field::{
            ActionNumber, ActionStatus, Actions, CaseNumber, Date, Due, MeetingDate, Other, Owner, RowNumber,
            Status,
        };
        matches!(
            field,
            Actions
                | Owner
                | Due
                | ActionStatus
                | ActionNumber
                | CaseNumber
                | RowNumber
                | Date
                | MeetingDate
                | Status
                | Other
        )
    };
    let columns = &table.columns;
    table.has(Field::Actions)
        && columns.len() > 1
        && columns.iter().all(|column| column.field.is_some_and(of_action))
}

/// The sheets to read: the one asked for, else the visible ones, or the hidden ones when only those have actions.
/// Of sheets that each are of another meeting only those of this one.
pub fn choose<'s, 'b>(
    sheets: &'s [Found<'b>],
    options: &ReadOptions,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<&'s Found<'b>>> {
    if let Some(wanted) = &options.sheet {
        return named(sheets, wanted);
    }
    let visible: Vec<_> = sheets.iter().filter(|sheet| !sheet.grid.hidden).collect();
    let hidden = || sheets.iter().filter(|sheet| sheet.grid.hidden && sheet.columns().next().is_some());
    let mut warn = |message: String| warnings.push(Warning { place: None, message });
    if visible.iter().any(|sheet| sheet.has_actions()) {
        hidden().for_each(|sheet| warn(format!("{} is verborgen en is niet gelezen", sheet.shown)));
        return Ok(of_meeting(visible, options.meeting, warn));
    }
    if sheets.iter().any(Found::has_actions) {
        hidden().for_each(|sheet| {
            warn(format!("{} is verborgen, maar heeft de casussen: het is toch gelezen", sheet.shown))
        });
        return Ok(sheets.iter().collect());
    }
    Err(nothing_to_read(sheets))
}

/// The sheet of that name, or the participants' beside it.
fn named<'s, 'b>(sheets: &'s [Found<'b>], wanted: &str) -> Result<Vec<&'s Found<'b>>> {
    let is_it = |sheet: &&Found<'_>| {
        fold(sheet.grid.name.trim()) == fold(wanted.trim()) || fold(&sheet.shown) == fold(wanted.trim())
    };
    let Some(found) = sheets.iter().find(is_it) else {
        let names: Vec<String> = sheets.iter().map(|sheet| format!("'{}'", sheet.shown)).collect();
        return Err(Error::input("er is geen blad met die naam")
            .remedy(format!("De bladen zijn: {}.", names.join(", "))));
    };
    if !found.has_actions() {
        return Err(nothing_to_read(std::slice::from_ref(found)));
    }
    let team = |sheet: &&Found<'_>| sheet.columns().next().is_none() && !sheet.tables.is_empty();
    Ok(std::iter::once(found).chain(sheets.iter().filter(team)).collect())
}

/// Of a workbook with a sheet for each meeting: the sheet of this meeting, and those that are of none.
fn of_meeting<'s, 'b>(
    sheets: Vec<&'s Found<'b>>,
    meeting: Option<Date>,
    mut warn: impl FnMut(String),
) -> Vec<&'s Found<'b>> {
    let day = |sheet: &Found<'_>| {
        if sheet.columns().next().is_some() { Day::in_name(&sheet.grid.name) } else { None }
    };
    let dated: Vec<Day> = sheets.iter().filter_map(|sheet| day(sheet)).collect();
    if dated.len() < 2 || dated.iter().all(|other| *other == dated[0]) {
        return sheets;
    }
    let Some(meeting) = meeting.filter(|meeting| dated.iter().any(|day| day.is(*meeting))) else {
        warn("er zijn bladen van verschillende overleggen: ze zijn alle gelezen".into());
        return sheets;
    };
    let (kept, left): (Vec<_>, Vec<_>) =
        sheets.into_iter().partition(|sheet| day(sheet).is_none_or(|day| day.is(meeting)));
    let names: Vec<&str> = left.iter().map(|sheet| sheet.shown.as_str()).collect();
    warn(format!("bladen van andere overleggen zijn niet gelezen: {}", names.join(", ")));
    kept
}

/// The day or month in a sheet's name.
#[derive(Clone, Copy, PartialEq)]
struct Day {
    year: Option<i16>,
    month: i8,
    day: Option<i8>,
}

impl Day {
    /// `3-12-2026`, `MDO december 2026`, `dec`.
    fn in_name(name: &str) -> Option<Day> {
        if let Some(found) = date::find_dates(name).first() {
            return Some(Day { year: found.year, month: found.month?, day: found.day });
        }
        let month = name
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.len() >= 3)
            .find_map(calendar::month)?;
        let year = name
            .split(|c: char| !c.is_ascii_digit())
            .find(|run| run.len() == 4)
            .and_then(|run| run.parse().ok());
        Some(Day { year, month, day: None })
    }

    fn is(self, meeting: Date) -> bool {
        self.month == meeting.month()
            && self.year.is_none_or(|year| year == meeting.year())
            && self.day.is_none_or(|day| day == meeting.day())
    }
}

/// Says what was seen, in headers only, and how to name a column.
fn nothing_to_read(sheets: &[Found<'_>]) -> Error {
    const MOST: usize = 12;
    let advice =
        "Noem in mdo.yaml de kolom met de acties:\n    kolommen:\n      \"kop van de kolom\": acties";
    let Some(sheet) = sheets.iter().find(|sheet| sheet.columns().next().is_some()) else {
        return Error::input("er is geen rij met kolomkoppen gevonden").remedy(
            "Zet boven de casussen een rij met koppen, bijvoorbeeld: Nr, Naam jeugdige, Geb. datum, Acties.",
        );
    };
    let headers: Vec<String> =
        sheet.columns().take(MOST).map(|column| format!("'{}'", column.header)).collect();
    let row = sheet.columns().next().map_or(1, |column| column.row + 1);
    Error::input(format!("er is geen kolom met acties; de koppen zijn {}", headers.join(", ")))
        .at(Place { sheet: sheet.shown.clone(), row, column: 0 })
        .remedy(advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_name_tells_its_meeting() {
        let meeting = jiff::civil::date(2026, 12, 3);
        for (name, is) in [
            ("december", Some(true)),
            ("MDO dec 2026", Some(true)),
            ("3-12-2026", Some(true)),
            ("2026-12-03", Some(true)),
            ("nov", Some(false)),
            ("december 2025", Some(false)),
            ("Casuïstiek", None),
            ("Blad1", None),
        ] {
            assert_eq!(Day::in_name(name).map(|day| day.is(meeting)), is, "{name}");
        }
    }
}

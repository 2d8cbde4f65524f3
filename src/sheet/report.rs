//! From cells to the result: which sheets count, what their columns were taken for, and what to say when there is
//! nothing to read.

use std::fmt;

use crate::error::Result;
use crate::model::{Place, Warning};

use super::cases::numbering::{self, Numbered};
use super::cases::pasted;
use super::cases::rows::Collector;
use super::cases::team;
use super::cells::grid::Workbook;
use super::tables::choose::{self, Found};
use super::tables::field::{Field, What, Who};
use super::tables::guessed;
use super::tables::shown;
use super::tables::table::{Column, How, Kind};
use super::{CaseSheet, ReadOptions};

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnReport {
    /// The header's cell.
    pub place: Place,
    /// The header as it stands there, on one line.
    pub header: String,
    /// The key of what it holds; `None` when nobody knows: then it is free text that identifies.
    pub field: Option<String>,
    /// The usual spelling, when the header has a typing error.
    pub typo: Option<String>,
    /// `mdo.yaml` says so.
    pub named: bool,
}

impl fmt::Display for ColumnReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: '{}' ", self.place, self.header)?;
        match (&self.field, &self.typo) {
            (Some(field), _) if self.named => write!(f, "is {field} (volgens mdo.yaml)"),
            (Some(field), Some(typo)) => write!(f, "gelezen als '{typo}': {field}"),
            (Some(field), None) => write!(f, "is {field}"),
            (None, _) => f.write_str("onbekend: telt als vrije tekst, komt niet in de uitvoer"),
        }
    }
}

/// Reads the cases of a workbook.
pub fn case_sheet(book: &Workbook, options: &ReadOptions) -> Result<CaseSheet> {
    let mut sheets = choose::tables(book, options);
    pasted::find(&mut sheets);
    let mut warnings: Vec<Warning> =
        book.warnings.iter().map(|message| Warning { place: None, message: message.clone() }).collect();
    let used = choose::choose(&sheets, options, &mut warnings)?;
    used.iter().for_each(|sheet| formulas_without_outcome(sheet, &mut warnings));
    let mut collector = Collector::new(warnings);
    collector.meeting = options.meeting;
    let mut columns = Vec::new();
    // Participants first: their table says best what somebody's role is.
    for sheet in &used {
        read_team(sheet, &mut collector);
    }
    for sheet in &used {
        read_cases(sheet, &mut collector, &mut columns);
    }
    typos(&columns, &mut collector.warnings);
    used.iter().for_each(|sheet| guessed::warn(sheet, &mut collector.warnings));
    let has_number = used.iter().any(|sheet| sheet.has(Field::CaseNumber));
    let Collector { drafts, team, mut warnings, .. } = collector;
    let Numbered { cases, unnumbered } = numbering::number(drafts, has_number, &mut warnings);
    warnings.extend(unnumbered);
    if cases.is_empty() {
        warnings
            .push(Warning { place: None, message: "onder de kolomkoppen staat geen enkele casus".into() });
    }
    let next_meeting = used.iter().find_map(|sheet| shown::next_meeting(sheet.grid));
    Ok(CaseSheet {
        cases,
        team: team.team,
        columns,
        meeting_date: meeting_date(&used),
        next_meeting,
        warnings,
    })
}

/// An action in such a cell would be missing without a word.
fn formulas_without_outcome(sheet: &Found<'_>, warnings: &mut Vec<Warning>) {
    let message = "de formule in deze cel heeft nog geen uitkomst; de cel is als leeg gelezen. Open het bestand in Excel en sla het op";
    for (row, column) in sheet.grid.uncalculated() {
        let place = Place { sheet: sheet.shown.clone(), row: row + 1, column: column + 1 };
        warnings.push(Warning { place: Some(place), message: message.into() });
    }
}

/// Takes in the participants of a sheet: their tables, the lines above the first table, and what abbreviations stand for.
pub fn read_team(sheet: &Found<'_>, collector: &mut Collector<'_>) {
    let first = sheet.tables.first().map_or(sheet.grid.row_count(), |table| table.rows.start);
    let mut in_team = false;
    for index in 0..first {
        collector.take_team_line(sheet.grid, index, &mut in_team);
    }
    for table in sheet.tables.iter().filter(|table| table.kind == Kind::Team) {
        team::read_table(sheet.grid, table, &mut collector.team.team);
    }
    for index in 0..sheet.grid.row_count() {
        collector.legend.learn(sheet.grid, index, &mut collector.team.team);
    }
}

fn read_cases<'g>(sheet: &'g Found<'g>, collector: &mut Collector<'g>, columns: &mut Vec<ColumnReport>) {
    let of_form = sheet.form.as_ref().and_then(|form| collector.read_form(sheet.grid, form, &sheet.shown));
    let labels = sheet.form.iter().flat_map(|form| &form.labels);
    columns.extend(labels.map(|column| column_report(column, &sheet.shown, Kind::Cases)));
    for table in &sheet.tables {
        if table.kind == Kind::Cases {
            collector.read_table(sheet.grid, table, &sheet.shown, of_form);
        }
        columns.extend(table.columns.iter().map(|column| column_report(column, &sheet.shown, table.kind)));
    }
}

fn column_report(column: &Column, shown: &str, kind: Kind) -> ColumnReport {
    let field = match (column.field, kind) {
        (Some(Field::Person(Who::Youth, What::Name)), Kind::Team) => Some("naam_deelnemer".to_string()),
        (field, _) => field.map(Field::key),
    };
    ColumnReport {
        place: Place { sheet: shown.to_string(), row: column.row + 1, column: column.index + 1 },
        header: column.header.clone(),
        field,
        typo: if let How::Typo(spelling) = column.how { Some(spelling.to_string()) } else { None },
        named: column.how == How::Named,
    }
}

fn typos(columns: &[ColumnReport], warnings: &mut Vec<Warning>) {
    for column in columns.iter().filter(|column| column.typo.is_some()) {
        let field = column.field.as_deref().unwrap_or_default();
        let message = format!("kolom '{}' heeft een tikfout en is gelezen als {field}", column.header);
        warnings.push(Warning { place: Some(column.place.clone()), message });
    }
}

/// The day of the meeting: from a title, else from a sheet's name, when they do not contradict each other.
pub fn meeting_date(used: &[&Found<'_>]) -> Option<jiff::civil::Date> {
    let titles = used.iter().filter_map(|sheet| {
        let first_answer = sheet.form.as_ref().and_then(|form| Some(form.cases.first()?.first()?.row));
        let before = first_answer.or_else(|| Some(sheet.cases().next()?.header.start));
        shown::date_above(sheet.grid, before.unwrap_or(sheet.grid.row_count()))
    });
    let names = used.iter().filter_map(|sheet| shown::date_in(&sheet.grid.name));
    only(titles).or_else(|| only(names))
}

/// The one date there is.
fn only(mut dates: impl Iterator<Item = jiff::civil::Date>) -> Option<jiff::civil::Date> {
    let first = dates.next()?;
    dates.all(|other| other == first).then_some(first)
}

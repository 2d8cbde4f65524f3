//! A file as tables of cells, each row with the case it belongs to: for who writes the sheet again without what
//! identifies. Sheets without actions are read too, and hidden ones count for who is known.

use jiff::civil::Date;

use crate::error::Result;
use crate::model::{CaseEntry, Team, Warning};

use super::cases::numbering::{self, Numbered};
use super::cases::plan::Row;
use super::cases::rows::Collector;
use super::cells::grid::{Cell, Grid, Workbook};
use super::tables::choose::{self, Found};
use super::tables::field::Field;
use super::tables::form::Form;
use super::tables::table::{Column, How, Table};
use super::{ReadOptions, report};

/// All tables of cases of a file.
#[derive(Clone, Debug, Default)]
pub struct Whole {
    /// Everybody the file knows, hidden sheets included.
    pub cases: Vec<CaseEntry>,
    /// The participants the file ties to a function.
    pub team: Team,
    /// The tables of cases of the visible sheets, or of the hidden ones when only those have any.
    pub tables: Vec<WholeTable>,
    /// The day of the meeting, if a title or a sheet's name says it.
    pub meeting_date: Option<Date>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
    /// What a person should know of cases without a number in the file, where they go by their position.
    pub unnumbered: Vec<Warning>,
    /// The lines of two texts on a hidden sheet with this name, for the program that wrote it.
    pub hidden: Vec<(String, String)>,
}

/// The name of the hidden sheet that mdo itself writes.
const OWN: &str = "mdo";

/// A table of cases.
#[derive(Clone, Debug)]
pub struct WholeTable {
    /// The sheet as it may be shown.
    pub sheet: String,
    /// Its columns, left to right.
    pub columns: Vec<WholeColumn>,
    /// Its rows; lines that belong to no case are left out.
    pub rows: Vec<WholeRow>,
    /// Whether a header was found. Without one nobody knows what any column holds.
    pub recognised: bool,
}

/// A column.
#[derive(Clone, Debug)]
pub struct WholeColumn {
    /// The header as it stands there, on one line.
    pub header: String,
    /// What it holds; `None` when nobody knows.
    pub field: Option<Field>,
    /// The number of `Gezagdrager 2`.
    pub number: Option<u8>,
    /// Column in the sheet, from 1.
    pub index: u32,
}

/// A row.
#[derive(Clone, Debug)]
pub struct WholeRow {
    /// Row in the sheet, from 1.
    pub number: u32,
    /// Which of the cases it belongs to.
    pub case: Option<usize>,
    /// A cell for each column.
    pub cells: Vec<Contents>,
    /// What cells only repeat from above by a merge, by column; they are empty in `cells`.
    pub repeated: Vec<(usize, Contents)>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Contents {
    /// Nothing, a blank, or a formula that failed.
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A date.
    Date(Date),
}

impl From<Cell<'_>> for Contents {
    fn from(cell: Cell<'_>) -> Self {
        match cell {
            Cell::Text(text) if !text.trim().is_empty() => Contents::Text(text.trim().to_owned()),
            Cell::Number(number) => Contents::Number(number),
            Cell::Date(date) => Contents::Date(date),
            Cell::Bool(value) => Contents::Text(if value { "ja" } else { "nee" }.to_owned()),
            Cell::Text(_) | Cell::Empty | Cell::Error => Contents::Empty,
        }
    }
}

/// The cells of a sheet, whatever they are.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// The sheet as it may be shown.
    pub shown: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Row, column (both from 1) and contents of each cell that has any.
    pub cells: Vec<(u32, u32, Contents)>,
}

/// All cells of a workbook.
pub fn cells(book: &Workbook) -> Vec<Cells> {
    let of_row = |grid: &Grid, index: usize| {
        let row = grid.row_number(index) + 1;
        let cells = grid.cells(index).map(|(column, cell)| (row, column + 1, Contents::from(cell)));
        cells.filter(|(.., contents)| *contents != Contents::Empty).collect::<Vec<_>>()
    };
    let sheet = |grid: &Grid| Cells {
        shown: super::tables::shown::sheet_name(&grid.name, grid.position),
        hidden: grid.hidden,
        cells: (0..grid.row_count()).flat_map(|index| of_row(grid, index)).collect(),
    };
    book.sheets.iter().map(sheet).collect()
}

/// Reads all tables of a workbook.
pub fn whole(book: &Workbook, options: &ReadOptions) -> Result<Whole> {
    let sheets = choose::tables(book, options);
    let warnings = book.warnings.iter().map(|message| Warning { place: None, message: message.clone() });
    let mut collector = Collector::new(warnings.collect());
    for sheet in &sheets {
        report::read_team(sheet, &mut collector);
    }
    let has_cases = |sheet: &Found<'_>| sheet.form.is_some() || sheet.cases().next().is_some();
    let only_hidden = !sheets.iter().any(|sheet| !sheet.grid.hidden && has_cases(sheet));
    let mut tables = Vec::new();
    for sheet in &sheets {
        let read = read_sheet(sheet, &mut collector);
        if only_hidden || !sheet.grid.hidden {
            tables.extend(read);
        }
    }
    if tables.is_empty() {
        tables.extend(book.sheets.iter().filter(|grid| !grid.hidden).filter_map(without_header));
    }
    let has_number = sheets.iter().any(|sheet| sheet.has(Field::CaseNumber));
    let Collector { drafts, team, mut warnings, .. } = collector;
    let has_number = has_number || tables.iter().all(|table| !table.recognised);
    let Numbered { cases, unnumbered } = numbering::number(drafts, has_number, &mut warnings);
    let meeting_date = report::meeting_date(&sheets.iter().collect::<Vec<_>>());
    let hidden = book.sheets.iter().filter(|grid| grid.hidden && grid.name == OWN).flat_map(lines).collect();
    Ok(Whole { cases, team: team.team, tables, meeting_date, warnings, unnumbered, hidden })
}

/// The lines of two texts.
fn lines(grid: &Grid) -> impl Iterator<Item = (String, String)> + '_ {
    (0..grid.row_count()).filter_map(|index| match (grid.cell(index, 0), grid.cell(index, 1)) {
        (Cell::Text(first), Cell::Text(second)) => Some((first.to_owned(), second.to_owned())),
        _ => None,
    })
}

fn read_sheet<'g>(sheet: &'g Found<'g>, collector: &mut Collector<'g>) -> Vec<WholeTable> {
    let grid = sheet.grid;
    let mut tables = Vec::new();
    let mut of_form = None;
    if let Some(form) = &sheet.form {
        collector.trace = Some(Vec::new());
        of_form = collector.read_form(grid, form, &sheet.shown);
        tables.push(form_as_table(grid, form, &sheet.shown, collector.trace.take().unwrap_or_default()));
    }
    for table in sheet.cases() {
        collector.trace = Some(Vec::new());
        collector.read_table(grid, table, &sheet.shown, of_form);
        let rows = collector.trace.take().unwrap_or_default();
        tables.push(WholeTable {
            sheet: sheet.shown.clone(),
            columns: table.columns.iter().map(column).collect(),
            rows: rows.into_iter().map(|(index, case)| row(grid, table, index, case)).collect(),
            recognised: true,
        });
    }
    tables
}

fn column(column: &Column) -> WholeColumn {
    WholeColumn {
        header: column.header.clone(),
        field: column.field.filter(|field| !guessed(column, *field)),
        number: column.number,
        index: column.index + 1,
    }
}

/// Who and when that only the contents tell: for who writes the sheet again that is not enough.
fn guessed(column: &Column, field: Field) -> bool {
    column.how == How::Contents && matches!(field, Field::Owner | Field::OwnerMark | Field::Due)
}

/// A row without what it only repeats from the one above by a merge.
fn row(grid: &Grid, table: &Table, index: usize, case: usize) -> WholeRow {
    let mut row = Row { number: 0, cells: Vec::new(), merged: Vec::new() };
    row.fill(grid, index, table);
    let mut cells: Vec<Contents> = row.cells.iter().map(|cell| (*cell).into()).collect();
    let repeated = (0..cells.len()).filter(|at| row.merged[*at]);
    let repeated = repeated.map(|at| (at, std::mem::replace(&mut cells[at], Contents::Empty))).collect();
    WholeRow { number: row.number + 1, case: Some(case), cells, repeated }
}

/// A form lying down: its labels are the columns, each case is a row. Answers under one label go together.
fn form_as_table(grid: &Grid, form: &Form, shown: &str, read: Vec<(usize, usize)>) -> WholeTable {
    let cases = form.cases.iter().filter(|pairs| !pairs.is_empty());
    let rows = cases.zip(read).map(|(pairs, (first, case))| {
        let answer = |label: &Column| {
            let of_label =
                pairs.iter().filter(|pair| (pair.column.row, pair.column.index) == (label.row, label.index));
            of_label.fold(Contents::Empty, |all, pair| joined(all, grid.cell(pair.row, pair.at).into()))
        };
        WholeRow {
            number: grid.row_number(first) + 1,
            case: Some(case),
            cells: form.labels.iter().map(answer).collect(),
            repeated: Vec::new(),
        }
    });
    WholeTable {
        sheet: shown.to_owned(),
        rows: rows.collect(),
        columns: form.labels.iter().map(column).collect(),
        recognised: true,
    }
}

fn joined(above: Contents, below: Contents) -> Contents {
    match (above, below) {
        (Contents::Empty, one) | (one, Contents::Empty) => one,
        (Contents::Text(above), Contents::Text(below)) => Contents::Text(format!("{above}\n{below}")),
        // Never met: a label with several answers has lines of text.
        (above, _) => above,
    }
}

/// A sheet in which no header was found: all its cells.
fn without_header(grid: &Grid) -> Option<WholeTable> {
    let mut columns: Vec<u32> =
        (0..grid.row_count()).flat_map(|index| grid.cells(index).map(|(column, _)| column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let rows = (0..grid.row_count()).map(|index| WholeRow {
        number: grid.row_number(index) + 1,
        case: None,
        cells: columns.iter().map(|column| grid.cell(index, *column).into()).collect(),
        repeated: Vec::new(),
    });
    let column =
        |index: &u32| WholeColumn { header: String::new(), field: None, number: None, index: index + 1 };
    (!columns.is_empty()).then(|| WholeTable {
        sheet: super::tables::shown::sheet_name(&grid.name, grid.position),
        columns: columns.iter().map(column).collect(),
        rows: rows.collect(),
        recognised: false,
    })
}

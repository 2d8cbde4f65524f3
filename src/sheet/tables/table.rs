//! The tables of a sheet: where each has its header, what its columns hold, and which rows are its own.

use std::ops::Range;

use rayon::prelude::*;

use crate::dutch::text::one_line;
use crate::sheet::cells::grid::{Cell, Grid};

use super::by_contents::Names;
use super::columns::{self, MAX_HEADER_BYTES, Recognised};
use super::field::{Field, What, Who};
use super::owners;

/// How a column came to its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// The header is a usual one.
    Usual,
    /// The header has a typing error; the usual spelling.
    Typo(&'static str),
    /// `mdo.yaml` says so.
    Named,
    /// What stands in the column decided.
    Contents,
    /// Lines in it are marked as actions, and only those are meant.
    Marked,
    /// It did not: the column is free text that identifies.
    Unknown,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Column in the sheet, from 0.
    pub index: u32,
    /// The header's row, from 0.
    pub row: u32,
    /// The header as it stands there, in one line.
    pub header: String,
    /// What it holds; `None` when nobody knows.
    pub field: Option<Field>,
    /// `Gezagdrager 2`, `Actie 3`.
    pub number: Option<u8>,
    /// How that was found.
    pub how: How,
    /// Who does what stands or is crossed below, when the header says so.
    pub owner: Option<String>,
    /// Whether the case numbers below have that of an action behind them: `2026-014.2`.
    pub with_action: bool,
}

/// What a table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Cases or their actions.
    Cases,
    /// Participants.
    Team,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it lists.
    pub kind: Kind,
    /// Its columns, left to right.
    pub columns: Vec<Column>,
    /// The rows of its header.
    pub header: Range<usize>,
    /// Its rows, as indexes into the grid; a repeated header may be among them.
    pub rows: Range<usize>,
    /// Row indexes within `rows` that repeat the header.
    pub repeats: Vec<usize>,
}

impl Table {
    /// The columns that hold this field.
    pub fn with(&self, field: Field) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| column.field == Some(field))
    }

    /// Whether a column holds this field.
    pub fn has(&self, field: Field) -> bool {
        self.with(field).next().is_some()
    }
}

/// Rows in which any cell may make a header; below them only a row that begins like one is looked at.
const SEARCHED_ROWS: usize = 60;
/// Widest header row that is looked at.
const MAX_COLUMNS: usize = 400;

/// Finds the tables. `named` are the columns `mdo.yaml` names.
pub fn find(grid: &Grid, named: &[(String, Field)]) -> Vec<Table> {
    let headers = headers(grid, named);
    let mut tables: Vec<Table> = Vec::new();
    for header in headers {
        match tables.last_mut() {
            Some(last) if same(&last.columns, &header.columns) => last.repeats.extend(header.rows),
            last => {
                if let Some(last) = last {
                    last.rows.end = header.rows.start;
                }
                let rows = header.rows.end..grid.row_count();
                let kind = kind(&header.columns);
                tables.push(Table {
                    kind,
                    columns: header.columns,
                    header: header.rows,
                    rows,
                    repeats: Vec::new(),
                });
            }
        }
    }
    tables
}

/// A header of one or two rows.
struct Header {
    rows: Range<usize>,
    columns: Vec<Column>,
}

impl Header {
    fn known(&self) -> usize {
        let mut fields: Vec<_> = self.columns.iter().filter_map(|c| Some((c.field?, c.number))).collect();
        fields.sort_unstable();
        fields.dedup();
        fields.len()
    }
}

fn headers(grid: &Grid, named: &[(String, Field)]) -> Vec<Header> {
    let mut found: Vec<Header> = Vec::new();
    let mut next = 0;
    let all = (0..grid.row_count()).into_par_iter();
    let worth: Vec<usize> = all.filter(|index| worth_a_look(grid, *index, named)).collect();
    for index in worth {
        if index < next {
            continue;
        }
        // Typing errors are looked for until a header is found: comparing every cell below it would cost much.
        let forgiving = !found.iter().any(|header| header.known() >= 3);
        let Some(header) = header_row(grid, index, named, forgiving) else { continue };
        let mut header = with_second_row(grid, header, named);
        if header.rows.len() == 1 {
            under_groups(grid, &mut header, named);
        }
        next = header.rows.end;
        found.push(header);
    }
    keep_the_good(found)
}

/// A cheap test: below the first rows a header begins with a usual header.
fn worth_a_look(grid: &Grid, index: usize, named: &[(String, Field)]) -> bool {
    if index < SEARCHED_ROWS {
        return true;
    }
    let first = grid.cells(index).find_map(|(_, cell)| match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    });
    first.is_some_and(|text| {
        text.len() <= MAX_HEADER_BYTES && (columns::exact(text).is_some() || name_of(text, named).is_some())
    })
}

fn header_row(grid: &Grid, index: usize, named: &[(String, Field)], forgiving: bool) -> Option<Header> {
    let row = grid.row_number(index);
    let (mut columns, mut other) = (Vec::new(), 0usize);
    let recognise = if forgiving && texts_only(grid, index) { columns::recognise } else { columns::exact };
    for (column, cell) in grid.cells(index).take(MAX_COLUMNS) {
        match cell {
            Cell::Text(text) if text.trim().is_empty() => {}
            Cell::Text(text) if text.len() <= MAX_HEADER_BYTES => {
                columns.push(read(text, column, row, named, recognise))
            }
            Cell::Empty => {}
            _ => other += 1,
        }
    }
    let header = Header { rows: index..index + 1, columns };
    let (known, cells) = (header.known(), header.columns.len() + other);
    let named_here = header.columns.iter().filter(|column| column.how == How::Named).count();
    // Dates and numbers make a row of data, and a long text beside known words does too.
    let enough = known >= 3 && other * 2 <= known && known * 4 >= cells
        || known >= 2 && other == 0 && known * 2 >= cells
        || named_here >= 1 && known + named_here >= 2;
    enough.then_some(header)
}

/// Whether a row has nothing but short texts, as a header.
fn texts_only(grid: &Grid, index: usize) -> bool {
    let short = |cell: Cell<'_>| matches!(cell, Cell::Text(text) if text.len() <= MAX_HEADER_BYTES);
    grid.cells(index).take(MAX_COLUMNS).all(|(_, cell)| cell.is_blank() || short(cell))
}

fn read(
    text: &str,
    index: u32,
    row: u32,
    named: &[(String, Field)],
    recognise: fn(&str) -> Option<Recognised>,
) -> Column {
    let header = one_line(text);
    let column = |field, number, how| Column {
        index,
        row,
        header: header.clone(),
        field,
        number,
        how,
        owner: None,
        with_action: false,
    };
    if let Some(field) = name_of(&header, named) {
        return column(Some(field), None, How::Named);
    }
    match recognise(&header) {
        Some(Recognised { field, number, typo }) => {
            column(Some(field), number, typo.map_or(How::Usual, How::Typo))
        }
        None => column(None, None, How::Unknown),
    }
}

/// The field `mdo.yaml` gives this header.
fn name_of(header: &str, named: &[(String, Field)]) -> Option<Field> {
    let squash = |text: &str| {
        crate::dutch::fold::fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    if named.is_empty() {
        return None;
    }
    let header = squash(header);
    named.iter().find(|(name, _)| squash(name) == header).map(|(_, field)| *field)
}

/// Takes the next row into the header when it splits the columns of this one: `Moeder` over `Naam` and `Tel.`.
fn with_second_row(grid: &Grid, header: Header, named: &[(String, Field)]) -> Header {
    let second = header.rows.end;
    if second >= grid.row_count() || grid.row_number(second) != grid.row_number(second - 1) + 1 {
        return header;
    }
    let mut below = Vec::new();
    for (column, cell) in grid.cells(second).take(MAX_COLUMNS) {
        match cell {
            Cell::Text(text) if text.len() <= MAX_HEADER_BYTES && splits(&header, column, text) => {
                below.push((column, text))
            }
            Cell::Text(text) if text.trim().is_empty() => {}
            Cell::Empty => {}
            _ => return header,
        }
    }
    let row = grid.row_number(second);
    // A repeated header, or a row of data that happens to hold words of a header, adds nothing.
    let adds = |column: u32| {
        header.columns.iter().all(|c| c.index != column) || group_of(&header.columns, column).is_some()
    };
    if below.is_empty() || !below.iter().all(|(column, _)| adds(*column)) {
        return header;
    }
    let mut both: Vec<Column> = header.columns.clone();
    for (index, text) in below {
        both.retain(|existing| existing.index != index);
        both.push(in_group(
            read(text, index, row, named, columns::recognise),
            group_of(&header.columns, index),
        ));
    }
    both.sort_by_key(|column| column.index);
    in_actions(&mut both, &header.columns);
    let combined = Header { rows: header.rows.start..second + 1, columns: both };
    let owners = combined.columns.iter().filter(|column| column.owner.is_some()).count();
    if combined.known() > header.known() || owners > 1 { combined } else { header }
}

/// Whether a text below a header may be part of it: a usual header itself, or somebody below `Acties`.
fn splits(header: &Header, column: u32, text: &str) -> bool {
    let of_actions =
        || group_of(&header.columns, column).is_some_and(|group| group.field == Some(Field::Actions));
    columns::exact(text).is_some() || owners::is_professional(text, &Names::default()) && of_actions()
}

/// The groups in the row above a header: `Moeder` over `Naam` and `Tel.`.
fn under_groups(grid: &Grid, header: &mut Header, named: &[(String, Field)]) {
    let Some(above) = header.rows.start.checked_sub(1) else { return };
    if grid.row_number(above) + 1 != grid.row_number(header.rows.start) {
        return;
    }
    let row = grid.row_number(above);
    let texts = grid.cells(above).take(MAX_COLUMNS).filter_map(|(column, cell)| match cell {
        Cell::Text(text) if !text.trim().is_empty() && text.len() <= MAX_HEADER_BYTES => Some((column, text)),
        _ => None,
    });
    let groups: Vec<Column> =
        texts.map(|(column, text)| read(text, column, row, named, columns::exact)).collect();
    for column in &mut header.columns {
        let plain = column.clone();
        *column = in_group(plain, group_of(&groups, column.index));
    }
    in_actions(&mut header.columns, &groups);
}

/// The group a column is in: the nearest on its left, if it is one of a person or of actions.
fn group_of(groups: &[Column], column: u32) -> Option<&Column> {
    let group = groups.iter().rev().find(|group| group.index <= column)?;
    matches!(group.field, Some(Field::Person(..) | Field::Actions)).then_some(group)
}

/// `Naam` in the group `Moeder` is the mother's.
fn in_group(column: Column, group: Option<&Column>) -> Column {
    let Some(Column { field: Some(Field::Person(who, _)), header, number, .. }) = group else {
        return column;
    };
    match column.field {
        Some(Field::Person(Who::Youth, what)) if *who != Who::Youth => Column {
            field: Some(Field::Person(*who, what)),
            number: column.number.or(*number),
            header: format!("{header}: {}", column.header),
            ..column
        },
        _ => column,
    }
}

/// `CJG` and `school` in the group `Acties`: from where the group begins, each heads the actions of one.
fn in_actions(columns: &mut [Column], groups: &[Column]) {
    for group in groups.iter().filter(|group| group.field == Some(Field::Actions)) {
        let Some(first) = columns.iter().position(|column| column.index == group.index) else { continue };
        let whose = |column: &&Column| {
            owners::is_professional(&column.header, &Names::default())
                && group_of(groups, column.index).is_some_and(|own| own.index == group.index)
        };
        let count = columns[first..].iter().take_while(whose).count();
        for column in columns[first..].iter_mut().take(if count > 1 { count } else { 0 }) {
            column.field = Some(Field::Actions);
            column.owner = Some(column.header.clone());
            column.header = format!("{}: {}", group.header, column.header);
        }
    }
}

/// Of the rows that look like headers those that head a table: not the lines with date and chairman above it.
fn keep_the_good(mut found: Vec<Header>) -> Vec<Header> {
    let best = found
        .iter()
        .filter(|header| kind(&header.columns) == Kind::Cases)
        .map(Header::known)
        .max()
        .unwrap_or(0);
    found.retain(|header| match kind(&header.columns) {
        Kind::Team => true,
        Kind::Cases => header.known() * 2 >= best && (header.known() >= 3 || header.known() == best),
    });
    found
}

/// A table of participants has functions or organisations, and nothing of a case.
fn kind(columns: &[Column]) -> Kind {
    let has = |wanted: fn(Field) -> bool| columns.iter().filter_map(|column| column.field).any(wanted);
    let of_case = has(|field| {
        matches!(
            field,
            Field::Actions
                | Field::EarlierActions
                | Field::CaseNumber
                | Field::School
                | Field::FreeText
                | Field::Owner
                | Field::Person(_, What::BirthDate | What::Bsn)
                | Field::Person(Who::Mother | Who::Father | Who::Parent | Who::Guardian | Who::Presenter, _)
        )
    });
    let of_team = has(|field| matches!(field, Field::Function | Field::Organisation | Field::Attendance));
    let names = has(|field| matches!(field, Field::Person(..)));
    if of_team && names && !of_case { Kind::Team } else { Kind::Cases }
}

fn same(a: &[Column], b: &[Column]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.index == b.index && a.header == b.header)
}

//! A sheet as cells, whatever file it came from. Only cells with contents are kept, so that a claim of a million
//! rows costs nothing, and all text lies in one string, so that a cell costs no allocation.

use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::sheet::open::limits::{
    MAX_CELL_BYTES, MAX_CELLS, MAX_MERGED_COLUMNS, MAX_MERGES, MAX_TEXT_BYTES, MAX_UNCALCULATED,
};

/// All sheets of a file.
#[derive(Debug, Default)]
pub struct Workbook {
    /// The sheets, in the order of the file.
    pub sheets: Vec<Grid>,
    /// What went wrong without stopping the reading, in Dutch.
    pub warnings: Vec<String>,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text, line breaks as `\n`.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// `WAAR` or `ONWAAR`.
    Bool(bool),
    /// A date; the time of day is left out.
    Date(Date),
    /// A formula that gave an error.
    Error,
}

impl Cell<'_> {
    /// Nothing, or text without a visible character.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            // Nearly every text begins with a letter or digit.
            Cell::Text(text) => {
                !text.as_bytes().first().is_some_and(u8::is_ascii_graphic) && text.trim().is_empty()
            }
            _ => false,
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Stored {
    Text { start: u32, len: u32 },
    Number(f64),
    Bool(bool),
    Date(Date),
    Error,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    row: u32,
    column: u32,
    stored: Stored,
}

/// One column of a merged region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Strip {
    column: u32,
    top: u32,
    bottom: u32,
    left: u32,
}

/// A rectangle of merged cells; rows and columns from 0, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// One sheet.
#[derive(Debug, Default)]
pub struct Grid {
    /// Its name as in the file; may hold a child's name.
    pub name: String,
    /// Its place in the file, from 1.
    pub position: usize,
    /// Hidden sheets are read, but come last.
    pub hidden: bool,
    /// Serial dates count from 1904.
    pub epoch_1904: bool,
    entries: Vec<Entry>,
    /// Where each row that has cells begins in `entries`.
    rows: Vec<(u32, usize)>,
    text: String,
    /// The columns of the merged regions of more than one row, by column and top row.
    merges: Vec<Strip>,
    uncalculated: Vec<(u32, u32)>,
}

impl Grid {
    /// How many rows have cells.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The row number (from 0) of the `index`th row that has cells.
    pub fn row_number(&self, index: usize) -> u32 {
        self.rows[index].0
    }

    /// The cells of the `index`th row, left to right: column (from 0) and contents.
    pub fn cells(&self, index: usize) -> impl Iterator<Item = (u32, Cell<'_>)> + '_ {
        self.entries_of(index).iter().map(|entry| (entry.column, self.view(entry.stored)))
    }

    /// The contents of a cell of the `index`th row.
    pub fn cell(&self, index: usize, column: u32) -> Cell<'_> {
        let entries = self.entries_of(index);
        match entries.binary_search_by_key(&column, |entry| entry.column) {
            Ok(at) => self.view(entries[at].stored),
            Err(_) => Cell::Empty,
        }
    }

    /// The cell (row index and column) that reaches down to this one by a merge.
    pub fn merged_from(&self, row: u32, column: u32) -> Option<(usize, u32)> {
        // Regions do not overlap: only the last one of this column that begins above `row` can cover it.
        let after = self.merges.partition_point(|strip| (strip.column, strip.top) < (column, row));
        let strip =
            self.merges[..after].last().filter(|strip| strip.column == column && row <= strip.bottom)?;
        let index = self.rows.binary_search_by_key(&strip.top, |(row, _)| *row).ok()?;
        Some((index, strip.left))
    }

    /// Whether any cells are merged downwards.
    pub fn has_merges(&self) -> bool {
        !self.merges.is_empty()
    }

    /// The first of the cells (row and column) whose formula has no outcome in the file; they are empty here.
    pub fn uncalculated(&self) -> &[(u32, u32)] {
        &self.uncalculated
    }

    fn entries_of(&self, index: usize) -> &[Entry] {
        let end = self.rows.get(index + 1).map_or(self.entries.len(), |next| next.1);
        &self.entries[self.rows[index].1..end]
    }

    fn view(&self, stored: Stored) -> Cell<'_> {
        match stored {
            Stored::Text { start, len } => Cell::Text(&self.text[start as usize..(start + len) as usize]),
            Stored::Number(number) => Cell::Number(number),
            Stored::Bool(value) => Cell::Bool(value),
            Stored::Date(date) => Cell::Date(date),
            Stored::Error => Cell::Error,
        }
    }
}

/// Cells and text still allowed over all sheets of a file.
#[derive(Debug)]
pub struct Budget {
    cells: usize,
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { cells: MAX_CELLS, text: MAX_TEXT_BYTES }
    }
}

/// A text that lies in the grid.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    start: u32,
    len: u32,
}

/// Builds a [`Grid`] cell by cell, in any order.
#[derive(Debug)]
pub struct Builder<'b> {
    grid: Grid,
    budget: &'b mut Budget,
    sorted: bool,
}

impl<'b> Builder<'b> {
    /// An empty sheet.
    pub fn new(name: &str, position: usize, hidden: bool, budget: &'b mut Budget) -> Self {
        let grid = Grid { name: name.to_string(), position, hidden, ..Grid::default() };
        Builder { grid, budget, sorted: true }
    }

    /// Says that serial dates count from 1904.
    pub fn epoch_1904(&mut self, yes: bool) {
        self.grid.epoch_1904 = yes;
    }

    /// Makes room for so many cells, and so many bytes of text.
    pub fn reserve(&mut self, cells: usize, text: usize) {
        self.grid.entries.reserve_exact(cells);
        self.grid.text.reserve_exact(text);
    }

    /// Adds a text; an empty one is left out.
    pub fn text(&mut self, row: u32, column: u32, text: &str) -> Result<()> {
        let text = self.keep(row, text)?;
        self.kept(row, column, text)
    }

    /// Keeps a text for one cell or more; `row` is the first of them.
    pub fn keep(&mut self, row: u32, text: &str) -> Result<Kept> {
        if text.len() > MAX_CELL_BYTES {
            return Err(Error::input("deze cel bevat meer tekst dan een casuïstieksheet kan hebben")
                .at(format!("blad {}, rij {}", self.grid.position, row + 1))
                .remedy("Kijk of hier per ongeluk een heel document in geplakt is."));
        }
        let start = self.grid.text.len();
        push_clean(&mut self.grid.text, text);
        let len = self.grid.text.len() - start;
        self.budget.text = self.budget.text.checked_sub(len).ok_or_else(too_large)?;
        Ok(Kept { start: start as u32, len: len as u32 })
    }

    /// Puts a kept text in a cell; an empty one is left out.
    pub fn kept(&mut self, row: u32, column: u32, Kept { start, len }: Kept) -> Result<()> {
        if len == 0 { Ok(()) } else { self.push(row, column, Stored::Text { start, len }) }
    }

    /// Adds a number.
    pub fn number(&mut self, row: u32, column: u32, number: f64) -> Result<()> {
        self.push(row, column, Stored::Number(number))
    }

    /// Adds a date.
    pub fn date(&mut self, row: u32, column: u32, date: Date) -> Result<()> {
        self.push(row, column, Stored::Date(date))
    }

    /// Adds a truth value.
    pub fn bool(&mut self, row: u32, column: u32, value: bool) -> Result<()> {
        self.push(row, column, Stored::Bool(value))
    }

    /// Adds the error of a formula.
    pub fn error(&mut self, row: u32, column: u32) -> Result<()> {
        self.push(row, column, Stored::Error)
    }

    /// Adds a merged region; one of a single row tells nothing that the first cell does not.
    pub fn merge(&mut self, region: Region) -> Result<()> {
        if region.bottom > region.top {
            let Region { top, bottom, left, right } = region;
            let columns = left..=right.min(left.saturating_add(MAX_MERGED_COLUMNS));
            self.grid.merges.extend(columns.map(|column| Strip { column, top, bottom, left }));
        }
        if self.grid.merges.len() > MAX_MERGES { Err(too_large()) } else { Ok(()) }
    }

    /// Tells which cells have a formula without an outcome; only the first few are kept.
    pub fn uncalculated(&mut self, cells: &[(u32, u32)]) {
        let room = MAX_UNCALCULATED.saturating_sub(self.grid.uncalculated.len());
        self.grid.uncalculated.extend(cells.iter().take(room));
    }

    fn push(&mut self, row: u32, column: u32, stored: Stored) -> Result<()> {
        self.budget.cells = self.budget.cells.checked_sub(1).ok_or_else(too_large)?;
        if let Some(last) = self.grid.entries.last() {
            self.sorted &= (last.row, last.column) < (row, column);
        }
        self.grid.entries.push(Entry { row, column, stored });
        Ok(())
    }

    /// The finished sheet.
    pub fn finish(self) -> Grid {
        let mut grid = self.grid;
        if !self.sorted {
            // Of a cell that is written twice the last one counts, as in Excel.
            grid.entries.reverse();
            grid.entries.sort_by_key(|entry| (entry.row, entry.column));
            grid.entries.dedup_by_key(|entry| (entry.row, entry.column));
        }
        for (at, entry) in grid.entries.iter().enumerate() {
            if grid.rows.last().is_none_or(|(row, _)| *row != entry.row) {
                grid.rows.push((entry.row, at));
            }
        }
        grid.merges.sort_unstable_by_key(|strip| (strip.column, strip.top));
        grid
    }
}

fn too_large() -> Error {
    Error::input("dit bestand is veel groter dan een casuïstieksheet")
        .remedy("Zet alleen de casussen van dit overleg in het bestand.")
}

/// Appends text with one kind of line break and space, without invisible characters.
fn push_clean(out: &mut String, text: &str) {
    // What is to be cleaned begins with one of these bytes; most cells have none of them.
    let special = |found: bool, b: u8| found | matches!(b, b'\r' | 0xc2 | 0xe2 | 0xef | 0..9);
    if !text.bytes().fold(false, special) {
        out.push_str(text);
        return;
    }
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            '\u{a0}' | '\u{202f}' | '\u{2007}' => out.push(' '),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{feff}'
            | '\0'..='\u{8}' => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_in_order_and_the_last_of_two_counts() {
        let mut budget = Budget::default();
        let mut builder = Builder::new("Blad1", 1, false, &mut budget);
        builder.text(5, 2, "c").unwrap();
        builder.text(1, 0, "oud").unwrap();
        builder.number(5, 0, 3.0).unwrap();
        builder.text(1, 0, "nieuw").unwrap();
        let grid = builder.finish();
        assert_eq!([grid.row_number(0), grid.row_number(1)], [1, 5]);
        assert_eq!(grid.cell(0, 0), Cell::Text("nieuw"));
        assert_eq!(grid.cell(1, 0), Cell::Number(3.0));
        assert_eq!(grid.cell(1, 1), Cell::Empty);
        assert_eq!(grid.cells(1).count(), 2);
    }

    #[test]
    fn text_is_cleaned() {
        let mut out = String::new();
        push_clean(&mut out, "a\r\nb\rc\u{a0}d\u{200b}e\u{ad}f é");
        assert_eq!(out, "a\nb\nc def é");
    }

    #[test]
    fn a_merge_reaches_down() {
        let mut budget = Budget::default();
        let mut builder = Builder::new("Blad1", 1, false, &mut budget);
        builder.text(1, 0, "1").unwrap();
        builder.text(2, 1, "x").unwrap();
        builder.merge(Region { top: 1, left: 0, bottom: 3, right: 0 }).unwrap();
        let grid = builder.finish();
        assert_eq!(grid.merged_from(2, 0), Some((0, 0)));
        assert_eq!(grid.merged_from(4, 0), None);
        assert_eq!(grid.merged_from(1, 0), None);
        assert_eq!(grid.merged_from(2, 1), None);
    }

    #[test]
    fn one_giant_cell_is_refused() {
        let mut budget = Budget::default();
        let mut builder = Builder::new("Blad1", 1, false, &mut budget);
        assert!(builder.text(0, 0, &"x".repeat(MAX_CELL_BYTES + 1)).is_err());
    }
}

//! A sheet as one text, so that a row that was moved or changed is found back as a line that was.

use std::collections::BTreeMap;
use std::ops::Range;

/// Parts cells; no cell holds it.
const BETWEEN: char = '\u{1f}';
/// Stands for a line end within a cell, and is as long.
const LINE_END: char = '\u{1e}';
/// Columns of the widest sheet of any program.
pub const MAX_COLUMNS: usize = 16_384;

/// The cells of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1.
    pub number: usize,
    /// Its cells, from the first column on.
    pub cells: Vec<String>,
}

/// A sheet as a text.
#[derive(Debug)]
pub struct Flat {
    /// A line for each row.
    pub text: String,
    /// Where each cell stands in it: bytes, index of the row, column.
    cells: Vec<(Range<usize>, usize, usize)>,
}

impl Sheet {
    /// The sheet as a text.
    pub fn flat(&self) -> Flat {
        let mut flat = Flat { text: String::new(), cells: Vec::new() };
        for (nth, row) in self.rows.iter().enumerate() {
            for (column, cell) in row.cells.iter().enumerate() {
                if column > 0 {
                    flat.text.push(BETWEEN);
                }
                let start = flat.text.len();
                flat.text.extend(cell.chars().map(|c| match c {
                    '\n' => LINE_END,
                    BETWEEN => ' ',
                    c => c,
                }));
                flat.cells.push((start..flat.text.len(), nth, column));
            }
            flat.text.push('\n');
        }
        flat
    }
}

impl Flat {
    /// The number of the row in which a byte stands, by its index.
    pub fn row_at(&self, at: usize) -> usize {
        self.cells.get(self.cell_at(at)).map_or(0, |(_, row, _)| *row)
    }

    /// Where a cell stands.
    pub fn bytes_of(&self, row: usize, column: usize) -> Option<Range<usize>> {
        let at = self.cells.binary_search_by_key(&(row, column), |(_, row, column)| (*row, *column)).ok()?;
        Some(self.cells[at].0.clone())
    }

    fn cell_at(&self, at: usize) -> usize {
        self.cells.partition_point(|(bytes, ..)| bytes.end < at)
    }

    /// The cells that change by these edits, by row and column, with their new text. An edit that is not within one
    /// cell is passed over.
    pub fn changed(
        &self,
        sheet: &Sheet,
        edits: &[(usize, usize, String)],
    ) -> BTreeMap<(usize, usize), String> {
        let mut of_cells: BTreeMap<usize, Vec<(Range<usize>, &str)>> = BTreeMap::new();
        for (start, end, text) in edits {
            let nth = self.cell_at(*start);
            if let Some((bytes, ..)) = self.cells.get(nth)
                && bytes.start <= *start
                && *end <= bytes.end
            {
                of_cells.entry(nth).or_default().push((start - bytes.start..end - bytes.start, text));
            }
        }
        let change = |(nth, edits): (usize, Vec<(Range<usize>, &str)>)| {
            let (_, row, column) = self.cells[nth];
            let old = &sheet.rows[row].cells[column];
            let mut new = String::new();
            let mut done = 0;
            for (bytes, text) in edits {
                new.push_str(old.get(done..bytes.start).unwrap_or_default());
                new.push_str(text);
                done = bytes.end;
            }
            new.push_str(old.get(done..).unwrap_or_default());
            ((row, column), new)
        };
        of_cells.into_iter().map(change).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_of_the_text_is_one_of_a_cell() {
        let row =
            |number, cells: &[&str]| Row { number, cells: cells.iter().map(|c| (*c).to_owned()).collect() };
        let sheet =
            Sheet { name: "Blad1".into(), rows: vec![row(1, &["a", ""]), row(3, &["", "één\ntwee", "c"])] };
        let flat = sheet.flat();
        let at = flat.bytes_of(1, 1).unwrap();
        assert_eq!(&flat.text[at.clone()], "één\u{1e}twee");
        assert_eq!(flat.row_at(at.start), 1);
        let empty = flat.bytes_of(0, 1).unwrap();
        let edits = [(empty.start, empty.end, "b".to_owned()), (at.start + 6, at.end, "drie".to_owned())];
        let changed: Vec<_> = flat.changed(&sheet, &edits).into_iter().collect();
        assert_eq!(changed, [((0, 1), "b".to_owned()), ((1, 1), "één\ndrie".to_owned())]);
        assert!(flat.changed(&sheet, &[(0, at.end, "x".into())]).is_empty(), "not within a cell");
    }
}

//! The numbers of the list itself under a header that does not say so: `Ref`, `K`, or none at all.

use crate::sheet::cells::grid::{Cell, Grid};

use super::code;
use super::columns;
use super::field::Field;
use super::resolve::sample_of_cases;
use super::table::{Column, How, Table};

/// The column of `Ref` or `Gezinsnr`, or the first one, of which nobody knows what it heads, when short codes stand below.
pub fn find(grid: &Grid, table: &mut Table) -> Option<usize> {
    let may_be = |(at, column): (usize, &Column)| match column.field {
        _ if column.how == How::Named => false,
        Some(Field::RecordNumber) => columns::heads_list(&column.header),
        field => at == 0 && field.is_none(),
    };
    let mut columns = table.columns.iter().enumerate();
    let headed = columns.position(|entry| may_be(entry) && has_codes(grid, table, entry.1.index));
    headed.or_else(|| without_header(grid, table))
}

/// The column left of the table, which has no header.
fn without_header(grid: &Grid, table: &mut Table) -> Option<usize> {
    let first = table.columns.first()?;
    let (index, row) = (first.index.checked_sub(1)?, first.row);
    // Lines that head the cases of blocks have the first code below no header: there the first row has none.
    let first_row = table.rows.start;
    let in_first = first_row < grid.row_count() && !grid.cell(first_row, index).is_blank();
    let codes = in_first && table.has(Field::Actions) && has_codes(grid, table, index);
    let header = String::new();
    let column = || Column {
        index,
        row,
        header,
        field: None,
        number: None,
        how: How::Contents,
        owner: None,
        with_action: false,
    };
    codes.then(|| table.columns.insert(0, column())).map(|()| 0)
}

/// Whether nothing but short codes stands in a column.
fn has_codes(grid: &Grid, table: &Table, column: u32) -> bool {
    let is_code = |cell: Cell<'_>| match cell {
        Cell::Text(text) => code::is_of_list(text),
        Cell::Number(number) => number.fract() == 0.0 && (0.0..10_000.0).contains(&number),
        _ => false,
    };
    let mut cells = sample_of_cases(grid, table, column).peekable();
    cells.peek().is_some() && cells.all(is_code)
}

//! What a list keeps of a sheet: per cell of the result what stood there.

use super::super::undo::cells::{Flat, Sheet};
use super::super::undo::{csv, xlsx};
use super::super::{Kind, Piece, Summary};
use super::{At, Scribe, tables, text_of};
use crate::error::Result;
use crate::render::{Document, Value};
use crate::vault::MapPiece;

/// A replacement in the text of a whole sheet: where it is, and what stood there.
type Change = (usize, usize, String);

/// Reads the result again and finds the cells in which something was replaced: what the list says is what a later
/// reader sees.
pub fn undo(
    scribe: &Scribe<'_>,
    (kind, bytes): (Kind, &[u8]),
    document: &Document<'_>,
    pieces: &[(At, Piece)],
    summary: &mut Summary,
) -> Result<()> {
    let text;
    let sheets = if kind == Kind::Csv {
        text = String::from_utf8_lossy(bytes);
        vec![csv::fields(text.trim_start_matches('\u{feff}')).sheet]
    } else {
        xlsx::Book::open(bytes)?.sheets().to_vec()
    };
    let flats: Vec<Flat> = sheets.iter().map(Sheet::flat).collect();
    let mut changes: Vec<Vec<Change>> = vec![Vec::new(); sheets.len()];
    let (mut from, mut lost) = (0, 0);
    for (nth, table) in tables(document).enumerate() {
        // All tables of a csv file stand below each other.
        let (sheet, first) = if kind == Kind::Csv { (0, from) } else { (nth, 0) };
        let rows = sheets.get(sheet).map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
        let is_header = |cells: &[String]| cells.iter().eq(table.columns.iter().map(|column| &column.header));
        let header = rows.iter().skip(first).position(|row| is_header(&row.cells)).map(|at| first + at);
        from = header.map_or(first, |header| header + 1 + table.rows.len());
        // A text too long for a cell of Excel goes on in the next row: then no row can be told by its number.
        let in_step =
            kind == Kind::Csv || header.is_some_and(|header| rows.len() == header + 1 + table.rows.len());
        let header = header.filter(|_| in_step);
        let columns = scribe.new_columns(nth);
        for ((_, row, column), piece) in pieces.iter().filter(|((table, ..), _)| *table == nth) {
            let Some(column) = columns[*column] else { continue };
            let value = table.rows.get(*row).and_then(|row| row.get(column));
            let cell = header.map(|header| header + 1 + row);
            let place =
                cell.and_then(|row| Some((flats[sheet].bytes_of(row, column)?, &rows[row].cells[column])));
            match place.and_then(|(bytes, shown)| changed(piece, value?, shown, bytes.start)) {
                Some(found) => changes[sheet].extend(found),
                None => lost += usize::from(!piece.result.spans.is_empty()),
            }
        }
    }
    if lost > 0 {
        summary.warnings.push(format!("{lost} cellen zijn met de sleutellijst niet terug te zetten"));
    }
    let dropped = tables_dropped(scribe);
    if dropped > 0 {
        summary.warnings.push(format!(
            "{dropped} weggelaten kolommen komen met de sleutellijst niet terug; bewaar de sheet zelf"
        ));
    }
    for ((sheet, flat), mut changes) in sheets.iter().zip(&flats).zip(changes) {
        changes.sort_by_key(|(start, ..)| *start);
        summary.undo.push(map_piece(&sheet.name, flat, changes));
    }
    Ok(())
}

fn tables_dropped(scribe: &Scribe<'_>) -> usize {
    let tables = 0..scribe.treatments.len();
    tables.map(|table| scribe.treatments[table].len() - scribe.kept(table).len()).sum()
}

/// What was replaced in a cell, when the cell shows what was made of it; `at` is its first byte.
fn changed(piece: &Piece, value: &Value<'_>, shown: &str, at: usize) -> Option<Vec<Change>> {
    let made = text_of(value).filter(|made| *made == piece.result.text)?;
    // Csv marks what looks like a formula.
    let at =
        if shown == made { at } else { at + shown.strip_suffix(made).filter(|mark| *mark == "'")?.len() };
    let mut ahead = 0;
    let mut before = 0;
    let changes = piece.result.spans.iter().map(|span| {
        ahead += span.start - before;
        before = span.end;
        let start = at + ahead;
        ahead += span.replacement.len();
        (start, at + ahead, piece.text[span.start..span.end].to_owned())
    });
    Some(changes.collect())
}

fn map_piece(name: &str, flat: &Flat, changes: Vec<Change>) -> MapPiece {
    let label = |(start, end, original)| crate::vault::Label { start, end, original };
    MapPiece {
        place: name.to_owned(),
        result: flat.text.clone(),
        labels: changes.into_iter().map(label).collect(),
    }
}

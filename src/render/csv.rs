//! Csv that opens well by double click in Dutch Excel and reads well in a script.
//!
//! Semicolons and a byte order mark are what Excel in the Netherlands needs to see columns and accents; every
//! field is quoted, so that a sniffer finds the delimiter also in texts full of commas. A cell that a
//! spreadsheet would take for a formula gets an apostrophe before it. Dates are ISO, lines end in CRLF.

use std::borrow::Cow;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::text::{iso_day, looks_like_formula};
use super::{Block, Document, Table, Value};
use crate::error::{Error, Result};

pub(super) const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The tables of the document, with an empty line between two. One with the columns of the table before it goes on with
/// it: whoever reads the file by program finds one list.
pub fn write(document: &Document) -> Result<Vec<u8>> {
    let mut bytes = BYTE_ORDER_MARK.as_bytes().to_vec();
    let mut last: Option<&Table> = None;
    for block in &document.blocks {
        let Block::Table(table) = block else { continue };
        let goes_on = last.is_some_and(|last| last.columns == table.columns);
        if last.is_some() && !goes_on {
            bytes.extend_from_slice(b"\r\n");
        }
        bytes = write_table(bytes, table, !goes_on)
            .map_err(|_| Error::write("de csv kon niet worden gemaakt").remedy("Kies een ander formaat."))?;
        last = Some(table);
    }
    Ok(bytes)
}

/// The rows of a table behind these bytes, under its header when asked for.
pub(super) fn write_table(
    mut bytes: Vec<u8>,
    table: &Table,
    header: bool,
) -> std::result::Result<Vec<u8>, csv::Error> {
    // The length of most rows, so that the text need not be moved while it grows.
    const ROW: usize = 128;
    bytes.reserve(ROW * table.rows.len());
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(bytes);
    if header {
        writer.write_record(table.columns.iter().map(|column| text_field(&column.header).into_owned()))?;
    }
    for row in &table.rows {
        for value in row {
            writer.write_field(&*field(value))?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn field<'a>(value: &'a Value<'_>) -> Cow<'a, str> {
    match value {
        Value::Text(text) => text_field(text),
        Value::Date(date) => iso_day(*date).into(),
        Value::Number(number) => number.to_string().into(),
        // As Dutch spreadsheets write it.
        Value::Decimal(number) => number.to_string().replace('.', ",").into(),
        Value::Empty => "".into(),
    }
}

fn text_field(text: &str) -> Cow<'_, str> {
    if looks_like_formula(text) { format!("'{text}").into() } else { text.into() }
}

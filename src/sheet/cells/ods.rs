//! ods, read here: calamine lays out every repeated cell in memory and knows no merged cells of this format.

use std::collections::HashSet;

use jiff::civil::Date;
use quick_xml::events::{BytesStart, Event};

use crate::error::{Error, Result};
use crate::sheet::open::limits::MAX_SHEETS;
use crate::sheet::open::package::Package;

use super::excel::{locked, unreadable};
use super::grid::{Budget, Builder, Region, Workbook};

/// Reads an ods package.
pub fn read(package: &Package) -> Result<Workbook> {
    if package.part("META-INF/manifest.xml").is_some_and(|part| contains(part, b"encryption-data")) {
        return Err(locked("ods"));
    }
    let xml = package.part("content.xml").ok_or_else(unreadable)?;
    let mut reader = Reader::from_reader(xml);
    let (mut book, mut budget) = (Workbook::default(), Budget::default());
    let mut hidden_styles = HashSet::new();
    let mut style = String::new();
    loop {
        match reader.read_event().map_err(|_| unreadable())? {
            Event::Start(e) | Event::Empty(e) if name(&e) == "style" => {
                style = attribute(&e, "name").unwrap_or_default();
            }
            Event::Start(e) | Event::Empty(e)
                if name(&e) == "table-properties" && attribute(&e, "display").as_deref() == Some("false") =>
            {
                hidden_styles.insert(style.clone());
            }
            Event::Start(e) if name(&e) == "table" => {
                if book.sheets.len() == MAX_SHEETS {
                    return Err(Error::input(format!("dit bestand heeft meer dan {MAX_SHEETS} bladen")));
                }
                let hidden = attribute(&e, "style-name").is_some_and(|style| hidden_styles.contains(&style));
                let title = attribute(&e, "name").unwrap_or_default();
                let mut builder = Builder::new(&title, book.sheets.len() + 1, hidden, &mut budget);
                read_table(&mut reader, &mut builder)?;
                book.sheets.push(builder.finish());
            }
            Event::Eof => return Ok(book),
            _ => {}
        }
    }
}

type Reader<'x> = quick_xml::Reader<&'x [u8]>;

/// Reads the rows up to the end of the table.
fn read_table(reader: &mut Reader<'_>, builder: &mut Builder<'_>) -> Result<()> {
    let mut row = 0u32;
    let mut cells = Vec::new();
    loop {
        match reader.read_event().map_err(|_| unreadable())? {
            Event::Start(e) if name(&e) == "table-row" => {
                let repeated = number(&e, "number-rows-repeated");
                read_row(reader, &mut cells)?;
                let none = |cell: &Found| matches!(cell.value, Value::Uncalculated);
                let with_contents = if cells.iter().all(none) { 1 } else { repeated };
                for at in 0..with_contents {
                    add_row(builder, row + at, &cells)?;
                }
                row = row.saturating_add(repeated);
            }
            Event::Empty(e) if name(&e) == "table-row" => {
                row = row.saturating_add(number(&e, "number-rows-repeated"))
            }
            // A picture or a note above the cells may hold tables of its own.
            Event::Start(e) if matches!(name(&e), "shapes" | "annotation" | "forms") => skip(reader, &e)?,
            Event::End(e) if e.local_name().as_ref() == "table" => return Ok(()),
            Event::Eof => return Err(unreadable()),
            _ => {}
        }
    }
}

/// A cell with contents, or the corner of a merged region.
struct Found {
    column: u32,
    repeated: u32,
    spans: (u32, u32),
    value: Value,
}

enum Value {
    None,
    Text(String),
    Number(f64),
    Date(Date),
    Bool(bool),
    Error,
    /// A formula without an outcome.
    Uncalculated,
}

fn add_row(builder: &mut Builder<'_>, row: u32, cells: &[Found]) -> Result<()> {
    for cell in cells {
        let (rows, columns) = cell.spans;
        if rows > 1 {
            let (bottom, right) = (row.saturating_add(rows - 1), cell.column.saturating_add(columns - 1));
            builder.merge(Region { top: row, left: cell.column, bottom, right })?;
        }
        for column in cell.column..cell.column.saturating_add(cell.repeated) {
            match &cell.value {
                Value::None => break,
                Value::Uncalculated => {
                    builder.uncalculated(&[(row, column)]);
                    break;
                }
                Value::Text(text) => builder.text(row, column, text)?,
                Value::Number(number) => builder.number(row, column, *number)?,
                Value::Date(date) => builder.date(row, column, *date)?,
                Value::Bool(value) => builder.bool(row, column, *value)?,
                Value::Error => builder.error(row, column)?,
            }
        }
    }
    Ok(())
}

fn read_row(reader: &mut Reader<'_>, cells: &mut Vec<Found>) -> Result<()> {
    cells.clear();
    let mut column = 0u32;
    loop {
        let (cell, open) = match reader.read_event().map_err(|_| unreadable())? {
            Event::Start(e) => (e, true),
            Event::Empty(e) => (e, false),
            Event::End(e) if e.local_name().as_ref() == "table-row" => return Ok(()),
            Event::Eof => return Err(unreadable()),
            _ => continue,
        };
        if !matches!(name(&cell), "table-cell" | "covered-table-cell") {
            continue;
        }
        let repeated = number(&cell, "number-columns-repeated");
        let spans = (number(&cell, "number-rows-spanned"), number(&cell, "number-columns-spanned"));
        let text = if open { read_text(reader, &cell)? } else { String::new() };
        let value = value(&cell, text);
        if !matches!(value, Value::None) || spans.0 > 1 {
            cells.push(Found { column, repeated, spans, value });
        }
        column = column.saturating_add(repeated);
    }
}

/// What the attributes say the cell is; its text when they say nothing better.
fn value(cell: &BytesStart<'_>, text: String) -> Value {
    let (mut kind, mut value, mut date, mut truth, mut string) = (None, None, None, None, None);
    let (mut error, mut formula) = (false, false);
    for found in cell.attributes().flatten() {
        let content = || quick_xml::escape::unescape(&found.value).ok().map(|text| text.into_owned());
        // `calcext:value-type` repeats `office:value-type`, but for errors.
        match found.key.as_ref() {
            "office:value-type" => kind = content(),
            "calcext:value-type" => error = content().is_some_and(|kind| kind == "error"),
            "table:formula" => formula = true,
            "office:value" => value = content(),
            "office:date-value" => date = content(),
            "office:boolean-value" => truth = content(),
            "office:string-value" => string = content(),
            _ => {}
        }
    }
    if error {
        return Value::Error;
    }
    let text = if text.is_empty() { string.unwrap_or_default() } else { text };
    let typed = match kind.as_deref() {
        Some("float" | "currency" | "percentage") => value.and_then(|v| v.parse().ok()).map(Value::Number),
        Some("date") => date.and_then(|d| d.get(..10)?.parse().ok()).map(Value::Date),
        Some("boolean") => truth.map(|t| Value::Bool(t == "true")),
        _ => None,
    };
    match typed {
        Some(value) => value,
        // Of a formula that gives text, no text may well be the outcome.
        None if text.is_empty() && formula && kind.as_deref() != Some("string") => Value::Uncalculated,
        None if text.is_empty() => Value::None,
        None => Value::Text(text),
    }
}

/// The paragraphs of a cell, one a line; notes and drawings left out.
fn read_text(reader: &mut Reader<'_>, cell: &BytesStart<'_>) -> Result<String> {
    let end = cell.local_name().as_ref().to_string();
    let (mut text, mut paragraphs, mut inside) = (String::new(), 0, false);
    loop {
        match reader.read_event().map_err(|_| unreadable())? {
            Event::Start(e) if matches!(name(&e), "annotation" | "frame" | "custom-shape" | "table") => {
                skip(reader, &e)?
            }
            Event::Start(e) | Event::Empty(e) if matches!(name(&e), "s" | "tab" | "line-break") => {
                match name(&e) {
                    "s" => text.extend(std::iter::repeat_n(' ', number(&e, "c").min(100) as usize)),
                    "tab" => text.push('\t'),
                    _ => text.push('\n'),
                }
            }
            Event::Start(e) if matches!(name(&e), "p" | "h") => {
                if paragraphs > 0 {
                    text.push('\n');
                }
                paragraphs += 1;
                inside = true;
            }
            Event::Empty(e) if matches!(name(&e), "p" | "h") => {
                if paragraphs > 0 {
                    text.push('\n');
                }
                paragraphs += 1;
            }
            Event::End(e) if matches!(e.local_name().as_ref(), "p" | "h") => inside = false,
            Event::Text(t) if inside => text.push_str(&t.into_inner()),
            Event::GeneralRef(entity) if inside => push_entity(&mut text, &entity),
            Event::End(e) if e.local_name().as_ref() == end => return Ok(text),
            Event::Eof => return Err(unreadable()),
            _ => {}
        }
    }
}

/// `&amp;` and `&#233;`.
fn push_entity(text: &mut String, entity: &quick_xml::events::BytesRef<'_>) {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => text.push(c),
        _ => text.push_str(quick_xml::escape::resolve_predefined_entity(entity).unwrap_or_default()),
    }
}

fn skip(reader: &mut Reader<'_>, start: &BytesStart<'_>) -> Result<()> {
    reader.read_to_end(start.name()).map(|_| ()).map_err(|_| unreadable())
}

fn name<'e>(element: &'e BytesStart<'_>) -> &'e str {
    element.local_name().into_inner()
}

/// The attribute of that local name.
fn attribute(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|found| found.key.local_name().as_ref() == wanted)?;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}

/// A count; 1 when it is not there or makes no sense.
fn number(element: &BytesStart<'_>, wanted: &str) -> u32 {
    attribute(element, wanted).and_then(|value| value.parse().ok()).filter(|n| *n > 0).unwrap_or(1)
}

fn contains(part: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(part, needle).is_some()
}

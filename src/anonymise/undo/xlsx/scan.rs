//! Which cells are in a worksheet, what they show, and where they stand in the part.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::super::cells::{MAX_COLUMNS, Row, Sheet};
use super::text::{column, unescaped};
use super::{Cells, damaged, too_large};
use crate::error::Result;

/// Reads the cells of a worksheet.
pub struct Scan<'s> {
    /// The texts that cells share.
    pub shared: &'s [String],
    /// Bytes of text that may still come.
    pub room: &'s mut usize,
    /// The cells as they are shown.
    pub sheet: Sheet,
    /// Where they stand.
    pub rows: Vec<Cells>,
}

/// A cell that is being read.
struct Open {
    start: usize,
    column: usize,
    style: Option<String>,
    kind: String,
    text: String,
}

impl Scan<'_> {
    /// Reads the part.
    pub fn read(&mut self, xml: &[u8]) -> Result<()> {
        let mut reader = Reader::from_reader(xml);
        let (mut open, mut inside): (Option<Open>, bool) = (None, false);
        loop {
            let start = position(&reader);
            let event = reader.read_event().map_err(|_| damaged())?;
            let end = position(&reader);
            match event {
                Event::Start(e) if e.local_name().as_ref() == "row" => self.row(&e)?,
                Event::End(e) if e.local_name().as_ref() == "row" => self.row_end(start),
                Event::Start(e) if e.local_name().as_ref() == "c" => open = Some(self.cell(&e, start)?),
                Event::Empty(e) if e.local_name().as_ref() == "c" => {
                    let cell = self.cell(&e, start)?;
                    self.take(cell, end)?;
                }
                Event::End(e) if e.local_name().as_ref() == "c" => {
                    if let Some(cell) = open.take() {
                        self.take(cell, end)?;
                    }
                }
                Event::Start(e) if e.local_name().as_ref() == "rPh" => {
                    reader.read_to_end(e.name()).map_err(|_| damaged())?;
                }
                Event::Start(e) => inside = matches!(e.local_name().as_ref(), "v" | "t"),
                Event::End(_) => inside = false,
                Event::DocType(_) => return Err(damaged()),
                Event::Eof => return Ok(()),
                other => {
                    if let Some(cell) = open.as_mut().filter(|_| inside) {
                        push_text(&mut cell.text, &other);
                    }
                }
            }
        }
    }

    fn row(&mut self, row: &BytesStart<'_>) -> Result<()> {
        let before = self.rows.last().map_or(0, |row| row.number);
        let number = match attribute(row, "r")? {
            Some(number) => number.parse().ok().filter(|number| *number > before).ok_or_else(damaged)?,
            None => before + 1,
        };
        self.rows.push(Cells { number, ..Cells::default() });
        self.sheet.rows.push(Row { number, cells: Vec::new() });
        Ok(())
    }

    fn row_end(&mut self, at: usize) {
        if let Some(row) = self.rows.last_mut() {
            row.end = at;
        }
    }

    fn cell(&mut self, cell: &BytesStart<'_>, start: usize) -> Result<Open> {
        let next = self.sheet.rows.last().ok_or_else(damaged)?.cells.len();
        let column = match attribute(cell, "r")? {
            Some(place) => {
                column(&place).filter(|column| (next..MAX_COLUMNS).contains(column)).ok_or_else(damaged)?
            }
            None => next,
        };
        let kind = attribute(cell, "t")?.unwrap_or_default();
        Ok(Open { start, column, style: attribute(cell, "s")?, kind, text: String::new() })
    }

    fn take(&mut self, cell: Open, end: usize) -> Result<()> {
        let (Some(row), Some(cells)) = (self.sheet.rows.last_mut(), self.rows.last_mut()) else {
            return Err(damaged());
        };
        let text = match cell.kind.as_str() {
            "s" => cell
                .text
                .trim()
                .parse()
                .ok()
                .and_then(|nth: usize| self.shared.get(nth))
                .ok_or_else(damaged)?
                .clone(),
            _ => unescaped(&cell.text),
        };
        let takes = text.len() + (cell.column - row.cells.len()) + 1;
        *self.room = self.room.checked_sub(takes).ok_or_else(too_large)?;
        row.cells.resize(cell.column, String::new());
        row.cells.push(text);
        cells.there.push((cell.column, cell.start..end, cell.style));
        Ok(())
    }
}

/// The texts that cells share.
pub fn shared_texts(xml: &[u8]) -> Result<Vec<String>> {
    let mut reader = Reader::from_reader(xml);
    let (mut texts, mut text, mut inside) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(e) if e.local_name().as_ref() == "rPh" => {
                reader.read_to_end(e.name()).map_err(|_| damaged())?;
            }
            Event::Start(e) => inside = e.local_name().as_ref() == "t",
            Event::Empty(e) if e.local_name().as_ref() == "si" => texts.push(String::new()),
            Event::End(e) => {
                inside = false;
                if e.local_name().as_ref() == "si" {
                    texts.push(unescaped(&std::mem::take(&mut text)));
                }
            }
            Event::DocType(_) => return Err(damaged()),
            Event::Eof => return Ok(texts),
            other if inside => push_text(&mut text, &other),
            _ => {}
        }
    }
}

fn push_text(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(entity) => push_entity(text, entity),
        _ => {}
    }
}

fn push_entity(text: &mut String, entity: &BytesRef<'_>) {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => text.push(c),
        _ => text.push_str(
            quick_xml::escape::resolve_predefined_entity(&entity.xml10_content()).unwrap_or_default(),
        ),
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    // A part is in memory: its length fits.
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// An attribute by its local name.
fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| damaged())?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0);
            return Ok(Some(value.map_err(|_| damaged())?.into_owned()));
        }
    }
    Ok(None)
}

/// Two attributes of each element of that name; elements that miss one are left out.
pub fn pairs(xml: &[u8], element: &str, [first, second]: [&str; 2]) -> Result<Vec<(String, String)>> {
    let mut reader = Reader::from_reader(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == element => {
                found.extend(attribute(&e, first)?.zip(attribute(&e, second)?));
            }
            Event::DocType(_) => return Err(damaged()),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

//! The cells of a workbook where they stand in its package: a cell that changes is written anew, all else stays byte
//! for byte, layout included.

mod scan;
mod text;

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read, Write};
use std::ops::Range;

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use super::cells::Sheet;
use crate::error::{Error, Result};
use crate::model::column_letters;
use scan::{Scan, pairs, shared_texts};
use text::escaped;

/// All parts that are read together, unpacked.
const MAX_BYTES: u64 = 256 << 20;
/// The texts of all cells together; one shared text may stand in many.
const MAX_TEXT: usize = 256 << 20;

/// A workbook.
pub struct Book<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    sheets: Vec<Sheet>,
    parts: Vec<Part>,
}

/// A worksheet in the package.
struct Part {
    path: String,
    xml: Vec<u8>,
    /// Per row, as in the sheet.
    rows: Vec<Cells>,
}

/// The cells of a row in the part.
#[derive(Default)]
struct Cells {
    /// Its number, from 1.
    number: usize,
    /// Column, bytes and style of each cell that is there.
    there: Vec<(usize, Range<usize>, Option<String>)>,
    /// Where the row ends.
    end: usize,
}

impl<'b> Book<'b> {
    /// Reads the cells of all worksheets.
    pub fn open(bytes: &'b [u8]) -> Result<Book<'b>> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_workbook())?;
        let mut book = Book { archive, sheets: Vec::new(), parts: Vec::new() };
        let mut left = MAX_BYTES;
        let workbook = book.part("xl/workbook.xml", &mut left)?.ok_or_else(no_workbook)?;
        let relations = book.part("xl/_rels/workbook.xml.rels", &mut left)?.ok_or_else(no_workbook)?;
        let targets: HashMap<String, String> =
            pairs(&relations, "Relationship", ["Id", "Target"])?.into_iter().collect();
        let shared = book.part("xl/sharedStrings.xml", &mut left)?.unwrap_or_default();
        let shared = shared_texts(&shared)?;
        let mut room = MAX_TEXT;
        for (name, id) in pairs(&workbook, "sheet", ["name", "id"])? {
            let Some(target) = targets.get(&id) else { continue };
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            let Some(xml) = book.part(&path, &mut left)? else { continue };
            let mut scan = Scan {
                shared: &shared,
                room: &mut room,
                sheet: Sheet { name, rows: Vec::new() },
                rows: Vec::new(),
            };
            scan.read(&xml)?;
            let Scan { sheet, rows, .. } = scan;
            book.sheets.push(sheet);
            book.parts.push(Part { path, xml, rows });
        }
        Ok(book)
    }

    /// The cells of the worksheets.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn part(&mut self, name: &str, left: &mut u64) -> Result<Option<Vec<u8>>> {
        let Ok(file) = self.archive.by_name(name) else { return Ok(None) };
        let mut data = Vec::new();
        file.take(*left + 1).read_to_end(&mut data).map_err(|_| damaged())?;
        *left = left.checked_sub(data.len() as u64).ok_or_else(too_large)?;
        Ok(Some(data))
    }

    /// The workbook with other texts in these cells: per worksheet, by row and column.
    pub fn with(mut self, changed: &[BTreeMap<(usize, usize), String>]) -> Result<Vec<u8>> {
        let new: HashMap<&str, Vec<u8>> = self
            .parts
            .iter()
            .zip(changed)
            .filter(|(_, changed)| !changed.is_empty())
            .map(|(part, changed)| (part.path.as_str(), part.with(changed)))
            .collect();
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // The clock of the computer stays out of the file.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_raw(index).map_err(|_| damaged())?;
            let name = file.name().map_err(|_| damaged())?.into_owned();
            match new.get(name.as_str()) {
                None => zip.raw_copy_file(file).map_err(|_| damaged())?,
                Some(xml) => {
                    zip.start_file(name, options).map_err(|_| unwritten())?;
                    zip.write_all(xml).map_err(|_| unwritten())?;
                }
            }
        }
        Ok(zip.finish().map_err(|_| unwritten())?.into_inner())
    }
}

impl Part {
    /// The part with other texts in these cells.
    fn with(&self, changed: &BTreeMap<(usize, usize), String>) -> Vec<u8> {
        let mut new = Vec::with_capacity(self.xml.len());
        let mut done = 0;
        for ((row, column), text) in changed {
            let row = &self.rows[*row];
            let at = row.there.partition_point(|(before, ..)| before < column);
            let (bytes, style) = match row.there.get(at) {
                Some((there, bytes, style)) if there == column => (bytes.clone(), style.as_deref()),
                Some((_, next, _)) => (next.start..next.start, None),
                None => (row.end..row.end, None),
            };
            new.extend_from_slice(&self.xml[done..bytes.start]);
            new.extend_from_slice(cell(row.number, *column, style, text).as_bytes());
            done = bytes.end;
        }
        new.extend_from_slice(&self.xml[done..]);
        new
    }
}

/// A cell with a text of its own.
fn cell(row: usize, column: usize, style: Option<&str>, text: &str) -> String {
    let style =
        style.map_or_else(String::new, |style| format!(" s=\"{}\"", quick_xml::escape::escape(style)));
    let text = escaped(text);
    format!(
        "<c r=\"{}{row}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>",
        column_letters(column as u32 + 1)
    )
}

fn no_workbook() -> Error {
    Error::input("dit is geen Excelbestand (.xlsx)")
        .remedy("Open het in Excel of LibreOffice en sla het op als .xlsx.")
}

fn damaged() -> Error {
    Error::input("dit Excelbestand is beschadigd")
        .remedy("Open het in Excel of LibreOffice en sla het opnieuw op.")
}

fn too_large() -> Error {
    Error::input("dit Excelbestand is te groot om namen in terug te zetten")
        .remedy("Verdeel het over meer bestanden.")
}

fn unwritten() -> Error {
    Error::write("het Excelbestand kon niet worden gemaakt")
}

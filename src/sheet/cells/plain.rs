//! The plain cells of an xlsx: texts of the shared table and bare numbers, which are nearly all cells of a sheet.
//!
//! calamine reads each cell through a general XML parser, at some thousands of instructions; a plain cell needs a
//! hundred. So the plain ones are taken out here, and calamine gets the same workbook with only the others in it:
//! formulas, rich text, whatever needs a rule of the format. Whether a number with a style is a date is such a rule too,
//! but one of the style: calamine gets the first number of each. What is not written as spreadsheet programs write it is
//! not guessed at: then the whole workbook is calamine's.

use std::collections::HashMap;

use calamine::{ExcelDateTime, ExcelDateTimeType};

use memchr::memmem;
use rayon::prelude::*;

use crate::error::Result;
use crate::model::column_letters;
use crate::sheet::open::limits::MAX_CELLS;
use crate::sheet::open::package::Package;

use super::excel::{push_moment, unreadable};
use super::grid::{Builder, Kept};
use super::scan::Scanner;

/// The plain cells of a workbook.
#[derive(Debug, Default)]
pub struct Plain<'p> {
    texts: Vec<Text<'p>>,
    /// What the texts take at most, all together.
    length: usize,
    /// The cells of each sheet, in the pieces in which they were read.
    sheets: HashMap<String, Vec<Vec<Found>>>,
    /// The parts that calamine reads in place of the workbook's own: path and contents.
    pub rest: Vec<(String, Vec<u8>)>,
}

/// A text of the shared table.
#[derive(Clone, Copy, Debug)]
enum Text<'p> {
    Plain(&'p str),
    /// The number it has in the table that calamine gets.
    Odd(usize),
}

/// A cell of a sheet.
#[derive(Clone, Copy, Debug)]
struct Found {
    row: u32,
    column: u32,
    value: Value,
}

#[derive(Clone, Copy, Debug)]
enum Value {
    /// The place in the shared table.
    Shared(usize),
    Number(f64),
    /// A number in a style that was met before.
    Styled {
        style: u32,
        number: f64,
    },
    /// The first number in a style, which calamine reads.
    First {
        style: u32,
    },
    /// A cell that calamine reads.
    Other,
}

/// What calamine read.
#[derive(Clone, Copy, Debug)]
pub enum Read {
    /// There was no further cell.
    Nothing,
    /// A bare number.
    Number,
    /// A number that is a day or a time.
    Moment(ExcelDateTimeType),
    /// Anything else.
    Else,
}

const SHARED: &str = "xl/sharedStrings.xml";

impl<'p> Plain<'p> {
    /// Takes the plain cells out of the sheets, given by name and path.
    pub fn of(package: &'p Package, sheets: &[(String, String)]) -> Option<Plain<'p>> {
        let mut plain = Plain::default();
        // One core may look through the sheets already while the texts are read.
        let (rest, parts) = rayon::join(
            || package.part(SHARED).map(|part| plain.take_texts(text_of(part)?)),
            || sheets.iter().map(|(_, path)| text_of(package.part(path)?)).collect::<Option<Vec<&str>>>(),
        );
        if let Some(rest) = rest {
            plain.rest.push((SHARED.to_string(), rest?));
        }
        for ((name, path), part) in sheets.iter().zip(parts?) {
            let mut cells = Vec::new();
            // A sheet with a chart only has no cells.
            if memmem::find(part.as_bytes(), b"sheetData").is_some() {
                let rest = plain.take_cells(part, &mut cells)?;
                plain.rest.push((path.clone(), rest));
            }
            if plain.sheets.insert(name.clone(), cells).is_some() {
                return None;
            }
        }
        Some(plain)
    }

    /// Whether this sheet was looked through.
    pub fn knows(&self, sheet: &str) -> bool {
        self.sheets.contains_key(sheet)
    }

    /// Adds the cells of the sheet to the grid being built, in the order of the file; `other` adds the next of those
    /// that calamine reads. `epoch_1904` says from when days are counted.
    pub fn add(
        &self,
        sheet: &str,
        builder: &mut Builder<'_>,
        epoch_1904: bool,
        mut other: impl FnMut(&mut Builder<'_>) -> Result<Read>,
    ) -> Result<()> {
        // More text than the cells of a sheet have on average; the table is that of all sheets.
        const TEXT: usize = 64;
        let pieces = self.sheets.get(sheet).map(Vec::as_slice).unwrap_or_default();
        let cells = pieces.iter().map(Vec::len).sum();
        builder.reserve(cells, self.length.min(TEXT * cells));
        let mut kept: Vec<Option<Kept>> = vec![None; self.texts.len()];
        let mut styles: HashMap<u32, Read> = HashMap::new();
        for Found { row, column, value } in pieces.iter().flatten().copied() {
            match value {
                Value::Number(number) => builder.number(row, column, number)?,
                Value::First { style } => {
                    styles.insert(style, other(builder)?);
                }
                Value::Styled { style, number } => match styles.get(&style) {
                    Some(Read::Number) => builder.number(row, column, number)?,
                    Some(Read::Moment(kind)) => {
                        push_moment(builder, row, column, &ExcelDateTime::new(number, *kind, epoch_1904))?;
                    }
                    _ => return Err(unreadable()),
                },
                Value::Other => {
                    other(builder)?;
                }
                Value::Shared(at) => {
                    let Some(Text::Plain(text)) = self.texts.get(at) else { continue };
                    let text = match kept[at] {
                        Some(text) => text,
                        None => *kept[at].insert(builder.keep(row, text)?),
                    };
                    builder.kept(row, column, text)?;
                }
            }
        }
        Ok(())
    }

    /// Reads the table of texts; gives the table of the texts that are not plain.
    fn take_texts(&mut self, part: &'p str) -> Option<Vec<u8>> {
        let mut xml = Scanner::behind(part, "<sst")?;
        let empty = xml.attributes(|_, _| ())?;
        let items = if empty { "" } else { xml.until("</sst>")? };
        let taken: Vec<(Vec<Text<'p>>, Vec<u8>)> =
            pieces(items, "<si").par_iter().map(|items| take_items(items)).collect::<Option<_>>()?;
        let mut rest = b"<sst>".to_vec();
        let mut odd = 0;
        self.texts.reserve_exact(taken.iter().map(|(texts, _)| texts.len()).sum());
        for (texts, others) in taken {
            let before = odd;
            self.texts.extend(texts.into_iter().map(|text| match text {
                Text::Odd(at) => {
                    odd = before + at + 1;
                    Text::Odd(before + at)
                }
                plain => plain,
            }));
            rest.extend(others);
        }
        rest.extend_from_slice(b"</sst>");
        self.length = items.len();
        (self.texts.len() <= MAX_CELLS).then_some(rest)
    }

    /// Reads the cells of a sheet; gives a sheet with those that are not plain.
    fn take_cells(&self, part: &str, cells: &mut Vec<Vec<Found>>) -> Option<Vec<u8>> {
        let mut xml = Scanner::behind(part, "<sheetData")?;
        let empty = xml.attributes(|_, _| ())?;
        let rows = if empty { "" } else { xml.until("</sheetData>")? };
        let taken: Vec<(Vec<Found>, Vec<u8>)> =
            pieces(rows, "<row").par_iter().map(|rows| self.take_rows(rows)).collect::<Option<_>>()?;
        let mut rest = b"<worksheet><sheetData>".to_vec();
        for (found, odd) in taken {
            cells.push(found);
            rest.extend(odd);
        }
        rest.extend_from_slice(b"</sheetData></worksheet>");
        (cells.iter().map(Vec::len).sum::<usize>() <= MAX_CELLS).then_some(rest)
    }

    /// Reads some rows: the plain cells, and what is left for calamine.
    fn take_rows(&self, rows: &str) -> Option<(Vec<Found>, Vec<u8>)> {
        // A cell takes some 35 bytes.
        let (mut cells, mut rest) = (Vec::with_capacity((rows.len() / 32).min(MAX_CELLS)), Vec::new());
        let mut xml = Scanner::new(rows);
        let mut styles = Vec::new();
        xml.skip_space();
        while !xml.is_empty() && cells.len() <= MAX_CELLS {
            let before = xml;
            if let Some(cell) = self.usual_cell(&mut xml) {
                cells.push(cell);
            } else if xml.eat("<c") {
                self.take_cell(before, &mut xml, &mut cells, &mut rest, &mut styles)?;
            } else if xml.eat("<row") {
                xml.attributes(|_, _| ())?;
            } else if !xml.eat("</row>") {
                return None;
            }
            xml.skip_space();
        }
        Some((cells, rest))
    }

    /// `<c r="B3" t="s"><v>12</v></c>`, letter by letter as nearly all cells are written, with a plain text. Of a cell that
    /// is written otherwise nothing is passed.
    fn usual_cell(&self, xml: &mut Scanner<'_>) -> Option<Found> {
        let mut ahead = *xml;
        let (row, column) = ahead.eat("<c r=\"").then(|| address(ahead.upto(b'"')?.as_bytes()))??;
        let at = ahead.between("\" t=\"s\"><v>", "</v></c>")?.parse().ok()?;
        let Text::Plain(_) = self.texts.get(at)? else { return None };
        *xml = ahead;
        Some(Found { row, column, value: Value::Shared(at) })
    }

    /// Reads one cell, of which `<c` is eaten; `styles` are those of numbers met before.
    fn take_cell<'x>(
        &self,
        before: Scanner<'x>,
        xml: &mut Scanner<'x>,
        cells: &mut Vec<Found>,
        rest: &mut Vec<u8>,
        styles: &mut Vec<u32>,
    ) -> Option<()> {
        let (mut place, mut kind, mut style) = (None, "n", None);
        let empty = xml.attributes(|name, value| match name {
            "r" => place = address(value.as_bytes()),
            "t" => kind = value,
            "s" => style = Some(value),
            _ => {}
        })?;
        // Where a cell without an address stands, calamine must say.
        let (row, column) = place?;
        if empty {
            return Some(());
        }
        let value = xml.between("<v>", "</v></c>");
        let value = if kind == "s" {
            let at = value?.parse().ok()?;
            match self.texts.get(at)? {
                Text::Plain(_) => Value::Shared(at),
                Text::Odd(at) => {
                    let cell =
                        format!("<c r=\"{}{}\" t=\"s\"><v>{at}</v></c>", column_letters(column + 1), row + 1);
                    rest.extend_from_slice(cell.as_bytes());
                    Value::Other
                }
            }
        } else {
            let number = value.filter(|_| kind == "n").and_then(number);
            number.map_or(Value::Other, |number| numeric(number, style, styles))
        };
        if matches!(value, Value::Other | Value::First { .. }) && kind != "s" {
            *xml = before;
            rest.extend_from_slice(xml.element("<c", "</c>")?.as_bytes());
        }
        cells.push(Found { row, column, value });
        Some(())
    }
}

/// Styles of numbers that are told apart; a sheet has a handful.
const MAX_STYLES: usize = 64;

/// A number, by the style of its cell.
fn numeric(number: f64, style: Option<&str>, styles: &mut Vec<u32>) -> Value {
    let Some(style) = style else { return Value::Number(number) };
    let usual = style.bytes().all(|b| b.is_ascii_digit());
    let Some(style) = style.parse().ok().filter(|_| usual) else { return Value::Other };
    if styles.contains(&style) {
        return Value::Styled { style, number };
    }
    if styles.len() == MAX_STYLES {
        return Value::Other;
    }
    styles.push(style);
    Value::First { style }
}

/// Reads some texts of the shared table: the plain ones, and what is left for calamine.
fn take_items(items: &str) -> Option<(Vec<Text<'_>>, Vec<u8>)> {
    let (mut texts, mut rest, mut odd) = (Vec::new(), Vec::new(), 0);
    let mut xml = Scanner::new(items);
    xml.skip_space();
    while !xml.is_empty() && texts.len() <= MAX_CELLS {
        let before = xml;
        if let Some(text) = plain_item(&mut xml) {
            texts.push(Text::Plain(text));
        } else {
            xml = before;
            rest.extend_from_slice(xml.element("<si", "</si>")?.as_bytes());
            texts.push(Text::Odd(odd));
            odd += 1;
        }
        xml.skip_space();
    }
    Some((texts, rest))
}

/// Rows and texts are read side by side in pieces of this size.
const PIECE: usize = 256 * 1024;

/// Elements in pieces, cut where one begins: no text of XML holds `<` as it stands.
fn pieces<'x>(elements: &'x str, begin: &str) -> Vec<&'x str> {
    let (mut pieces, mut rest) = (Vec::new(), elements);
    while let Some(cut) = rest.as_bytes().get(PIECE..).and_then(|tail| memmem::find(tail, begin.as_bytes())) {
        let (piece, tail) = rest.split_at(PIECE + cut);
        pieces.push(piece);
        rest = tail;
    }
    pieces.push(rest);
    pieces
}

/// A part as text, if it is in UTF-8 and has no comments, CDATA or definitions that could hide an element.
fn text_of(part: &[u8]) -> Option<&str> {
    const HEAD: usize = 200;
    let text = std::str::from_utf8(part).ok()?;
    let declared = memmem::find(&part[..part.len().min(HEAD)], b"encoding=").map(|at| at + 9);
    let utf_8 = |at: usize| part.get(at + 1..at + 6).is_some_and(|name| name.eq_ignore_ascii_case(b"utf-8"));
    (declared.is_none_or(utf_8) && memmem::find(part, b"<!").is_none()).then_some(text)
}

/// `<si><t>text</t></si>`, the text as it stands.
fn plain_item<'x>(xml: &mut Scanner<'x>) -> Option<&'x str> {
    if xml.eat("<si/>") || xml.eat("<si><t/></si>") {
        return Some("");
    }
    let text = match xml.between("<si><t>", "</t></si>") {
        // Not all of what Unicode calls space.
        Some(text) => text.trim_matches([' ', '\t', '\n', '\r']),
        None => xml.between("<si><t xml:space=\"preserve\">", "</t></si>")?,
    };
    let bytes = text.as_bytes();
    let as_it_stands = memchr::memchr2(b'&', b'\r', bytes).is_none() && memmem::find(bytes, b"_x").is_none();
    as_it_stands.then_some(text)
}

/// Digits with a sign, a point and an exponent, and nothing else that Rust or calamine may take for a number.
fn number(text: &str) -> Option<f64> {
    let usual = |b: u8| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
    text.bytes().all(usual).then(|| text.parse().ok())?
}

/// `B3` as row 2, column 1, if it lies within what Excel can hold.
fn address(cell: &[u8]) -> Option<(u32, u32)> {
    let letters = cell.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let (letters, digits) = cell.split_at(letters);
    let usual = (1..=3).contains(&letters.len())
        && (1..=7).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit);
    if !usual {
        return None;
    }
    let column = letters.iter().fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
    let row = digits.iter().fold(0, |sum, b| sum * 10 + u32::from(b - b'0'));
    Some((row.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(texts: &str, cells: &str) -> Option<(Vec<String>, String)> {
        let mut plain = Plain::default();
        plain.take_texts(texts)?;
        let mut found = Vec::new();
        let sheet = format!("<worksheet><sheetData>{cells}</sheetData><mergeCells/></worksheet>");
        let rest = String::from_utf8(plain.take_cells(&sheet, &mut found)?).unwrap();
        let shown = |cell: &Found| match cell.value {
            Value::Number(number) => Some(format!("{} {} {number}", cell.row, cell.column)),
            Value::Shared(at) => match plain.texts[at] {
                Text::Plain(text) => Some(format!("{} {} {text}", cell.row, cell.column)),
                Text::Odd(_) => None,
            },
            Value::Styled { style, number } => {
                Some(format!("{} {} {number} in {style}", cell.row, cell.column))
            }
            Value::First { .. } | Value::Other => None,
        };
        let rest = rest.strip_prefix("<worksheet><sheetData>")?.strip_suffix("</sheetData></worksheet>")?;
        Some((found.iter().flatten().filter_map(shown).collect(), rest.to_string()))
    }

    const TEXTS: &str = "<?xml version=\"1.0\"?>\n<sst count=\"5\"><si><t> een </t></si><si><r><t>rijk</t></r></si>\
         <si><t xml:space=\"preserve\"> twee </t></si><si><t>a &amp; b</t></si><si/></sst>";

    #[test]
    fn plain_cells_are_taken_and_the_others_left() {
        let cells = "<row r=\"1\" spans=\"1:2\">\n<c r=\"A1\" t=\"s\" s=\"3\"><v>0</v></c>\
             <c r='AB12' t='s'><v>2</v></c><c r=\"C1\"><v>-1.5E3</v></c><c r=\"D1\" s=\"1\"/></row>";
        let expected = ["0 0 een", "11 27  twee ", "0 2 -1500"].map(String::from);
        assert_eq!(taken(TEXTS, cells), Some((expected.into(), String::new())));
        for odd in [
            "<c r=\"A2\" s=\"1\"><v>41396</v></c>",
            "<c r=\"A2\"><f>B2</f><v>1</v></c>",
            "<c r=\"A2\" t=\"str\"><v>x</v></c>",
            "<c r=\"A2\"><v>nan</v></c>",
            "<c r=\"A2\" t=\"inlineStr\"><is><t>x</t></is></c>",
            "<c r=\"A2\"><v>&#49;</v></c>",
        ] {
            assert_eq!(taken(TEXTS, odd), Some((vec![], odd.to_string())));
        }
        let rich = "<c r=\"AB1\" t=\"s\"><v>3</v></c>";
        assert_eq!(taken(TEXTS, rich), Some((vec![], rich.replace('3', "1"))));
    }

    #[test]
    fn of_numbers_in_one_style_the_first_is_left() {
        let first = "<c r=\"A1\" s=\"1\"><v>41396</v></c>";
        let other = "<c r=\"A3\" s=\"2\"><v>7</v></c>";
        let odd = "<c r=\"A4\" s=\"+1\"><v>7</v></c><c r=\"A5\" s=\"1\"><v>7e</v></c>";
        let cells = format!("{first}<c r=\"A2\" s=\"1\"><v>41397.5</v></c>{other}{odd}");
        assert_eq!(
            taken(TEXTS, &cells),
            Some((vec!["1 0 41397.5 in 1".into()], format!("{first}{other}{odd}")))
        );
    }

    #[test]
    fn what_is_written_otherwise_is_left_whole() {
        for cells in [
            "<c t=\"s\"><v>0</v></c>",
            "<c r=\"A1\" t=\"s\"><v>9</v></c>",
            "<c r=\"A1\" t=\"s\"><f>B1</f><v>0</v></c>",
            "<c r=\"a1\"><v>0</v></c>",
            "<c r=\"A99999999\"><v>0</v></c>",
            "<c r=\"A0\"><v>0</v></c>",
            "<x:c r=\"A1\"><v>0</v></x:c>",
            "<c r=\"A1\"><v>0</v>",
            "<c r=\"A1",
            "<columns/>",
            "los",
        ] {
            assert_eq!(taken(TEXTS, cells), None, "{cells}");
        }
        assert!(text_of(b"<?xml encoding=\"utf-8\"?><a/>").is_some());
        assert!(text_of(b"<?xml encoding=\"windows-1252\"?><a/>").is_none());
        assert!(text_of(b"<a><!-- <b> --></a>").is_none());
        assert!(text_of(b"\xff\xfe<\0").is_none());
    }

    #[test]
    fn columns_have_letters() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(column + 1), name);
            assert_eq!(address(format!("{name}7").as_bytes()), Some((6, column)));
        }
    }
}

//! Excel: every table a worksheet with real dates, a frozen header, filters and a print set-up.
//!
//! Texts are always written as texts. One that looks like a formula gets Excel's own mark for that (the
//! apostrophe that the formula bar shows), so that it stays a text when somebody edits the cell; the value
//! itself is unchanged. A text longer than a cell can hold goes on in the next row, which repeats the other
//! cells, so that sorting and filtering keep it together with its number.

use std::borrow::Cow;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::text::looks_like_formula;
use super::{Block, Column, Document, Table, Value, layout};
use crate::dutch::date::long;
use crate::error::{self, Error};

/// Characters on a line of A4 landscape at the size of the texts.
const PAGE_WIDTH: usize = 125;
/// UTF-16 units that Excel allows in a cell.
const CELL_LIMIT: usize = 32_767;
const LINE_HEIGHT: f64 = 15.0;
pub(super) const ACCENT: u32 = 0x0F_5B_66;
const SOFT: u32 = 0x55_63_6B;
const LINE: u32 = 0xD5_DD_E0;

/// The document as a workbook: a worksheet for each table, with the texts before it above it; texts after
/// the last table get a worksheet of their own.
pub fn write(document: &Document) -> error::Result<Vec<u8>> {
    workbook(document).map_err(|_| {
        Error::write("het Excelbestand kon niet worden gemaakt").remedy("Kies een ander formaat, zoals csv.")
    })
}

fn workbook(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(document)?);
    book.set_zip_compression_level(super::DEFLATE_LEVEL);
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Table(table) => {
                let sheet = book.add_worksheet();
                sheet.set_name(sheet_name(&table.name))?;
                set_up(sheet, document)?;
                let header = push_texts(sheet, document, &texts, table)?;
                push_table(sheet, table, header)?;
                texts.clear();
            }
            text => texts.push(text),
        }
    }
    if !texts.is_empty() {
        let sheet = book.add_worksheet();
        sheet.set_name("Toelichting")?;
        set_up(sheet, document)?;
        let column = Column { header: String::new(), width: 100, wrap: true };
        push_texts(
            sheet,
            document,
            &texts,
            &Table { name: String::new(), columns: vec![column], rows: vec![] },
        )?;
        sheet.set_column_width(0, 100)?;
    }
    book.save_to_buffer()
}

/// Dated with the meeting, so that the same input gives the same bytes; without the name of a person.
fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let created = excel_date(document.date).or_else(|_| ExcelDateTime::from_ymd(1980, 1, 1))?;
    Ok(DocProperties::new().set_title(&document.title).set_author("mdo").set_creation_datetime(&created))
}

/// A text for the head or foot of a page. `&` begins a code there; doubled it is a sign. The code for the font keeps the
/// digits of a text apart from those of the size.
pub(super) fn small(text: &str) -> String {
    format!("&9&\"-,Regular\"{}", text.replace('&', "&&"))
}

fn set_up(sheet: &mut Worksheet, document: &Document) -> Result<(), XlsxError> {
    sheet
        .set_landscape()
        .set_paper_size(9) // A4
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.6, 0.6, 0.75, 0.75, 0.3, 0.3)
        .set_header(format!("&L{}&R{}", small(&document.marking), small(&long(document.date))))
        .set_footer(format!("&L{}&R{}&P van &N", small(&document.title), small("pagina ")));
    Ok(())
}

/// Title and texts above the table; returns the row for what follows.
fn push_texts(
    sheet: &mut Worksheet,
    document: &Document,
    texts: &[&Block],
    table: &Table,
) -> Result<u32, XlsxError> {
    let title = Format::new().set_bold().set_font_size(16).set_font_color(ACCENT);
    let heading = Format::new().set_bold().set_font_size(12).set_font_color(ACCENT);
    let text = Format::new().set_font_color(SOFT).set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(0, 0, &document.title, &title)?.set_row_height(0, 26)?;
    let mut row = 1;
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let width: usize = layout::filled(table, PAGE_WIDTH).iter().sum();
    for block in texts {
        let (lines, mark, format, space) = match block {
            Block::Heading(line) => (std::slice::from_ref(line), "", &heading, 10.0),
            Block::Paragraph(line) => (std::slice::from_ref(line), "", &text, 0.0),
            Block::List(lines) => (lines.as_slice(), "• ", &text, 0.0),
            Block::Table(_) => continue,
        };
        for line in lines {
            let line = format!("{mark}{line}");
            for part in parts(&line) {
                if last > 0 {
                    sheet.merge_range(row, 0, row, last, &plain(part), format)?;
                } else {
                    sheet.write_string_with_format(row, 0, plain(part), format)?;
                }
                sheet.set_row_height(row, height(layout::lines(part, width)) + space)?;
                row += 1;
            }
        }
    }
    Ok(row + 1)
}

/// The height of a row with this many lines. It is always given: Excel finds it by itself only for cells that
/// are not merged, and other programs and previews not even then.
fn height(lines: usize) -> f64 {
    // 409 points is the most that Excel knows.
    LINE_HEIGHT * f64::from(u8::try_from(lines.clamp(1, 26)).unwrap_or(26)) + 4.0
}

/// How the header looks.
pub(super) fn head() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(0xFF_FF_FF)
        .set_background_color(ACCENT)
        .set_align(FormatAlign::VerticalCenter)
}

fn push_table(sheet: &mut Worksheet, table: &Table, header: u32) -> Result<(), XlsxError> {
    let head = head();
    sheet.set_row_height(header, 22)?.set_freeze_panes(header + 1, 0)?.set_repeat_rows(header, header)?;
    let mut columns: Vec<(&Column, usize)> =
        table.columns.iter().zip(layout::filled(table, PAGE_WIDTH)).collect();
    for (index, (column, width)) in (0u16..).zip(&mut columns) {
        sheet.write_string_with_format(header, index, plain(&column.header), &head)?;
        // Room for the button of the filter.
        *width = (*width).max(column.header.chars().count() + 3);
    }
    let row = push_rows(sheet, &columns, header + 1, &table.rows)?;
    for (index, (_, width)) in (0u16..).zip(&columns) {
        sheet.set_column_width(index, f64::from(u8::try_from(*width).unwrap_or(u8::MAX)))?;
    }
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(header, 0, row.max(header + 2) - 1, last)?;
    Ok(())
}

/// How the cells of the rows look.
struct Formats {
    text: Format,
    one_line: Format,
    quoted: Format,
    date: Format,
}

impl Formats {
    fn new() -> Formats {
        let cell = Format::new()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_color(LINE);
        let text = cell.clone().set_text_wrap();
        Formats {
            quoted: text.clone().set_quote_prefix(),
            date: cell.clone().set_num_format("d-m-yyyy"),
            one_line: cell,
            text,
        }
    }
}

/// How a cell can look other than the rest of its column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Quoted,
    Date,
}

/// Cells right below each other that look other than the rest of their column: the first row, the last, and how.
type Run = (u32, u32, Look);

/// Writes the rows of a table; returns the next free row.
///
/// The cells are written without a format and get it afterwards, a column at a time: a format is looked up by
/// all that it says, which for each cell anew takes longer than everything else that is done for it. For the same
/// reason the widths of columns are best given after the rows: where nothing is known of a column, nothing is looked
/// up.
pub(super) fn push_rows(
    sheet: &mut Worksheet,
    columns: &[(&Column, usize)],
    first: u32,
    rows: &[Vec<Value>],
) -> Result<u32, XlsxError> {
    let mut runs: Vec<Vec<Run>> = vec![Vec::new(); columns.len()];
    let mut next = first;
    for values in rows {
        next = push_row(sheet, columns, next, values, &mut runs)?;
    }
    if next > first {
        let formats = Formats::new();
        for ((index, (column, _)), runs) in (0u16..).zip(columns).zip(&runs) {
            let usual = if column.wrap { &formats.text } else { &formats.one_line };
            // What was not written, because it is empty, becomes a cell as well.
            sheet.set_range_format(first, index, next - 1, index, usual)?;
            for (first, last, look) in runs {
                let format = match look {
                    Look::Quoted => &formats.quoted,
                    Look::Date => &formats.date,
                };
                sheet.set_range_format(*first, index, *last, index, format)?;
            }
        }
    }
    Ok(next)
}

/// Writes a row, or more when a text does not fit in a cell; returns the next free row. What looks other than the
/// rest of its column is added to the runs of it.
fn push_row(
    sheet: &mut Worksheet,
    columns: &[(&Column, usize)],
    first: u32,
    values: &[Value],
    runs: &mut [Vec<Run>],
) -> Result<u32, XlsxError> {
    let mut row = first;
    loop {
        let (mut lines, mut more) = (1, false);
        for (((index, value), (_, width)), runs) in (0u16..).zip(values).zip(columns).zip(&mut *runs) {
            let look = if let Value::Text(text) = value {
                let (part, goes_on) = piece(text, (row - first) as usize);
                sheet.write_string(row, index, plain(part))?;
                lines = lines.max(layout::lines(part, *width));
                more |= goes_on;
                looks_like_formula(part).then_some(Look::Quoted)
            } else {
                push_value(sheet, row, index, value)?
            };
            match (look, runs.last_mut()) {
                (Some(look), Some((_, last, same))) if look == *same && *last + 1 == row => *last = row,
                (Some(look), _) => runs.push((row, row, look)),
                (None, _) => {}
            }
        }
        sheet.set_row_height(row, height(lines))?;
        row += 1;
        if !more {
            return Ok(row);
        }
    }
}

/// Writes what is no text; tells how it looks when that is not as the rest of its column.
fn push_value(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
) -> Result<Option<Look>, XlsxError> {
    match value {
        Value::Date(date) => {
            if let Ok(date) = excel_date(*date) {
                sheet.write_datetime(row, column, &date)?;
                return Ok(Some(Look::Date));
            }
            // Excel's calendar begins in 1900.
            sheet.write_string(row, column, value.shown())?;
        }
        #[expect(clippy::cast_precision_loss, reason = "Excel knows no other numbers")]
        Value::Number(number) => {
            sheet.write_number(row, column, *number as f64)?;
        }
        Value::Decimal(number) => {
            sheet.write_number(row, column, *number)?;
        }
        Value::Text(_) | Value::Empty => {}
    }
    Ok(None)
}

/// A text that stays one: what begins and ends with the tags of a run is to the crate the inside of a rich text, and
/// goes into the file as it stands. A blank behind it shows that it is none.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text.starts_with("<r>") && text.ends_with("</r>") { format!("{text} ").into() } else { text.into() }
}

/// The text in pieces that fit in a cell; mostly one.
fn parts(text: &str) -> Vec<&str> {
    if text.len() <= CELL_LIMIT {
        return vec![text];
    }
    let (mut parts, mut start, mut units) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        if units + c.len_utf16() > CELL_LIMIT {
            parts.push(&text[start..at]);
            (start, units) = (at, 0);
        }
        units += c.len_utf16();
    }
    parts.push(&text[start..]);
    parts
}

/// What stands in the n-th row that a text takes, and whether it goes on in the next: short texts stand in all of them.
fn piece(text: &str, row: usize) -> (&str, bool) {
    if text.len() <= CELL_LIMIT {
        return (text, false);
    }
    match &*parts(text) {
        [whole] => (whole, false),
        parts => (parts.get(row).copied().unwrap_or(""), parts.len() > row + 1),
    }
}

pub(super) fn excel_date(date: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(
        date.year().unsigned_abs(),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
}

/// A name that Excel accepts for a worksheet: at most 31 characters, without signs of its own.
pub(super) fn sheet_name(name: &str) -> String {
    let name: String = name.chars().filter(|c| !"[]:*?/\\\n'".contains(*c)).take(31).collect();
    if name.trim().is_empty() { "Blad1".into() } else { name }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    /// The numbers of the styles of the cells in the first column.
    fn styles(rows: &[Vec<Value>]) -> Vec<String> {
        let column = Column { header: "Wat".into(), width: 20, wrap: true };
        let mut book = Workbook::new();
        push_rows(book.add_worksheet(), &[(&column, 20)], 0, rows).unwrap();
        let mut package = zip::ZipArchive::new(Cursor::new(book.save_to_buffer().unwrap())).unwrap();
        let mut xml = String::new();
        package.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut xml).unwrap();
        let style = |cell: &str| cell.split('"').nth(2).map(str::to_owned);
        xml.split("<c r=\"A").skip(1).filter_map(style).collect()
    }

    #[test]
    fn markup_in_a_text_stays_text() {
        let written = "<r>verslag & brief</r>";
        let column = Column { header: written.into(), width: 20, wrap: true };
        let rows = vec![vec![Value::Text(written.into())]];
        let table = Table { name: "Lijst".into(), columns: vec![column], rows };
        let mut book = Workbook::new();
        push_table(book.add_worksheet(), &table, 0).unwrap();
        let mut package = zip::ZipArchive::new(Cursor::new(book.save_to_buffer().unwrap())).unwrap();
        let mut xml = String::new();
        package.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut xml).unwrap();
        assert!(xml.contains("&lt;r&gt;verslag &amp; brief&lt;/r&gt;") && !xml.contains("<r>"), "{xml}");
    }

    #[test]
    fn a_cell_looks_as_its_column_or_as_what_it_holds() {
        let text = |text: &'static str| Value::Text(text.into());
        let day = || Value::Date(jiff::civil::date(2026, 12, 3));
        let values = [text("a"), day(), day(), Value::Empty, text("=1"), day(), text("b"), text("")];
        let found = styles(&values.map(|value| vec![value]));
        let (plain, date, quoted) = (&found[0], &found[1], &found[4]);
        assert_eq!(found.iter().collect::<Vec<_>>(), [plain, date, date, plain, quoted, date, plain, plain]);
        assert!(plain != date && date != quoted && plain != quoted);
        assert!(styles(&[]).is_empty());
    }
}

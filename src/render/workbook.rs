//! One table as a workbook that people go on working in: real dates, drop-downs, a frozen header, filters, a print set-up.

use jiff::civil::{Date, date};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, Workbook, Worksheet, XlsxError,
};

use super::document::Table;
use super::xlsx::{excel_date, head, plain, push_rows, sheet_name, small};
use super::{Column, csv};
use crate::error::{Error, Result};

/// Rows below the last one that have the drop-downs too, for who adds cases.
const SPARE_ROWS: u32 = 200;

/// Excel gives a list in a drop-down this many characters.
const MAX_LIST: usize = 255;

/// Characters that can be read on a page in landscape.
const PAGE_WIDTH: u16 = 220;

/// A workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Book<'a> {
    /// Title, in the document properties and on every printed page.
    pub title: String,
    /// How to treat it, on every printed page: `vertrouwelijk`.
    pub marking: String,
    /// The day it is dated with.
    pub date: Option<Date>,
    /// What stands in it.
    pub table: Table<'a>,
    /// What can be chosen in each column of the table; nothing where anything can be typed.
    pub choices: Vec<Choice>,
    /// A worksheet that nobody sees: its name, and what stands in two columns.
    pub hidden: Option<(String, Vec<(String, String)>)>,
}

/// What can be chosen in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The words; none lets anything be typed without a drop-down.
    pub words: Vec<String>,
    /// Whether nothing else fits.
    pub strict: bool,
}

/// The workbook as xlsx, without the name of a person in it.
///
/// # Errors
/// When it is larger than Excel allows.
pub fn xlsx(mut book: Book<'_>) -> Result<Vec<u8>> {
    book.table.clean();
    draw(&book).map_err(|_| {
        Error::write("het Excelbestand kon niet worden gemaakt")
            .remedy("Kies minder casussen, of --format csv.")
    })
}

/// The table as csv.
///
/// # Errors
/// When there is no room for it.
pub fn csv(mut book: Book<'_>) -> Result<Vec<u8>> {
    book.table.clean();
    csv::write_table(csv::BYTE_ORDER_MARK.as_bytes().to_vec(), &book.table, true)
        .map_err(|_| Error::write("de csv kon niet worden gemaakt"))
}

fn draw(book: &Book<'_>) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let dated = book.date.and_then(|date| excel_date(date).ok());
    let created = match dated {
        Some(created) => created,
        None => excel_date(date(2000, 1, 1))?,
    };
    workbook.set_properties(&DocProperties::new().set_title(&book.title).set_creation_datetime(&created));
    workbook.set_zip_compression_level(super::DEFLATE_LEVEL);
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&book.table.name))?;
    set_up(sheet, book)?;
    let last = fill(sheet, &book.table)?;
    for (index, choice) in (0u16..).zip(&book.choices) {
        if let Some(list) = drop_down(choice)? {
            sheet.add_data_validation(1, index, last + SPARE_ROWS, index, &list)?;
        }
    }
    if let Some((name, lines)) = &book.hidden {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?.set_very_hidden(true);
        for (row, (first, second)) in (0u32..).zip(lines) {
            sheet.write_string(row, 0, first)?.write_string(row, 1, second)?;
        }
    }
    workbook.save_to_buffer()
}

fn set_up(sheet: &mut Worksheet, book: &Book<'_>) -> std::result::Result<(), XlsxError> {
    let width: u16 = book.table.columns.iter().map(|column| column.width).sum();
    sheet
        .set_landscape()
        .set_paper_size(9) // A4
        .set_print_fit_to_pages(width.div_ceil(PAGE_WIDTH).max(1), 0)
        .set_margins(0.4, 0.4, 0.75, 0.75, 0.3, 0.3)
        .set_header(format!("&L{}", small(&book.marking)))
        .set_footer(format!("&L{}&R{}&P van &N", small(&book.title), small("pagina ")))
        .set_freeze_panes(1, 0)?
        .set_repeat_rows(0, 0)?
        .set_repeat_columns(0, 0)?;
    Ok(())
}

/// Header and rows; gives the last row.
fn fill(sheet: &mut Worksheet, table: &Table<'_>) -> std::result::Result<u32, XlsxError> {
    let head = head().set_text_wrap();
    sheet.set_row_height(0, 32)?;
    let columns: Vec<(&Column, usize)> =
        table.columns.iter().map(|column| (column, usize::from(column.width))).collect();
    for (index, (column, _)) in (0u16..).zip(&columns) {
        sheet.write_string_with_format(0, index, plain(&column.header), &head)?;
    }
    let row = push_rows(sheet, &columns, 1, &table.rows)?;
    for (index, (_, width)) in (0u16..).zip(&columns) {
        sheet.set_column_width(index, f64::from(u8::try_from(*width).unwrap_or(u8::MAX)) + 2.0)?;
    }
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, row.max(2) - 1, last)?;
    Ok(row.max(2) - 1)
}

/// The drop-down of a column, if it has one.
pub(super) fn drop_down(choice: &Choice) -> std::result::Result<Option<DataValidation>, XlsxError> {
    let length: usize = choice.words.iter().map(|word| word.chars().count() + 1).sum();
    if choice.words.is_empty() || length > MAX_LIST {
        return Ok(None);
    }
    let list = DataValidation::new()
        .allow_list_strings(&choice.words)?
        .ignore_blank(true)
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("Kies uit de lijst")?
        .set_error_message(
            format!("Hier past: {}.", choice.words.join(", ")).chars().take(220).collect::<String>(),
        )?;
    Ok(Some(list.show_error_message(choice.strict)))
}

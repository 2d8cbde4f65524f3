//! An empty form in Excel: a question a row, the answer beside it, what is meant behind that. Only answers can be typed.

use jiff::civil::date;
use rust_xlsxwriter::{
    DataValidation, DocProperties, Format, FormatAlign, FormatBorder, FormatPattern, Workbook, Worksheet,
    XlsxError,
};

use super::workbook::{Choice, drop_down};
use super::xlsx::{ACCENT, excel_date, sheet_name, small};
use crate::error::{Error, Result};

/// The column with the key of each question; nobody needs to see it.
pub const KEYS: u16 = 3;
/// The column with the answers.
pub const ANSWERS: u16 = 1;

const ANSWER: u32 = 0xFF_F9_DB;
const SOFT: u32 = 0x55_63_6B;
const LINE: u32 = 0xB8_C4_C8;
const RED: u32 = 0xB0_1E_1E;
/// Characters that the explanation has on a line.
const HELP_WIDTH: usize = 62;
const LINE_HEIGHT: f64 = 15.0;

/// A form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Name of the worksheet.
    pub name: String,
    /// Title.
    pub title: String,
    /// What to know before filling it in.
    pub introduction: Vec<String>,
    /// The parts.
    pub sections: Vec<Section>,
}

/// A part of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Heading.
    pub heading: String,
    /// Questions.
    pub fields: Vec<Field>,
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The key by which the answer is found.
    pub key: String,
    /// The question, in a word or two.
    pub label: String,
    /// What is meant.
    pub help: String,
    /// What must happen at once with a certain answer.
    pub warning: Option<String>,
    /// What can be chosen.
    pub choice: Choice,
    /// What is typed.
    pub kind: FieldKind,
    /// Whether it must be answered.
    pub required: bool,
}

/// What is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// A few words; numbers stay texts.
    #[default]
    Line,
    /// Sentences.
    Long,
    /// A day.
    Day,
}

/// The form as xlsx.
///
/// # Errors
/// When it does not fit in a worksheet.
pub fn xlsx(form: &Form) -> Result<Vec<u8>> {
    draw(form).map_err(|_| Error::write("het formulier kon niet worden gemaakt"))
}

fn draw(form: &Form) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = excel_date(date(2000, 1, 1))?;
    workbook.set_properties(&DocProperties::new().set_title(&form.title).set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&form.name))?;
    set_up(sheet, form)?;
    let mut row = head(sheet, form)?;
    let looks = Looks::new();
    for section in &form.sections {
        sheet.merge_range(row, 0, row, 2, &section.heading, &looks.heading)?.set_row_height(row, 22)?;
        row += 1;
        for field in &section.fields {
            row = question(sheet, row, field, &looks)?;
        }
    }
    sheet.protect();
    workbook.save_to_buffer()
}

fn set_up(sheet: &mut Worksheet, form: &Form) -> std::result::Result<(), XlsxError> {
    sheet.set_column_width(0, 26)?.set_column_width(ANSWERS, 44)?.set_column_width(2, 62)?;
    sheet.set_column_width(KEYS, 4)?.set_column_hidden(KEYS)?;
    sheet
        .set_paper_size(9) // A4
        .set_print_fit_to_pages(1, 0)
        .set_screen_gridlines(false)
        .set_header(format!("&L{}", small("vertrouwelijk: bevat persoonsgegevens")))
        .set_footer(format!("&L{}&R{}&P van &N", small(&form.title), small("pagina ")));
    Ok(())
}

fn head(sheet: &mut Worksheet, form: &Form) -> std::result::Result<u32, XlsxError> {
    let title = Format::new().set_bold().set_font_size(16).set_font_color(ACCENT);
    let text = Format::new().set_font_color(SOFT).set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(0, 0, &form.title, &title)?.set_row_height(0, 26)?;
    let mut row = 1;
    for line in &form.introduction {
        sheet.merge_range(row, 0, row, 2, line, &text)?;
        sheet.set_row_height(row, height(line, HELP_WIDTH * 2))?;
        row += 1;
    }
    Ok(row + 1)
}

/// Writes a question and gives the next free row.
fn question(
    sheet: &mut Worksheet,
    row: u32,
    field: &Field,
    looks: &Looks,
) -> std::result::Result<u32, XlsxError> {
    let label = if field.required { format!("{} *", field.label) } else { field.label.clone() };
    sheet.write_string_with_format(row, 0, label, &looks.label)?;
    let answer = match field.kind {
        FieldKind::Line => &looks.line,
        FieldKind::Long => &looks.long,
        FieldKind::Day => &looks.day,
    };
    sheet.write_blank(row, ANSWERS, answer)?;
    sheet.write_string_with_format(row, 2, &field.help, &looks.help)?;
    sheet.write_string(row, KEYS, &field.key)?;
    let least = if field.kind == FieldKind::Long { 4.0 * LINE_HEIGHT } else { LINE_HEIGHT + 5.0 };
    sheet.set_row_height(row, height(&field.help, HELP_WIDTH).max(least))?;
    let list = drop_down(&field.choice)?.unwrap_or_else(|| DataValidation::new().show_error_message(false));
    let message = format!("{}{}", if field.required { "Verplicht. " } else { "" }, field.help);
    let message: String = message.chars().take(250).collect();
    let list =
        list.set_input_title(field.label.chars().take(32).collect::<String>())?.set_input_message(message)?;
    sheet.add_data_validation(row, ANSWERS, row, ANSWERS, &list)?;
    let Some(warning) = &field.warning else { return Ok(row + 1) };
    sheet.merge_range(row + 1, 0, row + 1, 2, warning, &looks.warning)?;
    sheet.set_row_height(row + 1, height(warning, HELP_WIDTH * 2))?;
    Ok(row + 2)
}

/// The height of a row with this text.
fn height(text: &str, width: usize) -> f64 {
    let lines = super::layout::lines(text, width).clamp(1, 20);
    LINE_HEIGHT * f64::from(u8::try_from(lines).unwrap_or(20)) + 5.0
}

/// How the cells look.
struct Looks {
    heading: Format,
    label: Format,
    help: Format,
    warning: Format,
    line: Format,
    long: Format,
    day: Format,
}

impl Looks {
    fn new() -> Looks {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let answer = text
            .clone()
            .set_unlocked()
            .set_pattern(FormatPattern::Solid)
            .set_background_color(ANSWER)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_align(FormatAlign::Left);
        Looks {
            heading: Format::new().set_bold().set_font_color(0xFF_FF_FF).set_background_color(ACCENT),
            label: text.clone().set_bold(),
            help: text.clone().set_font_color(SOFT),
            warning: text.set_bold().set_font_color(RED),
            line: answer.clone().set_num_format("@"),
            long: answer.clone().set_num_format("@"),
            day: answer.set_num_format("d-m-yyyy"),
        }
    }
}

//! xlsx, xlsm, xlsb and xls, by calamine.

use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, Xlsb, Xlsx};
use jiff::civil::Date;

use crate::error::{Error, Result};

use super::grid::{Budget, Builder, Region, Workbook};
use super::limits::MAX_SHEETS;
use super::merges::{self, Extras};
use super::package::{Format, Package};

/// Reads xlsx, xlsm or xlsb.
pub fn read_package(package: Package) -> Result<Workbook> {
    let extras = merges::find(&package);
    match package.format {
        Format::Xlsx => read_xlsx(package.repack()?, &extras),
        Format::Xlsb => read_xlsb(package.repack()?, &extras),
        Format::Ods => Err(unreadable()),
    }
}

fn read_xlsx(bytes: Vec<u8>, extras: &Extras) -> Result<Workbook> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let epoch_1904 = book.has_1904_epoch();
    read_sheets(sheets(&book)?, |name, builder| {
        builder.epoch_1904(epoch_1904);
        let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(false) };
        while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
            push_ref(builder, cell.get_position(), cell.get_value())?;
        }
        extras.add(name, builder)?;
        Ok(true)
    })
}

fn read_xlsb(bytes: Vec<u8>, extras: &Extras) -> Result<Workbook> {
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let epoch_1904 = book.has_1904_epoch();
    read_sheets(sheets(&book)?, |name, builder| {
        builder.epoch_1904(epoch_1904);
        let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(false) };
        while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
            push_ref(builder, cell.get_position(), cell.get_value())?;
        }
        extras.add(name, builder)?;
        Ok(true)
    })
}

/// Reads xls; the caller has checked that its cells span no more than memory can bear.
pub fn read_xls(bytes: &[u8]) -> Result<Workbook> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => locked("xls"),
        _ => unreadable(),
    })?;
    let epoch_1904 = book.has_1904_epoch();
    read_sheets(sheets(&book)?, |name, builder| {
        builder.epoch_1904(epoch_1904);
        let Ok(range) = book.worksheet_range(name) else { return Ok(false) };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            push_data(builder, (top + row as u32, left + column as u32), data)?;
        }
        for Dimensions { start, end } in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
            builder.merge(Region { top: start.0, left: start.1, bottom: end.0, right: end.1 })?;
        }
        Ok(true)
    })
}

/// The names of the worksheets, and whether each is hidden.
fn sheets<RS: std::io::Read + std::io::Seek, R: Reader<RS>>(book: &R) -> Result<Vec<(String, bool)>> {
    let all = book.sheets_metadata();
    if all.len() > MAX_SHEETS {
        return Err(Error::input(format!("dit bestand heeft meer dan {MAX_SHEETS} bladen"))
            .remedy("Zet de casussen van dit overleg op één blad."));
    }
    let worksheets = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    Ok(worksheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect())
}

/// Reads each sheet; `read` says whether the sheet could be opened.
fn read_sheets(
    sheets: Vec<(String, bool)>,
    mut read: impl FnMut(&str, &mut Builder<'_>) -> Result<bool>,
) -> Result<Workbook> {
    let (mut book, mut budget) = (Workbook::default(), Budget::default());
    for (at, (name, hidden)) in sheets.into_iter().enumerate() {
        let mut builder = Builder::new(&name, at + 1, hidden, &mut budget);
        if read(&name, &mut builder)? {
            book.sheets.push(builder.finish());
        } else {
            book.warnings.push(format!("blad {} kon niet gelezen worden en is overgeslagen", at + 1));
        }
    }
    Ok(book)
}

fn push_ref(builder: &mut Builder<'_>, (row, column): (u32, u32), data: &DataRef<'_>) -> Result<()> {
    match data {
        DataRef::SharedString(text) => builder.text(row, column, text),
        DataRef::String(text) => builder.text(row, column, text),
        DataRef::Empty => Ok(()),
        DataRef::Float(number) => builder.number(row, column, *number),
        DataRef::Int(number) => builder.number(row, column, *number as f64),
        DataRef::Bool(value) => builder.bool(row, column, *value),
        DataRef::DateTime(moment) => push_moment(builder, row, column, moment),
        DataRef::DateTimeIso(text) => push_iso(builder, row, column, text),
        DataRef::DurationIso(text) => builder.text(row, column, text),
        DataRef::Error(_) => builder.error(row, column),
    }
}

fn push_data(builder: &mut Builder<'_>, (row, column): (u32, u32), data: &Data) -> Result<()> {
    match data {
        Data::String(text) => builder.text(row, column, text),
        Data::Empty => Ok(()),
        Data::Float(number) => builder.number(row, column, *number),
        Data::Int(number) => builder.number(row, column, *number as f64),
        Data::Bool(value) => builder.bool(row, column, *value),
        Data::DateTime(moment) => push_moment(builder, row, column, moment),
        Data::DateTimeIso(text) => push_iso(builder, row, column, text),
        Data::DurationIso(text) => builder.text(row, column, text),
        Data::Error(_) => builder.error(row, column),
    }
}

/// A date, a time of day (as text) or, when it is neither, the bare number.
fn push_moment(builder: &mut Builder<'_>, row: u32, column: u32, moment: &ExcelDateTime) -> Result<()> {
    let serial = moment.as_f64();
    if moment.is_duration() || !(0.0..2_958_466.0).contains(&serial) {
        return builder.number(row, column, serial);
    }
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    if serial < 1.0 && serial > 0.0 {
        return builder.text(row, column, &format!("{hour:02}:{minute:02}"));
    }
    match Date::new(year as i16, month as i8, day as i8) {
        Ok(date) => builder.date(row, column, date),
        // Serial 60 is Excel's 29 February 1900, a day that never was.
        Err(_) => builder.number(row, column, serial),
    }
}

fn push_iso(builder: &mut Builder<'_>, row: u32, column: u32, text: &str) -> Result<()> {
    match text.get(..10).and_then(|day| day.parse::<Date>().ok()) {
        Some(date) => builder.date(row, column, date),
        None => builder.text(row, column, text),
    }
}

/// A workbook calamine cannot read, whatever it says about it: its words quote the contents.
pub fn unreadable() -> Error {
    Error::input("dit werkblad is beschadigd of heeft een vorm die niet gelezen kan worden").remedy(
        "Open het in Excel, kies 'Opslaan als', type 'Excel-werkmap (.xlsx)', en probeer het nieuwe bestand.",
    )
}

/// A password on a format of which the encryption is not read.
pub fn locked(format: &str) -> Error {
    Error::input(format!(
        "dit {format}-bestand heeft een wachtwoord, en van dat formaat wordt de beveiliging niet gelezen"
    ))
    .remedy("Open het, kies 'Opslaan als', type 'Excel-werkmap (.xlsx)', met hetzelfde wachtwoord.")
}

//! xlsx, xlsm, xlsb and xls, by calamine.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, ExcelDateTimeType, Reader, SheetType, SheetVisible, Xls, Xlsb,
    Xlsx,
};
use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::sheet::open::limits::MAX_SHEETS;
use crate::sheet::open::package::{Format, Package};

use super::grid::{Budget, Builder, Region, Workbook};
use super::merges::{self, Extras};
use super::plain::{Plain, Read};

/// Reads xlsx, xlsm or xlsb.
pub fn read_package(package: &Package) -> Result<Workbook> {
    match package.format {
        Format::Xlsx => read_xlsx(package),
        Format::Xlsb => read_xlsb(package),
        Format::Ods => Err(unreadable()),
    }
}

fn read_xlsx(package: &Package) -> Result<Workbook> {
    let paths = merges::sheet_paths(package).unwrap_or_default();
    let plain = Plain::of(package, &paths).unwrap_or_default();
    read_divided(package, paths, plain)
}

/// Reads an xlsx of which the plain cells were taken out.
fn read_divided(package: &Package, paths: Vec<(String, String)>, mut plain: Plain<'_>) -> Result<Workbook> {
    let mut book = open_xlsx(package, &plain.rest)?;
    let sheets = sheets(&book)?;
    if !plain.rest.is_empty() && !sheets.iter().all(|(name, _)| plain.knows(name)) {
        plain = Plain::default();
        book = open_xlsx(package, &[])?;
    }
    let extras = Extras::find(package, paths);
    let epoch_1904 = book.has_1904_epoch();
    read_sheets(sheets, |name, builder| {
        builder.epoch_1904(epoch_1904);
        let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(false) };
        let mut other = |builder: &mut Builder<'_>| {
            let Some(cell) = cells.next_cell().map_err(|_| unreadable())? else { return Ok(Read::Nothing) };
            push_ref(builder, cell.get_position(), cell.get_value())?;
            Ok(match cell.get_value() {
                DataRef::Float(_) => Read::Number,
                DataRef::DateTime(moment) if moment.is_duration() => {
                    Read::Moment(ExcelDateTimeType::TimeDelta)
                }
                DataRef::DateTime(_) => Read::Moment(ExcelDateTimeType::DateTime),
                _ => Read::Else,
            })
        };
        plain.add(name, builder, epoch_1904, &mut other)?;
        while !matches!(other(builder)?, Read::Nothing) {}
        extras.add(name, builder)?;
        Ok(true)
    })
}

fn open_xlsx(package: &Package, replaced: &[(String, Vec<u8>)]) -> Result<Xlsx<Cursor<Vec<u8>>>> {
    Xlsx::new(Cursor::new(package.repack(replaced)?)).map_err(|_| unreadable())
}

fn read_xlsb(package: &Package) -> Result<Workbook> {
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(package.repack(&[])?)).map_err(|_| unreadable())?;
    let extras = Extras::find(package, merges::sheet_paths(package).unwrap_or_default());
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
pub fn push_moment(builder: &mut Builder<'_>, row: u32, column: u32, moment: &ExcelDateTime) -> Result<()> {
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The xlsx files of the tests and examples that have no password.
    fn packages() -> Vec<(String, Package)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = ["tests/sheets", "examples"].map(|folder| std::fs::read_dir(root.join(folder)).unwrap());
        let paths = files.into_iter().flatten().map(|entry| entry.unwrap().path());
        let open = |path: std::path::PathBuf| {
            let package = Package::open(&std::fs::read(&path).ok()?).ok()?;
            (package.format == Format::Xlsx).then(|| (path.display().to_string(), package))
        };
        let mut packages: Vec<_> = paths.filter_map(open).collect();
        packages.push(("all kinds".into(), Package::open(&all_kinds()).unwrap()));
        packages
    }

    /// A workbook with a shared table and all kinds of cells.
    fn all_kinds() -> Vec<u8> {
        use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
        let (bold, date) = (Format::new().set_bold(), Format::new().set_num_format("d-m-yyyy"));
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..20 {
            sheet.write(row, 0, format!("Sanne Bakker {}", row % 3)).unwrap();
            sheet.write(row, 1, "  CJG & \"school\" <belt>\r\nmorgen  ").unwrap();
            sheet.write_rich_string(row, 2, &[(&bold, "Wijkteam"), (&date, ": belt")]).unwrap();
            sheet.write(row, 3, f64::from(row) * 1.25e-3).unwrap();
            sheet.write_with_format(row, 4, 612_345_678 - row, &bold).unwrap();
            let day = ExcelDateTime::from_ymd(2026, 12, 3).unwrap();
            sheet.write_datetime_with_format(row, 5, &day, &date).unwrap();
            sheet.write(row, 6, row % 2 == 0).unwrap();
            sheet.write_formula(row, 7, "=A1&\"x\"").unwrap().set_formula_result(row, 7, "Sanne x");
            sheet.write_blank(row, 8, &bold).unwrap();
            sheet.write(row, 9, "_x0041_ één\tactie 🙂").unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    fn shown(book: &Workbook) -> String {
        let grids = book.sheets.iter().map(|grid| {
            let cells = |row| grid.cells(row).map(|cell| format!("{cell:?}")).collect::<Vec<_>>();
            let rows: Vec<_> = (0..grid.row_count()).map(|row| (grid.row_number(row), cells(row))).collect();
            format!("{} {:?} {rows:?} {:?}", grid.name, grid.epoch_1904, grid.uncalculated())
        });
        format!("{:?} {:?}", grids.collect::<Vec<_>>(), book.warnings)
    }

    /// What is read with and without taking out the plain cells.
    fn both_ways(package: &Package) -> [Option<String>; 2] {
        let paths = merges::sheet_paths(package).unwrap_or_default();
        let whole = read_divided(package, paths, Plain::default());
        [read_xlsx(package), whole].map(|book| book.ok().map(|book| shown(&book)))
    }

    #[test]
    fn plain_cells_are_what_calamine_says() {
        let packages = packages();
        assert!(packages.len() > 15);
        for (name, package) in &packages {
            let paths = merges::sheet_paths(package).unwrap();
            // Its cells do not say where they stand.
            let bare = name.ends_with("formulas_bare.xlsx");
            assert_eq!(Plain::of(package, &paths).is_some(), !bare, "{name}");
            let [divided, whole] = both_ways(package);
            assert!(divided == whole && whole.is_some(), "{name}");
        }
    }

    /// A damaged address, number, index or character reference makes no difference between the two ways, unless the
    /// whole file is one that calamine refuses.
    #[test]
    fn damaged_cells_are_what_calamine_says() {
        let (mut state, mut read) = (5u64, 0);
        let mut dice = |sides: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % sides
        };
        for (name, package) in packages() {
            let mut paths: Vec<String> =
                merges::sheet_paths(&package).unwrap().into_iter().map(|(_, path)| path).collect();
            paths.push("xl/sharedStrings.xml".into());
            for _ in 0..60 {
                let path = &paths[dice(paths.len())];
                let Some(part) = package.part(path) else { continue };
                let mut part = part.to_vec();
                // What stands before the cells, calamine looks at more closely.
                let cells = memchr::memmem::find(&part, b"Data>").or(memchr::memmem::find(&part, b"<si>"));
                let cells = cells.unwrap_or(part.len())..part.len();
                let digits: Vec<usize> = cells.filter(|at| part[*at].is_ascii_digit()).collect();
                if digits.is_empty() {
                    continue;
                }
                let at = digits[dice(digits.len())];
                part[at] = b"0123456789&;:_ AZea.-"[dice(21)];
                let bytes = package.repack(&[(path.clone(), part)]).unwrap();
                let Ok(damaged) = Package::open(&bytes) else { continue };
                let [divided, whole] =
                    crate::sheet::open::quiet::catch(|| both_ways(&damaged)).unwrap_or_default();
                assert!(whole.is_none() || divided == whole, "{name}: {path} at {at}");
                read += usize::from(whole.is_some());
            }
        }
        assert!(read > 100, "{read}");
    }
}

//! Names back into the cells of a sheet. A column that was left out is not there to be filled.

use std::collections::BTreeMap;

use super::super::text::{BYTE_ORDER_MARK, decoded};
use super::cells::Sheet;
use super::{Back, MapFile, csv, entry, labels_of_others, text, xlsx};
use crate::error::Result;
use crate::vault::restore as put_back;

/// Puts names back into csv.
pub fn restore_csv(bytes: &[u8], file: &MapFile) -> Result<Back> {
    let marked = bytes.starts_with(BYTE_ORDER_MARK);
    let (mark, body) = bytes.split_at(if marked { BYTE_ORDER_MARK.len() } else { 0 });
    let is_utf8 = std::str::from_utf8(body).is_ok();
    let whole = decoded(is_utf8, body);
    let fields = csv::fields(&whole);
    let mut back = Back { exact: true, ..Back::default() };
    let changed = cells(&fields.sheet, file, &mut back);
    back.bytes = [mark, &text::written(&fields.with(&changed), is_utf8)].concat();
    Ok(back)
}

/// Puts names back into a workbook; what is not a cell with a label stays as it is.
pub fn restore_workbook(bytes: &[u8], file: &MapFile) -> Result<Back> {
    let book = xlsx::Book::open(bytes)?;
    let mut back = Back { exact: true, ..Back::default() };
    let mut used: Vec<&str> = Vec::new();
    let mut changed = Vec::new();
    for sheet in book.sheets() {
        used.push(&sheet.name);
        changed.push(cells(sheet, file, &mut back));
    }
    let others = labels_of_others(file, &used);
    back.missing += others;
    back.exact &= others == 0;
    back.bytes = book.with(&changed)?;
    Ok(back)
}

/// The cells of a sheet that change, by the entry of the list for it.
fn cells(sheet: &Sheet, file: &MapFile, back: &mut Back) -> BTreeMap<(usize, usize), String> {
    let flat = sheet.flat();
    let Some(piece) = entry(file, &sheet.name, &flat.text) else { return BTreeMap::new() };
    let restored = put_back(piece, &flat.text);
    back.add(&restored, |at| format!("{}, rij {}", sheet.name, sheet.rows[flat.row_at(at)].number));
    flat.changed(sheet, &restored.edits)
}

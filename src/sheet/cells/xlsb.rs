//! The records of an xlsb that calamine passes over: merged cells, and formulas that gave an error.
//!
//! A formula without an outcome does not occur here: each record of a formula holds one.

use crate::sheet::open::limits::MAX_MERGES;

use super::grid::Region;

const ROW: u16 = 0;
const FORMULA_ERROR: u16 = 11;
const SHEET: u16 = 156;
const MERGED: u16 = 176;

/// The sheets of a workbook part: name and the id of its relationship.
pub fn sheets(part: &[u8]) -> Vec<(String, String)> {
    let sheet = |data: &[u8]| {
        let (id, rest) = wide_text(data.get(8..)?)?;
        Some((wide_text(rest)?.0, id))
    };
    records(part).filter(|(kind, _)| *kind == SHEET).filter_map(|(_, data)| sheet(data)).collect()
}

/// The merged regions of a sheet part.
pub fn regions(part: &[u8]) -> Vec<Region> {
    let region = |data: &[u8]| {
        let at = |index: usize| number(data, 4 * index);
        Some(Region { top: at(0)?, bottom: at(1)?, left: at(2)?, right: at(3)? })
    };
    let merged = records(part).filter(|(kind, _)| *kind == MERGED);
    merged.filter_map(|(_, data)| region(data)).take(MAX_MERGES + 1).collect()
}

/// The cells (row and column, from 0) of a sheet part of which the formula gave an error.
pub fn errors(part: &[u8]) -> Vec<(u32, u32)> {
    let mut row = 0;
    let mut found = Vec::new();
    for (kind, data) in records(part) {
        match kind {
            ROW => row = number(data, 0).unwrap_or(row),
            FORMULA_ERROR => found.extend(number(data, 0).map(|column| (row, column))),
            _ => {}
        }
    }
    found
}

/// The records of a part, up to its end or the first that is not whole: type and contents.
fn records(mut part: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = packed(&mut part, 2)?;
        let size = packed(&mut part, 4)?;
        let (data, rest) = part.split_at_checked(size as usize)?;
        part = rest;
        Some((kind as u16, data))
    })
}

/// A number in bytes of seven bits, the lowest first; a set high bit says that another byte follows.
fn packed(part: &mut &[u8], most: u32) -> Option<u32> {
    let mut sum = 0;
    for at in 0..most {
        let (byte, rest) = part.split_first()?;
        *part = rest;
        sum |= u32::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(sum)
}

fn number(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

/// A text behind its length, and what follows it.
fn wide_text(data: &[u8]) -> Option<(String, &[u8])> {
    let size = usize::try_from(number(data, 0)?).ok()?.checked_mul(2)?;
    let (text, rest) = data.get(4..)?.split_at_checked(size)?;
    let units: Vec<u16> = text.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    Some((String::from_utf16_lossy(&units), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let kind = if kind < 128 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
        [kind, vec![data.len() as u8], data.to_vec()].concat()
    }

    fn numbers(all: &[u32]) -> Vec<u8> {
        all.iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    #[test]
    fn records_are_told_apart() {
        let part = [
            record(ROW, &numbers(&[6, 0])),
            record(FORMULA_ERROR, &numbers(&[2, 0])),
            record(MERGED, &numbers(&[1, 3, 0, 1])),
            vec![0x93, 0x01, 0x80, 0x01],
            vec![0; 128],
            record(MERGED, &numbers(&[4, 5, 2, 2])),
        ]
        .concat();
        assert_eq!(errors(&part), [(6, 2)]);
        let expected = [
            Region { top: 1, bottom: 3, left: 0, right: 1 },
            Region { top: 4, bottom: 5, left: 2, right: 2 },
        ];
        assert_eq!(regions(&part), expected);
        for end in 0..part.len() {
            assert!(regions(&part[..end]).len() < 2 && errors(&part[..end]).len() < 2);
        }
    }

    #[test]
    fn sheets_have_a_name_and_a_part() {
        let mut data = numbers(&[0, 1, 4]);
        data.extend("rId1".encode_utf16().flat_map(u16::to_le_bytes));
        data.extend(numbers(&[3]));
        data.extend("Één".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(sheets(&record(SHEET, &data)), [("Één".to_string(), "rId1".to_string())]);
        data.truncate(29);
        assert!(sheets(&record(SHEET, &data)).is_empty());
        assert!(sheets(&record(SHEET, &numbers(&[0, 1, u32::MAX]))).is_empty());
    }
}

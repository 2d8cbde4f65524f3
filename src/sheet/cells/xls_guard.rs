//! Looks through the records of an .xls before calamine does: it lays out the whole rectangle between the first
//! and the last cell of each sheet, and reserves room for the rectangle the file claims.

use crate::error::{Error, Result};
use crate::sheet::open::limits::MAX_XLS_AREA;

use super::excel::locked;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const DIMENSIONS: u16 = 0x0200;
const FILE_PASS: u16 = 0x002f;

/// The rectangle of a sheet's cells.
#[derive(Clone, Copy)]
struct Span {
    rows: (u16, u16),
    columns: (u16, u16),
}

/// Refuses a workbook stream whose sheets would fill the memory.
pub fn check(stream: &[u8]) -> Result<()> {
    let (mut area, mut span, mut depth, mut rest) = (0u64, None, 0u32, stream);
    while let Some(([t0, t1, l0, l1], after)) = rest.split_first_chunk::<4>() {
        let (kind, len) = (u16::from_le_bytes([*t0, *t1]), usize::from(u16::from_le_bytes([*l0, *l1])));
        let Some(data) = after.get(..len) else { break };
        rest = &after[len..];
        match kind {
            // What follows is encrypted: nothing more can be told.
            FILE_PASS if word(data, 0) != Some(0) => return Err(locked("xls")),
            BOF => depth += 1,
            EOF => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    area += span.take().map_or(0, |span: Span| span.area());
                }
            }
            DIMENSIONS if !plausible(data) => return Err(too_wide()),
            // Number, label, rich string, truth value, RK, shared label, formula; a row of RKs.
            0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd | 0x0006 | 0x00bd => {
                if let (Some(row), Some(first)) = (word(data, 0), word(data, 2)) {
                    let last = if kind == 0x00bd {
                        word(data, len.saturating_sub(2)).unwrap_or(first)
                    } else {
                        first
                    };
                    Span::widen(&mut span, row, first, last);
                }
            }
            _ => {}
        }
        if area + span.map_or(0, |span| span.area()) > MAX_XLS_AREA {
            return Err(too_wide());
        }
    }
    Ok(())
}

impl Span {
    fn widen(span: &mut Option<Span>, row: u16, first: u16, last: u16) {
        let span = span.get_or_insert(Span { rows: (row, row), columns: (first, first) });
        span.rows = (span.rows.0.min(row), span.rows.1.max(row));
        span.columns = (span.columns.0.min(first), span.columns.1.max(first).max(last));
    }

    fn area(self) -> u64 {
        let side = |(first, last): (u16, u16)| u64::from(last - first) + 1;
        side(self.rows) * side(self.columns)
    }
}

/// Whether a sheet claims a rectangle that can be reserved.
fn plausible(data: &[u8]) -> bool {
    let long =
        |at| word(data, at).zip(word(data, at + 2)).map(|(low, high)| u64::from(low) | u64::from(high) << 16);
    let short = |at| word(data, at).map(u64::from);
    let sides = match data.len() {
        14 => [long(0), long(4), short(8), short(10)],
        10 => [short(0), short(2), short(4), short(6)],
        _ => return true,
    };
    let [Some(top), Some(bottom), Some(left), Some(right)] = sides else { return true };
    let (rows, columns) = (bottom.saturating_sub(top) + 1, right.saturating_sub(left) + 1);
    bottom >= top && right >= left && rows <= 65_537 && columns <= 257
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

fn too_wide() -> Error {
    Error::input("de cellen van dit xls-bestand liggen verder uit elkaar dan een casuïstieksheet nodig heeft")
        .remedy("Open het in Excel en sla het op als .xlsx, of verwijder cellen ver onder en rechts van de tabel.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    fn cell(row: u16, column: u16) -> Vec<u8> {
        record(0x00fd, &[row.to_le_bytes(), column.to_le_bytes(), [0; 2], [0; 2], [0; 2]].concat())
    }

    #[test]
    fn cells_in_far_corners_are_refused() {
        let bof = record(BOF, &[0; 16]);
        let eof = record(EOF, &[]);
        let wide = [bof.clone(), cell(0, 0), cell(65_535, 255), eof.clone()].concat();
        assert!(check(&wide).is_err());
        let usual = [bof.clone(), cell(0, 0), cell(500, 20), eof.clone()].concat();
        assert!(check(&usual).is_ok());
        let claim = [0u32, u32::MAX].map(u32::to_le_bytes).concat();
        let claim = [claim, vec![0, 0, 255, 0, 0, 0]].concat();
        assert!(check(&[bof, record(DIMENSIONS, &claim), eof].concat()).is_err());
        assert!(check(b"onzin").is_ok());
    }
}

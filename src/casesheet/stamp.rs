//! Whether a row is still as it was written, and its case file too: a digest of the row that the sheet takes along on a
//! worksheet of its own. A row that goes takes its digest nowhere: of a whole row nobody finds the text again.

use sha2::{Digest, Sha256};

use crate::dutch::clean::clean;
use crate::render::Value;
use crate::sheet::Contents;

use super::take::SheetRow;
use super::{Layout, memory};

/// The name of the worksheet that takes the stamps along.
pub const SHEET: &str = "mdo";

/// The stamp of the rows of a case as they are written.
pub fn written(layout: &Layout, rows: &[Vec<Value<'_>>]) -> String {
    let mut stamp = Stamp::default();
    for row in rows {
        for (column, value) in layout.columns.iter().zip(row) {
            stamp.add(&column.key, &memory::cell(value));
        }
    }
    stamp.finish()
}

/// The stamp of the rows of a case as they were read.
pub fn read(rows: &[SheetRow]) -> String {
    let mut stamp = Stamp::default();
    rows.iter().flatten().for_each(|cell| stamp.add(&cell.header, &cell.contents));
    stamp.finish()
}

#[derive(Default)]
struct Stamp(Sha256);

impl Stamp {
    /// Blank cells say nothing: another program may leave them out.
    fn add(&mut self, header: &str, contents: &Contents) {
        let text = contents.text();
        let text = clean(&text);
        if !text.trim().is_empty() {
            for part in [header, text.trim()] {
                self.0.update((part.len() as u64).to_le_bytes());
                self.0.update(part.as_bytes());
            }
        }
    }

    fn finish(self) -> String {
        self.0.finalize()[..12].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

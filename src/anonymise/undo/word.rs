//! Names back into a Word document.

use super::{Back, MapFile, entry, labels_of_others};
use crate::docx;
use crate::error::Result;
use crate::vault::restore as put_back;

/// Puts names back into the texts of a document.
pub fn restore(bytes: &[u8], file: &MapFile) -> Result<Back> {
    let mut back = Back { exact: true, ..Back::default() };
    let mut used = Vec::new();
    back.bytes = docx::restore(bytes, &mut |part| {
        let Some(piece) = entry(file, &part.place, &part.text) else {
            back.exact = false;
            return Vec::new();
        };
        used.push(piece.place.as_str());
        let restored = put_back(piece, &part.text);
        back.add(&restored, |at| part.place_of(at).to_owned());
        restored.edits
    })?;
    let others = labels_of_others(file, &used);
    back.missing += others;
    back.exact &= others == 0;
    Ok(back)
}

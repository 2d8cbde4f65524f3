//! Names back into a file, in the form that it has. What goes where, the list of the run and [`crate::vault::restore`]
//! know; here a file is taken apart into the texts of the list, and put together again.

pub(super) mod cells;
pub(super) mod csv;
mod sheet;
pub(super) mod text;
mod word;
pub(super) mod xlsx;

use super::Kind;
use crate::error::{Error, Result};
use crate::vault::{MapFile, MapPiece, Restored};

/// A file with the names back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Back {
    /// The file.
    pub bytes: Vec<u8>,
    /// How much was put back.
    pub put: usize,
    /// Whether nobody had changed the texts: then each has again what stood there.
    pub exact: bool,
    /// What was left, because it is not certain what it stands for.
    pub left: Vec<Left>,
    /// How many labels are not in the file any more.
    pub missing: usize,
}

/// A label that was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Where, as it may be shown.
    pub place: String,
    /// The label.
    pub label: String,
}

impl Back {
    /// Takes in what was done in one text; `place` tells where a byte of it stands.
    fn add(&mut self, restored: &Restored, place: impl Fn(usize) -> String) {
        self.put += restored.edits.len();
        self.missing += restored.missing;
        let left =
            |left: &crate::vault::Unrestored| Left { place: place(left.at), label: left.label.clone() };
        self.left.extend(restored.left.iter().map(left));
        self.exact &= restored.exact;
    }
}

/// Puts back what the list says was replaced in this file.
///
/// # Errors
/// When the file is not of this kind, or of one into which nothing can be put back.
pub fn restore(kind: Kind, bytes: &[u8], file: &MapFile) -> Result<Back> {
    match kind {
        Kind::Text | Kind::Case => Ok(text::restore(bytes, file)),
        Kind::Docx => word::restore(bytes, file),
        Kind::Csv => sheet::restore_csv(bytes, file),
        Kind::Workbook => sheet::restore_workbook(bytes, file),
        Kind::Lines => Err(Error::usage("in JSON Lines kan ik niets terugzetten")
            .remedy("Het kan met .txt, .md, .yaml, .csv, .xlsx en .docx.")),
    }
}

/// The entry of the list for a text: the one that it still is, else the one of its place.
fn entry<'m>(file: &'m MapFile, place: &str, text: &str) -> Option<&'m MapPiece> {
    let same = |piece: &&MapPiece| piece.place == place && piece.result == text;
    let pieces = || file.pieces.iter();
    pieces()
        .find(same)
        .or_else(|| pieces().find(|piece| piece.result == text))
        .or_else(|| pieces().find(|piece| piece.place == place))
}

/// How many labels stand in texts of the list that the file does not have.
fn labels_of_others(file: &MapFile, used: &[&str]) -> usize {
    let others = file.pieces.iter().filter(|piece| !used.contains(&piece.place.as_str()));
    others.map(|piece| piece.labels.len()).sum()
}

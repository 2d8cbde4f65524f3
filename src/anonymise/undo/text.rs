//! Names back into running text, in the encoding that it had.

use encoding_rs::{Encoding, UTF_16LE, WINDOWS_1252};

use super::super::text::{decoded, runs};
use super::{Back, MapFile};
use crate::vault::{Label, MapPiece, restore as put_back};

/// What a stretch of text is called in the list.
pub const PLACE: &str = "tekst";
/// What one is called that was written in Windows-1252.
pub const PLACE_1252: &str = "tekst (Windows-1252)";

/// Puts names back into text.
pub fn restore(bytes: &[u8], file: &MapFile) -> Back {
    let marked = Encoding::for_bom(bytes);
    let (mark, body) = bytes.split_at(marked.map_or(0, |(_, length)| length));
    if !matches!(marked, Some((_, 2)))
        && let Some(original) = unchanged(body, file)
    {
        let put = file.pieces.iter().map(|piece| piece.labels.len()).sum();
        return Back { bytes: [mark, &original].concat(), put, exact: true, ..Back::default() };
    }
    let text: String = match marked {
        Some((encoding, 2)) => encoding.decode_without_bom_handling(body).0.into_owned(),
        _ => runs(body).map(|(utf8, run)| decoded(utf8, run)).collect(),
    };
    let restored = put_back(&joined(&file.pieces), &text);
    let new = match marked {
        Some((encoding, 2)) => {
            let unit = if encoding == UTF_16LE { u16::to_le_bytes } else { u16::to_be_bytes };
            restored.text.encode_utf16().flat_map(unit).collect()
        }
        _ => encoded(&restored.text, body, file),
    };
    let mut back = Back { bytes: [mark, &new].concat(), exact: true, ..Back::default() };
    back.add(&restored, |at| {
        format!("regel {}", 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count())
    });
    back
}

/// The original, when nobody changed a byte.
fn unchanged(body: &[u8], file: &MapFile) -> Option<Vec<u8>> {
    let mut rest = body;
    let mut original = Vec::new();
    for piece in &file.pieces {
        rest = rest.strip_prefix(as_written(&piece.result, piece).as_slice())?;
        original.extend(as_written(&piece.original(), piece));
    }
    rest.is_empty().then_some(original)
}

fn as_written(text: &str, piece: &MapPiece) -> Vec<u8> {
    if piece.place == PLACE_1252 {
        WINDOWS_1252.encode(text).0.into_owned()
    } else {
        text.as_bytes().to_vec()
    }
}

/// Text that was changed is written as UTF-8, unless it shows or was known to be written in Windows-1252.
fn encoded(text: &str, body: &[u8], file: &MapFile) -> Vec<u8> {
    let was_1252 = file.pieces.iter().any(|piece| piece.place == PLACE_1252);
    let is_1252 = std::str::from_utf8(body).is_err() || body.is_ascii() && was_1252;
    written(text, !is_1252)
}

/// The bytes of a text; those of Windows-1252 when that is meant and has all its signs.
pub fn written(text: &str, utf8: bool) -> Vec<u8> {
    match WINDOWS_1252.encode(text) {
        (bytes, _, false) if !utf8 => bytes.into_owned(),
        _ => text.as_bytes().to_vec(),
    }
}

/// All stretches as one text.
fn joined(pieces: &[MapPiece]) -> MapPiece {
    let mut whole = MapPiece { place: PLACE.into(), ..MapPiece::default() };
    for piece in pieces {
        let before = whole.result.len();
        whole.result.push_str(&piece.result);
        let moved = piece.labels.iter().map(|label| Label {
            start: before + label.start,
            end: before + label.end,
            original: label.original.clone(),
        });
        whole.labels.extend(moved);
    }
    whole
}

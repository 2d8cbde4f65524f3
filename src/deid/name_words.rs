//! Folded names, cut into words.

use super::words::{self, Marks};

/// The words of a folded name, cut as the tokens of a text are.
pub(crate) fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        let start = length_while(rest, false);
        let end = start + length_while(&rest[start..], true);
        let word = &rest[start..end];
        rest = &rest[end..];
        Some(word).filter(|word| !word.is_empty())
    })
}

/// Whether a folded name is one word, and nothing stands around it.
pub(crate) fn is_word(folded: &str) -> bool {
    !folded.is_empty() && length_while(folded, true) == folded.len()
}

/// How many bytes a text begins with that are letters and digits, or none. Plain ones are not made characters first.
fn length_while(text: &str, of_words: bool) -> usize {
    let wanted = if of_words { Kind::Word } else { Kind::Between };
    let plain = text.bytes().position(|byte| KINDS[usize::from(byte)] != wanted).unwrap_or(text.len());
    if text.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        return plain;
    }
    let wide = text[plain..].find(|c: char| c.is_alphanumeric() != of_words);
    wide.map_or(text.len(), |length| plain + length)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A plain letter or digit.
    Word,
    /// Any other plain byte.
    Between,
    /// Part of a character that is not plain: it is not known by its byte.
    Wide,
}

static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Wide; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = if (byte as u8).is_ascii_alphanumeric() { Kind::Word } else { Kind::Between };
        byte += 1;
    }
    kinds
};

/// Whether a folded word can stand between first name and surname.
pub(crate) fn is_prefix(folded: &str) -> bool {
    words::marks_of(folded).any(Marks::PREFIX)
}

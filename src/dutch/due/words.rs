//! The words of an action, as the phrases need them.

use crate::dutch::fold::fold;

/// A word or number, `15-12`, `a.s`, `z.s.m`, without the stops behind it.
pub(super) struct Word {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Folded.
    pub(super) text: String,
    /// Whether only spaces (and the stop of an abbreviation) stand between this word and the one before.
    pub(super) joined: bool,
}

/// Cuts a text into words. Marks (comma, colon, brackets, dashes between spaces) divide; they are no words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(char::is_alphanumeric).map(|at| from + at) {
        let end = text[start..].find(|c: char| !inside(c)).map_or(text.len(), |at| start + at);
        let word = text[start..end].trim_end_matches(['.', '-', '/', '\'', '’']);
        let previous = words.last().map_or(0, |word| word.end);
        let gap = &text[previous..start];
        let joined = !words.is_empty()
            && gap.chars().all(|c| c.is_whitespace() || c == '.')
            && !gap.contains(['\n', '\r']);
        let stop = gap.contains('.') && !words.last().is_some_and(|word| is_abbreviation(&word.text));
        words.push(Word { start, end: start + word.len(), text: fold(word), joined: joined && !stop });
        from = end;
    }
    words
}

fn inside(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '\'' | '’' | '\u{300}'..='\u{36f}')
}

/// Whether a full stop behind this word belongs to it.
pub(super) fn is_abbreviation(folded: &str) -> bool {
    let short = [
        "jan", "feb", "febr", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dec",
        "ma", "di", "wo", "do", "vr", "za", "zo", "wk", "wkn", "mnd", "dgn", "zsm", "as", "jl", "uiterl",
        "dd", "ntb", "tzt", "nr", "volg", "a.s",
    ];
    folded.contains('.') || short.contains(&folded)
}

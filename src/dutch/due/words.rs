//! The words of an action, as the phrases need them.

use std::borrow::Cow;

use crate::dutch::fold::fold;
use crate::dutch::word_list::WordList;

/// A word or number, `15-12`, `a.s`, `z.s.m`, without the stops behind it.
pub(super) struct Word<'t> {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Folded.
    pub(super) text: Cow<'t, str>,
    /// Whether only spaces (and the stop of an abbreviation) stand between this word and the one before.
    pub(super) joined: bool,
}

/// Cuts a text into words. Marks (comma, colon, brackets, dashes between spaces) divide; they are no words.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::with_capacity(text.len() / 4 + 1);
    let mut from = 0;
    while let Some(start) = find(text, from, |sort| sort == Sort::Letter, char::is_alphanumeric) {
        let end = find(text, start, |sort| sort == Sort::Other, |c| !inside(c)).unwrap_or(text.len());
        let word = without_signs(&text[start..end]);
        let joined = words.last().is_some_and(|before| joins(before, &text[before.end..start]));
        words.push(Word { start, end: start + word.len(), text: folded(word), joined });
        from = end;
    }
    words
}

/// Whether what stands behind a word leaves it and the next together.
fn joins(before: &Word<'_>, gap: &str) -> bool {
    // Nearly always.
    if gap == " " {
        return true;
    }
    let blank = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r');
    gap.chars().all(|c| blank(c) || c == '.') && (!gap.contains('.') || is_abbreviation(&before.text))
}

/// The folded form, borrowed where it is the word itself, as it is for most.
fn folded(word: &str) -> Cow<'_, str> {
    let plain = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if plain { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

/// A word without the signs behind it.
fn without_signs(word: &str) -> &str {
    if word.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric) {
        return word;
    }
    word.trim_end_matches(['.', '-', '/', '\'', '’'])
}

/// What a plain byte is to a word.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    /// A letter or digit.
    Letter,
    /// A sign that may stand inside.
    Sign,
    Other,
}

static SORTS: [Sort; 128] = {
    let mut sorts = [Sort::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        sorts[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Sort::Letter,
            b'.' | b'/' | b'-' | b'\'' => Sort::Sign,
            _ => Sort::Other,
        };
        byte += 1;
    }
    sorts
};

/// The first byte from one on that is wanted by its sort or, when it is not plain, by its character.
fn find(text: &str, from: usize, plain: impl Fn(Sort) -> bool, wide: impl Fn(char) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        if let Some(sort) = SORTS.get(usize::from(*byte)) {
            if plain(*sort) {
                return Some(at);
            }
            at += 1;
        } else {
            let c = text[at..].chars().next()?;
            if wide(c) {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }
    None
}

fn inside(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '\'' | '’' | '\u{300}'..='\u{36f}')
}

/// Whether a full stop behind this word belongs to it.
pub(super) fn is_abbreviation(folded: &str) -> bool {
    #[rustfmt::skip]
    static SHORT: WordList = WordList::new(&[
        "jan", "feb", "febr", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dec",
        "ma", "di", "wo", "do", "vr", "za", "zo", "wk", "wkn", "mnd", "dgn", "zsm", "as", "jl", "uiterl",
        "dd", "ntb", "tzt", "nr", "volg", "a.s",
    ]);
    folded.contains('.') || SHORT.has(folded)
}

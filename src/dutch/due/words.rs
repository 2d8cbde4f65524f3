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
    /// Whether the folded form is letters only, as most are.
    pub(super) plain: bool,
    /// Whether only spaces (and the stop of an abbreviation) stand between this word and the one before.
    pub(super) joined: bool,
}

/// Cuts a text into words. Marks (comma, colon, brackets, dashes between spaces) divide; they are no words.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::with_capacity(text.len() / 4 + 1);
    let mut from = 0;
    while let Some(start) = begin(text, from) {
        let (end, sorts) = end(text, start);
        let word = without_signs(&text[start..end], sorts);
        let joined = words.last().is_some_and(|before| joins(before, &text[before.end..start]));
        // The folded form is mostly the word itself.
        let folded = if sorts & (CAPITAL | WIDE) == 0 { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) };
        let plain = sorts & !LETTER == 0 || folded.bytes().all(|byte| byte.is_ascii_lowercase());
        words.push(Word { start, end: start + word.len(), text: folded, plain, joined });
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

/// A word without the signs behind it; `sorts` are those of its characters.
fn without_signs(word: &str, sorts: Sorts) -> &str {
    if sorts & (SIGN | WIDE) == 0 {
        return word;
    }
    word.trim_end_matches(['.', '-', '/', '\'', '’'])
}

/// What a byte is to a word, a bit each: those of a word are gathered.
type Sorts = u8;
const SMALL: Sorts = 1;
const CAPITAL: Sorts = 2;
const DIGIT: Sorts = 4;
/// A sign that may stand inside.
const SIGN: Sorts = 8;
/// No ASCII: the whole character tells.
const WIDE: Sorts = 16;
const LETTER: Sorts = SMALL | CAPITAL;

static SORTS: [Sorts; 256] = {
    let mut sorts = [0; 256];
    let mut byte = 0;
    while byte < sorts.len() {
        sorts[byte] = match byte as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => DIGIT,
            b'.' | b'/' | b'-' | b'\'' => SIGN,
            128.. => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    sorts
};

/// Where the first word from a byte on begins.
fn begin(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let sort = SORTS[usize::from(*text.as_bytes().get(at)?)];
        let c = if sort == WIDE { text[at..].chars().next() } else { None };
        if sort & (LETTER | DIGIT) != 0 || c.is_some_and(char::is_alphanumeric) {
            return Some(at);
        }
        at += c.map_or(1, char::len_utf8);
    }
}

/// Where the word that begins at a byte ends, and the sorts of its characters.
fn end(text: &str, start: usize) -> (usize, Sorts) {
    let (mut at, mut sorts) = (start, 0);
    loop {
        let sort = text.as_bytes().get(at).map_or(0, |byte| SORTS[usize::from(*byte)]);
        match sort {
            0 => return (at, sorts),
            WIDE => match text[at..].chars().next().filter(|c| inside(*c)) {
                Some(c) => at += c.len_utf8(),
                None => return (at, sorts),
            },
            _ => at += 1,
        }
        sorts |= sort;
    }
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

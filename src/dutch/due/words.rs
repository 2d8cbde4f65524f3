//! The words of an action, as the phrases need them.

use std::borrow::Cow;

use super::opening::{self, Opens};
use crate::dutch::calendar::may_be_month;
use crate::dutch::fold::{fold, is_one_of};
use crate::dutch::word_list::WordList;

/// A word or number, `15-12`, `a.s`, `z.s.m`, without the stops behind it.
pub(super) struct Word<'t> {
    /// As written; the lists of words do not care for capitals and marks.
    pub(super) text: &'t str,
    /// First byte.
    pub(super) start: usize,
    /// The phrases that may begin with it.
    pub(super) opens: Opens,
    /// Whether it may hold the month or a number of a date.
    pub(super) may_be_of_a_date: bool,
    /// Whether only spaces (and the stop of an abbreviation) stand between this word and the one before.
    pub(super) joined: bool,
    sorts: Sorts,
}

impl<'t> Word<'t> {
    fn new(start: usize, text: &'t str, sorts: Sorts, joined: bool) -> Word<'t> {
        let (numbered, bytes) = (sorts & DIGIT != 0, text.as_bytes());
        let (opens, may_be_of_a_date) = if sorts & WIDE != 0 {
            // What is wide may fold into digits and months: `²`.
            let folded = fold(text);
            let folded_number = folded.bytes().any(|byte| byte.is_ascii_digit());
            (opening::opens(&folded, folded_number, true), numbered || parts(bytes).any(begins_month))
        } else {
            let begins = begins_month(bytes);
            let holds = || sorts & SIGN != 0 && parts(bytes).any(begins_month);
            (opening::opens(text, numbered, begins), numbered || begins || holds())
        };
        Word { text, start, opens, may_be_of_a_date, joined, sorts }
    }

    /// One past the last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// In small letters without marks; it is mostly written so.
    pub(super) fn folded(&self) -> Cow<'t, str> {
        if self.sorts & (CAPITAL | WIDE) == 0 { Cow::Borrowed(self.text) } else { fold(self.text).into() }
    }

    /// Whether all of a date that it may be is one number that is too short for day, month and year.
    pub(super) fn is_one_number(&self) -> bool {
        const TOO_SHORT: usize = 5;
        let bytes = self.text.as_bytes();
        let mut numbers = bytes.split(|byte| !byte.is_ascii_digit()).filter(|run| !run.is_empty());
        let one = numbers.next().is_some_and(|run| run.len() <= TOO_SHORT) && numbers.next().is_none();
        one && self.sorts & WIDE == 0 && !parts(bytes).any(begins_month)
    }

    /// Whether it is this folded word.
    pub(super) fn is(&self, folded: &str) -> bool {
        self.text.eq_ignore_ascii_case(folded) || self.sorts & WIDE != 0 && is_one_of(self.text, &[folded])
    }

    /// Whether a full stop behind this word belongs to it.
    pub(super) fn is_abbreviation(&self) -> bool {
        #[rustfmt::skip]
        static SHORT: WordList = WordList::new(&[
            "jan", "feb", "febr", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dec",
            "ma", "di", "wo", "do", "vr", "za", "zo", "wk", "wkn", "mnd", "dgn", "zsm", "as", "jl", "uiterl",
            "dd", "ntb", "tzt", "nr", "volg", "a.s", "v",
        ]);
        match self.sorts & (SIGN | WIDE) {
            0 => SHORT.has(self.text),
            _ => self.folded().contains('.') || SHORT.has(self.text),
        }
    }
}

/// The runs of plain letters in a word.
fn parts(word: &[u8]) -> impl Iterator<Item = &[u8]> {
    word.split(|byte| !byte.is_ascii_alphabetic())
}

fn begins_month(word: &[u8]) -> bool {
    word.first_chunk().is_some_and(|head| may_be_month(*head))
}

/// Cuts a text into words. Marks (comma, colon, brackets, dashes between spaces) divide; they are no words.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::with_capacity(text.len() / 4 + 1);
    let (mut from, mut before_end) = (0, 0);
    while let Some(start) = begin(text, from) {
        let (end, sorts) = end(text, start);
        let written = without_signs(&text[start..end], sorts);
        // Nearly always there is one space.
        let space = start == before_end + 1 && text.as_bytes()[before_end] == b' ';
        let joined = words.last().is_some_and(|before| space || joins(before, &text[before_end..start]));
        words.push(Word::new(start, written, sorts, joined));
        before_end = start + written.len();
        from = end;
    }
    words
}

/// Whether what stands behind a word leaves it and the next together.
fn joins(before: &Word<'_>, gap: &str) -> bool {
    let blank = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r');
    gap.chars().all(|c| blank(c) || c == '.') && (!gap.contains('.') || before.is_abbreviation())
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
/// Not ASCII; of these the whole character tells what it is.
const WIDE: Sorts = 16;
/// What ends a word, or may do so.
const END: Sorts = 32;
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
            128.. => WIDE | END,
            _ => END,
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
        if sort & (LETTER | DIGIT) != 0 {
            return Some(at);
        }
        let c = if sort & WIDE != 0 { text[at..].chars().next() } else { None };
        if c.is_some_and(char::is_alphanumeric) {
            return Some(at);
        }
        at += c.map_or(1, char::len_utf8);
    }
}

/// Where the word that begins at a byte ends, and the sorts of its characters.
fn end(text: &str, start: usize) -> (usize, Sorts) {
    let (mut at, mut sorts, mut wide) = (start, 0, 0);
    loop {
        let ends = |byte: &u8| {
            let sort = SORTS[usize::from(*byte)];
            sorts |= sort;
            sort & END != 0
        };
        at = text.as_bytes()[at..].iter().position(ends).map_or(text.len(), |len| at + len);
        let c =
            if text.as_bytes().get(at).is_none_or(u8::is_ascii) { None } else { text[at..].chars().next() };
        match c.filter(|c| inside(*c)) {
            Some(c) => at += c.len_utf8(),
            None => return (at, sorts & !(WIDE | END) | wide),
        }
        wide = WIDE;
    }
}

fn inside(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '\'' | '’' | '\u{300}'..='\u{36f}')
}

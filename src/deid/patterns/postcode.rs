//! Postcodes, `1234 AB`, and the town that is written behind one.

use super::hit;
use crate::deid::{Annotation, Category};
use crate::dutch::side::{char_at, char_before, floor, is_one_of, word_before, word_char};
use crate::dutch::word_list::WordList;

/// Two letters that are words or units behind a number: `2019 is`, `1000 mg`.
#[rustfmt::skip]
static NOT_LETTERS: WordList = WordList::new(&[
    "nr", "no", "mw", "hr", "dr", "in", "is", "en", "of", "op", "de", "te", "er", "uw", "zo", "nu", "om", "al", "na", "ik", "je", "we",
    "ze", "me", "km", "kg", "mg", "ml", "cm", "mm", "gr", "pm", "am", "kb", "mb", "gb", "jr", "st", "ha",
    "ca", "wk", "cc", "kw", "pk", "nl", "ga", "ja", "da", "ie", "hé", "ho", "bij", "dd", "jl", "as", "ex",
    "eu",
]);

/// Pairs that are not issued.
const NEVER: &[&str] = &["SA", "SD", "SS"];

/// Finds the postcode that starts with the digit at this byte. Where one is `expected`, behind an address, its letters may
/// be a word.
pub(super) fn find(text: &str, at: usize, expected: bool) -> Option<Annotation> {
    let bytes = text.as_bytes();
    let number = bytes.get(at..at + 4)?;
    let tight = char_before(text, at).filter(|c| matches!(c, '.' | ',' | '-' | '/' | '+' | '€'));
    let part = tight
        .is_some_and(|sign| word_char(char_before(text, at - sign.len_utf8())) || matches!(sign, '+' | '€'));
    if !number.iter().all(u8::is_ascii_digit) || number[0] == b'0' || word_char(char_before(text, at)) || part
    {
        return None;
    }
    let gap = &text[at + 4..];
    let letters_at = text.len() - gap.trim_start_matches([' ', '\u{a0}']).len();
    let letters = bytes.get(letters_at..letters_at + 2)?;
    let end = letters_at + 2;
    if letters_at - at > 6 || !letters.iter().all(u8::is_ascii_alphabetic) || word_char(char_at(text, end)) {
        return None;
    }
    let letters = &text[letters_at..end];
    let (spaced, capitals) = (letters_at > at + 4, letters.bytes().all(|byte| byte.is_ascii_uppercase()));
    let year = matches!(&number[..2], b"19" | b"20");
    let word = NOT_LETTERS.has(letters) && spaced && (year || !capitals);
    let unit = !spaced && !capitals && NOT_LETTERS.has(letters);
    let expected = expected || is_one_of(word_before(text, at), &["postcode", "pc", "postc"]);
    if ((word || unit) && !expected) || NEVER.iter().any(|never| letters.eq_ignore_ascii_case(never)) {
        return None;
    }
    let confidence = if capitals { 0.95 } else { 0.85 };
    Some(hit(at, end, Category::Postcode, "postcode", confidence))
}

/// More than the longest name of a town takes.
const REACH: usize = 160;

/// The town behind a postcode: capitalised words on the same line.
pub(super) fn town(text: &str, postcode_end: usize) -> Option<Annotation> {
    let limit = floor(text, (postcode_end + REACH).min(text.len()));
    let bare = text[postcode_end..limit].trim_start_matches([' ', ',', '\u{a0}']);
    let start = limit - bare.len();
    let line = bare.split(['\n', '.', ',', ';', ')', '(', ':']).next().unwrap_or_default();
    let mut end = start;
    let mut at = start;
    for (nth, word) in line.split(' ').enumerate() {
        let capital =
            word.trim_start_matches(['\'', '’']).starts_with(char::is_uppercase) || word.starts_with("'s-");
        let joins =
            is_one_of(word, &["aan", "den", "de", "der", "van", "op", "het", "'t", "ter", "bij", "en"]);
        if nth > 4
            || !(capital || (joins && nth > 0))
            || !word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        {
            break;
        }
        if capital {
            end = at + word.len();
        }
        at += word.len() + 1;
    }
    (end > start).then(|| hit(start, end, Category::Location, "locatie.na-postcode", 0.85))
}

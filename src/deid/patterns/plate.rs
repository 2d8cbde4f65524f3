//! Number plates: six letters and digits in the order of one of the Dutch sidecodes.

use super::{has_word, hit, line_before};
use crate::deid::{Annotation, Category};
use crate::dutch::calendar::month;
use crate::dutch::side::{char_at, char_before, word_char};
use crate::dutch::word_list::WordList;

/// The sidecodes: `X` a letter, `9` a digit.
#[rustfmt::skip]
const SIDECODES: [&str; 14] = [
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99",
    "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
];

/// Letters on plates since 1978; with them the shape is telling enough without hyphens.
const CONSONANTS: &[u8] = b"BDFGHJKLNPRSTVXZ";

/// Words that announce a plate.
static LABELS: WordList = WordList::new(&[
    "kenteken",
    "kentekenplaat",
    "nummerplaat",
    "nummerbord",
    "auto",
    "scooter",
    "brommer",
    "bus",
    "busje",
    "kentekennr",
    "motor",
]);

/// Finds the plate that holds the digit at this byte.
pub(super) fn find(text: &str, at: usize, done: usize) -> Option<Annotation> {
    if !beside_letter(text.as_bytes(), at) {
        return None;
    }
    // The digit may stand behind up to five letters and two signs.
    let earliest = at.saturating_sub(7).max(done);
    (earliest..=at).filter(|start| text.is_char_boundary(*start)).find_map(|start| plate_at(text, start))
}

/// Whether a letter stands before or behind the digits, with one sign between or none: else there is no plate.
fn beside_letter(bytes: &[u8], at: usize) -> bool {
    let count = bytes[at..].iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    let end = at + count;
    let sign = |byte: Option<&u8>| byte.is_some_and(|byte| matches!(byte, b'-' | b' '));
    let behind = end + usize::from(sign(bytes.get(end)));
    let before =
        at.checked_sub(1).map(|last| if sign(bytes.get(last)) { last.wrapping_sub(1) } else { last });
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    count < 4 && (letter(bytes.get(behind)) || before.is_some_and(|at| letter(bytes.get(at))))
}

fn plate_at(text: &str, start: usize) -> Option<Annotation> {
    let bytes = text.as_bytes();
    if !bytes.get(start)?.is_ascii_alphanumeric()
        || word_char(char_before(text, start))
        || glued_before(text, start)
    {
        return None;
    }
    let style = style_of(&bytes[start..])?;
    SIDECODES.iter().find_map(|code| {
        let end = follow(bytes, start, code, style)?;
        if word_char(char_at(text, end)) || glued_behind(text, end) {
            return None;
        }
        // Whoever comes here has the shape: rare.
        let letters: Vec<u8> = bytes[start..end].iter().copied().filter(u8::is_ascii_alphabetic).collect();
        accepts(text, start, style, &letters).then(|| hit(start, end, Category::NumberPlate, "kenteken", 0.9))
    })
}

/// How the groups are divided.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Hyphens,
    Spaces,
    Glued,
}

/// How a plate that begins here would be divided: a first group has at most three letters or digits.
fn style_of(bytes: &[u8]) -> Option<Style> {
    let group = bytes.iter().take(6).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    match (group, bytes.get(group)) {
        (6, _) => Some(Style::Glued),
        (1..=3, Some(b'-')) => Some(Style::Hyphens),
        (1..=3, Some(b' ')) => Some(Style::Spaces),
        _ => None,
    }
}

/// Follows a sidecode from a byte; gives where the plate ends.
fn follow(bytes: &[u8], start: usize, code: &str, style: Style) -> Option<usize> {
    let mut at = start;
    for symbol in code.bytes() {
        let byte = bytes.get(at).copied();
        let fits = match symbol {
            b'X' => byte.is_some_and(|byte| byte.is_ascii_alphabetic()),
            b'9' => byte.is_some_and(|byte| byte.is_ascii_digit()),
            _ => match style {
                Style::Hyphens => byte == Some(b'-'),
                Style::Spaces => byte == Some(b' '),
                Style::Glued => {
                    continue;
                }
            },
        };
        if !fits {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn accepts(text: &str, start: usize, style: Style, letters: &[u8]) -> bool {
    let as_text = std::str::from_utf8(letters).unwrap_or_default();
    // `3 mrt 26` is a date, `12-KM-34` no plate either.
    let unit = ["KM", "KG", "MG", "ML", "CM", "UUR", "JR", "EN", "OF", "TM"]
        .iter()
        .any(|unit| as_text.eq_ignore_ascii_case(unit));
    if month(as_text).is_some() || (unit && style != Style::Hyphens) {
        return false;
    }
    if has_word(line_before(text, start, 40), &LABELS) {
        return true;
    }
    let telling = letters.iter().all(|letter| CONSONANTS.contains(&letter.to_ascii_uppercase()));
    let capitals = letters.iter().all(u8::is_ascii_uppercase);
    match style {
        Style::Hyphens => telling || capitals,
        Style::Spaces | Style::Glued => telling && capitals,
    }
}

fn glued_before(text: &str, start: usize) -> bool {
    let sign = char_before(text, start).filter(|c| matches!(c, '-' | '/' | '.' | '_' | '@'));
    sign.is_some_and(|sign| word_char(char_before(text, start - sign.len_utf8())))
}

fn glued_behind(text: &str, end: usize) -> bool {
    let mut rest = text[end..].chars();
    matches!(rest.next(), Some('-' | '/' | '@' | '_')) && rest.next().is_some_and(char::is_alphanumeric)
}

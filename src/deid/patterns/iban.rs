//! Account numbers: country, check digits, account; together or in groups; the mod 97 test decides.

use super::{hit, starts_fresh};
use crate::deid::{Annotation, Category};
use crate::dutch::side::char_at;

/// Shortest and longest account numbers in use.
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;

/// Length of a Dutch one.
const DUTCH: usize = 18;

/// Finds the account number of which the check digits start at this byte.
pub(super) fn find(text: &str, digits_at: usize) -> Option<Annotation> {
    let bytes = text.as_bytes();
    let start = country_start(bytes, digits_at)?;
    let checks = bytes.get(digits_at..digits_at + 2)?;
    if !checks.iter().all(u8::is_ascii_digit) || !starts_fresh(text, start) {
        return None;
    }
    let dutch = bytes[start..start + 2].eq_ignore_ascii_case(b"nl");
    let mut symbols = Vec::with_capacity(*LENGTHS.end());
    let mut best = None;
    let mut group = 0;
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            symbols.push(byte.to_ascii_uppercase());
            group += 1;
            at += 1;
            let ends = char_at(text, at).is_none_or(|c| !c.is_alphanumeric());
            if symbols.len() > *LENGTHS.end() || (dutch && symbols.len() > DUTCH) {
                break;
            }
            let typed_wrong = dutch && symbols.len() == DUTCH && is_dutch_shape(&symbols);
            if ends
                && LENGTHS.contains(&symbols.len())
                && (passes(&symbols) || typed_wrong)
                && mostly_digits(&symbols)
            {
                best = Some(at);
            }
        } else if matches!(byte, b' ' | b'.' | b'-')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
        {
            // Words divide where they like; other countries write groups of four.
            if !dutch && group != 4 {
                break;
            }
            group = 0;
            at += 1;
        } else {
            break;
        }
    }
    best.map(|end| hit(start, end, Category::Iban, "iban", 0.98))
}

/// Where the two letters of the country start: right before the digits, or with one blank between.
fn country_start(bytes: &[u8], digits_at: usize) -> Option<usize> {
    let letters_end = match bytes.get(digits_at.checked_sub(1)?)? {
        b' ' => digits_at - 1,
        _ => digits_at,
    };
    let start = letters_end.checked_sub(2)?;
    bytes[start..letters_end].iter().all(u8::is_ascii_alphabetic).then_some(start)
}

/// Words pass the mod 97 test once in a hundred times; they hold no digits.
fn mostly_digits(symbols: &[u8]) -> bool {
    symbols.iter().filter(|symbol| symbol.is_ascii_digit()).count() * 2 >= symbols.len()
}

/// `NL91 ABNA 0417164300` by its shape, whatever its check digits.
fn is_dutch_shape(symbols: &[u8]) -> bool {
    symbols[4..8].iter().all(u8::is_ascii_alphabetic) && symbols[8..].iter().all(u8::is_ascii_digit)
}

fn passes(symbols: &[u8]) -> bool {
    let rest = symbols[4..].iter().chain(&symbols[..4]).fold(0_u32, |rest, symbol| match symbol {
        b'0'..=b'9' => (rest * 10 + u32::from(symbol - b'0')) % 97,
        _ => (rest * 100 + u32::from(symbol - b'A') + 10) % 97,
    });
    rest == 1
}

//! Burgerservicenummers: nine digits, together or in groups, that pass the elfproef; eight or nine behind the label.

use super::{hit, line_before, starts_fresh};
use crate::deid::{Annotation, Category};
use crate::dutch::side::{char_at, char_before, word_char};

/// Sizes of the groups in which the number is written.
const GROUPS: &[&[usize]] = &[&[9], &[3, 3, 3], &[4, 2, 3], &[2, 3, 2, 2], &[3, 2, 4], &[1, 2, 3, 3]];

/// Groups that are taken on the label alone: a lost leading zero.
const LABELLED_GROUPS: &[&[usize]] = &[&[8], &[2, 3, 3], &[4, 4], &[3, 2, 3]];

/// Finds the number that starts with the digit at this byte.
pub(super) fn find(text: &str, at: usize) -> Option<Annotation> {
    if !free_before(text, at) {
        return None;
    }
    let shape = GROUPS.iter().find_map(|groups| read(text, at, groups));
    if let Some((digits, end)) = shape {
        if is_labelled(text, at) {
            return Some(hit(at, end, Category::Bsn, "bsn.label", 0.98));
        }
        return elfproef(&digits).then(|| hit(at, end, Category::Bsn, "bsn.elfproef", 0.9));
    }
    let (_, end) = LABELLED_GROUPS.iter().find_map(|groups| read(text, at, groups))?;
    is_labelled(text, at).then(|| hit(at, end, Category::Bsn, "bsn.label", 0.9))
}

/// Whether a nine-digit number is one that can have been issued.
pub(crate) fn elfproef(digits: &[u8]) -> bool {
    let Some((last, first)) = digits.split_last() else { return false };
    if digits.len() != 9 || digits.iter().all(|digit| *digit == 0) {
        return false;
    }
    let sum: i32 = first.iter().zip((2..=9).rev()).map(|(digit, weight)| i32::from(*digit) * weight).sum();
    (sum - i32::from(*last)) % 11 == 0
}

/// Groups of digits of these sizes, divided by one and the same sign.
fn read(text: &str, at: usize, groups: &[usize]) -> Option<([u8; 9], usize)> {
    let bytes = text.as_bytes();
    let mut digits = [0; 9];
    let mut count = 0;
    let mut end = at;
    let mut sign = None;
    for (nth, size) in groups.iter().enumerate() {
        if nth > 0 {
            let found = *bytes.get(end).filter(|byte| matches!(byte, b'.' | b' ' | b'-'))?;
            if *sign.get_or_insert(found) != found {
                return None;
            }
            end += 1;
        }
        let group = bytes.get(end..end + size)?;
        if !group.iter().all(u8::is_ascii_digit) {
            return None;
        }
        for byte in group {
            digits[count] = byte - b'0';
            count += 1;
        }
        end += size;
    }
    free_behind(text, end).then_some((digits, end))
}

fn free_before(text: &str, at: usize) -> bool {
    let sign = char_before(text, at).filter(|c| matches!(c, '.' | '-' | '/' | ',' | '+' | '€'));
    let after_number = sign.is_some_and(|sign| word_char(char_before(text, at - sign.len_utf8())));
    starts_fresh(text, at) && !after_number && sign != Some('+')
}

fn free_behind(text: &str, end: usize) -> bool {
    let next = char_at(text, end);
    let goes_on = matches!(next, Some('.' | '-' | '/' | ','))
        && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
    !word_char(next) && !goes_on
}

fn is_labelled(text: &str, at: usize) -> bool {
    let before = line_before(text, at, 32);
    let lower = before.to_ascii_lowercase();
    let Some(label) = ["bsn", "burgerservicen", "sofin", "sofi-n", "burger service n"]
        .iter()
        .filter_map(|label| lower.rfind(label))
        .max()
    else {
        return false;
    };
    // `BSN-nummer (kind) is: `: nothing but fillers, and no other number, between.
    !lower[label..].contains(|c: char| c.is_ascii_digit()) && lower[label..].split_whitespace().count() <= 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_elfproef_holds() {
        assert!(elfproef(&[1, 2, 3, 4, 5, 6, 7, 8, 2]));
        assert!(!elfproef(&[1, 2, 3, 4, 5, 6, 7, 8, 9]));
        assert!(!elfproef(&[0; 9]));
        assert!(!elfproef(&[1, 2]));
    }
}

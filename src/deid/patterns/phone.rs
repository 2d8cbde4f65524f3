//! Telephone numbers: Dutch ones in every notation, foreign ones behind `+` or `00`. Numbers that are everybody's
//! (112, 113, 0800, the police) are left.

use super::{hit, line_before, starts_fresh};
use crate::deid::{Annotation, Category};
use crate::dutch::side::{char_before, digits, word_char};
use crate::dutch::word_list::WordList;

/// Words before a number that make it a telephone number.
#[rustfmt::skip]
static LABELS: WordList = WordList::new(&[
    "tel", "telefoon", "telefoonnummer", "telnr", "mobiel", "mob", "gsm", "bel", "belt", "bellen",
    "bereikbaar", "nummer", "whatsapp", "app", "appen", "06-nummer", "thuisnummer", "telefonisch",
    "mobiele",
]);

/// Beginnings of numbers that are nobody's.
const PUBLIC: &[&str] = &["0800", "0906", "0909"];

/// Behind 0900, of the police and others of the whole country; most are of one practice or region.
const PUBLIC_0900: &[&str] = &["8844", "0113", "0450", "9292"];

/// Finds the number that starts at this byte with a digit, `+` or an open bracket.
pub(super) fn find(text: &str, at: usize, done: usize) -> Option<Annotation> {
    let bytes = text.as_bytes();
    let sign = bytes[at];
    if !free_before(text, at, sign, done) {
        return None;
    }
    let number = Number::read(bytes, at)?;
    if sign == b'(' && !number.closed {
        return None;
    }
    let end = number.end(text, sign == b'+')?;
    let lost = is_labelled(text, at);
    let (rule, confidence) = if lost { ("telefoon.label", 0.97) } else { ("telefoon", 0.92) };
    Some(hit(at, end, Category::Phone, rule, confidence))
}

/// Whether a number that is everybody's starts here: `0800-2000`, `0900 8844`.
pub(super) fn is_public(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let national = rest.strip_prefix("0900").map(|rest| rest.trim_start_matches([' ', '-', '.']));
    let national = national.is_some_and(|rest| PUBLIC_0900.iter().any(|number| rest.starts_with(number)));
    national || PUBLIC.iter().any(|prefix| rest.starts_with(prefix))
}

fn free_before(text: &str, at: usize, sign: u8, done: usize) -> bool {
    if !starts_fresh(text, at) {
        return false;
    }
    let before = char_before(text, at);
    let tight = before.filter(|c| matches!(c, '-' | '.' | '/' | '+' | ',' | '_' | '€' | '#'));
    match tight {
        // `06-12345678/06-87654321`: another number was just found.
        Some(mark) if done > 0 && at - mark.len_utf8() == done => true,
        // `tel./06`, `-06`: the mark belongs to the text before, unless a number or word ends there.
        Some(mark) => {
            sign == b'+'
                || (mark != '+' && mark != '€' && !word_char(char_before(text, at - mark.len_utf8())))
        }
        None => true,
    }
}

/// Digits with the signs that people write between them, as far as they go.
struct Number {
    /// Up to fifteen digits.
    digits: [u8; 16],
    /// Byte behind each digit.
    ends: [usize; 16],
    /// Whether a blank or sign stands before each digit.
    apart: [bool; 16],
    len: usize,
    /// Whether the bracket it began with was closed.
    closed: bool,
}

impl Number {
    fn read(bytes: &[u8], start: usize) -> Option<Number> {
        let mut number = Number { digits: [0; 16], ends: [0; 16], apart: [false; 16], len: 0, closed: false };
        let mut at = start;
        let mut signs = 0;
        let mut bracket = false;
        if matches!(bytes[at], b'+' | b'(') {
            at += 1;
            // `(+31) 6`.
            at += usize::from(bytes.get(at) == Some(&b'+'));
        }
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_digit() {
                if number.len == 16 {
                    break;
                }
                number.digits[number.len] = byte;
                number.apart[number.len] = signs > 0;
                number.closed |= bracket;
                number.ends[number.len] = at + 1;
                number.len += 1;
                signs = 0;
                at += 1;
                continue;
            }
            if bytes[at..].starts_with(b"(0)") && number.len > 1 {
                at += 3;
                continue;
            }
            let width = match byte {
                b' ' | b'-' | b'.' | b'/' => 1,
                b')' => {
                    bracket = true;
                    1
                }
                // A hard space, or a dash of another width.
                0xc2 if bytes.get(at + 1) == Some(&0xa0) => 2,
                0xe2 if bytes.get(at + 1) == Some(&0x80)
                    && matches!(bytes.get(at + 2), Some(0x90..=0x95 | 0xaf)) =>
                {
                    3
                }
                _ => break,
            };
            signs += 1;
            if signs > 3 || number.len == 0 {
                break;
            }
            at += width;
        }
        (number.len > 2).then_some(number)
    }

    fn starts_with(&self, prefix: &[u8]) -> bool {
        self.digits[..self.len].starts_with(prefix)
    }

    /// Where the number ends when it is one of `count` digits: not within a group.
    fn ends_after(&self, count: usize) -> Option<usize> {
        let whole = self.len == count || (self.len > count && self.apart[count]);
        whole.then(|| self.ends[count - 1])
    }

    /// Where the telephone number ends, if it is one.
    fn end(&self, text: &str, plus: bool) -> Option<usize> {
        let end = if plus || self.starts_with(b"00") {
            self.international(plus)
        } else if self.starts_with(b"0") {
            self.national(text)
        } else if self.starts_with(b"316") {
            self.ends_after(11)
        } else {
            self.labelled(text)
        }?;
        let next = text[end..].chars().next();
        (!word_char(next)).then_some(end)
    }

    fn international(&self, plus: bool) -> Option<usize> {
        let prefix = if plus { 0 } else { 2 };
        if self.digits[prefix..].starts_with(b"31") {
            let zero = usize::from(self.digits[prefix + 2] == b'0');
            return self.ends_after(prefix + 2 + zero + 9);
        }
        // Other countries: seven to thirteen digits with the country code; the longest that ends a group.
        let longest = (prefix + 8..=prefix + 14)
            .rev()
            .find(|count| *count <= self.len && self.ends_after(*count).is_some())?;
        (self.digits[prefix] != b'0').then(|| self.ends[longest - 1])
    }

    fn national(&self, text: &str) -> Option<usize> {
        if self.digits[1] == b'0' || self.apart[1] || is_public_digits(&self.digits[..self.len]) {
            return None;
        }
        if let Some(end) = self.ends_after(10) {
            return Some(end);
        }
        // `0900-1515`: of a practice or region.
        if self.starts_with(b"0900") && self.len > 7 {
            return self.ends_after(8);
        }
        // `06-1234567`: a digit too few or too many is still the number of somebody.
        let mobile = self.starts_with(b"06") && self.apart[2];
        let slips = [9, 11].into_iter().find_map(|count| (self.len == count).then(|| self.ends[count - 1]));
        let start = self.ends[0] - 1;
        slips.filter(|_| mobile || is_labelled(text, start))
    }

    /// A local number or one that lost its zero, behind a label: `tel. 612345678`, `tel: 745627`.
    fn labelled(&self, text: &str) -> Option<usize> {
        let start = self.ends[0] - 1;
        if !(6..=9).contains(&self.len) || !is_labelled(text, start) || is_public(text, start) {
            return None;
        }
        let mobile = self.len == 9 && self.digits[0] == b'6';
        (mobile || self.len < 8 || (self.len == 9 && plainly_telephone(text, start)))
            .then(|| self.ends[self.len - 1])
    }
}

fn is_public_digits(digits: &[u8]) -> bool {
    std::str::from_utf8(digits).is_ok_and(|digits| is_public(digits, 0))
}

/// Whether the words right before say that it is a telephone number.
fn is_labelled(text: &str, at: usize) -> bool {
    last_words(text, at, &LABELS)
}

fn plainly_telephone(text: &str, at: usize) -> bool {
    static PLAIN: WordList =
        WordList::new(&["tel", "telefoon", "telefoonnummer", "telnr", "mobiel", "mob", "gsm"]);
    last_words(text, at, &PLAIN)
}

fn last_words(text: &str, at: usize, labels: &WordList) -> bool {
    let before = line_before(text, at, 32);
    let words = before.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty());
    let last: Vec<&str> = words.collect();
    let near = last.iter().rev().take(3);
    near.take_while(|word| digits(word, 0).is_none()).any(|word| labels.has(word))
}

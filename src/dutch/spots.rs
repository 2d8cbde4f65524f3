//! The places in a text where a date, age, number or address may stand: found in one pass, for all who look for them.

use super::ages::may_end_age;
use super::calendar::may_be_month;
use super::streets::may_be_street;

/// What may stand at a place; a word may be several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort(u8);

impl Sort {
    /// A run of digits.
    pub const DIGITS: Sort = Sort(1);
    /// One of `( [ + @ . : _`.
    pub const MARK: Sort = Sort(1 << 1);
    /// A run of letters that begins as a month does, or does so behind a letter or sign that is not plain.
    pub const MONTH: Sort = Sort(1 << 2);
    /// A run of letters that ends as streets do.
    pub const STREET: Sort = Sort(1 << 3);
    /// A run of letters that may make the number word beside it an age.
    pub const AGE: Sort = Sort(1 << 4);

    /// Whether it may be any of these.
    pub fn any(self, other: Sort) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    pub const fn or(self, other: Sort) -> Sort {
        Sort(self.0 | other.0)
    }

    fn when(self, holds: bool) -> Sort {
        if holds { self } else { Sort(0) }
    }
}

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What may stand there.
    pub sort: Sort,
}

/// The places in a text, from left to right.
pub fn spots(text: &str) -> Spots<'_> {
    Spots { bytes: text.as_bytes(), at: 0 }
}

/// What [`spots`] gives.
pub struct Spots<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Iterator for Spots<'_> {
    type Item = Spot;

    fn next(&mut self) -> Option<Spot> {
        let bytes = self.bytes;
        let mut at = self.at;
        while let Some(&byte) = bytes.get(at) {
            let (kind, start) = (kind(byte), at);
            at += 1;
            let sort = match kind {
                Kind::Blank => continue,
                Kind::Mark => Sort::MARK,
                Kind::Letter => {
                    at = run_end(bytes, at, Kind::Letter);
                    of_word(&bytes[start..at])
                }
                Kind::Digit => {
                    at = run_end(bytes, at, Kind::Digit);
                    Sort::DIGITS
                }
            };
            if sort != Sort(0) {
                self.at = at;
                return Some(Spot { start, end: at, sort });
            }
        }
        self.at = at;
        None
    }
}

fn run_end(bytes: &[u8], from: usize, run: Kind) -> usize {
    bytes[from..].iter().position(|byte| kind(*byte) != run).map_or(bytes.len(), |length| from + length)
}

fn of_word(word: &[u8]) -> Sort {
    // Nearly half of all words; `j` and `jr` stand for years.
    if word.len() < 3 && word[0] | 0x20 != b'j' {
        return Sort(0);
    }
    let month = |part: &[u8]| part.first_chunk().is_some_and(|head| may_be_month(*head));
    let month = month(word) || !word.is_ascii() && word.split(|byte| !byte.is_ascii()).any(month);
    Sort::MONTH.when(month).or(Sort::STREET.when(may_be_street(word))).or(Sort::AGE.when(may_end_age(word)))
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Whatever is not plain counts as a letter.
    Letter,
    Digit,
    Mark,
    Blank,
}

fn kind(byte: u8) -> Kind {
    KINDS[usize::from(byte)]
}

static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Letter; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Kind::Letter,
            b'0'..=b'9' => Kind::Digit,
            b'(' | b'[' | b'+' | b'@' | b'.' | b':' | b'_' => Kind::Mark,
            _ => Kind::Blank,
        };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_what_matters() {
        let text = "Op 3mei: de dorpsstraat (éjaar)";
        let found: Vec<(&str, Sort)> =
            spots(text).map(|spot| (&text[spot.start..spot.end], spot.sort)).collect();
        let expected = [
            ("3", Sort::DIGITS),
            ("mei", Sort::MONTH),
            (":", Sort::MARK),
            ("dorpsstraat", Sort::STREET),
            ("(", Sort::MARK),
        ];
        assert_eq!(found, expected);
    }
}

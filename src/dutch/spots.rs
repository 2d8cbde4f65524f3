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
    spots_from(text, 0)
}

/// Those from a blank on.
pub fn spots_from(text: &str, at: usize) -> Spots<'_> {
    Spots { bytes: text.as_bytes(), at }
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
            let start = at;
            at += 1;
            let sort = match KINDS[usize::from(byte)] {
                Kind::Blank => continue,
                Kind::Mark => Sort::MARK,
                Kind::Letter => {
                    let mut all = byte;
                    while let Some(letter) = bytes.get(at).filter(|byte| is(**byte, Kind::Letter)) {
                        all |= letter;
                        at += 1;
                    }
                    of_word(&bytes[start..at], all.is_ascii())
                }
                Kind::Digit => {
                    while bytes.get(at).is_some_and(|byte| is(*byte, Kind::Digit)) {
                        at += 1;
                    }
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

/// What may stand at a word, of which is known whether all its letters are plain.
fn of_word(word: &[u8], plain: bool) -> Sort {
    let [a, b, ..] = *word else { return Sort::AGE.when(may_end_age(word)) };
    let mut sort = Sort(0);
    if STARTS.has(a, b) || !plain {
        let month = |part: &[u8]| part.first_chunk().is_some_and(|head| may_be_month(*head));
        sort = Sort::MONTH.when(word.split(|byte| !byte.is_ascii()).any(month));
        sort = sort.or(Sort::AGE.when(may_end_age(word)));
    }
    if ENDS.has(word[word.len() - 2], word[word.len() - 1]) {
        sort = sort.or(Sort::STREET.when(may_be_street(word)));
        sort = sort.or(Sort::AGE.when(may_end_age(word)));
    }
    sort
}

/// Pairs of letters of any case, a bit each: a cheap test that lets some more through.
struct Pairs([u32; 32]);

impl Pairs {
    const fn new(pairs: &[[u8; 2]]) -> Pairs {
        let (mut bits, mut at) = ([0; 32], 0);
        while at < pairs.len() {
            bits[(pairs[at][0] & 31) as usize] |= 1 << (pairs[at][1] & 31);
            at += 1;
        }
        Pairs(bits)
    }

    fn has(&self, a: u8, b: u8) -> bool {
        self.0[usize::from(a & 31)] >> (b & 31) & 1 == 1
    }
}

/// How months begin, units of age, and `geen`.
#[rustfmt::skip]
static STARTS: Pairs = Pairs::new(&[
    *b"ja", *b"ju", *b"fe", *b"mr", *b"ma", *b"me", *b"ap", *b"au", *b"ag", *b"se", *b"ok", *b"oc", *b"no", *b"de",
    *b"jr", *b"mn", *b"ge",
]);

/// How streets end, and `jarig`, `jarige`, `jarigen`.
#[rustfmt::skip]
static ENDS: Pairs = Pairs::new(&[
    *b"at", *b"an", *b"ad", *b"ak", *b"je", *b"jk", *b"eg", *b"el", *b"ef", *b"ee", *b"in", *b"ht", *b"de", *b"rd", *b"rf",
    *b"rk", *b"of", *b"te", *b"tr", *b"ln", *b"ne", *b"nk", *b"nt", *b"ng", *b"kt",
    *b"ig", *b"ge", *b"en",
]);

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Whatever is not plain counts as a letter.
    Letter,
    Digit,
    Mark,
    Blank,
}

fn is(byte: u8, kind: Kind) -> bool {
    KINDS[usize::from(byte)] == kind
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

    #[test]
    fn the_cheap_test_turns_away_nothing_that_matters() {
        let letters = || (b'a'..=b'z').chain(b'A'..=b'Z');
        for (a, b) in letters().flat_map(|a| letters().map(move |b| (a, b))) {
            let ends = [b'x', b'x', b'x', a, b];
            assert!(ENDS.has(a, b) || !may_be_street(&ends), "{ends:?}");
            let begins = letters().any(|c| may_be_month([a, b, c])) || may_end_age(&[a, b]);
            assert!(STARTS.has(a, b) || !begins, "{:?}", [a, b]);
        }
        for word in ["geen", "jaar", "mnd", "tienjarig", "tienjarige", "TIENJARIGEN", "j"] {
            assert!(of_word(word.as_bytes(), true).any(Sort::AGE), "{word}");
        }
    }
}

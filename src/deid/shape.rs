//! How a word is written, and what stands between words.

use super::token::is_invisible;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `huis`; also scripts without capitals.
    Lower,
    /// `Huis`, and a single capital.
    Capitalised,
    /// `HUIS`, two letters or more.
    Caps,
    /// `McDonald`, `iPad`.
    Mixed,
    /// `12`.
    Digits,
    /// `12a`, `lara07`.
    Alnum,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing before it: the first word.
    Start,
    /// Blanks on one line.
    Space,
    /// `-` without blanks.
    Hyphen,
    /// ` - `.
    SpacedHyphen,
    /// `.` without blanks.
    Dot,
    /// `. `.
    DotSpace,
    /// `'` without blanks.
    Apostrophe,
    /// ` '`, as in `van 't Hoff`.
    SpaceApostrophe,
    /// `,` with or without blanks.
    Comma,
    /// `:` and blanks.
    Colon,
    /// `(`, with or without a blank before it.
    Open,
    /// `/`.
    Slash,
    /// `_`.
    Underscore,
    /// `@`.
    At,
    /// A line break, whatever else.
    Newline,
    /// Anything else.
    Other,
}

impl Gap {
    /// Whether the words on both sides may belong to one name.
    pub(crate) fn joins(self) -> bool {
        use Gap::{Apostrophe, Dot, DotSpace, Hyphen, Space, SpaceApostrophe, SpacedHyphen};
        matches!(self, Space | Hyphen | SpacedHyphen | Dot | DotSpace | Apostrophe | SpaceApostrophe)
    }
}

/// What stands between a word that ends at a byte and the next.
#[inline]
pub(crate) fn gap(text: &str, end: usize, next: usize) -> Gap {
    // Nearly always one of these.
    match &text.as_bytes()[end..next] {
        b" " => Gap::Space,
        b", " => Gap::Comma,
        b". " => Gap::DotSpace,
        b": " => Gap::Colon,
        b"\n" => Gap::Newline,
        b"-" => Gap::Hyphen,
        b"." => Gap::Dot,
        _ => of_signs(&text[end..next]),
    }
}

fn of_signs(between: &str) -> Gap {
    // `S. 't Mannetje`.
    if let Some(". ") = between.strip_suffix(['\'', '’', '‘']) {
        return Gap::DotSpace;
    }
    let mut kind = Gap::Space;
    let mut blank_before = false;
    let mut blank_after = false;
    for c in between.chars() {
        if c == '\n' || c == '\r' || c == '\u{2028}' {
            return Gap::Newline;
        }
        if c.is_whitespace() {
            blank_before |= kind == Gap::Space;
            blank_after |= kind != Gap::Space;
            continue;
        }
        if is_invisible(c) {
            continue;
        }
        if kind != Gap::Space {
            return if between.contains('\n') { Gap::Newline } else { Gap::Other };
        }
        kind = match c {
            '-' | '‐' | '‑' | '–' | '—' => Gap::Hyphen,
            '.' => Gap::Dot,
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => Gap::Apostrophe,
            ',' => Gap::Comma,
            ':' => Gap::Colon,
            '(' => Gap::Open,
            '/' => Gap::Slash,
            '_' => Gap::Underscore,
            '@' => Gap::At,
            _ => Gap::Other,
        };
    }
    match (kind, blank_before, blank_after) {
        (Gap::Hyphen, false, false) => Gap::Hyphen,
        (Gap::Hyphen, _, _) => Gap::SpacedHyphen,
        (Gap::Dot, false, true) => Gap::DotSpace,
        (Gap::Dot, true, _) | (Gap::Apostrophe, _, true) => Gap::Other,
        (Gap::Apostrophe, true, false) => Gap::SpaceApostrophe,
        (kind, _, _) => kind,
    }
}

/// What a byte counts for: capitals in the lower half, digits in the upper.
const CAPITAL: u64 = 1;
const DIGIT: u64 = 1 << 32;
/// No plain letter or digit.
const OTHER: u64 = u64::MAX;

/// Looked up for every byte of every text.
static COUNTS: [u64; 256] = {
    let mut counts = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        counts[byte] = match byte as u8 {
            b'a'..=b'z' => 0,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => DIGIT,
            _ => OTHER,
        };
        byte += 1;
    }
    counts
};

/// Counts letters and digits while a word is read.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) letters: u32,
    upper: u32,
    pub(crate) digits: u32,
    first_upper: bool,
}

impl Counts {
    /// Counts the plain letters and digits that a text begins with; also how many bytes they are.
    pub(crate) fn of_plain(bytes: &[u8]) -> (Counts, usize) {
        let (mut sum, mut run) = (0_u64, 0);
        while let Some(count) = bytes.get(run).map(|byte| COUNTS[usize::from(*byte)])
            && count != OTHER
        {
            sum += count;
            run += 1;
        }
        let (digits, upper) = ((sum / DIGIT) as u32, sum as u32);
        let first_letter = || bytes[..run].iter().find(|byte| !byte.is_ascii_digit());
        let first_upper = upper > 0 && first_letter().is_some_and(u8::is_ascii_uppercase);
        (Counts { letters: run as u32 - digits, upper, digits, first_upper }, run)
    }

    /// Counts one letter or digit.
    pub(crate) fn add(&mut self, c: char) {
        if c.is_numeric() {
            self.digits += 1;
            return;
        }
        let upper = c.is_uppercase();
        self.first_upper |= upper && self.letters == 0;
        self.letters += 1;
        self.upper += u32::from(upper);
    }

    pub(crate) fn shape(&self) -> Shape {
        match (self.letters, self.digits, self.upper) {
            (0, _, _) => Shape::Digits,
            (_, 1.., _) => Shape::Alnum,
            (_, _, 0) => Shape::Lower,
            (letters, _, upper) if letters == upper && letters > 1 => Shape::Caps,
            (_, _, 1) if self.first_upper => Shape::Capitalised,
            _ => Shape::Mixed,
        }
    }
}

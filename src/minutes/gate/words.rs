//! The gate's own, plain way of looking at text: words in normal form, runs of digits, handles.

use unicode_normalization::UnicodeNormalization;

/// The words of a text, in buffers that are used again for the next text.
#[derive(Debug, Default)]
pub struct Words {
    normal: String,
    list: Vec<Word>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Byte in the text.
    at: u32,
    /// Whether it is a number.
    pub number: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it opens a line or follows the end of a sentence.
    pub opens_sentence: bool,
    /// Whether it stands on the same line as the word before, with only a few signs between them.
    pub adjoins: bool,
    /// Whether it adjoins, and those signs are such as stand within numbers: `06-12 34`.
    pub joins: bool,
    /// Where it ends in the text.
    end: u32,
    /// Where its normal form stands in the buffer.
    from: u32,
    to: u32,
}

/// Lower case, without marks; letters that Unicode does not take apart as people type them.
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        normal_char(c, &mut out);
    }
    out
}

/// Appends the normal form of one character.
pub fn normal_char(c: char, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        'ł' | 'Ł' => out.push('l'),
        'ø' | 'Ø' => out.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
        'ı' | 'İ' => out.push('i'),
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        _ => {
            let plain = std::iter::once(c).nfkd().filter(|c| c.is_alphanumeric());
            out.extend(plain.flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()));
        }
    }
}

/// What a character is to the gate, a bit each: those between two words are gathered.
type Kind = u8;
const LETTER: Kind = 1;
const DIGIT: Kind = 2;
/// A mark on the letter before it: part of the word.
const MARK: Kind = 4;
/// Stands between the digits of one number.
const SEPARATOR: Kind = 8;
/// Ends a sentence.
const STOP: Kind = 16;
/// Ends a line: nothing is found across it.
const BREAK: Kind = 32;
/// Any other sign.
const SIGN: Kind = 64;
/// No ASCII: the whole character tells.
const WIDE: Kind = 128;

/// The kinds of the bytes.
static KINDS: [Kind; 256] = {
    let mut kinds = [SIGN; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b' ' | b'-' | b'/' | b'(' | b')' | b'+' => SEPARATOR,
            b'.' => SEPARATOR | STOP,
            b'!' | b'?' | b':' | b'|' | b'"' | b'>' => SIGN | STOP,
            b'\n' => SIGN | BREAK,
            128.. => WIDE,
            _ => SIGN,
        };
        byte += 1;
    }
    kinds
};

/// Whether a byte is of a letter or a digit, or may be: anything else shows nothing by itself.
pub fn may_show(byte: u8) -> bool {
    KINDS[usize::from(byte)] & (LETTER | DIGIT | WIDE) != 0
}

fn kind_of(c: char) -> Kind {
    match c {
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
            if !c.is_alphanumeric() =>
        {
            MARK
        }
        '\u{a0}' | '\u{2011}' | '–' => SEPARATOR,
        _ if c.is_alphanumeric() => LETTER,
        _ => SIGN,
    }
}

/// The kind of the character that begins at this byte, and its length.
fn kind_at(text: &str, at: usize) -> (Kind, usize) {
    match KINDS[usize::from(text.as_bytes()[at])] {
        WIDE => wide_kind_at(text, at),
        kind => (kind, 1),
    }
}

#[cold]
fn wide_kind_at(text: &str, at: usize) -> (Kind, usize) {
    text[at..].chars().next().map_or((SIGN, 1), |c| (kind_of(c), c.len_utf8()))
}

impl Words {
    /// Takes a text apart; letters and digits part (`1234AB` is two), leading zeros of a number go.
    pub fn read(&mut self, text: &str) {
        self.list.clear();
        self.normal.clear();
        // Plain words are in normal form so, at the same place; others go behind.
        self.normal.push_str(text);
        self.normal.make_ascii_lowercase();
        let (mut at, mut gap, mut between) = (0, 0, BREAK);
        let bytes = text.as_bytes();
        while let Some(byte) = bytes.get(at) {
            let mut kind = KINDS[usize::from(*byte)];
            let mut length = 1;
            if kind == WIDE {
                (kind, length) = wide_kind_at(text, at);
            }
            if kind & (LETTER | DIGIT) == 0 {
                // A mark without a letter shows nothing.
                gap += u32::from(kind != MARK);
                between |= kind;
                at += length;
                continue;
            }
            let end = end_of_plain(bytes, at, kind);
            let plain = bytes.get(end).is_none_or(u8::is_ascii);
            let end = if plain { end } else { end_of_word(text, end, kind) };
            let first = if *byte == b'0' { behind_zeros(text, at, end) } else { at };
            let (from, to) =
                if plain { (first as u32, end as u32) } else { self.push_normal(&text[first..end]) };
            let adjoins = gap <= 3 && between & BREAK == 0;
            self.list.push(Word {
                at: at as u32,
                number: kind == DIGIT,
                capital: if byte.is_ascii() {
                    byte.is_ascii_uppercase()
                } else {
                    begins_with_capital(&text[at..])
                },
                opens_sentence: between & (STOP | BREAK) != 0,
                adjoins,
                joins: adjoins && between & SIGN == 0,
                end: end as u32,
                from,
                to,
            });
            (at, gap, between) = (end, 0, 0);
        }
    }

    #[cold]
    fn push_normal(&mut self, word: &str) -> (u32, u32) {
        let from = self.normal.len();
        word.chars().for_each(|c| normal_char(c, &mut self.normal));
        (from as u32, self.normal.len() as u32)
    }

    /// The words, in order.
    pub fn list(&self) -> &[Word] {
        &self.list
    }

    /// A word in normal form: lower case, base letters only.
    pub fn normal(&self, word: Word) -> &str {
        &self.normal[word.from as usize..word.to as usize]
    }

    /// All words in normal form.
    pub fn normals(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|word| self.normal(*word))
    }

    /// Calls `found` with each run of seven digits and more, separators dropped: `06-12 34 56 78`.
    pub fn digit_runs(&self, text: &str, mut found: impl FnMut(usize, &str)) {
        let mut run = String::new();
        let mut rest = self.list.as_slice();
        while let Some(first) = rest.iter().position(|word| word.number) {
            let more = rest[first + 1..].iter().take_while(|word| word.number && word.joins).count();
            let numbers;
            (numbers, rest) = rest[first..].split_at(more + 1);
            let length: u32 = numbers.iter().map(|word| word.end - word.at).sum();
            if length < 7 {
                continue;
            }
            run.clear();
            for number in numbers {
                let digits = &text[number.at as usize..number.end as usize];
                run.extend(digits.chars().filter(char::is_ascii_digit));
            }
            if run.len() >= 7 {
                found(numbers[0].at as usize, &run);
            }
        }
    }
}

/// Where a number begins without its leading zeros. One digit always stays, also of `00`.
fn behind_zeros(text: &str, at: usize, end: usize) -> usize {
    let digits = &text.as_bytes()[at..end];
    let zeros = digits.windows(2).take_while(|pair| pair[0] == b'0' && pair[1].is_ascii_digit()).count();
    at + zeros
}

#[cold]
fn begins_with_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Where what is plain of the word that begins at `at` ends: mostly this is the whole word.
fn end_of_plain(bytes: &[u8], at: usize, kind: Kind) -> usize {
    let rest = bytes[at..].iter().position(|byte| KINDS[usize::from(*byte)] != kind);
    rest.map_or(bytes.len(), |length| at + length)
}

/// Where a word ends that goes on, or may go on, with letters or marks beyond ASCII.
#[cold]
fn end_of_word(text: &str, mut end: usize, kind: Kind) -> usize {
    while end < text.len() {
        let (next, length) = kind_at(text, end);
        if next != kind && next != MARK {
            break;
        }
        end += length;
    }
    end
}

/// Chunks that look like an e-mail address or handle, in normal form without signs.
pub fn handles(text: &str) -> impl Iterator<Item = (usize, String)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let sign = from + memchr::memchr2(b'@', b'_', &text.as_bytes()[from..])?;
        let start = text[from..sign].rfind(char::is_whitespace).map_or(from, |blank| {
            from + blank + text[from + blank..].chars().next().map_or(1, char::len_utf8)
        });
        from = text[sign..].find(char::is_whitespace).map_or(text.len(), |blank| sign + blank);
        Some((start, normal(&text[start..from])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normals(line: &str) -> Vec<String> {
        let mut words = Words::default();
        words.read(line);
        words.normals().map(str::to_owned).collect()
    }

    fn digit_runs(line: &str) -> Vec<(usize, String)> {
        let (mut words, mut runs) = (Words::default(), Vec::new());
        words.read(line);
        words.digit_runs(line, |at, run| runs.push((at, run.to_owned())));
        runs
    }

    #[test]
    fn letters_and_digits_part_and_marks_fall() {
        assert_eq!(normals("Şimşek 1234AB, 02-05-2013"), ["simsek", "1234", "ab", "2", "5", "2013"]);
        assert_eq!(normals("00:00 en 007"), ["0", "0", "en", "7"]);
        assert_eq!(normals("Yu\u{ad}suf's e\u{301}e\u{301}n"), ["yusuf", "s", "een"]);
    }

    #[test]
    fn digits_join_over_separators_but_not_over_words() {
        assert_eq!(digit_runs("bel 06-12 34 56 78 of 12"), [(4, "0612345678".to_owned())]);
        assert_eq!(digit_runs("1234567 of 89"), [(0, "1234567".to_owned())]);
        assert_eq!(digit_runs("0612\n345678"), []);
        assert_eq!(digit_runs("06\u{ad}12345678"), [(0, "0612345678".to_owned())]);
    }

    #[test]
    fn words_of_two_lines_do_not_adjoin() {
        let mut words = Words::default();
        words.read("de Vries\nBelt – zó");
        let flags: Vec<_> = words.list().iter().map(|word| (word.opens_sentence, word.adjoins)).collect();
        assert_eq!(flags, [(true, false), (false, true), (true, false), (false, true)]);
    }

    #[test]
    fn handles_are_found_between_blanks() {
        let all: Vec<_> = handles("mail é_Jansen@x.nl\u{a0}of\n@Yu.Suf").collect();
        assert_eq!(all, [(5, "ejansenxnl".to_owned()), (24, "yusuf".to_owned())]);
        assert_eq!(handles("geen").count(), 0);
    }
}

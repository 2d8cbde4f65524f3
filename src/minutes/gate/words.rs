//! The gate's own, plain way of looking at text: words in normal form, runs of digits, handles.

use unicode_normalization::UnicodeNormalization;

/// The words of a line, in one buffer that is used again for the next line.
#[derive(Debug, Default)]
pub struct Words {
    normal: String,
    list: Vec<Word>,
}

/// A word of a line.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Byte in the line.
    pub at: usize,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it opens the line or follows the end of a sentence.
    pub opens_sentence: bool,
    /// Whether only a few signs stand between it and the word before.
    pub adjoins: bool,
    /// Where its normal form stands in the buffer.
    from: usize,
    to: usize,
}

/// Lower case, without marks; letters that Unicode does not take apart as people type them.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        normal_char(c, &mut out);
    }
    out
}

fn normal_char(c: char, out: &mut String) {
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

/// What a character is to the gate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    /// A mark on the letter before it: part of the word.
    Mark,
    Other,
}

fn kind(c: char) -> Kind {
    if c.is_ascii_alphabetic() {
        Kind::Letter
    } else if c.is_ascii_digit() {
        Kind::Digit
    } else if c.is_ascii() {
        Kind::Other
    } else if c.is_alphanumeric() {
        Kind::Letter
    } else if matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
    {
        Kind::Mark
    } else {
        Kind::Other
    }
}

impl Words {
    /// Takes a line apart; letters and digits part (`1234AB` is two), leading zeros of a number go.
    pub fn read(&mut self, line: &str) {
        self.list.clear();
        self.normal.clear();
        let mut open: Option<(usize, Kind)> = None;
        let mut gap = 0;
        let mut sentence = true;
        for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
            let this = kind(c);
            if let Some((start, of)) = open
                && this != of
                && this != Kind::Mark
            {
                self.push(&line[start..at], start, sentence, gap);
                (open, gap, sentence) = (None, 0, false);
            }
            match this {
                Kind::Letter | Kind::Digit => {
                    open.get_or_insert((at, this));
                }
                Kind::Mark => {}
                Kind::Other => {
                    gap += 1;
                    sentence |= matches!(c, '.' | '!' | '?' | ':' | '|' | '"' | '>');
                }
            }
        }
    }

    fn push(&mut self, text: &str, at: usize, opens_sentence: bool, gap: usize) {
        let from = self.normal.len();
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        // One digit always stays, also of `00`.
        let zeros = text.len().saturating_sub(1).min(text.len() - text.trim_start_matches('0').len());
        let text = if digits { &text[zeros..] } else { text };
        text.chars().for_each(|c| normal_char(c, &mut self.normal));
        let capital = text.chars().next().is_some_and(char::is_uppercase);
        self.list.push(Word { at, capital, opens_sentence, adjoins: gap <= 3, from, to: self.normal.len() });
    }

    /// The words, in order.
    pub fn list(&self) -> &[Word] {
        &self.list
    }

    /// A word in normal form: lower case, base letters only.
    pub fn normal(&self, word: Word) -> &str {
        &self.normal[word.from..word.to]
    }

    /// All words in normal form.
    pub fn normals(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|word| self.normal(*word))
    }
}

/// Runs of seven digits and more, separators dropped: `06-12 34 56 78`.
pub fn digit_runs(line: &str) -> Vec<(usize, String)> {
    let mut runs = Vec::new();
    if line.bytes().filter(u8::is_ascii_digit).count() < 7 {
        return runs;
    }
    let (mut run, mut start, mut gap) = (String::new(), 0, 0);
    for (at, c) in line.char_indices().chain([(line.len(), '\n')]) {
        if c.is_ascii_digit() {
            if run.is_empty() {
                start = at;
            }
            run.push(c);
            gap = 0;
        } else {
            gap += 1;
            let separates = gap <= 3
                && matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '+' | '\u{a0}' | '\u{2011}' | '–');
            if !separates {
                if run.len() >= 7 {
                    runs.push((start, run.clone()));
                }
                run.clear();
            }
        }
    }
    runs
}

/// Chunks that look like an e-mail address or handle, in normal form without signs.
pub fn handles(line: &str) -> Vec<(usize, String)> {
    if !line.contains(['@', '_']) {
        return Vec::new();
    }
    let mut at = 0;
    line.split(char::is_whitespace)
        .map(|chunk| {
            let start = at;
            at += chunk.len() + 1;
            (start, chunk)
        })
        .filter(|(_, chunk)| chunk.contains(['@', '_']))
        .map(|(start, chunk)| (start.min(line.len()), normal(chunk)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normals(line: &str) -> Vec<String> {
        let mut words = Words::default();
        words.read(line);
        words.normals().map(str::to_owned).collect()
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
    }
}

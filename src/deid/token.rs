//! One pass over a text: words with their folded form, their shape and what stands between them.
//!
//! All finders work over the result, so nothing is folded or looked up twice.

use unicode_normalization::char::is_combining_mark;

use super::lexicon::{self, Flag, WordInfo};
use super::shape::{Counts, gap};
pub(crate) use super::shape::{Gap, Shape};
use super::words::{self, Marks, Recent};
use crate::dutch::fold::fold_char;

/// A word: a run of letters and digits.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    fold_start: u32,
    fold_end: u32,
    /// Number of letters and digits in the text.
    pub(crate) chars: u32,
    /// Of the folded form, for the tables of words.
    pub(crate) hash: u64,
    pub(crate) shape: Shape,
    /// What stands before it.
    pub(crate) gap: Gap,
    /// A capital here says nothing: start of a line, after a full stop, colon or opening quote.
    pub(crate) sentence_start: bool,
    /// Inside a label such as `[moeder]` that an earlier run, or a person, put there.
    pub(crate) protected: bool,
    /// Its last letter is a plain one, so that a folded letter there is one byte of the text.
    pub(crate) ascii_end: bool,
    /// A full stop directly behind it.
    pub(crate) dot_after: bool,
    pub(crate) marks: Marks,
    /// What the lexicon says of it.
    pub(crate) info: WordInfo,
}

impl Token {
    pub(crate) fn capital(&self) -> bool {
        matches!(self.shape, Shape::Capitalised | Shape::Caps | Shape::Mixed)
    }

    pub(crate) fn has(&self, marks: Marks) -> bool {
        self.marks.any(marks)
    }
}

/// The lexicon has no longer phrases.
const LONGEST_PHRASE: usize = 6;

/// How a whole text is typed; capitals mean something only in an ordinary one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Ordinary,
    Lower,
    Caps,
}

/// A text taken apart. Reused from text to text: its buffers keep their size.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub(crate) list: Vec<Token>,
    arena: String,
    style: Option<Style>,
    /// Phrases of the lexicon: first and last word, and what it says of them.
    pub(crate) phrases: Vec<(usize, usize, WordInfo)>,
}

impl Tokens {
    /// Takes a text apart; what was held before is forgotten.
    pub(crate) fn read(&mut self, text: &str) {
        self.list.clear();
        // Words of plain letters stand folded where they stand in the text; the others are put behind it.
        self.arena.clear();
        self.arena.push_str(text);
        self.arena.make_ascii_lowercase();
        Recent::with(|recent| self.cut(text, recent));
        self.style = Some(self.measure_style());
        self.protect_labels(text);
        self.find_phrases();
    }

    /// Cuts a text into words.
    fn cut(&mut self, text: &str, recent: &mut Recent) {
        let (bytes, mut at, mut previous_end) = (text.as_bytes(), 0, 0);
        while at < bytes.len() {
            let (starts, length) = is_word_at(text, at);
            if !starts {
                at += length;
                continue;
            }
            let mut token = self.word(text, at, recent);
            if let Some(before) = self.list.last() {
                token.gap = gap(text, previous_end, at);
                token.sentence_start =
                    token.gap != Gap::Space && starts_sentence(before, token.gap, &text[previous_end..at]);
                if token.chars == 4 && token.gap == Gap::Space && self.is_ter_haar(before, &token) {
                    (token.info, token.marks) = (lexicon::lookup("terhaar"), Marks::NONE);
                }
            }
            at = token.end as usize;
            previous_end = at;
            self.list.push(token);
        }
    }

    /// `Ter Haar`: the only usual surname that ends in a pronoun. Nothing else in Dutch has these two words in a row.
    fn is_ter_haar(&self, before: &Token, token: &Token) -> bool {
        self.folded(token) == "haar" && self.folded(before) == "ter"
    }

    /// Marks the words in these stretches of bytes, which are in order, as part of something that is no name.
    pub(crate) fn take(&mut self, stretches: impl Iterator<Item = (usize, usize)>) {
        for (start, end) in stretches {
            let first = self.list.partition_point(|token| (token.end as usize) <= start);
            for token in self.list[first..].iter_mut().take_while(|token| (token.start as usize) < end) {
                token.marks = token.marks.or(Marks::TAKEN);
            }
        }
    }

    /// How the text is typed.
    pub(crate) fn style(&self) -> Style {
        self.style.unwrap_or(Style::Ordinary)
    }

    /// The folded form of a word.
    pub(crate) fn folded(&self, token: &Token) -> &str {
        &self.arena[token.fold_start as usize..token.fold_end as usize]
    }

    /// The first byte of the folded form of a word.
    pub(crate) fn first_byte(&self, token: &Token) -> Option<u8> {
        (token.fold_start < token.fold_end).then(|| self.arena.as_bytes()[token.fold_start as usize])
    }

    /// The last byte of the folded form of a word.
    pub(crate) fn last_byte(&self, token: &Token) -> u8 {
        self.arena.as_bytes()[token.fold_end as usize - 1]
    }

    /// The folded form of the word with this index.
    pub(crate) fn fold(&self, index: usize) -> &str {
        self.folded(&self.list[index])
    }

    /// What stands before a word, in lower case as far as it is plain.
    pub(crate) fn before(&self, index: usize) -> &[u8] {
        &self.arena.as_bytes()[..self.list[index].start as usize]
    }

    /// What stands behind a word, in lower case as far as it is plain.
    pub(crate) fn behind(&self, index: usize) -> &[u8] {
        &self.arena.as_bytes()[self.list[index].end as usize..]
    }

    /// The word after this one, if both stand on one line.
    pub(crate) fn next(&self, index: usize) -> Option<&Token> {
        self.list.get(index + 1).filter(|t| t.gap != Gap::Newline)
    }

    /// The word with this index, if nothing but blanks stand before it.
    pub(crate) fn spaced(&self, index: usize) -> Option<&Token> {
        self.next(index - 1).filter(|t| t.gap == Gap::Space)
    }

    /// The word before this one, if both stand on one line.
    pub(crate) fn previous(&self, index: usize) -> Option<&Token> {
        if index == 0 || self.list[index].gap == Gap::Newline {
            return None;
        }
        self.list.get(index - 1)
    }

    /// The word that starts here, as the first of a text.
    fn word(&mut self, text: &str, start: usize, recent: &mut Recent) -> Token {
        let bytes = text.as_bytes();
        let (mut count, run) = Counts::of_plain(&bytes[start..]);
        let (mut end, mut folded) = (start + run, (start, start + run));
        if bytes.get(end).is_some_and(|byte| !byte.is_ascii()) {
            (count, end, folded) = self.word_with_marks(text, start);
        }
        let hash = lexicon::hash_of_bytes(&self.arena.as_bytes()[folded.0..folded.1]);
        let shape = count.shape();
        let (info, mut marks) = if count.letters > 0 {
            recent.look_up(hash, || &self.arena[folded.0..folded.1])
        } else {
            Default::default()
        };
        if words::is_rather_a_name(info, shape) {
            marks = marks.without(Marks::KEEP.or(Marks::ROLE));
        }
        if shape == Shape::Caps && words::is_short_in_capitals(&self.arena[folded.0..folded.1]) {
            marks = marks.or(Marks::FUNCTION);
        }
        Token {
            start: start as u32,
            end: end as u32,
            fold_start: folded.0 as u32,
            fold_end: folded.1 as u32,
            chars: count.letters + count.digits,
            hash,
            shape,
            gap: Gap::Start,
            sentence_start: true,
            protected: false,
            ascii_end: bytes[end - 1].is_ascii(),
            dot_after: bytes.get(end) == Some(&b'.'),
            marks,
            info,
        }
    }

    /// A word with letters that are not plain: what it counts, where it ends and where its folded form is put.
    fn word_with_marks(&mut self, text: &str, start: usize) -> (Counts, usize, (usize, usize)) {
        let from = self.arena.len();
        let (mut count, mut end) = (Counts::default(), start);
        for c in text[start..].chars() {
            if c.is_alphanumeric() {
                count.add(c);
                fold_char(c, &mut self.arena);
            } else if c.is_ascii() || !is_invisible(c) {
                break;
            }
            end += c.len_utf8();
        }
        (count, end, (from, self.arena.len()))
    }

    /// `de partner van Nelle`: the brand has a capital of its own.
    fn begins_with_preposition(&self, first: usize, last: usize, info: WordInfo) -> bool {
        let (first, last) = (&self.list[first], &self.list[last]);
        info.any(Flag::WORLD) && first.has(Marks::PREFIX) && first.shape == Shape::Lower && last.capital()
    }

    /// Finds what the lexicon lists as several words: `Gilles de la Tourette`, `Alphen aan den Rijn`.
    fn find_phrases(&mut self) {
        self.phrases.clear();
        let mut index = 0;
        while index < self.list.len() {
            let found =
                if self.list[index].info.any(Flag::PHRASE_START) { self.phrase_at(index) } else { None };
            let found = found.filter(|(last, info)| !self.begins_with_preposition(index, *last, *info));
            let Some((last, info)) = found else {
                index += 1;
                continue;
            };
            self.phrases.push((index, last, info));
            let keep = words::of_phrase(info);
            for token in &mut self.list[index..=last] {
                token.marks = token.marks.or(keep);
            }
            // `in De Meern`: behind a prefix another phrase may begin.
            index = if info.any(Flag::SURNAME_PREFIX) { index + 1 } else { last + 1 };
        }
    }

    fn phrase_at(&self, first: usize) -> Option<(usize, WordInfo)> {
        let rest = self.list.get(first + 1..)?;
        // Most words behind the first are in no phrase. What the lists say of a number is not looked up.
        if !rest.first()?.info.any(Flag::PHRASE_PART) && rest[0].shape != Shape::Digits {
            return None;
        }
        let joined = rest.iter().take(LONGEST_PHRASE).take_while(|t| t.gap.joins() && t.gap != Gap::DotSpace);
        lexicon::phrase(self.list[first].hash, joined.map(|t| self.folded(t)))
            .map(|(count, info)| (first + count - 1, info))
    }

    fn measure_style(&self) -> Style {
        let (mut lower, mut capital, mut caps) = (0_usize, 0_usize, 0_usize);
        for token in self.list.iter().filter(|t| t.chars > 1) {
            match token.shape {
                Shape::Lower => lower += 1,
                Shape::Capitalised | Shape::Mixed => capital += 1,
                Shape::Caps => caps += 1,
                Shape::Digits | Shape::Alnum => {}
            }
        }
        if caps > 0 && caps >= 3 * (lower + capital) && (caps > 1 || lower + capital == 0) {
            Style::Caps
        } else if lower > 0 && (capital + caps) * 15 <= lower && !self.list[0].capital() {
            Style::Lower
        } else {
            Style::Ordinary
        }
    }

    /// Labels in square brackets are left alone, so that running twice changes nothing.
    fn protect_labels(&mut self, text: &str) {
        if memchr::memchr(b'[', text.as_bytes()).is_none() {
            return;
        }
        let mut index = 0;
        while index < self.list.len() {
            let Some(last) = self.label_end(text, index) else {
                index += 1;
                continue;
            };
            for token in &mut self.list[index..=last] {
                token.protected = true;
            }
            index = last + 1;
        }
    }

    /// If a label starts at this word: the index of its last word.
    fn label_end(&self, text: &str, first: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let start = self.list[first].start as usize;
        if start == 0 || bytes[start - 1] != b'[' {
            return None;
        }
        let close = start + memchr::memchr(b']', &bytes[start..bytes.len().min(start + 80)])?;
        let mut last = first;
        while self.list.get(last + 1).is_some_and(|t| (t.end as usize) <= close) {
            last += 1;
        }
        let all = &self.list[first..=last];
        let words = all.iter().all(|t| t.shape == Shape::Digits || t.has(Marks::LABEL));
        (words && all.iter().any(|t| t.has(Marks::LABEL))).then_some(last)
    }
}

/// Whether a sentence, line or quote starts with the word behind these signs.
fn starts_sentence(before: &Token, gap: Gap, between: &str) -> bool {
    match gap {
        Gap::Start | Gap::Newline | Gap::Colon => true,
        Gap::Space | Gap::Hyphen | Gap::Comma | Gap::Dot | Gap::Apostrophe => false,
        Gap::DotSpace => {
            !(before.chars == 1 && before.shape != Shape::Digits || before.has(Marks::ABBREVIATION))
        }
        _ => {
            between.contains(['.', '!', '?', '"', '“', '”', '„', '•', '*', '|', '>'])
                || between.ends_with(['\'', '‘', '’'])
        }
    }
}

/// Whether a word character stands here, and its length.
fn is_word_at(text: &str, at: usize) -> (bool, usize) {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return (byte.is_ascii_alphanumeric(), 1);
    }
    let c = text[at..].chars().next().unwrap_or(' ');
    (c.is_alphanumeric(), c.len_utf8())
}

/// Marks and characters without width: part of a word, absent from its folded form.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') || is_combining_mark(c)
}

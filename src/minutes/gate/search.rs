//! Looks for targets in text. Nothing is found across a line break.

use super::phrases::{Phrase, hash, longer};
use super::targets::{Targets, digits_key};
use super::words::{Word, Words, handles};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

impl Targets {
    /// The target of every identifier in a text.
    pub fn hits(&self, text: &str, words: &mut Words) -> Vec<u32> {
        let mut hits = Vec::new();
        words.read(text);
        self.words(words, &mut hits);
        words.digit_runs(text, |_, run| self.digits(run, &mut hits));
        self.glued(text, &mut hits);
        hits
    }

    fn words(&self, words: &Words, hits: &mut Vec<u32>) {
        for (at, word) in words.list().iter().enumerate() {
            let normal = words.normal(*word);
            let key = hash(normal);
            if self.phrases.may_begin(key) {
                self.phrases(words, &words.list()[at..], key, hits);
            }
            let stem = if word.capital { normal.strip_suffix('s') } else { None };
            if let Some(stem) = stem.filter(|stem| stem.len() >= 3) {
                let key = hash(stem);
                let found = if self.phrases.may_begin(key) { self.phrases.one(key, stem) } else { None };
                self.add(found, *word, hits);
            }
            if normal.as_bytes().first().is_some_and(u8::is_ascii_digit) {
                hits.extend(self.day(words, *word, &words.list()[at + 1..]));
            }
        }
    }

    /// The phrases that begin with the first of these words, of which `key` is the hash.
    fn phrases(&self, words: &Words, list: &[Word], mut key: u64, hits: &mut Vec<u32>) {
        self.add(self.phrases.of(key, words, &list[..1]), list[0], hits);
        let single = hits.len();
        for (length, next) in (2..).zip(&list[1..]) {
            key = longer(Some(key), words.normal(*next));
            if !next.adjoins || !self.phrases.may_begin(key) {
                break;
            }
            self.add(self.phrases.of(key, words, &list[..length]), list[0], hits);
        }
        hits[single..].sort_unstable_by(|a, b| b.cmp(a));
    }

    /// Adds the targets of a phrase that begins with this word, unless it is an ordinary one here.
    fn add(&self, phrase: Option<&Phrase>, word: Word, hits: &mut Vec<u32>) {
        let as_name = word.capital && !word.opens_sentence;
        if let Some(phrase) = phrase.filter(|phrase| !phrase.ordinary || as_name) {
            hits.extend(self.alike(phrase.last));
        }
    }

    /// A day that begins with this word, a number: `2-5-2013`, `2013-05-02`, `2 mei 2013`, `2 mrt 13`.
    fn day(&self, words: &Words, word: Word, rest: &[Word]) -> Option<u32> {
        let number = |word: Word| words.normal(word).as_bytes().first().is_some_and(u8::is_ascii_digit);
        let [second, third, ..] = rest else { return None };
        if !second.adjoins || !third.adjoins || !number(*third) || self.days.is_empty() {
            return None;
        }
        let (middle, last) = (words.normal(*second), words.normal(*third).parse::<u16>().ok()?);
        let first: u16 = words.normal(word).parse().ok()?;
        let named = || MONTHS.iter().position(|month| middle.len() >= 3 && month.starts_with(middle));
        let month = middle.parse::<u8>().ok().or_else(|| {
            let month = if middle == "mrt" { Some(2) } else { named() };
            month.map(|month| month as u8 + 1)
        })?;
        let key = |year: u16, day: u16| {
            let centuries = if year < 100 { [2000 + year, 1900 + year] } else { [year, year] };
            let day = u8::try_from(day).ok()?;
            centuries.iter().find_map(|year| self.days.get(&(*year, month, day)).copied())
        };
        key(last, first).or_else(|| key(first, last))
    }

    fn digits(&self, run: &str, hits: &mut Vec<u32>) {
        for &length in &self.digit_lengths {
            for window in run.as_bytes().windows(length) {
                let last = self.digits.get(&digits_key(window.iter().copied()));
                hits.extend(last.into_iter().flat_map(|last| self.alike(*last)));
            }
        }
        hits.extend(self.days_in(run));
    }

    /// `02052013` and `20130502` in a run of digits.
    fn days_in<'a>(&'a self, run: &'a str) -> impl Iterator<Item = u32> + 'a {
        let windows = if self.days.is_empty() { 0 } else { (run.len() + 1).saturating_sub(8) };
        (0..windows).flat_map(move |from| {
            let number = |a: usize, b: usize| run[from + a..from + b].parse::<u16>().ok();
            let key = |year, month: Option<u16>, day: Option<u16>| {
                Some((year?, u8::try_from(month?).ok()?, u8::try_from(day?).ok()?))
            };
            let dutch = key(number(4, 8), number(2, 4), number(0, 2));
            let iso = key(number(0, 4), number(4, 6), number(6, 8));
            [dutch, iso].into_iter().flatten().find_map(|day| self.days.get(&day).copied())
        })
    }

    fn glued(&self, text: &str, hits: &mut Vec<u32>) {
        for (_, chunk) in handles(text) {
            for &length in &self.glued_lengths {
                for window in 0..(chunk.len() + 1).saturating_sub(length) {
                    let part = chunk.get(window..window + length);
                    hits.extend(part.and_then(|part| self.glued.get(&hash(part))));
                }
            }
        }
    }

    /// Whether a word, written small, is an ordinary one that is also a name of this row.
    pub fn is_doubtful(&self, word: &str, row: u32) -> bool {
        let key = hash(word);
        let phrase = if self.phrases.may_begin(key) { self.phrases.one(key, word) } else { None };
        phrase.is_some_and(|phrase| {
            phrase.ordinary && self.alike(phrase.last).any(|target| self.is_of_row(target, row))
        })
    }
}

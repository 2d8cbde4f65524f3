//! Looks for targets in text, line by line. Nothing is found across a line break.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::targets::{Form, Target};
use super::words::{Word, Words, digit_runs, handles};

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

/// No further target in a chain.
const END: u32 = u32::MAX;

/// The targets by what is seen of them first.
///
/// Keys are hashes, since a sheet of 5,000 cases has some hundred thousand identifiers; what is found by its
/// hash is then compared in full. Targets with the same key form a chain through `next`.
#[derive(Debug, Default)]
pub struct Index {
    heads: FxHashMap<u64, u32>,
    next: Vec<u32>,
    /// First words of targets, a bit each: nearly every word of the output is turned away here.
    firsts: Firsts,
    days: FxHashMap<(u16, u8, u8), u32>,
    digit_lengths: Vec<usize>,
    glued_lengths: Vec<usize>,
}

/// An identifier found, before it is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    /// Index of the target.
    pub target: u32,
    /// Byte in the searched text.
    pub at: usize,
}

/// What kind of key a hash stands for.
#[derive(Hash)]
enum Key<'a> {
    Word(&'a str),
    Pair(&'a str, &'a str),
    Digits(&'a str),
    Glued(&'a str),
}

/// A set of words that may say yes too often, never no.
#[derive(Debug)]
struct Firsts(Vec<u64>);

impl Default for Firsts {
    fn default() -> Self {
        Firsts(vec![0; 1 << 12])
    }
}

impl Firsts {
    fn place(&self, word: &str) -> (usize, u64) {
        let hash = hash(&Key::Word(word));
        ((hash >> 32) as usize % self.0.len(), 1 << (hash >> 58))
    }

    fn insert(&mut self, word: &str) {
        let (at, bit) = self.place(word);
        self.0[at] |= bit;
    }

    fn may_hold(&self, word: &str) -> bool {
        let (at, bit) = self.place(word);
        self.0[at] & bit != 0
    }
}

fn hash(key: &Key<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}

impl Index {
    /// Makes the targets ready to be looked for.
    pub fn new(targets: &[Target]) -> Self {
        let mut index = Index { next: vec![END; targets.len()], ..Index::default() };
        index.heads.reserve(targets.len());
        for (number, target) in (0u32..).zip(targets) {
            match &target.form {
                Form::Words { words, .. } => {
                    words.iter().take(1).for_each(|first| index.firsts.insert(first));
                    match words.as_slice() {
                        [word] => index.chain(&Key::Word(word), number),
                        [first, second, ..] => index.chain(&Key::Pair(first, second), number),
                        [] => {}
                    }
                }
                Form::Digits(digits) => {
                    index.chain(&Key::Digits(digits), number);
                    note(&mut index.digit_lengths, digits.len());
                }
                Form::Day { year, month, day } => {
                    index.days.entry((*year, *month, *day)).or_insert(number);
                }
            }
            if let Some(name) = target.glued() {
                // Which of several persons of that name is not told apart: one entry will do.
                index.heads.entry(hash(&Key::Glued(&name))).or_insert(number);
                note(&mut index.glued_lengths, name.len());
            }
        }
        index
    }

    fn chain(&mut self, key: &Key<'_>, number: u32) {
        let head = self.heads.insert(hash(key), number);
        self.next[number as usize] = head.unwrap_or(END);
    }

    /// The targets with this key, the last one first.
    fn chained(&self, key: &Key<'_>) -> impl Iterator<Item = u32> {
        let first = self.heads.get(&hash(key)).copied();
        std::iter::successors(first, |number| {
            self.next.get(*number as usize).copied().filter(|next| *next != END)
        })
    }

    /// Every identifier in a text.
    pub fn hits(&self, targets: &[Target], text: &str, words: &mut Words) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            if !line.is_empty() {
                let mut found = |target, at| hits.push(Hit { target, at: start + at });
                words.read(line);
                self.words(targets, words, &mut found);
                self.digits(targets, line, &mut found);
                self.glued(line, &mut found);
            }
            start += line.len() + 1;
        }
        hits
    }

    fn words(&self, targets: &[Target], words: &Words, found: &mut impl FnMut(u32, usize)) {
        for (at, word) in words.list().iter().enumerate() {
            let normal = words.normal(*word);
            let rest = &words.list()[at + 1..];
            let mut check = |key: &Key<'_>, possessive| {
                for target in self.chained(key) {
                    if is_hit(&targets[target as usize], words, *word, rest, possessive) {
                        found(target, word.at);
                    }
                }
            };
            if self.firsts.may_hold(normal) {
                check(&Key::Word(normal), false);
                if let Some(next) = rest.first().filter(|next| next.adjoins) {
                    check(&Key::Pair(normal, words.normal(*next)), false);
                }
            }
            let stem = normal.strip_suffix('s').filter(|stem| word.capital && stem.len() >= 3);
            if let Some(stem) = stem.filter(|stem| self.firsts.may_hold(stem)) {
                check(&Key::Word(stem), true);
            }
            if let Some(target) = self.day(words, *word, rest) {
                found(target, word.at);
            }
        }
    }

    /// `2-5-2013`, `2013-05-02`, `2 mei 2013`, `2 mrt 13`.
    fn day(&self, words: &Words, word: Word, rest: &[Word]) -> Option<u32> {
        let [second, third, ..] = rest else { return None };
        let number = words.normal(word).starts_with(|c: char| c.is_ascii_digit());
        if !number || !second.adjoins || !third.adjoins || self.days.is_empty() {
            return None;
        }
        let first: u16 = words.normal(word).parse().ok()?;
        let (middle, last) = (words.normal(*second), words.normal(*third).parse::<u16>().ok()?);
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

    fn digits(&self, targets: &[Target], line: &str, found: &mut impl FnMut(u32, usize)) {
        for (at, run) in digit_runs(line) {
            for &length in &self.digit_lengths {
                for window in 0..(run.len() + 1).saturating_sub(length) {
                    let digits = &run[window..window + length];
                    for target in self.chained(&Key::Digits(digits)) {
                        if matches!(&targets[target as usize].form, Form::Digits(wanted) if wanted == digits)
                        {
                            found(target, at);
                        }
                    }
                }
            }
            if let Some(target) = self.day_in(&run) {
                found(target, at);
            }
        }
    }

    /// `02052013` and `20130502` in a run of digits.
    fn day_in(&self, run: &str) -> Option<u32> {
        if self.days.is_empty() {
            return None;
        }
        (0..(run.len() + 1).saturating_sub(8)).find_map(|from| {
            let number = |a: usize, b: usize| run[from + a..from + b].parse::<u16>().ok();
            let key = |year, month: Option<u16>, day: Option<u16>| {
                Some((year?, u8::try_from(month?).ok()?, u8::try_from(day?).ok()?))
            };
            let dutch = key(number(4, 8), number(2, 4), number(0, 2));
            let iso = key(number(0, 4), number(4, 6), number(6, 8));
            [dutch, iso].into_iter().flatten().find_map(|day| self.days.get(&day).copied())
        })
    }

    fn glued(&self, line: &str, found: &mut impl FnMut(u32, usize)) {
        for (at, chunk) in handles(line) {
            for &length in &self.glued_lengths {
                for window in 0..(chunk.len() + 1).saturating_sub(length) {
                    let part = chunk.get(window..window + length);
                    let target = part.and_then(|part| self.heads.get(&hash(&Key::Glued(part))));
                    if let Some(target) = target {
                        found(*target, at);
                    }
                }
            }
        }
    }

    /// Whether a word, written small, is an ordinary one that is also a name of this row.
    pub fn is_doubtful(&self, targets: &[Target], word: &str, entry: u32) -> bool {
        self.firsts.may_hold(word) && self.chained(&Key::Word(word)).map(|target| &targets[target as usize]).any(|target| {
            target.entry == Some(entry)
                && matches!(&target.form, Form::Words { words, ordinary: true } if matches!(words.as_slice(), [only] if only == word))
        })
    }
}

/// Whether a target of words stands here; `possessive`: the word is its only word with an `s` behind it.
fn is_hit(target: &Target, words: &Words, word: Word, rest: &[Word], possessive: bool) -> bool {
    let Form::Words { words: wanted, ordinary } = &target.form else { return false };
    let Some((first, others)) = wanted.split_first() else { return false };
    let normal = words.normal(word);
    let opens = if possessive {
        others.is_empty() && normal.strip_suffix('s') == Some(first)
    } else {
        normal == first
    };
    let follows = rest.len() >= others.len()
        && rest.iter().zip(others).all(|(have, want)| have.adjoins && words.normal(*have) == want);
    let as_name = !ordinary || word.capital && !word.opens_sentence;
    opens && follows && as_name
}

fn note(lengths: &mut Vec<usize>, length: usize) {
    if !lengths.contains(&length) {
        lengths.push(length);
    }
}

//! Looks for targets in text. Nothing is found across a line break.

use super::table::{Table, hash, hash_of_two};
use super::targets::{Form, Target, Targets};
use super::words::{Word, Words, handles};
use rustc_hash::FxHashMap;

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

/// The targets by what is seen of them first.
#[derive(Debug)]
pub struct Index {
    /// By their word, or by their first two; of the latter the first word stands in the sieve only.
    words: Table,
    digits: Table,
    glued: Table,
    days: FxHashMap<(u16, u8, u8), u32>,
    digit_lengths: Vec<usize>,
    glued_lengths: Vec<usize>,
}

impl Index {
    /// Makes the targets ready to be looked for.
    pub fn new(targets: &Targets) -> Self {
        let (words, mut index) = rayon::join(|| words_of(targets), || Index::without_words(targets));
        index.words = words;
        index
    }

    fn without_words(targets: &Targets) -> Self {
        let mut index = Index {
            words: Table::with_room(0),
            digits: Table::with_room(targets.list.len() / 4),
            glued: Table::with_room(targets.list.len() / 4),
            days: FxHashMap::default(),
            digit_lengths: Vec::new(),
            glued_lengths: Vec::new(),
        };
        for (number, target) in (0u32..).zip(&targets.list) {
            match target.form {
                Form::Digits(digits) => {
                    let digits = targets.text(digits);
                    index.digits.insert(hash(digits), number);
                    note(&mut index.digit_lengths, digits.len());
                }
                Form::Day { year, month, day } => {
                    index.days.entry((year, month, day)).or_insert(number);
                }
                Form::Words { .. } => {}
            }
            if let Some(name) = targets.glued(target) {
                // Which of several persons of that name is not told apart: one entry will do.
                index.glued.insert_first(hash(&name), number);
                note(&mut index.glued_lengths, name.len());
            }
        }
        index
    }

    /// The index of the target of every identifier in a text.
    pub fn hits(&self, targets: &Targets, text: &str, words: &mut Words) -> Vec<u32> {
        let mut hits = Vec::new();
        let mut found = |target| hits.push(target);
        words.read(text);
        self.words(targets, words, &mut found);
        words.digit_runs(text, |_, run| self.digits(targets, run, &mut found));
        self.glued(text, &mut found);
        hits
    }

    fn words(&self, targets: &Targets, words: &Words, found: &mut impl FnMut(u32)) {
        for (at, word) in words.list().iter().enumerate() {
            let normal = words.normal(*word);
            let rest = &words.list()[at + 1..];
            let mut check = |key, possessive| {
                for target in self.words.at(key) {
                    if is_hit(targets, target, words, *word, rest, possessive) {
                        found(target);
                    }
                }
            };
            let key = hash(normal);
            if self.words.may_hold(key) {
                check(key, false);
                if let Some(next) = rest.first().filter(|next| next.adjoins) {
                    check(hash_of_two(key, hash(words.normal(*next))), false);
                }
            }
            let stem = if word.capital { normal.strip_suffix('s') } else { None };
            let stem = stem.filter(|stem| stem.len() >= 3);
            if let Some(key) = stem.map(hash).filter(|key| self.words.may_hold(*key)) {
                check(key, true);
            }
            if let Some(target) = self.day(words, *word, rest) {
                found(target);
            }
        }
    }

    /// `2-5-2013`, `2013-05-02`, `2 mei 2013`, `2 mrt 13`.
    fn day(&self, words: &Words, word: Word, rest: &[Word]) -> Option<u32> {
        let number = |word: Word| words.normal(word).as_bytes().first().is_some_and(u8::is_ascii_digit);
        if !number(word) {
            return None;
        }
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

    fn digits(&self, targets: &Targets, run: &str, found: &mut impl FnMut(u32)) {
        for &length in &self.digit_lengths {
            for window in 0..(run.len() + 1).saturating_sub(length) {
                let digits = &run[window..window + length];
                for target in self.digits.at(hash(digits)) {
                    if matches!(targets.list[target as usize].form, Form::Digits(wanted) if targets.text(wanted) == digits)
                    {
                        found(target);
                    }
                }
            }
        }
        self.days_in(run).for_each(found);
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

    fn glued(&self, text: &str, found: &mut impl FnMut(u32)) {
        for (_, chunk) in handles(text) {
            for &length in &self.glued_lengths {
                for window in 0..(chunk.len() + 1).saturating_sub(length) {
                    let part = chunk.get(window..window + length);
                    part.iter().flat_map(|part| self.glued.at(hash(part))).for_each(&mut *found);
                }
            }
        }
    }

    /// Whether a word, written small, is an ordinary one that is also a name of this row.
    pub fn is_doubtful(&self, targets: &Targets, word: &str, entry: u32) -> bool {
        let is_name = |target: &Target| {
            target.entry == Some(entry)
                && matches!(target.form, Form::Words { words, ordinary: true } if targets.text(words) == word)
        };
        let key = hash(word);
        self.words.may_hold(key) && self.words.at(key).any(|target| is_name(&targets.list[target as usize]))
    }
}

fn words_of(targets: &Targets) -> Table {
    let mut table = Table::with_room(targets.list.len());
    for (number, target) in (0u32..).zip(&targets.list) {
        let Form::Words { words, .. } = target.form else { continue };
        let words = targets.text(words);
        match words.split_once(' ') {
            None => table.insert(hash(words), number),
            Some((first, others)) => {
                let first = hash(first);
                let second = others.split(' ').next().unwrap_or_default();
                table.let_through(first);
                table.insert(hash_of_two(first, hash(second)), number);
            }
        }
    }
    table
}

/// Whether a target of words stands here; `possessive`: the word is its only word with an `s` behind it.
fn is_hit(
    targets: &Targets,
    target: u32,
    words: &Words,
    word: Word,
    rest: &[Word],
    possessive: bool,
) -> bool {
    let Form::Words { words: wanted, ordinary } = targets.list[target as usize].form else { return false };
    let wanted = targets.text(wanted);
    let normal = words.normal(word);
    let as_name = !ordinary || word.capital && !word.opens_sentence;
    if possessive {
        return as_name && normal.strip_suffix('s') == Some(wanted);
    }
    let mut wanted = wanted.split(' ');
    if wanted.next() != Some(normal) {
        return false;
    }
    let mut rest = rest.iter();
    as_name && wanted.all(|want| rest.next().is_some_and(|have| have.adjoins && words.normal(*have) == want))
}

fn note(lengths: &mut Vec<usize>, length: usize) {
    if !lengths.contains(&length) {
        lengths.push(length);
    }
}

//! Words that identify somebody, one or more behind each other: each phrase once, however many people share it.

use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::words::{Word, Words};

/// A length that the compiler knows spares a division for each word.
const SIEVE: usize = 1 << 13;

/// No further phrase, or no further target.
pub const END: u32 = u32::MAX;

/// Dutch words that are names too. A row may add to it; the gate then asks for a capital inside a sentence.
static ORDINARY: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("ordinary.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// All phrases to look for. What is found by its hash is yet to be compared in full.
#[derive(Debug)]
pub struct Phrases {
    /// A bit for the hash of each beginning of a phrase, shared by several: nearly every word of the output is turned
    /// away here.
    sieve: Box<[u64; SIEVE]>,
    /// The last phrase with a hash.
    heads: FxHashMap<u64, u32>,
    list: Vec<Phrase>,
    text: String,
}

/// One phrase.
#[derive(Debug)]
pub struct Phrase {
    /// The last target that is looked for by it.
    pub last: u32,
    /// Ordinary Dutch words: only a hit when written as a name.
    pub ordinary: bool,
    /// Whether it is looked for inside e-mail addresses and handles too.
    pub glued: bool,
    /// Where its words stand in the text, in normal form, a blank between two.
    from: u32,
    to: u32,
    /// The phrase before it that has the same hash.
    before: u32,
}

impl Phrases {
    /// None yet, with room for so many, and so many bytes of their text.
    pub fn with_room(phrases: usize, text: usize) -> Self {
        Phrases {
            sieve: Box::new([0; SIEVE]),
            heads: FxHashMap::with_capacity_and_hasher(phrases, FxBuildHasher),
            list: Vec::with_capacity(phrases),
            text: String::with_capacity(text),
        }
    }

    /// The phrase of these words, added when it is new; `None` when it has less than two letters.
    pub fn add(&mut self, words: &Words) -> Option<u32> {
        let from = self.text.len();
        let mut key = None;
        for word in words.normals() {
            if key.is_some() {
                self.text.push(' ');
            }
            self.text.push_str(word);
            key = Some(longer(key, word));
        }
        let key = key?;
        let phrase = &self.text[from..];
        let same = self.with_hash(key).find(|same| self.text(*same) == phrase);
        if let Some(same) = same {
            self.text.truncate(from);
            return Some(same);
        }
        let letters = phrase.chars().filter(|c| *c != ' ').take(3).count();
        if letters < 2 {
            self.text.truncate(from);
            return None;
        }
        // Two letters (Bo, Jo, An) are too often something else when they are written small.
        let ordinary = letters == 2 || phrase.split(' ').all(|word| ORDINARY.contains(word));
        self.let_through(words);
        let number = offset(self.list.len());
        let before = self.heads.insert(key, number).unwrap_or(END);
        let (from, to) = (offset(from), offset(self.text.len()));
        self.list.push(Phrase { last: END, ordinary, glued: false, from, to, before });
        Some(number)
    }

    /// From now on the sieve lets these words through, and each beginning of them.
    fn let_through(&mut self, words: &Words) {
        let mut key = None;
        for word in words.normals() {
            let hash = longer(key, word);
            let (at, bit) = place(hash);
            self.sieve[at] |= bit;
            key = Some(hash);
        }
    }

    /// Whether a phrase may begin with the words of this hash; may say yes too often, never no.
    pub fn may_begin(&self, key: u64) -> bool {
        let (at, bit) = place(key);
        self.sieve[at] & bit != 0
    }

    /// The phrase that is this one word.
    pub fn one(&self, key: u64, word: &str) -> Option<&Phrase> {
        let mut same = self.with_hash(key).map(|number| &self.list[number as usize]);
        same.find(|phrase| self.words(phrase) == word)
    }

    /// The phrase that is these words of a text.
    pub fn of(&self, key: u64, words: &Words, list: &[Word]) -> Option<&Phrase> {
        let is = |phrase: &&Phrase| {
            let own = self.words(phrase).split(' ');
            own.eq(list.iter().map(|word| words.normal(*word)))
        };
        self.with_hash(key).map(|number| &self.list[number as usize]).find(is)
    }

    /// A phrase by its number.
    pub fn at(&mut self, number: u32) -> &mut Phrase {
        &mut self.list[number as usize]
    }

    /// The words of a phrase, a blank between two.
    pub fn text(&self, number: u32) -> &str {
        self.words(&self.list[number as usize])
    }

    fn words(&self, phrase: &Phrase) -> &str {
        &self.text[phrase.from as usize..phrase.to as usize]
    }

    fn with_hash(&self, key: u64) -> impl Iterator<Item = u32> {
        let some = |number: u32| (number != END).then_some(number);
        let head = self.heads.get(&key).copied();
        std::iter::successors(head, move |number| some(self.list[*number as usize].before))
    }
}

fn place(hash: u64) -> (usize, u64) {
    ((hash >> 32) as usize % SIEVE, 1 << (hash >> 58))
}

/// A number of something of which there are no four billion: what identifies the people of one sheet takes no
/// gigabytes, reading it would have failed.
pub fn offset(number: usize) -> u32 {
    u32::try_from(number).expect("less than a sheet may hold")
}

/// The hash of a word.
pub fn hash(word: &str) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// The hash of words with one more behind them.
pub fn longer(words: Option<u64>, next: &str) -> u64 {
    let next = hash(next);
    words.map_or(next, |words| FxBuildHasher.hash_one((words, next)))
}

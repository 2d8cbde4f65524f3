//! Lists of words that are asked for often.

use rustc_hash::FxHashSet;

use super::fold::fold;

/// A longer list of folded words, of which is asked for every word of every name.
pub struct WordSet {
    words: FxHashSet<&'static [u8]>,
    longest: usize,
}

impl WordSet {
    /// Makes the set of the words of these lists.
    pub fn new(lists: &[&[&'static str]]) -> WordSet {
        let words: FxHashSet<&[u8]> = lists.iter().copied().flatten().map(|word| word.as_bytes()).collect();
        let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
        assert!(longest <= LOWERED, "a list of short words");
        WordSet { words, longest }
    }

    /// Whether the folded form of a word is in the set. No allocation for plain letters.
    pub fn has(&self, word: &str) -> bool {
        if !word.is_ascii() {
            return self.words.contains(fold(word).as_bytes());
        }
        if word.len() > self.longest {
            return false;
        }
        let mut lower = [0; LOWERED];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.words.contains(&*lower)
    }
}

/// Room for the longest word of a set.
const LOWERED: usize = 32;

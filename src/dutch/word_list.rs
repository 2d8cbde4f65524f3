//! Lists of words that are asked for often.

use super::fold::fold;

/// A list of folded words with a table, made by the compiler, that turns nearly every other word away at once.
pub struct WordList {
    words: &'static [&'static str],
    /// By the lower five bits of a first byte, which letters of both cases share: the lengths of such words, as a set.
    lengths: [u64; 32],
}

impl WordList {
    /// Makes the list of these words.
    pub const fn new(words: &'static [&'static str]) -> WordList {
        let mut lengths = [0; 32];
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            assert!(word.len() < 64, "a list of short words");
            lengths[(word[0] & 31) as usize] |= 1 << word.len();
            at += 1;
        }
        WordList { words, lengths }
    }

    /// Whether the folded form of a word is in the list; for plain letters without allocation.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first() else { return false };
        let lengths = self.lengths[usize::from(first & 31)];
        // `vóór`: folding leaves the first letter as it is when it is a plain one.
        if first.is_ascii() && lengths == 0 || word.is_ascii() && lengths >> word.len().min(63) & 1 == 0 {
            return false;
        }
        self.holds(word)
    }

    fn holds(&self, word: &str) -> bool {
        if !word.is_ascii() {
            return self.words.contains(&fold(word).as_str());
        }
        let alike = self.words.iter().filter(|listed| listed.len() == word.len());
        alike.map(|listed| listed.as_bytes()).any(|listed| listed.eq_ignore_ascii_case(word.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case_and_with_its_marks() {
        static LIST: WordList = WordList::new(&["voor", "'t", "t/m", "eerst"]);
        for word in ["voor", "Voor", "vóór", "VÓÓR", "'t", "T/M", "éérst"] {
            assert!(LIST.has(word), "{word}");
        }
        for word in ["", "vor", "voort", "tm", "óver", "weet"] {
            assert!(!LIST.has(word), "{word}");
        }
        assert!(!LIST.has(&"v".repeat(1 << 9)));
    }
}

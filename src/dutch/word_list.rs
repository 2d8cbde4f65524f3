//! Lists of words that are asked for often.

use super::fold::fold;

/// Places in the table of a list; a power of two.
const SLOTS: usize = 512;

/// A list of folded words with a table, made by the compiler: most other words are turned away by one look at it.
pub struct WordList {
    words: &'static [&'static str],
    /// The number of a word and one, or 0, at the place that its ends and length give it, or behind that.
    slots: [u8; SLOTS],
}

impl WordList {
    /// Makes the list of these words.
    pub const fn new(words: &'static [&'static str]) -> WordList {
        assert!(words.len() < SLOTS / 2, "a list of few words");
        let mut slots = [0; SLOTS];
        let mut number = 0;
        while number < words.len() {
            let mut at = place(words[number].as_bytes());
            while slots[at] != 0 {
                at = (at + 1) % SLOTS;
            }
            number += 1;
            slots[at] = number as u8;
        }
        WordList { words, slots }
    }

    /// The words, as they are listed.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }

    /// Whether the folded form of a word is in the list; for plain letters without allocation.
    pub fn has(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// The place in the list of the folded form of a word.
    pub fn find(&self, word: &str) -> Option<usize> {
        if word.is_ascii() { self.find_folded(word) } else { self.find_folded(&fold(word)) }
    }

    fn find_folded(&self, word: &str) -> Option<usize> {
        if word.is_empty() {
            return None;
        }
        let mut at = place(word.as_bytes());
        while let Some(number) = self.slots[at].checked_sub(1) {
            if self.words[usize::from(number)].eq_ignore_ascii_case(word) {
                return Some(usize::from(number));
            }
            at = (at + 1) % SLOTS;
        }
        None
    }
}

/// What words of a list look like: first and last letter and length. Of words that are asked for very often most are
/// turned away by this.
pub struct Shapes([u32; 1024]);

impl Shapes {
    /// The shapes of these words, which are folded.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Shapes {
        let mut shapes = Shapes([0; 1024]);
        for word in words {
            let place = Shapes::place(word.as_bytes()).map(|(ends, length)| shapes.0[ends] |= length);
            assert!(place.is_some(), "a word of one letter, or a very long one: {word}");
        }
        shapes
    }

    /// Whether a word, in letters of any case, looks like one of them.
    pub fn fits(&self, word: &[u8]) -> bool {
        Shapes::place(word).is_some_and(|(ends, length)| self.0[ends] & length != 0)
    }

    fn place(word: &[u8]) -> Option<(usize, u32)> {
        let [first, .., last] = *word else { return None };
        let ends = usize::from(first & 31) << 5 | usize::from(last & 31);
        Some((ends, 1_u32.checked_shl(u32::try_from(word.len()).ok()?)?))
    }
}

/// The place of a word in a table, the same for both cases of its letters.
const fn place(word: &[u8]) -> usize {
    let (first, last) = ((word[0] & 31) as usize, (word[word.len() - 1] & 31) as usize);
    (first * 8 + last * 5 + word.len() * 67) % SLOTS
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

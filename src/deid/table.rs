//! Folded words with a number each: a hash table over one string, emptied and filled again case after case.

use super::lexicon::hash_of;

/// A table that grew beyond this is given back, so that one large case does not slow all that follow.
const KEPT: usize = 1 << 12;

/// A set of words, numbered in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct WordTable {
    /// All words, one after the other.
    text: String,
    words: Vec<Word>,
    seen: Seen,
    /// Per slot: the number of a word and one, or 0. A power of two long, at most half full.
    slots: Vec<u32>,
}

/// Where a word stands in the text.
#[derive(Clone, Copy, Debug)]
struct Word {
    hash: u64,
    start: u32,
    end: u32,
}

impl WordTable {
    /// Forgets all words, keeps the room.
    pub(crate) fn clear(&mut self) {
        if self.slots.len() > KEPT {
            *self = WordTable::default();
        }
        self.text.clear();
        self.words.clear();
        self.seen = Seen::default();
        self.slots.fill(0);
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word with this number.
    pub(crate) fn word(&self, id: u32) -> &str {
        let word = &self.words[id as usize];
        &self.text[word.start as usize..word.end as usize]
    }

    /// The words, in the order of their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.words.iter().map(|word| &self.text[word.start as usize..word.end as usize])
    }

    /// The number of a word.
    pub(crate) fn get(&self, word: &str) -> Option<u32> {
        self.get_hashed(word, hash_of(word))
    }

    /// The number of a word of which the hash ([`hash_of`]) is known.
    pub(crate) fn get_hashed(&self, word: &str, hash: u64) -> Option<u32> {
        if self.may_hold(hash) { self.find(word, hash) } else { None }
    }

    /// Whether a word with this hash may be in the table; says yes too often, never no.
    pub(crate) fn may_hold(&self, hash: u64) -> bool {
        self.seen.may_hold(hash)
    }

    /// The number of a word, which is added when it is new.
    pub(crate) fn insert(&mut self, word: &str) -> u32 {
        self.insert_hashed(word, hash_of(word))
    }

    /// The same for a word of which the hash is known.
    pub(crate) fn insert_hashed(&mut self, word: &str, hash: u64) -> u32 {
        if let Some(id) = self.find(word, hash) {
            return id;
        }
        let (id, start) = (self.words.len() as u32, self.text.len() as u32);
        self.text.push_str(word);
        self.words.push(Word { hash, start, end: self.text.len() as u32 });
        self.seen.add(hash);
        if self.words.len() * 2 > self.slots.len() {
            self.grow();
        } else {
            self.place(id, hash);
        }
        id
    }

    fn find(&self, word: &str, hash: u64) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = spread(hash) & mask;
        loop {
            // At most half of the slots are taken: the walk ends.
            let id = self.slots[at].checked_sub(1)?;
            if self.words[id as usize].hash == hash && self.word(id) == word {
                return Some(id);
            }
            at = (at + 1) & mask;
        }
    }

    fn place(&mut self, id: u32, hash: u64) {
        let mask = self.slots.len() - 1;
        let mut at = spread(hash) & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = id + 1;
    }

    fn grow(&mut self) {
        let room = (self.slots.len() * 2).max(64);
        self.slots.clear();
        self.slots.resize(room, 0);
        for id in 0..self.words.len() {
            self.place(id as u32, self.words[id].hash);
        }
    }
}

/// A bit for each word, by its hash: most words of a text are turned away by it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen([u64; 8]);

impl Seen {
    pub(crate) fn add(&mut self, hash: u64) {
        let (part, bit) = Seen::bit_of(hash);
        self.0[part] |= bit;
    }

    /// Whether a word with this hash may have been added; says yes too often, never no.
    pub(crate) fn may_hold(&self, hash: u64) -> bool {
        let (part, bit) = Seen::bit_of(hash);
        self.0[part] & bit != 0
    }

    /// Which part of the set a hash is in, and its bit there.
    fn bit_of(hash: u64) -> (usize, u64) {
        let place = spread(hash);
        (place >> 6 & 7, 1 << (place & 63))
    }
}

/// The hash leaves the high bits of short words alike, and the low ones are not even either.
fn spread(hash: u64) -> usize {
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_number_while_the_table_grows() {
        let mut table = WordTable::default();
        assert_eq!(table.get("jansen"), None);
        let words: Vec<String> = (0..1000).map(|n| format!("naam{n}")).collect();
        for (nth, word) in words.iter().enumerate() {
            assert_eq!(table.insert(word), nth as u32);
        }
        for (nth, word) in words.iter().enumerate() {
            assert_eq!((table.get(word), table.insert(word)), (Some(nth as u32), nth as u32));
            assert_eq!(table.word(nth as u32), word);
        }
        assert_eq!(table.get("jansen"), None);
        table.clear();
        assert_eq!((table.get("naam1"), table.len()), (None, 0));
    }
}

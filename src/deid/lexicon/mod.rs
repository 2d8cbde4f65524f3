//! The lexicon: what is known of a word, from lists compiled into one table that is read in place.
//!
//! The lists lie under `data/lexicon`; `NOTICE.md` there says where each is from. `build.rs` makes the table: nothing is
//! parsed or built at start, and a lookup costs one hash of the word and, mostly, one read. An automaton over the same
//! words (`fst`) is smaller by half but takes ten times as long, and nothing here needs its order or its prefixes.

use crate::dutch::fold::fold;

mod info;
mod key;
pub(crate) mod near;
#[cfg(test)]
mod tests;

pub(crate) use info::{Flag, WordInfo};
use key::{ENDINGS, Key, ending};

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Per sort of ending the lengths of the words that end compounds, as a set of bits in eight bytes.
static LAST_PARTS: &[u8; 8 * ENDINGS] = include_bytes!(concat!(env!("OUT_DIR"), "/endings.bin"));

/// The sets of [`near`].
static NEAR: &[u8; near::BITS / 8] = include_bytes!(concat!(env!("OUT_DIR"), "/near.bin"));
static BEGINNINGS: &[u8; near::BEGINNING_BITS / 8] =
    include_bytes!(concat!(env!("OUT_DIR"), "/beginnings.bin"));

/// What the lists say of a folded word ([`crate::dutch::fold`]). `Anne-Marie` and the like are looked up whole; the
/// caller may ask for the parts.
pub(crate) fn lookup(folded: &str) -> WordInfo {
    find(Key::new().with(folded))
}

/// Whether a word is an ordinary one and hardly anybody's name: `verslag`, not `Bas` or `Bakker`.
pub fn is_ordinary_word(word: &str) -> bool {
    const FIRST_NAME: u8 = 8;
    const SURNAME: u8 = 8;
    const VERY_USUAL: u8 = 12;
    let info = lookup(&fold(word));
    let is_name = info.first_name() >= FIRST_NAME || info.surname() >= SURNAME;
    info.word() >= VERY_USUAL || info.word() > 0 && !is_name
}

/// The hash of a folded word (one run of letters and digits), the same for all tables of words.
pub(crate) fn hash_of(folded: &str) -> u64 {
    hash_of_bytes(folded.as_bytes())
}

/// The same for the bytes of the word.
pub(crate) fn hash_of_bytes(folded: &[u8]) -> u64 {
    Key::new().with_run(folded).state
}

/// As [`lookup`], for a word of which the hash is known.
pub(crate) fn lookup_hashed(hash: u64) -> WordInfo {
    find(Key::of(hash))
}

/// The longest phrase of the lists that begins with the word of this hash and goes on with these folded words: how many
/// words it has, and what the lists say. Worth asking only when the first word has [`Flag::PHRASE_START`].
pub(crate) fn phrase<'a>(first: u64, more: impl Iterator<Item = &'a str>) -> Option<(usize, WordInfo)> {
    let (mut key, mut best) = (Key::of(first), None);
    for (count, word) in (2..).zip(more) {
        key = key.with_run(word.as_bytes());
        let info = find(key);
        if !info.is_unknown() {
            best = Some((count, info));
        }
        if !info.any(Flag::PHRASE_START) {
            break;
        }
    }
    best
}

/// Whether the last part of a compound carries one of `flags`, which are of those that end compounds: `Molenstraat`
/// [`Flag::STREET_SUFFIX`], `kunstgymnasium` [`Flag::INSTITUTION_WORD`]. At least two letters stand before it.
pub(crate) fn has_last_part(folded: &str, flags: Flag) -> bool {
    let Some(last) = folded.as_bytes().last_chunk() else { return false };
    let (sorts, _) = LAST_PARTS.as_chunks::<8>();
    let mut lengths = u64::from_le_bytes(sorts[ending(*last)]);
    while lengths != 0 {
        let start = folded.len().checked_sub(lengths.trailing_zeros() as usize);
        let parts = start.and_then(|start| folded.split_at_checked(start));
        if let Some((head, part)) = parts
            && head.chars().nth(1).is_some()
            && lookup_hashed(hash_of(part)).any(flags)
        {
            return true;
        }
        lengths &= lengths - 1;
    }
    false
}

/// Whether a typing error ([`near`]) may have made this word of a usual one. Some others pass too.
pub(crate) fn may_be_mistyped(folded: &str) -> bool {
    let known = |word: &[u8]| in_set(NEAR, word);
    known(folded.as_bytes()) || near::any_shorter(folded.as_bytes(), known)
}

/// Whether a folded word is at least so usual, from [`near::USUAL`] on. Most are not, and the set that says so is small.
pub(crate) fn is_usual(word: &str, bucket: u8) -> bool {
    in_set(NEAR, word.as_bytes()) && lookup(word).word() >= bucket
}

/// Whether a usual word begins so and goes on: `voorschr`, `jeugdpsych`. Some others pass too.
pub(crate) fn begins_word(folded: &str) -> bool {
    in_set(BEGINNINGS, folded.as_bytes())
}

fn in_set(set: &[u8], word: &[u8]) -> bool {
    near::bits(word, set.len() * 8).all(|bit| set[bit / 8] >> (bit % 8) & 1 == 1)
}

fn find(key: Key) -> WordInfo {
    let (slots, _) = TABLE.as_chunks::<8>();
    if key.is_empty() {
        return WordInfo::default();
    }
    let (first, fingerprint) = key.place(slots.len());
    // The table has empty slots: the walk ends.
    for slot in slots[first..].iter().chain(slots) {
        let slot = u64::from_le_bytes(*slot);
        if slot == 0 {
            break;
        }
        if (slot >> 32) as u32 == fingerprint {
            return WordInfo::from_bits(slot as u32);
        }
    }
    WordInfo::default()
}

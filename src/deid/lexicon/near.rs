//! The usual words, whole and with a letter left out, as a set of hashes (Bloom, 1970): a word that a typing error may have
//! made of a usual one, or what is left of it without a letter, is in that set, and few others are. Another such set holds
//! the beginnings of words. `build.rs` includes this file too and makes the sets.

use super::key::Key;

/// From this bucket on a word is so usual that people mistype it.
pub(crate) const USUAL: u8 = 5;
/// Vowels that people leave out when they write fast.
pub(crate) const TWO_LETTERS: [&[u8]; 9] = [b"aa", b"ee", b"oo", b"uu", b"ie", b"oe", b"ij", b"ei", b"ou"];
/// The size of the set: some one in three hundred that are not in it seem to be.
pub(crate) const BITS: usize = 1 << 22;
/// The size of the set of beginnings; of what is none one in a hundred seems to be.
pub(crate) const BEGINNING_BITS: usize = 1 << 21;

/// The places of a word in a set of this size.
pub(crate) fn bits(word: &[u8], size: usize) -> impl Iterator<Item = usize> {
    let (first, step) = Key::new().with_run(word).place(size);
    (0..4).map(move |turn| (first + turn * step as usize) % size)
}

/// The word with each letter but the first left out in turn: whether `holds` for any.
pub(crate) fn any_shorter(word: &[u8], mut holds: impl FnMut(&[u8]) -> bool) -> bool {
    let mut shorter = Vec::with_capacity(word.len());
    (1..word.len()).any(|at| {
        shorter.clear();
        shorter.extend_from_slice(&word[..at]);
        shorter.extend_from_slice(&word[at + 1..]);
        holds(&shorter)
    })
}

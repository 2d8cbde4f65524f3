//! The names of other cases: evidence that a word is a name, without telling whose.

use rustc_hash::FxHashSet;

use super::lexicon::hash_of;
use super::name_words::{is_prefix, words_of};
use crate::dutch::fold::fold_into;
use crate::dutch::names::Name;

/// The words of the names of many persons, by their hash. Linear to fill, whatever names they share.
#[derive(Debug, Default)]
pub(crate) struct Roster {
    words: FxHashSet<u64>,
    /// A first name and a surname of one person.
    full_names: FxHashSet<(u64, u64)>,
}

impl Roster {
    /// These names.
    pub(crate) fn new<'k>(names: impl Iterator<Item = &'k Name>) -> Roster {
        let (mut roster, mut folded) = (Roster::default(), String::new());
        let (mut firsts, mut surnames) = (Vec::new(), Vec::new());
        for name in names {
            firsts.clear();
            surnames.clear();
            first_names(name, &mut folded, &mut firsts);
            surname(name, &mut folded, &mut surnames);
            roster.words.extend(firsts.iter().chain(&surnames));
            roster
                .full_names
                .extend(firsts.iter().flat_map(|first| surnames.iter().map(|last| (*first, *last))));
        }
        roster
    }

    /// Whether a word of which the hash is known is part of a name.
    pub(crate) fn has(&self, hash: u64) -> bool {
        self.words.contains(&hash)
    }

    /// Whether one person bears these words as first name and surname.
    pub(crate) fn has_both(&self, first: u64, surname: u64) -> bool {
        self.full_names.contains(&(first, surname))
    }
}

fn first_names(name: &Name, folded: &mut String, hashes: &mut Vec<u64>) {
    for first in name.first_names.iter().chain(&name.nickname) {
        folded.clear();
        fold_into(first, folded);
        // The words of `Anne de` that could be anything are no names by themselves.
        let several = words_of(folded).nth(1).is_some();
        let names = words_of(folded).filter(|word| word.len() > 1 && !(several && is_prefix(word)));
        hashes.extend(names.map(hash_of));
    }
}

/// The words of the surname that are no prefixes; its last is one of them, also when it looks like a prefix (`Al`).
fn surname(name: &Name, folded: &mut String, hashes: &mut Vec<u64>) {
    let Some(surname) = &name.surname else { return };
    folded.clear();
    fold_into(surname, folded);
    for half in folded.split('-') {
        let mut words = words_of(half).peekable();
        while let Some(word) = words.next() {
            if word.len() > 1 && (words.peek().is_none() || !is_prefix(word)) {
                hashes.push(hash_of(word));
            }
        }
    }
}

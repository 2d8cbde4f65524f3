//! A plain name, which needs not go the long way of [`parse_full_name`](super::parse_full_name).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::parse::{JOINS, LABELS, MAX_WORDS, NOBODY, is_bunched};
use super::prefix::is_prefix_word;
use super::{Name, prefix, roles, titles};
use crate::dutch::fold::fold;
use crate::dutch::word_list::{Shapes, WordList};

/// `Yusuf el Idrissi`, `Fatima Yilmaz-Smit`: most names are a first name, prefixes and a surname, in plain letters, with
/// one space between and no other word that means something in a name. They need not go the long way.
pub fn plain_name(text: &str) -> Option<Name> {
    let (first, family) = text.split_once(' ')?;
    if !is_plain(first) || means_something(first) || is_bunched(first, true) {
        return None;
    }
    let name = plain_family(family).filter(|_| !NOBODY.has(text))?;
    Some(Name { first_names: vec![first.to_owned()], ..name })
}

/// `el Idrissi`, `Yilmaz-Smit`.
pub(super) fn plain_family(text: &str) -> Option<Name> {
    let (prefix, surname) =
        text.rsplit_once(' ').map_or((None, text), |(prefix, surname)| (Some(prefix), surname));
    let in_prefix = |word: &str| (is_plain(word) || word == "'t") && is_prefix_word(word);
    let prefixed = prefix.is_none_or(|words| words.len() < LONGEST_PREFIX && words.split(' ').all(in_prefix));
    (prefixed && is_plain_surname(surname) && !means_something(surname)).then(|| Name {
        prefix: prefix.map(str::to_owned),
        surname: Some(surname.to_owned()),
        ..Name::default()
    })
}

/// In bytes; no prefix of fewer than [`MAX_WORDS`] words is cut off.
const LONGEST_PREFIX: usize = 2 * MAX_WORDS;

/// `Yilmaz`, `Yilmaz-Smit`, `Tjin-A-Djie`.
fn is_plain_surname(word: &str) -> bool {
    let Some((first, rest)) = word.split_once('-') else { return is_plain(word) };
    is_plain(first)
        && rest
            .split('-')
            .all(|part| is_plain(part) || part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic())
}

/// Whether a word is two or more letters of European languages.
fn is_plain(word: &str) -> bool {
    if word.is_ascii() {
        return word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    }
    let letter = |c: char| c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ') && c.is_alphabetic();
    word.chars().nth(1).is_some() && word.chars().all(letter)
}

/// Whether a plain word is more than a part of a name: a title, a label, a prefix, or the begin of a role.
fn means_something(word: &str) -> bool {
    let meanings = &*MEANINGS;
    if !word.is_ascii() {
        return meanings.words.contains(fold(word).as_bytes());
    }
    let mut lower = [0; LONGEST_MEANING];
    let Some(lower) = lower.get_mut(..word.len()).filter(|_| meanings.shapes.fits(word.as_bytes())) else {
        return false;
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    meanings.words.contains(&*lower)
}

/// No word of a list is longer.
const LONGEST_MEANING: usize = 31;

/// All words that are asked for one list after the other when a name is read.
struct Meanings {
    words: FxHashSet<&'static [u8]>,
    /// Most names are turned away by these.
    shapes: Shapes,
}

static MEANINGS: LazyLock<Meanings> = LazyLock::new(|| {
    let own = [&NOBODY, &JOINS, &LABELS].into_iter().flat_map(WordList::words);
    let all: Vec<&str> = own.chain(titles::words()).chain(prefix::words()).chain(roles::leads()).collect();
    // Whatever is asked is two letters or more.
    let long = all.iter().copied().filter(|word| word.len() > 1);
    let shapes = Shapes::new(long);
    Meanings { words: all.iter().map(|word| word.as_bytes()).collect(), shapes }
});

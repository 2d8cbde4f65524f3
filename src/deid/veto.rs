//! What is no finding after all: eponyms, instruments, bodies, roles, ordinary words.
//!
//! Identities that the caller gave are never vetoed.

use super::lexicon::Flag;
use super::token::Token;
use super::words::Marks;
use super::{Annotation, Category, Group};

/// Whether a person's name that only the text or the tagger shows holds nothing but words that stay, given the words
/// from its first one on and what stands behind it.
pub(crate) fn vetoed(words: &[Token], annotation: &Annotation, rest: &str) -> bool {
    if annotation.category != Category::Person || annotation.known.is_some() {
        return false;
    }
    // `Voedings- en slaapadvies`: half a compound.
    let one = words.get(1).is_none_or(|next| next.start as usize >= annotation.end);
    if one && (rest.starts_with("- en ") || rest.starts_with("- of ")) {
        return true;
    }
    if annotation.group == Group::Known {
        return false;
    }
    let mut inside = words.iter().take_while(|token| (token.start as usize) < annotation.end).peekable();
    if inside.peek().is_none() {
        return true;
    }
    // `Gilbert` has a syndrome too: the tagger knows which is meant.
    let named = |token: &Token| {
        annotation.group == Group::Tagger && token.info.any(Flag::EPONYM) && token.info.first_name() >= 8
    };
    let announced = annotation.rule.starts_with("context.") && annotation.confidence >= 0.9;
    let stays = Marks::KEEP.or(Marks::PRONOUN).or(Marks::CONJUNCTION).or(Marks::BODY_TYPE);
    !announced
        && inside.all(|token| {
            token.protected
                || token.has(stays) && !named(token)
                || token.has(Marks::PREFIX) && !token.capital()
        })
}

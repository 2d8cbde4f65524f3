//! The whole name of a body of which a part was found, by a rule or by the tagger.

use super::alone::is_group;
use super::bodies::ampersand;
use super::composed::legal_form;
use super::flat;
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;

/// The first and last word of the name: `Marianum-West`, `Zone.lyceum`, `Sint Barbara Gasthuis`, `Ruimte & Rust`,
/// `zit op De Kreek`.
pub(crate) fn whole(tokens: &Tokens, mut first: usize, mut last: usize) -> (usize, usize) {
    let flat = flat(tokens);
    let with = |next: &Token, last| next.gap == Gap::Other && ampersand(tokens, last) && is_part(next, flat);
    while tokens.next(last).is_some_and(|next| is_tied(next, flat) || is_kind(next, flat) || with(next, last))
    {
        last += 1;
    }
    last = legal_form(tokens, last + 1).unwrap_or(last);
    let tied = |first: usize| {
        tokens.list[first].gap == Gap::Hyphen
            && tokens.previous(first).is_some_and(|before| is_part(before, flat))
    };
    while tied(first) {
        first -= 1;
    }
    if !flat && tokens.list[first].gap == Gap::Space && tokens.previous(first).is_some_and(is_own_article) {
        first -= 1;
    }
    if behind_group(tokens, first) {
        first -= 1;
    }
    (first, last)
}

/// Whether the word before is the small article of a group's name: `op groep de Zwaluw`.
fn behind_group(tokens: &Tokens, first: usize) -> bool {
    let article = first.checked_sub(1).filter(|_| tokens.list[first].gap == Gap::Space);
    let article = article.filter(|at| {
        let word = &tokens.list[*at];
        let small = matches!(tokens.folded(word), "de" | "het") && word.gap == Gap::Space;
        small && !word.protected && !word.has(Marks::TAKEN)
    });
    article.is_some_and(|at| at > 0 && is_group(tokens, at - 1))
}

/// `-West`.
fn is_tied(token: &Token, flat: bool) -> bool {
    token.gap == Gap::Hyphen && is_part(token, flat)
}

/// Whether a word beside a hyphen belongs to the name: `school-moeder` does not.
fn is_part(token: &Token, flat: bool) -> bool {
    let letters = !matches!(token.shape, Shape::Digits | Shape::Alnum);
    let other = Marks::ROLE.or(Marks::FAMILY).or(Marks::VERB).or(Marks::TAKEN);
    letters && !token.protected && (flat || token.capital()) && !token.has(other)
}

/// `.lyceum`, ` Gasthuis`.
fn is_kind(token: &Token, flat: bool) -> bool {
    let written = token.gap == Gap::Space && !flat && token.shape == Shape::Capitalised;
    token.has(Marks::BODY_TYPE.or(Marks::BODY_TAIL)) && (token.gap == Gap::Dot || written)
}

/// `De` with a capital of its own.
fn is_own_article(token: &Token) -> bool {
    token.has(Marks::DETERMINER)
        && token.shape == Shape::Capitalised
        && !token.sentence_start
        && !token.protected
}

//! Streets, places and bodies: what names a place to live, a town, a school, club or practice.
//!
//! They are looked for before persons, for `Burgemeester Jansenlaan` holds a surname and names nobody.

mod alone;
mod bodies;
mod composed;
mod listed;
mod places;
mod streets;
mod whole;

pub(crate) use streets::house_number;
pub(crate) use whole::whole;

use super::Category;
use super::token::{Gap, Shape, Style, Token, Tokens};
use super::words::Marks;

/// A stretch of words that names a street, place or body.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// First word.
    pub(crate) first: usize,
    /// Last word.
    pub(crate) last: usize,
    /// What it is.
    pub(crate) category: Category,
    /// The rule's name.
    pub(crate) rule: &'static str,
    /// How sure, 0 to 1.
    pub(crate) confidence: f32,
}

/// Finds them and marks their words, so that no name is found in them.
pub(crate) fn find(tokens: &mut Tokens, out: &mut Vec<Entity>) {
    out.clear();
    bodies::find(tokens, out);
    take(tokens, out);
    let bodies = out.len();
    streets::find(tokens, out);
    take(tokens, &out[bodies..]);
    let streets = out.len();
    places::find(tokens, out);
    take(tokens, &out[streets..]);
}

fn take(tokens: &mut Tokens, entities: &[Entity]) {
    for entity in entities {
        for token in &mut tokens.list[entity.first..=entity.last] {
            token.marks = token.marks.or(Marks::TAKEN);
        }
    }
}

/// Whether capitals mean nothing in this text.
fn flat(tokens: &Tokens) -> bool {
    tokens.style() != Style::Ordinary
}

/// A word that may be part of a proper name: capitalised, or in a text where capitals mean nothing.
fn free(token: &Token) -> bool {
    !token.protected && !token.has(Marks::TAKEN)
}

/// Words that no proper name holds.
fn grammar(token: &Token) -> bool {
    let marks = Marks::FUNCTION.or(Marks::VERB).or(Marks::PRONOUN).or(Marks::CONJUNCTION);
    token.has(marks.or(Marks::PREPOSITION).or(Marks::DETERMINER).or(Marks::CALENDAR).or(Marks::TITLE))
}

/// Whether a name or initial stands before it: `L.W. in 't Veld`.
fn behind_name(tokens: &Tokens, index: usize) -> bool {
    let mut at = index;
    while at > 0 && index - at < 3 && tokens.list[at].gap.joins() && tokens.list[at - 1].has(Marks::PREFIX) {
        at -= 1;
    }
    let Some(before) = at.checked_sub(1).map(|before| &tokens.list[before]) else { return false };
    let near = matches!(tokens.list[at].gap, Gap::Dot | Gap::DotSpace);
    let initial = before.chars == 1 && near;
    // `mw. Van 't Westeinde`.
    let prefixed = at + 1 < index || at < index && !tokens.list[at].has(Marks::LOOSE_PREFIX);
    let titled = prefixed && before.has(Marks::TITLE) && (near || tokens.list[at].gap == Gap::Space);
    let first = tokens.list[at].gap == Gap::Space
        && (before.capital() || flat(tokens))
        && before.info.first_name() >= 4
        && (!before.has(Marks::ORDINARY) || before.capital() && !before.sentence_start);
    initial || titled || first
}

/// `wethouder van Makkum`, `watersnood van Cothen`: behind an ordinary word `van` begins no surname.
fn of_place(tokens: &Tokens, van: usize) -> bool {
    let announces = Marks::TITLE.or(Marks::ROLE).or(Marks::VERB).or(Marks::CONJUNCTION).or(Marks::FAMILY);
    tokens.fold(van) == "van"
        && !tokens.list[van].capital()
        && tokens.list[van].gap == Gap::Space
        && tokens.previous(van).is_some_and(|noun| {
            noun.shape == Shape::Lower && noun.info.word() > 0 && !noun.has(announces) && !grammar(noun)
        })
}

/// `huisarts van de Kamp`: the second word of a prefix, though `De Kamp` is a street and `De Waal` a place.
fn van_de(tokens: &Tokens, index: usize) -> bool {
    let second = tokens.list[index].has(Marks::PREFIX) && tokens.list[index].gap == Gap::Space;
    second && index > 0 && tokens.fold(index - 1) == "van" && !of_place(tokens, index - 1)
}

//! Names without capitals: in a text that has none, or has nothing else, and typed small in one that has.

use super::lead::prefix_start;
use super::{Verdict, never};
use crate::deid::lexicon::Flag;
use crate::deid::people::{PersonSpan, Who};
use crate::deid::token::{Gap, Shape, Token};
use crate::deid::view::View;
use crate::deid::words::Marks;

/// Whether a word is a name and, as far as the lists go, nothing else.
pub(super) fn is_small_name(token: &Token) -> bool {
    is_no_word(token) && (token.info.first_name() >= 1 || token.info.surname() >= 5)
}

/// Whether a word typed small is in no list but those of names.
fn is_no_word(token: &Token) -> bool {
    let other = Flag::PLACE | Flag::CAPITALISED | Flag::PLATFORM | Flag::NATIONALITY | Flag::INSTITUTION;
    let other = other | Flag::WORLD;
    token.chars > 3
        && token.shape == Shape::Lower
        && token.info.word() == 0
        && !token.info.any(other | Flag::INSTRUMENT | Flag::EPONYM)
        && !token.has(Marks::ORDINARY)
}

/// `kaoutar zei`, `wierenga belt`: a name typed small in a text that has capitals. A rare one needs another beside it
/// or a place where names stand.
pub(super) fn typed_small(view: &View<'_>, index: usize) -> Verdict {
    let token = view.token(index);
    if behind_small_prefix(view, index) {
        return Some(("context.tussenvoegsel-klein", 0.7));
    }
    if !is_small_name(token) || of_small_compound(view, index) {
        return None;
    }
    if token.info.first_name() >= 4 {
        return Some(("lexicon.voornaam-klein", 0.72));
    }
    let next = view.tokens.next(index).filter(|next| next.gap == Gap::Space);
    let surname = next.is_some_and(|next| is_small_name(next) && next.info.surname() >= 4);
    let bracketed =
        token.gap == Gap::Open && view.tokens.list.get(index + 1).is_none_or(|t| t.gap != Gap::Space);
    if token.info.first_name() >= 1 && (surname || matches!(token.gap, Gap::Colon | Gap::Open)) {
        return Some(("lexicon.naam-klein", 0.65));
    }
    let verb = next.is_some_and(|next| next.has(Marks::VERB) && !next.has(Marks::PRONOUN));
    if verb && token.info.first_name() >= 1 && token.gap != Gap::Hyphen {
        return Some(("lexicon.voornaam-klein", 0.65));
    }
    let subject = token.sentence_start && next.is_some_and(|next| next.has(Marks::VERB));
    (token.info.surname() >= 8 && (subject || bracketed)).then_some(("lexicon.achternaam-klein", 0.65))
}

/// `buren el morabet`, `mw ten kate`: a word that is none behind what stands before nothing but surnames.
fn behind_small_prefix(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    is_no_word(token)
        && token.info.surname() > 0
        && token.gap == Gap::Space
        && view.is_prefix(index - 1)
        && matches!(view.tokens.fold(index - 1), "el" | "der" | "den" | "ten" | "ter")
}

/// `semi-permanent`, `non-ferro`: tied to an ordinary word. `lisa-oma` tells whose she is.
fn of_small_compound(view: &View<'_>, index: usize) -> bool {
    let word = |token: &Token| {
        token.shape == Shape::Lower
            && token.info.first_name() == 0
            && !token.has(Marks::FAMILY.or(Marks::ROLE))
    };
    let before = view.token(index).gap == Gap::Hyphen && view.tokens.previous(index).is_some_and(word);
    before || view.tokens.next(index).is_some_and(|next| next.gap == Gap::Hyphen && word(next))
}

/// `harm-jan`: two first names with a hyphen, whatever they are elsewhere.
pub(super) fn double_first_name(view: &View<'_>, index: usize) -> Option<PersonSpan> {
    let first = view.token(index);
    if first.info.first_name() < 8 {
        return None;
    }
    let second = view.tokens.next(index)?;
    let usual = |token: &Token| token.info.first_name() >= 8 && token.shape == Shape::Lower;
    let whole = first.gap != Gap::Hyphen && view.tokens.next(index + 1).is_none_or(|t| t.gap != Gap::Hyphen);
    let free = !first.protected && view.hits[index].is_none() && !first.has(Marks::TAKEN);
    let both = second.gap == Gap::Hyphen && usual(first) && usual(second);
    let (who, rule) = (Who::Unknown, "lexicon.dubbele-voornaam");
    let last = index + 1;
    (both && whole && free).then_some(PersonSpan { first: index, last, strip: 0, who, rule, confidence: 0.8 })
}

/// `de ridder-kuin`: two usual surnames with a hyphen, whatever they are elsewhere.
pub(crate) fn is_double_surname(view: &View<'_>, index: usize) -> bool {
    const USUAL: u8 = 8;
    let surname =
        |token: &Token| token.info.surname() >= 9 && token.info.word() < USUAL && !never(token, Marks::KEEP);
    let (token, next) = (view.token(index), view.tokens.next(index));
    token.gap != Gap::Hyphen
        && surname(token)
        && next.is_some_and(|next| next.gap == Gap::Hyphen && surname(next))
}

/// In a text all in lower case or all in capitals.
pub(super) fn without_capitals(view: &View<'_>, index: usize) -> Verdict {
    let token = view.token(index);
    let (first, surname, word) = (token.info.first_name(), token.info.surname(), token.info.word());
    if token.has(Marks::PREFIX) || token.info.any(Flag::PLATFORM | Flag::NATIONALITY | Flag::INSTITUTION) {
        return None;
    }
    if !token.has(Marks::WORD) {
        if token.chars > 2 && (first >= 4 || first >= 2 && word == 0) || first >= 10 {
            return Some(("lexicon.voornaam", 0.75));
        }
        if first == 1 && word == 0 && token.chars > 3 && !token.info.any(Flag::PLACE | Flag::CAPITALISED) {
            return Some(("lexicon.voornaam-zeldzaam", 0.6));
        }
        let only = surname >= 5 && word == 0 || surname >= 8 && word <= 2;
        return (only && !token.info.any(Flag::PLACE | Flag::CAPITALISED))
            .then_some(("lexicon.achternaam", 0.65));
    }
    if is_double_surname(view, index) {
        return Some(("lexicon.dubbele-achternaam", 0.7));
    }
    let next = view.tokens.next(index);
    let entry = next.is_some_and(|next| next.gap == Gap::Colon)
        && view.token(prefix_start(view, index, 0)).sentence_start;
    if entry && surname >= 12 && word < 11 {
        return Some(("lexicon.achternaam-woord", 0.65));
    }
    let prefixed = next.is_some_and(|t| t.gap == Gap::Space) && view.is_prefix(index + 1) && {
        let behind = (index + 2..view.len().min(index + 5)).find(|at| !view.is_prefix(*at));
        behind.is_some_and(|at| {
            view.token(at).gap == Gap::Space && view.token(at).info.surname() >= 5 && at > index + 1
        })
    };
    let before = view.tokens.previous(index);
    let determined = before.is_some_and(|t| t.has(Marks::DETERMINER.or(Marks::PREFIX)));
    let surname_next = next.is_some_and(|t| {
        t.gap == Gap::Space
            && !t.has(Marks::WORD)
            && t.info.surname() >= 5
            && t.info.first_name() < 4
            && !never(t, Marks::KEEP)
    });
    (first >= 8 && !determined && (prefixed && view.token(index + 1).chars > 2 || surname_next))
        .then_some(("lexicon.voornaam-woord", 0.65))
}

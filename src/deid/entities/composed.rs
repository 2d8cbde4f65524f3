//! Bodies whose name is more than a kind and a name behind it: the kind is glued to it, or tells what it is for, or the
//! name ends as those of firms do.

use super::bodies::ampersand;
use super::{flat, free, grammar};
use crate::deid::lexicon::{self, Flag};
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;

type Found = Option<(usize, &'static str, f32)>;

/// Kinds that are glued to the name of the body: `Bernardinuscollege`, `Waddenkliniek`.
#[rustfmt::skip]
const GLUED: [&str; 12] = [
    "school", "college", "lyceum", "gymnasium", "atheneum", "kliniek", "praktijk", "ziekenhuis", "gasthuis", "hoeve", "stichting",
    "moskee",
];

/// How such a word ends; of most words the last letter tells that it does not.
fn glued_kind(folded: &str) -> Option<&'static str> {
    if !matches!(folded.as_bytes().last(), Some(b'l' | b'e' | b'm' | b'k' | b's' | b'g')) {
        return None;
    }
    GLUED.into_iter().find(|kind| folded.len() > kind.len() + 3 && folded.ends_with(kind))
}

/// Whether the word may be such a name.
pub(super) fn may_be_glued(tokens: &Tokens, index: usize) -> bool {
    let token = &tokens.list[index];
    token.info.word() == 0 && token.chars > 8 && glued_kind(tokens.folded(token)).is_some()
}

/// `van het Bernardinuscollege`, `de bernardusschool`; `kickboksschool` and `Muziekschool` are kinds.
pub(super) fn glued(tokens: &Tokens, index: usize) -> Found {
    let token = &tokens.list[index];
    let kind = glued_kind(tokens.folded(token)).filter(|_| may_be_glued(tokens, index) && free(token))?;
    let other = Marks::ROLE.or(Marks::KEEP);
    let listed = token.has(other) || token.info.any(Flag::INSTITUTION_WORD) || token.info.first_name() >= 4;
    if listed || token.info.surname() >= 6 {
        return None;
    }
    let head = &tokens.folded(token)[..tokens.folded(token).len() - kind.len()];
    let capital = !flat(tokens) && token.shape == Shape::Capitalised && !token.sentence_start;
    let own = |head: &str| {
        let info = lexicon::lookup(head);
        let named = info.first_name() > 0 || info.surname() > 5 || info.any(Flag::PLACE);
        info.word() < 4 && named
    };
    let usual = |head: &str| lexicon::lookup(head).word() > 3 || lexicon::lookup(head).any(Flag::INSTRUMENT);
    // `Muziekschool` is a kind; `Karakterhoeve` is one of a kind.
    let kinds = matches!(kind, "school" | "kliniek" | "praktijk" | "ziekenhuis" | "stichting");
    let plain = kinds && (usual(head) || head.strip_suffix('s').is_some_and(usual));
    let named = own(head) || head.strip_suffix('s').is_some_and(own);
    (capital && !plain || named).then_some((index, "instelling.samengesteld", 0.75))
}

/// Kinds that tell what they are for.
#[rustfmt::skip]
const FOR: &[&str] = &[
    "centrum", "praktijk", "instituut", "bureau", "stichting", "kliniek", "school", "expertisecentrum", "vereniging", "academie",
    "adviesbureau", "kenniscentrum", "behandelcentrum",
];

/// `Praktijk voor Kindertherapie Van Dam`, `Centrum voor Seksuele Gezondheid Noord`.
pub(super) fn for_what(tokens: &Tokens, kind: usize) -> Found {
    let token = &tokens.list[kind];
    let told = token.shape == Shape::Capitalised && FOR.contains(&tokens.folded(token));
    let spaced = |index: usize| tokens.spaced(index).filter(|word| free(word));
    spaced(kind + 1).filter(|next| told && !flat(tokens) && tokens.folded(next) == "voor")?;
    let topic = spaced(kind + 2)?;
    // `Praktijk voor Anna` is a place for her.
    let person = topic.info.word() == 0 && topic.info.first_name() > 3;
    let phrase = tokens.phrases.binary_search_by_key(&kind, |(first, ..)| *first);
    let kept = phrase.is_ok_and(|at| tokens.phrases[at].2.any(Flag::BODY));
    if !topic.capital() || kept || person {
        return None;
    }
    let mut last = kind + 2;
    while last < kind + 10 {
        let mut at = last + 1;
        while at < last + 3 && spaced(at).is_some_and(|word| !word.capital() && is_small(tokens, word)) {
            at += 1;
        }
        let joined = tokens.next(at - 1).filter(|word| {
            matches!(word.gap, Gap::Space | Gap::Hyphen)
                || word.gap == Gap::Other && ampersand(tokens, at - 1)
        });
        let part =
            |word: &&Token| word.capital() && free(word) && (!grammar(word) || word.has(Marks::PREFIX));
        if joined.filter(part).is_none() {
            break;
        }
        last = at;
    }
    Some((last, "instelling.voor", 0.85))
}

/// Small words inside such a name.
fn is_small(tokens: &Tokens, word: &Token) -> bool {
    matches!(tokens.folded(word), "en" | "van" | "de" | "der" | "het" | "in" | "te" | "aan")
}

/// Words that end the name of a firm behind `&`.
const PARTNERS: &[&str] =
    &["partners", "zn", "zonen", "zoon", "dochters", "co", "advies", "coaching", "training", "begeleiding"];

/// Whether a firm's name may go on here: the cheap part of [`firm`].
pub(super) fn may_be_firm(tokens: &Tokens, index: usize) -> bool {
    let token = &tokens.list[index];
    (token.capital() || token.info.surname() > 5 && flat(tokens))
        && (1..=3).any(|ahead| is_firm_end(tokens, index + ahead))
}

/// `& Partners`, `BV`, `B.V.`
fn is_firm_end(tokens: &Tokens, index: usize) -> bool {
    let Some(token) = tokens.next(index - 1) else { return false };
    match token.gap {
        Gap::Other => ampersand(tokens, index - 1) && PARTNERS.contains(&tokens.folded(token)),
        Gap::Space => legal_form(tokens, index).is_some(),
        _ => false,
    }
}

/// The last word of the legal form that stands here: `BV`, `B.V.`; `bv` in small letters is `bijvoorbeeld`.
pub(super) fn legal_form(tokens: &Tokens, index: usize) -> Option<usize> {
    let token = tokens.list.get(index).filter(|token| token.gap == Gap::Space)?;
    if matches!(tokens.folded(token), "bv" | "nv" | "vof" | "cv") {
        return (token.shape == Shape::Caps && !flat(tokens)).then_some(index);
    }
    let second = tokens.list.get(index + 1).filter(|second| second.gap == Gap::Dot)?;
    let letters = (tokens.folded(token), tokens.folded(second));
    (matches!(letters, ("b" | "n" | "c", "v")) && second.dot_after && second.chars == 1).then_some(index + 1)
}

/// `Transport Nagelhout BV`, `Jansen & Zonen`, `stolk bewind & advies`.
pub(super) fn firm(tokens: &Tokens, first: usize) -> Found {
    let flat = flat(tokens);
    let part = |token: &Token| {
        let other = Marks::ROLE.or(Marks::KEEP).or(Marks::GREETING);
        free(token) && token.shape != Shape::Digits && token.chars > 1 && !grammar(token) && !token.has(other)
    };
    let named = |token: &Token| part(token) && (flat || token.capital());
    let head = &tokens.list[first];
    let usual = head.sentence_start && head.info.word() > 8 && head.info.surname() < 8;
    if !may_be_firm(tokens, first) || !named(head) || usual {
        return None;
    }
    let mut at = first + 1;
    while !is_firm_end(tokens, at) {
        tokens.next(at - 1).filter(|token| token.gap == Gap::Space && named(token))?;
        at += 1;
    }
    Some((legal_form(tokens, at).unwrap_or(at), "instelling.firma", 0.8))
}

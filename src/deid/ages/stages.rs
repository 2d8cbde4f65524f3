//! Ages told as a time of life: `op haar elfde`, `vanaf mijn 16de`, `achter in de dertig`, `(eind 40)`.

use super::ends;
use super::said::is_subject;
use super::several::{goes_on, is_of_age};
use super::words::LEADS;
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;
use crate::dutch::number::{cardinal, ordinal};
use crate::dutch::word_list::WordList;

/// Before `haar elfde`.
#[rustfmt::skip]
static WHEN: WordList = WordList::new(&[
    "op", "rond", "vanaf", "sinds", "tot", "voor", "na", "met", "omstreeks", "tegen", "van", "tussen",
]);

/// Those that lead to a young child's age rather than to a second spouse or a third child.
static WHEN_YOUNG: WordList = WordList::new(&["op", "rond", "vanaf", "sinds", "tot", "van", "tussen"]);

/// What is counted up to high numbers: `op haar twaalfde schooldag`. More of them end in one of [`SERIES_ENDS`].
#[rustfmt::skip]
static SERIES: WordList = WordList::new(&[
    "keer", "maal", "week", "weken", "maand", "jaar", "poging", "sessie", "kuur", "les", "plaats", "plek", "verdieping", "klas",
    "groep", "levensjaar", "kamer", "huis", "contact", "cyclus", "opname", "melding", "bevalling", "operatie", "baan", "goal",
    "bericht", "gezin", "beurt", "verband", "gevecht", "verjaardagsfeest", "wedstrijd", "zitting", "afspraak", "consult", "bezoek",
]);

const SERIES_ENDS: [&str; 8] = ["dag", "week", "jaar", "keer", "school", "gezin", "kind", "gesprek"];

/// `op haar elfde`, `met zijn vijftiende uit huis`, `tussen haar 12e en 14e`; not `op haar vijfde schooldag`.
pub(super) fn is_ordinal(tokens: &Tokens, text: &str, at: usize) -> bool {
    let token = &tokens.list[at];
    if at < 2 || token.gap != Gap::Space || tokens.last_byte(token) != b'e' {
        return false;
    }
    match tokens.fold(at - 1) {
        "zijn" | "haar" | "mijn" | "hun" | "zn" | "mn" => is_theirs(tokens, text, at, at - 1),
        // `m'n`, `d'r`.
        "n" | "r" if tokens.list[at - 1].gap == Gap::Apostrophe => is_theirs(tokens, text, at, at - 2),
        "en" | "tot" if at > 3 && matches!(tokens.fold(at - 3), "zijn" | "haar" | "mijn" | "hun") => {
            let value = years_of_ordinal(tokens.folded(token));
            is_theirs(tokens, text, at - 2, at - 3)
                && value.is_some_and(|value| is_free(tokens, text, at, value))
        }
        _ => false,
    }
}

/// Whether an ordinal behind whose it is, is an age.
fn is_theirs(tokens: &Tokens, text: &str, at: usize, whose: usize) -> bool {
    if whose == 0 || tokens.list[whose].gap != Gap::Space || tokens.list[at].gap != Gap::Space {
        return false;
    }
    let value = years_of_ordinal(tokens.fold(at)).filter(|value| *value > 1);
    let Some(value) = value else { return false };
    let when = tokens.fold(whose - 1);
    let led = if value < 5 { WHEN_YOUNG.has(when) } else { WHEN.has(when) };
    let goes_on = |joint: &str| tokens.next(at).is_some_and(|next| tokens.folded(next) == joint);
    led && match when {
        "van" => goes_on("tot"),
        "tussen" => goes_on("en"),
        _ => is_free(tokens, text, at, value),
    }
}

/// Whether the ordinal stands without what it counts.
fn is_free(tokens: &Tokens, text: &str, at: usize, value: u32) -> bool {
    let next = tokens.next(at).filter(|next| next.gap == Gap::Space);
    ends(&text[tokens.list[at].end as usize..]) || next.is_some_and(|next| is_no_noun(tokens, next, value))
}

/// The value of `vijftiende`, `12e`, `16de`, `21ste`.
fn years_of_ordinal(word: &str) -> Option<u32> {
    let (years, ending) = word.split_at(word.bytes().take_while(u8::is_ascii_digit).count());
    match ending {
        "e" | "de" | "ste" if matches!(years.len(), 1 | 2) => years.parse().ok(),
        _ if years.is_empty() => ordinal(word),
        _ => None,
    }
}

/// Whether the word behind an ordinal is not what it counts.
fn is_no_noun(tokens: &Tokens, next: &Token, value: u32) -> bool {
    let word = tokens.folded(next);
    let small = Marks::VERB.or(Marks::PREPOSITION).or(Marks::CONJUNCTION).or(Marks::FUNCTION);
    let small = small.or(Marks::PRONOUN).or(Marks::DETERMINER);
    let counted = SERIES.has(word) || SERIES_ENDS.iter().any(|end| word.ends_with(end));
    // `besneden`, `gescheiden`, `verhuisd`.
    let done = || {
        let begins = ["ge", "be", "ver", "mis", "ont"].iter().any(|begin| word.starts_with(begin));
        begins && word.len() > 5 && word.ends_with(['d', 't', 'n'])
    };
    // Few things are counted so far.
    !counted && (next.has(small) || done() || value > 10 && next.shape == Shape::Lower)
}

/// `een man van een jaar of 50`, `was een jaar of twaalf`; not `duurde een jaar of vijf`.
pub(super) fn is_about(tokens: &Tokens, text: &str, at: usize) -> bool {
    let spaced = |at: usize| tokens.list[at].gap == Gap::Space;
    at > 4
        && tokens.fold(at - 1) == "of"
        && tokens.fold(at - 2) == "jaar"
        && (at - 3..=at).all(spaced)
        && matches!(tokens.fold(at - 4), "van" | "is" | "was" | "wordt" | "werd")
        && is_someone(tokens, at - 5)
        && goes_on(tokens, text, at, at)
}

/// What of ten years somebody is in.
static PARTS: WordList = WordList::new(&[
    "begin",
    "midden",
    "eind",
    "einde",
    "achter",
    "achterin",
    "ver",
    "halverwege",
    "ergens",
    "diep",
    "vooraan",
    "voorin",
]);

/// `achter in de dertig`, `begin veertig`, `een vrouw in de vijftig`, `loopt tegen de tachtig`; not `eind jaren zeventig`.
pub(super) fn is_decade(tokens: &Tokens, text: &str, at: usize) -> bool {
    let token = &tokens.list[at];
    if at == 0 || token.gap != Gap::Space || !is_tens(tokens, token) {
        return false;
    }
    let spaced = |at: usize| tokens.list[at].gap == Gap::Space;
    let word = |at: usize| tokens.fold(at);
    let mut lead = at - 1;
    let article = word(lead) == "de" && lead > 0 && spaced(lead);
    lead -= usize::from(article);
    let inside = article && word(lead) == "in";
    let part = if inside && lead > 0 && spaced(lead) && PARTS.has(word(lead - 1)) {
        lead -= 1;
        true
    } else {
        PARTS.has(word(lead)) && (!article || matches!(word(lead), "achterin" | "voorin" | "halverwege"))
    };
    let near = article && matches!(word(lead), "tegen" | "over" | "boven" | "rond" | "richting");
    if !(inside || part || near) || lead == 0 || !goes_on(tokens, text, at, at) {
        return false;
    }
    // `Moeder (eind 40)`, `vrouw, midden vijftig`.
    if part && matches!(tokens.list[lead].gap, Gap::Open | Gap::Comma) {
        return is_someone(tokens, lead - 1);
    }
    // `is al net`, `beiden`.
    let mut who = lead;
    while who > 1 && spaced(who) && lead - who < 2 && is_adverb(word(who - 1)) {
        who -= 1;
    }
    if !spaced(who) {
        return false;
    }
    let verb = matches!(
        word(who - 1),
        "is" | "was" | "ben" | "zijn" | "waren" | "loopt" | "van" | "blijkt" | "lijkt"
    );
    let someone = |at: usize| is_someone(tokens, at);
    someone(who - 1) || verb && who > 1 && spaced(who - 1) && someone(who - 2)
}

/// Whether a number is 20, 30 and so on: `dertig`, `40`.
fn is_tens(tokens: &Tokens, token: &Token) -> bool {
    let word = tokens.folded(token);
    let value = match token.shape {
        Shape::Digits if token.chars == 2 => word.parse().ok(),
        Shape::Digits | Shape::Alnum => None,
        _ if word.ends_with("tig") => cardinal(word),
        _ => None,
    };
    value.is_some_and(|value: u32| value.is_multiple_of(10) && (20..=90).contains(&value))
}

fn is_adverb(word: &str) -> bool {
    LEADS.has(word) || matches!(word, "beiden" | "allebei" | "beide" | "een" | "nog" | "ruim")
}

fn is_someone(tokens: &Tokens, at: usize) -> bool {
    is_subject(tokens, at) || is_of_age(tokens.fold(at))
}

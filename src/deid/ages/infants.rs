//! Ages of small children in months and weeks, and at what they learned: `liep met 19 maanden`, `zindelijk met 3`,
//! `thans 3 mnd corr`, `15+ mnd loopt nt`, `16 dgn. co kraam`.

use super::ends;
use super::several::OF_AGE;
use super::words::{INFANTS, NO_AGE, UNITS};
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;
use crate::dutch::ages::fraction_end;
use crate::dutch::side::{digits, word_after};
use crate::dutch::word_list::WordList;

/// What a child learns at some age.
#[rustfmt::skip]
static MILESTONES: WordList = WordList::new(&[
    "liep", "lopen", "loopt", "gelopen", "los", "stapjes", "stappen", "kroop", "kruipen", "kruipt", "gekropen", "zat", "zit", "zitten",
    "rolde", "rollen", "omrollen", "rolt", "stond", "staan", "staat", "praatte", "praten", "praat", "sprak", "spreken", "woordjes",
    "woorden", "woordje", "woord", "tweewoordzinnen", "tweewoordzinnetjes", "zinnen", "zinnetjes", "zindelijk", "zindelijkheid",
    "lachte", "lachen", "lacht", "brabbelde", "brabbelen", "brabbelt", "tandje", "tandjes", "fietste", "fietsen", "menarche",
]);

/// Those that last from then on, so that `sinds` leads to the age too: `loopt los sinds 14 maanden`.
static LASTING: WordList = WordList::new(&["los", "zindelijk"]);

/// Of which the years are told without their unit: `zindelijk met 3`.
static IN_YEARS: WordList = WordList::new(&["zindelijk", "menarche"]);

/// What is said of newborn children only, besides [`INFANTS`].
#[rustfmt::skip]
static NEWBORN: WordList = WordList::new(&[
    "ki", "kindje", "kraam", "kraamzorg", "kraamverzorgster", "kraamverzorgende", "kraamhulp", "hoofdje", "voorkeurshouding",
    "plagiocefalie", "fontanel", "flesje", "flesvoeding", "borstvoeding", "navel", "navelstomp", "hielprik", "apgar", "prematuur", "prem",
    "dysmatuur", "terme", "aterm", "spruw", "luier", "luiers", "huilbaby", "zuigelingenzorg",
]);

/// Of a child born too early.
static CORRECTED: WordList = WordList::new(&["corr", "gecorr", "gecorrigeerd", "gecorrigeerde", "pma"]);

/// Before the age a small child has now; `al 3 wk` is rather how long something lasts.
static NOW: WordList = WordList::new(&["nu", "thans", "inmiddels", "net", "pas", "bijna"]);

/// A number as far as it goes, and the unit behind it.
struct Measure<'t> {
    value: u32,
    /// One past the number.
    number_end: usize,
    /// `15+ mnd`.
    plus: bool,
    unit: &'t str,
    /// One past the unit.
    end: usize,
}

/// `2,5 jaar`, `15+ mnd`, `18mnd`.
fn measure<'t>(text: &'t str, number: &Token) -> Option<Measure<'t>> {
    let (value, end) = match number.shape {
        Shape::Digits | Shape::Alnum => digits(text, number.start as usize)?,
        // A number word is asked for its value by whoever needs it.
        _ => (0, number.end as usize),
    };
    let number_end = fraction_end(text, end);
    let plus = text[number_end..].starts_with('+');
    let from = number_end + usize::from(plus);
    let unit = word_after(text, from);
    let blank = text[from..].len() - text[from..].trim_start_matches([' ', '\u{a0}', '\t']).len();
    let known = UNITS.has(unit) || ["jaar", "jr", "j"].iter().any(|years| unit.eq_ignore_ascii_case(years));
    known.then_some(Measure { value, number_end, plus, unit, end: from + blank + unit.len() })
}

/// One past the number of an age of these sorts.
pub(super) fn find(tokens: &Tokens, text: &str, at: usize) -> Option<usize> {
    let number = &tokens.list[at];
    let measure = measure(text, number);
    let found = match &measure {
        Some(measure) => is_small(tokens, text, at, measure) || is_at_milestone(tokens, text, at, measure),
        None => number.shape != Shape::Alnum && is_at_years(tokens, text, at),
    };
    found.then(|| measure.map_or(number.end as usize, |measure| measure.number_end))
}

/// Words between what was learned and the age: `los lopen pas echt met 15 mnd`.
const BETWEEN: usize = 4;

/// Whether one of these words stands shortly before, in the same clause.
fn learned(tokens: &Tokens, from: usize, words: &WordList) -> bool {
    let mut word = from;
    while word > 0 && from - word < BETWEEN && tokens.list[word].gap == Gap::Space {
        word -= 1;
        if words.has(tokens.fold(word)) {
            return true;
        }
    }
    false
}

/// `liep met 19 maanden`, `loopt los sinds 14 maanden`, `met 14 mnd lopen`; not `zat met 2 maanden huurachterstand`.
fn is_at_milestone(tokens: &Tokens, text: &str, at: usize, measure: &Measure) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| tokens.list[at].gap == Gap::Space) else { return false };
    let words = match tokens.fold(before) {
        "sinds" => &LASTING,
        "met" if MILESTONES.has(word_after(text, measure.end)) => return true,
        "met" | "op" | "vanaf" | "rond" | "bij" => &MILESTONES,
        "menarche" => return true,
        _ => return false,
    };
    let small =
        Marks::VERB.or(Marks::PREPOSITION).or(Marks::CONJUNCTION).or(Marks::FUNCTION).or(Marks::PRONOUN);
    let past = |token: &&Token| (token.start as usize) >= measure.end;
    let next = tokens.list[at..].iter().find(past).filter(|next| next.gap == Gap::Space);
    learned(tokens, before, words) && next.is_none_or(|next| next.has(small))
}

/// `zindelijk met 3`, `menarche op 12`, `menarche: 13`.
fn is_at_years(tokens: &Tokens, text: &str, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let stops = ends(&text[fraction_end(text, tokens.list[at].end as usize)..]);
    let gap = tokens.list[at].gap;
    stops
        && match tokens.fold(before) {
            "menarche" => matches!(gap, Gap::Space | Gap::Colon),
            "met" | "op" | "vanaf" | "rond" | "bij" => {
                gap == Gap::Space && learned(tokens, before, &IN_YEARS)
            }
            _ => false,
        }
}

/// `thans 3 mnd corr`, `15+ mnd loopt nt`, `18 mnd, hoeft niks`, `CB 9mnd`, `scheef hoofdje, 10 weken.`
fn is_small(tokens: &Tokens, text: &str, at: usize, measure: &Measure) -> bool {
    let number = &tokens.list[at];
    let opens = matches!(number.gap, Gap::Start | Gap::Newline);
    if number.shape != Shape::Digits && number.shape != Shape::Alnum || measure.value == 0 {
        return false;
    }
    if measure.plus {
        return opens || number.gap == Gap::DotSpace;
    }
    let unit = measure.unit.as_bytes()[0].to_ascii_lowercase();
    if unit == b'j' {
        return false;
    }
    let before = tokens.previous(at);
    let word = before.map_or("", |word| tokens.folded(word));
    let after = word_after(text, measure.end);
    if CORRECTED.has(after) || CORRECTED.has(word) {
        return true;
    }
    // `18 mnd, hoeft niks` opens a note.
    if at == 0 && number.start == 0 && unit != b'd' && text[measure.end..].starts_with(", ") {
        return true;
    }
    let stops = ends(&text[measure.end..]);
    if let Some(before) = before.filter(|_| matches!(number.gap, Gap::Space | Gap::Comma)) {
        // `CB 14 mnd, groeit goed`; behind other words it may be when to come back.
        let infant = INFANTS.has(word)
            && (before.gap != Gap::Space || before.sentence_start || !word.starts_with('c'));
        let child = stops && OF_AGE.has(word) && !matches!(word, "man" | "vrouw" | "leeftijd");
        if !NO_AGE.has(after) && (infant || child) {
            return true;
        }
    }
    let lead = number.gap == Gap::Space && NOW.has(word);
    let apart = opens || lead || matches!(number.gap, Gap::DotSpace | Gap::Comma);
    // No child is called 40 weeks old.
    let most = match unit {
        b'd' => 28,
        b'w' => 20,
        _ => 36,
    };
    stops && apart && measure.value <= most && is_of_newborn(tokens, at, unit == b'd')
}

/// How many words a newborn child is looked for on both sides.
const AROUND: usize = 8;

/// Whether a newborn child is told of around a number; for days, which may be those of a cure, right behind it.
fn is_of_newborn(tokens: &Tokens, at: usize, days: bool) -> bool {
    let is = |token: &Token| INFANTS.has(tokens.folded(token)) || NEWBORN.has(tokens.folded(token));
    let behind = tokens.list[at + 1..].iter().take(if days { 4 } else { AROUND });
    let behind = behind.take_while(|token| token.gap != Gap::Newline).any(is);
    let again = |token: &Token| {
        matches!(tokens.folded(token), "co" | "contr" | "controle" | "terug" | "herh" | "evt" | "zwanger")
    };
    let before = || tokens.list[..at].iter().rev().take(AROUND);
    !before().take(4).any(again) && (behind || !days && before().any(is))
}

//! Ages of one or several behind who they are: `dochter van elf`, `kinderen van 3 en 6`, `2 knd 3 en 7`.

use super::words::{LEADS, NO_AGE, UNITS};
use super::{age_of, ends, years};
use crate::deid::Annotation;
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;
use crate::dutch::number::cardinal;
use crate::dutch::word_list::WordList;

/// Of whom `van` tells the age: `dochter van elf`; a mother of three has children.
#[rustfmt::skip]
pub(super) static OF_AGE: WordList = WordList::new(&[
    "man", "vrouw", "jongen", "jongens", "meisje", "meisjes", "jongetje", "jongetjes", "zoon", "zoons", "zonen", "dochter",
    "dochters", "zoontje", "zoontjes", "dochtertje", "dochtertjes", "broer", "broers", "broertje", "broertjes", "zus", "zussen",
    "zusje", "zusjes", "baby", "peuter", "peuters", "kleuter", "kleuters", "puber", "pubers", "kind", "kinderen", "kids", "kindje",
    "kindjes", "tweeling", "jongere", "tiener", "tieners", "leerling", "client", "clt", "patient", "patiente", "meid", "knul", "gast",
    "neefje", "nichtje", "kleinkind", "kleinkinderen", "kleinzoon", "kleindochter", "halfbroertje", "halfzusje", "stiefzoon",
    "stiefdochter", "pleegkind", "pleegzoon", "pleegdochter", "oudste", "jongste", "middelste", "leeftijd", "leeftijden", "vriendin",
    "vriend", "vriendje", "vriendinnetje", "dame", "heer", "meiden", "dreumes", "knd", "knds", "kndn", "kdn", "kdr", "kndr", "zns",
    "dtr", "dtrs", "dchtr",
]);

/// The same of those who are no longer small.
#[rustfmt::skip]
static GROWING: WordList = WordList::new(&[
    "dames", "heren", "student", "studente", "scholier", "scholiere", "stagiair", "stagiaire", "collega", "buurman", "buurvrouw",
    "buurjongen", "buurmeisje", "kerel", "vent", "cliente", "bewoner", "bewoonster",
]);

/// Those with children or siblings, of whom `van` tells the age only when nobody has so many: `moeder van 38`.
static WITH_OTHERS: WordList = WordList::new(&[
    "moeder",
    "vader",
    "opa",
    "oma",
    "tante",
    "oom",
    "pleegmoeder",
    "pleegvader",
    "stiefmoeder",
    "stiefvader",
    "ouders",
    "pleegouders",
    "grootouders",
]);

/// The place of a child among others: `de jongste van drie` is no age.
static PLACES: WordList = WordList::new(&["oudste", "jongste", "middelste"]);

/// How the ages are tied to who they are of.
#[derive(Clone, Copy, PartialEq)]
enum Tie {
    /// `kinderen van 3 en 6`.
    Of,
    /// `kinderen (4 en 7)`.
    Bracket,
    /// `kinderen: 4 en 7`, `2 jongens, 9 en 11`, `2 knd 3 en 7`.
    Loose,
}

/// Adds the ages of a row that begins with this number, if it is one.
pub(super) fn find(tokens: &Tokens, text: &str, first: usize, out: &mut Vec<Annotation>) {
    let before = first - 1;
    let gap = tokens.list[first].gap;
    // `dochter van bijna elf`.
    let led = gap == Gap::Space && LEADS.has(tokens.fold(before)) && before > 0;
    let before = before - usize::from(led);
    let (tie, whose) = match gap {
        Gap::Space if before > 0 && matches!(tokens.fold(before), "van" | "v" | "vn") => {
            (Tie::Of, before - 1)
        }
        _ if led => return,
        Gap::Open => (Tie::Bracket, before),
        Gap::Space | Gap::Comma | Gap::Colon => (Tie::Loose, before),
        _ => return,
    };
    let word = tokens.fold(whose);
    let grown = WITH_OTHERS.has(word);
    if tie == Tie::Of && tokens.list[before].gap != Gap::Space || !grown && !is_of_age(word) {
        return;
    }
    let all = row(tokens, first);
    let last = all.last().copied().unwrap_or(first);
    let several = all.len() > 1;
    let stops = || ends(&text[tokens.list[last].end as usize..]);
    let old_enough =
        || all.iter().all(|at| years(tokens, &tokens.list[*at]).is_some_and(|years| years >= 18));
    let said = match tie {
        Tie::Of if PLACES.has(word) && !several => is_own_age(tokens, whose, first),
        Tie::Of => goes_on(tokens, text, first, last),
        Tie::Bracket => several && closes(text, &tokens.list[last]),
        // `baby 3,5` is a weight.
        Tie::Loose if is_decimal(&text[tokens.list[first].end as usize..]) => false,
        Tie::Loose => {
            let whole = gap != Gap::Comma && stops() && is_plural(word) && !is_counting(tokens, &all);
            several && (whole || is_count(tokens, whose, all.len()))
        }
    };
    if said && (!grown || old_enough()) {
        let free = all.into_iter().map(|at| &tokens.list[at]).filter(|token| !token.has(Marks::TAKEN));
        out.extend(free.map(|token| age_of(token, "leeftijd.van")));
    }
}

/// Whether an age may be told of whom a word names.
pub(super) fn is_of_age(word: &str) -> bool {
    OF_AGE.has(word) || GROWING.has(word)
}

/// The places of the numbers in `3`, `3 en 6`, `2, 5 en 9`.
fn row(tokens: &Tokens, first: usize) -> Vec<usize> {
    let number = |at: usize| {
        let token = tokens.next(at - 1)?;
        (!token.has(Marks::TAKEN) || token.shape == Shape::Digits).then_some(())?;
        years(tokens, token).map(|_| token)
    };
    let mut all = vec![first];
    let mut last = first;
    while let Some(next) = tokens.next(last) {
        let and = next.gap == Gap::Space && matches!(tokens.folded(next), "en" | "of") && last < first + 8;
        let at = if and { last + 2 } else { last + 1 };
        let gap = if and { Gap::Space } else { Gap::Comma };
        if number(at).is_none_or(|token| token.gap != gap) {
            break;
        }
        all.push(at);
        last = at;
    }
    all
}

/// Whether as many are counted before the word as ages stand behind it: `2 knd`, `drie jongens`.
fn is_count(tokens: &Tokens, whose: usize, ages: usize) -> bool {
    let word = &tokens.list[whose];
    let count = tokens.previous(whose).filter(|_| word.gap == Gap::Space).map(|count| tokens.folded(count));
    let count = count.and_then(|count| count.parse().ok().or_else(|| cardinal(count)));
    count.is_some_and(|count| count as usize == ages)
}

/// Whether a comma and a digit stand behind a number.
fn is_decimal(rest: &str) -> bool {
    rest.strip_prefix(',').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a word names several children, or parents.
fn is_plural(word: &str) -> bool {
    let short = matches!(word, "knd" | "knds" | "kndn" | "kdn" | "kdr" | "kndr" | "kids" | "zns" | "dtrs");
    short || word.len() > 5 && (word.ends_with('s') || word.ends_with("en"))
}

/// Whether the numbers only count: `kind 1 en 2`.
fn is_counting(tokens: &Tokens, all: &[usize]) -> bool {
    let years = |at: usize| years(tokens, &tokens.list[at]);
    all.windows(2).all(|pair| years(pair[0]).map(|years| years + 1) == years(pair[1]))
}

/// `de jongste van 9 wil niet eten`, and not `als jongste van drie`, `is de oudste van vier en woont`.
fn is_own_age(tokens: &Tokens, whose: usize, number: usize) -> bool {
    let word = |at: Option<usize>| at.map_or("", |at| tokens.fold(at));
    let before = word(whose.checked_sub(1));
    let before = if matches!(before, "de" | "het" | "onze" | "haar" | "zijn") {
        word(whose.checked_sub(2))
    } else {
        before
    };
    let place = matches!(before, "als" | "is" | "was" | "ben" | "bent" | "na");
    let next = tokens.next(number).filter(|next| next.gap == Gap::Space);
    let unit = next.is_some_and(|next| is_unit(tokens.folded(next)));
    let told =
        next.is_some_and(|next| next.has(Marks::VERB.or(Marks::VERB_OR_NAME)) || tokens.folded(next) == "en");
    let many = years(tokens, &tokens.list[number]).is_some_and(|years| years > 9);
    unit || many || told && !place
}

fn is_unit(word: &str) -> bool {
    matches!(word, "jaar" | "jr" | "j") || UNITS.has(word)
}

/// Whether no thing is counted behind the number: `zoon van 2 artsen` tells no age.
pub(super) fn goes_on(tokens: &Tokens, text: &str, first: usize, last: usize) -> bool {
    let stops = ends(&text[tokens.list[last].end as usize..]);
    let Some(next) = tokens.next(last).filter(|_| !stops) else { return true };
    let word = tokens.folded(next);
    let small = Marks::VERB.or(Marks::PREPOSITION).or(Marks::CONJUNCTION).or(Marks::FUNCTION);
    let unit = is_unit(word);
    let past = unit && tokens.next(last + 1).is_some_and(|after| NO_AGE.has(tokens.folded(after)));
    let plain = next.has(small)
        || next.has(Marks::PRONOUN)
        || last > first
        || !word.ends_with("en") && !word.ends_with('s');
    // `een meisje van negen voor haar zieke moeder`; `plaats voor kinderen van 2 voor drie dagen`.
    let free = word == "voor" && last == first || !NO_AGE.has(word);
    next.gap == Gap::Space && !past && (unit || plain && free && !next.has(Marks::UNIT))
}

/// `(4 en 7)`, `(4 en 7 jaar)`.
fn closes(text: &str, last: &Token) -> bool {
    let rest = &text[last.end as usize..];
    let rest = rest.strip_prefix(" jaar").or_else(|| rest.strip_prefix(" jr")).unwrap_or(rest);
    rest.starts_with([')', ','])
}

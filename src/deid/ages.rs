//! Ages right behind a person: `(Oksana, 9)`, `Lars, 5 mnd`, `Bart (ook 8)`; and those without a name beside them.
//!
//! Where nobody is named such a number is an amount or the number of a line, so this is asked only of the stretches
//! that were found to be persons, or where a role, a sex, a verb or a time of life shows that it is an age; those that the
//! words around them show by themselves (`jaar`) are found by [`crate::dutch::ages`].

mod infants;
mod roles;
mod said;
mod several;
mod sexes;
mod stages;
mod words;

use super::people::PersonSpan;
use super::token::{Gap, Shape, Token, Tokens};
use super::words::Marks;
use super::{Annotation, Category, Group};
use crate::dutch::ages::half_end;
use crate::dutch::number::cardinal;
use crate::dutch::side::floor;
use words::{LEADS, UNITS, is_kin};

/// Finds the ages that stand beside no name: `Vrouw 46, moe`, `ze is net dertien`, `op haar elfde`, `liep met 19 mnd`.
pub(crate) fn without_name(tokens: &Tokens, text: &str, out: &mut Vec<Annotation>) {
    let from = out.len();
    for (at, token) in tokens.list.iter().enumerate() {
        if token.has(Marks::TAKEN) {
            continue;
        }
        if token.shape == Shape::Alnum
            && let Some((start, end)) = sexes::glued(tokens, text, at)
        {
            out.push(Annotation { start, end, ..age_of(token, "leeftijd.geslacht") });
        }
        if stages::is_ordinal(tokens, text, at) || stages::is_decade(tokens, text, at) {
            out.push(age_of(token, "leeftijd.levensfase"));
        } else if may_be_years(tokens, at) {
            if let Some(end) = infants::find(tokens, text, at) {
                out.push(Annotation { end, ..age_of(token, "leeftijd.klein") });
            } else if token.shape == Shape::Alnum {
                // A glued unit is said of small children only.
            } else if let Some(rule) = rule(tokens, text, at) {
                out.push(age_of(token, rule));
            } else if at > 0 && token.gap != Gap::Newline {
                several::find(tokens, text, at, out);
            }
        }
    }
    for age in &mut out[from..] {
        age.end = half_end(text, age.end);
    }
}

/// The rule by which a number is an age.
fn rule(tokens: &Tokens, text: &str, at: usize) -> Option<&'static str> {
    let number = &tokens.list[at];
    if number.shape == Shape::Digits && sexes::is_beside_sign(text, number) {
        return Some("leeftijd.geslacht");
    }
    if at == 0 {
        return None;
    }
    if said::by_day(tokens, text, at) {
        return Some("leeftijd.dag");
    }
    let before = tokens.previous(at)?;
    Some(if sexes::is_of_sex(tokens, text, at) || sexes::is_behind_letter(tokens, text, at) {
        "leeftijd.geslacht"
    } else if roles::is_beside(tokens, text, at, before) {
        "leeftijd.rol"
    } else if said::by_verb(tokens, text, at) {
        "leeftijd.voornaamwoord"
    } else if stages::is_about(tokens, text, at) {
        "leeftijd.levensfase"
    } else {
        return None;
    })
}

/// Whether a word may be a number of years: in figures, or in letters behind what leads to one. Most words are neither.
fn may_be_years(tokens: &Tokens, at: usize) -> bool {
    let token = &tokens.list[at];
    let small = || Marks::VERB.or(Marks::PREPOSITION).or(Marks::FUNCTION).or(Marks::PRONOUN);
    let led = || {
        let (before, folded) = (&tokens.list[at - 1], tokens.fold(at - 1));
        let leads = || {
            matches!(
                folded,
                "van"
                    | "is"
                    | "was"
                    | "wordt"
                    | "werd"
                    | "ben"
                    | "hij"
                    | "zij"
                    | "ze"
                    | "met"
                    | "sinds"
                    | "op"
                    | "of"
            )
        };
        token.gap == Gap::Space
            && token.chars > 2
            && (before.has(small()) && leads()
                || LEADS.has(folded)
                || said::DAYS.has(folded)
                || is_name(before))
    };
    match token.shape {
        Shape::Digits => years(tokens, token).is_some(),
        // `18mnd`.
        Shape::Alnum => tokens.first_byte(token).is_some_and(|byte| byte.is_ascii_digit()),
        _ => at > 0 && led() && years(tokens, token).is_some(),
    }
}

/// Whether a word is a first name rather than anything else.
fn is_name(token: &Token) -> bool {
    token.info.first_name() >= 4 && !token.has(Marks::ORDINARY)
}

/// The age behind a person, if one stands there; only the number is in it.
pub(crate) fn behind(tokens: &Tokens, text: &str, person: &PersonSpan) -> Option<Annotation> {
    let first = person.last + 1;
    let lettered = behind_letter(tokens, text, first).or_else(|| behind_aside(tokens, text, first));
    let (at, way) = lettered.or_else(|| set_apart(tokens, first)).or_else(|| told(tokens, first))?;
    let number = &tokens.list[at];
    let digits = number.shape == Shape::Digits;
    let value = years(tokens, number)?;
    let next = tokens.next(at).filter(|next| next.gap == Gap::Space);
    let word = next.map(|word| tokens.folded(word));
    let stops = ends(&text[number.end as usize..]) && !is_listed(text, number, value);
    let verb = || at == first && matches!(word, Some("was" | "werd" | "is" | "wordt"));
    let told = match way {
        Way::Apart => stops || verb(),
        Way::Of => is_of(tokens, text, person, at),
        Way::Is => digits && (word == Some("en") || stops),
        Way::Bare => verb() || digits && stops && is_told_of(tokens, person),
    };
    let unit = || {
        let unit = next.filter(|_| digits).filter(|unit| UNITS.has(tokens.folded(unit)))?;
        // `Zuzanna, 24 wk`: how long she is pregnant; `Bo 1 wk niet` on the trampoline.
        let weeks = tokens.folded(unit).starts_with('w') && value > 16;
        let stops = !matches!(way, Way::Bare) || ends(&text[unit.end as usize..]);
        (stops && !weeks).then_some(())
    };
    (told || unit().is_some()).then(|| age_of(number, "leeftijd.persoon"))
}

/// `Daan van 9 met buikpijn`; behind a first name also `Jordi van 21, leuk`, `Dani van 22 is erbij`.
fn is_of(tokens: &Tokens, text: &str, person: &PersonSpan, at: usize) -> bool {
    let number = &tokens.list[at];
    let next = tokens.next(at).filter(|next| next.gap == Gap::Space);
    let word = next.map(|word| tokens.folded(word));
    let first = is_name(&tokens.list[person.first]) && person.first == person.last;
    let told = matches!(word, Some("met" | "die" | "en"));
    let told = told
        || first && (ends(&text[number.end as usize..]) || next.is_some_and(|next| next.has(Marks::VERB)));
    number.shape == Shape::Digits && told
}

/// The years that a word may say somebody has: `9`, `elf`. `Een` is rather an article.
fn years(tokens: &Tokens, token: &Token) -> Option<u32> {
    let years = match token.shape {
        Shape::Digits if token.chars <= 2 => tokens.folded(token).parse().ok(),
        Shape::Digits | Shape::Alnum => None,
        _ => cardinal(tokens.folded(token)).filter(|years| *years > 1),
    };
    years.filter(|years| (1..=99).contains(years))
}

/// Whether the bare number behind a person may be an age: `Zoon Xander 19, moe` and not `bel Jansen 12.`
fn is_told_of(tokens: &Tokens, person: &PersonSpan) -> bool {
    let name = &tokens.list[person.first];
    let before = tokens.previous(person.first);
    let kin = before.is_some_and(|role| role.gap != Gap::Dot && is_kin(tokens.folded(role)));
    name.chars > 1 && (kin || person.first == 0 && name.info.first_name() >= 4)
}

/// How far back the one before stands, in bytes.
const ROW: usize = 120;

/// Whether the number is that of the next in a row: `1. Bo, 2. Daan`.
fn is_listed(text: &str, number: &Token, value: u32) -> bool {
    let counted = text[number.end as usize..].starts_with('.') && value > 1;
    let from = floor(text, (number.start as usize).saturating_sub(ROW));
    counted && text[from..number.start as usize].contains(&format!("{}. ", value - 1))
}

/// How the number is tied to the person.
#[derive(Clone, Copy)]
enum Way {
    /// `Lars, 5`, `Driss is pas twee`, `Salma zij 12`: the words stop behind it.
    Apart,
    /// `Daan van 9 met buikpijn`.
    Of,
    /// `Nura is 7 en slaapt slecht`.
    Is,
    /// `Toen Ivo elf was`.
    Bare,
}

/// Where the number stands in `Lars, 5`, `(Oksana, ook 9)`.
fn set_apart(tokens: &Tokens, first: usize) -> Option<(usize, Way)> {
    let token = tokens.next(first - 1).filter(|token| matches!(token.gap, Gap::Comma | Gap::Open))?;
    if token.shape == Shape::Digits {
        return Some((first, Way::Apart));
    }
    let lead = LEADS.has(tokens.folded(token));
    tokens.next(first).filter(|number| lead && number.gap == Gap::Space && number.shape == Shape::Digits)?;
    Some((first + 1, Way::Apart))
}

/// Where the number stands in `giovanni d., 16,`: behind the letter of the surname.
fn behind_letter(tokens: &Tokens, text: &str, first: usize) -> Option<(usize, Way)> {
    let letter = tokens.next(first - 1).filter(|letter| letter.chars == 1 && letter.gap == Gap::Space)?;
    let number = tokens.next(first).filter(|number| number.shape == Shape::Digits)?;
    (&text[letter.end as usize..number.start as usize] == "., ").then_some((first + 1, Way::Apart))
}

/// Where the number stands in `Mohammed-Ali (achternaam volgt), 4 maanden`: behind what is said of the name.
fn behind_aside(tokens: &Tokens, text: &str, first: usize) -> Option<(usize, Way)> {
    tokens.next(first - 1).filter(|aside| aside.gap == Gap::Open)?;
    let mut at = first;
    while at < first + 5 && tokens.next(at)?.shape != Shape::Digits {
        at += 1;
    }
    let (aside, number) = (&tokens.list[at], tokens.next(at)?);
    (&text[aside.end as usize..number.start as usize] == "), ").then_some((at + 1, Way::Apart))
}

/// `tot hij twaalf was`, `zodra zij 12 wordt`: an age between who is meant and the verb, whoever it is.
pub(crate) fn between_pronoun_and_verb(tokens: &Tokens, out: &mut Vec<Annotation>) {
    for (index, verb) in tokens.list.iter().enumerate().skip(2) {
        if verb.gap != Gap::Space || !verb.has(Marks::VERB) || tokens.list[index - 1].gap != Gap::Space {
            continue;
        }
        let number = &tokens.list[index - 1];
        let least = match tokens.folded(verb) {
            "was" | "werd" | "is" | "wordt" | "ben" => 1,
            // `als zij twee zijn gebeld`.
            "zijn" | "waren" | "worden" | "werden" => 10,
            _ => continue,
        };
        // `als hij straks 18 is`.
        let led =
            index > 2 && tokens.list[index - 2].gap == Gap::Space && said::DAYS.has(tokens.fold(index - 2));
        let whose = matches!(tokens.fold(index - 2 - usize::from(led)), "hij" | "zij" | "ze" | "ik" | "die");
        if whose && years(tokens, number).is_some_and(|years| years >= least) {
            out.push(age_of(number, "leeftijd.voornaamwoord"));
        }
    }
}

fn age_of(number: &Token, rule: &'static str) -> Annotation {
    Annotation {
        start: number.start as usize,
        end: number.end as usize,
        category: Category::Age,
        group: Group::Pattern,
        rule,
        confidence: 0.6,
        known: None,
    }
}

/// Where the number stands when words tie it to the person, or nothing does.
fn told(tokens: &Tokens, first: usize) -> Option<(usize, Way)> {
    let (at, way) = match tokens.folded(tokens.spaced(first)?) {
        "is" | "was" if LEADS.has(tokens.folded(tokens.spaced(first + 1)?)) => (first + 2, Way::Apart),
        "hij" | "zij" => (first + 1, Way::Apart),
        "van" => (first + 1, Way::Of),
        "is" | "was" => (first + 1, Way::Is),
        _ => (first, Way::Bare),
    };
    tokens.spaced(at).map(|_| (at, way))
}

/// Whether the words stop here, or a sign stands here and then a blank: no time, price or date goes on.
fn ends(rest: &str) -> bool {
    let mut signs = rest.chars();
    match signs.next() {
        None | Some('\n' | '\r' | ')') => true,
        Some(',' | '.' | ':' | ';' | '!' | '?') => signs.next().is_none_or(|next| !next.is_alphanumeric()),
        _ => false,
    }
}

//! Ages right behind a person: `(Oksana, 9)`, `Lars, 5 mnd`, `Bart (ook 8)`.
//!
//! Where nobody is named such a number is an amount or the number of a line, so this is asked only of the stretches
//! that were found to be persons; ages that the words around them show are found by [`crate::dutch::ages`].

use super::people::PersonSpan;
use super::token::{Gap, Shape, Token, Tokens};
use super::words::Marks;
use super::{Annotation, Category, Group};
use crate::dutch::number::cardinal;
use crate::dutch::word_list::WordList;

/// Between a person and an age.
static LEADS: WordList =
    WordList::new(&["ook", "nu", "net", "pas", "bijna", "inmiddels", "zelf", "al", "alweer", "thans"]);

/// Units of the age of small children.
static UNITS: WordList =
    WordList::new(&["mnd", "mndn", "mnden", "maand", "maanden", "wk", "wkn", "weken", "dgn", "dagen"]);

/// The age behind a person, if one stands there; only the number is in it.
pub(crate) fn behind(tokens: &Tokens, text: &str, person: &PersonSpan) -> Option<Annotation> {
    let first = person.last + 1;
    let lettered = behind_letter(tokens, text, first);
    let (at, way) = lettered.or_else(|| set_apart(tokens, first)).or_else(|| told(tokens, first))?;
    let number = &tokens.list[at];
    let digits = number.shape == Shape::Digits;
    let value = if digits {
        tokens.folded(number).parse::<u32>().ok().filter(|_| number.chars <= 2)
    } else {
        cardinal(tokens.folded(number)).filter(|value| *value > 1)
    };
    let word = tokens.next(at).filter(|word| word.gap == Gap::Space).map(|word| tokens.folded(word));
    let unit = word.is_some_and(|word| UNITS.has(word));
    let verb = || at == first && matches!(word, Some("was" | "werd" | "is" | "wordt"));
    let told = match way {
        Way::Apart => ends(&text[number.end as usize..]) || verb(),
        Way::Of => digits && matches!(word, Some("met" | "die" | "en")),
        Way::Is => digits && (word == Some("en") || ends(&text[number.end as usize..])),
        Way::Bare => verb(),
    };
    let fits = (1..=99).contains(&value?) && (unit && digits || told);
    fits.then(|| age_of(number, "leeftijd.persoon"))
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

/// `tot hij twaalf was`, `zodra zij 12 wordt`: an age between who is meant and the verb, whoever it is.
pub(crate) fn between_pronoun_and_verb(tokens: &Tokens, out: &mut Vec<Annotation>) {
    for (index, verb) in tokens.list.iter().enumerate().skip(2) {
        if verb.gap != Gap::Space || !verb.has(Marks::VERB) || tokens.list[index - 1].gap != Gap::Space {
            continue;
        }
        let number = &tokens.list[index - 1];
        let years = match number.shape {
            Shape::Digits if number.chars <= 2 => tokens.folded(number).parse().ok(),
            Shape::Lower => cardinal(tokens.folded(number)).filter(|years| *years > 1),
            _ => None,
        };
        let whose = matches!(tokens.fold(index - 2), "hij" | "zij" | "ze" | "ik" | "die");
        let is = matches!(tokens.folded(verb), "was" | "werd" | "is" | "wordt");
        if whose && is && years.is_some_and(|years| (1..=99).contains(&years)) {
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
    let spaced = |at: usize| tokens.next(at - 1).filter(|token| token.gap == Gap::Space);
    let (at, way) = match tokens.folded(spaced(first)?) {
        "is" | "was" if LEADS.has(tokens.folded(spaced(first + 1)?)) => (first + 2, Way::Apart),
        "hij" | "zij" => (first + 1, Way::Apart),
        "van" => (first + 1, Way::Of),
        "is" | "was" => (first + 1, Way::Is),
        _ => (first, Way::Bare),
    };
    spaced(at).map(|_| (at, way))
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

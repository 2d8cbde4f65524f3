//! Ages right behind a person: `(Oksana, 9)`, `Lars, 5 mnd`, `Bart (ook 8)`.
//!
//! Where nobody is named such a number is an amount or the number of a line, so this is asked only of the stretches
//! that were found to be persons; ages that the words around them show are found by [`crate::dutch::ages`].

use super::people::PersonSpan;
use super::token::{Gap, Shape, Token, Tokens};
use super::{Annotation, Category, Group};
use crate::dutch::word_list::WordList;

/// Between a person and an age.
static LEADS: WordList = WordList::new(&["ook", "nu", "net", "pas", "bijna", "inmiddels", "zelf", "al"]);

/// Units of the age of small children.
static UNITS: WordList =
    WordList::new(&["mnd", "mndn", "mnden", "maand", "maanden", "wk", "wkn", "weken", "dgn", "dagen"]);

/// The age behind a person, if one stands there; only the number is in it.
pub(crate) fn behind(tokens: &Tokens, text: &str, person: &PersonSpan) -> Option<Annotation> {
    let mut at = person.last + 1;
    let set_apart = |token: &Token| matches!(token.gap, Gap::Comma | Gap::Open);
    let first = tokens.next(person.last).filter(|token| set_apart(token))?;
    if first.shape != Shape::Digits && LEADS.has(tokens.folded(first)) {
        at += 1;
        tokens.next(person.last + 1).filter(|token| token.gap == Gap::Space)?;
    }
    let number = &tokens.list[at];
    let value: u8 = tokens.folded(number).parse().ok().filter(|_| number.shape == Shape::Digits)?;
    let unit = tokens.next(at).is_some_and(|unit| unit.gap == Gap::Space && UNITS.has(tokens.folded(unit)));
    let fits = (1..=99).contains(&value) && number.chars <= 2 && (unit || ends(&text[number.end as usize..]));
    fits.then_some(Annotation {
        start: number.start as usize,
        end: number.end as usize,
        category: Category::Age,
        group: Group::Pattern,
        rule: "leeftijd.persoon",
        confidence: 0.6,
        known: None,
    })
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

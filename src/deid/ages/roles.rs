//! Ages beside a role: `Vrouw 46, moe`, `zoon, 19,`, `Zuigeling 7 wk`, `leeftijd moeder: 38`.

use super::sexes::{SEXES, is_before_complaint, leads_to_complaint};
use super::words::{COUNTED, GRADES, NO_AGE, PERSONS, UNITS, is_kin};
use super::{ends, years};
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;

/// `Vrouw 46, moe`, `zoon, 19,`, `Zuigeling 7 wk`.
pub(super) fn is_beside(tokens: &Tokens, text: &str, at: usize, before: &Token) -> bool {
    let (token, word) = (&tokens.list[at], tokens.folded(before));
    if token.shape != Shape::Digits
        || !matches!(token.gap, Gap::Space | Gap::Comma | Gap::Colon | Gap::Open | Gap::DotSpace)
    {
        return false;
    }
    if is_labelled(tokens, at - 1) {
        return ends(&text[token.end as usize..]);
    }
    let role = match token.gap {
        Gap::Space if PERSONS.has(word) => true,
        // `pt 67 collaps`; `kind 2 koorts` is the second.
        Gap::Space => {
            let many = years(tokens, token).is_some_and(|years| years > 4);
            many && COUNTED.has(word) && is_before_complaint(tokens, at)
        }
        // `Mw. 83, collaps`.
        Gap::DotSpace => matches!(word, "mw" | "dhr" | "mevr"),
        Gap::Colon => false,
        _ => is_kin(word),
    };
    if !role {
        return false;
    }
    let stops = leads_to_complaint(tokens, text, at);
    // `Man 71 COPD`: as a note opens.
    let note = || {
        let next = tokens.next(at).filter(|next| next.gap == Gap::Space && !NO_AGE.has(tokens.folded(next)));
        let first = matches!(before.gap, Gap::Start | Gap::Newline) && token.gap == Gap::Space;
        first
            && token.chars == 2
            && SEXES.has(word)
            && next.is_some_and(|next| !next.has(Marks::UNIT) && !UNITS.has(tokens.folded(next)))
    };
    let index = at - 1;
    let graded = tokens.previous(index).is_some_and(|word| GRADES.has(tokens.folded(word)));
    !graded && (stops || note() || goes_on_with_role(tokens, at))
}

/// `leeftijd moeder: 38`.
fn is_labelled(tokens: &Tokens, role: usize) -> bool {
    let label = tokens.previous(role).filter(|_| tokens.list[role].gap == Gap::Space);
    label.is_some_and(|label| matches!(tokens.folded(label), "leeftijd" | "lft")) && is_kin(tokens.fold(role))
}

/// `broertje 4 zusje 6`, `middelste 5 en jongste 3`: the next in a row.
fn goes_on_with_role(tokens: &Tokens, at: usize) -> bool {
    let and = tokens.next(at).is_some_and(|next| tokens.folded(next) == "en");
    let role = at + 1 + usize::from(and);
    tokens.spaced(role).is_some_and(|role| PERSONS.has(tokens.folded(role)))
        && tokens.spaced(role + 1).is_some_and(|number| number.shape == Shape::Digits)
}

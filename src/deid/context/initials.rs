//! Initials before a surname without stops, before what they stand for, and alone.

use super::never_untaken;
use super::things::{is_called_after, is_ship_lead};
use crate::deid::grow::{can_be_surname, grow};
use crate::deid::lexicon::Flag;
use crate::deid::people::{PersonSpan, Who};
use crate::deid::token::{Gap, Shape, Token};
use crate::deid::view::View;
use crate::deid::words::{Marks, marks_of};

/// Initials before a name, before what they stand for, or alone.
pub(super) fn of_initials(view: &View<'_>, index: usize) -> Option<PersonSpan> {
    // Most words are longer.
    if view.token(index).chars > 3 {
        return None;
    }
    let named = bare_initials(view, index).or_else(|| spelt_initials(view, index));
    named.or_else(|| lone_initials(view, index))
}

/// Nobody has more initials; a text may be full of letters.
const MOST_LETTERS: usize = 8;

/// The last of the letters with stops that begin with this one.
fn last_letter(view: &View<'_>, first: usize, letter: impl Fn(&Token) -> bool) -> usize {
    let mut last = first;
    while last - first < MOST_LETTERS
        && view.tokens.next(last).is_some_and(|next| next.gap == Gap::Dot && letter(next))
    {
        last += 1;
    }
    last
}

/// `gesprek plannen met A.L.`, `initialen T.S.`: nothing but initials, behind a preposition or what they are called.
fn lone_initials(view: &View<'_>, index: usize) -> Option<PersonSpan> {
    let letter = |token: &Token| token.chars == 1 && token.capital();
    let before = view.tokens.previous(index).filter(|_| view.token(index).gap == Gap::Space)?;
    let led =
        before.has(Marks::PREPOSITION) || matches!(view.tokens.folded(before), "initialen" | "voorletters");
    if !letter(view.token(index)) || !led || !view.ordinary_style() {
        return None;
    }
    let last = last_letter(view, index, letter);
    let glued: String = (index..=last).map(|at| view.tokens.fold(at)).collect();
    let body =
        marks_of(&glued).any(Marks::KEEP.or(Marks::BODY_TYPE)) || matches!(&*glued, "bv" | "nv" | "cv");
    // `met A.L. Dekker`: the surname finds them.
    let goes_on = view.tokens.next(last).is_some_and(|next| {
        next.gap != Gap::Newline
            && (next.capital() && can_be_surname(view, last + 1)
                || view.is_prefix(last + 1) && !next.has(Marks::LOOSE_PREFIX))
    });
    let alone = view.token(last).dot_after && (1..=2).contains(&(last - index)) && !goes_on && !body;
    let free = (index..=last).all(|at| !view.token(at).protected);
    let (who, rule) = (Who::Unknown, "context.initialen-alleen");
    (alone && free).then_some(PersonSpan { first: index, last, strip: 0, who, rule, confidence: 0.6 })
}

/// `L.J. (Laurens Jan) Brinkhorst`: initials before the first name they stand for.
fn spelt_initials(view: &View<'_>, index: usize) -> Option<PersonSpan> {
    let letter = |token: &Token| {
        token.chars == 1 && token.capital() && token.dot_after && token.shape != Shape::Digits
    };
    if !view.ordinary_style() || !letter(view.token(index)) || view.token(index).protected {
        return None;
    }
    let last = last_letter(view, index, letter);
    let name = view.tokens.next(last).filter(|_| view.tokens.before(last + 1).ends_with(b"("))?;
    let given = name.info.first_name() >= 2 && name.shape == Shape::Capitalised;
    let same = view.tokens.first_byte(name) == view.tokens.first_byte(view.token(index));
    let (who, rule) = (Who::Unknown, "context.initialen");
    (given && (same || last > index)).then_some(PersonSpan {
        first: index,
        last,
        strip: 0,
        who,
        rule,
        confidence: 0.7,
    })
}

/// `G ten Brummelhuis`, `MA El Morabet`, `ZE Sen`: initials without stops before a surname.
fn bare_initials(view: &View<'_>, index: usize) -> Option<PersonSpan> {
    let token = view.token(index);
    let letters = token.capital() && (token.chars == 1 || token.chars <= 3 && token.shape == Shape::Caps);
    let kept = Marks::KEEP.or(Marks::BODY_TYPE).or(Marks::ROLE).or(Marks::TITLE).or(Marks::TAKEN);
    if !view.ordinary_style()
        || is_ship_lead(view, index)
        || !letters
        || token.shape == Shape::Digits
        || token.protected
        || token.has(kept)
    {
        return None;
    }
    let mut last = index + 1;
    while last < view.len() && view.token(last).gap.joins() && view.is_prefix(last) {
        last += 1;
    }
    let name = view.tokens.list.get(last).filter(|name| name.gap.joins())?;
    // `KB van Nispen`, `D van der Goot`: whatever the last word is elsewhere.
    let prefixed = last > index + 1;
    // `TT van Assen`, `WK Europe`.
    let race =
        token.shape == Shape::Caps && matches!(view.tokens.fold(index), "tt" | "wk" | "nk" | "ek" | "gp");
    // `de VVD het Europees programma`, `een SUV van het Roemeense merk`: three letters with that article are no initials.
    let het = (index + 1..last).any(|at| view.tokens.fold(at) == "het");
    if prefixed && view.tokens.fold(index + 1) == "het"
        || het && token.chars > 2
        || race
        || is_called_after(view, last)
    {
        return None;
    }
    let spaced = view.token(index + 1).gap == Gap::Space;
    // `WT Ellen`: letters before a first name are a body.
    let body = token.chars > 1 && name.info.first_name() >= 4 && !prefixed;
    let other = match (prefixed, name.has(Marks::TAKEN)) {
        // `ZE Sen`, `IM Bos`: a usual surname, and no usual word.
        (false, _) if name.info.surname() >= 8 && name.info.word() < 8 => Marks::KEEP.or(Marks::TAKEN),
        (false, _) => Marks::KEEP.or(Marks::WORD).or(Marks::TAKEN),
        (true, false) => Marks::KEEP,
        (true, true) => Marks::NONE,
    };
    let own = !body && name.shape == Shape::Capitalised && !never_untaken(name) && !name.has(other);
    let sure = name.info.surname() >= 6 || prefixed || name.info.word() == 0;
    let place = !prefixed && name.info.any(Flag::PLACE);
    let (who, rule) = (Who::Unknown, "context.initialen");
    (spaced && own && sure && !place && !name.info.any(Flag::INSTITUTION)).then(|| {
        let (_, last) = grow(view, last, index);
        PersonSpan { first: index, last, strip: 0, who, rule, confidence: 0.7 }
    })
}

//! The surname in front, as in lists, forms and mail programs: `Bakker, T.J.`, `Berg, Sanne van den`.

use super::{never, never_untaken};
use crate::deid::people::{PersonSpan, Who};
use crate::deid::token::{Gap, Shape, Token};
use crate::deid::view::View;
use crate::deid::words::Marks;

/// `Bakker, T.J.`, `Balcı-van der Aa, T.`: a surname with initials behind it, in lists and headers of mails. Without
/// capitals, `el idrissi, m.`, they must fill a line or cell.
pub(super) fn reversed_initials(view: &View<'_>, index: usize) -> Option<PersonSpan> {
    let (token, first) = (view.token(index), view.tokens.next(index)?);
    let flat = !view.ordinary_style();
    let is_initial =
        |token: &Token| token.chars == 1 && token.shape != Shape::Digits && (flat || token.capital());
    let written = if flat { !token.has(Marks::WORD) } else { token.capital() };
    let shaped = written && token.chars > 1 && token.shape != Shape::Digits;
    if !shaped
        || first.gap != Gap::Comma
        || !is_initial(first)
        || token.protected
        || never_untaken(token)
        || token.has(Marks::KEEP)
    {
        return None;
    }
    let mut last = index + 1;
    while view.tokens.next(last).is_some_and(|next| next.gap == Gap::Dot && is_initial(next)) {
        last += 1;
    }
    let initials = last;
    // `Kesteren, J.H. van`: the prefix behind the initials ends the line or the entry of a list.
    while view.tokens.next(last).is_some_and(|next| matches!(next.gap, Gap::Space | Gap::DotSpace))
        && !view.token(last + 1).capital()
        && view.token(last + 1).has(Marks::PREFIX)
        && last - initials < 3
    {
        last += 1;
    }
    let ends = |gap| matches!(gap, Gap::Newline | Gap::Other | Gap::Open);
    let goes_on = |next: &Token| !ends(next.gap) && !next.has(Marks::VERB);
    if last > initials && view.tokens.next(last).is_some_and(goes_on) {
        last = initials;
    }
    // What is a place or street elsewhere needs more than a letter behind it.
    if token.has(Marks::TAKEN) && last == index + 1 {
        return None;
    }
    // `Bijlage A, B en C`: an initial ends in a stop, or ends its line.
    let stops = view.tokens.next(last).is_none_or(|next| {
        ends(next.gap) || matches!(next.gap, Gap::Dot | Gap::DotSpace) || last > index + 1
    });
    let mut start = index;
    while start > 0 {
        let tied = view.token(start).gap == Gap::Hyphen;
        let prefix = view.token(start).gap == Gap::Space && view.token(start - 1).has(Marks::PREFIX);
        if !(tied || prefix) {
            break;
        }
        start -= 1;
    }
    let filled = !flat || {
        let opens = matches!(view.token(start).gap, Gap::Start | Gap::Newline | Gap::Other);
        opens && view.token(last).dot_after && view.tokens.next(last).is_none_or(|next| ends(next.gap))
    };
    let stops = stops && filled;
    let (who, rule) = (Who::Unknown, "context.omgekeerd");
    stops.then_some(PersonSpan { first: start, last, strip: 0, who, rule, confidence: 0.9 })
}

/// `Bakker, Tim` on a line of its own; `Berg, Sanne van den` anywhere, as mail programs show names: a prefix that ends
/// the entry belongs before the surname in front.
pub(super) fn reversed_entry(view: &View<'_>, index: usize) -> Option<PersonSpan> {
    let (token, first) = (view.token(index), view.tokens.next(index)?);
    if first.gap != Gap::Comma || !token.capital() || !first.capital() || view.hits[index].is_some() {
        return None;
    }
    let mut given = index + 1;
    while view.tokens.next(given).is_some_and(|next| next.gap == Gap::Hyphen && next.capital()) {
        given += 1;
    }
    let mut last = given;
    let prefix =
        |next: &Token| matches!(next.gap, Gap::Space | Gap::SpaceApostrophe) && next.has(Marks::PREFIX);
    while last - given < 3 && view.tokens.next(last).is_some_and(prefix) {
        last += 1;
    }
    let (who, confidence) = (Who::Unknown, 0.8);
    let ends = view.tokens.next(last).is_none_or(|next| {
        let apart = matches!(next.gap, Gap::Other | Gap::Open | Gap::Comma | Gap::DotSpace);
        apart || next.has(Marks::CONJUNCTION)
    });
    let small = (given + 1..=last).all(|at| !view.token(at).capital());
    if last > given && ends && small && view.ordinary_style() && is_pair(view, index) {
        let rule = "context.omgekeerd";
        return Some(PersonSpan { first: index, last, strip: 0, who, rule, confidence });
    }
    if !token.sentence_start || token.info.surname() < 8 || never(token, Marks::KEEP) {
        return None;
    }
    let alone = view.tokens.next(last).is_none() && first.info.first_name() >= 6;
    let rule = "context.lijst";
    alone.then_some(PersonSpan { first: index, last, strip: 0, who, rule, confidence })
}

/// Whether a surname and a first name may stand on both sides of this word's comma: `Hof, Ruvenka`.
fn is_pair(view: &View<'_>, index: usize) -> bool {
    let (token, first) = (view.token(index), view.token(index + 1));
    let apart =
        matches!(token.gap, Gap::Start | Gap::Newline | Gap::Colon | Gap::Other | Gap::Open | Gap::Comma);
    let given = first.info.first_name() >= 2 || first.info.is_unknown();
    apart
        && given
        && [token, first].iter().all(|t| t.shape == Shape::Capitalised && !t.protected && t.chars > 1)
        && !token.has(Marks::ROLE.or(Marks::TITLE).or(Marks::FAMILY).or(Marks::GREETING))
        && !first.has(Marks::TAKEN)
}

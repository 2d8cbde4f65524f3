//! Initials of a known person with the prefix of the surname between them: `M. el A.`, `J.v.d.B.`, `J vd B`.

use super::people::{PersonSpan, Who};
use super::token::{Gap, Shape, Token};
use super::view::View;
use super::words::Marks;

/// Nobody has more initials before the prefix, or more words in it.
const MOST: usize = 4;

/// The known person whose initials begin here: letters of the first names, the whole prefix of the surname in any
/// spelling, and the first letter of what follows it. That all of it fits one person is proof enough anywhere in a text.
pub(crate) fn around_prefix(view: &View<'_>, first: usize) -> Option<PersonSpan> {
    let letter = |token: &Token| token.chars == 1 && token.shape != Shape::Digits && !token.protected;
    if !letter(view.token(first)) || view.names.knows_nobody() {
        return None;
    }
    let near = |at: usize| view.tokens.next(at).filter(|next| is_near(next.gap));
    let mut firsts = String::from(view.tokens.fold(first));
    let mut at = first;
    // `M.A. el A.`: a letter with a stop that is written as the first one, while `v.` of `van` is small.
    while at - first < MOST
        && near(at).is_some_and(|next| {
            letter(next) && next.gap == Gap::Dot && next.capital() && view.token(first).capital()
        })
    {
        at += 1;
        firsts.push_str(view.tokens.fold(at));
    }
    let (mut prefix, start) = (String::new(), at + 1);
    while at + 1 - start < MOST && near(at).is_some_and(|next| next.has(Marks::PREFIX)) {
        at += 1;
        prefix.push_str(letters_of(view.tokens.fold(at)));
        let Some(last) = near(at).filter(|last| letter(last)) else { continue };
        let surname = view.tokens.folded(last);
        let Some(person) = view.names.by_initials_around(&firsts, &prefix, surname) else { continue };
        // `deel a van b`: without stops or capitals one small word between two letters is a preposition.
        let telling = view.token(first).capital() && last.capital()
            || view.token(first).dot_after && last.dot_after
            || at > start
            || !view.token(at).has(Marks::PREPOSITION.or(Marks::DETERMINER).or(Marks::LOOSE_PREFIX));
        let (who, rule) = (Who::Person(person), "bekend.initialen");
        return (telling && ends(view, at + 1)).then_some(PersonSpan {
            first,
            last: at + 1,
            strip: 0,
            who,
            rule,
            confidence: 0.8,
        });
    }
    None
}

fn is_near(gap: Gap) -> bool {
    matches!(gap, Gap::Space | Gap::Dot | Gap::DotSpace | Gap::SpaceApostrophe | Gap::Hyphen)
}

/// Whether the letter is not the first of several: `J. van der B.A. Smit`.
fn ends(view: &View<'_>, last: usize) -> bool {
    view.tokens.next(last).is_none_or(|next| next.gap != Gap::Dot && next.gap != Gap::Apostrophe)
}

/// The first letters of the words that are written as one: `vd`, `vander`.
fn letters_of(word: &str) -> &str {
    match word {
        "vd" | "vdr" | "vander" | "vanden" | "vande" => "vd",
        _ => word.get(..1).unwrap_or_default(),
    }
}

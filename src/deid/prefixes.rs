//! The words between first name and surname, in any spelling: `van der`, `v.d.`, `vd`, `'t`.

use super::grow::{can_be_surname, is_only_prefix};
use super::lexicon::Flag;
use super::names::Part;
use super::token::{Gap, Shape, Token};
use super::view::View;
use super::words::Marks;

/// Whether the whole prefix of a known surname stands before it, and it is more than an article: `ter Braak`.
pub(crate) fn telling(view: &View<'_>, first: usize) -> bool {
    let Some(hit) = view.hits[first] else { return false };
    let mut uses = view.names.uses(hit.key).filter(|u| u.part == Part::Surname);
    uses.any(|u| {
        view.names.prefixes(u.person).any(|letters| {
            let start = matched(view, first, 0, letters);
            start.is_some_and(|start| {
                let article = first - start == 1 && view.token(start).has(Marks::DETERMINER);
                !article
                    && (letters.len() == 1 || first - start > 1 || view.tokens.fold(start).starts_with('v'))
            })
        })
    })
}

/// Where the prefix before a known surname starts: as many words as the name's own prefix, in any spelling.
pub(crate) fn before(view: &View<'_>, first: usize, floor: usize) -> Option<usize> {
    let hit = view.hits[first]?;
    let mut start = None;
    for u in view.names.uses(hit.key).filter(|u| u.part == Part::Surname) {
        for letters in view.names.prefixes(u.person) {
            let fits = matched(view, first, floor, letters);
            start = match (start, fits) {
                (Some(a), Some(b)) => Some(std::cmp::min::<usize>(a, b)),
                (a, b) => a.or(b),
            };
        }
    }
    start
}

/// The prefix before a surname that nobody gave, when what stands before it is a name or an initial.
pub(crate) fn strange(view: &View<'_>, first: usize, floor: usize) -> Option<usize> {
    let mut at = first;
    while at > floor && first - at < 4 {
        let word = view.token(at - 1);
        if !view.token(at).gap.joins() || !view.is_prefix(at - 1) {
            break;
        }
        // `J. van Dam`: the initial is no prefix.
        if word.chars == 1 && (word.capital() || word.dot_after) {
            break;
        }
        at -= 1;
    }
    if at == first {
        return None;
    }
    // `invaller Van Zuijlekom`, `werkgever van El Mehdi`: a capital of its own within a sentence.
    let own = (at..first).find(|at| view.token(*at).capital() && !view.token(*at).sentence_start);
    if own.is_some() && view.ordinary_style() && view.token(first).capital() {
        return own;
    }
    // `- van Houten belt`, `kinderarts van Ginkel`: of who is known by the surname only.
    let surname = view.hits[first].is_some_and(|hit| view.only_surname(hit)) && view.token(first).capital();
    let loose = view.token(at).has(Marks::LOOSE_PREFIX);
    if surname && view.token(at).sentence_start && !loose {
        return Some(at);
    }
    if at == floor || !view.token(at).gap.joins() {
        return None;
    }
    let before = view.token(at - 1);
    let short = before.chars == 1 || is_cut_first_name(view, at - 1);
    let initial = short && matches!(view.token(at).gap, Gap::Dot | Gap::DotSpace);
    // `Groeten van Aagje`, `de Titanic van Harro Groothuis`: whose it is, by the first name.
    let info = view.token(first).info;
    let whose = at + 1 == first && view.tokens.fold(at) == "van" && !view.token(at).capital();
    if view.ordinary_style() && !initial && whose && info.first_name() >= 6 && info.surname() < 6 {
        return None;
    }
    let named = view.hits[at - 1].is_some() && view.is_name(at - 1);
    let capital = view.ordinary_style() && before.capital() && !before.sentence_start;
    let stranger = capital && !before.has(Marks::ORDINARY) && can_be_surname(view, at - 1);
    let role = surname && view.token(at).gap == Gap::Space && before.has(Marks::ROLE.or(Marks::TITLE));
    (initial || named || stranger || role).then_some(at)
}

/// `Dick Reyntjes`, `minister Terlingen`: a surname behind a first name or role, so that `van` behind it tells whose or of
/// where.
pub(crate) fn is_whole(view: &View<'_>, last: usize) -> bool {
    let (token, before) = (view.token(last), view.tokens.previous(last));
    let surname = token.capital() && token.info.first_name() < 4 && token.gap == Gap::Space;
    let given = |before: &Token| {
        before.capital() && before.info.first_name() >= 4 && !before.has(Marks::PREFIX)
            || before.has(Marks::ROLE.or(Marks::TITLE))
    };
    view.ordinary_style() && surname && before.is_some_and(given)
}

/// `Jansen van der Berg`: prefixes that stand before nothing but surnames, or a name of the case.
pub(crate) fn is_second_surname(view: &View<'_>, first: usize, end: usize) -> bool {
    let token = view.token(end);
    let only = (first..end).any(|at| is_only_prefix(view.tokens.fold(at)) || view.token(at).capital());
    let tied = matches!(view.token(first).gap, Gap::Hyphen | Gap::SpacedHyphen);
    let other = token.info.any(Flag::PLACE | Flag::NO_PERSON) || token.info.word() > 0;
    let usual = token.info.surname() >= 6 && !other && !token.has(Marks::KEEP);
    tied || view.hits[end].is_some() || only && token.info.surname() >= 4 || usual
}

/// `Joh.`, `Ph.`: first names cut short, as initials are.
pub(crate) fn is_cut_first_name(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    let shaped = token.dot_after && token.shape == Shape::Capitalised && token.chars <= 4;
    shaped
        && matches!(
            view.tokens.fold(index),
            "joh"
                | "ph"
                | "th"
                | "chr"
                | "fr"
                | "alb"
                | "wm"
                | "corn"
                | "jac"
                | "hub"
                | "ant"
                | "jos"
                | "fred"
                | "gerh"
                | "herm"
        )
}

/// Compares the words before a surname with the first letters of its prefix, from the right.
fn matched(view: &View<'_>, first: usize, floor: usize, letters: &str) -> Option<usize> {
    let mut rest: Vec<char> = letters.chars().collect();
    let mut at = first;
    while at > floor && !rest.is_empty() {
        let gap = view.token(at).gap;
        let word = view.tokens.fold(at - 1);
        let token = view.token(at - 1);
        if !gap.joins() || !token.has(Marks::PREFIX) {
            break;
        }
        let same =
            |a: char, b: char| a == b || matches!((a, b), ('e', 'a') | ('a', 'e') | ('h', 't') | ('t', 'h'));
        let ends: Vec<char> = if matches!(word, "vd" | "vdr" | "vander" | "vanden" | "vande") {
            vec!['v', 'd']
        } else {
            word.chars().take(1).collect()
        };
        if !ends.iter().rev().zip(rest.iter().rev()).all(|(a, b)| same(*a, *b)) {
            break;
        }
        rest.truncate(rest.len().saturating_sub(ends.len()));
        at -= 1;
    }
    (at < first).then_some(at)
}

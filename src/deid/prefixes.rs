//! The words between first name and surname, in any spelling: `van der`, `v.d.`, `vd`, `'t`.

use super::grow::can_be_surname;
use super::names::Part;
use super::token::Gap;
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
    let initial = before.chars == 1 && matches!(view.token(at).gap, Gap::Dot | Gap::DotSpace);
    let named = view.hits[at - 1].is_some() && view.is_name(at - 1);
    let capital = view.ordinary_style() && before.capital() && !before.sentence_start;
    let stranger = capital && !before.has(Marks::ORDINARY) && can_be_surname(view, at - 1);
    let role = surname && view.token(at).gap == Gap::Space && before.has(Marks::ROLE.or(Marks::TITLE));
    (initial || named || stranger || role).then_some(at)
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

//! Which person a name means: namesakes, relatives with one surname, strangers.

use super::names::Part;
use super::people::{PersonSpan, Who};
use super::view::{Hit, View};
use super::words::Marks;

/// The finding of these words: who is meant, by which rule.
pub(crate) fn span(view: &View<'_>, first: usize, last: usize) -> PersonSpan {
    let hits = || (first..=last).filter_map(|index| view.hits[index]);
    let initials = leading_initials(view, first, last);
    let stranger = (first..=last).any(|index| {
        let token = view.token(index);
        view.hits[index].is_none() && token.chars > 1 && !token.has(Marks::PREFIX)
    });
    let who = if stranger { Who::Unknown } else { whose(view, hits(), &initials, Some(first)) };
    let exact = hits().all(|hit| hit.exact);
    if hits().all(|hit| view.names.key(hit.key).learned) {
        let strip = view.hits[last].map_or(0, |hit| hit.strip);
        return PersonSpan { first, last, strip, who, rule: "gevonden.naam", confidence: 0.8 };
    }
    let rule = match (exact, hits().count() + usize::from(!initials.is_empty())) {
        (false, _) => "bekend.typfout",
        (true, 1) if hits().all(|hit| view.only_surname(hit)) => "bekend.achternaam",
        (true, 1) => "bekend.voornaam",
        (true, _) => "bekend.naam",
    };
    let strip = view.hits[last].map_or(0, |hit| hit.strip);
    PersonSpan { first, last, strip, who, rule, confidence: if exact { 0.99 } else { 0.9 } }
}

fn leading_initials(view: &View<'_>, first: usize, last: usize) -> String {
    let mut initials = String::new();
    for index in (first..=last).take_while(|index| view.hits[*index].is_none()) {
        let token = view.token(index);
        let before_prefix = token.has(Marks::PREFIX) && !(token.chars == 1 && token.capital());
        if before_prefix || token.chars > 1 {
            break;
        }
        initials.push_str(view.tokens.fold(index));
    }
    initials
}

/// Which person these words mean. A role word before them decides between namesakes.
pub(crate) fn whose(
    view: &View<'_>,
    hits: impl Iterator<Item = Hit> + Clone,
    initials: &str,
    first: Option<usize>,
) -> Who {
    let mut best: Option<(i32, u32)> = None;
    let mut bearers = 0;
    let mut each = hits.clone();
    if let (Some(hit), None) = (each.next(), each.next())
        && let Some(id) = view.names.only_bearer(hit.key)
        && initials.is_empty()
    {
        return Who::Person(id);
    }
    let firsts = hits.clone().filter(|hit| !view.only_surname(*hit)).count();
    let mut candidates: Vec<u32> =
        hits.clone().flat_map(|hit| view.names.uses(hit.key)).map(|u| u.person).collect();
    candidates.sort_unstable();
    candidates.dedup();
    for id in candidates {
        let own = view.names.initials(id);
        let named = hits.clone().filter(|hit| view.names.bears(hit.key, id, Part::First)).count() as i32;
        let sur = hits.clone().filter(|hit| view.names.bears(hit.key, id, Part::Surname)).count() as i32;
        let fits = own.starts_with(initials) || !own.is_empty() && initials.starts_with(own);
        if !initials.is_empty() && !fits {
            continue;
        }
        bearers += 1;
        let role = first.is_some_and(|first| role_before(view, first, id));
        let score = 4 * named + 2 * sur + i32::from(role) * 3;
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, id));
        }
    }
    match best {
        None => Who::Unknown,
        Some((score, _)) if bearers > 1 && firsts == 0 && initials.is_empty() && score < 5 => Who::Family,
        Some((_, id)) => Who::Person(id),
    }
}

fn role_before(view: &View<'_>, first: usize, person: u32) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let role = view.names.role(person);
    !role.is_empty() && view.tokens.fold(before) == role
}

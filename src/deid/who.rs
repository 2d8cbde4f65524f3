//! Which person a name means: namesakes, relatives with one surname, strangers.

use super::names::Part;
use super::people::{PersonSpan, Who};
use super::token::Gap;
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
    if let Some(who) = first.and_then(|first| addressed(view, hits.clone(), initials, first)) {
        return who;
    }
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

/// Sex that a form of address or a role tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sex {
    Female,
    Male,
    /// Of an adult, whichever.
    Either,
}

/// `dhr Wisniewski`, `mw v.d. Meulen`: behind a form of address a surname alone means no child, and nobody of the other sex.
/// Without somebody whom it fits it is the family's name.
fn addressed(
    view: &View<'_>,
    hits: impl Iterator<Item = Hit> + Clone,
    initials: &str,
    first: usize,
) -> Option<Who> {
    let told = title_before(view, first).or_else(|| elder_behind(view, first))?;
    if !initials.is_empty() || !hits.clone().all(|hit| view.only_surname(hit)) {
        return None;
    }
    let differs = |own: Sex| told != Sex::Either && own != told;
    let other = |role: &str| is_youth(role) || sex_of(role).is_some_and(differs);
    let bearers = || hits.clone().flat_map(|hit| view.names.uses(hit.key)).map(|u| u.person);
    bearers().find(|person| other(view.names.role(*person)))?;
    let mut fitting: Vec<u32> = bearers().filter(|person| !other(view.names.role(*person))).collect();
    fitting.sort_unstable();
    fitting.dedup();
    // `Contact: Gülsüm (moeder)`: the parent of whom the surname is not known.
    let parent = || view.names.without_surname(|role| sex_of(role) == Some(told) && !is_youth(role));
    Some(match fitting.as_slice() {
        [one] => Who::Person(*one),
        [] => parent().map_or(Who::Family, Who::Person),
        _ => Who::Family,
    })
}

/// What the form of address before a name says: `mw.`, `de heer`.
fn title_before(view: &View<'_>, first: usize) -> Option<Sex> {
    let title = view.tokens.previous(first)?;
    if !matches!(view.token(first).gap, Gap::Space | Gap::DotSpace | Gap::Dot) {
        return None;
    }
    match view.tokens.folded(title) {
        "mw" | "mevr" | "mevrouw" | "mej" | "mejuffrouw" => Some(Sex::Female),
        "dhr" | "heer" | "hr" | "meneer" | "mijnheer" | "mnr" => Some(Sex::Male),
        _ => None,
    }
}

/// What stands behind a surname: `Bakker sr.`, `Bakker (moeder)`.
fn elder_behind(view: &View<'_>, first: usize) -> Option<Sex> {
    let of_name = |index: &usize| view.hits[*index].is_some() || view.is_prefix(*index);
    let last = (first..view.len()).take_while(of_name).last()?;
    let behind = view.tokens.next(last)?;
    match (behind.gap, view.tokens.folded(behind)) {
        (Gap::Space, "sr" | "senior") => Some(Sex::Either),
        (Gap::Open, role) => sex_of(role),
        _ => None,
    }
}

/// The role without the number of those who share it: `broer 2`.
fn bare(role: &str) -> &str {
    role.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end()
}

fn is_youth(role: &str) -> bool {
    matches!(bare(role), "jeugdige" | "kind" | "jongere" | "leerling" | "zoon" | "dochter" | "baby")
}

fn sex_of(role: &str) -> Option<Sex> {
    match bare(role) {
        "moeder" | "stiefmoeder" | "pleegmoeder" | "oma" | "tante" | "zus" => Some(Sex::Female),
        "vader" | "stiefvader" | "pleegvader" | "opa" | "oom" | "broer" => Some(Sex::Male),
        _ => None,
    }
}

//! Finds the known persons in a text: in any order, with initials, prefixes and typing errors.

use super::grow::grow;
use super::initials::{around_prefix, bare_letter, bare_monogram, dotted_letters, tied_letters, two_letters};
use super::names::{NameIndex, Part, Use};
use super::token::{Gap, Shape, Token, Tokens};
use super::view::{Hit, View};
use super::who::{span, whose};
use super::words::Marks;

/// A stretch of words that names one person.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PersonSpan {
    /// First word.
    pub(crate) first: usize,
    /// Last word.
    pub(crate) last: usize,
    /// Bytes at the end of the last word that stay.
    pub(crate) strip: u8,
    /// Who it is.
    pub(crate) who: Who,
    /// The rule's name.
    pub(crate) rule: &'static str,
    /// How sure, 0 to 1.
    pub(crate) confidence: f32,
}

/// Who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// The person with this index.
    Person(u32),
    /// One of several who bear the surname.
    Family,
    /// Somebody else.
    Unknown,
}

/// Looks every word up among the known names.
pub(crate) fn look_up(tokens: &Tokens, names: &NameIndex, hits: &mut Vec<Option<Hit>>) {
    hits.clear();
    hits.resize(tokens.list.len(), None);
    if !names.is_empty() {
        look_up_those(tokens, names, hits, |_| true);
    }
}

/// The same again when names were learned since: few words can be one of those.
pub(crate) fn look_up_learned(tokens: &Tokens, names: &NameIndex, hits: &mut [Option<Hit>]) {
    look_up_those(tokens, names, hits, |token| {
        // Words with an s of possession, and those that may hold a name.
        let may_hold =
            token.shape == Shape::Alnum || tokens.last_byte(token) == b's' || token.info.is_unknown();
        may_hold || names.may_have_learned(token.hash)
    });
}

fn look_up_those(
    tokens: &Tokens,
    names: &NameIndex,
    hits: &mut [Option<Hit>],
    those: impl Fn(&Token) -> bool,
) {
    for (index, token) in tokens.list.iter().enumerate() {
        let whole = token.shape != Shape::Digits && !token.protected;
        if whole && those(token) && may_be_name(tokens, names, token) {
            hits[index] = look_up_word(tokens, names, index);
        }
    }
}

/// A cheap test that turns most words away: usual ones that are no names of the case.
fn may_be_name(tokens: &Tokens, names: &NameIndex, token: &Token) -> bool {
    names.may_know(token.hash)
        || !is_usual(token)
        || token.shape == Shape::Alnum
        || tokens.last_byte(token) == b's'
}

/// Whether typing errors in names are not looked for in a word.
fn is_usual(token: &Token) -> bool {
    let settled = Marks::FUNCTION.or(Marks::VERB).or(Marks::ROLE).or(Marks::KEEP).or(Marks::PRONOUN);
    // `terugbellen: Baker`: behind a colon a capital does say something.
    let capital = token.capital() && (!token.sentence_start || token.gap == Gap::Colon);
    token.has(settled) || token.has(Marks::ORDINARY) && !capital
}

fn look_up_word(tokens: &Tokens, names: &NameIndex, index: usize) -> Option<Hit> {
    let token = &tokens.list[index];
    let folded = tokens.folded(token);
    let hit = |key, strip: usize, exact| Some(Hit { key, strip: strip as u8, exact });
    if let Some(key) = names.exact_hashed(folded, token.hash) {
        return hit(key, 0, true);
    }
    if token.chars < 2 {
        return None;
    }
    let possessive = folded.strip_suffix('s').filter(|stem| stem.len() > 1 && token.ascii_end);
    if let Some(key) = possessive.and_then(|stem| names.exact(stem)) {
        return hit(key, 1, true);
    }
    if token.shape == Shape::Alnum {
        let stem = folded.trim_end_matches(|c: char| c.is_ascii_digit());
        return names.exact(stem).or_else(|| names.inside(folded)).and_then(|key| hit(key, 0, true));
    }
    if is_usual(token) {
        return None;
    }
    if let Some(key) = names.near(folded) {
        return hit(key, 0, false);
    }
    if let Some(key) = possessive.and_then(|stem| names.near(stem)) {
        return hit(key, 1, false);
    }
    // `Lexje`.
    let small = ["tje", "pje", "je"].iter().filter(|_| token.info.is_unknown());
    let mut stems = small.filter_map(|ending| folded.strip_suffix(ending)).filter(|stem| stem.len() > 2);
    if let Some(key) = stems.find_map(|stem| names.exact(stem)) {
        return hit(key, 0, true);
    }
    // `yusufelidrissi`, `familiejansen`: a word that nobody knows, with the name in it.
    if token.info.is_unknown() && !token.has(Marks::TAKEN) {
        return names.inside(folded).and_then(|key| hit(key, 0, true));
    }
    None
}

/// Finds the stretches that name known persons.
pub(crate) fn find(view: &View<'_>, out: &mut Vec<PersonSpan>) {
    let mut index = 0;
    while index < view.len() {
        let token = view.token(index);
        if view.hits[index].is_some() && view.is_name(index) {
            let (first, last) = grow(view, index, out.last().map_or(0, |span| span.last + 1));
            out.push(span(view, first, last));
            index = last + 1;
        } else if token.gap == Gap::Other
            && token.sentence_start
            && token.chars > 2
            && let Some(span) = pet_name(view, index)
        {
            out.push(span);
            index += 1;
        } else if token.chars == 1
            || token.shape == Shape::Caps
            || token.shape == Shape::Mixed && token.chars < 5
        {
            index = other_forms(view, index, out).unwrap_or(index + 1);
        } else {
            index += 1;
        }
    }
}

/// Endings of pet names: `Koentje`, `Oksie`.
const PET: [&str; 7] = ["tje", "pje", "je", "ke", "ie", "y", "i"];

/// `noemt zich "Lev"`, `zegt "koentje"`: a word of three letters or more, alone between quotation marks, that is a first
/// name of the case cut short or made small.
fn pet_name(view: &View<'_>, index: usize) -> Option<PersonSpan> {
    let token = view.token(index);
    let alone = view.tokens.list.get(index + 1).is_none_or(|next| next.gap == Gap::Other);
    if !alone || token.protected || view.names.is_empty() {
        return None;
    }
    let folded = view.tokens.fold(index);
    let stems = PET.iter().filter_map(|ending| folded.strip_suffix(ending));
    let mut stems = std::iter::once(folded).chain(stems).filter(|stem| stem.len() >= 3);
    let key = stems.find_map(|stem| view.names.begins_with(stem))?;
    let who = whose(view, std::iter::once(Hit { key, strip: 0, exact: false }), "", None);
    Some(PersonSpan { first: index, last: index, strip: 0, who, rule: "bekend.roepnaam", confidence: 0.7 })
}

/// `Y.E.I.`-like forms without any whole word of the name; the index after it.
fn other_forms(view: &View<'_>, index: usize, out: &mut Vec<PersonSpan>) -> Option<usize> {
    let token = view.token(index);
    if token.protected {
        return None;
    }
    if let Some(span) = around_prefix(view, index).or_else(|| tied_letters(view, index)) {
        let next = span.last + 1;
        out.push(span);
        return Some(next);
    }
    if let Some(person) = bare_monogram(view, index) {
        let (who, rule) = (Who::Person(person), "bekend.initialen");
        out.push(PersonSpan { first: index, last: index, strip: 0, who, rule, confidence: 0.75 });
        return Some(index + 1);
    }
    // `YEI`, `JvdB`.
    let letters = matches!(token.shape, Shape::Caps | Shape::Mixed) && token.chars > 2;
    if letters && view.ordinary_style() && !token.has(Marks::ORDINARY) {
        let folded = view.tokens.fold(index);
        let person = view.names.by_monogram(folded)?;
        let who = Who::Person(person);
        let rule = "bekend.monogram";
        out.push(PersonSpan { first: index, last: index, strip: 0, who, rule, confidence: 0.8 });
        return Some(index + 1);
    }
    if let Some(person) = two_letters(view, index) {
        let (who, rule) = (Who::Person(person), "bekend.monogram");
        out.push(PersonSpan { first: index, last: index, strip: 0, who, rule, confidence: 0.7 });
        return Some(index + 1);
    }
    spaced_letters(view, index, out)
        .or_else(|| dotted_letters(view, index, out))
        .or_else(|| bare_letter(view, index, out))
}

/// `J A N S E N`.
fn spaced_letters(view: &View<'_>, first: usize, out: &mut Vec<PersonSpan>) -> Option<usize> {
    let single = |index: usize| view.token(index).chars == 1 && view.token(index).shape != Shape::Digits;
    let spaced = |index: usize| matches!(view.token(index).gap, Gap::Space | Gap::Hyphen | Gap::Dot);
    if !single(first) || view.names.is_empty() {
        return None;
    }
    let mut last = first;
    while last + 1 < view.len() && last - first < 40 && single(last + 1) && spaced(last + 1) {
        last += 1;
    }
    if last - first < 2 {
        return None;
    }
    let letters: String = (first..=last).map(|index| view.tokens.fold(index)).collect();
    let key = view.names.exact(&letters)?;
    let hit = Hit { key, strip: 0, exact: true };
    let who = whose(view, std::iter::once(hit), "", None);
    out.push(PersonSpan { first, last, strip: 0, who, rule: "bekend.gespatieerd", confidence: 0.95 });
    Some(last + 1)
}

/// `Idrissi, Yusuf el`.
pub(crate) fn reversed(view: &View<'_>, last: usize) -> Option<usize> {
    let surname = view.hits[last]?;
    let next = last + 1;
    let owner = |person: u32| view.names.bears(surname.key, person, Part::Surname);
    let mut end = match view.hits[next] {
        Some(first) => {
            view.names.uses(first.key).any(|u| u.part == Part::First && owner(u.person)).then_some(next)?
        }
        None => {
            let letter = view.tokens.fold(next).chars().next()?;
            let dotted = view.token(next).dot_after || view.tokens.next(next).is_none();
            let stranger = view.names.key(surname.key).learned && view.token(next).capital();
            let fits = |u: Use| u.part == Part::Surname && view.names.initials(u.person).starts_with(letter);
            let known = view.names.uses(surname.key).any(fits) || stranger;
            (view.token(next).chars == 1 && dotted && known).then_some(next)?
        }
    };
    // Further first names, initials and the prefix behind: `Berg, Jan-Willem van der`, `Idrissi, Y.E. el`.
    while let Some(token) = view.tokens.next(end) {
        let first = matches!(token.gap, Gap::Hyphen | Gap::Space) && {
            let hit = view.hits[end + 1];
            hit.is_some_and(|hit| view.names.uses(hit.key).any(|u| u.part == Part::First && owner(u.person)))
        };
        let initial = token.chars == 1 && token.gap == Gap::Dot;
        let prefix = token.has(Marks::PREFIX)
            && matches!(token.gap, Gap::Space | Gap::DotSpace | Gap::Dot)
            && prefix_fits(view, surname, view.tokens.fold(end + 1));
        if !(first || initial || prefix) {
            break;
        }
        end += 1;
    }
    Some(end)
}

fn prefix_fits(view: &View<'_>, surname: Hit, word: &str) -> bool {
    let letter = word.chars().next();
    view.names.uses(surname.key).any(|u| {
        u.part == Part::Surname
            && view.names.prefixes(u.person).any(|p| letter.is_some_and(|l| p.contains(l)))
    })
}

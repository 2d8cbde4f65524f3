//! Street and house number, by the endings of Dutch street names, the number and what stands around them.

use super::hit;
use crate::deid::{Annotation, Category};
use crate::dutch::side::{char_at, char_before, is_one_of, word_after, word_before_at, word_char};
use crate::dutch::streets::has_street_ending;
use crate::dutch::word_list::WordList;

mod house;
mod words;

pub(super) use house::numbered;
use words::{ADJECTIVES, FIRST, INSIDE, ORDINARY, STREETS_ALONE};

/// Endings that are words too: a street behind an adjective.
#[rustfmt::skip]
static ALONE: WordList = WordList::new(&[
    "gracht", "dijk", "kade", "singel", "straat", "weg", "laan", "markt", "plein", "hof", "park", "brink",
    "dreef", "steeg",
]);

/// The address around a word that ends like a street.
pub(super) fn street(text: &str, start: usize, end: usize) -> Option<Annotation> {
    let start = if char_before(text, start) == Some('-') { word_start(text, start) } else { start };
    let word = &text[start..end];
    if word_char(char_before(text, start))
        || char_at(text, end) == Some('@')
        || !is_street_word(text, start, word)
    {
        return None;
    }
    let capital = word.trim_start_matches(['\'', '’']).starts_with(char::is_uppercase);
    let first = street_start(text, start, capital);
    // `str.`: the stop belongs to the street.
    let stop =
        end + usize::from(text[end..].starts_with('.') && (word.ends_with("str") || word.ends_with("ln")));
    if let Some(house) = house::behind_street(text, stop) {
        let confidence = if capital { 0.93 } else { 0.85 };
        return Some(hit(first, house, Category::Address, "adres.straat-nummer", confidence));
    }
    let (_, before) = word_before_at(text, start);
    let adjective = ADJECTIVES.has(before);
    let article = behind_article(text, first);
    let placed = if capital { first < start || !starts_sentence(text, first) } else { adjective || article };
    let telling = adjective || (capital && (article || behind_lone_article(text, first)));
    let alone = placed && (telling || STREETS_ALONE.end(word));
    // `Sluiskade NZ`, `Kanaalweg Oost`.
    let side = word_after(text, end);
    let sided = ["NZ", "ZZ", "OZ", "WZ", "Noord", "Zuid", "Oost", "West"].contains(&side);
    let end = if sided && text[end..].starts_with(' ') { end + 1 + side.len() } else { end };
    alone.then(|| hit(first, end, Category::Address, "adres.straat", if capital { 0.75 } else { 0.6 }))
}

/// Whether a word is the name of a street: an ending with something before it, or `Gracht` behind `Oude`.
fn is_street_word(text: &str, start: usize, word: &str) -> bool {
    if ALONE.has(word) {
        let (_, before) = word_before_at(text, start);
        let adjective = FIRST.has(before) && text[..start].ends_with(' ');
        return adjective && word.starts_with(char::is_uppercase);
    }
    has_street_ending(word) && !ORDINARY.has(word)
}

/// Where a hyphenated word starts: `Prins-Hendriklaan`.
fn word_start(text: &str, at: usize) -> usize {
    let from = crate::dutch::side::floor(text, at.saturating_sub(40));
    from + text[from..at].trim_end_matches(|c: char| c.is_alphanumeric() || c == '-').len()
}

/// Takes in the words before that belong to the street: `Burgemeester`, `Jan van`, `Hugo de`, `2e`.
fn street_start(text: &str, start: usize, capital: bool) -> usize {
    let mut first = start;
    let mut pending = None;
    let mixed = text[start..].chars().nth(1).is_some_and(char::is_lowercase);
    for _ in 0..4 {
        let (at, word) = word_before_at(text, first_of(pending, first));
        let gap = &text[at + word.len()..first_of(pending, first)];
        if word.is_empty() || !matches!(gap, " " | ". " | "." | "\u{a0}") {
            break;
        }
        let upper = word.trim_start_matches(['\'', '’']).starts_with(char::is_uppercase);
        // `1e Oosterparkstraat`.
        let ordinal =
            word.len() < 4 && word.ends_with(['e', 'E']) && word.starts_with(|c: char| c.is_ascii_digit());
        let known =
            ordinal || FIRST.has(word) && !(is_one_of(word, &["van"]) && !capital && pending.is_some());
        if gap.starts_with('.') && !known && word.chars().count() > 2 {
            break;
        }
        if known && (upper || ordinal || !capital || INSIDE.has(word)) {
            first = at;
            pending = None;
        } else if INSIDE.has(word) && !upper {
            // `de` counts only when a name stands before it: `Hugo de Grootplein`.
            pending = Some(at);
        } else if upper && capital && !starts_sentence(text, at) && !(mixed && is_abbreviation(word)) {
            first = at;
            pending = None;
        } else {
            break;
        }
    }
    first
}

/// `SDQ`, `CBS`: capitals throughout; of a street named after somebody there are two at most, `JF Kennedylaan`.
fn is_abbreviation(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|b| b.is_ascii_uppercase())
}

fn first_of(pending: Option<usize>, first: usize) -> usize {
    pending.unwrap_or(first)
}

/// Whether a sentence, line or item starts here.
fn starts_sentence(text: &str, at: usize) -> bool {
    let head = text[..at].trim_end_matches([' ', '\t', '"', '\'', '“', '(', '-', '*', '•']);
    head.is_empty() || head.ends_with(['.', '!', '?', '\n', ':', ']', ')'])
}

/// `De Oosterdijk is`, `op de Oosterdijk`: towns and surnames have no article, or another word before it.
fn behind_lone_article(text: &str, at: usize) -> bool {
    let (article_at, article) = word_before_at(text, at);
    let (_, before) = word_before_at(text, article_at);
    let place = is_one_of(before, &["op", "in", "naar", "rond", "langs", "bij", "van", "aan"]);
    let article = is_one_of(article, &["de", "het"]) && text[..at].ends_with(' ');
    article && (place || starts_sentence(text, article_at))
}

/// `aan de dorpsstraat`, `op de kade`: a street in lower case and without number.
fn behind_article(text: &str, at: usize) -> bool {
    let (article_at, article) = word_before_at(text, at);
    let (_, before) = word_before_at(text, article_at);
    (is_one_of(article, &["de", "het"]) && is_one_of(before, &["aan"]))
        || is_one_of(article, &["aan", "woont", "adres"])
}

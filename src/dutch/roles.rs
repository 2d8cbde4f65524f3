//! The roles, bodies and professions that may own an action, and how people type them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::fold::fold;
use super::names::{role_of, roles};
use super::text::{capital, one_line};

/// Bodies, groups and professions, and how people type them.
static ROLES: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    include_str!("roles.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(role, typed)| typed.split(',').map(move |typed| (key(typed), role)))
        .collect()
});

/// The roles of the table and the single persons, in the form the minutes use and with a capital, which is how most are
/// typed; each with what it is read as.
static SHOWN: LazyLock<FxHashMap<String, Option<String>>> = LazyLock::new(|| {
    let persons = roles().filter(|shown| read_role(shown).is_some());
    let shown: FxHashMap<String, Option<String>> =
        ROLES.values().copied().chain(persons).map(|shown| (shown.to_owned(), read_role(shown))).collect();
    let begun = shown.iter().map(|(shown, role)| (capital(shown), role.clone()));
    let begun: Vec<_> = begun.filter(|(begun, role)| role.is_some() && read_role(begun) == *role).collect();
    shown.into_iter().chain(begun).collect()
});

/// The form in which typed roles and names are compared: folded, single spaces, no dots.
pub(crate) fn key(text: &str) -> String {
    let mut folded = fold(text);
    if folded.as_bytes().contains(&b'.') {
        folded.retain(|c| c != '.');
    }
    let mut before = b' ';
    let mut follows = |byte: u8| {
        let blank = std::mem::replace(&mut before, byte) == b' ';
        byte.is_ascii_graphic() || byte == b' ' && !blank
    };
    let single = folded.bytes().all(&mut follows) && before != b' ';
    if single { folded } else { one_line(&folded) }
}

/// The role that a text as a whole names, in the form the minutes use.
pub fn role(text: &str) -> Option<String> {
    SHOWN.get(text).cloned().unwrap_or_else(|| read_role(text))
}

/// The role of which a word is one typing error away: `huisrats`, `wijktaem`. Shorter roles are near too many words.
pub(crate) fn misspelt(word: &str) -> Option<String> {
    const SHORTEST: usize = 7;
    let typed = key(word);
    let near = |role: &&String| {
        role.len() >= SHORTEST
            && role.len().abs_diff(typed.len()) <= 1
            && strsim::osa_distance(role, &typed) == 1
    };
    let spelling = (typed.len() >= SHORTEST).then(|| ROLES.keys().chain(PERSONS.iter()).find(near))??;
    role(spelling)
}

/// Single persons, folded.
static PERSONS: LazyLock<Vec<String>> = LazyLock::new(|| roles().map(key).collect());

fn read_role(text: &str) -> Option<String> {
    let key = key(text);
    let without_article = || key.strip_prefix("de ").or_else(|| key.strip_prefix("het "));
    let listed = ROLES.get(&key).or_else(|| ROLES.get(without_article()?));
    let listed = listed.or_else(|| ROLES.get(worker_of(&key)?));
    // `P.O.H.`.
    let dotted = || if text.contains('.') { role_of(&key) } else { None };
    listed.map(|role| (*role).to_owned()).or_else(|| role_of(text)).or_else(dotted)
}

/// Whether a text is a role; those that are shown so, as nearly all are, are not looked for again.
pub(crate) fn is_role(text: &str) -> bool {
    SHOWN.contains_key(text) || read_role(text).is_some()
}

/// The body of which a word names one who works there: of `cjg'er`, `ggz-medewerker` the body.
fn worker_of(key: &str) -> Option<&str> {
    let ends = ["'er", "-er", "'ers", "-medewerker", " medewerker", "medewerker", "-collega"];
    ends.iter().find_map(|end| key.strip_suffix(end))
}

//! The text of an owner: a role, a name or both, and several of them.

use super::role;
use crate::deid::is_ordinary_word;
use crate::dutch::fold::fold;
use crate::dutch::names::is_prefix_word;
use crate::dutch::word_list::WordList;

/// `POH-jeugd Karin`, `Karin POH`, `moeder Fatima`: the longest role at either end of a few words.
pub(super) fn role_at_an_end(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 5 {
        return None;
    }
    (1..words.len())
        .rev()
        .find_map(|n| role(&words[..n].join(" ")).or_else(|| role(&words[words.len() - n..].join(" "))))
}

/// The longest role at either end of a few words of which the others are a name, and that: `huisarts Pieter Smit`, `Karin
/// van het CJG`. In a `loose` text that may be one word in small letters.
pub(super) fn role_with_name(text: &str, loose: bool) -> Option<(String, &str)> {
    const MOST_WORDS: usize = 5;
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS).collect();
    if blanks.len() == MOST_WORDS {
        return None;
    }
    let at_end = |at: usize| role_of_name(&text[at + 1..], text[..at].trim(), loose);
    let at_start = |at: usize| role_of_name(&text[..at], text[at..].trim(), loose);
    let ends = blanks.iter().find_map(|at| at_end(*at));
    ends.or_else(|| blanks.iter().rev().find_map(|at| at_start(*at)))
}

/// The role and the name in `Karin (POH-jeugd)`, `POH (Karin)`.
pub(super) fn role_in_brackets(text: &str) -> Option<(String, &str)> {
    let (outside, inside) = bracketed(text)?;
    role_of_name(inside, outside, true).or_else(|| role_of_name(outside, inside, true))
}

/// The role and the name in `Karin/CJG`: of two owners with a stroke between them both have a role.
pub(super) fn role_behind_stroke(text: &str) -> Option<(String, &str)> {
    let (first, second) = text.split_once('/').map(|(first, second)| (first.trim(), second.trim()))?;
    role_of_name(second, first, true).or_else(|| role_of_name(first, second, true))
}

/// The role and the name in `Joke Blauw, leerplicht`. One word may as well be a body that nobody knows: `Kinderfysio, school`.
pub(super) fn role_behind_comma(text: &str) -> Option<(String, &str)> {
    let (first, second) = text.split_once(',').map(|(first, second)| (first.trim(), second.trim()))?;
    let found = role_of_name(second, first, false).or_else(|| role_of_name(first, second, false));
    found.filter(|(_, name)| name.contains(' ') && role_at_an_end(name).is_none())
}

/// The role that one text is, when the other may be a name.
fn role_of_name<'a>(of: &str, name: &'a str, loose: bool) -> Option<(String, &'a str)> {
    let named = (is_name(name) || loose && is_small_name(name)) && role(name).is_none();
    role(of).filter(|_| named).map(|role| (role, name))
}

/// Whether a text is one word that may be a name in small letters.
pub(super) fn is_small_name(text: &str) -> bool {
    !text.contains(' ') && !is_ordinary_word(text) && !BETWEEN.has(text)
}

/// Words between a name and a role.
static BETWEEN: WordList = WordList::new(&["van", "de", "het", "bij", "namens", "uit", "-", "–"]);

/// Whether a text has the look of a name, with what may tie it to a role: `Pieter van der Smit`, `Karin van het`.
pub(super) fn is_name(text: &str) -> bool {
    let text = text.trim();
    let name = without_title(text);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    // A sentence begins with a capital too: `Verslag huisarts`.
    let mut capitals = name.split_whitespace().filter(|word| capital(word));
    capitals.next().is_some_and(|first| name.len() < text.len() || !is_ordinary_word(first))
        && name.split_whitespace().all(|word| capital(word) || is_prefix_word(word) || BETWEEN.has(word))
}

/// `Juf Carla (gr. 4)`, `leerkracht groep 5a` without the group.
pub(in crate::minutes) fn without_group(text: &str) -> &str {
    const LONGEST: usize = 8;
    let inner = text.strip_suffix(')').unwrap_or(text).trim_end();
    let numbered = |text: &str| text.bytes().rev().take(LONGEST).any(|byte| byte.is_ascii_digit());
    let Some(at) = inner.rfind([' ', '(']).filter(|_| numbered(inner)) else { return text };
    let is_group = |word: &str| {
        let word = word.trim_start_matches('(').to_ascii_lowercase();
        matches!(
            word.trim_end_matches(|c: char| c == '.' || c.is_ascii_digit()),
            "groep" | "gr" | "klas" | "kl"
        )
    };
    // `gr.4` is one word, `groep 4` are two.
    let (before, last) = (inner[..at].trim_end(), &inner[at..]);
    if is_group(last.trim()) {
        return before;
    }
    match before.rfind([' ', '(']) {
        Some(at) if is_group(before[at..].trim()) => before[..at].trim_end(),
        _ => text,
    }
}

/// The text outside and inside a trailing pair of brackets.
pub(in crate::minutes) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(')')?;
    let (outside, inside) = inner.rsplit_once('(')?;
    Some((outside.trim(), inside.trim()))
}

/// Drops `mw.`, `dhr.`, `mevrouw`, `meneer` in front of a name.
pub(super) fn without_title(text: &str) -> &str {
    let text = text.trim();
    let text = ["de heer ", "De heer "].iter().find_map(|title| text.strip_prefix(title)).unwrap_or(text);
    match text.split_once(' ') {
        Some((title, rest))
            if matches!(
                fold(title).trim_end_matches('.'),
                "mw" | "mevr"
                    | "mevrouw"
                    | "dhr"
                    | "hr"
                    | "heer"
                    | "meneer"
                    | "dr"
                    | "drs"
                    | "juf"
                    | "meester"
                    | "dokter"
            ) =>
        {
            rest.trim()
        }
        _ => text,
    }
}

/// The parts between commas, slashes, `+`, `&`, `en` and `of`; a full name and the role behind its comma are one.
pub(super) fn split_owners(text: &str) -> impl Iterator<Item = &str> {
    text.split(['/', '+', '&', ';', '|', '>', '\n'])
        .flat_map(|part| part.split(" en "))
        .flat_map(|part| part.split(" of "))
        .flat_map(|part| part.split(" i.s.m. "))
        .flat_map(|part| part.split(" i.o.m. "))
        .flat_map(|part| part.split(" ism "))
        .flat_map(|part| part.split(" iom "))
        .flat_map(|part| part.split(" samen met "))
        .flat_map(|part| part.split(" in overleg met "))
        .flat_map(|part| part.split(" met "))
        .flat_map(|part| {
            let comma = Some(',').filter(|_| role_behind_comma(part).is_none());
            part.split(move |c| Some(c) == comma)
        })
        .map(without_links)
        .filter(|part| !part.is_empty())
}

/// One of several owners without the word that ties it to the others: `evt. Karin`, `i.s.m. Bas`, `Karin en` of `en/of`.
fn without_links(part: &str) -> &str {
    const LINKS: [&str; 8] = ["samen met ", "i.s.m. ", "ism ", "evt. ", "evt ", "eventueel ", "of ", "via "];
    let part = part.trim().trim_end_matches([' ', '?', '-', '–', '=']);
    let part = part.strip_suffix(" en").unwrap_or(part);
    LINKS.iter().find_map(|link| part.strip_prefix(link)).unwrap_or(part).trim()
}

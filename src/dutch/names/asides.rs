//! What stands in brackets or quotes in a name: a nickname, or something beside it.

use super::prefix::is_prefix_word;
use super::roles::role_of;
use crate::dutch::word_list::WordList;

/// Words in brackets that are no nickname.
static NO_NICKNAME: WordList = WordList::new(&[
    "gezag",
    "overleden",
    "onbekend",
    "nvt",
    "tolk",
    "gescheiden",
    "gedetineerd",
    "mdr",
    "vdr",
    "thuis",
    "werk",
    "mobiel",
    "prive",
    "nl",
    "jr",
    "sr",
    "jaar",
    "nieuw",
    "en",
    "van",
    "geen",
]);

/// Cuts what stands in brackets or quotes; gives the nickname if it was one.
pub(super) fn take_asides(text: &str) -> (String, Option<String>) {
    let mut kept = String::with_capacity(text.len());
    let mut nickname = None;
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[', '"', '“', '”', '„', '‘', '\'']) {
        let mark = rest[open..].chars().next().unwrap_or(' ');
        let (before, after) = (&rest[..open], &rest[open + mark.len_utf8()..]);
        let close = match mark {
            '(' => after.find(')'),
            '[' => after.find(']'),
            '\'' | '‘' if !before.is_empty() && !before.ends_with(char::is_whitespace) => None,
            '\'' | '‘' => closing_quote(after),
            _ => after.find(['"', '”', '“', '’']),
        };
        kept.push_str(before);
        match close {
            Some(close) => {
                nickname = nickname.or_else(|| as_nickname(&after[..close]));
                kept.push(' ');
                let closing = after[close..].chars().next().map_or(0, char::len_utf8);
                rest = &after[close + closing..];
            }
            // A lone mark: an apostrophe belongs to its word, a bracket is dropped.
            None => {
                kept.push(if matches!(mark, '\'' | '‘') { mark } else { ' ' });
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    (kept, nickname)
}

/// The end of a single-quoted word: `'Jip'` but not the apostrophe of `'t`.
fn closing_quote(after: &str) -> Option<usize> {
    let close = after.find(['\'', '’'])?;
    let quoted = &after[..close];
    let behind = after[close..].chars().nth(1);
    let ends = behind.is_none_or(|c| !c.is_alphanumeric());
    (ends && quoted.chars().count() > 1 && !quoted.contains(char::is_whitespace)).then_some(close)
}

/// A nickname is one or two words without digits that say no role.
fn as_nickname(inside: &str) -> Option<String> {
    let inside = inside.trim();
    let bare = ["roepnaam", "roepn.", "genoemd", "alias", "zeg"]
        .iter()
        .find_map(|label| strip_prefix_folded(inside, label))
        .map_or(inside, |rest| rest.trim_start_matches([':', ' ', '=']));
    let words: Vec<&str> = bare.split_whitespace().collect();
    let fits = (1..=2).contains(&words.len())
        && bare.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’'))
        && bare.chars().count() > 1
        && role_of(bare).is_none()
        && !words.iter().any(|word| NO_NICKNAME.has(word) || is_prefix_word(word));
    fits.then(|| bare.to_owned())
}

fn strip_prefix_folded<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let head = text.get(..label.len())?;
    head.eq_ignore_ascii_case(label).then(|| &text[label.len()..])
}

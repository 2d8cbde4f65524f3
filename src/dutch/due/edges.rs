//! Where a phrase stands in its text, and what goes with it when it is cut out.

use super::beside::{OF_A_TIME, PARTICLES, TRAILING};
use super::words::Word;

/// Where the phrase stands.
pub(super) struct Edges {
    pub(super) starts_text: bool,
    pub(super) ends_text: bool,
    /// A clause ends behind it.
    pub(super) closes: bool,
    /// A mark stands before it.
    pub(super) opens: bool,
    pub(super) behind_comma: bool,
    /// A mark stands behind it.
    pub(super) marked: bool,
    pub(super) bracketed: bool,
    /// It is a clause by itself.
    pub(super) a_clause: bool,
    /// The end of what follows and still belongs to it: `gereed`, `klaar`.
    pub(super) tail: usize,
}

impl Edges {
    pub(super) fn look(text: &str, words: &[Word], first: usize, last: usize) -> Edges {
        let before = text[..words[first].start].trim_end();
        let last = last + trailing(&words[last + 1..]);
        let tail = words[last].end();
        let mut after = &text[tail..];
        if words[last].is_abbreviation() {
            after = after.strip_prefix('.').unwrap_or(after);
        }
        let behind = after.trim_start_matches([' ', '\t', '\u{a0}']);
        let ends_text = !behind.contains(char::is_alphanumeric) || is_time(&words[last + 1..]);
        let closing = [')', ']', '.', ';', ',', '!', '\n', '\r'];
        let open = before.ends_with(['(', '[']);
        Edges {
            starts_text: !before.contains(char::is_alphanumeric),
            ends_text,
            closes: ends_text || behind.starts_with(closing),
            opens: before.ends_with(['(', '[', ',', ';', ':', '-', '–', '—', '>', '|', '=', '.', '→'])
                || before.ends_with('\n'),
            behind_comma: before.ends_with(','),
            marked: behind.starts_with([':', ',', '-', '–', ')', ']', ';', '=']),
            a_clause: before.ends_with([',', ';', '.']) && behind.starts_with(';'),
            bracketed: open && behind.starts_with([')', ']']),
            tail,
        }
    }
}

/// How many words behind the phrase belong to it.
fn trailing(words: &[Word]) -> usize {
    let count = words.iter().take_while(|word| word.joined && TRAILING.has(word.text)).count();
    match &words[count..] {
        [or, so, ..] if or.joined && so.joined && or.is("of") && so.is("zo") => count + 2,
        _ => count,
    }
}

/// Whether nothing but a time follows: `om 10 uur`, `10:00`, `14.30u`.
fn is_time(rest: &[Word]) -> bool {
    rest.len() <= 4
        && rest.iter().all(|word| {
            let folded = word.folded();
            let number = folded.trim_end_matches(['u', 'r']);
            PARTICLES.has(word.text)
                || OF_A_TIME.has(word.text)
                || number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
        })
}

/// The bytes that go: the phrase, the space or comma before it, brackets around it, a stop at the end of the text.
pub(super) fn cut_range(text: &str, start: usize, last: &Word, edges: &Edges) -> (usize, usize) {
    let marks = |c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '>' | '|' | '=' | '→' | '/')
    };
    let mut end = edges.tail.max(last.end());
    if last.is_abbreviation() && end == last.end() && text[end..].starts_with('.') {
        end += 1;
    }
    let mut start = start;
    let before = text[..start].trim_end();
    let behind = text[end..].trim_start();
    if before.ends_with(['(', '[']) && behind.starts_with([')', ']']) {
        start = before.len() - 1;
        end = text.len() - behind.len() + 1;
    }
    if !edges.starts_text {
        let kept = text[..start].trim_end_matches(marks);
        start = kept.len();
    }
    let rest = &text[end..];
    if !rest.contains(char::is_alphanumeric) && !rest.contains([')', ']', '"', '”']) {
        end = text.len();
    } else if edges.starts_text {
        end = text.len() - rest.trim_start_matches(marks).len();
    }
    (start, end)
}

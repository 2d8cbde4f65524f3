//! What stands beside a place in a text: the word before, the word after, the edges of a run.

pub(crate) use super::fold::is_one_of;

/// The character before a byte offset.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character at a byte offset.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Whether a word or number could go on at this place.
pub(crate) fn word_char(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Characters that stand inside a word of Dutch text: `t/m`, `a.s.`, `vóór`, `IB'er`.
fn joins(c: char) -> bool {
    matches!(c, '.' | '/' | '\'' | '’' | '-')
}

/// How far back a word is looked for; longer ones are no context.
const REACH: usize = 40;

/// The word before a place, past spaces and opening marks, without stops at its end; empty when there is none
/// on this line.
pub(crate) fn word_before(text: &str, at: usize) -> &str {
    word_before_at(text, at).1
}

/// As [`word_before`], with the byte where the word starts.
pub(crate) fn word_before_at(text: &str, at: usize) -> (usize, &str) {
    let from = floor(text, at.saturating_sub(REACH));
    let opening = |c| matches!(c, ' ' | '\u{a0}' | '\t' | '(' | ':' | '\'' | '’' | '‘' | '"' | '=' | '~');
    let head = &text[from..at];
    let head = &head[..run_start(head, opening)];
    let bare = &head[..run_start(head, |c| matches!(c, '.' | ','))];
    // A comma or full stop further off ends the sentence: only `d.d.` and `jl.` keep theirs.
    let start = run_start(bare, |c| c.is_alphanumeric() || joins(c));
    (from + start, &bare[start..])
}

/// Where the characters of some kind begin that a text ends with. Plain bytes are not taken apart as characters.
fn run_start(text: &str, inside: impl Fn(char) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut start = text.len();
    while let Some(byte) = start.checked_sub(1).map(|last| bytes[last]) {
        let c = if byte.is_ascii() { Some(char::from(byte)) } else { text[..start].chars().next_back() };
        let Some(c) = c.filter(|c| inside(*c)) else { break };
        start -= c.len_utf8();
    }
    start
}

/// The word at or after a place, past spaces; empty when something else comes first.
pub(crate) fn word_after(text: &str, at: usize) -> &str {
    let end = floor(text, at.saturating_add(REACH).min(text.len()));
    let rest = text[at..end].trim_start_matches([' ', '\u{a0}', '\t']);
    let stop = rest.find(|c: char| !(c.is_alphanumeric() || joins(c))).unwrap_or(rest.len());
    rest[..stop].trim_end_matches(['.', '/', '-', '\'', '’'])
}

/// The nearest character boundary at or before a byte.
pub(crate) fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Up to nine digits from a byte on, and where they end; `None` when there is no digit or there are more.
pub(crate) fn digits(text: &str, at: usize) -> Option<(u32, usize)> {
    let bytes = text.as_bytes().get(at..)?;
    let len = bytes.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    if len == 0 || len > 9 {
        return None;
    }
    let value = bytes[..len].iter().fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'));
    Some((value, at + len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_a_place() {
        let text = "brief d.d. (3-12) en vóór 5 mei t/m 9";
        let at = |what: &str| text.find(what).unwrap();
        assert_eq!(word_before(text, at("3-12")), "d.d");
        assert_eq!(word_before(text, at("5 mei")), "vóór");
        assert_eq!(word_before(text, at("9")), "t/m");
        assert_eq!(word_before(text, 0), "");
        assert_eq!(word_after(text, at(" mei")), "mei");
        assert_eq!(word_after(text, text.len()), "");
        assert!(is_one_of("vóór", &["voor"]));
        assert_eq!(digits("a123b", 1), Some((123, 4)));
        assert_eq!(digits("1234567890", 0), None);
    }
}

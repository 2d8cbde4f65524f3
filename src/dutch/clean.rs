//! Text as it can be read: without characters that show nothing, obey nobody or break a format.

use std::borrow::Cow;

/// The text without what breaks a format or hides from the reader.
///
/// - Control characters, noncharacters and byte order marks go: XML forbids them, a terminal obeys them.
/// - Characters that turn the reading direction and those that show nothing go: with them a text can read
///   otherwise than it is written. The joiners that emoji and some scripts need stay.
/// - Every kind of line end becomes `\n`, a tab becomes a space, and blanks around the text go.
pub fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    // Without a way out the processor looks at many bytes at a time.
    let (plain, ascii) = text.bytes().fold((true, true), |(plain, ascii), byte| {
        (plain & matches!(byte, b' '..=b'~' | b'\n' | 0x80..), ascii & byte.is_ascii())
    });
    if plain && (ascii || text.chars().filter(|c| !c.is_ascii()).all(kept)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut previous = None;
    for c in text.chars() {
        match c {
            '\n' if previous == Some('\r') => {} // one line end, already written
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if kept(c) => out.push(c),
            _ => {}
        }
        previous = Some(c);
    }
    Cow::Owned(out.trim().to_owned())
}

/// Whether every format can carry this character and every reader sees it.
fn kept(c: char) -> bool {
    let code = u32::from(c);
    let noncharacter = (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE;
    let hidden = matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{200B}' // soft hyphen, joiner, empty blanks
            | '\u{2028}' | '\u{2029}' // line and paragraph separator
            | '\u{202A}'..='\u{202E}' // embeddings and overrides of direction
            | '\u{2060}'..='\u{206F}' // word joiner, invisible operators, isolates of direction
            | '\u{FEFF}'              // byte order mark
            | '\u{FFF9}'..='\u{FFFB}' // interlinear annotation
            | '\u{E0000}'..='\u{E007F}' // tags
    );
    !(c.is_control() || noncharacter || hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_xml_or_fools_a_reader_goes() {
        assert_eq!(clean("a\0b\u{1b}[31mc\u{7f}\u{9b}"), "ab[31mc");
        assert_eq!(clean("a\u{FFFE}b\u{1FFFF}c\u{FDD0}\u{FEFF}"), "abc");
        assert_eq!(clean("rek\u{202E}gnin\u{2066}g\u{2069}\u{200B}\u{AD}"), "rekgning");
    }

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(clean(" een\r\ntwee\rdrie\u{2028}vier\u{B}vijf\n\r"), "een\ntwee\ndrie\nvier\nvijf");
        assert_eq!(clean("a\tb"), "a b");
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        for text in ["Çelik, café, 👩‍👧 ‘ja’ …", "regel 1\nregel 2", "", "שלום"] {
            assert!(matches!(clean(text), Cow::Borrowed(same) if same == text));
        }
    }
}

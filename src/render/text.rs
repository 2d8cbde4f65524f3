//! Text on its way out, as each kind of format needs it.

use std::borrow::Cow;

use crate::dutch::clean::clean;

/// The text as [`clean`] gives it; at once for nearly all texts, which are plain ASCII.
pub fn cleaned(text: &str) -> Cow<'_, str> {
    // Without a way out the processor looks at many bytes at a time.
    let plain = text.bytes().fold(true, |plain, byte| plain & (b' '..=b'~').contains(&byte));
    if plain && !text.starts_with(' ') && !text.ends_with(' ') { Cow::Borrowed(text) } else { clean(text) }
}

/// Whether a spreadsheet that opens a csv file would take this cell for a formula.
///
/// Spreadsheets skip blanks and quotes before they look, and some take the full-width signs as well.
pub fn looks_like_formula(text: &str) -> bool {
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\u{A0}'));
    bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Appends the text with the signs escaped that mean something in XML and HTML.
pub fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match from.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &from[1..];
    }
    out.push_str(rest);
}

/// The text with the signs escaped that mean something in XML and HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_seen_behind_blanks_and_quotes() {
        for text in ["=1+1", "+31", "-moeder", "@x", "\tx", "\rx", "  =1", "\"=1", "'+1", "\u{A0}=1", "＝1"]
        {
            assert!(looks_like_formula(text), "{text:?}");
        }
        for text in ["", "POH-jeugd belt", "1-2", "a=b", "(=1)", "– later"] {
            assert!(!looks_like_formula(text), "{text:?}");
        }
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escaped("<a href='x'>\"&\"</a>"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;");
        assert_eq!(escaped("é<"), "é&lt;");
    }
}

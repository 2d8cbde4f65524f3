//! Text on its way out, as each kind of format needs it.

use std::borrow::Cow;

use jiff::civil::Date;

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

/// `2026-12-03`; for the years of four digits without the machinery of formats.
pub fn iso_day(date: Date) -> String {
    let Ok(year @ 0..10_000) = u16::try_from(date.year()) else { return date.to_string() };
    let mut text = String::with_capacity("2026-12-03".len());
    push_pair(&mut text, year / 100);
    push_pair(&mut text, year % 100);
    for part in [date.month(), date.day()] {
        text.push('-');
        push_pair(&mut text, part.unsigned_abs().into());
    }
    text
}

/// Appends a number below a hundred in two digits.
fn push_pair(text: &mut String, number: u16) {
    text.push(char::from(b'0' + (number / 10) as u8));
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Appends the text with the signs escaped that mean something in XML and HTML.
pub fn escape_into(out: &mut String, text: &str) {
    let special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    // Without a way out the processor looks at many bytes at a time; hardly any text has such a sign.
    if !text.bytes().fold(false, |found, byte| found | special(byte)) {
        return out.push_str(text);
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(special) {
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
    fn days_are_written_as_jiff_does() {
        for year in [-9999, -1, 0, 7, 99, 1900, 2026, 9999] {
            for (month, day) in [(1, 1), (10, 9), (12, 31)] {
                let day = Date::constant(year, month, day);
                assert_eq!(iso_day(day), day.to_string());
            }
        }
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escaped("<a href='x'>\"&\"</a>"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;");
        assert_eq!(escaped("é<"), "é&lt;");
    }
}

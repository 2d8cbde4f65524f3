//! How places and texts of cells are written.

/// The column of `AB12`, from 0.
pub fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase).take(4);
    let number = letters.fold(0usize, |number, letter| number * 26 + usize::from(letter - b'A') + 1);
    number.checked_sub(1)
}

/// Excel writes what XML cannot hold as `_x000D_`.
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..6).filter(|_| rest.get(6..7) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &rest[7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// A text as a cell holds it.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' if unescaped(text.get(at..at + 7).unwrap_or_default()).chars().count() == 1 => {
                out.push_str("_x005F_")
            }
            '\t' | '\n' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push_str(&format!("_x{:04X}_", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::column_letters;

    #[test]
    fn places_have_letters() {
        for (place, nth) in [("A1", 0), ("Z9", 25), ("AA1", 26), ("XFD1048576", 16_383)] {
            assert_eq!(column(place), Some(nth), "{place}");
            assert!(place.starts_with(&column_letters(nth as u32 + 1)), "{place}");
        }
        assert_eq!(column("1"), None);
    }

    #[test]
    fn what_xml_cannot_hold_is_written_as_a_code() {
        for text in ["a\r\nb", "_x0041_", "<b> & _x_", "\u{1}"] {
            let xml = escaped(text);
            assert_eq!(unescaped(&quick_xml::escape::unescape(&xml).unwrap()), text);
        }
        assert_eq!(escaped("_x0041_\r"), "_x005F_x0041__x000D_");
    }
}

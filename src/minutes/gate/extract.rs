//! The text of a rendered document, as any reader would find it: plain text, or every part of a zip.

use std::io::Read;

/// A part of a document with its text; lines are separate cells or paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `tekst`, or the name of the part in the package (`word/document.xml`).
    pub name: String,
    /// Its text.
    pub text: String,
}

/// All parts of a document: of a docx or xlsx each file in the package, tags taken off and attribute values
/// kept apart; else the whole text.
///
/// # Errors
/// When a package that was just written cannot be opened again.
pub fn parts(document: &[u8]) -> Result<Vec<Part>, String> {
    if !document.starts_with(b"PK\x03\x04") {
        let text = String::from_utf8_lossy(document);
        // Only a page or an object begins so; in other text these are just signs.
        let text = match text.as_bytes() {
            [b'<', b'!', ..] => xml_text(&text),
            [b'{', ..] => json_text(&text),
            _ => text.into_owned(),
        };
        return Ok(vec![Part { name: "tekst".into(), text }]);
    }
    let mut package =
        zip::ZipArchive::new(std::io::Cursor::new(document)).map_err(|error| error.to_string())?;
    let mut parts = vec![];
    for index in 0..package.len() {
        let mut file = package.by_index(index).map_err(|error| error.to_string())?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        let text = xml_text(&String::from_utf8_lossy(&bytes));
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        parts.push(Part { name, text });
    }
    Ok(parts)
}

/// Tags that go on within a word or line: runs and text inside a paragraph, emphasis in a page.
const INLINE: &[&str] = &["w:r", "w:t", "w:rPr", "r", "t", "b", "i", "em", "strong", "span", "a", "wbr"];

/// Text with tags taken off, a line break where a cell or paragraph ends; attribute values follow, a line each.
fn xml_text(xml: &str) -> String {
    let (mut text, mut attributes) = (String::with_capacity(xml.len() / 2), String::new());
    let mut rest = xml;
    while let Some(open) = rest.find('<') {
        unescape(&rest[..open], &mut text);
        rest = &rest[open + 1..];
        let close = rest.find('>').unwrap_or(rest.len());
        let tag = &rest[..close];
        let name = tag.trim_start_matches('/').split([' ', '/', '\n', '\t', '>']).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            text.push('\n');
        }
        for (index, value) in tag.split('"').enumerate() {
            if index % 2 == 1 && value.len() > 2 {
                unescape(value, &mut attributes);
                attributes.push('\n');
            }
        }
        rest = rest.get(close + 1..).unwrap_or_default();
    }
    unescape(rest, &mut text);
    text.push('\n');
    text.push_str(&attributes);
    text
}

/// The strings of a JSON text, a line each, escapes resolved.
fn json_text(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = memchr::memchr2(b'"', b'\\', rest.as_bytes()) {
        text.push_str(&rest[..at]);
        let escaped = rest.as_bytes()[at] == b'\\';
        rest = &rest[at + 1..];
        if !escaped {
            text.push('\n');
            continue;
        }
        let mut behind = rest.chars();
        match behind.next() {
            Some('u') => {
                let code = rest.get(1..5).and_then(|code| u32::from_str_radix(code, 16).ok());
                text.extend(code.and_then(char::from_u32));
                rest = rest.get(5..).unwrap_or_default();
                continue;
            }
            Some('n' | 't' | 'r' | 'b' | 'f') | None => text.push(' '),
            Some(c) => text.push(c),
        }
        rest = behind.as_str();
    }
    text.push_str(rest);
    text
}

/// Appends text with the five XML entities and numeric ones resolved.
fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(end) = rest.find(';').filter(|end| *end <= 8) else {
            out.push('&');
            continue;
        };
        let entity = &rest[..end];
        let code = entity.strip_prefix('#').and_then(|code| match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => code.parse().ok(),
        });
        match (entity, code.and_then(char::from_u32)) {
            (_, Some(c)) => out.push(c),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("apos", _) => out.push('\''),
            _ => out.push('&'),
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_json_part_and_escapes_go() {
        assert_eq!(json_text(r#"{"a":"x\nJan \"Y\" \u00e9"}"#), "{\na\n:\nx Jan \"Y\" é\n}");
    }

    #[test]
    fn a_name_split_over_runs_is_one_word_and_cells_part() {
        let text = xml_text(
            r#"<w:p a="Jansen"><w:r><w:t>Yu</w:t></w:r><w:r><w:t>suf</w:t></w:r></w:p><w:p>x &amp; &#233;</w:p>"#,
        );
        assert!(text.contains("Yusuf\n"), "{text}");
        assert!(text.contains("x & é"));
        assert!(text.ends_with("Jansen\n"));
    }
}

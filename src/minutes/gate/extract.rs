//! The text of a rendered document, as any reader would find it: plain text, or every part of a zip.

use std::borrow::Cow;
use std::io::Read;

use rustc_hash::{FxHashMap, FxHashSet};

/// Parts longer than this are read in pieces, side by side.
const PIECE: usize = 64 * 1024;

/// A part of a document, as it stands there.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// `tekst`, or the name of the part in the package (`word/document.xml`).
    pub name: String,
    bytes: Cow<'a, [u8]>,
    markup: Markup,
}

/// What is to be taken off before the text is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Markup {
    None,
    Json,
    Xml,
}

/// All parts of a document: of a docx or xlsx each file in the package, else the whole text.
///
/// # Errors
/// When a package that was just written cannot be opened again.
pub fn parts(document: &[u8]) -> Result<Vec<Part<'_>>, String> {
    if !document.starts_with(b"PK\x03\x04") {
        // Only a page or an object begins so; in other text these are just signs.
        let markup = match document {
            [b'<', b'!', ..] => Markup::Xml,
            [b'{', ..] => Markup::Json,
            _ => Markup::None,
        };
        return Ok(vec![Part { name: "tekst".into(), bytes: document.into(), markup }]);
    }
    let mut package =
        zip::ZipArchive::new(std::io::Cursor::new(document)).map_err(|error| error.to_string())?;
    let mut parts = vec![];
    for index in 0..package.len() {
        let mut file = package.by_index(index).map_err(|error| error.to_string())?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        parts.push(Part { name, bytes: bytes.into(), markup: Markup::Xml });
    }
    Ok(parts)
}

impl<'a> Part<'a> {
    /// A text without markup.
    pub fn text(name: &str, text: &'a str) -> Self {
        Part { name: name.to_owned(), bytes: text.as_bytes().into(), markup: Markup::None }
    }

    /// The part in pieces of a workable size, cut only where one line of its text ends and another begins.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let mut rest: &[u8] = &self.bytes;
        std::iter::from_fn(move || {
            let piece = rest.split_off(..self.cut(rest)).filter(|piece| !piece.is_empty())?;
            Some(Piece { bytes: piece, markup: self.markup })
        })
    }

    /// Where the first piece ends.
    fn cut(&self, bytes: &[u8]) -> usize {
        let ends = match self.markup {
            Markup::None | Markup::Json => |rest: &[u8]| rest[0] == b'\n',
            Markup::Xml => |rest: &[u8]| rest[0] == b'<' && !is_inline(name_of(&rest[1..])),
        };
        (PIECE..bytes.len()).find(|at| ends(&bytes[*at..])).unwrap_or(bytes.len())
    }
}

/// Some lines of a part.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    bytes: &'a [u8],
    markup: Markup,
}

impl<'a> Piece<'a> {
    /// Its text, lines being separate cells or paragraphs: tags are taken off, attribute values follow, a line
    /// each; the strings of a JSON text get a line each.
    pub fn text(&self) -> Cow<'a, str> {
        match self.markup {
            Markup::None => as_text(self.bytes),
            Markup::Json => into_text(json_text(self.bytes)).into(),
            Markup::Xml => xml_text(&as_text(self.bytes)).into(),
        }
    }
}

/// The bytes as text: as they are when they are right, which is seen much sooner than what is wrong.
fn as_text(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

fn into_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The name of a tag, with the slash before it that closes one.
fn name_of(tag: &[u8]) -> &[u8] {
    let ends = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'/' | b'>');
    let end = tag.iter().skip(1).position(ends).map_or(tag.len(), |end| end + 1);
    &tag[..end]
}

/// Whether a tag of this name goes on within a word or line: runs and text inside a paragraph, emphasis in a page.
fn is_inline(name: &[u8]) -> bool {
    matches!(
        name.strip_prefix(b"/").unwrap_or(name),
        b"w:r" | b"w:t" | b"w:rPr" | b"r" | b"t" | b"b" | b"i" | b"em" | b"strong" | b"span" | b"a" | b"wbr"
    )
}

/// Text with tags taken off, a line break where a cell or paragraph ends. The attribute values follow, a line
/// each; those that all cells have need to be there only once.
fn xml_text(xml: &str) -> String {
    let mut text = String::with_capacity(xml.len() / 2);
    let (mut values, mut seen) = (Vec::new(), FxHashSet::default());
    // What stands between two texts is the same from row to row: it is read once.
    let mut runs: FxHashMap<&str, bool> = FxHashMap::default();
    let mut rest = xml;
    while let Some(open) = memchr::memchr(b'<', rest.as_bytes()) {
        if open > 0 {
            unescape(&rest[..open], &mut text);
        }
        let run = tags(&rest[open..]);
        rest = &rest[open + run.len()..];
        let parts = *runs.entry(run).or_insert_with(|| parts_lines(run, &mut values, &mut seen));
        if parts && !text.ends_with('\n') {
            text.push('\n');
        }
    }
    unescape(rest, &mut text);
    for value in values {
        text.push('\n');
        unescape(value, &mut text);
    }
    text
}

/// The tags that a text begins with, one right behind the other.
fn tags(xml: &str) -> &str {
    let bytes = xml.as_bytes();
    let mut end = 0;
    while bytes.get(end) == Some(&b'<') {
        end = memchr::memchr(b'>', &bytes[end..]).map_or(xml.len(), |close| end + close + 1);
    }
    &xml[..end]
}

/// Whether these tags part two lines; the values of their attributes that were not seen yet are added.
fn parts_lines<'x>(run: &'x str, values: &mut Vec<&'x str>, seen: &mut FxHashSet<&'x str>) -> bool {
    let mut parts = false;
    for tag in run.split_inclusive('>') {
        let tag = tag.strip_prefix('<').unwrap_or(tag);
        let tag = tag.strip_suffix('>').unwrap_or(tag);
        let name = name_of(tag.as_bytes());
        parts |= !is_inline(name);
        let mut attributes = &tag[name.len()..];
        while let Some(value) = next_quoted(&mut attributes) {
            if value.len() > 2 && seen.insert(value) {
                values.push(value);
            }
        }
    }
    parts
}

/// The next text between quotes, and what is behind it left to read.
fn next_quoted<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let from = memchr::memchr(b'"', rest.as_bytes())? + 1;
    let quoted = &rest[from..];
    let end = memchr::memchr(b'"', quoted.as_bytes()).unwrap_or(quoted.len());
    *rest = quoted.get(end + 1..).unwrap_or_default();
    Some(&quoted[..end])
}

/// The strings of a JSON text, a line each, escapes resolved.
fn json_text(json: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(json.len());
    let mut rest = json;
    let push = |text: &mut Vec<u8>, plain: &[u8]| {
        text.extend(plain.iter().map(|byte| if *byte == b'"' { b'\n' } else { *byte }));
    };
    while let Some(at) = memchr::memchr(b'\\', rest) {
        push(&mut text, &rest[..at]);
        let escape = &rest[at + 1..];
        rest = escape.get(1..).unwrap_or_default();
        match escape.first() {
            Some(b'u') => {
                let code = rest.get(..4).and_then(|code| std::str::from_utf8(code).ok());
                let code = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
                text.extend(code.into_iter().flat_map(|c| c.encode_utf8(&mut [0; 4]).as_bytes().to_vec()));
                rest = rest.get(4..).unwrap_or_default();
            }
            Some(b'n' | b't' | b'r' | b'b' | b'f') | None => text.push(b' '),
            Some(other) => text.push(*other),
        }
    }
    push(&mut text, rest);
    text
}

/// Appends text with the five XML entities and numeric ones resolved.
fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
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
        let text = into_text(json_text(br#"{"a":"x\nJan \"Y\" \u00e9"}"#));
        assert_eq!(text, "{\na\n:\nx Jan \"Y\" é\n}");
    }

    #[test]
    fn a_name_split_over_runs_is_one_word_and_cells_part() {
        let text = xml_text(
            r#"<w:p a="Jansen"><w:r><w:t>Yu</w:t></w:r><w:r><w:t>suf</w:t></w:r></w:p><w:p>x &amp; &#233;</w:p>"#,
        );
        assert!(text.contains("Yusuf\n"), "{text}");
        assert!(text.contains("x & é"));
        assert!(text.ends_with("\nJansen"));
    }

    #[test]
    fn pieces_are_cut_between_lines_and_lose_nothing() {
        let cell =
            r#"<w:p><w:r w:x="attribuut"><w:t>Yu</w:t></w:r><w:r><w:t>suf é &amp; x</w:t></w:r></w:p>"#;
        let page = format!("<!DOCTYPE html>{}", cell.repeat(5000));
        let lines = format!("{}laatste", "een regel\n".repeat(20_000));
        for (document, line) in [(&page, "Yusuf é & x"), (&lines, "een regel")] {
            let part = parts(document.as_bytes()).unwrap().remove(0);
            let texts: Vec<Cow<'_, str>> = part.pieces().map(|piece| piece.text()).collect();
            assert!(texts.len() > 2);
            let whole = Piece { bytes: document.as_bytes(), markup: part.markup }.text();
            let count = |text: &str| text.lines().filter(|found| *found == line).count();
            assert_eq!(texts.iter().map(|text| count(text)).sum::<usize>(), count(&whole));
            assert!(count(&whole) >= 5000);
        }
    }
}

//! The text of a rendered document, as any reader would find it: plain text, or every part of a zip.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::xml::{is_inline, name_of, xml_text};

/// Parts longer than this are read in pieces, side by side.
const PIECE: usize = 64 * 1024;
/// Pieces that each thread gets of a packed part, while the next are unpacked.
const PER_THREAD: usize = 4;
/// More than what must be seen of a tag to know whether it goes on within a line.
const NAME: usize = 16;

/// A part of a document.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// `tekst`, or the name of the part in the package (`word/document.xml`).
    pub name: String,
    source: Source<'a>,
}

/// Where a part stands.
#[derive(Clone, Debug)]
enum Source<'a> {
    Text(&'a [u8], Markup),
    /// In a package, by its place there.
    Packed(ZipArchive<Cursor<&'a [u8]>>, usize),
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
        return Ok(vec![Part { name: "tekst".into(), source: Source::Text(document, markup) }]);
    }
    let mut package = ZipArchive::new(Cursor::new(document)).map_err(|error| error.to_string())?;
    let mut parts = vec![];
    for index in 0..package.len() {
        let file = package.by_index(index).map_err(|error| error.to_string())?;
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        drop(file);
        parts.push(Part { name, source: Source::Packed(package.clone(), index) });
    }
    Ok(parts)
}

impl<'a> Part<'a> {
    /// A text without markup.
    pub fn text(name: &str, text: &'a str) -> Self {
        Part { name: name.to_owned(), source: Source::Text(text.as_bytes(), Markup::None) }
    }

    /// Calls `take` with the pieces of the part, some at a time. A packed part is not unpacked as a whole: while some
    /// pieces are taken the next are unpacked.
    ///
    /// # Errors
    /// When the part cannot be unpacked.
    pub fn read(&self, mut take: impl FnMut(&[Piece<'_>]) + Send) -> Result<(), String> {
        match &self.source {
            Source::Text(bytes, markup) => take(&pieces(bytes, *markup)),
            Source::Packed(package, index) => {
                let mut package = package.clone();
                let file = package.by_index(*index).map_err(|error| error.to_string())?;
                unpack(file, take).map_err(|error| error.to_string())?;
            }
        }
        Ok(())
    }
}

/// The pieces of a packed part, some at a time.
fn unpack(mut file: impl Read + Send, mut take: impl FnMut(&[Piece<'_>]) + Send) -> std::io::Result<()> {
    let block = PIECE * PER_THREAD * rayon::current_num_threads();
    let mut more = |bytes: &mut Vec<u8>| -> std::io::Result<bool> {
        bytes.reserve(block);
        Ok(file.by_ref().take(block as u64).read_to_end(bytes)? == block)
    };
    let (mut now, mut next) = (Vec::new(), Vec::new());
    let mut goes_on = more(&mut now)?;
    while goes_on {
        // Where the last line that was unpacked ends is not known yet.
        let whole = whole_pieces(&now);
        next.clear();
        next.extend_from_slice(&now[whole..]);
        let (read, ()) = rayon::join(|| more(&mut next), || take(&pieces(&now[..whole], Markup::Xml)));
        goes_on = read?;
        std::mem::swap(&mut now, &mut next);
    }
    take(&pieces(&now, Markup::Xml));
    Ok(())
}

/// How far the bytes are pieces that end for certain: something of the next tag follows.
fn whole_pieces(bytes: &[u8]) -> usize {
    let mut whole = 0;
    while let Some(end) = cut(&bytes[whole..], Markup::Xml).filter(|end| whole + end + NAME <= bytes.len()) {
        whole += end;
    }
    whole
}

/// Bytes in pieces of a workable size, cut only where one line of their text ends and another begins.
fn pieces(bytes: &[u8], markup: Markup) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::with_capacity(bytes.len() / PIECE + 1), bytes);
    while let Some(piece) =
        rest.split_off(..cut(rest, markup).unwrap_or(rest.len())).filter(|p| !p.is_empty())
    {
        pieces.push(Piece { bytes: piece, markup });
    }
    pieces
}

/// Where the first piece ends, if another follows.
fn cut(bytes: &[u8], markup: Markup) -> Option<usize> {
    let ends = match markup {
        Markup::None | Markup::Json => |rest: &[u8]| rest[0] == b'\n',
        Markup::Xml => |rest: &[u8]| rest[0] == b'<' && !is_inline(name_of(&rest[1..])),
    };
    (PIECE..bytes.len()).find(|at| ends(&bytes[*at..]))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_json_part_and_escapes_go() {
        let text = into_text(json_text(br#"{"a":"x\nJan \"Y\" \u00e9"}"#));
        assert_eq!(text, "{\na\n:\nx Jan \"Y\" é\n}");
    }

    #[test]
    fn pieces_are_cut_between_lines_and_lose_nothing() {
        let cell =
            r#"<w:p><w:r w:x="attribuut"><w:t>Yu</w:t></w:r><w:r><w:t>suf é &amp; x</w:t></w:r></w:p>"#;
        let page = format!("<!DOCTYPE html>{}", cell.repeat(5000));
        let lines = format!("{}laatste", "een regel\n".repeat(20_000));
        for (document, line) in [(&page, "Yusuf é & x"), (&lines, "een regel")] {
            let markup = if document.starts_with('<') { Markup::Xml } else { Markup::None };
            let mut texts: Vec<String> = Vec::new();
            let part = parts(document.as_bytes()).unwrap().remove(0);
            part.read(|pieces| texts.extend(pieces.iter().map(|piece| piece.text().into_owned()))).unwrap();
            assert!(texts.len() > 2);
            let whole = Piece { bytes: document.as_bytes(), markup }.text();
            let count = |text: &str| text.lines().filter(|found| *found == line).count();
            assert_eq!(texts.iter().map(|text| count(text)).sum::<usize>(), count(&whole));
            assert!(count(&whole) >= 5000);
        }
    }
    #[test]
    fn a_packed_part_is_read_as_if_it_were_whole() {
        let cell = r#"<w:p><w:r><w:t>Yu</w:t></w:r><w:r w:rsidR="00"><w:t>suf</w:t></w:r></w:p>"#;
        let long = format!("<w:p><w:t>{}</w:t></w:p>", "lang ".repeat(400_000));
        // Blocks end anywhere: within a word that goes on in the next run, within the name of a tag.
        for (before, cells, long) in [(0, 40_000, ""), (1, 40_000, ""), (7, 9, &*long), (3, 0, "")] {
            let page = format!("{}{}{long}{}", "x".repeat(before), cell.repeat(cells), cell.repeat(cells));
            let mut whole = 0;
            let mut names = 0;
            unpack(page.as_bytes(), |pieces| {
                for piece in pieces {
                    whole += piece.bytes.len();
                    names += piece.text().lines().filter(|line| line.ends_with("Yusuf")).count();
                }
            })
            .unwrap();
            assert_eq!((whole, names), (page.len(), 2 * cells));
        }
    }
}

//! Running text in any encoding of Dutch computers. What is not replaced is written back byte for byte: the encoding,
//! a byte order mark, line ends. A file may be of any size: it is read in parts, cut at line ends.

use std::borrow::Cow;
use std::io::{Read, Write};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::undo::text::{PLACE, PLACE_1252};
use super::{MAX_BYTES, Piece, Setup, Summary, put, unreadable};
use crate::error::{Error, Result};

/// A part: large enough that a file of notes is one, small enough for any memory. Within a part the same person has
/// the same label.
const PART: usize = 16 << 20;

/// A file of which what was replaced is kept may be this large: the list must fit in memory.
const MAX_KEPT: usize = 64 << 20;

/// What some programs put before UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// De-identifies text.
pub fn scrub(
    input: &mut dyn Read,
    output: &mut dyn Write,
    setup: &Setup,
    sink: &mut dyn FnMut(Piece),
) -> Result<Summary> {
    let mut parts = Parts { input, held: Vec::new(), ended: false };
    let mut summary = Summary::default();
    let (mut first, mut line) = (true, 1);
    let mut read = 0;
    while let Some(mut part) = parts.next(PART)? {
        read += part.len();
        if setup.keeps && read > MAX_KEPT {
            return Err(Error::input("dit bestand is te groot om bij te houden wat vervangen is")
                .remedy("Verdeel het over bestanden van minder dan 64 MB, of laat --map weg."));
        }
        if first {
            if let Some((encoding, 2)) = Encoding::for_bom(&part) {
                parts.rest_of(&mut part)?;
                scrub_utf16(&part, encoding, output, setup, &mut |piece| {
                    summary.keep(PLACE, piece, setup, sink)
                })?;
                return Ok(summary);
            }
            refuse_binary(&part)?;
        } else if summary.warnings.is_empty() {
            summary.warnings.push("dit bestand is groot: het is in delen gedaan, en een nummer als in [persoon 1] kan in elk deel iemand anders zijn".into());
        }
        let marked = first && part.starts_with(BYTE_ORDER_MARK);
        let (mark, text) = part.split_at(if marked { BYTE_ORDER_MARK.len() } else { 0 });
        put(output, mark)?;
        scrub_part(text, &mut line, output, setup, &mut |utf8, piece| {
            summary.keep(if utf8 { PLACE } else { PLACE_1252 }, piece, setup, sink);
        })?;
        first = false;
    }
    output.flush().map_err(|error| super::unwritten(&error))?;
    Ok(summary)
}

/// Text has no NUL.
fn refuse_binary(part: &[u8]) -> Result<()> {
    if part.iter().take(1 << 16).any(|byte| *byte == 0) {
        return Err(Error::input("dit is geen tekst").remedy("Sla het op als tekst zonder opmaak (.txt)."));
    }
    Ok(())
}

fn scrub_part(
    bytes: &[u8],
    line: &mut usize,
    output: &mut dyn Write,
    setup: &Setup,
    sink: &mut dyn FnMut(bool, Piece),
) -> Result<()> {
    let texts: Vec<(bool, Cow<'_, str>)> =
        runs(bytes).map(|(utf8, run)| (utf8, decoded(utf8, run))).collect();
    let borrowed: Vec<&str> = texts.iter().map(|(_, text)| &**text).collect();
    let known = setup.known.of_texts(&borrowed);
    let results = setup.engine.case(&known).scrub(&borrowed);
    for ((utf8, text), result) in texts.iter().zip(results) {
        if *utf8 {
            put(output, result.text.as_bytes())?;
        } else {
            // Every label is ASCII, and all else came from this encoding.
            put(output, &WINDOWS_1252.encode(&result.text).0)?;
        }
        let start = Some((*line, 1));
        *line += memchr::memchr_iter(b'\n', text.as_bytes()).count();
        sink(*utf8, Piece { place: PLACE.into(), start, text: text.clone().into_owned(), result });
    }
    Ok(())
}

/// The stretches of one encoding: all of it, or lines in UTF-8 and lines in Windows-1252.
pub(super) fn runs(bytes: &[u8]) -> impl Iterator<Item = (bool, &[u8])> {
    let whole = std::str::from_utf8(bytes).is_ok();
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut lines = if whole { None } else { Some(rest.split_inclusive(|byte| *byte == b'\n')) };
        let is_utf8 = |line: &[u8]| std::str::from_utf8(line).is_ok();
        let (utf8, length) = match lines.as_mut().and_then(|lines| lines.next().map(|line| (line, lines))) {
            None => (true, rest.len()),
            Some((line, lines)) => {
                let utf8 = is_utf8(line);
                (
                    utf8,
                    line.len()
                        + lines.take_while(|next| is_utf8(next) == utf8).map(<[u8]>::len).sum::<usize>(),
                )
            }
        };
        let run;
        (run, rest) = rest.split_at(length);
        Some((utf8, run))
    })
}

pub(super) fn decoded(utf8: bool, bytes: &[u8]) -> Cow<'_, str> {
    if utf8 { String::from_utf8_lossy(bytes) } else { WINDOWS_1252.decode_without_bom_handling(bytes).0 }
}

/// The text of Notepad's `Unicode`, whole.
fn scrub_utf16(
    bytes: &[u8],
    encoding: &'static Encoding,
    output: &mut dyn Write,
    setup: &Setup,
    sink: &mut dyn FnMut(Piece),
) -> Result<()> {
    let (text, _) = encoding.decode_without_bom_handling(&bytes[2..]);
    let known = setup.known.of_texts(&[&text]);
    let result = setup.engine.case(&known).scrub_one(&text);
    let unit = if encoding == UTF_16LE { u16::to_le_bytes } else { u16::to_be_bytes };
    debug_assert!(encoding == UTF_16LE || encoding == UTF_16BE);
    let mut written = bytes[..2].to_vec();
    written.extend(result.text.encode_utf16().flat_map(unit));
    put(output, &written)?;
    sink(Piece { place: PLACE.into(), start: Some((1, 1)), text: text.into_owned(), result });
    Ok(())
}

/// Takes the input in parts that end at the end of a line; in a line too long for that, at a blank.
struct Parts<'i> {
    input: &'i mut dyn Read,
    held: Vec<u8>,
    ended: bool,
}

impl Parts<'_> {
    fn next(&mut self, size: usize) -> Result<Option<Vec<u8>>> {
        // One byte more tells whether this is all.
        self.fill(size + 1)?;
        if self.held.is_empty() {
            return Ok(None);
        }
        if self.held.len() <= size {
            return Ok(Some(std::mem::take(&mut self.held)));
        }
        let end = memchr::memrchr(b'\n', &self.held).or_else(|| memchr::memrchr(b' ', &self.held));
        let end = end.map_or_else(|| boundary(&self.held), |at| at + 1);
        let rest = self.held.split_off(end);
        Ok(Some(std::mem::replace(&mut self.held, rest)))
    }

    fn fill(&mut self, size: usize) -> Result<()> {
        if !self.ended && self.held.len() < size {
            let wanted = (size - self.held.len()) as u64;
            let read = self.input.take(wanted).read_to_end(&mut self.held).map_err(|_| unreadable())?;
            self.ended = (read as u64) < wanted;
        }
        Ok(())
    }

    /// All that is left behind a part.
    fn rest_of(&mut self, part: &mut Vec<u8>) -> Result<()> {
        part.append(&mut self.held);
        self.input.take(MAX_BYTES).read_to_end(part).map_err(|_| unreadable())?;
        if part.len() as u64 > MAX_BYTES {
            return Err(Error::input("dit bestand is te groot voor deze codering (UTF-16)")
                .remedy("Sla het op als UTF-8; dan mag het zo groot zijn als je wilt."));
        }
        Ok(())
    }
}

/// Where the last character begins, so that none is cut.
fn boundary(bytes: &[u8]) -> usize {
    let begins = |byte: &u8| !(0x80..0xc0).contains(byte);
    bytes.iter().rposition(begins).filter(|at| *at > 0).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_two_encodings_part() {
        let found: Vec<(bool, usize)> =
            runs(b"een\ntwee \xeb\n\xe9\n\xc3\xa9\n").map(|(utf8, run)| (utf8, run.len())).collect();
        assert_eq!(found, [(true, 4), (false, 9), (true, 3)]);
        assert_eq!(runs("één\n".as_bytes()).count(), 1);
        assert_eq!(runs(b"").count(), 0);
    }

    #[test]
    fn parts_end_at_lines_blanks_or_characters() {
        let parts = |text: &str, size: usize| {
            let mut input = text.as_bytes();
            let mut parts = Parts { input: &mut input, held: Vec::new(), ended: false };
            let mut all = Vec::new();
            while let Some(part) = parts.next(size).unwrap() {
                all.push(String::from_utf8(part).unwrap());
            }
            assert_eq!(all.concat(), text);
            all
        };
        assert_eq!(parts("een\ntwee\ndrie\n", 9), ["een\ntwee\n", "drie\n"]);
        assert_eq!(parts("een twee drie", 9), ["een twee ", "drie"]);
        assert_eq!(parts("ééééé", 3), ["é", "é", "é", "é", "é"]);
        assert_eq!(parts("abc", 3), ["abc"]);
        assert!(parts("", 3).is_empty());
    }
}

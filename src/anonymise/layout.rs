//! Where everything in a YAML file stands: keys, values, comments. What is not replaced stays as it was, byte for byte.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::error::{Error, Result};

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// `'...'`.
    Single,
    /// `"..."`.
    Double,
    /// `|` or `>`, with lines below it.
    Block,
}

/// What a stretch of the file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A key.
    Key,
    /// A value, with the keys that lead to it.
    Value(Vec<String>),
    /// A comment, without its `#`.
    Comment,
}

/// A stretch of the file that may hold what identifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The bytes it takes in the file.
    pub bytes: Range<usize>,
    /// What it says; of a block as it stands in the file, indents included.
    pub text: String,
    /// How it is written.
    pub style: Style,
    /// What it is.
    pub what: What,
    /// Line, from 1.
    pub line: usize,
}

/// Finds all keys, values and comments, in the order of the file.
///
/// # Errors
/// When the file is no YAML, or uses anchors, aliases or tags.
pub fn stretches(text: &str) -> Result<Vec<Stretch>> {
    let mut scan = Scan { text, byte: 0, point: 0, open: Vec::new(), found: Vec::new() };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let place = error.marker();
            Error::no_yaml(Some((place.line(), place.col() + 1)))
        })?;
        scan.take(event, span)?;
    }
    let values = scan.found;
    Ok(with_comments(text, values))
}

/// What is being read: a map waits for a key, or for the value of one.
enum Open {
    Map { key: Option<String> },
    List,
}

struct Scan<'t> {
    text: &'t str,
    /// The byte of `point`; the parser counts characters.
    byte: usize,
    point: usize,
    open: Vec<Open>,
    found: Vec<Stretch>,
}

impl Scan<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<()> {
        let plain = match &event {
            Event::Alias(_) => false,
            Event::Scalar(_, _, anchor, tag) => *anchor == 0 && tag.is_none(),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                *anchor == 0 && tag.is_none()
            }
            _ => true,
        };
        if !plain {
            return Err(Error::input("ankers, verwijzingen en tags (&, *, !) kan ik niet veilig vervangen")
                .at(format_args!("regel {}", span.start.line()))
                .remedy("Schrijf de waarde op die plaats voluit."));
        }
        match event {
            Event::MappingStart(..) => self.open.push(Open::Map { key: None }),
            Event::SequenceStart(..) => self.open.push(Open::List),
            Event::MappingEnd | Event::SequenceEnd => {
                self.open.pop();
                self.value_done();
            }
            Event::Scalar(value, style, ..) => self.scalar(&value, style, span),
            _ => {}
        }
        Ok(())
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, span: Span) {
        let start = self.byte_of(span.start.index());
        let end = self.byte_of(span.end.index());
        let what = if let Some(Open::Map { key: key @ None }) = self.open.last_mut() {
            *key = Some(value.to_owned());
            What::Key
        } else {
            let keys = self.open.iter().filter_map(|open| match open {
                Open::Map { key } => key.clone(),
                Open::List => None,
            });
            let what = What::Value(keys.collect());
            self.value_done();
            what
        };
        if start == end {
            return;
        }
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::Single,
            ScalarStyle::DoubleQuoted => Style::Double,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        // The parser goes on to the next sign that means something. Of blanks only YAML's own end a text.
        let length = match style {
            Style::Plain => self.text[start..end].trim_end_matches([' ', '\t', '\n', '\r']).len(),
            Style::Single | Style::Double => quoted_length(&self.text[start..end]),
            Style::Block => end - start,
        };
        let bytes = start..start + length;
        let text = if style == Style::Block { self.text[start..end].to_owned() } else { value.to_owned() };
        self.found.push(Stretch { bytes, text, style, what, line: span.start.line() });
    }

    /// A map whose value is complete waits for the next key.
    fn value_done(&mut self) {
        if let Some(Open::Map { key }) = self.open.last_mut() {
            *key = None;
        }
    }

    fn byte_of(&mut self, point: usize) -> usize {
        if point < self.point {
            (self.byte, self.point) = (0, 0);
        }
        let rest = &self.text[self.byte..];
        let ahead = rest.char_indices().nth(point - self.point).map_or(rest.len(), |(at, _)| at);
        (self.byte, self.point) = (self.byte + ahead, point);
        self.byte
    }
}

/// How long the quoted text is with which this begins, quotes included.
fn quoted_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let Some((_, quote)) = chars.next() else { return 0 };
    while let Some((at, c)) = chars.next() {
        if quote == '"' && c == '\\'
            || quote == '\'' && c == quote && chars.peek().is_some_and(|(_, c)| *c == quote)
        {
            chars.next();
        } else if c == quote {
            return at + 1;
        }
    }
    text.len()
}

/// Adds the comments that stand between the values.
fn with_comments(text: &str, values: Vec<Stretch>) -> Vec<Stretch> {
    let mut all = Vec::with_capacity(values.len());
    let (mut end, mut line) = (0, 1);
    for value in values {
        comments(text, end..value.bytes.start, &mut line, &mut all);
        line += newlines(&text[value.bytes.clone()]);
        end = value.bytes.end;
        all.push(value);
    }
    comments(text, end..text.len(), &mut line, &mut all);
    all
}

fn comments(text: &str, between: Range<usize>, line: &mut usize, all: &mut Vec<Stretch>) {
    let mut at = between.start;
    while at < between.end {
        let rest = &text[at..between.end];
        let Some(mark) = rest.find('#') else { break };
        let start = at + mark;
        let behind_blank = text[..start].chars().next_back().is_none_or(char::is_whitespace);
        *line += newlines(&rest[..mark]);
        let end = if behind_blank {
            start + text[start..between.end].find('\n').unwrap_or(between.end - start)
        } else {
            start + 1
        };
        if behind_blank && end > start + 1 {
            let bytes = start + 1..end;
            let comment = text[bytes.clone()].to_owned();
            all.push(Stretch { bytes, text: comment, style: Style::Block, what: What::Comment, line: *line });
        }
        at = end;
    }
    *line += newlines(&text[at..between.end]);
}

fn newlines(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// A new value in the style of the old one, or in quotes where it needs them.
pub fn written(text: &str, style: Style) -> String {
    match style {
        Style::Block => text.to_owned(),
        Style::Plain if is_plain(text) => text.to_owned(),
        Style::Single if !text.contains(|c: char| c.is_control()) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        _ => double_quoted(text),
    }
}

/// Whether a text means itself without quotes, anywhere in a file.
fn is_plain(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(char::is_whitespace)
        && !text.contains(|c: char| c.is_control() || "[]{},:#\"'&*!|>%@`".contains(c))
        && !matches!(
            text.to_lowercase().as_str(),
            "ja" | "nee" | "yes" | "no" | "on" | "off" | "true" | "false" | "null" | "y" | "n"
        )
}

fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String, usize)> {
        let name = |what: &What| match what {
            What::Key => "sleutel".to_owned(),
            What::Value(path) => path.join("."),
            What::Comment => "#".to_owned(),
        };
        stretches(text)
            .unwrap()
            .iter()
            .map(|s| (name(&s.what), text[s.bytes.clone()].to_owned(), s.line))
            .collect()
    }

    #[test]
    fn keys_values_and_comments_are_found_where_they_stand() {
        let text = "# é boven\na: één  # naast\nb: {c: 'd', e: \"f # g\"}\nh:\n  - i\n  - j: k#l\n# onder\n";
        let expected = [
            ("#", " é boven", 1),
            ("sleutel", "a", 2),
            ("a", "één", 2),
            ("#", " naast", 2),
            ("sleutel", "b", 3),
            ("sleutel", "c", 3),
            ("b.c", "'d'", 3),
            ("sleutel", "e", 3),
            ("b.e", "\"f # g\"", 3),
            ("sleutel", "h", 4),
            ("h", "i", 5),
            ("sleutel", "j", 6),
            ("h.j", "k#l", 6),
            ("#", " onder", 7),
        ];
        let expected = expected.map(|(what, text, line)| (what.to_owned(), text.to_owned(), line));
        assert_eq!(found(text), expected);
    }

    #[test]
    fn what_stands_behind_a_quoted_value_is_not_part_of_it() {
        let text = "a: 'it''s'   # naast 'x'\nb: \"c \\\" d\"  # \"y\"\n";
        let all: Vec<String> = found(text).into_iter().map(|(_, text, _)| text).collect();
        assert_eq!(all, ["a", "'it''s'", " naast 'x'", "b", "\"c \\\" d\"", " \"y\""]);
    }

    #[test]
    fn blocks_keep_their_lines() {
        let text = "a: |  # naast\n  een\n  twee\n\nb: >-\n  drie\n  vier\nc:\nd: een\n  twee\n";
        let all = found(text);
        assert!(all.iter().any(|(what, text, _)| what == "a" && text.contains("een\n  twee")), "{all:?}");
        assert!(all.iter().any(|(what, text, _)| what == "b" && text.contains("drie\n  vier")), "{all:?}");
        assert!(all.iter().any(|(what, text, _)| what == "d" && text == "een\n  twee"), "{all:?}");
        assert!(!all.iter().any(|(what, ..)| what == "c"));
    }

    #[test]
    fn what_cannot_be_replaced_safely_is_refused() {
        for text in ["a: &jan x\nb: *jan\n", "a: !naam x\n", "a: [\n", "a: 'x\n"] {
            let error = stretches(text).unwrap_err();
            assert!(error.place.is_some() && !error.to_string().contains("jan"), "{error}");
        }
    }

    #[test]
    fn a_value_that_would_mean_something_else_is_quoted() {
        assert_eq!(written("[moeder] belt", Style::Plain), "\"[moeder] belt\"");
        assert_eq!(written("moeder belt", Style::Plain), "moeder belt");
        assert_eq!(written("'t is", Style::Single), "'''t is'");
        assert_eq!(written("ja", Style::Plain), "\"ja\"");
        assert_eq!(written("een\ntwee", Style::Plain), "\"een\\ntwee\"");
    }
}

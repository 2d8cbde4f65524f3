//! Where everything in a YAML file stands.
//!
//! The parser tells what there is and where scalars stand; the signs between them (`:`, `-`, `,`, brackets,
//! anchors, tags) are read here, in step with it. When the two do not agree the file is not touched.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, StrInput};

use super::node::{Entry, Item, Kind, Layout, Node};
use super::{lines, refused};
use crate::error::Result;

/// Deeper than anybody writes; the reader of the data stops there too.
const MAX_DEPTH: usize = 128;

/// A file taken apart.
#[derive(Debug)]
pub(super) struct Tree {
    /// The document; `None` when there is nothing but comments.
    pub root: Option<Node>,
    /// The aliases: the number of their anchor, and where.
    pub aliases: Vec<(usize, usize)>,
}

impl Tree {
    /// Takes a text apart, which must hold one document and no byte order mark.
    pub fn of(text: &str) -> Result<Tree> {
        // The parser refuses `key:<tab>value`, which is YAML; a blank takes as many bytes.
        let without_tabs = text.replace(":\t", ": ");
        let mut reader = Reader {
            text,
            chars: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
            events: Parser::new_from_str(&without_tabs),
            cursor: 0,
            flow: 0,
            depth: 0,
            aliases: Vec::new(),
        };
        let root = reader.document()?;
        Ok(Tree { root, aliases: reader.aliases })
    }
}

struct Reader<'t> {
    text: &'t str,
    /// The byte of each character: the parser counts characters.
    chars: Vec<usize>,
    events: Parser<'t, StrInput<'t>>,
    /// Up to here everything is understood.
    cursor: usize,
    /// How many brackets are open.
    flow: usize,
    depth: usize,
    aliases: Vec<(usize, usize)>,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Range<usize>)> {
        match self.events.next_event() {
            Some(Ok((event, span))) => Ok((event, self.bytes(span))),
            Some(Err(_)) | None => Err(self.lost()),
        }
    }

    fn bytes(&self, span: Span) -> Range<usize> {
        let byte = |index: usize| self.chars.get(index).copied().unwrap_or(self.text.len());
        byte(span.start.index())..byte(span.end.index())
    }

    fn lost(&self) -> crate::error::Error {
        refused(self.text, self.cursor)
    }

    fn document(&mut self) -> Result<Option<Node>> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::Nothing, _) => {}
                (Event::DocumentStart(explicit), span) => {
                    if explicit {
                        self.cursor = span.end;
                    }
                    let (event, span) = self.next()?;
                    return self.node(event, span).map(Some);
                }
                (Event::StreamEnd, _) => return Ok(None),
                _ => return Err(self.lost()),
            }
        }
    }

    fn node(&mut self, event: Event<'t>, span: Range<usize>) -> Result<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.lost());
        }
        let slot = self.cursor;
        let (anchor, tagged) = match &event {
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag.is_some()),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => (*anchor, tag.is_some()),
            _ => (0, false),
        };
        let (properties, tag) = self.properties(usize::from(anchor != 0) + usize::from(tagged))?;
        let (kind, bytes) = match event {
            Event::Alias(anchor) => {
                let start = self.trivia();
                self.aliases.push((anchor, start));
                (Kind::Alias, start..self.word(start))
            }
            Event::Scalar(text, style, ..) => self.scalar(text.into_owned(), style, span)?,
            Event::SequenceStart(..) => self.list(&span)?,
            Event::MappingStart(..) => self.map(&span)?,
            _ => return Err(self.lost()),
        };
        self.cursor = bytes.end;
        self.depth -= 1;
        Ok(Node { slot, properties, bytes, anchor, tag, kind })
    }

    /// Goes past anchor and tag; also says where the tag begins.
    fn properties(&mut self, number: usize) -> Result<(Range<usize>, Option<usize>)> {
        let (mut all, mut tag) = (self.cursor..self.cursor, None);
        for index in 0..number {
            let start = self.trivia();
            if !self.text[start..].starts_with(['&', '!']) {
                return Err(self.lost());
            }
            if self.sign(start) == Some('!') {
                tag = Some(start);
            }
            self.cursor = self.word(start);
            all = if index == 0 { start } else { all.start }..self.cursor;
        }
        Ok((all, tag))
    }

    /// Where the word ends that begins here: an anchor, a tag or an alias.
    fn word(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        let length = match rest.strip_prefix("!<").and_then(|rest| rest.find('>')) {
            Some(end) => end + "!<>".len(),
            None => rest.find(|c: char| c.is_whitespace() || ",[]{}".contains(c)).unwrap_or(rest.len()),
        };
        start + length
    }

    fn scalar(&self, text: String, style: ScalarStyle, span: Range<usize>) -> Result<(Kind, Range<usize>)> {
        if style == ScalarStyle::Plain && text.is_empty() {
            return Ok((Kind::Empty, self.cursor..self.cursor));
        }
        let start = self.trivia();
        let rest = &self.text[start..];
        let first = rest.chars().next().unwrap_or_default();
        let (kind, end) = match style {
            ScalarStyle::Plain => {
                (Kind::Plain(text), start + self.text.get(start..span.end).unwrap_or("").trim_end().len())
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                (Kind::Quoted(first, text), start + quoted_length(rest))
            }
            ScalarStyle::Literal | ScalarStyle::Folded => (Kind::Block, self.block_end(start, span.end)),
        };
        let fits = match style {
            ScalarStyle::Plain => end > start,
            ScalarStyle::SingleQuoted => first == '\'',
            ScalarStyle::DoubleQuoted => first == '"',
            ScalarStyle::Literal => first == '|',
            ScalarStyle::Folded => first == '>',
        };
        if fits { Ok((kind, start..end)) } else { Err(self.lost()) }
    }

    /// Where the last line of a block ends, without its line break. Blank lines below it belong to it only
    /// with `+`.
    fn block_end(&self, start: usize, end: usize) -> usize {
        let header_end = lines::end(self.text, start);
        let header = &self.text[start..header_end];
        let indicators = header.find(char::is_whitespace).unwrap_or(header.len());
        let Some(below) = self.text.get(header_end..end) else { return start + indicators };
        // The parser may have gone on into the indentation of the next line.
        let below = if end < self.text.len() { below.trim_end_matches(' ') } else { below };
        if header[..indicators].contains('+') {
            return header_end + lines::without_break(below).len();
        }
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let filled = || below.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
        let Some(deep) = filled().map(indent).min() else { return start + indicators };
        // Blanks that stand further in than the text are text.
        let (mut at, mut last) = (header_end, header_end);
        for line in below.split(['\n', '\r']) {
            at += line.len();
            if line.len() > deep {
                last = at;
            }
            at += 1;
        }
        last
    }

    fn list(&mut self, span: &Range<usize>) -> Result<(Kind, Range<usize>)> {
        let start = self.trivia();
        let layout = match self.sign(start) {
            Some('[') if span.end > start => Layout::Flow,
            Some('-') if self.flow == 0 => Layout::Block,
            _ => return Err(self.lost()),
        };
        let flow = usize::from(layout == Layout::Flow);
        if flow == 1 {
            self.cursor = start + 1;
        }
        self.flow += flow;
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                break;
            }
            self.comma(layout);
            let start = self.trivia();
            if layout == Layout::Block {
                self.expect(start, '-')?;
            }
            let value = self.node(event, span)?;
            items.push(Item { start, value });
        }
        self.flow -= flow;
        let end = self.close(layout, ']')?;
        Ok((Kind::List { layout, items }, start..end))
    }

    fn map(&mut self, span: &Range<usize>) -> Result<(Kind, Range<usize>)> {
        let start = self.trivia();
        let layout = match self.sign(start) {
            Some('{') if span.end > start => Layout::Flow,
            _ if self.flow > 0 => Layout::Pair,
            _ => Layout::Block,
        };
        let flow = usize::from(layout == Layout::Flow);
        if flow == 1 {
            self.cursor = start + 1;
        }
        self.flow += flow;
        let mut entries = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                break;
            }
            self.comma(layout);
            entries.push(self.entry(event, span)?);
        }
        self.flow -= flow;
        let end = self.close(layout, '}')?;
        Ok((Kind::Map { layout, entries }, start..end))
    }

    fn entry(&mut self, event: Event<'t>, span: Range<usize>) -> Result<Entry> {
        let start = self.trivia();
        if self.sign(start) == Some('?') && self.text[start + 1..].starts_with(char::is_whitespace) {
            self.cursor = start + 1;
        }
        let key = self.node(event, span)?;
        let at = self.trivia();
        let colon = self.sign(at) == Some(':');
        if colon {
            self.cursor = at + 1;
        }
        let (event, span) = self.next()?;
        let value = self.node(event, span)?;
        Ok(Entry { start, key, colon, value })
    }

    /// Goes past a comma, if one stands here in brackets.
    fn comma(&mut self, layout: Layout) {
        let at = self.trivia();
        if layout == Layout::Flow && self.sign(at) == Some(',') {
            self.cursor = at + 1;
        }
    }

    /// Goes past the closing bracket, if there is one, and says where the whole ends.
    fn close(&mut self, layout: Layout, bracket: char) -> Result<usize> {
        if layout == Layout::Flow {
            self.comma(layout);
            let at = self.trivia();
            self.expect(at, bracket)?;
        }
        Ok(self.cursor)
    }

    fn expect(&mut self, at: usize, sign: char) -> Result<()> {
        if self.sign(at) != Some(sign) {
            return Err(self.lost());
        }
        self.cursor = at + sign.len_utf8();
        Ok(())
    }

    fn sign(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// The first sign behind blanks, line ends and comments.
    fn trivia(&self) -> usize {
        lines::trivia_end(self.text, self.cursor)
    }
}

/// How long the quoted text is with which this begins, quotes included.
fn quoted_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let Some((_, quote)) = chars.next() else { return 0 };
    while let Some((at, c)) = chars.next() {
        let doubled = quote == '\'' && c == quote && chars.peek().is_some_and(|(_, next)| *next == quote);
        if doubled || quote == '"' && c == '\\' {
            chars.next();
        } else if c == quote {
            return at + quote.len_utf8();
        }
    }
    text.len()
}

//! An XML part as a flat row of tokens: read once, changed in place by index, written again.
//!
//! Comments, processing instructions and everything in an unknown name space are not read, so they are not there
//! any more when the part is written. Entities cannot be declared.

use quick_xml::events::{BytesStart, Event};

use super::limits::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, MAX_XML_BYTES};
use super::ns::{Ns, family};
use super::problem::{damaged, too_large};
use crate::error::{Error, Result};

/// One step through a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// An element begins.
    Open(Box<Element>),
    /// The element that began last ends.
    Close,
    /// Text between tags, without escapes.
    Text(String),
    /// Was taken out.
    Gone,
}

/// The begin of an element.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// Its name space.
    pub ns: Ns,
    /// Its name with the prefix of this part.
    pub name: Box<str>,
    /// Its attributes, declarations of name spaces first.
    pub attributes: Vec<Attribute>,
}

/// An attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// Its name space; of a declaration, the one that is declared.
    pub ns: Ns,
    /// Its name with the prefix of this part.
    pub name: Box<str>,
    /// Its value, without escapes.
    pub value: String,
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

impl Element {
    /// The name without prefix.
    pub fn local(&self) -> &str {
        local(&self.name)
    }

    /// Whether it is this element.
    pub fn is(&self, ns: Ns, name: &str) -> bool {
        self.ns == ns && self.local() == name
    }

    /// The value of an attribute, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|a| a.local() == name && !a.declares())
            .map(|attribute| attribute.value.as_str())
    }
}

impl Attribute {
    /// The name without prefix.
    pub fn local(&self) -> &str {
        local(&self.name)
    }

    /// Whether it declares a name space.
    pub fn declares(&self) -> bool {
        &*self.name == "xmlns" || self.name.starts_with("xmlns:")
    }
}

impl Token {
    /// The element that begins here.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Token::Open(element) => Some(element),
            _ => None,
        }
    }
}

/// What may still be read of this document.
#[derive(Debug)]
pub struct Budget {
    bytes: usize,
    elements: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { bytes: MAX_XML_BYTES, elements: MAX_ELEMENTS }
    }
}

impl Budget {
    fn take_bytes(&mut self, bytes: usize) -> Result<()> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(too_large)?;
        Ok(())
    }

    fn take_element(&mut self) -> Result<()> {
        self.elements = self.elements.checked_sub(1).ok_or_else(too_large)?;
        Ok(())
    }
}

/// Reads a part.
pub fn parse(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Token>> {
    budget.take_bytes(bytes.len())?;
    let text = decoded(bytes)?;
    let mut parser = Parser { tokens: Vec::new(), scope: Vec::new(), depth: 0, skipped: None };
    let mut reader = quick_xml::Reader::from_str(&text);
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) => parser.open(&start, budget)?,
            Event::Empty(start) => {
                parser.open(&start, budget)?;
                parser.close();
            }
            Event::End(_) => parser.close(),
            Event::Text(text) => parser.text(&text.xml10_content()),
            Event::CData(text) => parser.text(&text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(|_| damaged())? {
                Some(c) => parser.text(c.encode_utf8(&mut [0; 4])),
                None => {
                    let name = entity.xml10_content();
                    parser.text(quick_xml::escape::resolve_xml_entity(&name).ok_or_else(damaged)?);
                }
            },
            Event::DocType(_) => return Err(entities()),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => break,
        }
    }
    let complete = parser.depth == 0 && !parser.tokens.is_empty();
    complete.then_some(parser.tokens).ok_or_else(damaged)
}

/// The part as text: UTF-8, or UTF-16 with its mark. Nothing else is allowed in a package.
fn decoded(bytes: &[u8]) -> Result<std::borrow::Cow<'_, str>> {
    let encoding = match bytes {
        [0xff, 0xfe, ..] => encoding_rs::UTF_16LE,
        [0xfe, 0xff, ..] => encoding_rs::UTF_16BE,
        _ => encoding_rs::UTF_8,
    };
    let (text, _, wrong) = encoding.decode(bytes);
    if wrong { Err(damaged()) } else { Ok(text) }
}

fn entities() -> Error {
    Error::input("dit document bevat verklaringen die niet in een Word-document horen")
        .remedy("Open het in Word, kies 'Opslaan als' en probeer het nieuwe bestand.")
}

struct Parser {
    tokens: Vec<Token>,
    /// Depth, prefix and name space of each declaration in force; `None` for one that is not kept.
    scope: Vec<(usize, String, Option<Ns>)>,
    depth: usize,
    /// The depth of the unknown element whose contents are passed over.
    skipped: Option<usize>,
}

impl Parser {
    fn open(&mut self, start: &BytesStart<'_>, budget: &mut Budget) -> Result<()> {
        budget.take_element()?;
        if self.depth == 0 && !self.tokens.is_empty() {
            return Err(damaged());
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(too_large());
        }
        if self.skipped.is_some() {
            return Ok(());
        }
        let mut raw = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| damaged())?;
            if raw.len() == MAX_ATTRIBUTES {
                return Err(too_large());
            }
            let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0);
            raw.push((attribute.key.0.to_owned(), value.map_err(|_| damaged())?.into_owned()));
        }
        self.declare(&raw);
        let name = start.name().0;
        let Some(ns) = self.resolve(prefix(name), Ns::None)? else {
            self.skipped = Some(self.depth);
            return Ok(());
        };
        if ns == Ns::Compat && local(name) == "Choice" && self.needs_unknown(&raw) {
            self.skipped = Some(self.depth);
            return Ok(());
        }
        let attributes = self.attributes(raw)?;
        self.tokens.push(Token::Open(Box::new(Element { ns, name: name.into(), attributes })));
        Ok(())
    }

    fn declare(&mut self, raw: &[(String, String)]) {
        for (name, value) in raw {
            let declared = match name.as_str() {
                "xmlns" => "",
                name => match name.strip_prefix("xmlns:") {
                    Some(prefix) => prefix,
                    None => continue,
                },
            };
            let ns = if value.is_empty() { Some(Ns::None) } else { family(value) };
            self.scope.push((self.depth, declared.to_owned(), ns));
        }
    }

    /// The name space of a prefix, `None` when it is not kept; an error when it was never declared.
    fn resolve(&self, prefix: &str, without: Ns) -> Result<Option<Ns>> {
        if prefix == "xml" {
            return Ok(Some(Ns::Xml));
        }
        match self.scope.iter().rev().find(|(_, declared, _)| declared == prefix) {
            Some((_, _, ns)) => Ok(*ns),
            None if prefix.is_empty() => Ok(Some(without)),
            None => Err(damaged()),
        }
    }

    fn attributes(&self, raw: Vec<(String, String)>) -> Result<Vec<Attribute>> {
        let mut attributes = Vec::with_capacity(raw.len());
        for (name, value) in raw {
            let ns = match prefix(&name) {
                _ if name == "xmlns" => family(&value),
                "xmlns" => family(&value),
                "" => Some(Ns::None),
                prefix => self.resolve(prefix, Ns::None)?,
            };
            if let Some(ns) = ns {
                attributes.push(Attribute { ns, name: name.into(), value });
            }
        }
        self.compat(&mut attributes);
        Ok(attributes)
    }

    /// Whether an alternative is for programs that know a name space which is not kept.
    fn needs_unknown(&self, raw: &[(String, String)]) -> bool {
        let kept = |prefix| matches!(self.resolve(prefix, Ns::None), Ok(Some(_)));
        raw.iter().any(|(name, value)| name == "Requires" && !value.split_whitespace().all(kept))
    }

    /// Lists of prefixes name only those that are still declared: Word refuses a document with another.
    fn compat(&self, attributes: &mut Vec<Attribute>) {
        attributes.retain_mut(|attribute| match attribute.local() {
            "Ignorable" if attribute.ns == Ns::Compat => {
                let kept = |prefix: &&str| matches!(self.resolve(prefix, Ns::None), Ok(Some(_)));
                let list: Vec<&str> = attribute.value.split_whitespace().filter(kept).collect();
                attribute.value = list.join(" ");
                !attribute.value.is_empty()
            }
            _ => attribute.ns != Ns::Compat || attribute.declares(),
        });
    }

    fn close(&mut self) {
        match self.skipped {
            None => self.tokens.push(Token::Close),
            Some(depth) if depth == self.depth => self.skipped = None,
            Some(_) => {}
        }
        while self.scope.last().is_some_and(|(depth, ..)| *depth == self.depth) {
            self.scope.pop();
        }
        self.depth -= 1;
    }

    /// Text that hides behind an escape or a section of its own joins the text before it.
    fn text(&mut self, text: &str) {
        if self.skipped.is_some() || self.depth == 0 {
            return;
        }
        match self.tokens.last_mut() {
            Some(Token::Text(before)) => before.push_str(text),
            _ => self.tokens.push(Token::Text(text.to_owned())),
        }
    }
}

/// Takes out an element with all it holds.
pub fn remove(tokens: &mut [Token], open: usize) {
    let mut depth = 0usize;
    for token in &mut tokens[open..] {
        match token {
            Token::Open(_) => depth += 1,
            Token::Close => depth -= 1,
            Token::Text(_) | Token::Gone => {}
        }
        *token = Token::Gone;
        if depth == 0 {
            return;
        }
    }
}

/// The part as bytes.
pub fn write(tokens: &[Token]) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    let mut open: Vec<&str> = Vec::new();
    let mut tokens = tokens.iter().filter(|token| **token != Token::Gone).peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Open(element) => {
                out.push('<');
                out.push_str(&element.name);
                for attribute in &element.attributes {
                    out.push(' ');
                    out.push_str(&attribute.name);
                    out.push_str("=\"");
                    escape_into(&mut out, &attribute.value, true);
                    out.push('"');
                }
                if tokens.next_if(|next| **next == Token::Close).is_some() {
                    out.push_str("/>");
                } else {
                    out.push('>');
                    open.push(&element.name);
                }
            }
            Token::Close => {
                if let Some(name) = open.pop() {
                    out.push_str("</");
                    out.push_str(name);
                    out.push('>');
                }
            }
            Token::Text(text) => escape_into(&mut out, text, false),
            Token::Gone => {}
        }
    }
    out.into_bytes()
}

/// Escapes what means something in XML and leaves out what XML forbids.
pub fn escape_into(out: &mut String, text: &str, attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\t' | '\n' if !attribute => out.push(c),
            '\t' | '\n' | '\r' => out.push_str(&format!("&#{};", u32::from(c))),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

fn prefix(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

//! All texts of a document in one row for the scrubber, and its answers back to where they came from.

use std::collections::HashMap;

use super::document::{Document, To};
use super::kinds::Kind;
use super::place::NOTES;
use super::replace;
use super::story::{Line, OBJECT, Source, Story, View};
use super::values::{Class, class, is_known, is_measure};
use super::warnings::Warnings;
use super::xml::Token;
use crate::deid::{Deidentified, Span};

/// Where a text comes from.
#[derive(Clone, Copy, Debug)]
enum From {
    /// A view of the story of a part.
    Story(usize, View),
    /// A text token outside paragraphs.
    Loose(usize, usize),
    /// An attribute of a token.
    Attribute(usize, usize, usize),
    /// The address of a link.
    Address(usize, usize),
}

/// The texts.
#[derive(Debug, Default)]
pub struct Texts {
    /// The story of each part.
    pub stories: Vec<Story>,
    texts: Vec<String>,
    /// Where each comes from, and its text.
    from: Vec<(From, usize)>,
}

/// A paragraph as it was given to the scrubber.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Where it stands: `koptekst 1, alinea 2`.
    pub place: String,
    /// Its text as it was.
    pub text: String,
    /// What was replaced in it; offsets are bytes of `text`.
    pub spans: Vec<Span>,
}

impl Texts {
    /// Gathers everything that can hold a name.
    pub fn collect(document: &Document) -> Texts {
        let mut texts = Texts::default();
        for (nth, part) in document.parts.iter().enumerate() {
            let story = Story::read(part.tokens());
            for view in story.views() {
                texts.add(From::Story(nth, view), story.seen(view));
            }
            texts.stories.push(story);
        }
        let mut known = HashMap::new();
        for (nth, part) in document.parts.iter().enumerate() {
            for token in &texts.stories[nth].loose.clone() {
                if let Token::Text(text) = &part.tokens()[*token]
                    && !is_measure(text)
                    && !is_known(text.trim())
                {
                    texts.add(From::Loose(nth, *token), text.clone());
                }
            }
            for (index, token) in part.tokens().iter().enumerate() {
                let Some(element) = token.element() else { continue };
                for (at, attribute) in element.attributes.iter().enumerate() {
                    if class(element, attribute) == Class::Text {
                        texts.add_once(From::Attribute(nth, index, at), &attribute.value, &mut known);
                    }
                }
            }
            for (index, link) in part.links.iter().enumerate() {
                if let To::Address(address) = &link.to {
                    texts.add_once(From::Address(nth, index), &unescaped(address), &mut known);
                }
            }
        }
        texts
    }

    fn add(&mut self, from: From, text: String) {
        self.from.push((from, self.texts.len()));
        self.texts.push(text);
    }

    fn add_once(&mut self, from: From, text: &str, known: &mut HashMap<String, usize>) {
        if let Some(index) = known.get(text) {
            self.from.push((from, *index));
        } else {
            known.insert(text.to_owned(), self.texts.len());
            self.add(from, text.to_owned());
        }
    }

    /// The texts, to be scrubbed together.
    pub fn all(&self) -> Vec<&str> {
        self.texts.iter().map(String::as_str).collect()
    }

    /// What the scrubber made of each view of the story of a part.
    pub fn answers<'a>(&self, part: usize, answers: &'a [Deidentified]) -> Vec<(View, &'a Deidentified)> {
        let of_part = self.from.iter().filter_map(|(from, text)| match from {
            From::Story(of, view) if *of == part => Some((*view, &answers[*text])),
            _ => None,
        });
        of_part.collect()
    }

    /// Puts the answers in the place of the texts.
    pub fn apply(&self, document: &mut Document, answers: &[Deidentified], warnings: &mut Warnings) {
        for (nth, story) in self.stories.iter().enumerate() {
            let views: Vec<(View, &[Span])> = self
                .answers(nth, answers)
                .into_iter()
                .map(|(view, answer)| (view, answer.spans.as_slice()))
                .collect();
            replace::apply(story, &views, document.parts[nth].tokens_mut());
        }
        for (from, text) in &self.from {
            let answer = &answers[*text];
            if answer.spans.is_empty() {
                continue;
            }
            match *from {
                From::Story(..) => {}
                From::Loose(part, token) => {
                    document.parts[part].tokens_mut()[token] = Token::Text(answer.text.clone());
                }
                From::Attribute(part, token, at) => {
                    if let Token::Open(element) = &mut document.parts[part].tokens_mut()[token] {
                        element.attributes[at].value = answer.text.clone();
                    }
                }
                From::Address(part, link) => {
                    document.parts[part].links[link].to = To::Address("about:blank".into());
                    warnings.say("adressen achter koppelingen gaan weg: ze kunnen vertellen om wie het gaat");
                }
            }
        }
    }

    /// The paragraphs with what was replaced in them, and the texts elsewhere in which something was.
    pub fn pieces(&self, document: &Document, answers: &[Deidentified]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (nth, part) in document.parts.iter().enumerate() {
            for (view, answer) in self.answers(nth, answers) {
                lines(&self.stories[nth], view, &answer.spans, &part.dutch(), &mut pieces);
            }
        }
        for (from, text) in &self.from {
            let (part, what) = match from {
                From::Story(..) => continue,
                From::Loose(part, _) => (part, "tekst in een tekening"),
                From::Attribute(part, ..) => (part, "naam, tip of beschrijving"),
                From::Address(part, _) => (part, "adres achter een koppeling"),
            };
            let spans = &answers[*text].spans;
            if !spans.is_empty() {
                let place = format!("{}, {what}", document.parts[*part].dutch());
                pieces.push(Piece { place, text: self.texts[*text].clone(), spans: spans.clone() });
            }
        }
        pieces
    }

    /// The text of each part as it reads now, whole, with what was replaced in it.
    pub fn whole(&self, document: &Document, answers: &[Deidentified]) -> Vec<Piece> {
        let of_part = self.from.iter().filter_map(|(from, text)| match from {
            From::Story(part, View::After) if !self.texts[*text].trim().is_empty() => Some((part, *text)),
            _ => None,
        });
        of_part
            .map(|(part, text)| Piece {
                place: document.parts[*part].dutch(),
                text: self.texts[text].clone(),
                spans: in_places(&self.stories[*part], &answers[text].spans),
            })
            .collect()
    }
}

/// The paragraphs of a view; of an older view only those that a change touched.
fn lines(story: &Story, view: View, spans: &[Span], part: &str, pieces: &mut Vec<Piece>) {
    let (mut seen, mut done, mut next) = (0, 0, 0);
    for line in &story.lines {
        for segment in &story.segments[done..line.first] {
            seen += if view.shows(segment.change) { segment.end - segment.start } else { 0 };
        }
        done = line.last;
        let mut text = String::new();
        let mut changed = view == View::After;
        for segment in &story.segments[line.first..line.last] {
            changed |= !View::After.shows(segment.change);
            if view.shows(segment.change) {
                text.push_str(&story.text[segment.start..segment.end]);
            }
        }
        let (start, end) = (seen, seen + text.len());
        seen = end;
        while spans.get(next).is_some_and(|span| span.end <= start) {
            next += 1;
        }
        if !changed || text.trim().is_empty() {
            continue;
        }
        let touching = spans[next..].iter().take_while(|span| span.start < end);
        let spans = touching.map(|span| clipped(span, start, end)).collect();
        let when = match view {
            View::After => "",
            View::Before => " (vóór de wijziging)",
            View::All => " (alle wijzigingen)",
        };
        pieces.push(Piece { place: format!("{}{when}", shown(part, &line.place)), text, spans });
    }
}

/// The first byte of each paragraph in a view, and what people call the paragraph.
pub fn paragraphs(story: &Story, view: View, part: &str) -> Vec<(usize, String)> {
    let (mut seen, mut done) = (0, 0);
    let start = |line: &Line| {
        for segment in &story.segments[done..line.first] {
            seen += if view.shows(segment.change) { segment.end - segment.start } else { 0 };
        }
        done = line.first;
        (seen, shown(part, &line.place))
    };
    story.lines.iter().map(start).collect()
}

/// What people call a place. What stands in the text itself, and a note or comment, needs no name of the part.
fn shown(part: &str, place: &str) -> String {
    let own = part == Kind::Document.dutch(1) || NOTES.iter().any(|note| place.starts_with(note));
    if own { place.to_owned() } else { format!("{part}, {place}") }
}

/// The findings of the newest text, cut where something stays in the middle of one: the end of a paragraph, a picture.
fn in_places(story: &Story, spans: &[Span]) -> Vec<Span> {
    let mut stays = Vec::new();
    let mut seen = 0;
    for segment in story.segments.iter().filter(|segment| View::After.shows(segment.change)) {
        let length = segment.end - segment.start;
        let is_object =
            matches!(segment.source, Source::Mark(_)) && story.text[segment.start..].starts_with(OBJECT);
        if is_object || segment.source == Source::Joint {
            stays.push((seen, seen + length));
        }
        seen += length;
    }
    let mut cut = Vec::with_capacity(spans.len());
    for span in spans {
        let first = stays.partition_point(|(_, end)| *end <= span.start);
        let inside = stays[first..].iter().take_while(|(start, _)| *start < span.end);
        let mut start = span.start;
        for (from, to) in inside.copied().chain([(span.end, span.end)]) {
            if start < from {
                let replacement = if start == span.start { span.replacement.clone() } else { String::new() };
                cut.push(Span { start, end: from, replacement, ..span.clone() });
            }
            start = to;
        }
    }
    cut
}

/// The part of a finding that lies in a paragraph; its label stands where it begins.
fn clipped(span: &Span, start: usize, end: usize) -> Span {
    let mut clipped = span.clone();
    if span.start < start {
        clipped.replacement.clear();
    }
    clipped.start = span.start.max(start) - start;
    clipped.end = span.end.min(end) - start;
    clipped
}

/// An address as people read it: `%20` is a blank, `_` and `+` part words.
fn unescaped(address: &str) -> String {
    let (bytes, mut out, mut at) = (address.as_bytes(), Vec::new(), 0);
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.filter(|_| bytes[at] == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

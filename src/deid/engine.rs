//! The engine: texts of a case in, annotations and replaced texts out.

use std::sync::Mutex;

use super::doc::Doc;
use super::facts::Facts;
use super::names::NameIndex;
use super::replace::{Labels, without_echo};
use super::resolve::resolve;
use super::roster::Roster;
use super::{Category, Group, Known, Options};
use crate::dutch::names::Name;

/// Texts longer than this are taken apart piece by piece, so that memory stays bounded.
const PIECE: usize = 256 * 1024;

/// Of how many texts of a case the buffers are kept for the next.
const SPARE_DOCS: usize = 16;

/// A de-identifier. Cheap to make, shared between threads.
#[derive(Debug, Default)]
pub struct Engine {
    options: Options,
    roster: Roster,
    /// The rooms of cases that are done, for the next ones.
    spare: Mutex<Vec<Room>>,
}

/// What is known of a case and found in its texts. Filled again for each case: nearly nothing is allocated anew.
#[derive(Debug, Default)]
struct Room {
    names: NameIndex,
    facts: Facts,
    labels: Labels,
    docs: Vec<Doc>,
}

/// What was replaced. Offsets are bytes of the original text, on character boundaries.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub category: Category,
    /// Which group of rules found it.
    pub group: Group,
    /// The rule's name.
    pub rule: &'static str,
    /// How sure the rule is, 0.0 to 1.0.
    pub confidence: f32,
    /// What stands in its place.
    pub replacement: String,
}

/// A de-identified text and what was replaced in it, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deidentified {
    /// The text after replacement.
    pub text: String,
    /// The replacements; they do not overlap.
    pub spans: Vec<Span>,
}

impl Engine {
    /// An engine with these options.
    pub fn new(options: Options) -> Self {
        Engine { options, ..Engine::default() }
    }

    /// Also knows the persons of other cases, such as all of a sheet: their names count as evidence for a
    /// name, with a label that does not tell who it is.
    #[must_use]
    pub fn with_roster<'k>(mut self, others: impl IntoIterator<Item = &'k Name>) -> Self {
        self.roster = Roster::new(others.into_iter());
        self
    }

    /// Starts on the texts of one case.
    pub fn case(&self, known: &Known) -> CaseScrubber<'_> {
        let mut room = self.spare.lock().ok().and_then(|mut spare| spare.pop()).unwrap_or_default();
        room.names.fill(&known.persons);
        room.facts.fill(known);
        room.labels.fill(known);
        CaseScrubber { engine: self, room }
    }
}

/// De-identifies the texts of one case, with the same label for the same person in all of them.
#[derive(Debug)]
pub struct CaseScrubber<'e> {
    engine: &'e Engine,
    room: Room,
}

impl CaseScrubber<'_> {
    /// De-identifies texts together: a name found in one is found in all.
    pub fn scrub(&mut self, texts: &[&str]) -> Vec<Deidentified> {
        let mut pieces = Vec::with_capacity(texts.len());
        for (nth, text) in texts.iter().enumerate() {
            cut(text, nth, &mut pieces);
        }
        // Few and small: all stay taken apart between the passes. Else one at a time, read twice.
        let held = texts.iter().map(|text| text.len()).sum::<usize>() <= 2 * PIECE;
        let slots = if held { pieces.len() } else { 1 };
        let Room { names, docs, .. } = &mut self.room;
        if docs.len() < slots {
            docs.resize_with(slots, Doc::default);
        }
        let mut learned = false;
        for (nth, piece) in pieces.iter().enumerate() {
            let doc = &mut docs[if held { nth } else { 0 }];
            doc.read(piece.text);
            learned |= doc.learn(names, &self.engine.roster);
        }
        let mut results = vec![Deidentified::default(); texts.len()];
        for (nth, piece) in pieces.iter().enumerate() {
            let slot = if held { nth } else { 0 };
            let Room { names, docs, .. } = &mut self.room;
            if !held {
                docs[slot].read(piece.text);
                docs[slot].learn(names, &self.engine.roster);
            }
            if learned {
                docs[slot].look_again(names);
            }
            self.replace(slot, piece, &mut results[piece.of]);
        }
        results
    }

    /// De-identifies one text.
    pub fn scrub_one(&mut self, text: &str) -> Deidentified {
        self.scrub(&[text]).pop().unwrap_or_default()
    }

    fn replace(&mut self, slot: usize, piece: &Piece<'_>, result: &mut Deidentified) {
        let (options, text) = (&self.engine.options, piece.text);
        let Room { names, facts, labels, docs } = &mut self.room;
        let mut found = docs[slot].found(text, names, facts, labels.known_persons());
        found.retain(|f| options.wants(f.annotation.category) && options.uses(f.annotation.group));
        let mut done = 0;
        result.text.reserve(text.len());
        for found in resolve(text, found) {
            let label = labels.label(text, &found, options);
            let (start, replacement) = without_echo(text, &found.annotation, label, done);
            result.text.push_str(&text[done..start]);
            result.text.push_str(&replacement);
            let a = found.annotation;
            done = a.end;
            result.spans.push(Span {
                start: piece.offset + start,
                end: piece.offset + a.end,
                category: a.category,
                group: a.group,
                rule: a.rule,
                confidence: a.confidence,
                replacement,
            });
        }
        result.text.push_str(&text[done..]);
    }
}

impl Drop for CaseScrubber<'_> {
    fn drop(&mut self) {
        let mut room = std::mem::take(&mut self.room);
        room.docs.truncate(SPARE_DOCS);
        if let Ok(mut spare) = self.engine.spare.lock() {
            spare.push(room);
        }
    }
}

/// A part of a text that is taken apart at once.
struct Piece<'t> {
    text: &'t str,
    /// Where it starts in its text.
    offset: usize,
    /// Which text.
    of: usize,
}

/// Cuts a long text at line ends, or at blanks, or where it must. An empty text has no pieces.
fn cut<'t>(text: &'t str, of: usize, pieces: &mut Vec<Piece<'t>>) {
    if text.is_empty() {
        return;
    }
    let mut offset = 0;
    while text.len() - offset > PIECE {
        let mut limit = offset + PIECE;
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let window = &text.as_bytes()[offset..limit];
        let end = memchr::memrchr(b'\n', window).or_else(|| memchr::memrchr(b' ', window));
        let end = end.map_or(limit, |at| offset + at + 1);
        pieces.push(Piece { text: &text[offset..end], offset, of });
        offset = end;
    }
    pieces.push(Piece { text: &text[offset..], offset, of });
}

//! A YAML file as a tree in which every value knows its line and column.
//!
//! YAML 1.2 is read as people mean it who write by hand: a value is the text that stands there. `nee`, `on`, `0612345678`
//! and `12:30` stay what they are; only whoever asks for a number or a day makes one of it.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use serde_yaml::Value;

use super::Place;
use crate::error::{Error, Result};

/// Nothing written by hand is nested deeper.
const MAX_DEPTH: usize = 64;

/// Nothing written by hand has more values.
const MAX_NODES: usize = 200_000;

/// A value and where it stands.
#[derive(Debug)]
pub struct Node<'t> {
    /// Where it begins.
    pub place: Place,
    /// What it is.
    pub kind: Kind<'t>,
}

/// What a value is. The numbers point into [`Document::nodes`]; an alias points to what it stands for.
#[derive(Debug)]
pub enum Kind<'t> {
    /// Nothing: empty, `~` or `null`.
    Null,
    /// A text, as written without its quotes.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<u32>),
    /// Keys with their values, in order.
    Map(Vec<(u32, u32)>),
}

/// A file taken apart. The root is the last node.
#[derive(Debug)]
pub struct Document<'t> {
    nodes: Vec<Node<'t>>,
    root: u32,
}

impl<'t> Document<'t> {
    /// Takes a text apart.
    ///
    /// # Errors
    /// When it is no YAML, has a key twice, holds several documents, or is deeper or larger than people write.
    pub fn parse(text: &'t str) -> Result<Document<'t>> {
        let mut build = Build::default();
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| {
                let mark = error.marker();
                Error::no_yaml(Some((mark.line(), mark.col() + 1)))
            })?;
            build.take(event, span)?;
        }
        let root = match build.root {
            Some(root) => root,
            None => build.push(Place::default(), Kind::Null)?,
        };
        Ok(Document { nodes: build.nodes, root })
    }

    /// The whole.
    pub fn root(&self) -> u32 {
        self.root
    }

    /// A value.
    pub fn node(&self, at: u32) -> &Node<'t> {
        &self.nodes[at as usize]
    }

    /// The text of a scalar.
    pub fn text(&self, at: u32) -> Option<&str> {
        match &self.node(at).kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value at a path of keys and of places in lists (counted from 0): `toestemming`, `2`, `door`.
    pub fn find(&self, path: &[&str]) -> Option<u32> {
        path.iter().try_fold(self.root, |at, step| match &self.node(at).kind {
            Kind::Map(entries) => {
                entries.iter().find(|(key, _)| self.text(*key) == Some(step)).map(|(_, value)| *value)
            }
            Kind::List(items) => items.get(step.parse::<usize>().ok()?).copied(),
            _ => None,
        })
    }

    /// All of it as plain data, in which every value is the text that stands there.
    ///
    /// # Errors
    /// When aliases make it larger than people write.
    pub fn texts(&self) -> Result<Value> {
        let mut room = MAX_NODES;
        self.texts_of(self.root, &mut room)
    }

    fn texts_of(&self, at: u32, room: &mut usize) -> Result<Value> {
        let node = self.node(at);
        *room = room.checked_sub(1).ok_or_else(|| {
            invalid("dit bestand verwijst (*) te vaak naar zichzelf", node.place)
                .remedy("Schrijf de waarde op die plaats voluit.")
        })?;
        Ok(match &node.kind {
            Kind::Null => Value::Null,
            Kind::Text(text) => Value::String(text.clone().into_owned()),
            Kind::List(items) => {
                Value::Sequence(items.iter().map(|item| self.texts_of(*item, room)).collect::<Result<_>>()?)
            }
            Kind::Map(entries) => {
                let entry = |(key, value): &(u32, u32)| {
                    Ok((self.texts_of(*key, room)?, self.texts_of(*value, room)?))
                };
                Value::Mapping(entries.iter().map(entry).collect::<Result<_>>()?)
            }
        })
    }
}

fn invalid(problem: &str, place: Place) -> Error {
    Error::input(problem).at(place)
}

/// A list or map that is still open.
enum Open {
    List(Vec<u32>),
    Map { entries: Vec<(u32, u32)>, key: Option<u32> },
}

#[derive(Default)]
struct Build<'t> {
    nodes: Vec<Node<'t>>,
    open: Vec<(Open, Place, usize)>,
    anchors: FxHashMap<usize, u32>,
    root: Option<u32>,
}

impl<'t> Build<'t> {
    fn take(&mut self, event: Event<'t>, span: Span) -> Result<()> {
        let place = Place::of(span.start.line(), span.start.col());
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let empty = style == ScalarStyle::Plain && is_null(&text);
                let kind = if empty { Kind::Null } else { Kind::Text(text) };
                let node = self.push(place, kind)?;
                self.done(node, anchor)
            }
            Event::Alias(anchor) => match self.anchors.get(&anchor) {
                Some(node) => self.done(*node, 0),
                None => Err(invalid("deze verwijzing (*) wijst naar zichzelf", place)
                    .remedy("Schrijf de waarde op die plaats voluit.")),
            },
            Event::SequenceStart(anchor, _) => self.open(Open::List(Vec::new()), place, anchor),
            Event::MappingStart(anchor, _) => {
                self.open(Open::Map { entries: Vec::new(), key: None }, place, anchor)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::DocumentStart(_) if self.root.is_some() => {
                Err(invalid("dit bestand bevat meer dan één document (gescheiden door ---)", place)
                    .remedy("Zet elk in een eigen bestand."))
            }
            _ => Ok(()),
        }
    }

    fn push(&mut self, place: Place, kind: Kind<'t>) -> Result<u32> {
        if self.nodes.len() >= MAX_NODES {
            return Err(invalid("dit bestand heeft meer waarden dan iemand met de hand schrijft", place)
                .remedy("Deel het op."));
        }
        self.nodes.push(Node { place, kind });
        Ok(u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX))
    }

    fn open(&mut self, open: Open, place: Place, anchor: usize) -> Result<()> {
        if self.open.len() >= MAX_DEPTH {
            return Err(invalid("dit is dieper genest dan iemand met de hand schrijft", place)
                .remedy("Kijk op deze plaats naar haken en inspringen."));
        }
        self.open.push((open, place, anchor));
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        let Some((open, place, anchor)) = self.open.pop() else { return Ok(()) };
        let kind = match open {
            Open::List(items) => Kind::List(items),
            Open::Map { entries, .. } => {
                self.no_key_twice(&entries)?;
                Kind::Map(entries)
            }
        };
        let node = self.push(place, kind)?;
        self.done(node, anchor)
    }

    fn no_key_twice(&self, entries: &[(u32, u32)]) -> Result<()> {
        let mut seen = FxHashSet::default();
        for (key, _) in entries {
            let node = &self.nodes[*key as usize];
            if let Kind::Text(text) = &node.kind
                && !seen.insert(&**text)
            {
                return Err(invalid("deze sleutel staat er twee keer", node.place)
                    .remedy("Laat één van beide staan; anders weet niemand welke geldt."));
            }
        }
        Ok(())
    }

    /// A value is complete: it goes into what is open around it.
    fn done(&mut self, node: u32, anchor: usize) -> Result<()> {
        if anchor != 0 {
            self.anchors.insert(anchor, node);
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some((Open::List(items), ..)) => items.push(node),
            Some((Open::Map { entries, key }, ..)) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push((key, node)),
            },
        }
        Ok(())
    }
}

/// What YAML 1.2 takes for nothing.
fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

//! What a YAML file consists of.

use std::ops::Range;

/// A value or a key, and where it stands (in bytes).
#[derive(Debug)]
pub(super) struct Node {
    /// Right behind the `:`, `-`, `,` or bracket before it: where it would be written if it is not.
    pub slot: usize,
    /// Its anchor and tag; empty, at the slot, when it has none.
    pub properties: Range<usize>,
    /// Its own signs. Empty when nothing is written.
    pub bytes: Range<usize>,
    /// The anchor's number in this file; 0 without anchor.
    pub anchor: usize,
    /// Where its tag begins, if it has one.
    pub tag: Option<usize>,
    /// What it is.
    pub kind: Kind,
}

impl Node {
    /// Where it begins, anchor and tag included.
    pub fn start(&self) -> usize {
        if self.properties.is_empty() { self.bytes.start } else { self.properties.start }
    }

    /// Whether this, or something in it, is a place that meets the condition.
    pub fn any(&self, meets: &mut dyn FnMut(&Node) -> bool) -> bool {
        meets(self)
            || match &self.kind {
                Kind::Map { entries, .. } => {
                    entries.iter().any(|entry| entry.key.any(meets) || entry.value.any(meets))
                }
                Kind::List { items, .. } => items.iter().any(|item| item.value.any(meets)),
                _ => false,
            }
    }

    /// The last value in it.
    pub fn last(&self) -> &Node {
        match &self.kind {
            Kind::Map { layout: Layout::Block, entries } => entries.last().map_or(self, |e| e.value.last()),
            Kind::List { layout: Layout::Block, items } => items.last().map_or(self, |i| i.value.last()),
            _ => self,
        }
    }

    /// A map or list over several lines, without brackets.
    pub fn is_block_collection(&self) -> bool {
        matches!(
            self.kind,
            Kind::Map { layout: Layout::Block, .. } | Kind::List { layout: Layout::Block, .. }
        )
    }
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Kind {
    /// Nothing is written.
    Empty,
    /// A scalar without quotes, with its text.
    Plain(String),
    /// A scalar in quotes: which, and its text.
    Quoted(char, String),
    /// `|` or `>` with lines below.
    Block,
    /// `*name`.
    Alias,
    /// Keys and values.
    Map { layout: Layout, entries: Vec<Entry> },
    /// Items.
    List { layout: Layout, items: Vec<Item> },
}

/// How a map or list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// By indentation.
    Block,
    /// In brackets.
    Flow,
    /// A single `key: value` between the commas of a list.
    Pair,
}

/// A key and its value.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where the key begins, a `?` before it included.
    pub start: usize,
    pub key: Node,
    /// Whether there is a `:`.
    pub colon: bool,
    pub value: Node,
}

impl Entry {
    /// The key, if it is text.
    pub fn name(&self) -> Option<&str> {
        match &self.key.kind {
            Kind::Plain(text) | Kind::Quoted(_, text) => Some(text),
            _ => None,
        }
    }
}

/// An item of a list.
#[derive(Debug)]
pub(super) struct Item {
    /// Where it begins, its `-` included.
    pub start: usize,
    pub value: Node,
}

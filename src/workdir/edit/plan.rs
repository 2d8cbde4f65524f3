//! Which stretch of the text a change replaces, and by what.

use serde_yaml::Value;

use super::data::{Change, nested};
use super::node::{Kind, Layout, Node};
use super::tree::Tree;
use super::write::{Habits, Lines, Under};
use super::{Splice, Step, lines, refused};
use crate::error::{Error, Result};

/// Everything a change is planned with.
pub(super) struct Plan<'t> {
    pub text: &'t str,
    pub tree: &'t Tree,
    /// What the text says.
    pub data: &'t Value,
    /// The order of the keys at the top.
    pub order: &'t [&'t str],
    /// How new values are written.
    pub lines: Lines,
}

/// Where a path leads: to a value, or to the last one on the way that is there.
pub(super) struct Spot<'t> {
    pub node: &'t Node,
    pub data: &'t Value,
    /// What it stands behind.
    pub place: Place,
    /// The steps that lead further, to what is not there yet.
    pub rest: &'t [Step<'t>],
}

/// What a value stands behind.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// Nothing: the whole document.
    Top,
    /// A key or a dash.
    Block(Under),
    /// A key or a comma in brackets; whether a colon is there.
    Flow { colon: bool },
}

impl<'t> Plan<'t> {
    pub fn splice(&self, path: &'t [Step<'t>], change: &Change) -> Result<Splice> {
        let (value, is_item) = match change {
            Change::Set(value) => (value, false),
            Change::Append(item) => (item, true),
            Change::Remove => return self.remove(path),
        };
        let listed = || if is_item { Value::Sequence(vec![value.clone()]) } else { value.clone() };
        let Some(root) = &self.tree.root else { return self.begin(self.with_parents(path, listed())?) };
        let spot = self.walk(root, path)?;
        if !spot.rest.is_empty() && !spot.data.is_null() {
            return self.insert(&spot, self.with_parents(&spot.rest[1..], listed())?);
        }
        let is_filled = untagged(spot.data).as_sequence().is_some_and(|list| !list.is_empty());
        if is_item && is_filled {
            return self.append(spot.node, value);
        }
        let value = self.with_parents(spot.rest, listed())?;
        match spot.place {
            Place::Top => self.begin(value),
            Place::Block(under) => self.replace(spot.node, under, &value),
            Place::Flow { colon } => self.replace_in_brackets(spot.node, colon, &value),
        }
    }

    /// The value with all keys that must be made for it.
    fn with_parents(&self, path: &[Step<'_>], value: Value) -> Result<Value> {
        nested(path, value).ok_or_else(|| refused(self.text, 0))
    }

    /// Follows a path as far as there is something.
    pub fn walk(&self, root: &'t Node, path: &'t [Step<'t>]) -> Result<Spot<'t>> {
        let mut spot = Spot { node: root, data: self.data, place: Place::Top, rest: path };
        while let Some((step, rest)) = spot.rest.split_first() {
            if spot.data.is_null() {
                break;
            }
            self.check_not_shared(spot.node)?;
            let data = untagged(spot.data);
            let (node, data, place) = match (&spot.node.kind, step) {
                (Kind::Map { layout, entries }, Step::Key(key)) => {
                    let Some(data) = data.get(key) else { break };
                    let entry = entries.iter().find(|entry| entry.name() == Some(key));
                    let entry = entry.ok_or_else(|| self.refused(spot.node))?;
                    let column = self.column(entries[0].start);
                    (&entry.value, data, self.place(*layout, Under::Key(column), entry.colon))
                }
                (Kind::List { layout, items }, Step::Item(index)) => {
                    let (item, data) =
                        items.get(*index).zip(data.get(index)).ok_or_else(|| self.refused(spot.node))?;
                    let column = self.column(item.start);
                    (&item.value, data, self.place(*layout, Under::Dash(column), true))
                }
                _ => return Err(self.refused(spot.node)),
            };
            spot = Spot { node, data, place, rest };
        }
        Ok(spot)
    }

    fn place(&self, layout: Layout, under: Under, colon: bool) -> Place {
        if layout == Layout::Block { Place::Block(under) } else { Place::Flow { colon } }
    }

    /// What stands behind `*name` is written elsewhere, and what has a name is used elsewhere: a change would
    /// change more than one place.
    pub fn check_not_shared(&self, node: &Node) -> Result<()> {
        let used = self.tree.aliases.iter().any(|(anchor, _)| *anchor == node.anchor);
        if used || matches!(node.kind, Kind::Alias) { Err(self.shared(node)) } else { Ok(()) }
    }

    /// Nothing of what goes may be used elsewhere.
    pub fn check_not_used(&self, node: &Node) -> Result<()> {
        let own = node.start()..node.bytes.end;
        let mut used =
            self.tree.aliases.iter().filter(|(_, at)| !own.contains(at)).map(|(anchor, _)| *anchor);
        let used = used.any(|anchor| node.any(&mut |node| node.anchor == anchor));
        if used { Err(self.shared(node)) } else { Ok(()) }
    }

    fn shared(&self, node: &Node) -> Error {
        self.refused(node).remedy(
            "Deze waarde wordt met & en * op meer plaatsen gebruikt. Schrijf haar op elke plaats voluit.",
        )
    }

    pub fn refused(&self, node: &Node) -> Error {
        refused(self.text, node.start())
    }

    pub fn column(&self, at: usize) -> usize {
        lines::column(self.text, at)
    }

    /// How this file is written, for lines that come here.
    pub fn habits(&self, at: usize) -> Habits<'t> {
        let mut seen = Seen::default();
        self.tree.root.iter().for_each(|root| seen.look(root, self.text));
        Habits {
            line_break: lines::line_break(self.text, at),
            step: seen.step.unwrap_or(2),
            text: seen.step.unwrap_or(2),
            list: seen.list.or(seen.step).unwrap_or(2),
            dash: 2,
            lines: self.lines,
        }
    }

    /// The first keys of a file that has none.
    fn begin(&self, value: Value) -> Result<Splice> {
        let Value::Mapping(map) = &value else { return Err(refused(self.text, 0)) };
        let slot = match &self.tree.root {
            None => self.text.len(),
            Some(Node { kind: Kind::Empty, slot, properties, .. }) if properties.is_empty() => *slot,
            Some(root) => return Err(self.refused(root)),
        };
        let at = lines::end(self.text, slot);
        let habits = self.habits(at);
        let new = habits.entries(map, 0);
        let begins_line = lines::start(self.text, at) == at && at == self.text.len();
        let text = if begins_line {
            format!("{}{}", &new[habits.line_break.len()..], habits.line_break)
        } else {
            new
        };
        Ok(Splice { bytes: at..at, text })
    }
}

/// What is inside a tag.
pub(super) fn untagged(value: &Value) -> &Value {
    match value {
        Value::Tagged(tagged) => untagged(&tagged.value),
        value => value,
    }
}

/// How far the first maps and lists of a file stand in.
#[derive(Default)]
struct Seen {
    step: Option<usize>,
    list: Option<usize>,
}

impl Seen {
    fn look(&mut self, node: &Node, text: &str) {
        let column = |at| lines::column(text, at);
        let inner = |node: &Node| match &node.kind {
            Kind::Map { layout: Layout::Block, entries } => entries.first().map(|entry| column(entry.start)),
            Kind::List { layout: Layout::Block, items } => items.first().map(|item| column(item.start)),
            _ => None,
        };
        let Some(outer) = inner(node) else { return };
        match &node.kind {
            Kind::Map { entries, .. } => {
                for value in entries.iter().map(|entry| &entry.value) {
                    let Some(offset) = inner(value).and_then(|inner| inner.checked_sub(outer)) else {
                        continue;
                    };
                    let is_list = matches!(value.kind, Kind::List { .. });
                    if is_list { &mut self.list } else { &mut self.step }.get_or_insert(offset);
                    self.look(value, text);
                }
            }
            Kind::List { items, .. } => items.iter().for_each(|item| self.look(&item.value, text)),
            _ => {}
        }
    }
}

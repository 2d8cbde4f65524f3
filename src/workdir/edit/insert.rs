//! A new key in a map, a new item in a list.

use serde_yaml::Value;

use super::node::{Entry, Kind, Layout, Node};
use super::plan::{Plan, Spot, untagged};
use super::write;
use super::{Splice, Step, lines};
use crate::error::Result;

impl Plan<'_> {
    /// A key that the map does not have.
    pub fn insert(&self, spot: &Spot<'_>, value: Value) -> Result<Splice> {
        let node = spot.node;
        let (Kind::Map { layout, entries }, Some(Step::Key(key))) = (&node.kind, spot.rest.first()) else {
            return Err(self.refused(node));
        };
        if is_merged(untagged(spot.data), key) {
            return Err(self
                .refused(node)
                .remedy("Deze sleutel komt hier met << van een andere plaats. Schrijf haar hier voluit."));
        }
        let name = Value::from(*key);
        let in_brackets = || format!("{}: {}", write::flow(&name), write::flow(&value));
        let first = match (layout, entries.first()) {
            (Layout::Block, Some(first)) => first,
            (Layout::Pair, _) => {
                let text = format!("{{{}, {}}}", &self.text[node.bytes.clone()], in_brackets());
                return Ok(Splice { bytes: node.bytes.clone(), text });
            }
            _ => {
                let last = entries.last().map(|entry| (entry.start, &entry.value));
                return Ok(self.insert_in_brackets(node, last, &in_brackets()));
            }
        };
        let column = self.column(first.start);
        let is_top = self.tree.root.as_ref().is_some_and(|root| std::ptr::eq(root, node));
        let mut neighbour = self.neighbour(entries, if is_top { key } else { "" });
        if let Neighbour::After(entry) = neighbour
            && self.runs_to_the_end(&entry.value)
        {
            neighbour = Neighbour::Before(entry);
        }
        match neighbour {
            Neighbour::After(entry) => {
                if !lines::is_over(self.text, entry.value.bytes.end) {
                    return Err(self.refused(node));
                }
                let at = lines::end_with_comments(self.text, entry.value.bytes.end, column);
                let habits = self.habits(at);
                let text = habits.line(column, &habits.entry(&name, &value, column));
                Ok(Splice { bytes: at..at, text })
            }
            Neighbour::Before(entry) => {
                let at = self.above(entry.start);
                let habits = self.habits(at);
                let new = habits.entry(&name, &value, column);
                Ok(Splice { bytes: at..at, text: new + &habits.line(column, "") })
            }
        }
    }

    /// Next to which key a new one comes. Without a place in the order, last.
    fn neighbour<'e>(&self, entries: &'e [Entry], key: &str) -> Neighbour<'e> {
        let rank = |key: &str| self.order.iter().position(|known| *known == key);
        let ranked = || entries.iter().filter_map(|entry| Some((rank(entry.name()?)?, entry)));
        let last = Neighbour::After(&entries[entries.len() - 1]);
        let Some(own) = rank(key) else { return last };
        let before = ranked().filter(|(rank, _)| *rank < own).max_by_key(|(rank, _)| *rank);
        let after = ranked().filter(|(rank, _)| *rank > own).min_by_key(|(rank, _)| *rank);
        match (before, after) {
            (Some((_, entry)), _) => Neighbour::After(entry),
            (None, Some((_, entry))) => Neighbour::Before(entry),
            (None, None) => last,
        }
    }

    /// Where the comment begins that stands right above a key, at the key's column; the head of a file is no
    /// such comment.
    fn above(&self, key: usize) -> usize {
        let column = self.column(key);
        let mut at = key;
        loop {
            let line = lines::start(self.text, at);
            let is_alone = self.text[line..at].chars().all(|c| c == ' ');
            if line == 0 || !is_alone {
                return if is_alone && at != key { key } else { at };
            }
            let before = lines::start(self.text, lines::without_break(&self.text[..line]).len());
            let above = &self.text[before..line];
            let indent = above.len() - above.trim_start_matches(' ').len();
            if indent != column || !above[indent..].starts_with('#') {
                return at;
            }
            at = before + indent;
        }
    }

    /// An item at the end of a list that has some.
    pub fn append(&self, node: &Node, item: &Value) -> Result<Splice> {
        self.check_not_shared(node)?;
        let Kind::List { layout, items } = &node.kind else { return Err(self.refused(node)) };
        let Some(last) = items.last() else { return Err(self.refused(node)) };
        if *layout != Layout::Block {
            return Ok(self.insert_in_brackets(node, Some((last.start, &last.value)), &write::flow(item)));
        }
        let end = last.value.bytes.end;
        if self.runs_to_the_end(&last.value) || !lines::is_over(self.text, end) {
            return Err(self.refused(node).remedy("Zet achter de laatste regel van het bestand een Enter."));
        }
        let column = self.column(last.start);
        let at = lines::end_with_comments(self.text, end, column);
        let mut habits = self.habits(at);
        let same_line = lines::start(self.text, last.value.bytes.start) <= last.start;
        if last.value.is_block_collection() && same_line {
            habits.dash = self.column(last.value.bytes.start) - column;
        }
        let in_brackets = matches!(
            (&last.value.kind, item),
            (Kind::Map { layout: Layout::Flow, .. }, Value::Mapping(_))
                | (Kind::List { layout: Layout::Flow, .. }, Value::Sequence(_))
        );
        let new = if in_brackets { format!("- {}", write::flow(item)) } else { habits.item(item, column) };
        Ok(Splice { bytes: at..at, text: habits.line(column, &new) })
    }

    /// At the end of what stands in brackets; on a line of its own when the last one has that.
    fn insert_in_brackets(&self, node: &Node, last: Option<(usize, &Node)>, new: &str) -> Splice {
        let Some((start, value)) = last else {
            let at = node.bytes.start + 1;
            return Splice { bytes: at..at, text: new.to_owned() };
        };
        let end = value.bytes.end;
        let next = lines::trivia_end(self.text, end);
        let has_comma = self.text[next..].starts_with(',');
        let after = if has_comma { next + 1 } else { end };
        // A comma right behind a colon would be read as text.
        let blank = if self.text[..end].ends_with(':') { " " } else { "" };
        let line = lines::start(self.text, start);
        let indent = &self.text[line..start];
        if indent.trim().is_empty() && line > node.bytes.start && lines::is_over(self.text, after) {
            let line_end = lines::end(self.text, after);
            let line_break = lines::line_break(self.text, after);
            let comment = &self.text[after..line_end];
            let (before, behind) = if has_comma { ("", ",") } else { (",", "") };
            let blank = if has_comma { "" } else { blank };
            let text = format!("{blank}{before}{comment}{line_break}{indent}{new}{behind}");
            return Splice { bytes: after..line_end, text };
        }
        Splice { bytes: end..end, text: format!("{blank}, {new}") }
    }

    /// Whether this ends in a block of text that the end of the file ends: a line break behind it would
    /// become part of that text.
    pub fn runs_to_the_end(&self, node: &Node) -> bool {
        let last = node.last();
        matches!(last.kind, Kind::Block) && lines::next(self.text, last.bytes.end).is_none()
    }
}

enum Neighbour<'e> {
    After(&'e Entry),
    Before(&'e Entry),
}

/// Whether a map gets this key from another one with `<<`.
fn is_merged(map: &Value, key: &str) -> bool {
    match map.get("<<") {
        Some(Value::Sequence(maps)) => maps.iter().any(|map| map.get(key).is_some()),
        Some(map) => map.get(key).is_some(),
        None => false,
    }
}

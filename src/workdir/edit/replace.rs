//! A new value in the place of an old one.

use serde_yaml::Value;

use super::node::{Kind, Node};
use super::plan::Plan;
use super::write::{self, Under, Written};
use super::{Splice, lines};
use crate::error::Result;

impl Plan<'_> {
    /// In brackets, all on one line.
    pub fn replace_in_brackets(&self, node: &Node, colon: bool, value: &Value) -> Result<Splice> {
        self.check_replaceable(node)?;
        let head = same_quotes(node, value).unwrap_or_else(|| write::flow(value));
        let start = self.stays_until(node);
        let text = if colon { self.apart(start, head) } else { format!(": {head}") };
        Ok(Splice { bytes: start..node.bytes.end, text })
    }

    /// Behind a key or a dash.
    pub fn replace(&self, node: &Node, under: Under, value: &Value) -> Result<Splice> {
        self.check_replaceable(node)?;
        let start = self.stays_until(node);
        let mut habits = self.habits(start);
        let stays_there = match node.kind {
            Kind::Empty => false,
            _ => !self.has_own_lines(node),
        };
        if let Under::Dash(column) = under
            && stays_there
            && self.column(start) > column
        {
            // What comes in several lines begins where the old value began.
            habits.dash = self.column(start) - column;
        }
        if let (Kind::Block, Under::Key(column) | Under::Dash(column)) = (&node.kind, under) {
            let old = self.text_column(node);
            habits.text = old.filter(|old| *old > column).map_or(habits.text, |old| old - column);
        }
        let written = match same_quotes(node, value) {
            Some(head) => Written { head, below: String::new() },
            None => habits.block(value, under),
        };
        if node.is_block_collection() {
            Ok(self.replace_lines(node, start, written))
        } else {
            self.replace_scalar(node, start, written)
        }
    }

    fn check_replaceable(&self, node: &Node) -> Result<()> {
        // A comment between a tag and its value would go with the tag.
        if node.tag.is_some() && self.text[node.properties.end..node.bytes.start].contains('#') {
            return Err(self.refused(node));
        }
        self.check_not_used(node)
    }

    /// What stays of the old value is its anchor, which nobody uses; a tag goes.
    fn stays_until(&self, node: &Node) -> usize {
        match (node.tag, &node.kind) {
            (Some(tag), _) => tag,
            (None, Kind::Empty) => node.properties.end,
            (None, _) => node.bytes.start,
        }
    }

    /// Instead of a scalar, or of something in brackets: a comment behind it stays in its line.
    fn replace_scalar(&self, node: &Node, start: usize, new: Written) -> Result<Splice> {
        let is_block = matches!(node.kind, Kind::Block);
        let behind = if is_block {
            let header = &self.text[node.bytes.start..];
            node.bytes.start + header.find(char::is_whitespace).unwrap_or(header.len())
        } else {
            node.bytes.end
        };
        let line_end = lines::end(self.text, behind);
        if new.below.is_empty() && !is_block {
            return Ok(Splice { bytes: start..behind, text: self.apart(start, new.head) });
        }
        if !lines::is_over(self.text, behind) {
            return Err(self.refused(node));
        }
        let comment = &self.text[behind..line_end];
        let end = if is_block { self.last_line_end(node).max(line_end) } else { line_end };
        let start = if new.head.is_empty() { self.text[..start].trim_end().len() } else { start };
        let text = format!("{}{comment}{}", self.apart(start, new.head), new.below);
        Ok(Splice { bytes: start..end, text })
    }

    /// Instead of a map or list over several lines: comments between its key and its first line stay.
    fn replace_lines(&self, node: &Node, start: usize, new: Written) -> Splice {
        let end = self.last_line_end(node);
        if !self.has_own_lines(node) {
            return Splice { bytes: start..end, text: format!("{}{}", new.head, new.below) };
        }
        let first_line = lines::start(self.text, node.bytes.start);
        let start = node.tag.unwrap_or(node.properties.end);
        let between = lines::without_break(&self.text[node.properties.end..first_line]);
        // In a block of text they would be text.
        let opens_block = new.head.ends_with('|') || new.head.ends_with("|-");
        let between = if opens_block { &between[..lines::end(between, 0)] } else { between };
        let text = format!("{}{between}{}", self.apart(start, new.head), new.below);
        Splice { bytes: start..end, text }
    }

    /// In which column the lines of a text begin.
    fn text_column(&self, node: &Node) -> Option<usize> {
        let lines = lines::next(self.text, node.bytes.start)?;
        let below = self.text.get(lines..node.bytes.end)?;
        Some(lines::column(below, below.find(|c: char| !c.is_whitespace())?))
    }

    /// Where the last line ends that has something of it. Blank lines at the end of a text stay, also if they
    /// were part of it.
    fn last_line_end(&self, node: &Node) -> usize {
        let length = self.text[node.bytes.clone()].trim_end().len();
        lines::end(self.text, node.bytes.start + length)
    }

    /// Whether this is a map or list that does not begin in the line of its key or dash.
    fn has_own_lines(&self, node: &Node) -> bool {
        node.is_block_collection() && lines::start(self.text, node.bytes.start) > node.slot
    }

    /// A value does not stick to a colon, a dash or an anchor.
    fn apart(&self, start: usize, head: String) -> String {
        let sticks = self.text[..start].ends_with(|c: char| !c.is_whitespace() && !"[{,".contains(c));
        if sticks && !head.is_empty() { format!(" {head}") } else { head }
    }
}

/// A text in the quotes that the old text had.
fn same_quotes(node: &Node, value: &Value) -> Option<String> {
    match (&node.kind, value) {
        (Kind::Quoted(quote, _), Value::String(text)) if !text.contains('\n') => {
            Some(write::quoted(text, *quote))
        }
        _ => None,
    }
}

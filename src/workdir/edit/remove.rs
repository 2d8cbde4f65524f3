//! A key or an item less.

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::node::{Kind, Layout, Node};
use super::plan::{Place, Plan};
use super::{Splice, Step, lines, refused};
use crate::error::Result;

/// One of the neighbours in a map or list: where it begins, and its value.
type Member<'n> = (usize, &'n Node);

impl<'t> Plan<'t> {
    /// Removes what is at the end of a path; the data says that it is there.
    pub fn remove(&self, path: &'t [Step<'t>]) -> Result<Splice> {
        let (Some(root), Some((step, way))) = (&self.tree.root, path.split_last()) else {
            return Err(refused(self.text, 0));
        };
        let spot = self.walk(root, way)?;
        let node = spot.node;
        self.check_not_shared(node)?;
        let (layout, members, index, none): (_, Vec<Member<'_>>, _, _) = match (&node.kind, step) {
            (Kind::Map { layout, entries }, Step::Key(key)) => {
                let index = entries.iter().position(|entry| entry.name() == Some(key));
                if let Some(entry) = index.map(|index| &entries[index]) {
                    self.check_not_used(&entry.key)?;
                }
                let members = entries.iter().map(|entry| (entry.start, &entry.value)).collect();
                (*layout, members, index, Value::Mapping(Mapping::new()))
            }
            (Kind::List { layout, items }, Step::Item(index)) => {
                let members = items.iter().map(|item| (item.start, &item.value)).collect();
                (*layout, members, Some(*index), Value::Sequence(Vec::new()))
            }
            _ => return Err(self.refused(node)),
        };
        let Some(index) = index.filter(|index| *index < members.len()) else {
            return Err(self.refused(node));
        };
        self.check_not_used(members[index].1)?;
        match (layout, spot.place) {
            (Layout::Flow, _) => Ok(self.cut(self.in_brackets(&members, index))),
            (Layout::Block, Place::Block(under)) if members.len() == 1 => self.replace(node, under, &none),
            (Layout::Block, Place::Top) if members.len() == 1 => {
                let end = lines::end(self.text, node.bytes.end);
                Ok(Splice { bytes: node.bytes.start..end, text: "{}".to_owned() })
            }
            (Layout::Block, _) => self.in_lines(node, &members, index).map(|bytes| self.cut(bytes)),
            (Layout::Pair, _) => Ok(Splice { bytes: node.bytes.clone(), text: "{}".to_owned() }),
        }
    }

    fn cut(&self, bytes: Range<usize>) -> Splice {
        Splice { bytes, text: String::new() }
    }

    /// With the comma behind it; of the last one, the comma before it.
    fn in_brackets(&self, members: &[Member<'_>], index: usize) -> Range<usize> {
        let (start, value) = members[index];
        let end = value.bytes.end;
        let next = lines::trivia_end(self.text, end);
        if self.text[next..].starts_with(',') {
            let behind = &self.text[next + 1..];
            let blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
            let comment = self.text[end..next].contains('#');
            return if comment { start..end } else { start..next + 1 + blanks };
        }
        match index.checked_sub(1).map(|before| members[before].1.bytes.end) {
            Some(before) if !self.text[before..start].contains('#') => before..end,
            _ => start..end,
        }
    }

    /// With its lines, and a comment behind it.
    fn in_lines(&self, node: &Node, members: &[Member<'_>], index: usize) -> Result<Range<usize>> {
        let (start, value) = members[index];
        let end = value.bytes.end;
        if !lines::is_over(self.text, end) {
            return Err(self.refused(node));
        }
        let line = lines::start(self.text, start);
        if !self.text[line..start].trim().is_empty() {
            // The first behind a dash: the next one comes in its place.
            let next = members.get(index + 1).map_or(end, |(next, _)| *next);
            let comment = self.text[end..next].contains('#');
            return Ok(start..if comment { lines::end(self.text, end) } else { next });
        }
        if let Some(next) = lines::next(self.text, end) {
            return Ok(line..next);
        }
        // The last line of a file without a line break at its end: the one before it goes, unless it belongs to
        // a block of text.
        let before = lines::without_break(&self.text[..line]).len();
        let keeps = index > 0 && matches!(members[index - 1].1.last().kind, Kind::Block);
        Ok(if keeps { line } else { before }..end)
    }
}

//! Formulas without an outcome: a program wrote the xlsx and Excel never opened it, so nobody knows what the cells say.

use memchr::{memchr, memmem};

use crate::sheet::open::limits::MAX_UNCALCULATED;

use super::merges::address;

/// The cells (row and column, from 0) of a worksheet part with a formula but no outcome, the first few.
pub fn uncalculated(part: &[u8]) -> Vec<(u32, u32)> {
    let tags = Tags::of(part);
    let (mut found, mut at, mut rows) = (Vec::new(), 0, Rows::default());
    while let Some(hit) = tags.find(part, at, b"f")
        && found.len() < MAX_UNCALCULATED
    {
        let Some(cell) = tags.last_cell(&part[at..hit]).map(|start| at + start) else {
            at = hit + 1;
            continue;
        };
        let Some(end) = memmem::find(&part[hit..], &tags.cell_end).map(|end| hit + end) else { break };
        if !has_outcome(&part[cell..hit], &part[hit..end], &tags) {
            found.push(match attribute(&part[cell..hit], b" r=").and_then(address) {
                Some(place) => place,
                None => rows.place(part, cell, &tags),
            });
        }
        at = end;
    }
    found
}

/// Counts rows and columns for cells that do not say where they stand; cells must be asked for in their order.
#[derive(Default)]
struct Rows {
    /// The first row that is not counted yet.
    next: usize,
    /// The last row that is: where it begins and its number.
    last: Option<(usize, u32)>,
}

impl Rows {
    fn place(&mut self, part: &[u8], cell: usize, tags: &Tags) -> (u32, u32) {
        while let Some(row) = tags.find(part, self.next, b"row").filter(|row| *row < cell) {
            let said =
                tag(part, row).and_then(|tag| attribute(tag, b" r=")?.parse::<u32>().ok()?.checked_sub(1));
            let counted = self.last.map_or(0, |(_, number)| number.saturating_add(1));
            self.last = Some((row, said.unwrap_or(counted)));
            self.next = row + 1;
        }
        let (start, row) = self.last.unwrap_or_default();
        let (mut at, mut column) = (start, 0u32);
        while let Some(other) = tags.find(part, at, b"c").filter(|other| *other < cell) {
            let said = tag(part, other).and_then(|tag| address(attribute(tag, b" r=")?));
            column = said.map_or(column, |(_, column)| column).saturating_add(1);
            at = other + 1;
        }
        (row, column)
    }
}

/// The tag that begins here.
fn tag(part: &[u8], at: usize) -> Option<&[u8]> {
    Some(&part[at..at + memchr(b'>', &part[at..])?])
}

/// The names of the elements, with the prefix this file gives them.
struct Tags {
    prefix: Vec<u8>,
    cell_end: Vec<u8>,
}

impl Tags {
    fn of(part: &[u8]) -> Self {
        const HEAD: usize = 1024;
        let head = &part[..part.len().min(HEAD)];
        let root = memmem::find(head, b"worksheet").unwrap_or(0);
        let open = head[..root].iter().rposition(|b| *b == b'<').map_or(root, |open| open + 1);
        let prefix = head[open..root].to_vec();
        let cell_end = [b"</", &*prefix, b"c>"].concat();
        Tags { prefix, cell_end }
    }

    /// Where the last cell begins.
    fn last_cell(&self, part: &[u8]) -> Option<usize> {
        let last = |end: &[u8]| memmem::rfind(part, &[b"<", &*self.prefix, b"c", end].concat());
        last(b" ").max(last(b">"))
    }

    /// Where the next element of that name begins.
    fn find(&self, part: &[u8], from: usize, name: &[u8]) -> Option<usize> {
        let start = [b"<", &*self.prefix, name].concat();
        let ends = |at: &usize| {
            matches!(part.get(from + at + start.len()), Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'))
        };
        memmem::find_iter(&part[from..], &start).find(ends).map(|at| from + at)
    }
}

/// Whether the rest of a cell gives a value; an empty one is the outcome only of a formula that gives text.
fn has_outcome(start: &[u8], rest: &[u8], tags: &Tags) -> bool {
    if tags.find(rest, 0, b"is").is_some() {
        return true;
    }
    let Some(value) = tags.find(rest, 0, b"v") else { return false };
    let Some(close) = memchr(b'>', &rest[value..]).map(|close| value + close) else { return false };
    let empty = rest[close - 1] == b'/' || rest.get(close + 1) == Some(&b'<');
    !empty || attribute(start, b" t=") == Some("str")
}

fn attribute<'p>(tag: &'p [u8], name: &[u8]) -> Option<&'p str> {
    let at = memmem::find(tag, name)? + name.len();
    let (quote, value) = tag.get(at..)?.split_first()?;
    std::str::from_utf8(&value[..memchr(*quote, value)?]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_without_value_is_found() {
        let cells = r#"<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="3"/><c r="C2"><f>A1</f><v></v></c>
            <c r="D2"><f>A1</f><v/></c><c r="E2"><f>A1</f></c><c r="F2"><f t="shared" si="0"/><v>3</v></c>
            <c r="G2" t="str"><f>A1</f><v></v></c><c r="H2" t="inlineStr"><f>A1</f><is><t>x</t></is></c></row>"#;
        let part = format!("<?xml version=\"1.0\"?><worksheet><firstHeader/>{cells}</worksheet>");
        assert_eq!(uncalculated(part.as_bytes()), [(1, 2), (1, 3), (1, 4)]);
        let prefixed = part.replace("</", "</x:").replace('<', "<x:").replace("<x:/x:", "</x:");
        assert_eq!(uncalculated(prefixed.as_bytes()), [(1, 2), (1, 3), (1, 4)]);
    }

    #[test]
    fn cells_without_an_address_are_counted() {
        let part = "<worksheet><sheetData><row><c><v>1</v></c><c/><c><f>A1</f></c></row><row/><row r=\"7\"><c r=\"C7\"/>\
            <c s=\"1\"><f>A1</f><v/></c><c><f>A1</f><v>1</v></c></row><row><c t=\"s\"><v>1</v></c><c><f>A1</f></c></row>";
        assert_eq!(uncalculated(part.as_bytes()), [(0, 2), (6, 3), (7, 1)]);
    }

    #[test]
    fn senseless_parts_have_none() {
        for part in ["", "<f>", "<worksheet><f><f>", "<worksheet><c ><f/>", "<worksheet><c r=\"<f/>"] {
            assert!(uncalculated(part.as_bytes()).is_empty(), "{part}");
        }
    }
}

//! The fields of a csv file where they stand, so that all else stays as it was.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cells::{Row, Sheet};

/// What a sheet is called that has no name.
pub const NAME: &str = "csv";

/// A csv file and where its fields stand.
#[derive(Debug)]
pub struct Fields<'t> {
    text: &'t str,
    /// Per row, in bytes, quotes included.
    rows: Vec<Vec<Range<usize>>>,
    /// What stands in them.
    pub sheet: Sheet,
}

/// Finds the fields.
pub fn fields(text: &str) -> Fields<'_> {
    let delimiter = delimiter(text);
    let (mut rows, mut row, mut start, mut quoted) = (Vec::new(), Vec::new(), 0, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            // Within a quoted field each quote ends or begins quoting; two of them do both.
            b'"' if text.as_bytes()[start] == b'"' => quoted = !quoted,
            _ if quoted => {}
            b'\n' => {
                row.push(start..start + text[start..at].trim_end_matches('\r').len());
                rows.push(std::mem::take(&mut row));
                start = at + 1;
            }
            byte if byte == delimiter => {
                row.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < text.len() || !row.is_empty() {
        row.push(start..text.len());
        rows.push(row);
    }
    let shown = |row: &Vec<Range<usize>>| row.iter().map(|field| unquoted(&text[field.clone()])).collect();
    let sheet = Sheet {
        name: NAME.into(),
        rows: rows.iter().enumerate().map(|(nth, row)| Row { number: nth + 1, cells: shown(row) }).collect(),
    };
    Fields { text, rows, sheet }
}

impl Fields<'_> {
    /// The text with other fields.
    pub fn with(&self, changed: &BTreeMap<(usize, usize), String>) -> String {
        let mut new = String::with_capacity(self.text.len());
        let mut done = 0;
        for ((row, column), text) in changed {
            let field = &self.rows[*row][*column];
            new.push_str(&self.text[done..field.start]);
            new.push('"');
            new.push_str(&text.replace('"', "\"\""));
            new.push('"');
            done = field.end;
        }
        new.push_str(&self.text[done..]);
        new
    }
}

/// The sign that parts the fields of the first row.
fn delimiter(text: &str) -> u8 {
    let (mut counts, mut quoted) = ([(b';', 0), (b',', 0), (b'\t', 0)], false);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            byte if !quoted => {
                counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    // Of as many the first: as `max_by_key` takes the last, from behind.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b';', |(sign, _)| *sign)
}

fn unquoted(field: &str) -> String {
    match field.trim_end().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => field.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_changed_field_is_other() {
        let text = "\"a\";\"b \"\"c\"\";\r\nd\"\r\n\r\ne;;\"f\"\n";
        let fields = fields(text);
        let cells: Vec<&[String]> = fields.sheet.rows.iter().map(|row| row.cells.as_slice()).collect();
        assert_eq!(cells, [&["a", "b \"c\";\r\nd"][..], &[""], &["e", "", "f"]]);
        let changed = BTreeMap::from([((0, 1), "x \"y\"".to_owned()), ((2, 1), "z".to_owned())]);
        assert_eq!(fields.with(&changed), "\"a\";\"x \"\"y\"\"\"\r\n\r\ne;\"z\";\"f\"\n");
        assert_eq!(fields.with(&BTreeMap::new()), text);
        assert_eq!(super::fields("a,b;c,d\n").sheet.rows[0].cells, ["a", "b;c", "d"]);
    }
}

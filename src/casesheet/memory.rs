//! The cells of a sheet as texts in a case file, and back. A number or a day that was a text in the sheet has an apostrophe before it, as
//! spreadsheets themselves show it.

use jiff::civil::Date;

use super::Holds;
use super::take::{SheetCell, SheetRow};
use crate::model::case_file::SheetMemory;
use crate::model::scalar::{Day, Texts};
use crate::render::Value;
use crate::sheet::{self, Contents, Field};

/// What is written for a column of which nobody knows what it holds.
const UNKNOWN: &str = "onbekend";

/// The rows of a case as they were in the sheet, as cells.
pub fn rows(memory: &SheetMemory) -> Vec<SheetRow> {
    let cell = |(header, text): &(String, String)| SheetCell {
        header: header.clone(),
        holds: holds(memory, header),
        contents: contents(text),
    };
    memory.rows.iter().map(|row| row.0.iter().map(cell).collect()).collect()
}

/// What a column of a remembered sheet held.
pub fn holds(memory: &SheetMemory, header: &str) -> Holds {
    let plain = without_count(header);
    match memory.read_as.get(header) {
        None => by_header(plain),
        Some(key) => {
            let (key, number) = match key.rsplit_once(' ') {
                Some((key, number)) => (key, number.parse().ok()),
                None => (key, None),
            };
            Holds::of(plain, Field::from_key(key).filter(|_| key != UNKNOWN), number)
        }
    }
}

/// What a header says by itself.
pub fn by_header(header: &str) -> Holds {
    let (field, number) = sheet::recognise(header).unzip();
    Holds::of(header, field, number.flatten())
}

/// The rows of a case, to be remembered. `read_as` tells what each column was taken for.
pub fn of(rows: &[SheetRow], read_as: &[(String, Option<Field>, Option<u8>)], date: Date) -> SheetMemory {
    let texts =
        |row: &SheetRow| Texts(row.iter().map(|cell| (cell.header.clone(), kept(&cell.contents))).collect());
    let mut odd = Vec::new();
    for (header, field, number) in read_as {
        let plain = without_count(header);
        if !Holds::of(plain, *field, *number).is(by_header(plain)) {
            let key = field.map_or_else(|| UNKNOWN.to_owned(), Field::key);
            odd.push((header.clone(), number.map_or(key.clone(), |number| format!("{key} {number}"))));
        }
    }
    SheetMemory { date: Some(Day(date)), read_as: Texts(odd), rows: rows.iter().map(texts).collect() }
}

/// `Opmerking [2]` is the second column with the header `Opmerking`.
pub fn without_count(header: &str) -> &str {
    let counted = header.strip_suffix(']').and_then(|header| header.rsplit_once(" ["));
    match counted {
        Some((plain, count)) if count.parse::<u32>().is_ok_and(|count| count > 1) => plain,
        _ => header,
    }
}

/// A cell as a text.
pub fn kept(cell: &Contents) -> String {
    match cell {
        Contents::Empty => String::new(),
        Contents::Text(text) if is_typed(text.trim_start_matches('\'')) => format!("'{text}"),
        Contents::Text(text) => text.clone(),
        Contents::Number(number) => number.to_string(),
        Contents::Date(day) => day.to_string(),
    }
}

/// The cell that a text stands for.
pub fn contents(kept: &str) -> Contents {
    if kept.is_empty() {
        return Contents::Empty;
    }
    if let Some(text) = kept.strip_prefix('\'')
        && is_typed(text.trim_start_matches('\''))
    {
        return Contents::Text(text.to_owned());
    }
    match (number(kept), day(kept)) {
        (Some(number), _) => Contents::Number(number),
        (None, Some(day)) => Contents::Date(day),
        (None, None) => Contents::Text(kept.to_owned()),
    }
}

/// The cell that a text stands for, ready to be written.
pub fn value(kept: &str) -> Value<'static> {
    match contents(kept) {
        Contents::Empty => Value::Empty,
        Contents::Text(text) => Value::Text(text.into()),
        Contents::Date(day) => Value::Date(day),
        Contents::Number(number) => Value::Decimal(number),
    }
}

/// A cell that is written, as it is read again.
pub fn cell(value: &Value<'_>) -> Contents {
    match value {
        Value::Text(text) => Contents::Text(text.clone().into_owned()),
        Value::Date(day) => Contents::Date(*day),
        #[expect(clippy::cast_precision_loss, reason = "a sheet knows no other numbers")]
        Value::Number(number) => Contents::Number(*number as f64),
        Value::Decimal(number) => Contents::Number(*number),
        Value::Empty => Contents::Empty,
    }
}

fn is_typed(text: &str) -> bool {
    number(text).is_some() || day(text).is_some()
}

/// A number as it is written by [`kept`], and in no other way: `007`, `1e3` and `+31` are texts.
fn number(text: &str) -> Option<f64> {
    let first = text.as_bytes().first()?;
    if !first.is_ascii_digit() && *first != b'-' {
        return None;
    }
    text.parse::<f64>().ok().filter(|number| number.to_string() == text)
}

fn day(text: &str) -> Option<Date> {
    let is_day = text.len() == 10 && text.as_bytes()[4] == b'-';
    is_day.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_back_as_it_was() {
        let texts = [
            "",
            "a",
            "12",
            "'12",
            "''12",
            "'t Palet",
            "007",
            "1e3",
            "-1",
            "2026-12-03",
            "'2026-12-03",
            "0.5",
        ];
        for text in texts {
            let cell = if text.is_empty() { Contents::Empty } else { Contents::Text(text.into()) };
            assert_eq!(contents(&kept(&cell)), cell, "{text}");
        }
        for number in [0.0, 1.0, -3.0, 12.5, 1e15, 1e300, 0.1] {
            let cell = Contents::Number(number);
            assert_eq!(contents(&kept(&cell)), cell, "{number}");
        }
        let cell = Contents::Date(jiff::civil::date(2014, 5, 9));
        assert_eq!((kept(&cell).as_str(), contents(&kept(&cell))), ("2014-05-09", cell));
    }
}

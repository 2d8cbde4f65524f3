//! The cells of a sheet as texts in a case file, and back. A number or a day that was a text in the sheet has an apostrophe before it, as
//! spreadsheets themselves show it.

use std::cell::RefCell;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

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

/// Headers that are remembered at most; a folder of sheets has some tens.
const MAX_HEADERS: usize = 1_000;

/// What a header says by itself. Thousands of cases have the same headers, and to find that one of them is nearly a known
/// one takes long: it is asked once.
pub fn by_header(header: &str) -> Holds {
    thread_local! {
        static SAID: RefCell<FxHashMap<String, Holds>> = RefCell::default();
    }
    SAID.with_borrow_mut(|said| {
        if let Some(holds) = said.get(header) {
            return *holds;
        }
        let (field, number) = sheet::recognise(header).unzip();
        let holds = Holds::of(header, field, number.flatten());
        if said.len() < MAX_HEADERS {
            said.insert(header.to_owned(), holds);
        }
        holds
    })
}

/// What a column was taken for, when its header does not say so by itself.
pub fn read_as(header: &str, field: Option<Field>, number: Option<u8>) -> Option<String> {
    let plain = without_count(header);
    if Holds::of(plain, field, number).is(by_header(plain)) {
        return None;
    }
    let key = field.map_or_else(|| UNKNOWN.to_owned(), Field::key);
    Some(match number {
        Some(number) => format!("{key} {number}"),
        None => key,
    })
}

/// The rows of a case, to be remembered. `read_as` has the columns that were taken for something else than their header says.
pub fn of(rows: &[SheetRow], read_as: Texts, date: Date) -> SheetMemory {
    let texts =
        |row: &SheetRow| Texts(row.iter().map(|cell| (cell.header.clone(), kept(&cell.contents))).collect());
    SheetMemory { date: Some(Day(date)), position: None, read_as, rows: rows.iter().map(texts).collect() }
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

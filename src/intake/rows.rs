//! The rows of a sheet, put together by case.

use crate::casesheet::take::{SheetCell, SheetRow};
use crate::casesheet::{Holds, columns, memory};
use crate::model::scalar::Texts;
use crate::model::{NumberOrigin, Place};
use crate::render::text::looks_like_formula;
use crate::sheet::{Contents, What, Who, Whole, WholeTable};

/// What a sheet says of one case.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    /// The number of the sheet, if it has one; not yet checked.
    pub number: Option<String>,
    /// Where the case begins.
    pub place: Place,
    /// Its rows.
    pub rows: Vec<SheetRow>,
    /// Where each cell of each row stands.
    pub places: Vec<Vec<Place>>,
    /// What columns were taken for whose header does not say so by itself.
    pub read_as: Texts,
}

/// The cases of a sheet, in its order.
pub fn incoming(whole: &Whole) -> Vec<Incoming> {
    let mut cases: Vec<Incoming> = whole
        .cases
        .iter()
        .map(|entry| Incoming {
            number: (entry.number_origin == NumberOrigin::Sheet).then(|| entry.case.number.0.clone()),
            place: entry.place.clone(),
            ..Incoming::default()
        })
        .collect();
    for table in &whole.tables {
        let headers = headers(table);
        let columns: Vec<(&str, Holds)> = headers
            .iter()
            .zip(&table.columns)
            .map(|(key, column)| (key.as_str(), Holds::of(&column.header, column.field, column.number)))
            .collect();
        let read_as = read_as(&headers, table);
        for row in &table.rows {
            let Some(case) = row.case.and_then(|case| cases.get_mut(case)) else { continue };
            let cell = |((key, holds), contents): (&(&str, Holds), &Contents)| SheetCell {
                header: (*key).to_owned(),
                holds: *holds,
                contents: unquoted(contents),
            };
            case.rows.push(columns.iter().zip(&row.cells).map(cell).collect());
            let place = |index| Place { sheet: table.sheet.clone(), row: row.number, column: index };
            case.places.push(table.columns.iter().map(|column| place(column.index)).collect());
            for (key, field) in &read_as {
                if case.read_as.get(key).is_none() {
                    case.read_as.0.push((key.clone(), field.clone()));
                }
            }
        }
    }
    // Known from a hidden sheet alone.
    cases.retain(|case| !case.rows.is_empty());
    cases
}

/// The columns of a table that were taken for something else than their header says.
fn read_as(headers: &[String], table: &WholeTable) -> Vec<(String, String)> {
    let columns = headers.iter().zip(&table.columns);
    let odd = columns
        .filter_map(|(key, column)| Some((key.clone(), memory::read_as(key, column.field, column.number)?)));
    odd.collect()
}

/// The headers of a table; one that is there twice gets its count behind it.
fn headers(table: &WholeTable) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    for column in &table.columns {
        let count =
            1 + table.columns[..headers.len()].iter().filter(|known| known.header == column.header).count();
        headers.push(if count > 1 { format!("{} [{count}]", column.header) } else { column.header.clone() });
    }
    headers
}

/// The apostrophe that a csv has before what would be a formula is no part of the text.
fn unquoted(contents: &Contents) -> Contents {
    match contents {
        Contents::Text(text) => match text.strip_prefix('\'') {
            Some(rest) if looks_like_formula(rest) => Contents::Text(rest.to_owned()),
            _ => contents.clone(),
        },
        other => other.clone(),
    }
}

impl Incoming {
    /// What tells this child from others in its sheet, as written: the same in a later version of it.
    pub fn identity(&self) -> String {
        identity(&self.rows)
    }
}

/// What tells a child from others in its sheet.
pub fn identity(rows: &[SheetRow]) -> String {
    let tells = |holds: &Holds| match holds {
        Holds::Value(column) => column.path == ["casusnummer"] || is_identity(column),
        Holds::Person(Who::Youth, _, what) => matches!(
            what,
            What::Name
                | What::FirstName
                | What::Surname
                | What::Nickname
                | What::Initials
                | What::BirthDate
                | What::Bsn
        ),
        _ => false,
    };
    let cells = rows.first().into_iter().flatten().filter(|cell| tells(&cell.holds));
    cells.map(|cell| format!("{}\n", cell.contents.text())).collect()
}

fn is_identity(column: &columns::Column) -> bool {
    matches!(column.path, ["jeugdige", "naam" | "voornaam" | "achternaam" | "geboortedatum" | "bsn"])
}

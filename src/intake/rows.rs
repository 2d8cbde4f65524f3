//! The rows of a sheet, put together by case.

use rustc_hash::FxHashSet;

use super::children::{Children, children};
use crate::casesheet::take::{SheetCell, SheetRow, Unread};
use crate::casesheet::{Holds, columns, memory};
use crate::model::scalar::Texts;
use crate::model::{CaseEntry, NumberOrigin, Place, Warning};
use crate::render::text::looks_like_formula;
use crate::sheet::{Contents, What, Who, Whole, WholeTable, distinct};

/// What a sheet says of one case.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    /// The number of the sheet, if it has one; not yet checked.
    pub number: Option<String>,
    /// The number under which it is shown: that of the sheet, else its position.
    pub shown: String,
    /// Where the case begins.
    pub place: Place,
    /// Its rows.
    pub rows: Vec<SheetRow>,
    /// Where each cell of each row stands.
    pub places: Vec<Vec<Place>>,
    /// Its place among the cases of the sheet, from 1.
    pub position: u32,
    /// Whether another child has the same number in the sheet.
    pub shares_number: bool,
    /// Cells of which a person must say whether they are about another child.
    pub unclear: Vec<Unread>,
    /// What columns were taken for whose header does not say so by itself.
    pub read_as: Texts,
}

/// The cases of a sheet, in its order, and what a person should look at.
pub fn incoming(whole: &Whole) -> (Vec<Incoming>, Vec<Warning>) {
    let mut cases: Vec<Gathered> = whole.cases.iter().map(Gathered::of).collect();
    for table in &whole.tables {
        let headers = headers(table);
        let columns: Vec<(&str, Holds)> = headers
            .iter()
            .zip(&table.columns)
            .map(|(key, column)| (key.as_str(), Holds::of(&column.header, column.field, column.number)))
            .collect();
        let read_as = read_as(&headers, table);
        for row in &table.rows {
            let Some(Gathered { case, repeated }) = row.case.and_then(|case| cases.get_mut(case)) else {
                continue;
            };
            let cell = |((key, holds), contents): (&(&str, Holds), &Contents)| SheetCell {
                header: (*key).to_owned(),
                holds: *holds,
                contents: unquoted(contents),
            };
            case.rows.push(columns.iter().zip(&row.cells).map(cell).collect());
            repeated.push(&row.repeated);
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
    cases.retain(|gathered| !gathered.case.rows.is_empty());
    apart(cases)
}

/// A case, and what its rows repeat from the one above by a merge.
struct Gathered<'w> {
    case: Incoming,
    repeated: Vec<&'w [(usize, Contents)]>,
}

impl Gathered<'_> {
    fn of(entry: &CaseEntry) -> Self {
        let number = (entry.number_origin == NumberOrigin::Sheet).then(|| entry.case.number.0.clone());
        let shown = entry.case.number.0.clone();
        let case = Incoming { number, shown, place: entry.place.clone(), ..Incoming::default() };
        Gathered { case, repeated: Vec::new() }
    }
}

/// Children who share a number become cases of their own.
fn apart(cases: Vec<Gathered<'_>>) -> (Vec<Incoming>, Vec<Warning>) {
    let mut numbers: FxHashSet<String> = cases.iter().map(|gathered| gathered.case.shown.clone()).collect();
    let (mut all, mut warnings) = (Vec::with_capacity(cases.len()), Vec::new());
    for gathered in cases {
        let children = children(&gathered.case.rows);
        if children.count() == 1 {
            all.push(Incoming { unclear: children.unclear, ..gathered.case });
            continue;
        }
        for child in 0..children.count() {
            let mut case = gathered.child(child, &children);
            if child > 0 {
                let own = distinct(&case.shown, |candidate| numbers.contains(candidate));
                numbers.insert(own.clone());
                if let Some(number) = &mut case.number {
                    let message =
                        format!("casusnummer {number} staat bij meer kinderen; dit kind heet hier {own}");
                    warnings.push(Warning { place: Some(case.place.clone()), message });
                    number.clone_from(&own);
                }
                case.shown = own;
            }
            case.shares_number = true;
            all.push(case);
        }
    }
    for (position, case) in (1..).zip(&mut all) {
        case.position = position;
    }
    (all, warnings)
}

impl Gathered<'_> {
    /// The rows of one of the children. What the first of them repeats from above holds for that child too.
    fn child(&self, child: usize, children: &Children) -> Incoming {
        let rows: Vec<usize> = (0..self.case.rows.len()).filter(|at| children.of_row[*at] == child).collect();
        let mut case = Incoming {
            number: self.case.number.clone(),
            shown: self.case.shown.clone(),
            place: self.case.place.clone(),
            read_as: self.case.read_as.clone(),
            rows: rows.iter().map(|at| self.case.rows[*at].clone()).collect(),
            places: rows.iter().map(|at| self.case.places[*at].clone()).collect(),
            ..Incoming::default()
        };
        let own = |unclear: &&Unread| children.of_row[unclear.row] == child;
        let place = |unclear: &Unread| Unread {
            row: rows.iter().position(|at| *at == unclear.row).unwrap_or_default(),
            ..unclear.clone()
        };
        case.unclear = children.unclear.iter().filter(own).map(place).collect();
        if let (1.., Some(first)) = (child, rows.first()) {
            case.place.clone_from(&self.case.places[*first][0]);
            for (column, contents) in self.repeated[*first] {
                case.rows[0][*column].contents = unquoted(contents);
            }
        }
        case
    }
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

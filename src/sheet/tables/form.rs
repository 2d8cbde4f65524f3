//! A case as a form: labels with what they ask beside them. One case (a sheet per child), or one in each column.

use std::collections::{HashMap, HashSet};

use crate::dutch::text::one_line;
use crate::sheet::cells::grid::{Cell, Grid};

use super::columns;
use super::field::{Field, What, Who};
use super::table::{Column, How};

/// A label and the cell that answers it.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The label as a column: what it asks, and its header.
    pub column: Column,
    /// The row of the answer, as index into the grid.
    pub row: usize,
    /// The column of the answer.
    pub at: u32,
}

/// The cases of a form: the pairs of each.
#[derive(Clone, Debug)]
pub struct Form {
    /// One list of pairs for each case.
    pub cases: Vec<Vec<Pair>>,
    /// The labels, once each.
    pub labels: Vec<Column>,
}

/// Rows of a form at most; below them nobody looks for labels.
const MAX_ROWS: usize = 200;

/// Finds a form in the rows before `end`.
pub fn find(grid: &Grid, end: usize) -> Option<Form> {
    let (mut pairs, mut below) = (Vec::new(), None);
    let end = end.min(MAX_ROWS);
    let columns = label_columns(grid, end);
    for index in 0..end {
        read_row(grid, index, &columns, &mut below, &mut pairs);
    }
    if !is_form(&labels(&pairs)) {
        return None;
    }
    let mut cases = by_case(pairs);
    let labels = align(&mut cases);
    Some(Form { cases, labels })
}

/// A label that the lines below it may answer.
struct Below {
    label: Column,
    /// The column of those lines.
    at: u32,
    /// The row after which they come at once; a label without answer waits.
    right_after: Option<u32>,
}

/// The pairs of a row. A label of actions without answer waits for the lines below it; any answer may go on there.
fn read_row(
    grid: &Grid,
    index: usize,
    columns: &HashSet<u32>,
    below: &mut Option<Below>,
    pairs: &mut Vec<Pair>,
) {
    let row = grid.row_number(index);
    let mut label: Option<Column> = None;
    let mut answered = None;
    for (at, cell) in grid.cells(index).filter(|(_, cell)| !cell.is_blank()) {
        let possible = columns.contains(&at) || ends_in_colon(cell);
        let found = label_of(cell, at, row).filter(|_| possible);
        // Right beside a label stands its answer, even when that is a word that could be a label (`huisarts`).
        let beside = label.as_ref().is_some_and(|label| answered.is_none() && at == label.index + 1)
            && !ends_in_colon(cell);
        match found {
            Some(found) if !beside => {
                *below = None;
                label = Some(found);
                answered = None;
            }
            _ => {
                let goes_on = |below: &&mut Below| {
                    below.at == at && below.right_after.is_none_or(|before| before + 1 == row)
                };
                let above = below.as_mut().filter(goes_on).map(|below| {
                    below.right_after = below.right_after.map(|_| row);
                    below.label.clone()
                });
                if let Some(column) = label.clone().or(above) {
                    pairs.push(Pair { column, row: index, at });
                }
                answered = label.is_some().then_some(at);
            }
        }
    }
    if let Some(label) = label {
        *below = match answered {
            Some(at) => Some(Below { label, at, right_after: Some(row) }),
            None if label.field == Some(Field::Actions) => {
                Some(Below { at: label.index, label, right_after: None })
            }
            None => None,
        };
    }
}

/// The columns of which most cells are labels: elsewhere `huisarts` is an answer.
fn label_columns(grid: &Grid, end: usize) -> HashSet<u32> {
    let mut counts = HashMap::<u32, (usize, usize)>::new();
    for index in 0..end {
        for (at, cell) in grid.cells(index).filter(|(_, cell)| !cell.is_blank()) {
            let (labels, cells) = counts.entry(at).or_default();
            *labels += usize::from(label_of(cell, at, 0).is_some());
            *cells += 1;
        }
    }
    counts.into_iter().filter(|(_, (labels, cells))| labels * 2 >= *cells).map(|(at, _)| at).collect()
}

fn label_of(cell: Cell<'_>, index: u32, row: u32) -> Option<Column> {
    let Cell::Text(text) = cell else { return None };
    let header = one_line(text);
    let known = columns::exact(&header);
    if known.is_none() && !(header.ends_with(':') && header.len() <= 40) {
        return None;
    }
    let (field, number) = known.map_or((None, None), |found| (Some(found.field), found.number));
    let how = if field.is_some() { How::Usual } else { How::Unknown };
    Some(Column { index, row, header, field, number, how, owner: None, with_action: false })
}

fn ends_in_colon(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.trim_end().ends_with(':'))
}

/// Each label once.
fn labels(pairs: &[Pair]) -> Vec<Column> {
    let mut labels: Vec<Column> = pairs.iter().map(|pair| pair.column.clone()).collect();
    labels.dedup_by_key(|label| (label.row, label.index));
    labels
}

/// Takes the labels of cases below each other for one and the same where they say the same; gives each label once.
fn align(cases: &mut [Vec<Pair>]) -> Vec<Column> {
    let mut all: Vec<Column> = Vec::new();
    for pairs in cases {
        let mut taken: Vec<(Column, usize)> = Vec::new();
        for pair in pairs {
            let known = taken.iter().find(|(label, _)| *label == pair.column).map(|(_, at)| *at);
            let at = known.unwrap_or_else(|| {
                let free = |at: &usize| {
                    all[*at].header == pair.column.header && taken.iter().all(|(_, other)| other != at)
                };
                let at = (0..all.len()).find(free).unwrap_or_else(|| {
                    all.push(pair.column.clone());
                    all.len() - 1
                });
                taken.push((pair.column.clone(), at));
                at
            });
            pair.column = all[at].clone();
        }
    }
    all
}

/// Three answers or more, one of which says which case or child it is.
fn is_form(labels: &[Column]) -> bool {
    let mut fields: Vec<Field> = labels.iter().filter_map(|label| label.field).collect();
    fields.sort_unstable();
    fields.dedup();
    let tells = |field: &Field| {
        matches!(field, Field::Person(Who::Youth, What::BirthDate | What::Bsn)) || tells_whose(field)
    };
    fields.len() >= 3 && fields.iter().any(tells)
}

/// Whether an answer says which case it is.
fn tells_whose(field: &Field) -> bool {
    *field == Field::CaseNumber || field.names_the_youth()
}

/// One case, or one for each column of answers when most labels have several, or one below the other.
fn by_case(pairs: Vec<Pair>) -> Vec<Vec<Pair>> {
    let starts = starts(&pairs);
    if starts.len() > 1 {
        let ends = starts[1..].iter().copied().chain([pairs.len()]);
        let from = std::iter::once(0).chain(starts[1..].iter().copied());
        return from.zip(ends).map(|(start, end)| pairs[start..end].to_vec()).collect();
    }
    let labels = labels(&pairs).len();
    let mut columns: Vec<u32> = pairs.iter().map(|pair| pair.at).collect();
    columns.sort_unstable();
    columns.dedup();
    let several = pairs.len() * 2 >= labels * 3 && columns.len() > 1;
    let first_label = pairs.iter().map(|pair| pair.column.index).min();
    let one_label_column = pairs.iter().all(|pair| Some(pair.column.index) == first_label);
    if !(several && one_label_column) {
        return vec![pairs];
    }
    let of = |column: u32| pairs.iter().filter(move |pair| pair.at == column).cloned().collect::<Vec<_>>();
    columns.into_iter().map(of).collect()
}

/// Where the labels begin anew: the label that stands first, or else the first that tells whose case it is, is asked
/// again further down, with as many answers that tell so.
fn starts(pairs: &[Pair]) -> Vec<usize> {
    let again = |field: Field| {
        let asked = |at: &usize| {
            pairs[*at].column.field == Some(field) && (*at == 0 || pairs[*at - 1].column != pairs[*at].column)
        };
        (0..pairs.len()).filter(asked).collect::<Vec<_>>()
    };
    let telling = pairs.iter().filter_map(|pair| pair.column.field).find(tells_whose);
    let Some(telling) = telling.map(again).filter(|starts| starts.len() > 1) else { return Vec::new() };
    let first = pairs[0].column.field.map(again).unwrap_or_default();
    if first.len() == telling.len() { first } else { telling }
}

/// The case number in a sheet's name: `2026-014`, `Casus 3`.
pub fn number_in(sheet: &str) -> Option<String> {
    let folded = sheet.trim().to_lowercase();
    let rest = ["casusnummer", "casus", "case", "nummer", "nr.", "nr"]
        .iter()
        .find_map(|word| folded.strip_prefix(word));
    let rest = &sheet.trim()[sheet.trim().len() - rest.unwrap_or(&folded).len()..];
    let rest = rest.trim();
    let short = rest.len() <= 12 && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    let code = rest.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'));
    let letters = rest.bytes().filter(u8::is_ascii_alphabetic).count();
    (short && code && letters <= 3 && rest.bytes().any(|b| b.is_ascii_digit())).then(|| rest.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::cells::grid::{Budget, Builder};

    fn grid(rows: &[&[&str]]) -> Grid {
        let mut budget = Budget::default();
        let mut builder = Builder::new("Blad1", 1, false, &mut budget);
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                builder.text(row as u32, column as u32, text).unwrap();
            }
        }
        builder.finish()
    }

    #[test]
    fn labels_and_answers_in_two_and_four_columns() {
        let grid = grid(&[
            &["Casusformulier"],
            &["Naam jeugdige:", "Yusuf", "Geb. datum:", "2-5-2013"],
            &["Moeder:", "", "Inbrenger", "huisarts"],
            &["Acties:"],
            &["CJG: belt"],
            &["school: mailt"],
        ]);
        let form = find(&grid, grid.row_count()).unwrap();
        let keys: Vec<_> =
            form.cases[0].iter().map(|pair| pair.column.field.map(Field::key).unwrap_or_default()).collect();
        assert_eq!(keys, ["naam_jeugdige", "geboortedatum", "inbrenger", "acties", "acties"]);
    }

    #[test]
    fn a_case_in_each_column() {
        let grid = grid(&[
            &["Nr", "1", "2"],
            &["Naam", "Yusuf", "Sanne"],
            &["Geboren", "2013", "2014"],
            &["Inbrenger", "CJG", "huisarts"],
            &["Acties", "CJG: belt", "school: mailt"],
        ]);
        let form = find(&grid, grid.row_count()).unwrap();
        assert_eq!(form.cases.iter().map(Vec::len).collect::<Vec<_>>(), [5, 5]);
    }

    #[test]
    fn cases_below_each_other() {
        let grid = grid(&[
            &["Inbrenger", "huisarts"],
            &["Nr", "1"],
            &["Naam", "Yusuf"],
            &["Acties", "CJG: belt"],
            &["", "school: mailt"],
            &["Inbrenger", "school"],
            &["Nr", "2"],
            &["Naam", "Sanne"],
            &["Acties", "POH: mailt"],
        ]);
        let form = find(&grid, grid.row_count()).unwrap();
        assert_eq!(form.cases.iter().map(Vec::len).collect::<Vec<_>>(), [5, 4]);
        assert_eq!(form.labels.len(), 4);
    }

    #[test]
    fn a_table_is_no_form() {
        let grid = grid(&[&["Nr", "Naam", "Acties"], &["1", "Yusuf", "CJG: belt"]]);
        assert!(find(&grid, grid.row_count()).is_none());
    }

    #[test]
    fn numbers_in_sheet_names() {
        assert_eq!(number_in("Casus 3").as_deref(), Some("3"));
        assert_eq!(number_in("2026-014").as_deref(), Some("2026-014"));
        assert_eq!(number_in("Yusuf"), None);
        assert_eq!(number_in("Blad1"), None);
    }
}

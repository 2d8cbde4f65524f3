//! An action with its owner, due date and status, from the cells of a row.

use jiff::civil::Date;

use crate::dutch::due::{DueDate, find_due, parse_due_cell};
use crate::model::{ActionEntry, Due, Place};
use crate::sheet::cells::grid::{Cell, Grid};
use crate::sheet::tables::marked;
use crate::sheet::tables::owners::is_cross;
use crate::sheet::tables::table::How;

use super::numbers;
use super::persons::says_nothing;
use super::plan::{Group, Plan, Row};

/// The action of a group of columns in a row, if there is one.
pub fn read(
    row: &Row<'_>,
    group: Group,
    grid: &Grid,
    place: Place,
    plan: &Plan<'_>,
    meeting: Option<Date>,
) -> Option<ActionEntry> {
    if row.merged[group.text] {
        return None;
    }
    let columns = &plan.table.columns;
    let mut text = numbers::text_of(row.cells[group.text]).filter(|text| !is_no_action(text))?;
    if columns[group.text].how == How::Marked {
        text = marked::lines(&text)?;
    }
    let cell = |at: Option<usize>| at.map_or(Cell::Empty, |at| row.cells[at]);
    let owner = numbers::text_of(cell(group.owner)).filter(|text| !says_nothing(text));
    let owner = owner.or_else(|| in_headers(row, group, plan));
    let mut due = due(cell(group.due), grid);
    let planned =
        group.status.and_then(|at| planned(row.cells[at], &columns[at].header, due.is_some(), meeting));
    let status = match &planned {
        Some(_) => None,
        None => group.status.and_then(|at| status(row.cells[at], &columns[at].header)),
    };
    due = due.or(planned);
    let number = numbers::text_of(cell(group.number));
    Some(ActionEntry { text, owner, due, status, number, place })
}

/// The owner that the header of the actions names, or those whose columns have a cross.
fn in_headers(row: &Row<'_>, group: Group, plan: &Plan<'_>) -> Option<String> {
    let columns = &plan.table.columns;
    if let Some(owner) = &columns[group.text].owner {
        return Some(owner.clone());
    }
    let crossed = plan.crosses.iter().filter(|at| is_cross(row.cells[**at]));
    let owners: Vec<&str> = crossed.filter_map(|at| columns[*at].owner.as_deref()).collect();
    (!owners.is_empty()).then(|| owners.join(" + "))
}

/// The day under `Gereed` on which an action is to be done, when that is still to come. Beside a due date the day of the
/// meeting itself means that it was done then.
fn planned(cell: Cell<'_>, header: &str, has_due: bool, meeting: Option<Date>) -> Option<Due> {
    let meeting = meeting?;
    let to_come = |day: Date| day > meeting || day == meeting && !has_due;
    if header.to_lowercase().contains("status") {
        return None;
    }
    match cell {
        Cell::Date(day) => to_come(day).then_some(Due::Date(day)),
        Cell::Text(text) => match parse_due_cell(text, meeting, None) {
            Some(DueDate::Read(day)) if to_come(day) => Some(Due::Text(text.trim().to_owned())),
            // `zsm` says no day, but it is not done.
            _ => find_due(text, meeting, None)
                .filter(|found| found.due == DueDate::Unread && !has_due)
                .map(|_| Due::Text(text.trim().to_owned())),
        },
        _ => None,
    }
}

/// Whether a cell under the actions has nothing that can be done: empty, or a mark.
pub fn lacks_text(cell: Cell<'_>) -> bool {
    match numbers::text_of(cell) {
        None => cell != Cell::Error,
        Some(text) => !text.contains(char::is_alphanumeric) || text.trim().eq_ignore_ascii_case("x"),
    }
}

/// `geen`, `n.v.t.`, `-`.
pub fn is_no_action(text: &str) -> bool {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    says_nothing(&lower)
        || matches!(
            lower.as_str(),
            "geen acties" | "geen actie" | "geen afspraken" | "geen nieuwe acties" | "n.v.t"
        )
}

fn due(cell: Cell<'_>, grid: &Grid) -> Option<Due> {
    match cell {
        Cell::Date(day) => Some(Due::Date(day)),
        Cell::Number(number) => {
            match numbers::serial(number, grid.epoch_1904).filter(|day| day.year() >= 2000) {
                Some(day) => Some(Due::Date(day)),
                None => numbers::text_of(cell).map(Due::Text),
            }
        }
        _ => numbers::text_of(cell).filter(|text| !says_nothing(text)).map(Due::Text),
    }
}

/// What stands in a status column; under `Gereed` a mark or a date means done.
fn status(cell: Cell<'_>, header: &str) -> Option<String> {
    let text = numbers::text_of(cell)?;
    let asks = !header.to_lowercase().contains("status");
    let lower = text.to_lowercase();
    Some(match lower.as_str() {
        "ja" | "x" | "v" | "✓" | "✔" | "√" | "1" | "100%" | "100" | "j" | "ok" if asks => {
            "gedaan".to_string()
        }
        "nee" | "n" | "0" | "nog niet" if asks => "open".to_string(),
        _ if asks && matches!(cell, Cell::Date(_)) => "gedaan".to_string(),
        _ => text,
    })
}

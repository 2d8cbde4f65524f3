//! An action with its owner, due date and status, from the cells of a row.

use crate::model::{ActionEntry, Due, Place};
use crate::sheet::cells::grid::{Cell, Grid};
use crate::sheet::tables::table::Column;

use super::numbers;
use super::persons::says_nothing;
use super::plan::{Group, Row};

/// The action of a group of columns in a row, if there is one.
pub fn read(
    row: &Row<'_>,
    group: Group,
    grid: &Grid,
    place: Place,
    columns: &[Column],
) -> Option<ActionEntry> {
    if row.merged[group.text] {
        return None;
    }
    let text = numbers::text_of(row.cells[group.text]).filter(|text| !is_no_action(text))?;
    let cell = |at: Option<usize>| at.map_or(Cell::Empty, |at| row.cells[at]);
    let owner = numbers::text_of(cell(group.owner)).filter(|text| !says_nothing(text));
    let status = group.status.and_then(|at| status(row.cells[at], &columns[at].header));
    Some(ActionEntry { text, owner, due: due(cell(group.due), grid), status, place })
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

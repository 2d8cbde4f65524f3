//! The layout of the sheet that the cases came from: its columns in its order, and its cells as they were where the case
//! file still says the same.

use rayon::prelude::*;
use serde_json::Value as Json;

use super::super::take::{Days, take};
use super::super::{memory, show};
use super::{Layout, LayoutColumn, is_of_action};
use crate::model::CaseFile;
use crate::model::case_file::SheetMemory;
use crate::model::scalar::Texts;
use crate::render::Value;

/// Width of a column of which nothing is known.
const WIDTH: u16 = 18;

/// The columns that the cases remember, then those that hold something else they have; `None` when they remember none.
pub fn layout(cases: &[CaseFile]) -> Option<Layout> {
    let mut columns: Vec<LayoutColumn> = Vec::new();
    let mut last: &Texts = &Texts::default();
    for case in cases {
        for row in &case.memory.rows {
            if !same_headers(row, last) {
                add(&mut columns, row, &case.memory);
                last = row;
            }
        }
    }
    if columns.is_empty() {
        return None;
    }
    let standard = Layout::standard(cases).columns;
    let extra: Vec<LayoutColumn> = standard
        .into_iter()
        .filter(|extra| {
            !columns.iter().any(|column| column.key == extra.key || column.holds.overlaps(extra.holds))
        })
        .collect();
    let needed = needed(cases, &extra);
    for (column, needed) in extra.into_iter().zip(needed).filter(|(_, needed)| *needed) {
        // The number belongs in front.
        let at = if column.key == "Casusnummer" { 0 } else { columns.len() };
        debug_assert!(needed);
        columns.insert(at, column);
    }
    Some(Layout { columns })
}

fn same_headers(a: &Texts, b: &Texts) -> bool {
    a.0.len() == b.0.len() && a.0.iter().zip(&b.0).all(|((a, _), (b, _))| a == b)
}

/// Puts the headers of a row among the columns: a new one comes behind the one it stood behind.
fn add(columns: &mut Vec<LayoutColumn>, row: &Texts, memory: &SheetMemory) {
    let mut behind = 0;
    for (key, _) in &row.0 {
        match columns.iter().position(|column| column.key == *key) {
            Some(at) => behind = at + 1,
            None => {
                let holds = memory::holds(memory, key);
                let width = Layout::standard(&[])
                    .columns
                    .iter()
                    .find(|known| known.holds.is(holds))
                    .map_or(WIDTH, |known| known.width);
                columns.insert(behind, LayoutColumn::new(key.clone(), holds, width));
                behind += 1;
            }
        }
    }
}

/// Which columns show something that the sheet did not say.
fn needed(cases: &[CaseFile], extra: &[LayoutColumn]) -> Vec<bool> {
    let of_case = |case: &CaseFile| -> Vec<bool> {
        let (now, before) = (show::keys(case), said(&case.memory));
        let differs = |column: &LayoutColumn| {
            show::cell(&now, column.holds, &column.key) != show::cell(&before, column.holds, &column.key)
        };
        extra.iter().map(differs).collect()
    };
    let either = |a: Vec<bool>, b: Vec<bool>| a.into_iter().zip(b).map(|(a, b)| a || b).collect();
    cases.par_iter().map(of_case).reduce(|| vec![false; extra.len()], either)
}

/// What the sheet said.
pub fn said(memory: &SheetMemory) -> Json {
    let rows = memory::rows(memory);
    let Some(date) = memory.date.filter(|_| !rows.is_empty()) else {
        return Json::Object(Default::default());
    };
    take(&rows, &Days::from(date.0)).keys
}

impl Layout {
    /// The rows of a case as they were, with what changed since.
    pub(super) fn known_rows(&self, now: &Json, memory: &SheetMemory) -> Vec<Vec<Value<'static>>> {
        let before = said(memory);
        let agreed = |keys: &Json| {
            let of = |action: &&Json| {
                ["actie", "actiehouder", "streefdatum", "status"].map(|key| action.get(key).cloned())
            };
            self.actions(keys).iter().map(of).collect::<Vec<_>>()
        };
        let other_actions = agreed(now) != agreed(&before);
        let fresh = if other_actions { self.new_rows(now) } else { vec![self.row(now, None)] };
        let same: Vec<bool> = self
            .columns
            .iter()
            .map(|column| {
                if is_of_action(column.holds) {
                    return !other_actions;
                }
                show::cell(now, column.holds, &column.key) == show::cell(&before, column.holds, &column.key)
            })
            .collect();
        let count = memory.rows.len().max(if other_actions { fresh.len() } else { 1 });
        let mut rows: Vec<Vec<Value<'static>>> = (0..count)
            .map(|row| {
                let cell = |(at, column): (usize, &LayoutColumn)| {
                    let old = |row: &Texts| row.get(&column.key).map(memory::value);
                    let was = memory.rows.get(row).and_then(old);
                    match was {
                        Some(was) if same[at] => was,
                        // A column that this case did not have in its sheet.
                        None if same[at] && row == 0 => fresh[0][at].clone(),
                        _ if same[at] => Value::Empty,
                        // A cell that was repeated in each row is so again.
                        Some(was) if row > 0 && !is_of_action(column.holds) => {
                            let first = memory.rows.first().and_then(old);
                            if was != Value::Empty && first == Some(was) {
                                fresh[0][at].clone()
                            } else {
                                Value::Empty
                            }
                        }
                        _ => fresh.get(row).map_or(Value::Empty, |fresh| fresh[at].clone()),
                    }
                };
                self.columns.iter().enumerate().map(cell).collect()
            })
            .collect();
        // Rows of actions that are no more.
        while rows.len() > 1 && rows.last().is_some_and(|row| row.iter().all(|cell| *cell == Value::Empty)) {
            rows.pop();
        }
        rows
    }
}

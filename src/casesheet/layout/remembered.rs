//! The layout of the sheet that the cases came from: its columns in its order, and its cells as they were where the case
//! file still says the same.

use rayon::prelude::*;
use serde_json::Value as Json;

use super::super::take::{Days, Taken, take};
use super::super::{Holds, Overview, consents, memory, people, show};
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
        extra.iter().map(|column| !shows_same(column, &now, &before)).collect()
    };
    let either = |a: Vec<bool>, b: Vec<bool>| a.into_iter().zip(b).map(|(a, b)| a || b).collect();
    cases.par_iter().map(of_case).reduce(|| vec![false; extra.len()], either)
}

/// What the sheet said.
fn said(memory: &SheetMemory) -> Taken {
    let rows = memory::rows(memory);
    match memory.date.filter(|_| !rows.is_empty()) {
        Some(date) => take(&rows, &Days::from(date.0)),
        None => Taken::default(),
    }
}

/// Whether a column shows of the file what it would show of the sheet. The sheet tells of consent in columns of its own.
fn shows_same(column: &LayoutColumn, now: &Json, before: &Taken) -> bool {
    if matches!(column.holds, Holds::Overview(Overview::Consents)) {
        return consents::are_told(now, &before.consents);
    }
    let shown = |keys| show::cell(keys, column.holds, &column.key);
    shown(now) == shown(&before.keys)
}

impl Layout {
    /// The rows of a case as they were, with what changed since.
    pub(super) fn known_rows(&self, now: &Json, memory: &SheetMemory) -> Vec<Vec<Value<'static>>> {
        let known = Known::of(self, now, memory);
        let mut rows: Vec<Vec<Value<'static>>> = (0..known.count())
            .map(|row| {
                self.columns.iter().enumerate().map(|(at, column)| known.cell(row, at, column)).collect()
            })
            .collect();
        // Rows of actions that are no more.
        while rows.len() > 1 && rows.last().is_some_and(|row| row.iter().all(|cell| *cell == Value::Empty)) {
            rows.pop();
        }
        rows
    }
}

/// What a case remembers of its rows, beside what its file says now.
struct Known<'k> {
    memory: &'k SheetMemory,
    /// What each column held in the sheet of this case.
    held: Vec<Holds>,
    /// The rows as they would be without memory.
    fresh: Vec<Vec<Value<'static>>>,
    /// Which columns still say what the sheet said.
    same: Vec<bool>,
    other_actions: bool,
}

impl<'k> Known<'k> {
    fn of(layout: &Layout, now: &Json, memory: &'k SheetMemory) -> Known<'k> {
        let before = said(memory);
        let agreed = |keys: &Json| {
            // What is empty is not written: no text and an empty one are the same.
            let parts = |action: &&Json| {
                ["actie", "actiehouder", "streefdatum", "status"]
                    .map(|key| people::text(action, key).to_owned())
            };
            layout.actions(keys).iter().map(parts).collect::<Vec<_>>()
        };
        let other_actions = agreed(now) != agreed(&before.keys);
        let fresh = if other_actions { layout.new_rows(now) } else { vec![layout.row(now, None)] };
        let is_same = |column: &LayoutColumn| {
            if is_of_action(column.holds) {
                return !other_actions;
            }
            shows_same(column, now, &before)
        };
        let same = layout.columns.iter().map(is_same).collect();
        let held =
            memory.rows.iter().flat_map(|row| &row.0).map(|(key, _)| memory::holds(memory, key)).collect();
        Known { memory, held, fresh, same, other_actions }
    }

    fn count(&self) -> usize {
        self.memory.rows.len().max(if self.other_actions { self.fresh.len() } else { 1 })
    }

    fn cell(&self, row: usize, at: usize, column: &LayoutColumn) -> Value<'static> {
        let cell = |row: &Texts| row.get(&column.key).map(memory::value);
        let was = self.memory.rows.get(row).and_then(cell);
        let fresh = |row: usize| self.fresh.get(row).map_or(Value::Empty, |fresh| fresh[at].clone());
        match was {
            Some(was) if self.same[at] => was,
            // A column that this case did not have in its sheet, and that is not told by one that it had.
            None if self.same[at]
                && row == 0
                && !self.held.iter().any(|held| held.overlaps(column.holds)) =>
            {
                fresh(0)
            }
            _ if self.same[at] => Value::Empty,
            // A cell that was repeated in each row is so again.
            Some(was) if row > 0 && !is_of_action(column.holds) => {
                let repeats = was != Value::Empty && self.memory.rows.first().and_then(cell) == Some(was);
                if repeats { fresh(0) } else { Value::Empty }
            }
            _ => fresh(row),
        }
    }
}

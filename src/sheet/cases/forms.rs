//! Forms to cases.

use crate::model::{ActionEntry, Place};
use crate::sheet::cells::grid::Grid;
use crate::sheet::tables::field::Field;
use crate::sheet::tables::form::{self, Form, Pair};

use super::action::is_no_action;
use super::key::add_to_key;
use super::numbers;
use super::persons::says_nothing;
use super::rows::Collector;

impl<'g> Collector<'g> {
    /// Reads a form; gives the last case of it.
    pub fn read_form(&mut self, grid: &'g Grid, form: &'g Form, shown: &str) -> Option<usize> {
        let mut last = None;
        for pairs in &form.cases {
            let cell = |pair: &Pair| grid.cell(pair.row, pair.at);
            let of = |wanted: Field| pairs.iter().find(|pair| pair.column.field == Some(wanted));
            let number = of(Field::CaseNumber)
                .or_else(|| of(Field::RowNumber))
                .and_then(|pair| numbers::text_of(cell(pair)));
            let number = number.map(|text| numbers::tidy(&text)).filter(|text| !says_nothing(text));
            let number =
                number.or_else(|| (form.cases.len() == 1).then(|| form::number_in(&grid.name)).flatten());
            let mut key = String::new();
            for pair in pairs.iter().filter(|pair| pair.column.field.is_some_and(Field::names_the_youth)) {
                add_to_key(&mut key, cell(pair));
            }
            let Some(first) = pairs.first() else { continue };
            let place = |pair: &Pair| Place {
                sheet: shown.to_string(),
                row: grid.row_number(pair.row) + 1,
                column: pair.at + 1,
            };
            let at = self
                .known_case(number.as_deref(), &key)
                .unwrap_or_else(|| self.new_case(number, &key, place(first)));
            if let Some(trace) = &mut self.trace {
                trace.push((first.row, at));
            }
            for pair in pairs {
                match (pair.column.field, cell(pair)) {
                    (Some(Field::CaseNumber | Field::RowNumber), _) => {}
                    (Some(Field::Actions), cell) => {
                        if let Some(text) = numbers::text_of(cell).filter(|text| !is_no_action(text)) {
                            let action = ActionEntry {
                                text,
                                owner: None,
                                due: None,
                                status: None,
                                number: None,
                                place: place(pair),
                            };
                            self.add_action(at, action);
                        }
                    }
                    (_, cell) => {
                        self.drafts[at].told.add(&pair.column, cell, grid.epoch_1904, &mut self.team)
                    }
                }
            }
            last = Some(at);
        }
        last
    }
}

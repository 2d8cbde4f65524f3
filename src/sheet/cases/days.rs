//! A sheet of a whole year: rows of other meetings among those of this one.

use jiff::civil::Date;

use crate::dutch::date::parse;
use crate::sheet::cells::grid::Cell;
use crate::sheet::tables::field::Field;
use crate::sheet::tables::shown;

use super::plan::{Plan, Row};

/// Counts the rows of this meeting and of others.
pub struct Days {
    meeting: Option<Date>,
    /// The column with the day of the meeting.
    column: Option<usize>,
    /// The day in the heading above the rows.
    heading: Option<Date>,
    own: usize,
    other: usize,
}

impl Days {
    /// Nothing counted yet.
    pub fn new(plan: &Plan<'_>, meeting: Option<Date>) -> Days {
        let column = plan.table.columns.iter().position(|column| column.field == Some(Field::MeetingDate));
        Days { meeting, column, heading: None, own: 0, other: 0 }
    }

    /// Takes a row with nothing but `MDO 5 november 2026`.
    pub fn take_heading(&mut self, row: &Row<'_>) {
        const LONGEST: usize = 60;
        let mut own = row.own();
        let (Some(only), None) = (own.next(), own.next()) else { return };
        if let Cell::Text(text) = row.cells[only]
            && text.len() <= LONGEST
            && text.trim_start().starts_with(|c: char| c.is_alphabetic())
            && let Some(day) = shown::date_in(text)
        {
            self.heading = Some(day);
        }
    }

    /// Counts a row of a case.
    pub fn count(&mut self, plan: &Plan<'_>, row: &Row<'_>) {
        if !plan.actions.iter().any(|group| !row.cells[group.text].is_blank()) {
            return;
        }
        let in_column = self.column.and_then(|at| match row.cells[at] {
            Cell::Date(day) => Some(day),
            Cell::Text(text) => parse(text),
            _ => None,
        });
        match in_column.or(self.heading) {
            Some(day) if Some(day) == self.meeting => self.own += 1,
            Some(_) => self.other += 1,
            None => {}
        }
    }

    /// What to say, in Dutch, when some rows are of this meeting and others are not.
    pub fn warning(&self) -> Option<String> {
        let rows = match self.other {
            1 => "1 rij is".to_owned(),
            other => format!("{other} rijen zijn"),
        };
        let message = format!("{rows} van een ander overleg; de acties daarvan staan ook in de lijst");
        (self.meeting.is_some() && self.own > 0 && self.other > 0).then_some(message)
    }
}

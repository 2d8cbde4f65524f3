//! A case that is being put together from rows.

use std::sync::Arc;

use crate::dutch::names::Name;
use crate::model::{ActionEntry, Place};
use crate::sheet::cells::grid::Cell;
use crate::sheet::tables::field::{Field, What, Who};
use crate::sheet::tables::table::Column;

use super::about::About;
use super::team::Professionals;

/// A case, not yet numbered.
#[derive(Debug, Default)]
pub struct Draft<'g> {
    /// The number as the sheet has it.
    pub number: Option<String>,
    /// The number was a date to Excel.
    pub number_was_date: bool,
    /// The youth's name as written, folded; tells cases apart.
    pub key: String,
    /// Birth date, age and the like as written: they tell two children of one name apart.
    pub traits: Vec<(u32, Cell<'g>)>,
    /// The case's first cell.
    pub place: Place,
    /// What was agreed.
    pub actions: Vec<ActionEntry>,
    /// Who and what it is about.
    pub told: Told<'g>,
}

/// What the cells tell about a case, as far as they are read.
#[derive(Debug, Default)]
pub struct Told<'g> {
    /// What those say that are read.
    pub about: About,
    /// Cells of the case that are not read yet, in the order of the sheet.
    pub waiting: Vec<Waiting<'g>>,
}

/// A cell that waits until all rows are divided over cases: reading is most of the work, and is done for many cases
/// at a time.
#[derive(Debug)]
pub struct Waiting<'g> {
    column: &'g Column,
    cell: Cell<'g>,
    epoch_1904: bool,
    /// The professionals the cell names; the team must meet them in the order of the sheet, so these do not wait.
    professionals: Option<Arc<[(String, Name)]>>,
}

impl<'g> Told<'g> {
    /// Takes in a cell of a column that is not about actions; whom it ties to a function joins the team.
    pub fn add(&mut self, column: &'g Column, cell: Cell<'g>, epoch_1904: bool, team: &mut Professionals) {
        let professionals = match (column.field, cell) {
            (Some(Field::Function | Field::Organisation), _) => {
                self.settle();
                self.about.add_function(cell, team);
                return;
            }
            (
                Some(Field::Person(Who::Presenter | Who::CaseLead | Who::Professional, What::Name)),
                Cell::Text(text),
            ) => Some(team.read(text)),
            _ => None,
        };
        self.waiting.push(Waiting { column, cell, epoch_1904, professionals });
    }

    /// Reads the cells that wait.
    pub fn settle(&mut self) {
        for Waiting { column, cell, epoch_1904, professionals } in std::mem::take(&mut self.waiting) {
            self.about.read(column, cell, epoch_1904, professionals.as_deref().unwrap_or_default());
        }
    }
}

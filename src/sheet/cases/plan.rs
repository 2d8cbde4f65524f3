//! A table made ready for reading: its columns sorted by use, its rows as cells by column.

use crate::dutch::word_list::WordList;
use crate::model::Place;
use crate::sheet::cells::grid::{Cell, Grid};
use crate::sheet::tables::field::{Field, What, Who};
use crate::sheet::tables::table::{Column, Table};

/// A table with its columns sorted by use.
pub struct Plan<'t> {
    /// The table.
    pub table: &'t Table,
    /// The column of the case number.
    pub number: Option<usize>,
    /// The columns that name the youth; a new value is a new case.
    pub keys: Vec<usize>,
    /// The columns that name parents and others of the family.
    pub others: Vec<usize>,
    /// Birth date, BSN, age: two children of one name differ in them.
    pub traits: Vec<usize>,
    /// The actions of a row.
    pub actions: Vec<Group>,
    /// Crosses under the names of those who do what the row says.
    pub crosses: Vec<usize>,
    /// All others.
    pub rest: Vec<usize>,
}

/// An action's columns.
#[derive(Clone, Copy)]
pub struct Group {
    /// What.
    pub text: usize,
    /// Who.
    pub owner: Option<usize>,
    /// When.
    pub due: Option<usize>,
    /// How it stands.
    pub status: Option<usize>,
    /// Its own number.
    pub number: Option<usize>,
}

impl<'t> Plan<'t> {
    /// Sorts the columns of a table.
    pub fn new(table: &'t Table) -> Self {
        let columns = &table.columns;
        let indexes = |wanted: &dyn Fn(Field) -> bool| -> Vec<usize> {
            (0..columns.len()).filter(|at| columns[*at].field.is_some_and(wanted)).collect()
        };
        let number = indexes(&|field| field == Field::CaseNumber).first().copied();
        let mut keys = indexes(&Field::names_the_youth);
        if keys.is_empty() && number.is_none() {
            // Nothing names the youth: whatever else tells one child from another.
            let other = indexes(&|field| matches!(field, Field::Person(Who::Youth, _) | Field::RecordNumber));
            keys.extend(other.first());
        }
        let texts = indexes(&|field| field == Field::Actions);
        let group = |text: &usize| Group { text: *text, owner: None, due: None, status: None, number: None };
        let mut actions: Vec<Group> = texts.iter().map(group).collect();
        for (at, column) in columns.iter().enumerate() {
            // `Wie 2` goes with `Actie 2`; without numbers it goes with the action on its left, else on its right.
            let same = |group: &Group| column.number.is_some() && columns[group.text].number == column.number;
            let found =
                actions.iter().position(same).or_else(|| actions.iter().rposition(|group| group.text < at));
            let found = found.or(if actions.is_empty() { None } else { Some(0) });
            let Some(group) = found.map(|group| &mut actions[group]) else { continue };
            match column.field {
                Some(Field::Owner) => group.owner = group.owner.or(Some(at)),
                Some(Field::Due) => group.due = group.due.or(Some(at)),
                Some(Field::ActionStatus) => group.status = group.status.or(Some(at)),
                Some(Field::ActionNumber) => group.number = group.number.or(Some(at)),
                _ => {}
            }
        }
        if let (Some(at), [group]) = (number.filter(|at| columns[*at].with_action), actions.as_mut_slice()) {
            group.number = group.number.or(Some(at));
        }
        let used = |field| {
            matches!(
                field,
                Field::CaseNumber
                    | Field::Actions
                    | Field::Owner
                    | Field::OwnerMark
                    | Field::Due
                    | Field::ActionStatus
                    | Field::ActionNumber
                    | Field::Other
            )
        };
        let rest = (0..columns.len()).filter(|at| !columns[*at].field.is_some_and(used)).collect();
        let traits = indexes(&|field| {
            matches!(field, Field::Person(Who::Youth, What::BirthDate | What::Bsn | What::Trait))
        });
        let others = indexes(
            &|field| matches!(field, Field::Person(who, What::Name) if who != Who::Youth && !who.is_professional()),
        );
        let crosses = indexes(&|field| field == Field::OwnerMark);
        Plan { table, number, keys, others, traits, actions, crosses, rest }
    }

    /// Whether a column says the function or the organisation of who is named before it.
    pub fn has_functions(&self) -> bool {
        let says = |column: &Column| matches!(column.field, Some(Field::Function | Field::Organisation));
        self.table.columns.iter().any(says)
    }

    /// The cell of a column in a row; without a column the row.
    pub fn place(&self, row: &Row<'_>, column: Option<usize>, shown: &str) -> Place {
        let column = column.map_or(0, |at| self.table.columns[at].index + 1);
        Place { sheet: shown.to_string(), row: row.number + 1, column }
    }
}

/// A row of a table: a cell for each of its columns.
pub struct Row<'g> {
    /// From 0.
    pub number: u32,
    /// A cell for each column of the table.
    pub cells: Vec<Cell<'g>>,
    /// Which cells repeat the one above by a merge.
    pub merged: Vec<bool>,
}

impl<'g> Row<'g> {
    /// Takes the cells of a row of the grid.
    pub fn fill(&mut self, grid: &'g Grid, index: usize, table: &Table) {
        self.number = grid.row_number(index);
        self.cells.clear();
        self.cells.resize(table.columns.len(), Cell::Empty);
        self.merged.clear();
        self.merged.resize(table.columns.len(), false);
        let mut at = 0;
        for (column, cell) in grid.cells(index) {
            while at < table.columns.len() && table.columns[at].index < column {
                at += 1;
            }
            if at == table.columns.len() {
                break;
            }
            if table.columns[at].index == column && !cell.is_blank() {
                self.cells[at] = cell;
            }
        }
        if !grid.has_merges() {
            return;
        }
        for (at, column) in table.columns.iter().enumerate() {
            if self.cells[at] == Cell::Empty
                && let Some((above, left)) = grid.merged_from(self.number, column.index)
                && above >= table.rows.start
            {
                self.cells[at] = grid.cell(above, left);
                self.merged[at] = true;
            }
        }
    }

    /// The cells that stand in this row itself.
    pub fn own(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.cells.len()).filter(|at| !self.merged[*at] && !self.cells[*at].is_blank())
    }
}

/// `vb` or `voorbeeld` where the number or the youth should stand: a row that shows how to fill in the sheet. Gives the
/// column.
pub fn example(plan: &Plan<'_>, row: &Row<'_>) -> Option<usize> {
    let says_so = |at: &usize| matches!(row.cells[*at], Cell::Text(text) if EXAMPLE.has(text.trim().trim_end_matches(['.', ':'])));
    plan.number.iter().chain(&plan.keys).copied().find(says_so)
}

static EXAMPLE: WordList =
    WordList::new(&["vb", "bv", "bijv", "voorbeeld", "vbld", "bijvoorbeeld", "example", "voorbeeldcasus"]);

/// A line that is no case: a total, a remark, a number waiting for a case.
pub fn is_note(plan: &Plan<'_>, row: &Row<'_>) -> bool {
    let mut own = row.own().filter(|at| plan.table.columns[*at].field != Some(Field::Other));
    let (first, second) = (own.next(), own.next());
    let Some(first) = first else { return true };
    let text = match row.cells[first] {
        Cell::Text(text) => text,
        // Numbers typed ahead for cases to come.
        _ => return second.is_none() && plan.number == Some(first),
    };
    let lower = text.trim_start().to_lowercase();
    if ["totaal", "subtotaal", "aantal ", "gemiddelde"].iter().any(|word| lower.starts_with(word)) {
        return true;
    }
    if second.is_some() {
        return false;
    }
    let is_key = plan.number == Some(first) || plan.keys.contains(&first);
    plan.number == Some(first)
        || is_key
            && (text.contains(':')
                || text.contains(|c: char| c.is_ascii_digit())
                || text.split_whitespace().count() > 6)
}

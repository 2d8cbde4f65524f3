//! Rows to cases: which rows belong together, and what each column adds.

use std::borrow::Cow;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::dutch::fold::fold_into;
use crate::model::{ActionEntry, Place, Warning};
use crate::sheet::cells::grid::{Cell, Grid};
use crate::sheet::tables::field::Field;
use crate::sheet::tables::form::{self, Form, Pair};
use crate::sheet::tables::table::Table;

use super::action::{self, is_no_action};
use super::days::Days;
use super::draft::Draft;
use super::numbers;
use super::persons::says_nothing;
use super::plan::{Plan, Row};
use super::team::{self, Professionals};

/// Most warnings of one kind; a thousand of them help nobody.
const MAX_WARNINGS: usize = 20;

/// Cases that are read together, side by side. What waits of them makes room for the next: memory that is used again
/// costs less than new.
const BATCH: usize = 1024;

/// Puts cases together from all tables.
#[derive(Default)]
pub struct Collector<'g> {
    /// The cases, in the order of the file.
    pub drafts: Vec<Draft<'g>>,
    /// The participants.
    pub team: Professionals,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
    /// The day of the meeting, if it is known.
    pub meeting: Option<Date>,
    /// For who asks: the rows read, as indexes into the grid, each with its case.
    pub trace: Option<Vec<(usize, usize)>>,
    by_number: FxHashMap<String, Vec<usize>>,
    by_key: FxHashMap<String, usize>,
    /// The table being read, and the first case that came from it.
    first_of_table: usize,
    /// How many cases are read as far as they go.
    settled: usize,
}

impl<'g> Collector<'g> {
    /// Nothing yet, but what was warned about before.
    pub fn new(warnings: Vec<Warning>) -> Self {
        Collector { warnings, ..Collector::default() }
    }

    /// Reads a table of cases; `shown` is the sheet's name as it may be shown, `above` the case of the form above it.
    pub fn read_table(&mut self, grid: &'g Grid, table: &'g Table, shown: &str, above: Option<usize>) {
        let plan = Plan::new(table);
        self.first_of_table = self.drafts.len();
        self.drafts.reserve(table.rows.len());
        let mut row = Row { number: 0, cells: Vec::new(), merged: Vec::new() };
        let anonymous = plan.number.is_none() && plan.keys.is_empty();
        let (mut current, mut key, mut in_team) = (above.filter(|_| anonymous), String::new(), false);
        let mut days = Days::new(&plan, self.meeting);
        for index in table.rows.clone() {
            if table.repeats.contains(&index) {
                continue;
            }
            if self.take_team_line(grid, index, &mut in_team) {
                continue;
            }
            row.fill(grid, index, table);
            days.take_heading(&row);
            if row.own().next().is_none() || is_note(&plan, &row) {
                continue;
            }
            youth_key(&plan, &row, &mut key);
            current = self.case_of(&plan, &row, &key, current, shown);
            let Some(at) = current else { continue };
            days.count(&plan, &row);
            if let Some(trace) = &mut self.trace {
                trace.push((index, at));
            }
            self.add_row(at, &plan, &row, grid, shown);
        }
        let message = days.warning();
        self.warnings.extend(message.map(|message| Warning { place: None, message }));
    }

    /// Takes `Aanwezig: ...`, and the names below a line that says only `Deelnemers`.
    pub fn take_team_line(&mut self, grid: &Grid, index: usize, in_team: &mut bool) -> bool {
        let mut cells = grid.cells(index).filter(|(_, cell)| !cell.is_blank());
        let (Some((_, Cell::Text(first))), second, None) = (cells.next(), cells.next(), cells.next()) else {
            *in_team = false;
            return false;
        };
        let named = match second {
            None if *in_team => Some(team::read(first)),
            Some((_, Cell::Text(names))) if team::may_begin(Cell::Text(first)) && first.len() < 40 => {
                team::line(&format!("{}: {names}", first.trim().trim_end_matches(':')))
            }
            None if team::may_begin(Cell::Text(first)) => team::line(first),
            _ => None,
        };
        let Some(named) = named else {
            *in_team = false;
            return false;
        };
        *in_team = second.is_none() && (*in_team || named.is_empty());
        for named in &named {
            let _ = team::add(&mut self.team.team, named);
        }
        true
    }

    /// The case this row belongs to.
    fn case_of(
        &mut self,
        plan: &Plan<'_>,
        row: &Row<'g>,
        key: &str,
        current: Option<usize>,
        shown: &str,
    ) -> Option<usize> {
        let number_cell = plan.number.map_or(Cell::Empty, |at| row.cells[at]);
        let was_date = matches!(number_cell, Cell::Date(_));
        let number = match number_cell {
            Cell::Date(day) => Some(numbers::date_number(day)),
            cell => numbers::text_of(cell).map(|text| numbers::tidy(&text)),
        };
        let number = number.filter(|text| !text.is_empty() && !says_nothing(text));
        let number_merged = plan.number.is_some_and(|at| row.merged[at]);
        if number.is_none() && key.is_empty() {
            let whole_table_is_one = plan.number.is_none() && plan.keys.is_empty();
            return current.or_else(|| {
                whole_table_is_one.then(|| self.new_case(None, key, plan.place(row, plan.number, shown)))
            });
        }
        if let Some(at) = current {
            let same_number = number.is_none() || number == self.drafts[at].number;
            let same_name = || number_merged || alike(&self.drafts[at].key, key);
            // A name without number is another child, unless it is the very same name.
            let same = match &number {
                Some(_) => same_number && same_name(),
                None => {
                    key.is_empty()
                        || number_merged
                        || key == self.drafts[at].key && !self.differs(at, plan, row)
                }
            };
            if same {
                return Some(at);
            }
        }
        if let Some(at) = self.known_case(number.as_deref(), key)
            && (number.is_some() || !self.differs(at, plan, row))
        {
            return Some(at);
        }
        let first = plan.number.or(plan.keys.first().copied());
        let at = self.new_case(number, key, plan.place(row, first, shown));
        let draft = &mut self.drafts[at];
        draft.number_was_date = was_date;
        draft.waiting.reserve(plan.rest.len());
        draft.traits = plan.traits.iter().map(|at| (plan.table.columns[*at].index, row.cells[*at])).collect();
        Some(at)
    }

    /// Whether birth date, BSN or age say that this row is about another child than the case.
    fn differs(&self, case: usize, plan: &Plan<'_>, row: &Row<'_>) -> bool {
        if case < self.first_of_table {
            return false;
        }
        plan.traits.iter().any(|at| {
            let index = plan.table.columns[*at].index;
            let before = self.drafts[case].traits.iter().find(|(column, _)| *column == index);
            let before = before.and_then(|(_, cell)| numbers::text_in(*cell));
            before.zip(numbers::text_in(row.cells[*at])).is_some_and(|(before, now)| before != now)
        })
    }

    /// A case met before, here or in another table.
    fn known_case(&mut self, number: Option<&str>, key: &str) -> Option<usize> {
        if let Some(number) = number {
            let same_number = self.by_number.get(number).into_iter().flatten();
            let found = same_number.copied().find(|at| alike(&self.drafts[*at].key, key));
            return found.inspect(|at| {
                // The name that was missing where the number was met first.
                if self.drafts[*at].key.is_empty() {
                    self.drafts[*at].key = key.to_string();
                }
            });
        }
        let at = *self.by_key.get(key)?;
        // A first name alone is no proof within one table: two children may be called Sanne.
        (key.contains(' ') || at < self.first_of_table).then_some(at)
    }

    fn new_case(&mut self, number: Option<String>, key: &str, place: Place) -> usize {
        let at = self.drafts.len();
        if let Some(number) = &number {
            self.by_number.entry(number.clone()).or_default().push(at);
        }
        if !key.is_empty() {
            self.by_key.entry(key.to_string()).or_insert(at);
        }
        self.drafts.push(Draft { number, key: key.to_string(), place, ..Draft::default() });
        if at - self.settled == BATCH {
            self.drafts[self.settled..at].par_iter_mut().for_each(Draft::settle);
            self.settled = at;
        }
        at
    }

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
                            self.drafts[at].actions.push(action);
                        }
                    }
                    (_, cell) => self.drafts[at].add(&pair.column, cell, grid.epoch_1904, &mut self.team),
                }
            }
            last = Some(at);
        }
        last
    }

    fn add_row(&mut self, at: usize, plan: &Plan<'g>, row: &Row<'g>, grid: &Grid, shown: &str) {
        let columns = &plan.table.columns;
        let place = |column: usize| Place {
            sheet: shown.to_string(),
            row: row.number + 1,
            column: columns[column].index + 1,
        };
        for column in plan
            .rest
            .iter()
            .copied()
            .filter(|column| !row.merged[*column] && row.cells[*column] != Cell::Empty)
        {
            self.drafts[at].add(&columns[column], row.cells[column], grid.epoch_1904, &mut self.team);
        }
        for column in
            row.own().filter(|column| row.cells[*column] == Cell::Error && columns[*column].field.is_some())
        {
            self.warn(place(column), "de formule in deze cel geeft een fout; de cel is als leeg gelezen");
        }
        for group in &plan.actions {
            let filled = |column: Option<usize>| {
                column.is_some_and(|column| !row.merged[column] && !action::lacks_text(row.cells[column]))
            };
            if action::lacks_text(row.cells[group.text]) && !row.merged[group.text] {
                if filled(group.owner) && filled(group.due) {
                    self.warn(place(group.text), "hier staan een actiehouder en een datum, maar geen actie");
                }
                continue;
            }
            if let Some(action) = action::read(row, *group, grid, place(group.text), columns, self.meeting) {
                self.drafts[at].actions.push(action);
            }
        }
    }

    fn warn(&mut self, place: Place, message: &str) {
        if self.warnings.iter().filter(|warning| warning.message == message).count() < MAX_WARNINGS {
            self.warnings.push(Warning { place: Some(place), message: message.to_string() });
        }
    }
}

/// A line that is no case: a total, a remark, a number waiting for a case.
fn is_note(plan: &Plan<'_>, row: &Row<'_>) -> bool {
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

/// The youth's name as written, folded.
fn youth_key(plan: &Plan<'_>, row: &Row<'_>, key: &mut String) {
    key.clear();
    plan.keys.iter().for_each(|at| add_to_key(key, row.cells[*at]));
}

fn add_to_key(key: &mut String, cell: Cell<'_>) {
    let text = match cell {
        Cell::Text(text) => Cow::from(text),
        other => numbers::text_of(other).unwrap_or_default().into(),
    };
    if says_nothing(&text) {
        return;
    }
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        fold_into(word, key);
    }
}

/// Whether two spellings can be the same child: one is missing, equal, or a part of the other.
fn alike(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() || a == b {
        return true;
    }
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    }
    let (few, many) = if words(a).count() <= words(b).count() { (a, b) } else { (b, a) };
    words(few).all(|word| words(many).any(|other| other == word))
}

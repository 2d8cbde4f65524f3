//! Rows to cases: which rows belong together, and what each column adds.

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::dutch::fold::fold;
use crate::model::{ActionEntry, Place, Warning};
use crate::sheet::cells::grid::{Cell, Grid};
use crate::sheet::tables::columns::is_of_talk;
use crate::sheet::tables::field::{What, Who};
use crate::sheet::tables::table::Table;

use super::action;
use super::days::Days;
use super::draft::{Draft, Told};
use super::heading::{self, Heading};
use super::key::{alike, youth_key};
use super::legend::{self, Legend};
use super::log;
use super::numbers;
use super::persons::says_nothing;
use super::plan::{self, Plan, Row, is_note};
use super::team::Professionals;

/// Most warnings of one kind; a thousand of them help nobody.
const MAX_WARNINGS: usize = 20;

/// Rows that are divided over cases while the cells of those before them are read. What waits of these makes room for
/// the next: memory that is used again costs less than new.
const BATCH: usize = 512;

/// Puts cases together from all tables.
#[derive(Default)]
pub struct Collector<'g> {
    /// The cases, in the order of the file.
    pub drafts: Vec<Draft<'g>>,
    /// The participants.
    pub team: Professionals,
    /// What abbreviations stand for.
    pub legend: Legend,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
    /// The day of the meeting, if it is known.
    pub meeting: Option<Date>,
    /// For who asks: the rows read, as indexes into the grid, each with its case.
    pub trace: Option<Vec<(usize, usize)>>,
    by_number: FxHashMap<String, Vec<usize>>,
    by_key: FxHashMap<String, usize>,
    /// The cases of the tables before this one by each word of the youth's name.
    by_word: FxHashMap<String, Vec<usize>>,
    /// The table being read, and the first case that came from it.
    first_of_table: usize,
    /// How many cases are read, as far as they went then.
    settled: usize,
}

/// How far the reading of a table is.
struct Reading<'g> {
    plan: Plan<'g>,
    row: Row<'g>,
    /// The youth's name in the row, folded.
    key: String,
    /// The case of the row before.
    current: Option<usize>,
    in_team: bool,
    /// Whether no column tells one case from another.
    anonymous: bool,
    /// The header that is repeated below the line that named the case: what stands between tells about the case.
    until: usize,
    days: Days,
}

/// `Vraag | Is dit autisme?`: what was said about the case, in a line of its own.
fn tells_of_case(grid: &Grid, index: usize) -> bool {
    let first = grid.cells(index).map(|(_, cell)| cell).find(|cell| !cell.is_blank());
    matches!(first, Some(Cell::Text(label)) if is_of_talk(label.trim_end_matches([':', ' '])))
}

/// So many lines may stand between the line that names a case and the header of its actions.
const FAR: usize = 5;

impl<'g> Collector<'g> {
    /// Nothing yet, but what was warned about before.
    pub fn new(warnings: Vec<Warning>) -> Self {
        Collector { warnings, ..Collector::default() }
    }

    /// Reads a table of cases; `shown` is the sheet's name as it may be shown, `above` the case of the form above it.
    pub fn read_table(&mut self, grid: &'g Grid, table: &'g Table, shown: &str, above: Option<usize>) {
        let plan = Plan::new(table);
        self.learn_words();
        self.drafts.reserve(table.rows.len());
        let anonymous = plan.number.is_none() && plan.keys.is_empty();
        let days = Days::new(&plan, self.meeting);
        let mut reading = Reading {
            row: Row { number: 0, cells: Vec::new(), merged: Vec::new() },
            key: String::new(),
            current: above.filter(|_| anonymous),
            in_team: false,
            anonymous,
            until: 0,
            days,
            plan,
        };
        if let Some(line) = table.header.start.checked_sub(1).filter(|_| !table.header.is_empty()) {
            self.take_heading(grid, line, shown, &mut reading);
        }
        let mut rows = table.rows.clone();
        while !rows.is_empty() {
            let batch = rows.start..rows.end.min(rows.start + BATCH);
            rows.start = batch.end;
            let mut before = self.take_waiting(&reading.plan);
            rayon::join(
                || batch.for_each(|index| self.read_row(grid, index, shown, &mut reading)),
                || before.par_iter_mut().for_each(Told::settle),
            );
            self.put_back(before);
        }
        let message = reading.days.warning();
        self.warnings.extend(message.map(|message| Warning { place: None, message }));
    }

    /// Takes out what is told about the cases since the last time, to read what waits of it. A function ties itself to
    /// the person of the cell before it: with such columns all is read in its own time.
    fn take_waiting(&mut self, plan: &Plan<'_>) -> Vec<Told<'g>> {
        if plan.has_functions() {
            return Vec::new();
        }
        self.drafts[self.settled..].iter_mut().map(|draft| std::mem::take(&mut draft.told)).collect()
    }

    /// Puts back what was taken out. What was told in the meantime waits behind it.
    fn put_back(&mut self, taken: Vec<Told<'g>>) {
        let start = self.settled;
        self.settled += taken.len();
        for (draft, taken) in self.drafts[start..].iter_mut().zip(taken) {
            let since = std::mem::replace(&mut draft.told, taken);
            draft.told.waiting.extend(since.waiting);
        }
    }

    fn read_row(&mut self, grid: &'g Grid, index: usize, shown: &str, reading: &mut Reading<'g>) {
        if self.take_heading(grid, index, shown, reading) {
            return;
        }
        let Reading { plan, row, key, current, in_team, days, until, .. } = reading;
        if index < *until && tells_of_case(grid, index) {
            return;
        }
        let explains = || legend::is_row(grid, index);
        if plan.table.repeats.contains(&index) || self.take_team_line(grid, index, in_team) || explains() {
            return;
        }
        row.fill(grid, index, plan.table);
        days.take_heading(row);
        if row.own().next().is_none() || is_note(plan, row) {
            return;
        }
        if let Some(at) = plan::example(plan, row) {
            self.warn(plan.place(row, Some(at), shown), "deze rij is een voorbeeld en telt niet mee");
            return;
        }
        youth_key(plan, row, key);
        *current = self.case_of(plan, row, key, *current, shown);
        let Some(at) = *current else { return };
        days.count(plan, row);
        if let Some(trace) = &mut self.trace {
            trace.push((index, at));
        }
        self.add_row(at, plan, row, grid, shown);
    }

    /// Takes a line that names the case of the rows below it, where no column does. `Vraag` and the like may stand between
    /// it and a header of its own.
    fn take_heading(&mut self, grid: &'g Grid, index: usize, shown: &str, reading: &mut Reading<'g>) -> bool {
        if !reading.anonymous {
            return false;
        }
        let table = reading.plan.table;
        let heads = table.header.start == index + 1 || table.repeats.contains(&(index + 1));
        let Some(Heading { number, youth, more }) = heading::of_row(grid, index, heads) else { return false };
        let (youth, behind) =
            youth.map(heading::apart).map_or((None, None), |(youth, behind)| (Some(youth), behind));
        let key = youth.map(fold).unwrap_or_default();
        let number = number.map(|text| numbers::tidy(&text));
        let at = self.known_case(number.as_deref(), &key).unwrap_or_else(|| {
            let place = Place { sheet: shown.to_owned(), row: grid.row_number(index) + 1, column: 1 };
            let at = self.new_case(number, &key, place);
            let about = &mut self.drafts[at].told.about;
            if let Some(behind) = behind {
                about.add_institutions(Who::Teacher, Cell::Text(behind));
            }
            let persons = &mut about.persons;
            if let Some(youth) = youth {
                persons.add(Who::Youth, None, What::Name, Cell::Text(youth), grid.epoch_1904);
            }
            for cell in more {
                // A birth date, and whoever else is named: without a header nobody knows who that is.
                match numbers::birth_date(cell, grid.epoch_1904) {
                    Some(_) => persons.add(Who::Youth, None, What::BirthDate, cell, grid.epoch_1904),
                    None => persons.add(Who::Network, None, What::Name, cell, grid.epoch_1904),
                }
            }
            at
        });
        reading.current = Some(at);
        let below = table.repeats.iter().find(|at| **at > index && **at <= index + FAR);
        reading.until = below.copied().filter(|_| table.header.start < index).unwrap_or(0);
        if let Some(trace) = &mut self.trace {
            trace.push((index, at));
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
        let with_action = plan.number.is_some_and(|at| plan.table.columns[at].with_action);
        let (number, behind) = numbers::case_number(number_cell, with_action);
        let named = behind.filter(|_| plan.keys.is_empty());
        let in_number = named.map(fold);
        let key = in_number.as_deref().unwrap_or(key);
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
        if let Some(name) = named {
            draft.told.about.persons.add(Who::Youth, None, What::Name, Cell::Text(name), false);
        }
        draft.told.waiting.reserve(plan.rest.len());
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
    pub(super) fn known_case(&mut self, number: Option<&str>, key: &str) -> Option<usize> {
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
        if let Some(at) = self.by_key.get(key).copied() {
            // A first name alone is no proof within one table: two children may be called Sanne.
            return (key.contains(' ') || at < self.first_of_table).then_some(at);
        }
        // `Sanne` of whom a table without actions says the rest, when it knows only one. Where that has actions of its
        // own, this may be another Sanne.
        let word = key.split(' ').next().unwrap_or_default();
        let waits = |at: &&usize| self.drafts[**at].actions.is_empty() && alike(&self.drafts[**at].key, key);
        let mut found = self.by_word.get(word)?.iter().filter(waits);
        let at = match (found.next(), found.next()) {
            (Some(at), None) => *at,
            _ => return None,
        };
        self.by_key.insert(key.to_owned(), at);
        Some(at)
    }

    /// Takes in the names of the cases that the tables so far gave.
    fn learn_words(&mut self) {
        for (at, draft) in self.drafts.iter().enumerate().skip(self.first_of_table) {
            for word in draft.key.split(' ').filter(|word| !word.is_empty()) {
                self.by_word.entry(word.to_owned()).or_default().push(at);
            }
        }
        self.first_of_table = self.drafts.len();
    }

    pub(super) fn new_case(&mut self, number: Option<String>, key: &str, place: Place) -> usize {
        let at = self.drafts.len();
        if let Some(number) = &number {
            self.by_number.entry(number.clone()).or_default().push(at);
        }
        if !key.is_empty() {
            self.by_key.entry(key.to_string()).or_insert(at);
        }
        self.drafts.push(Draft { number, key: key.to_string(), place, ..Draft::default() });
        at
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
            self.drafts[at].told.add(&columns[column], row.cells[column], grid.epoch_1904, &mut self.team);
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
            if let Some(action) = action::read(row, *group, grid, place(group.text), plan, self.meeting) {
                self.add_action(at, action);
            }
        }
    }

    /// Adds an action, or those of a cell; of a log only what this meeting agreed.
    pub(super) fn add_action(&mut self, at: usize, mut action: ActionEntry) {
        if let Some(text) = self.meeting.and_then(|meeting| log::of_meeting(&action.text, meeting)) {
            let message = "in deze cel staan ook acties van een ander overleg: alleen die van dit overleg staan in de lijst";
            self.warn(action.place.clone(), message);
            action.text = text;
        }
        self.legend.write_out(&mut action);
        self.drafts[at].actions.push(action);
    }

    fn warn(&mut self, place: Place, message: &str) {
        if self.warnings.iter().filter(|warning| warning.message == message).count() < MAX_WARNINGS {
            self.warnings.push(Warning { place: Some(place), message: message.to_string() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BATCH;
    use crate::model::Case;
    use crate::sheet::{ReadOptions, read_bytes};

    const ROWS: usize = BATCH + BATCH / 2;

    /// Two rows of each case: who it is about, and what was found out later.
    fn rows(case: usize) -> [String; 2] {
        let name = format!("Kind {}", ["Aap", "Noot", "Mies"][case % 3]);
        [
            format!("{case};{name};1-2-2014;Moeder Een {case};;;Karin Bos;POH-jeugd;CJG belt\n"),
            format!("{case};{name};;;061234{case:04};Het Anker;Piet Vos;IB'er;school mailt\n"),
        ]
    }

    fn read(rows: impl Iterator<Item = String>, columns: &[usize]) -> Vec<Case> {
        let header =
            "Nr;Naam jeugdige;Geb. datum;Moeder;Telefoon moeder;School;Casusregisseur;Functie;Acties\n";
        let text: String = std::iter::once(header.to_owned()).chain(rows).collect();
        let keep = |line: &str| {
            let cells: Vec<&str> = line.split(';').collect();
            columns.iter().map(|at| cells[*at]).collect::<Vec<_>>().join(";")
        };
        let text: Vec<String> = text.lines().map(keep).collect();
        let sheet = read_bytes(text.join("\n").as_bytes(), &ReadOptions::default()).unwrap();
        let mut cases: Vec<Case> = sheet.cases.into_iter().map(|entry| entry.case).collect();
        cases.sort_by_key(|case| case.number.0.parse::<usize>().unwrap());
        cases
    }

    /// However far the rows of a case lie apart: its cells are read while other rows are divided.
    #[test]
    fn rows_of_a_case_may_lie_anywhere() {
        let with_function: Vec<usize> = (0..9).collect();
        let without: Vec<usize> = (0..9).filter(|at| *at != 7).collect();
        for columns in [with_function, without] {
            let together = read((0..ROWS).flat_map(rows), &columns);
            assert_eq!(together.len(), ROWS);
            assert_eq!((together[7].persons.len(), together[7].institutions.len()), (4, 1));
            let first = (0..ROWS).map(|case| rows(case)[0].clone());
            let second = (0..ROWS).map(|case| rows(case)[1].clone());
            assert_eq!(read(first.chain(second), &columns), together);
        }
    }
}

//! Which columns a sheet has, and the rows of each case.

use serde_json::Value as Json;

mod remembered;

use super::columns::{COLUMNS, Kind};
use super::{Holds, Overview, memory, show};
use crate::model::CaseFile;
use crate::render::Value;
use crate::sheet::{What, Who};

/// A column of a sheet that is written.
#[derive(Clone, Debug)]
pub struct LayoutColumn {
    /// Its header.
    pub header: String,
    /// The header as the case files have it: with `[2]` behind it when it is there twice.
    pub key: String,
    /// What it holds.
    pub holds: Holds,
    /// Width in characters.
    pub width: u16,
}

impl LayoutColumn {
    /// A column.
    pub fn new(header: impl Into<String>, holds: Holds, width: u16) -> Self {
        let key = header.into();
        LayoutColumn { header: memory::without_count(&key).to_owned(), key, holds, width }
    }

    /// The words to choose from, each with what it means; none where anything can be typed.
    pub fn choices(&self) -> Vec<(&'static str, &'static str)> {
        match self.holds {
            Holds::Value(column) => match column.kind {
                Kind::Choice(words) => words(),
                Kind::Answer => vec![("ja", "Ja"), ("nee", "Nee")],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// Whether only these words fit; an answer may have a reason behind it.
    pub fn is_strict(&self) -> bool {
        matches!(self.holds, Holds::Value(column) if matches!(column.kind, Kind::Choice(_)))
    }

    /// Whether its texts may go on over several lines.
    pub fn wraps(&self) -> bool {
        self.width >= 18
    }
}

/// The columns of a sheet.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Left to right.
    pub columns: Vec<LayoutColumn>,
}

impl Layout {
    /// The columns of the sheet that these cases came from, and those that hold something else they have; all columns
    /// when they came from none.
    pub fn of(cases: &[CaseFile]) -> Layout {
        match remembered::layout(cases) {
            Some(layout) => layout,
            None => Layout::standard(cases),
        }
    }

    /// All columns, for these cases.
    pub fn standard(cases: &[CaseFile]) -> Layout {
        let most = cases.iter().map(|case| case.guardians.len()).max().unwrap_or(0).clamp(2, 9);
        let whole_names = cases.iter().any(|case| case.youth.name.is_some());
        let mut columns = Vec::new();
        for column in COLUMNS {
            if column.path == ["jeugdige", "naam"] && !whole_names {
                continue;
            }
            columns.push(LayoutColumn::new(column.header, Holds::Value(column), column.width));
            if column.path == ["gezag"] {
                columns.extend(people(most));
            }
        }
        columns.push(LayoutColumn::new("Overleggen", Holds::Meetings, 12));
        columns.push(LayoutColumn::new("Acties", Holds::Actions, 44));
        let overviews = Overview::ALL.iter();
        columns.extend(
            overviews.map(|(overview, header, width)| {
                LayoutColumn::new(*header, Holds::Overview(*overview), *width)
            }),
        );
        let mut layout = Layout { columns };
        layout.add_own(cases);
        layout
    }

    /// The columns that nobody knows, in the order in which the cases have them.
    fn add_own(&mut self, cases: &[CaseFile]) {
        for (header, _) in cases.iter().flat_map(|case| &case.own_columns.0) {
            if !self.columns.iter().any(|column| column.key == *header) {
                self.columns.push(LayoutColumn::new(header.clone(), Holds::Own, 20));
            }
        }
    }

    /// The rows of a case: those it had in the sheet it came from, with what changed since; else one, or one for each
    /// action where who and when stand in columns beside it.
    pub fn rows(&self, case: &CaseFile) -> Vec<Vec<Value<'static>>> {
        let keys = show::keys(case);
        if case.memory.rows.is_empty() { self.new_rows(&keys) } else { self.known_rows(&keys, &case.memory) }
    }

    fn new_rows(&self, keys: &Json) -> Vec<Vec<Value<'static>>> {
        if !self.columns.iter().any(|column| is_beside(column.holds)) {
            return vec![self.row(keys, None)];
        }
        let mut actions = self.actions(keys).into_iter();
        let mut rows = vec![self.row(keys, actions.next())];
        rows.extend(actions.map(|action| self.row(&Json::Null, Some(action))));
        rows
    }

    /// The actions that the sheet shows: without a column for it, those still open.
    fn actions<'v>(&self, keys: &'v Json) -> Vec<&'v Json> {
        let all = self.columns.iter().any(|column| matches!(column.holds, Holds::ActionStatus));
        show::actions(keys, all).collect()
    }

    fn row(&self, case: &Json, action: Option<&Json>) -> Vec<Value<'static>> {
        let cell = |column: &LayoutColumn| match action {
            Some(action) if is_of_action(column.holds) => show::of_action(action, column.holds),
            _ if case.is_null() => Value::Empty,
            _ => show::cell(case, column.holds, &column.key),
        };
        self.columns.iter().map(cell).collect()
    }
}

/// Puts cases that all came from one sheet in its order; others stay in the order of their numbers.
pub fn sort(cases: &mut [CaseFile]) {
    let mut positions: Vec<Option<u32>> = cases.iter().map(|case| case.memory.position).collect();
    positions.sort_unstable();
    let is_one_sheet = positions.windows(2).all(|pair| pair[0] != pair[1]);
    if is_one_sheet && positions.iter().all(Option::is_some) {
        cases.sort_by_key(|case| case.memory.position);
    }
}

/// Whether a column stands beside an action and tells about it.
fn is_beside(holds: Holds) -> bool {
    matches!(holds, Holds::Owner | Holds::Due | Holds::ActionStatus)
}

fn is_of_action(holds: Holds) -> bool {
    is_beside(holds) || matches!(holds, Holds::Actions)
}

/// The persons around the youth.
fn people(guardians: usize) -> Vec<LayoutColumn> {
    let mut columns = Vec::new();
    for number in 1..=u8::try_from(guardians).unwrap_or(9) {
        for (header, what, width) in [
            (format!("Gezagdrager {number}"), What::Name, 24),
            (format!("Tel. gezagdrager {number}"), What::Phone, 14),
            (format!("E-mail gezagdrager {number}"), What::Email, 24),
        ] {
            columns.push(LayoutColumn::new(header, Holds::Person(Who::Guardian, Some(number), what), width));
        }
    }
    for (header, who, what, width) in [
        ("Gezin", Who::Family, What::Name, 30),
        ("Netwerk", Who::Network, What::Name, 26),
        ("Inbrenger", Who::Presenter, What::Name, 26),
        ("Tel. inbrenger", Who::Presenter, What::Phone, 14),
        ("E-mail inbrenger", Who::Presenter, What::Email, 24),
        ("Betrokkenen", Who::Professional, What::Name, 34),
        ("Casusregisseur", Who::CaseLead, What::Name, 22),
    ] {
        columns.push(LayoutColumn::new(header, Holds::Person(who, None, what), width));
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet;

    #[test]
    fn cases_of_one_sheet_keep_its_order() {
        let sorted = |positions: &[Option<u32>]| {
            let case = |(number, position): (usize, &Option<u32>)| {
                let mut case = CaseFile { number: number.to_string(), ..CaseFile::default() };
                case.memory.position = *position;
                case
            };
            let mut cases: Vec<CaseFile> = positions.iter().enumerate().map(case).collect();
            sort(&mut cases);
            cases.into_iter().map(|case| case.number).collect::<String>()
        };
        assert_eq!(sorted(&[Some(3), Some(1), Some(2)]), "120");
        assert_eq!(sorted(&[Some(3), Some(1), None]), "012", "one was made by hand");
        assert_eq!(sorted(&[Some(3), Some(1), Some(1)]), "012", "of two sheets");
    }

    /// Whoever reads the sheet again, also for the minutes, takes each column for what it is.
    #[test]
    fn every_header_that_is_written_is_read_as_what_it_is() {
        for column in Layout::standard(&[CaseFile::default()]).columns {
            let found = sheet::recognise(&column.header);
            assert!(found.is_some(), "{} is not known", column.header);
            let (field, number) = found.unzip();
            let read = Holds::of(&column.header, field, number.flatten());
            let same = match (column.holds, read) {
                (Holds::Person(who, number, what), Holds::Person(w, n, a)) => {
                    (who, number, what) == (w, n, a)
                }
                (written, read) => written.overlaps(read),
            };
            assert!(same, "{}: {:?} is read as {read:?}", column.header, column.holds);
        }
    }
}

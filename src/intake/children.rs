//! Which child each row of a case is about. Brothers and sisters under one number are cases of their own: each has its own
//! consent, its own age, its own file.

use serde_json::Value as Json;

use super::twins::alike;
use crate::casesheet::Holds;
use crate::casesheet::take::{Days, SheetRow, Unread, take};
use crate::dutch::names::Name;
use crate::model::case_file::Youth;
use crate::model::scalar::BirthDate;
use crate::sheet::{Contents, Who};

/// The children of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Children {
    /// Which child each row is about, from 0.
    pub of_row: Vec<usize>,
    /// Cells of which a person must say whether they are about another child.
    pub unclear: Vec<Unread>,
}

impl Children {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.of_row.iter().max().map_or(0, |last| last + 1)
    }
}

/// What is known of a child.
#[derive(Default)]
struct Child {
    name: Name,
    birth: Option<BirthDate>,
}

const OTHER_BIRTH: &str = "hier staat een andere geboortedatum dan erboven; verbeter hem, of geef een ander kind een eigen naam en nummer";

/// Tells the children of a case apart: a row with another name is about another child.
pub fn children(rows: &[SheetRow]) -> Children {
    let mut found = Children { of_row: vec![0; rows.len()], unclear: Vec::new() };
    if rows.len() < 2 || !rows[1..].iter().flatten().any(is_about_youth) {
        return found;
    }
    let mut known: Vec<Child> = Vec::new();
    let mut current = 0;
    for (at, row) in rows.iter().enumerate() {
        let child = Child::of(row);
        let nameless = child.name.is_empty();
        let same = |other: &Child| nameless || other.name.is_empty() || alike(&other.name, &child.name);
        if known.is_empty() {
            known.push(child);
        } else if nameless || known.get(current).is_some_and(&same) {
            let unclear = known[current].take_in(child);
            found.unclear.extend(unclear.then(|| birth_cell(at, row)));
        } else if let Some(other) = known.iter().position(same) {
            current = other;
            let unclear = known[other].take_in(child);
            found.unclear.extend(unclear.then(|| birth_cell(at, row)));
        } else {
            current = known.len();
            known.push(child);
        }
        found.of_row[at] = current;
    }
    found
}

fn is_about_youth(cell: &crate::casesheet::take::SheetCell) -> bool {
    tells_of_youth(cell.holds) && cell.contents != Contents::Empty
}

fn tells_of_youth(holds: Holds) -> bool {
    match holds {
        Holds::Person(who, ..) => who == Who::Youth,
        Holds::Value(column) => matches!(column.path, ["jeugdige", ..]),
        _ => false,
    }
}

impl Child {
    fn of(row: &SheetRow) -> Child {
        let cells: SheetRow = row.iter().filter(|cell| tells_of_youth(cell.holds)).cloned().collect();
        let keys = take(&[cells], &Days::from(jiff::civil::Date::MIN)).keys;
        let youth = keys.get("jeugdige").cloned().unwrap_or(Json::Null);
        // What does not fit is told where the row becomes a case file.
        let youth = serde_json::from_value::<Youth>(youth).unwrap_or_default();
        Child { name: youth.full_name(), birth: youth.birth_date }
    }

    /// What another row says of the child; whether the birth dates differ.
    fn take_in(&mut self, row: Child) -> bool {
        if self.name.is_empty() {
            self.name = row.name;
        }
        let differs = self.birth.is_some() && row.birth.is_some() && self.birth != row.birth;
        self.birth = self.birth.or(row.birth);
        differs
    }
}

/// The cell with the birth date, else the first of the row.
fn birth_cell(row: usize, cells: &SheetRow) -> Unread {
    let holds_birth = |cell: &crate::casesheet::take::SheetCell| match cell.holds {
        Holds::Person(Who::Youth, _, what) => what == crate::sheet::What::BirthDate,
        Holds::Value(column) => column.path == ["jeugdige", "geboortedatum"],
        _ => false,
    };
    Unread { row, cell: cells.iter().position(holds_birth).unwrap_or(0), expected: OTHER_BIRTH.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casesheet::memory::by_header;
    use crate::casesheet::take::SheetCell;

    fn of(rows: &[[&str; 2]]) -> (Vec<usize>, Vec<(usize, usize)>) {
        let cell = |(header, text): (&str, &str)| SheetCell {
            header: header.into(),
            holds: by_header(header),
            contents: if text.is_empty() { Contents::Empty } else { Contents::Text(text.into()) },
        };
        let row = |texts: &[&str; 2]| ["Naam kind", "Geb. datum"].into_iter().zip(*texts).map(cell).collect();
        let found = children(&rows.iter().map(row).collect::<Vec<SheetRow>>());
        (found.of_row, found.unclear.iter().map(|unclear| (unclear.row, unclear.cell)).collect())
    }

    #[test]
    fn another_name_is_another_child() {
        assert_eq!(of(&[["Mila Haile", "9-6-2015"], ["Sem Haile", "1-2-2018"]]).0, [0, 1]);
        assert_eq!(of(&[["Mila Haile", "9-6-2015"], ["Sem Haile", "9-6-2015"]]).0, [0, 1], "twins");
        let rows = [["Mila Haile", ""], ["", ""], ["Sem Haile", ""], ["", ""], ["Mila", ""]];
        assert_eq!(of(&rows), (vec![0, 0, 1, 1, 0], vec![]));
    }

    #[test]
    fn the_same_child_in_other_words_is_one() {
        let rows = [["Yusuf el Amrani", "9-5-2014"], ["Youssef El Amrani", "9-5-2014"], ["Yusuf", ""]];
        assert_eq!(of(&rows), (vec![0, 0, 0], vec![]));
        assert_eq!(of(&[["", "9-5-2014"], ["Sem Haile", ""]]).0, [0, 0]);
    }

    #[test]
    fn another_birth_date_without_another_name_is_asked_about() {
        assert_eq!(of(&[["Sem Haile", "9-5-2014"], ["Sem Haile", "9-5-2015"]]), (vec![0, 0], vec![(1, 1)]));
        assert_eq!(of(&[["Sem Haile", "9-5-2014"], ["", "9-5-2015"]]), (vec![0, 0], vec![(1, 1)]));
    }
}

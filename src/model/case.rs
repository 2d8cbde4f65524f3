//! A case: one youth and family under discussion, with everything that identifies them.

use std::fmt;

use super::{ActionEntry, Address, Person};

/// The number of a case, such as `2026-014`: a pseudonym, never derived from a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseNumber(pub String);

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Everything that is known to identify one case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// The pseudonym that stands in the minutes.
    pub number: CaseNumber,
    /// All persons: the youth first, then guardians, family, network and the professionals around them.
    pub persons: Vec<Person>,
    /// All addresses.
    pub addresses: Vec<Address>,
    /// Schools, clubs, employers: bodies that point to this family.
    pub institutions: Vec<String>,
    /// Other identifying numbers and handles as written: record numbers, IBAN, user names, number plates.
    pub other_ids: Vec<String>,
}

/// One case as a sheet gives it: who it is about, and what was agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseEntry {
    /// The identities.
    pub case: Case,
    /// Where the number comes from.
    pub number_origin: NumberOrigin,
    /// What was agreed, in the order of the sheet, not yet taken apart.
    pub actions: Vec<ActionEntry>,
    /// The case's first cell.
    pub place: Place,
}

/// Where a case number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberOrigin {
    /// It stands in the sheet.
    Sheet,
    /// The sheet has none, or none that can be shown; the position in the sheet was taken.
    Position,
}

/// A place in a sheet that can be shown: it holds no cell contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The sheet as it may be shown: its name when that is an ordinary one (`Blad1`), else `blad 2`.
    pub sheet: String,
    /// Row, from 1; 0 when there are no rows, as in a case file.
    pub row: u32,
    /// Column, from 1; 0 when the whole row is meant.
    pub column: u32,
}

impl Place {
    /// The file of a case.
    pub fn of_case(number: &CaseNumber) -> Place {
        Place { sheet: format!("casus {number}"), row: 0, column: 0 }
    }

    /// The cell's address as Excel shows it, `C5`; without a column only `rij 5`.
    pub fn cell(&self) -> String {
        if self.row == 0 {
            return self.sheet.clone();
        }
        if self.column == 0 {
            return format!("rij {}", self.row);
        }
        format!("{}{}", column_letters(self.column), self.row)
    }
}

/// The letters of a column of a sheet, counted from 1: `A`, `Z`, `AA`. Column 0 has none.
pub fn column_letters(column: u32) -> String {
    let (mut rest, mut letters) = (column, String::new());
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.insert(0, char::from(b'A' + digit as u8));
        rest = (rest - 1) / 26;
    }
    letters
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            0 => f.write_str(&self.sheet),
            _ => write!(f, "{} {}", self.sheet, self.cell()),
        }
    }
}

/// Something a person should look at; holds no personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where, if a place in a file is concerned.
    pub place: Option<Place>,
    /// What, in Dutch.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "{place}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_as_excel_does() {
        let cell = |column| Place { sheet: "Blad1".into(), row: 5, column }.cell();
        assert_eq!(cell(1), "A5");
        assert_eq!(cell(26), "Z5");
        assert_eq!(cell(27), "AA5");
        assert_eq!(cell(703), "AAA5");
        assert_eq!(cell(0), "rij 5");
        assert_eq!(Place::of_case(&CaseNumber("2026-014".into())).to_string(), "casus 2026-014");
    }
}

//! What one cell says by itself: for who takes a column in as it is, without the columns beside it.

use super::cases::{address, mentions, numbers, persons, team};
use super::cells::grid::Cell;
use super::tables::field::What;
use super::whole::Contents;
use crate::dutch::date::PartialDate;
use crate::model::{Address, Person};

/// A professional as a cell names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Professional {
    /// Name.
    pub name: Option<String>,
    /// Function.
    pub function: Option<String>,
    /// Organisation or team.
    pub organisation: Option<String>,
}

impl Contents {
    fn cell(&self) -> Cell<'_> {
        match self {
            Contents::Empty => Cell::Empty,
            Contents::Text(text) => Cell::Text(text),
            Contents::Number(number) => Cell::Number(*number),
            Contents::Date(day) => Cell::Date(*day),
        }
    }

    /// The cell as text: a whole number without decimals, a date as ISO; empty when nothing stands there.
    pub fn text(&self) -> String {
        numbers::text_of(self.cell()).unwrap_or_default().trim().to_owned()
    }

    /// Whether nothing stands there, or only that nothing is known: `-`, `n.v.t.`.
    pub fn says_nothing(&self) -> bool {
        persons::says_nothing(&self.text())
    }

    /// A birth date, whichever way it was typed.
    pub fn birth_date(&self) -> Option<PartialDate> {
        numbers::birth_date(self.cell(), false)
    }

    /// A BSN, nine digits, its zero restored.
    pub fn bsn(&self) -> Option<String> {
        numbers::bsn(self.cell())
    }

    /// The phone numbers, as written; a number has its zero restored.
    pub fn phones(&self) -> Vec<String> {
        numbers::phones(self.cell())
    }

    /// What a column with an address, or a part of one, says.
    pub fn address(&self, what: What) -> Address {
        let mut found = Address::default();
        address::add(&mut found, what, &self.text());
        found
    }
}

/// The persons a text names, with their role when the text says it, and phone, mail and birth date beside them.
pub fn persons(text: &str) -> Vec<(Option<String>, Person)> {
    mentions::read(text).into_iter().map(|found| (found.role, found.person)).collect()
}

/// The professionals a text names.
pub fn professionals(text: &str) -> Vec<Professional> {
    let named = team::read(text).into_iter();
    let professional = |named: team::Named| Professional {
        name: named.name,
        function: named.function,
        organisation: named.organisation,
    };
    named.map(professional).collect()
}

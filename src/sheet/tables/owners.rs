//! Owners that a header names: `Actie CJG` beside `Actie school`, or a cross under `CJG` behind the action.

use crate::dutch::fold::is_one_of;
use crate::dutch::word_list::WordList;
use crate::sheet::cells::grid::{Cell, Grid};

use super::by_contents::{Names, is_family, is_owner};
use super::columns::speaks_of_actions;
use super::field::{Field, What};
use super::resolve::sample;
use super::table::{Column, How, Table};

/// Gives columns the owner that their header names; without a column of owners, columns of crosses too.
pub fn resolve(grid: &Grid, table: &mut Table, participants: &Names) {
    for column in table.columns.iter_mut().filter(|column| column.field == Some(Field::OwnerMark)) {
        column.owner = Some(column.header.clone());
    }
    of_actions(table, participants);
    if !table.has(Field::Owner) {
        crosses(grid, table, participants);
    }
}

/// A table without actions of which two columns or more have a role or body as header and mostly actions below it.
pub fn columns_of_owners(grid: &Grid, table: &mut Table, participants: &Names) {
    if [Field::Actions, Field::Outcome, Field::EarlierActions].into_iter().any(|field| table.has(field)) {
        return;
    }
    let (mut all, mut actions, mut found) = (0, 0, Vec::new());
    for (at, column) in table.columns.iter().enumerate() {
        if !may_head(column, participants) || is_family(Cell::Text(&column.header)) {
            continue;
        }
        found.push(at);
        for cell in sample(grid, table, column.index) {
            all += 1;
            actions += usize::from(matches!(cell, Cell::Text(text) if looks_like_action(text)));
        }
    }
    if found.len() < 2 || actions * 3 < all * 2 || actions == 0 {
        return;
    }
    for column in found {
        let column = &mut table.columns[column];
        column.field = Some(Field::Actions);
        column.how = How::Contents;
        column.owner = Some(column.header.clone());
    }
}

/// Two words or more, most without a capital: no name of a person or school.
fn looks_like_action(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    words >= 2 && small * 2 > words
}

/// `Actie huisarts`, `Actie CJG`: with only one of these the header may as well say whose list it is.
fn of_actions(table: &mut Table, participants: &Names) {
    let named = |column: &Column| {
        Some(without_actions(&column.header)).filter(|owner| is_professional(owner, participants))
    };
    let of_column = |column: &Column| match (&column.owner, column.field) {
        (None, Some(Field::Actions)) => named(column),
        (owner, _) => owner.clone(),
    };
    let owners: Vec<Option<String>> = table.columns.iter().map(of_column).collect();
    let mut some = owners.iter().flatten();
    let first = some.next();
    if some.any(|owner| Some(owner) != first) {
        for (column, owner) in table.columns.iter_mut().zip(owners) {
            column.owner = owner;
        }
    }
}

/// Whether a header is a role, body or participant that is not of the family and not everybody.
pub fn is_professional(header: &str, participants: &Names) -> bool {
    let cell = Cell::Text(header);
    is_owner(cell, participants) && !is_family(cell) && !EVERYBODY.has(header)
}

/// Who is meant by these is everybody at the table.
static EVERYBODY: WordList = WordList::new(&["mdo", "team", "allen", "iedereen", "gezin", "netwerk"]);

/// What a header says beside that it heads actions: `Actie(s) CJG`, `POH-acties`.
fn without_actions(header: &str) -> String {
    let mut owner: Vec<&str> = Vec::new();
    for word in header.split([' ', ':', ',', '(', ')']).filter(|word| !word.is_empty()) {
        let word = match word.rsplit_once('-') {
            Some((owner, actions)) if speaks_of_actions(actions) => owner,
            _ => word,
        };
        let small = is_one_of(word, &["s", "en", "n", "van", "voor", "door", "de", "het"]);
        if !small && !speaks_of_actions(word) {
            owner.push(word);
        }
    }
    owner.join(" ")
}

/// Two columns or more behind the actions, side by side, with a role or body as header and nothing but marks below it.
fn crosses(grid: &Grid, table: &mut Table, participants: &Names) {
    let Some(actions) = table.columns.iter().position(|column| column.field == Some(Field::Actions)) else {
        return;
    };
    let crossed: Vec<bool> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| at > actions && may_head(column, participants) && has_marks(grid, table, column))
        .collect();
    let beside = |at: usize| crossed.get(at).is_some_and(|crossed| *crossed);
    for (at, column) in table.columns.iter_mut().enumerate() {
        if beside(at) && (beside(at + 1) || at > 0 && beside(at - 1)) {
            column.field = Some(Field::OwnerMark);
            column.how = How::Contents;
            column.owner = Some(column.header.clone());
        }
    }
}

fn may_head(column: &Column, participants: &Names) -> bool {
    let free = matches!(
        column.field,
        None | Some(
            Field::Person(_, What::Name)
                | Field::School
                | Field::Institution
                | Field::Organisation
                | Field::Function
                | Field::Other
        )
    );
    free && column.how != How::Named && is_owner(Cell::Text(&column.header), participants)
}

/// Whether the cells below a header are marks, and one of them at least a cross.
fn has_marks(grid: &Grid, table: &Table, column: &Column) -> bool {
    let (mut some, mut only) = (false, true);
    for cell in sample(grid, table, column.index) {
        some |= is_cross(cell);
        only &= is_cross(cell)
            || matches!(cell, Cell::Text(text) if NO_CROSS.has(text.trim()))
            || cell == Cell::Bool(false);
    }
    some && only
}

static CROSS: WordList = WordList::new(&["x", "v", "ja", "j", "1", "o", "xx"]);
static NO_CROSS: WordList = WordList::new(&["nee", "n", "nvt", "n.v.t", "0", "-", "–"]);

/// `x`, `✓`, `ja`: this one does it.
pub fn is_cross(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Text(text) => {
            let text = text.trim();
            CROSS.has(text) || matches!(text, "✓" | "✔" | "√" | "☑" | "☒" | "•" | "●" | "*" | "+")
        }
        Cell::Number(number) => number == 1.0,
        Cell::Bool(crossed) => crossed,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::without_actions;

    #[test]
    fn what_a_header_says_beside_actions() {
        for (header, owner) in [
            ("Actie huisarts", "huisarts"),
            ("Acties door JGZ", "JGZ"),
            ("Actie(s) POH-jeugd", "POH-jeugd"),
            ("POH-acties", "POH"),
            ("School: afspraken", "School"),
            ("Acties", ""),
        ] {
            assert_eq!(without_actions(header), owner, "{header}");
        }
    }
}

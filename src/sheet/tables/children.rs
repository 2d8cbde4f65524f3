//! Children under `Wie`: who is spoken about, not who does it.

use crate::dutch::fold::is_one_of;
use crate::sheet::cells::grid::{Cell, Grid};

use super::by_contents::{Names, is_owner, mostly};
use super::field::{Field, What, Who};
use super::resolve::{begins_like_name, has_role, looks_like_name};
use super::table::{Column, How, Table};

/// Takes a bare `Wie` before the actions for the children, when names stand below it, no other column names them, and
/// what stands beside it speaks of a child, or tells the owners already.
pub fn resolve(grid: &Grid, table: &mut Table, participants: &Names) {
    let Some(actions) = table.columns.iter().position(|column| column.field == Some(Field::Actions)) else {
        return;
    };
    if table.columns.iter().any(|column| column.field.is_some_and(Field::names_the_youth)) {
        return;
    }
    let may_be =
        |column: &Column| column.field == Some(Field::Owner) && column.how != How::Named && says_who(column);
    let Some(at) = table.columns[..actions].iter().position(may_be) else { return };
    let owned =
        || table.with(Field::Owner).nth(1).is_some() || names_owners(grid, table, actions, participants);
    if names(grid, table, at, participants) && (born_behind(table, at, actions) || owned()) {
        table.columns[at].field = Some(Field::Person(Who::Youth, What::Name));
        table.columns[at].how = How::Contents;
    }
}

/// Whether a header asks who, and no more.
pub(super) fn says_who(column: &Column) -> bool {
    is_one_of(column.header.trim_end_matches(['?', ':', ' ']), &["wie", "who"])
}

/// Whether a birth date stands between a column and the actions.
fn born_behind(table: &Table, at: usize, actions: usize) -> bool {
    let birth = Some(Field::Person(Who::Youth, What::BirthDate));
    table.columns[at + 1..actions].iter().any(|column| column.field == birth)
}

/// Whether most cells are names of persons who are nobody at the table.
fn names(grid: &Grid, table: &Table, at: usize, participants: &Names) -> bool {
    mostly(grid, table, &table.columns[at], |cell| {
        let name = |text: &str| looks_like_name(text) || begins_like_name(text);
        matches!(cell, Cell::Text(text) if name(text) && !has_role(text)) && !is_owner(cell, participants)
    })
}

/// Whether most actions say who does them, in front or in brackets at the end: `CJG: belt moeder`, `school mailt`,
/// `belonen [CJG]`.
fn names_owners(grid: &Grid, table: &Table, actions: usize, participants: &Names) -> bool {
    let owner = |text: &str| is_owner(Cell::Text(text.trim_matches([' ', '-', '•', '*'])), participants);
    let acts = |text: &str| {
        let (who, what) = text.split_once(' ').unwrap_or_default();
        let verb = what.split(' ').next().unwrap_or_default();
        // `school bellen` has somebody else do it.
        owner(who) && verb.len() > 3 && verb.ends_with('t')
    };
    let begins = |line: &str| line.split_once(':').is_some_and(|(who, _)| owner(who)) || acts(line);
    // `beloningskaart maken [CJG, 11-12]`.
    let ends = |line: &str| {
        let inside = line.trim_end().strip_suffix([']', ')']).and_then(|line| line.rsplit_once(['[', '(']));
        inside.is_some_and(|(_, inside)| inside.split(',').next().is_some_and(owner))
    };
    mostly(
        grid,
        table,
        &table.columns[actions],
        |cell| matches!(cell, Cell::Text(text) if text.lines().any(|line| begins(line) || ends(line))),
    )
}

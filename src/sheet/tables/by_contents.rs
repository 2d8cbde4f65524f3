//! Who and when of the actions under a header that does not say so: what stands below it decides.

use jiff::civil::{Date, date};
use rustc_hash::FxHashSet;

use crate::dutch::date::find_dates;
use crate::dutch::due::{DueDate, parse_due_cell};
use crate::dutch::fold::{fold, is_one_of};
use crate::dutch::roles::role;
use crate::dutch::standing::standing;
use crate::dutch::word_list::WordList;
use crate::sheet::cells::grid::{Cell, Grid};

use super::field::{Field, What, Who};
use super::resolve::sample;
use super::table::{Column, How, Kind, Table};

/// Names of participants, folded: whole, and by their first word.
pub type Names = FxHashSet<String>;

/// The names in the tables of participants.
pub fn participants(grid: &Grid, tables: &[Table]) -> Names {
    let mut names = Names::default();
    for table in tables.iter().filter(|table| table.kind == Kind::Team) {
        let Some(column) =
            table.columns.iter().find(|c| matches!(c.field, Some(Field::Person(_, What::Name))))
        else {
            continue;
        };
        for cell in sample(grid, table, column.index) {
            if let Cell::Text(text) = cell {
                let name = fold(text.trim());
                names.extend(name.split_whitespace().next().map(str::to_owned));
                names.insert(name);
            }
        }
    }
    names
}

/// Takes a column for the owner or the due date of the actions beside it, when no header says which it is.
pub fn resolve(grid: &Grid, table: &mut Table, participants: &Names) {
    let Some(actions) = table.columns.iter().position(|column| column.field == Some(Field::Actions)) else {
        return;
    };
    if !table.has(Field::Owner) {
        let owner = |column: &Column| match column.field {
            None => mostly(grid, table, column, |cell| is_owner(cell, participants)),
            // Such a column may tell who somebody is: it must hold nothing else.
            // Right behind the action an organisation is the one that does it: `Partij`.
            Some(Field::Organisation) if column.index == table.columns[actions].index + 1 => {
                mostly(grid, table, column, |cell| is_owner(cell, participants) && !is_family(cell))
            }
            Some(_) => {
                sample(grid, table, column.index).all(|cell| is_owner(cell, participants) && !is_family(cell))
            }
        };
        let found = candidates(table, actions, Field::Owner).find(|at| owner(&table.columns[*at]));
        take(table, found, Field::Owner);
    }
    if !table.has(Field::Due) {
        // Where the actions tell their own days, `Evaluatie` says when the case is spoken of again.
        let told = || {
            let action = |cell: Cell<'_>| matches!(cell, Cell::Text(text) if !find_dates(text).is_empty());
            sample(grid, table, table.columns[actions].index).any(action)
        };
        let of_case = |column: &Column| is_one_of(column.header.trim(), &["evaluatie"]) && told();
        let due = |column: &Column| mostly(grid, table, column, is_day) && !of_case(column);
        let found = candidates(table, actions, Field::Due).find(|at| due(&table.columns[*at]));
        take(table, found, Field::Due);
    }
    if !table.has(Field::ActionStatus) {
        let found = table.columns.iter().enumerate().position(|(at, column)| {
            let free = matches!(column.field, None | Some(Field::FreeText)) && column.how != How::Named;
            at > actions && free && says_standing(grid, table, column)
        });
        take(table, found, Field::ActionStatus);
    }
}

/// Whether all cells of a column say how an action stands, one at least in a word that answers nothing else.
fn says_standing(grid: &Grid, table: &Table, column: &Column) -> bool {
    static ANSWERS: WordList =
        WordList::new(&["ja", "nee", "x", "v", "ok", "nvt", "n.v.t", "onbekend", "nieuw"]);
    let (mut all, mut some) = (true, false);
    for cell in sample(grid, table, column.index) {
        let Cell::Text(text) = cell else { return false };
        all &= standing(text).is_some();
        some |= !ANSWERS.has(text.trim().trim_end_matches('.'));
    }
    all && some
}

/// The columns that may be it: those nobody knows, and right of the actions some that may mean two things.
fn candidates(table: &Table, actions: usize, wanted: Field) -> impl Iterator<Item = usize> {
    // `Functie` behind `Deelnemers` says who they are.
    let behind_names = move |at: usize| {
        matches!(table.columns[at.saturating_sub(1)].field, Some(Field::Person(_, What::Name)))
    };
    let may_be = move |(at, column): (usize, &Column)| match (column.field, wanted) {
        _ if column.how == How::Named => false,
        (None, Field::Owner) => true,
        (None, _) => at > actions,
        (Some(Field::Other | Field::FreeText), Field::Due) => {
            at > actions && is_one_of(column.header.trim(), &["tijd", "tot", "evaluatie"])
        }
        (Some(Field::Function | Field::Organisation), Field::Owner) => at > actions && !behind_names(at),
        (
            Some(Field::Person(
                Who::CaseLead | Who::Professional | Who::Network | Who::Presenter,
                What::Name,
            )),
            Field::Owner,
        ) => at > actions,
        _ => false,
    };
    table.columns.iter().enumerate().filter(move |entry| may_be(*entry)).map(|(at, _)| at)
}

fn take(table: &mut Table, found: Option<usize>, field: Field) {
    if let Some(at) = found {
        table.columns[at].field = Some(field);
        table.columns[at].how = How::Contents;
    }
}

/// Whether two of three cells of a column fit.
pub(super) fn mostly(grid: &Grid, table: &Table, column: &Column, fits: impl Fn(Cell<'_>) -> bool) -> bool {
    let (mut all, mut fitting) = (0, 0);
    for cell in sample(grid, table, column.index) {
        all += 1;
        fitting += usize::from(fits(cell));
    }
    fitting > 0 && fitting * 3 >= all * 2
}

/// Whether a cell holds nothing but roles, bodies and participants.
pub fn is_owner(cell: Cell<'_>, participants: &Names) -> bool {
    let Cell::Text(text) = cell else { return false };
    const LONGEST: usize = 60;
    let known = |part: &str| {
        let part = part.trim();
        role(part).is_some() || participants.contains(&fold(part))
    };
    let owner = |part: &str| {
        known(part)
            || part
                .trim()
                .strip_suffix(')')
                .and_then(|part| part.split_once('('))
                .is_some_and(|(outside, inside)| known(outside) || known(inside))
    };
    text.len() <= LONGEST
        && text.split([',', '/', '+', '&', ';', '\n']).flat_map(|part| part.split(" en ")).all(owner)
}

/// Whether a cell names one of the family: `Contactpersoon` says so of many a mother.
pub fn is_family(cell: Cell<'_>) -> bool {
    #[rustfmt::skip]
    static FAMILY: WordList = WordList::new(&[
        "moeder", "vader", "ouder", "ouders", "oma", "opa", "tante", "oom", "broer", "zus", "jeugdige", "gezin", "netwerk",
        "stiefmoeder", "stiefvader", "pleegmoeder", "pleegvader", "pleegouder", "partner", "buurvrouw", "buurman", "vriend",
        "vriendin", "verzorger", "gezagdrager", "gezagdragers", "pleegouders", "grootouder", "contactpersoon", "oppas", "buren",
    ]);
    let begins = |role: String| role.split(' ').next().is_some_and(|first| FAMILY.has(first));
    let family = |part: &str| FAMILY.has(part) || role(part).is_some_and(begins);
    matches!(cell, Cell::Text(text) if text.split([',', '/', '+', '&', '\n', ' ', '(', ')']).any(family))
}

fn is_day(cell: Cell<'_>) -> bool {
    /// Any day does: only whether it can be read counts.
    const SOME_DAY: Date = date(2026, 1, 1);
    match cell {
        Cell::Date(_) => true,
        Cell::Text(text) => {
            text.len() <= 40 && matches!(parse_due_cell(text, SOME_DAY, None), Some(DueDate::Read(_)))
        }
        _ => false,
    }
}

//! Headers that may mean two things: the columns beside them, or what stands below them, decide.

use jiff::civil::Date;

use crate::dutch::calendar;
use crate::sheet::cells::grid::{Cell, Grid};

use super::acting;
use super::by_contents::{self, Names};
use super::children;
use super::code;
use super::columns;
use super::field::{Field, What, Who};
use super::list_numbers;
use super::marked;
use super::owners;
use super::table::{Column, How, Kind, Table};

/// Cells looked at to see what a column holds.
const SAMPLE: usize = 60;

/// Gives every ambiguous column of the table its meaning.
///
/// Of columns with the actions of several meetings only those of `meeting` count.
pub fn resolve(grid: &Grid, table: &mut Table, participants: &Names, meeting: Option<Date>) {
    if table.kind == Kind::Team {
        return;
    }
    for_whom(grid, table);
    owners::columns_of_owners(grid, table, participants);
    marked::resolve(grid, table);
    acting::resolve(grid, table, participants);
    cases_and_actions(grid, table);
    codes_or_names(grid, table, true);
    one_case_number(grid, table);
    // What became one now may head names as well; notes below `Nr` do not make it a text.
    codes_or_names(grid, table, false);
    children::resolve(grid, table, participants);
    names_of_cases(grid, table);
    of_meeting(table, meeting);
    beside_the_actions(table);
    marked::among_talk(grid, table);
    owners::resolve(grid, table, participants);
    by_contents::resolve(grid, table, participants);
    participants_beside(table);
    surname_under_name(table);
    names_under_unknown(grid, table);
}

/// `Voor wie` beside `Wie`, where nothing else names the youth: whom the action is about, when no roles stand below it.
fn for_whom(grid: &Grid, table: &mut Table) {
    let owner = |column: &Column| column.field == Some(Field::Owner) && column.how != How::Named;
    let asks = |column: &Column| owner(column) && columns::words(&column.header) == ["voor", "wie"];
    let Some(at) = table.columns.iter().position(asks) else { return };
    let named = |column: &Column| column.field.is_some_and(Field::names_the_youth);
    let no_names = Names::default();
    let roles =
        || sample(grid, table, table.columns[at].index).any(|cell| by_contents::is_owner(cell, &no_names));
    let another = table.columns.iter().any(|column| owner(column) && !asks(column));
    if another && !table.columns.iter().any(named) && !roles() {
        table.columns[at].field = Some(Field::Person(Who::Youth, What::Name));
    }
}

/// The texts and numbers below a header.
pub(super) fn sample<'g>(grid: &'g Grid, table: &Table, column: u32) -> impl Iterator<Item = Cell<'g>> {
    let cells = table.rows.clone().map(move |index| grid.cell(index, column));
    cells.filter(|cell| !cell.is_blank()).take(SAMPLE)
}

/// As [`sample`], without texts alone in their row: a line below or between the cases, `Totaal: 3`, `Roos = logopedist`.
pub(super) fn sample_of_cases<'g>(
    grid: &'g Grid,
    table: &Table,
    column: u32,
) -> impl Iterator<Item = Cell<'g>> {
    let alone = |index: usize| grid.cells(index).filter(|(_, cell)| !cell.is_blank()).nth(1).is_none();
    let cells = table.rows.clone().map(move |index| (index, grid.cell(index, column)));
    let of_case = move |(index, cell): &(usize, Cell<'_>)| match cell {
        Cell::Text(text) => looks_like_code(text) || !alone(*index),
        cell => !cell.is_blank(),
    };
    cells.filter(|(_, cell)| !cell.is_blank()).filter(of_case).map(|(_, cell)| cell).take(SAMPLE)
}

/// A column of numbers such as `3.1`, `3.2`, `4.1`: those of an action list, each with its case.
fn cases_and_actions(grid: &Grid, table: &mut Table) {
    let may_be = |column: &Column| {
        let numbers = [Field::CaseNumber, Field::RowNumber, Field::ActionNumber, Field::Actions];
        column.how != How::Named && column.field.is_none_or(|field| numbers.contains(&field))
    };
    let fits = |column: &Column| {
        let (mut cases, mut again, mut before) = (0, 0, String::new());
        let mut last = 0;
        for cell in sample(grid, table, column.index) {
            let text = match cell {
                Cell::Text(text) => text.to_owned(),
                Cell::Number(number) => number.to_string(),
                _ => return false,
            };
            let Some((case, action)) = code::with_action(&text) else { return false };
            let same = case == before;
            // Each case counts from one: `2026.1`, `2026.2` for one child after the other would never begin anew.
            if action != if same { last + 1 } else { 1 } {
                return false;
            }
            again += usize::from(same);
            cases += usize::from(!same);
            (before, last) = (case.to_owned(), action);
        }
        cases > 1 && again > 0
    };
    let another = table.has(Field::CaseNumber);
    if let Some(at) = table.columns.iter().position(|column| may_be(column) && fits(column))
        && (!another || table.columns[at].field == Some(Field::CaseNumber))
    {
        table.columns[at].field = Some(Field::CaseNumber);
        table.columns[at].with_action = true;
    }
}

/// `Casus` or `Code` may head names: then it is no number.
fn codes_or_names(grid: &Grid, table: &mut Table, may_be_text: bool) {
    for at in 0..table.columns.len() {
        let column = &table.columns[at];
        if column.field != Some(Field::CaseNumber) || column.how == How::Named || column.with_action {
            continue;
        }
        let (mut codes, mut names, mut texts) = (0, 0, 0);
        for cell in sample_of_cases(grid, table, column.index) {
            match cell {
                Cell::Text(text) if looks_like_code(text) => codes += 1,
                Cell::Text(text) if looks_like_name(text) || begins_like_name(text) => names += 1,
                Cell::Text(_) => texts += 1,
                _ => codes += 1,
            }
        }
        let no_codes = if may_be_text { codes < names + texts } else { names > codes.max(texts) };
        if no_codes {
            let field = if names >= texts { Field::Person(Who::Youth, What::Name) } else { Field::FreeText };
            table.columns[at].field = Some(field);
            table.columns[at].how = How::Contents;
        }
    }
}

/// `2026-014`, `A`, `MDO 3`, `C-7`; with a name behind the number, `1. Jorn Coenen`, it is one too.
fn looks_like_code(text: &str) -> bool {
    let text = text.trim();
    if code::with_name(text).is_some() {
        return true;
    }
    !code::holds_name(text)
        && (text.len() <= 3
            || (text.len() <= 40
                && text.contains(|c: char| c.is_ascii_digit())
                && text.split_whitespace().count() <= 3))
}

/// `Coenen, J. 12-03-2014`, `Jorn (12 jr)`: a name with something behind it.
pub fn begins_like_name(text: &str) -> bool {
    const LONGEST: usize = 8;
    let name = text.split(|c: char| c.is_ascii_digit() || c == '(').next().unwrap_or_default();
    text.split_whitespace().count() <= LONGEST
        && name != text
        && looks_like_name(name)
        && code::holds_name(name)
}

/// A table in which nothing tells one case from another: the first column of names before the actions does.
fn names_of_cases(grid: &Grid, table: &mut Table) {
    let told = |column: &Column| {
        matches!(column.field, Some(Field::CaseNumber | Field::RecordNumber | Field::Person(Who::Youth, _)))
    };
    if !table.has(Field::Actions) || table.columns.iter().any(told) {
        return;
    }
    let names = |column: &Column| {
        let (mut named, mut all) = (0, 0);
        for cell in sample(grid, table, column.index) {
            all += 1;
            let text = if let Cell::Text(text) = cell { text } else { continue };
            let name = looks_like_name(text) || begins_like_name(text) || code::with_name(text).is_some();
            named += usize::from(name && !has_role(text));
        }
        named > 0 && named * 3 >= all * 2
    };
    let may_be = |column: &Column| {
        matches!(column.field, None | Some(Field::Person(_, What::Name))) && column.how != How::Named
    };
    let mut before = table.columns.iter().take_while(|column| column.field != Some(Field::Actions));
    let Some(at) = before.position(|column| may_be(column) && names(column)) else { return };
    table.columns[at].field = Some(Field::Person(Who::Youth, What::Name));
    table.columns[at].how = How::Contents;
}

/// Two to five words, most with a capital, no digits.
pub fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    (1..=6).contains(&words.len())
        && capitals * 2 >= words.len()
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '?' | '!' | ':'))
}

/// Of several numbers one points to the case; the others identify.
fn one_case_number(grid: &Grid, table: &mut Table) {
    let first =
        |table: &Table, wanted: Field| table.columns.iter().position(|column| column.field == Some(wanted));
    let dossier = table.columns.iter().position(|column| {
        column.field == Some(Field::RecordNumber) && column.header.to_lowercase().starts_with("dossier")
    });
    let chosen = first(table, Field::CaseNumber).or_else(|| first(table, Field::RowNumber)).or(dossier);
    let chosen = chosen.or_else(|| list_numbers::find(grid, table));
    for (at, column) in table.columns.iter_mut().enumerate() {
        match column.field {
            _ if Some(at) == chosen => column.field = Some(Field::CaseNumber),
            Some(Field::CaseNumber) => column.field = Some(Field::RecordNumber),
            Some(Field::RowNumber) => column.field = Some(Field::Other),
            _ => {}
        }
    }
}

/// `Afspraken nov` and `Nieuwe afspraken dec`: only one of them is of this meeting.
fn of_meeting(table: &mut Table, meeting: Option<Date>) {
    let headers: Vec<(usize, Vec<String>)> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.field == Some(Field::Actions) && column.how != How::Named)
        .map(|(at, column)| (at, columns::words(&column.header)))
        .collect();
    let says_new = |words: &[String]| words.iter().any(|word| matches!(&**word, "nieuw" | "nieuwe"));
    let month = |words: &[String]| words.iter().find_map(|word| calendar::month(word));
    let now = meeting.map(|meeting| meeting.month());
    let others_new = |at: usize| headers.iter().any(|(other, words)| *other != at && says_new(words));
    let others_now = |at: usize| {
        headers
            .iter()
            .any(|(other, words)| *other != at && month(words).is_none_or(|month| Some(month) == now))
    };
    let earlier = |at: usize, words: &[String]| match month(words) {
        Some(month) => now.is_some_and(|now| now != month) && others_now(at),
        None => !says_new(words) && others_new(at),
    };
    for (at, words) in &headers {
        if earlier(*at, words) {
            table.columns[*at].field = Some(Field::EarlierActions);
        }
    }
}

/// `Datum` and `Status` belong to an action when they stand right of it; an outcome is one when nothing else is.
fn beside_the_actions(table: &mut Table) {
    if !table.has(Field::Actions)
        && let Some(outcome) = table.columns.iter_mut().find(|column| column.field == Some(Field::Outcome))
    {
        outcome.field = Some(Field::Actions);
    }
    // `Openstaande acties` are those of before beside others, and all there are alone.
    if !table.has(Field::Actions)
        && let Some(open) =
            table.columns.iter_mut().find(|column| column.field == Some(Field::EarlierActions))
    {
        open.field = Some(Field::Actions);
    }
    let has_due = table.has(Field::Due);
    let has_status = table.has(Field::ActionStatus);
    let mut after_action = false;
    for column in &mut table.columns {
        match column.field {
            Some(Field::Actions | Field::Owner) => after_action = true,
            Some(Field::Date) => {
                column.field = Some(if after_action && !has_due { Field::Due } else { Field::MeetingDate });
            }
            Some(Field::Status) => {
                column.field =
                    Some(if after_action && !has_status { Field::ActionStatus } else { Field::Other });
            }
            Some(Field::Outcome) => column.field = Some(Field::FreeText),
            _ => {}
        }
    }
}

/// `Naam` and `Functie` right of the actions: the participants stand beside the list.
fn participants_beside(table: &mut Table) {
    let youth = Some(Field::Person(Who::Youth, What::Name));
    let Some(actions) = table.columns.iter().position(|column| column.field == Some(Field::Actions)) else {
        return;
    };
    if !table.columns[..actions].iter().any(|column| column.field == youth) {
        return;
    }
    for at in actions + 1..table.columns.len() - 1 {
        let function = matches!(table.columns[at + 1].field, Some(Field::Function | Field::Organisation));
        if table.columns[at].field == youth && function {
            table.columns[at].field = Some(Field::Person(Who::Professional, What::Name));
        }
    }
}

/// `Naam` beside `Voornaam` is the surname.
fn surname_under_name(table: &mut Table) {
    let persons: Vec<(Who, What, Option<u8>)> = table
        .columns
        .iter()
        .filter_map(|column| match column.field {
            Some(Field::Person(who, what)) => Some((who, what, column.number)),
            _ => None,
        })
        .collect();
    let has = |who, what, number| persons.contains(&(who, what, number));
    for column in &mut table.columns {
        if let Some(Field::Person(who, What::Name)) = column.field
            && has(who, What::FirstName, column.number)
            && !has(who, What::Surname, column.number)
        {
            column.field = Some(Field::Person(who, What::Surname));
        }
    }
}

/// A column nobody knows in which names of persons stand: they are made known to the case.
fn names_under_unknown(grid: &Grid, table: &mut Table) {
    for at in 0..table.columns.len() {
        if table.columns[at].field.is_some() {
            continue;
        }
        let (mut names, mut all) = (0, 0);
        let mut distinct = std::collections::HashSet::new();
        for cell in sample(grid, table, table.columns[at].index) {
            all += 1;
            if let Cell::Text(text) = cell
                && (looks_like_full_name(text) || names_several(text))
                && !has_role(text)
            {
                names += 1;
                distinct.insert(text);
            }
        }
        let header = table.columns[at].header.to_lowercase();
        let named = ["naam", "contact", "persoon", "wie"].iter().any(|word| header.contains(word));
        if names > 0 && names * 3 >= all * 2 && (named || distinct.len() * 2 > names) {
            let column: &mut Column = &mut table.columns[at];
            column.field = Some(Field::Person(Who::Network, What::Name));
            column.how = How::Contents;
        }
    }
}

/// Two words or more, each with a capital but for prefixes.
pub fn looks_like_full_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let lower =
        |word: &str| !word.starts_with(char::is_uppercase) && !crate::dutch::names::is_prefix_word(word);
    looks_like_name(text) && words.clone().count() >= 2 && !words.any(lower)
}

/// `Tsega en Tekle`, `Anna/Bas`: first names, joined.
fn names_several(text: &str) -> bool {
    let parts = || text.split(['/', '&', '+', ',']).flat_map(|part| part.split(" en ")).map(str::trim);
    let name = |part: &str| {
        looks_like_name(part) && part.split(' ').all(|word| word.starts_with(char::is_uppercase))
    };
    parts().count() > 1 && parts().all(name)
}

pub(super) fn has_role(text: &str) -> bool {
    text.split([' ', '/', ',']).any(|word| crate::dutch::names::role_of(word).is_some())
}

//! Minutes pasted from a document: `1. Nina Berkhout (12-04-2014)` and below it the actions, all in one column and under no
//! header. Only what leaves no doubt is read: one line out of place, and none of it is.

use std::ops::Range;

use crate::dutch::fold::is_one_of;
use crate::dutch::names::role_of;
use crate::sheet::cells::grid::{Cell, Grid};
use crate::sheet::tables::by_contents::{Names, is_owner};
use crate::sheet::tables::choose::Found;
use crate::sheet::tables::field::Field;
use crate::sheet::tables::table::{Column, How, Kind, Table};

use super::action::is_no_action;
use super::heading;

/// Gives the sheets their pasted minutes, when none has a column of actions.
pub fn find(sheets: &mut [Found<'_>]) {
    if sheets.iter().any(|sheet| sheet.has(Field::Actions)) {
        return;
    }
    for sheet in sheets.iter_mut().filter(|sheet| !sheet.grid.hidden) {
        if sheet.tables.is_empty() && sheet.form.is_none() {
            sheet.tables.extend(table(sheet.grid));
        }
    }
}

/// A line of the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// Names a case.
    Case,
    /// `Acties:`.
    Actions,
    /// `Acties: geen`.
    NoActions,
    /// A line with a bullet, and whether it begins with who does it.
    Bullet { owned: bool },
    /// Anything else, and whether an empty row stands above it.
    Text { apart: bool },
    /// What may name a case, or has more beside it.
    Doubtful,
}

/// The table that the lines of a sheet make, without a header.
fn table(grid: &Grid) -> Option<Table> {
    const FEWEST: usize = 2;
    let mut cells = (0..grid.row_count()).flat_map(|index| grid.cells(index));
    let (column, _) = cells.find(|(_, cell)| !cell.is_blank())?;
    let all: Vec<Line> = (0..grid.row_count()).map(|index| line(grid, index, column)).collect();
    let first = all.iter().position(|line| *line == Line::Case)?;
    let listed = |line: &Line| matches!(line, Line::Actions | Line::NoActions | Line::Bullet { .. });
    if all[..first].iter().any(listed) || all[first..].contains(&Line::Doubtful) {
        return None;
    }
    let announced = all.contains(&Line::Actions);
    let skipped = if announced { below_announcements(&all, first) } else { below_cases(&all, first) }?;
    let rows: Range<usize> = first..all.len();
    let actions = all[first..].iter().filter(|line| matches!(line, Line::Bullet { .. })).count();
    (actions >= FEWEST).then(|| Table {
        kind: Kind::Cases,
        columns: vec![Column {
            index: column,
            row: grid.row_number(first),
            header: "Acties".into(),
            field: Some(Field::Actions),
            number: None,
            how: How::Contents,
            owner: None,
            with_action: false,
        }],
        header: first..first,
        rows,
        repeats: skipped,
    })
}

/// What a row is.
fn line(grid: &Grid, index: usize, column: u32) -> Line {
    let mut cells = grid.cells(index).filter(|(_, cell)| !cell.is_blank());
    let apart = index > 0 && grid.row_number(index) > grid.row_number(index - 1) + 1;
    let text = match (cells.next(), cells.next()) {
        (None, _) => return Line::Text { apart: true },
        (Some((at, Cell::Text(text))), None) if at == column => text.trim(),
        _ => return Line::Doubtful,
    };
    if let Some(found) = heading::of_row(grid, index, false) {
        // `1. Opening`, `2. Vorige Notulen`: a case has a birth date or an age too.
        let youth = found
            .youth
            .filter(|youth| found.number.is_some() && youth.contains(|c: char| c.is_ascii_digit()));
        return if youth.is_some() { Line::Case } else { Line::Doubtful };
    }
    let bare = text.trim_start_matches(BULLETS);
    if bare.len() < text.len() {
        return Line::Bullet { owned: names_owner(bare) };
    }
    let announced = text.split_once(':').filter(|(title, _)| is_title(title));
    match announced {
        Some((_, "")) => Line::Actions,
        Some((_, none)) if is_no_action(none) => Line::NoActions,
        // Numbered lines may be actions, or cases of which nothing more is known.
        None if !text.starts_with(|c: char| c.is_ascii_digit()) => Line::Text { apart },
        _ => Line::Doubtful,
    }
}

const BULLETS: [char; 10] = ['-', '–', '—', '•', '·', '*', '▪', '●', '\u{f0b7}', ' '];

fn is_title(text: &str) -> bool {
    is_one_of(text.trim(), &["acties", "actie", "actiepunten", "afspraken", "actielijst"])
}

/// `CJG: belt`, `huisarts neemt contact op`.
fn names_owner(text: &str) -> bool {
    let first = text.split([' ', ':', ',']).next().unwrap_or_default();
    let before_colon = text.split_once(':').map(|(who, _)| who);
    let owner = |who: &str| role_of(who).is_some() || is_owner(Cell::Text(who), &Names::default());
    owner(first) || before_colon.is_some_and(owner)
}

/// The rows that say nothing of the cases, where `Acties:` stands above the actions of each: bullets above it tell how
/// things are.
fn below_announcements(lines: &[Line], first: usize) -> Option<Vec<usize>> {
    let mut skipped = Vec::new();
    let mut place = Place::InCase;
    for (at, line) in lines.iter().enumerate().skip(first) {
        place = match (place, *line) {
            (_, Line::Case) => Place::InCase,
            (Place::InCase, Line::Actions) => Place::InActions,
            (Place::InCase, Line::NoActions) => Place::Behind,
            (Place::InCase, Line::Text { .. } | Line::Bullet { .. }) => Place::InCase,
            (Place::InActions, Line::Bullet { .. }) => Place::InActions,
            (Place::InActions | Place::Behind, Line::Text { apart: true }) => Place::Behind,
            (Place::Behind, Line::Text { .. }) => Place::Behind,
            _ => return None,
        };
        let told = matches!((place, line), (_, Line::Case) | (Place::InActions, Line::Bullet { .. }));
        skipped.extend((!told).then_some(at));
    }
    Some(skipped)
}

/// Where in the minutes a line stands.
#[derive(Clone, Copy)]
enum Place {
    InCase,
    InActions,
    Behind,
}

/// As [`below_announcements`], where nothing but bullets stands below the cases, and most of these say who does it.
fn below_cases(lines: &[Line], first: usize) -> Option<Vec<usize>> {
    let bullets = lines[first..].iter().filter_map(|line| match line {
        Line::Bullet { owned } => Some(*owned),
        _ => None,
    });
    let (all, owned) = bullets.fold((0, 0), |(all, owned), one| (all + 1, owned + usize::from(one)));
    let only = lines[first..].iter().all(|line| matches!(line, Line::Case | Line::Bullet { .. }));
    (only && owned * 2 > all).then(Vec::new)
}

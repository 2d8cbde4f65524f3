//! The minutes as a document: the action list that goes round after a meeting.

use rayon::prelude::*;

use super::json::minutes_json;
use super::{Block, Column, Document, Report, Table, Value};
use crate::dutch::date::long;
use crate::model::{Action, ActionStatus, FixedMinutes, KeptAction, Minutes};

/// What the reader must know about a list of numbers: they are no anonymity (AVG art. 4(5)).
const NOTICE: &str = "Deze lijst is gepseudonimiseerd: elk nummer verwijst naar de casuïstieksheet. \
    Behandel de lijst daarom als persoonsgegevens.";

const NO_ACTIONS: &str = "In dit overleg zijn geen acties afgesproken.";

/// What is asked of each action that is too late.
const ASK_WHY: &str = "Vraag bij elke actie die te laat is waarom: omstandigheden veranderd, niet uitgevoerd of \
    gesloten deuren.";

impl Report for Minutes {
    fn document(&self) -> Document<'_> {
        minutes_document(self)
    }

    fn json(&self) -> Vec<u8> {
        minutes_json(self)
    }
}

/// The minutes as a document for people.
pub fn minutes_document(minutes: &Minutes) -> Document<'_> {
    let mut blocks = vec![Block::Paragraph(NOTICE.into())];
    blocks.extend(minutes.fixed.iter().flat_map(fixed));
    if minutes.carried.is_empty() {
        if minutes.actions.is_empty() {
            blocks.push(Block::Paragraph(NO_ACTIONS.into()));
        }
        // Also when empty: who reads the csv or the sheet by program finds its columns.
        blocks.push(Block::Table(action_table(&minutes.actions)));
    } else {
        blocks.push(Block::Heading("Nog open van eerder".into()));
        if minutes.carried.iter().any(|kept| kept.overdue && kept.reason.is_none()) {
            blocks.push(Block::Paragraph(ASK_WHY.into()));
        }
        let carried = minutes.carried.iter().map(carried_row).collect();
        blocks.push(Block::Table(full_table("Nog open van eerder", carried)));
        blocks.push(Block::Heading("Nieuw afgesproken".into()));
        if minutes.actions.is_empty() {
            blocks.push(Block::Paragraph(NO_ACTIONS.into()));
        }
        let new = minutes.actions.iter().map(|action| new_row(action, minutes)).collect();
        blocks.push(Block::Table(full_table("Nieuw afgesproken", new)));
    }
    Document {
        title: match &minutes.owner {
            None => format!("Actielijst MDO {}", long(minutes.meeting)),
            Some(owner) => format!("Acties van {owner}, MDO {}", long(minutes.meeting)),
        },
        marking: "gepseudonimiseerd".into(),
        date: minutes.meeting,
        blocks,
    }
}

/// When the minutes were fixed, and each correction since.
fn fixed(fixed: &FixedMinutes) -> Vec<Block<'_>> {
    let day = fixed.date.map(|day| format!(" op {}", long(day))).unwrap_or_default();
    let mut blocks =
        vec![Block::Paragraph(format!("Vastgesteld{day}. Bij elke actie staat hoe zij er nu voor staat."))];
    for correction in &fixed.corrections {
        let day = correction.date.map_or_else(|| "nog niet vastgesteld".to_owned(), long);
        blocks.push(Block::Heading(format!("Correctie {} ({day})", correction.number)));
        blocks.push(Block::List(correction.changes.clone()));
    }
    blocks
}

/// What the action, its number, owner and last day say in every list.
pub(super) fn action_cells(action: &Action) -> Vec<Value<'_>> {
    vec![
        Value::Text(action.number.shown().into()),
        Value::Text(action.text.as_str().into()),
        action.owner.as_deref().map_or(Value::Empty, |owner| Value::Text(owner.into())),
        action.due.map_or(Value::Empty, Value::Date),
    ]
}

/// The columns of [`action_cells`].
pub(super) fn action_columns() -> Vec<Column> {
    vec![
        column("Nr", 12, false),
        column("Actie", 66, true),
        column("Actiehouder", 22, true),
        column("Streefdatum", 12, false),
    ]
}

/// A column of a list of actions.
pub(super) fn column(header: &str, width: u16, wrap: bool) -> Column {
    Column { header: header.into(), width, wrap }
}

/// How an action stands, in a word.
pub(super) fn standing(kept: &KeptAction) -> &'static str {
    if kept.overdue { "te laat" } else { kept.action.status.dutch() }
}

/// The list of a sheet, or of a meeting before which nothing was open.
fn action_table(actions: &[Action]) -> Table<'_> {
    let mut columns = action_columns();
    // A column that says the same everywhere is left out.
    let with_status = actions.iter().any(|action| action.status != ActionStatus::Open);
    if with_status {
        columns.push(column("Status", 10, false));
    }
    let row = |action| {
        let mut row = action_cells(action);
        if with_status {
            row.push(Value::Text(action.status.dutch().into()));
        }
        row
    };
    Table { name: "Acties".into(), columns, rows: actions.par_iter().map(row).collect() }
}

/// A list with the meeting of each action; that of earlier actions and the new ones have the same columns.
fn full_table<'a>(name: &str, rows: Vec<Vec<Value<'a>>>) -> Table<'a> {
    let mut columns = action_columns();
    columns.extend([
        column("Afgesproken", 12, false),
        column("Status", 10, false),
        column("Reden", 18, true),
    ]);
    Table { name: name.into(), columns, rows }
}

fn carried_row(kept: &KeptAction) -> Vec<Value<'_>> {
    let mut row = action_cells(&kept.action);
    row.push(kept.meeting.map_or(Value::Empty, Value::Date));
    row.push(Value::Text(standing(kept).into()));
    row.push(match &kept.reason {
        Some(reason) => Value::Text(reason.as_str().into()),
        None if kept.overdue => Value::Text("reden?".into()),
        None => Value::Empty,
    });
    row
}

fn new_row<'a>(action: &'a Action, minutes: &Minutes) -> Vec<Value<'a>> {
    let mut row = action_cells(action);
    row.extend([Value::Date(minutes.meeting), Value::Text(action.status.dutch().into()), Value::Empty]);
    row
}

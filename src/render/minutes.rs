//! The minutes as a document: the action list that goes round after a meeting.

use rayon::prelude::*;

use super::json::minutes_json;
use super::{Block, Column, Document, Report, Table, Value};
use crate::dutch::date::long;
use crate::model::{Action, ActionStatus, Minutes};

/// What the reader must know about a list of numbers: they are no anonymity (AVG art. 4(5)).
const NOTICE: &str = "Deze lijst is gepseudonimiseerd: elk nummer verwijst naar de casuïstieksheet. \
    Behandel de lijst daarom als persoonsgegevens.";

const NO_ACTIONS: &str = "In dit overleg zijn geen acties afgesproken.";

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
    if minutes.actions.is_empty() {
        blocks.push(Block::Paragraph(NO_ACTIONS.into()));
    }
    // Also when empty: who reads the csv or the sheet by program finds its columns.
    blocks.push(Block::Table(action_table(&minutes.actions)));
    Document {
        title: format!("Actielijst MDO {}", long(minutes.meeting)),
        marking: "gepseudonimiseerd".into(),
        date: minutes.meeting,
        blocks,
    }
}

fn action_table<'a>(actions: &'a [Action]) -> Table<'a> {
    let column = |header: &str, width, wrap| Column { header: header.into(), width, wrap };
    let mut columns = vec![
        column("Nr", 12, false),
        column("Actie", 66, true),
        column("Actiehouder", 22, true),
        column("Streefdatum", 12, false),
    ];
    // A column that says the same everywhere is left out.
    let with_status = actions.iter().any(|action| action.status != ActionStatus::Open);
    if with_status {
        columns.push(column("Status", 10, false));
    }
    let row = |action: &'a Action| {
        let mut row = vec![
            Value::Text(action.number.to_string().into()),
            Value::Text(action.text.as_str().into()),
            action.owner.as_deref().map_or(Value::Empty, |owner| Value::Text(owner.into())),
            action.due.map_or(Value::Empty, Value::Date),
        ];
        if with_status {
            row.push(Value::Text(action.status.dutch().into()));
        }
        row
    };
    Table { name: "Acties".into(), columns, rows: actions.par_iter().map(row).collect() }
}

//! Cells with actions as the actions of a case file.

use std::collections::HashSet;

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::{SheetCell, SheetRow, value};
use crate::casesheet::Holds;
use crate::dutch::due::{DueDate, parse_due_cell};
use crate::minutes::collect::status;
use crate::minutes::line::{ActionLine, CellLine, Given, parse, split_cell};
use crate::minutes::owner::{Owner, Owners};
use crate::model::{ActionStatus, Team};
use crate::sheet::Contents;

/// The day from which `vóór 15-12` is counted.
#[derive(Clone, Debug)]
pub struct Days {
    /// The day of this sheet.
    pub now: Date,
    /// The day of the sheet before, and the lines that stood in it already: they keep the day they had.
    pub before: Option<(Date, HashSet<String>)>,
}

impl Days {
    /// From this day.
    pub fn from(now: Date) -> Days {
        Days { now, before: None }
    }

    /// The day of a line.
    fn of(&self, line: &str) -> Date {
        match &self.before {
            Some((before, lines)) if lines.contains(line.trim()) => *before,
            _ => self.now,
        }
    }
}

/// The lines of actions in the rows of a case, as they stand there.
pub fn lines(rows: &[SheetRow]) -> HashSet<String> {
    let cells = rows.iter().flatten().filter(|cell| matches!(cell.holds, Holds::Actions));
    cells.flat_map(|cell| split_cell(&cell.contents.text())).map(|line| line.text).collect()
}

/// The actions of the rows of a case.
pub fn of(rows: &[SheetRow], days: &Days) -> Vec<Json> {
    let mut actions = Vec::new();
    for row in rows {
        let texts = row.iter().filter(|cell| matches!(cell.holds, Holds::Actions));
        for (index, cell) in texts.enumerate() {
            // Who and when beside the action belong to the first column of actions.
            let beside = Beside::of(if index == 0 { row } else { &[] });
            let lines = split_cell(&cell.contents.text());
            actions.extend(lines.iter().filter_map(|line| beside.action(line, days.of(&line.text))));
        }
    }
    actions
}

/// What stands in the columns beside an action.
#[derive(Default)]
struct Beside {
    owner: Option<String>,
    due: Option<Contents>,
    status: Option<String>,
}

impl Beside {
    fn of(row: &[SheetCell]) -> Beside {
        let cell = |wanted: fn(&Holds) -> bool| {
            let found = row.iter().find(|cell| wanted(&cell.holds) && cell.contents != Contents::Empty);
            found.map(|cell| cell.contents.clone())
        };
        let text = |wanted| cell(wanted).map(|contents| contents.text()).filter(|text| !text.is_empty());
        Beside {
            owner: text(|holds| matches!(holds, Holds::Owner)),
            due: cell(|holds| matches!(holds, Holds::Due)),
            status: text(|holds| matches!(holds, Holds::ActionStatus)),
        }
    }

    fn action(&self, line: &CellLine, day: Date) -> Option<Json> {
        let owners = Owners::new(&Team::default());
        let owners = owners.for_case(&[]);
        let due = self.due.as_ref().and_then(|due| match value::day(due) {
            Some(day) => Some(DueDate::Read(day)),
            None => parse_due_cell(&due.text(), day, None),
        });
        let given = Given { owner: self.owner.clone().map(Owner::Unknown), due };
        let parsed = parse(&line.text, &given, &owners, day, None);
        if parsed.asks_nothing(&given) {
            return None;
        }
        let ActionLine { owner, mut text, due, .. } = parsed;
        // What cannot be read is put behind the text, so that it is not lost.
        if let (Some(DueDate::Unread), Some(written)) = (due, &self.due) {
            text = format!("{text} ({})", written.text());
        }
        let mut action = json!({ "actie": text });
        if let Some(owner) = owner {
            action["actiehouder"] = Json::from(owner.text());
        }
        if let Some(DueDate::Read(day)) = due {
            action["streefdatum"] = Json::from(day.to_string());
        }
        let status = self.status.as_deref().map(status).unwrap_or_default().with_box(line.ticked);
        if status != ActionStatus::Open {
            action["status"] = Json::from(status.dutch());
        }
        Some(action)
    }
}

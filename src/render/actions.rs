//! The actions of all cases as a document, and as JSON.

use std::borrow::Cow;

use serde_json::{Value as Json, json};

use super::minutes::{action_cells, action_columns, column, standing};
use super::text::cleaned;
use super::{Block, Document, Report, Table, Value};
use crate::dutch::date::long;
use crate::model::{ActionList, Control, KeptAction};

const NOTHING: &str = "Er zijn geen acties die hieraan voldoen.";

impl Report for ActionList {
    fn document(&self) -> Document<'_> {
        let mut blocks = Vec::new();
        if self.actions.is_empty() {
            blocks.push(Block::Paragraph(NOTHING.into()));
        }
        blocks.push(Block::Table(table(&self.actions)));
        if !self.cases.is_empty() {
            blocks.push(Block::Heading("Per casus".into()));
            let line =
                |case: &crate::model::CaseNotices| format!("{}: {}", case.number, case.notices.join("; "));
            blocks.push(Block::List(self.cases.iter().map(line).collect()));
        }
        Document {
            title: format!("Acties op {}", long(self.today)),
            marking: "gepseudonimiseerd".into(),
            date: self.today,
            blocks,
        }
    }

    fn json(&self) -> Vec<u8> {
        let case = |case: &crate::model::CaseNotices| {
            let notices: Vec<Cow<'_, str>> = case.notices.iter().map(|notice| cleaned(notice)).collect();
            json!({ "casusnummer": case.number.0, "let_op": notices })
        };
        let object = json!({
            "vandaag": self.today.to_string(),
            "acties": self.actions.iter().map(action).collect::<Vec<_>>(),
            "casussen": self.cases.iter().map(case).collect::<Vec<_>>(),
            "controle": control(&self.control),
            "waarschuwingen": self.warnings,
        });
        format!("{object:#}\n").into_bytes()
    }
}

fn table(actions: &[KeptAction]) -> Table<'_> {
    let mut columns = action_columns();
    columns.extend([column("Afgesproken", 12, false), column("Status", 10, false)]);
    let with_reasons = actions.iter().any(|kept| kept.reason.is_some());
    if with_reasons {
        columns.push(column("Reden", 18, true));
    }
    let with_entered = actions.iter().any(|kept| !kept.entered.is_empty());
    if with_entered {
        columns.push(column("Genoteerd", 14, true));
    }
    let shown = Shown { with_reasons, with_entered };
    Table { name: "Acties".into(), columns, rows: actions.iter().map(|kept| shown.row(kept)).collect() }
}

/// Which columns there are besides those that every list has.
#[derive(Clone, Copy)]
struct Shown {
    with_reasons: bool,
    with_entered: bool,
}

impl Shown {
    fn row(self, kept: &KeptAction) -> Vec<Value<'_>> {
        let mut row = action_cells(&kept.action);
        row.push(kept.meeting.map_or(Value::Empty, Value::Date));
        row.push(Value::Text(standing(kept).into()));
        if self.with_reasons {
            row.push(kept.reason.as_deref().map_or(Value::Empty, |reason| Value::Text(reason.into())));
        }
        if self.with_entered {
            row.push(Value::Text(kept.entered.join(", ").into()));
        }
        row
    }
}

fn action(kept: &KeptAction) -> Json {
    let action = &kept.action;
    json!({
        "nummer": action.number.to_string(),
        "casusnummer": action.number.case.0,
        "overleg": kept.meeting.map(|day| day.to_string()),
        "actie": cleaned(&action.text),
        "actiehouder": action.owner.as_deref().map(cleaned),
        "streefdatum": action.due.map(|day| day.to_string()),
        "status": action.status.dutch(),
        "te_laat": kept.overdue,
        "afgerond": kept.closed_on.map(|day| day.to_string()),
        "reden": kept.reason.as_deref().map(cleaned),
        "genoteerd": kept.entered,
    })
}

fn control(control: &Control) -> Json {
    let leak = |leak: &crate::model::Leak| json!({ "id": leak.id, "plaats": leak.place, "soort": leak.kind, "bron": leak.source });
    json!({ "gezocht": control.searched, "gevonden": control.found.iter().map(leak).collect::<Vec<_>>() })
}

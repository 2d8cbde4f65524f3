//! The actions of all cases as a document, and as JSON.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::control::ControlJson;
use super::minutes::{action_cells, action_columns, column, standing};
use super::text::cleaned;
use super::{Block, Document, Report, Table, Value};
use crate::dutch::date::long;
use crate::model::{ActionList, ActionStatus, CaseNotices, KeptAction};

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
            let line = |case: &CaseNotices| format!("{}: {}", case.number, case.notices.join("; "));
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
        let object = ActionsJson {
            vandaag: self.today.to_string(),
            acties: self.actions.iter().map(action).collect(),
            casussen: self.cases.iter().map(case).collect(),
            controle: ControlJson::from(&self.control),
            waarschuwingen: self.warnings.iter().map(|warning| cleaned(warning).into_owned()).collect(),
        };
        let mut bytes =
            serde_json::to_vec_pretty(&object).expect("plain strings and numbers, written to memory");
        bytes.push(b'\n');
        bytes
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

#[derive(Serialize, JsonSchema)]
#[schemars(description = "De acties van de werkmap, zonder namen: uitvoer van mdo actions --format json")]
struct ActionsJson<'a> {
    #[schemars(description = "De dag die als vandaag gold")]
    vandaag: String,
    #[schemars(description = "De acties: eerst wat open staat, daarvan eerst wat het eerst moet")]
    acties: Vec<ActionJson>,
    #[schemars(description = "De casussen waaraan iets ontbreekt")]
    casussen: Vec<CaseJson>,
    #[schemars(description = "Waar in de uitvoer naar gezocht is")]
    controle: ControlJson<'a>,
    #[schemars(description = "Waar een mens naar moet kijken")]
    waarschuwingen: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct ActionJson {
    #[schemars(description = "Het nummer van de actie, zoals 2026-014.2")]
    nummer: String,
    #[schemars(description = "Het nummer van de casus")]
    casusnummer: String,
    #[schemars(description = "Het overleg waarop de actie is afgesproken")]
    overleg: Option<String>,
    #[schemars(description = "Wat er gedaan wordt")]
    actie: String,
    #[schemars(description = "Wie het doet, met de rol")]
    actiehouder: Option<String>,
    #[schemars(description = "Vóór welke dag")]
    streefdatum: Option<String>,
    #[schemars(description = "Hoe de actie ervoor staat")]
    status: ActionStatus,
    #[schemars(description = "De streefdatum is voorbij en de actie staat open")]
    te_laat: bool,
    #[schemars(description = "De dag waarop de actie is gedaan of vervallen")]
    afgerond: Option<String>,
    #[schemars(description = "Waarom de actie vervallen of niet gedaan is")]
    reden: Option<String>,
    #[schemars(description = "Wie de actie in het eigen systeem heeft gezet")]
    genoteerd: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct CaseJson {
    #[schemars(description = "Het nummer van de casus")]
    casusnummer: String,
    #[schemars(description = "Wat er ontbreekt of aandacht vraagt")]
    let_op: Vec<String>,
}

/// The schema of the JSON of `mdo actions`.
pub fn schema() -> serde_json::Value {
    let settings = SchemaSettings::draft07();
    let mut schema = settings.into_generator().into_root_schema_for::<ActionsJson<'_>>();
    schema.insert("title".into(), "Acties".into());
    schema.to_value()
}

fn action(kept: &KeptAction) -> ActionJson {
    let action = &kept.action;
    let text = |text: &str| cleaned(text).into_owned();
    ActionJson {
        nummer: text(&action.number.to_string()),
        casusnummer: text(&action.number.case.0),
        overleg: kept.meeting.map(|day| day.to_string()),
        actie: text(&action.text),
        actiehouder: action.owner.as_deref().map(text),
        streefdatum: action.due.map(|day| day.to_string()),
        status: action.status,
        te_laat: kept.overdue,
        afgerond: kept.closed_on.map(|day| day.to_string()),
        reden: kept.reason.as_deref().map(text),
        genoteerd: kept.entered.iter().map(|by| text(by)).collect(),
    }
}

fn case(case: &CaseNotices) -> CaseJson {
    let notices = case.notices.iter().map(|notice| cleaned(notice).into_owned()).collect();
    CaseJson { casusnummer: case.number.0.clone(), let_op: notices }
}

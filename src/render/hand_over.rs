//! The check list of the Zorg- en Veiligheidshuis and the packet for it, as a document and as JSON.

use serde_json::{Value as Json, json};

use super::minutes::{action_cells, action_columns, column, standing};
use super::text::cleaned;
use super::{Block, Document, Report, Table, Value};
use crate::dutch::date::long;
use crate::model::{HandOver, KeptAction, Packet, Sharing};

const NOTICE: &str = "Dit pakket voor het Zorg- en Veiligheidshuis is gepseudonimiseerd: het nummer verwijst naar de casus. Behandel het daarom als \
    persoonsgegevens. Namen en adressen gaan apart, langs een beveiligde weg, en alleen als dat nodig is.";

const MAY_NOT: &str =
    "Deze checklist is voor eigen gebruik: de casus mag nu nog niet gedeeld worden. Nodig is:";

impl Report for HandOver {
    fn document(&self) -> Document<'_> {
        let mut blocks = Vec::new();
        match &self.sharing {
            Sharing::May(packet) => {
                blocks.push(Block::Paragraph(NOTICE.into()));
                blocks.push(Block::Paragraph(format!(
                    "{} Beoordeeld op {}.",
                    packet.ground,
                    long(self.date)
                )));
            }
            Sharing::MayNot(needed) => {
                blocks.push(Block::Paragraph(MAY_NOT.into()));
                blocks.push(Block::List(needed.clone()));
            }
        }
        if !self.signals.is_empty() {
            blocks.push(Block::Heading("Waarom nu".into()));
            blocks.push(Block::List(self.signals.clone()));
        }
        blocks.push(Block::Heading("Checklist".into()));
        blocks.push(Block::Table(questions(&self.questions)));
        blocks.push(Block::Paragraph(self.advice.clone()));
        if let Sharing::May(packet) = &self.sharing {
            blocks.extend(parts(packet));
        }
        let what = match &self.sharing {
            Sharing::May(_) => "Overdracht",
            Sharing::MayNot(_) => "Checklist Zorg- en Veiligheidshuis,",
        };
        Document {
            title: format!("{what} casus {}", self.number),
            marking: "gepseudonimiseerd".into(),
            date: self.date,
            blocks,
        }
    }

    fn json(&self) -> Vec<u8> {
        let question =
            |(question, answer): &(String, Option<bool>)| json!({ "vraag": question, "antwoord": answer });
        let mut object = json!({
            "casusnummer": self.number.0,
            "datum": self.date.to_string(),
            "signalen": self.signals,
            "checklist": self.questions.iter().map(question).collect::<Vec<_>>(),
            "advies": self.advice,
        });
        match &self.sharing {
            Sharing::MayNot(needed) => object["nodig_om_te_delen"] = json!(needed),
            Sharing::May(packet) => {
                let fact = |(subject, text): &(String, String)| json!({ "onderwerp": subject, "tekst": cleaned(text) });
                object["grondslag"] = json!(packet.ground);
                object["gegevens"] = packet.facts.iter().map(fact).collect();
                object["acties"] = packet.actions.iter().map(action_json).collect();
            }
        }
        format!("{object:#}\n").into_bytes()
    }
}

fn questions(questions: &[(String, Option<bool>)]) -> Table<'_> {
    let row = |(question, answer): &(String, Option<bool>)| {
        vec![text(question.clone()), text(answered(*answer).into())]
    };
    Table {
        name: "Checklist".into(),
        columns: vec![column("Vraag", 70, true), column("Antwoord", 14, false)],
        rows: questions.iter().map(row).collect(),
    }
}

/// What is known and what was agreed.
fn parts(packet: &Packet) -> Vec<Block<'_>> {
    let mut columns = action_columns();
    columns.extend([column("Status", 10, false), column("Reden", 18, true)]);
    let facts = packet.facts.iter().map(|(subject, fact)| vec![text(subject.clone()), text(fact.clone())]);
    let mut blocks = vec![
        Block::Heading("De casus".into()),
        Block::Table(Table {
            name: "Casus".into(),
            columns: vec![column("Onderwerp", 26, true), column("Wat bekend is", 64, true)],
            rows: facts.collect(),
        }),
    ];
    if !packet.actions.is_empty() {
        let rows = packet.actions.iter().map(row).collect();
        blocks.push(Block::Heading("Afspraken".into()));
        blocks.push(Block::Table(Table { name: "Afspraken".into(), columns, rows }));
    }
    blocks
}

fn text<'a>(text: String) -> Value<'a> {
    Value::Text(text.into())
}

fn answered(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "ja",
        Some(false) => "nee",
        None => "nog invullen",
    }
}

fn row(kept: &KeptAction) -> Vec<Value<'_>> {
    let mut row = action_cells(&kept.action);
    row.push(Value::Text(standing(kept).into()));
    row.push(kept.reason.as_deref().map_or(Value::Empty, |reason| Value::Text(reason.into())));
    row
}

fn action_json(kept: &KeptAction) -> Json {
    let action = &kept.action;
    json!({
        "nummer": action.number.to_string(),
        "actie": cleaned(&action.text),
        "actiehouder": action.owner.as_deref().map(cleaned),
        "streefdatum": action.due.map(|day| day.to_string()),
        "status": action.status,
        "te_laat": kept.overdue,
        "reden": kept.reason.as_deref().map(cleaned),
    })
}

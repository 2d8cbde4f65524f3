//! A family's whole file as a document.

use serde_json::{Map, Value as Json, json};

use super::{Block, Column, Document, Report, Table, Value};
use crate::model::case_file::access::FamilyFile;

const NOTICE: &str = "Dit is alles wat in deze casus is vastgelegd. Gegevens van anderen dan de jeugdige, de ouders of \
    verzorgers en de professionals zijn weggelaten.";

impl Report for FamilyFile {
    fn document(&self) -> Document<'_> {
        let mut blocks = vec![Block::Paragraph(NOTICE.into())];
        for section in &self.sections {
            let rows = section.lines.iter().map(|(label, text)| {
                vec![Value::Text(label.as_str().into()), Value::Text(text.as_str().into())]
            });
            let column = |header: &str, width| Column { header: header.into(), width, wrap: true };
            blocks.push(Block::Heading(section.heading.clone()));
            blocks.push(Block::Table(Table {
                name: section.heading.clone(),
                columns: vec![column("Gegeven", 28), column("Inhoud", 60)],
                rows: rows.collect(),
            }));
        }
        Document {
            title: format!("Dossier {}", self.number),
            marking: "vertrouwelijk: persoonsgegevens".into(),
            date: self.date,
            blocks,
        }
    }

    fn json(&self) -> Vec<u8> {
        let sections: Vec<Json> = self
            .sections
            .iter()
            .map(|section| {
                let lines: Vec<Json> = section
                    .lines
                    .iter()
                    .map(|(label, text)| json!({ "gegeven": label, "inhoud": text }))
                    .collect();
                json!({ "deel": section.heading, "gegevens": lines })
            })
            .collect();
        let mut file = Map::new();
        file.insert("casusnummer".into(), json!(self.number));
        file.insert("delen".into(), Json::Array(sections));
        format!("{:#}\n", Json::Object(file)).into_bytes()
    }
}

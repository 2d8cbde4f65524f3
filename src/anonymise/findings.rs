//! What was found, where and by which rule; never the text itself.

use jiff::civil::Date;
use serde::Serialize;

use super::Piece;
use super::reasons::{group_name, reason};
use crate::deid::{Category, Group};
use crate::render::{Block, Column, Document, Report, Table, Value};

/// One thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where in the file.
    pub place: String,
    /// What it is.
    pub category: Category,
    /// Which group of rules found it.
    pub group: Group,
    /// The rule's name.
    pub rule: &'static str,
    /// How sure the rule is, 0.0 to 1.0.
    pub confidence: f32,
}

impl Finding {
    /// What was found in a text.
    fn of(piece: &Piece) -> impl Iterator<Item = Finding> {
        piece.places().into_iter().zip(&piece.result.spans).map(|(place, span)| Finding {
            place,
            category: span.category,
            group: span.group,
            rule: span.rule,
            confidence: span.confidence,
        })
    }
}

/// What was found in one file.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The first findings; a large file may have millions.
    pub first: Vec<Finding>,
    /// How much was found in all.
    pub count: usize,
}

impl Found {
    /// How many findings are told; nobody reads more, and a script sees the count.
    const MOST: usize = 10_000;

    /// Takes in what was found in a text.
    pub fn add(&mut self, piece: &Piece) {
        self.count += piece.result.spans.len();
        let room = Self::MOST - self.first.len();
        if room > 0 {
            self.first.extend(Finding::of(piece).take(room));
        }
    }
}

/// What was found in each file.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The files, as the user named them; nothing for one that could not be read.
    pub files: Vec<(String, Option<Found>)>,
    /// Whether the reasons are told too.
    pub explained: bool,
    /// The day the document is dated with.
    pub today: Date,
}

impl Findings {
    /// How much was found.
    pub fn count(&self) -> usize {
        self.files.iter().map(|(_, found)| found.as_ref().map_or(0, |found| found.count)).sum()
    }

    /// Of one file the name says nothing.
    fn names_files(&self) -> bool {
        self.files.len() > 1
    }

    fn row<'f>(&self, file: &'f str, finding: &'f Finding) -> Vec<Value<'f>> {
        let file = self.names_files().then(|| Value::Text(file.into()));
        let mut row: Vec<Value<'f>> = file.into_iter().collect();
        row.extend([
            Value::Text(finding.place.as_str().into()),
            Value::Text(finding.category.dutch().into()),
            Value::Text(finding.rule.into()),
        ]);
        if self.explained {
            row.push(Value::Text(format!("{:.2}", finding.confidence).into()));
            row.push(Value::Text(reason(finding.rule, finding.group).into()));
        }
        row
    }
}

#[derive(Serialize)]
struct FindingsJson<'a> {
    bestanden: Vec<FileJson<'a>>,
    gevonden: usize,
}

#[derive(Serialize)]
struct FileJson<'a> {
    bestand: &'a str,
    gelezen: bool,
    gevonden: usize,
    bevindingen: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    plaats: &'a str,
    soort: &'static str,
    regel: &'static str,
    groep: &'static str,
    zekerheid: f64,
    reden: &'static str,
}

fn finding_json(finding: &Finding) -> FindingJson<'_> {
    FindingJson {
        plaats: &finding.place,
        soort: finding.category.dutch(),
        regel: finding.rule,
        groep: group_name(finding.group),
        zekerheid: (f64::from(finding.confidence) * 100.0).round() / 100.0,
        reden: reason(finding.rule, finding.group),
    }
}

impl Report for Findings {
    fn document(&self) -> Document<'_> {
        let column = |header: &str, width, wrap| Column { header: header.into(), width, wrap };
        let mut columns =
            vec![column("Plaats", 12, true), column("Soort", 14, false), column("Regel", 22, false)];
        if self.names_files() {
            columns.insert(0, column("Bestand", 24, true));
        }
        if self.explained {
            columns.push(column("Zekerheid", 9, false));
            columns.push(column("Waarom", 44, true));
        }
        let rows = self.files.iter().flat_map(|(file, found)| {
            found.iter().flat_map(|found| &found.first).map(|one| self.row(file, one))
        });
        let all_read = self.files.iter().all(|(_, found)| found.is_some());
        let said = match self.count() {
            0 if !all_read => "Niets gevonden in wat gelezen kon worden.".to_owned(),
            0 => "Niets gevonden dat herkenbaar is. Kijk zelf ook: geen programma vindt alles.".to_owned(),
            1 => "1 herkenbaar gegeven.".to_owned(),
            count => format!("{count} herkenbare gegevens."),
        };
        let table = Table { name: "Bevindingen".into(), columns, rows: rows.collect() };
        let left = self.count().saturating_sub(table.rows.len());
        let mut blocks = vec![Block::Paragraph(said), Block::Table(table)];
        if left > 0 {
            blocks.push(Block::Paragraph(format!(
                "En nog {left}; van elk bestand staan hier de eerste {}.",
                Found::MOST
            )));
        }
        Document {
            title: "Herkenbare gegevens".into(),
            marking: "vertrouwelijk".into(),
            date: self.today,
            blocks,
        }
    }

    fn json(&self) -> Vec<u8> {
        let files = self.files.iter();
        let files = files.map(|(name, found)| FileJson {
            bestand: name,
            gelezen: found.is_some(),
            gevonden: found.as_ref().map_or(0, |found| found.count),
            bevindingen: found.iter().flat_map(|found| &found.first).map(finding_json).collect(),
        });
        let view = FindingsJson { bestanden: files.collect(), gevonden: self.count() };
        let mut bytes =
            serde_json::to_vec_pretty(&view).expect("plain strings and numbers, written to memory");
        bytes.push(b'\n');
        bytes
    }
}

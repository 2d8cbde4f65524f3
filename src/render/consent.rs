//! What `consent-check` found: for the screen a row a case, for a sheet a row a person, for scripts one object.

use std::borrow::Cow;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::text::cleaned;
use super::{Block, Column, Document, Report, Table, Value};
use crate::dutch::date::long;
use crate::model::consent::{Consenter, Verdict};
use crate::model::{CaseConsent, ConsentReport, PersonStatus};

/// How a report is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown {
    /// Names in place of roles.
    pub names: bool,
    /// The rows that decided, per person.
    pub explain: bool,
    /// A row a person, for who sorts and filters; else a row a case.
    pub per_person: bool,
}

/// A report, and how it is shown.
#[derive(Clone, Copy, Debug)]
pub struct ConsentPage<'a> {
    /// What was found.
    pub report: &'a ConsentReport,
    /// How it is shown.
    pub shown: Shown,
}

impl Report for ConsentPage<'_> {
    fn document(&self) -> Document<'_> {
        let marking = if self.shown.names { "vertrouwelijk: bevat namen" } else { "gepseudonimiseerd" };
        Document {
            title: format!("Toestemming voor het MDO van {}", long(self.report.meeting)),
            marking: marking.into(),
            date: self.report.meeting,
            blocks: self.blocks(),
        }
    }

    fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(&ReportJson::of(self)).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

impl<'a> ConsentPage<'a> {
    fn blocks(&self) -> Vec<Block<'a>> {
        let (listed, others): (Vec<&Verdict>, Vec<&Verdict>) =
            self.report.cases.iter().partition(|case| case.listed);
        let mut blocks = vec![Block::Paragraph(summary(&listed))];
        if self.shown.per_person {
            let all: Vec<&Verdict> = listed.into_iter().chain(others).collect();
            blocks.push(Block::Table(self.persons(&all)));
            return blocks;
        }
        blocks.push(Block::Table(self.cases("Toestemming", &listed)));
        if !others.is_empty() {
            blocks.push(Block::Heading("Andere lopende casussen".into()));
            blocks.push(Block::Table(self.cases("Andere casussen", &others)));
        }
        let all = || self.report.cases.iter();
        self.push_list(&mut blocks, "Let op", all().map(|case| (case, &case.flags)));
        self.push_list(&mut blocks, "Veiligheid", all().map(|case| (case, &case.reminders)));
        if self.shown.explain {
            blocks.push(Block::Heading("Waarom".into()));
            all().for_each(|case| blocks.push(Block::List(self.explained(case))));
        }
        if !self.report.errors.is_empty() {
            blocks.push(Block::Heading("Niet te controleren".into()));
            blocks.push(Block::List(self.report.errors.clone()));
        }
        blocks
    }

    fn push_list<'v>(
        &self,
        blocks: &mut Vec<Block<'a>>,
        heading: &str,
        cases: impl Iterator<Item = (&'v Verdict, &'v Vec<String>)>,
    ) {
        let items: Vec<String> = cases
            .flat_map(|(case, texts)| texts.iter().map(move |text| format!("{}: {text}", case.number)))
            .collect();
        if !items.is_empty() {
            blocks.push(Block::Heading(heading.into()));
            blocks.push(Block::List(items));
        }
    }

    fn cases(&self, name: &str, cases: &[&Verdict]) -> Table<'a> {
        let columns = vec![
            column("Nr", 12, false),
            column("Status", 16, true),
            column("Wie", 26, true),
            column("Wat nu", 40, true),
        ];
        let row = |case: &&Verdict| {
            let persons = case.consenters.iter().map(|person| self.standing(person));
            vec![
                text(case.number.clone()),
                text(shown(case.status).to_owned()),
                text(persons.collect::<Vec<_>>().join("\n")),
                text(case.todo(self.shown.names).join("\n")),
            ]
        };
        Table { name: name.to_owned(), columns, rows: cases.iter().map(row).collect() }
    }

    /// `moeder: gegeven t/m 3-11-2027`.
    fn standing(&self, person: &Consenter) -> String {
        format!("{}: {}", person.shown(self.shown.names), person.status.dutch())
    }

    fn persons(&self, cases: &[&Verdict]) -> Table<'a> {
        let columns = vec![
            column("Nr", 12, false),
            column("Op dit overleg", 8, false),
            column("Status casus", 18, true),
            column("Wie", 20, true),
            column("Rol", 14, true),
            column("Toestemming", 14, false),
            column("Sinds", 12, false),
            column("Tot en met", 12, false),
            column("Wat nu", 40, true),
            column("Let op", 40, true),
        ];
        let row = |case: &Verdict, person: &Consenter| {
            let attention = case.flags.iter().chain(&case.reminders).cloned().collect::<Vec<_>>().join("\n");
            vec![
                text(case.number.clone()),
                text(if case.listed { "ja" } else { "nee" }.to_owned()),
                text(case.status.dutch().to_owned()),
                text(person.shown(self.shown.names).to_owned()),
                text(person.role.clone()),
                text(person.status.dutch().to_owned()),
                person.since.map_or(Value::Empty, Value::Date),
                person.until.map_or(Value::Empty, Value::Date),
                text(person.todo(self.shown.names).unwrap_or_default()),
                text(attention),
            ]
        };
        let rows = cases.iter().flat_map(|case| case.consenters.iter().map(|person| row(case, person)));
        Table { name: "Toestemming".into(), columns, rows: rows.collect() }
    }

    /// The rows that decided.
    fn explained(&self, case: &Verdict) -> Vec<String> {
        let mut lines =
            vec![format!("{}: {}: {} ({})", case.number, case.status.dutch(), case.reason, case.article)];
        lines.extend(case.consenters.iter().map(|person| {
            format!(
                "{}: {}: {}: regel {}, {} ({}); nodig omdat: {} ({})",
                case.number,
                person.shown(self.shown.names),
                person.status.dutch(),
                person.row,
                person.reason,
                person.article,
                person.needed,
                person.needed_article,
            )
        }));
        lines
    }
}

/// As it fits on a screen.
fn shown(status: CaseConsent) -> &'static str {
    match status {
        CaseConsent::Grounded => "zonder, met grondslag",
        other => other.dutch(),
    }
}

fn summary(listed: &[&Verdict]) -> String {
    let complete = listed.iter().filter(|case| case.status == CaseConsent::Complete).count();
    match (listed.len(), complete) {
        (0, _) => "Er staat geen casus op de lijst van dit overleg.".into(),
        (1, 1) => "Voor de enige casus op de lijst is de toestemming compleet.".into(),
        (all, complete) if all == complete => {
            format!("Voor alle {all} casussen op de lijst is de toestemming compleet.")
        }
        (all, complete) => {
            format!("Voor {complete} van de {all} casussen op de lijst is de toestemming compleet.")
        }
    }
}

fn column(header: &str, width: u16, wrap: bool) -> Column {
    Column { header: header.into(), width, wrap }
}

fn text(text: String) -> Value<'static> {
    Value::Text(text.into())
}

/// The result of `mdo consent-check --format json`.
#[derive(Serialize, JsonSchema)]
struct ReportJson<'a> {
    /// De dag van het overleg, zoals 2026-12-03
    overleg: String,
    /// De gecontroleerde casussen; die op de lijst van het overleg eerst
    casussen: Vec<CaseJson<'a>>,
    /// Wat er mis is met bestanden die niet gecontroleerd zijn: bestand, plaats en probleem
    fouten: Vec<Cow<'a, str>>,
}

/// Eén casus.
#[derive(Serialize, JsonSchema)]
struct CaseJson<'a> {
    /// Het nummer van de casus
    casusnummer: Cow<'a, str>,
    /// Of de casus op de lijst van dit overleg staat
    op_overleg: bool,
    /// Of de casus besproken mag worden
    status: CaseConsent,
    /// De regel die besliste
    reden: &'static str,
    /// Het artikel van die regel
    artikel: &'static str,
    /// Waar op te letten: wordt 12, verloopt binnenkort, leeftijd onzeker, ...
    let_op: Vec<Cow<'a, str>>,
    /// Herinneringen over veiligheid; nooit een besluit
    veiligheid: Vec<Cow<'a, str>>,
    /// Wat nu te doen
    wat_nu: Vec<String>,
    /// Wie toestemming moeten geven
    toestemmers: Vec<PersonJson<'a>>,
}

/// Iemand die toestemming moet geven.
#[derive(Serialize, JsonSchema)]
struct PersonJson<'a> {
    /// Wie: de rol, met een nummer als er twee zijn; met --names de naam
    wie: Cow<'a, str>,
    /// De rol zoals in het bestand
    rol: Cow<'a, str>,
    /// Hoe het met de toestemming staat
    status: PersonStatus,
    /// De dag van wat besliste
    sinds: Option<String>,
    /// De laatste dag waarop de toestemming geldt
    tot_en_met: Option<String>,
    /// Het nummer van de regel die besliste, 1 tot en met 7
    regel: u8,
    /// Die regel
    reden: &'static str,
    /// Het artikel van die regel
    artikel: &'static str,
    /// Waarom deze persoon nodig is
    nodig: &'static str,
    /// Het artikel daarvan
    nodig_artikel: &'static str,
    /// Wat nu te doen
    wat_nu: Option<String>,
}

/// The JSON Schema (draft-07) of what [`ConsentPage`] gives to scripts.
pub fn schema() -> serde_json::Value {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<ReportJson<'_>>();
    schema.insert("title".into(), "mdo consent-check --format json".into());
    schema.to_value()
}

impl<'a> ReportJson<'a> {
    fn of(page: &ConsentPage<'a>) -> Self {
        let names = page.shown.names;
        let person = |person: &'a Consenter| PersonJson {
            wie: cleaned(person.shown(names)),
            rol: cleaned(&person.role),
            status: person.status,
            sinds: person.since.map(|day| day.to_string()),
            tot_en_met: person.until.map(|day| day.to_string()),
            regel: person.row,
            reden: person.reason,
            artikel: person.article,
            nodig: person.needed,
            nodig_artikel: person.needed_article,
            wat_nu: person.todo(names),
        };
        let case = |case: &'a Verdict| CaseJson {
            casusnummer: cleaned(&case.number),
            op_overleg: case.listed,
            status: case.status,
            reden: case.reason,
            artikel: case.article,
            let_op: case.flags.iter().map(|flag| cleaned(flag)).collect(),
            veiligheid: case.reminders.iter().map(|text| cleaned(text)).collect(),
            wat_nu: case.todo(names),
            toestemmers: case.consenters.iter().map(person).collect(),
        };
        ReportJson {
            overleg: page.report.meeting.to_string(),
            casussen: page.report.cases.iter().map(case).collect(),
            fouten: page.report.errors.iter().map(|error| cleaned(error)).collect(),
        }
    }
}

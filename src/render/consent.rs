//! What `consent-check` found: for the screen a row a case, for a sheet a row a person, for scripts one object.

use std::borrow::Cow;

use serde::Serialize;

use super::text::cleaned;
use super::{Block, Column, Document, Report, Table, Value};
use crate::dutch::date::long;
use crate::model::consent::{Consenter, Verdict};
use crate::model::{CaseConsent, ConsentReport};

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

#[derive(Serialize)]
struct ReportJson<'a> {
    overleg: String,
    casussen: Vec<CaseJson<'a>>,
    fouten: Vec<Cow<'a, str>>,
}

#[derive(Serialize)]
struct CaseJson<'a> {
    casusnummer: Cow<'a, str>,
    op_overleg: bool,
    status: &'static str,
    reden: &'static str,
    artikel: &'static str,
    let_op: Vec<Cow<'a, str>>,
    veiligheid: Vec<Cow<'a, str>>,
    wat_nu: Vec<String>,
    toestemmers: Vec<PersonJson<'a>>,
}

#[derive(Serialize)]
struct PersonJson<'a> {
    wie: Cow<'a, str>,
    rol: Cow<'a, str>,
    status: &'static str,
    sinds: Option<String>,
    tot_en_met: Option<String>,
    regel: u8,
    reden: &'static str,
    artikel: &'static str,
    nodig: &'static str,
    nodig_artikel: &'static str,
    wat_nu: Option<String>,
}

impl<'a> ReportJson<'a> {
    fn of(page: &ConsentPage<'a>) -> Self {
        let names = page.shown.names;
        let person = |person: &'a Consenter| PersonJson {
            wie: cleaned(person.shown(names)),
            rol: cleaned(&person.role),
            status: person.status.dutch(),
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
            status: case.status.dutch(),
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

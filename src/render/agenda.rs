//! The agenda of a meeting: on the screen for who plans it, as a document for who comes, as JSON for scripts.

use serde::Serialize;

use super::{Block, Column, Document, Report, Table, Value};
use crate::dutch::clock::show;
use crate::dutch::date::long;
use crate::model::agenda::{Agenda, LeftOut, Point, PointCase, Reminder, Stay};
use crate::model::case_file::Crisis;
use crate::model::meeting::PartKind;

/// What the reader must know about a list of numbers: they are no anonymity (AVG art. 4(5)).
const NOTICE: &str = "Deze agenda is gepseudonimiseerd: elk nummer verwijst naar de casuïstieksheet. \
    Behandel hem daarom als persoonsgegevens.";

/// More numbers of cases make a reminder unreadable.
const MOST_NUMBERS: usize = 8;

/// For whom it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Who plans the meeting: with what it costs and what is not on it.
    Coordinator,
    /// Who comes: with the questions.
    Table,
}

/// An agenda, ready to be written.
#[derive(Clone, Copy, Debug)]
pub struct AgendaReport<'a> {
    /// The agenda.
    pub agenda: &'a Agenda,
    /// For whom it is written.
    pub reader: Reader,
}

impl Report for AgendaReport<'_> {
    fn document(&self) -> Document<'_> {
        let agenda = self.agenda;
        let mut blocks = vec![Block::Paragraph(where_and_when(agenda))];
        if self.reader == Reader::Table {
            blocks.push(Block::Paragraph(NOTICE.into()));
        }
        let reminders = reminders(agenda, self.reader);
        if !reminders.is_empty() {
            blocks.push(Block::Heading("Let op".into()));
            blocks.push(Block::List(reminders));
        }
        if !agenda.last_time.is_empty() {
            blocks.push(Block::Heading("Vorige keer".into()));
            blocks.push(Block::List(agenda.last_time.clone()));
        }
        if agenda.cases().next().is_none() {
            blocks.push(Block::Paragraph("Er staat geen casus op deze agenda.".into()));
        }
        if !agenda.reminders.is_empty() || !agenda.last_time.is_empty() {
            blocks.push(Block::Heading("Programma".into()));
        }
        blocks.push(Block::Table(points(agenda, self.reader)));
        if !agenda.stays.is_empty() {
            blocks.push(Block::Heading("Wie wanneer".into()));
            blocks.push(Block::Table(stays(agenda, self.reader)));
        }
        if self.reader == Reader::Coordinator {
            if agenda.cases().next().is_some() {
                blocks.push(Block::Paragraph(verdict(agenda)));
            }
            if !agenda.left_out.is_empty() {
                blocks.push(Block::Heading("Niet geagendeerd".into()));
                blocks.push(Block::Table(left_out(&agenda.left_out)));
            }
        }
        Document {
            title: format!("Agenda MDO {}", long(agenda.date)),
            marking: "gepseudonimiseerd".into(),
            date: agenda.date,
            blocks,
        }
    }

    fn json(&self) -> Vec<u8> {
        json(self.agenda)
    }
}

/// `Voorbeeldwijk, 13:00-14:00, wijkgebouw zaal 2.`
fn where_and_when(agenda: &Agenda) -> String {
    let time = Some(format!("{}-{}", show(agenda.begin), show(agenda.end)));
    let parts = [agenda.neighbourhood.clone(), time, agenda.place.clone()];
    format!("{}.", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// What is due. Who comes reads of cases only what everybody there may know.
fn reminders(agenda: &Agenda, reader: Reader) -> Vec<String> {
    let told = |number: &&String| {
        reader == Reader::Coordinator || agenda.cases().any(|(_, case)| case.open && case.number == **number)
    };
    let line = |reminder: &Reminder| {
        let cases: Vec<&str> = reminder.cases.iter().filter(told).map(String::as_str).collect();
        match (reminder.cases.is_empty(), cases.as_slice()) {
            (true, _) => Some(reminder.what.clone()),
            (false, []) => None,
            (false, cases) => Some(format!("{}: {}", reminder.what, listed(cases))),
        }
    };
    agenda.reminders.iter().filter_map(line).collect()
}

/// `a, b en c`; a long list is cut.
fn listed(numbers: &[&str]) -> String {
    match numbers {
        [one] => (*one).to_owned(),
        long if long.len() > MOST_NUMBERS => {
            format!("{} en nog {}", long[..MOST_NUMBERS].join(", "), long.len() - MOST_NUMBERS)
        }
        [first @ .., last] => format!("{} en {last}", first.join(", ")),
        [] => String::new(),
    }
}

/// What the order saves and costs.
fn verdict(agenda: &Agenda) -> String {
    let minutes = |count: u32| if count == 1 { "1 minuut".to_owned() } else { format!("{count} minuten") };
    let people = match agenda.stays.len() {
        1 => "1 deelnemer wacht".to_owned(),
        count => format!("{count} deelnemers wachten samen"),
    };
    let mut said = match agenda.others.applied {
        Some(applied) if applied > agenda.waiting => {
            let saved = minutes(applied - agenda.waiting);
            format!(
                "{people} {saved} minder dan in de volgorde van aanmelding ({} nu).",
                minutes(agenda.waiting)
            )
        }
        Some(applied) if applied == agenda.waiting => {
            format!("{people} {}, net als in de volgorde van aanmelding.", minutes(agenda.waiting))
        }
        Some(applied) => {
            let more = minutes(agenda.waiting - applied);
            format!(
                "{people} {}: {more} meer dan in de volgorde van aanmelding, omdat rood voorgaat.",
                minutes(agenda.waiting)
            )
        }
        None => format!("{people} {}; in de volgorde van aanmelding past het niet.", minutes(agenda.waiting)),
    };
    said.push_str(if agenda.proven { " Een betere volgorde is er niet." } else { "" });
    if !agenda.proven {
        said.push_str(&format!(
            " Dat is niet bewezen het beste: het kan hooguit {} schelen.",
            minutes(agenda.slack)
        ));
    }
    said.push_str(&match agenda.others.strict {
        Some(strict) if strict > agenda.waiting => {
            format!(" Strikt op kleur kost {} meer wachten.", minutes(strict - agenda.waiting))
        }
        Some(_) => " Strikt op kleur kost niets extra.".into(),
        None => " Strikt op kleur past niet.".into(),
    });
    said
}

fn column(header: &str, width: u16, wrap: bool) -> Column {
    Column { header: header.into(), width, wrap }
}

fn text<'a>(text: impl Into<String>) -> Value<'a> {
    Value::Text(text.into().into())
}

fn points<'a>(agenda: &'a Agenda, reader: Reader) -> Table<'a> {
    let with_questions = reader == Reader::Table;
    let mut columns = vec![
        column("Tijd", 5, false),
        column("Min", 3, false),
        column("Wat", 24, true),
        column("Kleur", 6, false),
        column("Wie", 26, true),
    ];
    if with_questions {
        columns.insert(4, column("Vraag aan het overleg", 44, true));
    }
    let row = |point: &'a Point| {
        let crisis = point.case.as_ref().and_then(|case| case.crisis);
        let who = if point.kind == PartKind::Case { point.roles.join(", ") } else { String::new() };
        let mut row = vec![
            text(show(point.begin)),
            Value::Number(point.minutes.into()),
            text(what(point)),
            crisis.map_or(Value::Empty, |crisis| text(crisis.dutch())),
            text(who),
        ];
        if with_questions {
            row.insert(4, question(point).map_or(Value::Empty, |question| Value::Text(question.into())));
        }
        row
    };
    Table { name: "Agenda".into(), columns, rows: agenda.points.iter().map(row).collect() }
}

/// What is asked of the meeting.
fn question(point: &Point) -> Option<&str> {
    match (&point.case, point.kind) {
        (Some(case), _) => case.question.as_deref(),
        (None, PartKind::Cooperation) => {
            Some("Verloopt de samenwerking zoals gewenst? Hoe informeren we elkaar?")
        }
        (None, _) => None,
    }
}

/// `Opening`, `2026-002 (vervolg, gezin erbij)`.
fn what(point: &Point) -> String {
    match (&point.case, point.kind) {
        (Some(case), _) => with_remarks(case),
        (None, PartKind::OpenActions) => "Openstaande acties".into(),
        (None, PartKind::Cooperation) => "Samenwerking".into(),
        (None, kind) => kind.explained().into(),
    }
}

fn with_remarks(case: &PointCase) -> String {
    let remarks = [(case.follow_up, "vervolg"), (case.family, "gezin erbij"), (case.fixed, "vaste tijd")];
    let remarks: Vec<&str> = remarks.into_iter().filter(|(is, _)| *is).map(|(_, remark)| remark).collect();
    if remarks.is_empty() { case.number.clone() } else { format!("{} ({})", case.number, remarks.join(", ")) }
}

fn stays<'a>(agenda: &'a Agenda, reader: Reader) -> Table<'a> {
    let coordinator = reader == Reader::Coordinator;
    let mut columns = vec![
        column("Wie", 20, true),
        column("Van", 5, false),
        column("Tot", 5, false),
        column("Casussen om voor te bereiden", 30, true),
        column("Voorbereiding", 13, false),
    ];
    if coordinator {
        columns.insert(3, column("Wacht", 5, false));
        columns[4].header = "Casussen".into();
        columns[5].header = "Vooraf".into();
        columns.push(column("Dit jaar", 12, false));
    }
    let row = |stay: &'a Stay| {
        let mut row = vec![
            Value::Text(stay.role.as_str().into()),
            text(show(stay.from)),
            text(show(stay.to)),
            text(stay.cases.join(", ")),
            text(format!("{} min", stay.preparation)),
        ];
        if coordinator {
            row.insert(3, Value::Number(stay.waiting.into()));
            row.push(text(format!("{} van {} u", hours(stay.year), agenda.others.year_hours)));
        }
        row
    };
    Table { name: "Wie wanneer".into(), columns, rows: agenda.stays.iter().map(row).collect() }
}

/// `1,5` hours.
fn hours(minutes: u32) -> String {
    let tenths = (minutes + 3) / 6;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if tenth == 0 { whole.to_string() } else { format!("{whole},{tenth}") }
}

fn left_out(cases: &[LeftOut]) -> Table<'_> {
    let row = |case: &LeftOut| {
        vec![
            text(case.number.clone()),
            case.crisis.map_or(Value::Empty, |crisis| text(crisis.dutch())),
            text(case.reason.clone()),
        ]
    };
    Table {
        name: "Niet geagendeerd".into(),
        columns: vec![column("Casus", 12, false), column("Kleur", 6, false), column("Waarom niet", 58, true)],
        rows: cases.iter().map(row).collect(),
    }
}

#[derive(Serialize)]
struct AgendaJson<'a> {
    overleg: MeetingJson,
    punten: Vec<PointJson<'a>>,
    deelnemers: Vec<StayJson<'a>>,
    wachtminuten: u32,
    bewezen_minimaal: bool,
    niet_geagendeerd: Vec<LeftOutJson<'a>>,
    waarschuwingen: Vec<String>,
}

#[derive(Serialize)]
struct MeetingJson {
    datum: String,
    begin: String,
    einde: String,
}

#[derive(Serialize)]
struct PointJson<'a> {
    soort: &'static str,
    begin: String,
    minuten: u32,
    casusnummer: Option<&'a str>,
    crisismeter: Option<&'static str>,
    deelnemers: &'a [String],
}

#[derive(Serialize)]
struct StayJson<'a> {
    rol: &'a str,
    van: String,
    tot: String,
    wachtminuten: u32,
}

#[derive(Serialize)]
struct LeftOutJson<'a> {
    casusnummer: &'a str,
    reden: &'a str,
}

/// The agenda as one JSON object, with a line end after it. The keys are part of the contract with scripts.
fn json(agenda: &Agenda) -> Vec<u8> {
    let point = |point: &'_ Point| -> (String, Option<&'static str>) {
        let crisis = point.case.as_ref().and_then(|case| case.crisis);
        (show(point.begin), crisis.map(Crisis::dutch))
    };
    let json = AgendaJson {
        overleg: MeetingJson {
            datum: agenda.date.to_string(),
            begin: show(agenda.begin),
            einde: show(agenda.end),
        },
        punten: agenda
            .points
            .iter()
            .map(|one| {
                let (begin, crisismeter) = point(one);
                let casusnummer = one.case.as_ref().map(|case| case.number.as_str());
                let (soort, minuten, deelnemers) = (one.kind.dutch(), one.minutes, one.roles.as_slice());
                PointJson { soort, begin, minuten, casusnummer, crisismeter, deelnemers }
            })
            .collect(),
        deelnemers: agenda
            .stays
            .iter()
            .map(|stay| StayJson {
                rol: &stay.role,
                van: show(stay.from),
                tot: show(stay.to),
                wachtminuten: stay.waiting,
            })
            .collect(),
        wachtminuten: agenda.waiting,
        bewezen_minimaal: agenda.proven,
        niet_geagendeerd: agenda
            .left_out
            .iter()
            .map(|case| LeftOutJson { casusnummer: &case.number, reden: &case.reason })
            .collect(),
        waarschuwingen: [
            agenda.gave.clone(),
            reminders(agenda, Reader::Coordinator),
            agenda.last_time.clone(),
        ]
        .concat(),
    };
    let mut bytes = serde_json::to_vec_pretty(&json).expect("plain strings and numbers, written to memory");
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut() {
        let numbers: Vec<String> = (1..=11).map(|number| number.to_string()).collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        assert_eq!(listed(&numbers), "1, 2, 3, 4, 5, 6, 7, 8 en nog 3");
        assert_eq!(listed(&numbers[..3]), "1, 2 en 3");
    }
}

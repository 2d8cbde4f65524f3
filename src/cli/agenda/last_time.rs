//! What the last meeting left for this one: how the cooperation goes, what the evaluations gave; and which cases came
//! back or are stuck.

use jiff::civil::Date;

use super::meeting::Occurrence;
use super::questions::Readers;
use crate::actions::escalation::returned;
use crate::actions::notices::escalation;
use crate::cli::Talk;
use crate::cli::held::held;
use crate::cli::returned::Closed;
use crate::dutch::date::short;
use crate::dutch::text::capital;
use crate::minutes::gate::Gate;
use crate::minutes::owner::Owners;
use crate::minutes::scribe::Scribe;
use crate::model::CaseFile;
use crate::model::agenda::{Agenda, Reminder};
use crate::model::case_file::Evaluation;
use crate::model::meeting::Cooperation;
use crate::model::scalar::Day;

/// Fills in what is shown of the last meeting, without what identifies. `readers` are those who get it: what was said
/// about a case is for who may know that case.
pub(super) fn fill_in(agenda: &mut Agenda, occurrence: &Occurrence, readers: &Readers<'_>, talk: &Talk) {
    let said = said(occurrence, readers);
    if said.is_empty() {
        return;
    }
    let book = &occurrence.book;
    let owners = Owners::new(&book.team);
    let scribe = Scribe::new(&book.entries, &book.team, &owners);
    let gate = Gate::new(&book.entries, &book.team);
    let scrubbed = said.iter().map(|Answered { of, number, text }| {
        let entry = book.entries.iter().find(|entry| Some(entry.case.number.0.as_str()) == *number);
        format!("{of}. {}", scribe.scrub_of(entry.map(|entry| &entry.case), text))
    });
    agenda.last_time = scrubbed.filter(|text| may_show(&gate, text, talk)).collect();
}

/// An answer of the last meeting, as it was typed.
struct Answered<'o> {
    /// What it is an answer to: `Evaluatie 2026-014`.
    of: String,
    /// The case, if it is about one.
    number: Option<&'o str>,
    text: String,
}

/// What the last meeting answered, as far as these readers may know.
fn said<'o>(occurrence: &'o Occurrence, readers: &Readers<'_>) -> Vec<Answered<'o>> {
    let meetings = occurrence.meetings();
    let mut before = meetings.iter().rev().filter(|(day, _)| *day < occurrence.day);
    let Some((last, meeting)) = before.next() else { return Vec::new() };
    let since = before.next().map(|(day, _)| *day);
    let of_meeting = cooperation(&meeting.cooperation).map(|text| Answered {
        of: format!("Samenwerking op {}", short(*last)),
        number: None,
        text,
    });
    let of_case = |case: &'o CaseFile| {
        let evaluation = case.evaluation.as_ref()?;
        let is_new = is_of(evaluation, *last, since) && readers.may_know(&case.number);
        let text = evaluated(evaluation).filter(|_| is_new)?;
        Some(Answered { of: format!("Evaluatie {}", case.number), number: Some(&case.number), text })
    };
    of_meeting
        .into_iter()
        .chain(occurrence.book.cases.iter().filter_map(|case| of_case(&case.value)))
        .collect()
}

/// The cases that came back within 12 months, and those that are stuck: reminders for the head of the agenda.
pub(super) fn reminders(occurrence: &Occurrence) -> Vec<Reminder> {
    let closed = Closed::of(&occurrence.book);
    let held = held(&occurrence.book, occurrence.today);
    let cases = || occurrence.book.cases.iter().map(|case| &case.value);
    let listed = |what: &str, wanted: &dyn Fn(&CaseFile) -> bool| {
        let wanted = cases().filter(|case| wanted(case));
        let cases: Vec<String> = wanted.map(|case| case.number.clone()).collect();
        (!cases.is_empty()).then(|| Reminder { what: what.into(), cases })
    };
    let back = listed("Terug binnen 12 maanden na afsluiting", &|case| {
        returned(case, closed.before(case), occurrence.today).is_some()
    });
    let stuck = listed("Loop de checklist van het Zorg- en Veiligheidshuis langs", &|case| {
        escalation(case, &held, occurrence.today).is_some()
    });
    stuck.into_iter().chain(back).collect()
}

/// Whether an evaluation was answered at the last meeting; when nobody wrote down where, its day tells.
fn is_of(evaluation: &Evaluation, last: Date, since: Option<Date>) -> bool {
    match (evaluation.meeting, evaluation.date) {
        (Some(Day(meeting)), _) => meeting == last,
        (None, Some(Day(day))) => day <= last && since.is_none_or(|since| day > since),
        (None, None) => false,
    }
}

fn cooperation(said: &Cooperation) -> Option<String> {
    sentence(&[
        ("zoals gewenst", &said.answer),
        ("informeren", &said.information),
        ("anders doen", &said.change),
    ])
}

fn evaluated(said: &Evaluation) -> Option<String> {
    sentence(&[
        ("baat", &said.benefit),
        ("minder medisch", &said.demedicalised),
        ("passende hulp", &said.fitting),
        ("toelichting", &said.remarks),
    ])
}

/// `Zoals gewenst: deels; anders doen: eerder bellen`.
fn sentence(answers: &[(&str, &Option<String>)]) -> Option<String> {
    let said = answers.iter().filter_map(|(what, answer)| {
        let answer = answer.as_deref()?.trim().trim_end_matches('.');
        (!answer.is_empty()).then(|| format!("{what}: {answer}"))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| capital(&said.join("; ")))
}

/// Whether taking out what identifies worked; says so when it did not.
fn may_show(gate: &Gate<'_>, text: &str, talk: &Talk) -> bool {
    let clean = gate.check_text("vorige keer", "tekst", text).is_empty();
    if !clean {
        talk.warning(
            "een antwoord van de vorige keer staat niet op de agenda: er kan iets herkenbaars in staan; schrijf het zonder namen",
        );
    }
    clean
}

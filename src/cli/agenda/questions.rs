//! The questions to the meeting as they may stand on an agenda that everybody gets: without what identifies.

use super::meeting::Occurrence;
use crate::agenda::compose::{Composed, Consents};
use crate::cli::Talk;
use crate::minutes::gate::Gate;
use crate::minutes::owner::Owners;
use crate::minutes::scribe::Scribe;
use crate::model::CaseEntry;
use crate::model::agenda::Agenda;

/// What identifies the cases on the agenda.
pub(super) fn entries(occurrence: &Occurrence, agenda: &Agenda) -> Vec<CaseEntry> {
    let number = |number: &String| {
        occurrence.book.entries.iter().find(|entry| entry.case.number.0 == *number).cloned()
    };
    agenda.cases().filter_map(|(_, case)| number(&case.number)).collect()
}

/// Who gets an agenda.
pub(super) enum Readers<'a> {
    /// Who plans the meeting.
    Coordinator,
    /// Everybody who comes, each by all that they are called.
    Table(&'a Occurrence, Vec<Vec<&'a str>>),
}

impl<'a> Readers<'a> {
    /// Those who come.
    pub fn of(occurrence: &'a Occurrence, composed: &'a Composed) -> Self {
        let stays = &composed.agenda.stays;
        let seats = composed.table.seats.iter();
        let coming = seats.filter(|seat| stays.iter().any(|stay| stay.role == seat.role));
        Readers::Table(occurrence, coming.map(|seat| seat.called()).collect())
    }

    /// Whether all of them may know of a case.
    pub fn may_know(&self, number: &str) -> bool {
        match self {
            Readers::Coordinator => true,
            Readers::Table(occurrence, readers) => {
                readers.iter().all(|called| occurrence.verdicts.admits(number, called))
            }
        }
    }
}

/// Fills in the questions. One in which something may still identify is left out and said, and so is that of a case
/// which not everybody who gets the agenda may know.
pub(super) fn fill_in(
    agenda: &mut Agenda,
    occurrence: &Occurrence,
    readers: &Readers<'_>,
    entries: &[CaseEntry],
    gate: &Gate<'_>,
    talk: &Talk,
) {
    let team = &occurrence.book.team;
    let owners = Owners::new(team);
    let scribe = Scribe::new(entries, team, &owners);
    for case in agenda.points.iter_mut().filter_map(|point| point.case.as_mut()) {
        if !readers.may_know(&case.number) {
            continue;
        }
        case.open = true;
        let file = occurrence.book.case(&case.number);
        let question = file.and_then(|file| file.value.application.question.as_deref());
        let entry = entries.iter().find(|entry| entry.case.number.0 == case.number);
        let (Some(question), Some(entry)) = (question, entry) else { continue };
        let scrubbed = scribe.scrub(&entry.case, std::iter::empty(), &[question]).pop().unwrap_or_default();
        let leaks = gate.check_text("vraag", "vraag", &scrubbed);
        if leaks.is_empty() {
            case.question = Some(scrubbed);
        } else {
            talk.warning(format!(
                "de vraag van casus {} staat niet op de agenda: er kan iets herkenbaars in staan; schrijf hem zonder namen",
                case.number
            ));
        }
    }
}

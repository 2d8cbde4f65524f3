//! The tables applied to one case.

use jiff::civil::Date;

use super::advice;
use super::ages;
use super::fault::{self, Fault};
use super::flags;
use super::ground;
use super::people::{Meant, People, YOUTH};
use super::reminders;
use super::required::{Circle, Required, Whose};
use super::rules::{CaseFacts, Facts, PersonRow, Rules, case_row, person_row};
use super::scope::Occasion;
use crate::model::CaseFile;
use crate::model::case_file::{ConsentEvent, Decision};
use crate::model::consent::{Asked, CaseConsent, Consenter, PersonStatus, Verdict};

/// Judges one case for one meeting.
///
/// # Errors
/// What is wrong with the file, when something that consent turns on cannot be right: a date after today, somebody who
/// is not in the file, an event without a decision.
pub fn check(case: &CaseFile, rules: &Rules, today: Date, meeting: &Occasion) -> Result<Verdict, Vec<Fault>> {
    let people = People::of(case);
    let meant: Vec<Meant> = case.consents.iter().map(|event| people.meant(&event.by)).collect();
    let faults = fault::find(case, &meant, today);
    if !faults.is_empty() {
        return Err(faults);
    }
    let reference = today.min(meeting.date);
    let view = View { case, people: &people, meant: &meant, rules, today, meeting, reference };
    Ok(view.verdict())
}

/// One case, one meeting.
pub(super) struct View<'a> {
    pub case: &'a CaseFile,
    pub people: &'a People,
    pub meant: &'a [Meant],
    pub rules: &'a Rules,
    pub today: Date,
    pub meeting: &'a Occasion,
    /// The earlier of today and the meeting: what came later does not count.
    pub reference: Date,
}

/// What is found of one person.
pub(super) struct Judged<'a> {
    pub required: Required,
    pub facts: Facts<'a>,
    pub row: &'static PersonRow,
}

impl<'a> View<'a> {
    fn verdict(&self) -> Verdict {
        let spoke = |at: usize| !self.events_of(at).is_empty();
        let circle = Circle {
            case: self.case,
            people: self.people,
            rules: self.rules,
            meeting: self.meeting.date,
            reference: self.reference,
            spoke: &spoke,
        };
        let judged: Vec<Judged<'_>> =
            circle.required().into_iter().map(|required| self.judge(required)).collect();
        let statuses: Vec<PersonStatus> = judged.iter().map(|judged| judged.row.status).collect();
        let record = self.case.without_consent.as_ref();
        let ground =
            record.map(|record| ground::judge(record, self.meeting, self.reference)).unwrap_or_default();
        let row = case_row(&CaseFacts {
            persons: &statuses,
            no_birth_date: self.people[YOUTH].birth.is_none(),
            grounded: ground.holds,
        });
        let mut flags = flags::of(self, &judged);
        flags.extend(ground.lacks.filter(|_| row.status != CaseConsent::Complete));
        let scopes = match record.filter(|_| row.status == CaseConsent::Grounded) {
            Some(record) => vec![ground::scope(record)],
            None => {
                let given = judged.iter().filter_map(|judged| judged.facts.consent);
                given.map(|consent| self.meeting.scope(consent)).collect()
            }
        };
        Verdict {
            number: self.case.number.clone(),
            listed: self.case.meetings.iter().any(|day| day.0 == self.meeting.date),
            status: row.status,
            reason: row.reason,
            article: row.article,
            todos: advice::for_case(self),
            consenters: judged.iter().map(|judged| self.consenter(judged)).collect(),
            flags,
            reminders: reminders::of(self),
            scopes,
        }
    }

    /// The events of one person that count, in the order of the file.
    fn events_of(&self, at: usize) -> Vec<&'a ConsentEvent> {
        let events = self.case.consents.iter().zip(self.meant);
        events
            .filter(|(event, meant)| self.is_of(event, meant, at) && self.counts(event, at))
            .map(|(event, _)| event)
            .collect()
    }

    /// A consent of which nobody can tell whose it is, is nobody's; a refusal of that kind may be of each.
    fn is_of(&self, event: &ConsentEvent, meant: &Meant, at: usize) -> bool {
        match meant {
            Meant::All(persons) => persons.contains(&at),
            Meant::OneOf(persons) => persons.contains(&at) && event.decision != Some(Decision::Given),
            Meant::Nobody => false,
        }
    }

    /// On or before the reference moment. Without a day a consent cannot be shown to be; a refusal counts as of that
    /// day. Nor does the youth's own consent of before the 12th birthday count.
    fn counts(&self, event: &ConsentEvent, at: usize) -> bool {
        let given = event.decision == Some(Decision::Given);
        match event.date {
            None => !given,
            Some(day) => day.0 <= self.reference && !(given && at == YOUTH && self.too_young(day.0)),
        }
    }

    fn too_young(&self, day: Date) -> bool {
        self.people[YOUTH].birth.is_some_and(|birth| ages::Ages::on(birth, day).oldest < 12)
    }

    fn judge(&self, required: Required) -> Judged<'a> {
        let events = match required.whose {
            Whose::Person(at) => self.events_of(at),
            Whose::UnknownGuardian { .. } | Whose::UnknownRepresentative => Vec::new(),
        };
        let day_of = |event: &ConsentEvent| event.date.map_or(self.reference, |day| day.0);
        let newest_day = events.iter().map(|event| day_of(event)).max();
        let newest: Vec<&ConsentEvent> =
            events.into_iter().filter(|event| Some(day_of(event)) == newest_day).collect();
        let consent = newest.iter().rev().find(|event| event.decision == Some(Decision::Given)).copied();
        let facts = Facts {
            newest,
            consent,
            last_day: consent.and_then(|consent| self.last_day(consent)),
            uncovered: consent
                .map(|consent| self.meeting.uncovered(&self.meeting.scope(consent)))
                .unwrap_or_default(),
            meeting: self.meeting.date,
            rules: self.rules,
        };
        Judged { required, row: person_row(&facts), facts }
    }

    /// The last day on which a consent counts: its own, or the end of the term, whichever comes first. A term in months
    /// ends on the same day of the month, or the month's last day.
    fn last_day(&self, consent: &ConsentEvent) -> Option<Date> {
        let months = self.rules.term_months.zip(consent.date);
        let term = months
            .and_then(|(months, day)| day.0.checked_add(jiff::Span::new().try_months(months).ok()?).ok());
        consent.valid_until.map(|day| day.0).into_iter().chain(term).min()
    }

    fn consenter(&self, judged: &Judged<'_>) -> Consenter {
        let Judged { required, facts, row } = judged;
        let (label, role, name) = match required.whose {
            Whose::Person(at) => {
                let person = &self.people[at];
                let name = Some(person.name.clone()).filter(|name| !name.is_empty());
                (self.people.label(at), person.role.clone(), name)
            }
            Whose::UnknownGuardian { .. } => ("gezagdrager".into(), "gezagdrager".to_owned(), None),
            Whose::UnknownRepresentative => ("vertegenwoordiger".into(), "vertegenwoordiger".into(), None),
        };
        let valid = matches!(row.status, PersonStatus::Given | PersonStatus::Limited | PersonStatus::Expired);
        Consenter {
            label,
            name,
            role,
            asked: required.asked,
            young: required.asked == Asked::Youth && self.youth_may_be_under_16(),
            known: matches!(required.whose, Whose::Person(_)),
            status: row.status,
            since: facts.newest.last().and_then(|event| event.date).map(|day| day.0),
            until: facts.last_day.filter(|_| valid),
            row: row.number,
            reason: row.reason,
            article: row.article,
            needed: required.reason,
            needed_article: required.article,
            todo: advice::for_person(self, judged),
        }
    }

    fn youth_may_be_under_16(&self) -> bool {
        let ages = self.people[YOUTH].birth.map(|birth| ages::Ages::on(birth, self.meeting.date));
        ages.is_none_or(|ages| ages.youngest < 16)
    }
}

//! What a sheet tells of consent, taken into a case file: added, never erased. A sheet often tells less than counts: a
//! consent must be somebody's and have a day. A refusal or withdrawal is noted in any case, for it is dangerous to miss.

use jiff::civil::Date;

use super::people::{Meant, People};
use crate::dutch::fold::fold;
use crate::model::CaseFile;
use crate::model::case_file::{ConsentEvent, Decision, ToldConsent};
use crate::model::scalar::Words;

/// What becomes of what a sheet tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TakenIn {
    /// What is added to the file.
    pub events: Vec<ConsentEvent>,
    /// What a person must complete or decide: which of what is told, and what to do, in Dutch.
    pub unclear: Vec<(usize, &'static str)>,
    /// Which told consents are not noted, for want of a decision, a day or a giver.
    pub incomplete: Vec<usize>,
    /// Something that the sheet told last time is told no more, and nothing newer in its place.
    pub gone: bool,
}

/// Who is meant when nobody is.
const UNKNOWN: &str = "onbekend";

/// Where a consent was read, for who wonders.
const FROM_SHEET: &str = "uit de casuïstieksheet";

const NO_DAY: &str = "hier is toestemming geweigerd of ingetrokken zonder dag; ze telt als nee tot de dag in het casusbestand staat";
const NO_GIVER: &str = "hier is toestemming geweigerd of ingetrokken, maar van wie is niet duidelijk; zet dat in het casusbestand";
const NO_BUT_GIVEN: &str =
    "hier staat nee, maar het casusbestand heeft toestemming; noteer daar wat er geweigerd of ingetrokken is";

/// Compares what a sheet tells now, and told before, with the file.
pub fn take_in(file: &CaseFile, before: &[ToldConsent], told: &[ToldConsent], today: Date) -> TakenIn {
    let mut known = Known { people: People::of(file), events: file.consents.clone() };
    let mut taken = TakenIn::default();
    for (at, one) in told.iter().enumerate() {
        if before.contains(one) || told[..at].contains(one) {
            continue;
        }
        let event = &one.event;
        let unnamed = known.people.meant(&event.by) == Meant::Nobody;
        if matches!(event.decision, Some(Decision::Given) | None) {
            let counts = event.decision.is_some() && !unnamed && event.date.is_some_and(|day| day.0 <= today);
            if !counts {
                taken.incomplete.push(at);
            } else if !known.has(event) {
                known.note(event, &mut taken);
            }
            continue;
        }
        if !one.asked {
            if known.stands(event) == Some(Decision::Given) {
                taken.unclear.push((at, NO_BUT_GIVEN));
            }
        } else if !known.has(event) {
            known.note(event, &mut taken);
            if unnamed {
                taken.unclear.push((at, NO_GIVER));
            } else if event.date.is_none() {
                taken.unclear.push((at, NO_DAY));
            }
        }
    }
    let gone = |was: &&ToldConsent| {
        was.asked && was.event.decision.is_some() && !told.contains(was) && known.is_last(&was.event)
    };
    taken.gone = taken.unclear.is_empty() && before.iter().any(|was| gone(&was));
    taken
}

/// The events of the file and those that were added.
struct Known {
    people: People,
    events: Vec<ConsentEvent>,
}

impl Known {
    fn note(&mut self, event: &ConsentEvent, taken: &mut TakenIn) {
        let mut event = event.clone();
        if event.by.is_empty() {
            event.by = UNKNOWN.to_owned();
        }
        event.remarks.get_or_insert_with(|| FROM_SHEET.to_owned());
        self.events.push(event.clone());
        taken.events.push(event);
    }

    /// Whether an event says what is told, and maybe more. Without a day it must be the newest.
    fn has(&self, told: &ConsentEvent) -> bool {
        if told.date.is_none() {
            return self.stands(told) == told.decision;
        }
        self.of(told).any(|event| says(event, told))
    }

    /// The newest decision of who is told about.
    fn stands(&self, told: &ConsentEvent) -> Option<Decision> {
        self.of(told).max_by_key(|event| age(event)).and_then(|event| event.decision)
    }

    /// Whether nothing newer than this is known of who it is about.
    fn is_last(&self, was: &ConsentEvent) -> bool {
        let mut of = self.of(was).filter(|event| event.decision.is_some());
        self.of(was).any(|event| says(event, was)) && of.all(|event| age(event) <= age(was))
    }

    /// The events of the same person. Of nobody known may be of each.
    fn of<'k>(&'k self, told: &ConsentEvent) -> impl Iterator<Item = &'k ConsentEvent> {
        let whose = self.people.meant(&told.by);
        let by = fold(told.by.trim());
        self.events.iter().filter(move |event| match (&whose, self.people.meant(&event.by)) {
            (Meant::All(a) | Meant::OneOf(a), Meant::All(b) | Meant::OneOf(b)) => {
                a.iter().any(|person| b.contains(person))
            }
            _ => by.is_empty() || by == fold(event.by.trim()),
        })
    }
}

/// The later, the greater; without a day an event counts as of today.
fn age(event: &ConsentEvent) -> Date {
    event.date.map_or(Date::MAX, |day| day.0)
}

/// Whether an event says all that is told.
fn says(event: &ConsentEvent, told: &ConsentEvent) -> bool {
    let listed = |list: &Words| list.0.iter().map(|word| fold(word)).collect::<Vec<_>>();
    let same = |a: &Words, b: &Words| b.0.is_empty() || listed(a) == listed(b);
    event.decision == told.decision
        && event.date == told.date
        && (told.form.is_none() || event.form == told.form)
        && (told.valid_until.is_none() || event.valid_until == told.valid_until)
        && same(&event.parties, &told.parties)
        && same(&event.categories, &told.categories)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::case_file::Relative;
    use crate::model::scalar::Day;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    fn told(by: &str, decision: Decision, day: Option<i8>) -> ToldConsent {
        let date = day.map(|day| Day(date(2026, 11, day)));
        let event = ConsentEvent { by: by.into(), decision: Some(decision), date, ..ConsentEvent::default() };
        ToldConsent { asked: decision != Decision::Refused || day.is_some(), event }
    }

    fn file(consents: &[ToldConsent]) -> CaseFile {
        let parent = |role: &str| Relative { role: Some(role.into()), ..Relative::default() };
        CaseFile {
            guardians: vec![parent("moeder"), parent("vader")],
            consents: consents.iter().map(|told| told.event.clone()).collect(),
            ..CaseFile::default()
        }
    }

    use Decision::{Given, Refused, Withdrawn};

    #[test]
    fn a_consent_needs_a_day_and_somebody_of_the_file() {
        let told = [
            told("moeder", Given, Some(3)),
            told("moeder", Given, None),
            told("", Given, Some(3)),
            told("voogd", Given, Some(3)),
            told("vader", Given, Some(30)),
        ];
        let mut told = told.to_vec();
        told.push(ToldConsent {
            event: ConsentEvent { decision: None, ..told[0].event.clone() },
            asked: true,
        });
        let taken = take_in(&file(&[]), &[], &told, TODAY);
        assert_eq!(taken.events.len(), 1);
        assert_eq!(taken.events[0].remarks.as_deref(), Some(FROM_SHEET));
        assert_eq!((taken.incomplete.as_slice(), taken.unclear.len()), (&[1, 2, 3, 4, 5][..], 0));
    }

    #[test]
    fn a_withdrawal_is_noted_whatever_is_missing() {
        let there = file(&[told("moeder", Given, Some(3))]);
        for (by, day, unclear) in
            [("moeder", Some(20), None), ("moeder", None, Some(NO_DAY)), ("", Some(20), Some(NO_GIVER))]
        {
            for decision in [Withdrawn, Refused] {
                let mut told = told(by, decision, day);
                told.asked = true;
                let taken = take_in(&there, &[], &[told], TODAY);
                assert_eq!(taken.events.len(), 1, "{by} {day:?}");
                assert_eq!(taken.unclear.first().map(|unclear| unclear.1), unclear);
            }
        }
    }

    #[test]
    fn a_bare_no_contradicts_a_consent_and_says_nothing_else() {
        let no = [told("moeder", Refused, None)];
        assert_eq!(take_in(&file(&[]), &[], &no, TODAY), TakenIn::default());
        let taken = take_in(&file(&[told("moeder", Given, Some(3))]), &[], &no, TODAY);
        assert_eq!((taken.events.len(), taken.unclear.as_slice()), (0, &[(0, NO_BUT_GIVEN)][..]));
        assert_eq!(take_in(&file(&[told("vader", Given, Some(3))]), &[], &no, TODAY), TakenIn::default());
    }

    #[test]
    fn what_the_file_says_is_not_noted_twice() {
        let mut given = told("moeder", Given, Some(3));
        let there = file(std::slice::from_ref(&given));
        assert_eq!(take_in(&there, &[], &[given.clone()], TODAY), TakenIn::default());
        given.event.valid_until = Some(Day(date(2027, 1, 1)));
        assert_eq!(take_in(&there, &[], &[given], TODAY).events.len(), 1, "it says more");
        let again = [told("moeder", Withdrawn, Some(4)), told("moeder", Given, Some(5))];
        let undated = [told("moeder", Withdrawn, None)];
        assert_eq!(take_in(&file(&again), &[], &undated, TODAY).events.len(), 1, "it was given again");
        assert_eq!(take_in(&file(&again[..1]), &[], &undated, TODAY), TakenIn::default());
    }

    #[test]
    fn what_is_gone_from_the_sheet_stays_and_is_said() {
        let given = told("moeder", Given, Some(3));
        let there = file(std::slice::from_ref(&given));
        let taken = take_in(&there, std::slice::from_ref(&given), &[], TODAY);
        assert!(taken.gone && taken.events.is_empty());
        let later = told("moeder", Given, Some(9));
        assert!(
            !take_in(&there, std::slice::from_ref(&given), &[later], TODAY).gone,
            "another took its place"
        );
        let same_day = told("moeder", Refused, Some(3));
        assert!(take_in(&there, &[given], &[same_day], TODAY).gone);
    }
}

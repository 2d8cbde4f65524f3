//! What to look at beside the status.

use jiff::civil::Date;

use super::ages::{Ages, birthday};
use super::check::{Judged, View};
use super::people::{Meant, YOUTH};
use super::required::{Competence, Whose, competence};
use crate::dutch::date::short;
use crate::model::case_file::{ConsentForm, Custody, Decision};
use crate::model::consent::PersonStatus;

/// A consent that ends within so many days after the meeting is flagged.
const SOON: i32 = 30;

/// The ages at which the rules change.
const CHANGES: [i16; 3] = [12, 16, 18];

/// All flags, in Dutch, without names.
pub(super) fn of(view: &View<'_>, judged: &[Judged<'_>]) -> Vec<String> {
    let mut flags = Vec::new();
    flags.extend(ages(view, judged));
    flags.extend(withdrawn_later(view));
    flags.extend(expires_soon(view, judged));
    flags.extend(recording(view, judged));
    flags
}

/// `wordt 12` between today, or the oldest consent that counts, and the meeting; or the age is not certain.
fn ages(view: &View<'_>, judged: &[Judged<'_>]) -> Vec<String> {
    let Some(birth) = view.people[YOUTH].birth else {
        return vec!["geboortedatum uitzoeken".into()];
    };
    let meeting = view.meeting.date;
    if Ages::on(birth, meeting).uncertain() {
        return vec!["leeftijd onzeker: geboortedatum uitzoeken".into()];
    }
    let Some(birth) = birth.full() else { return Vec::new() };
    let consents = judged.iter().filter_map(|judged| judged.facts.consent?.date.map(|day| day.0));
    let from = consents.chain([view.today]).min().unwrap_or(view.today);
    let crossed = CHANGES.into_iter().filter(|age| (from..=meeting).contains(&birthday(birth, *age)));
    let crossed = crossed.filter(|age| birthday(birth, *age) > from);
    crossed.map(|age| format!("wordt {age} op {}", short(birthday(birth, age)))).collect()
}

/// A withdrawal after a meeting that has been.
fn withdrawn_later(view: &View<'_>) -> Vec<String> {
    let events = view.case.consents.iter().zip(view.meant);
    let later = events.filter_map(|(event, meant)| {
        let day = event.date?.0;
        let after = event.decision == Some(Decision::Withdrawn) && day > view.meeting.date;
        let persons = match meant {
            Meant::All(persons) | Meant::OneOf(persons) => persons.as_slice(),
            Meant::Nobody => &[],
        };
        let who = persons.iter().map(|at| view.people.label(*at)).collect::<Vec<_>>().join(" of ");
        after.then(|| format!("ingetrokken na overleg door {who} op {}", short(day)))
    });
    later.collect()
}

fn expires_soon(view: &View<'_>, judged: &[Judged<'_>]) -> Vec<String> {
    let soon = |last: &Date| {
        let limit = view.meeting.date.saturating_add(jiff::Span::new().days(SOON));
        (view.meeting.date..=limit).contains(last)
    };
    let ends = judged.iter().filter_map(|judged| {
        let last = judged.facts.last_day.filter(soon)?;
        Some(format!("verloopt binnenkort: {} op {}", label(view, judged), short(last)))
    });
    ends.collect()
}

/// What in the file itself keeps a consent from counting, or needs a look.
fn recording(view: &View<'_>, judged: &[Judged<'_>]) -> Vec<String> {
    let mut flags = Vec::new();
    if competence(&view.case.youth, view.reference) == Competence::OnlySaid {
        flags.push("wilsbekwaam 'nee' telt pas met beoordelaar en datum".into());
    }
    let guardians = judged.iter().filter(|one| one.required.reason.contains("gezagdrager")).count();
    if view.case.custody == Some(Custody::Sole) && view.case.guardians.len() > 1 && guardians > 1 {
        flags.push("gezag is eenhoofdig, maar er staat meer dan één gezagdrager: uitzoeken".into());
    }
    for (event, meant) in view.case.consents.iter().zip(view.meant) {
        if event.date.is_none() {
            flags.push("een toestemming zonder datum telt niet, een weigering wel: vul de datum in".into());
        }
        if matches!(meant, Meant::OneOf(_)) {
            flags
                .push("bij een toestemming past 'door' op meer dan één persoon: schrijf de hele naam".into());
        }
    }
    for one in judged.iter().filter(|one| one.row.status == PersonStatus::Given) {
        if one.facts.consent.is_some_and(|consent| consent.form.is_none()) {
            flags.push(format!("vorm niet vastgelegd: {}", label(view, one)));
        }
    }
    let oral_unnoted = |one: &&Judged<'_>| {
        one.row.number == 6
            && one.facts.consent.is_some_and(|consent| consent.form == Some(ConsentForm::Oral))
    };
    for one in judged.iter().filter(oral_unnoted) {
        flags.push(format!("mondelinge toestemming telt hier niet: {}", label(view, one)));
    }
    flags.sort();
    flags.dedup();
    flags
}

fn label(view: &View<'_>, judged: &Judged<'_>) -> String {
    match judged.required.whose {
        Whose::Person(at) => view.people.label(at),
        _ => "gezagdrager".into(),
    }
}

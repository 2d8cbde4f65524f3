//! What to do now, as a sentence: `vraag {wie} (12 op 28-11) om eigen toestemming`.

use jiff::civil::Date;

use super::ages::birthday;
use super::check::{Judged, View};
use super::people::{Group, YOUTH};
use super::required::Whose;
use super::rules::Rules;
use crate::dutch::date::short;
use crate::model::case_file::{ConsentForm, Custody};
use crate::model::consent::PersonStatus;
use crate::model::settings::AllowedForm;

/// What the case as a whole needs.
pub(super) fn for_case(view: &View<'_>) -> Vec<String> {
    let no_birth_date = view.people[YOUTH].birth.is_none();
    no_birth_date.then(|| "zoek de geboortedatum uit".to_owned()).into_iter().collect()
}

/// What to ask of one person, or about; with `{wie}` where the person is named.
pub(super) fn for_person(view: &View<'_>, judged: &Judged<'_>) -> Option<String> {
    let at = match judged.required.whose {
        Whose::Person(at) => at,
        Whose::UnknownGuardian { others } => return Some(unknown_guardian(view.case.custody, others).into()),
        Whose::UnknownRepresentative => {
            return Some("zoek uit wie vertegenwoordigt (curator, mentor, gemachtigde, partner of naaste) en vraag toestemming".into());
        }
    };
    let own = view.people[at].group != Group::Guardian;
    let consent = if own { "eigen toestemming" } else { "toestemming" };
    let day = judged.facts.newest.last().and_then(|event| event.date).map(|day| day.0);
    let on = |day: Option<Date>| day.map(|day| format!(" op {}", short(day))).unwrap_or_default();
    let todo = match judged.row.status {
        PersonStatus::Given => return None,
        PersonStatus::Missing if judged.row.number == 6 => other_form(judged, view.rules),
        PersonStatus::Missing => format!("vraag {{wie}}{} om {consent}", becomes(view, at)),
        PersonStatus::Expired => {
            format!(
                "vraag {{wie}} opnieuw om {consent} (geldig tot en met {})",
                judged.facts.last_day.map(short).unwrap_or_default()
            )
        }
        PersonStatus::Limited => limited(judged),
        PersonStatus::Withdrawn => {
            format!("bespreek de casus niet: {{wie}} trok de toestemming in{}", on(day))
        }
        PersonStatus::Refused => format!("bespreek de casus niet: {{wie}} weigerde{}", on(day)),
    };
    Some(todo)
}

fn unknown_guardian(custody: Option<Custody>, others: bool) -> &'static str {
    match custody {
        None | Some(Custody::Unknown | Custody::Nobody) => "gezag uitzoeken",
        Some(Custody::Guardianship) => "zoek uit wie de voogd of GI is en vraag toestemming",
        Some(_) if others => "zoek uit wie de andere gezagdrager is en vraag toestemming",
        Some(_) => "zoek uit wie de gezagdragers zijn en vraag toestemming",
    }
}

/// ` (12 op 28-11)`, for a youth who gets an age between today and the meeting at which the rules change.
fn becomes(view: &View<'_>, at: usize) -> String {
    let birth = view.people[YOUTH].birth.and_then(crate::dutch::date::PartialDate::full);
    let Some(birth) = birth.filter(|_| at == YOUTH) else { return String::new() };
    let soon = |age: &i16| {
        let day = birthday(birth, *age);
        view.today < day && day <= view.meeting.date
    };
    let age = [12, 16, 18].into_iter().find(soon);
    age.map(|age| {
        let day = birthday(birth, age);
        format!(" ({age} op {}-{})", day.day(), day.month())
    })
    .unwrap_or_default()
}

fn other_form(judged: &Judged<'_>, rules: &Rules) -> String {
    let oral = judged.facts.consent.is_some_and(|consent| consent.form == Some(ConsentForm::Oral));
    match rules.form {
        AllowedForm::WrittenOrOral if oral => {
            "schrijf op wie de mondelinge toestemming van {wie} noteerde, of vraag haar schriftelijk".into()
        }
        AllowedForm::WrittenOrOral => "leg vast of {wie} de toestemming schriftelijk of mondeling gaf".into(),
        AllowedForm::Written => "vraag {wie} om de toestemming schriftelijk te geven".into(),
    }
}

fn limited(judged: &Judged<'_>) -> String {
    let uncovered = &judged.facts.uncovered;
    let mut what = Vec::new();
    if uncovered.purpose {
        what.push("het doel van het overleg".to_owned());
    }
    if !uncovered.parties.is_empty() {
        what.push(format!("delen met {}", uncovered.parties.join(", ")));
    }
    if !uncovered.categories.is_empty() {
        what.push(format!("gegevens over {}", uncovered.categories.join(", ")));
    }
    format!("vraag {{wie}} ook toestemming voor {}, of bespreek de casus zonder", what.join(" en "))
}

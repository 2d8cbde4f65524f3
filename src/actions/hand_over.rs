//! What goes to the Zorg- en Veiligheidshuis when a case is handed over.

use jiff::civil::Date;

use super::feedback::presenter;
use crate::dutch::date::short;
use crate::dutch::text::capital;
use crate::minutes::owner::{Owner, Owners};
use crate::minutes::scribe::Scribe;
use crate::model::case_file::Ground;
use crate::model::consent::{CaseConsent, Verdict};
use crate::model::{Case, CaseFile};

/// On what ground a case is shared, without names.
pub fn ground(file: &CaseFile, verdict: &Verdict) -> String {
    let record = file.without_consent.as_ref().filter(|_| verdict.status == CaseConsent::Grounded);
    match record {
        Some(record) => {
            let ground = record.ground.map(Ground::dutch).unwrap_or_default().replace('_', " ");
            let day = record.date.map(|day| format!(", besloten op {}", short(day.0))).unwrap_or_default();
            format!("Zonder toestemming: {ground}{day}. De afweging staat in het dossier.")
        }
        None => {
            let who: Vec<&str> = verdict.consenters.iter().map(|person| person.label.as_str()).collect();
            format!("Met toestemming van: {}.", who.join(", "))
        }
    }
}

/// What is known of a case, subject and text, de-identified. `file` holds no more than may be shared.
pub fn facts(
    file: &CaseFile,
    case: &Case,
    age: Option<String>,
    scribe: &Scribe<'_>,
    owners: &Owners,
    today: Date,
) -> Vec<(String, String)> {
    let told = texts(file);
    let texts: Vec<&str> = told.iter().map(|(_, text)| text.as_str()).collect();
    let scrubbed = scribe.scrub(case, std::iter::empty(), &texts);
    let mut facts = fixed(file, case, age, owners, today);
    facts.extend(told.iter().zip(scrubbed).map(|((subject, _), text)| (subject.clone(), text)));
    facts
}

/// What is known in fixed words: no name can stand in it.
fn fixed(
    file: &CaseFile,
    case: &Case,
    age: Option<String>,
    owners: &Owners,
    today: Date,
) -> Vec<(String, String)> {
    let of_case = owners.for_case(&case.persons);
    let mut roles: Vec<String> = Vec::new();
    for professional in &file.professionals {
        let typed = professional.function.as_deref().or(professional.organisation.as_deref());
        if let Some(Owner::Known(role)) = typed.map(|typed| of_case.resolve(typed))
            && !roles.contains(&role)
        {
            roles.push(role);
        }
    }
    let days: Vec<String> = file.meetings.iter().map(|day| short(day.0)).collect();
    let facts = [
        ("Leeftijd", age),
        ("Crisismeter", file.crisis.map(|crisis| crisis.dutch().to_owned())),
        ("Oordeel veiligheid", file.safety.judgement.map(|judgement| judgement.explained().to_owned())),
        ("Overleggen", Some(days.join(", "))),
        ("Inbrenger", Some(presenter(file, owners, today))),
        ("Betrokken", Some(roles.join(", "))),
    ];
    let facts = facts.into_iter().filter_map(|(subject, fact)| Some((subject.to_owned(), fact?)));
    facts.filter(|(_, fact)| !fact.is_empty()).collect()
}

/// What people wrote, still with names.
fn texts(file: &CaseFile) -> Vec<(String, String)> {
    let (application, safety) = (&file.application, &file.safety);
    let heard = safety.youth_heard.as_ref().map(|heard| match &heard.reason {
        Some(reason) => format!("{}, {reason}", heard.answer),
        None => heard.answer.clone(),
    });
    let mut told: Vec<(String, Option<String>)> = vec![
        ("Vraag aan het overleg".into(), application.question.clone()),
        ("Wat er speelt".into(), application.occasion.clone()),
        ("Wat er was of is aan hulp".into(), application.earlier_help.clone()),
        ("Wat het gezin wil".into(), application.wish.clone()),
        ("Eerdere onveilige situaties".into(), safety.earlier.clone()),
        ("Stap van de meldcode".into(), safety.step.clone()),
        ("Met de jeugdige gesproken".into(), heard),
    ];
    for contact in &safety.contacts {
        let day = contact.date.map(|day| format!(" ({})", short(day.0))).unwrap_or_default();
        told.push((format!("Veilig Thuis{day}"), Some(contact.what.clone().unwrap_or("contact".into()))));
    }
    for (name, domain) in &file.domains {
        for (kind, words) in [("risico", &domain.risks), ("beschermend", &domain.protective)] {
            let words: Vec<&str> = words.iter().collect();
            told.push((format!("{} ({kind})", capital(&name.replace('_', " "))), Some(words.join(", "))));
        }
    }
    let told = told.into_iter().filter_map(|(subject, text)| Some((subject, text?)));
    told.filter(|(_, text)| !text.trim().is_empty()).collect()
}

//! Reminders on safety: never decisions, and without effect on the status.

use jiff::civil::Date;

use super::check::View;
use crate::dutch::date::short;
use crate::model::case_file::{Answer, Crisis, SafetyJudgement};

/// All that is due, in Dutch.
pub(super) fn of(view: &View<'_>) -> Vec<String> {
    let all =
        [veilig_thuis(view), meldcode(view), heard(view), evaluation(view), red(view), escalation(view)];
    all.into_iter().flatten().collect()
}

fn judgement(view: &View<'_>) -> Option<SafetyJudgement> {
    view.case.safety.judgement
}

/// Acute or structural, and nobody spoke with Veilig Thuis.
fn veilig_thuis(view: &View<'_>) -> Option<String> {
    let severe = matches!(judgement(view), Some(SafetyJudgement::Acute | SafetyJudgement::Structural));
    let contact = &view.case.safety.contacts;
    let none = contact.iter().all(|contact| contact.date.is_none() && contact.what.is_none());
    (severe && none).then(|| {
        "geen contact met Veilig Thuis vastgelegd: bel 0800-2000 (dag en nacht, gratis); bij direct gevaar 112".into()
    })
}

/// Whether there is reason for concern about safety.
fn concern(view: &View<'_>) -> bool {
    judgement(view).is_some_and(|judgement| judgement != SafetyJudgement::Safe)
}

fn meldcode(view: &View<'_>) -> Option<String> {
    let step = view.case.safety.step.as_deref().is_some_and(|step| !step.trim().is_empty());
    (concern(view) && !step).then(|| "stap van de meldcode ontbreekt".into())
}

fn heard(view: &View<'_>) -> Option<String> {
    let heard = view.case.safety.youth_heard.as_ref().and_then(Answer::yes);
    let due = heard == Some(false) || heard.is_none() && concern(view);
    due.then(|| "met de jeugdige zelf is nog niet gesproken, of het is niet vastgelegd".into())
}

/// The day to look back has passed, and nothing is noted.
fn evaluation(view: &View<'_>) -> Option<String> {
    let evaluation = view.case.evaluation.as_ref()?;
    let day = evaluation.date?.0;
    let done = [&evaluation.benefit, &evaluation.demedicalised, &evaluation.fitting, &evaluation.remarks]
        .into_iter()
        .any(Option::is_some);
    (!done && day < view.today).then(|| format!("de evaluatie van {} moet nog", short(day)))
}

/// Red belongs on the first meeting after the application.
fn red(view: &View<'_>) -> Option<String> {
    if view.case.crisis != Some(Crisis::Red) {
        return None;
    }
    let since: Option<Date> = view.case.application.date.map(|day| day.0);
    let after = |day: &&Date| since.is_none_or(|since| **day >= since);
    let first = match since {
        Some(_) => *view.meeting.meetings.iter().find(after)?,
        None => view.meeting.date,
    };
    let planned = view.case.meetings.iter().any(|day| day.0 == first);
    (!planned).then(|| format!("crisismeter rood, maar niet op het eerste overleg daarna ({})", short(first)))
}

/// The check list of the Zorg- en Veiligheidshuis.
fn escalation(view: &View<'_>) -> Option<String> {
    let list = &view.case.safety.escalation;
    let yes = |answer: &Option<Answer>| answer.as_ref().and_then(Answer::yes);
    let several = || view.case.domains.values().filter(|domain| !domain.risks.is_empty()).count() > 1;
    let domains = yes(&list.domains).unwrap_or_else(several);
    let all = domains && yes(&list.chains) == Some(true) && yes(&list.impact) == Some(true);
    (all || yes(&list.local) == Some(true))
        .then(|| "overweeg opschalen naar het Zorg- en Veiligheidshuis".into())
}

//! What a case lacks: feedback to the family, a case lead, an evaluation.

use jiff::civil::Date;

use crate::dutch::date::short;
use crate::dutch::fold::fold;
use crate::model::case_file::{Answer, CaseAction, CaseStatus, Evaluation, Professional};
use crate::model::{ActionStatus, CaseFile, CaseNotices, Meeting};

/// What this case lacks today; `None` when nothing.
pub fn notices(case: &CaseFile, meetings: &[&Meeting], today: Date) -> Option<CaseNotices> {
    let mut notices: Vec<String> = missing_feedback(case, meetings, today)
        .map(|day| format!("terugkoppeling over {} ontbreekt", short(day)))
        .collect();
    if case.status == CaseStatus::Open && !case.professionals.iter().any(is_lead) {
        notices.push("geen casusregisseur".into());
    }
    if let Some(day) = due_evaluation(case, today) {
        notices.push(format!("evaluatie was op {}", short(day)));
    }
    (!notices.is_empty()).then(|| CaseNotices { number: case.case_number(), notices })
}

fn is_lead(professional: &Professional) -> bool {
    let yes = professional.lead.as_ref().and_then(Answer::yes) == Some(true);
    yes && professional.until.is_none()
}

/// The meetings before today of which the family has not heard.
pub fn missing_feedback<'a>(
    case: &'a CaseFile,
    meetings: &'a [&'a Meeting],
    today: Date,
) -> impl Iterator<Item = Date> + 'a {
    let held = discussed(case, meetings).into_iter();
    held.filter(move |day| *day < today && !is_fed_back(case, *day))
}

/// The days on which the case was discussed, oldest first. A meeting with an agenda on which the case is not, does not
/// count: there was no time for it.
pub fn discussed(case: &CaseFile, meetings: &[&Meeting]) -> Vec<Date> {
    let agenda = |day: Date| meetings.iter().find(|meeting| meeting.date.is_some_and(|date| date.0 == day));
    let was_there = |day: &Date| {
        let mut on_agenda = agenda(*day)
            .into_iter()
            .flat_map(|meeting| &meeting.parts)
            .filter_map(|part| part.case.as_ref())
            .peekable();
        on_agenda.peek().is_none() || on_agenda.any(|number| *number == case.number)
    };
    let mut days: Vec<Date> = case.meetings.iter().map(|day| day.0).filter(was_there).collect();
    days.extend(case.actions.iter().filter_map(|action| action.meeting).map(|day| day.0));
    let on_agenda =
        |meeting: &&&Meeting| meeting.parts.iter().any(|part| part.case.as_ref() == Some(&case.number));
    days.extend(meetings.iter().filter(on_agenda).filter_map(|meeting| meeting.date).map(|day| day.0));
    days.sort_unstable();
    days.dedup();
    days
}

/// Whether the family has heard of a meeting: it is noted, or the action for it is done.
fn is_fed_back(case: &CaseFile, meeting: Date) -> bool {
    let noted = case.feedback.iter().any(|feedback| match feedback.meeting {
        Some(day) => day.0 == meeting,
        None => feedback.date.is_some_and(|day| day.0 >= meeting),
    });
    let done = |action: &CaseAction| {
        is_feedback(action)
            && action.status == ActionStatus::Done
            && action.meeting.is_some_and(|day| day.0 == meeting)
    };
    noted || case.actions.iter().any(done)
}

/// Whether an action is the one to tell the family what was agreed.
pub fn is_feedback(action: &CaseAction) -> bool {
    let text = fold(&action.text);
    text.contains("terugkoppel")
        || (text.contains("koppel") && text.split_whitespace().any(|word| word == "terug"))
}

/// The day of an evaluation that has come, when nothing is answered yet.
fn due_evaluation(case: &CaseFile, today: Date) -> Option<Date> {
    let evaluation = case.evaluation.as_ref()?;
    let day = evaluation.date?.0;
    (day <= today && !is_answered(evaluation) && case.status != CaseStatus::Closed).then_some(day)
}

/// Whether a question of the evaluation was answered.
pub fn is_answered(evaluation: &Evaluation) -> bool {
    let answers = [&evaluation.benefit, &evaluation.demedicalised, &evaluation.fitting];
    answers.into_iter().flatten().any(|answer| !answer.trim().is_empty())
}

//! What a case lacks: feedback to the family, a case lead, an evaluation.

use jiff::civil::Date;

use super::feedback::{discussed, is_fed_back, is_lead};
use crate::dutch::date::short;
use crate::model::case_file::{CaseStatus, Evaluation};
use crate::model::{CaseFile, CaseNotices, Meeting};

/// What this case lacks today; `None` when nothing.
pub fn notices(case: &CaseFile, meetings: &[&Meeting], today: Date) -> Option<CaseNotices> {
    let missing =
        discussed(case, meetings).into_iter().filter(|day| *day < today && !is_fed_back(case, *day));
    let mut notices: Vec<String> =
        missing.map(|day| format!("terugkoppeling over {} ontbreekt", short(day))).collect();
    if case.status == CaseStatus::Open && !case.professionals.iter().any(is_lead) {
        notices.push("geen casusregisseur".into());
    }
    if let Some(day) = due_evaluation(case, today) {
        notices.push(format!("evaluatie was op {}", short(day)));
    }
    (!notices.is_empty()).then(|| CaseNotices { number: case.case_number(), notices })
}

/// The day of an evaluation that has come, when nothing is answered yet.
pub fn due_evaluation(case: &CaseFile, today: Date) -> Option<Date> {
    let evaluation = case.evaluation.as_ref()?;
    let day = evaluation.date?.0;
    (day <= today && !is_answered(evaluation) && case.status != CaseStatus::Closed).then_some(day)
}

/// Whether a question of the evaluation was answered.
fn is_answered(evaluation: &Evaluation) -> bool {
    let answers = [&evaluation.benefit, &evaluation.demedicalised, &evaluation.fitting];
    answers.into_iter().flatten().any(|answer| !answer.trim().is_empty())
}

//! What a case lacks or asks for: feedback to the family, a case lead, an evaluation, a look at the check list.

use jiff::civil::Date;

use super::escalation::{Advice, check_list, returned, signals};
use super::feedback::{is_fed_back, is_lead};
use super::held::Held;
use crate::dutch::date::short;
use crate::model::case_file::CaseStatus;
use crate::model::{CaseFile, CaseNotices};

/// What this case lacks today; `None` when nothing. `before` is the closed case of the same youth, if there is one.
pub fn notices(
    case: &CaseFile,
    before: Option<&CaseFile>,
    held: &Held<'_>,
    today: Date,
) -> Option<CaseNotices> {
    let missing = held.discussed(case).into_iter().filter(|day| *day < today && !is_fed_back(case, *day));
    let mut notices: Vec<String> =
        missing.map(|day| format!("terugkoppeling over {} ontbreekt", short(day))).collect();
    if case.status == CaseStatus::Open && !case.professionals.iter().any(|one| is_lead(one, today)) {
        notices.push("geen casusregisseur".into());
    }
    if let Some(day) = due_evaluation(case, today) {
        notices.push(format!("evaluatie was op {}", short(day)));
    }
    if let Some(returned) = returned(case, before, today) {
        let before = returned.before.map(|number| format!(" als {number}")).unwrap_or_default();
        notices.push(format!("terug binnen 12 maanden (afgesloten op {}{before})", short(returned.closed)));
    }
    notices.extend(escalation(case, held, today));
    (!notices.is_empty()).then(|| CaseNotices { number: case.case_number(), notices })
}

/// The check list of the Zorg- en Veiligheidshuis, when it is time for it, it gives no reason to leave it so, and the case
/// was not handed over yet.
pub fn escalation(case: &CaseFile, held: &Held<'_>, today: Date) -> Option<String> {
    let signals = signals(case, held, today).join(", ");
    let command = format!("mdo case escalate {}", case.number);
    match Advice::of(&check_list(case)) {
        _ if signals.is_empty() || case.safety.escalation.handed_over.is_some() => None,
        Advice::Stay => None,
        Advice::Escalate => Some(format!(
            "{signals}: opschalen naar het Zorg- en Veiligheidshuis ligt voor de hand ({command})"
        )),
        Advice::Open(_) => {
            Some(format!("{signals}: loop de checklist van het Zorg- en Veiligheidshuis langs ({command})"))
        }
    }
}

/// The day of an evaluation that has come, when nothing is answered yet.
pub fn due_evaluation(case: &CaseFile, today: Date) -> Option<Date> {
    let evaluation = case.evaluation.as_ref().filter(|evaluation| evaluation.is_due(today))?;
    evaluation.date.map(|day| day.0).filter(|_| case.status != CaseStatus::Closed)
}

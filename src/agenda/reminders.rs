//! What is due before the meeting, for the head of the agenda. Never decisions; numbers of cases, no names.

use jiff::civil::Date;

use super::select::{Occasion, Queued};
use crate::dutch::date::long;
use crate::model::CaseFile;
use crate::model::agenda::{Agenda, Reminder};
use crate::model::case_file::{Answer, Crisis, SafetyJudgement};

/// The reminders, the most urgent first.
pub fn reminders(
    agenda: &Agenda,
    queue: &[Queued<'_>],
    occasion: &Occasion<'_>,
    today: Date,
) -> Vec<Reminder> {
    let on: Vec<&str> = agenda.cases().map(|(_, case)| case.number.as_str()).collect();
    let all = |wanted: &dyn Fn(&CaseFile) -> bool| numbers(queue, wanted);
    let planned = |wanted: &dyn Fn(&CaseFile) -> bool| {
        all(&|case: &CaseFile| on.contains(&case.number.as_str()) && wanted(case))
    };
    let without_contact = |case: &CaseFile| case.safety.contacts.is_empty();
    let red = |case: &CaseFile| case.crisis == Some(Crisis::Red);
    let unsafe_now = |case: &CaseFile| {
        matches!(case.safety.judgement, Some(SafetyJudgement::Acute | SafetyJudgement::Structural))
    };
    let not_heard = |case: &CaseFile| case.safety.youth_heard.as_ref().and_then(Answer::yes) != Some(true);
    let due =
        |case: &CaseFile| case.evaluation.as_ref().is_some_and(|evaluation| evaluation.is_due(occasion.day));
    let lists = [
        (
            "Rood, en geen contact met Veilig Thuis genoteerd (0800-2000; bij direct gevaar 112)",
            all(&|case| red(case) && without_contact(case)),
        ),
        (
            "Onveilig volgens het afwegingskader, en geen contact met Veilig Thuis genoteerd (0800-2000)",
            all(&|case| !red(case) && unsafe_now(case) && without_contact(case)),
        ),
        ("Nog niet met de jeugdige gesproken", planned(&not_heard)),
        ("Het is tijd om terug te kijken (evaluatie)", all(&due)),
    ];
    let passed = occasion.cut_off_day().filter(|last| today > *last && today <= occasion.day);
    let passed = passed.map(|last| Reminder {
        what: format!("De sluitingsdatum ({}) is voorbij: alleen rood komt er nog bij", long(last)),
        cases: Vec::new(),
    });
    let lists = lists.into_iter().filter(|(_, cases)| !cases.is_empty());
    let lists = lists.map(|(what, cases)| Reminder { what: what.into(), cases });
    passed.into_iter().chain(lists).collect()
}

fn numbers(queue: &[Queued<'_>], wanted: &dyn Fn(&CaseFile) -> bool) -> Vec<String> {
    let wanted = queue.iter().filter(|queued| wanted(queued.case));
    wanted.map(|queued| queued.case.number.clone()).collect()
}

//! When a case asks for more: it came back, it stays red, its actions are blocked. Signals for people, never decisions.

use jiff::ToSpan;
use jiff::civil::Date;

use super::held::Held;
use crate::dutch::fold::fold;
use crate::model::CaseFile;
use crate::model::case_file::{Answer, BlockedBy, CaseAction, CaseStatus, Crisis};
use crate::model::scalar::Day;

/// Blocked this often, or red at this many meetings, it is time for the check list.
const OFTEN: usize = 2;

/// A case that came back within 12 months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The day it was closed.
    pub closed: Date,
    /// The number it had, when that was another.
    pub before: Option<String>,
}

/// Whether a case came back within 12 months after it was closed: it was opened again, or the same youth has a new
/// number. `before` is the closed case of that youth. When nobody wrote down since when it is there, it is since today.
pub fn returned(case: &CaseFile, before: Option<&CaseFile>, today: Date) -> Option<Returned> {
    if case.status == CaseStatus::Closed {
        return None;
    }
    let own = case.closings.last().and_then(|last| Some((last.date?.0, last.reopened?.0)));
    if let Some((closed, _)) = own.filter(|(closed, back)| within_a_year(*closed, *back)) {
        return Some(Returned { closed, before: None });
    }
    let before = before?;
    let closed = before.closings.last()?.date?.0;
    let back = case.application.date.or_else(|| case.meetings.iter().min().copied());
    let back = back.map_or(today, |day| day.0);
    within_a_year(closed, back).then(|| Returned { closed, before: Some(before.number.clone()) })
}

/// Whether a case that was closed came back within 12 months.
pub fn within_a_year(closed: Date, back: Date) -> bool {
    closed <= back && closed.checked_add(12.months()).is_ok_and(|last| back <= last)
}

/// Why it is time for the check list of the Zorg- en Veiligheidshuis, in Dutch; nothing when it is not.
pub fn signals(case: &CaseFile, held: &Held<'_>, today: Date) -> Vec<String> {
    if case.status == CaseStatus::Closed {
        return Vec::new();
    }
    let red = stays_red(case, held, today).then(|| "rood op twee overleggen".to_owned());
    let times = blocked(case);
    let blocked = (times >= OFTEN).then(|| format!("acties {times} keer geblokkeerd"));
    red.into_iter().chain(blocked).collect()
}

/// Red now, and at the last meetings as far as anybody wrote that down.
fn stays_red(case: &CaseFile, held: &Held<'_>, today: Date) -> bool {
    let was_red = |day: &Date| {
        let known = case.crisis_history.iter().find(|at| at.meeting == Some(Day(*day)));
        known.is_none_or(|at| at.level == Some(Crisis::Red))
    };
    let days: Vec<Date> = held.discussed(case).into_iter().filter(|day| *day <= today).collect();
    case.crisis == Some(Crisis::Red) && days.len() >= OFTEN && days.iter().rev().take(OFTEN).all(was_red)
}

/// How often it was said of an action that it was blocked, whatever the reason.
fn blocked(case: &CaseFile) -> usize {
    let of_action = |action: &CaseAction| {
        // Who writes by hand may give the reason with the action itself.
        let reason = action.reason.as_deref().map(|reason| fold(reason.trim()).replace(' ', "_"));
        let fixed = BlockedBy::ALL.iter().any(|word| reason.as_deref() == Some(word.dutch()));
        action.hindrances.len().max(usize::from(fixed))
    };
    case.actions.iter().map(of_action).sum()
}

/// A question of the check list, and its answer as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: &'static str,
    /// The answer.
    pub answer: Option<bool>,
}

/// The check list of the Zorg- en Veiligheidshuis.
pub fn check_list(case: &CaseFile) -> [Question; 4] {
    let list = &case.safety.escalation;
    let said = |answer: &Option<Answer>| answer.as_ref().and_then(Answer::yes);
    let several = case.domains.values().filter(|domain| !domain.risks.is_empty()).count() > 1;
    let question = |text, answer| Question { text, answer };
    [
        question("Zijn er problemen op meer leefgebieden?", said(&list.domains).or(several.then_some(true))),
        question(
            "Zijn er meer ketens nodig (zorg, straf, bestuur), en is gewone samenwerking niet genoeg?",
            said(&list.chains),
        ),
        question("Zijn de gevolgen voor het gezin of de omgeving groot?", said(&list.impact)),
        question("Is er een ernstig lokaal veiligheidsprobleem?", said(&list.local)),
    ]
}

/// What the check list comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The first three together, or the last.
    Escalate,
    /// No reason to.
    Stay,
    /// So many questions are still to be answered.
    Open(usize),
}

impl Advice {
    /// Of a check list: the first three together, or the last.
    pub fn of(list: &[Question; 4]) -> Advice {
        let [domains, chains, impact, local] = list.each_ref().map(|question| question.answer);
        let three = [domains, chains, impact];
        if local == Some(true) || three.iter().all(|answer| *answer == Some(true)) {
            return Advice::Escalate;
        }
        if local == Some(false) && three.contains(&Some(false)) {
            return Advice::Stay;
        }
        Advice::Open(list.iter().filter(|question| question.answer.is_none()).count())
    }

    /// In Dutch.
    pub fn dutch(self) -> String {
        match self {
            Advice::Escalate => {
                "Opschalen naar het Zorg- en Veiligheidshuis ligt voor de hand. Het overleg beslist.".into()
            }
            Advice::Stay => "De checklist geeft geen reden om op te schalen.".into(),
            Advice::Open(1) => "Nog niet te zeggen: 1 vraag is nog niet beantwoord.".into(),
            Advice::Open(open) => {
                format!("Nog niet te zeggen: {open} van de 4 vragen zijn nog niet beantwoord.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::case_file::{ClosedCase, CrisisAt, Escalation, Hindrance};
    use crate::model::consent::CaseConsent;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 12, 20);
    const FIRST: Date = date(2026, 11, 5);
    const SECOND: Date = date(2026, 12, 3);

    fn signals(case: &CaseFile, today: Date) -> Vec<String> {
        super::signals(case, &Held::new([], Box::new(|_, _| Some(CaseConsent::Complete))), today)
    }

    fn red() -> CaseFile {
        CaseFile {
            number: "2026-001".into(),
            crisis: Some(Crisis::Red),
            meetings: vec![Day(FIRST), Day(SECOND)],
            ..CaseFile::default()
        }
    }

    #[test]
    fn red_at_two_meetings_is_a_signal() {
        assert_eq!(signals(&red(), TODAY), ["rood op twee overleggen"]);
        assert!(signals(&red(), date(2026, 11, 20)).is_empty(), "the second is still to come");
        let was = |level| {
            let at = CrisisAt { meeting: Some(Day(FIRST)), level: Some(level) };
            signals(&CaseFile { crisis_history: vec![at], ..red() }, TODAY).len()
        };
        assert_eq!((was(Crisis::Orange), was(Crisis::Red)), (0, 1));
        assert!(signals(&CaseFile { crisis: Some(Crisis::Orange), ..red() }, TODAY).is_empty());
        assert!(signals(&CaseFile { status: CaseStatus::Closed, ..red() }, TODAY).is_empty());
    }

    #[test]
    fn actions_blocked_twice_are_a_signal() {
        let hindrance = |reason: &BlockedBy| Hindrance { meeting: None, reason: Some(*reason) };
        let action = |reasons: &[BlockedBy]| CaseAction {
            hindrances: reasons.iter().map(hindrance).collect(),
            ..CaseAction::default()
        };
        let by_hand = |reason: &str| CaseAction { reason: Some(reason.into()), ..CaseAction::default() };
        let of = |actions: &[CaseAction]| {
            signals(&CaseFile { actions: actions.to_vec(), ..CaseFile::default() }, TODAY)
        };
        let once = action(&[BlockedBy::ClosedDoors]);
        assert_eq!(
            of(&[action(&[BlockedBy::ClosedDoors, BlockedBy::Changed])]),
            ["acties 2 keer geblokkeerd"]
        );
        assert_eq!(of(&[once.clone(), action(&[BlockedBy::NotDone])]).len(), 1);
        assert_eq!(of(&[once.clone(), by_hand("Gesloten deuren")]).len(), 1);
        assert!(of(&[once, by_hand("niet meer nodig")]).is_empty());
    }

    #[test]
    fn a_case_that_returns_within_a_year_is_marked() {
        let closing = |closed: Date, reopened: Option<Date>| ClosedCase {
            date: Some(Day(closed)),
            reopened: reopened.map(Day),
            ..ClosedCase::default()
        };
        let mut case = red();
        case.closings = vec![closing(date(2026, 1, 10), Some(date(2027, 1, 10)))];
        assert!(returned(&case, None, TODAY).is_some());
        case.closings = vec![closing(date(2026, 1, 10), Some(date(2027, 1, 11)))];
        assert_eq!(returned(&case, None, TODAY), None);

        let old = CaseFile {
            number: "2025-040".into(),
            status: CaseStatus::Closed,
            closings: vec![closing(date(2026, 3, 1), None)],
            ..CaseFile::default()
        };
        let expected = Returned { closed: date(2026, 3, 1), before: Some("2025-040".into()) };
        assert_eq!(returned(&red(), Some(&old), TODAY), Some(expected));
        let mut later = red();
        later.application.date = Some(Day(date(2027, 3, 2)));
        assert_eq!(returned(&later, Some(&old), TODAY), None);
    }

    #[test]
    fn the_check_list_asks_before_it_advises() {
        let answer = |yes: bool| Some(Answer { answer: if yes { "ja" } else { "nee" }.into(), reason: None });
        let advised = |escalation| {
            let mut case = CaseFile::default();
            case.safety.escalation = escalation;
            Advice::of(&check_list(&case))
        };
        assert_eq!(advised(Escalation::default()), Advice::Open(4));
        assert_eq!(advised(Escalation { local: answer(true), ..Escalation::default() }), Advice::Escalate);
        let three = Escalation {
            domains: answer(true),
            chains: answer(true),
            impact: answer(true),
            ..Escalation::default()
        };
        assert_eq!(advised(three), Advice::Escalate);
        let none = Escalation { chains: answer(false), local: answer(false), ..Escalation::default() };
        assert_eq!(advised(none), Advice::Stay);
    }
}

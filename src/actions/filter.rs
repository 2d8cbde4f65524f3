//! Which actions are shown, and in which order.

use jiff::civil::Date;

use crate::dutch::fold::fold;
use crate::minutes::owner::{Owner, Owners};
use crate::model::{KeptAction, Team};

/// What is asked for; everything when nothing is.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// An owner, as typed: a role or a participant's name.
    pub owner: Option<String>,
    /// The number of a case.
    pub case: Option<String>,
    /// Only what is too late.
    pub overdue: bool,
    /// Only what is to be done.
    pub open: bool,
    /// Only what is due before this day.
    pub due_before: Option<Date>,
}

impl Filter {
    /// The actions that are asked for: what is open first, and of that what is due first.
    pub fn choose(&self, mut actions: Vec<KeptAction>, team: &Team) -> Vec<KeptAction> {
        let owner = self.owner.as_deref().map(|typed| role(typed, team));
        actions.retain(|action| self.fits(action, owner.as_deref()));
        actions.sort_by_key(|kept| (!kept.is_open(), kept.action.due.unwrap_or(Date::MAX)));
        actions
    }

    fn fits(&self, kept: &KeptAction, owner: Option<&str>) -> bool {
        let action = &kept.action;
        owner.is_none_or(|owner| is_owned_by(action.owner.as_deref(), owner))
            && self.case.as_deref().is_none_or(|case| fold(case.trim()) == fold(&action.number.case.0))
            && (!self.overdue || kept.overdue)
            && (!self.open || kept.is_open())
            && self.due_before.is_none_or(|day| kept.is_open() && action.due.is_some_and(|due| due < day))
    }
}

/// A typed owner by role; a name that nobody has stays as it is.
fn role(typed: &str, team: &Team) -> String {
    match Owners::new(team).at_table(team).for_case(&[]).resolve(typed) {
        Owner::Known(role) => role,
        Owner::Unknown(typed) => typed,
    }
}

/// Whether one of the owners of an action is this one.
pub fn is_owned_by(owners: Option<&str>, owner: &str) -> bool {
    let owner = fold(owner);
    owners.is_some_and(|owners| fold(owners) == owner || owners.split(", ").any(|one| fold(one) == owner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, ActionNumber, ActionStatus, CaseNumber, Participant};
    use jiff::civil::date;

    fn action(case: &str, owner: &str, due: Option<Date>, status: ActionStatus) -> KeptAction {
        let number = ActionNumber { case: CaseNumber(case.into()), sequence: 1 };
        let overdue = status == ActionStatus::Open && due.is_some_and(|due| due < date(2026, 12, 20));
        KeptAction {
            action: Action { number, text: "belt".into(), owner: Some(owner.into()), due, status },
            meeting: None,
            overdue,
            closed_on: None,
            reason: None,
            entered: Vec::new(),
            unknown_owner: false,
            doubts: Vec::new(),
        }
    }

    fn chosen(filter: Filter) -> Vec<String> {
        let actions = vec![
            action("2026-001", "CJG", None, ActionStatus::Done),
            action("2026-002", "POH-jeugd, school", Some(date(2026, 12, 31)), ActionStatus::Open),
            action("2026-003", "CJG", Some(date(2026, 12, 15)), ActionStatus::Open),
            action("2026-004", "school", None, ActionStatus::Open),
        ];
        let karin =
            Participant { name: Some("Karin de Boer".into()), role: "POH-jeugd".into(), organisation: None };
        let team = Team { participants: vec![karin] };
        filter.choose(actions, &team).into_iter().map(|kept| kept.action.number.case.0).collect()
    }

    #[test]
    fn what_presses_most_comes_first() {
        assert_eq!(chosen(Filter::default()), ["2026-003", "2026-002", "2026-004", "2026-001"]);
    }

    #[test]
    fn an_owner_is_a_role_in_any_spelling_or_a_name() {
        let by = |owner: &str| chosen(Filter { owner: Some(owner.into()), ..Filter::default() });
        assert_eq!(by("poh jeugd"), ["2026-002"]);
        assert_eq!(by("Karin"), ["2026-002"]);
        assert_eq!(by("cjg"), ["2026-003", "2026-001"]);
        assert!(by("niemand").is_empty());
    }

    #[test]
    fn filters_narrow_each_other() {
        assert_eq!(chosen(Filter { overdue: true, ..Filter::default() }), ["2026-003"]);
        assert_eq!(
            chosen(Filter { open: true, case: Some("2026-001".into()), ..Filter::default() }).len(),
            0
        );
        let soon = Filter { due_before: Some(date(2026, 12, 31)), ..Filter::default() };
        assert_eq!(chosen(soon), ["2026-003"], "the day itself is not before it");
    }
}

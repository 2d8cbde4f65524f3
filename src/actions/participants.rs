//! To each participant their own actions, and nothing of others'.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::dutch::fold::fold;
use crate::minutes::owner::role;
use crate::model::{Action, ActionNumber, CaseEntry, CaseNumber, KeptAction, Minutes};

/// The actions of one participant.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnActions {
    /// Who, by role.
    pub role: String,
    /// The actions of earlier meetings.
    pub carried: Vec<KeptAction>,
    /// Those of this meeting.
    pub actions: Vec<Action>,
}

/// Why an action goes to nobody's list, or not to somebody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// The action.
    pub number: ActionNumber,
    /// Why, in Dutch.
    pub reason: String,
}

/// Minutes taken apart by owner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByOwner {
    /// In the order of the minutes.
    pub lists: Vec<OwnActions>,
    /// What goes to nobody, or not to all of its owners.
    pub withheld: Vec<Withheld>,
}

/// Owners that stand for everybody at the table.
const EVERYBODY: &[&str] = &["allen", "iedereen", "deelnemers"];

/// Owners in the family and the network. There is a mother in every case: what is hers reaches her by the letter to the
/// family, not by a list of all mothers.
const FAMILY: &[&str] = &[
    "jeugdige",
    "jeugdige en ouders",
    "moeder",
    "vader",
    "ouder",
    "ouders",
    "stiefmoeder",
    "stiefvader",
    "stiefouder",
    "pleegmoeder",
    "pleegvader",
    "pleegouder",
    "pleegouders",
    "adoptiemoeder",
    "adoptievader",
    "gezagdrager",
    "gezagdragers",
    "verzorger",
    "broer",
    "zus",
    "tweelingbroer",
    "tweelingzus",
    "zoon",
    "dochter",
    "oma",
    "opa",
    "opa en oma",
    "grootouder",
    "tante",
    "oom",
    "neef",
    "nicht",
    "partner",
    "ex-partner",
    "echtgenoot",
    "vriend",
    "vriendin",
    "buurvrouw",
    "buurman",
    "buren",
    "oppas",
    "contactpersoon",
    "netwerk",
    "gezinslid",
    "iemand uit het netwerk",
];

/// The minutes by owner. `table` are the roles at the table, `people` those around each case; `admits` says whether
/// consent lets somebody have what is agreed in a case. Who is neither at the table nor a known role may be a person: the
/// name would be that of a file.
pub fn by_owner(
    minutes: &Minutes,
    table: &[String],
    people: &[CaseEntry],
    admits: impl Fn(&str, &CaseNumber) -> bool,
) -> ByOwner {
    let around = people.iter().map(|entry| (&entry.case.number, entry)).collect();
    let mut sorter = Sorter { table, around, admits, found: ByOwner::default() };
    for kept in &minutes.carried {
        sorter.sort(&kept.action, |list| list.carried.push(kept.clone()));
    }
    for action in &minutes.actions {
        sorter.sort(action, |list| list.actions.push(action.clone()));
    }
    sorter.found
}

struct Sorter<'a, F> {
    table: &'a [String],
    around: FxHashMap<&'a CaseNumber, &'a CaseEntry>,
    admits: F,
    found: ByOwner,
}

impl<F: Fn(&str, &CaseNumber) -> bool> Sorter<'_, F> {
    fn sort(&mut self, action: &Action, put: impl Fn(&mut OwnActions)) {
        let Some(owner) = &action.owner else {
            return self.withhold(action, "heeft geen actiehouder".into());
        };
        let mut roles: Vec<&str> = Vec::new();
        for role in owner.split(", ") {
            if EVERYBODY.contains(&role) {
                roles.extend(self.table.iter().map(String::as_str));
            } else {
                roles.push(role);
            }
        }
        roles.sort_unstable();
        roles.dedup();
        for role in roles {
            if is_family(role) {
                self.withhold(action, format!("is van {role}: die hoort het bij de terugkoppeling"));
            } else if !self.is_known(role, &action.number.case) {
                self.withhold(action, "heeft een actiehouder die niemand kent".into());
            } else if !(self.admits)(role, &action.number.case) {
                self.withhold(action, format!("gaat niet naar {role}: de toestemming dekt dat niet"));
            } else {
                put(self.list(role));
            }
        }
    }

    fn is_known(&self, typed: &str, case: &CaseNumber) -> bool {
        let same = |other: &str| fold(other) == fold(typed);
        let mut around = self.around.get(case).into_iter().flat_map(|entry| &entry.case.persons);
        role(typed).is_some()
            || self.table.iter().any(|role| same(role))
            || around.any(|person| same(&person.role))
    }

    fn list(&mut self, role: &str) -> &mut OwnActions {
        let at = self.found.lists.iter().position(|list| fold(&list.role) == fold(role));
        let at = at.unwrap_or_else(|| {
            let role = role.to_owned();
            self.found.lists.push(OwnActions { role, carried: Vec::new(), actions: Vec::new() });
            self.found.lists.len() - 1
        });
        &mut self.found.lists[at]
    }

    fn withhold(&mut self, action: &Action, reason: String) {
        self.found.withheld.push(Withheld { number: action.number.clone(), reason });
    }
}

/// Whether somebody of the family or the network is meant; `ouder 2` is an `ouder`.
pub fn is_family(role: &str) -> bool {
    let bare = role.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_lowercase();
    FAMILY.contains(&bare.as_str())
}

impl OwnActions {
    /// Each action with the meeting at which it was agreed: first what is of earlier.
    pub fn all(&self, meeting: Date) -> impl Iterator<Item = (&Action, Date)> {
        let carried = self.carried.iter().map(move |kept| (&kept.action, kept.meeting.unwrap_or(meeting)));
        carried.chain(self.actions.iter().map(move |action| (action, meeting)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ActionStatus;
    use jiff::civil::date;

    fn minutes(actions: &[(&str, &str)]) -> Minutes {
        let action = |(case, owner): &(&str, &str)| Action {
            number: ActionNumber { case: CaseNumber((*case).into()), sequence: 1 },
            text: "belt school".into(),
            owner: (!owner.is_empty()).then(|| (*owner).into()),
            due: None,
            status: ActionStatus::Open,
        };
        let meeting = date(2026, 12, 3);
        Minutes { meeting, actions: actions.iter().map(action).collect(), ..Minutes::default() }
    }

    fn sorted(actions: &[(&str, &str)]) -> (Vec<(String, Vec<String>)>, usize) {
        let table = ["POH-jeugd".to_owned(), "CJG".to_owned()];
        let admits = |role: &str, case: &CaseNumber| !(role == "school" && case.0 == "3");
        let found = by_owner(&minutes(actions), &table, &[], admits);
        let cases =
            |list: &OwnActions| list.actions.iter().map(|action| action.number.case.0.clone()).collect();
        (found.lists.iter().map(|list| (list.role.clone(), cases(list))).collect(), found.withheld.len())
    }

    #[test]
    fn each_owner_has_only_their_own() {
        let (lists, withheld) = sorted(&[("1", "CJG"), ("2", "POH-jeugd, school"), ("3", "CJG, school")]);
        let expected = [("CJG", vec!["1", "3"]), ("POH-jeugd", vec!["2"]), ("school", vec!["2"])];
        let expected: Vec<(String, Vec<String>)> = expected
            .into_iter()
            .map(|(role, cases)| (role.into(), cases.into_iter().map(str::to_owned).collect()))
            .collect();
        assert_eq!((lists, withheld), (expected, 1), "consent of case 3 does not cover the school");
    }

    #[test]
    fn everybody_is_everybody_at_the_table() {
        let (lists, _) = sorted(&[("1", "allen"), ("2", "CJG, allen")]);
        assert_eq!(lists.len(), 2);
        assert!(lists.iter().all(|(_, cases)| cases == &["1", "2"]));
    }

    #[test]
    fn mothers_of_different_families_share_no_list() {
        assert_eq!(
            sorted(&[
                ("1", "moeder"),
                ("2", "ouder 1"),
                ("3", "[actiehouder 1]"),
                ("4", ""),
                ("5", "annemiek")
            ]),
            (vec![], 5)
        );
    }
}

//! The actions of a sheet beside those that a case file has already: each is found again, or new.

use jiff::civil::Date;
use strsim::normalized_levenshtein;

use crate::dutch::fold::fold;
use crate::model::{Action, KeptAction};

/// From this likeness on a text is taken for the same one with a typing error mended.
const ALIKE: f64 = 0.85;
/// The same, of actions that are due on the same day.
const ALIKE_AND_DUE: f64 = 0.7;

/// The number of each action of a sheet in its case file: that of the same action when it is there, else the next from
/// `next` on. `kept` are the actions of the file.
pub fn sequences(kept: &[&KeptAction], next: u32, meeting: Date, actions: &[Action]) -> Vec<u32> {
    let mut matching = Matching { kept, taken: vec![false; kept.len()], found: vec![None; actions.len()] };
    let agreed_now = |kept: &KeptAction| kept.meeting == Some(meeting);
    let before = |kept: &KeptAction| kept.meeting.is_none_or(|day| day < meeting) && kept.open_on(meeting);
    matching.pair(actions, |kept, action| {
        agreed_now(kept) && same_text(kept, action) && same_owner(kept, action)
    });
    matching.pair(actions, |kept, action| agreed_now(kept) && same_text(kept, action));
    matching
        .pair(actions, |kept, action| agreed_now(kept) && same_owner(kept, action) && alike(kept, action));
    // A sheet that goes on from month to month still holds what was agreed before.
    matching
        .pair(actions, |kept, action| before(kept) && same_text(kept, action) && same_owner(kept, action));
    let mut fresh = next..;
    matching.found.into_iter().filter_map(|found| found.or_else(|| fresh.next())).collect()
}

/// Which action of the sheet is which of the file; each at most once.
struct Matching<'a> {
    kept: &'a [&'a KeptAction],
    taken: Vec<bool>,
    found: Vec<Option<u32>>,
}

impl Matching<'_> {
    fn pair(&mut self, actions: &[Action], fits: impl Fn(&KeptAction, &Action) -> bool) {
        for (action, found) in actions.iter().zip(&mut self.found) {
            if found.is_some() {
                continue;
            }
            let mut free = (0..self.kept.len()).filter(|at| !self.taken[*at]);
            if let Some(at) = free.find(|at| fits(self.kept[*at], action)) {
                self.taken[at] = true;
                *found = Some(self.kept[at].action.number.sequence);
            }
        }
    }
}

fn same_text(kept: &KeptAction, action: &Action) -> bool {
    fold(&kept.action.text) == fold(&action.text)
}

fn same_owner(kept: &KeptAction, action: &Action) -> bool {
    kept.action.owner == action.owner
}

fn alike(kept: &KeptAction, action: &Action) -> bool {
    let same_due = action.due.is_some() && kept.action.due == action.due;
    let enough = if same_due { ALIKE_AND_DUE } else { ALIKE };
    normalized_levenshtein(&fold(&kept.action.text), &fold(&action.text)) >= enough
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActionNumber, ActionStatus, CaseNumber};
    use jiff::civil::date;

    const MEETING: Date = date(2026, 12, 3);

    fn action(sequence: u32, owner: &str, text: &str) -> Action {
        let number = ActionNumber { case: CaseNumber("2026-014".into()), sequence };
        let owner = Some(owner.to_owned());
        Action { number, text: text.into(), owner, due: None, status: ActionStatus::Open }
    }

    fn kept(sequence: u32, owner: &str, text: &str, meeting: Date) -> KeptAction {
        KeptAction {
            action: action(sequence, owner, text),
            meeting: Some(meeting),
            overdue: false,
            closed_on: None,
            reason: None,
            entered: Vec::new(),
            unknown_owner: false,
            doubts: Vec::new(),
        }
    }

    fn found(kept: &[KeptAction], actions: &[(&str, &str)]) -> Vec<u32> {
        let kept: Vec<&KeptAction> = kept.iter().collect();
        let actions: Vec<Action> = actions.iter().map(|(owner, text)| action(0, owner, text)).collect();
        sequences(&kept, 10, MEETING, &actions)
    }

    #[test]
    fn the_same_actions_are_found_again_whatever_their_order() {
        let file = [
            kept(1, "CJG", "belt school", MEETING),
            kept(2, "CJG", "belt school", MEETING),
            kept(3, "CJG", "plant een huisbezoek in de vakantie", MEETING),
        ];
        let sheet =
            [("CJG", "plant een huisbezoek in de vakantie"), ("CJG", "belt school"), ("CJG", "Belt school")];
        assert_eq!(found(&file, &sheet), [3, 1, 2]);
        assert_eq!(found(&file, &[("CJG", "plant een huisbezoek in de vakantei")]), [3]);
        assert_eq!(found(&file, &[("wijkteam", "belt school"), ("CJG", "mailt school")]), [1, 10]);
    }

    #[test]
    fn what_was_agreed_before_is_not_agreed_again() {
        let file = [kept(1, "CJG", "belt school", date(2026, 11, 5))];
        assert_eq!(found(&file, &[("CJG", "belt school"), ("CJG", "belt school")]), [1, 10]);
        assert_eq!(found(&file, &[("wijkteam", "belt school")]), [10]);
    }
}

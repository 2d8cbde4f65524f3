//! The actions of case files, de-identified: what `mdo minutes` and `mdo actions` show of the work folder.

use jiff::civil::Date;
use rayon::prelude::*;

use super::line::{ActionLine, Given, parse};
use super::number::numbers;
use super::owner::{CaseOwners, Owner, Owners};
use super::scribe::Scribe;
use crate::dutch::clean::clean;
use crate::dutch::due::DueDate;
use crate::model::case_file::{BlockedBy, CaseAction};
use crate::model::{Action, ActionNumber, ActionStatus, CaseEntry, CaseFile, KeptAction, Team};

/// A case file, and what identifies it.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// The file.
    pub file: &'a CaseFile,
    /// The highest number that fixed minutes know of this case.
    pub given: u32,
}

/// The actions of these files; `entries` are their identities, in the same order. An action is overdue when its due date
/// lies before `day`.
pub fn kept(dossiers: &[Dossier<'_>], entries: &[CaseEntry], team: &Team, day: Date) -> Vec<KeptAction> {
    let owners = Owners::new(team).at_table(team);
    let scribe = Scribe::new(entries, team, &owners);
    let of_case = |(dossier, entry): (&Dossier<'_>, &CaseEntry)| {
        CaseKeeper { entry, owners: owners.for_case(&entry.case.persons), day }.keep(dossier, &scribe)
    };
    dossiers.par_iter().zip(entries).flat_map_iter(of_case).collect()
}

/// Reads the actions of one case file.
struct CaseKeeper<'a> {
    entry: &'a CaseEntry,
    owners: CaseOwners<'a>,
    day: Date,
}

impl CaseKeeper<'_> {
    fn keep(&self, dossier: &Dossier<'_>, scribe: &Scribe<'_>) -> Vec<KeptAction> {
        let actions = &dossier.file.actions;
        let lines: Vec<ActionLine> = actions.iter().map(|action| self.line(action)).collect();
        let texts = Texts::new(actions, &lines);
        let mut scrubbed = scribe.scrub(&self.entry.case, lines.iter(), &texts.all()).into_iter();
        let mut next = || scrubbed.next().unwrap_or_default();

        let numbers = numbers(actions, dossier.given);
        let keep = |((action, line), sequence): ((&CaseAction, &ActionLine), u32)| {
            let number = ActionNumber { case: self.entry.case.number.clone(), sequence };
            let open = action.status == ActionStatus::Open;
            let doubts = if open { line.doubts(&number).collect() } else { Vec::new() };
            let (text, owner, reason) = (next(), next(), next());
            let entered = action.entered.iter().map(|entered| self.role(&entered.by, next())).collect();
            let owner = line.owner.as_ref().map(|typed| typed.shown(owner));
            KeptAction {
                overdue: open && line.day().is_some_and(|due| due < self.day),
                action: Action { number, text, owner, due: line.day(), status: action.status },
                meeting: action.meeting.map(|day| day.0),
                closed_on: action.closed_on.map(|day| day.0),
                reason: Some(reason).filter(|reason| !reason.is_empty()),
                entered,
                unknown_owner: open && line.has_unknown_owner(),
                doubts,
            }
        };
        actions.iter().zip(&lines).zip(numbers).map(keep).collect()
    }

    /// What the file says of an action; what has no key of its own may stand in the text.
    fn line(&self, action: &CaseAction) -> ActionLine {
        let owner = action.owner.as_deref().map(clean).filter(|owner| !owner.is_empty());
        let given = Given {
            owner: owner.map(|owner| self.owners.resolve(&owner)),
            due: action.due.map(|day| DueDate::Read(day.0)),
        };
        let meeting = action.meeting.map_or(self.day, |day| day.0);
        parse(&clean(&action.text), &given, &self.owners, meeting, None)
    }

    /// Somebody by role.
    fn role(&self, typed: &str, scrubbed: String) -> String {
        match self.owners.resolve(typed) {
            Owner::Known(role) => role,
            Owner::Unknown(_) => scrubbed,
        }
    }
}

/// What the file says of why: of the last meeting at which was asked, or when it was dropped.
fn reason(action: &CaseAction) -> String {
    let asked = || action.hindrances.last().and_then(|hindrance| hindrance.reason).map(BlockedBy::dutch);
    let said = action.reason.as_deref().filter(|reason| !reason.trim().is_empty());
    let reason = said.or_else(asked).unwrap_or_default().trim();
    // The fixed words are written with underscores in the file.
    let fixed = BlockedBy::ALL.iter().any(|word| word.dutch() == reason);
    if fixed { reason.replace('_', " ") } else { reason.to_owned() }
}

/// All texts of a case that may hold a name, action by action.
struct Texts<'a> {
    actions: &'a [CaseAction],
    lines: &'a [ActionLine],
    reasons: Vec<String>,
}

impl<'a> Texts<'a> {
    fn new(actions: &'a [CaseAction], lines: &'a [ActionLine]) -> Self {
        Texts { actions, lines, reasons: actions.iter().map(reason).collect() }
    }

    fn all(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        for ((action, line), reason) in self.actions.iter().zip(self.lines).zip(&self.reasons) {
            let owner = line.owner.as_ref().map_or("", Owner::to_scrub);
            texts.extend([line.text.as_str(), owner, reason]);
            texts.extend(action.entered.iter().map(|entered| entered.by.as_str()));
        }
        texts
    }
}

//! What was agreed, taken apart, scrubbed and numbered.

use jiff::civil::Date;
use rayon::prelude::*;

use super::line::{ActionLine, Given, parse, split_cell};
use super::owner::{CaseOwners, Owner, Owners};
use super::scribe::Scribe;
use crate::dutch::clean::clean;
use crate::dutch::due::{DueDate, parse_due_cell};
use crate::model::{
    Action, ActionEntry, ActionNumber, ActionStatus, CaseEntry, CaseNumber, Due, Minutes, Place, Team,
    Warning,
};

/// The minutes, and how much of them needs a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreed {
    /// The minutes; the leak gate has not looked yet.
    pub minutes: Minutes,
    /// Actions whose owner is named but is nobody's role or name.
    pub unknown_owners: usize,
}

/// Takes the actions of all cases apart, scrubs and numbers them. `next` is the day of the next meeting.
///
/// Each case is scrubbed by itself, with all that is known of it, of the participants, and the names of the
/// other cases in the sheet.
pub fn collect(cases: &[CaseEntry], team: &Team, meeting: Date, next: Option<Date>) -> Agreed {
    collect_numbered(cases, team, meeting, next, &|_, actions| (1..).take(actions.len()).collect())
}

/// The numbers that the actions of a case get, in their order.
pub type Numbering<'n> = dyn Fn(&CaseNumber, &[Action]) -> Vec<u32> + Sync + 'n;

/// As [`collect`], with numbers that come from elsewhere: the actions may be known already.
pub fn collect_numbered(
    cases: &[CaseEntry],
    team: &Team,
    meeting: Date,
    next: Option<Date>,
    numbering: &Numbering<'_>,
) -> Agreed {
    let owners = Owners::new(team);
    let reader = Reader { owners: &owners, meeting, next };
    // One core makes the index of the names; meanwhile the others read the lines.
    let (scribe, drafts): (Scribe<'_>, Vec<Vec<Draft<'_>>>) = rayon::join(
        || Scribe::new(cases, team, &owners),
        || cases.par_iter().map(|entry| reader.drafts(entry)).collect(),
    );
    let results: Vec<CaseActions> = cases
        .par_iter()
        .zip(drafts)
        .map(|(entry, drafts)| actions(&scribe, entry, &drafts, numbering))
        .collect();

    let mut minutes = Minutes { meeting, ..Minutes::default() };
    let mut unknown_owners = 0;
    minutes.actions.reserve_exact(results.iter().map(|result| result.actions.len()).sum());
    for result in results {
        minutes.actions.extend(result.actions);
        minutes.warnings.extend(result.warnings);
        unknown_owners += result.unknown_owners;
    }
    Agreed { minutes, unknown_owners }
}

/// Takes lines apart, the same way for all cases.
struct Reader<'t> {
    owners: &'t Owners,
    meeting: Date,
    next: Option<Date>,
}

/// The result of one case.
#[derive(Default)]
struct CaseActions {
    actions: Vec<Action>,
    warnings: Vec<String>,
    unknown_owners: usize,
}

/// One action of one case, before it is scrubbed.
struct Draft<'e> {
    line: ActionLine,
    status: ActionStatus,
    place: &'e Place,
}

impl Reader<'_> {
    /// The actions of a case.
    fn drafts<'e>(&self, entry: &'e CaseEntry) -> Vec<Draft<'e>> {
        let owners = self.owners.for_case(&entry.case.persons);
        entry.actions.iter().flat_map(|action| self.read(action, &owners)).collect()
    }

    /// The actions of one cell, or of one row with Actie, Wie and Wanneer.
    fn read<'e>(&self, entry: &'e ActionEntry, owners: &CaseOwners<'_>) -> Vec<Draft<'e>> {
        let status = entry.status.as_deref().map_or(ActionStatus::Open, status);
        let owner = entry.owner.as_deref().map(clean).filter(|owner| !owner.is_empty());
        let due = match &entry.due {
            Some(Due::Date(day)) => Some(DueDate::Read(*day)),
            Some(Due::Text(text)) => parse_due_cell(text, self.meeting, self.next),
            None => None,
        };
        let given = Given { owner: owner.map(|owner| owners.resolve(&owner)), due };
        let draft = |line: &String| {
            let mut line = parse(line, &given, owners, self.meeting, self.next);
            // What cannot be read is put behind the text, so that it is not lost.
            if let (Some(DueDate::Unread), Some(Due::Text(text))) = (due, &entry.due) {
                line.text = format!("{} ({})", line.text, clean(text));
            }
            Draft { line, status, place: &entry.place }
        };
        split_cell(&entry.text).iter().map(draft).collect()
    }
}

/// The drafts of a case, scrubbed and numbered.
fn actions(
    scribe: &Scribe<'_>,
    entry: &CaseEntry,
    drafts: &[Draft<'_>],
    numbering: &Numbering<'_>,
) -> CaseActions {
    let mut texts: Vec<&str> = drafts.iter().map(|draft| draft.line.text.as_str()).collect();
    texts.extend(drafts.iter().map(|draft| draft.line.owner.as_ref().map_or("", Owner::to_scrub)));
    let owners = drafts.iter().filter_map(|draft| draft.line.owner.as_ref());
    let mut scrubbed = scribe.scrub(&entry.case, owners, &texts);
    let scrubbed_owners = scrubbed.split_off(drafts.len());

    let case = &entry.case.number;
    let action = |((draft, text), owner): ((&Draft<'_>, String), String)| Action {
        number: ActionNumber { case: case.clone(), sequence: 0 },
        text,
        owner: draft.line.owner.as_ref().map(|typed| typed.shown(owner)),
        due: draft.line.day(),
        status: draft.status,
    };
    let mut actions: Vec<Action> = drafts.iter().zip(scrubbed).zip(scrubbed_owners).map(action).collect();
    let numbers = numbering(case, &actions);
    actions.iter_mut().zip(numbers).for_each(|(action, sequence)| action.number.sequence = sequence);
    let mut result = CaseActions { actions, ..CaseActions::default() };
    for (at, draft) in drafts.iter().enumerate() {
        let number = result.actions[at].number.clone();
        result.warn(draft, &number);
    }
    result
}

impl CaseActions {
    fn warn(&mut self, draft: &Draft<'_>, number: &ActionNumber) {
        let place = || Some(draft.place.clone());
        let doubts = draft.line.doubts(number).map(|message| Warning { place: place(), message });
        self.warnings.extend(doubts.map(|warning| warning.to_string()));
        self.unknown_owners += usize::from(draft.line.has_unknown_owner());
    }
}

/// How people begin to write that an action is done.
pub(super) const DONE: &[&str] =
    &["gedaan", "klaar", "afgerond", "gereed", "voltooid", "afgehandeld", "uitgevoerd"];

/// What a `Status` cell says.
pub fn status(text: &str) -> ActionStatus {
    let text = text.trim().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins(&["verval", "gestopt", "niet meer"]) {
        ActionStatus::Dropped
    } else if begins(DONE) || text == "ja" || text == "x" || text == "v" || text == "✓" {
        ActionStatus::Done
    } else {
        ActionStatus::Open
    }
}

//! What was agreed, taken apart, scrubbed and numbered.

use jiff::civil::Date;
use rayon::prelude::*;

use super::beside::{Beside, DueBeside};
use super::line::{
    self, ActionLine, Given, Remark, parse, split_at_owners, split_cell, unfolded, without_standing,
};
use super::owner::{CaseOwners, Owner, Owners};
use super::scribe::Scribe;
use crate::dutch::clean::clean;
use crate::dutch::due::{DueDate, days_in, parse_due_cell, several_days};
use crate::dutch::standing::standing;
use crate::model::{
    Action, ActionEntry, ActionNumber, ActionStatus, CaseEntry, CaseNumber, Minutes, Person, Place, Team,
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
    collect_numbered(cases, team, meeting, next, &|_, actions| own_or_next(actions))
}

/// The numbers that the sheet gives; the others get those that are left, in their order.
fn own_or_next(actions: &[Action]) -> Vec<u32> {
    let own: Vec<u32> =
        actions.iter().map(|action| action.number.sequence).filter(|sequence| *sequence > 0).collect();
    let mut free = (1..).filter(|sequence| !own.contains(sequence));
    let number = |action: &Action| match action.number.sequence {
        0 => free.next().unwrap_or_default(),
        own => own,
    };
    actions.iter().map(number).collect()
}

/// `2026-014.3` in a column of numbers, or in front of an action: its place in the case, and the text without it.
fn own_number<'t>(text: &'t str, case: &CaseNumber) -> Option<(u32, &'t str)> {
    let rest = text.trim_start().strip_prefix(case.0.as_str())?.strip_prefix('.')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let sequence = rest[..digits].parse().ok().filter(|sequence| (1..=MOST_ACTIONS).contains(sequence))?;
    let behind = &rest[digits..];
    let ends =
        behind.is_empty() || behind.starts_with([' ', ':', '\t', ')', ';']) || behind.starts_with(". ");
    ends.then(|| (sequence, behind.trim_start_matches([' ', ':', '\t', '.', ')', ';', '-', '–'])))
}

/// The highest number an action of a case may bring along.
const MOST_ACTIONS: u32 = 9999;

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
        .map(|(entry, drafts)| actions(&scribe, entry, drafts, meeting, numbering))
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
    /// Its number in the sheet; 0 without.
    own: u32,
    line: ActionLine,
    status: ActionStatus,
    /// Whether its owner has nothing to do: it is no action, but who is named in it may be named in another.
    idle: bool,
    place: &'e Place,
}

impl Reader<'_> {
    /// The actions of a case.
    fn drafts<'e>(&self, entry: &'e CaseEntry) -> Vec<Draft<'e>> {
        let owners = self.owners.for_case(&entry.case.persons);
        let case = &entry.case.number;
        let mut drafts: Vec<Draft<'e>> =
            entry.actions.iter().flat_map(|action| self.read(action, case, &owners)).collect();
        // What two actions share is the number of neither.
        let mut own: Vec<u32> = drafts.iter().map(|draft| draft.own).filter(|own| *own > 0).collect();
        own.sort_unstable();
        if own.windows(2).any(|pair| pair[0] == pair[1]) {
            drafts.iter_mut().for_each(|draft| draft.own = 0);
        }
        drafts
    }

    /// The actions of one cell, or of one row with Actie, Wie and Wanneer.
    fn read<'e>(&self, entry: &'e ActionEntry, case: &CaseNumber, owners: &CaseOwners<'_>) -> Vec<Draft<'e>> {
        let status = entry.status.as_deref().map_or(ActionStatus::Open, status);
        let owner = entry.owner.as_deref().map(clean).filter(|owner| !owner.is_empty());
        // Beside a column that says who does it, a line is a line.
        let unfolded = if owner.is_none() { unfolded(&entry.text, owners) } else { None };
        let lines = split_cell(unfolded.as_deref().unwrap_or(&entry.text));
        let in_column =
            entry.number.as_deref().and_then(|number| own_number(number, case)).map(|(own, _)| own);
        let beside = Beside::new(lines.len(), owner.as_deref(), entry.due.as_ref());
        let draft = |at: usize, line: &str, ticked: bool| {
            let in_front = own_number(line, case).filter(|(_, text)| !text.is_empty());
            let line = in_front.map_or(line, |(_, text)| text);
            let (said, line) = without_standing(line).unwrap_or((ActionStatus::Open, line));
            let own = in_front.map(|(own, _)| own).or(in_column.filter(|_| beside.count == 1));
            let (owner, due) = beside.of(at);
            let day = due.and_then(|due| self.day(due));
            let given = Given { owner: owner.map(|owner| owners.resolve(owner)), due: day };
            let mut line = parse(line, &given, owners, self.meeting, self.next);
            let idle = line.asks_nothing(&given);
            line.named.extend(owner.into_iter().flat_map(|owner| owners.beside_roles(owner)));
            line.remarks.extend(beside.uneven.then_some(Remark::Uneven));
            if let Some(text) = due.and_then(|due| due.text()) {
                // What cannot be read is put behind the text, so that it is not lost.
                match day {
                    Some(DueDate::Unread) => line.text = format!("{} ({})", line.text, clean(text)),
                    Some(DueDate::Read(day)) => {
                        let several = several_days(text);
                        line.remarks.extend(Remark::of_phrase(text, day, several));
                    }
                    None => {}
                }
            }
            let status = if status == ActionStatus::Open { said.with_box(ticked) } else { status };
            Draft { own: own.unwrap_or_default(), line, status, idle, place: &entry.place }
        };
        // Where a column says who does it, a line is one action.
        let actions = |line| if owner.is_some() { vec![line] } else { split_at_owners(line, owners) };
        let lines = (0..beside.count).filter_map(|at| Some((at, lines.get(at.min(lines.len() - 1))?)));
        lines
            .flat_map(|(at, line)| actions(&line.text).into_iter().map(move |text| (at, text, line.ticked)))
            .map(|(at, text, ticked)| draft(at, text, ticked))
            .collect()
    }

    /// What a `Wanneer` column says.
    fn day(&self, due: DueBeside<'_>) -> Option<DueDate> {
        match due {
            DueBeside::Date(day) => Some(DueDate::Read(day)),
            DueBeside::Text(text) => parse_due_cell(text, self.meeting, self.next),
        }
    }
}

/// The drafts of a case, scrubbed and numbered.
fn actions(
    scribe: &Scribe<'_>,
    entry: &CaseEntry,
    drafts: Vec<Draft<'_>>,
    meeting: Date,
    numbering: &Numbering<'_>,
) -> CaseActions {
    let (idle, mut drafts): (Vec<_>, Vec<_>) = drafts.into_iter().partition(|draft| draft.idle);
    let mut texts: Vec<&str> = drafts.iter().map(|draft| draft.line.text.as_str()).collect();
    texts.extend(drafts.iter().map(|draft| draft.line.owner.as_ref().map_or("", Owner::to_scrub)));
    let lines = drafts.iter().chain(&idle).map(|draft| &draft.line);
    let mut scrubbed = scribe.scrub(&entry.case, lines, &texts);
    let scrubbed_owners = scrubbed.split_off(drafts.len());

    let case = &entry.case.number;
    let action = |((draft, text), owner): ((&Draft<'_>, String), String)| Action {
        number: ActionNumber { case: case.clone(), sequence: draft.own },
        text,
        owner: draft.line.owner.as_ref().map(|typed| typed.shown(owner)),
        due: draft.line.day(),
        status: draft.status,
    };
    let mut actions: Vec<Action> = drafts.iter().zip(scrubbed).zip(scrubbed_owners).map(action).collect();
    let numbers = numbering(case, &actions);
    actions.iter_mut().zip(numbers).for_each(|(action, sequence)| action.number.sequence = sequence);
    let mut result = CaseActions { actions, ..CaseActions::default() };
    for (at, draft) in drafts.iter_mut().enumerate() {
        let number = result.actions[at].number.clone();
        let hidden = hides_day(&draft.line, &result.actions[at].text, &entry.case.persons, meeting);
        let line = &mut draft.line;
        line.remarks.extend(hidden.then_some(Remark::HiddenDay));
        // What is done may have been due before.
        line.remarks.retain(|remark| *remark != Remark::Early || draft.status == ActionStatus::Open);
        result.warn(&draft.line, draft.place, &number);
    }
    result
}

/// Whether a day by which, or one to come, stands in the text and no more in what is shown of it.
fn hides_day(line: &ActionLine, shown: &str, persons: &[Person], meeting: Date) -> bool {
    let days = |text: &str| {
        let at = memchr::memchr_iter(b'[', text.as_bytes());
        at.filter(|at| ["[datum]", "[leeftijd]"].iter().any(|label| text[*at..].starts_with(label))).count()
    };
    let said = line.remarks.contains(&Remark::HiddenDay);
    if said || days(shown) <= days(&line.text) {
        return false;
    }
    // `geb. 3-4` says when somebody was born.
    let of_birth = line.text.contains("geb");
    let born =
        |day: &Date| of_birth && persons.iter().any(|person| person.is_born_on(day.month(), day.day()));
    let to_come = |day: &Date| *day >= meeting && !born(day);
    line.due == Some(DueDate::Unread) || days_in(&line.text, meeting).iter().any(to_come)
}

impl CaseActions {
    fn warn(&mut self, line: &ActionLine, place: &Place, number: &ActionNumber) {
        let place = || Some(place.clone());
        let doubts = line.doubts(number).map(|message| Warning { place: place(), message });
        self.warnings.extend(doubts.map(|warning| warning.to_string()));
        self.unknown_owners += usize::from(line.has_unknown_owner());
    }
}

/// What a `Status` cell says.
pub fn status(text: &str) -> ActionStatus {
    standing(text).map_or(ActionStatus::Open, line::status)
}

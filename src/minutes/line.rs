//! One action as typed, taken apart: `wie: wat (vóór datum)`.

use jiff::ToSpan;
use jiff::civil::Date;

use super::owner::{CaseOwners, Owner};
use crate::dutch::calendar::{month, weekday};
use crate::dutch::date::{find_dates, parse as parse_date};
use crate::dutch::due::{DueDate, find_due, parse_due_cell, parse_span};
use crate::dutch::word_list::WordList;
use crate::model::ActionNumber;

mod behind;
mod cell;
mod front;
mod inline;
mod inside;
mod labels;
mod list;
mod remark;
mod standing;
mod verb;
mod wrapped;

pub(super) use cell::without_bullet;
pub use cell::{CellLine, split_cell};
use front::split_owner;
pub use inline::split_at_owners;
pub use remark::Remark;
pub use standing::{status, without_standing};
pub use wrapped::unfolded;

/// An action line taken apart; nothing is scrubbed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionLine {
    /// Who, if the line says so.
    pub owner: Option<Owner>,
    /// What is to be done.
    pub text: String,
    /// By when.
    pub due: Option<DueDate>,
    /// What was doubtful in reading it.
    pub remarks: Vec<Remark>,
    /// Who is named beside a role where the owner stands, each with that role.
    pub named: Vec<(String, String)>,
}

impl ActionLine {
    /// The day by which, if one could be read.
    pub fn day(&self) -> Option<Date> {
        match self.due {
            Some(DueDate::Read(day)) => Some(day),
            Some(DueDate::Unread) | None => None,
        }
    }

    /// Whether somebody is named who is nobody's role or name.
    pub fn has_unknown_owner(&self) -> bool {
        matches!(self.owner, Some(Owner::Unknown(_)))
    }

    /// Whether it only says that somebody has nothing to do: `JGZ: geen`. Of a day that stands in the line itself a
    /// person should know.
    pub fn asks_nothing(&self, given: &Given) -> bool {
        self.owner.is_some() && self.due == given.due && cell::asks_nothing(&self.text)
    }

    /// What a person should look at, in Dutch.
    pub fn doubts(&self, number: &ActionNumber) -> impl Iterator<Item = String> {
        let owner = match &self.owner {
            None => Some(format!("bij actie {number} staat geen actiehouder")),
            Some(Owner::Unknown(_)) => Some(format!(
                "actiehouder onbekend bij actie {number}; schrijf een rol, of zet de naam bij de deelnemers"
            )),
            Some(Owner::Known(_)) => None,
        };
        let unread = self.due == Some(DueDate::Unread);
        // Of a day that the text does not show any more the remark tells.
        let hidden = self.remarks.contains(&Remark::HiddenDay);
        let due =
            || format!("de streefdatum van actie {number} kan ik niet lezen; die staat nog in de tekst");
        let remarks = self.remarks.iter().map(move |remark| remark.message(number));
        owner.into_iter().chain((unread && !hidden).then(due)).chain(remarks)
    }
}

/// What the columns beside the action say already, and so need not be looked for in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// From a `Wie` column.
    pub owner: Option<Owner>,
    /// From a `Wanneer` column.
    pub due: Option<DueDate>,
}

/// Takes one line apart. `meeting` is the day of the meeting, `next` that of the next one, if known.
///
/// What a column says stands; the text loses an owner or day only when it says the same: of `Yusuf aanmelden`
/// with `Wie` CJG nothing may go, nor a holiday beside its day: of `tips geven voor de feestdagen` it is the subject.
pub fn parse(
    line: &str,
    given: &Given,
    owners: &CaseOwners<'_>,
    meeting: Date,
    next: Option<Date>,
) -> ActionLine {
    let written_out = labels::written_out(line);
    let line = written_out.as_deref().unwrap_or(line).trim();
    if given.due.is_none()
        && let Some((due, rest)) = leading_due(line, owners, meeting, next)
    {
        return parse(rest, &Given { due: Some(due), ..given.clone() }, owners, meeting, next);
    }
    if given.due.is_none()
        && let Some((due, rest)) = day_at_owner(line, owners, meeting, next)
    {
        return parse(&rest, &Given { due: Some(due), ..given.clone() }, owners, meeting, next);
    }
    let cut_due = |text: &str| {
        let mut cut = match (split_due(text, owners, meeting, next), given.due) {
            (cut, Some(column)) if cut.due != Some(column) || cut.holiday => {
                Cut::whole(tidy(text), Some(column))
            }
            (cut, _) => cut,
        };
        if let Some(DueDate::Read(day)) = cut.due {
            cut.remarks.extend(Remark::of_day(day, meeting));
        }
        cut
    };
    // What the end says plainly counts before a role at the start: `Ouders: gesprek plannen - actie CJG`.
    if given.owner.is_none() && behind::may_be_labelled(line) {
        let cut = cut_due(line);
        if let Some((owner, text)) = behind::labelled_owner(&cut.text, owners) {
            let text = tidy(text).to_owned();
            let Cut { due, remarks, .. } = cut;
            return ActionLine { owner: Some(owner), text, due, remarks, named: Vec::new() };
        }
    }
    let (owner, rest) = match (split_owner(line, owners), &given.owner) {
        ((said, _), Some(column)) if said.as_ref() != Some(column) => (Some(column.clone()), line),
        (split, _) => split,
    };
    let named = owners.beside_roles(&line[..line.len() - rest.len()]);
    let Cut { text, due, remarks, dated, .. } = cut_due(rest);
    if owner.is_none()
        && let Some((owner, text)) = behind::split_owner(&text, dated, owners)
    {
        return ActionLine { owner: Some(owner), text: tidy(text).to_owned(), due, remarks, named };
    }
    // `Volgende week spreekt de POH Daan`.
    let day_in_front =
        || due.is_some() && !rest.trim_start().starts_with(text.split(' ').next().unwrap_or(rest));
    let owner = owner
        .or_else(|| if day_in_front() { inside::behind_day(&text, owners) } else { None })
        .or_else(|| inside::owner(&text, owners));
    ActionLine { owner, text, due, remarks, named }
}

/// A text of which the day is cut off.
struct Cut {
    text: String,
    due: Option<DueDate>,
    remarks: Vec<Remark>,
    /// Whether a mark parted the day from what stands before it: `(CJG, 10-12)`, `- wijkteam - 11-12`.
    dated: bool,
    /// Whether a holiday named the day.
    holiday: bool,
}

impl Cut {
    fn whole(text: &str, due: Option<DueDate>) -> Cut {
        Cut { text: text.to_owned(), due, remarks: Vec::new(), dated: false, holiday: false }
    }
}

/// `Voor kerst: JGZ weegt`: the day before a colon, and the action behind it.
fn leading_due<'t>(
    line: &'t str,
    owners: &CaseOwners<'_>,
    meeting: Date,
    next: Option<Date>,
) -> Option<(DueDate, &'t str)> {
    const LONGEST: usize = 40;
    let (head, rest) = line.split_once(':')?;
    if head.len() > LONGEST || !rest.starts_with(' ') || rest.trim().is_empty() {
        return None;
    }
    // `jan: evaluatie`, but `Jan: belt`.
    if head.starts_with(char::is_lowercase) && month(head).is_some() && owners.exact(head).is_none() {
        return parse_due_cell(head, meeting, next).map(|due| (due, rest.trim()));
    }
    // An owner is mostly one word; a time of day has no action behind it.
    if !head.bytes().any(|byte| byte == b' ' || byte.is_ascii_digit()) {
        return None;
    }
    let found = find_due(head, meeting, next).filter(|found| found.start == 0 && found.end == head.len())?;
    matches!(found.due, DueDate::Read(day) if day >= meeting).then_some((found.due, rest.trim()))
}

/// `CJG, 14-12: belt school`, `CJG (voor 14-12): belt school`, `14-12 CJG belt school`: the day beside the owner in front, and
/// the line without it.
fn day_at_owner(
    line: &str,
    owners: &CaseOwners<'_>,
    meeting: Date,
    next: Option<Date>,
) -> Option<(DueDate, String)> {
    const LONGEST: usize = 50;
    const MOST_WORDS: usize = 4;
    let to_come = |text: &str| {
        let found = find_due(text, meeting, next).filter(|found| found.end == text.len())?;
        matches!(found.due, DueDate::Read(day) if day >= meeting).then_some(found)
    };
    if line.starts_with(|c: char| c.is_ascii_digit()) {
        let mut ends = line.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS);
        return ends.find_map(|end| {
            let (day, rest) = (line[..end].trim_end_matches([',', '-', '–', ' ']), line[end..].trim_start());
            let rest = rest.trim_start_matches(['-', '–', ' ']);
            let owned = || split_owner(rest, owners).0.is_some_and(|owner| matches!(owner, Owner::Known(_)));
            let found = to_come(day).filter(|found| found.start == 0)?;
            owned().then(|| (found.due, rest.to_owned()))
        });
    }
    // `(CJG, 14-12) school bellen`.
    let bracketed = line.strip_prefix('(').and_then(|line| line.split_once(')'));
    let (head, rest) =
        bracketed.or_else(|| line.split_once(':')).filter(|(head, _)| head.len() <= LONGEST)?;
    if !head.bytes().any(|byte| byte.is_ascii_digit()) || !rest.starts_with(' ') {
        return None;
    }
    let found = to_come(head)?;
    let who = head[..found.start].trim_end_matches([',', '(', '-', '–', ' ']);
    owners.only(who, false).map(|_| (found.due, format!("{who}:{rest}")))
}

/// Cuts a due phrase out of a text; one that cannot be read stays in it.
fn split_due(text: &str, owners: &CaseOwners<'_>, meeting: Date, next: Option<Date>) -> Cut {
    let Some(found) = find_due(text, meeting, next) else {
        let within = || day_within(text, owners, meeting);
        return bracketed_span(text, meeting).or_else(within).unwrap_or_else(|| Cut::whole(tidy(text), None));
    };
    let phrase = &text[found.start..found.end];
    match found.due {
        DueDate::Unread => Cut::whole(tidy(text), Some(found.due)),
        // A day long past is no due date but part of what is said: `rapport (14-2-2012)`. Nor is a birthday.
        DueDate::Read(day) if is_past(day, meeting) || owners.is_birthday(day, phrase) => {
            // One of late may have been meant as one to come: `voor 15-12-25`.
            let doubtful = day.saturating_add(2.years()) > meeting;
            let remarks = doubtful.then_some(Remark::HiddenDay).into_iter().collect();
            Cut { remarks, ..Cut::whole(tidy(text), None) }
        }
        DueDate::Read(day) => Cut {
            text: tidy(&found.cut(text)).to_owned(),
            due: Some(found.due),
            remarks: Remark::of_phrase(phrase, day, found.choice).collect(),
            dated: phrase.starts_with([',', ' ']) && phrase.trim_start().starts_with([',', '-', '–']),
            holiday: found.holiday,
        },
    }
}

/// `gaat op 14 december op huisbezoek`, `belt vóór 14-12 school`: the only day in a sentence, behind a word that says when.
/// `gesprek op 14-12 voorbereiden` is about that day.
fn day_within(text: &str, owners: &CaseOwners<'_>, meeting: Date) -> Option<Cut> {
    #[rustfmt::skip]
    static BY: WordList = WordList::new(&["op", "voor", "vóór", "uiterlijk", "per", "tot"]);
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let days = find_dates(text);
    let [day] = days.as_slice() else { return None };
    let before = text[..day.start].trim_end();
    // A weekday may stand between: `op maandag 14 december`.
    let before = match before.rsplit_once(' ') {
        Some((lead, word)) if weekday(word).is_some() => lead,
        _ => before,
    };
    let (lead, by) = before.rsplit_once(' ')?;
    // What is done on that day is said by the verb before it, not by a noun.
    let verb = lead.rsplit(' ').next().is_some_and(verb::acts) && BY.has(by);
    let phrase = &text[lead.len() + 1..day.end];
    let found = find_due(phrase, meeting, None).filter(|found| verb && found.end == phrase.len())?;
    let DueDate::Read(date) = found.due else { return None };
    (date >= meeting && !owners.is_birthday(date, phrase)).then_some(())?;
    let rest = format!("{lead} {}", text[day.end..].trim_start());
    Some(Cut::whole(tidy(&rest), Some(found.due)))
}

/// `belt moeder (2 wkn)`, `(20261215)`: a time in brackets at the end, counted from the meeting, or a day in digits.
fn bracketed_span(text: &str, meeting: Date) -> Option<Cut> {
    let (before, span) = text.trim_end().trim_end_matches('.').strip_suffix(')')?.rsplit_once('(')?;
    let in_digits = || span.len() == 8 && span.bytes().all(|byte| byte.is_ascii_digit());
    let day = || parse_date(span).filter(|day| in_digits() && *day >= meeting).map(DueDate::Read);
    let due = parse_span(span, meeting).or_else(day)?;
    Some(Cut::whole(tidy(before), Some(due)))
}

/// Whether a day lies more than a month before the meeting.
fn is_past(day: Date, meeting: Date) -> bool {
    day.saturating_add(31.days()) < meeting
}

/// Without loose punctuation at either end.
fn tidy(text: &str) -> &str {
    let loose = [',', ';', ':', '-', '–', '/', ' '];
    text.trim().trim_start_matches(loose).trim_end_matches(loose)
}

#[cfg(test)]
mod tests;

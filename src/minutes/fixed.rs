//! Minutes that were fixed: what changed in them since is a numbered correction.

use jiff::civil::Date;

use crate::dutch::date::short;
use crate::model::meeting::{Final, FixedAction};
use crate::model::scalar::Day;
use crate::model::{ActionStatus, Correction, FixedMinutes, KeptAction};

/// The actions of a meeting as they are fixed: as they stood when it was over. Of one that was closed while nobody wrote
/// down on which day, what was fixed before counts.
pub fn lines<'a>(
    actions: impl Iterator<Item = &'a KeptAction>,
    meeting: Date,
    before: Option<&Final>,
) -> Vec<FixedAction> {
    let status = |kept: &KeptAction| match kept.closed_on {
        Some(day) if day > meeting => Some(ActionStatus::Open.dutch().to_owned()),
        None if !kept.is_open() => line_of(before, kept).and_then(|line| line.status.clone()),
        _ => None,
    };
    let line = |kept: &KeptAction| FixedAction {
        number: kept.action.number.to_string(),
        text: kept.action.text.clone(),
        owner: kept.action.owner.clone(),
        due: kept.action.due.map(Day),
        status: Some(status(kept).unwrap_or_else(|| kept.action.status.dutch().to_owned())),
    };
    actions.map(line).collect()
}

/// The line that was fixed of an action.
fn line_of<'a>(fixed: Option<&'a Final>, kept: &KeptAction) -> Option<&'a FixedAction> {
    let number = kept.action.number.to_string();
    fixed?.actions.iter().find(|line| line.number == number)
}

/// What changed between fixed lines and those of now, in the words of a correction.
pub fn changes(fixed: &[FixedAction], now: &[FixedAction]) -> Vec<String> {
    let find = |lines: &'_ [FixedAction], number: &str| lines.iter().position(|line| line.number == number);
    let mut changes = Vec::new();
    for line in fixed {
        match find(now, &line.number) {
            None => changes.push(format!("{}: staat niet meer in de lijst", line.number)),
            Some(at) => changes.extend(differences(line, &now[at])),
        }
    }
    let added = now.iter().filter(|line| find(fixed, &line.number).is_none());
    changes.extend(added.map(|line| format!("{}: toegevoegd", line.number)));
    changes
}

fn differences(was: &FixedAction, is: &FixedAction) -> Vec<String> {
    let day = |day: Option<Day>| day.map_or_else(|| "geen".to_owned(), |day| short(day.0));
    let word = |word: &Option<String>| word.clone().unwrap_or_else(|| "geen".to_owned());
    let quoted = |text: &str| format!("‘{text}’");
    let parts = [
        ("actie", quoted(&was.text), quoted(&is.text)),
        ("actiehouder", word(&was.owner), word(&is.owner)),
        ("streefdatum", day(was.due), day(is.due)),
        ("status", word(&was.status), word(&is.status)),
    ];
    let changed = parts.into_iter().filter(|(_, was, is)| was != is);
    changed
        .map(|(what, before, after)| format!("{}: {what} was {before}, is nu {after}", is.number))
        .collect()
}

/// The state of minutes for a reader: fixed when, and every correction; one that is not fixed yet comes last.
pub fn state(fixed: &Final, pending: Vec<String>) -> FixedMinutes {
    let mut corrections: Vec<Correction> = fixed
        .corrections
        .iter()
        .map(|correction| Correction {
            number: correction.number,
            date: correction.date.map(|day| day.0),
            changes: correction.changes.clone(),
        })
        .collect();
    if !pending.is_empty() {
        corrections.push(Correction { number: next_correction(fixed), date: None, changes: pending });
    }
    FixedMinutes { date: fixed.date.map(|day| day.0), corrections }
}

/// The number of the next correction.
pub fn next_correction(fixed: &Final) -> u32 {
    fixed.corrections.iter().map(|correction| correction.number).max().unwrap_or(0) + 1
}

/// Whether an action was still to be done at the meeting. When it was closed but nobody wrote down on which day, what
/// was fixed counts.
pub fn was_open(kept: &KeptAction, meeting: Date, fixed: Option<&Final>) -> bool {
    kept.open_on(meeting) || (kept.closed_on.is_none() && line_of(fixed, kept).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn line(number: &str, text: &str, due: i8) -> FixedAction {
        FixedAction {
            number: number.into(),
            text: text.into(),
            owner: Some("CJG".into()),
            due: Some(Day(date(2026, 12, due))),
            status: Some("open".into()),
        }
    }

    #[test]
    fn a_correction_tells_what_changed() {
        let fixed = [line("2026-001.1", "belt", 15), line("2026-001.2", "mailt", 16)];
        let now = [line("2026-001.1", "belt school", 20), line("2026-001.3", "praat", 17)];
        assert_eq!(
            changes(&fixed, &now),
            [
                "2026-001.1: actie was ‘belt’, is nu ‘belt school’",
                "2026-001.1: streefdatum was 15-12-2026, is nu 20-12-2026",
                "2026-001.2: staat niet meer in de lijst",
                "2026-001.3: toegevoegd",
            ]
        );
        assert!(changes(&fixed, &fixed).is_empty());
    }
}

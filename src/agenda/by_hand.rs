//! What somebody changed by hand in a plan that was written: times, minutes, who is there, what goes on or off.
//!
//! The file of a meeting holds the plan twice: `punten`, which people change, and `gepland`, which is what `mdo` made of
//! it by itself. What differs was changed by hand, and stays.

use rustc_hash::{FxHashMap, FxHashSet};

use super::hour::{Stretch, time};
use super::table::key;
use crate::error::Result;
use crate::model::Meeting;
use crate::model::meeting::{Part, PartKind};

/// What was changed by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByHand {
    /// Of the cases that are on the agenda.
    pub cases: FxHashMap<String, CaseByHand>,
    /// Cases that were taken off it.
    pub taken_off: FxHashSet<String>,
    /// The pauses, when they are others than those of `mdo.yaml`.
    pub pauses: Option<Vec<Stretch>>,
    parts: Vec<(PartKind, u32)>,
}

/// What was changed of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseByHand {
    /// Somebody put it on the agenda.
    pub put_on: bool,
    /// It begins at this minute.
    pub begin: Option<u32>,
    /// It gets these minutes.
    pub minutes: Option<u32>,
    /// Roles that were added.
    pub added: Vec<String>,
    /// Roles that were taken away.
    pub removed: Vec<String>,
}

impl ByHand {
    /// Compares the plan in a meeting's file with what `mdo` made.
    ///
    /// # Errors
    /// When a time cannot be read.
    pub fn of(meeting: &Meeting) -> Result<ByHand> {
        let mut found = ByHand::default();
        for part in &meeting.parts {
            let planned = meeting.planned.iter().find(|planned| same(planned, part));
            let minutes =
                part.minutes.filter(|minutes| planned.and_then(|planned| planned.minutes) != Some(*minutes));
            match (&part.case, part.kind) {
                (Some(number), _) => {
                    found.cases.insert(number.clone(), case(part, planned, minutes)?);
                }
                (None, Some(kind)) => found.parts.extend(minutes.map(|minutes| (kind, minutes))),
                (None, None) => {}
            }
        }
        if !meeting.planned.is_empty() {
            let gone = meeting
                .planned
                .iter()
                .filter(|planned| !meeting.parts.iter().any(|part| same(planned, part)));
            found.taken_off = gone.filter_map(|planned| planned.case.clone()).collect();
        }
        let (now, before) = (pauses(&meeting.parts)?, pauses(&meeting.planned)?);
        found.pauses = (now != before).then_some(now);
        Ok(found)
    }

    /// The minutes that a fixed part was given by hand.
    pub fn part(&self, kind: PartKind) -> Option<u32> {
        self.parts.iter().find(|(known, _)| *known == kind).map(|(_, minutes)| *minutes)
    }
}

fn case(part: &Part, planned: Option<&Part>, minutes: Option<u32>) -> Result<CaseByHand> {
    let begin = part.begin.as_deref().map(|text| time(text, "overleg", "punten.begin")).transpose()?;
    let before = planned
        .and_then(|planned| planned.begin.as_deref())
        .map(|text| time(text, "overleg", "gepland.begin"));
    let stays = part.fixed.as_ref().and_then(|answer| answer.yes());
    let moved = begin != before.transpose()?;
    let roles = |part: &Part| part.attendees.iter().map(str::to_owned).collect::<Vec<_>>();
    let (now, then) = (roles(part), planned.map(roles));
    let without = |all: &[String], others: &[String]| -> Vec<String> {
        let others: Vec<String> = others.iter().map(|role| key(role)).collect();
        all.iter().filter(|role| !others.contains(&key(role))).cloned().collect()
    };
    // A list that was left empty says nothing.
    let removed =
        then.as_ref().filter(|_| !now.is_empty()).map(|then| without(then, &now)).unwrap_or_default();
    Ok(CaseByHand {
        put_on: planned.is_none(),
        begin: begin.filter(|_| stays.unwrap_or(moved)),
        minutes,
        added: without(&now, &then.unwrap_or_default()),
        removed,
    })
}

/// Whether two parts are one: the same case, or the same kind of fixed part.
fn same(one: &Part, other: &Part) -> bool {
    match (&one.case, &other.case) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.kind == other.kind,
        _ => false,
    }
}

fn pauses(parts: &[Part]) -> Result<Vec<Stretch>> {
    let mut found = Vec::new();
    for part in parts.iter().filter(|part| part.kind == Some(PartKind::Pause)) {
        if let (Some(begin), Some(minutes)) = (&part.begin, part.minutes) {
            let begin = time(begin, "overleg", "punten.begin")?;
            found.push((begin, begin + minutes.min(600)));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::case_file::Answer;

    fn part(case: &str, begin: &str, minutes: u32, roles: &[&str]) -> Part {
        Part {
            kind: Some(PartKind::Case),
            case: Some(case.into()),
            begin: Some(begin.into()),
            minutes: Some(minutes),
            attendees: roles.iter().copied().collect(),
            ..Part::default()
        }
    }

    #[test]
    fn only_what_differs_was_changed() {
        let planned = vec![part("1", "13:08", 10, &["CJG", "wijkteam"]), part("2", "13:18", 8, &["CJG"])];
        let same = Meeting { parts: planned.clone(), planned: planned.clone(), ..Meeting::default() };
        let found = ByHand::of(&same).unwrap();
        assert!(
            found.cases.values().all(|case| *case == CaseByHand::default()) && found.taken_off.is_empty()
        );

        let mut changed = same.clone();
        changed.parts[0] = part("1", "13.20 uur", 12, &["cjg", "leerplicht"]);
        changed.parts.remove(1);
        changed.parts.push(part("3", "13:40", 5, &[]));
        let found = ByHand::of(&changed).unwrap();
        let expected = CaseByHand {
            put_on: false,
            begin: Some(800),
            minutes: Some(12),
            added: vec!["leerplicht".into()],
            removed: vec!["wijkteam".into()],
        };
        assert_eq!(found.cases["1"], expected);
        assert!(found.cases["3"].put_on && found.cases["3"].begin == Some(820));
        assert!(found.taken_off.contains("2"));
    }

    #[test]
    fn a_time_that_is_fixed_stays_and_one_that_is_not_moves_freely() {
        let mut meeting = Meeting { parts: vec![part("1", "13:08", 10, &[])], ..Meeting::default() };
        meeting.planned = meeting.parts.clone();
        let answer = |text: &str| Some(Answer { answer: text.into(), reason: None });
        meeting.parts[0].fixed = answer("ja");
        assert_eq!(ByHand::of(&meeting).unwrap().cases["1"].begin, Some(788));
        meeting.parts[0].fixed = answer("nee");
        meeting.parts[0].begin = Some("13:30".into());
        assert_eq!(ByHand::of(&meeting).unwrap().cases["1"].begin, None);
        meeting.parts[0].begin = Some("nooit".into());
        assert!(ByHand::of(&meeting).is_err());
    }
}

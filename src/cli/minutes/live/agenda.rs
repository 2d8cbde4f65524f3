//! The cases of the meeting, in their order, with their time.

use std::time::{Duration, Instant};

use jiff::Zoned;
use jiff::civil::Date;

use crate::cli::book::Book;
use crate::dutch::clock;
use crate::model::CaseFile;
use crate::model::case_file::{CaseStatus, Crisis};
use crate::model::scalar::Day;

/// A case on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its number.
    pub number: String,
    /// The minutes that the agenda gives it.
    pub minutes: Option<u32>,
}

/// The cases of a meeting: as its agenda has them, else those that name the meeting, the most pressing first.
pub fn points(book: &Book, meeting: Date) -> Vec<Point> {
    let planned = book.meeting(meeting).map_or(&[][..], |meeting| &meeting.value.parts);
    let of_plan: Vec<Point> = planned
        .iter()
        .filter_map(|part| {
            Some(Point { number: part.case.clone()?.trim().to_owned(), minutes: part.minutes })
        })
        .filter(|point| book.case(&point.number).is_some())
        .collect();
    if !of_plan.is_empty() {
        return of_plan;
    }
    let listed =
        |case: &&CaseFile| case.status != CaseStatus::Closed && case.meetings.contains(&Day(meeting));
    let mut cases: Vec<&CaseFile> = book.cases.iter().map(|case| &case.value).filter(listed).collect();
    cases.sort_by_key(|case| case.crisis.unwrap_or(Crisis::Green));
    cases.iter().map(|case| Point { number: case.number.clone(), minutes: case.minutes }).collect()
}

/// What is left of the time for a case that began at a moment: minutes, below zero when it is over.
pub fn left(minutes: u32, began: Instant) -> i64 {
    let planned = Duration::from_secs(u64::from(minutes) * 60);
    let used = began.elapsed();
    if used <= planned {
        // A minute that has begun is still there.
        i64::try_from((planned - used).as_secs().div_ceil(60)).unwrap_or(i64::MAX)
    } else {
        -i64::try_from((used - planned).as_secs() / 60).unwrap_or(0)
    }
}

/// The minutes until the meeting ends, by the clock; `None` when it is not today or has no end.
pub fn until_end(book: &Book, meeting: Date, is_today: bool) -> Option<i64> {
    let end = book.meeting(meeting)?.value.end.as_deref()?;
    let end = clock::time(clock::parse(end)?);
    is_today.then(|| end.duration_since(Zoned::now().time()).as_secs() / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_runs_out() {
        assert_eq!(left(10, Instant::now()), 10);
        let Some(earlier) = Instant::now().checked_sub(Duration::from_secs(12 * 60 + 5)) else { return };
        assert_eq!(left(10, earlier), -2);
        assert_eq!(left(13, earlier), 1);
    }
}

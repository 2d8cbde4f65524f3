//! Known birth dates in digits, whatever stands beside them: `Yusuf/02-05-2013`, `20130502`.
//!
//! What is known needs no context, so this looks at the digits alone and does not ask whether a date may stand
//! there, as `dutch::date` must.

use super::{Annotation, Category, Group};
use crate::dutch::date::PartialDate;
use crate::dutch::spots::{Sort, Spot};

/// Signs that may stand between day, month and year.
const SIGNS: [char; 8] = ['-', '/', '.', ' ', '\\', '–', '‑', '_'];

/// Digits in a row.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
    value: u32,
}

/// Every known birth date of which the day is known, written in digits.
pub(crate) fn find(text: &str, spots: &[Spot], births: &[PartialDate], out: &mut Vec<Annotation>) {
    let digits = spots.iter().filter(|spot| spot.sort.any(Sort::DIGITS));
    if births.is_empty() || digits.clone().map(|run| run.end - run.start).sum::<usize>() < 4 {
        return;
    }
    // A run longer than a date stays in the list, so that what stands before and behind it is not taken for one.
    let value = |run: &Spot| text[run.start..run.end].parse().unwrap_or(u32::MAX);
    let runs: Vec<Run> =
        digits.map(|run| Run { start: run.start, end: run.end, value: value(run) }).collect();
    for (index, run) in runs.iter().enumerate() {
        let glued = births.iter().any(|birth| is_glued(*run, *birth)).then_some(run.end);
        let parted = || {
            let [first, second, third] = runs.get(index..index + 3)?.try_into().ok()?;
            let tight = |a: Run, b: Run| {
                let between = &text[a.end..b.start];
                between.chars().count() <= 3 && between.chars().all(|c| SIGNS.contains(&c))
            };
            let same = births.iter().any(|birth| is_parted([first, second, third], *birth));
            (same && tight(first, second) && tight(second, third)).then_some(third.end)
        };
        if let Some(end) = glued.or_else(parted) {
            out.push(Annotation {
                start: run.start,
                end,
                category: Category::Date,
                group: Group::Known,
                rule: "bekend.geboortedatum",
                confidence: 0.99,
                known: None,
            });
        }
    }
}

/// The parts of a birth date of which all is known.
fn parts(birth: PartialDate) -> Option<(u32, u32, u32)> {
    let part = |value: i8| u32::try_from(value).ok();
    Some((part(birth.day?)?, part(birth.month?)?, u32::try_from(birth.year).ok()?))
}

fn is_parted([first, second, third]: [Run; 3], birth: PartialDate) -> bool {
    let Some((day, month, year)) = parts(birth) else { return false };
    let is_year = |value| value == year || value == year % 100;
    second.value == month
        && (first.value == day && is_year(third.value) || is_year(first.value) && third.value == day)
}

/// `02052013`, `20130502`, `020513`.
fn is_glued(run: Run, birth: PartialDate) -> bool {
    let Some((day, month, year)) = parts(birth) else { return false };
    match run.end - run.start {
        8 => {
            [day * 1_000_000 + month * 10_000 + year, year * 10_000 + month * 100 + day].contains(&run.value)
        }
        6 => run.value == day * 10_000 + month * 100 + year % 100,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::spots::spots;

    fn found(text: &str) -> Vec<&str> {
        let birth = PartialDate { year: 2013, month: Some(5), day: Some(2) };
        let mut out = Vec::new();
        find(text, &spots(text).collect::<Vec<_>>(), &[birth], &mut out);
        out.iter().map(|a| &text[a.start..a.end]).collect()
    }

    #[test]
    fn a_known_birth_date_is_found_beside_anything() {
        for (text, date) in [
            ("Yusuf/02-05-2013: bellen", "02-05-2013"),
            ("06-18035009/2/5/2013", "2/5/2013"),
            ("geb.2.5.13", "2.5.13"),
            ("2013-05-02T00:00", "2013-05-02"),
            ("map 20130502", "20130502"),
            ("pincode 020513", "020513"),
            ("2 - 5 - 2013", "2 - 5 - 2013"),
        ] {
            assert_eq!(found(text), [date], "{text}");
        }
    }

    #[test]
    fn another_date_is_left_to_others() {
        for text in ["3-5-2013", "12-5-2013", "2-5-20131", "2, 5 en 2013 kinderen", "2-5"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}

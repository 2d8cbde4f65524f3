//! A cell that is a log: the actions of several meetings, each below its day.

use jiff::civil::Date;

use crate::dutch::date::{self, DateMatch};
use crate::dutch::word_list::WordList;

/// What of a log is of this meeting; `None` when the cell is none, or says nothing of this meeting.
pub fn of_meeting(cell: &str, meeting: Date) -> Option<String> {
    // A log begins with a day; nearly all cells begin with a word of an action.
    let (first, _) = cell.trim_start().split_once('\n')?;
    heading(first)?;
    let headings: Vec<Option<Day>> = cell.lines().map(heading).collect();
    let days = || headings.iter().flatten();
    if !days().any(|day| day.is(meeting)) || days().all(|day| day.is(meeting)) {
        return None;
    }
    let mut counts = true;
    let kept = cell.lines().zip(&headings).filter(|(_, heading)| {
        if let Some(day) = heading {
            counts = day.is(meeting);
        }
        counts && heading.is_none()
    });
    Some(kept.map(|(line, _)| line).collect::<Vec<_>>().join("\n"))
}

/// The day of a meeting as it is written: often without a year, sometimes without a day.
struct Day(DateMatch);

impl Day {
    fn is(&self, meeting: Date) -> bool {
        let DateMatch { year, month, day, .. } = self.0;
        month == Some(meeting.month())
            && day.is_none_or(|day| day == meeting.day())
            && year.is_none_or(|year| year == meeting.year())
    }
}

/// `3-12:`, `MDO 3 december 2026`, `[5 nov]`: a line that has nothing but a day.
fn heading(line: &str) -> Option<Day> {
    const LONGEST: usize = 40;
    static AROUND: WordList = WordList::new(&[
        "mdo",
        "overleg",
        "acties",
        "afspraken",
        "actie",
        "van",
        "op",
        "dd",
        "d",
        "datum",
        "d.d",
        "ma",
        "di",
        "wo",
        "do",
        "vr",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "verslag",
        "bespreking",
    ]);
    if line.len() > LONGEST || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let dates = date::find_dates(line);
    let [only] = dates.as_slice() else { return None };
    let around = [&line[..only.start], &line[only.end..]];
    let says_more = |text: &&str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '.')
            .map(|word| word.trim_matches('.'))
            .any(|word| !word.is_empty() && !AROUND.has(word))
    };
    let alone = !around.iter().any(says_more);
    (alone && only.month.is_some()).then_some(Day(*only))
}

#[cfg(test)]
mod tests {
    use super::of_meeting;

    #[test]
    fn of_a_log_only_this_meeting_counts() {
        let meeting = jiff::civil::date(2026, 12, 3);
        for (cell, kept) in [
            ("3-12:\nCJG: belt\nschool: mailt\n5-11:\nJGZ: weegt - gedaan", Some("CJG: belt\nschool: mailt")),
            ("MDO 5 november 2026\nJGZ: weegt\nMDO 3 december 2026\nCJG: belt", Some("CJG: belt")),
            ("- CJG: belt\n- school: mailt", None),
            ("15-12:\nCJG: belt\n7-1:\nschool: mailt", None),
            ("3-12:\nCJG: belt", None),
            ("CJG belt\nop 3-12 terugbellen\n5-11", None),
        ] {
            assert_eq!(of_meeting(cell, meeting).as_deref(), kept, "{cell}");
        }
    }
}

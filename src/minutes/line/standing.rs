//! How an action stands, in the line itself: `GEDAAN: folder sturen`, `folder sturen (vervallen)`.

use crate::dutch::standing::{Standing, plainly};
use crate::model::ActionStatus;

/// A line without the word for how its action stands, in front of a mark or behind one.
pub fn without_standing(line: &str) -> Option<(ActionStatus, &str)> {
    const LONGEST: usize = 20;
    let line = line.trim_end_matches(['.', ' ']);
    let said = |word: &str, rest: &'_ str| {
        (word.len() <= LONGEST && !rest.trim().is_empty()).then(|| plainly(word)).flatten().map(status)
    };
    let front = [":", " - ", " – "].iter().find_map(|mark| line.split_once(mark));
    if let Some((word, rest)) = front
        && let Some(status) = said(word, rest)
    {
        return Some((status, rest.trim_start()));
    }
    let bracketed = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
    let behind = bracketed.or_else(|| [" - ", " – ", ", "].iter().find_map(|mark| line.rsplit_once(mark)));
    let (rest, word) = behind?;
    said(word, rest).map(|status| (status, rest.trim_end()))
}

/// The status of an action that stands so.
pub fn status(standing: Standing) -> ActionStatus {
    match standing {
        Standing::Open => ActionStatus::Open,
        Standing::Done => ActionStatus::Done,
        Standing::Dropped => ActionStatus::Dropped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_beside_a_mark_says_how_it_stands() {
        for (line, expected) in [
            ("AFGEROND: folder sturen", Some((ActionStatus::Done, "folder sturen"))),
            ("JGZ: wegen (is gedaan)", Some((ActionStatus::Done, "JGZ: wegen"))),
            ("wegen – vervalt.", Some((ActionStatus::Dropped, "wegen"))),
            ("rapport gereed", None),
            ("wegen (gedaan door JGZ)", None),
            ("klaar:", None),
        ] {
            assert_eq!(without_standing(line), expected, "{line}");
        }
    }
}

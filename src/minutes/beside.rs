//! What stands beside the actions of a cell: in `Wie` and `Wanneer`, line by line or for all of them.

use jiff::civil::Date;

use super::line::without_bullet;
use crate::model::Due;

/// Who and when for each of the actions of a cell.
pub struct Beside<'e> {
    /// How many actions there are.
    pub count: usize,
    /// Whether the cells have several lines that do not fit each other.
    pub uneven: bool,
    owners: Vec<&'e str>,
    dues: Vec<DueBeside<'e>>,
}

/// When, as it stands beside an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueBeside<'e> {
    /// A date cell.
    Date(Date),
    /// A text, or a line of it.
    Text(&'e str),
}

impl<'e> DueBeside<'e> {
    /// What is typed there.
    pub fn text(self) -> Option<&'e str> {
        match self {
            DueBeside::Date(_) => None,
            DueBeside::Text(text) => Some(text),
        }
    }
}

impl<'e> Beside<'e> {
    /// For this many actions. Cells with the same number of lines, two or more, belong line by line; a single line is
    /// for all.
    pub fn new(actions: usize, owner: Option<&'e str>, due: Option<&'e Due>) -> Beside<'e> {
        let (owners, whole_owner) = (lines(owner), owner.into_iter().collect());
        let (dues, whole_due): (Vec<DueBeside<'e>>, Vec<DueBeside<'e>>) = match due {
            Some(Due::Date(day)) => (vec![DueBeside::Date(*day)], vec![DueBeside::Date(*day)]),
            Some(Due::Text(text)) => {
                (lines(Some(text)).into_iter().map(DueBeside::Text).collect(), vec![DueBeside::Text(text)])
            }
            None => (Vec::new(), Vec::new()),
        };
        let most = actions.max(owners.len()).max(dues.len());
        let lengths = [actions, owners.len(), dues.len()];
        let fits = lengths.iter().all(|length| *length <= 1 || *length == most);
        let pairs = lengths.iter().filter(|length| **length == most).count() >= 2;
        if actions > 0 && most > 1 && fits && pairs {
            return Beside { count: most, uneven: false, owners, dues };
        }
        // Several names for all actions are a habit; several days for several actions are none.
        let uneven = actions > 1 && owners.len() > 1 || dues.len() > 1;
        Beside { count: actions, uneven: uneven && actions > 0, owners: whole_owner, dues: whole_due }
    }

    /// Who and when of an action.
    pub fn of(&self, at: usize) -> (Option<&'e str>, Option<DueBeside<'e>>) {
        (line(&self.owners, at), line(&self.dues, at))
    }
}

/// The line of an action, or the one for all.
fn line<T: Copy>(lines: &[T], at: usize) -> Option<T> {
    lines.get(at).or(lines.first()).copied()
}

/// The lines of a cell that say something, without bullets and numbers.
fn lines(cell: Option<&str>) -> Vec<&str> {
    let lines = cell.into_iter().flat_map(str::lines).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| without_bullet(line).unwrap_or(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(actions: usize, owner: &str, due: &str) -> (Vec<(String, String)>, bool) {
        let due = Due::Text(due.to_owned());
        let beside = Beside::new(actions, Some(owner), Some(&due));
        let of = |at| {
            let (owner, due) = beside.of(at);
            (
                owner.unwrap_or_default().to_owned(),
                due.and_then(DueBeside::text).unwrap_or_default().to_owned(),
            )
        };
        ((0..beside.count).map(of).collect(), beside.uneven)
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(owner, due)| ((*owner).to_owned(), (*due).to_owned())).collect()
    }

    #[test]
    fn equal_numbers_of_lines_belong_line_by_line() {
        let both = pairs(&[("CJG", "10-12"), ("school", "11-12")]);
        assert_eq!(told(2, "CJG\nschool", "10-12\n11-12"), (both.clone(), false));
        assert_eq!(told(2, "1. CJG\n2. school", "1. 10-12\n2. 11-12"), (both.clone(), false));
        assert_eq!(told(1, "CJG\nschool", "10-12\n11-12"), (both, false));
        assert_eq!(told(2, "CJG\nschool", "10-12"), (pairs(&[("CJG", "10-12"), ("school", "10-12")]), false));
        assert_eq!(told(2, "CJG", "10-12\n11-12"), (pairs(&[("CJG", "10-12"), ("CJG", "11-12")]), false));
        assert_eq!(told(1, "CJG\nschool", "10-12"), (pairs(&[("CJG\nschool", "10-12")]), false));
        let all = pairs(&[("CJG\nschool", "10-12"); 3]);
        assert_eq!(told(3, "CJG\nschool", "10-12"), (all, true));
    }
}

//! The numbers of the actions of a case file: given once, never changed, never given again.

use std::collections::HashSet;

use crate::model::case_file::CaseAction;

/// The number of each action. One without a number (0) gets the next that was never given: `given` is the highest
/// number that fixed minutes know of this case, also when its action is no longer in the file.
pub fn numbers(actions: &[CaseAction], given: u32) -> Vec<u32> {
    let mut next = next_number(actions, given);
    let number = |action: &CaseAction| match action.number {
        0 => {
            next += 1;
            next - 1
        }
        number => number,
    };
    actions.iter().map(number).collect()
}

/// The next number that was never given.
pub fn next_number(actions: &[CaseAction], given: u32) -> u32 {
    actions.iter().map(|action| action.number).fold(given, u32::max).saturating_add(1)
}

/// A number that two actions of a file have.
pub fn twin(actions: &[CaseAction]) -> Option<u32> {
    let mut seen = HashSet::new();
    actions.iter().map(|action| action.number).find(|number| *number != 0 && !seen.insert(*number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actions(numbers: &[u32]) -> Vec<CaseAction> {
        numbers.iter().map(|number| CaseAction { number: *number, ..CaseAction::default() }).collect()
    }

    #[test]
    fn a_number_is_never_given_twice() {
        assert_eq!(numbers(&actions(&[1, 0, 5, 0]), 0), [1, 6, 5, 7]);
        assert_eq!(numbers(&actions(&[0, 1]), 9), [10, 1]);
        assert_eq!(next_number(&[], 0), 1);
        assert_eq!(twin(&actions(&[1, 2, 0, 0, 1])), Some(1));
        assert_eq!(twin(&actions(&[1, 2, 0, 0])), None);
    }
}

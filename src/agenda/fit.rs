//! What fits before the horizon: the fewest cases are left out, of the most urgent class first, and of all choices
//! that leave out as few, the one with the least waiting.

use super::clash::find_small;
use super::earliest::{Earliest, MOST};
use super::order::{self, Found, Limit, NO_WAY};
use super::plan::{Plan, finish};
use super::problem::{Problem, bits};

/// Choices of cases that are compared at most.
const MOST_CHOICES: usize = 1 << 18;

/// The best plan before the horizon.
pub fn plan(problem: &Problem, limit: &Limit) -> Plan {
    let minutes = problem.minutes();
    if let Some((kept, found)) = everything(problem, &minutes, limit) {
        return finish(problem, minutes, kept, found);
    }
    let choices = choices(problem, &minutes);
    let fewest = choices.fewest;
    let (kept, found) = best_choice(problem, &minutes, choices, limit);
    let mut plan = finish(problem, minutes, kept, found);
    plan.proven &= fewest;
    plan
}

/// All cases, if they fit.
fn everything(problem: &Problem, minutes: &[u32], limit: &Limit) -> Option<(u64, Found)> {
    let together: u64 = minutes.iter().map(|minutes| u64::from(*minutes)).sum();
    if problem.horizon.is_some_and(|horizon| together > u64::from(horizon))
        || find_small(problem, minutes).is_some()
    {
        return None;
    }
    let found = order::best(problem, problem.all(), minutes, NO_WAY, limit);
    found.best.is_some().then_some((problem.all(), found))
}

/// The cheapest of some sets of cases; of equally good ones that which comes first in the queue.
fn best_choice(problem: &Problem, minutes: &[u32], choices: Choices, limit: &Limit) -> (u64, Found) {
    let Choices { sets: mut choices, mut all, .. } = choices;
    choices.sort_unstable_by_key(|set| std::cmp::Reverse(set.reverse_bits()));
    let mut kept = choices.first().copied().unwrap_or(0);
    let mut best = Found { best: None, bound: NO_WAY };
    for choice in choices {
        if limit.over() {
            all = false;
            break;
        }
        let below = best.best.as_ref().map_or(NO_WAY, |best| best.0);
        let found = order::best(problem, choice, minutes, below, limit);
        all &= found.proven(below);
        if found.best.is_some() {
            kept = choice;
            best.best = found.best;
        }
    }
    best.bound = if all { best.best.as_ref().map_or(NO_WAY, |best| best.0) } else { 0 };
    (kept, best)
}

/// How many cases of each class are in a set, the most urgent first; a larger one is better.
struct Counts {
    units: Vec<u128>,
}

impl Counts {
    /// `None` when there are too many classes to count in one number.
    fn new(problem: &Problem) -> Option<Counts> {
        let mut classes: Vec<u32> = problem.cases.iter().map(|case| case.urgency).collect();
        classes.sort_unstable();
        classes.dedup();
        let place = |urgency: u32| classes.iter().rev().position(|class| *class == urgency).unwrap_or(0);
        let bits = 7;
        (classes.len() * bits <= 128).then(|| Counts {
            units: problem.cases.iter().map(|case| 1 << (bits * place(case.urgency))).collect(),
        })
    }

    fn of(&self, set: u64) -> u128 {
        bits(set).map(|case| self.units[case]).sum()
    }
}

/// Sets of cases that fit and leave out few.
struct Choices {
    sets: Vec<u64>,
    /// Nothing that fits leaves out less.
    fewest: bool,
    /// Nothing else that fits leaves out as little.
    all: bool,
}

/// The sets of cases that fit and of which most urgent cases are planned.
fn choices(problem: &Problem, minutes: &[u32]) -> Choices {
    let earliest = Earliest::new(problem, minutes);
    let Some(counts) = Counts::new(problem).filter(|_| problem.cases.len() <= MOST) else {
        // Without a clock the shortest of each class leave out the fewest: they leave most time for the next class.
        let fewest = !problem.has_times();
        return Choices { sets: vec![greedy(problem, &earliest)], fewest, all: false };
    };
    let cases: Vec<usize> = (0..problem.cases.len()).collect();
    let fitting = earliest.fitting(&cases);
    let (mut most, mut choices) = (0, Vec::new());
    for set in (0..fitting.len()).filter(|set| fitting[*set]).map(|set| set as u64) {
        let count = counts.of(set);
        if count > most {
            most = count;
            choices.clear();
        }
        if count == most {
            choices.push(set);
        }
    }
    let all = choices.len() <= MOST_CHOICES;
    choices.truncate(MOST_CHOICES);
    Choices { sets: choices, fewest: true, all }
}

/// The most urgent cases first, the shortest of a class before the others, as long as they fit.
pub(super) fn greedy(problem: &Problem, earliest: &Earliest) -> u64 {
    let mut cases: Vec<usize> = (0..problem.cases.len()).collect();
    cases.sort_by_key(|case| (problem.cases[*case].urgency, problem.cases[*case].least_minutes, *case));
    cases.into_iter().fold(0, |kept, case| {
        let more = kept | 1 << case;
        if earliest.fits(more) == Some(true) { more } else { kept }
    })
}

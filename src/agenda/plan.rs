//! The plan: which cases, in which order, and what had to give.

use std::time::Instant;

use super::clash::{self, Clash, Wish};
use super::earliest::Earliest;
use super::fit;
use super::order::{self, Found, Limit, NO_WAY, TIES};
use super::problem::{Problem, bits};
use super::timetable::Timetable;

/// How long the planner may think.
#[derive(Clone, Copy, Debug, Default)]
pub struct Effort {
    /// It stops at this moment, with the best it has. Without, only what fits in memory limits it.
    pub until: Option<Instant>,
}

/// The best plan there is, or the best that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The cases with their times, and the participants with theirs.
    pub timetable: Timetable,
    /// The minutes that each case of the problem gets, or would get.
    pub minutes: Vec<u32>,
    /// Cases that are left out, in the order of the queue, each with why. Without a horizon only when it is not known
    /// whether they fit.
    pub dropped: Vec<Dropped>,
    /// Wishes that were set aside, because otherwise nothing fits. Only without a horizon: with one, cases are left
    /// out.
    pub released: Vec<Wish>,
    /// Why they were.
    pub clashes: Vec<Clash>,
    /// Is there no better plan? Never said when wishes were set aside: others might have given.
    pub proven: bool,
    /// No plan with the same cases and wishes has a smaller value than this.
    pub lower_bound: u64,
}

/// A case that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its place in the queue.
    pub case: usize,
    /// Why it does not fit with those that are planned; `None` when the reason was not found.
    pub clash: Option<Clash>,
}

impl Plan {
    /// Waiting and penalty.
    pub fn value(&self) -> u64 {
        self.timetable.value()
    }

    /// Does it do all that was asked?
    pub fn complete(&self) -> bool {
        self.dropped.is_empty() && self.released.is_empty()
    }
}

/// Makes the best plan.
///
/// With a horizon the fewest cases are left out, of the most urgent class first. Without one nothing may be left out:
/// when the wishes clash, one of those that clash is set aside, and so on.
///
/// The problem must have passed [`Problem::check`].
pub fn plan(problem: &Problem, effort: Effort) -> Plan {
    let limit = Limit { until: effort.until };
    if problem.horizon.is_some() {
        return fit::plan(problem, &limit);
    }
    let mut eased = problem.clone();
    let (mut released, mut clashes) = (Vec::new(), Vec::new());
    let minutes = problem.minutes();
    let found = loop {
        let mut clash = clash::find_small(&eased, &minutes);
        if clash.is_none() {
            let found = order::best(&eased, eased.all(), &minutes, NO_WAY, &limit);
            if found.best.is_some() || !found.proven(NO_WAY) {
                break found;
            }
            clash = clash::find(&eased, &minutes, eased.all(), None);
        }
        let Some(clash) = clash else { break Found { best: None, bound: 0 } };
        let wish = give(&eased, &minutes, &clash);
        wish.release(&mut eased);
        released.push(wish);
        clashes.push(clash);
    };
    let kept = eased.all();
    let mut plan = finish(&eased, minutes, kept, found);
    plan.proven &= released.is_empty();
    (plan.released, plan.clashes) = (released, clashes);
    plan
}

/// The wish that is set aside: one without which everything fits, if there is one.
fn give(problem: &Problem, minutes: &[u32], clash: &Clash) -> Wish {
    let preference = |wish: &Wish| match wish {
        Wish::Colours => (0, 0),
        Wish::Available(participant) => (1, *participant),
        // The least urgent case, the last in the queue.
        Wish::Window(case) => (2, usize::MAX - (problem.cases[*case].urgency as usize) * 64 - case),
        Wish::Break(index) => (3, *index),
        Wish::Horizon => (4, 0),
    };
    let mut wishes = clash.wishes.clone();
    wishes.sort_by_key(preference);
    let solves = |wish: &&Wish| {
        let mut without = problem.clone();
        wish.release(&mut without);
        Earliest::new(&without, minutes).order(without.all()).is_some()
    };
    let first = wishes.first().copied().unwrap_or(Wish::Colours);
    wishes.iter().find(solves).copied().unwrap_or(first)
}

/// The plan of what was found for these cases. When nothing was found in time: of some order in which they fit, or of
/// those that are known to fit.
pub(super) fn finish(problem: &Problem, minutes: Vec<u32>, kept: u64, found: Found) -> Plan {
    let proven = found.best.is_some() && found.proven(NO_WAY) || kept == 0;
    let order = found.best.map(|best| best.1).unwrap_or_else(|| {
        let earliest = Earliest::new(problem, &minutes);
        let some = earliest.order(kept).or_else(|| earliest.order(fit::greedy(problem, &earliest)));
        some.unwrap_or_default()
    });
    let timetable = Timetable::new(problem, &minutes, &order)
        .unwrap_or_else(|case| unreachable!("case {case} was given a start that is allowed"));
    let planned = order.iter().fold(0u64, |set, case| set | 1 << case);
    let why = |case: usize| clash::find(problem, &minutes, planned | 1 << case, Some(case));
    let dropped = bits(problem.all() & !planned).map(|case| Dropped { case, clash: why(case) }).collect();
    let lower_bound = if proven { timetable.value() } else { found.bound >> TIES };
    Plan { timetable, minutes, dropped, released: Vec::new(), clashes: Vec::new(), proven, lower_bound }
}

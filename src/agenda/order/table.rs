//! What the rest of some cases costs at least, for each set of them that can be done: the exact optimum of these
//! cases by themselves. Of the clock it only knows that some of them must have ended before some moment.
//!
//! Waiting while a case is on depends only on the set that is done, not on its order. So a table from the full set
//! downwards holds, for each set, the cheapest way to do the others.

use super::core::Core;
use super::costs::{Costs, Unit, with_lanes};
use super::search::Limit;
use super::weights::Weights;

/// More than any cost, and two of them still fit.
pub const NO_WAY: u32 = u32::MAX / 2;
/// Sets between two looks at the clock on the wall.
const PATIENCE: usize = 1 << 14;

/// The costs to go, by number of the set (see [`super::groups::Groups`]).
pub struct Table {
    costs: Vec<u32>,
}

impl Table {
    /// Fills the table. All costs together must fit 31 bits in this unit. `None` when it takes too long.
    pub fn new(core: &Core, unit: &Unit, limit: &Limit) -> Option<Table> {
        with_lanes!(core.count(), fill(core, unit, limit))
    }

    /// The least it costs to do the rest, by number of the set that is done.
    #[inline]
    pub fn cost(&self, number: usize) -> u32 {
        self.costs[number]
    }
}

fn fill<const LANES: usize>(core: &Core, unit: &Unit, limit: &Limit) -> Option<Table> {
    let next = Costs::<LANES>::new(core, unit);
    let mut steps = [0; LANES];
    (0..core.count()).for_each(|case| steps[case] = core.groups.step(case));
    let lengths = Weights::new(&core.minutes);
    let late = |done: u64| {
        let busy = lengths.sum(done.into());
        core.tight.iter().any(|one| {
            let urgent = one.cases & !done;
            urgent != 0 && busy + lengths.sum(urgent.into()) > u64::from(one.worked)
        })
    };
    let mut costs = vec![0; core.groups.count()?];
    for (number, done, open) in core.groups.descending() {
        if open == 0 {
            continue;
        }
        if number % PATIENCE == 0 && limit.over() {
            return None;
        }
        if late(done) {
            costs[number] = NO_WAY;
            continue;
        }
        let place = next.next(core, done, core.on_site(done));
        let mut best = NO_WAY;
        let mut left = open;
        while left != 0 {
            let case = left.trailing_zeros() as usize % LANES;
            left &= left - 1;
            best = best.min(place[case] + costs[number + steps[case]]);
        }
        costs[number] = best.min(NO_WAY);
    }
    Some(Table { costs })
}

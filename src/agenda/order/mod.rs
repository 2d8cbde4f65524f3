//! The order of cases with the least waiting, exactly.
//!
//! A search over beginnings of the agenda ([`search`]), with a lower bound on what the rest costs. First a rough one
//! ([`patterns`]) and few beginnings: that gives a good plan, and often proves it. Else a better bound: larger parts,
//! or with a clock the [`graph`] of all sets of cases that can still matter.

mod bound;
mod core;
mod costs;
mod graph;
mod groups;
mod patterns;
mod reduce;
mod search;
mod table;
mod weights;

use std::ops::RangeInclusive;

use self::bound::Bound;
use self::core::{Core, key};
use self::graph::Graph;
use self::patterns::Patterns;
use super::problem::{Problem, bits};

pub use self::core::{Key, NO_WAY, TIES};
pub use self::reduce::Rows;
pub use self::search::{Found, Limit};
pub use self::weights::{People, Weights};

/// A part of the first bound has at most 2 to this power sets.
const SMALL: usize = 14;
/// Up to so many cases, blocks of cases are not ordered first: the order nearest to the queue is soon found.
const TIED: usize = 22;
/// Beginnings in a layer, for the first look.
const FIRST: RangeInclusive<usize> = 64..=512;
/// And when the bound is better.
const MORE: RangeInclusive<usize> = 4096..=1 << 20;

/// The best order of the kept cases with a key below `below`.
pub fn best(problem: &Problem, kept: u64, minutes: &[u32], below: Key, limit: &Limit) -> Found {
    let core = Core::new(problem, kept, minutes);
    let blocks = patterns::blocks(&core);
    if core.clock.is_none() && blocks.len() < core.count() && core.count() > TIED {
        return by_blocks(&core, &blocks, below, limit);
    }
    of_core(&core, below, limit)
}

fn of_core(core: &Core, below: Key, limit: &Limit) -> Found {
    let Some(small) = Patterns::new(core, SMALL, limit) else { return Found { best: None, bound: 0 } };
    let first = search::search(core, &Bound::Parts(&small), below, FIRST, limit);
    if first.bound >= below || first.best.as_ref().is_some_and(|best| first.bound >= best.0) || limit.over() {
        return first;
    }
    let below = first.best.as_ref().map_or(below, |best| best.0);
    let Some(large) = Patterns::new(core, large(core), limit) else { return first };
    let graph = core.clock.as_ref().and_then(|clock| Graph::new(core, clock, &large, below, limit));
    first.or(match &graph {
        Some(graph) => search::search(core, &Bound::Graph(graph), below, *FIRST.start()..=*MORE.end(), limit),
        None => search::search(core, &Bound::Parts(&large), below, MORE, limit),
    })
}

/// Without a clock, cases that need the same people can as well follow each other: their blocks are ordered first.
/// That gives the smallest cost; then the order nearest to the queue is looked for among all.
fn by_blocks(core: &Core, blocks: &[u64], below: Key, limit: &Limit) -> Found {
    let cost = of_core(&core.part(blocks), key((below >> TIES) + 1), limit);
    let Some((_, leaders)) = &cost.best else { return cost };
    let of_leader =
        |leader: &usize| blocks.iter().find(|block| core.queue[block.trailing_zeros() as usize] == *leader);
    let order: Vec<usize> = leaders
        .iter()
        .filter_map(of_leader)
        .flat_map(|block| bits(*block))
        .map(|case| core.queue[case])
        .collect();
    let known = core.key(&order);
    let found = Found { best: (known < below).then_some((known, order)), bound: cost.bound >> TIES << TIES };
    match Patterns::new(core, SMALL, limit) {
        Some(small) => found.or(search::search(core, &Bound::Parts(&small), known.min(below), FIRST, limit)),
        None => found,
    }
}

/// A part of the second bound has at most 2 to this power sets: the larger, the fewer beginnings are left, but its tables take longer.
fn large(core: &Core) -> usize {
    match core.count() {
        0..=18 => 15,
        19..=20 => 16,
        21..=22 => 17,
        23..=24 => 18,
        25..=26 => 20,
        27..=28 => 21,
        29..=30 => 23,
        _ => 22,
    }
}

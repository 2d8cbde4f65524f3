//! The order of cases with the least waiting, exactly.
//!
//! A search over beginnings of the agenda ([`search`]), with a lower bound on what the rest costs. First a rough one
//! ([`patterns`]) and few beginnings: that gives a good plan, and often proves it. Else a better bound: larger parts,
//! or with a clock the [`graph`] of all sets of cases that can still matter.

mod bound;
mod core;
mod graph;
mod groups;
mod patterns;
mod reduce;
mod search;
mod table;
mod weights;

use self::bound::Bound;
use self::core::Core;
use self::graph::Graph;
use self::patterns::Patterns;
use super::problem::Problem;

pub use self::core::{Key, NO_WAY, TIES};
pub use self::reduce::Rows;
pub use self::search::{Found, Limit};
pub use self::weights::People;

/// Cases in a part of the first bound.
const SMALL: usize = 14;
/// Beginnings in a layer, for the first look.
const FIRST: std::ops::RangeInclusive<usize> = 64..=512;
/// And when the bound is better.
const MORE: std::ops::RangeInclusive<usize> = 4096..=1 << 20;

/// The best order of the kept cases with a key below `below`.
pub fn best(problem: &Problem, kept: u64, minutes: &[u32], below: Key, limit: &Limit) -> Found {
    let core = Core::new(problem, kept, minutes);
    let Some(small) = Patterns::new(&core, SMALL, limit) else { return Found { best: None, bound: 0 } };
    let rough = Bound::Parts(&small);
    let first = search::search(&core, &rough, below, FIRST, limit);
    if first.proven(below) || limit.over() {
        return first;
    }
    let below = first.best.as_ref().map_or(below, |best| best.0);
    let graph = core.clock.as_ref().and_then(|clock| Graph::new(&core, clock, &small, below, limit));
    if let Some(graph) = graph {
        return first.or(search::search(
            &core,
            &Bound::Graph(&graph),
            below,
            *FIRST.start()..=*MORE.end(),
            limit,
        ));
    }
    match Patterns::new(&core, large(core.count()), limit) {
        Some(large) => first.or(search::search(&core, &Bound::Parts(&large), below, MORE, limit)),
        None => first,
    }
}

/// Cases in a part of the second bound: the larger, the fewer beginnings are left, but its table takes longer.
fn large(cases: usize) -> usize {
    match cases {
        0..=20 => 15,
        21..=22 => 16,
        23..=24 => 18,
        25..=26 => 19,
        27..=28 => 21,
        _ => 22,
    }
}

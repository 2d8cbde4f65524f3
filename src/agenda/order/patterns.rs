//! A lower bound for many cases: exact tables of some of the cases, whose costs add up.
//!
//! The cost of placing a case is shared out over the parts that it is in. In a part fewer participants wait than in
//! the whole, so the sum over the parts is never more than the whole costs.

use super::core::{Core, Key, key};
use super::search::Limit;
use super::table::{Table, Unit};
use crate::agenda::problem::bits;

/// Costs are counted this many times finer, so that they can be divided by the number of parts a case is in.
const FINER: u64 = 12;
/// Parts at most: 12 is divisible by 1 to 4.
const MOST_PARTS: usize = 4;
const CHUNK: usize = 11;

/// Tables of parts.
pub struct Patterns {
    parts: Vec<Part>,
    /// Costs are divided by two this many times, to fit the tables.
    halved: u32,
}

struct Part {
    core: Core,
    table: Table,
    /// For each chunk of cases: those that are in this part, by their numbers there.
    own: Vec<Vec<u32>>,
}

impl Patterns {
    /// Parts of at most `size` cases, together holding each case about equally often. One part when all fit.
    /// `None` when it takes too long.
    pub fn new(core: &Core, size: usize, limit: &Limit) -> Option<Patterns> {
        let count = if core.count() <= size { 1 } else { MOST_PARTS };
        let members = choose(core.count(), count, size.min(core.count()));
        let times = |case: usize| members.iter().filter(|set| *set >> case & 1 == 1).count() as u64;
        let halved = (u64::BITS - (core.most() * FINER).leading_zeros()).saturating_sub(30);
        let part = |set: &u64| {
            let times: Vec<u64> = bits(*set).map(|case| FINER / times(case)).collect();
            Part::new(core, *set, &Unit { times: &times, halved }, limit)
        };
        Some(Patterns { parts: members.iter().map(part).collect::<Option<_>>()?, halved })
    }

    /// What the remaining cases cost at least.
    #[inline]
    pub fn rest(&self, remaining: u64) -> Key {
        let finer: u64 = self.parts.iter().map(|part| u64::from(part.rest(remaining))).sum();
        key((finer << self.halved).div_ceil(FINER))
    }
}

impl Part {
    fn new(whole: &Core, members: u64, unit: &Unit, limit: &Limit) -> Option<Part> {
        let core = whole.part(members);
        let table = Table::new(&core, unit, limit)?;
        let chunk = |chunk: usize| {
            let mut own = vec![0u32; 1 << CHUNK];
            for place in 0..CHUNK.min(whole.count() - chunk) {
                let case = chunk + place;
                let bit = (members >> case & 1) << (members & ((1 << case) - 1)).count_ones();
                for set in 0..1 << place {
                    own[set | 1 << place] = own[set] | bit as u32;
                }
            }
            own
        };
        let own = (0..whole.count()).step_by(CHUNK).map(chunk).collect();
        Some(Part { core, table, own })
    }

    #[inline]
    fn rest(&self, remaining: u64) -> u32 {
        let chunks = self.own.iter().enumerate();
        let own = chunks.fold(0, |own, (chunk, table)| {
            own | table[(remaining >> (chunk * CHUNK)) as usize & ((1 << CHUNK) - 1)]
        });
        self.table.cost(self.core.groups.number(self.core.all() & !u64::from(own)))
    }
}

/// Sets of cases that hold each case about equally often: the same on every run.
fn choose(cases: usize, count: usize, size: usize) -> Vec<u64> {
    let mut dice = 0x2545_F491_4F6C_DD1D_u64;
    let mut times = vec![0usize; cases];
    let mut sets = Vec::new();
    for _ in 0..count {
        let mut order: Vec<(usize, u64, usize)> = (0..cases)
            .map(|case| {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (times[case], dice >> 33, case)
            })
            .collect();
        order.sort_unstable();
        let set = order[..size].iter().fold(0, |set, (_, _, case)| {
            times[*case] += 1;
            set | 1u64 << case
        });
        sets.push(set);
    }
    sets
}

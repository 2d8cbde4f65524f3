//! A lower bound for many cases: exact tables of some of the cases, whose costs add up.
//!
//! The cost of placing a case is shared out over the parts that it is in. In a part fewer participants wait than in
//! the whole, so the sum over the parts is never more than the whole costs.
//!
//! Cases that need the same people form a block: without a clock they can as well follow each other, so a part holds
//! all of them as if they were one. A block of which something is done counts as done, which can only make the bound
//! smaller.

use super::core::{Core, Key, NO_WAY, key};
use super::costs::Unit;
use super::search::Limit;
use super::table::{self, Table};

/// Costs are counted this many times finer, so that they can be divided by the number of parts a case is in.
const FINER: u64 = 12;
/// Parts at most: 12 is divisible by 1 to 4.
const PARTS: usize = 4;
/// Cases of which one look-up tells the place in all parts.
const CHUNK: usize = 11;
const SETS: usize = 1 << CHUNK;

/// Tables of parts.
pub struct Patterns {
    parts: Vec<Part>,
    /// For each chunk of what is done: the blocks of each part that are done.
    done: Vec<Vec<[u32; PARTS]>>,
    /// Costs are divided by two this many times, to fit the tables.
    halved: u32,
}

struct Part {
    core: Core,
    table: Table,
    /// Are the sets numbered by themselves?
    plain: bool,
}

impl Patterns {
    /// Parts with at most 2 to the power `size` sets, together holding each case about equally often; one part when
    /// all fit. `None` when it takes too long.
    pub fn new(core: &Core, size: usize, limit: &Limit) -> Option<Patterns> {
        let blocks = blocks(core);
        let leaders = |block: &u64| 1u64 << block.trailing_zeros();
        let sets = core.groups.part(blocks.iter().map(leaders).sum()).count();
        let whole = blocks.len() <= size || sets.is_some_and(|sets| sets <= 1 << size);
        let members = if whole { vec![(0..blocks.len()).collect()] } else { choose(blocks.len(), size) };
        let times = |block: &usize| members.iter().filter(|part| part.contains(block)).count() as u64;
        let halved = (u64::BITS - (core.most() * FINER).leading_zeros()).saturating_sub(30);
        let part = |part: &Vec<usize>| {
            let own: Vec<u64> = part.iter().map(|block| blocks[*block]).collect();
            let times = part.iter().map(|block| FINER / times(block)).collect();
            Part::new(core.part(&own), &Unit { times, halved }, limit)
        };
        let parts = members.iter().map(part).collect::<Option<_>>()?;
        Some(Patterns { parts, done: places(core.count(), &blocks, &members), halved })
    }

    /// What the cases that are not done cost at least.
    #[inline]
    pub fn rest(&self, done: u64) -> Key {
        let mut sets = [0; PARTS];
        for (chunk, table) in self.done.iter().enumerate() {
            let own = &table[(done >> (chunk * CHUNK)) as usize % SETS];
            (0..PARTS).for_each(|part| sets[part] |= own[part]);
        }
        let mut finer = 0;
        for (part, set) in self.parts.iter().zip(sets) {
            let rest = part.rest(set);
            if rest >= table::NO_WAY {
                return NO_WAY;
            }
            finer += u64::from(rest);
        }
        key((finer << self.halved).div_ceil(FINER))
    }
}

impl Part {
    fn new(core: Core, unit: &Unit, limit: &Limit) -> Option<Part> {
        let table = Table::new(&core, unit, limit)?;
        let plain = core.groups.plain();
        Some(Part { core, table, plain })
    }

    #[inline]
    fn rest(&self, done: u32) -> u32 {
        let number = if self.plain { done as usize } else { self.core.groups.number(done.into()) };
        self.table.cost(number)
    }
}

/// The cases that need the same people and stand in the same group, together.
pub fn blocks(core: &Core) -> Vec<u64> {
    let mut blocks: Vec<u64> = Vec::new();
    for case in 0..core.count() {
        let same = |block: &&mut u64| {
            let leader = block.trailing_zeros() as usize;
            core.penalty == 0
                && core.clock.is_none()
                && core.people[leader] == core.people[case]
                && core.groups.same(leader, case)
        };
        match blocks.iter_mut().find(same) {
            Some(block) => *block |= 1 << case,
            None => blocks.push(1 << case),
        }
    }
    blocks
}

/// For each chunk of cases that are done: the blocks of each part of which one is done.
fn places(cases: usize, blocks: &[u64], members: &[Vec<usize>]) -> Vec<Vec<[u32; PARTS]>> {
    let own = |case: usize| -> [u32; PARTS] {
        std::array::from_fn(|part| {
            let place = members
                .get(part)
                .and_then(|own| own.iter().position(|block| blocks[*block] >> case & 1 == 1));
            place.map_or(0, |place| 1 << place)
        })
    };
    let chunk = |first: usize| {
        let mut table = vec![[0; PARTS]; SETS];
        for place in 0..CHUNK.min(cases - first) {
            let own = own(first + place);
            for set in 0..1 << place {
                table[set | 1 << place] = std::array::from_fn(|part| table[set][part] | own[part]);
            }
        }
        table
    };
    (0..cases).step_by(CHUNK).map(chunk).collect()
}

/// Parts of so many blocks that hold each block about equally often: the same on every run.
fn choose(blocks: usize, size: usize) -> Vec<Vec<usize>> {
    let mut dice = 0x2545_F491_4F6C_DD1D_u64;
    let mut times = vec![0usize; blocks];
    let part = |_| {
        let mut order: Vec<(usize, u64, usize)> = (0..blocks)
            .map(|block| {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (times[block], dice >> 33, block)
            })
            .collect();
        order.sort_unstable();
        let mut part: Vec<usize> = order[..size].iter().map(|(_, _, block)| *block).collect();
        part.iter().for_each(|block| times[*block] += 1);
        part.sort_unstable();
        part
    };
    (0..PARTS).map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_is_in_a_part() {
        for (blocks, size) in [(15, 14), (20, 14), (28, 21), (50, 22), (64, 22)] {
            let parts = choose(blocks, size);
            let covered: std::collections::BTreeSet<_> = parts.iter().flatten().collect();
            assert_eq!(covered.len(), blocks);
            assert!(parts.iter().all(|part| part.len() == size));
        }
    }
}

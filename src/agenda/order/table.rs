//! What the rest of some cases costs at least, for each set of them that can be done: the exact optimum of these
//! cases by themselves, without a clock.
//!
//! Waiting while a case is on depends only on the set that is done, not on its order. So a table from the full set
//! downwards holds, for each set, the cheapest way to do the others.

use super::core::Core;
use super::search::Limit;
use super::weights::People;

/// Cases in a table at most.
pub const MOST: usize = 24;
/// More than any cost, and two of them still fit.
const NO_WAY: u32 = u32::MAX / 2;
/// Participants or cases of which one look-up adds up the costs.
const CHUNK: usize = 7;
const SETS: usize = 1 << CHUNK;
/// Sets between two looks at the clock on the wall.
const PATIENCE: usize = 1 << 14;

/// The costs to go, by number of the set (see [`super::groups::Groups`]).
pub struct Table {
    costs: Vec<u32>,
}

/// Turns the cost of a minute of a case into the unit of the table, rounding down.
pub struct Unit<'a> {
    /// Each case counts this many times.
    pub times: &'a [u64],
    /// And is divided by two this many times.
    pub halved: u32,
}

impl Table {
    /// Fills the table for a core of at most [`MOST`] cases. All costs together must fit 31 bits in this unit.
    /// `None` when it takes too long.
    pub fn new(core: &Core, unit: &Unit, limit: &Limit) -> Option<Table> {
        match core.count() {
            0..=8 => Self::fill::<8>(core, unit, limit),
            9..=16 => Self::fill::<16>(core, unit, limit),
            _ => Self::fill::<MOST>(core, unit, limit),
        }
    }

    /// The least it costs to do the rest, by number of the set that is done.
    #[inline]
    pub fn cost(&self, number: usize) -> u32 {
        self.costs[number]
    }

    fn fill<const LANES: usize>(core: &Core, unit: &Unit, limit: &Limit) -> Option<Table> {
        let sets = core.groups.count().unwrap_or(0);
        let waiting = Sums::<LANES>::waiting(core, unit);
        let penalties = Sums::<LANES>::penalties(core, unit);
        let mut costs = vec![0; sets];
        for (number, done, open) in core.groups.descending() {
            if open == 0 {
                continue;
            }
            if number % PATIENCE == 0 && limit.over() {
                return None;
            }
            let mut place = waiting.of(core.on_site(done));
            if core.penalty > 0 {
                penalties.add(People::from(core.all() & !done), &mut place);
            }
            let mut best = NO_WAY;
            let mut left = open;
            while left != 0 {
                let case = left.trailing_zeros() as usize;
                left &= left - 1;
                best = best.min(place[case % LANES] + costs[number + core.groups.step(case)]);
            }
            costs[number] = best;
        }
        Some(Table { costs })
    }
}

/// For each chunk of a set: what each case costs when it comes next, because of the members of that chunk.
struct Sums<const LANES: usize> {
    tables: Vec<[[u32; LANES]; SETS]>,
}

impl<const LANES: usize> Sums<LANES> {
    /// Of the participants who are there and wait.
    fn waiting(core: &Core, unit: &Unit) -> Self {
        let one = |group: usize| {
            let (row, weight) = core.rows.rows[group];
            std::array::from_fn(|case| {
                let waits = case < core.count() && row >> case & 1 == 0;
                if waits { unit.of(case, u64::from(core.minutes[case]) * u64::from(weight)) } else { 0 }
            })
        };
        Self::over(core.rows.rows.len(), one)
    }

    /// Of the cases that should have come before.
    fn penalties(core: &Core, unit: &Unit) -> Self {
        let one = |remaining: usize| {
            std::array::from_fn(|case| {
                let wrong = case < core.count() && core.urgent[case] >> remaining & 1 == 1;
                if wrong { unit.of(case, core.penalty) } else { 0 }
            })
        };
        Self::over(if core.penalty > 0 { core.count() } else { 0 }, one)
    }

    fn over(members: usize, one: impl Fn(usize) -> [u32; LANES]) -> Self {
        let table = |first: usize| {
            let mut table = [[0; LANES]; SETS];
            for bit in 0..CHUNK.min(members - first) {
                let own = one(first + bit);
                for set in 0..1 << bit {
                    table[set | 1 << bit] = std::array::from_fn(|lane| table[set][lane] + own[lane]);
                }
            }
            table
        };
        Sums { tables: (0..members).step_by(CHUNK).map(table).collect() }
    }

    #[inline]
    fn of(&self, members: People) -> [u32; LANES] {
        let mut sum = [0; LANES];
        self.add(members, &mut sum);
        sum
    }

    #[inline]
    fn add(&self, members: People, sum: &mut [u32; LANES]) {
        for (chunk, table) in self.tables.iter().enumerate() {
            let own = &table[(members >> (chunk * CHUNK)) as usize % SETS];
            for (sum, own) in sum.iter_mut().zip(own) {
                *sum += own;
            }
        }
    }
}

impl Unit<'_> {
    fn of(&self, case: usize, cost: u64) -> u32 {
        ((cost * self.times[case]) >> self.halved) as u32
    }
}

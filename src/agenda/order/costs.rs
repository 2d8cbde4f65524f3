//! What it costs to place each case next, for all cases at once: a few table look-ups and sums of vectors.

use super::core::Core;
use super::weights::People;

/// Participants or cases of which one look-up adds up the costs.
const CHUNK: usize = 7;
const SETS: usize = 1 << CHUNK;

/// The costs of a case next, for the first `LANES` cases.
pub struct Costs<const LANES: usize> {
    waiting: Sums<LANES>,
    penalties: Sums<LANES>,
}

/// Turns minutes of waiting into the unit of a table, rounding down.
pub struct Unit {
    /// Placing a case counts this many times.
    pub times: Vec<u64>,
    /// And is divided by two this many times.
    pub halved: u32,
}

impl Unit {
    /// Minutes of waiting.
    pub fn minutes(core: &Core) -> Unit {
        Unit { times: vec![1; core.count()], halved: 0 }
    }

    fn of(&self, case: usize, cost: u64) -> u32 {
        ((cost * self.times[case]) >> self.halved) as u32
    }
}

impl<const LANES: usize> Costs<LANES> {
    /// In this unit; all costs together must fit 31 bits.
    pub fn new(core: &Core, unit: &Unit) -> Self {
        let wait = |group: usize| {
            let (row, weight) = core.rows.rows[group];
            std::array::from_fn(|case| {
                let waits = case < core.count() && row >> case & 1 == 0;
                if waits { unit.of(case, u64::from(core.minutes[case]) * u64::from(weight)) } else { 0 }
            })
        };
        let overtaken = |remaining: usize| {
            std::array::from_fn(|case| {
                let wrong = case < core.count() && core.urgent[case] >> remaining & 1 == 1;
                if wrong { unit.of(case, core.penalty) } else { 0 }
            })
        };
        Costs {
            waiting: Sums::new(core.rows.rows.len(), wait),
            penalties: Sums::new(if core.penalty > 0 { core.count() } else { 0 }, overtaken),
        }
    }

    /// The cost of each case next, when these are done: who is on site and not needed waits, and who should have
    /// come before is overtaken. Without gaps.
    #[inline]
    pub fn next(&self, core: &Core, done: u64, on_site: People) -> [u32; LANES] {
        let mut costs = [0; LANES];
        self.waiting.add(on_site, &mut costs);
        self.penalties.add(People::from(core.all() & !done), &mut costs);
        costs
    }
}

/// For each chunk of a set: what its members cost each case together.
struct Sums<const LANES: usize> {
    tables: Vec<[[u32; LANES]; SETS]>,
}

impl<const LANES: usize> Sums<LANES> {
    fn new(members: usize, one: impl Fn(usize) -> [u32; LANES]) -> Self {
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
    fn add(&self, mut members: People, costs: &mut [u32; LANES]) {
        for table in &self.tables {
            let own = &table[members as usize % SETS];
            members >>= CHUNK;
            for (cost, own) in costs.iter_mut().zip(own) {
                *cost += own;
            }
        }
    }
}

/// Calls a function with the number of lanes that some cases need.
macro_rules! with_lanes {
    ($cases:expr, $function:ident ( $($argument:expr),* )) => {
        match $cases {
            0..=8 => $function::<8>($($argument),*),
            9..=16 => $function::<16>($($argument),*),
            17..=24 => $function::<24>($($argument),*),
            25..=32 => $function::<32>($($argument),*),
            _ => $function::<64>($($argument),*),
        }
    };
}
pub(super) use with_lanes;

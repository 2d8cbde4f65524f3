//! The weight of a set of participants, and who takes part in a set of cases: a few table look-ups each.

/// A set of participants.
pub type People = u128;

/// Members of a set that one look-up adds up.
const CHUNK: usize = 11;
const SETS: usize = 1 << CHUNK;

/// Sums of weights.
pub struct Weights {
    tables: Vec<[u32; SETS]>,
}

impl Weights {
    /// Tables for participants with these weights.
    pub fn new(weights: &[u32]) -> Weights {
        let table = |chunk: &[u32]| {
            let mut sums = [0; SETS];
            for (bit, weight) in chunk.iter().enumerate() {
                for set in 0..1 << bit {
                    sums[set | 1 << bit] = sums[set] + weight;
                }
            }
            sums
        };
        Weights { tables: weights.chunks(CHUNK).map(table).collect() }
    }

    /// Weight of a set.
    #[inline]
    pub fn sum(&self, people: People) -> u64 {
        let chunks = self.tables.iter().enumerate();
        chunks.map(|(chunk, table)| u64::from(table[(people >> (chunk * CHUNK)) as usize % SETS])).sum()
    }
}

/// Unions over sets of cases.
pub struct Unions {
    tables: Vec<[People; SETS]>,
}

impl Unions {
    /// Tables for cases that need these participants.
    pub fn new(needed: &[People]) -> Unions {
        let table = |chunk: &[People]| {
            let mut unions = [0; SETS];
            for (bit, people) in chunk.iter().enumerate() {
                for set in 0..1 << bit {
                    unions[set | 1 << bit] = unions[set] | people;
                }
            }
            unions
        };
        Unions { tables: needed.chunks(CHUNK).map(table).collect() }
    }

    /// Everybody whom one of these cases needs.
    #[inline]
    pub fn of(&self, cases: u64) -> People {
        let chunks = self.tables.iter().enumerate();
        chunks.fold(0, |all, (chunk, table)| all | table[(cases >> (chunk * CHUNK)) as usize % SETS])
    }
}

//! Numbers of targets by the hash of what is looked for.

use std::hash::{BuildHasher, Hasher};

use rustc_hash::{FxBuildHasher, FxHashMap};

/// A length that the compiler knows spares a division for each word.
const SIEVE: usize = 1 << 13;

/// No further target in a chain.
const END: u32 = u32::MAX;

/// Targets by hash: a sheet of 5,000 cases has some hundred thousand identifiers. What is found by its hash is
/// yet to be compared in full.
#[derive(Debug)]
pub struct Table {
    /// A bit for each hash, shared by several: nearly every word of the output is turned away here.
    sieve: Box<[u64; SIEVE]>,
    /// The last target with a hash, as a place in `chain`.
    heads: FxHashMap<u64, u32>,
    /// Each target with the place of the one before it that has the same hash.
    chain: Vec<(u32, u32)>,
}

impl Table {
    /// An empty table with room for so many targets.
    pub fn with_room(targets: usize) -> Self {
        let heads = FxHashMap::with_capacity_and_hasher(targets, FxBuildHasher);
        Table { sieve: Box::new([0; SIEVE]), heads, chain: Vec::with_capacity(targets) }
    }

    /// Adds a target.
    pub fn insert(&mut self, hash: u64, target: u32) {
        self.let_through(hash);
        let before = self.heads.insert(hash, self.chain.len() as u32);
        self.chain.push((target, before.unwrap_or(END)));
    }

    /// Adds a target, unless there is one with this hash.
    pub fn insert_first(&mut self, hash: u64, target: u32) {
        if !self.heads.contains_key(&hash) {
            self.insert(hash, target);
        }
    }

    /// From now on the sieve lets this hash through.
    pub fn let_through(&mut self, hash: u64) {
        let (at, bit) = self.place(hash);
        self.sieve[at] |= bit;
    }

    /// Whether a hash was let through; may say yes too often, never no.
    pub fn may_hold(&self, hash: u64) -> bool {
        let (at, bit) = self.place(hash);
        self.sieve[at] & bit != 0
    }

    /// The targets with this hash, the last one first.
    pub fn at(&self, hash: u64) -> impl Iterator<Item = u32> {
        let head = if self.may_hold(hash) { self.heads.get(&hash).copied() } else { None };
        let link = |place: u32| self.chain.get(place as usize).copied();
        std::iter::successors(head.and_then(link), move |(_, before)| link(*before)).map(|(target, _)| target)
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        ((hash >> 32) as usize % SIEVE, 1 << (hash >> 58))
    }
}

/// The hash of a word.
pub fn hash(word: &str) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// The hash of two words, from their own.
pub fn hash_of_two(first: u64, second: u64) -> u64 {
    FxBuildHasher.hash_one((first, second))
}

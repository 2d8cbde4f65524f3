//! Numbers the sets of cases that can stand first: those that hold every case which must go before another one.
//!
//! The cases that must go first form groups, in order; the first bits are the cases that may stand anywhere. Twenty
//! cases in three colours make one or two thousand such sets instead of a million.

use crate::agenda::problem::low_bits;

#[derive(Clone, Copy, Debug)]
struct Group {
    shift: usize,
    cases: usize,
    /// Number of the set in which this group has no case yet, without the free cases.
    base: usize,
}

/// The sets that can stand first, numbered so that adding a case makes the number larger.
#[derive(Clone, Debug)]
pub struct Groups {
    free: usize,
    groups: Vec<Group>,
    /// What adding a case adds to the number.
    steps: Vec<usize>,
    cases: usize,
}

impl Groups {
    /// `free` cases that may stand anywhere, then groups of so many cases; a group waits for the one before it.
    pub fn new(free: usize, sizes: &[usize]) -> Groups {
        let (mut shift, mut base) = (free, 0usize);
        let mut steps: Vec<usize> = (0..free).map(|bit| 1usize.wrapping_shl(bit as u32)).collect();
        let mut groups = Vec::new();
        for cases in sizes.iter().copied().filter(|cases| *cases > 0) {
            groups.push(Group { shift, cases, base });
            steps.extend((0..cases).map(|bit| 1usize.wrapping_shl((bit + free) as u32)));
            shift += cases;
            base = base.saturating_add((low_bits(cases.min(40))) as usize);
        }
        Groups { free, groups, steps, cases: shift }
    }

    /// The same for some of the cases.
    pub fn part(&self, members: u64) -> Groups {
        let size = |group: &Group| (members >> group.shift & low_bits(group.cases)).count_ones() as usize;
        let free = (members & low_bits(self.free)).count_ones() as usize;
        Groups::new(free, &self.groups.iter().map(size).collect::<Vec<_>>())
    }

    /// Do two cases stand in the same group, or may both stand anywhere?
    pub fn same(&self, one: usize, two: usize) -> bool {
        let place = |case: usize| self.groups.iter().position(|group| case < group.shift + group.cases);
        (one < self.free) == (two < self.free) && (one < self.free || place(one) == place(two))
    }

    /// How many sets there are; `None` when they are too many to number.
    pub fn count(&self) -> Option<usize> {
        let sets: usize = self.groups.iter().map(|group| low_bits(group.cases.min(40)) as usize).sum();
        (self.free < 32 && sets < 1 << 31).then(|| (sets + 1) << self.free)
    }

    /// The cases that may come next.
    #[inline]
    pub fn open(&self, set: u64) -> u64 {
        let group = self.current(set);
        let group = group.map_or(0, |group| low_bits(group.cases) << group.shift);
        (low_bits(self.free) | group) & !set
    }

    /// The group of which not all cases are in the set.
    #[inline]
    fn current(&self, set: u64) -> Option<&Group> {
        if let [only] = self.groups.as_slice() {
            return Some(only);
        }
        let full = |group: &&Group| set >> group.shift & low_bits(group.cases) == low_bits(group.cases);
        self.groups.iter().find(|group| !full(group))
    }

    /// Are the sets numbered by their bits?
    pub fn plain(&self) -> bool {
        self.groups.len() < 2
    }

    /// The number of a set.
    #[inline]
    pub fn number(&self, set: u64) -> usize {
        let free = (set & low_bits(self.free)) as usize;
        let placed = match self.current(set) {
            Some(group) => group.base + (set >> group.shift & low_bits(group.cases)) as usize,
            None => self.groups.last().map_or(0, |last| last.base + low_bits(last.cases) as usize),
        };
        placed << self.free | free
    }

    /// What adding this case adds to the number.
    #[inline]
    pub fn step(&self, case: usize) -> usize {
        self.steps[case]
    }

    /// All sets, as (number, set, cases that may come next), each before the sets that are part of it.
    pub fn descending(&self) -> impl Iterator<Item = (usize, u64, u64)> {
        let stages: Vec<Stage> = self.stages().collect();
        stages.into_iter().rev().flat_map(move |stage| stage.sets(self.free).rev())
    }

    /// A stage for each group, and one for what remains when all groups are done.
    fn stages(&self) -> impl Iterator<Item = Stage> {
        let group = |group: &Group| Stage {
            group: *group,
            below: low_bits(group.shift) & !low_bits(self.free),
            sets: low_bits(group.cases) as usize,
        };
        let end = self.groups.last().map_or(0, |last| last.base + low_bits(last.cases) as usize);
        let end = Stage {
            group: Group { shift: self.cases, cases: 0, base: end },
            below: low_bits(self.cases) & !low_bits(self.free),
            sets: 1,
        };
        self.groups.iter().map(group).chain([end])
    }
}

struct Stage {
    group: Group,
    below: u64,
    sets: usize,
}

impl Stage {
    fn sets(self, free: usize) -> impl DoubleEndedIterator<Item = (usize, u64, u64)> {
        let mask = low_bits(free);
        let open = mask | low_bits(self.group.cases).wrapping_shl(self.group.shift as u32);
        (0..self.sets << free).map(move |number| {
            let placed = (number >> free) as u64;
            let shifted = if self.group.cases == 0 { 0 } else { placed << self.group.shift };
            let set = self.below | shifted | number as u64 & mask;
            ((self.group.base << free) + number, set, open & !set)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_has_its_number() {
        for (free, sizes) in [(0, vec![4]), (2, vec![1, 3, 2]), (3, vec![]), (1, vec![0, 2, 0])] {
            let groups = Groups::new(free, &sizes);
            let mut sets: Vec<_> = groups.descending().collect();
            sets.reverse();
            assert_eq!(Some(sets.len()), groups.count());
            for (place, (number, set, open)) in sets.iter().enumerate() {
                assert_eq!((place, *open), (*number, groups.open(*set)), "{set:b}");
                assert_eq!(groups.number(*set), *number);
                for case in crate::agenda::problem::bits(*open) {
                    assert_eq!(groups.number(set | 1 << case), number + groups.step(case));
                }
            }
        }
    }
}

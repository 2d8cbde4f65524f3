//! Which sets of cases fit at all, in some order that the colours allow: each is done as early as it can be.

use std::collections::BTreeMap;

use super::clock::Starts;
use super::problem::{Problem, bits, low_bits};

/// Sets of up to so many cases are looked at one by one.
pub const MOST: usize = 22;
/// Of so many cases all orders are tried.
const FEW: u32 = 3;
/// Beginnings that are kept of each length where there are too many sets.
const WIDTH: usize = 256;

/// How early cases can be done.
pub struct Earliest {
    minutes: Vec<u32>,
    starts: Vec<Starts>,
    /// Cases that each case may not stand behind.
    before: Vec<u64>,
    horizon: Option<u32>,
    /// The last minute that matters, if the clock matters besides the horizon.
    last: Option<usize>,
}

impl Earliest {
    /// With these minutes for each case of the problem.
    pub fn new(problem: &Problem, minutes: &[u32]) -> Earliest {
        let cases = 0..problem.cases.len();
        let free = |case: usize| problem.cases[case].window.is_none();
        let forces = |one: usize, other: usize| {
            let urgency = |case: usize| problem.cases[case].urgency;
            free(one) && free(other) && problem.colour_order.forces(urgency(one), urgency(other))
        };
        let before = |case: usize| {
            cases.clone().filter(|other| forces(case, *other)).fold(0, |set, other| set | 1 << other)
        };
        Earliest {
            minutes: minutes.to_vec(),
            starts: cases.clone().map(|case| Starts::of(problem, case, minutes[case])).collect(),
            before: cases.clone().map(before).collect(),
            horizon: problem.horizon,
            last: problem.has_times().then_some(problem.last_minute() as usize),
        }
    }

    /// For each set of these cases, by its bits among them: does it fit? There are at most [`MOST`] cases.
    pub fn fitting(&self, cases: &[usize]) -> Vec<bool> {
        match self.last {
            Some(last) => self.fitting_clock(cases, last),
            None => self.fitting_horizon(cases),
        }
    }

    fn fitting_horizon(&self, cases: &[usize]) -> Vec<bool> {
        let mut together = vec![0u64; 1 << cases.len()];
        for set in 1..together.len() {
            let case = cases[set.trailing_zeros() as usize];
            together[set] = together[set & (set - 1)] + u64::from(self.minutes[case]);
        }
        together.iter().map(|minutes| self.in_horizon(*minutes)).collect()
    }

    fn in_horizon(&self, minutes: u64) -> bool {
        self.horizon.is_none_or(|horizon| minutes <= u64::from(horizon))
    }

    fn fitting_clock(&self, cases: &[usize], last: usize) -> Vec<bool> {
        // The minute after the last one stands for never.
        let (never, width) = (last + 1, last + 2);
        let end = |case: usize, clock: usize| {
            let start = if clock < never { self.starts[case].next(clock as u32) } else { None };
            start.map_or(never, |start| (start + self.minutes[case]) as usize) as u16
        };
        let ends: Vec<u16> =
            cases.iter().flat_map(|case| (0..width).map(move |clock| end(*case, clock))).collect();
        let before: Vec<u64> = cases.iter().map(|case| gather(self.before[*case], cases)).collect();
        let forced = before.iter().any(|before| *before != 0);
        let mut earliest = vec![never as u16; 1 << cases.len()];
        earliest[0] = 0;
        for set in 1..earliest.len() {
            let mut best = never as u16;
            for bit in bits(set as u64) {
                if !forced || before[bit] & set as u64 == 0 {
                    best = best.min(ends[bit * width + usize::from(earliest[set & !(1 << bit)])]);
                }
            }
            earliest[set] = best;
        }
        earliest.iter().map(|end| usize::from(*end) != never).collect()
    }

    /// Can these cases be done? `None` when that is not known.
    pub fn fits(&self, set: u64) -> Option<bool> {
        if self.last.is_none() {
            return Some(self.in_horizon(bits(set).map(|case| u64::from(self.minutes[case])).sum()));
        }
        if set.count_ones() <= FEW {
            return Some(self.some_order_fits(set, 0));
        }
        if set.count_ones() as usize <= MOST {
            return self.fitting(&bits(set).collect::<Vec<_>>()).last().copied();
        }
        self.order(set).map(|_| true)
    }

    fn some_order_fits(&self, set: u64, clock: u32) -> bool {
        set == 0
            || bits(set).any(|case| {
                let rest = set & !(1 << case);
                let first = bits(rest).all(|other| self.before[other] >> case & 1 == 0);
                first && self.end(case, clock).is_some_and(|end| self.some_order_fits(rest, end))
            })
    }

    /// Some order in which these cases fit; there may be one when this finds none.
    pub fn order(&self, set: u64) -> Option<Vec<usize>> {
        let mut layer: Vec<(u64, u32, Vec<usize>)> = vec![(0, 0, Vec::new())];
        for _ in bits(set) {
            let mut next: BTreeMap<u64, (u32, &[usize], usize)> = BTreeMap::new();
            for (done, clock, order) in &layer {
                let left = set & !done;
                for case in
                    bits(left).filter(|case| bits(left).all(|other| self.before[other] >> case & 1 == 0))
                {
                    let Some(end) = self.end(case, *clock) else { continue };
                    let known = next.get(&(done | 1 << case));
                    if known.is_none_or(|known| end < known.0) && !self.too_late(left & !(1 << case), end) {
                        next.insert(done | 1 << case, (end, order, case));
                    }
                }
            }
            let mut ways: Vec<_> = next.into_iter().collect();
            ways.sort_by_key(|(done, (end, ..))| (*end, *done));
            ways.truncate(WIDTH);
            let grown = |(done, (end, order, case)): (u64, (u32, &[usize], usize))| {
                (done, end, order.iter().copied().chain([case]).collect())
            };
            layer = ways.into_iter().map(grown).collect();
        }
        layer.into_iter().next().map(|(_, _, order)| order)
    }

    /// Can some of these cases not be done any more?
    fn too_late(&self, cases: u64, clock: u32) -> bool {
        bits(cases).any(|case| self.end(case, clock).is_none())
    }

    /// When a case ends that comes next.
    fn end(&self, case: usize, clock: u32) -> Option<u32> {
        if self.last.is_some() {
            return self.starts[case].next(clock).map(|start| start + self.minutes[case]);
        }
        let end = clock.checked_add(self.minutes[case])?;
        self.in_horizon(u64::from(end)).then_some(end)
    }
}

/// The bits of `set` at these places.
pub fn gather(set: u64, places: &[usize]) -> u64 {
    places.iter().enumerate().fold(0, |inner, (bit, place)| inner | (set >> place & 1) << bit)
}

/// The opposite of [`gather`].
pub fn scatter(inner: u64, places: &[usize]) -> u64 {
    bits(inner & low_bits(places.len())).fold(0, |set, bit| set | 1 << places[bit])
}

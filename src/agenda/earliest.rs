//! How early a set of cases can be done, in any order that the colours allow: does it fit at all?

use super::clock::Starts;
use super::problem::{Problem, bits, low_bits};

/// Sets of up to so many cases are looked at one by one.
pub const MOST: usize = 20;
/// It cannot be done.
pub const NEVER: u32 = u32::MAX;

/// What is needed to tell how early some cases can be done.
pub struct Earliest {
    minutes: Vec<u32>,
    starts: Vec<Starts>,
    /// Cases that each case may not stand behind.
    before: Vec<u64>,
    horizon: u32,
    timed: bool,
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
            horizon: problem.horizon.unwrap_or(NEVER - 1),
            timed: problem.has_times(),
        }
    }

    /// The earliest ends of all sets of these cases: a set by its bits among them.
    ///
    /// There are at most [`MOST`] cases.
    pub fn ends(&self, cases: &[usize]) -> Vec<u32> {
        let mut ends = vec![NEVER; 1 << cases.len()];
        ends[0] = 0;
        let before: Vec<u64> = cases.iter().map(|case| gather(self.before[*case], cases)).collect();
        for set in 1..ends.len() {
            ends[set] = if self.timed {
                let last = |bit: usize| {
                    let earlier = ends[set & !(1 << bit)];
                    if earlier == NEVER || before[bit] & set as u64 != 0 {
                        return NEVER;
                    }
                    self.end(cases[bit], earlier)
                };
                bits(set as u64).map(last).min().unwrap_or(NEVER)
            } else {
                let bit = set.trailing_zeros() as usize;
                let earlier = ends[set & (set - 1)];
                if earlier == NEVER { NEVER } else { self.end(cases[bit], earlier) }
            };
        }
        ends
    }

    /// Can these cases be done? `None` when that is not known.
    pub fn fits(&self, set: u64) -> Option<bool> {
        if !self.timed {
            let minutes: u64 = bits(set).map(|case| u64::from(self.minutes[case])).sum();
            return Some(minutes <= u64::from(self.horizon));
        }
        let cases: Vec<usize> = bits(set).collect();
        if cases.len() <= MOST {
            return self.ends(&cases).last().map(|end| *end != NEVER);
        }
        self.order(set).map(|_| true)
    }

    /// Some order in which these cases fit, found by keeping the earliest ones; there may be one when this finds none.
    pub fn order(&self, set: u64) -> Option<Vec<usize>> {
        const WIDTH: usize = 512;
        let mut layer: Vec<(u64, u32, Vec<usize>)> = vec![(0, 0, Vec::new())];
        for _ in bits(set) {
            let mut next = std::collections::BTreeMap::new();
            for (done, clock, order) in &layer {
                for case in bits(set & !done) {
                    if bits(set & !done).any(|other| self.before[other] >> case & 1 == 1) {
                        continue;
                    }
                    let end = self.end(case, *clock);
                    let done = done | 1 << case;
                    let late = bits(set & !done).any(|other| self.end(other, end) == NEVER);
                    if end == NEVER || late || next.get(&done).is_some_and(|(known, _)| *known <= end) {
                        continue;
                    }
                    let order: Vec<usize> = order.iter().copied().chain([case]).collect();
                    next.insert(done, (end, order));
                }
            }
            layer = next.into_iter().map(|(done, (end, order))| (done, end, order)).collect();
            layer.sort_by_key(|(done, end, _)| (*end, *done));
            layer.truncate(WIDTH);
        }
        layer.into_iter().next().map(|(_, _, order)| order)
    }

    fn end(&self, case: usize, clock: u32) -> u32 {
        if clock == NEVER {
            return NEVER;
        }
        if !self.timed {
            let end = clock.saturating_add(self.minutes[case]);
            return if end <= self.horizon { end } else { NEVER };
        }
        self.starts[case].next(clock).map_or(NEVER, |start| start + self.minutes[case])
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

//! The search: layer by layer, each one case longer, keeping the most promising beginnings of the agenda.
//!
//! A beginning is a set of cases and the minute at which they are done: how they were ordered does not matter for
//! the rest, so only the cheapest order of each is kept. Of each layer the `width` beginnings with the smallest
//! bound go on. What was left behind is remembered by its smallest bound: a plan that is no worse is proven best.

use std::collections::hash_map::Entry;
use std::ops::RangeInclusive;
use std::time::Instant;

use rustc_hash::FxHashMap;

use super::bound::Bound;
use super::core::{Core, Key, NO_WAY, TIES, key};
use super::costs::{Costs, Unit, with_lanes};
use crate::agenda::clock::NEVER;
use crate::agenda::problem::{MOST_CASES, bits};

/// Each pass keeps this many times more.
const WIDER: usize = 8;
/// Beginnings in a layer, up to which the order nearest to the queue is looked for.
const TIE_WIDTH: usize = 4096;
/// Beginnings that are remembered in one pass, over all layers.
const MOST: usize = 16_000_000;
/// Beginnings between two looks at the clock on the wall.
const PATIENCE: usize = 1024;

/// When the search gives up.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limit {
    /// At this moment; never without one.
    pub until: Option<Instant>,
}

impl Limit {
    /// Is it time?
    pub fn over(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() >= until)
    }
}

/// What the search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The best order and its key, if there is one that is better than asked.
    pub best: Option<(Key, Vec<usize>)>,
    /// No order has a smaller key than this.
    pub bound: Key,
}

impl Found {
    /// With what a later search found, which asked for better than this.
    pub fn or(self, later: Found) -> Found {
        Found { best: later.best.or(self.best), bound: later.bound.max(self.bound) }
    }

    /// Is the cost known to be the smallest, or is it known that there is none below `below`? (Of orders that cost the
    /// same another may stand nearer to the queue.)
    pub fn proven(&self, below: Key) -> bool {
        self.bound >> TIES >= self.best.as_ref().map_or(below, |best| best.0) >> TIES
    }
}

#[derive(Clone, Copy)]
struct Label {
    done: u64,
    clock: u16,
    case: u8,
    parent: u32,
    key: Key,
    bound: Key,
}

/// The best order with a key below `below`; first with few beginnings in a layer, then with more.
pub fn search(core: &Core, bound: &Bound, below: Key, widths: RangeInclusive<usize>, limit: &Limit) -> Found {
    with_lanes!(core.count(), passes(core, bound, below, widths, limit))
}

fn passes<const LANES: usize>(
    core: &Core,
    bound: &Bound,
    below: Key,
    widths: RangeInclusive<usize>,
    limit: &Limit,
) -> Found {
    let costs = Costs::<LANES>::new(core, &Unit::minutes(core));
    let mut found = Found { best: None, bound: 0 };
    let mut below = below;
    let mut width = *widths.start();
    loop {
        let pass = Pass { core, costs: &costs, bound, width, below, limit, left: NO_WAY };
        let (best, left) = pass.run();
        if let Some(best) = best {
            below = best.0;
            found.best = Some(best);
        }
        found.bound = found.bound.max(if left >= below { below } else { left });
        let decided = found.bound >= below || found.proven(below) && width >= TIE_WIDTH;
        if decided || limit.over() || width * WIDER > *widths.end() {
            return found;
        }
        width *= WIDER;
    }
}

struct Pass<'a, const LANES: usize> {
    core: &'a Core,
    costs: &'a Costs<LANES>,
    bound: &'a Bound<'a>,
    width: usize,
    below: Key,
    limit: &'a Limit,
    /// The smallest bound of what was left behind.
    left: Key,
}

impl<const LANES: usize> Pass<'_, LANES> {
    /// The best order of this pass, and the smallest bound of what it left behind.
    fn run(mut self) -> (Option<(Key, Vec<usize>)>, Key) {
        let start = Label { done: 0, clock: 0, case: 0, parent: 0, key: 0, bound: 0 };
        let mut layer = vec![start];
        let mut history: Vec<Vec<(u32, u8)>> = Vec::new();
        let mut remembered = 0;
        for _ in 0..self.core.count() {
            layer = self.next(&layer);
            remembered += layer.len();
            if remembered > MOST {
                self.leave(&layer);
                return (None, self.left);
            }
            history.push(layer.iter().map(|label| (label.parent, label.case)).collect());
        }
        let best = layer.iter().enumerate().min_by_key(|(_, label)| label.key);
        let best = best.map(|(index, label)| (label.key, self.order(&history, index)));
        (best, self.left)
    }

    fn leave(&mut self, labels: &[Label]) {
        let least = labels.iter().map(|label| label.bound).min();
        self.left = self.left.min(least.unwrap_or(NO_WAY));
    }

    fn order(&self, history: &[Vec<(u32, u8)>], mut index: usize) -> Vec<usize> {
        let mut order: Vec<usize> = history
            .iter()
            .rev()
            .map(|layer| {
                let (parent, case) = layer[index];
                index = parent as usize;
                self.core.queue[usize::from(case)]
            })
            .collect();
        order.reverse();
        order
    }

    /// The best beginnings with one case more.
    fn next(&mut self, layer: &[Label]) -> Vec<Label> {
        let mut places: FxHashMap<(u64, u16), u32> = FxHashMap::default();
        let mut next: Vec<Label> = Vec::new();
        for (parent, label) in layer.iter().enumerate() {
            if parent % PATIENCE == PATIENCE - 1 && self.limit.over() {
                self.leave(&layer[parent..]);
                break;
            }
            self.expand(label, |mut child| {
                child.parent = parent as u32;
                match places.entry((child.done, child.clock)) {
                    Entry::Vacant(place) => {
                        place.insert(next.len() as u32);
                        next.push(child);
                    }
                    Entry::Occupied(place) => {
                        let known = &mut next[*place.get() as usize];
                        if child.key < known.key {
                            *known = child;
                        }
                    }
                }
            });
            if next.len() > 4 * self.width + MOST_CASES {
                self.narrow(&mut next);
                places = (0..).zip(&next).map(|(place, label)| ((label.done, label.clock), place)).collect();
            }
        }
        self.narrow(&mut next);
        next
    }

    /// Leaves all behind but the most promising.
    fn narrow(&mut self, labels: &mut Vec<Label>) {
        if labels.len() > self.width {
            labels.select_nth_unstable_by_key(self.width, |label| (label.bound, label.done, label.clock));
            self.leave(&labels[self.width..]);
            labels.truncate(self.width);
        }
    }

    /// All ways to go on that can still be better than what is known.
    fn expand(&self, label: &Label, mut child: impl FnMut(Label)) {
        let core = self.core;
        let on_site = core.on_site(label.done);
        let costs = self.costs.next(core, label.done, on_site);
        let present = core.present(label.done, on_site);
        let remaining = core.all() & !label.done;
        for case in bits(core.open(label.done)) {
            if core.twins[case] & remaining != 0 {
                continue;
            }
            let mut cost = u64::from(costs[case]);
            let mut end = 0;
            if let Some(clock) = &core.clock {
                let start = clock.next(case, label.clock);
                if start == NEVER {
                    continue;
                }
                if start > label.clock {
                    cost += clock.between(label.clock, start) * present;
                }
                end = start + core.minutes[case] as u16;
                if clock.too_late(remaining & !(1 << case), end) {
                    continue;
                }
            }
            let done = label.done | 1 << case;
            let key = label.key + key(cost) + core.inversions(case, remaining);
            let Some(rest) = self.bound.rest(done, end) else { continue };
            // A gap makes the bound of a longer beginning the weaker one at times: what was known remains so.
            let bound = (key + rest).max(label.bound);
            if bound < self.below && rest < NO_WAY {
                child(Label { done, clock: end, case: case as u8, parent: 0, key, bound });
            }
        }
    }
}

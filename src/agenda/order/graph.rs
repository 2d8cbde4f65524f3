//! A lower bound that knows the clock: all sets of cases that can still be part of a better plan, with the moments
//! between which each can be done, the latest moment from which the rest fits, and what the rest costs at least.
//!
//! The cost of a gap is counted only as far as no route to the set avoids it; the search counts the rest.

use rustc_hash::FxHashMap;

use super::core::{Core, Key, NO_WAY, key};
use super::costs::{Costs, Unit, with_lanes};
use super::patterns::Patterns;
use super::search::Limit;
use crate::agenda::clock::{Clock, NEVER};
use crate::agenda::problem::bits;

/// Up to so many cases a set is found by its bits.
const PLAIN: usize = 22;

/// Sets at most: 160 MiB.
const MOST: usize = 4 << 20;
/// Sets between two looks at the clock on the wall.
const PATIENCE: usize = 1 << 14;

/// The sets that matter.
pub struct Graph {
    nodes: Vec<Node>,
    places: Places,
}

#[derive(Clone, Copy)]
struct Node {
    done: u64,
    /// Cheapest way here, at least.
    spent: Key,
    /// Cheapest way on, at least.
    rest: Key,
    /// The first and the last moment at which the set can be done.
    from: u16,
    to: u16,
    /// The clock must be less than this.
    deadline: u16,
}

/// Where each set stands among the nodes; 0 is nowhere, for nothing leads to the empty set.
enum Places {
    /// By its bits.
    Plain(Vec<u32>),
    Hashed(FxHashMap<u64, u32>),
}

const NOWHERE: u32 = 0;

impl Places {
    fn new(core: &Core) -> Places {
        if core.count() <= PLAIN {
            Places::Plain(vec![0; 1 << core.count()])
        } else {
            Places::Hashed(FxHashMap::default())
        }
    }

    #[inline]
    fn get(&self, set: u64) -> u32 {
        match self {
            Places::Plain(places) => places[set as usize],
            Places::Hashed(places) => places.get(&set).copied().unwrap_or(NOWHERE),
        }
    }

    fn set(&mut self, set: u64, place: u32) {
        match self {
            Places::Plain(places) => places[set as usize] = place,
            Places::Hashed(places) => drop(places.insert(set, place)),
        }
    }
}

impl Graph {
    /// All sets that may be part of a plan with a key below `below`. `None` when they are too many.
    pub fn new(core: &Core, clock: &Clock, patterns: &Patterns, below: Key, limit: &Limit) -> Option<Graph> {
        with_lanes!(core.count(), build(core, clock, patterns, below, limit))
    }

    fn node(&self, done: u64) -> Option<&Node> {
        node(&self.nodes, &self.places, done)
    }

    /// At least this much more when `done` is done at this moment; `None` when the rest cannot be done.
    #[inline]
    pub fn rest(&self, done: u64, clock: u16) -> Option<Key> {
        let node = self.node(done)?;
        (clock < node.deadline).then_some(node.rest)
    }
}

fn node<'a>(nodes: &'a [Node], places: &Places, done: u64) -> Option<&'a Node> {
    match places.get(done) {
        NOWHERE => None,
        place => nodes.get(place as usize),
    }
}

fn build<const LANES: usize>(
    core: &Core,
    clock: &Clock,
    patterns: &Patterns,
    below: Key,
    limit: &Limit,
) -> Option<Graph> {
    let costs = Costs::<LANES>::new(core, &Unit::minutes(core));
    let rest = patterns.rest(0);
    let nodes = vec![Node { done: 0, spent: 0, rest, from: 0, to: 0, deadline: 0 }];
    let mut builder = Builder { core, clock, patterns, costs, below, nodes, places: Places::new(core) };
    let mut layer = 0..1;
    for _ in 0..core.count() {
        for place in layer.clone() {
            builder.forward(place);
            if builder.nodes.len() > MOST || place % PATIENCE == 0 && limit.over() {
                return None;
            }
        }
        layer = layer.end..builder.nodes.len();
    }
    for place in (0..builder.nodes.len()).rev() {
        builder.backward(place);
    }
    Some(Graph { nodes: builder.nodes, places: builder.places })
}

struct Builder<'a, const LANES: usize> {
    core: &'a Core,
    clock: &'a Clock,
    patterns: &'a Patterns,
    costs: Costs<LANES>,
    below: Key,
    nodes: Vec<Node>,
    places: Places,
}

impl<const LANES: usize> Builder<'_, LANES> {
    /// Adds the sets with one case more.
    fn forward(&mut self, place: usize) {
        let (core, clock) = (self.core, self.clock);
        let node = self.nodes[place];
        let step = self.step(&node);
        let last_ever = clock.last();
        for case in bits(core.open(node.done)) {
            let Some((cost, start)) = step.place(core, clock, &node, case) else { continue };
            let done = node.done | 1 << case;
            let rest = match self::node(&self.nodes, &self.places, done) {
                Some(known) => known.rest,
                None => self.patterns.rest(done),
            };
            let spent = node.spent + cost;
            let length = core.minutes[case] as u16;
            if spent + rest >= self.below || clock.too_late(core.all() & !done, start + length) {
                continue;
            }
            let last = match clock.next(case, node.to) {
                NEVER => clock.previous(case, last_ever),
                start => start,
            };
            let (from, to) = (start + length, last + length);
            let known = self.places.get(done);
            if known != NOWHERE {
                let known = &mut self.nodes[known as usize];
                known.spent = known.spent.min(spent);
                known.from = known.from.min(from);
                known.to = known.to.max(to);
            } else {
                self.places.set(done, self.nodes.len() as u32);
                self.nodes.push(Node { done, spent, rest, from, to, deadline: 0 });
            }
        }
    }

    /// What the rest costs, from the sets with one case more.
    fn backward(&mut self, place: usize) {
        let (core, clock) = (self.core, self.clock);
        let mut node = self.nodes[place];
        node.rest = NO_WAY;
        if node.done == core.all() {
            node.rest = 0;
            node.deadline = clock.last() + 1;
        }
        let step = self.step(&node);
        for case in bits(core.open(node.done)) {
            let next = self.places.get(node.done | 1 << case);
            let Some(next) = self.nodes.get(next as usize).filter(|next| next.rest < NO_WAY) else {
                continue;
            };
            let end = next.deadline.checked_sub(1 + core.minutes[case] as u16);
            let latest = end.map_or(NEVER, |end| clock.previous(case, end));
            if latest == NEVER || latest < node.from {
                continue;
            }
            if let Some((cost, _)) = step.place(core, clock, &node, case) {
                node.rest = node.rest.min(cost + next.rest);
                node.deadline = node.deadline.max(latest + 1);
            }
        }
        if node.spent + node.rest >= self.below {
            node.rest = NO_WAY;
            node.deadline = 0;
        }
        self.nodes[place] = node;
    }

    fn step(&self, node: &Node) -> Step<LANES> {
        let on_site = self.core.on_site(node.done);
        Step {
            remaining: self.core.all() & !node.done,
            costs: self.costs.next(self.core, node.done, on_site),
            present: self.core.present(node.done, on_site),
        }
    }
}

/// What may come next from one set.
struct Step<const LANES: usize> {
    remaining: u64,
    costs: [u32; LANES],
    present: u64,
}

impl<const LANES: usize> Step<LANES> {
    /// What it costs at least to place this case next, and when it can start at the earliest.
    #[inline]
    fn place(&self, core: &Core, clock: &Clock, node: &Node, case: usize) -> Option<(Key, u16)> {
        if core.twins[case] & self.remaining != 0 {
            return None;
        }
        let start = clock.next(case, node.from);
        if start == NEVER {
            return None;
        }
        let mut cost = u64::from(self.costs[case % LANES]);
        if start > node.to {
            cost += clock.between(node.to, start) * self.present;
        }
        Some((key(cost) + core.inversions(case, self.remaining), start))
    }
}

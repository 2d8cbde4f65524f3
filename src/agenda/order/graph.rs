//! A lower bound that knows the clock: all sets of cases that can still be part of a better plan, with the moments
//! between which each can be done, the latest moment from which the rest fits, and what the rest costs at least.
//!
//! The cost of a gap is counted only as far as no route to the set avoids it; the search counts the rest.

use rustc_hash::FxHashMap;

use super::core::{Core, Key, NO_WAY, key};
use super::patterns::Patterns;
use super::search::Limit;
use super::weights::People;
use crate::agenda::clock::{Clock, NEVER};
use crate::agenda::problem::bits;

/// Up to here the sets are found by their number.
const NUMBERED: usize = 1 << 22;

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

enum Places {
    Numbered(Vec<u32>),
    Hashed(FxHashMap<u64, u32>),
}

const NOWHERE: u32 = u32::MAX;

impl Places {
    fn new(core: &Core) -> Places {
        match core.groups.count().filter(|sets| *sets <= NUMBERED) {
            Some(sets) => Places::Numbered(vec![NOWHERE; sets]),
            None => Places::Hashed(FxHashMap::default()),
        }
    }

    #[inline]
    fn get(&self, core: &Core, set: u64) -> u32 {
        match self {
            Places::Numbered(places) => places[core.groups.number(set)],
            Places::Hashed(places) => places.get(&set).copied().unwrap_or(NOWHERE),
        }
    }

    fn set(&mut self, core: &Core, set: u64, place: u32) {
        match self {
            Places::Numbered(places) => places[core.groups.number(set)] = place,
            Places::Hashed(places) => drop(places.insert(set, place)),
        }
    }
}

impl Graph {
    /// All sets that may be part of a plan with a key below `below`. `None` when they are too many.
    pub fn new(core: &Core, clock: &Clock, patterns: &Patterns, below: Key, limit: &Limit) -> Option<Graph> {
        let mut graph = Graph { nodes: Vec::new(), places: Places::new(core) };
        let rest = patterns.rest(core.all());
        graph.nodes.push(Node { done: 0, spent: 0, rest, from: 0, to: 0, deadline: 0 });
        graph.places.set(core, 0, 0);
        let mut layer = 0..1;
        for _ in 0..core.count() {
            for place in layer.clone() {
                graph.forward(core, clock, patterns, below, place);
                if graph.nodes.len() > MOST || place % PATIENCE == 0 && limit.over() {
                    return None;
                }
            }
            layer = layer.end..graph.nodes.len();
        }
        for place in (0..graph.nodes.len()).rev() {
            graph.backward(core, clock, below, place);
        }
        Some(graph)
    }

    /// At least this much more when `done` is done at this moment; `None` when the rest cannot be done.
    #[inline]
    pub fn rest(&self, core: &Core, done: u64, clock: u16) -> Option<Key> {
        let node = self.nodes.get(self.places.get(core, done) as usize)?;
        (clock < node.deadline).then_some(node.rest)
    }

    /// Adds the sets with one case more.
    fn forward(&mut self, core: &Core, clock: &Clock, patterns: &Patterns, below: Key, place: usize) {
        let node = self.nodes[place];
        let open = core.open(node.done);
        if bits(open).any(|case| clock.next(case, node.from) == NEVER) {
            return;
        }
        let step = Step::new(core, clock, &node);
        for case in bits(open) {
            let Some((spent, start)) = step.place(case).map(|(cost, start)| (node.spent + cost, start))
            else {
                continue;
            };
            let done = node.done | 1 << case;
            let length = core.minutes[case] as u16;
            let last = match clock.next(case, node.to) {
                NEVER => clock.previous(case, clock.last()),
                start => start,
            };
            let (from, to) = (start + length, last + length);
            match self.places.get(core, done) {
                NOWHERE => {
                    let rest = patterns.rest(core.all() & !done);
                    if spent + rest < below {
                        self.places.set(core, done, self.nodes.len() as u32);
                        self.nodes.push(Node { done, spent, rest, from, to, deadline: 0 });
                    }
                }
                known => {
                    let known = &mut self.nodes[known as usize];
                    if spent + known.rest < below {
                        known.spent = known.spent.min(spent);
                        known.from = known.from.min(from);
                        known.to = known.to.max(to);
                    }
                }
            }
        }
    }

    /// What the rest costs, from the sets with one case more.
    fn backward(&mut self, core: &Core, clock: &Clock, below: Key, place: usize) {
        let mut node = self.nodes[place];
        node.rest = NO_WAY;
        if node.done == core.all() {
            node.rest = 0;
            node.deadline = clock.last() + 1;
        }
        let step = Step::new(core, clock, &node);
        for case in bits(core.open(node.done)) {
            let Some(next) = self.nodes.get(self.places.get(core, node.done | 1 << case) as usize) else {
                continue;
            };
            let end = next.deadline.checked_sub(1 + core.minutes[case] as u16);
            let latest = end.map_or(NEVER, |end| clock.previous(case, end));
            if latest == NEVER || latest < node.from || next.rest >= NO_WAY {
                continue;
            }
            if let Some((cost, _)) = step.place(case) {
                node.rest = node.rest.min(cost + next.rest);
                node.deadline = node.deadline.max(latest + 1);
            }
        }
        if node.spent + node.rest >= below {
            node.rest = NO_WAY;
            node.deadline = 0;
        }
        self.nodes[place] = node;
    }
}

/// What may come next from one set.
struct Step<'a> {
    core: &'a Core,
    clock: &'a Clock,
    remaining: u64,
    on_site: People,
    gap: u64,
    from: u16,
    to: u16,
}

impl<'a> Step<'a> {
    fn new(core: &'a Core, clock: &'a Clock, node: &Node) -> Step<'a> {
        let on_site = core.on_site(node.done);
        let always = if node.done == 0 { 0 } else { u64::from(core.rows.always) };
        let gap = core.weights.sum(on_site) + always;
        Step { core, clock, remaining: core.all() & !node.done, on_site, gap, from: node.from, to: node.to }
    }

    /// What it costs at least to place this case next, and when it can start at the earliest.
    #[inline]
    fn place(&self, case: usize) -> Option<(Key, u16)> {
        let core = self.core;
        if core.twins[case] & self.remaining != 0 {
            return None;
        }
        let start = self.clock.next(case, self.from);
        if start == NEVER {
            return None;
        }
        let waiting = core.weights.sum(self.on_site & !core.people[case]);
        let mut cost = u64::from(core.minutes[case]) * waiting + core.penalties(case, self.remaining);
        if start > self.to {
            cost += self.clock.between(self.to, start) * self.gap;
        }
        Some((key(cost) + core.inversions(case, self.remaining), start))
    }
}

//! The cases that are planned together, renumbered and reduced to what decides their order.

use super::groups::Groups;
use super::reduce::Rows;
use super::weights::{People, Unions, Weights};
use crate::agenda::clock::{Clock, Tight};
use crate::agenda::problem::{ColourOrder, Problem, bits, low_bits};

/// A cost and, behind it, the inversions against the queue: the smaller, the better.
pub type Key = u64;

/// Room for the inversions.
pub const TIES: u32 = 16;
/// More than any key.
pub const NO_WAY: Key = u64::MAX >> 2;

/// The smallest key with this cost.
pub fn key(cost: u64) -> Key {
    cost << TIES
}

/// What decides the order of some cases. A case is a bit in a set; `queue` tells which one.
pub struct Core {
    /// Place in the queue of each case.
    pub queue: Vec<usize>,
    /// Minutes of each case.
    pub minutes: Vec<u32>,
    /// Attendance of the groups of participants, with their weights.
    pub rows: Rows,
    /// Groups of participants that each case needs.
    pub people: Vec<People>,
    /// Weights of sets of those groups.
    pub weights: Weights,
    /// Whom a set of cases needs.
    pub unions: Unions,
    /// The cases before each case in the queue.
    pub earlier: Vec<u64>,
    /// The cases that each case should, but need not, come after.
    pub urgent: Vec<u64>,
    /// Cost of a case that comes before one it should come after.
    pub penalty: u64,
    /// Cases that are the same in everything, and earlier in the queue: they go first.
    pub twins: Vec<u64>,
    /// Which cases must come before others.
    pub groups: Groups,
    /// When the cases may start, if the clock decides anything.
    pub clock: Option<Clock>,
    /// Of a part: which of its cases must have ended before some moments.
    pub tight: Vec<Tight>,
}

impl Core {
    /// For the cases in `kept` of the problem, with these minutes for each case of the problem.
    pub fn new(problem: &Problem, kept: u64, minutes: &[u32]) -> Core {
        let (queue, groups) = numbering(problem, kept);
        let minutes: Vec<u32> = queue.iter().map(|case| minutes[*case]).collect();
        let clock = Clock::new(problem, &queue, &minutes);
        let inner = |set: u64| gather(set, &queue);
        let rows = problem.participants.iter().map(|one| (inner(one.cases), one.weight));
        let rows = Rows::new(rows, queue.len());
        let urgent = queue.iter().map(|case| inner(more_urgent(problem, *case))).collect();
        let penalty = u64::from(problem.colour_order.penalty());
        Core::assemble(queue, minutes, rows, urgent, penalty, groups, clock)
    }

    fn assemble(
        queue: Vec<usize>,
        minutes: Vec<u32>,
        rows: Rows,
        urgent: Vec<u64>,
        penalty: u64,
        groups: Groups,
        clock: Option<Clock>,
    ) -> Core {
        let people: Vec<People> = (0..queue.len())
            .map(|case| {
                let needed = rows.rows.iter().enumerate().filter(|(_, (row, _))| row >> case & 1 == 1);
                needed.fold(0, |all, (group, _)| all | 1 << group)
            })
            .collect();
        let weights = Weights::new(&rows.rows.iter().map(|row| row.1).collect::<Vec<_>>());
        let unions = Unions::new(&people);
        let before = |case: usize| {
            (0..queue.len())
                .filter(|other| queue[*other] < queue[case])
                .fold(0, |set, other| set | 1 << other)
        };
        let earlier: Vec<u64> = (0..queue.len()).map(before).collect();
        let (twins, tight) = (Vec::new(), Vec::new());
        let mut core = Core {
            queue,
            minutes,
            rows,
            people,
            weights,
            unions,
            earlier,
            urgent,
            penalty,
            twins,
            groups,
            clock,
            tight,
        };
        core.twins = (0..core.count()).map(|case| core.twins_of(case)).collect();
        core
    }

    /// Some blocks of cases, each as if it were one case, without clock: for a lower bound. The cases of a block need
    /// the same people; blocks stand in the order of their first cases.
    pub fn part(&self, blocks: &[u64]) -> Core {
        let leaders: Vec<usize> = blocks.iter().map(|block| block.trailing_zeros() as usize).collect();
        let inner = |set: u64| gather(set, &leaders);
        let rows = Rows::new(self.rows.rows.iter().map(|(row, weight)| (inner(*row), *weight)), blocks.len());
        let minutes = blocks.iter().map(|block| bits(*block).map(|case| self.minutes[case]).sum()).collect();
        let urgent = leaders.iter().map(|case| inner(self.urgent[*case])).collect();
        let queue = leaders.iter().map(|case| self.queue[*case]).collect();
        let groups = self.groups.part(leaders.iter().fold(0, |set, case| set | 1 << case));
        let mut part = Core::assemble(queue, minutes, rows, urgent, self.penalty, groups, None);
        let tight = self.clock.iter().flat_map(Clock::tight);
        part.tight =
            tight.map(|one| Tight { cases: inner(one.cases), ..*one }).filter(|one| one.cases != 0).collect();
        part
    }

    /// Cases there are.
    pub fn count(&self) -> usize {
        self.queue.len()
    }

    /// All cases.
    pub fn all(&self) -> u64 {
        low_bits(self.count())
    }

    /// No order costs more than this, without gaps.
    pub fn most(&self) -> u64 {
        let minutes: u64 = self.minutes.iter().map(|minutes| u64::from(*minutes)).sum();
        let weight: u64 = self.rows.rows.iter().map(|row| u64::from(row.1)).sum();
        minutes * weight + self.penalty * (self.count() * self.count()) as u64
    }

    /// Who has arrived and is still needed when the cases in `done` are done.
    #[inline]
    pub fn on_site(&self, done: u64) -> People {
        self.unions.of(done) & self.unions.of(self.all() & !done)
    }

    /// The key of an order of the places in the queue, without clock.
    pub fn key(&self, order: &[usize]) -> Key {
        let mut done = 0;
        let place = |queued: &usize| {
            let case = self.queue.iter().position(|other| other == queued).unwrap_or(0);
            let remaining = self.all() & !done;
            let waiting = self.weights.sum(self.on_site(done) & !self.people[case]);
            let overtaken = u64::from((self.urgent[case] & remaining).count_ones());
            done |= 1 << case;
            key(u64::from(self.minutes[case]) * waiting + self.penalty * overtaken)
                + self.inversions(case, remaining)
        };
        order.iter().map(place).sum()
    }

    /// The weight of all who wait when nothing goes on.
    #[inline]
    pub fn present(&self, done: u64, on_site: People) -> u64 {
        let always = if done == 0 { 0 } else { u64::from(self.rows.always) };
        if self.clock.is_none() { 0 } else { self.weights.sum(on_site) + always }
    }

    /// Inversions against the queue when `case` comes next.
    #[inline]
    pub fn inversions(&self, case: usize, remaining: u64) -> u64 {
        u64::from((self.earlier[case] & remaining).count_ones())
    }

    /// The cases that may come next.
    #[inline]
    pub fn open(&self, done: u64) -> u64 {
        self.groups.open(done)
    }

    fn twins_of(&self, case: usize) -> u64 {
        let same = |other: &usize| {
            let (one, two) = (1u64 << case, 1u64 << other);
            let others = !(one | two);
            let colours = self.urgent.iter().all(|urgent| {
                urgent & one == 0 && urgent & two == 0 || urgent & one != 0 && urgent & two != 0
            });
            self.queue[*other] < self.queue[case]
                && self.minutes[*other] == self.minutes[case]
                && self.people[*other] == self.people[case]
                && self.urgent[*other] == self.urgent[case]
                && colours
                && self.groups.same(*other, case)
                && self.clock.as_ref().is_none_or(|clock| clock.same(*other, case))
                && others != 0
        };
        (0..self.count()).filter(same).fold(0, |set, other| set | 1 << other)
    }
}

/// The bits of `set` at these places.
fn gather(set: u64, places: &[usize]) -> u64 {
    places.iter().enumerate().fold(0, |inner, (bit, place)| inner | (set >> place & 1) << bit)
}

/// Numbers the kept cases: those that may stand anywhere, then by what must go first, then as in the queue.
fn numbering(problem: &Problem, kept: u64) -> (Vec<usize>, Groups) {
    let mut queue: Vec<usize> = bits(kept).collect();
    let forced = |case: usize| problem.cases[case].window.is_none();
    let class = |case: usize| match problem.colour_order {
        ColourOrder::Free | ColourOrder::Soft(_) => 0,
        ColourOrder::RedFirst(_) => problem.cases[case].urgency.min(1),
        ColourOrder::Strict => problem.cases[case].urgency,
    };
    let mut classes: Vec<u32> = queue.iter().filter(|case| forced(**case)).map(|case| class(*case)).collect();
    classes.sort_unstable();
    let sizes: Vec<usize> = classes.chunk_by(|one, two| one == two).map(<[u32]>::len).collect();
    if sizes.len() < 2 {
        return (queue.clone(), Groups::new(0, &[queue.len()]));
    }
    queue.sort_by_key(|case| (forced(*case), if forced(*case) { class(*case) } else { 0 }, *case));
    let free = queue.len() - classes.len();
    (queue, Groups::new(free, &sizes))
}

/// The cases without a window that this case should come after, if it has no window itself.
fn more_urgent(problem: &Problem, case: usize) -> u64 {
    let this = &problem.cases[case];
    if this.window.is_some() {
        return 0;
    }
    let before =
        |other: &&crate::agenda::problem::Case| other.window.is_none() && other.urgency < this.urgency;
    let cases = problem.cases.iter().enumerate().filter(|(_, other)| before(other));
    cases.fold(0, |set, (other, _)| set | 1 << other)
}

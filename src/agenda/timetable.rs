//! What an order of cases comes down to: when each starts, who is there from when to when, who waits.

use super::clock::{Starts, worked};
use super::problem::Problem;

/// An order of cases, with its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    /// The cases in their order.
    pub slots: Vec<Slot>,
    /// Of each participant of the problem: from the start of the first case to the end of the last; `None` for who
    /// has no case in this order.
    pub stays: Vec<Option<Stay>>,
    /// All waiting, each minute counted by the weight of who waits.
    pub waiting: u64,
    /// Minutes of penalty for cases that stand before a more urgent one, where the colours are a soft wish.
    pub penalty: u64,
}

/// When a case is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its place in the queue.
    pub case: usize,
    /// Its first minute.
    pub start: u32,
    /// The minute after its last.
    pub end: u32,
}

/// When a participant is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The start of the first case.
    pub from: u32,
    /// The end of the last case.
    pub to: u32,
    /// Minutes in between without an own case or a pause.
    pub waiting: u32,
}

impl Timetable {
    /// Each case as early as it may start after the one before it. The colours are not looked at, but for the
    /// penalty.
    ///
    /// # Errors
    /// The first case that does not fit any more.
    pub fn new(problem: &Problem, minutes: &[u32], order: &[usize]) -> Result<Timetable, usize> {
        let mut clock = 0;
        let mut slots = Vec::with_capacity(order.len());
        for case in order.iter().copied() {
            let start = Starts::of(problem, case, minutes[case]).next(clock).ok_or(case)?;
            clock = start + minutes[case];
            slots.push(Slot { case, start, end: clock });
        }
        let stays: Vec<Option<Stay>> =
            problem.participants.iter().map(|one| stay(problem, &slots, one.cases)).collect();
        let pairs = problem.participants.iter().zip(&stays);
        let waits = pairs.filter_map(|(one, stay)| Some(u64::from(one.weight) * u64::from((*stay)?.waiting)));
        let waiting = waits.sum();
        Ok(Timetable { slots, stays, waiting, penalty: penalty(problem, order) })
    }

    /// What the order is judged by: waiting and penalty.
    pub fn value(&self) -> u64 {
        self.waiting + self.penalty
    }

    /// The cases, in their order.
    pub fn order(&self) -> Vec<usize> {
        self.slots.iter().map(|slot| slot.case).collect()
    }

    /// When the last case ends.
    pub fn end(&self) -> u32 {
        self.slots.last().map_or(0, |slot| slot.end)
    }
}

fn stay(problem: &Problem, slots: &[Slot], cases: u64) -> Option<Stay> {
    let own: Vec<&Slot> = slots.iter().filter(|slot| cases >> slot.case & 1 == 1).collect();
    let (from, to) = (own.first()?.start, own.last()?.end);
    let busy: u32 = own.iter().map(|slot| slot.end - slot.start).sum();
    Some(Stay { from, to, waiting: worked(&problem.breaks, from, to) - busy })
}

fn penalty(problem: &Problem, order: &[usize]) -> u64 {
    let each = u64::from(problem.colour_order.penalty());
    let free = |case: &&usize| problem.cases[**case].window.is_none();
    let urgencies: Vec<u32> = order.iter().filter(free).map(|case| problem.cases[*case].urgency).collect();
    let wrong =
        |(place, urgency): (usize, &u32)| urgencies[..place].iter().filter(|one| *one > urgency).count();
    each * urgencies.iter().enumerate().map(wrong).sum::<usize>() as u64
}

/// Does the order respect what the colours force?
pub fn in_colour_order(problem: &Problem, order: &[usize]) -> bool {
    let free: Vec<u32> = order
        .iter()
        .filter(|case| problem.cases[**case].window.is_none())
        .map(|case| problem.cases[*case].urgency)
        .collect();
    let wrong = |(place, later): (usize, &u32)| {
        free[..place].iter().any(|earlier| problem.colour_order.forces(*later, *earlier))
    };
    !free.iter().enumerate().any(wrong)
}

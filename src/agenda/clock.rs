//! When a case may start, and how many minutes of waiting lie between two moments.

use super::order::Weights;
use super::problem::{Problem, Span};

/// Inclusive ranges of minutes at which one case may start, in order and apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starts(Vec<(u32, u32)>);

impl Starts {
    /// Of a case with this length.
    pub fn of(problem: &Problem, case: usize, minutes: u32) -> Starts {
        let last = u32::try_from(problem.last_minute()).unwrap_or(u32::MAX);
        let mut starts = Starts(Vec::new());
        if let Some(last) = last.checked_sub(minutes) {
            starts.0.push((0, last));
        }
        if let Some(window) = problem.cases[case].window {
            starts.keep(&[window], minutes);
        }
        let needed = problem.participants.iter().filter(|one| one.cases >> case & 1 == 1);
        for spans in needed.filter_map(|one| one.available.as_ref()) {
            starts.keep(spans, minutes);
        }
        for pause in &problem.breaks {
            starts.avoid(*pause, minutes);
        }
        starts
    }

    /// The first start that is not before `clock`.
    pub fn next(&self, clock: u32) -> Option<u32> {
        self.0.iter().find(|(_, last)| *last >= clock).map(|(first, _)| clock.max(*first))
    }

    /// Keeps the starts from which the case lies inside one of the spans.
    fn keep(&mut self, spans: &[Span], minutes: u32) {
        let mut kept: Vec<(u32, u32)> = Vec::new();
        for span in spans {
            let Some(last) = span.to.checked_sub(minutes).filter(|last| *last >= span.from) else { continue };
            let shared = self.0.iter().map(|(from, to)| (span.from.max(*from), last.min(*to)));
            kept.extend(shared.filter(|(from, to)| from <= to));
        }
        kept.sort_unstable();
        self.0.clear();
        for (from, to) in kept {
            match self.0.last_mut() {
                Some(before) if from <= before.1.saturating_add(1) => before.1 = before.1.max(to),
                _ => self.0.push((from, to)),
            }
        }
    }

    /// Takes out the starts at which the case would overlap the pause.
    fn avoid(&mut self, pause: Span, minutes: u32) {
        let first = pause.from.saturating_add(1).saturating_sub(minutes);
        let apart = |&(from, to): &(u32, u32)| {
            let before = first.checked_sub(1).map(|last| (from, to.min(last)));
            let after = (from.max(pause.to), to);
            before.into_iter().chain([after]).filter(|(from, to)| from <= to).collect::<Vec<_>>()
        };
        // A pause without minutes at the start of a case is no pause.
        if first < pause.to {
            self.0 = self.0.iter().flat_map(apart).collect();
        }
    }
}

/// Minutes that are not in a pause, between two moments.
pub fn worked(breaks: &[Span], from: u32, to: u32) -> u32 {
    let pauses = breaks.iter().map(|pause| to.min(pause.to).saturating_sub(from.max(pause.from)));
    to - from - pauses.sum::<u32>()
}

/// In the tables: this case cannot start any more.
pub const NEVER: u16 = u16::MAX;

/// [`Starts`] of all cases that are planned together, as tables: every look-up is one step.
pub struct Clock {
    minutes: usize,
    next: Vec<u16>,
    previous: Vec<u16>,
    worked: Vec<u32>,
    /// What must be done before the first moment at which some cases must have ended, the second, and so on.
    tight: Vec<Tight>,
    /// Minutes of sets of cases.
    lengths: Weights,
}

/// Cases that must have ended at some moment.
#[derive(Clone, Copy)]
pub struct Tight {
    /// The cases.
    pub cases: u64,
    /// Minutes outside pauses before that moment.
    pub worked: u32,
}

impl Clock {
    /// For these cases of the problem, with these lengths. `None` when the clock decides nothing.
    pub fn new(problem: &Problem, cases: &[usize], lengths: &[u32]) -> Option<Clock> {
        let all: Vec<Starts> =
            cases.iter().zip(lengths).map(|(case, length)| Starts::of(problem, *case, *length)).collect();
        let together: u64 = lengths.iter().map(|length| u64::from(*length)).sum();
        let free = |(starts, length): (&Starts, &u32)| matches!(starts.0[..], [(0, last)] if u64::from(last) + u64::from(*length) >= together);
        if all.iter().zip(lengths).all(free) {
            return None;
        }
        Some(Self::tables(problem, &all, lengths))
    }

    fn tables(problem: &Problem, all: &[Starts], lengths: &[u32]) -> Clock {
        let minutes = problem.last_minute() as usize + 1;
        let mut next = vec![NEVER; all.len() * minutes];
        let mut previous = vec![NEVER; all.len() * minutes];
        for (starts, rows) in all.iter().zip(next.chunks_mut(minutes).zip(previous.chunks_mut(minutes))) {
            let mut clock = 0;
            for (first, last) in starts.0.iter().map(|(first, last)| (*first as usize, *last as usize)) {
                rows.0[clock..first].fill(first as u16);
                rows.1[last..].fill(last as u16);
                for minute in first..=last {
                    rows.0[minute] = minute as u16;
                    rows.1[minute] = minute as u16;
                }
                clock = last + 1;
            }
        }
        let worked: Vec<u32> = (0..minutes).map(|minute| worked(&problem.breaks, 0, minute as u32)).collect();
        let mut ends: Vec<(u32, usize)> = all
            .iter()
            .zip(lengths)
            .enumerate()
            .filter_map(|(case, (starts, length))| {
                Some((worked[(starts.0.last()?.1 + length) as usize], case))
            })
            .collect();
        ends.sort_unstable();
        let mut cases = 0;
        let mut tight: Vec<Tight> = Vec::new();
        for same in ends.chunk_by(|one, other| one.0 == other.0) {
            cases |= same.iter().fold(0, |set, (_, case)| set | 1 << case);
            tight.push(Tight { cases, worked: same[0].0 });
        }
        // What can be done until the end is not in a hurry, unless it is the end that presses.
        let loose = |one: &Tight| problem.horizon.is_none() && one.worked == worked[minutes - 1];
        tight.retain(|one| !loose(one));
        let lengths = Weights::new(lengths);
        Clock { minutes, next, previous, worked, tight, lengths }
    }

    /// The last minute there is.
    pub fn last(&self) -> u16 {
        (self.minutes - 1) as u16
    }

    /// The first start of a case that is not before `clock`, or [`NEVER`].
    #[inline]
    pub fn next(&self, case: usize, clock: u16) -> u16 {
        self.next[case * self.minutes + usize::from(clock)]
    }

    /// The last start of a case that is not after `clock`, or [`NEVER`].
    #[inline]
    pub fn previous(&self, case: usize, clock: u16) -> u16 {
        self.previous[case * self.minutes + usize::from(clock)]
    }

    /// May two cases start at the same minutes?
    pub fn same(&self, one: usize, two: usize) -> bool {
        let row = |case: usize| &self.next[case * self.minutes..(case + 1) * self.minutes];
        row(one) == row(two)
    }

    /// What must be done before some moments, the first moment first.
    pub fn tight(&self) -> &[Tight] {
        &self.tight
    }

    /// Is it already too late for some of the remaining cases, however they are ordered?
    #[inline]
    pub fn too_late(&self, remaining: u64, clock: u16) -> bool {
        let busy = u64::from(self.worked[usize::from(clock)]);
        let late = |one: &Tight| {
            let urgent = remaining & one.cases;
            urgent != 0 && busy + self.lengths.sum(urgent.into()) > u64::from(one.worked)
        };
        self.tight.iter().any(late)
    }

    /// Minutes outside pauses between two moments.
    #[inline]
    pub fn between(&self, from: u16, to: u16) -> u64 {
        u64::from(self.worked[usize::from(to)] - self.worked[usize::from(from)])
    }
}

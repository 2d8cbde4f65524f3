//! The cases chosen so far, as a problem for the planner.

use super::earliest::Earliest;
use super::hour::{Hour, Stretch};
use super::problem::bits;
use super::select::Queued;
use super::table::Table;
use super::{Case, ColourOrder, Participant, Problem, Span};
use crate::dutch::clock::Minute;
use crate::model::case_file::Crisis;

/// Up to so many cases it is proven that they do not fit; more are given up when no order is found.
const PROVEN: usize = 14;

/// A case on the agenda.
#[derive(Clone, Debug)]
pub struct Chosen<'a> {
    /// Its place in the queue.
    pub queued: &'a Queued<'a>,
    /// Who would be there if nobody had changed it by hand.
    pub own_seats: Vec<usize>,
    /// Who is there.
    pub seats: Vec<usize>,
    /// How long it would take if nobody had changed it by hand.
    pub own_minutes: u32,
    /// How long it takes.
    pub minutes: u32,
    /// When it must begin.
    pub begin: Option<Minute>,
}

/// What may give way so that a case fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Giving {
    /// The colours no longer decide the order.
    pub colours: bool,
    /// The case no longer begins at its own time.
    pub begin: bool,
    /// Those who must be there must be there, whatever they said.
    pub seats: Vec<usize>,
}

/// The agenda in the making.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// The time there is.
    pub hour: &'a Hour,
    /// Who may be there.
    pub table: Table,
    /// In the order of the queue.
    pub chosen: Vec<Chosen<'a>>,
    /// What the colours decide.
    pub colours: ColourOrder,
    /// Whose availability was set aside.
    pub set_aside: Vec<usize>,
    room: Stretch,
    capacity: u32,
}

impl<'a> Draft<'a> {
    /// Nothing yet.
    pub fn new(hour: &'a Hour, table: Table, colours: ColourOrder) -> Draft<'a> {
        let (room, capacity) = (hour.room(), hour.capacity());
        Draft { hour, table, chosen: Vec::new(), colours, set_aside: Vec::new(), room, capacity }
    }

    /// From when to when cases are discussed.
    pub fn room(&self) -> Stretch {
        self.room
    }

    /// Minutes for cases that nobody has yet.
    pub fn minutes_left(&self) -> u32 {
        self.capacity.saturating_sub(self.chosen.iter().map(|chosen| chosen.minutes).sum())
    }

    /// Whether whoever sits there cannot be at any case.
    pub fn is_away(&self, seat: usize) -> bool {
        let seat = &self.table.seats[seat];
        let overlaps = |stretch: &Stretch| stretch.0 < self.room.1 && stretch.1 > self.room.0;
        seat.absent || seat.available.as_ref().is_some_and(|available| !available.iter().any(overlaps))
    }

    /// Gives way.
    pub fn ease(&mut self, giving: &Giving) {
        if giving.colours {
            self.colours = match self.colours {
                ColourOrder::RedFirst(penalty) => ColourOrder::Soft(penalty),
                ColourOrder::Strict => ColourOrder::Soft(super::compose::SOFT),
                other => other,
            };
        }
        if giving.begin
            && let Some(last) = self.chosen.last_mut()
        {
            last.begin = None;
        }
        self.set_aside.extend(&giving.seats);
    }

    /// The ways in which the case that came last may be made to fit, what is given up least first. Only for a red case
    /// availability gives way, and the order of the colours for another one only when red cannot be discussed at once:
    /// nobody waits for who comes later.
    pub fn ways_to_give(&self, red: bool) -> Vec<Giving> {
        let Some(last) = self.chosen.last() else { return Vec::new() };
        let forced = matches!(self.colours, ColourOrder::RedFirst(_) | ColourOrder::Strict)
            && (red || !self.red_can_begin());
        let limited =
            |seat: &usize| self.table.seats[*seat].available.is_some() && !self.set_aside.contains(seat);
        let limited: Vec<usize> = last.seats.iter().copied().filter(limited).collect();
        let mut ways = Vec::new();
        for seats in [Vec::new(), limited] {
            for begin in [false, true] {
                for colours in [false, true] {
                    let giving = Giving { colours, begin, seats: seats.clone() };
                    let senseless = colours && !forced || begin && last.begin.is_none();
                    if !senseless && (red || seats.is_empty()) && !ways.contains(&giving) {
                        ways.push(giving);
                    }
                }
            }
        }
        ways
    }

    /// Whether the red cases without a time of their own can be discussed one after another from the start.
    fn red_can_begin(&self) -> bool {
        let mut problem = self.problem();
        let shift = usize::from(self.has_opening());
        let is_red = |chosen: &Chosen<'_>| urgency(chosen) == 0 && chosen.begin.is_none();
        let red = self.chosen.iter().enumerate().filter(|(_, chosen)| is_red(chosen));
        let red: Vec<usize> = red.map(|(index, _)| index).collect();
        let mut end = self.room.0 + red.iter().map(|index| self.chosen[*index].minutes).sum::<u32>();
        for (from, to) in &self.hour.pauses {
            if (self.room.0..end).contains(from) {
                end += to - from;
            }
        }
        problem.horizon = Some(end - self.start());
        let minutes = problem.minutes();
        let all = red.iter().fold(bits_below(shift), |set, index| set | 1 << (index + shift));
        Earliest::new(&problem, &minutes).fits(all) == Some(true)
    }

    /// The problem, minutes counted from [`Draft::start`]. Its first case is the opening, when there is one.
    pub fn problem(&self) -> Problem {
        let (start, shift) = (self.start(), usize::from(self.has_opening()));
        let from_start = |minute: Minute| minute.saturating_sub(start);
        let span = |stretch: &Stretch| Span { from: from_start(stretch.0), to: from_start(stretch.1) };
        let opening = self.has_opening().then(|| {
            let minutes = from_start(self.room.0);
            Case { minutes, least_minutes: minutes, urgency: 0, window: Some(Span { from: 0, to: minutes }) }
        });
        let cases = self.chosen.iter().map(|chosen| Case {
            minutes: chosen.minutes,
            least_minutes: chosen.minutes,
            urgency: urgency(chosen),
            window: chosen.begin.map(|begin| self.window(begin, chosen.minutes, start)),
        });
        let cases: Vec<Case> = opening.into_iter().chain(cases).collect();
        let all = bits_below(cases.len());
        let participant = |(seat, place): (usize, &super::table::Seat)| {
            let needed = self.chosen.iter().enumerate().filter(|(_, chosen)| chosen.seats.contains(&seat));
            let needed = needed.fold(0u64, |set, (index, _)| set | 1 << (index + shift));
            let needed = if place.always && !self.is_away(seat) { all } else { needed };
            let limited = place.available.as_ref().filter(|_| !self.set_aside.contains(&seat) && needed != 0);
            let available = limited.map(|available| {
                // At the opening whoever opens is there.
                let opening = (self.has_opening() && place.always)
                    .then_some(Span { from: 0, to: from_start(self.room.0) });
                available.iter().map(span).chain(opening).collect()
            });
            Participant { weight: 1, cases: needed, available }
        };
        let seats = self.table.seats.iter().enumerate();
        Problem {
            cases,
            participants: seats.map(participant).collect(),
            breaks: self.hour.pauses.iter().filter(|pause| pause.0 >= self.room.0).map(span).collect(),
            horizon: Some(from_start(self.room.1)),
            colour_order: self.colours,
        }
    }

    /// The minute of the day that is minute 0 of the problem.
    pub fn start(&self) -> Minute {
        if self.has_opening() { self.hour.begin } else { self.room.0 }
    }

    /// Whether the opening is a case of the problem: only then whoever opens is seen to wait for the first case. Without
    /// times the first case follows at once.
    fn has_opening(&self) -> bool {
        let seats = &self.table.seats;
        let timed = self.chosen.iter().any(|chosen| chosen.begin.is_some())
            || seats.iter().any(|seat| seat.available.is_some());
        timed && self.room.0 > self.hour.begin && seats.iter().any(|seat| seat.always)
    }

    fn window(&self, begin: Minute, minutes: u32, start: Minute) -> Span {
        // Before the cases begin nothing can be: such a window is empty and fits nothing.
        let from = begin.checked_sub(start).unwrap_or(u32::MAX >> 8);
        Span { from, to: from.saturating_add(minutes) }
    }

    /// Which of the chosen cases a case of the problem is.
    pub fn index_of(&self, case: usize) -> Option<usize> {
        case.checked_sub(usize::from(self.has_opening()))
    }

    /// Whether all chosen cases can be done.
    pub fn fits(&self) -> bool {
        let problem = self.problem();
        let in_reach = |chosen: &Chosen<'_>| {
            chosen.begin.is_none_or(|begin| begin >= self.room.0 && begin + chosen.minutes <= self.room.1)
        };
        if !self.chosen.iter().all(in_reach) {
            return false;
        }
        let minutes = problem.minutes();
        let earliest = Earliest::new(&problem, &minutes);
        let all = bits_below(problem.cases.len());
        if !problem.has_times() || bits(all).count() <= PROVEN {
            return earliest.fits(all) == Some(true);
        }
        earliest.order(all).is_some()
    }

    /// The cases of the problem in the order in which they were applied for.
    pub fn order_of_application(&self) -> Vec<usize> {
        let shift = usize::from(self.has_opening());
        let mut order: Vec<usize> = (0..self.chosen.len()).collect();
        let applied = |index: &usize| {
            let case = self.chosen[*index].queued.case;
            (case.application.date.is_none(), case.application.date, case.number.clone())
        };
        order.sort_by_key(applied);
        (0..shift).chain(order.into_iter().map(|index| index + shift)).collect()
    }
}

fn urgency(chosen: &Chosen<'_>) -> u32 {
    match chosen.queued.case.crisis {
        Some(Crisis::Red) => 0,
        Some(Crisis::Orange) => 1,
        Some(Crisis::Green) | None => 2,
    }
}

fn bits_below(count: usize) -> u64 {
    super::problem::low_bits(count)
}

//! What is asked of the planner, in plain numbers: cases, participants, minutes.

use super::order::{People, Rows};
use crate::error::{Error, Result};

/// More cases than any meeting has; a set of cases is one machine word.
pub const MOST_CASES: usize = 64;
/// More participants than any meeting has.
pub const MOST_PARTICIPANTS: usize = 4096;
/// All clock times that can matter stay below this: six weeks without a break.
pub const LAST_MINUTE: u64 = 60_000;
/// Bounds weight times minutes, so that no sum overflows.
const MOST_WAITING: u64 = 1 << 30;

/// Minutes from `from` up to `to`, counted from the start of the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first minute.
    pub from: u32,
    /// The minute after the last.
    pub to: u32,
}

/// One case, in its place in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Minutes it should get.
    pub minutes: u32,
    /// Minutes it gets when not everything fits before the horizon.
    pub least_minutes: u32,
    /// Class of urgency: 0 is red, 1 orange, 2 green.
    pub urgency: u32,
    /// The span it must lie in: a fixed slot, or a part of the meeting. Exempt from the colour order, for here the
    /// clock decides.
    pub window: Option<Span>,
}

/// Somebody that one or more cases need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// What a minute of waiting counts for.
    pub weight: u32,
    /// The cases that need this participant, as bits.
    pub cases: u64,
    /// Each of those cases must lie inside one of these; `None` is always, an empty list is never.
    pub available: Option<Vec<Span>>,
}

/// How the colours decide the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColourOrder {
    /// Not at all.
    Free,
    /// Each pair with the more urgent case last costs this many weighted minutes.
    Soft(u32),
    /// Class 0 before all others; among the others as [`ColourOrder::Soft`].
    RedFirst(u32),
    /// No case before a more urgent one.
    Strict,
}

impl ColourOrder {
    /// Weighted minutes for a pair that stands the wrong way round.
    pub fn penalty(self) -> u32 {
        match self {
            ColourOrder::Free | ColourOrder::Strict => 0,
            ColourOrder::Soft(penalty) | ColourOrder::RedFirst(penalty) => penalty,
        }
    }

    /// May a case of class `first` never stand behind one of class `second`?
    pub(super) fn forces(self, first: u32, second: u32) -> bool {
        match self {
            ColourOrder::Free | ColourOrder::Soft(_) => false,
            ColourOrder::RedFirst(_) => first == 0 && second > 0,
            ColourOrder::Strict => first < second,
        }
    }
}

/// A meeting to plan. Cases stand in the order of the queue, which decides between plans that are equally good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In the order of the queue.
    pub cases: Vec<Case>,
    /// In any order.
    pub participants: Vec<Participant>,
    /// Pauses: no case overlaps one, and their minutes are not waiting. In order, without overlap.
    pub breaks: Vec<Span>,
    /// The last minute at which a case may end. With one, cases may be left out; without, all must be placed.
    pub horizon: Option<u32>,
    /// What the colours decide.
    pub colour_order: ColourOrder,
}

impl Problem {
    /// The minutes each case gets: what it should have, or the least when that does not fit before the horizon.
    pub fn minutes(&self) -> Vec<u32> {
        let wanted: u64 = self.cases.iter().map(|case| u64::from(case.minutes)).sum();
        let fits = self.horizon.is_none_or(|horizon| {
            let before = self.breaks.iter().filter(|pause| pause.from < horizon);
            wanted + before.map(|pause| u64::from(pause.to - pause.from)).sum::<u64>() <= u64::from(horizon)
        });
        self.cases.iter().map(|case| if fits { case.minutes } else { case.least_minutes }).collect()
    }

    /// All cases, as bits.
    pub(super) fn all(&self) -> u64 {
        low_bits(self.cases.len())
    }

    /// Refuses what cannot be planned: too much, or what contradicts itself.
    ///
    /// # Errors
    /// With the place, in words of the user: "casus 3", "deelnemer 2".
    pub fn check(&self) -> Result<()> {
        if self.cases.len() > MOST_CASES {
            return Err(too_many("casussen", MOST_CASES));
        }
        if self.participants.len() > MOST_PARTICIPANTS {
            return Err(too_many("deelnemers", MOST_PARTICIPANTS));
        }
        for (index, participant) in self.participants.iter().enumerate() {
            let place = format!("deelnemer {index}");
            if participant.cases & !self.all() != 0 {
                return Err(Error::input("hoort bij een casus die er niet is").at(place));
            }
            check_spans(participant.available.iter().flatten(), &place)?;
        }
        for (index, case) in self.cases.iter().enumerate() {
            check_spans(&case.window, &format!("casus {index}"))?;
        }
        let rows = self.participants.iter().map(|participant| (participant.cases, participant.weight));
        if Rows::new(rows, self.cases.len()).rows.len() > People::BITS as usize {
            return Err(Error::input("te veel deelnemers met elk een andere reeks casussen").remedy(
                format!("Het mogen er {} zijn; verdeel de casussen over twee overleggen.", People::BITS),
            ));
        }
        check_spans(&self.breaks, "pauze")?;
        if self.breaks.windows(2).any(|pair| pair[0].to > pair[1].from) {
            return Err(Error::input("twee pauzes overlappen").remedy("Maak er één pauze van."));
        }
        self.check_sizes()
    }

    fn check_sizes(&self) -> Result<()> {
        if self.has_times() && self.last_minute() > LAST_MINUTE {
            return Err(Error::input("de tijden liggen meer dan zes weken uit elkaar")
                .remedy("Geef alle tijden in minuten na het begin van het overleg."));
        }
        let longest = self.cases.iter().map(|case| u64::from(case.minutes.max(case.least_minutes)));
        let minutes: u64 = longest.sum();
        let weight: u64 = self.participants.iter().map(|participant| u64::from(participant.weight)).sum();
        let penalties = u64::from(self.colour_order.penalty()) * (MOST_CASES * MOST_CASES) as u64;
        let waited = minutes.max(self.last_minute()).saturating_mul(weight);
        if waited.saturating_add(penalties) > MOST_WAITING || weight > u64::from(u32::MAX) {
            return Err(Error::input("de minuten en gewichten zijn te groot om mee te rekenen")
                .remedy("Reken in minuten, en met gewichten van 1 tot 100."));
        }
        Ok(())
    }

    /// Does anything depend on the clock, besides what fits before the horizon?
    pub(super) fn has_times(&self) -> bool {
        !self.breaks.is_empty()
            || self.cases.iter().any(|case| case.window.is_some())
            || self.participants.iter().any(|participant| participant.available.is_some())
    }

    /// No case ends later than this: each starts when the one before it ends, or when something begins or ends.
    pub(super) fn last_minute(&self) -> u64 {
        let minutes: u64 =
            self.cases.iter().map(|case| u64::from(case.minutes.max(case.least_minutes))).sum();
        let windows = self.cases.iter().filter_map(|case| case.window);
        let available =
            self.participants.iter().flat_map(|participant| participant.available.iter().flatten());
        let waits = windows.map(|window| window.from).chain(available.map(|span| span.from)).max();
        let mut last = minutes + u64::from(waits.unwrap_or(0));
        for pause in &self.breaks {
            if u64::from(pause.from) < last {
                last = last.max(u64::from(pause.to) + minutes);
            }
        }
        self.horizon.map_or(last, |horizon| last.min(u64::from(horizon)))
    }
}

/// The lowest `count` bits.
pub(super) fn low_bits(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

/// The places of the bits that are set, from the lowest.
pub(super) fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (set != 0).then(|| {
            let bit = set.trailing_zeros() as usize;
            set &= set - 1;
            bit
        })
    })
}

fn too_many(what: &str, most: usize) -> Error {
    Error::input(format!("meer dan {most} {what}")).remedy("Verdeel ze over twee overleggen.")
}

fn check_spans<'a>(spans: impl IntoIterator<Item = &'a Span>, place: &str) -> Result<()> {
    if spans.into_iter().any(|span| span.to < span.from) {
        return Err(Error::input("een tijd eindigt voor hij begint").at(place));
    }
    Ok(())
}

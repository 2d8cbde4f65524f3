//! From the queue to the agenda: case by case, as long as there is room; then the order with the least waiting.

use std::time::{Duration, Instant};

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::by_hand::ByHand;
use super::draft::{Chosen, Draft};
use super::hour::Hour;
use super::problem::MOST_CASES;
use super::reasons::{self, Words};
use super::select::{Queued, Turn};
use super::slots;
use super::table::{Namer, Table};
use super::{ColourOrder, Effort, Timetable, clash, plan};
use crate::dutch::clock::{self, Minute};
use crate::error::Result;
use crate::model::CaseFile;
use crate::model::agenda::{Agenda, LeftOut, Others};

/// Weighted minutes for a pair of cases whose colours stand the wrong way round, when that is a soft wish.
pub const SOFT: u32 = 5;

/// Cases for which a place is looked for although the first ones did not fit.
const MOST_TRIES: usize = 200;

const NOBODY_COMES: &str = "niemand die nodig is kan erbij zijn";
const NOBODY_ADMITTED: &str = "niemand aan tafel valt onder de toestemming";

/// May a case be discussed, and with whom?
pub trait Consents {
    /// Why a case may not be discussed at all, in Dutch.
    fn refusal(&self, number: &str) -> Option<String>;
    /// Whether it may be discussed with a party, known by any of these texts.
    fn admits(&self, number: &str, called: &[&str]) -> bool;
}

/// What an agenda is made of.
pub struct Request<'a> {
    /// The day.
    pub day: Date,
    /// The time there is.
    pub hour: &'a Hour,
    /// Who may be there.
    pub table: Table,
    /// The open cases.
    pub queue: &'a [Queued<'a>],
    /// What was changed by hand.
    pub by_hand: &'a ByHand,
    /// Who may be discussed with whom.
    pub consents: &'a dyn Consents,
    /// What the colours decide.
    pub colours: ColourOrder,
    /// How long the planner may think.
    pub time: Duration,
    /// Finds the role that a text names.
    pub namer: Namer<'a>,
}

/// What became of it.
#[derive(Debug)]
pub struct Composed {
    /// The agenda; questions, reminders and load are not filled in.
    pub agenda: Agenda,
    /// Everybody who can be there, also those whom the cases brought.
    pub table: Table,
    /// The cases on it, in the order of the queue.
    pub planned: Vec<Planned>,
    /// Cases whose `vaste_tijd` cannot be read.
    pub unread: Vec<String>,
}

/// A case on the agenda, as far as that does not stand there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// Its number.
    pub number: String,
    /// The minutes it would get if nobody had changed it by hand.
    pub own_minutes: u32,
    /// Who would be there then.
    pub own_roles: Vec<String>,
    /// Whether the begin that was asked by hand is kept.
    pub begins_as_asked: bool,
}

/// Makes the agenda.
///
/// # Errors
/// When there are more participants than can be planned for.
pub fn compose(request: Request<'_>) -> Result<Composed> {
    let mut choice = Choice::new(request);
    for queued in choice.request.queue {
        choice.consider(queued);
    }
    choice.finish()
}

struct Choice<'a> {
    request: Request<'a>,
    draft: Draft<'a>,
    /// Minutes of the red cases, when they do not get what they should.
    red_minutes: FxHashMap<&'a str, u32>,
    left_out: Vec<LeftOut>,
    gave: Vec<String>,
    unread: Vec<String>,
    /// Why cases of a kind did not fit: nothing like them will.
    misfits: FxHashMap<(u32, Option<Minute>, Vec<usize>), String>,
    /// Who cannot come: the seat, and the cases that need it.
    missing: Vec<(usize, Vec<String>)>,
    /// Cases that are discussed without somebody, and how that is said.
    without: Vec<(String, String)>,
}

impl<'a> Choice<'a> {
    fn new(mut request: Request<'a>) -> Choice<'a> {
        let table = std::mem::take(&mut request.table);
        let draft = Draft::new(request.hour, table, request.colours);
        let red_minutes = red_minutes(&request);
        let mut gave = Vec::new();
        let shortest = red_minutes.values().min();
        gave.extend(shortest.map(|shortest| {
            format!("er zijn meer rode casussen dan er in het uur passen: ze krijgen minder tijd, vanaf {shortest} minuten")
        }));
        Choice {
            request,
            draft,
            red_minutes,
            left_out: Vec::new(),
            gave,
            unread: Vec::new(),
            misfits: FxHashMap::default(),
            missing: Vec::new(),
            without: Vec::new(),
        }
    }

    fn consider(&mut self, queued: &'a Queued<'a>) {
        let number = queued.case.number.as_str();
        let refusal = queued.refused.map(|refused| refused.reason());
        if let Some(reason) = refusal.or_else(|| self.request.consents.refusal(number)) {
            return self.leave_out(queued, reason);
        }
        let minutes = self.minutes(queued);
        let left = self.draft.minutes_left();
        if minutes > left || self.draft.chosen.len() + 2 > MOST_CASES {
            let capacity = self.request.hour.capacity();
            let reason = if minutes > capacity {
                format!("vraagt {minutes} minuten; voor casussen zijn er {capacity}")
            } else {
                format!("het uur is vol: nodig {minutes} minuten, over {left}")
            };
            return self.leave_out(queued, reason);
        }
        let (own_seats, seats) = match self.seats(queued) {
            Ok(seats) => seats,
            Err(reason) => return self.leave_out(queued, reason.into()),
        };
        let begin = self.begin(queued);
        let own_minutes = self.own_minutes(queued);
        self.try_to_place(Chosen { queued, own_seats, seats, own_minutes, minutes, begin });
    }

    fn minutes(&self, queued: &Queued<'_>) -> u32 {
        let by_hand = self.request.by_hand.cases.get(&queued.case.number).and_then(|by_hand| by_hand.minutes);
        by_hand.filter(|minutes| *minutes > 0).unwrap_or_else(|| self.own_minutes(queued))
    }

    /// The minutes it gets when nobody says otherwise.
    fn own_minutes(&self, queued: &Queued<'_>) -> u32 {
        let red = self.red_minutes.get(queued.case.number.as_str()).copied();
        red.unwrap_or_else(|| self.request.hour.minutes(queued.case, queued.follow_up))
    }

    /// Who the case needs by itself, and with what was changed by hand; only who can come and may be there.
    ///
    /// # Errors
    /// Why nobody is left of those whom it needs.
    fn seats(&mut self, queued: &Queued<'_>) -> std::result::Result<(Vec<usize>, Vec<usize>), &'static str> {
        let (case, namer) = (queued.case, self.request.namer);
        let table = &mut self.draft.table;
        let needed = table.needed(case, self.request.day, namer);
        let mut changed = needed.clone();
        if let Some(by_hand) = self.request.by_hand.cases.get(&case.number) {
            let removed: Vec<usize> =
                by_hand.removed.iter().map(|role| table.partner(role, &[], namer)).collect();
            changed.retain(|seat| !removed.contains(seat));
            changed
                .extend(by_hand.added.iter().map(|role| table.partner(role, &[], namer)).collect::<Vec<_>>());
            changed.sort_unstable();
            changed.dedup();
        }
        self.miss(case, &changed);
        let admitted = |seat: &usize| {
            self.request.consents.admits(&case.number, &self.draft.table.seats[*seat].called())
        };
        let comes = |seat: &usize| !self.draft.is_away(*seat);
        let own = needed.into_iter().filter(comes).filter(admitted).collect();
        let needs_nobody = changed.is_empty();
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            changed.into_iter().filter(comes).partition(admitted);
        if inside.is_empty() && !needs_nobody {
            let nobody_comes = outside.is_empty();
            return Err(if nobody_comes { NOBODY_COMES } else { NOBODY_ADMITTED });
        }
        if !outside.is_empty() {
            let roles: Vec<&str> =
                outside.iter().map(|seat| self.draft.table.seats[*seat].role.as_str()).collect();
            self.without.push((
                case.number.clone(),
                format!(
                    "casus {} wordt besproken zonder {}: de toestemming geldt daar niet voor",
                    case.number,
                    reasons::joined(&roles)
                ),
            ));
        }
        Ok((own, inside))
    }

    /// Notes who cannot come.
    fn miss(&mut self, case: &CaseFile, seats: &[usize]) {
        for seat in seats.iter().copied().filter(|seat| self.draft.is_away(*seat)) {
            match self.missing.iter_mut().find(|(known, _)| *known == seat) {
                Some((_, cases)) => cases.push(case.number.clone()),
                None => self.missing.push((seat, vec![case.number.clone()])),
            }
        }
    }

    /// When the case must begin, if it must.
    fn begin(&mut self, queued: &Queued<'_>) -> Option<Minute> {
        let number = &queued.case.number;
        let by_hand = self.request.by_hand.cases.get(number).and_then(|by_hand| by_hand.begin);
        let text = queued.case.fixed_time.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let own = text.and_then(|text| {
            let time = clock::parse(text);
            if time.is_none() {
                self.unread.push(number.clone());
            }
            time
        });
        by_hand.or(own)
    }

    /// Puts the case on the agenda if it fits; if not, what it asks gives way where that may be.
    fn try_to_place(&mut self, chosen: Chosen<'a>) {
        let kind = (chosen.minutes, chosen.begin, chosen.seats.clone());
        let known = self.misfits.get(&kind).cloned();
        let reason =
            known.or_else(|| (self.misfits.len() >= MOST_TRIES).then(|| "er is geen plaats meer".to_owned()));
        if let Some(reason) = reason.filter(|_| chosen.queued.turn != Turn::Red) {
            return self.leave_out(chosen.queued, reason);
        }
        let queued = chosen.queued;
        let before = self.draft.clone();
        let red = queued.turn == Turn::Red;
        self.draft.chosen.push(chosen);
        let asked = self.draft.clone();
        for step in self.draft.ways_to_give(red) {
            self.draft = asked.clone();
            self.draft.ease(&step);
            if self.draft.fits() {
                self.gave.extend(reasons::eased(&asked, &step));
                return;
            }
        }
        let reason = reasons::misfit(&asked);
        self.draft = before;
        self.misfits.insert(kind, reason.clone());
        self.leave_out(queued, reason);
    }

    fn leave_out(&mut self, queued: &Queued<'_>, reason: String) {
        let reason = match queued.turn {
            Turn::Red if queued.refused.is_none() => format!("rood, maar {reason}"),
            _ => reason,
        };
        let (number, crisis) = (queued.case.number.clone(), queued.case.crisis);
        self.left_out.push(LeftOut { number, crisis, reason });
    }

    fn finish(mut self) -> Result<Composed> {
        let problem = self.draft.problem();
        problem.check()?;
        let found = plan(&problem, Effort { until: Instant::now().checked_add(self.request.time) });
        // Each fitted when it was chosen; only when the planner ran out of time one may be left.
        let dropped: Vec<usize> =
            found.dropped.iter().filter_map(|dropped| self.draft.index_of(dropped.case)).collect();
        for index in &dropped {
            let queued = self.draft.chosen[*index].queued;
            self.leave_out(queued, "er is in de tijd om te rekenen geen plaats gevonden".into());
        }
        let points = slots::points(&self.draft, &found.timetable);
        let stays = slots::stays(&points, &self.draft);
        let waiting: u32 = stays.iter().map(|stay| stay.waiting).sum();
        let fixed = u64::from(waiting).saturating_sub(found.timetable.waiting);
        let others = self.others(&found.timetable, fixed);
        let words = Words::of(&self.draft);
        let on = |number: &String| {
            points.iter().any(|point| point.case.as_ref().is_some_and(|case| case.number == *number))
        };
        for (seat, mut cases) in std::mem::take(&mut self.missing) {
            cases.retain(on);
            if !cases.is_empty() {
                let (who, cases) = (words.seat(seat), reasons::cases(&cases));
                self.gave.push(format!("{who} kan er niet bij zijn; nodig bij {cases}"));
            }
        }
        self.gave.extend(
            std::mem::take(&mut self.without)
                .into_iter()
                .filter(|(number, _)| on(number))
                .map(|(_, said)| said),
        );
        let hour = self.request.hour;
        let agenda = Agenda {
            date: self.request.day,
            begin: hour.begin,
            end: hour.end,
            place: None,
            neighbourhood: None,
            points,
            stays,
            waiting,
            proven: found.proven && dropped.is_empty(),
            slack: u32::try_from(found.value().saturating_sub(found.lower_bound)).unwrap_or(u32::MAX),
            others,
            left_out: std::mem::take(&mut self.left_out),
            gave: std::mem::take(&mut self.gave),
            reminders: Vec::new(),
            last_time: Vec::new(),
        };
        let planned = self.draft.chosen.iter().map(|chosen| self.planned(chosen)).collect();
        Ok(Composed { agenda, planned, table: self.draft.table, unread: self.unread })
    }

    fn planned(&self, chosen: &Chosen<'_>) -> Planned {
        let number = &chosen.queued.case.number;
        let asked = self.request.by_hand.cases.get(number).and_then(|by_hand| by_hand.begin);
        let roles = chosen.own_seats.iter().map(|seat| self.draft.table.seats[*seat].role.clone());
        Planned {
            number: number.clone(),
            own_minutes: chosen.own_minutes,
            own_roles: roles.collect(),
            begins_as_asked: asked.is_some() && asked == chosen.begin,
        }
    }

    /// What the order of application would cost, and strict colours. `fixed` is waiting that no order changes.
    fn others(&self, timetable: &Timetable, fixed: u64) -> Others {
        let total = |waiting: u64| u32::try_from(waiting + fixed).ok();
        let mut free = self.draft.problem();
        free.colour_order = ColourOrder::Free;
        let minutes = free.minutes();
        let applied = Timetable::new(&free, &minutes, &self.draft.order_of_application()).ok();
        let strict = if self.draft.colours == ColourOrder::Strict {
            Some(timetable.waiting)
        } else {
            let mut strict = free;
            strict.colour_order = ColourOrder::Strict;
            let time = self.request.time / 4;
            let found = clash::find_small(&strict, &minutes)
                .is_none()
                .then(|| plan(&strict, Effort { until: Instant::now().checked_add(time) }));
            found.filter(|found| found.complete()).map(|found| found.timetable.waiting)
        };
        Others {
            applied: applied.and_then(|applied| total(applied.waiting)),
            strict: strict.and_then(total),
            year_hours: 0,
        }
    }
}

/// The minutes of the red cases when together they ask for more than there is: each the same, and none more than it
/// asked. Below those of a follow-up a case is not discussed but named.
fn red_minutes<'a>(request: &Request<'a>) -> FxHashMap<&'a str, u32> {
    let red = request.queue.iter().take_while(|queued| queued.turn == Turn::Red);
    let may = red
        .filter(|queued| queued.refused.is_none() && request.consents.refusal(&queued.case.number).is_none());
    let wanted: Vec<(&'a str, u32)> = may
        .take(MOST_CASES)
        .map(|queued| (queued.case.number.as_str(), request.hour.minutes(queued.case, queued.follow_up)))
        .collect();
    let capacity = request.hour.capacity();
    let sum = |most: u32| wanted.iter().map(|(_, minutes)| (*minutes).min(most)).sum::<u32>();
    if sum(u32::MAX >> 8) <= capacity {
        return FxHashMap::default();
    }
    let least = request.hour.follow_up.max(1);
    let most = (least..=capacity).rev().find(|most| sum(*most) <= capacity).unwrap_or(least);
    wanted.into_iter().map(|(number, minutes)| (number, minutes.min(most))).collect()
}

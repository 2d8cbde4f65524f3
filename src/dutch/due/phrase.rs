//! What can stand behind `vóór`: days, weeks, months, holidays, the next meeting.

use super::DueDate;
use super::opening::{self, Opens};
use super::when::{self, Holiday, coming, plus};
use super::words::Word;
use crate::dutch::calendar::{month, weekday};
use crate::dutch::date::DateMatch;
use crate::dutch::number;
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

mod periods;
mod relative;

use periods::{before_month, holiday, part_of_period, quarter, week, whole_month};
use relative::{day_name, day_of_month, distance, next_meeting, soon, this_or_next};

/// How plainly an expression is a due date by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Weight {
    /// A date that may be content too: it must stand at an edge or behind a connector.
    Dated,
    /// A word that may be something else altogether, `do`: it must stand behind a comma or in brackets at the end, or
    /// at an edge behind a strong connector.
    Marked,
    /// A day without its month, which may be anything that is counted: it must stand at an edge behind a connector.
    Counted,
    /// Speaks of the time after this meeting: `volgende week`, `binnen een maand`.
    Plain,
}

/// An expression that was read.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    /// How many words it takes.
    pub(super) words: usize,
    /// The day.
    pub(super) due: DueDate,
    /// The day when `vóór` stands before it and the expression is a stretch of time (`vóór januari`).
    pub(super) before: Option<Date>,
    pub(super) weight: Weight,
}

impl Found {
    fn day(words: usize, day: Option<Date>, weight: Weight) -> Option<Found> {
        day.map(|day| Found { words, due: DueDate::Read(day), before: None, weight })
    }

    /// A stretch of time that ends on `day` and before which is `before`.
    fn stretch(words: usize, day: Option<Date>, before: Option<Date>, weight: Weight) -> Option<Found> {
        Some(Found { before, ..Found::day(words, day, weight)? })
    }

    fn unread(words: usize) -> Option<Found> {
        Some(Found { words, due: DueDate::Unread, before: None, weight: Weight::Plain })
    }
}

/// What the phrases are relative to.
pub(super) struct Context<'a> {
    pub(super) meeting: Date,
    pub(super) next_meeting: Option<Date>,
    pub(super) dates: &'a [DateMatch],
}

/// How many words an expression has at most.
const REACH: usize = 8;

/// Reads an expression that starts with the first of these words.
pub(super) fn read(words: &[Word], at: &Context) -> Option<Found> {
    let first = words.first()?;
    if first.opens.any(Opens::WEEK)
        && let Some(week) = week_of_day(words, at)
    {
        return Some(week);
    }
    let goes_on = opening::goes_on(words);
    // Before a date a weekday may stand, which opens something by itself; most words open nothing.
    let may_be_date =
        || at.dates.iter().any(|date| date.start == first.start || date.start + 1 == first.start);
    if !goes_on && !may_be_date() {
        return None;
    }
    date(words, at).or_else(|| if goes_on { read_as(first.opens, words, at) } else { None })
}

type Reader = fn(&[&str], &Context) -> Option<Found>;

/// Who reads what a word opens, in the order in which they are asked.
#[rustfmt::skip]
const READERS: [(Opens, Reader); 11] = [
    (Opens::MEETING, next_meeting),
    (Opens::SOON, soon),
    (Opens::PART, part_of_period),
    (Opens::WEEK, week),
    (Opens::DISTANCE, distance),
    (Opens::WHICH, this_or_next),
    (Opens::DAY, day_name),
    (Opens::HOLIDAY.or(Opens::ARTICLE), holiday),
    (Opens::QUARTER, quarter),
    (Opens::MONTH, whole_month),
    (Opens::DAY_OF_MONTH, day_of_month),
];

/// Asks those readers only that may know what the first word opens.
pub(super) fn read_as(opens: Opens, words: &[Word], at: &Context) -> Option<Found> {
    let mut folded: [Cow<'_, str>; REACH] = Default::default();
    let mut count = 0;
    for (folded, word) in folded.iter_mut().zip(words) {
        if count > 0 && !word.joined {
            break;
        }
        *folded = word.folded();
        count += 1;
    }
    let mut texts = [""; REACH];
    for (text, folded) in texts.iter_mut().zip(&folded[..count]) {
        *text = folded;
    }
    let texts = &texts[..count];
    READERS.iter().filter(|(reads, _)| opens.any(*reads)).find_map(|(_, read)| read(texts, at))
}

/// `week van 7 december`: its Friday, as of `week 50`.
fn week_of_day(words: &[Word], at: &Context) -> Option<Found> {
    let [week, of, rest @ ..] = words else { return None };
    let named = (week.is("week") || week.is("wk")) && (of.is("van") || of.is("v"));
    let found = date(rest, at).filter(|_| named && of.joined)?;
    let DueDate::Read(day) = found.due else { return None };
    let friday = when::friday_of(day);
    Found::stretch(2 + found.words, friday, friday.and_then(|day| plus(day, (-1).week())), Weight::Dated)
}

/// `15-12`, `3 januari 2027`, `vrijdag 15-12`, `mei 2027`.
fn date(words: &[Word], at: &Context) -> Option<Found> {
    let lead = usize::from(words.len() > 1 && weekday(&words[0].folded()).is_some());
    let first = words.get(lead)?;
    let date = at
        .dates
        .iter()
        .find(|date| date.start == first.start || (lead == 0 && date.start + 1 == first.start))?;
    let count = words.iter().take_while(|word| word.start < date.end).count();
    let month = date.month?;
    match (date.day, date.year) {
        (Some(day), Some(year)) => Found::day(count, Date::new(year, month, day).ok(), Weight::Dated),
        (Some(day), None) => Found::day(count, when::day_of_year(at.meeting, month, day), Weight::Dated),
        (None, Some(year)) => {
            let end = when::month_end(year, month);
            Found::stretch(count, end, before_month(end), Weight::Dated)
        }
        (None, None) => None,
    }
}

const MEETINGS: &[&str] = &[
    "overleg",
    "mdo",
    "mdo-jeugd",
    "mdo-overleg",
    "bespreking",
    "vergadering",
    "bijeenkomst",
    "casusoverleg",
    "casuistiek",
    "keer",
    "casusbespreking",
    "jeugdmdo",
    "jeugd-mdo",
];

/// The phrases below, as words, by the first.
static UNKNOWN_BY_FIRST: LazyLock<FxHashMap<&str, Vec<Vec<&str>>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<&str, Vec<Vec<&str>>> = FxHashMap::default();
    for phrase in UNKNOWN {
        let words: Vec<&str> = phrase.split(' ').collect();
        by_first.entry(words[0]).or_default().push(words);
    }
    by_first
});

/// Phrases that ask for haste or patience but name no day.
pub(super) const UNKNOWN: &[&str] = &[
    "zo snel mogelijk",
    "zo spoedig mogelijk",
    "zo gauw mogelijk",
    "op korte termijn",
    "op termijn",
    "nader te bepalen",
    "nog te bepalen",
    "nog te plannen",
    "na de vakantie",
    "na vakantie",
    "na de zomer",
    "na de zomervakantie",
    "na de kerstvakantie",
    "na de kerst",
    "na kerst",
    "na de meivakantie",
    "na de herfstvakantie",
    "na de voorjaarsvakantie",
    "voor de zomer",
    "voor de zomervakantie",
    "voor de meivakantie",
    "voor de herfstvakantie",
    "voor de voorjaarsvakantie",
    "voor de vakantie",
    "voor de grote vakantie",
    "na de grote vakantie",
    "voor het nieuwe schooljaar",
    "dit schooljaar",
    "volgend schooljaar",
    "na de feestdagen",
    "na intake",
    "na de intake",
    "binnen enkele weken",
    "binnen een paar weken",
    "over enkele weken",
    "over een paar weken",
    "over een tijdje",
    "voor het eind van het schooljaar",
    "voor einde schooljaar",
    "eind schooljaar",
    "einde schooljaar",
    "z.s.m",
    "zsm",
    "asap",
    "a.s.a.p",
    "n.t.b",
    "ntb",
    "t.z.t",
    "tzt",
    "binnenkort",
    "nader overeen te komen",
    "in overleg",
    "in het nieuwe jaar",
    "in het voorjaar",
    "in het najaar",
    "in de zomer",
    "in de zomervakantie",
    "in de kerstvakantie",
    "in de meivakantie",
    "na het volgende overleg",
];

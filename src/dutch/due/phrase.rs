//! What can stand behind `vóór`: days, weeks, months, holidays, the next meeting.

use super::DueDate;
use super::when::{self, Holiday, coming, plus};
use super::words::Word;
use crate::dutch::calendar::{month, weekday};
use crate::dutch::date::DateMatch;
use crate::dutch::number;
use crate::dutch::word_list::WordList;
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

mod periods;
mod relative;

use periods::{before_month, holiday, part_of_period, quarter, week, whole_month};
use relative::{day_name, distance, next_meeting, soon, this_or_next};

/// How plainly an expression is a due date by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Weight {
    /// A date that may be content too: it must stand at an edge or behind a connector.
    Dated,
    /// Speaks of the time after this meeting: `volgende week`, `binnen een maand`.
    Plain,
}

/// An expression that was read.
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

/// Whether an expression can start with this word; most words of an action start none. What has a digit or a mark may
/// be a date or several (`15-12`, `feb/mrt`).
pub(super) fn may_begin(word: &Word, at: &Context) -> bool {
    let text = &*word.text;
    let dated = || at.dates.iter().any(|date| date.start == word.start || date.start + 1 == word.start);
    !word.plain
        || OPENINGS.has(text)
        || holds_dag(text.as_bytes())
        || month(text).is_some()
        || weekday(text).is_some()
        || dated()
}

/// `dag`, `woensdagmiddag`; a comparison letter by letter, as this is asked of every word.
fn holds_dag(word: &[u8]) -> bool {
    word.windows(3).any(|part| part[2] == b'g' && part[1] == b'a' && part[0] == b'd')
}

/// The words that the readers below match as their first, besides days and months.
static OPENINGS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(FIRST_WORDS.iter().chain(UNKNOWN_BY_FIRST.keys()).copied().collect::<Vec<_>>().leak())
});

#[rustfmt::skip]
const FIRST_WORDS: &[&str] = &[
    "volgend", "volgende", "komend", "komende", "eerstvolgend", "eerstvolgende", "nieuw", "volg", "aanstaande",
    "aanstaand", "begin", "beginnend", "half", "medio", "halverwege", "mid", "midden", "eind", "einde", "ultimo",
    "end", "eindje", "week", "wk", "laatste", "over", "binnen", "na", "nog", "later", "deze", "dit", "lopende",
    "as", "vandaag", "vanmiddag", "vanavond", "vanochtend", "morgen", "morgenochtend", "morgenmiddag", "morgenavond",
    "overmorgen", "de", "het", "kerst", "kerstmis", "kerstvakantie", "kerstreces", "sinterklaas", "sint",
    "pakjesavond", "nieuwe", "oud", "nieuwjaar", "jaarwisseling", "pasen", "pinksteren", "kwartaal",
    "eerste", "tweede", "derde", "vierde", "vijfde",
];

/// Reads an expression that starts with the first of these words.
pub(super) fn read(words: &[Word], at: &Context) -> Option<Found> {
    // On the stack: this is asked at every word of every action.
    let mut texts = [""; REACH];
    let joined = 1 + words.iter().skip(1).take(REACH - 1).take_while(|word| word.joined).count();
    for (text, word) in texts.iter_mut().zip(&words[..joined.min(words.len())]) {
        *text = &word.text;
    }
    let texts = &texts[..joined.min(words.len())];
    date(words, at)
        .or_else(|| next_meeting(texts, at))
        .or_else(|| soon(texts))
        .or_else(|| part_of_period(texts, at))
        .or_else(|| week(texts, at))
        .or_else(|| distance(texts, at))
        .or_else(|| this_or_next(texts, at))
        .or_else(|| day_name(texts, at))
        .or_else(|| holiday(texts, at))
        .or_else(|| quarter(texts, at))
        .or_else(|| whole_month(texts, at))
}

/// `15-12`, `3 januari 2027`, `vrijdag 15-12`, `mei 2027`.
fn date(words: &[Word], at: &Context) -> Option<Found> {
    let lead = usize::from(words.len() > 1 && weekday(&words[0].text).is_some());
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
const UNKNOWN: &[&str] = &[
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

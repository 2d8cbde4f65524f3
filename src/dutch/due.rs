//! Due dates: the phrase in an action that says by when, and the day it means.
//!
//! | written | read as |
//! |---|---|
//! | `15-12` without a year | the next such day, or the last when it lies at most 31 days before the meeting |
//! | `begin` / `half` / `eind januari` | the 7th / 15th / last day |
//! | `januari`, `Q1` | its last day; `vóór januari` the day before it begins |
//! | `week 50`, `deze week`, `de week van 7-12` | its Friday (ISO weeks) |
//! | `vóór de 16e`, `do 16e` | the next such day from the meeting on |
//! | `vrijdag`, `(vr)` | the first after the meeting; `volgende vrijdag` that of next week |
//! | `over twee weken`, `binnen een maand` | counted from the meeting |
//! | `voor de kerst(vakantie)` | the last day before it |
//! | `tussen 7 en 11 december` | the last day; of `15-12 of 16-12` the first |
//! | `2 wkn` in a cell or between brackets | counted from the meeting |
//! | `niet voor 15-12`, `wordt 12 op 3 april` | no due date |
//! | `z.s.m.`, `na de vakantie`, `volgend overleg` when its date is unknown | not read |

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::weekday;
use super::date::{DateMatch, day_or_range, find_dates_at};
use super::spots::spots_from;
use super::word_list::WordList;

mod beside;
mod cell;
mod edges;
mod opening;
mod phrase;
mod when;
mod words;

pub use cell::{days_in, parse_due_cell, parse_span, several_days, weekday_fits};

use beside::{ABOUT, BY_DAY, CONTENT, DATED_THINGS, EVENTS, FILLERS, STRONG, WEAK};
use edges::{Edges, cut_range};
use phrase::{Context, Found, Weight};
use words::{Word, words};

/// What a due phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueDate {
    /// This day.
    Read(Date),
    /// A due phrase whose day cannot be known: it stays in the text, and a person should look.
    Unread,
}

impl DueDate {
    /// Whether it is a day from this one on.
    fn is_from(self, first: Date) -> bool {
        matches!(self, DueDate::Read(day) if day >= first)
    }
}

/// A due phrase in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundDue {
    /// First byte of what goes when the phrase is cut out: with connector, brackets and comma.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The day.
    pub due: DueDate,
    /// Whether another day is given beside it: `15-12 of 16-12`.
    pub choice: bool,
    /// Whether it is the last day before a holiday, which may be what the text is about.
    pub holiday: bool,
}

impl FoundDue {
    /// The text without the phrase.
    pub fn cut(&self, text: &str) -> String {
        let (before, after) = (&text[..self.start], &text[self.end..]);
        // `(dinsdag 8 dec, 10 uur)`.
        let after = if before.ends_with('(') { after.trim_start_matches([',', ' ']) } else { after };
        if after.is_empty() {
            return before.trim().to_owned();
        }
        let tight = before.is_empty()
            || before.ends_with('(')
            || after.starts_with(|c: char| !c.is_alphanumeric() && c != '(');
        let space = if tight || before.ends_with(char::is_whitespace) { "" } else { " " };
        format!("{before}{space}{after}").trim().to_owned()
    }
}

/// Finds the phrase in an action that says by when, relative to the meeting.
///
/// A date is taken only when it plainly is the due date: behind a connector (`vóór`, `uiterlijk`, `deadline`), or at an
/// edge of the text or clause. `brief van 3-11 bespreken` has none. Of several the last behind a connector wins.
pub fn find_due(text: &str, meeting: Date, next_meeting: Option<Date>) -> Option<FoundDue> {
    let words = words(text);
    let mut dates = dates(text, &words);
    dates.extend(edge_range(text, &words, &dates, meeting));
    let context = Context { meeting, next_meeting, dates: &dates };
    let mut best: Option<(Rank, FoundDue)> = None;
    let mut at = 0;
    while at < words.len() {
        // As most words do, and most texts have no date.
        if words[at].opens.is_nothing() && dates.is_empty() {
            at += 1;
            continue;
        }
        let Some(found) = phrase::read(&words[at..], &context) else {
            at += 1;
            continue;
        };
        let used = found.words.max(1);
        if let Some((rank, due)) = judge(text, &words, at, &found, &context)
            && best.as_ref().is_none_or(|(known, _)| rank >= *known)
        {
            best = Some((rank, due));
        }
        at += used;
    }
    best.map(|(_, due)| due)
}

/// The dates with a month in a text. Before the first digit or month there is none, and a single number names no month:
/// in many texts nothing need be read.
fn dates(text: &str, words: &[Word]) -> Vec<DateMatch> {
    let mut likely = words.iter().filter(|word| word.may_be_of_a_date);
    let Some(first) = likely.next() else { return Vec::new() };
    if likely.next().is_none() && first.is_one_number() {
        return Vec::new();
    }
    let blank_before = memchr::memrchr(b' ', &text.as_bytes()[..first.start]).unwrap_or(0);
    find_dates_at(text, spots_from(text, blank_before))
}

/// `11-12` at the very end or before a colon, where two numbers that follow each other are no range: behind a mark, or
/// when the day comes within a month.
fn edge_range(text: &str, words: &[Word], dates: &[DateMatch], meeting: Date) -> Option<DateMatch> {
    const SOON: i32 = 31;
    let numbered = |word: &&Word| word.text.starts_with(|c: char| c.is_ascii_digit());
    let labels = |word: &&Word| text[word.end()..].starts_with(':');
    let first = words.first().filter(numbered).filter(labels);
    let at_edge = first.or(words.last().filter(numbered))?;
    if dates.iter().any(|date| date.end > at_edge.start && date.start < at_edge.end()) {
        return None;
    }
    let date = day_or_range(text, at_edge.start).filter(|date| date.end == at_edge.end())?;
    let before = text[..at_edge.start].trim_end();
    let marked = first.is_some() || before.ends_with([',', ';', '(', '-', '–', ':']);
    let day = when::day_of_year(meeting, date.month?, date.day?)?;
    let soon = day >= meeting && meeting.checked_add(SOON.days()).is_ok_and(|latest| day <= latest);
    // `groep 9, 10-11` counts.
    let counts = before.trim_end_matches([',', ';', ' ']).ends_with(|c: char| c.is_ascii_digit());
    ((marked || soon) && !counts).then_some(date)
}

/// What wins: a day that is read, a connector, then the last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    read: bool,
    connected: bool,
}

/// Decides whether the expression at word `at` is the due date, and what goes with it.
fn judge(
    text: &str,
    words: &[Word],
    at: usize,
    found: &Found,
    context: &Context,
) -> Option<(Rank, FoundDue)> {
    let dates = context.dates;
    let mut lead = lead(words, at);
    let mut last = at + found.words - 1;
    let choice = other_day(words, last, dates);
    last = choice.unwrap_or(last);
    let between = stretch_begin(words, lead.first);
    if let Some(first) = between {
        lead = Lead { first, strength: Some(Strength::Strong), before: false, certain: true };
    }
    let (first_word, last_word) = (&words[lead.first], &words[last]);
    let edges = Edges::look(text, words, lead.first, last);
    let strong = lead.strength == Some(Strength::Strong);
    let due = match (found.before, lead.before) {
        (Some(before), true) => DueDate::Read(before),
        (Some(_), false) | (None, _) => found.due,
    };
    // A holiday names a day only behind `voor`.
    let holiday = found.due == DueDate::Unread && found.before.is_some();
    if due == DueDate::Unread && holiday {
        return None;
    }
    let previous = lead.first.checked_sub(1).map(|at| words[at].text).filter(|_| words[lead.first].joined);
    let follows = |list: &WordList| previous.is_some_and(|word| list.has(word));
    // `niet voor 15-12` names the first day, not the last; a birthday is no day by which.
    if previous.is_some_and(|word| word.eq_ignore_ascii_case("niet")) || is_birthday(words, lead.first) {
        return None;
    }
    let content = follows(&CONTENT) && !(edges.opens && strong);
    let about = words[lead.first].is("over") && follows(&ABOUT) && !edges.ends_text;
    let a_day = text[words[at].start..].starts_with(|c: char| c.is_ascii_digit());
    // `brief v 3-11` is one of that day.
    let dated_thing =
        a_day && (lead.strength.is_none() || words[lead.first].is("v")) && follows(&DATED_THINGS);
    if content || about || dated_thing {
        return None;
    }
    // `spreekuur, 2e week jan; brief volgt`: of days there may be a list.
    let a_day_alone = a_day && dates.iter().any(|date| date.start == words[at].start);
    let fits = match (found.weight, lead.strength) {
        (Weight::Plain, _) => true,
        (Weight::Marked, Some(_)) => strong && edges.closes,
        (Weight::Marked, None) => {
            edges.ends_text && (edges.bracketed || edges.behind_comma) && is_single_day(words, at)
        }
        (Weight::Counted, Some(Strength::Strong)) => edges.closes || edges.starts_text,
        (Weight::Counted, Some(Strength::Weak)) => {
            BY_DAY.has(words[lead.first].text) && (edges.closes || edges.starts_text)
        }
        (Weight::Counted, None) => false,
        (Weight::Dated, Some(Strength::Strong)) => {
            edges.closes || edges.starts_text || lead.certain || !follows(&EVENTS)
        }
        (Weight::Dated, Some(Strength::Weak)) => edges.closes || edges.starts_text,
        (Weight::Dated, None) => {
            let short_month = found.words == 1
                && last_word.folded().len() <= 3
                && !last_word.folded().contains(|c: char| c.is_ascii_digit());
            (edges.ends_text && (!short_month || edges.opens))
                || edges.bracketed
                || (edges.a_clause && !a_day_alone)
                || (edges.starts_text && edges.marked)
                || words[lead.first].is("over")
                || (edges.starts_text
                    && due.is_from(context.meeting)
                    && opens_task(&words[at..], found.words))
        }
    };
    if !fits {
        return None;
    }
    let (start, end) = cut_range(text, first_word.start, last_word, &edges);
    let rank = Rank {
        read: due != DueDate::Unread,
        connected: lead.strength.is_some() || found.weight == Weight::Plain,
    };
    Some((rank, FoundDue { start, end, due, choice: choice.is_some(), holiday }))
}

/// Whether a short weekday is written as people do, and no other stands before it: `opvang ma, di, vr` has a rhythm.
fn is_single_day(words: &[Word], at: usize) -> bool {
    let follows_another = at > 0 && weekday(words[at - 1].text).is_some();
    words[at].text.starts_with(char::is_lowercase) && !follows_another
}

/// Whether a task follows a day that is written with its month in letters: `10 dec huisbezoek plannen`; of `week 3 dan
/// evalueren` any day.
fn opens_task(words: &[Word], day: usize) -> bool {
    if words.get(day).is_some_and(|word| word.joined && word.is("dan")) {
        return true;
    }
    let in_letters = words[..day].iter().any(|word| word.text.starts_with(char::is_alphabetic));
    let task = |word: &Word| word.text.starts_with(char::is_lowercase) && !EVENTS.has(word.text);
    let verb = |word: &Word| word.text.len() > 3 && word.text.ends_with("en");
    day > 1
        && in_letters
        && words.get(day).is_some_and(|word| word.joined && task(word) && !STRONG.has(word.text))
        && words.last().is_some_and(verb)
}

/// The last word of `of 16-12` or `en 16-12` behind a day: both go, and the first counts.
fn other_day(words: &[Word], last: usize, dates: &[DateMatch]) -> Option<usize> {
    let [or, next, ..] = words.get(last + 1..)? else { return None };
    if !(or.joined && next.joined && or.is("of")) {
        return None;
    }
    let other = dates.iter().find(|date| date.start == next.start && date.day.is_some())?;
    Some(last + 1 + words[last + 2..].iter().take_while(|word| word.start < other.end).count())
}

/// The word `tussen` before the first of two days of which the second begins at `at`: `tussen 7 en 11 december`.
fn stretch_begin(words: &[Word], at: usize) -> Option<usize> {
    const MOST_WORDS: usize = 5;
    let and = at.checked_sub(1).filter(|and| words[*and].is("en") && words[at].joined)?;
    let first = (and.saturating_sub(MOST_WORDS)..and).rev().find(|at| words[*at].is("tussen"))?;
    let numbered =
        words.get(first + 1).is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()));
    numbered.then_some(first)
}

/// Whether what stands before a day makes it a birthday: `wordt 12 op`, `jarig op`, `verjaardag`.
fn is_birthday(words: &[Word], at: usize) -> bool {
    let before = &words[at.saturating_sub(3)..at];
    before.iter().enumerate().any(|(place, word)| {
        let numbered = |word: &Word| word.text.starts_with(|c: char| c.is_ascii_digit());
        let turns = word.is("wordt") && before.get(place + 1).is_some_and(numbered);
        turns
            || word.is("jarig")
            || word.text.get(..10).is_some_and(|text| text.eq_ignore_ascii_case("verjaardag"))
    })
}

#[derive(Clone, Copy, PartialEq)]
enum Strength {
    Weak,
    Strong,
}

/// What stands before the expression: connectors and fillers.
struct Lead {
    /// The first word that belongs to the phrase.
    first: usize,
    strength: Option<Strength>,
    /// Whether it says `before`, not `by`.
    before: bool,
    /// Whether it can be nothing but a due date: `vóór` with its accents, `uiterlijk`, `deadline`.
    certain: bool,
}

fn lead(words: &[Word], at: usize) -> Lead {
    let mut lead = Lead { first: at, strength: None, before: false, certain: false };
    let mut first = at;
    while first > 0 {
        // `deadline: 15-12`, `vóór: 15-12`: a mark may stand behind a strong connector.
        let word = &words[first - 1];
        let strong = STRONG.has(word.text);
        let weak = || WEAK.has(word.text);
        let labels = strong && lead.first == first;
        if !words[first].joined && !labels {
            break;
        }
        if strong {
            lead.strength = Some(Strength::Strong);
            let before = word.is("voor");
            lead.before |= before;
            lead.certain |= !before;
        } else if weak() {
            lead.strength = lead.strength.or(Some(Strength::Weak));
            // `v 15-12` as for `voor`.
            lead.before |= word.is("v");
        } else if !FILLERS.has(word.text) || first < at.saturating_sub(4) {
            break;
        }
        first -= 1;
        if strong || weak() {
            lead.first = first;
        }
    }
    // `rooster maken, af voor 15-12`; in `rondt af voor 15-12` it is part of the verb.
    let finished = |at: usize| words[at].is("af") && !words[at].joined && words[at + 1].joined;
    if lead.strength.is_some() && lead.first > 0 && finished(lead.first - 1) {
        lead.first -= 1;
    }
    // `nog deze week`, `het volgende overleg`: an article without connector goes too.
    let article = |word: &Word| word.is("het") || word.is("nog");
    if lead.first == at && at > 0 && words[at].joined && article(&words[at - 1]) {
        lead.first = at - 1;
    }
    lead
}

#[cfg(test)]
mod tests;

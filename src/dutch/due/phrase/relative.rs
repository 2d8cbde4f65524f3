//! Days counted from the meeting: `over twee weken`, `volgende vrijdag`, `volgend overleg`.

use super::periods::{Part, in_year};
use super::*;
use crate::dutch::due::beside::{PARTICLES, TRAILING};
use crate::dutch::word_list::WordList;

/// `volgend overleg`, `het eerstvolgende MDO jeugd`.
pub(super) fn next_meeting(words: &[&str], at: &Context) -> Option<Found> {
    let [next, meeting, rest @ ..] = words else { return None };
    let next = matches!(
        *next,
        "volgend"
            | "volgende"
            | "komend"
            | "komende"
            | "eerstvolgend"
            | "eerstvolgende"
            | "nieuw"
            | "volg"
            | "aanstaande"
            | "aanstaand"
    );
    if !next || !MEETINGS.contains(meeting) {
        return None;
    }
    let count = 2 + usize::from(
        rest.first() == Some(&"jeugd") || (*meeting == "mdo" && rest.first() == Some(&"overleg")),
    );
    let due = at.next_meeting.map_or(DueDate::Unread, DueDate::Read);
    Some(Found { words: count, due, before: None, weight: Weight::Plain })
}

/// `zo snel mogelijk`, `na de vakantie`: the longest of the phrases that begins here.
pub(super) fn soon(words: &[&str], _: &Context) -> Option<Found> {
    let begins = |phrase: &&&[&str]| words.starts_with(phrase);
    let phrases = UNKNOWN_BY_FIRST.get(words.first()?)?;
    phrases
        .iter()
        .map(Vec::as_slice)
        .filter(|phrase| begins(&phrase))
        .map(<[&str]>::len)
        .max()
        .and_then(Found::unread)
}

pub(super) fn small_number(word: &str) -> Option<i32> {
    let value = if word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() < 4 {
        word.parse().ok()?
    } else {
        number::cardinal(word)?
    };
    i32::try_from(value).ok()
}

/// The units below.
static UNITS: WordList = WordList::new(&[
    "dag",
    "dagen",
    "dgn",
    "d",
    "werkdag",
    "werkdagen",
    "week",
    "weken",
    "wk",
    "wkn",
    "weekjes",
    "maand",
    "maanden",
    "mnd",
    "mnden",
    "kwartaal",
    "jaar",
    "uur",
    "uren",
    "u",
]);

/// `over twee weken`, `binnen een maand`, `binnen 14 dagen`, `binnen 48 uur`.
pub(super) fn distance(words: &[&str], at: &Context) -> Option<Found> {
    let (first, rest) = words.split_first()?;
    if !matches!(*first, "over" | "binnen" | "na") {
        return None;
    }
    let skip = rest
        .iter()
        .take_while(|word| {
            matches!(
                **word,
                "nu" | "en"
                    | "max"
                    | "maximaal"
                    | "uiterlijk"
                    | "de"
                    | "ongeveer"
                    | "ca"
                    | "circa"
                    | "ruim"
                    | "komende"
            )
        })
        .count();
    let amount = rest.get(skip)?;
    let range = amount
        .split_once('-')
        .filter(|(low, high)| small_number(low).is_some() && small_number(high).is_some());
    // `2 a 3 weken`, `2-3 weken`: the longer.
    let (amount, used) = match (range, rest.get(skip + 1), rest.get(skip + 2)) {
        (Some((_, high)), _, _) => (high, 1),
        (None, Some(&"a" | &"tot"), Some(high)) if small_number(high).is_some() => (*high, 3),
        _ => (*amount, 1),
    };
    let unit = *rest.get(skip + used)?;
    // Most words here are no unit, and a number word costs more to read.
    if !UNITS.has(unit) {
        return None;
    }
    let (number, half) = match amount {
        "anderhalve" | "anderhalf" => (1, true),
        _ => (small_number(amount)?, false),
    };
    let span = match unit {
        "dag" | "dagen" | "dgn" | "d" => number.days(),
        "werkdag" | "werkdagen" => {
            return Found::day(skip + used + 2, working_days(at.meeting, number), Weight::Plain);
        }
        "week" | "weken" | "wk" | "wkn" | "weekjes" => (number * 7 + if half { 3 } else { 0 }).days(),
        "maand" | "maanden" | "mnd" | "mnden" => number.months().days(if half { 15 } else { 0 }),
        "kwartaal" => (number * 3).months(),
        "jaar" => (number * 12 + if half { 6 } else { 0 }).months(),
        "uur" | "uren" | "u" if *first == "binnen" => ((number + 23) / 24).days(),
        _ => return None,
    };
    let weight = if *first == "binnen" { Weight::Plain } else { Weight::Dated };
    Found::day(skip + used + 2, plus(at.meeting, span), weight)
}

pub(super) fn working_days(from: Date, count: i32) -> Option<Date> {
    let mut day = from;
    let mut left = count.min(400);
    while left > 0 {
        day = plus(day, 1.day())?;
        left -= i32::from(day.weekday().to_monday_zero_offset() < 5);
    }
    Some(day)
}

/// `volgende week (vrijdag)`, `deze week`, `volgende maand`, `dit jaar`, `komend kwartaal`.
pub(super) fn this_or_next(words: &[&str], at: &Context) -> Option<Found> {
    let skip = usize::from(words.first() == Some(&"nog") || words.first() == Some(&"later"));
    let [which, unit, rest @ ..] = words.get(skip..)? else { return None };
    let offset = match *which {
        "deze" | "dit" | "lopende" => 0,
        "volgende" | "volgend" | "komende" | "komend" | "aanstaande" | "a.s" | "as" => 1,
        _ => return None,
    };
    let count = skip + 2;
    match *unit {
        "week" | "wk" => {
            let day = plus(at.meeting, offset.weeks())?;
            if let Some(name) = rest.first().and_then(|word| day_word(word)) {
                return Found::day(count + 1, when::weekday_of_week(day, name), Weight::Plain);
            }
            let friday = when::friday_of(day);
            let before =
                friday.and_then(|friday| plus(friday, (-1).week())).map(|before| before.max(at.meeting));
            let friday = friday.map(|friday| friday.max(at.meeting));
            let trailing = usize::from(rest.first() == Some(&"nog"));
            Found::stretch(count + trailing, friday, before, Weight::Plain)
        }
        "maand" => {
            let end = plus(at.meeting.first_of_month(), offset.months()).map(Date::last_of_month);
            Found::stretch(count, end, before_month(end).map(|before| before.max(at.meeting)), Weight::Plain)
        }
        "kwartaal" => {
            let quarter = (i32::from(at.meeting.month()) - 1) / 3 + offset;
            let first = plus(at.meeting.first_of_year(), (quarter * 3 + 2).months());
            Found::day(count, first.map(Date::last_of_month), Weight::Plain)
        }
        "jaar" | "kalenderjaar" => Found::day(
            count,
            in_year(Part::End, at.meeting.year() + i16::try_from(offset).ok()?),
            Weight::Plain,
        ),
        other => {
            // `komende vrijdag` is the first, `volgende vrijdag` that of next week.
            let name = day_word(other).filter(|_| offset == 1)?;
            let day = if *which == "volgende" {
                when::weekday_of_week(plus(at.meeting, 1.week())?, name)
            } else {
                when::next_weekday(at.meeting, name)
            };
            Found::day(count, day, Weight::Plain)
        }
    }
}

/// `de 16e`, `de 20ste`: the next such day.
pub(super) fn day_of_month(words: &[&str], at: &Context) -> Option<Found> {
    Found::day(1, when::day_of_month(at.meeting, ordinal_day(words)?), Weight::Counted)
}

/// The day that `16e`, `20ste` is of its month. What follows could be what is counted: `de 2e keer`.
fn ordinal_day(words: &[&str]) -> Option<i8> {
    let (first, rest) = words.split_first()?;
    let digits = first.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &first[digits.len()..];
    let day = digits.parse().ok().filter(|_| digits.len() <= 2 && matches!(ending, "e" | "de" | "ste"))?;
    let belongs = |word: &str| TRAILING.has(word) || PARTICLES.has(word);
    let verb_alone = |word: &str| word.len() > 3 && word.ends_with("en");
    let ends = match rest {
        [] | ["of", "zo", ..] => true,
        [word] => belongs(word) || verb_alone(word),
        [word, ..] => TRAILING.has(word),
    };
    ends.then_some(day)
}

/// `do 10e`, `donderdag de 10e`: the next such day, whatever its name is.
fn named_day_of_month(rest: &[&str], at: &Context) -> Option<Found> {
    let article = usize::from(rest.first() == Some(&"de"));
    let day = when::day_of_month(at.meeting, ordinal_day(&rest[article..])?);
    Found::day(article + 2, day, Weight::Dated)
}

/// A weekday in full, with a part of the day or not: `vrijdag`, `dinsdagochtend`.
pub(super) fn day_word(word: &str) -> Option<jiff::civil::Weekday> {
    let bare = ["ochtend", "morgen", "middag", "avond"]
        .iter()
        .find_map(|part| word.strip_suffix(part))
        .unwrap_or(word);
    weekday(bare).filter(|_| bare.len() > 5)
}

/// `morgen`, `vandaag`, `vrijdag`, `dinsdag a.s.`, `vrijdag volgende week`.
pub(super) fn day_name(words: &[&str], at: &Context) -> Option<Found> {
    let (first, rest) = words.split_first()?;
    let days = match *first {
        "vandaag" | "vanmiddag" | "vanavond" | "vanochtend" => Some(0),
        "morgen" | "morgenochtend" | "morgenmiddag" | "morgenavond" => Some(1),
        "overmorgen" => Some(2),
        _ => None,
    };
    if let Some(days) = days {
        let count = 1 + usize::from(matches!(rest.first(), Some(&"nog")));
        return Found::day(count, plus(at.meeting, days.days()), Weight::Plain);
    }
    let short = weekday(first);
    if let [after, ..] = rest
        && matches!(*after, "a.s" | "as" | "aanstaande" | "eerstkomend" | "e.k")
    {
        return Found::day(2, when::next_weekday(at.meeting, short?), Weight::Plain);
    }
    if let Some(found) = short.and_then(|_| named_day_of_month(rest, at)) {
        return Some(found);
    }
    // The others of these are words: `ma`, `zo`.
    if rest.is_empty() && matches!(*first, "di" | "wo" | "do" | "vr") {
        return Found::day(1, when::next_weekday(at.meeting, short?), Weight::Marked);
    }
    let name = day_word(first)?;
    if let [which, "week", ..] = rest {
        let offset = match *which {
            "volgende" | "komende" => 1,
            "deze" => 0,
            _ => return None,
        };
        return Found::day(3, when::weekday_of_week(plus(at.meeting, offset.weeks())?, name), Weight::Plain);
    }
    Found::day(1, when::next_weekday(at.meeting, name), Weight::Dated)
}

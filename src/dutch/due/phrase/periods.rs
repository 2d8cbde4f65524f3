//! Parts of months, weeks, quarters, holidays: `half januari`, `week 50`, `Q1`.

use super::*;

pub(super) fn before_month(end: Option<Date>) -> Option<Date> {
    plus(end?.first_of_month(), (-1).day())
}

/// Where in a month, week or year.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Part {
    Begin,
    Half,
    End,
}

pub(super) fn part(word: &str) -> Option<Part> {
    Some(match word {
        "begin" | "beginnend" => Part::Begin,
        "half" | "medio" | "halverwege" | "mid" | "midden" => Part::Half,
        "eind" | "einde" | "ultimo" | "end" | "eindje" => Part::End,
        _ => return None,
    })
}

/// `half januari` is the 15th, `begin januari` the 7th, `eind januari` the last day; `eind van de maand`, `begin volgende
/// week` (Monday), `eind van de week` (Friday), `eind 2026`, `eind van het jaar`.
pub(super) fn part_of_period(words: &[&str], at: &Context) -> Option<Found> {
    let (first, rest) = words.split_first()?;
    let part = part(first)?;
    // `half jaar` is a time from now.
    if part == Part::Half && rest.first() == Some(&"jaar") {
        return Found::day(2, plus(at.meeting, 6.months()), Weight::Counted);
    }
    let skip = rest
        .iter()
        .take_while(|word| {
            matches!(**word, "van" | "v.d" | "v/d" | "vd" | "de" | "het" | "deze" | "dit" | "lopende")
        })
        .count();
    let word = rest.get(skip)?;
    let count = skip + 2;
    let in_month = |year: i16, month: i8| match part {
        Part::Begin => Date::new(year, month, 7).ok(),
        Part::Half => Date::new(year, month, 15).ok(),
        Part::End => when::month_end(year, month),
    };
    if let Some(month) = month(word) {
        if let Some(year) = rest.get(skip + 1).and_then(|year| year_of(year)) {
            return Found::day(count + 1, in_month(year, month), Weight::Dated);
        }
        return Found::day(count, coming(at.meeting, |year| in_month(year, month)), Weight::Dated);
    }
    if let Some(year) = year_of(word) {
        return Found::day(count, in_year(part, year), Weight::Dated);
    }
    let (offset, unit, count) = match *word {
        "volgende" | "volgend" | "komende" | "komend" => (1, *rest.get(skip + 1)?, count + 1),
        unit => (0, unit, count),
    };
    let weight = if unit == "jaar" { Weight::Dated } else { Weight::Plain };
    let day = match unit {
        "maand" => {
            let day = plus(at.meeting.first_of_month(), offset.months())?;
            in_month(day.year(), day.month())
        }
        "week" => {
            let day = plus(at.meeting, offset.weeks())?;
            let name = match part {
                Part::Begin => jiff::civil::Weekday::Monday,
                Part::Half => jiff::civil::Weekday::Wednesday,
                Part::End => jiff::civil::Weekday::Friday,
            };
            when::weekday_of_week(day, name)
        }
        "jaar" | "kalenderjaar" => in_year(part, at.meeting.year() + i16::try_from(offset).ok()?),
        _ => None,
    };
    Found::day(count, day, weight)
}

pub(super) fn in_year(part: Part, year: i16) -> Option<Date> {
    match part {
        Part::Begin => Date::new(year, 1, 31).ok(),
        Part::Half => Date::new(year, 7, 1).ok(),
        Part::End => Date::new(year, 12, 31).ok(),
    }
}

pub(super) fn year_of(word: &str) -> Option<i16> {
    if word.len() != 4 {
        return None;
    }
    word.parse().ok().filter(|year| (2000..2100).contains(year))
}

/// `1e`, `eerste`, `tweede`, `laatste`.
pub(super) fn nth(word: &str) -> Option<i8> {
    if word == "laatste" {
        return Some(-1);
    }
    let digits = word.trim_end_matches(['e', 's', 't', 'd']);
    let value = if digits.len() < word.len() && digits.len() == 1 {
        digits.parse().ok()?
    } else {
        number::ordinal(word)?
    };
    i8::try_from(value).ok().filter(|nth| (1..=5).contains(nth))
}

/// `week 50` (its Friday), `wk50`, `week 2 2027`, `1e week januari`, `laatste week van mei`.
pub(super) fn week(words: &[&str], at: &Context) -> Option<Found> {
    if let Some((number, used)) = week_number(words) {
        let of_year = words.get(used).and_then(|word| year_of(word));
        let count = used + usize::from(of_year.is_some());
        let day = match of_year {
            Some(year) => when::week_friday(year, number),
            None => coming(at.meeting, |year| when::week_friday(year, number)),
        };
        let before = day.and_then(|day| plus(day, (-1).week()));
        return Found::stretch(count, day, before, Weight::Dated);
    }
    let [position, week, rest @ ..] = words else { return None };
    let nth = nth(position).filter(|_| matches!(*week, "week" | "wk"))?;
    let skip = rest.iter().take_while(|word| matches!(**word, "van" | "in" | "v")).count();
    let month = month(rest.get(skip)?)?;
    let count = skip + 3;
    if let Some(year) = rest.get(skip + 1).and_then(|word| year_of(word)) {
        return Found::day(count + 1, when::week_of_month(year, month, nth), Weight::Dated);
    }
    Found::day(count, coming(at.meeting, |year| when::week_of_month(year, month, nth)), Weight::Dated)
}

pub(super) fn week_number(words: &[&str]) -> Option<(i8, usize)> {
    let (first, rest) = words.split_first()?;
    let tight = first.strip_prefix("week").or_else(|| first.strip_prefix("wk"))?;
    let (digits, used) = if tight.is_empty() {
        let second = rest.first()?;
        if matches!(*second, "nr" | "nummer") { (*rest.get(1)?, 3) } else { (*second, 2) }
    } else {
        (tight, 1)
    };
    // `wk 51/52`: the later.
    let last = digits.rsplit(['/', '-']).next()?;
    let number: i8 = last.parse().ok()?;
    (1..=53).contains(&number).then_some((number, used))
}

/// `de kerst`, `kerstvakantie`, `Sinterklaas`, `het nieuwe jaar`, `het weekend`: the last day before it. Only behind `voor`.
pub(super) fn holiday(words: &[&str], at: &Context) -> Option<Found> {
    let skip = words.iter().take_while(|word| matches!(**word, "de" | "het")).count();
    if words.get(skip) == Some(&"weekend") {
        let before = when::friday_of(at.meeting).filter(|friday| *friday >= at.meeting);
        return Some(Found { words: skip + 1, due: DueDate::Unread, before, weight: Weight::Dated });
    }
    let (holiday, used) = match words.get(skip..)? {
        ["kerst", "vakantie", ..] => (Holiday::ChristmasHolidays, 2),
        ["kerst" | "kerstmis" | "kerstdagen" | "feestdagen" | "kerstdag", ..] => (Holiday::Christmas, 1),
        ["kerstvakantie" | "kerstreces", ..] => (Holiday::ChristmasHolidays, 1),
        ["sinterklaas" | "sint" | "pakjesavond", ..] => (Holiday::SaintNicholas, 1),
        ["nieuwe", "jaar", ..] => (Holiday::NewYear, 2),
        ["oud", "en", "nieuw", ..] => (Holiday::NewYear, 3),
        ["nieuwjaar" | "jaarwisseling", ..] => (Holiday::NewYear, 1),
        ["pasen", ..] => (Holiday::Easter, 1),
        ["pinksteren", ..] => (Holiday::Pentecost, 1),
        ["koningsdag", ..] => (Holiday::KingsDay, 1),
        _ => return None,
    };
    let before = holiday.eve(at.meeting);
    Some(Found { words: skip + used, due: DueDate::Unread, before, weight: Weight::Dated })
}

/// `Q1`, `Q1 2027`, `1e kwartaal`, `kwartaal 1`: its last day.
pub(super) fn quarter(words: &[&str], at: &Context) -> Option<Found> {
    let (number, used) = match words {
        ["q1" | "q2" | "q3" | "q4", ..] => (words[0][1..].parse().ok()?, 1),
        ["kwartaal", number, ..] => (number.parse().ok()?, 2),
        [position, "kwartaal", ..] => (nth(position)?, 2),
        _ => return None,
    };
    let quarter: i8 = number;
    if !(1..=4).contains(&quarter) {
        return None;
    }
    let year = words.get(used).and_then(|word| year_of(word));
    let day = match year {
        Some(year) => when::month_end(year, quarter * 3),
        None => coming(at.meeting, |year| when::month_end(year, quarter * 3)),
    };
    Found::day(used + usize::from(year.is_some()), day, Weight::Dated)
}

/// `januari`: its last day; `vóór januari`: the last day of December.
pub(super) fn whole_month(words: &[&str], at: &Context) -> Option<Found> {
    // `feb/mrt`: the later.
    let month = words.first()?.split(['/', '-']).map(month).reduce(|first, last| first.and(last))??;
    if let Some(day) = day_behind(words, at.meeting.year()) {
        return Found::day(2, coming(at.meeting, |year| Date::new(year, month, day).ok()), Weight::Dated);
    }
    let end = coming(at.meeting, |year| when::month_end(year, month));
    Found::stretch(1, end, before_month(end), Weight::Dated)
}

/// The day of `dec 14`; `jan 27` may as well be the month of the next year.
fn day_behind(words: &[&str], year: i16) -> Option<i8> {
    let day: i8 = words.get(1).filter(|word| word.len() <= 2)?.parse().ok()?;
    let other = (year..=year + 2).any(|year| year % 100 == i16::from(day));
    (!other && (1..=31).contains(&day)).then_some(day)
}

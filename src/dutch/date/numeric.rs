//! Dates in digits: `3-12-2026`, `2026-12-03`, `3/12`, `05-2013`, years alone.

use jiff::civil::Date;

use super::beside::{BEFORE_DAY, BEFORE_YEAR, BIRTH_LABELS, MAY_BE_BEFORE_YEAR, NEVER_BEFORE, UNITS};
use super::{DateMatch, full_year};
use crate::dutch::calendar::{month, weekday};
use crate::dutch::side::{char_at, char_before, digits, is_one_of, word_after, word_before, word_char};

/// A number, and a sign between two.
#[derive(Clone, Copy)]
struct Part {
    value: u32,
    start: usize,
    end: usize,
}

impl Part {
    fn read(text: &str, at: usize) -> Option<Part> {
        let (value, end) = digits(text, at)?;
        Some(Part { value, start: at, end })
    }

    fn len(self) -> usize {
        self.end - self.start
    }

    fn small(self) -> Option<i8> {
        if self.len() > 2 { None } else { i8::try_from(self.value).ok() }
    }

    fn year(self) -> Option<i16> {
        let value = i16::try_from(self.value).ok()?;
        match self.len() {
            4 => (1900..2100).contains(&value).then_some(value),
            2 => Some(full_year(value)),
            _ => None,
        }
    }
}

/// Reads a date that starts with the digits at this byte. `last_end` is where the date before it ended.
pub(super) fn read(text: &str, at: usize, last_end: usize) -> Option<DateMatch> {
    if !free_before(text, at, last_end) {
        return None;
    }
    let first = Part::read(text, at)?;
    if matches!(first.len(), 6 | 8) {
        return digits_together(text, first);
    }
    if first.len() == 3 || first.len() > 4 {
        return None;
    }
    if let Some(date) = three_parts(text, first) {
        return Some(date);
    }
    two_parts(text, first, false).or_else(|| year_alone(text, first, last_end))
}

/// Reads a day and month that starts with the digits at this byte, though it may be a range: `11-12`, `11/12`.
pub(in crate::dutch) fn day_or_range(text: &str, at: usize) -> Option<DateMatch> {
    let first = Part::read(text, at).filter(|first| first.len() <= 2 && free_before(text, at, 0))?;
    two_parts(text, first, true).filter(|date| date.day.is_some())
}

/// `geb. 030513`, `geboren 03052013`.
fn digits_together(text: &str, run: Part) -> Option<DateMatch> {
    if !BIRTH_LABELS.has(word_before(text, run.start)) || !free_behind(text, run.end, false) {
        return None;
    }
    let part = |from: usize, to: usize| {
        let (value, end) = digits(&text[..run.start + to], run.start + from)?;
        Some(Part { value, start: run.start + from, end })
    };
    let year = part(4, run.len())?.year()?;
    let date = Date::new(year, part(2, 4)?.small()?, part(0, 2)?.small()?).ok()?;
    Some(DateMatch {
        start: run.start,
        end: run.end,
        year: Some(year),
        month: Some(date.month()),
        day: Some(date.day()),
    })
}

/// The sign between two parts and the place after it, with spaces around it or not.
fn separator(text: &str, at: usize) -> Option<(char, usize, bool)> {
    let rest = &text[at..];
    let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
    let sign = trimmed.chars().next()?;
    let sign_end = at + (rest.len() - trimmed.len()) + sign.len_utf8();
    let normal = match sign {
        '-' | '–' | '‑' | '−' | '‐' => '-',
        '/' | '\\' => '/',
        '.' => '.',
        _ => return None,
    };
    let behind = text[sign_end..].trim_start_matches([' ', '\u{a0}']);
    let next = text.len() - behind.len();
    let spaced = trimmed.len() != rest.len() || next != sign_end;
    if spaced && next.saturating_sub(at) > 4 {
        return None;
    }
    Some((normal, next, spaced))
}

fn three_parts(text: &str, first: Part) -> Option<DateMatch> {
    let Some((sign, at, spaced)) = separator(text, first.end) else { return spaces_between(text, first) };
    let second = Part::read(text, at)?;
    let (other, at, spaced_too) = separator(text, second.end)?;
    let at = at + text[at..].chars().next().filter(|c| matches!(c, '\'' | '’')).map_or(0, char::len_utf8);
    let third = Part::read(text, at)?;
    let mixed = sign != other && (sign == '.' || other == '.');
    // `Apgar 8/9/10`.
    let scored = is_one_of(word_before(text, first.start), &["apgar", "apgarscore"]);
    if mixed || scored || second.len() > 2 {
        return None;
    }
    let (year, month, day) = if first.len() == 4 {
        (first.year()?, second.small()?, third.small()?)
    } else {
        if third.len() < 4 && (spaced || spaced_too) {
            return None;
        }
        let (day, month) = (first.small()?, second.small()?);
        // `12/31/2026` can only be read the American way.
        let american = sign == '/' && month > 12 && day <= 12;
        let (day, month) = if american { (month, day) } else { (day, month) };
        (third.year()?, month, day)
    };
    let whole_year = first.len() == 4 || third.len() == 4;
    if !free_behind(text, third.end, whole_year) || (sign == '.' && is_version(text, first.start)) {
        return None;
    }
    Date::new(year, month, day).ok()?;
    Some(DateMatch {
        start: first.start,
        end: third.end,
        year: Some(year),
        month: Some(month),
        day: Some(day),
    })
}

/// `03 12 2010` behind `geb.`.
fn spaces_between(text: &str, first: Part) -> Option<DateMatch> {
    let second = Part::read(text, first.end + 1).filter(|_| char_at(text, first.end) == Some(' '))?;
    let third = Part::read(text, second.end + 1).filter(|_| char_at(text, second.end) == Some(' '))?;
    if third.len() != 4
        || !BIRTH_LABELS.has(word_before(text, first.start))
        || !free_behind(text, third.end, false)
    {
        return None;
    }
    let date = Date::new(third.year()?, second.small()?, first.small()?).ok()?;
    Some(DateMatch {
        start: first.start,
        end: third.end,
        year: Some(date.year()),
        month: Some(date.month()),
        day: Some(date.day()),
    })
}

fn is_version(text: &str, at: usize) -> bool {
    is_one_of(
        word_before(text, at),
        &["versie", "v", "hoofdstuk", "par", "artikel", "art", "bijlage", "release"],
    )
}

fn two_parts(text: &str, first: Part, may_be_range: bool) -> Option<DateMatch> {
    let (sign, at, spaced) = separator(text, first.end)?;
    let second = Part::read(text, at)?;
    if spaced || !free_behind(text, second.end, second.len() == 4) {
        return None;
    }
    let before = word_before(text, first.start);
    // Of a version the parts have a full stop between them; `v 15-12` is short for `voor`.
    if NEVER_BEFORE.has(before) || sign == '.' && is_version(text, first.start) {
        return None;
    }
    let found = |year, month, day| Some(DateMatch { start: first.start, end: second.end, year, month, day });
    match (first.len(), second.len()) {
        // `2019-2020`, `2019/2020`.
        (4, 4) if sign != '.' => {
            let (from, to) = (first.year()?, second.year()?);
            (from < to && to - from < 20).then(|| found(Some(to), None, None)).flatten()
        }
        // `2013-05` may be the number of a case: only where a year is expected.
        (4, 2) if sign != '.' && BEFORE_YEAR.has(before) => {
            let month = second.small().filter(|month| (1..=12).contains(month))?;
            found(first.year(), Some(month), None)
        }
        (1 | 2, 4) if sign != '.' => {
            let month = first.small().filter(|month| (1..=12).contains(month))?;
            found(Some(second.year()?), Some(month), None)
        }
        (1 | 2, 1 | 2) => {
            let (day, month) = (first.small()?, second.small()?);
            // 2024 has a 29 February.
            Date::new(2024, month, day).ok()?;
            let date = match pair(text, first, second, sign, before) {
                Pair::Date => true,
                Pair::Range => may_be_range,
                Pair::Other => false,
            };
            date.then(|| found(None, Some(month), Some(day))).flatten()
        }
        _ => None,
    }
}

/// What two numbers with a sign between them are.
enum Pair {
    /// A day and a month.
    Date,
    /// Two that follow each other: `2-3` times, or the second of March.
    Range,
    /// A fraction, house number, time or telephone number.
    Other,
}

/// Whether `3-12`, `3/12`, `3.12` is a date.
fn pair(text: &str, first: Part, second: Part, sign: char, before: &str) -> Pair {
    let after = word_after(text, second.end);
    let bracketed = char_before(text, first.start) == Some('(') && char_at(text, second.end) == Some(')');
    let died = text[..first.start].trim_end().ends_with('†');
    let expected = bracketed || died || BEFORE_DAY.has(before) || weekday(before).is_some();
    // `24/7` is round the clock.
    if sign == '/' && first.value == 24 && second.value == 7 && second.len() == 1 && !expected {
        return Pair::Other;
    }
    if month(after).is_some()
        || is_street(before)
        || more_digits(text, second.end)
        || is_percentage(text, second.end)
    {
        return Pair::Other;
    }
    if UNITS.has(after) && !(after.eq_ignore_ascii_case("van") && expected) {
        return Pair::Other;
    }
    if sign == '.' {
        let labelled = ["op", "dd", "d.d", "vanaf", "t/m", "uiterlijk", "datum", "voor"];
        let labelled = is_one_of(before, &labelled) || weekday(before).is_some();
        return if labelled { Pair::Date } else { Pair::Other };
    }
    let padded = first.len() == 2 && second.len() == 2 && (first.value < 10 || second.value < 10);
    if expected || padded || first.value > 12 {
        return Pair::Date;
    }
    // `2-3` is a range and `1/2` a fraction until something says that they are dates.
    let range = second.value == first.value + 1;
    let fraction = sign == '/' && first.value < second.value && second.value < 10;
    let starts_line = text[..first.start].trim_end_matches([' ', '\t']).ends_with('\n') || first.start == 0;
    // `1/9;te laat`: the first cell of a row.
    let cell = starts_line && text[second.end..].starts_with([';', '\t']);
    match (fraction, range) {
        _ if cell => Pair::Date,
        (true, _) => Pair::Other,
        (false, true) if !starts_line || sign != '-' => Pair::Range,
        (false, _) => Pair::Date,
    }
}

/// Endings of street names: the number behind one is a house number.
fn is_street(word: &str) -> bool {
    word.chars().count() > 4 && crate::dutch::streets::has_street_ending(word)
}

/// `06-12 34 56 78`: groups of digits go on.
fn more_digits(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    // `09-02 07.50 Anna niet op de taxi`: a time.
    if is_clock(rest) {
        return false;
    }
    let mut groups = 0;
    let mut from = 0;
    while let Some(next) = rest[from..].strip_prefix([' ', '-', '.']) {
        let start = rest.len() - next.len();
        match digits(rest, start) {
            Some((_, end)) if end - start >= 2 => {
                groups += 1;
                from = end;
            }
            _ => break,
        }
    }
    groups > 1
}

/// ` 07.50 `, and no more digits behind it.
fn is_clock(rest: &str) -> bool {
    let [b' ', a, b, b'.', c, d, behind @ ..] = rest.as_bytes() else { return false };
    let digits = [a, b, c, d].iter().all(|byte| byte.is_ascii_digit());
    let ends = !behind.iter().take(2).any(u8::is_ascii_digit);
    digits && ends && (*a, *b) < (b'2', b'4') && *c < b'6'
}

fn is_percentage(text: &str, at: usize) -> bool {
    text[at..].trim_start().starts_with(['%', '€', '°'])
}

/// `sinds 2009`, `in '21`, `(2013)`, `† 2013`.
fn year_alone(text: &str, number: Part, last_end: usize) -> Option<DateMatch> {
    let apostrophe = char_before(text, number.start).filter(|c| matches!(c, '\'' | '’' | '‘' | '´' | '`'));
    let start = number.start - apostrophe.map_or(0, char::len_utf8);
    let year = number.year()?;
    if !free_behind(text, number.end, false) || (number.len() == 2) != apostrophe.is_some() {
        return None;
    }
    let before = word_before(text, start);
    let after = word_after(text, number.end);
    // `2011 AB` is a postcode, `2000 euro` an amount.
    let postcode = after.len() == 2 && after.bytes().all(|byte| byte.is_ascii_uppercase());
    if postcode || (UNITS.has(after) && !after.eq_ignore_ascii_case("van")) || is_percentage(text, number.end)
    {
        return None;
    }
    let bracketed = char_before(text, start) == Some('(') && char_at(text, number.end) == Some(')');
    let follows_year = last_end > 0 && start.saturating_sub(last_end) <= 5 && start > last_end;
    // The sign of a death, in a genogram.
    let died = text[..start].trim_end().ends_with('†');
    // `(uit elkaar, 2019)`: when it was, at the end of an aside.
    let aside = text[..start].ends_with(", ") && text[number.end..].starts_with(')');
    let certain = BEFORE_YEAR.has(before) || bracketed || died || aside;
    let fits = certain
        || (MAY_BE_BEFORE_YEAR.has(before) && (follows_year || !is_one_of(before, &["en", "of", "met"])));
    let amount = text[..start].ends_with("€ ") || char_before(text, start) == Some('€');
    (fits && !amount).then_some(DateMatch {
        start,
        end: number.end,
        year: Some(year),
        month: None,
        day: None,
    })
}

/// Whether nothing before the digits makes them part of something longer.
fn free_before(text: &str, at: usize, last_end: usize) -> bool {
    let Some(before) = char_before(text, at) else { return true };
    if before.is_alphanumeric() || matches!(before, '+' | '€' | '#' | '§' | '@' | '_' | '&' | '=') {
        return false;
    }
    let tight = matches!(before, '-' | '/' | '.' | ',' | ':' | '–' | '‑' | '\\');
    let sign_at = at - before.len_utf8();
    !tight
        || (sign_at == last_end && last_end > 0)
        || !word_char(char_before(text, sign_at))
        || ends_connector(text, at)
}

/// `t/m17-5`, `datum:3-12`.
fn ends_connector(text: &str, at: usize) -> bool {
    char_before(text, at) == Some(':') && char_before(text, at - 1).is_some_and(char::is_alphabetic)
}

/// Whether nothing behind the digits makes them part of something longer.
fn free_behind(text: &str, at: usize, whole_year: bool) -> bool {
    let mut rest = text[at..].chars();
    let (next, then) = (rest.next(), rest.next());
    let digit = then.is_some_and(|c| c.is_ascii_digit());
    match next {
        None => true,
        Some('T') => digit,
        Some(c) if c.is_alphanumeric() || c == '_' => false,
        Some('-' | '/' | '–') => whole_year || !digit,
        Some('.' | ',' | ':' | '\\') => !digit,
        Some(_) => true,
    }
}

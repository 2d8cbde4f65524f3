//! A `Wanneer` cell, and what it says beside the day.

use jiff::civil::Date;

use super::{DueDate, find_due, when};
use crate::dutch::calendar::weekday;
use crate::dutch::date::{find_dates, parse};
use crate::dutch::fold::fold;

/// Reads a cell of a `Wanneer` column: `15/12`, `15-12-2026`, `dec 2026`, `vóór de kerst`. `None` when it is empty.
pub fn parse_due_cell(text: &str, meeting: Date, next_meeting: Option<Date>) -> Option<DueDate> {
    let text = text.trim();
    if !text.contains(char::is_alphanumeric) {
        return None;
    }
    if let Some(day) = parse(text) {
        return Some(DueDate::Read(day));
    }
    if let Some(day) = text.parse().ok().and_then(when::serial) {
        return Some(DueDate::Read(day));
    }
    if let Some(span) = parse_span(text, meeting) {
        return Some(span);
    }
    if let Some(day) = numbered_weekday(text, meeting) {
        return Some(day);
    }
    // Behind a connector a date is read that alone could be a fraction: `1/2`.
    let read = [text.to_owned(), format!("op {text}"), format!("uiterlijk {text}")]
        .iter()
        .filter_map(|text| find_due(text, meeting, next_meeting))
        .find(|found| found.due != DueDate::Unread);
    Some(read.map_or(DueDate::Unread, |found| found.due))
}

/// Reads `vrijdag 11`, `di 8`: the next such day of a month.
fn numbered_weekday(text: &str, meeting: Date) -> Option<DueDate> {
    let (named, number) = text.split_once(' ')?;
    weekday(named.trim_end_matches('.'))?;
    let number: u8 = number.trim_end_matches('e').parse().ok().filter(|number| (1..=31).contains(number))?;
    find_due(&format!("vóór de {number}e"), meeting, None).map(|found| found.due)
}

/// Reads `2 wkn`, `drie weken`: a time and nothing else, counted from the meeting.
pub fn parse_span(text: &str, meeting: Date) -> Option<DueDate> {
    let text = text.trim().trim_end_matches('.');
    let mut parts = text.split_whitespace();
    let (_, Some(unit), None) = (parts.next()?, parts.next(), parts.next()) else { return None };
    let of_time = unit.len() > 1 && !unit.starts_with(['u', 'U', 'j', 'J']);
    let behind = format!("over {text}");
    let found = find_due(&behind, meeting, None).filter(|found| of_time && found.start == 0)?;
    (found.end == behind.len() && found.due != DueDate::Unread).then_some(found.due)
}

/// The days with a month in a text, each in the year that fits the meeting.
pub fn days_in(text: &str, meeting: Date) -> Vec<Date> {
    let day = |found: crate::dutch::date::DateMatch| match (found.year, found.month?, found.day?) {
        (Some(year), month, day) => Date::new(year, month, day).ok(),
        (None, month, day) => when::day_of_year(meeting, month, day),
    };
    find_dates(text).into_iter().filter_map(day).collect()
}

/// Whether a cell gives more days than one.
pub fn several_days(text: &str) -> bool {
    let found = find_dates(text);
    let mut days = found.iter().filter(|found| found.month.is_some() && found.day.is_some());
    let first = days.next().map(|found| (found.month, found.day));
    days.any(|found| Some((found.month, found.day)) != first)
}

/// Whether the weekday written before a day is that day's: `vrijdag 10 december`.
pub fn weekday_fits(phrase: &str, day: Date) -> bool {
    let mut before = "";
    for word in phrase.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let named = || weekday(&fold(before));
        if word.starts_with(|c: char| c.is_ascii_digit())
            && named().is_some_and(|named| named != day.weekday())
        {
            return false;
        }
        // `donderdag de 10e`.
        if word != "de" {
            before = word;
        }
    }
    true
}

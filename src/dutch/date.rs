//! Dates in Dutch text: found, read and written.
//!
//! A year of two digits is read as 2000-2039 for 00-39 and as 1940-1999 for 40-99: a case sheet holds birth dates
//! of grandparents and due dates of next year, and nothing beyond.

use std::fmt;

use jiff::civil::Date;

use super::calendar::{month_name, weekday};

mod beside;
mod distance;
mod numeric;
mod scan;
mod series;
mod worded;

pub use super::calendar::weekday_name;
pub use distance::distance;
pub(super) use numeric::day_or_range;
pub use scan::{find_dates, find_dates_at};

/// A date of which the day, or day and month, may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// Year, four digits.
    pub year: i16,
    /// Month, 1-12.
    pub month: Option<i8>,
    /// Day of the month; only with a month.
    pub day: Option<i8>,
}

impl PartialDate {
    /// The whole date, when the day is known.
    pub fn full(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }

    /// The first and the last day that it can mean.
    pub fn span(self) -> (Date, Date) {
        let (first_month, last_month) = self.month.map_or((1, 12), |month| (month, month));
        let of_month = |month| Date::new(self.year, month, 1).unwrap_or(Date::MIN);
        match self.full() {
            Some(day) => (day, day),
            None => (of_month(first_month), of_month(last_month).last_of_month()),
        }
    }
}

/// Whole years on a day. Who is born on 29 February is in other years a year older on 1 March: month and day are
/// compared as they stand, and 28 February comes before the 29th. Below zero before birth.
pub fn age_on(birth: Date, day: Date) -> i16 {
    let not_yet = (day.month(), day.day()) < (birth.month(), birth.day());
    day.year() - birth.year() - i16::from(not_yet)
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        PartialDate { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl fmt::Display for PartialDate {
    /// `3 december 2026`, `december 2026`, `2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = self.month.and_then(month_name) {
            if let Some(day) = self.day {
                write!(f, "{day} ")?;
            }
            write!(f, "{name} ")?;
        }
        write!(f, "{}", self.year)
    }
}

/// A date that stands in a text. Offsets are bytes, on character boundaries; a weekday before the date and a full
/// stop behind it are not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMatch {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Year, if it is written.
    pub year: Option<i16>,
    /// Month, 1-12, if it is written.
    pub month: Option<i8>,
    /// Day of the month, if it is written; of a range (`3-5 mei`) the last.
    pub day: Option<i8>,
}

impl DateMatch {
    /// What is known, when the year is.
    pub fn partial(&self) -> Option<PartialDate> {
        Some(PartialDate { year: self.year?, month: self.month, day: self.day })
    }

    /// The whole date, when day, month and year are written.
    pub fn full(&self) -> Option<Date> {
        self.partial()?.full()
    }
}

/// The full year of two digits: 00-39 is 2000-2039, 40-99 is 1940-1999.
pub(super) fn full_year(two_digits: i16) -> i16 {
    if two_digits < 40 { 2000 + two_digits } else { 1900 + two_digits }
}

/// Reads a text that is one date and nothing else (`do 3 dec. 2026`, `2026-12-03 00:00:00`, `20261203`).
pub fn parse(text: &str) -> Option<Date> {
    parse_partial(text)?.full()
}

/// Reads a text that is one date, of which day or month may be missing: `mei 2013`, `05-2013`, `2013`.
pub fn parse_partial(text: &str) -> Option<PartialDate> {
    if let Some(date) = iso(text) {
        return Some(date);
    }
    let text = without_time(without_weekday(text.trim()))?.trim_end_matches([',', '.', ';']);
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits_only(text);
    }
    match find_dates(text).as_slice() {
        [only] if only.start == 0 && only.end == text.len() => only.partial(),
        _ => None,
    }
}

/// `2026-12-03`, as programs write it: the readers of dates would say the same, after a look at all that stands around.
fn iso(text: &str) -> Option<PartialDate> {
    let [_, _, _, _, b'-', _, _, b'-', _, _] = text.as_bytes() else { return None };
    let date: Date = text.parse().ok()?;
    (1900..2100).contains(&date.year()).then(|| date.into())
}

/// `20261203`, `03122026`, `2013`.
fn digits_only(digits: &str) -> Option<PartialDate> {
    let number = |part: &str| part.parse::<i16>().ok();
    let plausible = |date: Date| (1900..2100).contains(&date.year()).then(|| PartialDate::from(date));
    match digits.len() {
        4 => number(digits).filter(|year| (1900..2100).contains(year)).map(|year| PartialDate {
            year,
            month: None,
            day: None,
        }),
        8 => {
            let build = |year: &str, month: &str, day: &str| {
                let date = Date::new(number(year)?, month.parse().ok()?, day.parse().ok()?).ok()?;
                plausible(date)
            };
            build(&digits[..4], &digits[4..6], &digits[6..])
                .or_else(|| build(&digits[4..], &digits[2..4], &digits[..2]))
        }
        _ => None,
    }
}

fn without_weekday(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    if weekday(&text[..end]).is_none() {
        return text;
    }
    text[end..].trim_start_matches(['.', ',', ' ', '\u{a0}'])
}

/// Cuts the midnight that spreadsheets add (`2026-12-03 00:00:00`, `...T00:00`).
fn without_time(text: &str) -> Option<&str> {
    let Some(at) = text.rfind([' ', 'T']) else { return Some(text) };
    let time = text[at + 1..].trim_end_matches('Z');
    let is_time =
        time.contains(':') && time.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'));
    Some(if is_time { text[..at].trim_end_matches([',', ' ']) } else { text })
}

/// `3 december 2026`.
pub fn long(date: Date) -> String {
    PartialDate::from(date).to_string()
}

/// `3-12-2026`.
pub fn short(date: Date) -> String {
    // Without the machinery of formats: a list of thousands of actions has as many days.
    let mut text = String::with_capacity("31-12-2026".len());
    for (part, behind) in [(date.day().into(), "-"), (date.month().into(), "-"), (date.year(), "")] {
        if part < 0 {
            text.push('-');
        }
        push_number(&mut text, part.unsigned_abs().into());
        text.push_str(behind);
    }
    text
}

/// Appends a number in digits.
pub fn push_number(text: &mut String, number: u32) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_day_is_written_with_figures() {
        for (day, written) in [
            (date(2026, 12, 31), "31-12-2026"),
            (date(999, 1, 9), "9-1-999"),
            (date(0, 10, 20), "20-10-0"),
            (date(-40, 1, 1), "1-1--40"),
        ] {
            assert_eq!(short(day), written);
        }
    }

    #[test]
    fn a_whole_text_is_read() {
        let expected = Some(date(2026, 12, 3));
        for text in [
            "2026-12-03",
            "3-12-2026",
            "03/12/2026",
            "3.12.26",
            "3 december 2026",
            "do 3 dec. 2026",
            "donderdag 3-12-2026",
            " 3 dec '26 ",
            "2026-12-03 00:00:00",
            "2026-12-03T10:00",
            "20261203",
            "03122026",
            "drie december 2026",
            "3-12-2026.",
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
        for text in [
            "",
            "3-12",
            "mei 2013",
            "op 3-12-2026 gebeld",
            "31-2-2026",
            "99999999",
            "nvt",
            "12345678901234567890",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_may_be_partial() {
        let partial = |year, month, day| Some(PartialDate { year, month, day });
        for (text, expected) in [
            ("mei 2013", partial(2013, Some(5), None)),
            ("05-2013", partial(2013, Some(5), None)),
            ("2013", partial(2013, None, None)),
            ("2-5-2013", partial(2013, Some(5), Some(2))),
            ("mei", None),
            ("1234", None),
            ("2-5", None),
            ("31-2-2013", None),
        ] {
            assert_eq!(parse_partial(text), expected, "{text}");
        }
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (1940_i16..2040, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(day in any_date(), before in "(op|tot|vr|d\\.d\\.) ") {
            for written in [
                long(day), short(day), day.to_string(), format!("{}/{}/{:02}", day.day(), day.month(), day.year() % 100),
                format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()),
                format!("{} {}", weekday_name(day), long(day)), long(day).to_uppercase(),
            ] {
                prop_assert_eq!(parse(&written), Some(day), "{}", written);
                let text = format!("{before}{written} gebeld");
                let found = find_dates(&text);
                prop_assert_eq!(found.len(), 1, "{}", text);
                prop_assert_eq!(found[0].full(), Some(day), "{}", text);
            }
        }

        #[test]
        fn offsets_lie_on_boundaries_and_never_overlap(
            text in "([0-9]{1,4}|[-/. ’'–é,:()]|mei|jan|drie|t/m|en|tot|in|’21|ë|\\PC){0,24}",
        ) {
            let mut end = 0;
            for date in find_dates(&text) {
                prop_assert!(date.start >= end && date.start < date.end);
                prop_assert!(text.get(date.start..date.end).is_some());
                end = date.end;
            }
            parse_partial(&text);
        }
    }
}

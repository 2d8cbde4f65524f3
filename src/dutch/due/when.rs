//! The calendar behind the phrases: which year, which Friday, when a holiday begins.

use jiff::civil::{Date, ISOWeekDate, Weekday, date};
use jiff::{Span, ToSpan};

/// How long before the meeting a day without a year may lie and still be this year's.
///
/// `vóór 15-11` in the minutes of 3 December is a day that has just passed, not one eleven months ahead.
const JUST_PASSED: i32 = 31;

/// The day `build` gives in the first year in which it lies no more than a month before the meeting.
pub(super) fn coming(meeting: Date, build: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let earliest = plus(meeting, (-JUST_PASSED).days())?;
    // Nine years hold a 29 February.
    (meeting.year() - 1..=meeting.year() + 8).filter_map(build).find(|day| *day >= earliest)
}

pub(super) fn plus(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok()
}

/// A day and month, in the year that fits.
pub(super) fn day_of_year(meeting: Date, month: i8, day: i8) -> Option<Date> {
    coming(meeting, |year| Date::new(year, month, day).ok())
}

/// The next such day of a month, from the meeting on.
pub(super) fn day_of_month(meeting: Date, day: i8) -> Option<Date> {
    // Of two months one has 31 days.
    let months = (0..=2).filter_map(|ahead| plus(meeting.first_of_month(), ahead.months()));
    months.filter_map(|month| Date::new(month.year(), month.month(), day).ok()).find(|day| *day >= meeting)
}

/// The last day of a month.
pub(super) fn month_end(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

/// The Friday of the ISO week that holds this day.
pub(super) fn friday_of(day: Date) -> Option<Date> {
    weekday_of_week(day, Weekday::Friday)
}

/// A weekday of the ISO week that holds this day.
pub(super) fn weekday_of_week(day: Date, weekday: Weekday) -> Option<Date> {
    let iso = day.iso_week_date();
    ISOWeekDate::new(iso.year(), iso.week(), weekday).ok().map(ISOWeekDate::date)
}

/// The Friday of an ISO week.
pub(super) fn week_friday(year: i16, week: i8) -> Option<Date> {
    ISOWeekDate::new(year, week, Weekday::Friday).ok().map(ISOWeekDate::date)
}

/// The first such weekday after the meeting.
pub(super) fn next_weekday(meeting: Date, weekday: Weekday) -> Option<Date> {
    meeting.nth_weekday(1, weekday).ok()
}

/// The Friday of the n-th week of a month: the n-th week of which most days lie in it, as ISO weeks are counted.
/// A negative `nth` counts from the end.
pub(super) fn week_of_month(year: i16, month: i8, nth: i8) -> Option<Date> {
    let thursday = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Thursday).ok()?;
    plus(thursday, 1.day())
}

/// Holidays and school holidays whose first day follows from the calendar alone; for the others (summer, May,
/// autumn, spring) region and school decide.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Holiday {
    Christmas,
    ChristmasHolidays,
    SaintNicholas,
    NewYear,
    Easter,
    Pentecost,
    KingsDay,
}

impl Holiday {
    /// The first day in a year.
    fn first_day(self, year: i16) -> Option<Date> {
        match self {
            Holiday::Christmas => Date::new(year, 12, 25).ok(),
            // Two weeks that hold Christmas and New Year: from a Saturday in 19-25 December.
            Holiday::ChristmasHolidays => {
                Date::new(year, 12, 18).ok()?.nth_weekday(1, Weekday::Saturday).ok()
            }
            Holiday::SaintNicholas => Date::new(year, 12, 5).ok(),
            Holiday::NewYear => Date::new(year + 1, 1, 1).ok(),
            Holiday::Easter => easter(year),
            Holiday::Pentecost => plus(easter(year)?, 49.days()),
            Holiday::KingsDay => Date::new(year, 4, 27).ok(),
        }
    }

    /// The last day before it, the next time it comes.
    pub(super) fn eve(self, meeting: Date) -> Option<Date> {
        (meeting.year()..=meeting.year() + 1)
            .filter_map(|year| plus(self.first_day(year)?, (-1).day()))
            .find(|eve| *eve >= meeting)
    }
}

/// Easter Sunday (the anonymous Gregorian rule).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

/// The day a spreadsheet means by a serial number (1900 system), for plausible years only.
pub(super) fn serial(number: u32) -> Option<Date> {
    let number = i32::try_from(number).ok().filter(|number| (36_526..73_051).contains(number))?;
    plus(date(1899, 12, 30), number.days())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEETING: Date = date(2026, 12, 3);

    #[test]
    fn the_year_follows_from_the_meeting() {
        assert_eq!(day_of_year(MEETING, 12, 15), Some(date(2026, 12, 15)));
        assert_eq!(day_of_year(MEETING, 12, 3), Some(date(2026, 12, 3)));
        assert_eq!(day_of_year(MEETING, 1, 10), Some(date(2027, 1, 10)));
        assert_eq!(day_of_year(MEETING, 11, 15), Some(date(2026, 11, 15)));
        assert_eq!(day_of_year(MEETING, 10, 15), Some(date(2027, 10, 15)));
        assert_eq!(day_of_year(date(2027, 1, 7), 12, 20), Some(date(2026, 12, 20)));
        assert_eq!(day_of_year(MEETING, 2, 29), Some(date(2028, 2, 29)));
    }

    #[test]
    fn holidays_begin_when_they_do() {
        assert_eq!(Holiday::ChristmasHolidays.eve(MEETING), Some(date(2026, 12, 18)));
        for (year, day) in
            [(2020, 19), (2021, 25), (2022, 24), (2023, 23), (2024, 21), (2025, 20), (2027, 25)]
        {
            assert_eq!(Holiday::ChristmasHolidays.first_day(year), Some(date(year, 12, day)));
        }
        assert_eq!(Holiday::Christmas.eve(MEETING), Some(date(2026, 12, 24)));
        assert_eq!(Holiday::NewYear.eve(MEETING), Some(date(2026, 12, 31)));
        assert_eq!(Holiday::Easter.first_day(2027), Some(date(2027, 3, 28)));
        assert_eq!(Holiday::Easter.first_day(2024), Some(date(2024, 3, 31)));
    }

    #[test]
    fn weeks_are_iso_weeks() {
        assert_eq!(week_friday(2026, 50), Some(date(2026, 12, 11)));
        assert_eq!(week_of_month(2027, 1, 1), Some(date(2027, 1, 8)));
        assert_eq!(week_of_month(2027, 1, -1), Some(date(2027, 1, 29)));
        assert_eq!(week_friday(2026, 54), None);
        assert_eq!(serial(46_371), Some(date(2026, 12, 15)));
    }
}

//! The rhythm of a meeting in Dutch: `eerste donderdag van de maand`, `elke tweede dinsdag`.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::calendar::weekday;
use super::fold::fold;

/// Which of the weekdays of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The first to the fourth, from 1.
    Nth(i8),
    /// The last.
    Last,
}

/// A meeting a month: the first Thursday, the last Tuesday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// Which one.
    pub which: Which,
    /// Which day of the week.
    pub weekday: Weekday,
}

impl Rhythm {
    /// Reads `eerste donderdag van de maand`, `elke 2e dinsdag`, `laatste vrijdag`. A time behind it is not looked at.
    pub fn parse(text: &str) -> Option<Rhythm> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
        let which = words.iter().find_map(|word| which(word))?;
        let weekday = words.iter().find_map(|word| weekday(word))?;
        Some(Rhythm { which, weekday })
    }

    /// The day in a month.
    ///
    /// A free day (`is_free`: a holiday) moves to the same weekday a week later, and on within that month; when all of
    /// these are free too there is none.
    pub fn in_month(self, year: i16, month: i8, is_free: &dyn Fn(Date) -> bool) -> Option<Date> {
        let first = Date::new(year, month, 1).ok()?;
        let day = match self.which {
            Which::Nth(nth) => first.nth_weekday_of_month(nth, self.weekday).ok()?,
            Which::Last => first.nth_weekday_of_month(-1, self.weekday).ok()?,
        };
        let weeks = (0..5).filter_map(|weeks| day.checked_add(weeks.weeks()).ok());
        weeks.take_while(|day| day.month() == month).find(|day| !is_free(*day))
    }

    /// The first meeting on or after a day, within two years.
    pub fn next(self, from: Date, is_free: &dyn Fn(Date) -> bool) -> Option<Date> {
        let months = (0..24).filter_map(|months| from.first_of_month().checked_add(months.months()).ok());
        let days = months.filter_map(|month| self.in_month(month.year(), month.month(), is_free));
        days.into_iter().find(|day| *day >= from)
    }
}

fn which(word: &str) -> Option<Which> {
    Some(match word {
        "eerste" | "1e" | "1ste" => Which::Nth(1),
        "tweede" | "2e" | "2de" => Which::Nth(2),
        "derde" | "3e" | "3de" => Which::Nth(3),
        "vierde" | "4e" | "4de" => Which::Nth(4),
        "laatste" => Which::Last,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn next(text: &str, from: Date) -> Option<Date> {
        Rhythm::parse(text)?.next(from, &|_| false)
    }

    #[test]
    fn the_next_day_of_a_rhythm() {
        assert_eq!(next("eerste donderdag van de maand", date(2026, 11, 22)), Some(date(2026, 12, 3)));
        assert_eq!(next("Elke 1e donderdag, 13:00", date(2026, 12, 3)), Some(date(2026, 12, 3)));
        assert_eq!(next("eerste donderdag", date(2026, 12, 4)), Some(date(2027, 1, 7)));
        assert_eq!(next("laatste vrijdag van de maand", date(2027, 2, 1)), Some(date(2027, 2, 26)));
        assert_eq!(next("elke maand", date(2027, 2, 1)), None);
        assert_eq!(next("eerste van de maand", date(2027, 2, 1)), None);
    }

    #[test]
    fn a_free_day_moves_a_week_within_its_month() {
        let rhythm = Rhythm::parse("eerste donderdag").unwrap();
        let holiday = |day: Date| (date(2026, 12, 21)..=date(2027, 1, 8)).contains(&day);
        assert_eq!(rhythm.next(date(2026, 12, 4), &holiday), Some(date(2027, 1, 14)));
        let summer = |day: Date| (date(2027, 7, 1)..=date(2027, 7, 31)).contains(&day);
        assert_eq!(rhythm.next(date(2027, 6, 5), &summer), Some(date(2027, 8, 5)));
    }
}

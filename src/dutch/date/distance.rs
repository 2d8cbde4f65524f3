//! How far a date is from a day, in Dutch: `3 weken voor`, `2 dagen na`. The farther, the coarser.

use jiff::civil::Date;

use super::DateMatch;

/// The distance of a date from a day: `2 dagen na`, `3 weken voor`, `5 maanden voor`, `7 jaar voor`; on the day itself
/// `op de dag van`. A date without a year is the nearest one; of a month or year alone the middle counts. `None` when
/// the date is none.
pub fn distance(date: &DateMatch, from: Date) -> Option<String> {
    let day = nearest(date, from)?;
    let days = day.since(from).ok()?.get_days();
    if days == 0 && date.day.is_some() {
        return Some("op de dag van".into());
    }
    let (whole_day, of_month) = (date.day.is_some(), date.month.is_some());
    let side = if days < 0 { "voor" } else { "na" };
    let days = days.unsigned_abs();
    // Halves go up, as people count.
    let rounded = |unit: f64| ((f64::from(days) / unit) + 0.5).floor();
    let counted = |count: f64, one: &str, more: &str| {
        if count < 1.5 { format!("1 {one} {side}") } else { format!("{count:.0} {more} {side}") }
    };
    Some(match days {
        0..14 if whole_day => counted(f64::from(days), "dag", "dagen"),
        14..63 if whole_day => counted(rounded(7.0), "week", "weken"),
        0..31 if of_month => "in de maand van".into(),
        0..730 if of_month => counted(rounded(30.44), "maand", "maanden"),
        0..183 => "in het jaar van".into(),
        _ => counted(rounded(365.25), "jaar", "jaar"),
    })
}

/// The day that is meant.
fn nearest(date: &DateMatch, from: Date) -> Option<Date> {
    let in_year = |year: i16| {
        let month = date.month.unwrap_or(7);
        Date::new(year, month, date.day.unwrap_or(if date.month.is_some() { 15 } else { 1 })).ok()
    };
    if let Some(year) = date.year {
        return in_year(year);
    }
    date.month?;
    let years = [from.year() - 1, from.year(), from.year() + 1].into_iter().filter_map(in_year);
    years.min_by_key(|day| day.since(from).map_or(i32::MAX, |span| span.get_days().abs()))
}

#[cfg(test)]
mod tests {
    use super::super::find_dates;
    use super::*;

    #[test]
    fn the_farther_the_coarser() {
        let meeting = jiff::civil::date(2026, 12, 3);
        for (text, expected) in [
            ("3-12-2026", "op de dag van"),
            ("2026-12-04", "1 dag na"),
            ("1 december", "2 dagen voor"),
            ("12 november 2026", "3 weken voor"),
            ("15-1", "6 weken na"),
            ("2 juli 2026", "5 maanden voor"),
            ("2-5-2013", "14 jaar voor"),
            ("mei 2026", "7 maanden voor"),
            ("december 2026", "in de maand van"),
            ("sinds 2019", "7 jaar voor"),
            ("sinds 2026", "in het jaar van"),
        ] {
            let found = find_dates(text);
            assert_eq!(distance(&found[0], meeting).as_deref(), Some(expected), "{text}");
        }
    }
}

//! Birth dates and ages, made coarser.
//!
//! The bands follow the law on who decides about care: under 12 the parents do, from 12 to 15 parents and child
//! together, from 16 the young person alone (WGBO, Jeugdwet art. 7.3.4), and at 18 the Jeugdwet ends. 0-3 is the time
//! of the youth health care's clinic (consultatiebureau), before school. They are written with `t/m`, for `4-11` beside a
//! number reads as a date, to a spreadsheet and to the leak gate.

use jiff::civil::Date;

use crate::dutch::date::{PartialDate, age_on};

/// First year of each band and its name.
const BANDS: [(i16, &str); 5] = [
    (0, "0 t/m 3 jaar"),
    (4, "4 t/m 11 jaar"),
    (12, "12 t/m 15 jaar"),
    (16, "16 t/m 17 jaar"),
    (18, "18 jaar of ouder"),
];

/// The band of an age in whole years.
pub fn band(years: i16) -> &'static str {
    BANDS.iter().rev().find(|(from, _)| years >= *from).map_or(BANDS[0].1, |(_, name)| name)
}

/// The band of somebody born then, on this day; when only the year or month is known, both bands it may be.
/// Nothing for a birth after the day.
pub fn band_of_birth(birth: PartialDate, on: Date) -> Option<String> {
    let (first, last) = birth.span();
    let (oldest, youngest) = (age_on(first, on), age_on(last.min(on), on));
    if oldest < 0 {
        return None;
    }
    let (low, high) = (band(youngest), band(oldest));
    Some(if low == high { low.to_owned() } else { format!("{low} of {high}") })
}

/// The band of an age as written: `14`, `14 jr`, `14;3`, `8 mnd`. A band stays as it is.
pub fn band_of_age(text: &str) -> Option<&str> {
    let text = text.trim();
    let bands = || BANDS.iter().map(|(_, name)| *name);
    if text.split(" of ").all(|part| bands().any(|name| name == part)) || bands().any(|name| name == text) {
        return Some(text);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: i16 = text[..digits].parse().ok().filter(|number| *number <= 120)?;
    let unit = text[digits..].trim_start().to_lowercase();
    let years = match () {
        () if unit.starts_with("m") => number / 12,
        () if unit.starts_with("w") || unit.starts_with("dag") => 0,
        () => number,
    };
    Some(band(years))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn of(year: i16, month: Option<i8>, day: Option<i8>) -> Option<String> {
        band_of_birth(PartialDate { year, month, day }, date(2026, 12, 3))
    }

    #[test]
    fn a_birthday_changes_the_band_on_the_day_itself() {
        assert_eq!(of(2014, Some(12), Some(3)).as_deref(), Some("12 t/m 15 jaar"));
        assert_eq!(of(2014, Some(12), Some(4)).as_deref(), Some("4 t/m 11 jaar"));
        assert_eq!(of(2010, Some(12), Some(3)).as_deref(), Some("16 t/m 17 jaar"));
        assert_eq!(of(2008, Some(2), Some(29)).as_deref(), Some("18 jaar of ouder"));
        let leap = PartialDate { year: 2008, month: Some(2), day: Some(29) };
        assert_eq!(band_of_birth(leap, date(2026, 2, 28)).as_deref(), Some("16 t/m 17 jaar"));
        assert_eq!(band_of_birth(leap, date(2026, 3, 1)).as_deref(), Some("18 jaar of ouder"));
    }

    #[test]
    fn half_a_date_may_fall_in_two_bands() {
        assert_eq!(of(2014, None, None).as_deref(), Some("4 t/m 11 jaar of 12 t/m 15 jaar"));
        assert_eq!(of(2012, None, None).as_deref(), Some("12 t/m 15 jaar"));
        assert_eq!(of(2026, None, None).as_deref(), Some("0 t/m 3 jaar"));
        assert_eq!(of(2027, None, None), None);
    }

    #[test]
    fn ages_as_written() {
        for (text, band) in [
            ("14", Some("12 t/m 15 jaar")),
            ("14 jr", Some("12 t/m 15 jaar")),
            ("3;11", Some("0 t/m 3 jaar")),
            ("8 mnd", Some("0 t/m 3 jaar")),
            ("50 maanden", Some("4 t/m 11 jaar")),
            ("12 t/m 15 jaar", Some("12 t/m 15 jaar")),
            ("4 t/m 11 jaar of 12 t/m 15 jaar", Some("4 t/m 11 jaar of 12 t/m 15 jaar")),
            ("kleuter", None),
            ("2013", None),
        ] {
            assert_eq!(band_of_age(text), band, "{text}");
        }
    }
}

//! Numbers as people mean them: BSN and phone numbers that lost a zero, case numbers without `.0`.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::dutch::date::{self, PartialDate};
use crate::dutch::text::one_line;
use crate::sheet::cells::grid::Cell;
use crate::sheet::tables::code;

/// A cell as text, a whole number without decimals. Dates are written as ISO.
pub fn text_of(cell: Cell<'_>) -> Option<String> {
    text_in(cell).map(Cow::into_owned)
}

/// As [`text_of`], for a text that need not be kept.
pub fn text_in(cell: Cell<'_>) -> Option<Cow<'_, str>> {
    match cell {
        Cell::Text(text) => Some(text.trim().into()).filter(|text: &Cow<'_, str>| !text.is_empty()),
        Cell::Number(number) => Some(plain(number).into()),
        Cell::Date(date) => Some(date.to_string().into()),
        Cell::Bool(true) => Some("ja".into()),
        Cell::Bool(false) => Some("nee".into()),
        Cell::Empty | Cell::Error => None,
    }
}

/// `2026` for 2026.0, `12.5` for 12.5.
fn plain(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        (number as i64).to_string()
    } else {
        format!("{number}")
    }
}

/// The number in the cell for it, and a name that stands behind it; `with_action` says that the number of an action does.
pub fn case_number<'g>(cell: Cell<'g>, with_action: bool) -> (Option<String>, Option<&'g str>) {
    let of_list = if with_action { text_in(cell) } else { None };
    if let Some((case, _)) = of_list.as_deref().and_then(code::with_action) {
        return (Some(case.to_owned()), None);
    }
    match cell {
        Cell::Date(day) => (Some(date_number(day)), None),
        Cell::Text(text) if let Some((number, name)) = code::with_name(text) => {
            (Some(number.to_owned()), Some(name))
        }
        cell => (text_of(cell).map(|text| tidy(&text)), None),
    }
}

/// A case number: `1.` as `1`; one line, no more than one space.
pub fn tidy(text: &str) -> String {
    const LONGEST: usize = 40;
    let spaced = text.contains(char::is_whitespace);
    let text = if spaced { one_line(text).into() } else { Cow::from(text) };
    let text = text.trim_end_matches(['.', ')', ':', ',']).trim();
    if text.chars().count() > LONGEST { String::new() } else { text.to_string() }
}

/// A case number `2026-01`, which Excel made the first of January, else the whole date.
pub fn date_number(day: Date) -> String {
    if day.day() == 1 { format!("{:04}-{:02}", day.year(), day.month()) } else { day.to_string() }
}

/// The BSN of a cell, nine digits, the leading zeros restored.
pub fn bsn(cell: Cell<'_>) -> Option<String> {
    let text = text_in(cell)?;
    let divides = |c: char| matches!(c, '.' | ' ' | '-');
    let digits = if text.contains(divides) { text.replace(divides, "").into() } else { text };
    // Two zeros were lost: elsewhere seven digits are too few to tell.
    if digits.len() == 7 { bsn_of(&format!("0{digits}")) } else { bsn_of(&digits) }
}

/// Eight or nine digits that pass the elfproef.
pub fn bsn_of(digits: &str) -> Option<String> {
    if !(8..=9).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // A zero that was lost counts for nothing.
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1].into_iter().skip(9 - digits.len());
    let sum: i32 = digits.bytes().zip(weights).map(|(digit, weight)| i32::from(digit - b'0') * weight).sum();
    let valid = sum % 11 == 0 && digits.bytes().any(|b| b != b'0');
    valid.then(|| if digits.len() == 9 { digits.to_owned() } else { format!("0{digits}") })
}

/// The phone numbers of a cell, as written; a number cell gets back its zero or plus.
pub fn phones(cell: Cell<'_>) -> Vec<String> {
    match cell {
        Cell::Number(number) => {
            let digits = plain(number);
            match digits.len() {
                9 => vec![format!("0{digits}")],
                11 if digits.starts_with("31") => vec![format!("+{digits}")],
                7..=15 => vec![digits],
                _ => Vec::new(),
            }
        }
        Cell::Text(text) => {
            let found: Vec<String> =
                find_phones(text).map(|(start, end)| text[start..end].to_string()).collect();
            // Nine digits and nothing else: the zero was lost before the cell became text.
            match found.is_empty()
                && text.trim().len() == 9
                && text.trim().bytes().all(|b| b.is_ascii_digit())
            {
                true => vec![format!("0{}", text.trim())],
                false => found,
            }
        }
        _ => Vec::new(),
    }
}

/// Where phone numbers stand in a text: ten digits from a zero, or more behind `+` or `00`, divided or not.
pub fn find_phones(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if !matches!(bytes[at], b'(' | b'+' | b'0') {
                at += 1;
                continue;
            }
            let before = at.checked_sub(1).map(|i| bytes[i]);
            // `(0546) 12 34 56`, but not the bracket of `(06-12345678)`.
            let bracket = bytes[at] == b'(' && bytes[at..].iter().take(7).any(|b| *b == b')');
            let starts = (bracket || bytes[at] != b'(')
                && !before.is_some_and(|b| b.is_ascii_alphanumeric() || b == b'+');
            if !starts {
                at += 1;
                continue;
            }
            let (end, digits) = phone_run(&bytes[at..]);
            let international = bytes[at] == b'+' || bytes[at..].starts_with(b"00");
            let start = at;
            at += end.max(1);
            let plausible =
                if international { (10..=15).contains(&digits) } else { (10..=11).contains(&digits) };
            if plausible {
                return Some((start, start + end));
            }
        }
        None
    })
}

/// Digits, each with at most a few dividers before it; gives the length and the number of digits.
fn phone_run(bytes: &[u8]) -> (usize, usize) {
    let (mut end, mut digits, mut gap) = (0, 0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                end = at + 1;
                gap = 0;
                if digits == 15 {
                    break;
                }
            }
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' | b'+' if gap < 3 => gap += 1,
            _ => break,
        }
    }
    (end, digits)
}

/// The birth date of a cell: a date, a text, a serial, a year, or eight digits.
pub fn birth_date(cell: Cell<'_>, epoch_1904: bool) -> Option<PartialDate> {
    match cell {
        Cell::Date(day) => Some(PartialDate::from(day)),
        Cell::Text(text) => date::parse_partial(text).or_else(|| six_digits(text.trim())).or_else(|| {
            let found = date::find_dates(text);
            found.iter().find_map(date::DateMatch::partial)
        }),
        Cell::Number(number) => {
            let digits = plain(number);
            match digits.len() {
                // A year, not a day in 1905.
                4 if (1920.0..2100.0).contains(&number) => date::parse_partial(&digits),
                // `01052013` without its zero.
                7 => date::parse_partial(&format!("0{digits}")),
                8 => date::parse_partial(&digits),
                6 => six_digits(&digits),
                _ => serial(number, epoch_1904).map(PartialDate::from),
            }
        }
        _ => None,
    }
}

/// `020513`: day, month and year of two digits.
fn six_digits(digits: &str) -> Option<PartialDate> {
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    date::parse_partial(&format!("{}-{}-{}", &digits[..2], &digits[2..4], &digits[4..]))
}

/// The day of a serial number without date format.
pub fn serial(number: f64, epoch_1904: bool) -> Option<Date> {
    // From 1 March 1900, behind the leap day that Excel invented, up to 2100.
    const LAST: f64 = 73_050.0;
    if !(61.0..=LAST).contains(&number) {
        return None;
    }
    let epoch = if epoch_1904 { jiff::civil::date(1904, 1, 1) } else { jiff::civil::date(1899, 12, 30) };
    epoch.checked_add(jiff::Span::new().days(number.floor() as i64)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_bsn_gets_its_zero_back() {
        assert_eq!(bsn(Cell::Number(12_345_672.0)).as_deref(), Some("012345672"));
        assert_eq!(bsn(Cell::Text("1112.22.333")).as_deref(), Some("111222333"));
        assert_eq!(bsn(Cell::Number(12_345_678.0)), None);
        assert_eq!(bsn(Cell::Text("onbekend")), None);
    }

    #[test]
    fn phone_numbers_are_found_and_completed() {
        assert_eq!(phones(Cell::Number(612_345_678.0)), ["0612345678"]);
        assert_eq!(phones(Cell::Number(31_612_345_678.0)), ["+31612345678"]);
        assert_eq!(phones(Cell::Text("612345678")), ["0612345678"]);
        assert_eq!(
            phones(Cell::Text("moeder 06-12345678 / vader +31 6 8765 4321")),
            ["06-12345678", "+31 6 8765 4321"]
        );
        assert_eq!(phones(Cell::Text("(0546) 12 34 56")), ["(0546) 12 34 56"]);
        assert_eq!(phones(Cell::Text("geen")), [""; 0]);
        assert_eq!(phones(Cell::Text("2026-014")), [""; 0]);
    }

    #[test]
    fn a_case_number_has_no_decimals() {
        assert_eq!(text_of(Cell::Number(2026.0)).as_deref(), Some("2026"));
        assert_eq!(text_of(Cell::Number(12.5)).as_deref(), Some("12.5"));
    }

    #[test]
    fn birth_dates_in_any_type() {
        let day = Some(PartialDate::from(date(2013, 5, 2)));
        assert_eq!(birth_date(Cell::Date(date(2013, 5, 2)), false), day);
        assert_eq!(birth_date(Cell::Text("2 mei 2013"), false), day);
        assert_eq!(birth_date(Cell::Text("geb. 02-05-2013 te Almelo"), false), day);
        assert_eq!(birth_date(Cell::Number(41_396.0), false), day);
        assert_eq!(birth_date(Cell::Number(41_396.0 - 1462.0), true), day);
        assert_eq!(birth_date(Cell::Number(2_052_013.0), false), day);
        assert_eq!(birth_date(Cell::Number(2013.0), false).map(|d| (d.year, d.month)), Some((2013, None)));
        assert_eq!(birth_date(Cell::Number(3.0), false), None);
    }
}

//! Months and weekdays in Dutch: read in every usual spelling, written in one.

use jiff::civil::{Date, Weekday};

/// The months as written in full.
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
];

/// Short forms and frequent misspellings, by month.
const MONTH_FORMS: [&[&str]; 12] = [
    &["jan", "januarie", "january"],
    &["feb", "febr", "febuari", "februarie", "febrauri", "febuarie", "feburari", "february"],
    &["mrt", "maa", "mrt", "mar", "maarrt", "maat", "march"],
    &["apr", "appril"],
    &["mei"],
    &["jun", "june"],
    &["jul", "july"],
    &["aug", "agustus", "augusts", "augstus", "august", "augustes"],
    &["sep", "sept", "setpember", "septmeber", "septemer"],
    &["okt", "oct", "october", "oktoeber", "oktobr"],
    &["nov", "novemer", "novemebr"],
    &["dec", "december", "desember", "decemer", "decmeber", "decembr", "des"],
];

const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// Whether a word that starts with these three bytes (any case) can be a month: the cheap test of the scanner.
#[inline]
pub(super) fn may_be_month([a, b, c]: [u8; 3]) -> bool {
    // Letters of one case differ in this bit only; by the first letter most words are turned away.
    let (b, c) = (b | 0x20, c | 0x20);
    match a | 0x20 {
        b'j' => matches!([b, c], [b'a' | b'u', b'n'] | [b'u', b'l']),
        b'f' => [b, c] == *b"eb",
        b'm' => matches!(&[b, c], b"rt" | b"aa" | b"ar" | b"ei"),
        b'a' => matches!(&[b, c], b"pr" | b"pp" | b"ug" | b"gu"),
        b's' => matches!(&[b, c], b"ep" | b"et"),
        b'o' => matches!(&[b, c], b"kt" | b"ct"),
        b'n' => [b, c] == *b"ov",
        b'd' => matches!(&[b, c], b"ec" | b"es"),
        _ => false,
    }
}

/// The month a word names, 1-12, in full, short or with a small slip: `mrt`, `Febuari`, `okt`.
pub fn month(word: &str) -> Option<i8> {
    let mut lower = [0_u8; 12];
    let head = word.as_bytes().first_chunk::<3>()?;
    if word.len() > lower.len() || !may_be_month(*head) || !word.is_ascii() {
        return None;
    }
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let word = std::str::from_utf8(lower).ok()?;
    let at = MONTHS
        .iter()
        .position(|name| *name == word)
        .or_else(|| MONTH_FORMS.iter().position(|forms| forms.contains(&word)))
        .or_else(|| {
            MONTHS.iter().position(|name| name.len() > 6 && word.len() > 5 && one_slip(name, word))
        })?;
    i8::try_from(at + 1).ok()
}

/// Whether two words differ by one letter too many, too few, wrong, or two exchanged. The first letter is right.
fn one_slip(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.first() != b.first() || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    matches!((a, b), ([_] | [], [_] | [])) || matches!((a, b), ([x, y], [p, q]) if x == q && y == p)
}

/// The weekday a word names: `donderdag`, `do`, `Vr`.
pub fn weekday(word: &str) -> Option<Weekday> {
    // Asked of nearly every word: most are turned away by their first letters, of which one bit is the case.
    let mut lower = [0_u8; 9];
    let head = word.as_bytes().first_chunk()?.map(|byte: u8| byte | 0x20);
    if !matches!(&head, b"ma" | b"mn" | b"di" | b"do" | b"wo" | b"vr" | b"za" | b"zo")
        || word.len() > lower.len()
    {
        return None;
    }
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let at = match &*lower {
        b"maandag" | b"ma" | b"mnd" | b"maa" => 0,
        b"dinsdag" | b"di" | b"din" | b"dins" | b"dinsd" => 1,
        b"woensdag" | b"wo" | b"woe" | b"woens" | b"woensd" => 2,
        b"donderdag" | b"do" | b"don" | b"dond" | b"donder" | b"donderd" => 3,
        b"vrijdag" | b"vr" | b"vrij" | b"vrijd" => 4,
        b"zaterdag" | b"za" | b"zat" | b"zaterd" => 5,
        b"zondag" | b"zo" | b"zon" => 6,
        _ => return None,
    };
    Weekday::from_monday_zero_offset(at).ok()
}

/// The name of a month, 1-12, in lower case.
pub fn month_name(month: i8) -> Option<&'static str> {
    usize::try_from(month).ok()?.checked_sub(1).and_then(|at| MONTHS.get(at)).copied()
}

/// The name of a date's weekday, in lower case.
pub fn weekday_name(date: Date) -> &'static str {
    WEEKDAYS[date.weekday().to_monday_zero_offset().unsigned_abs() as usize % 7]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_in_every_spelling() {
        for (word, expected) in [
            ("januari", Some(1)),
            ("JAN", Some(1)),
            ("febuari", Some(2)),
            ("febr", Some(2)),
            ("mrt", Some(3)),
            ("Mei", Some(5)),
            ("sept", Some(9)),
            ("septembr", Some(9)),
            ("setpember", Some(9)),
            ("oct", Some(10)),
            ("decmber", Some(12)),
            ("maan", None),
            ("janine", None),
            ("juliet", None),
            ("meisje", None),
            ("", None),
            ("éé", None),
        ] {
            assert_eq!(month(word), expected, "{word}");
            assert!(expected.is_none() || may_be_month(word.as_bytes()[..3].try_into().unwrap()), "{word}");
        }
    }

    #[test]
    fn weekdays_are_read_and_written() {
        assert_eq!(weekday("do"), Some(Weekday::Thursday));
        assert_eq!(weekday("Zondag"), Some(Weekday::Sunday));
        assert_eq!(weekday("dag"), None);
        assert_eq!(weekday_name(jiff::civil::date(2026, 12, 3)), "donderdag");
        assert_eq!(month_name(12), Some("december"));
        assert_eq!(month_name(0), None);
    }
}

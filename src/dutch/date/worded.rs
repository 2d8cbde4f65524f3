//! Dates with the month as a word: `3 december 2026`, `drie maart`, `maart '21`.

use jiff::civil::Date;

use super::{DateMatch, full_year};
use crate::dutch::calendar::month;
use crate::dutch::number;
use crate::dutch::side::{
    char_at, char_before, digits, is_one_of, word_after, word_before, word_before_at, word_char,
};
use crate::dutch::word_list::WordList;

/// Words before a number that leave it no day: `groep 3 Jan`.
static NEVER_BEFORE: WordList = WordList::new(&["groep", "klas", "kamer", "lokaal", "nummer", "nr"]);

/// Reads the date around the month word at `start..end`.
pub(super) fn read(text: &str, start: usize, end: usize, last_end: usize) -> Option<DateMatch> {
    let word = &text[start..end];
    let month = month(word)?;
    let day = day_before(text, start, last_end);
    let year = year_after(text, end, day.is_some());
    match (day, year) {
        (None, None) => None,
        (None, Some((year, stop))) => {
            Some(DateMatch { start, end: stop, year: Some(year), month: Some(month), day: None })
        }
        (Some((from, day)), year) => {
            // 2024 has a 29 February.
            Date::new(year.map_or(2024, |(year, _)| year), month, day).ok()?;
            if year.is_none() && is_first_name(text, word, end) {
                return None;
            }
            let stop = year.map_or(end, |(_, stop)| stop);
            Some(DateMatch {
                start: from,
                end: stop,
                year: year.map(|(year, _)| year),
                month: Some(month),
                day: Some(day),
            })
        }
    }
}

/// `2 Jan de Vries`: a name follows the name.
fn is_first_name(text: &str, word: &str, end: usize) -> bool {
    let after = word_after(text, end);
    let named = after.starts_with(char::is_uppercase)
        || is_one_of(after, &["de", "van", "der", "den", "ter", "heeft", "is", "gaat"]);
    word == "Jan" && named && !text[end..].starts_with('.')
}

/// The day before the month, and where it starts.
fn day_before(text: &str, month_start: usize, last_end: usize) -> Option<(usize, i8)> {
    let head = &text[last_end..month_start];
    let bare = head.trim_end_matches([' ', '\u{a0}']);
    let bare = bare.strip_suffix(['-', '/', '.', '–']).unwrap_or(bare).trim_end_matches([' ', '\u{a0}']);
    // `3e`, `1ste`, `2de`.
    let stem = ["ste", "de", "e", "ᵉ"]
        .iter()
        .filter_map(|suffix| bare.strip_suffix(suffix))
        .find(|stem| stem.ends_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(bare);
    let count = stem.bytes().rev().take(3).take_while(u8::is_ascii_digit).count();
    if count == 0 {
        return day_in_words(text, last_end + bare.len(), last_end);
    }
    let start = last_end + stem.len() - count;
    let day = digits(text, start).filter(|_| count <= 2).and_then(|(value, _)| valid_day(value))?;
    let start = match char_before(text, start) {
        // `3-5 mei`: one date of two days.
        Some(sign @ ('-' | '–' | '/')) => range_start(text, start - sign.len_utf8(), last_end)?,
        Some('.' | ',' | ':') if word_char(text[..start - 1].chars().next_back()) => return None,
        Some(c) if c.is_alphanumeric() || matches!(c, '€' | '+' | '#') => return None,
        _ => start,
    };
    (!NEVER_BEFORE.has(word_before(text, start))).then_some((start, day))
}

fn valid_day(value: u32) -> Option<i8> {
    i8::try_from(value).ok().filter(|day| (1..=31).contains(day))
}

fn range_start(text: &str, sign: usize, last_end: usize) -> Option<usize> {
    let head = text.get(last_end..sign)?;
    let count = head.bytes().rev().take(3).take_while(u8::is_ascii_digit).count();
    let start = sign - count;
    let value = digits(text, start)?.0;
    let free = !word_char(char_before(text, start)) && (1..=2).contains(&count);
    (free && valid_day(value).is_some()).then_some(start)
}

/// `drie`, `eerste`, `eenendertig`.
fn day_in_words(text: &str, end: usize, last_end: usize) -> Option<(usize, i8)> {
    let (start, word) = word_before_at(text, end);
    if start < last_end || start + word.len() != end {
        return None;
    }
    let value = number::cardinal(word).or_else(|| number::ordinal(word))?;
    valid_day(value).map(|day| (start, day))
}

/// The year behind the month, and where it ends: ` 2026`, `-2026`, ` '21`, ` 26`, ` tweeduizend zesentwintig`.
fn year_after(text: &str, month_end: usize, with_day: bool) -> Option<(i16, usize)> {
    let rest = &text[month_end..];
    let bare = rest.strip_prefix('.').unwrap_or(rest);
    let bare = bare.strip_prefix(['-', '/', ',', '–']).unwrap_or(bare).trim_start_matches([' ', '\u{a0}']);
    let at = text.len() - bare.len();
    if at == month_end || at - month_end > 4 {
        return None;
    }
    let quoted = char_at(text, at).filter(|c| matches!(c, '\'' | '’' | '‘' | '´' | '`'));
    let from = at + quoted.map_or(0, char::len_utf8);
    let Some((value, end)) = digits(text, from) else { return year_in_words(text, at) };
    let value = i16::try_from(value).ok()?;
    let tight = matches!(char_at(text, end), Some('.' | ',' | ':' | '-' | '/'))
        && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
    if word_char(char_at(text, end)) || (tight && end - from < 4) {
        return None;
    }
    match end - from {
        4 if (1900..2100).contains(&value) => Some((value, end)),
        2 if quoted.is_some() => Some((full_year(value), end)),
        // `3 dec 26`, but not `3 dec 10 uur`, `3 dec 15 kinderen`.
        2 if with_day && value >= 5 && word_after(text, end).is_empty() => Some((full_year(value), end)),
        2 if !with_day && text[month_end..].starts_with(['-', '/']) => Some((full_year(value), end)),
        _ => None,
    }
}

/// `tweeduizend zesentwintig`, `negentienhonderdtachtig`.
fn year_in_words(text: &str, at: usize) -> Option<(i16, usize)> {
    let first = word_after(text, at);
    let end = at + first.len();
    let value = number::cardinal(first)?;
    let base = i16::try_from(value).ok().filter(|year| (1900..2100).contains(year))?;
    if base % 100 != 0 {
        return Some((base, end));
    }
    let second = word_after(text, end);
    let Some(value) = number::cardinal(second).filter(|value| (1..100).contains(value)) else {
        return Some((base, end));
    };
    let second_end = end + text[end..].find(second)? + second.len();
    Some((base + i16::try_from(value).ok()?, second_end))
}

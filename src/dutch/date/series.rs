//! Days that share the month of a date: `3, 4 en 5 mei`, `12 t/m 14-6`.

use super::beside::NEVER_BEFORE;
use crate::dutch::calendar::weekday;
use crate::dutch::number;
use crate::dutch::side::{char_before, digits, word_before, word_before_at};

/// A day that shares the month of the date at `end`: `3` in `3 t/m 5 mei`. Gives start, end and day.
pub(super) fn day_before(text: &str, end: usize, last_end: usize) -> Option<(usize, usize, i8)> {
    let head = text.get(last_end..end)?.trim_end_matches([' ', '\u{a0}', '.']);
    // `ma. 3 t/m vr. 7 mei`.
    let (day_at, name) = word_before_at(text, last_end + head.len());
    let named = weekday(name).is_some() && day_at > last_end;
    let head = if named { text[last_end..day_at].trim_end_matches([' ', '\u{a0}']) } else { head };
    let (base, connector) = connector_at_end(head)?;
    let stop = last_end + base.trim_end_matches([' ', '\u{a0}', '.']).len();
    let (start, word) = word_before_at(text, stop);
    if start < last_end
        || start + word.len() != stop
        || (connector == "," && !word.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let bare = word.trim_end_matches(['e', 's', 't', 'd']);
    let value = match digits(bare, 0) {
        Some((value, len)) if len == bare.len() && len <= 2 => value,
        Some(_) => return None,
        None => number::cardinal(word).filter(|value| *value > 1).or_else(|| number::ordinal(word))?,
    };
    let day = i8::try_from(value).ok().filter(|day| (1..=31).contains(day))?;
    let guarded = NEVER_BEFORE.has(word_before(text, start)) || char_before(text, start) == Some('€');
    (!guarded).then_some((start, stop, day))
}

fn connector_at_end(head: &str) -> Option<(&str, &'static str)> {
    const CONNECTORS: [&str; 10] = ["tot en met", "tot & met", "t/m", "tm", "tot", "en", "of", "à", "a", "-"];
    if let Some(base) = head.strip_suffix(',') {
        return Some((base, ","));
    }
    if let Some(base) = head.strip_suffix('–') {
        return Some((base, "-"));
    }
    CONNECTORS.iter().find_map(|connector| {
        let at = head.len().checked_sub(connector.len())?;
        let (base, tail) = (head.get(..at)?, head.get(at..)?);
        let apart = base.ends_with([' ', '\u{a0}']) || *connector == "-";
        (tail.eq_ignore_ascii_case(connector) && apart).then_some((base, *connector))
    })
}

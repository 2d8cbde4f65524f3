//! Times of day as people write them: `13:05`, `13.05 uur`, `13u05`; and stretches of a day: `13:00-13:40`, `vanaf 13:30`.

use jiff::civil::Time;

use super::fold::fold;

/// Minutes after midnight; a whole day has 1440.
pub type Minute = u32;

/// The minutes of a day.
pub const DAY: Minute = 24 * 60;

/// Words around a time that change nothing about it.
const AROUND: &[&str] = &["om", "uur", "u", "h", "precies", "stipt", "ca", "circa", "rond", "van"];

/// Reads a time of day: `13:05`, `9.30 uur`, `13u`, `om 13 uur`, `1305`.
pub fn parse(text: &str) -> Option<Minute> {
    let folded = fold(text);
    let words = folded.split_whitespace().map(|word| word.trim_matches(['.', ',', '(', ')']));
    let mut words = words.filter(|word| !word.is_empty() && !AROUND.contains(word));
    let time = digits(words.next()?)?;
    words.next().is_none().then_some(time)
}

/// One word: `13:05`, `13.05`, `13u05`, `13u`, `13`, `1305`, `13:05:00`.
fn digits(word: &str) -> Option<Minute> {
    let word = word.strip_suffix("uur").unwrap_or(word);
    let word = if word.contains([':', '.']) { word.trim_end_matches(['u', 'h']) } else { word };
    let parts: Vec<&str> = word.split([':', '.', 'u', 'h']).collect();
    let (hours, minutes) = match parts.as_slice() {
        [hours, minutes] | [hours, minutes, "00"] => (*hours, *minutes),
        [both] if both.len() == 4 && both.is_ascii() => both.split_at(2),
        [hours] => (*hours, ""),
        _ => return None,
    };
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?;
    let hours = number(hours).filter(|hours: &Minute| *hours < 24)?;
    let minutes = match minutes {
        "" => 0,
        minutes if minutes.len() == 2 => number(minutes).filter(|minutes: &Minute| *minutes < 60)?,
        _ => return None,
    };
    Some(hours * 60 + minutes)
}

/// A minute of the day on a clock; a day has no minute 1440.
pub fn time(minute: Minute) -> Time {
    let (hour, minute) = (i8::try_from(minute / 60).unwrap_or(23), i8::try_from(minute % 60).unwrap_or(59));
    Time::new(hour, minute, 0, 0).unwrap_or(Time::new(23, 59, 0, 0).unwrap_or_default())
}

/// Reads a stretch of a day as its first minute and the minute after its last: `13:00-13:40`, `13.00 tot 13.40 uur`,
/// `vanaf 13:30`, `tot 13:30`.
pub fn parse_stretch(text: &str) -> Option<(Minute, Minute)> {
    let folded = fold(text).replace("t/m", "-");
    let text = folded.trim();
    let after = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word)).and_then(parse);
    if let Some(from) = after(&["vanaf ", "na ", "pas vanaf ", "pas na "]) {
        return Some((from, DAY));
    }
    if let Some(until) = after(&["tot ", "tot en met ", "voor ", "uiterlijk tot ", "uiterlijk "]) {
        return Some((0, until));
    }
    let (from, until) =
        [" tot en met ", " tot ", " en ", "-", "–"].iter().find_map(|mark| text.split_once(mark))?;
    let from = from.trim().strip_prefix("tussen ").unwrap_or(from);
    let (from, until) = (parse(from)?, parse(until)?);
    (from < until).then_some((from, until))
}

/// `13:05`.
pub fn show(minute: Minute) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for text in
            ["13:05", "13.05", "13.05 uur", "om 13:05 uur", "13u05", "13:05u", "1305", "13:05:00", " 13:05 "]
        {
            assert_eq!(parse(text), Some(13 * 60 + 5), "{text}");
        }
        for text in ["9:00", "09.00", "9 uur", "9u", "9", "09:00 uur"] {
            assert_eq!(parse(text), Some(9 * 60), "{text}");
        }
        for text in
            ["", "24:00", "13:60", "13:5", "vanmiddag", "13:05 14:00", "1:2:3", "13:05-14:00", "+9", "٩"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_stretch_has_two_ends_or_one() {
        let expected = Some((13 * 60, 13 * 60 + 40));
        for text in [
            "13:00-13:40",
            "13:00 - 13:40",
            "13.00 tot 13.40 uur",
            "13:00–13:40",
            "tussen 13:00 en 13:40",
            "van 13u tot 13u40",
        ] {
            assert_eq!(parse_stretch(text), expected, "{text}");
        }
        assert_eq!(parse_stretch("vanaf 13:30"), Some((13 * 60 + 30, DAY)));
        assert_eq!(parse_stretch("tot 13.30 uur"), Some((0, 13 * 60 + 30)));
        for text in ["", "13:00", "13:40-13:00", "ja", "-", "13:00-"] {
            assert_eq!(parse_stretch(text), None, "{text}");
        }
        assert_eq!(show(785), "13:05");
    }
}

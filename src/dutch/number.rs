//! Dutch number words: `zestien`, `tweeëntwintig`, `negentienhonderd tachtig`, `eerste`.

use super::fold::fold;

#[rustfmt::skip]
const UNITS: [&str; 20] = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
];

const TENS: [(&str, u32); 8] = [
    ("twintig", 20),
    ("dertig", 30),
    ("veertig", 40),
    ("vijftig", 50),
    ("zestig", 60),
    ("zeventig", 70),
    ("tachtig", 80),
    ("negentig", 90),
];

/// No number word that is read is longer.
const MAX_BYTES: usize = 48;

/// The value of a number word below ten thousand; without spaces (`tweeduizendzesentwintig`).
pub fn cardinal(word: &str) -> Option<u32> {
    if !could_be_number(word) {
        return None;
    }
    below_ten_thousand(&fold(word))
}

/// The value of an ordinal below a hundred: `eerste`, `derde`, `achtste`, `eenentwintigste`.
pub fn ordinal(word: &str) -> Option<u32> {
    if !could_be_number(word) {
        return None;
    }
    let folded = fold(word);
    match folded.as_str() {
        "eerste" => return Some(1),
        "derde" => return Some(3),
        "achtste" => return Some(8),
        _ => {}
    }
    let stem = folded.strip_suffix("ste").or_else(|| folded.strip_suffix("de"))?;
    below_hundred(stem).filter(|value| !matches!(value, 0 | 1 | 3 | 8))
}

/// A cheap test before anything is allocated: how every number word begins.
fn could_be_number(word: &str) -> bool {
    let first = word.as_bytes().first().map(u8::to_ascii_lowercase);
    word.len() <= MAX_BYTES
        && word.len() >= 3
        && matches!(first, Some(b'n' | b'e' | b't' | b'd' | b'v' | b'z' | b'a' | b'h' | 0xc3))
}

fn below_hundred(word: &str) -> Option<u32> {
    if let Some(value) = UNITS.iter().position(|unit| *unit == word) {
        return u32::try_from(value).ok();
    }
    let (tens, value) = TENS.iter().find(|(tens, _)| word.ends_with(tens))?;
    let rest = &word[..word.len() - tens.len()];
    if rest.is_empty() {
        return Some(*value);
    }
    let unit = rest.strip_suffix("en")?;
    let unit = UNITS[1..10].iter().position(|known| *known == unit)?;
    Some(value + u32::try_from(unit).ok()? + 1)
}

fn below_ten_thousand(word: &str) -> Option<u32> {
    // Too short for either word below, as most are.
    if word.len() < "honderd".len() {
        return below_hundred(word);
    }
    if let Some((left, right)) = word.split_once("duizend") {
        let thousands =
            if left.is_empty() { 1 } else { below_hundred(left).filter(|n| (1..10).contains(n))? };
        return Some(thousands * 1000 + rest(right, below_thousand)?);
    }
    below_thousand(word)
}

/// Also `negentienhonderdtachtig`.
fn below_thousand(word: &str) -> Option<u32> {
    if let Some((left, right)) = word.split_once("honderd") {
        let hundreds = if left.is_empty() { 1 } else { below_hundred(left).filter(|n| *n > 0)? };
        return Some(hundreds * 100 + rest(right, below_hundred)?);
    }
    below_hundred(word)
}

fn rest(word: &str, read: impl Fn(&str) -> Option<u32>) -> Option<u32> {
    if word.is_empty() {
        return Some(0);
    }
    read(word).or_else(|| read(word.strip_prefix("en")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_are_read() {
        for (word, value) in [
            ("nul", Some(0)),
            ("een", Some(1)),
            ("Één", Some(1)),
            ("zestien", Some(16)),
            ("TWINTIG", Some(20)),
            ("tweeëntwintig", Some(22)),
            ("eenendertig", Some(31)),
            ("honderd", Some(100)),
            ("negentienhonderdtachtig", Some(1980)),
            ("tweeduizend", Some(2000)),
            ("tweeduizendzesentwintig", Some(2026)),
            ("tweeduizendtien", Some(2010)),
            ("de", None),
            ("tienen", None),
            ("", None),
            ("zee", None),
            ("eenentwaalf", None),
        ] {
            assert_eq!(cardinal(word), value, "{word}");
        }
    }

    #[test]
    fn ordinals_are_read() {
        for (word, value) in [
            ("eerste", Some(1)),
            ("tweede", Some(2)),
            ("derde", Some(3)),
            ("achtste", Some(8)),
            ("twaalfde", Some(12)),
            ("eenendertigste", Some(31)),
            ("twintigste", Some(20)),
            ("eende", None),
            ("aarde", None),
        ] {
            assert_eq!(ordinal(word), value, "{word}");
        }
    }
}

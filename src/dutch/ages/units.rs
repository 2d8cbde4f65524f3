//! The number of an age and the unit behind it: `3,5`, `15½`, `4 1/2`; `jr`, `-jarige`, `mnd`.

use crate::dutch::number;

/// Whether a word begins as the units behind number words do (`jaar`, `jr`, `maand`, `mnd`) and is as short.
pub(super) fn may_be_unit(word: &[u8]) -> bool {
    let second = word.get(1).map(|byte| byte | 0x20);
    word.len() <= 8
        && match word[0] | 0x20 {
            b'j' => matches!(second, None | Some(b'a' | b'r')),
            b'm' => matches!(second, Some(b'a' | b'n')),
            _ => false,
        }
}

/// Where the unit begins in `veertienjarige`.
pub(super) fn glued_unit(word: &[u8]) -> Option<usize> {
    if word.len() < 8 {
        return None;
    }
    [&b"jarige"[..], b"jarigen", b"jarig"].iter().find_map(|unit| {
        let at = word.len() - unit.len();
        (at > 2 && word[at] | 0x20 == b'j' && word[at..].eq_ignore_ascii_case(unit)).then_some(at)
    })
}

/// Units of age.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Unit {
    Years,
    /// `jr`, `jarige`: said of people only.
    YearsOfAge,
    /// Months and weeks: an age only with `oud`.
    Less,
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    let mut lower = [0_u8; 8];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    match &*lower {
        b"jaar" | b"jaren" => Some(Unit::Years),
        b"j" | b"jr" | b"jrg" | b"jrig" | b"jrige" | b"jarge" | b"jarig" | b"jarigs" | b"jarige"
        | b"jarigen" | b"jaartje" | b"jaartjes" => Some(Unit::YearsOfAge),
        // As it is mistyped.
        b"jar" | b"jaa" | b"jra" | b"jaaar" | b"jaat" | b"jaae" | b"jaarr" | b"jaart" | b"jaare" => {
            Some(Unit::Years)
        }
        b"maand" | b"maanden" | b"mnd" | b"mndn" | b"mnden" | b"weken" | b"wk" | b"wkn" | b"dagen"
        | b"dgn" => Some(Unit::Less),
        _ => None,
    }
}

pub(super) fn word_len(text: &str, at: usize) -> usize {
    text[at..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - at)
}

/// `3,5`, `15½`, `2;6`, `11;10`, `14+`.
pub(crate) fn fraction_end(text: &str, end: usize) -> usize {
    let rest = &text.as_bytes()[end..];
    match rest {
        [b';', b'1', b'0' | b'1', next @ ..]
            if next.first().is_none_or(|next| !next.is_ascii_alphanumeric()) =>
        {
            end + 3
        }
        [b',' | b';' | b'.', digit, next, ..] if digit.is_ascii_digit() && !next.is_ascii_alphanumeric() => {
            end + 2
        }
        _ => half_end(text, end),
    }
}

/// How a half is written behind a number.
const HALVES: [&str; 5] = [" en een half", " 1/2", " ½", "½", " en een halve"];

/// One past the half behind a number that ends here, or the number's own end: `vijftien en een half`, `4 1/2`.
pub(crate) fn half_end(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    if !rest.starts_with([' ', '½']) {
        return end;
    }
    let whole = |half: &&str| {
        rest.strip_prefix(*half)
            .is_some_and(|next| !next.starts_with(|c: char| c.is_alphanumeric() || c == '/'))
    };
    end + HALVES.into_iter().find(whole).map_or(0, |half| half.len())
}

/// The value of a number word before a unit, of a half the whole part: `veertien`, `anderhalf`, `tweeënhalf`.
pub(super) fn value_of(word: &str) -> Option<u32> {
    match word.strip_suffix("half") {
        None => number::cardinal(word),
        Some("ander" | "Ander") => Some(1),
        Some(whole) => ["ën", "en"].iter().find_map(|joint| number::cardinal(whole.strip_suffix(joint)?)),
    }
}

/// The unit behind a number, and where it ends: ` jaar`, `-jarige`, `jr`, `/15 jaar`.
pub(super) fn unit_behind(text: &str, end: usize) -> Option<(Unit, usize)> {
    let rest = &text[end..];
    let bare = rest.trim_start_matches([' ', '\u{a0}']);
    let bare = bare.strip_prefix(['-', '‑', '–']).unwrap_or(bare);
    let at = text.len() - bare.len();
    let len = word_len(text, at);
    unit(&text[at..at + len]).map(|unit| (unit, at + len))
}

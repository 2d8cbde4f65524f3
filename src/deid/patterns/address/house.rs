//! House numbers, and the addresses that only a number gives away.

use super::starts_sentence;
use super::words::{ADDRESS_WORDS, INSIDE, LIVING, NO_STREET, UNITS};
use crate::deid::patterns::{has_word, hit, line_before, postcode};
use crate::deid::{Annotation, Category};
use crate::dutch::calendar::month;
use crate::dutch::side::{char_before, digits, is_one_of, word_after, word_before_at};

/// The end of the house number behind a street, with its addition.
pub(super) fn behind_street(text: &str, street_end: usize) -> Option<usize> {
    let mut at = street_end;
    for _ in 0..2 {
        let bare = text[at..].trim_start_matches([' ', ',', '\u{a0}']);
        let next = text.len() - bare.len();
        if next - at > 2 {
            return None;
        }
        at = next;
        let word = word_after(text, at);
        if !is_one_of(
            word,
            &[
                "nr",
                "no",
                "nummer",
                "nz",
                "zz",
                "n.z",
                "z.z",
                "noord",
                "zuid",
                "oost",
                "west",
                "huisnr",
                "huisnummer",
            ],
        ) {
            break;
        }
        at += word.len();
        at += usize::from(text[at..].starts_with(['.', ':']));
    }
    if at == street_end {
        return None;
    }
    number_with_addition(text, at)
}

/// `12`, `12a`, `12 a`, `12-III`, `12 hs`, `12 bis`, `241/12`: where it ends.
fn number_with_addition(text: &str, at: usize) -> Option<usize> {
    let (value, end) = digits(text, at)?;
    if end - at > 5 || value == 0 {
        return None;
    }
    let rest = &text[end..];
    let glued = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    if glued > 0 {
        let letters = &rest[..glued];
        // `komt 2x langs`.
        let addition = letters.chars().count() == 1 && !letters.eq_ignore_ascii_case("x")
            || is_one_of(letters, &["hs", "bis", "ii", "iii", "iv", "huis", "bg", "rd", "zw"]);
        return (addition && letters.chars().all(char::is_alphabetic)).then_some(end + glued);
    }
    if let Some(tail) = rest.strip_prefix(['-', '/']) {
        let len = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
        let short = (1..=4).contains(&len) && (tail[..len].len() < 4 || is_roman(&tail[..len]));
        if short && !tail[len..].starts_with(['-', '/']) {
            return Some(end + 1 + len);
        }
        return None;
    }
    if (rest.starts_with([':', '.', ',']) && rest[1..].starts_with(|c: char| c.is_ascii_digit()))
        || rest.starts_with('%')
    {
        return None;
    }
    let word = word_after(text, end);
    // `12 mei` is a day, `184 juni 2016` a house number and a date.
    if UNITS.has(word) || (value <= 31 && month(word).is_some()) {
        return None;
    }
    let spaced = rest.starts_with(' ') && rest[1..].starts_with(word);
    let addition = is_one_of(word, &["hs", "bis", "huis", "boven", "beneden", "rood", "zwart"])
        || is_roman(word)
        || is_letter(text, end, word);
    Some(if spaced && addition { end + 1 + word.len() } else { end })
}

fn is_roman(word: &str) -> bool {
    matches!(word, "I" | "II" | "III" | "IV" | "V" | "VI" | "ii" | "iii" | "iv")
}

/// `12 A` before a comma or the end.
fn is_letter(text: &str, end: usize, word: &str) -> bool {
    let behind = text[end..].get(1 + word.len()..).unwrap_or_default();
    word.len() == 1
        && word.chars().all(|c| c.is_ascii_alphabetic())
        && (behind.is_empty() || behind.starts_with([',', '.', ';', ')', '\n']))
}

/// A house number behind words without the ending of a street: `De Meent 38`, `Lange Voorhout 204a`, `Hof van Holland 38 hs`.
pub(in crate::deid::patterns) fn numbered(text: &str, at: usize, done: usize) -> Option<Annotation> {
    if char_before(text, at) != Some(' ') {
        return None;
    }
    let end = number_with_addition(text, at)?;
    let Some(first) = capitals_before(text, at, done) else {
        let first = announced_run(text, at, done)?;
        return Some(hit(first, end, Category::Address, "adres.aangekondigd", 0.7));
    };
    let (_, before) = word_before_at(text, first);
    let with_addition = text[at..end].contains(|c: char| !c.is_ascii_digit());
    let announced = ADDRESS_WORDS.has(before) || behind_place_word(text, first);
    let behind = text[end..].trim_start_matches([',', ' ', '\u{a0}', '\n']);
    let postcode = postcode::find(text, text.len() - behind.len(), true).is_some();
    let street_like = with_addition
        && (is_one_of(before, &["aan", "op", "naar", "te", "in", "van"]) || starts_sentence(text, first));
    // `O RR 112/70`: short for what is measured.
    let short = text[first..at].split_whitespace().all(|word| word.len() <= 3);
    let many = text[first..at].split_whitespace().count() > 1 && !short;
    let labelled = is_one_of(before, &["adres", "woonadres", "huisadres", "postadres"]);
    let confidence = if postcode || labelled { 0.9 } else { 0.75 };
    (announced || postcode || (street_like && many))
        .then(|| hit(first, end, Category::Address, "adres.nummer", confidence))
}

/// `woont aan de`, `gezin op het`: people live at what follows.
fn behind_place_word(text: &str, first: usize) -> bool {
    let (article_at, article) = word_before_at(text, first);
    let (_, preposition) = word_before_at(text, article_at);
    is_one_of(article, &["de", "het"])
        && is_one_of(preposition, &["aan", "op", "naar", "in"])
        && has_word(line_before(text, first, 60), &LIVING)
}

/// Words in lower case between `adres:`, `huisbezoek` or `woont aan de` and a number.
fn announced_run(text: &str, at: usize, done: usize) -> Option<usize> {
    let mut first = at;
    for _ in 0..5 {
        let (start, word) = word_before_at(text, first);
        let gap = &text[start + word.len()..first];
        if word.is_empty() || start < done || !matches!(gap, " " | "\u{a0}" | " '" | "'") {
            return None;
        }
        if word.contains(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))) {
            return None;
        }
        first = start;
        let (label_at, label) = word_before_at(text, first);
        let mark = &text[label_at + label.len()..first];
        let labelled = ADDRESS_WORDS.has(label) && matches!(mark, " " | ": " | ":" | " : ");
        if labelled || behind_place_word(text, first) {
            return (!NO_STREET.has(word)).then_some(first);
        }
    }
    None
}

/// The capitalised words, and small words between them, before a place; also `'t Veldje`.
fn capitals_before(text: &str, at: usize, done: usize) -> Option<usize> {
    let mut first = None;
    let mut place = at;
    for _ in 0..5 {
        let (start, word) = word_before_at(text, place);
        let gap = &text[start + word.len()..place];
        if word.is_empty() || start < done || !gap.chars().all(|c| matches!(c, ' ' | '\'' | '’' | '\u{a0}'))
        {
            break;
        }
        let upper = word.trim_start_matches(['\'', '’']).starts_with(char::is_uppercase);
        if upper && !ADDRESS_WORDS.has(word) {
            first = Some(start);
        } else if first.is_none() || !INSIDE.has(word) {
            break;
        }
        place = start;
    }
    let first = first?;
    // `'t Veldje`, `De Meent`.
    let (start, word) = word_before_at(text, first);
    let article = matches!(word, "'t" | "’t" | "t") && start >= done;
    Some(if article {
        start.saturating_sub(usize::from(char_before(text, start) == Some('\'')))
    } else {
        first
    })
}

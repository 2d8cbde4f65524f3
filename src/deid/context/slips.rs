//! Words that no list has and that name nobody all the same: typing errors of usual words, and letters without a vowel.

use crate::deid::lexicon;
use crate::deid::lexicon::near::{TWO_LETTERS, USUAL};
use crate::deid::token::{Shape, Token};
use crate::deid::view::View;

/// Shorter words are near to too many others, longer ones are none.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=20;

/// Whether a word typed small, or where capitals tell nothing, is an ordinary one after all.
pub(super) fn is_slip(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    let small = token.shape == Shape::Lower || !view.ordinary_style();
    small && (is_consonants(view, index) || token.info.is_unknown() && is_mistyped(view.tokens.fold(index)))
}

/// `zsm`, `pcm`: letters without a vowel are short for something. `Ng` and `Vlk` are surnames.
pub(super) fn is_consonants(view: &View<'_>, index: usize) -> bool {
    let token: &Token = view.token(index);
    let folded = view.tokens.fold(index);
    let no_name = token.info.first_name() < 4 && token.info.surname() < 4;
    no_name && folded.len() > 1 && folded.bytes().all(|b| b.is_ascii_lowercase() && !is_vowel(b))
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// `wachtlijts`, `huisbezk`: one edit, or one vowel of two letters, from a usual word with the same first letter.
fn is_mistyped(folded: &str) -> bool {
    let fits = folded.is_ascii() && LENGTHS.contains(&folded.len());
    fits && lexicon::may_be_mistyped(folded) && is_one_edit_away(folded)
}

/// The same, by asking for all words that are so near: some five hundred.
fn is_one_edit_away(folded: &str) -> bool {
    let letters = folded.as_bytes();
    let mut other = Vec::with_capacity(letters.len() + 2);
    let mut is_usual = |parts: [&[u8]; 3]| {
        other.clear();
        parts.iter().for_each(|part| other.extend_from_slice(part));
        other.len() >= *LENGTHS.start()
            && std::str::from_utf8(&other).is_ok_and(|word| lexicon::lookup(word).word() >= USUAL)
    };
    (1..=letters.len()).any(|at| {
        let (head, tail) = letters.split_at(at);
        let swapped = tail.get(..2).is_some_and(|two| is_usual([head, &[two[1], two[0]], &tail[2..]]));
        let shorter = tail.get(1..);
        let mut letters = b'a'..=b'z';
        swapped
            || shorter.is_some_and(|rest| is_usual([head, &[], rest]))
            || letters.clone().any(|letter| is_usual([head, &[letter], tail]))
            || TWO_LETTERS.iter().any(|vowel| is_usual([head, *vowel, tail]))
            || shorter.is_some_and(|rest| letters.any(|letter| is_usual([head, &[letter], rest])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_word_is_known_through_one_edit() {
        for word in ["wachtlijts", "huisbezk", "kinderartss", "verwijzng", "gesrek", "opvoding"] {
            assert!(is_mistyped(word), "{word}");
        }
        for name in ["kaoutar", "giovanni", "jaylinn", "oguzhan", "wisniewski", "soo", "qelindro"] {
            assert!(!is_mistyped(name), "{name}");
        }
    }

    #[test]
    fn the_cheap_test_turns_away_no_error_in_a_usual_word() {
        let usual = ["afspraak", "wachtlijst", "huisbezoek", "school", "verwijzing", "gesprek", "onderzoek"];
        let mut wrong: Vec<String> = Vec::new();
        for word in usual {
            for at in 1..word.len() {
                let (head, tail) = word.split_at(at);
                let swapped: String = tail.chars().take(2).collect::<Vec<_>>().into_iter().rev().collect();
                wrong.push(format!("{head}{swapped}{}", tail.get(2..).unwrap_or("")));
                wrong.push(format!("{head}{}", &tail[1..]));
                wrong.extend(
                    TWO_LETTERS
                        .iter()
                        .filter(|two| tail.as_bytes().starts_with(two))
                        .map(|_| format!("{head}{}", &tail[2..])),
                );
                for letter in 'a'..='z' {
                    wrong.push(format!("{head}{letter}{tail}"));
                    wrong.push(format!("{head}{letter}{}", &tail[1..]));
                }
            }
        }
        let fits = |word: &&String| LENGTHS.contains(&word.len());
        for word in wrong.iter().filter(fits) {
            assert!(is_one_edit_away(word), "{word}");
            assert!(lexicon::may_be_mistyped(word), "{word}");
        }
    }
}

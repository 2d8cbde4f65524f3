//! Words that no list has and that name nobody all the same: typing errors of usual words, words made of usual ones,
//! beginnings of them with a full stop, and letters without a vowel.

use crate::deid::lexicon::near::{TWO_LETTERS, USUAL};
use crate::deid::lexicon::{self, Flag};
use crate::deid::token::{Shape, Token};
use crate::deid::view::View;

/// Shorter words are near to too many others, longer ones are none.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=20;

/// From this bucket on a word makes others.
const PART: u8 = 6;

/// Whether a word typed small, or where capitals tell nothing, is an ordinary one after all.
pub(super) fn is_slip(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    let small = token.shape == Shape::Lower || !view.ordinary_style();
    small && (is_consonants(view, index) || token.info.is_unknown() && is_made_of_words(view, index))
}

/// The same behind a name: neither is a verb that people seldom write and that nobody bears, `hannie seint`.
pub(crate) fn is_slip_behind_name(view: &View<'_>, index: usize) -> bool {
    let info = view.token(index).info;
    let name = Flag::CAPITALISED | Flag::PLACE | Flag::INSTITUTION;
    let dictionary = info.word() > 0 && info.first_name() == 0 && info.surname() == 0 && !info.any(name);
    let verb = || view.tokens.fold(index).ends_with("en") || view.tokens.fold(index).ends_with('t');
    is_slip(view, index) || !view.ordinary_style() && dictionary && verb()
}

/// Whether an unknown word comes from usual ones.
fn is_made_of_words(view: &View<'_>, index: usize) -> bool {
    let folded = view.tokens.fold(index);
    is_compound(folded)
        || is_verb(folded)
        || is_of_medicine(folded)
        || view.token(index).dot_after && is_shortened(folded)
        || folded.len() >= CUT_SHORT && lexicon::begins_word(folded)
        || is_mistyped(folded)
}

/// So long is the beginning of a word that stands without a stop: `herfstvak`.
const CUT_SHORT: usize = 7;

/// `nitrofurantoine`, `otorroe`, `ferritine`: how diseases, medicines and tests end.
fn is_of_medicine(folded: &str) -> bool {
    const SHORTEST: usize = 7;
    folded.len() >= SHORTEST && OF_MEDICINE.iter().any(|end| folded.ends_with(end))
}

#[rustfmt::skip]
const OF_MEDICINE: &[&str] = &[
    "itis", "urie", "algie", "pathie", "ectomie", "scopie", "grafie", "plegie", "trofie", "plasie", "emie", "aemie", "cilline", "mycine",
    "cycline", "azol", "azool", "pril", "sartan", "statine", "olol", "idine", "azine", "epam", "floxacine", "vir", "menthol", "dipine",
    "tidine", "toine", "amide", "xetine", "pram", "triptan", "parine", "fenac", "profen", "coxib", "lukast", "terol", "sone",
    "solon", "mab", "oxine", "setron", "peridon", "peridol", "apine", "globuline", "imeer", "rroe", "rhoe", "ptoe", "pnoe", "ostase",
    "opsie", "centese", "genese", "lyse", "stomie", "tomie",
];

/// `voorschr`, `jeugdverpl`: the beginning of a word, or of what a usual one makes a compound with.
fn is_shortened(folded: &str) -> bool {
    let usual = |head: &str| head.len() > 3 && lexicon::is_usual(head, PART);
    let parts = || (4..folded.len().min(LONGEST_COMPOUND)).filter_map(|at| folded.split_at_checked(at));
    lexicon::begins_word(folded) || parts().any(|(head, tail)| lexicon::begins_word(tail) && usual(head))
}

/// Longer words are not taken apart: each way to part one asks for two lookups.
const LONGEST_COMPOUND: usize = 60;

/// How words of the work end.
#[rustfmt::skip]
const TAILS: &[&str] = &[
    "plan", "lijst", "boek", "tafel", "groep", "formulier", "gesprek", "traject", "overleg", "verslag", "brief", "dossier", "kaart",
    "curve", "training", "begeleiding", "diagnostiek", "medicatie", "avond", "middag", "ochtend", "moment", "onderzoek", "aanvraag",
    "melding", "indicatie", "regeling", "therapie", "behandeling", "opname", "bezoek", "contact", "afspraak", "budget", "schema",
    "controle", "uitslag", "poli", "spreekuur", "cursus", "klachten", "meting", "toets", "tips", "rooster", "kussen", "regels",
    "oefening", "oefeningen", "lessen", "advies", "adviezen", "kaarten", "kaartje", "kaartjes", "boekje", "lijstje", "briefje",
    "afspraken", "gesprekken", "momenten", "beloning", "uitleg", "folder", "bord", "pakket", "systeem",
];

/// `briefadres`, `plaswekker`: two usual words in one.
pub(super) fn is_compound(folded: &str) -> bool {
    if folded.len() > LONGEST_COMPOUND {
        return false;
    }
    // `eetlijst`: what people call a thing of their work.
    if TAILS.iter().any(|tail| folded.strip_suffix(tail).is_some_and(|head| head.len() >= 3)) {
        return true;
    }
    let usual = |part: &str| lexicon::is_usual(part, PART);
    let mut splits = (4..folded.len().saturating_sub(3)).filter_map(|at| folded.split_at_checked(at));
    splits.any(|(head, tail)| usual(tail) && (usual(head) || head.strip_suffix('s').is_some_and(usual)))
}

/// `doorspreken`, `nabespreken`, `gespuugt`: a verb with what it is parted from, or a participle however spelt.
fn is_verb(folded: &str) -> bool {
    const SHORTEST: usize = 6;
    let participle = folded.len() >= SHORTEST && folded.starts_with("ge") && folded.ends_with(['t', 'd']);
    let parted = |particle: &&str| {
        let verb = folded.strip_prefix(*particle).filter(|verb| verb.len() > 4);
        verb.is_some_and(|verb| verb.ends_with(['n', 't', 'd']) && lexicon::is_usual(verb, PART))
    };
    participle || PARTICLES.iter().any(parted)
}

/// What verbs are parted from.
#[rustfmt::skip]
const PARTICLES: [&str; 22] = [
    "aan", "af", "bij", "door", "in", "mee", "na", "om", "onder", "op", "over", "rond", "samen", "tegen", "terug", "toe",
    "uit", "vast", "voor", "vooruit", "weg", "langs",
];

/// `zsm`, `pcm`: letters without a vowel are short for something. `Ng` and `Vlk` are surnames.
fn is_consonants(view: &View<'_>, index: usize) -> bool {
    let token: &Token = view.token(index);
    let folded = view.tokens.fold(index);
    // Of letters without a vowel the lists of names have many that few bear: `vw`.
    let no_name = token.info.first_name() < 8 && token.info.surname() < 4;
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
            && std::str::from_utf8(&other).is_ok_and(|word| lexicon::is_usual(word, USUAL))
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

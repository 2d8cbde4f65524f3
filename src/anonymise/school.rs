//! A cell about school, made coarser: the school goes, kind and year stay.

use crate::dutch::fold::fold;

/// Words that tell a kind of school, a year or that there is none, and no school in particular.
#[rustfmt::skip]
const GENERAL: &[&str] = &[
    "groep", "klas", "leerjaar", "jaar", "basisschool", "basisonderwijs", "vmbo", "mavo", "havo", "vwo", "mbo", "hbo",
    "so", "vso", "sbo", "bo", "vo", "pro", "isk", "praktijkonderwijs", "speciaal", "onderwijs", "regulier",
    "thuis", "thuiszitter", "geen", "onbekend", "peuterspeelzaal", "peuteropvang", "kinderopvang", "kinderdagverblijf",
    "brugklas", "kader", "basis", "tl", "gl", "gt", "bbl", "kbl", "bb", "kb", "voortgezet", "middelbare", "school", "cluster",
    "niveau", "vrijstelling", "kleuters", "gymnasium", "atheneum", "bso", "kdv", "zit", "niet", "aob", "mytyl", "tytyl",
    "schakelklas", "internationale", "verlengde", "instroom", "tweetalig", "technasium",
];

/// What of a text about school tells no school: `OBS De Regenboog, groep 7` is `groep 7`.
pub fn general(text: &str) -> String {
    let parts = text.split([',', ';', '\n', '(', ')', '|']).map(general_part).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// The general words of a part; a number only right beside one of them.
fn general_part(part: &str) -> String {
    let words: Vec<&str> = part.split_whitespace().collect();
    let general = |at: usize| words.get(at).is_some_and(|word| is_general(word));
    let number = |word: &str| {
        let bare = word.trim_end_matches(['e', 'a', 'b', 'c', 'd', '.', ':']);
        (1..=2).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit())
            || word.split(['/', '-']).all(|part| part.len() == 1 && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let kept = words.iter().enumerate().filter(|(at, word)| {
        general(*at) || number(word) && (general(at + 1) || at.checked_sub(1).is_some_and(general))
    });
    let kept: Vec<&str> = kept.map(|(_, word)| *word).collect();
    // `school` or `zit` alone tells nothing.
    let bare = ["school", "zit", "niet", "jaar", "onderwijs"];
    let tells = |word: &&str| is_general(word) && !bare.contains(&fold(word).as_str());
    if kept.iter().any(tells) { kept.join(" ") } else { String::new() }
}

/// `VMBO-TL`, `havo/vwo`: every part is general.
fn is_general(word: &str) -> bool {
    let folded = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    !folded.is_empty() && folded.split(['-', '/', '+', '.']).all(|part| GENERAL.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_school_goes_and_the_year_stays() {
        for (text, left) in [
            ("OBS De Regenboog, groep 7", "groep 7"),
            ("OBS De Regenboog groep 6, juf Anja (06-12345678)", "groep 6"),
            ("Het Erasmus, 4 havo", "4 havo"),
            ("VMBO-TL klas 2", "VMBO-TL klas 2"),
            ("Basisschool De Klimop", "Basisschool"),
            ("groep 7/8", "groep 7/8"),
            ("De Regenboog", ""),
            ("zit thuis", "zit thuis"),
            ("geen", "geen"),
            ("School 12", ""),
        ] {
            assert_eq!(general(text), left, "{text}");
        }
    }
}

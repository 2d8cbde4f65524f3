//! What stands under `Nr` or `Casus`: a code, a name, or both.

use crate::dutch::word_list::WordList;

/// The number of a case and the name behind it, when both stand in one cell: `1. Jorn Coenen`, `2 (Pleun)`.
pub fn with_name(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let name = rest.trim_start_matches([' ', '.', ')', ':', '-', '–', '(', '\t', '\u{a0}']);
    let apart = name.len() < rest.len();
    let name = if rest.trim_start().starts_with('(') { name.trim_end_matches(')') } else { name };
    let named = name.starts_with(char::is_uppercase) && holds_name(name);
    ((1..=4).contains(&digits) && apart && named).then_some((number, name))
}

/// The number of a case and that of an action in it: `2026-014.2`.
pub fn with_action(text: &str) -> Option<(&str, u32)> {
    const MOST_DIGITS: usize = 3;
    let (case, action) = text.trim().rsplit_once('.')?;
    let digits =
        (1..=MOST_DIGITS).contains(&action.len()) && action.bytes().all(|byte| byte.is_ascii_digit());
    let coded = !case.is_empty()
        && case.len() <= 20
        && case.bytes().any(|byte| byte.is_ascii_digit())
        && !holds_name(case);
    let action = if digits && coded { action.parse().ok() } else { None };
    action.filter(|action| *action > 0).map(|action| (case, action))
}

/// Whether a code is so short that only a list counts so: `G1`, `044`, `K-12`, `2026-014`. A number of a patient or of a
/// register has more digits.
pub fn is_of_list(text: &str) -> bool {
    const LONGEST: usize = 12;
    const MOST_DIGITS: usize = 4;
    let text = text.trim();
    let runs = || text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let year = |run: &str| run.len() == 4 && (run.starts_with("20") || run.starts_with("19"));
    let digits: usize = runs().map(str::len).sum();
    let behind_year = runs().next().is_some_and(year) && runs().count() == 2;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.len() <= LONGEST
        && (digits > 0 || letters == 1)
        && (digits <= MOST_DIGITS || behind_year)
        && letters <= MOST_DIGITS
        && !holds_name(text)
}

/// Whether a text that should be a code holds what may be a name: a word of two letters or more that is not written in
/// capitals and is none of those that codes are made of.
pub fn holds_name(text: &str) -> bool {
    #[rustfmt::skip]
    static OF_CODES: WordList = WordList::new(&[
        "casus", "casusnummer", "casusnr", "case", "zaak", "kind", "gezin", "dossier", "mdo", "wijk", "wijkteam", "buurt", "noord",
        "zuid", "oost", "west", "centrum", "nummer", "nr", "nieuw", "nieuwe", "vervolg", "idem", "herbespreking", "jeugdige", "jgd",
        "client", "volgnr", "code", "hb", "en", "of", "vv", "ronde", "overleg", "punt", "meisje", "jongen", "baby", "tweeling",
    ]);
    text.split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() >= 2 && word.contains(char::is_lowercase) && !OF_CODES.has(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_behind_a_case_number_is_none_of_it() {
        for (text, expected) in [
            ("1. Jorn Coenen", Some(("1", "Jorn Coenen"))),
            ("2 (Pleun)", Some(("2", "Pleun"))),
            ("3 - Bo de Wit (12 jr)", Some(("3", "Bo de Wit (12 jr)"))),
            ("4 Jo", Some(("4", "Jo"))),
            ("2026-014", None),
            ("3b", None),
            ("3 vervolg", None),
            ("12 jaar, meisje", None),
            ("Jorn Coenen", None),
        ] {
            assert_eq!(with_name(text), expected, "{text}");
        }
        for (text, expected) in [
            ("G7", true),
            ("031", true),
            ("B-12", true),
            ("2026-014", true),
            ("D", true),
            ("482913", false),
            ("12-4821", false),
            ("Jorn 1", false),
            ("AB", false),
        ] {
            assert_eq!(is_of_list(text), expected, "{text}");
        }
        for (text, expected) in
            [("Jorn 1", true), ("Casus 3", false), ("MDO-3", false), ("A12", false), ("Wijk Noord 2", false)]
        {
            assert_eq!(holds_name(text), expected, "{text}");
        }
    }
}

//! Names in cells that are half a sentence: `oma past op, buurvrouw Ans helpt`, `Vader (Chen Wang) woont elders`.
//!
//! A word of the sentence taken for a name would be cut from every action; a name missed would stay in it.

use crate::dutch::fold::fold;
use crate::dutch::names::{self, Name};

use super::function::is_body;
use super::mentions::Found;
use crate::dutch::word_list::WordList;

/// Words that make a text without capitals a sentence.
#[rustfmt::skip]
static ORDINARY: WordList = WordList::new(&[
    "geen", "niet", "wel", "woont", "wonen", "past", "helpt", "op", "bij", "het", "een", "en", "met",
    "voor", "uit", "naar", "twee", "drie", "veel", "weinig", "kinderen", "kind", "gezin", "netwerk",
    "ouders", "gescheiden", "samen", "alleen", "thuis", "contact", "onbekend", "is", "zijn", "heeft",
    "hebben", "werkt", "beide", "broers", "zussen", "broertjes", "zusjes", "familie", "vrienden",
    "buren", "klein", "groot", "elders", "overleden",
]);

/// What the children of a cell are called together.
static TOGETHER: WordList = WordList::new(&[
    "tweeling",
    "tweelingen",
    "drieling",
    "ongeboren",
    "baby",
    "gezin",
    "familie",
    "fam",
    "kinderen",
    "kind",
    "broertjes",
    "zusjes",
]);

/// What of a name read from a cell is a name: where the cell has capitals, only what begins with one.
pub fn tidy(mut name: Name, cell: &str) -> Option<Name> {
    name.first_names.retain(|first| !TOGETHER.has(first));
    let capital = |word: &str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    if !cell.contains(char::is_uppercase) {
        const MOST_WORDS: usize = 6;
        let folded = fold(cell);
        let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let sentence = words.clone().count() > MOST_WORDS || words.any(|word| ORDINARY.has(word));
        return Some(name).filter(|name| !sentence && !name.is_empty());
    }
    name.first_names.retain(|first| capital(first));
    if name.surname.as_deref().is_some_and(|surname| !capital(surname)) {
        let mut words = cell.split(|c: char| !c.is_alphabetic());
        let titled = words.any(|word| names::is_title(word) && capital(word));
        if !titled && name.initials.is_none() {
            name.surname = None;
            name.prefix = None;
        }
    }
    (!name.is_empty()).then_some(name)
}

/// Names in the cell that were not read: words with capitals inside a sentence, or two together anywhere.
pub fn more(cell: &str, found: &[Found]) -> Vec<Name> {
    if !cell.contains(char::is_uppercase) {
        return Vec::new();
    }
    let known: Vec<String> = found.iter().flat_map(|found| words_of(&found.person.name)).collect();
    let is_known = |word: &str| {
        fold(word).split(|c: char| !c.is_alphanumeric()).all(|part| known.iter().any(|k| k == part))
    };
    runs(cell)
        .into_iter()
        .filter(|run| !run.iter().all(|word| is_known(word)))
        .map(|run| names::parse_full_name(&run.join(" ")))
        .filter(|name| !name.is_empty())
        .collect()
}

fn words_of(name: &Name) -> Vec<String> {
    let parts = name.first_names.iter().chain(&name.nickname).chain(&name.prefix).chain(&name.surname);
    let words = parts.flat_map(|part| {
        fold(part).split(|c: char| !c.is_alphanumeric()).map(str::to_string).collect::<Vec<_>>()
    });
    words.filter(|word| !word.is_empty()).collect()
}

/// Runs of words with capitals, prefixes between them; a single one that begins a sentence is none.
fn runs(cell: &str) -> Vec<Vec<&str>> {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    for sentence in cell.split(['.', ':', ';', '\n', '(', ')', ',', '!', '?', '/']) {
        let words: Vec<&str> = sentence
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .collect();
        let mut at = 0;
        while at < words.len() {
            let start = at;
            while at < words.len() && names_somebody(words[at]) {
                at += 1;
                // `Chen van der Wang`: prefixes count when a name follows.
                let run = names::prefix_run(&words, at);
                if run > 0 && words.get(at + run).is_some_and(|word| names_somebody(word)) {
                    at += run;
                }
            }
            let len = at - start;
            if len >= 2 || len == 1 && start > 0 {
                runs.push(words[start..at].to_vec());
            }
            at = at.max(start + 1);
        }
    }
    runs
}

/// A capital and small letters, no role, title or body.
fn names_somebody(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && word.chars().count() > 2
        && chars.any(char::is_lowercase)
        && !names::is_title(word)
        && names::role_of(word).is_none()
        && !is_body(word)
        && !ORDINARY.has(word)
}

#[cfg(test)]
mod tests {
    use super::super::mentions;

    fn all(cell: &str) -> Vec<String> {
        mentions::read(cell).into_iter().map(|found| found.person.name.to_string()).collect()
    }

    #[test]
    fn names_are_told_from_the_sentence_around_them() {
        assert_eq!(all("oma past op dinsdag op de kinderen, buurvrouw Ans helpt"), ["Ans"]);
        assert_eq!(
            all("Vader (Chen Wang) woont elders. Moeder: Mei Lin Wang"),
            ["Chen Wang", "Mei Lin Wang"]
        );
        assert_eq!(all("geen netwerk"), [""; 0]);
        assert_eq!(all("moeder en twee broertjes, gescheiden ouders"), [""; 0]);
        assert_eq!(all("fatima el idrissi"), ["fatima el idrissi"]);
        assert_eq!(all("FATIMA EL IDRISSI"), ["FATIMA EL IDRISSI"]);
        assert_eq!(all("tweeling bakker"), ["bakker"]);
        assert_eq!(all("Dhr. en mw. Jansen"), ["Jansen", "Jansen"]);
        assert_eq!(all("mw. A. jansen"), ["A. jansen"]);
        assert_eq!(all("Beide ouders, contact via tante Truus"), ["Truus"]);
    }
}

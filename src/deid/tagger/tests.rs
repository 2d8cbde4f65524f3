//! The model fits the code, and knows what it must.

use super::*;
use crate::deid::token::Tokens;

fn scores(text: &str) -> Vec<(String, Scores)> {
    let mut tokens = Tokens::default();
    tokens.read(text);
    let mut tagger = Tagger::new(&tokens);
    (0..tokens.list.len()).map(|i| (tokens.fold(i).to_owned(), tagger.score(i))).collect()
}

fn persons(text: &str) -> Vec<String> {
    scores(text).into_iter().filter(|(_, s)| s.person >= 0.5).map(|(word, _)| word).collect()
}

#[test]
fn probabilities_add_up() {
    for (_, s) in scores("Zyvana belt morgen met de POH-jeugd over 12a.") {
        assert!((0.0..=1.0).contains(&s.person) && s.person + s.place + s.institution <= 1.001);
    }
    assert!(scores("").is_empty());
}

#[test]
fn names_that_no_list_has_are_found_by_their_place() {
    assert_eq!(persons("Moeder van Qelindro belt morgen met Vashtirel."), ["qelindro", "vashtirel"]);
    assert_eq!(persons("Morgen belt de huisarts over de uitslag van het onderzoek."), [""; 0]);
}

#[test]
fn words_that_are_also_names_are_told_apart() {
    assert_eq!(persons("Moeder wil dat Wil meer slaapt."), ["wil"]);
    assert_eq!(persons("gesprek met roos en haar moeder op dinsdag"), ["roos"]);
}

#[test]
fn capitals_and_lower_case_do_not_matter_much() {
    assert_eq!(persons("INTAKE MET FATIMA EN HAAR MOEDER OP SCHOOL"), ["fatima"]);
    assert_eq!(persons("intake met fatima en haar moeder op school"), ["fatima"]);
}

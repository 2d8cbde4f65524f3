//! The table says what the lists say, and the lists are in order.

use std::collections::HashSet;
use std::path::Path;

use super::*;
use crate::dutch::fold::fold;

fn read(list: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lexicon").join(list);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn published_lists_are_sorted_unique_and_folded() {
    for list in ["first_names.tsv", "surnames.tsv", "words.tsv", "capitalised.txt", "places.tsv", "world.txt"]
    {
        let text = read(list);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.is_sorted_by(|a, b| a < b), "{list} is not sorted or not unique");
        let words: HashSet<&str> = lines.iter().filter_map(|l| l.split('\t').next()).collect();
        assert_eq!(words.len(), lines.len(), "{list} has a word twice");
        for word in words {
            assert_eq!(fold(word), word, "{list}");
        }
    }
}

#[test]
fn the_table_has_every_entry_of_every_list() {
    let elsewhere = Flag::LARGE_PLACE | Flag::NATIONALITY | Flag::PLATFORM | Flag::INSTITUTION;
    let own: HashSet<String> = read("own/places.txt")
        .lines()
        .flat_map(|line| line.split(','))
        .map(|place| fold(place.trim()))
        .collect();
    for list in ["first_names.tsv", "surnames.tsv", "words.tsv", "places.tsv"] {
        for line in read(list).lines() {
            let (word, rest) = line.split_once('\t').unwrap();
            let bucket: u8 = rest.split('\t').next().unwrap().parse().unwrap();
            let info = lookup(word);
            let found = match list {
                // What is a town, country or brand to nearly everybody counts as a rare name.
                "first_names.tsv" if info.any(elsewhere) || own.contains(word) => info.first_name() >= 1,
                "first_names.tsv" => info.first_name() >= bucket,
                "surnames.tsv" => info.surname() >= bucket,
                "words.tsv" => info.word() >= 1,
                _ => info.any(Flag::PLACE),
            };
            assert!(found, "{list}: {word}");
        }
    }
}

#[test]
fn words_that_are_also_names_keep_both_sides() {
    let most = |w: &str| {
        let i = lookup(w);
        (i.first_name() >= 8, i.surname() >= 12, i.word() >= 8)
    };
    assert_eq!(most("wil"), (true, false, true));
    assert_eq!(most("roos"), (true, true, true));
    assert_eq!(most("bakker"), (false, true, true));
    assert_eq!(most("sanne"), (true, false, false));
    assert_eq!(most("jan"), (true, false, false));
    assert_eq!(most("hoop"), (false, false, true));
    assert!(lookup("de").is_function_word());
    assert!(lookup("qwzrtpl").is_unknown());
    assert!(lookup("").is_unknown() && lookup("-").is_unknown());
}

#[test]
fn every_flag_has_its_list() {
    for (word, flag) in [
        ("van", Flag::SURNAME_PREFIX),
        ("almelo", Flag::PLACE),
        ("den haag", Flag::LARGE_PLACE),
        ("turkse", Flag::NATIONALITY),
        ("straat", Flag::STREET_SUFFIX),
        ("crohn", Flag::EPONYM),
        ("vineland", Flag::INSTRUMENT),
        ("veilig thuis", Flag::BODY),
        ("woensdag", Flag::CALENDAR),
        ("ib'er", Flag::ROLE),
        ("mevrouw", Flag::TITLE),
        ("basisschool", Flag::INSTITUTION_WORD),
        ("accare", Flag::INSTITUTION),
        ("whatsapp", Flag::PLATFORM),
        ("oudegracht", Flag::STREET),
        ("honeywell", Flag::WORLD),
    ] {
        assert!(lookup(word).any(flag), "{word}");
    }
}

#[test]
fn phrases_are_found_however_they_are_cut() {
    let cut = |tokens: &[&str]| {
        phrase(hash_of(tokens[0]), tokens[1..].iter().copied()).map(|(n, info)| (n, info.any(Flag::EPONYM)))
    };
    assert_eq!(cut(&["gilles", "de", "la", "tourette", "en", "adhd"]), Some((4, true)));
    assert_eq!(cut(&["ehlers", "danlos"]), Some((2, true)));
    assert!(lookup("ehlers-danlos").any(Flag::EPONYM));
    assert!(lookup("gilles").any(Flag::PHRASE_START));
    assert_eq!(cut(&["alphen", "aan", "den", "rijn"]).map(|p| p.0), Some(4));
    assert_eq!(cut(&["down"]), None);
}

#[test]
fn compounds_show_their_last_part() {
    assert!(has_last_part("paganinidreef", Flag::STREET_SUFFIX));
    assert!(has_last_part("kunstgymnasium", Flag::INSTITUTION_WORD));
    assert!(!has_last_part("aal", Flag::STREET_SUFFIX));
    assert!(!has_last_part("mohamed", Flag::INSTITUTION_WORD));
}

#[test]
fn a_very_long_word_is_looked_at_from_its_end() {
    // With the square of its length this would take minutes.
    let word = "e".repeat(2_000_000);
    assert!(!has_last_part(&word, Flag::STREET_SUFFIX));
    assert!(has_last_part(&(word + "straat"), Flag::STREET_SUFFIX));
}

//! Bodies without a kind before them: with an article of their own, of a saint, with the year they were founded.

use super::{flat, free, grammar, house_number};
use crate::deid::lexicon::Flag;
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;

/// `stage bij De Bolderik`, `groep 7, Het Mozaïek,`: within a sentence only a name has a capital article.
pub(super) fn with_article(tokens: &Tokens, first: usize) -> Option<(usize, &'static str, f32)> {
    let article = &tokens.list[first];
    let before = tokens.previous(first)?;
    // `in De Meern`.
    let phrase = tokens.phrases.binary_search_by_key(&first, |(from, ..)| *from);
    let place = || phrase.is_ok_and(|at| tokens.phrases[at].2.any(Flag::PLACE));
    let led = before.has(Marks::PREPOSITION) || tokens.fold(first - 1) == "in" && !place();
    let placed = article.gap == Gap::Space && led
        || matches!(article.gap, Gap::Comma | Gap::Open) && !before.capital();
    let small = article.shape == Shape::Lower && is_group(tokens, first - 1);
    let placed = placed && !small || small && article.gap == Gap::Space;
    let shaped = article.shape == Shape::Capitalised || small;
    let shaped = shaped && matches!(tokens.folded(article), "de" | "het");
    if flat(tokens) || article.sentence_start || article.protected || !placed || !shaped {
        return None;
    }
    let own = |token: &&Token| {
        let never = Marks::ROLE.or(Marks::TITLE).or(Marks::CALENDAR).or(Marks::PREFIX);
        // `Mozaïek` is a programme too.
        let kept = token.has(Marks::KEEP) && !token.info.any(Flag::INSTRUMENT);
        token.gap == Gap::Space
            && token.shape == Shape::Capitalised
            && free(token)
            && !kept
            && !token.has(never)
            && !token.info.any(Flag::PLACE | Flag::NATIONALITY)
    };
    let mut last = first + 1;
    tokens.list.get(last).filter(own)?;
    while last < first + 3 && tokens.list.get(last + 1).filter(own).is_some() {
        last += 1;
    }
    Some((last, "instelling.lidwoord", 0.6))
}

/// `havo 3 van het Arcus`, `gaat naar het Pax Christi`: a school by the words around it, with a small article.
pub(super) fn with_schooling(tokens: &Tokens, first: usize) -> Option<(usize, &'static str, f32)> {
    const FAR: usize = 6;
    let led = first > 1 && matches!(tokens.fold(first - 2), "op" | "naar" | "van" | "bij");
    if !led || flat(tokens) || !behind_het(tokens, first) {
        return None;
    }
    let other = Marks::ROLE.or(Marks::KEEP).or(Marks::CALENDAR).or(Marks::BODY_TYPE);
    let other = other.or(Marks::BODY_COMPOUND).or(Marks::WEAK_BODY).or(Marks::STREET);
    let name = |token: &&Token| {
        token.gap == Gap::Space
            && token.shape == Shape::Capitalised
            && free(token)
            && !token.has(other)
            && token.info.word() < 8
            && !token.info.any(Flag::NATIONALITY | Flag::PLATFORM | Flag::INSTRUMENT)
    };
    tokens.list.get(first).filter(name)?;
    let same_sentence = |at: &usize| {
        let next = &tokens.list[at + 1];
        !next.sentence_start && next.gap != Gap::Newline
    };
    let mut earlier = (first.saturating_sub(FAR)..first - 1).rev().take_while(same_sentence);
    if !earlier.any(|at| SCHOOLING.contains(&tokens.fold(at))) {
        return None;
    }
    let mut last = first;
    while last < first + 3 && tokens.list.get(last + 1).filter(name).is_some() {
        last += 1;
    }
    Some((last, "instelling.schoolgang", 0.7))
}

/// `het Linnaeus`: a capital behind a small article.
pub(super) fn behind_het(tokens: &Tokens, name: usize) -> bool {
    name > 0
        && tokens.list[name].shape == Shape::Capitalised
        && tokens.list[name - 1].shape == Shape::Lower
        && tokens.fold(name - 1) == "het"
}

/// What somebody does at a school, and what there is at one.
#[rustfmt::skip]
const SCHOOLING: &[&str] = &[
    "zit", "zat", "gaat", "ging", "begint", "start", "stapt", "volgt", "leerling", "leerlinge", "klas", "brugklas", "havo", "vwo",
    "vmbo", "mavo", "mbo", "mentor", "docent", "schooljaar", "zorgcoordinator", "teamleider", "conrector", "examen", "atheneum",
    "aangemeld", "overstap", "opleiding",
];

/// `groep de Zwaluw`: of a group the article is part of the name, however it is typed.
pub(super) fn is_group(tokens: &Tokens, index: usize) -> bool {
    matches!(tokens.fold(index), "groep" | "leefgroep" | "woongroep" | "afdeling" | "team" | "unit" | "klas")
}

/// The rule for what bears the name of a saint.
pub(super) const SAINT: &str = "instelling.sint";

/// `St. Jansdal`, `Sint Plechelmus`: what bears the name of a saint is a hospital, school or church, when it is no
/// street or place.
pub(super) fn of_saint(tokens: &Tokens, first: usize) -> Option<(usize, &'static str, f32)> {
    let (saint, name) = (&tokens.list[first], tokens.list.get(first + 1)?);
    let shaped = saint.shape == Shape::Capitalised && name.shape == Shape::Capitalised;
    let near = matches!(name.gap, Gap::Space | Gap::DotSpace);
    let known = tokens.phrases.binary_search_by_key(&first, |(from, ..)| *from).is_ok();
    let street =
        ["straat", "laan", "weg", "plein", "gracht", "kade", "singel", "steeg", "dijk", "hof", "pad"];
    // `Sint Jansveld 40`.
    let numbered = name.has(Marks::STREET) && house_number(tokens, first + 1).is_some();
    let street = numbered || street.iter().any(|end| tokens.folded(name).ends_with(end));
    let street = street || name.info.any(Flag::STREET);
    let other = street || name.has(Marks::KEEP.or(Marks::CALENDAR));
    (shaped && near && !flat(tokens) && matches!(tokens.folded(saint), "st" | "sint"))
        .then_some((first + 1, SAINT, 0.6))
        .filter(|_| !known && !other && free(saint) && free(name))
}

/// `hvv '24`, `Achilles '12`: a club with the year it was founded. `zomer '24` and `Anna '12` are none.
pub(super) fn with_year(tokens: &Tokens, first: usize) -> Option<(usize, &'static str, f32)> {
    let (club, year) = (&tokens.list[first], tokens.list.get(first + 1)?);
    let founded = year.gap == Gap::SpaceApostrophe && year.shape == Shape::Digits && year.chars == 2;
    let written = club.capital() || flat(tokens);
    let other = Marks::CALENDAR.or(Marks::PREPOSITION).or(Marks::ROLE).or(Marks::TITLE).or(Marks::KEEP);
    let named =
        club.shape != Shape::Digits && club.chars > 2 && club.info.first_name() < 4 && club.info.word() < 6;
    (founded && written && named && free(club) && !grammar(club) && !club.has(other)).then_some((
        first + 1,
        "instelling.jaar",
        0.8,
    ))
}

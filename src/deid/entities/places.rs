//! Towns and villages.

use super::{Entity, behind_name, flat, free, grammar, of_place, van_de};
use crate::deid::Category;
use crate::deid::lexicon::Flag;
use crate::deid::token::{Gap, Shape, Tokens};
use crate::deid::words::Marks;

pub(super) fn find(tokens: &Tokens, out: &mut Vec<Entity>) {
    let mut index = 0;
    let mut phrases = tokens.phrases.iter().filter(|(.., info)| info.any(Flag::PLACE)).peekable();
    while index < tokens.list.len() {
        while phrases.peek().is_some_and(|(first, ..)| *first < index) {
            phrases.next();
        }
        let phrase = phrases.peek().filter(|(first, ..)| *first == index).map(|(_, last, _)| *last);
        if phrase.is_none() && !may_be_place(tokens, index) {
            index += 1;
            continue;
        }
        match place(tokens, index, phrase) {
            Some((last, rule, confidence)) => {
                out.push(Entity { first: index, last, category: Category::Location, rule, confidence });
                index = last + 1;
            }
            None => index += 1,
        }
    }
}

/// Whether a word may be a place: it is listed, has a capital and stands behind `in`, or stands behind a colon or the
/// digits of a postcode. A word that is listed needs a capital too, where that means something.
fn may_be_place(tokens: &Tokens, index: usize) -> bool {
    let token = &tokens.list[index];
    let number = |at: usize| matches!(tokens.list[at].shape, Shape::Digits | Shape::Alnum);
    let written = token.capital() || flat(tokens);
    written && token.info.any(Flag::PLACE)
        || token.gap == Gap::Colon
        || index > 0 && number(index - 1)
        || index > 1 && number(index - 2)
        || index > 0 && token.capital() && matches!(tokens.fold(index - 1), "in" | "te")
}

/// The last word of the place that starts here.
fn place(tokens: &Tokens, index: usize, phrase: Option<usize>) -> Option<(usize, &'static str, f32)> {
    let token = &tokens.list[index];
    if !free(token) || token.shape == Shape::Digits || token.chars < 2 && phrase.is_none() {
        return None;
    }
    let flat = flat(tokens);
    // `Lukas te Riele`, `J. in 't Veld`; but `Serkan in Gorredijk`.
    let prefixed = index > 0 && {
        let before = &tokens.list[index - 1];
        let loose = before.has(Marks::LOOSE_PREFIX) && tokens.fold(index) != "t";
        before.has(Marks::PREFIX) && (!loose || tokens.fold(index - 1) == "te")
    };
    // `Karin de Waal`.
    let opens = phrase.is_some() && token.has(Marks::PREFIX);
    if van_de(tokens, index) || (prefixed || opens) && behind_name(tokens, index) {
        return None;
    }
    if after_postcode(tokens, index) || is_field(tokens, index) {
        return Some((run(tokens, index, phrase), "plaats.adresregel", 0.9));
    }
    if token.gap == Gap::Space && !flat && is_surname_of_te(tokens, index) {
        return None;
    }
    // There is a village of that name too.
    if phrase.is_none() && token.info.any(Flag::NATIONALITY) {
        return None;
    }
    let listed = phrase.is_some() || token.info.any(Flag::PLACE);
    let led = index > 0
        && matches!(token.gap, Gap::Space | Gap::SpaceApostrophe | Gap::Colon)
        && (tokens.list[index - 1].has(Marks::PLACE_LEAD) || of_body(tokens, index));
    let capital = token.capital() || phrase.is_some_and(|last| tokens.list[last].capital());
    if is_dateline(tokens, index, phrase.unwrap_or(index)) && listed && capital && !flat {
        return Some((phrase.unwrap_or(index), "plaats.dagtekening", 0.85));
    }
    if flat {
        // `geboren te drachten`: no verb stands there.
        let born = led && tokens.fold(index - 1) == "te" && token.info.any(Flag::LARGE_PLACE);
        let usual = phrase.is_none() && (token.info.word() >= 4 && !born || grammar(token));
        // `huisarts: tunc, heiloo`: the lists have it as a place and as nothing else.
        let info = token.info;
        let only =
            info.word() == 0 && info.first_name() < 2 && info.surname() < 8 && token.chars > 3 && !prefixed;
        let alone = only && !grammar(token) && !token.has(Marks::KEEP) && token.gap != Gap::Hyphen;
        return match (listed, led && !usual) {
            (true, true) => Some((phrase.unwrap_or(index), "plaats.voorzetsel", 0.8)),
            (true, false) if alone => Some((phrase.unwrap_or(index), "plaats.lijst", 0.6)),
            _ => None,
        };
    }
    let other = phrase.is_none() && token.has(Marks::KEEP.or(Marks::CALENDAR).or(Marks::ROLE));
    if !capital || other {
        return None;
    }
    if listed && led {
        return Some((run(tokens, index, phrase), "plaats.voorzetsel", 0.9));
    }
    let in_place = index > 0 && token.gap == Gap::Space && matches!(tokens.fold(index - 1), "in" | "te");
    // `in Verwijsindex`: the dictionary has it, and nobody is called so.
    let named = token.info.word() == 0 || token.info.surname() + token.info.first_name() > 0;
    let strange = token.info.word() < 4 && named && token.info.first_name() < 8 && !grammar(token);
    if in_place
        && strange
        && token.shape != Shape::Caps
        && !token.info.any(Flag::PLATFORM | Flag::NATIONALITY)
    {
        return Some((run(tokens, index, phrase), "plaats.in", 0.75));
    }
    let name = token.info.first_name() >= 4 || token.info.surname() >= 9;
    let sure = phrase.is_some() || token.info.any(Flag::LARGE_PLACE) || !name;
    let announced = index > 0 && {
        let before = &tokens.list[index - 1];
        let first = before.capital() && before.info.first_name() >= 4 && token.gap == Gap::Space;
        let initial = before.chars == 1 && before.shape != Shape::Digits;
        let loose = before.has(Marks::LOOSE_PREFIX) && !before.capital();
        let prefixed = before.has(Marks::PREFIX) && !loose && !of_place(tokens, index - 1);
        first || initial || prefixed || before.has(Marks::TITLE.or(Marks::ROLE))
    };
    let plain = listed && sure && !announced && token.info.word() < 6;
    (plain && !(token.sentence_start && name)).then(|| (phrase.unwrap_or(index), "plaats.lijst", 0.6))
}

/// `aldus Te Riele`, `huisarts: te Boekhorst`: no known place, and `te` is written as in a name.
fn is_surname_of_te(tokens: &Tokens, index: usize) -> bool {
    let Some(te) = index.checked_sub(1).map(|at| &tokens.list[at]) else { return false };
    let field = te.gap == Gap::Colon && index > 1 && tokens.list[index - 2].has(Marks::ROLE.or(Marks::TITLE));
    let unlisted = !tokens.list[index].info.any(Flag::PLACE);
    tokens.fold(index - 1) == "te" && unlisted && tokens.list[index].capital() && (te.capital() || field)
}

/// `CJG Denekamp`: behind a body that every place has.
fn of_body(tokens: &Tokens, index: usize) -> bool {
    let body = &tokens.list[index - 1];
    body.has(Marks::KEEP)
        && body.shape == Shape::Caps
        && tokens.list[index].gap == Gap::Space
        && !flat(tokens)
}

/// `Hulst, 8 november 2021`: above a letter.
fn is_dateline(tokens: &Tokens, first: usize, last: usize) -> bool {
    let begins = first == 0 || tokens.list[first].gap == Gap::Newline;
    begins && tokens.next(last).is_some_and(|next| next.gap == Gap::Comma && next.shape == Shape::Digits)
}

/// Further words of the name: `Haren Gn`, `Egmond-Binnen`, `Nieuw-Roden`.
fn run(tokens: &Tokens, index: usize, phrase: Option<usize>) -> usize {
    let mut last = phrase.unwrap_or(index);
    while let Some(next) = tokens.next(last) {
        let hyphen = next.gap == Gap::Hyphen && next.shape != Shape::Digits;
        let named = next.gap == Gap::Space
            && next.capital()
            && !grammar(next)
            && !flat(tokens)
            && !next.has(Marks::ROLE.or(Marks::KEEP))
            && free(next)
            && next.info.first_name() < 8;
        if !(hyphen || named) || last - index > 3 {
            break;
        }
        last += 1;
    }
    last
}

/// `1234 AB Almelo`.
fn after_postcode(tokens: &Tokens, index: usize) -> bool {
    let Some(letters) = index.checked_sub(1).map(|at| &tokens.list[at]) else { return false };
    if !matches!(tokens.list[index].gap, Gap::Space | Gap::Comma) || grammar(&tokens.list[index]) {
        return false;
    }
    let folded = tokens.folded(letters);
    let glued = folded.len() == 6 && folded.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    let glued = glued && folded.as_bytes()[4..].iter().all(u8::is_ascii_alphabetic);
    let apart = folded.len() == 2
        && !letters.has(Marks::VERB.or(Marks::PREPOSITION).or(Marks::CONJUNCTION))
        && folded.bytes().all(|b| b.is_ascii_alphabetic())
        && letters.gap == Gap::Space
        && index >= 2
        && tokens.list[index - 2].shape == Shape::Digits
        && tokens.list[index - 2].chars == 4;
    glued || apart
}

/// `plaats: Almelo`, `Woonplaats Almelo`.
fn is_field(tokens: &Tokens, index: usize) -> bool {
    tokens.list[index].gap == Gap::Colon
        && matches!(
            tokens.fold(index - 1),
            "plaats" | "woonplaats" | "geboorteplaats" | "stad" | "dorp" | "woonachtig"
        )
}

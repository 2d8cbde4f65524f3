//! Streets, with or without a house number.

use super::{Entity, behind_name, flat, free, grammar, van_de};
use crate::deid::Category;
use crate::deid::lexicon::Flag;
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;

/// Endings that make a street of nearly any word, with no number behind it.
const PLAIN: [&str; 16] = [
    "straat",
    "laan",
    "weg",
    "plein",
    "dreef",
    "gracht",
    "kade",
    "singel",
    "plantsoen",
    "boulevard",
    "steeg",
    "straatje",
    "dijk",
    "brink",
    "hof",
    "pad",
];

pub(super) fn find(tokens: &Tokens, out: &mut Vec<Entity>) {
    let (mut index, flat) = (0, flat(tokens));
    let mut phrases = tokens.phrases.iter().filter(|(.., info)| info.any(Flag::STREET)).peekable();
    while index < tokens.list.len() {
        while phrases.peek().is_some_and(|(first, ..)| *first < index) {
            phrases.next();
        }
        let phrase = phrases.peek().filter(|(first, ..)| *first == index).map(|(_, last, _)| *last);
        // Without a capital only where capitals mean nothing.
        if phrase.is_none() && !tokens.list[index].capital() && !flat {
            index += 1;
            continue;
        }
        let found = match phrase {
            Some(last) if !behind_name(tokens, index) && !van_de(tokens, index) => {
                named_after(tokens, last).or_else(|| of_list(tokens, index, last))
            }
            Some(_) => None,
            None => by_ending(tokens, index)
                .or_else(|| after_lead(tokens, index))
                .or_else(|| by_number(tokens, index)),
        };
        match found {
            Some(entity) => {
                index = entity.last + 1;
                out.push(entity);
            }
            None => index += 1,
        }
    }
}

/// From here on a word is usual.
const USUAL: u8 = 6;

/// A street of the lexicon without tell-tale ending: with a capital, or with a number.
fn of_list(tokens: &Tokens, first: usize, last: usize) -> Option<Entity> {
    let number = house_number(tokens, last);
    let capital = !flat(tokens) && tokens.list[first..=last].iter().any(|t| t.capital() && !t.sentence_start);
    // `op het erf`: a usual word with its article.
    let usual = tokens.list[last].info.word() >= USUAL && !capital;
    let led = first > 0 && tokens.list[first - 1].has(Marks::PREPOSITION) && last > first && !usual;
    (number.is_some() || capital || led)
        .then(|| entity(first, number.unwrap_or(last), number.is_some(), "adres.lijst"))
}

/// A street by its kind: `Laan van Meerdervoort`, `Dorpsstraat`.
fn by_ending(tokens: &Tokens, index: usize) -> Option<Entity> {
    let token = &tokens.list[index];
    let street = token.info.any(Flag::STREET_SUFFIX | Flag::STREET) || token.has(Marks::STREET);
    street.then(|| named_after(tokens, index).or_else(|| street_at(tokens, index))).flatten()
}

/// A street by its ending, from the word that ends so.
fn street_at(tokens: &Tokens, index: usize) -> Option<Entity> {
    let token = &tokens.list[index];
    let flat = flat(tokens);
    if !free(token) || !(token.capital() || flat) || token.chars < 3 || token.shape == Shape::Digits {
        return None;
    }
    let folded = tokens.folded(token);
    let alone = token.info.any(Flag::STREET_SUFFIX);
    // `D. van 't Westeinde`.
    let prefixed =
        index > 0 && tokens.list[index - 1].has(Marks::PREFIX) && !tokens.list[index - 1].capital();
    if prefixed && behind_name(tokens, index) && house_number(tokens, index).is_none() {
        return None;
    }
    // `Mevrouw De Vries-Oosterhof`: two surnames.
    let married = index > 0 && token.gap == Gap::Hyphen && {
        let before = &tokens.list[index - 1];
        before.info.surname() >= 8 && token.info.surname() >= 4
    };
    if married && house_number(tokens, index).is_none() {
        return None;
    }
    // `T. Olthof mailt`; but `P.C. Hooftstraat`.
    let initial = index > 0
        && matches!(token.gap, Gap::Dot | Gap::DotSpace)
        && tokens.list[index - 1].chars == 1
        && token.info.surname() >= 6;
    if initial && house_number(tokens, index).is_none() {
        return None;
    }
    let first = lead(tokens, index);
    let mut last = index;
    while let Some(next) = tokens.next(last).filter(|t| t.gap == Gap::Space && t.has(Marks::COMPASS)) {
        if !(next.capital() || flat) {
            break;
        }
        last += 1;
    }
    let plain = PLAIN.iter().any(|end| folded.ends_with(end));
    let number = house_number(tokens, last);
    let usual = token.info.word() >= if flat { 4 } else { 7 };
    // `afspraak op markt 4`: no article, and nothing is counted.
    let op = tokens.previous(index).is_some_and(|before| tokens.folded(before) == "op");
    let square = matches!(folded, "markt" | "brink" | "dam" | "plein" | "kade" | "gracht");
    let usual = usual && !(op && flat && square && token.gap == Gap::Space);
    let accepted = match number {
        Some(_) => !usual || plain || first < index,
        None if alone => first < index && !flat && plain && !tokens.list[first].has(Marks::DETERMINER),
        None if flat => plain && token.chars > 6 && !usual,
        None if token.info.any(Flag::STREET) => !token.sentence_start,
        None => plain && !usual && !(token.sentence_start && token.info.word() > 0),
    };
    accepted.then(|| entity(first, number.unwrap_or(last), number.is_some(), "adres.straat"))
}

fn entity(first: usize, last: usize, number: bool, rule: &'static str) -> Entity {
    Entity { first, last, category: Category::Address, rule, confidence: if number { 0.95 } else { 0.85 } }
}

/// Where the name of the street starts: `Jan van Galenstraat`, `Oude Gracht`.
fn lead(tokens: &Tokens, index: usize) -> usize {
    let (mut first, flat, token) = (index, flat(tokens), &tokens.list[index]);
    while first > 0 && index - first < 4 {
        let gap = tokens.list[first].gap;
        let before = &tokens.list[first - 1];
        let joined =
            matches!(gap, Gap::Space | Gap::Hyphen | Gap::DotSpace | Gap::SpaceApostrophe | Gap::Dot);
        if !joined
            || !free(before)
            || gap == Gap::DotSpace && !before.has(Marks::STREET_LEAD) && before.chars > 1
        {
            break;
        }
        let name = if flat {
            before.has(Marks::STREET_LEAD)
        } else {
            before.capital()
                && (!grammar(before) || before.has(Marks::STREET_LEAD) || before.info.first_name() >= 8)
                && !label(tokens, first - 1)
                && !opens_line(before, token)
        };
        // `Hugo de Grootplein`: a prefix, with a name before it.
        let prefix = before.has(Marks::PREFIX) && first >= 2 && {
            let earlier = &tokens.list[first - 2];
            let name = !grammar(earlier) || earlier.info.first_name() >= 8;
            let own = earlier.capital() && name && free(earlier) && !earlier.has(Marks::ROLE);
            let own = own && !(earlier.shape == Shape::Caps && token.shape != Shape::Caps);
            !flat && own && tokens.list[first - 1].gap == Gap::Space
                || flat && earlier.has(Marks::STREET_LEAD)
        };
        let own = !before.sentence_start
            || !before.has(Marks::DETERMINER.or(Marks::PREPOSITION))
            || tokens.fold(first - 1) == "van";
        let article = !flat && before.has(Marks::PREFIX) && before.capital() && own;
        if !(name || prefix || article) || before.has(Marks::ROLE) && !before.has(Marks::STREET_LEAD) {
            break;
        }
        first -= 1;
    }
    first
}

/// `Waarneming Westerkade`, `BRP Westerkade`: a noun that opens the line, or an abbreviation, before the name of a street.
fn opens_line(before: &Token, street: &Token) -> bool {
    let name = before.info.first_name() >= 4 || before.info.surname() >= 8 || before.has(Marks::STREET_LEAD);
    let noun =
        before.sentence_start && before.info.word() >= 6 && before.chars > 5 && !before.has(Marks::PREFIX);
    let short = before.shape == Shape::Caps && street.shape == Shape::Capitalised;
    !name && (noun || short && before.chars < 5 && before.chars > 1)
}

/// `Adres: ...`: the word before a colon belongs to the form.
fn label(tokens: &Tokens, index: usize) -> bool {
    tokens.list.get(index + 1).is_some_and(|t| t.gap == Gap::Colon)
}

/// `aan de Kanaal Zuid 46`: a capitalised name without ending, led by a word of place and with a number behind it.
fn after_lead(tokens: &Tokens, index: usize) -> Option<Entity> {
    let token = &tokens.list[index];
    if flat(tokens)
        || !token.capital()
        || !free(token)
        || grammar(token)
        || token.has(Marks::ROLE)
        || index == 0
    {
        return None;
    }
    let (mut before, mut first) = (index - 1, index);
    while tokens.list[before].has(Marks::DETERMINER) && before > 0 && index - before < 3 {
        if tokens.list[before].capital() || tokens.fold(before) == "t" {
            first = before;
        }
        before -= 1;
    }
    let led = matches!(
        tokens.fold(before),
        "aan" | "op" | "adres" | "woonadres" | "huisbezoek" | "straat" | "woont" | "naar"
    );
    if !led || !matches!(token.gap, Gap::Space | Gap::Colon | Gap::SpaceApostrophe) {
        return None;
    }
    let mut last = index;
    while let Some(next) = tokens.next(last).filter(|t| matches!(t.gap, Gap::Space | Gap::Hyphen)) {
        let goes_on = next.capital() && next.shape != Shape::Alnum && !grammar(next)
            || next.has(Marks::PREFIX) && tokens.next(last + 1).is_some_and(Token::capital);
        if !goes_on || last - index > 3 {
            break;
        }
        last += 1;
    }
    let number = house_number(tokens, last)?;
    Some(entity(first, number, true, "adres.huisnummer"))
}

/// `Laan van Nieuw Guinea`, `Plein van de Vrede 3`: the kind, and after whom or what it is named.
fn named_after(tokens: &Tokens, index: usize) -> Option<Entity> {
    let kind = &tokens.list[index];
    let (small, next) = (flat(tokens), tokens.next(index)?);
    let begins = kind.info.any(Flag::STREET_SUFFIX)
        && matches!(tokens.folded(kind), "laan" | "plein" | "weg" | "hof" | "straat" | "park" | "singel")
        && (kind.capital() || small)
        && free(kind);
    if !begins || next.gap != Gap::Space || tokens.folded(next) != "van" {
        return None;
    }
    let mut last = index + 1;
    while tokens.next(last).is_some_and(|t| t.gap == Gap::Space && t.has(Marks::PREFIX)) {
        last += 1;
    }
    let own = |token: &Token| {
        token.gap == Gap::Space
            && token.shape != Shape::Digits
            && (token.capital() || small)
            && !grammar(token)
    };
    let name = last;
    while last < name + 2 && tokens.next(last).is_some_and(own) {
        last += 1;
    }
    let number = house_number(tokens, last);
    let whole = last > name && (number.is_some() || !small);
    whole.then(|| entity(index, number.unwrap_or(last), number.is_some(), "adres.straat-van"))
}

/// `Kamperfoelie 25 hs`, `Waterhoen 207, 8233 AB`, `Kromme Elleboog 101, Almelo`, `woont in Almelo, Rode Klaver 217`: a
/// capitalised name without ending, of which the number tells that it is a street.
fn by_number(tokens: &Tokens, index: usize) -> Option<Entity> {
    let token = &tokens.list[index];
    let never = Marks::ROLE.or(Marks::KEEP).or(Marks::BODY_TYPE).or(Marks::UNIT).or(Marks::CALENDAR);
    if flat(tokens) || token.shape != Shape::Capitalised || token.chars < 4 || !free(token) {
        return None;
    }
    if grammar(token) || token.has(never) || token.info.first_name() >= 4 {
        return None;
    }
    let last = house_number(tokens, index)?;
    let number = tokens.fold(index + 1).bytes().take_while(u8::is_ascii_digit).count();
    let addition = last > index + 1 && {
        let last = &tokens.list[last];
        last.has(Marks::ADDITION) || last.gap == Gap::Hyphen && last.shape == Shape::Caps
    };
    let place = tokens.next(last).is_some_and(|next| {
        next.gap == Gap::Comma && (next.info.any(Flag::PLACE) || is_postcode(tokens, last + 1))
    });
    let first = lead(tokens, index);
    let behind_place = first > 0
        && tokens.list[first].gap == Gap::Comma
        && (tokens.list[first - 1].info.any(Flag::PLACE)
            || tokens.list[first - 1].capital() && token.info.word() < 3 && closes(tokens, last));
    let told = (1..=3).contains(&number) && (addition || place || behind_place);
    told.then(|| entity(first, last, true, "adres.nummer"))
}

/// Whether the clause ends behind this word.
fn closes(tokens: &Tokens, last: usize) -> bool {
    tokens.next(last).is_none_or(|next| next.gap != Gap::Space)
}

/// `8233 AB`, `8233AB`.
fn is_postcode(tokens: &Tokens, index: usize) -> bool {
    let token = &tokens.list[index];
    let letters = tokens.next(index).is_some_and(|next| next.chars == 2 && next.shape == Shape::Caps);
    token.chars == 4 && token.shape == Shape::Digits && letters
        || token.chars == 6 && token.shape == Shape::Alnum
}

/// The last word of the house number that follows this word: `48a`, `199 hs`, `187-III`.
pub(crate) fn house_number(tokens: &Tokens, street: usize) -> Option<usize> {
    let mut last = street + 1;
    let mut number = tokens.next(street)?;
    if matches!(tokens.folded(number), "nr" | "nummer" | "no") && number.gap == Gap::Space {
        last += 1;
        number = tokens.next(street + 1)?;
    }
    let text = tokens.folded(number);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let shaped = (1..=5).contains(&digits) && text.len() - digits <= 3;
    if !shaped || !matches!(number.gap, Gap::Space | Gap::DotSpace) || number.protected {
        return None;
    }
    // `op de Westerkade. 3. Bellen`: the next of a list.
    let listed = number.gap == Gap::DotSpace && number.dot_after && tokens.list[street].chars > 6;
    if listed {
        return None;
    }
    let Some(next) = tokens.next(last) else { return Some(last) };
    // `Dorpsstraat 1234 AB` has no number, `Dorpsstraat 3 jaar` neither; a date or time is none.
    let postcode = digits == 4
        && text.len() == 4
        && next.chars == 2
        && next.shape != Shape::Digits
        && next.gap == Gap::Space;
    let unit = next.gap == Gap::Space && next.has(Marks::UNIT.or(Marks::CALENDAR));
    if postcode || unit || matches!(next.gap, Gap::Colon) && next.shape == Shape::Digits {
        return None;
    }
    let short = next.chars <= 4;
    let addition = match next.gap {
        Gap::Hyphen | Gap::Slash => short && (next.shape == Shape::Digits || next.chars <= 3),
        Gap::Space => {
            next.has(Marks::ADDITION) && !next.has(Marks::PREPOSITION)
                || next.chars == 1 && next.shape == Shape::Capitalised
        }
        _ => false,
    };
    Some(if addition { last + 1 } else { last })
}

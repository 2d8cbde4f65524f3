//! Bodies without a kind before them: those of the lexicon, and those with the kind behind the name.

use super::{flat, free, grammar};
use crate::deid::lexicon::Flag;
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;

/// `bij Karakter`: a usual word that has a capital where no sentence starts, and is no part of a longer name; or one
/// that at the start has no article and acts: `Parnassia belt`.
fn stands_out(tokens: &Tokens, index: usize) -> bool {
    const USUAL: u8 = 9;
    let token = &tokens.list[index];
    if token.sentence_start {
        let acts =
            |next: &Token| next.gap == Gap::Space && next.has(Marks::VERB) && !is_auxiliary(tokens, next);
        return token.shape == Shape::Capitalised
            && token.info.word() < USUAL
            && tokens.next(index).is_some_and(acts);
    }
    let apart = matches!(token.gap, Gap::Space | Gap::Comma | Gap::Open | Gap::Slash | Gap::Other);
    let next = tokens.next(index).is_some_and(|next| next.gap == Gap::Space && next.capital());
    let before = tokens.previous(index);
    let before = before.is_some_and(|before| !before.capital() || before.sentence_start && !next);
    apart && before && (token.shape == Shape::Capitalised || token.chars < 5)
}

/// `Karakter is belangrijk`: verbs that any noun has.
fn is_auxiliary(tokens: &Tokens, verb: &Token) -> bool {
    let folded = tokens.folded(verb);
    matches!(
        folded,
        "is" | "was"
            | "zijn"
            | "waren"
            | "wordt"
            | "werd"
            | "heeft"
            | "had"
            | "kan"
            | "moet"
            | "mag"
            | "zal"
            | "blijft"
    )
}

/// A body of the lexicon: `Accare`, `De Waag Zuid`.
pub(super) fn of_list(
    tokens: &Tokens,
    first: usize,
    phrase: Option<usize>,
) -> Option<(usize, &'static str, f32)> {
    let token = &tokens.list[first];
    let flat = flat(tokens);
    let usual = token.info.word() >= 4 && !(token.capital() && !flat && stands_out(tokens, first));
    let single = token.info.any(Flag::INSTITUTION) && !usual && token.info.first_name() < 4;
    let mut last = phrase.or(single.then_some(first))?;
    let capital = tokens.list[first..=last].iter().any(Token::capital);
    // `foto olvg`: letters that are nothing else.
    let letters = token.info.word() == 0 && token.info.first_name() == 0 && token.chars < 6;
    if !(capital || flat || letters) || !free(token) {
        return None;
    }
    while let Some(next) = tokens.next(last).filter(|next| free(next)) {
        let near = next.gap == Gap::Space || next.gap == Gap::Hyphen && next.capital();
        let part =
            next.has(Marks::COMPASS.or(Marks::BODY_TAIL)) && (next.capital() || flat && !grammar(next));
        // `Humanitas Onder Eén Dak`, `Lidl DC`, `PostNL Depot 12`.
        let letters = next.shape == Shape::Caps && next.chars < 4 && !next.has(Marks::KEEP);
        let word =
            next.shape == Shape::Capitalised && (next.info.first_name() < 4 || next.has(Marks::PREPOSITION));
        let named = !flat && (letters || word) && last - first < 4;
        let number = last > first && next.shape == Shape::Digits && next.chars < 3;
        if !near || !(part || named || number) {
            break;
        }
        last += 1;
    }
    Some((last, "instelling.lijst", 0.85))
}

/// Kinds that in a text without capitals too end the name before them: `martini ziekenhuis`, `fatih moskee`.
const ONLY_TAIL: &[&str] = &["ziekenhuis", "moskee", "lyceum", "college", "gymnasium", "mavo", "vmbo"];

/// `Slotervaart Jeugd`, `Stedelijk Lyceum`, `Etty Hillesum Vmbo`: the kind behind the name.
pub(super) fn with_tail(tokens: &Tokens, first: usize) -> Option<(usize, &'static str, f32)> {
    let token = &tokens.list[first];
    let flat = flat(tokens);
    let is_head = |token: &Token| {
        let kept = Marks::ROLE.or(Marks::KEEP).or(Marks::BODY_TYPE).or(Marks::GREETING);
        free(token) && token.shape != Shape::Digits && token.chars > 3 && !grammar(token) && !token.has(kept)
    };
    let proper = if flat {
        let strange = token.info.word() == 0 && token.info.first_name() < 8;
        let building = tokens.next(first).is_some_and(|next| ONLY_TAIL.contains(&tokens.folded(next)));
        // `baken lyceum`; but `het nieuwe lyceum`.
        let noun = token.info.word() < 8 && !tokens.folded(token).ends_with('e');
        token.info.any(Flag::PLACE | Flag::NATIONALITY) && token.info.word() < 7
            || (strange || noun) && building
    } else {
        token.capital() && !(token.sentence_start && token.info.word() >= 7)
    };
    if !proper || !is_head(token) {
        return None;
    }
    let mut last = first;
    loop {
        let next =
            tokens.next(last).filter(|next| matches!(next.gap, Gap::Space | Gap::Hyphen) && free(next))?;
        // `Albert Schweitzer ziekenhuis`.
        let small = ONLY_TAIL.contains(&tokens.folded(next)) && (last > first || token.info.first_name() < 4);
        if next.has(Marks::BODY_TAIL) && (next.capital() || flat || small) {
            // Behind a whole name these are rather a body of their own: `Sanne Visser Jeugdzorg`.
            let own = matches!(tokens.folded(next), "jeugd" | "zorg" | "jeugdzorg" | "jeugdhulp");
            return (last == first || !own).then_some((last + 1, "instelling.achteraan", 0.8));
        }
        if flat || last > first + 1 || next.shape != Shape::Capitalised || !is_head(next) {
            return None;
        }
        last += 1;
    }
}

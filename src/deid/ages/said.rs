//! Ages told by a verb or a day: `ze is net dertien`, `wordt zaterdag 6`, `Noor vandaag net 6`, `9 vlgde mnd`.

use super::words::{LEADS, is_kin};
use super::{ends, is_name};
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;
use crate::dutch::word_list::WordList;

/// Between a verb and the age it tells: `wordt in juni 16`, `is gisteren elf geworden`.
#[rustfmt::skip]
pub(super) static DAYS: WordList = WordList::new(&[
    "gisteren", "eergisteren", "vandaag", "morgen", "overmorgen", "vorige", "volgende", "deze", "week", "maand", "in", "op", "onlangs", "binnenkort",
    "zojuist", "toen", "straks", "dus", "komende", "aanstaande", "vlgde", "volg",
]);

/// `ze is net dertien`, `wordt Noor 12`, `hij is vandaag 9 geworden`; without who it is of, `is nu 5.` opens a sentence.
pub(super) fn by_verb(tokens: &Tokens, text: &str, at: usize) -> bool {
    let mut verb = at - 1;
    let small = |word: &Token| {
        let folded = tokens.folded(word);
        LEADS.has(folded) || DAYS.has(folded) || word.has(Marks::CALENDAR)
    };
    let spaced = |index: usize| tokens.list[index].gap == Gap::Space;
    if !spaced(at) {
        return false;
    }
    while verb > 0 && at - verb < 4 && spaced(verb) && small(&tokens.list[verb]) {
        verb -= 1;
    }
    let is = |index: usize| {
        matches!(tokens.fold(index), "is" | "was" | "wordt" | "werd" | "ben" | "word") && spaced(index + 1)
    };
    let next = tokens.next(at).filter(|next| next.gap == Gap::Space).map(|next| tokens.folded(next));
    let grown = matches!(next, Some("geworden" | "geworde" | "gewordn"));
    let asked = verb > 0 && is(verb - 1) && is_subject(tokens, verb);
    let told = verb > 0 && is(verb) && spaced(verb) && is_subject(tokens, verb - 1);
    // Without `nu` or a day it may be any number.
    let alone = is(verb)
        && !spaced(verb)
        && (grown || verb + 1 < at || tokens.fold(verb) == "ben")
        && tokens.list[at].shape == Shape::Digits;
    let month = || tokens.list.get(at + 2).is_some_and(|month| month.has(Marks::CALENDAR));
    let stops = grown
        || next == Some("en")
        || next == Some("in") && month()
        || ends(&text[tokens.list[at].end as usize..]);
    stops && (asked || told || alone)
}

/// `Noor vandaag net 6.`, `gisteren 6 geworden`, `morgen jarig, 7`, `jongen, bijna 12, druk`, `9 vlgde mnd`.
pub(super) fn by_day(tokens: &Tokens, text: &str, at: usize) -> bool {
    let (number, before) = (&tokens.list[at], &tokens.list[at - 1]);
    if number.shape != Shape::Digits {
        return false;
    }
    let next = tokens.next(at).filter(|next| next.gap == Gap::Space);
    if let Some(next) = next {
        let who = before.gap != Gap::Space || at > 1 && is_subject(tokens, at - 2);
        let day = number.gap == Gap::Space && who && is_day(tokens, at - 1);
        return tokens.folded(next) == "geworden" && day || is_next_month(tokens, text, at, next);
    }
    let rest = &text[number.end as usize..];
    if matches!(number.gap, Gap::Colon | Gap::Other | Gap::Newline) && is_asked(tokens, at) {
        return ends(rest.trim_start_matches(['"', '”', '\'']));
    }
    if !ends(rest) {
        return false;
    }
    let word = tokens.folded(before);
    if number.gap == Gap::Space && word == "net" && before.gap == Gap::Space && at > 1 {
        return is_day(tokens, at - 2) || tokens.fold(at - 2) == "dus" && at > 2 && is_day(tokens, at - 3);
    }
    let apart = matches!(before.gap, Gap::Comma | Gap::Open) && at > 1 && number.gap == Gap::Space;
    apart && LEADS.has(word) && is_subject(tokens, at - 2)
        || word == "jarig" && matches!(number.gap, Gap::Comma | Gap::Open | Gap::Colon)
}

/// `hoe oud ben je? 15`, `"hoe oud?"`, and on the next line `ik: 15`.
fn is_asked(tokens: &Tokens, at: usize) -> bool {
    let words = &tokens.list[at.saturating_sub(7)..at];
    let asks = |pair: &[Token]| tokens.folded(&pair[0]) == "hoe" && tokens.folded(&pair[1]) == "oud";
    words.windows(2).any(asks)
}

fn is_day(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.fold(at), "vandaag" | "gisteren" | "eergisteren" | "morgen" | "overmorgen" | "zojuist")
}

/// `9 vlgde mnd`, as a sentence of its own or behind `wordt`: how old somebody is then.
fn is_next_month(tokens: &Tokens, text: &str, at: usize, next: &Token) -> bool {
    let following = matches!(tokens.folded(next), "volgende" | "vlgde" | "vlg" | "vlgnd" | "vlgnde" | "volg");
    let month = || tokens.next(at + 1).filter(|month| matches!(tokens.folded(month), "mnd" | "maand"));
    let stops = || month().is_some_and(|month| ends(&text[month.end as usize..]));
    let own = tokens.list[at].gap == Gap::DotSpace || tokens.fold(at - 1) == "wordt";
    own && following && stops()
}

/// Who may be of an age.
pub(super) fn is_subject(tokens: &Tokens, index: usize) -> bool {
    let token = &tokens.list[index];
    let word = tokens.folded(token);
    matches!(word, "hij" | "zij" | "ze" | "ik" | "die") || is_kin(word) || is_name(token)
}

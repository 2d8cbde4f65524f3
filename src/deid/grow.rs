//! The whole name around a word of it: initials, prefixes, further names.

use super::context::{is_double_surname, is_slip_behind_name};
use super::initials::{ends_abbreviation, is_letter_of_surname, is_tied_to_next, letters_before};
use super::lexicon::Flag;
use super::names::Part;
use super::people::reversed;
use super::prefixes;
use super::rulers::is_ordinal;
use super::token::{Gap, Shape, Token};
use super::view::View;
use super::words::Marks;

/// The whole name around a word of it.
pub(crate) fn grow(view: &View<'_>, anchor: usize, floor: usize) -> (usize, usize) {
    let mut last = anchor;
    while let Some(next) = grow_right(view, last) {
        last = next;
    }
    if last == anchor && is_ordinal(view, anchor) {
        last += 1;
    }
    let mut first = anchor;
    while let Some(next) = grow_left(view, first, floor) {
        first = next;
    }
    (first, last)
}

fn grow_right(view: &View<'_>, last: usize) -> Option<usize> {
    let next = view.tokens.next(last)?;
    if view.hits[last].is_some_and(|hit| hit.strip > 0) || next.protected {
        return None;
    }
    if is_letter_of_surname(view, last + 1) {
        return Some(last + 1);
    }
    match next.gap {
        Gap::Comma => return reversed(view, last),
        Gap::Space | Gap::Hyphen | Gap::SpacedHyphen | Gap::DotSpace | Gap::Underscore | Gap::Newline => {}
        Gap::SpaceApostrophe | Gap::Dot => {}
        _ => return None,
    }
    let mut at = last + 1;
    while at < view.len() && at - last <= 4 && is_link(view, at) {
        at += 1;
    }
    let end = at.min(view.len() - 1);
    let near = matches!(view.token(end).gap, Gap::Space | Gap::Dot | Gap::DotSpace | Gap::Hyphen);
    // `Jort d'Hondt`.
    let elided = view.token(end).gap == Gap::Apostrophe && view.token(end - 1).chars == 1;
    let joined = end == last + 1 || near || elided;
    let dotted = view.token(last + 1).gap == Gap::DotSpace;
    if dotted && view.token(last).chars > 1 {
        return None;
    }
    if end > last + 1 && prefixes::is_whole(view, last) && !prefixes::is_second_surname(view, last + 1, end) {
        return None;
    }
    if joined && (continues(view, end) || behind_prefix(view, last, end) || is_married(view, last, end)) {
        return Some(end);
    }
    // `Natnael Al`: what looks like a prefix is the surname.
    (end > last + 1 && view.token(last + 1).gap == Gap::Space && continues(view, last + 1))
        .then_some(last + 1)
}

/// `Sanne van Heeswijk`, `Jos van der Aa`: behind a first name and a prefix a capital makes a surname, also of a word that
/// is a place or street elsewhere. What is a body stays one, unless the prefix has no other use (`van der`).
fn behind_prefix(view: &View<'_>, name: usize, index: usize) -> bool {
    let (first, token) = (view.token(name), view.token(index));
    let given = view.hits[name].is_some() || first.info.first_name() >= 2 && !first.has(Marks::ORDINARY);
    let prefixes = name + 1..index;
    // `Leontien UIT HET BROEK`: all of the surname is written so.
    let capitals =
        token.shape == Shape::Caps && prefixes.clone().all(|at| view.token(at).shape == Shape::Caps);
    let written = first.shape == Shape::Capitalised && (token.shape == Shape::Capitalised || capitals);
    if !view.ordinary_style() || !given || !written || token.protected || token.sentence_start {
        return false;
    }
    if prefixes.is_empty() || !prefixes.clone().all(|at| view.is_prefix(at)) {
        return false;
    }
    let only = prefixes.clone().any(|at| is_only_prefix(view.tokens.fold(at)));
    // `Anass op de Dassenlaan`: where somebody is.
    let whereabouts = view.token(name + 1).has(Marks::LOOSE_PREFIX) && !view.token(name + 1).capital();
    if whereabouts && !only && token.has(Marks::STREET) {
        return false;
    }
    // `Lonneke de Wilde`: no verb has a capital there.
    let never = Marks::ROLE.or(Marks::PRONOUN).or(Marks::CALENDAR);
    let body = Marks::KEEP.or(Marks::BODY_TYPE).or(Marks::WEAK_BODY).or(Marks::BODY_COMPOUND);
    let elsewhere = token.info.any(Flag::PLACE) || token.has(Marks::STREET);
    // `Antonius de Raad`; but `de Raad voor de Kinderbescherming`.
    let council = token.has(Marks::KEEP)
        && !token.info.any(Flag::INSTRUMENT | Flag::EPONYM)
        && token.shape == Shape::Capitalised
        && token.info.surname() >= 6
        && view.tokens.next(index).is_none_or(|next| view.tokens.folded(next) != "voor");
    only || !token.has(if council { never } else { never.or(body) })
        && !token.info.any(Flag::INSTITUTION | Flag::PLATFORM)
        && (elsewhere || !token.has(Marks::TAKEN))
}

/// `Jansen-de Wilde`: behind a hyphen and a prefix stands the other surname, whatever else the word is.
fn is_married(view: &View<'_>, last: usize, end: usize) -> bool {
    let (first, token) = (view.token(last + 1), view.token(end));
    let prefixed = first.gap == Gap::Hyphen && (last + 1..end).all(|at| view.is_prefix(at));
    let written = if view.ordinary_style() { token.capital() } else { token.info.surname() >= 4 };
    end > last + 1 && prefixed && written && !token.protected && token.shape != Shape::Digits
}

/// Whether a word stands before nothing but surnames and old names of places: `van der`, `in den`, `ten`.
pub(crate) fn is_only_prefix(folded: &str) -> bool {
    matches!(folded, "der" | "den" | "t" | "ter" | "ten")
}

/// A prefix or an initial between two words of a name.
fn is_link(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    let initial = token.chars == 1
        && token.shape != Shape::Digits
        && view.tokens.next(index).is_some_and(|next| matches!(next.gap, Gap::Dot | Gap::DotSpace));
    // `Tjin-A-Djie`.
    let tied = token.gap == Gap::Hyphen
        && token.chars == 1
        && view.tokens.next(index).is_some_and(|next| next.gap == Gap::Hyphen);
    // `Leferink op Reinink`: between two surnames.
    let between = view.ordinary_style() && view.tokens.fold(index) == "op" && !token.capital() && {
        let next = view.tokens.next(index).filter(|next| next.gap == Gap::Space && next.capital());
        view.token(index - 1).info.surname() >= 4
            && next
                .is_some_and(|next| next.info.surname() >= 4 && !next.info.any(Flag::PLACE | Flag::CALENDAR))
    };
    // `scholte op reimer`: two surnames that are no words.
    let only = |at: usize| {
        let info = view.tokens.list.get(at).map(|token| token.info);
        info.is_some_and(|info| info.surname() >= 4 && info.word() == 0 && !info.any(Flag::PLACE))
    };
    let flat =
        !view.ordinary_style() && view.tokens.fold(index) == "op" && only(index - 1) && only(index + 1);
    token.gap.joins()
        && (initial || tied || between || flat || view.is_prefix(index) && view.hits[index].is_none())
}

/// Whether this word goes on with the name that stands before it.
fn continues(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    if token.protected {
        return false;
    }
    if let Some(hit) = view.hits[index] {
        let key = view.names.key(hit.key);
        let surname = view.only_surname(hit);
        if !surname
            && is_addressed(view, index - 1)
            && view.names.uses(hit.key).all(|u| u.part == Part::First)
        {
            return false;
        }
        if !key.ordinary || token.capital() && view.ordinary_style() || surname || is_second_half(view, index)
        {
            return true;
        }
    }
    if token.gap == Gap::SpacedHyphen || token.gap == Gap::Newline {
        return false;
    }
    if view.ordinary_style() {
        // `Al-Farsi`: tied to the name, whatever else the word is.
        if token.gap == Gap::Hyphen
            && token.shape == Shape::Capitalised
            && !token.has(Marks::KEEP.or(Marks::TAKEN))
        {
            return true;
        }
        // `yusuf el idrissi-visser`, typed in small letters within an ordinary text.
        let married = token.gap == Gap::Hyphen
            && token.info.surname() >= 8
            && (view.hits[index - 1]
                .is_some_and(|hit| !view.names.key(hit.key).learned || token.info.word() < 6)
                || is_double_surname(view, index - 1));
        let capital = token.capital() && !token.sentence_start;
        let after_first = view.token(index - 1).info.first_name() >= 4 && token.info.surname() >= 8;
        // `zehra keskin`: both typed small.
        let small = !token.capital() && !view.token(index - 1).capital() && token.info.word() == 0;
        if small && (token.info.surname() >= 4 || token.info.first_name() >= 4) {
            return continues_flat(view, index);
        }
        // `Rizky Vo`: VO is a kind of school, with one capital behind a first name it is a surname.
        let abbreviated = token.has(Marks::KEEP) && token.shape == Shape::Capitalised && token.chars <= 3;
        let bare = abbreviated && token.gap == Gap::Space && view.token(index - 1).info.first_name() >= 2;
        return (capital || married)
            && (can_be_surname(view, index)
                || after_first && surname_word(token)
                || bare && token.info.surname() > 0);
    }
    continues_flat(view, index)
}

/// `de heer Van Vliet` before `Sem`: behind a form of address stands the surname, and then somebody else.
fn is_addressed(view: &View<'_>, last: usize) -> bool {
    let token = view.token(last);
    let mut first = last;
    while first > 0 && view.token(first).gap == Gap::Space && view.is_prefix(first - 1) {
        first -= 1;
    }
    let titled = view.tokens.previous(first).is_some_and(|title| title.has(Marks::TITLE));
    titled && token.capital() && token.info.surname() > 0 && token.info.first_name() < 4
}

/// `erik jan` of Erik-Jan: the other half of the first name, though `jan` alone may be a month.
fn is_second_half(view: &View<'_>, index: usize) -> bool {
    let (Some(before), Some(hit)) = (view.hits[index - 1], view.hits[index]) else { return false };
    let near = matches!(view.token(index).gap, Gap::Space | Gap::Hyphen);
    let of_same = |person: u32| view.names.bears(hit.key, person, Part::First);
    near && before.strip == 0
        && before.key != hit.key
        && view.names.uses(before.key).any(|u| u.part == Part::First && of_same(u.person))
}

/// The same where capitals mean nothing: what the lexicon knows as a surname more than as a word.
fn continues_flat(view: &View<'_>, index: usize) -> bool {
    let (token, before) = (view.token(index), view.token(index - 1));
    let info = token.info;
    // `maarten-jan`, `gerrit jan`: short for a month, but not here.
    let numbered = view.tokens.next(index).is_some_and(|next| next.shape == Shape::Digits);
    let half = token.gap == Gap::Hyphen && before.info.first_name() >= 4
        || token.gap == Gap::Space
            && before.info.first_name() >= 8
            && token.has(Marks::CALENDAR)
            && !numbered;
    if half && info.first_name() >= 10 {
        return true;
    }
    // `moeder: hendrika meester`: a role that is one of the usual surnames, at the end of a line.
    let ends = token.gap == Gap::Space && view.tokens.next(index).is_none();
    if ends && token.has(Marks::ROLE) && info.surname() >= 12 && before.info.first_name() >= 6 {
        return true;
    }
    if !can_be_surname(view, index) || token.has(Marks::VERB_OR_NAME) {
        return false;
    }
    // `levy gespuugt`: what was written behind the name is no part of it.
    if view.is_word_behind_name(index) || token.gap == Gap::Space && is_slip_behind_name(view, index) {
        return false;
    }
    let named = before.info.first_name() >= 4 && !before.has(Marks::WORD)
        || before.has(Marks::PREFIX)
        || before.chars == 1;
    if token.gap == Gap::Hyphen {
        return !token.has(Marks::ORDINARY) || info.surname() >= 8;
    }
    // `sue-ann op de bank`: where somebody is.
    let whereabouts =
        index > 1 && before.has(Marks::DETERMINER) && view.token(index - 2).has(Marks::LOOSE_PREFIX);
    if whereabouts && (token.has(Marks::WORD) || token.has(Marks::STREET)) {
        return false;
    }
    !token.has(Marks::WORD) && (info.surname() > 0 || info.first_name() > 3 || named)
        || named && (info.surname() >= 10 && info.word() < 11 || info.surname() >= 5 && info.word() < 9)
}

/// Whether a capitalised word may be somebody's surname.
pub(crate) fn can_be_surname(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    let never = Marks::ROLE.or(Marks::TITLE).or(Marks::FUNCTION).or(Marks::VERB).or(Marks::PRONOUN);
    let never = never.or(Marks::DETERMINER).or(Marks::PREPOSITION).or(Marks::CONJUNCTION).or(Marks::GREETING);
    let never =
        never.or(Marks::TAKEN).or(Marks::CALENDAR).or(Marks::KEEP).or(Marks::BODY_TYPE).or(Marks::FAMILY);
    let adjective = token.info.any(Flag::NATIONALITY | Flag::PLATFORM) && token.info.surname() < 8
        || is_of_place(token, view.tokens.folded(token));
    token.chars > 1
        && !adjective
        && !token.has(never)
        && (token.info.surname() >= 5 || !token.has(Marks::STREET))
}

/// `Tsjechische`, `Eindhovense`: of a place or people.
fn is_of_place(token: &Token, folded: &str) -> bool {
    let no_name = token.info.surname() < 4 && token.info.first_name() < 2;
    no_name
        && token.chars > 5
        && (folded.ends_with("sche") || folded.ends_with("nse") || folded.ends_with("tse"))
}

/// `Winter`, `Vriend`, `Al`: words of the calendar, of roles or of grammar that are surnames too.
pub(crate) fn surname_word(token: &Token) -> bool {
    let never = Marks::TAKEN.or(Marks::PRONOUN).or(Marks::VERB).or(Marks::CONJUNCTION);
    token.info.surname() >= 8 && !token.has(never.or(Marks::DETERMINER).or(Marks::PREPOSITION))
}

/// Whether a word is a surname more than a first name.
pub(crate) fn info_of_surname(token: &Token) -> bool {
    token.info.surname() > 0 && token.info.first_name() < 4
}

fn grow_left(view: &View<'_>, first: usize, floor: usize) -> Option<usize> {
    if first <= floor || view.tokens.previous(first).is_none() {
        return None;
    }
    let (token, index) = (view.token(first), first - 1);
    let previous = view.token(index);
    if previous.protected {
        return None;
    }
    let cut = view.ordinary_style() && prefixes::is_cut_first_name(view, index);
    // `a. Sietske`, on a line of its own: the letter of a list; `S. sarah spuugt`: that of a part of the note.
    let part = || {
        let surname = view.hits[first].is_some_and(|hit| view.only_surname(hit)) || info_of_surname(token);
        let prefix = view.is_prefix(first) && view.hits[first].is_none();
        !surname && !prefix && matches!(view.tokens.fold(index), "s" | "o" | "e" | "p")
    };
    let listed = matches!(previous.gap, Gap::Newline | Gap::Start)
        && view.ordinary_style()
        && match (previous.shape == Shape::Lower, token.capital()) {
            (true, capital) => capital,
            (false, capital) => !capital && part(),
        };
    let letter = previous.chars == 1 && previous.shape != Shape::Digits && !listed || cut;
    let dotted = matches!(token.gap, Gap::Dot | Gap::DotSpace);
    // `G.-J. Zandvoort`.
    if letter && is_tied_to_next(view, index) && previous.gap != Gap::Hyphen {
        return Some(index);
    }
    if letter && dotted && previous.gap != Gap::Hyphen && !ends_abbreviation(view, index) {
        return Some(index);
    }
    // `T.a.v. Q.J. Sabri`: the last letter is no `v.` of `van`.
    let short = letter && dotted && ends_abbreviation(view, index);
    if let Some(start) = prefixes::before(view, first, floor)
        .or_else(|| prefixes::strange(view, first, floor))
        .filter(|_| !short)
    {
        return Some(start);
    }
    if letter && token.gap == Gap::Space && previous.capital() && view.ordinary_style() {
        // `Melders: E Bikker`: behind a colon the letter has its capital of itself.
        if !previous.sentence_start || previous.gap == Gap::Colon && info_of_surname(token) {
            return Some(index);
        }
    }
    if let Some(start) = letters_before(view, first, floor) {
        return Some(start);
    }
    // `O'Connor`, `d'angelo`.
    let elided = || matches!(view.tokens.fold(index), "d" | "o") && !view.ordinary_style();
    if token.gap == Gap::Apostrophe && letter && (previous.capital() && token.capital() || elided()) {
        return Some(index);
    }
    match token.gap {
        Gap::Space | Gap::Hyphen | Gap::Underscore => {}
        Gap::Dot if previous.chars > 1 => {}
        _ => return None,
    }
    if view.hits[index].is_some_and(|hit| hit.strip == 0) {
        return view.is_name(index).then_some(index);
    }
    let info = previous.info;
    let written = view.ordinary_style() && previous.capital();
    // `Eric-Jan`: the first half of a double name; `jan` is also short for a month, `jo` a word.
    let both = info.first_name() >= 6 && token.info.first_name() >= 6;
    let half = written || !previous.has(Marks::ORDINARY) || info.first_name() >= 10 || both;
    if token.gap == Gap::Hyphen && previous.chars > 1 && half {
        let kept = previous.has(Marks::KEEP) && info.first_name() < 8;
        return (!kept && !previous.has(Marks::TAKEN) && previous.shape != Shape::Digits).then_some(index);
    }
    // `nicht Minne Faber`: an ordinary word with a capital of its own before a surname.
    let own = written && !previous.sentence_start && previous.shape == Shape::Capitalised;
    let surname = view.hits[first].is_none_or(|hit| view.only_surname(hit)) && token.info.first_name() < 8;
    if own && surname && token.gap == Gap::Space && token.capital() && !previous.has(Marks::PREFIX) {
        return (can_be_surname(view, index) && !previous.info.any(Flag::PLACE)).then_some(index);
    }
    // `Gespreksverslag Yusuf el Idrissi`: a heading; `Xyra Bakker` is a name.
    let strange = info.is_unknown() && token.info.first_name() < 4 && previous.chars < 10;
    let start = previous.sentence_start && !(strange || info.first_name() > 0);
    let capital = view.ordinary_style() && previous.capital() && !start;
    let flat = !view.ordinary_style() && info.first_name() >= 4;
    let named = (capital || flat)
        && !previous.has(Marks::ORDINARY.or(Marks::PREFIX))
        && can_be_surname(view, index)
        && view.hits[first].is_none_or(|hit| view.only_surname(hit));
    named.then_some(index)
}

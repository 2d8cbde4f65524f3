//! Words before a name that announce it, and the prefixes that belong to it.

use super::slips::is_slip;
use super::small::{is_double_surname, is_small_name};
use super::{Verdict, never};
use crate::deid::grow::{is_only_prefix, surname_word};
use crate::deid::initials::ends_abbreviation;
use crate::deid::lexicon::Flag;
use crate::deid::prefixes::is_cut_first_name;
use crate::deid::token::{Gap, Shape, Style, Token};
use crate::deid::view::View;
use crate::deid::words::Marks;

/// A word before it that announces a name: role, form of address, greeting, initial, field of a form.
pub(super) fn led(view: &View<'_>, index: usize) -> Verdict {
    let token = view.token(index);
    let start = prefix_start(view, index, 0);
    let at = start.checked_sub(1)?;
    let (lead, gap) = (view.token(at), view.token(start).gap);
    let flat = !view.ordinary_style();
    // `meneer ergün`: typed small in a text that has capitals.
    let small = !flat && !token.capital() && (is_small(token) || is_double_surname(view, index));
    let name_shape = flat || small || token.capital() || view.token(start).capital();
    let ordinary = token.has(Marks::WORD);
    let letter = lead.chars == 1 && lead.shape != Shape::Digits && lead.gap != Gap::Hyphen;
    let initial = letter || !flat && is_cut_first_name(view, at);
    // `s. tamminga`: both typed small.
    let both_small = !lead.capital()
        && !flat
        && (is_small_name(token) && token.info.surname() >= 5
            || lead.gap == Gap::Dot && is_small(token) && token.info.surname() > 0);
    let written = flat || lead.capital() && token.capital() || both_small;
    if initial && matches!(gap, Gap::Dot | Gap::DotSpace) && written {
        // `vitamine D. Winter`: the letter ends the sentence before.
        let sentence_end = lead.gap == Gap::Space && at > 0 && {
            let earlier = view.token(at - 1);
            let announces =
                Marks::ROLE.or(Marks::TITLE).or(Marks::VERB).or(Marks::FUNCTION).or(Marks::PREPOSITION);
            earlier.has(Marks::WORD.or(Marks::KEEP)) && !earlier.has(announces.or(Marks::CONJUNCTION))
        };
        let grammar = never(token, Marks::NONE) && !surname_word(token);
        let word = sentence_end && ordinary || lead.has(Marks::KEEP) || grammar;
        // `houdt J. in de gaten`.
        let placed = start < index && view.token(start).has(Marks::LOOSE_PREFIX) && !token.capital();
        let usual = token.info.surname() < 4 || lead.capital() && token.info.word() >= 8;
        let word = word || placed && (ordinary && usual || is_slip(view, index));
        // `i.v.m. verhuizing`, `m.b.v. cbcl`.
        let word = word || (ordinary || token.has(Marks::KEEP)) && ends_abbreviation(view, at);
        // `groeicurve L. bekijken`, `s. aanmelden`: no surname in a text without capitals.
        let small = lead.capital() && !token.capital() && start == index && token.info.surname() < 10;
        let word = word || flat && ordinary && (small || token.info.surname() < 4 && start == index);
        return (!word).then_some(("context.voorletters", 0.9));
    }
    if !name_shape || never(token, Marks::NONE) && !(token.capital() && !flat && surname_word(token)) {
        return None;
    }
    // `namens het CJG`, `t.a.v. GGD`: a body that acts in every case.
    let body = if flat {
        token.info.surname() < 4 && token.info.first_name() < 4
    } else {
        token.shape == Shape::Caps
    };
    if token.has(Marks::KEEP) && body {
        return None;
    }
    // `haar oom. Gevraagd wordt`: the stop ends a sentence, that of `mw.` does not.
    let near = gap == Gap::Space || gap == Gap::DotSpace && !token.sentence_start;
    // `de training Families First`.
    let titled = lead.has(Marks::TITLE.or(Marks::FAMILY)) && !lead.has(Marks::PRONOUN.or(Marks::KEEP));
    // `een zuster van Notre Dame`, `coach van HCKZ`: the tagger must see a person too.
    let own_prefix = start < index && !flat && !view.token(start).capital();
    // `fractieleider in de Kamer`, `voorzitter van de Kamer`.
    let word = token.info.word() >= 8 && token.info.surname() < 10;
    let own_prefix = own_prefix && (token.info.surname() < 4 || word);
    if near && titled && (token.capital() && !flat || small || flat && !grammatical(view, index)) {
        let sure = if own_prefix { 0.6 } else { 0.92 };
        return Some(("context.aanspreekvorm", sure));
    }
    if token.has(Marks::KEEP) {
        return None;
    }
    // `Beaux-Arts`: tied to another word it is no role.
    let tied = !flat && lead.gap == Gap::Hyphen && lead.capital();
    // `voorzitter van de VU`.
    let short = !flat && start < index && token.shape == Shape::Caps && token.chars < 4;
    if gap == Gap::Space && lead.has(Marks::ROLE) && !tied && !short {
        let closes = view.tokens.next(index).is_none_or(|next| next.has(Marks::VERB) || next.sentence_start);
        let surname = closes && token.info.surname() >= 12
            || start < index && token.info.surname() >= 8 && token.info.word() < 8;
        let named = if flat {
            surname || name_in_flat(token)
        } else if small {
            token.info.first_name() >= 2 || token.info.surname() >= 5
        } else {
            // `moeder Migraine`: a word that nobody bears.
            let nobody = token.info.word() >= 5 && token.info.first_name() + token.info.surname() == 0;
            !token.info.any(Flag::NATIONALITY | Flag::PLATFORM) && !nobody
        };
        return named.then_some(("context.rol", if own_prefix { 0.6 } else { 0.85 }));
    }
    if behind_two_prepositions(view, start, index) {
        return Some(("context.voorzetsel", 0.7));
    }
    if gap == Gap::Space && lead.has(Marks::GREETING) && (!flat || !ordinary) {
        return Some(("context.aanhef", 0.8));
    }
    if matches!(gap, Gap::Open | Gap::Colon) && (lead.has(Marks::ROLE) || is_name_field(view, at)) {
        let field = is_name_field(view, at) && gap == Gap::Colon;
        let plausible =
            field || token.info.first_name() > 0 || token.info.surname() > 2 || token.info.is_unknown();
        return (plausible && (field || !ordinary || token.info.first_name() >= 8))
            .then_some(("context.veld", if field { 0.9 } else { 0.75 }));
    }
    None
}

/// Whether a word without capital may be a name behind a form of address: the dictionary does not have it.
fn is_small(token: &Token) -> bool {
    let other = Flag::NATIONALITY | Flag::PLATFORM | Flag::INSTITUTION | Flag::INSTRUMENT | Flag::EPONYM;
    token.shape == Shape::Lower && token.chars > 2 && token.info.word() == 0 && !token.info.any(other)
}

/// `Naam: ...`.
fn is_name_field(view: &View<'_>, index: usize) -> bool {
    let word = view.tokens.fold(index);
    word == "naam"
        || word.ends_with("naam")
        || matches!(word, "aanwezig" | "betreft" | "casus" | "afwezig" | "notulist" | "v" | "m")
}

/// In a text without capitals: a word that reads on as an ordinary sentence.
fn grammatical(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    // `meneer wil wel`.
    let verb = token.has(Marks::VERB_OR_NAME) && view.tokens.next(index).is_some_and(|t| t.gap == Gap::Space);
    verb || token.has(Marks::WORD) && token.info.surname() < 8 && token.info.first_name() < 6
}

/// In a text without capitals: a word that is a name rather than a word.
fn name_in_flat(token: &Token) -> bool {
    // `tolk bulgaars`.
    let language = token.info.any(Flag::NATIONALITY) && token.info.first_name() < 10;
    if token.has(Marks::VERB_OR_NAME) || language {
        return false;
    }
    let long_compound = token.info.is_unknown() && token.chars > 9;
    !(token.has(Marks::WORD) || long_compound)
        || token.info.first_name() >= 8 && token.info.word() < 9
        || token.has(Marks::NOUN_OR_NAME) && token.info.first_name() >= 4
}

/// The first of the prefixes that stand before this word.
pub(super) fn prefix_start(view: &View<'_>, index: usize, floor: usize) -> usize {
    let mut at = index;
    while at > floor && index - at < 3 {
        let (joined, word) = (view.token(at).gap, view.token(at - 1));
        let joined = matches!(
            joined,
            Gap::Space | Gap::Dot | Gap::DotSpace | Gap::SpaceApostrophe | Gap::Hyphen | Gap::Apostrophe
        );
        if !joined
            || !view.is_prefix(at - 1)
            || word.chars == 1 && (is_initial(view, at - 1) || ends_abbreviation(view, at - 1))
            || view.hits[at - 1].is_some()
        {
            break;
        }
        at -= 1;
    }
    // `het gezin van Anna`: a preposition that could be a prefix is one only behind a name or before a capital of its own.
    // `het dossier van Van Kammen`: of two the second may be.
    (at..index).find(|start| belongs(view, *start, index)).unwrap_or(index)
}

/// A letter with a capital of its own; in a text all in capitals `V.D.` is a prefix.
fn is_initial(view: &View<'_>, index: usize) -> bool {
    let small = view.tokens.style() == Style::Caps && matches!(view.tokens.fold(index), "v" | "d");
    view.token(index).capital() && !small
}

/// Whether the prefixes before a word are part of a name: capitalised, or led by an initial, name or form of address.
fn belongs(view: &View<'_>, start: usize, index: usize) -> bool {
    let token = view.token(start);
    // `El Idrissi: ...`, `De Bakker belt`.
    let both = token.capital() && view.token(index).capital() && view.ordinary_style();
    // `pro memorie: van der wal`, `MENTOR: EL HADDAOUI`: what stands before nothing but surnames.
    if !view.ordinary_style() && (only_of_surnames(view, start, index) || is_double_surname(view, index)) {
        return true;
    }
    if token.sentence_start {
        let both = both && !matches!(view.tokens.fold(start), "het" | "een");
        let colon = view.tokens.next(index).is_some_and(|next| next.gap == Gap::Colon);
        return both || colon;
    }
    let Some(before) = view.tokens.previous(start) else { return both };
    let short = before.chars == 1 || is_cut_first_name(view, start - 1);
    let initial = short && matches!(token.gap, Gap::Dot | Gap::DotSpace);
    // `groeten van Aagje`.
    let greets = matches!(view.tokens.folded(before), "groet" | "groeten" | "groetjes" | "liefs");
    let closing = (greets || before.has(Marks::GREETING)) && view.tokens.fold(start) == "van";
    let lead = before.has(Marks::TITLE.or(Marks::FAMILY)) && !closing
        || before.has(Marks::ROLE)
            && (view.tokens.fold(start) != "van" || surname_of_van(view, start, index));
    let capital = view.ordinary_style() && token.capital() && !token.sentence_start;
    // `van der Berg`; but `van de Ronde`, `uit de Himalaya` are prepositions as often.
    let old =
        (start + 1..index).map(|at| view.tokens.fold(at)).any(|word| is_only_prefix(word) || word == "het");
    let alone = matches!(view.tokens.fold(start), "ten" | "ter") && !view.token(index).info.any(Flag::PLACE);
    let several = (old || alone)
        && (view.token(index).capital() || !view.ordinary_style() && !view.token(index).has(Marks::WORD));
    // `al-nasser`.
    let tied = view.token(index).gap == Gap::Hyphen && !view.token(start).has(Marks::DETERMINER);
    // `VOLGENS DE ROOIJ`: what is a surname and nothing else.
    let info = view.token(index).info;
    let only = info.surname() >= 4 && info.first_name() < 6 && info.word() < 4 && !info.any(Flag::PLACE);
    let small = !view.token(index).capital() && token.chars > 1 && !token.has(Marks::LOOSE_PREFIX);
    let flat = (!view.ordinary_style() || small) && only || behind_two_prepositions(view, start, index);
    initial || lead && token.gap != Gap::Comma || capital || several || flat || tied
}

/// `van der`, `van den`, `el`: prefixes that are no words of a sentence.
fn only_of_surnames(view: &View<'_>, start: usize, index: usize) -> bool {
    let first = view.tokens.fold(start);
    // The name may be found by its article.
    let near = index == start + 1 || index == start + 2;
    let article = near && matches!(view.tokens.fold(start + 1), "der" | "den");
    first == "van" && article || matches!(first, "el" | "ait") && index == start + 1
}

/// `belt met van steenbergen`, `volgens de wit`: of two prepositions in a row the second begins a surname.
pub(super) fn behind_two_prepositions(view: &View<'_>, start: usize, index: usize) -> bool {
    let (van, name) = (view.token(start), view.token(index));
    let before = view.tokens.previous(start);
    let announces = before.is_some_and(|before| {
        let folded = view.tokens.folded(before);
        matches!(
            folded,
            "met" | "door" | "namens" | "volgens" | "aan" | "bij" | "voor" | "over" | "tegen" | "naar"
        )
    });
    start < index
        && van.gap == Gap::Space
        && view.tokens.fold(start) == "van"
        && !view.ordinary_style()
        && announces
        && name.info.surname() > 0
        && name.info.word() < 8
        && name.info.first_name() < 6
        && !never(name, Marks::KEEP)
}

/// `moeder van Dijk`; but `moeder van Sanne`, `vader van Qelindro`: of that name no surname is known.
fn surname_of_van(view: &View<'_>, start: usize, index: usize) -> bool {
    let info = view.token(index).info;
    let heard = start + 1 < index || info.surname() > 0 || info.word() > 0 || info.any(Flag::PLACE);
    // `PSYCHIATER VAN OMMEREN`: there is a hamlet too.
    let flat = info.surname() >= 6 || info.surname() > 0 && info.word() == 0 && !info.any(Flag::LARGE_PLACE);
    let surname = if view.ordinary_style() { heard || view.token(start).capital() } else { flat };
    info.first_name() < 6 && surname
}

/// Whether a prefix that only surnames have stands before: `van der`, `van den`, `van 't`, `op den`.
pub(super) fn behind_telling_prefix(view: &View<'_>, index: usize) -> bool {
    let start = prefix_start(view, index, 0);
    let telling = |at| is_only_prefix(view.tokens.fold(at));
    let place =
        view.token(index).info.any(Flag::PLACE) && !(start..index).any(|at| view.tokens.fold(at) == "der");
    index - start >= 2 && (start..index).any(telling) && !place
}

/// `Van der Aa`: AA is a body, with one capital and behind such a prefix it is a surname.
pub(super) fn surname_of_body(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    token.has(Marks::KEEP)
        && !never(token, Marks::NONE)
        && view.ordinary_style()
        && token.shape == Shape::Capitalised
        && behind_telling_prefix(view, index)
}

/// `werd Van Zanten assistent`: no preposition has a capital within a sentence, a surname has one without a first name.
pub(super) fn behind_capital_prefix(view: &View<'_>, index: usize) -> bool {
    // `Van Zanten zit al langer`: at the start of a sentence a verb behind it shows that it is the subject.
    let subject = !view.token(index).info.any(Flag::PLACE)
        && view.tokens.next(index).is_some_and(|next| next.gap == Gap::Space && next.has(Marks::VERB));
    (prefix_start(view, index, 0)..index).any(|at| {
        let prefix = view.token(at);
        prefix.capital()
            && (subject || !prefix.sentence_start)
            && matches!(view.tokens.fold(at), "van" | "ter" | "ten" | "te")
    })
}

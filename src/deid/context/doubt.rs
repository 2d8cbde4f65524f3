//! Where the rules and the tagger meet: it confirms what is in doubt, denies what only lists say, and may speak where all
//! rules are silent.

use super::slips::{is_compound, is_slip, is_slip_behind_name};
use super::things::is_thing;
use super::{Verdict, never};
use crate::deid::Category;
use crate::deid::entities::Entity;
use crate::deid::lexicon::Flag;
use crate::deid::prefixes::is_whole;
use crate::deid::tagger::{Scores, Tagger};
use crate::deid::token::{Gap, Shape, Token};
use crate::deid::view::View;
use crate::deid::words::Marks;

/// Below this a rule needs the tagger's consent.
pub(super) const DOUBT: f32 = 0.62;
/// How sure of a person the tagger must be.
pub(super) struct Least {
    /// To consent to a rule in doubt.
    confirms: f32,
    /// Less sure, and it denies what only the lists say.
    denies: f32,
    /// The same for one of the most usual first names before a verb: `Tom zegt`.
    denies_usual: f32,
    /// To find one that no rule found.
    speaks: f32,
    /// The same for a word that no list has.
    strange: f32,
    /// The same for a usual word that few bear as a name.
    usual: f32,
    /// How sure that a capitalised word that no list has is a name of any kind.
    any: f32,
}

/// Where capitals tell something.
const WRITTEN: Least =
    Least { confirms: 0.6, denies: 0.2, denies_usual: 0.05, speaks: 0.5, strange: 0.5, usual: 0.5, any: 0.5 };

/// The same in a text of the world, such as a newspaper: there most that has a capital is no person.
const OF_THE_WORLD: Least = Least { confirms: 0.75, ..WRITTEN };

/// Without them the tagger is less sure of everything, and of names most.
const FLAT: Least = Least {
    confirms: 0.23,
    denies: 0.16,
    denies_usual: 0.03,
    speaks: 0.35,
    strange: 0.31,
    usual: 0.55,
    any: 0.31,
};

/// And so sure of a body or place.
const NAMES: f32 = 0.4;
/// The same for an abbreviation: `HMS`, `WJC`. Those of bodies stay, and of what else they are short for is not known.
const NAMES_SHORT: f32 = 0.6;
/// The same for an ordinary word where capitals tell nothing.
const NAMES_WORD: f32 = 0.55;
/// So sure that a capitalised word that no list has is a name of a body or place, whichever.
const ANY: f32 = 0.5;
/// So sure that a word of a name goes on with the one that was found.
const GOES_ON: f32 = 0.6;

/// So sure of a compound that no list has, such as `rondetafel`.
const COMPOUND: f32 = 0.97;

/// So sure that such a compound names a body.
const COMPOUND_NAME: f32 = 0.6;

impl Least {
    /// What is asked in this text. One that no case belongs to, and that names no parent, patient, doctor or body of
    /// care, is no note.
    pub(super) fn of(view: &View<'_>) -> &'static Least {
        let of_care = Marks::ROLE.or(Marks::TITLE).or(Marks::FAMILY).or(Marks::KEEP);
        match view.ordinary_style() {
            false => &FLAT,
            true if view.names.given() > 0 => &WRITTEN,
            true if view.tokens.list.iter().any(|token| token.has(of_care)) => &WRITTEN,
            true => &OF_THE_WORLD,
        }
    }
}

/// Whether the tagger's word counts: a rule is in doubt, or all are silent where it may speak.
pub(super) fn consults_tagger(view: &View<'_>, index: usize, verdict: Verdict) -> bool {
    let token = view.token(index);
    let written = view.ordinary_style() && token.capital();
    let doubtful = |(rule, confidence): (&str, f32)| confidence <= DOUBT || written && is_of_lists(rule);
    verdict.map_or_else(|| may_speak(view, index), doubtful)
}

/// Whether a rule goes by the lists of names and not by what stands around the word.
fn is_of_lists(rule: &str) -> bool {
    rule.starts_with("lexicon.")
}

/// Takes a body or place of which the tagger is sure; with the word before it, when that is one of the same kind.
pub(super) fn add_other(view: &View<'_>, index: usize, scores: Scores, others: &mut Vec<Entity>) {
    let token = view.token(index);
    // Languages, brands and tests are tagged as places and bodies too.
    if token.info.any(Flag::NATIONALITY | Flag::PLATFORM | Flag::INSTRUMENT | Flag::EPONYM) {
        return;
    }
    // `9-bis`: behind a number, and of it.
    let numbered = index > 0 && view.token(index - 1).shape == Shape::Digits;
    if numbered && token.gap == Gap::Hyphen {
        return;
    }
    // `via Pinkeltje`: it is a name, of whatever kind.
    let own = view.ordinary_style() && token.shape == Shape::Capitalised && !token.sentence_start;
    // `bij Metallica`.
    let world = token.info.any(Flag::WORLD) && !token.info.any(Flag::PLACE);
    let any = own && !world && token.info.word() == 0 && scores.any() >= ANY;
    let short = view.ordinary_style() && token.shape == Shape::Caps && token.chars <= 4;
    // `voor nazorg`, `bij bloeding`: the dictionary has it.
    let word = !view.ordinary_style() && token.has(Marks::WORD) && !token.info.any(Flag::PLACE);
    let least = match (short, word) {
        (true, _) => NAMES_SHORT,
        (false, true) => NAMES_WORD,
        (false, false) => NAMES,
    };
    let (category, rule, confidence) = if scores.institution >= least {
        (Category::Institution, "tagger.instelling", scores.institution)
    } else if scores.place >= least && !world {
        (Category::Location, "tagger.plaats", scores.place)
    } else if any && scores.place > scores.institution {
        (Category::Location, "tagger.eigennaam", scores.place)
    } else if any {
        (Category::Institution, "tagger.eigennaam", scores.institution)
    } else {
        return;
    };
    // `logeeropvang`, `wachtlijts`: the kind of a body alone, or no name at all.
    let kind = token.has(Marks::BODY_COMPOUND) && !(view.ordinary_style() && token.capital());
    // `eetlijst`: what people call a thing of their work.
    let work = token.info.is_unknown()
        && !own
        && scores.any() < COMPOUND_NAME
        && is_compound(view.tokens.fold(index));
    // Asked last: some hundreds of spellings are looked up.
    if kind || work || is_slip(view, index) {
        return;
    }
    let joined = matches!(token.gap, Gap::Space | Gap::Hyphen);
    match others.last_mut().filter(|last| joined && last.last + 1 == index && last.category == category) {
        Some(last) => last.last = index,
        None => {
            // `muziekvereniging concordia`.
            let of_kind = category == Category::Institution
                && token.gap == Gap::Space
                && view.tokens.previous(index).is_some_and(|kind| {
                    kind.has(Marks::BODY_TYPE.or(Marks::BODY_COMPOUND))
                        && !kind.has(Marks::KEEP.or(Marks::WEAK_BODY))
                });
            others.push(Entity {
                first: index - usize::from(of_kind),
                last: index,
                category,
                rule,
                confidence,
            });
        }
    }
}

/// `Dick Reyntjes van Fokker`: a body or place behind a whole name and `van`, with a capital and no word.
pub(super) fn body_behind(view: &View<'_>, last: usize) -> Option<Entity> {
    let (van, body) = (view.tokens.next(last)?, view.tokens.next(last + 1)?);
    let spaced = van.gap == Gap::Space && body.gap == Gap::Space;
    let plain = view.tokens.folded(van) == "van" && !van.capital() && spaced && is_whole(view, last);
    let info = body.info;
    let known = never(body, Marks::KEEP) || info.any(Flag::NATIONALITY | Flag::PLATFORM | Flag::INSTRUMENT);
    let named = body.capital() && info.word() < 4 && info.first_name() < 2 && !known && !body.protected;
    let ends = view.tokens.next(last + 2).is_none_or(|next| !(next.gap == Gap::Hyphen));
    let category = if info.any(Flag::PLACE) { Category::Location } else { Category::Institution };
    (plain && named && ends).then_some(Entity {
        first: last + 2,
        last: last + 2,
        category,
        rule: "instelling.van",
        confidence: 0.5,
    })
}

/// Where the rules are in doubt the tagger decides; where they are silent it may speak. Without scores it was not asked.
pub(super) fn judged(
    view: &View<'_>,
    index: usize,
    verdict: Verdict,
    scores: Option<Scores>,
    least: &Least,
) -> Verdict {
    let Some(scores) = scores else { return verdict };
    let Scores { person, place, institution } = scores;
    if let Some((_, confidence)) = verdict {
        let acts = view.tokens.next(index).is_some_and(|t| t.gap == Gap::Space && t.has(Marks::VERB));
        let usual = acts && view.token(index).info.first_name() >= 10;
        let least = match confidence <= DOUBT {
            true => least.confirms,
            false if usual => least.denies_usual,
            false => least.denies,
        };
        return verdict.filter(|_| person >= least);
    }
    let (token, info) = (view.token(index), view.token(index).info);
    let telling = view.ordinary_style() && token.capital() && !token.sentence_start;
    let compound = info.is_unknown() && !telling && is_compound(view.tokens.fold(index));
    let strange = info.is_unknown() && !compound;
    // `visie rozemarijn`: whoever is known is named more often than others.
    let known = view.hits[index].is_some();
    // `mailt rooster`: a word that people write more often than they bear it.
    let usual = info.word() >= 6 && info.first_name() < 4 && info.surname() < 8;
    let speaks = if compound {
        COMPOUND
    } else if usual && !known {
        least.usual
    } else if strange || known {
        least.strange
    } else {
        least.speaks
    };
    // `Winkeliersvoorman Rob Staal`.
    let heads = info.is_unknown() && token.chars > 9 && view.ordinary_style();
    let names = |next: &Token| next.gap == Gap::Space && next.capital() && next.info.first_name() >= 6;
    if heads && view.tokens.next(index).is_some_and(names) {
        return None;
    }
    let other = info.any(Flag::NO_PERSON);
    // `INR`, `VVT`: nobody is called so where capitals tell something.
    let caps = view.ordinary_style() && token.shape == Shape::Caps && token.chars <= 4;
    if caps && info.surname() < 8 && info.first_name() < 2 {
        return None;
    }
    let any = telling && info.word() == 0 && person > place.max(institution);
    let sure = person >= speaks || any && scores.any() >= least.any;
    (sure && !(other && info.first_name() < 8) && !is_thing(view, index))
        .then_some(("tagger.persoon", person))
}

/// The words of a found name that only the tagger sees as such: the prefix before it, and in a text without capitals what
/// follows it.
pub(super) fn extended(
    view: &View<'_>,
    (mut first, mut last): (usize, usize),
    floor: usize,
) -> (usize, usize) {
    let found = last;
    let named = |index: usize| Tagger::new(view.tokens).score(index).person >= GOES_ON;
    while first > floor
        && view.token(first).gap.joins()
        && view.token(first - 1).has(Marks::PREFIX)
        && view.token(first - 1).chars > 1
        && !matches!(view.tokens.fold(first - 1), "een" | "het")
        && !view.token(first - 1).protected
        && named(first - 1)
    {
        first -= 1;
    }
    let goes_on = |next: &Token| {
        let near = matches!(next.gap, Gap::Space | Gap::Hyphen | Gap::SpaceApostrophe);
        let name =
            next.has(Marks::PREFIX) || !next.has(Marks::ORDINARY.or(Marks::TAKEN).or(Marks::BODY_TYPE));
        near && name && !next.protected && next.shape != Shape::Digits
    };
    while !view.ordinary_style()
        && view.tokens.next(last).is_some_and(goes_on)
        && named(last + 1)
        && !is_slip_behind_name(view, last + 1)
    {
        last += 1;
    }
    // `sanne van`: a prefix with nothing behind it.
    while last > found && view.token(last).has(Marks::PREFIX) && !view.token(last - 1).has(Marks::PREFIX) {
        last -= 1;
    }
    (first, last)
}

/// Whether the tagger may find a name where every rule is silent.
pub(super) fn may_speak(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    let silent = view.hits[index].is_none_or(|hit| !view.names.key(hit.key).learned && !view.is_name(index));
    let open = token.chars > 2 && silent && !token.protected;
    let letters = !matches!(token.shape, Shape::Digits | Shape::Alnum);
    let named = token.capital() || !view.ordinary_style();
    // `Gilbert` has a syndrome too.
    let eponym = token.info.any(Flag::EPONYM) && token.info.first_name() >= 8;
    open && letters
        && named
        && !(token.gap == Gap::Space && view.is_word_behind_name(index))
        && !never(token, if eponym { Marks::NONE } else { Marks::KEEP })
}

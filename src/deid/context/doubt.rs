//! Where the rules and the tagger meet: it confirms what is in doubt, denies what only lists say, and may speak where all
//! rules are silent.

use super::{Verdict, never};
use crate::deid::Category;
use crate::deid::entities::Entity;
use crate::deid::lexicon::{self, Flag};
use crate::deid::tagger::Scores;
use crate::deid::token::{Gap, Shape};
use crate::deid::view::View;
use crate::deid::words::Marks;

/// Below this a rule needs the tagger's consent.
const DOUBT: f32 = 0.62;
/// So sure of a person must the tagger be to consent.
const CONFIRMS: f32 = 0.4;
/// Less sure, and it denies what only the lists say.
const DENIES: f32 = 0.2;
/// So sure must it be to find one that no rule found.
const SPEAKS: f32 = 0.9;
/// The same for a word that no list has.
const STRANGE: f32 = 0.5;
/// And so sure of a body or place.
const NAMES: f32 = 0.7;

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
    // Languages, brands and tests are tagged as places and bodies too.
    if view.token(index).info.any(Flag::NATIONALITY | Flag::PLATFORM | Flag::INSTRUMENT | Flag::EPONYM) {
        return;
    }
    let (category, rule, confidence) = if scores.institution >= NAMES {
        (Category::Institution, "tagger.instelling", scores.institution)
    } else if scores.place >= NAMES {
        (Category::Location, "tagger.plaats", scores.place)
    } else {
        return;
    };
    let joined = matches!(view.token(index).gap, Gap::Space | Gap::Hyphen);
    match others.last_mut().filter(|last| joined && last.last + 1 == index && last.category == category) {
        Some(last) => last.last = index,
        None => {
            // `muziekvereniging concordia`.
            let of_kind = category == Category::Institution
                && view.token(index).gap == Gap::Space
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

/// Where the rules are in doubt the tagger decides; where they are silent it may speak. Without scores it was not asked.
pub(super) fn judged(view: &View<'_>, index: usize, verdict: Verdict, scores: Option<Scores>) -> Verdict {
    let Some(person) = scores.map(|scores| scores.person) else { return verdict };
    if let Some((_, confidence)) = verdict {
        return verdict.filter(|_| person >= if confidence <= DOUBT { CONFIRMS } else { DENIES });
    }
    let (token, info) = (view.token(index), view.token(index).info);
    let telling = view.ordinary_style() && token.capital() && !token.sentence_start;
    let strange = info.is_unknown() && (telling || !is_compound(view.tokens.fold(index)));
    let least = if strange { STRANGE } else { SPEAKS };
    let other = info.any(Flag::NATIONALITY | Flag::PLATFORM | Flag::INSTITUTION | Flag::LARGE_PLACE);
    (person >= least && !(other && info.first_name() < 8)).then_some(("tagger.persoon", person))
}

/// Longer words are not taken apart: each way to part one asks for two lookups.
const LONGEST_COMPOUND: usize = 60;

/// `Briefadres`: two usual words in one.
fn is_compound(folded: &str) -> bool {
    if folded.len() > LONGEST_COMPOUND {
        return false;
    }
    let usual = |part: &str| lexicon::lookup(part).word() >= 7;
    let mut splits = (4..folded.len().saturating_sub(3)).filter_map(|at| folded.split_at_checked(at));
    splits.any(|(head, tail)| usual(tail) && (usual(head) || head.strip_suffix('s').is_some_and(usual)))
}

/// Whether the tagger may find a name where every rule is silent.
pub(super) fn may_speak(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    let open = token.chars > 2 && view.hits[index].is_none() && !token.protected;
    let letters = !matches!(token.shape, Shape::Digits | Shape::Alnum);
    let named = token.capital() || !view.ordinary_style();
    open && letters && named && !never(token, Marks::KEEP)
}

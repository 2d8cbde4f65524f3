//! The one overlap strategy.
//!
//! 1. A span that holds another whole wins, if it is as well founded or sure enough: `yusuf@school.nl` is an
//!    e-mail address, not a name and the rest of one.
//! 2. Otherwise the better founded wins: known identity, then the more confident, the longer, the earlier.
//! 3. What sticks out of a loser is not given up when it holds a letter or digit: it stays as a span of its own,
//!    so that no overlap ever uncovers what some rule found.

use super::{Annotation, Group};

/// A container this sure beats what it holds.
const SURE: f32 = 0.7;

/// An annotation and whom or what it means.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) annotation: Annotation,
    pub(crate) subject: Subject,
}

/// Whom an annotation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// No person.
    None,
    /// The person with this index among the names of the case.
    Person(u32),
    /// Several persons of one surname.
    Family,
}

/// Sorts and makes the findings disjoint.
pub(crate) fn resolve(text: &str, mut found: Vec<Found>) -> Vec<Found> {
    if is_disjoint(&found) {
        return found;
    }
    found.sort_by(|a, b| {
        let (a, b) = (&a.annotation, &b.annotation);
        let by_place = a.start.cmp(&b.start).then(b.end.cmp(&a.end));
        by_place.then_with(|| order(b, a)).then_with(|| a.rule.cmp(b.rule))
    });
    let mut found = if is_disjoint(&found) { found } else { without_held(found) };
    if is_disjoint(&found) {
        return found;
    }
    found.sort_by(|a, b| {
        order(&b.annotation, &a.annotation).then_with(|| a.annotation.start.cmp(&b.annotation.start))
    });
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        add(text, &mut kept, next);
    }
    kept
}

/// Whether the findings are in order and do not overlap.
fn is_disjoint(found: &[Found]) -> bool {
    found.windows(2).all(|pair| pair[0].annotation.end <= pair[1].annotation.start)
}

/// Drops what lies whole inside a finding that holds it.
fn without_held(found: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    // Those kept that may reach beyond the start of the next.
    let mut open: Vec<usize> = Vec::new();
    for next in found {
        let inner = &next.annotation;
        open.retain(|at| kept[*at].annotation.end > inner.start);
        let held = open.iter().any(|at| {
            let outer = &kept[*at].annotation;
            outer.end >= inner.end && holds(outer, inner)
        });
        if !held {
            open.push(kept.len());
            kept.push(next);
        }
    }
    kept
}

/// Adds the parts of a finding that nothing kept covers yet; `kept` stays in order and disjoint.
fn add(text: &str, kept: &mut Vec<Found>, next: Found) {
    let (mut start, end) = (next.annotation.start, next.annotation.end);
    let mut at = kept.partition_point(|k| k.annotation.end <= start);
    while start < end {
        let (free_until, after) = match kept.get(at) {
            Some(k) if k.annotation.start < end => (k.annotation.start, k.annotation.end),
            _ => (end, end),
        };
        let whole = (start, free_until) == (next.annotation.start, next.annotation.end);
        let part = if whole { Some((start, end)) } else { trimmed(text, start, free_until.max(start)) };
        if let Some((from, to)) = part {
            let mut piece = next.clone();
            (piece.annotation.start, piece.annotation.end) = (from, to);
            kept.insert(at, piece);
            at += 1;
        }
        start = after;
        at += 1;
    }
}

/// A part of a finding from its first to its last letter or digit, if it has any.
fn trimmed(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let part = &text[start..end];
    let from = part.find(char::is_alphanumeric)?;
    let to = part.rfind(char::is_alphanumeric)?;
    let length = part[to..].chars().next().map_or(0, char::len_utf8);
    Some((start + from, start + to + length))
}

fn holds(outer: &Annotation, inner: &Annotation) -> bool {
    outer.confidence >= SURE || order(outer, inner).is_ge()
}

fn order(a: &Annotation, b: &Annotation) -> std::cmp::Ordering {
    rank(a)
        .cmp(&rank(b))
        .then_with(|| a.confidence.total_cmp(&b.confidence))
        .then_with(|| (a.end - a.start).cmp(&(b.end - b.start)))
}

fn rank(annotation: &Annotation) -> u8 {
    match annotation.group {
        Group::Known => 1,
        Group::Pattern | Group::Lexicon | Group::Tagger => 0,
    }
}

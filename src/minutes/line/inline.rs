//! Several actions on one line.

use std::cell::OnceCell;

use super::super::owner::{CaseOwners, bracketed};
use super::front::{bare_owner, called_owner, is_family, marked_owner};
use super::inside;
use super::verb::{acts, acts_for_case, is_infinitive, makes_subject};
use crate::dutch::word_list::WordList;
use crate::minutes::owner::{Owner, role};

/// How an action names its owner at its start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `CJG: belt`.
    Colon,
    /// `@CJG belt`, `[CJG] belt`.
    Called,
    /// `CJG > belt`, with the mark.
    Mark(&'static str),
    /// `CJG belt school`.
    Finite,
    /// `CJG school bellen`.
    Bare,
}

/// A mark at which another action may begin.
struct Mark {
    start: usize,
    end: usize,
    sort: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Parts sentences: `;`, `. `, ` | `.
    Sentence,
    /// Parts words as well: ` / `, ` + `, two blanks.
    List,
    /// May join what belongs together: `huisbezoek - school belt`.
    Joining,
    /// May do so too, `JGZ belt, school wacht af`, unless another's task follows.
    Comma,
    /// None at all: `@CJG belt @school mailt`.
    Call,
}

/// A line as the actions of several owners: `CJG: belt vóór 15-12; school: mailt`, `POH belt. School mailt.` It is cut
/// where an owner with a colon follows a mark, or where one follows in a form that says plainly that he acts, or in that
/// of the line.
pub fn split_at_owners<'t>(line: &'t str, owners: &CaseOwners<'_>) -> Vec<&'t str> {
    const LONGEST_LETTER: usize = 4;
    if let Some(pieces) = each_with_owner(line, owners) {
        return pieces;
    }
    let line_form = OnceCell::new();
    let first = || *line_form.get_or_init(|| form(line, owners));
    let mut pieces = Vec::new();
    let mut from = 0;
    for mark in marks(line) {
        let before = line[from.min(mark.start)..mark.start].trim();
        // `a. CJG: belt` is one action with its letter, `@CJG @school bellen` one of two.
        let short = before.len() <= LONGEST_LETTER
            || mark.sort == Sort::Call && (before.ends_with(" en") || called_owner(before, owners).is_none());
        let begins = || begins_action(&line[mark.end..], mark.sort, first, owners);
        if short || !begins() || goes_on(before, mark.sort, owners) {
            continue;
        }
        pieces.push(before);
        from = mark.end;
    }
    pieces.push(line[from..].trim());
    pieces
}

/// Whether what stands before a mark goes on behind it: nothing but owners, `Wijkteam + GI: belt`, `JGZ i.s.m. CJG: belt`,
/// or a title.
fn goes_on(before: &str, sort: Sort, owners: &CaseOwners<'_>) -> bool {
    let who = before.strip_suffix(" i.s.m").or_else(|| before.strip_suffix(" i.o.m"));
    // `Huisarts: dr. de Bok belt`.
    #[rustfmt::skip]
    static TITLES: WordList =
        WordList::new(&["dr", "drs", "mr", "mw", "mevr", "dhr", "hr", "prof", "ds", "ir", "ing", "fam", "gez", "evt", "bijv", "ca"]);
    if sort == Sort::Sentence && before.split_whitespace().next_back().is_some_and(|word| TITLES.has(word)) {
        return true;
    }
    match (who, sort) {
        (who, Sort::Sentence) => owners.only(who.unwrap_or(before), false).is_some(),
        (_, Sort::List | Sort::Joining | Sort::Comma) => owners.only(before, false).is_some(),
        (_, Sort::Call) => false,
    }
}

/// `bellen moeder (POH); verwijzen (HA)`, `bellen - CJG - 15-12; mailen - school`: pieces that all end with an owner.
fn each_with_owner<'t>(line: &'t str, owners: &CaseOwners<'_>) -> Option<Vec<&'t str>> {
    let bytes = line.as_bytes();
    if memchr::memchr_iter(b')', bytes).nth(1).is_some() {
        let marks = ["; ", " / ", ", ", " + ", " en "];
        return marks.iter().enumerate().find_map(|(at, mark)| {
            let owned = |piece: &&str| ends_with_owner(piece, at > 1, owners);
            several(behind_brackets(line, mark), owned)
        });
    }
    memchr::memchr(b';', bytes)?;
    let professional = |who: &str| owners.exact(who.trim()).is_some_and(|role| !is_family(&role));
    let owned = |piece: &str, mark| piece.split(mark).skip(1).any(professional);
    // One of them may name nobody, or somebody nobody knows.
    let mark = [" - ", " – "].into_iter().find(|mark| line.contains(mark))?;
    let pieces: Vec<&str> = line.split(';').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let most = pieces.iter().filter(|piece| owned(piece, mark)).count() + 1 >= pieces.len();
    let first = pieces.len() > 1 && owned(pieces[0], mark);
    several(pieces, |_| most && first)
}

/// The pieces of a text, when there is more than one and all of them are such.
fn several<'t>(pieces: Vec<&'t str>, such: impl Fn(&&'t str) -> bool) -> Option<Vec<&'t str>> {
    (pieces.len() > 1 && pieces.iter().all(such)).then_some(pieces)
}

/// A text cut at the marks that stand behind a bracket.
fn behind_brackets<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
    let cuts = text.match_indices(mark).map(|(at, _)| at).filter(|at| text[..*at].trim_end().ends_with(')'));
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in cuts {
        pieces.push(text[from..at].trim());
        from = at + mark.len();
    }
    pieces.push(text[from..].trim());
    pieces
}

/// `bellen (CJG)`; behind a mark that may part persons too, such as `en`, a verb stands before the bracket.
fn ends_with_owner(piece: &str, of_persons: bool, owners: &CaseOwners<'_>) -> bool {
    let Some((what, who)) = bracketed(piece.trim_end_matches('.')) else { return false };
    let who = who.split(',').next().unwrap_or_default();
    let verb = || what.split_whitespace().next_back().is_some_and(is_infinitive);
    owners.exact(who.trim()).is_some_and(|role| !of_persons || verb() && !is_family(&role))
}

/// The marks at which another action may begin.
fn marks(line: &str) -> impl Iterator<Item = Mark> {
    let bytes = line.as_bytes();
    let mark = move |at: usize| {
        // Few bytes are one of them.
        if !matches!(bytes[at], b';' | b'.' | b'/' | b'-' | b',' | b'|' | b'+' | b'&' | b'@' | b'[' | b' ') {
            return None;
        }
        let (before, behind) = (at.checked_sub(1).map(|before| bytes[before]), bytes.get(at + 1).copied());
        let (start, end, sort) = match (bytes[at], before, behind) {
            (b';', _, Some(_)) | (b'.', _, Some(b' ' | b'A'..=b'Z')) => (at, at + 1, Sort::Sentence),
            (b'|', _, Some(b' ')) => (at, at + 1, Sort::Sentence),
            (b'/', Some(b'/'), Some(b' ')) => (at - 1, at + 1, Sort::Sentence),
            (b'/' | b'+' | b'&', Some(b' '), Some(b' ')) => (at - 1, at + 1, Sort::List),
            // Behind a day or a bracket.
            (b',', Some(b'0'..=b'9' | b')'), Some(b' ')) => (at, at + 1, Sort::List),
            (b',', _, Some(b' ')) => (at, at + 1, Sort::Comma),
            (b' ', _, Some(b' ')) => (at, at + 1, Sort::List),
            (b'-', Some(b' '), Some(b' ' | b'A'..=b'Z' | b'a'..=b'z')) => (at - 1, at + 1, Sort::Joining),
            (b'@' | b'[', Some(b' '), Some(_)) => (at, at, Sort::Call),
            _ => return None,
        };
        Some(Mark { start, end, sort })
    };
    (0..bytes.len()).filter_map(mark)
}

/// Whether an action begins behind a mark of this sort. `first` is the form of the line.
fn begins_action(text: &str, sort: Sort, first: impl Fn() -> Option<Form>, owners: &CaseOwners<'_>) -> bool {
    let text = text.trim_start();
    let sentence = sort == Sort::Sentence;
    // Behind most marks only a colon counts: all other forms need not be looked for.
    let finite = || first() == Some(Form::Finite);
    let by_colon = matches!(sort, Sort::Joining | Sort::Comma) || sort == Sort::List && !finite();
    if by_colon && !text.starts_with(CALLS) {
        return before_colon(text, owners) || sort == Sort::Comma && finite() && also_acts(text, owners);
    }
    match form(text, owners) {
        Some(Form::Colon) => true,
        Some(Form::Called) => sentence || first() == Some(Form::Called),
        Some(Form::Finite) => sentence || sort == Sort::List && first() == Some(Form::Finite),
        Some(other) => sentence && first() == Some(other),
        None => sentence && (inside::tells_owner(text, owners) || family_acts(text, owners)),
    }
}

/// `wijkteam regelt fiets` behind `POH belt school,`: another of whom a verb of a task says what he does.
fn also_acts(text: &str, owners: &CaseOwners<'_>) -> bool {
    const LONGEST_OWNER: usize = 4;
    let says = text.split_whitespace().skip(1).take(LONGEST_OWNER).any(acts);
    // `moeder belt zelf`, before the names of the case are looked for.
    let stays = |(first, what): (&str, &str)| {
        role(first).is_some_and(|role| is_family(&role)) && !acts_for_case(what)
    };
    says && !text.split_once(' ').is_some_and(stays)
        && bare_owner(text, owners).is_some_and(|(owner, what)| {
            let of_family = owner.is_some_and(|owner| is_family(owner.text()));
            // `school sluit aan` belongs to what goes before it.
            let joins = what.split(' ').count() == 2
                && [" aan", " mee", " bij", " af"].iter().any(|end| what.ends_with(end));
            !joins && if of_family { acts_for_case(what) } else { acts(what) }
        })
}

/// `Marloes vraagt dat zelf na`.
fn family_acts(text: &str, owners: &CaseOwners<'_>) -> bool {
    bare_owner(text, owners).is_some_and(|(_, what)| acts_for_case(what))
}

/// With these a line calls its owner: `@CJG`, `[CJG]`.
const CALLS: [char; 2] = ['@', '['];

/// Whether an owner with a colon stands at the start.
fn before_colon(text: &str, owners: &CaseOwners<'_>) -> bool {
    const LONGEST: usize = 60;
    let who = text.split_once(':').map(|(who, _)| who).filter(|who| who.len() <= LONGEST);
    who.is_some_and(|who| owners.exact(who.trim()).is_some())
}

/// How a text names its owner, if it begins with one.
fn form(text: &str, owners: &CaseOwners<'_>) -> Option<Form> {
    if before_colon(text, owners) {
        return Some(Form::Colon);
    }
    if text.starts_with(CALLS) {
        return called_owner(text, owners).map(|_| Form::Called);
    }
    if let Some((mark, _)) = marked_owner(text, owners) {
        return Some(Form::Mark(mark));
    }
    match bare_owner(text, owners)? {
        (Some(Owner::Known(role)), _) if is_family(&role) => None,
        (_, what) if makes_subject(what) => Some(Form::Finite),
        _ => Some(Form::Bare),
    }
}

//! Several actions on one line.

use super::super::owner::{CaseOwners, bracketed};
use super::front::{bare_owner, called_owner, is_family};
use super::inside;
use super::verb::makes_subject;
use crate::minutes::owner::Owner;

/// The lines of a cell with a list on one of them set out: `1. CJG belt 2. school mailt`, `• bellen • mailen`.
pub(super) fn set_out(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len() + 8);
    for line in cell.lines() {
        let cuts = numbers(line).or_else(|| bullets(line)).unwrap_or_default();
        let mut from = 0;
        for cut in cuts {
            out.push_str(line[from..cut].trim_end());
            out.push('\n');
            from = cut;
        }
        out.push_str(&line[from..]);
        out.push('\n');
    }
    out
}

/// Whether a cell may hold a list on one line; most do not.
pub(super) fn may_be_list(cell: &str) -> bool {
    cell.lines().any(|line| numbers(line).is_some() || bullets(line).is_some())
}

/// Where the second and later numbers stand of a line that counts `1.` `2.` from its start.
fn numbers(line: &str) -> Option<Vec<usize>> {
    let line_start = line.len() - line.trim_start().len();
    let rest = line[line_start..].strip_prefix('1')?;
    let mark = rest.chars().next().filter(|mark| matches!(mark, '.' | ')'))?;
    // `1.POH belt 2.CJG gaat`; `1.2` is something else.
    let blank = if rest[1..].starts_with(' ') { " " } else { "" };
    if !rest[1..].starts_with(|c: char| c == ' ' || c.is_ascii_uppercase()) {
        return None;
    }
    let (mut cuts, mut from) = (Vec::new(), line_start + 2);
    for number in 2..100 {
        let Some(at) = line[from..].find(&format!(" {number}{mark}{blank}")) else { break };
        cuts.push(from + at + 1);
        from += at + 2;
    }
    (!cuts.is_empty()).then_some(cuts)
}

/// Where the second and later bullets stand of a line with more than one.
fn bullets(line: &str) -> Option<Vec<usize>> {
    const BULLETS: [char; 8] = ['•', '▪', '●', '○', '◦', '☐', '□', '\u{f0b7}'];
    // Each of them begins with one of two bytes, which no letter does.
    if memchr::memchr2(0xe2, 0xef, line.as_bytes()).is_none() || !line.contains(BULLETS) {
        return None;
    }
    BULLETS.iter().find_map(|bullet| {
        let at: Vec<usize> = line.match_indices(*bullet).map(|(at, _)| at).collect();
        let first_opens = at.first().is_some_and(|first| line[..*first].trim().is_empty());
        (at.len() > 1).then(|| at[usize::from(first_opens)..].to_vec())
    })
}

/// A line as the actions of several owners: `CJG: belt vóór 15-12; school: mailt`, `POH belt. School mailt.` It is cut
/// where an owner with a colon follows a mark, or one with a finite verb a semicolon, full stop, stroke or plus.
pub fn split_at_owners<'t>(line: &'t str, owners: &CaseOwners<'_>) -> Vec<&'t str> {
    const LONGEST_LETTER: usize = 4;
    if let Some(pieces) = each_with_owner(line, owners) {
        return pieces;
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, mark) in marks(line) {
        let next = at + mark.len();
        // `a. CJG: belt` is one action with its letter.
        let piece = line[from..at].trim();
        // `POH / CJG belt moeder` is for both.
        let owners_only = matches!(mark, " / " | " + ") && owners.only(piece, false).is_some();
        if piece.len() <= LONGEST_LETTER || owners_only || !begins_action(&line[next..], mark, owners) {
            continue;
        }
        pieces.push(line[from..at].trim());
        from = next;
    }
    pieces.push(line[from..].trim());
    pieces
}

/// `bellen moeder (POH); verwijzen (HA)`: pieces that all end with an owner in brackets.
fn each_with_owner<'t>(line: &'t str, owners: &CaseOwners<'_>) -> Option<Vec<&'t str>> {
    let mut ends =
        memchr::memchr2_iter(b';', b'/', line.as_bytes()).filter(|at| line[..*at].trim_end().ends_with(')'));
    ends.next()?;
    ["; ", " / "].iter().find_map(|mark| {
        let pieces: Vec<&str> = line.split(mark).map(str::trim).collect();
        let owned = |piece: &&str| {
            bracketed(piece.trim_end_matches('.')).is_some_and(|(_, who)| {
                owners.exact(who.split(',').next().unwrap_or_default().trim()).is_some()
            })
        };
        (pieces.len() > 1 && pieces.iter().all(owned)).then_some(pieces)
    })
}

/// The marks at which another action may begin.
fn marks(line: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let bytes = line.as_bytes();
    let mark = move |at: usize| {
        // Few bytes are one of them.
        if !matches!(bytes[at], b';' | b'.' | b'/' | b'+' | b'-' | b',') {
            return None;
        }
        let (before, behind) = (at.checked_sub(1).map(|before| bytes[before]), bytes.get(at + 1).copied());
        match (bytes[at], before, behind) {
            (b';', _, Some(b' ')) => Some((at, "; ")),
            (b'.', _, Some(b' ')) => Some((at, ". ")),
            (b'/', Some(b' '), Some(b' ')) => Some((at - 1, " / ")),
            (b'+', Some(b' '), Some(b' ')) => Some((at - 1, " + ")),
            (b'-', Some(b' '), Some(b' ')) => Some((at - 1, " - ")),
            (b'-', Some(b' '), Some(b'A'..=b'Z' | b'a'..=b'z')) => Some((at - 1, " -")),
            (b',', _, Some(b' ')) => Some((at, ", ")),
            _ => None,
        }
    };
    (0..bytes.len()).filter_map(mark)
}

fn begins_action(text: &str, mark: &str, owners: &CaseOwners<'_>) -> bool {
    const LONGEST_OWNER: usize = 60;
    let text = text.trim_start();
    if text.starts_with('@') && called_owner(text, owners).is_some() {
        return true;
    }
    let before_colon = text.split_once(':').map(|(who, _)| who).filter(|who| who.len() <= LONGEST_OWNER);
    if before_colon.is_some_and(|who| owners.exact(who.trim()).is_some()) {
        return true;
    }
    if !matches!(mark, "; " | ". " | " / " | " + ") {
        return false;
    }
    let acts = matches!(bare_owner(text, owners), Some((Some(Owner::Known(role)), what)) if !is_family(&role) && makes_subject(what));
    acts || inside::turned(text, owners).is_some()
}

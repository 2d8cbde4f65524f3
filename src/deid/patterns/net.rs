//! E-mail addresses and web addresses, also as people write them around a filter: `jan (at) mail punt nl`.

use super::hit;
use crate::deid::{Annotation, Category};
use crate::dutch::side::{char_at, char_before, floor, word_char};
use crate::dutch::word_list::WordList;

/// Top-level domains that make a bare `naam.nl` a web address.
#[rustfmt::skip]
static TLDS: WordList = WordList::new(&[
    "nl", "com", "net", "org", "be", "eu", "info", "nu", "frl", "amsterdam", "online", "app", "school",
    "care", "shop", "site", "io", "tv",
]);

/// Longest part of an address before or behind the `@` that is looked at.
const REACH: usize = 80;

fn local_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

fn domain_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-')
}

/// Where the part before the `@` starts.
fn local_start(text: &str, end: usize) -> Option<usize> {
    let from = floor(text, end.saturating_sub(REACH));
    let head = &text[from..end];
    let local = head.len() - head.trim_end_matches(local_char).len();
    let start = end - local;
    let trimmed = text[start..end].trim_start_matches(['.', '-', '+', '%']);
    (!trimmed.is_empty()).then(|| end - trimmed.len())
}

/// Where the domain behind the `@` ends: labels, and at least one dot between.
fn domain_end(text: &str, start: usize) -> Option<usize> {
    let limit = floor(text, (start + REACH).min(text.len()));
    let rest = &text[start..limit];
    let len = rest.find(|c: char| !domain_char(c)).unwrap_or(rest.len());
    let domain = rest[..len].trim_end_matches(['.', '-']);
    // `jan@mail.nl.Daarna belt`: a sentence that begins without a blank is no part of it.
    let domain = domain.find('.').map_or(domain, |first| {
        let cut = domain[first + 1..].match_indices('.').map(|(at, _)| first + 1 + at);
        cut.filter(|at| {
            domain[at + 1..].starts_with(char::is_uppercase) && !domain[..*at].contains(char::is_uppercase)
        })
        .map(|at| &domain[..at])
        .next()
        .unwrap_or(domain)
    });
    let (host, tld) = domain.rsplit_once('.')?;
    let valid = !host.is_empty() && tld.len() >= 2 && tld.chars().all(char::is_alphabetic);
    valid.then_some(start + domain.len())
}

/// The e-mail address around the `@` at this byte, with a blank beside it or not.
pub(super) fn email(text: &str, at: usize) -> Option<Annotation> {
    let spaced_left = text[..at].trim_end_matches(' ').len();
    let after = at + 1;
    let spaced_right = text.len() - text[after..].trim_start_matches(' ').len();
    let tight = (spaced_left == at, spaced_right == after);
    if at - spaced_left > 1 || spaced_right - after > 1 {
        return None;
    }
    let start = local_start(text, spaced_left)?;
    let end = domain_end(text, spaced_right)?;
    // `mail naar @ naam.nl`: blanks are allowed on both sides only.
    (tight.0 == tight.1 || tight.0).then(|| hit(start, end, Category::Email, "email", 0.99))
}

/// `jan (at) mail punt nl`, `jan[at]mail.nl`.
pub(super) fn email_in_words(text: &str, at: usize) -> Option<Annotation> {
    let inside = text[at + 1..].trim_start();
    let rest = ["at", "apestaart", "apenstaartje", "@", "AT", "At"]
        .iter()
        .find_map(|word| inside.strip_prefix(word))?;
    let rest = rest.trim_start().strip_prefix([')', ']'])?;
    let domain_start = text.len() - rest.trim_start_matches(' ').len();
    let local_end = text[..at].trim_end_matches(' ').len();
    let start = local_start(text, local_end)?;
    let end = domain_end(text, domain_start).or_else(|| domain_in_words(text, domain_start))?;
    Some(hit(start, end, Category::Email, "email.woorden", 0.95))
}

/// `mail punt nl`, `mail (dot) com`.
fn domain_in_words(text: &str, start: usize) -> Option<usize> {
    let mut at = start;
    let mut dots = 0;
    for _ in 0..4 {
        let len = text[at..].find(|c: char| !domain_char(c)).unwrap_or(text.len() - at);
        if len == 0 {
            return None;
        }
        at += len;
        let rest = text[at..].trim_start_matches([' ', '(', '[']);
        let Some(rest) = ["punt", "dot", "PUNT", "DOT"].iter().find_map(|dot| rest.strip_prefix(dot)) else {
            break;
        };
        let rest = rest.trim_start_matches([' ', ')', ']']);
        dots += 1;
        at = text.len() - rest.len();
    }
    (dots > 0).then_some(at)
}

/// The web address around `://` at this byte.
pub(super) fn url(text: &str, at: usize) -> Option<Annotation> {
    if !text[at..].starts_with("://") {
        return None;
    }
    let scheme = text[..at].bytes().rev().take(8).take_while(u8::is_ascii_alphabetic).count();
    if scheme < 3 {
        return None;
    }
    let end = path_end(text, at + 3);
    (end > at + 4).then(|| hit(at - scheme, end, Category::Url, "url", 0.99))
}

/// Where an address that runs on ends: before blanks, quotes and closing marks.
fn path_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let len = rest
        .find(|c: char| {
            c.is_whitespace() || matches!(c, '"' | '<' | '>' | '”' | '“' | '\'' | '’' | '|' | '`')
        })
        .unwrap_or(rest.len());
    let trimmed = rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '*']);
    at + trimmed.len()
}

/// The web address of which the dot at this byte stands before the last part: `www.school.nl`, `naam.magister.net/pad`.
pub(super) fn domain(text: &str, dot: usize) -> Option<Annotation> {
    let tld_len = text[dot + 1..].bytes().take(12).take_while(u8::is_ascii_alphabetic).count();
    let tld = &text[dot + 1..dot + 1 + tld_len];
    let tld_end = dot + 1 + tld_len;
    let next = char_at(text, tld_end);
    if tld_len < 2 || !TLDS.has(tld) || word_char(next) || next == Some('@') {
        return None;
    }
    // `school.nl.voorbeeld.org`: the last part decides.
    let longer = next == Some('.') && text[tld_end + 1..].starts_with(|c: char| c.is_ascii_lowercase());
    let from = floor(text, dot.saturating_sub(REACH));
    let head = &text[from..dot];
    let host_len = head.len() - head.trim_end_matches(domain_char).len();
    let start = dot - host_len;
    let host = text[start..dot].trim_start_matches(['.', '-']);
    let start = dot - host.len();
    let last = host.rsplit('.').next().unwrap_or(host);
    let mail = char_before(text, start) == Some('@');
    // `gesprek.Nl`, `o.a.nl`: a word and a sentence without blank between are no address.
    let sentence = tld.starts_with(char::is_uppercase) && !host.chars().all(|c| !c.is_lowercase());
    if longer || mail || sentence || last.chars().count() < 2 || !host.contains(char::is_alphabetic) {
        return None;
    }
    let end = if matches!(next, Some('/' | '?' | '#')) { path_end(text, tld_end) } else { tld_end };
    Some(hit(start, end, Category::Url, "url.domein", 0.9))
}

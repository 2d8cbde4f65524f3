//! Persons, phone numbers, e-mail addresses and dates that stand together in a text.

use crate::dutch::date::{self, DateMatch, PartialDate};
use crate::dutch::names::{self, Name};
use crate::model::Person;

use super::numbers;
use super::sentence;

/// Somebody found in a text.
pub struct Found {
    /// Their role, if the text says it.
    pub role: Option<String>,
    /// What the text says of them.
    pub person: Person,
}

/// The persons a text names, with the phone numbers, e-mail addresses, birth dates and BSN beside them.
pub fn read(text: &str) -> Vec<Found> {
    let plain = !text.bytes().any(|b| b.is_ascii_digit() || b == b'@');
    if plain {
        return named(text);
    }
    let mut all: Vec<Found> = Vec::new();
    for line in text.split(['\n', ';']) {
        let (extras, rest) = take_extras(line);
        let first = all.len();
        all.extend(named(&rest));
        // A line with only a phone number belongs to the person on the line above it.
        let at = first.min(all.len().saturating_sub(1));
        if let Some(found) = all.get_mut(at) {
            let person = &mut found.person;
            person.birth_date = person.birth_date.or(extras.birth_date);
            person.bsn = person.bsn.take().or(extras.bsn);
            person.phones.extend(extras.phones);
            person.emails.extend(extras.emails);
        } else if !extras.phones.is_empty() || !extras.emails.is_empty() || extras.bsn.is_some() {
            all.push(Found { role: None, person: extras });
        }
    }
    all
}

fn named(text: &str) -> Vec<Found> {
    if let Some(name) = one_name(text) {
        return vec![Found { role: None, person: Person { name, ..Person::default() } }];
    }
    let found = |(role, name)| {
        let name = sentence::tidy(name, text)?;
        Some(Found { role, person: Person { name, ..Person::default() } })
    };
    let mut all: Vec<Found> = names::split_persons(text).into_iter().filter_map(found).collect();
    for name in sentence::more(text, &all) {
        all.push(Found { role: Some("persoon".into()), person: Person { name, ..Person::default() } });
    }
    all
}

/// The name, when the text can only be one: a few words, no mark or word that divides, no role before it.
fn one_name(text: &str) -> Option<Name> {
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return None;
    }
    let divides = |word: &str| matches!(word, "en" | "and" | "-");
    let name = match names::plain_name(text) {
        Some(name) => Some(name)
            .filter(|name| !name.first_names.iter().chain(&name.surname).any(|part| divides(part)))?,
        None => {
            let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.');
            if !text.chars().all(plain) || text.split(' ').any(divides) {
                return None;
            }
            let first = text.split_whitespace().next()?;
            let role = names::role_of(first).is_some() || names::is_title(first);
            if role {
                return None;
            }
            names::parse_full_name(text)
        }
    };
    if name.is_empty() {
        return None;
    }
    // Tidying only takes parts away.
    let parts = |name: &Name| name.first_names.len() + usize::from(name.surname.is_some());
    let before = parts(&name);
    sentence::tidy(name, text).filter(|name| parts(name) == before)
}

/// Takes what is no name out of a line.
fn take_extras(line: &str) -> (Person, String) {
    let mut person = Person::default();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (start, end) in find_emails(line) {
        spans.push((start, end));
        person.emails.push(line[start..end].to_string());
    }
    for (start, end) in numbers::find_phones(line) {
        spans.push((start, end));
        person.phones.push(line[start..end].to_string());
    }
    for found in date::find_dates(line) {
        person.birth_date = person.birth_date.or(DateMatch::partial(&found).filter(is_past));
        spans.push((found.start, found.end));
    }
    for (start, end) in digit_runs(line) {
        if let Some(bsn) = numbers::bsn_of(&line[start..end]) {
            person.bsn.get_or_insert(bsn);
            spans.push((start, end));
        }
    }
    spans.sort_unstable();
    let (mut rest, mut at) = (String::with_capacity(line.len()), 0);
    for (start, end) in spans {
        if start >= at {
            rest.push_str(&line[at..start]);
            rest.push(' ');
        }
        at = at.max(end);
    }
    rest.push_str(&line[at..]);
    (person, rest)
}

fn is_past(day: &PartialDate) -> bool {
    day.year >= 1900
}

fn digit_runs(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    text.split(|c: char| !c.is_ascii_digit()).filter_map(move |run| {
        let start = at;
        at += run.len() + text[at + run.len()..].chars().next().map_or(0, char::len_utf8);
        (!run.is_empty()).then_some((start, start + run.len()))
    })
}

/// Where e-mail addresses stand in a text.
pub fn find_emails(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    memchr::memchr_iter(b'@', text.as_bytes()).filter_map(move |at| {
        let start = text[..at].char_indices().rev().take_while(|(_, c)| part(*c)).last()?.0;
        let host = text[at + 1..].trim_end_matches(|c| !part(c));
        let len = host.find(|c| !part(c)).unwrap_or(host.len());
        let host = host[..len].trim_end_matches(['.', '-', '_']);
        host.contains('.').then_some((start, at + 1 + host.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_are_found() {
        let text = "Mail: <a.b@voorbeeld.nl>, mailto:c@d.nl; geen@ @x.nl é@é.nl.";
        let found: Vec<_> = find_emails(text).map(|(start, end)| &text[start..end]).collect();
        assert_eq!(found, ["a.b@voorbeeld.nl", "c@d.nl", "é@é.nl"]);
    }
}

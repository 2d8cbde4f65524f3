//! The engine. The first line of the input holds what the case knows, the rest is the text:
//! `moeder=Fatima el Idrissi;jeugdige=Yusuf el Idrissi 2-5-2013;@Dorpsstraat 12a 1234 AB Almelo`.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mdo::deid::{Engine, Known, KnownAddress, KnownPerson, Options};
use mdo::dutch::date::{find_dates, parse_partial};
use mdo::dutch::names::Name;
use mdo_fuzz::check_replaced;

/// Keeps its buffers from one text to the next, as in a long stream.
static USED: LazyLock<Engine> = LazyLock::new(|| Engine::new(Options::default()));

fn person(role: &str, rest: &str) -> KnownPerson {
    let born =
        find_dates(rest).first().map(|found| (found.start, parse_partial(&rest[found.start..found.end])));
    let (name, birth_date) = match born {
        Some((at, date)) => (&rest[..at], date),
        None => (rest, None),
    };
    KnownPerson { role: role.to_owned(), name: Name::parse(name), birth_date }
}

fn address(text: &str) -> KnownAddress {
    let mut words = text.split_whitespace().map(str::to_owned);
    let (street, number) = (words.next(), words.next());
    let postcode = match (words.next(), words.next()) {
        (Some(digits), Some(letters)) => Some(format!("{digits} {letters}")),
        (digits, _) => digits,
    };
    KnownAddress { street, number, postcode, city: words.next() }
}

fn known(line: &str) -> Known {
    let mut known = Known::default();
    for part in line.split(';').filter(|part| !part.is_empty()) {
        match (part.strip_prefix('@'), part.strip_prefix('#'), part.split_once('=')) {
            (Some(at), _, _) => known.addresses.push(address(at)),
            (_, Some(name), _) => known.institutions.push(name.to_owned()),
            (_, _, Some((role, rest))) => known.persons.push(person(role, rest)),
            _ => known.persons.push(person("persoon", part)),
        }
    }
    known
}

fuzz_target!(|data: &[u8]| {
    let input = String::from_utf8_lossy(data);
    let (line, text) = input.split_once('\n').unwrap_or(("", &input));
    let known = known(line);
    let result = USED.case(&known).scrub_one(text);
    let spans = result.spans.iter().map(|span| (span.start, span.end, span.replacement.as_str()));
    check_replaced(text, spans, &result.text);
    let fresh = Engine::new(Options::minutes());
    let coarser = fresh.case(&known).scrub_one(text);
    let spans = coarser.spans.iter().map(|span| (span.start, span.end, span.replacement.as_str()));
    check_replaced(text, spans, &coarser.text);
    let again = Engine::new(Options::default()).case(&known).scrub_one(text);
    assert!(again == result, "an engine that was used before says something else");
    USED.case(&known).scrub_one(&result.text);
});

//! The line protocol: one JSON object a line in and out. Pure; who reads and writes the lines is the caller's.
//!
//! In `{"id": .., "text": "..", "known": {..}?}`, out `{"id": .., "text": "..", "spans": [..]}` with offsets in
//! Unicode code points of the input text, end exclusive. A line that is not such an object gives
//! `{"id": .., "error": ".."}`.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Deidentified, Engine, Known, KnownAddress, KnownPerson};
use crate::dutch::date::parse_partial;
use crate::dutch::names::Name;

#[derive(Deserialize)]
struct Request<'a> {
    /// As it was written: a number of many digits is no number to most readers.
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: std::borrow::Cow<'a, str>,
    #[serde(default)]
    known: Option<KnownJson>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct KnownJson {
    persons: Vec<PersonJson>,
    addresses: Vec<AddressJson>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PersonJson {
    role: Option<String>,
    first_names: Vec<String>,
    initials: Option<String>,
    surname: Option<String>,
    birth_date: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct AddressJson {
    street: Option<String>,
    number: Option<String>,
    postcode: Option<String>,
    city: Option<String>,
}

/// What is read of a line that is no request.
#[derive(Default, Deserialize)]
struct Named<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct Failure<'a> {
    id: Option<&'a RawValue>,
    error: &'static str,
}

/// The reply to one line, without line end, and whether the line was handled.
pub fn reply(engine: &Engine, line: &[u8]) -> (Vec<u8>, bool) {
    let (reply, found) = reply_and_found(engine, line);
    (reply, found.is_some())
}

/// The reply to one line, and the line's text with what became of it; `None` when the line was not handled.
pub fn reply_and_found(engine: &Engine, line: &[u8]) -> (Vec<u8>, Option<(String, Deidentified)>) {
    let line = std::str::from_utf8(line).unwrap_or_default();
    match serde_json::from_str(line).ok() {
        Some(Request { id, text, known: given }) => {
            let result = engine.case(&given.map(known).unwrap_or_default()).scrub_one(&text);
            let mut reply = Vec::with_capacity(line.len() + SPAN_SIZE * result.spans.len());
            // Writing into memory does not fail.
            let _ = write_reply(&mut reply, id, &text, &result);
            (reply, Some((text.into_owned(), result)))
        }
        None => {
            // The parser's text may quote the line; it is not shown.
            // A list would do for a structure, its first item for the id.
            let object = Some(line).filter(|line| line.trim_start().starts_with('{'));
            let Named { id } = object.and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default();
            let failure = Failure { id, error: "geen object met id en text" };
            (serde_json::to_vec(&failure).unwrap_or_default(), None)
        }
    }
}

/// About so many bytes are written for one span.
const SPAN_SIZE: usize = 80;

/// Writes `{"id": .., "text": .., "spans": [{"start": .., "end": .., "type": .., "replacement": ..}]}`, without blanks.
/// There is a span for every fifth word or so: the keys are not worth being looked at letter by letter, as a
/// serialiser does.
fn write_reply(
    out: &mut Vec<u8>,
    id: Option<&RawValue>,
    text: &str,
    result: &Deidentified,
) -> serde_json::Result<()> {
    out.extend_from_slice(b"{\"id\":");
    out.extend_from_slice(id.map_or("null", RawValue::get).as_bytes());
    out.extend_from_slice(b",\"text\":");
    serde_json::to_writer(&mut *out, &result.text)?;
    out.extend_from_slice(b",\"spans\":[");
    let (plain, mut byte, mut point) = (text.is_ascii(), 0, 0);
    let mut to_point = |target: usize| {
        if plain {
            return target;
        }
        // All bytes but those that continue a character.
        point += text.as_bytes()[byte..target].iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        byte = target;
        point
    };
    for (nth, span) in result.spans.iter().enumerate() {
        out.extend_from_slice(if nth == 0 { b"{\"start\":" } else { b",{\"start\":" });
        serde_json::to_writer(&mut *out, &to_point(span.start))?;
        out.extend_from_slice(b",\"end\":");
        serde_json::to_writer(&mut *out, &to_point(span.end))?;
        out.extend_from_slice(b",\"type\":\"");
        out.extend_from_slice(span.category.dutch().as_bytes());
        out.extend_from_slice(b"\",\"replacement\":");
        serde_json::to_writer(&mut *out, &span.replacement)?;
        out.push(b'}');
    }
    out.extend_from_slice(b"]}");
    Ok(())
}

/// The label; `kind` is the youth in this house's words.
fn role(given: Option<String>) -> String {
    match given.as_deref().map(str::trim) {
        None | Some("") => "persoon".into(),
        Some("kind") => "jeugdige".into(),
        Some(role) => role.into(),
    }
}

fn known(json: KnownJson) -> Known {
    let persons = json.persons.into_iter().map(|person| {
        let family = person.surname.as_deref().map(Name::parse_family).unwrap_or_default();
        KnownPerson {
            role: role(person.role),
            name: Name { first_names: person.first_names, initials: person.initials, ..family },
            birth_date: person.birth_date.as_deref().and_then(parse_partial),
        }
    });
    let addresses = json.addresses.into_iter().map(|address| KnownAddress {
        street: address.street,
        number: address.number,
        postcode: address.postcode,
        city: address.city,
    });
    Known { persons: persons.collect(), addresses: addresses.collect(), ..Known::default() }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::deid::Options;

    fn said(line: &str) -> (Value, bool) {
        let (bytes, handled) = reply(&Engine::new(Options::default()), line.as_bytes());
        (serde_json::from_slice(&bytes).unwrap(), handled)
    }

    #[test]
    fn offsets_count_code_points() {
        let line = r#"{"id": 7, "text": "Één 😀 voor Yusuf.", "known": {"persons": [{"role": "kind", "first_names": ["Yusuf"]}]}}"#;
        let (reply, handled) = said(line);
        assert!(handled);
        assert_eq!(reply["id"], 7);
        assert_eq!(reply["text"], "Één 😀 voor [jeugdige].");
        assert_eq!(reply["spans"][0]["start"], 11);
        assert_eq!(reply["spans"][0]["end"], 16);
        assert_eq!(reply["spans"][0]["type"], "persoon");
    }

    #[test]
    fn an_id_comes_back_as_it_was_written() {
        for id in ["11111111111111111111111111111111", "1.10", r#""\u00e9""#, r#"{"a": [1]}"#, "null"] {
            for rest in [r#""text": "x""#, r#""txt": 1"#] {
                let line = format!(r#"{{"id": {id}, {rest}}}"#);
                let (reply, _) = reply(&Engine::new(Options::default()), line.as_bytes());
                assert!(reply.starts_with(format!("{{\"id\":{id},").as_bytes()), "{line}");
            }
        }
    }

    #[test]
    fn a_line_that_is_no_request_says_so_under_its_id() {
        for (line, id) in [(r#"{"id": "a"}"#, Value::from("a")), ("Yusuf", Value::Null), ("[1]", Value::Null)]
        {
            let (reply, handled) = said(line);
            assert!(!handled);
            assert_eq!(reply["id"], id);
            assert!(reply["error"].is_string() && !reply["error"].as_str().unwrap().contains("Yusuf"));
        }
    }
}

//! The line protocol: one JSON object a line in and out. Pure; who reads and writes the lines is the caller's.
//!
//! In `{"id": .., "text": "..", "known": {..}?}`, out `{"id": .., "text": "..", "spans": [..]}` with offsets in
//! Unicode code points of the input text, end exclusive. A line that is not such an object gives
//! `{"id": .., "error": ".."}`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Deidentified, Engine, Known, KnownAddress, KnownPerson};
use crate::dutch::date::parse_partial;
use crate::dutch::names::Name;

#[derive(Deserialize)]
struct Request<'a> {
    #[serde(default)]
    id: Value,
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

#[derive(Serialize)]
struct Failure<'a> {
    id: &'a Value,
    error: &'static str,
}

/// The reply to one line, without line end, and whether the line was handled.
pub fn reply(engine: &Engine, line: &[u8]) -> (Vec<u8>, bool) {
    let (reply, found) = reply_and_found(engine, line);
    (reply, found.is_some())
}

/// The reply to one line, and the line's text with what became of it; `None` when the line was not handled.
pub fn reply_and_found(engine: &Engine, line: &[u8]) -> (Vec<u8>, Option<(String, Deidentified)>) {
    let request = std::str::from_utf8(line).ok().and_then(|line| serde_json::from_str(line).ok());
    match request {
        Some(Request { id, text, known: given }) => {
            let result = engine.case(&given.map(known).unwrap_or_default()).scrub_one(&text);
            let mut reply = Vec::with_capacity(line.len() + SPAN_SIZE * result.spans.len());
            // Writing into memory does not fail.
            let _ = write_reply(&mut reply, &id, &text, &result);
            (reply, Some((text.into_owned(), result)))
        }
        None => {
            // The parser's text may quote the line; it is not shown.
            let value: Value = serde_json::from_slice(line).unwrap_or_default();
            let id = value.get("id").cloned().unwrap_or_default();
            let failure = Failure { id: &id, error: "geen object met id en text" };
            (serde_json::to_vec(&failure).unwrap_or_default(), None)
        }
    }
}

/// About so many bytes are written for one span.
const SPAN_SIZE: usize = 80;

/// Writes `{"id": .., "text": .., "spans": [{"start": .., "end": .., "type": .., "replacement": ..}]}`, without blanks.
/// There is a span for every fifth word or so: the keys are not worth being looked at letter by letter, as a
/// serialiser does.
fn write_reply(out: &mut Vec<u8>, id: &Value, text: &str, result: &Deidentified) -> serde_json::Result<()> {
    out.extend_from_slice(b"{\"id\":");
    serde_json::to_writer(&mut *out, id)?;
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

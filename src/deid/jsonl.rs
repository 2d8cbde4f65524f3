//! The line protocol: one JSON object a line in and out. Pure; who reads and writes the lines is the caller's.
//!
//! In `{"id": .., "text": "..", "known": {..}?}`, out `{"id": .., "text": "..", "spans": [..]}` with offsets in
//! Unicode code points of the input text, end exclusive. A line that is not such an object gives
//! `{"id": .., "error": ".."}`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Deidentified, Engine, Known, KnownAddress, KnownPerson, Span};
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
struct Reply<'a> {
    id: &'a Value,
    text: &'a str,
    spans: Vec<SpanJson<'a>>,
}

#[derive(Serialize)]
struct SpanJson<'a> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    category: &'static str,
    replacement: &'a str,
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
    match serde_json::from_slice::<Request<'_>>(line) {
        Ok(request) => {
            let result = answer(engine, &request);
            let spans = in_code_points(&request.text, &result.spans);
            let reply = Reply { id: &request.id, text: &result.text, spans };
            let bytes = serde_json::to_vec(&reply).unwrap_or_default();
            (bytes, Some((request.text.into_owned(), result)))
        }
        Err(_) => {
            // The parser's text may quote the line; it is not shown.
            let value: Value = serde_json::from_slice(line).unwrap_or_default();
            let id = value.get("id").cloned().unwrap_or_default();
            let failure = Failure { id: &id, error: "geen object met id en text" };
            (serde_json::to_vec(&failure).unwrap_or_default(), None)
        }
    }
}

fn answer(engine: &Engine, request: &Request<'_>) -> Deidentified {
    let known = request.known.as_ref().map(known).unwrap_or_default();
    engine.case(&known).scrub_one(&request.text)
}

/// The spans with code points for bytes; one pass over the text.
fn in_code_points<'s>(text: &str, spans: &'s [Span]) -> Vec<SpanJson<'s>> {
    let (mut byte, mut point) = (0, 0);
    let mut to_point = |target: usize| {
        point += text[byte..target].chars().count();
        byte = target;
        point
    };
    spans
        .iter()
        .map(|span| SpanJson {
            start: to_point(span.start),
            end: to_point(span.end),
            category: span.category.dutch(),
            replacement: &span.replacement,
        })
        .collect()
}

/// The label; `kind` is the youth in this house's words.
fn role(given: Option<&str>) -> String {
    match given.map(str::trim) {
        None | Some("") => "persoon".into(),
        Some("kind") => "jeugdige".into(),
        Some(role) => role.into(),
    }
}

fn known(json: &KnownJson) -> Known {
    let persons = json.persons.iter().map(|person| {
        let family = person.surname.as_deref().map(Name::parse_family).unwrap_or_default();
        KnownPerson {
            role: role(person.role.as_deref()),
            name: Name {
                first_names: person.first_names.clone(),
                initials: person.initials.clone(),
                ..family
            },
            birth_date: person.birth_date.as_deref().and_then(parse_partial),
        }
    });
    let addresses = json.addresses.iter().map(|address| KnownAddress {
        street: address.street.clone(),
        number: address.number.clone(),
        postcode: address.postcode.clone(),
        city: address.city.clone(),
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

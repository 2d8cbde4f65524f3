//! Cases as data: in `tests/deid/*.yaml` what stands in braces must go, and all else must stay.

use std::collections::BTreeMap;

use mdo::deid::{Engine, Known, KnownPerson, Options};
use mdo::dutch::names::Name;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    why: String,
    text: String,
    /// Role -> name.
    #[serde(default)]
    known: BTreeMap<String, String>,
}

impl Case {
    fn known(&self) -> Known {
        let person = |(role, name): (&String, &String)| KnownPerson {
            role: role.clone(),
            name: Name::parse(name),
            birth_date: None,
        };
        Known { persons: self.known.iter().map(person).collect(), ..Known::default() }
    }
}

/// The text without braces, and the stretches that were in them.
fn unmark(marked: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '{' => open = text.len(),
            '}' => spans.push((open, text.len())),
            _ => text.push(c),
        }
    }
    (text, spans)
}

/// The words of a text, as byte ranges.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
        let start = at;
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, start + word.len()))
    })
}

fn failures(file: &str) -> Vec<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deid").join(file);
    let cases: Vec<Case> = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let engine = Engine::new(Options::default());
    let mut failures = Vec::new();
    for case in cases {
        let (text, marked) = unmark(&case.text);
        let result = engine.case(&case.known()).scrub_one(&text);
        for (start, end) in words(&text) {
            let wanted = marked.iter().any(|(a, b)| *a < end && start < *b);
            // Of a possessive (`Emmas`) only the name is marked.
            let inner = marked.iter().find(|(a, b)| *a < end && start < *b).map_or(end, |(_, b)| end.min(*b));
            let gone = result.spans.iter().any(|span| span.start <= start && inner <= span.end);
            let touched = result.spans.iter().any(|span| span.start < end && start < span.end);
            if wanted && !gone || !wanted && touched {
                let kind = if wanted { "left" } else { "removed" };
                failures.push(format!("{}: {kind} {:?} -> {}", case.why, &text[start..end], result.text));
            }
        }
    }
    failures
}

#[test]
fn what_must_go_goes() {
    let failures = failures("onbekend.yaml");
    assert!(failures.is_empty(), "{}\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_the_case_knows_goes() {
    let failures = failures("bekend.yaml");
    assert!(failures.is_empty(), "{}\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_must_stay_stays() {
    let failures = failures("blijft.yaml");
    assert!(failures.is_empty(), "{}\n{}", failures.len(), failures.join("\n"));
}

//! The line protocol: any bytes are a line.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mdo::deid::{Engine, Options, jsonl};
use mdo_fuzz::check_replaced;
use serde_json::Value;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(Options::default()));

/// The byte at each code point, and one past the last.
fn bytes_of_points(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fuzz_target!(|line: &[u8]| {
    let (reply, handled) = jsonl::reply(&ENGINE, line);
    assert!(!reply.contains(&b'\n'), "a reply is one line");
    let reply: Value = serde_json::from_slice(&reply).expect("a reply is JSON");
    assert_eq!(handled, reply.get("error").is_none());
    if !handled {
        return;
    }
    // Fields nobody knows are passed over, even when they hold what a `Value` cannot.
    let Ok(request) = serde_json::from_slice::<Value>(line) else { return };
    let text = request["text"].as_str().expect("text");
    let at = bytes_of_points(text);
    let spans = reply["spans"].as_array().expect("spans").iter().map(|span| {
        let place = |key: &str| at[span[key].as_u64().expect("offset") as usize];
        (place("start"), place("end"), span["replacement"].as_str().expect("replacement"))
    });
    check_replaced(text, spans, reply["text"].as_str().expect("text"));
    assert_eq!(request.get("id").unwrap_or(&Value::Null), &reply["id"]);
});

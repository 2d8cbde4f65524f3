//! Case files (YAML) through `anonymise`: an error, or a file that is YAML again with the same keys.
#![no_main]

use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use mdo::anonymise::{Identities, Kind, Setup, scrub};
use mdo::deid::Options;
use mdo::sheet::ReadOptions;
use serde_yaml::Value;

static SETUP: LazyLock<Setup> = LazyLock::new(|| {
    let day = date(2026, 12, 3);
    Setup::new(Options::default(), Identities::default(), ReadOptions::default(), Some(day), day)
});

/// Maps, lists and how many things are in them, without scalars: keys may hold a name, which goes.
fn shape(value: &Value) -> String {
    match value {
        Value::Mapping(map) => format!("{{{}}}", map.values().map(shape).collect::<Vec<_>>().join(",")),
        Value::Sequence(list) => format!("[{}]", list.iter().map(shape).collect::<Vec<_>>().join(",")),
        _ => ".".into(),
    }
}

fuzz_target!(|data: &[u8]| {
    let mut out = Vec::new();
    if scrub(Kind::Case, &mut &*data, &mut out, &SETUP, &mut |_| ()).is_err() {
        return;
    }
    let out = String::from_utf8(out).expect("a case file is text");
    let read: Value = serde_yaml::from_str(&out).expect("what was written is YAML");
    if let Ok(before) = serde_yaml::from_slice::<Value>(data) {
        assert_eq!(shape(&read), shape(&before), "the shape changed");
    }
});

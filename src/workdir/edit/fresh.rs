//! A file that is new.

use std::path::Path;

use serde::Serialize;
use serde_yaml::Value;

use super::data::value_of;
use super::write::{Habits, Lines};
use crate::error::{Error, Result};
use crate::workdir::{CASES, MEETINGS};

/// The first line of a new file, by the folder it comes in: an editor then explains and completes its keys.
pub fn schema_line(path: &Path) -> &'static str {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    if folder == CASES {
        "# yaml-language-server: $schema=../schemas/casus.schema.json\n"
    } else if folder == MEETINGS {
        "# yaml-language-server: $schema=../schemas/overleg.schema.json\n"
    } else {
        // A draft of a case, beside mdo.yaml.
        "# yaml-language-server: $schema=schemas/casus.schema.json\n"
    }
}

/// The text of a new file, written as values are in a file that is changed. Read again, it is the same data.
///
/// # Errors
/// When the data has no keys, or something in it cannot be written.
pub fn fresh(data: impl Serialize) -> Result<String> {
    let value = value_of(data)?;
    let failed = || {
        Error::write("deze gegevens kunnen niet in een bestand worden gezet")
            .remedy("Meld dit: het is een fout in mdo.")
    };
    let Value::Mapping(keys) = &value else { return Err(failed()) };
    for lines in [Lines::All, Lines::NoText, Lines::None] {
        let habits = Habits { line_break: "\n", step: 2, text: 2, list: 0, dash: 2, lines };
        let text = format!("{}\n", habits.entries(keys, 0).trim_start_matches('\n'));
        if serde_yaml::from_str::<Value>(&text).is_ok_and(|read| read == value) {
            return Ok(text);
        }
    }
    Err(failed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        let data = serde_json::json!({
            "nummer": "2026-014", "telefoon": "0612345678", "antwoord": "nee", "dag": "2026-12-03",
            "tekst": "een\ntwee: #drie", "lijst": [{"naam": "O'Neil", "leeg": []}, "x"], "Kop: met \"tekens\"": "'12"
        });
        let text = fresh(&data).unwrap();
        assert!(text.contains("telefoon: \"0612345678\"") && text.contains("dag: 2026-12-03\n"), "{text}");
        assert_eq!(serde_yaml::from_str::<serde_json::Value>(&text).unwrap(), data);
        assert!(fresh("tekst").is_err());
    }
}

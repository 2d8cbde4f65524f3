//! What a family sees of its own file (right of access, AVG art. 15; Jeugdwet 7.3.10). Third parties are left out: of
//! others in the family and network only the role remains.

use jiff::civil::Date;
use serde_yaml::Value;

use crate::dutch::text::capital;

/// Keys under which third parties stand.
const THIRD_PARTIES: &[&str] = &["gezin", "netwerk"];

/// The rows of the sheet from which the file was made.
const MEMORY: &str = "uit_sheet";

/// What may be said of a third party.
const OF_A_THIRD_PARTY: &[&str] = &["rol"];

/// The file as the family gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyFile {
    /// The number of the case.
    pub number: String,
    /// The day it was made.
    pub date: Date,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// A part of the file as the family gets it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// `Jeugdige`.
    pub heading: String,
    /// What stands there: its name, and what it says.
    pub lines: Vec<(String, String)>,
}

/// The parts of a file of which every value is a text, in its own order, with keys that nobody knows too.
pub fn sections(file: &Value) -> Vec<Section> {
    let Value::Mapping(keys) = file else { return Vec::new() };
    let mut general = Section { heading: "Algemeen".into(), lines: Vec::new() };
    let mut sections = Vec::new();
    for (key, value) in keys {
        let key = key.as_str().unwrap_or_default();
        // What the sheet said stands in the file already, key by key, and may name others.
        if key == MEMORY {
            continue;
        }
        match value {
            Value::Mapping(_) | Value::Sequence(_) => {
                let mut section = Section { heading: label(key), lines: Vec::new() };
                collect(value, "", THIRD_PARTIES.contains(&key), &mut section.lines);
                sections.push(section);
            }
            _ => general.lines.extend(text(value).map(|text| (label(key), text))),
        }
    }
    sections.insert(0, general);
    sections.retain(|section| !section.lines.is_empty());
    sections
}

fn collect(value: &Value, path: &str, third: bool, lines: &mut Vec<(String, String)>) {
    let under = |part: &str| if path.is_empty() { part.to_owned() } else { format!("{path}, {part}") };
    match value {
        Value::Mapping(keys) => {
            for (key, value) in keys {
                let key = key.as_str().unwrap_or_default();
                if !third || OF_A_THIRD_PARTY.contains(&key) {
                    collect(value, &under(&label(key).to_lowercase()), third, lines);
                }
            }
        }
        Value::Sequence(items) if items.iter().all(|item| text(item).is_some()) && !third => {
            let all: Vec<String> = items.iter().filter_map(text).collect();
            if !all.is_empty() {
                lines.push((path.to_owned(), all.join("; ")));
            }
        }
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                let number = (index + 1).to_string();
                // A third party who is written as a name alone is only counted.
                if third && text(item).is_some() {
                    lines.push((under(&number), "(naam weggelaten)".into()));
                } else {
                    collect(item, &under(&number), third, lines);
                }
            }
        }
        _ => lines.extend(text(value).map(|text| (path.to_owned(), text))),
    }
}

/// `vraag_aan_overleg` as `Vraag aan overleg`.
fn label(key: &str) -> String {
    capital(&key.replace('_', " "))
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn third_parties_are_left_out() {
        let file: Value = serde_yaml::from_str(
            "casusnummer: 2026-014\njeugdige: {voornaam: Yusuf, adres: {straat: Berkenlaan}}\n\
             netwerk:\n- {naam: Truus Bakker, rol: buurvrouw, telefoon: 0612}\n- oma Jansen\n\
             aanmelding: {partners_nodig: [CJG, school], vraag_aan_overleg: Wie helpt?}\neigen_sleutel: iets\n",
        )
        .unwrap();
        let sections = sections(&file);
        let all: Vec<String> = sections
            .iter()
            .flat_map(|section| {
                section.lines.iter().map(move |(key, text)| format!("{}|{key}|{text}", section.heading))
            })
            .collect();
        assert_eq!(
            all,
            [
                "Algemeen|Casusnummer|2026-014",
                "Algemeen|Eigen sleutel|iets",
                "Jeugdige|voornaam|Yusuf",
                "Jeugdige|adres, straat|Berkenlaan",
                "Netwerk|1, rol|buurvrouw",
                "Netwerk|2|(naam weggelaten)",
                "Aanmelding|partners nodig|CJG; school",
                "Aanmelding|vraag aan overleg|Wie helpt?",
            ]
        );
    }
}

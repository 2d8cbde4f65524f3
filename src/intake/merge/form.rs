//! What a form, or answers at a terminal, change in the file of a child who is known already. A form tells what it tells:
//! what it leaves open stays as it is, nobody goes, and what the file says otherwise a person decides.

use serde_json::{Map, Value as Json};

use super::lists::PEOPLE;
use super::{Change, Key, Merge, Merged, Side, name_of};
use crate::casesheet::show;
use crate::intake::QUESTIONS;
use crate::model::CaseFile;
use crate::model::case_file::SheetMemory;

/// Keys of a case file that no form changes.
const KEPT: &[&str] = &["casusnummer", "status", "uit_sheet"];

/// Compares a form with a case file, both as [`keys`].
pub fn merge_form(file: &Json, form: &Json, side: Side) -> Merged {
    let memory = SheetMemory::default();
    let mut merge = Merge {
        now: file,
        old: file,
        new: form,
        side,
        sure: false,
        partial: true,
        known: &memory,
        out: Merged::default(),
    };
    merge.lists();
    if let Json::Object(keys) = form {
        let told = |key: &str| !KEPT.contains(&key) && !PEOPLE.contains(&key) && key != "acties";
        keys.iter().filter(|(key, _)| told(key)).for_each(|(key, value)| merge.told(&[key], value));
    }
    merge.out
}

/// A case file as keys, with those that nobody knows as they stand there.
pub fn keys(case: &CaseFile, written: &serde_yaml::Value) -> Json {
    let mut keys = show::keys(case);
    let (Json::Object(known), serde_yaml::Value::Mapping(written)) = (&mut keys, written) else {
        return keys;
    };
    for (key, value) in written {
        if let Some(key) = key.as_str().filter(|key| !CaseFile::KEYS.contains(key)) {
            known.insert(key.to_owned(), serde_json::to_value(value).unwrap_or_default());
        }
    }
    keys
}

impl Merge<'_> {
    /// Something that a form tells.
    fn told(&mut self, path: &[&str], value: &Json) {
        match value {
            Json::Object(keys) if !is_answer(keys) => {
                for (key, value) in keys {
                    self.told(&[path, &[key.as_str()]].concat(), value);
                }
            }
            Json::Array(items) if path == ["overleggen"] || items.iter().any(Json::is_object) => {
                self.added(path, items);
            }
            _ => {
                let now = show::at(self.now, path).cloned();
                self.one(keys_of(path), &shown(path), now.clone(), now, Some(value.clone()));
            }
        }
    }

    /// Events are added.
    fn added(&mut self, path: &[&str], items: &[Json]) {
        let now = show::at(self.now, path).and_then(Json::as_array).cloned().unwrap_or_default();
        for item in items.iter().filter(|item| !now.contains(item)) {
            self.change(&shown(path), Change::Append(keys_of(path), item.clone()));
        }
    }
}

/// `nee, moeder werkt` is one value.
fn is_answer(keys: &Map<String, Json>) -> bool {
    keys.contains_key("antwoord") || keys.contains_key("oordeel") && keys.len() <= 3
}

fn keys_of(path: &[&str]) -> Vec<Key> {
    path.iter().map(|key| Key::Name((*key).to_owned())).collect()
}

/// How a value is called: as the form calls it.
fn shown(path: &[&str]) -> String {
    let key = path.join(".");
    let question = QUESTIONS.iter().find(|question| question.key == key);
    question.map_or_else(|| name_of(path), |question| question.label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn file() -> Json {
        json!({
            "casusnummer": "2026-014",
            "jeugdige": { "voornaam": "Yusuf", "achternaam": "Bos" },
            "gezagdragers": [{ "rol": "moeder", "voornaam": "Fatima", "achternaam": "Bos" }, { "rol": "vader" }],
            "crisismeter": "rood",
            "toestemming": [{ "door": "moeder", "besluit": "gegeven" }],
            "eigen": "a",
        })
    }

    #[test]
    fn what_was_open_is_filled_and_what_differs_is_asked() {
        let form = json!({
            "jeugdige": { "voornaam": "Yusuf", "school": "De Regenboog" },
            "gezagdragers": [{ "rol": "moeder", "naam": "Fatima Bos", "telefoon": "0612345678" }, { "rol": "voogd", "naam": "GI" }],
            "crisismeter": "groen",
            "toestemming": [{ "door": "moeder", "besluit": "gegeven" }, { "door": "vader", "besluit": "geweigerd" }],
            "eigen": "b",
        });
        let merged = merge_form(&file(), &form, Side::Ask);
        let conflicts: Vec<&str> = merged.conflicts.iter().map(|conflict| conflict.what.as_str()).collect();
        assert_eq!(conflicts, ["Crisismeter", "eigen"]);
        let name = |name: &str| Key::Name(name.into());
        assert_eq!(
            merged.changes,
            [
                Change::Set(vec![name("gezagdragers"), Key::Item(0), name("telefoon")], json!("0612345678")),
                Change::Append(vec![name("gezagdragers")], json!({ "rol": "voogd", "naam": "GI" })),
                Change::Set(vec![name("jeugdige"), name("school")], json!("De Regenboog")),
                Change::Append(vec![name("toestemming")], json!({ "door": "vader", "besluit": "geweigerd" })),
            ]
        );
        let theirs = merge_form(&file(), &form, Side::Sheet);
        assert!(theirs.conflicts.is_empty() && theirs.changes.len() == 6);
        let ours = merge_form(&file(), &form, Side::File);
        assert!(ours.conflicts.is_empty() && ours.changes.len() == 4);
    }

    #[test]
    fn another_name_of_the_same_role_is_asked_about_and_nobody_goes() {
        let form = json!({ "gezagdragers": [{ "rol": "moeder", "naam": "Naima Bos" }] });
        let merged = merge_form(&file(), &form, Side::Ask);
        assert!(merged.changes.is_empty(), "{:?}", merged.changes);
        assert_eq!(merged.conflicts.len(), 1);
    }

    #[test]
    fn the_same_form_again_changes_nothing() {
        let merged = merge_form(&file(), &file(), Side::Ask);
        assert!(merged.changes.is_empty() && merged.conflicts.is_empty(), "{merged:?}");
    }
}

//! The changes of a sheet, made in the text of a case file.

use std::path::Path;

use serde_json::Value as Json;
use serde_yaml::{Mapping, Value};

use crate::casesheet::show;
use crate::error::Result;
use crate::intake::merge::{Change, Key};
use crate::model::CaseFile;
use crate::model::case_file::{CaseAction, ConsentEvent, Professional, Relative};
use crate::workdir::Source;
use crate::workdir::edit::{Edit, Step};

/// The text of a file and what it becomes.
///
/// # Errors
/// When it cannot be read, or cannot be changed so without changing something else too.
pub fn changed(path: &Path, case: &CaseFile, changes: &[Change]) -> Result<(String, String)> {
    let source = Source::read(path)?;
    let old = source.to_edit()?;
    let mut edit = Edit::of(old)?.in_order(CaseFile::KEYS);
    for change in changes {
        edit = apply(edit, case, change)?;
    }
    Ok((old.to_owned(), edit.finish()))
}

/// Makes one change.
///
/// # Errors
/// When it cannot be made without changing something else too.
pub fn apply<'k>(edit: Edit<'k>, case: &CaseFile, change: &Change) -> Result<Edit<'k>> {
    match change {
        Change::Append(path, item) => edit.append(&steps(path), in_order(path, item)),
        Change::Remove(path) => edit.remove(&steps(path)),
        Change::Remember(memory) => edit.set(&[Step::Key("uit_sheet")], memory),
        Change::Set(path, value) => {
            let before = edit.clone();
            match (edit.set(&steps(path), value), path.as_slice()) {
                // A person who stands there as a name alone becomes one with keys.
                (Err(_), [list @ Key::Name(name), item @ Key::Item(at), Key::Name(key)]) => {
                    let mut whole = show::keys(case)[name.as_str()][*at].clone();
                    whole[key.as_str()] = value.clone();
                    before.set(&steps(&[list.clone(), item.clone()]), whole)
                }
                (result, _) => result,
            }
        }
    }
}

fn steps(path: &[Key]) -> Vec<Step<'_>> {
    let step = |key| match key {
        &Key::Item(item) => Step::Item(item),
        Key::Name(name) => Step::Key(name.as_str()),
    };
    path.iter().map(step).collect()
}

/// A new item with its keys in the order in which a case file has them.
fn in_order(path: &[Key], item: &Json) -> Value {
    let Json::Object(item) = item else { return serde_yaml::to_value(item).unwrap_or_default() };
    let known = match path {
        [Key::Name(list)] if list == "acties" => CaseAction::KEYS,
        [Key::Name(list)] if list == "toestemming" => ConsentEvent::KEYS,
        [Key::Name(list)] if list == "betrokkenen" => Professional::KEYS,
        _ => Relative::KEYS,
    };
    let mut keys: Vec<&String> = item.keys().collect();
    keys.sort_by_key(|key| known.iter().position(|known| known == key).unwrap_or(known.len()));
    let pair =
        |key: &String| (Value::from(key.as_str()), serde_yaml::to_value(&item[key]).unwrap_or_default());
    Value::Mapping(keys.into_iter().map(pair).collect::<Mapping>())
}

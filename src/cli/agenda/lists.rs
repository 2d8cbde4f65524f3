//! The lists in a meeting's file: written anew, or changed where they stand when somebody wrote in them.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_yaml::{Mapping, Value};

use crate::agenda::table::key;
use crate::dutch::clock;
use crate::error::Result;
use crate::model::meeting::{Load, NotPlaced, Part};
use crate::path;
use crate::workdir::edit::Edit;

/// Items of a list that are changed one by one; each change reads the file again.
const MOST_CHANGES: usize = 50;

/// What an item of a list is about: a case, a kind of part, a role.
fn id(item: &Mapping) -> Option<String> {
    ["casusnummer", "soort", "rol"].into_iter().find_map(|name| item.get(name)?.as_str()).map(key)
}

/// Makes a list of the file these items. As long as they are the same ones in the same order only their values change.
/// Else, or when many change, the list is written anew, with the keys of each that are not known here; but where somebody
/// wrote comments in it the items stay in their places, and new ones come behind them.
pub(super) fn items<'k>(edit: Edit<'k>, list: &str, items: &[impl Serialize]) -> Result<Edit<'k>> {
    let old: Vec<Value> = edit.value().get(list).and_then(Value::as_sequence).cloned().unwrap_or_default();
    let old_ids: Vec<Option<String>> = old.iter().map(|item| id(item.as_mapping()?)).collect();
    let new: Vec<(Option<String>, Mapping)> =
        items.iter().map(mapping).map(|item| (id(&item), item)).collect();
    if old.is_empty() && new.is_empty() {
        return Ok(edit);
    }
    let same = old_ids.iter().eq(new.iter().map(|(id, _)| id));
    let changes = || old.iter().zip(&new).filter(|(old, (_, new))| !says_the_same(old, new)).count();
    let few = same && changes() <= MOST_CHANGES;
    if !few && !has_comments(&edit.clone().finish(), list) {
        return anew(edit, list, &old, &old_ids, new);
    }
    let mut left: VecDeque<(Option<String>, Mapping)> = new.into();
    let (mut edit, mut gone) = (edit, Vec::new());
    for (at, old_id) in old_ids.iter().enumerate() {
        let found = left.iter().position(|(id, _)| id == old_id).and_then(|found| left.remove(found));
        match found {
            Some((_, new)) => edit = item(edit, list, at, &old[at], &new)?,
            None => gone.push(at),
        }
    }
    for at in gone.into_iter().rev() {
        edit = edit.remove(path![list, at])?;
    }
    left.into_iter().try_fold(edit, |edit, (_, mapping)| edit.append(path![list], mapping))
}

/// Writes a list anew, with the keys of each item that are not known here.
fn anew<'k>(
    edit: Edit<'k>,
    list: &str,
    old: &[Value],
    old_ids: &[Option<String>],
    new: Vec<(Option<String>, Mapping)>,
) -> Result<Edit<'k>> {
    let mut known: FxHashMap<&str, &Mapping> = FxHashMap::default();
    for (id, item) in old_ids.iter().zip(old).rev() {
        if let (Some(id), Some(item)) = (id, item.as_mapping()) {
            known.insert(id, item);
        }
    }
    let merged = new.into_iter().map(|(id, mut mapping)| {
        let known = id.and_then(|id| known.get(id.as_str())).copied().into_iter().flatten();
        let own = known.filter(|(key, _)| is_own_key(key));
        mapping.extend(own.map(|(key, value)| (key.clone(), value.clone())));
        Value::Mapping(mapping)
    });
    edit.set(path![list], merged.collect::<Vec<Value>>())
}

/// Changes one item where it stands.
fn item<'k>(edit: Edit<'k>, list: &str, at: usize, old: &Value, new: &Mapping) -> Result<Edit<'k>> {
    let mut edit = edit;
    for (key, value) in changed(old, new) {
        edit = edit.set(path![list, at, key], value)?;
    }
    gone(old, new).try_fold(edit, |edit, key| edit.remove(path![list, at, key]))
}

/// The keys that say something else than they did.
fn changed<'n>(old: &Value, new: &'n Mapping) -> impl Iterator<Item = (&'n str, &'n Value)> {
    let keys = new.iter().filter_map(|(key, value)| Some((key.as_str()?, value)));
    keys.filter(|(key, value)| !reads_the_same(old.get(*key), value))
}

/// The keys that say nothing any more.
fn gone<'o>(old: &'o Value, new: &Mapping) -> impl Iterator<Item = &'o str> {
    let keys = old.as_mapping().into_iter().flatten().filter_map(|(key, _)| key.as_str());
    keys.filter(|key| !new.contains_key(*key) && !is_own_key(&(*key).into()))
}

fn says_the_same(old: &Value, new: &Mapping) -> bool {
    changed(old, new).next().is_none() && gone(old, new).next().is_none()
}

/// Whether somebody wrote a comment in a list at the top of the file.
fn has_comments(text: &str, list: &str) -> bool {
    let start =
        |line: &&str| line.split_once(':').is_some_and(|(key, _)| key.trim_matches(['"', '\'']) == list);
    let inside = |line: &&str| line.trim().is_empty() || line.starts_with([' ', '-', '#', '\t']);
    text.lines().skip_while(|line| !start(line)).skip(1).take_while(inside).any(|line| line.contains('#'))
}

/// `13.05` and `13:05` are one time, `ja` and `true` one answer: what says the same is left as it was written.
fn reads_the_same(old: Option<&Value>, new: &Value) -> bool {
    let Some(old) = old else { return false };
    let time = |value: &Value| value.as_str().and_then(clock::parse);
    old == new || time(old).is_some() && time(old) == time(new)
}

/// A key that `mdo` does not know, which is left as it is.
fn is_own_key(key: &Value) -> bool {
    let known = [Part::KEYS, NotPlaced::KEYS, Load::KEYS];
    key.as_str().is_none_or(|key| !known.iter().any(|keys| keys.contains(&key)))
}

/// An item as it is written; an answer without a reason is one word.
pub(super) fn mapping(item: &impl Serialize) -> Mapping {
    let Ok(Value::Mapping(mut mapping)) = serde_yaml::to_value(item) else { return Mapping::new() };
    for (_, value) in &mut mapping {
        let answer =
            value.as_mapping().filter(|answer| answer.len() == 1).and_then(|answer| answer.get("antwoord"));
        if let Some(answer) = answer.cloned() {
            *value = answer;
        }
    }
    mapping
}

//! The changes as data: what the file must say afterwards.

use serde::Serialize;
use serde_yaml::{Mapping, Value};

use super::Step;
use crate::error::{Error, Result};

/// A change at a path.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    Set(Value),
    Append(Value),
    Remove,
}

/// Data as YAML knows it.
pub(super) fn value_of(data: impl Serialize) -> Result<Value> {
    serde_yaml::to_value(data).map_err(|_| {
        Error::write("deze waarde kan niet in een bestand worden gezet")
            .remedy("Meld dit: het is een fout in mdo.")
    })
}

/// The data after a change; `None` when the path does not fit the data.
pub(super) fn changed(data: &Value, path: &[Step<'_>], change: &Change) -> Option<Value> {
    let mut data = data.clone();
    match change {
        Change::Remove => remove(&mut data, path)?,
        Change::Set(value) => *made(&mut data, path)? = value.clone(),
        Change::Append(item) => {
            let value = made(&mut data, path)?;
            match untagged(value) {
                Value::Sequence(list) if !list.is_empty() => list.push(item.clone()),
                // A new list has no tag.
                Value::Sequence(_) | Value::Null => *value = Value::Sequence(vec![item.clone()]),
                _ => return None,
            }
        }
    }
    Some(data)
}

/// The value at a path; keys that are not there are made.
fn made<'d>(data: &'d mut Value, path: &[Step<'_>]) -> Option<&'d mut Value> {
    let Some((step, rest)) = path.split_first() else { return Some(data) };
    let data = untagged(data);
    match step {
        Step::Key(key) => {
            if data.is_null() {
                *data = Value::Mapping(Mapping::new());
            }
            made(data.as_mapping_mut()?.entry((*key).into()).or_insert(Value::Null), rest)
        }
        Step::Item(item) => made(data.as_sequence_mut()?.get_mut(*item)?, rest),
    }
}

/// What is not there need not be removed.
fn remove(data: &mut Value, path: &[Step<'_>]) -> Option<()> {
    let (step, rest) = path.split_first()?;
    let data = untagged(data);
    match step {
        Step::Key(key) => {
            let map = data.as_mapping_mut()?;
            match map.get_mut(*key) {
                Some(data) if !rest.is_empty() => return remove(data, rest),
                Some(_) => drop(map.shift_remove(*key)),
                None => {}
            }
        }
        Step::Item(item) => {
            let list = data.as_sequence_mut()?;
            match list.get_mut(*item) {
                Some(data) if !rest.is_empty() => return remove(data, rest),
                Some(_) => drop(list.remove(*item)),
                None => {}
            }
        }
    }
    Some(())
}

fn untagged(value: &mut Value) -> &mut Value {
    match value {
        Value::Tagged(tagged) => untagged(&mut tagged.value),
        value => value,
    }
}

/// The value at the end of a path that is not there yet, with all keys on the way.
pub(super) fn nested(path: &[Step<'_>], value: Value) -> Option<Value> {
    path.iter().rev().try_fold(value, |value, step| match step {
        Step::Key(key) => Some(Value::Mapping(Mapping::from_iter([((*key).into(), value)]))),
        Step::Item(_) => None,
    })
}

//! JSON for scripts. The keys are part of the contract with them: a change here is a breaking change.

use std::borrow::Cow;
use std::io;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Serialize, Serializer};
use serde_json::ser::{Formatter, PrettyFormatter};

use super::control::ControlJson;
use super::text::cleaned;
use crate::model::{Action, Correction, FixedMinutes, KeptAction, Minutes};

/// Actions written by one thread, one after the other.
const CHUNK: usize = 512;

#[derive(Serialize)]
struct MeetingJson {
    #[serde(serialize_with = "iso")]
    datum: Date,
}

#[derive(Serialize)]
struct ActionJson<'a> {
    nummer: String,
    casusnummer: Cow<'a, str>,
    actie: Cow<'a, str>,
    actiehouder: Option<Cow<'a, str>>,
    #[serde(serialize_with = "iso_or_null")]
    streefdatum: Option<Date>,
    status: &'static str,
    /// The rest only of an action of an earlier meeting.
    #[serde(serialize_with = "iso_or_null", skip_serializing_if = "Option::is_none")]
    overleg: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    te_laat: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reden: Option<Cow<'a, str>>,
}

/// When the minutes were fixed, and what was corrected since.
#[derive(Serialize)]
struct FixedJson<'a> {
    #[serde(serialize_with = "iso_or_null")]
    datum: Option<Date>,
    correcties: Vec<CorrectionJson<'a>>,
}

#[derive(Serialize)]
struct CorrectionJson<'a> {
    nr: u32,
    #[serde(serialize_with = "iso_or_null")]
    datum: Option<Date>,
    wijzigingen: Vec<Cow<'a, str>>,
}

/// The minutes as one JSON object, with a line end after it. Texts are the same as in the documents.
pub fn minutes_json(minutes: &Minutes) -> Vec<u8> {
    let control = ControlJson::from(&minutes.control);
    let warnings: Vec<Cow<'_, str>> = minutes.warnings.iter().map(|warning| cleaned(warning)).collect();
    let mut out = Vec::new();
    let mut field = |name: &str, before: &str, value: &dyn Fn(&mut Vec<u8>)| {
        out.extend_from_slice(before.as_bytes());
        push(&mut out, name, 1);
        out.extend_from_slice(b": ");
        value(&mut out);
    };
    field("overleg", "{\n  ", &|out| push(out, &MeetingJson { datum: minutes.meeting }, 1));
    if let Some(fixed) = &minutes.fixed {
        field("vastgesteld", ",\n  ", &|out| push(out, &fixed_json(fixed), 1));
    }
    field("acties", ",\n  ", &|out| push_actions(out, &minutes.carried, &minutes.actions));
    field("controle", ",\n  ", &|out| push(out, &control, 1));
    field("waarschuwingen", ",\n  ", &|out| push(out, &warnings, 1));
    out.extend_from_slice(b"\n}\n");
    out
}

/// Appends the list of the actions, those of earlier meetings first. It can be long, so it is written in chunks side by
/// side.
fn push_actions(out: &mut Vec<u8>, carried: &[KeptAction], actions: &[Action]) {
    let chunk = |actions: &[Action]| {
        let mut out = Vec::with_capacity(256 * actions.len());
        for listed in actions {
            out.extend_from_slice(b",\n    ");
            push(&mut out, &action(listed), 2);
        }
        out
    };
    let chunks: Vec<Vec<u8>> = actions.par_chunks(CHUNK).map(chunk).collect();
    let start = out.len();
    for kept in carried {
        out.extend_from_slice(b",\n    ");
        push(out, &carried_action(kept), 2);
    }
    out.reserve(chunks.iter().map(Vec::len).sum::<usize>() + 16 * 1024);
    chunks.iter().for_each(|chunk| out.extend_from_slice(chunk));
    match out.get_mut(start) {
        // There is none before the first.
        Some(comma) => *comma = b'[',
        None => return out.extend_from_slice(b"[]"),
    }
    out.extend_from_slice(b"\n  ]");
}

/// Appends a value as it stands at this depth, indented by two blanks a level.
fn push(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized), depth: usize) {
    let mut formatter = PrettyFormatter::new();
    let deeper = (0..depth).try_for_each(|_| formatter.begin_object(&mut io::sink()));
    let mut serializer = serde_json::Serializer::with_formatter(out, formatter);
    deeper
        .map_err(serde_json::Error::io)
        .and_then(|()| value.serialize(&mut serializer))
        .expect("plain strings and numbers, written to memory");
}

fn action(action: &Action) -> ActionJson<'_> {
    ActionJson {
        nummer: cleaned(&action.number.to_string()).into_owned(),
        casusnummer: cleaned(&action.number.case.0),
        actie: cleaned(&action.text),
        actiehouder: action.owner.as_deref().map(cleaned),
        streefdatum: action.due,
        status: action.status.dutch(),
        overleg: None,
        te_laat: None,
        reden: None,
    }
}

fn carried_action(kept: &KeptAction) -> ActionJson<'_> {
    ActionJson {
        overleg: kept.meeting,
        te_laat: Some(kept.overdue),
        reden: kept.reason.as_deref().map(cleaned),
        ..action(&kept.action)
    }
}

fn fixed_json(fixed: &FixedMinutes) -> FixedJson<'_> {
    let correction = |correction: &'_ Correction| CorrectionJson {
        nr: correction.number,
        datum: correction.date,
        wijzigingen: correction.changes.iter().map(|change| cleaned(change).into_owned().into()).collect(),
    };
    FixedJson { datum: fixed.date, correcties: fixed.corrections.iter().map(correction).collect() }
}

fn iso<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn iso_or_null<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => iso(date, serializer),
        None => serializer.serialize_none(),
    }
}

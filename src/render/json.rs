//! JSON for scripts. The keys are part of the contract with them: a change here is a breaking change.

use std::borrow::Cow;
use std::io;

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use serde_json::ser::{Formatter, PrettyFormatter};

use super::chunks::in_chunks;
use super::control::ControlJson;
use super::text::{cleaned, iso_day};
use crate::model::{Action, Correction, FixedMinutes, KeptAction, Minutes};

/// Room for what an action takes; more than most do. What is not used costs nothing.
const ACTION_LENGTH: usize = 320;

#[derive(Serialize)]
struct MeetingJson {
    #[serde(serialize_with = "iso")]
    datum: Date,
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
    let (mut out, mut behind) = (Vec::new(), Vec::new());
    push_field(&mut out, "{", "overleg", &MeetingJson { datum: minutes.meeting });
    if let Some(fixed) = &minutes.fixed {
        push_field(&mut out, ",", "vastgesteld", &fixed_json(fixed));
    }
    push_field(&mut behind, ",", "controle", &control);
    push_field(&mut behind, ",", "waarschuwingen", &warnings);
    behind.extend_from_slice(b"\n}\n");
    out.extend_from_slice(b",\n  \"acties\": ");
    // The list is nearly all of the text: room for the rest too, so that it need not be moved.
    push_actions(&mut out, &minutes.carried, &minutes.actions, behind.len());
    out.extend_from_slice(&behind);
    out
}

/// Appends a field of the object.
fn push_field(out: &mut Vec<u8>, before: &str, name: &str, value: &(impl Serialize + ?Sized)) {
    out.extend_from_slice(before.as_bytes());
    out.extend_from_slice(b"\n  ");
    push(out, name, 1);
    out.extend_from_slice(b": ");
    push(out, value, 1);
}

/// Appends the list of the actions, those of earlier meetings first. `behind` is how much follows the list.
fn push_actions(out: &mut Vec<u8>, carried: &[KeptAction], actions: &[Action], behind: usize) {
    let chunk = |actions: &[Action]| {
        let mut out = Vec::with_capacity(ACTION_LENGTH * actions.len());
        actions.iter().for_each(|action| push_action(&mut out, action, None));
        out
    };
    let start = out.len();
    carried.iter().for_each(|kept| push_action(out, &kept.action, Some(kept)));
    out.reserve(ACTION_LENGTH * actions.len() + "\n  ]".len() + behind);
    in_chunks(actions, chunk, |chunk| out.extend_from_slice(&chunk));
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

/// Appends a comma and an action; `kept` says the rest of one of an earlier meeting. Field by field: there are many
/// actions, and a serializer takes several times as long.
fn push_action(out: &mut Vec<u8>, action: &Action, kept: Option<&KeptAction>) {
    let date = |date: Option<Date>| date.map(|date| iso_day(date).into());
    out.extend_from_slice(b",\n    {\n      \"nummer\": ");
    push_text(out, Some(cleaned(&action.number.shown())));
    out.extend_from_slice(b",\n      \"casusnummer\": ");
    push_text(out, Some(cleaned(&action.number.case.0)));
    out.extend_from_slice(b",\n      \"actie\": ");
    push_text(out, Some(cleaned(&action.text)));
    out.extend_from_slice(b",\n      \"actiehouder\": ");
    push_text(out, action.owner.as_deref().map(cleaned));
    out.extend_from_slice(b",\n      \"streefdatum\": ");
    push_text(out, date(action.due));
    out.extend_from_slice(b",\n      \"status\": ");
    push_text(out, Some(action.status.dutch().into()));
    if let Some(kept) = kept {
        if kept.meeting.is_some() {
            out.extend_from_slice(b",\n      \"overleg\": ");
            push_text(out, date(kept.meeting));
        }
        out.extend_from_slice(b",\n      \"te_laat\": ");
        out.extend_from_slice(if kept.overdue { b"true" } else { b"false" });
        if let Some(reason) = &kept.reason {
            out.extend_from_slice(b",\n      \"reden\": ");
            push_text(out, Some(cleaned(reason)));
        }
    }
    out.extend_from_slice(b"\n    }");
}

/// Appends a text between quotes, or `null`.
fn push_text(out: &mut Vec<u8>, text: Option<Cow<'_, str>>) {
    let Some(text) = text else { return out.extend_from_slice(b"null") };
    let special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    if text.bytes().fold(false, |found, byte| found | special(byte)) {
        return push(out, &*text, 0);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
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

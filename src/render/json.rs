//! JSON for scripts. The keys are part of the contract with them: a change here is a breaking change.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::dutch::clean::clean;
use crate::model::{Action, Leak, Minutes};

#[derive(Serialize)]
struct MinutesJson<'a> {
    overleg: MeetingJson,
    acties: Vec<ActionJson<'a>>,
    controle: ControlJson<'a>,
    waarschuwingen: Vec<Cow<'a, str>>,
}

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
}

#[derive(Serialize)]
struct ControlJson<'a> {
    gezocht: usize,
    gevonden: Vec<LeakJson<'a>>,
}

#[derive(Serialize)]
struct LeakJson<'a> {
    id: Cow<'a, str>,
    plaats: Cow<'a, str>,
    soort: Cow<'a, str>,
    bron: Cow<'a, str>,
}

/// The minutes as one JSON object, with a line end after it. Texts are the same as in the documents.
pub fn minutes_json(minutes: &Minutes) -> Vec<u8> {
    let view = MinutesJson {
        overleg: MeetingJson { datum: minutes.meeting },
        acties: minutes.actions.iter().map(action).collect(),
        controle: ControlJson {
            gezocht: minutes.control.searched,
            gevonden: minutes.control.found.iter().map(leak).collect(),
        },
        waarschuwingen: minutes.warnings.iter().map(|warning| clean(warning)).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&view).expect("plain strings and numbers, written to memory");
    bytes.push(b'\n');
    bytes
}

fn action(action: &Action) -> ActionJson<'_> {
    ActionJson {
        nummer: clean(&action.number.to_string()).into_owned(),
        casusnummer: clean(&action.number.case.0),
        actie: clean(&action.text),
        actiehouder: action.owner.as_deref().map(clean),
        streefdatum: action.due,
        status: action.status.dutch(),
    }
}

fn leak(leak: &Leak) -> LeakJson<'_> {
    LeakJson {
        id: clean(&leak.id),
        plaats: clean(&leak.place),
        soort: clean(&leak.kind),
        bron: clean(&leak.source),
    }
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

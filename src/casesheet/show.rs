//! What a column shows of a case.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::columns::Kind;
use super::people::{self, text};
use super::{Holds, overview};
use crate::dutch::date::{self, short};
use crate::model::CaseFile;
use crate::render::Value;

/// A case file as the columns see it: keys, texts and lists.
///
/// A case file is made of texts, numbers and lists alone, so this always succeeds.
pub fn keys(case: &CaseFile) -> Json {
    serde_json::to_value(case).unwrap_or_default()
}

/// The value at a path.
pub fn at<'v>(case: &'v Json, path: &[&str]) -> Option<&'v Json> {
    path.iter().try_fold(case, |value, key| value.get(key))
}

/// What a column shows; `header` names a column that nobody knows.
pub fn cell(case: &Json, holds: Holds, header: &str) -> Value<'static> {
    match holds {
        Holds::Value(column) => one(at(case, column.path), column.kind, column.path),
        Holds::Person(who, number, what) => written(people::cell(case, who, number, what)),
        Holds::Meetings => meetings(case),
        Holds::Actions => written(actions(case, false).map(overview::action).collect::<Vec<_>>().join("\n")),
        Holds::Overview(overview) => written(overview::cell(case, overview)),
        Holds::Own => own(text(&case["eigen_kolommen"], header)),
        Holds::Owner | Holds::Due | Holds::ActionStatus => Value::Empty,
    }
}

/// What a column shows of one action, in a sheet with a row for each.
pub fn of_action(action: &Json, holds: Holds) -> Value<'static> {
    match holds {
        Holds::Actions => written(text(action, "actie").to_owned()),
        Holds::Owner => written(text(action, "actiehouder").to_owned()),
        Holds::Due => written(text(action, "streefdatum").to_owned()),
        Holds::ActionStatus => written(match text(action, "status") {
            "" => "open".to_owned(),
            status => status.to_owned(),
        }),
        _ => Value::Empty,
    }
}

/// The actions of a case: all of them, or those still open.
pub fn actions(case: &Json, all: bool) -> impl Iterator<Item = &Json> {
    let actions = case.get("acties").and_then(Json::as_array).into_iter().flatten();
    actions.filter(move |action| all || matches!(text(action, "status"), "" | "open"))
}

fn one(value: Option<&Json>, kind: Kind, path: &[&str]) -> Value<'static> {
    let Some(value) = value else {
        // What is not written is the default: a case is open.
        return if path == ["status"] { Value::Text("open".into()) } else { Value::Empty };
    };
    match (value, kind) {
        (Json::Number(number), _) => number.as_i64().map_or(Value::Empty, Value::Number),
        (Json::Array(items), _) => {
            written(items.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(", "))
        }
        (Json::Object(_), _) => written(answer(value)),
        // Only what is a day becomes one: a house number `2013` is none.
        (Json::String(text), Kind::Day | Kind::Birth) => written(text.clone()),
        (Json::String(text), _) if text.trim().is_empty() => Value::Empty,
        (Json::String(text), _) => Value::Text(text.trim().to_owned().into()),
        _ => Value::Empty,
    }
}

/// `nee, moeder werkt`; `nee, beoordeeld door K. de Boer, 3-11-2026`.
pub fn answer(value: &Json) -> String {
    let by = text(value, "beoordelaar");
    let by = if by.is_empty() { String::new() } else { format!("beoordeeld door {by}") };
    let day = date::parse(text(value, "datum")).map(short).unwrap_or_default();
    let main = [text(value, "antwoord"), text(value, "oordeel")];
    let parts = main.into_iter().chain([&*by, &*day, text(value, "reden"), text(value, "toelichting")]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn meetings(case: &Json) -> Value<'static> {
    let days = case.get("overleggen").and_then(Json::as_array).into_iter().flatten();
    let days: Vec<Date> = days.filter_map(Json::as_str).filter_map(|day| day.parse().ok()).collect();
    match days.as_slice() {
        [] => Value::Empty,
        [day] => Value::Date(*day),
        days => Value::Text(days.iter().map(|day| short(*day)).collect::<Vec<_>>().join(", ").into()),
    }
}

/// A text; a day when it is written as one.
fn written(text: String) -> Value<'static> {
    if text.trim().is_empty() {
        return Value::Empty;
    }
    match (text.len() == 10).then(|| text.parse::<Date>()) {
        Some(Ok(day)) => Value::Date(day),
        _ => Value::Text(text.into()),
    }
}

/// A cell of a column that nobody knows, as it is kept: see [`super::memory`].
fn own(kept: &str) -> Value<'static> {
    super::memory::value(kept)
}

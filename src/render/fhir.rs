//! Actions as HL7 FHIR R4: a `Bundle` of `Task`s. There is no subject: the number points to the sheet, and who has the
//! sheet knows whom it is about.

use serde_json::{Value, json};

use crate::model::{Action, ActionStatus};

/// Where the numbers of actions come from.
const SYSTEM: &str = "urn:mdo:actienummer";

/// The bundle (<https://hl7.org/fhir/R4/task.html>).
pub fn bundle(actions: &[Action]) -> Vec<u8> {
    let entries: Vec<Value> = actions.iter().map(|action| json!({ "resource": task(action) })).collect();
    let bundle = json!({ "resourceType": "Bundle", "type": "collection", "entry": entries });
    format!("{bundle:#}\n").into_bytes()
}

fn task(action: &Action) -> Value {
    let number = action.number.to_string();
    let status = match action.status {
        ActionStatus::Open => "requested",
        ActionStatus::Done => "completed",
        ActionStatus::Dropped => "cancelled",
    };
    let mut task = json!({
        "resourceType": "Task",
        "identifier": [{ "system": SYSTEM, "value": number }],
        "status": status,
        "intent": "plan",
        "description": action.text,
    });
    if let Some(owner) = &action.owner {
        task["owner"] = json!({ "display": owner });
    }
    if let Some(due) = action.due {
        task["restriction"] = json!({ "period": { "end": due.to_string() } });
    }
    task
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActionNumber, CaseNumber};

    #[test]
    fn a_task_has_number_owner_and_last_day_and_no_subject() {
        let action = Action {
            number: ActionNumber { case: CaseNumber("2026-014".into()), sequence: 2 },
            text: "belt school".into(),
            owner: Some("POH-jeugd".into()),
            due: Some(jiff::civil::date(2026, 12, 15)),
            status: ActionStatus::Open,
        };
        let bundle: Value = serde_json::from_slice(&bundle(&[action])).unwrap();
        let task = &bundle["entry"][0]["resource"];
        assert_eq!(task["identifier"][0]["value"], "2026-014.2");
        assert_eq!(task["owner"]["display"], "POH-jeugd");
        assert_eq!(task["restriction"]["period"]["end"], "2026-12-15");
        assert!(task.get("for").is_none() && task.get("id").is_none());
    }
}

//! What a sheet tells of a case in a few words: consent, safety, what was agreed.

use serde_json::Value as Json;

use super::holds::Overview;
use super::people::{professional, text};
use crate::dutch::date::{self, short};

/// The lines of an overview.
pub fn cell(case: &Json, overview: Overview) -> String {
    let list = |value: &Json, key: &str, line: fn(&Json) -> String| {
        let items = value.get(key).and_then(Json::as_array).into_iter().flatten();
        items.map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    match overview {
        Overview::SafetyWatcher => list(case, "betrokkenen", |person| {
            let watches = person.get("let_op_veiligheid").map(|answer| text(answer, "antwoord"));
            if watches.is_some_and(|answer| answer.starts_with(['j', 'J'])) {
                professional(person)
            } else {
                String::new()
            }
        }),
        Overview::Contacts => case.get("veiligheid").map_or_else(String::new, |safety| {
            list(safety, "veilig_thuis", |contact| {
                joined(&[&day(contact, "datum"), text(contact, "door"), text(contact, "toelichting")], ", ")
            })
        }),
        Overview::Domains => domains(case),
        Overview::Consents => list(case, "toestemming", consent),
        Overview::WithoutConsent => case.get("zonder_toestemming").map_or_else(String::new, |record| {
            joined(&[text(record, "grondslag"), &day(record, "datum"), text(record, "beslisser")], ", ")
        }),
        Overview::ClosedActions => list(case, "acties", |action| match text(action, "status") {
            "" | "open" => String::new(),
            status => format!("{} ({status})", self::action(action)),
        }),
        Overview::Feedback => list(case, "terugkoppeling", |told| {
            let to = text(told, "aan");
            let to = if to.is_empty() { String::new() } else { format!("aan {to}") };
            joined(&[&day(told, "datum"), text(told, "door"), &to], ", ")
        }),
        Overview::Closed => list(case, "afsluiting", |closed| {
            let open_again = day(closed, "heropend");
            let open_again =
                if open_again.is_empty() { open_again } else { format!("heropend {open_again}") };
            joined(&[&day(closed, "datum"), text(closed, "reden"), &open_again], ", ")
        }),
    }
}

/// `CJG: huisbezoek plannen (vóór 15-12-2026)`, as the minutes read it.
pub fn action(action: &Json) -> String {
    let what = text(action, "actie");
    let who = text(action, "actiehouder");
    let mut line = if who.is_empty() { what.to_owned() } else { format!("{who}: {what}") };
    let due = day(action, "streefdatum");
    if !due.is_empty() {
        line.push_str(&format!(" (vóór {due})"));
    }
    line
}

/// `moeder: gegeven, 3-11-2026, schriftelijk, aan CJG en school, geldig tot 3-11-2027`.
fn consent(event: &Json) -> String {
    let words = |key: &str| {
        let items = event.get(key).and_then(Json::as_array).into_iter().flatten();
        items.filter_map(Json::as_str).collect::<Vec<_>>().join(" en ")
    };
    let with = |label: &str, text: String| if text.is_empty() { text } else { format!("{label} {text}") };
    let parts = [
        text(event, "besluit").to_owned(),
        day(event, "datum"),
        text(event, "vorm").to_owned(),
        with("aan", words("partijen")),
        with("over", words("categorieen")),
        with("geldig tot", day(event, "geldig_tot")),
    ];
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    joined(&[text(event, "door"), &joined(&parts, ", ")], ": ")
}

fn domains(case: &Json) -> String {
    let Some(domains) = case.get("leefgebieden").and_then(Json::as_object) else { return String::new() };
    let words = |domain: &Json, key: &str| {
        let items = domain.get(key).and_then(Json::as_array).into_iter().flatten();
        let items: Vec<&str> = items.filter_map(Json::as_str).collect();
        if items.is_empty() { String::new() } else { format!("{key}: {}", items.join(", ")) }
    };
    let line = |(name, domain): (&String, &Json)| {
        let parts =
            [text(domain, "toelichting").to_owned(), words(domain, "risico"), words(domain, "beschermend")];
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        format!("{}: {}", name.replace('_', " "), joined(&parts, "; "))
    };
    domains.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A day as people write it.
fn day(value: &Json, key: &str) -> String {
    let written = text(value, key);
    date::parse(written).map_or_else(|| written.to_owned(), short)
}

fn joined(parts: &[&str], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

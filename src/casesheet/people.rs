//! Persons of a case file as a sheet shows them.

use serde_json::Value as Json;

use super::holds::list_of;
use crate::dutch::names::role_of;
use crate::sheet::{What, Who};

/// The text under a key.
pub fn text<'v>(value: &'v Json, key: &str) -> &'v str {
    value.get(key).and_then(Json::as_str).unwrap_or("").trim()
}

/// The persons a column is about.
pub fn persons(case: &Json, who: Who, number: Option<u8>) -> Vec<&Json> {
    let under = case.get(list_of(who));
    let list = || under.and_then(Json::as_array).into_iter().flatten();
    match who {
        Who::Youth | Who::Doctor | Who::Presenter => under.into_iter().collect(),
        Who::Mother | Who::Father | Who::Warden | Who::Stepparent | Who::Sibling | Who::Teacher => {
            nth(list().filter(|person| class(person) == Some(who)).collect(), number)
        }
        Who::CaseLead => list().filter(|person| is_lead(person)).collect(),
        _ => nth(list().collect(), number),
    }
}

fn nth(all: Vec<&Json>, number: Option<u8>) -> Vec<&Json> {
    match number {
        Some(number) => all.get(usize::from(number).wrapping_sub(1)).copied().into_iter().collect(),
        None => all,
    }
}

/// Whether somebody coordinates the case.
pub fn is_lead(person: &Json) -> bool {
    let answer = person.get("casusregisseur").map(|answer| text(answer, "antwoord")).unwrap_or_default();
    answer.to_lowercase().starts_with('j')
}

/// Who somebody is, by their role or function.
pub fn class(person: &Json) -> Option<Who> {
    let role = match text(person, "rol") {
        "" => text(person, "functie"),
        role => role,
    };
    class_of(role)
}

/// Who a role is of.
pub fn class_of(role: &str) -> Option<Who> {
    let role = role_of(role).unwrap_or_else(|| role.to_lowercase());
    Some(match role.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end() {
        "moeder" => Who::Mother,
        "vader" => Who::Father,
        "voogd" | "gezinsvoogd" | "GI" => Who::Warden,
        "stiefvader" | "stiefmoeder" | "stiefouder" | "pleegouder" | "pleegmoeder" | "pleegvader"
        | "partner" => Who::Stepparent,
        "broer" | "zus" | "halfbroer" | "halfzus" | "stiefbroer" | "stiefzus" | "broer of zus" => {
            Who::Sibling
        }
        "leerkracht" | "mentor" | "juf" | "meester" | "docent" => Who::Teacher,
        _ => return None,
    })
}

/// The name of a person, as it stands there or put together.
pub fn name(person: &Json) -> String {
    let parts = ["voornaam", "tussenvoegsel", "achternaam"].map(|key| text(person, key));
    let whole = text(person, "naam");
    if parts[2].is_empty() && !whole.is_empty() {
        return whole.to_owned();
    }
    let first = if parts[0].is_empty() { text(person, "roepnaam") } else { parts[0] };
    let parts = [first, parts[1], parts[2]];
    let joined: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if joined.is_empty() { whole.to_owned() } else { joined.join(" ") }
}

/// What a column about a person shows.
pub fn cell(case: &Json, who: Who, number: Option<u8>, what: What) -> String {
    let all = persons(case, who, number);
    if who == Who::Doctor {
        return all.first().map(|youth| text(youth, "huisarts").to_owned()).unwrap_or_default();
    }
    let each = |person: &Json| match what {
        What::Name | What::Details if who.is_professional() && who != Who::Warden => professional(person),
        What::Name | What::Details => relative(person, who, number),
        what => part(person, what),
    };
    let lines: Vec<String> = all.into_iter().map(each).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// One thing about a person.
fn part(person: &Json, what: What) -> String {
    let address = |key| person.get("adres").map(|address| text(address, key)).unwrap_or_default();
    let joined = |parts: &[&str], between: &str| {
        let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        parts.join(between)
    };
    let street = || joined(&[address("straat"), address("huisnummer")], " ");
    let town = || joined(&[address("postcode"), address("woonplaats")], " ");
    match what {
        What::FirstName | What::Initials => text(person, "voornaam").to_owned(),
        What::Nickname => text(person, "roepnaam").to_owned(),
        What::Prefix => text(person, "tussenvoegsel").to_owned(),
        What::Surname => joined(&[text(person, "tussenvoegsel"), text(person, "achternaam")], " "),
        What::BirthDate => text(person, "geboortedatum").to_owned(),
        What::Bsn => text(person, "bsn").to_owned(),
        What::Phone => text(person, "telefoon").to_owned(),
        What::Email => text(person, "email").to_owned(),
        What::Address => joined(&[&street(), &town()], ", "),
        What::Street => street(),
        What::HouseNumber | What::Addition => address("huisnummer").to_owned(),
        What::Postcode => town(),
        What::City => address("woonplaats").to_owned(),
        What::Trait | What::Name | What::Details => String::new(),
    }
}

/// `Sanne el Amrani (zus), 2016-03-01, 06-12345678`. What has a column of its own is left out.
fn relative(person: &Json, who: Who, number: Option<u8>) -> String {
    let name = name(person);
    let role = text(person, "rol");
    if who == Who::Youth || matches!(who, Who::Mother | Who::Father) && class_of(role) == Some(who) {
        return name;
    }
    let of_role = [role, text(person, "organisatie")];
    let of_role: Vec<&str> = of_role.into_iter().filter(|part| !part.is_empty()).collect();
    let mut line = match (name.is_empty(), of_role.is_empty()) {
        (false, false) => format!("{name} ({})", of_role.join(", ")),
        (false, true) => name,
        (true, _) => of_role.join(", "),
    };
    // A guardian has columns for phone and mail; of a brother or grandmother all stands in one cell.
    if number.is_none() && !matches!(who, Who::Guardian | Who::Parent | Who::Warden) {
        for extra in ["geboortedatum", "telefoon", "email"].map(|key| text(person, key)) {
            if !extra.is_empty() && !line.is_empty() {
                line.push_str(", ");
                line.push_str(extra);
            }
        }
    }
    line
}

/// `Karin de Boer (POH-jeugd, Praktijk De Linde)`.
pub fn professional(person: &Json) -> String {
    let function = [text(person, "functie"), text(person, "organisatie")];
    let function: Vec<&str> = function.into_iter().filter(|part| !part.is_empty()).collect();
    match (text(person, "naam"), function.is_empty()) {
        (name, true) => name.to_owned(),
        ("", false) => function.join(", "),
        (name, false) => format!("{name} ({})", function.join(", ")),
    }
}

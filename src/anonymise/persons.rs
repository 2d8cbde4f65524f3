//! Whom a case file names, and what else in it identifies.

use serde_yaml::{Mapping, Value};

use super::keys::{self, Key};
use crate::deid::{Category, Known, KnownAddress, KnownNumber, KnownPerson};
use crate::dutch::date::parse_partial;
use crate::dutch::names::Name;
use crate::error::Error;

/// The parser's own text quotes the value: only the place is shown.
pub fn invalid(error: &serde_yaml::Error) -> Error {
    if error.to_string().contains("more than one document") {
        return Error::input("dit bestand bevat meer dan één document (gescheiden door ---)")
            .remedy("Zet elke casus in een eigen bestand.");
    }
    Error::no_yaml(error.location().map(|place| (place.line(), place.column())))
}

/// Everybody a case file names, each with their role.
pub fn known_in(value: &Value) -> Known {
    let mut known = Known::default();
    collect(value, "", &mut known);
    known
}

fn collect(value: &Value, role: &str, known: &mut Known) {
    match value {
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, role, known)),
        Value::Mapping(map) => {
            person(map, role, known);
            address(map, known);
            for (key, value) in map {
                let key = key.as_str().unwrap_or_default();
                facts(key, role, value, known);
                collect(value, keys::role_under(key).unwrap_or(role), known);
            }
        }
        _ => {}
    }
}

/// A scalar as text.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The text under the first of these keys.
fn under(map: &Mapping, wanted: &[&str]) -> Option<String> {
    let found = |(key, value): (&Value, &Value)| {
        wanted.contains(&keys::tidy(key.as_str()?).as_str()).then(|| text_of(value))?
    };
    map.iter().find_map(found)
}

fn person(map: &Mapping, role: &str, known: &mut Known) {
    let mut name = under(map, &["naam", "volledige_naam"]).map(|name| Name::parse(&name)).unwrap_or_default();
    if let Some(family) = under(map, &["achternaam", "familienaam"]) {
        let family = Name::parse_family(&family);
        name.surname = family.surname;
        name.prefix = under(map, &["tussenvoegsel", "voorvoegsel"]).or(family.prefix);
    }
    if let Some(first) = under(map, &["voornaam", "voornamen"]) {
        name.first_names = first.split_whitespace().map(str::to_owned).collect();
    }
    name.nickname = under(map, &["roepnaam"]).or(name.nickname);
    name.initials = under(map, &["voorletters", "initialen"]).or(name.initials);
    if name.is_empty() {
        return;
    }
    let own = under(map, &["rol", "relatie"]).or_else(|| under(map, &["functie"]));
    let role = own.unwrap_or_else(|| if role.is_empty() { "persoon".into() } else { role.into() });
    let birth_date = under(map, &["geboortedatum", "geboren"]).and_then(|text| parse_partial(&text));
    known.persons.push(KnownPerson { role, name, birth_date });
}

fn address(map: &Mapping, known: &mut Known) {
    let address = KnownAddress {
        street: under(map, &["straat", "straatnaam"]),
        number: under(map, &["huisnummer"]),
        postcode: under(map, &["postcode"]),
        city: under(map, &["woonplaats", "plaats"]),
    };
    if address != KnownAddress::default() {
        known.addresses.push(address);
    }
}

/// What identifies without being a person: numbers, schools, and names in lists (`gezin: [Noor, Sam]`).
fn facts(key: &str, role: &str, value: &Value, known: &mut Known) {
    let texts: Vec<String> = match value {
        Value::Sequence(items) => items.iter().filter_map(text_of).collect(),
        other => text_of(other).into_iter().collect(),
    };
    let meaning = keys::meaning(key);
    for text in texts {
        match meaning {
            Some(Key::Drop(
                category @ (Category::Phone
                | Category::Email
                | Category::Bsn
                | Category::Iban
                | Category::Id
                | Category::Handle),
                _,
            )) => {
                known.numbers.push(KnownNumber { category, value: text });
            }
            // `OBS De Regenboog, groep 7`; under `leefgebieden` it tells how things go there.
            Some(Key::School) if !role.is_empty() => {
                known
                    .institutions
                    .extend(text.split([',', ';', '(']).next().map(|name| name.trim().to_owned()));
            }
            None if keys::role_under(key).is_some() && value.is_sequence() => {
                let role = keys::role_under(key).unwrap_or_default().to_owned();
                known.persons.push(KnownPerson { role, name: Name::parse(&text), birth_date: None });
            }
            _ => {}
        }
    }
}

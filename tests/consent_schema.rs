//! `schemas/consent-check.schema.json` is that of the output, and the output is as it says.

mod desk;

use std::fs;
use std::path::Path;

use desk::Desk;
use serde_json::Value;

fn written() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/consent-check.schema.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap_or_default()).unwrap_or_default()
}

/// `WRITE_SCHEMAS=1 cargo test --test consent_schema` writes it anew.
#[test]
fn the_schema_is_not_stale() {
    let schema = mdo::render::consent::schema();
    if std::env::var_os("WRITE_SCHEMAS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/consent-check.schema.json");
        fs::write(path, format!("{schema:#}\n")).expect("written");
    }
    assert!(written() == schema, "stale: WRITE_SCHEMAS=1 cargo test --test consent_schema");
}

/// Whether a value fits a schema, as far as this one goes: types, properties, items, one of a few words, references.
fn misfit(value: &Value, schema: &Value, root: &Value, at: &str) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/definitions/")) {
        return misfit(value, &root["definitions"][name], root, at);
    }
    if let Some(all) = schema["allOf"].as_array() {
        return all.iter().find_map(|one| misfit(value, one, root, at));
    }
    for choices in ["anyOf", "oneOf"] {
        if let Some(choices) = schema[choices].as_array() {
            let fits = choices.iter().any(|choice| misfit(value, choice, root, at).is_none());
            return (!fits).then(|| format!("{at}: none of the choices"));
        }
    }
    if let Some(word) = schema.get("const") {
        return (word != value).then(|| format!("{at}: another word"));
    }
    if let Some(words) = schema["enum"].as_array() {
        return (!words.contains(value)).then(|| format!("{at}: another word"));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let types = &schema["type"];
    if types != kind && !types.as_array().is_some_and(|types| types.iter().any(|one| one == kind)) {
        return Some(format!("{at}: {kind} where {types} belongs"));
    }
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| misfit(item, &schema["items"], root, &format!("{at}/{index}"))),
        Value::Object(keys) => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let missing = required.iter().find(|key| !keys.contains_key(key.as_str().unwrap_or_default()));
            missing.map(|key| format!("{at}: {key} is missing")).or_else(|| {
                keys.iter().find_map(|(key, value)| match schema["properties"].get(key) {
                    None => Some(format!("{at}: {key} is not in the schema")),
                    Some(schema) => misfit(value, schema, root, &format!("{at}/{key}")),
                })
            })
        }
        _ => None,
    }
}

#[test]
fn the_output_is_as_the_schema_says() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["init", "w", "--example", "--today", "2026-11-22"]).status, 0);
    desk.put("w/casussen/2026-009.yaml", "casusnummer: 2026-009\njeugdige: {geboortedatum: 2026-13-01}\n");
    desk.put("w/casussen/2026-010.yaml", "casusnummer: 2026-010\njeugdige: {voornaam: Sam}\ngezag: gezamenlijk\nveiligheid: {oordeel: acuut}\n");
    for arguments in [&["--date", "2026-12-03"][..], &["--date", "2027-05-06", "--names", "--explain"]] {
        let said = desk.run(
            &[&["-C", "w", "consent-check", "--today", "2026-11-22", "--format", "json"], arguments].concat(),
        );
        let (json, schema) = (said.json(), written());
        assert_eq!(misfit(&json, &schema, &schema, ""), None);
        assert!(
            json["casussen"].as_array().is_some_and(|cases| cases.len() >= 3)
                && !json["fouten"].as_array().unwrap().is_empty()
        );
    }
    let schema = written();
    assert!(
        misfit(&serde_json::json!({"overleg": "x", "casussen": [{}], "fouten": []}), &schema, &schema, "")
            .is_some()
    );
}

#[test]
fn every_key_is_explained() {
    fn check(value: &Value, at: &str) {
        let Some(object) = value.as_object() else { return };
        for (key, property) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
            assert!(property.get("description").is_some(), "{at}.{key} has no explanation");
        }
        object.iter().for_each(|(key, value)| check(value, &format!("{at}/{key}")));
    }
    check(&written(), "");
}

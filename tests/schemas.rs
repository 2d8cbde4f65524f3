//! The schemas in `schemas/` are those of the types.

use std::fs;
use std::path::Path;

use mdo::model::schema::FileKind;

/// `cargo run -- schema -o schemas --force` writes them anew.
#[test]
fn the_schemas_are_not_stale() {
    for kind in FileKind::ALL {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(kind.file_name());
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == format!("{:#}\n", kind.schema()),
            "{} is stale: cargo run -- schema -o schemas --force",
            path.display()
        );
    }
}

/// `WRITE_SCHEMAS=1 cargo test --test schemas` writes it anew.
#[test]
fn the_schema_of_the_actions_is_not_stale() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/actions.schema.json");
    let schema = format!("{:#}\n", mdo::render::actions::schema());
    if std::env::var_os("WRITE_SCHEMAS").is_some() {
        fs::write(&path, &schema).expect("written");
    }
    assert!(
        fs::read_to_string(path).unwrap_or_default() == schema,
        "stale: WRITE_SCHEMAS=1 cargo test --test schemas"
    );
}

#[test]
fn every_key_is_explained() {
    fn check(value: &serde_json::Value, path: &str) {
        let Some(object) = value.as_object() else { return };
        if let Some(properties) = object.get("properties").and_then(|p| p.as_object()) {
            for (key, property) in properties {
                assert!(property.get("description").is_some(), "{path}.{key} has no explanation");
            }
        }
        object.iter().for_each(|(key, value)| check(value, &format!("{path}/{key}")));
    }
    FileKind::ALL.iter().for_each(|kind| check(&kind.schema(), kind.name()));
}

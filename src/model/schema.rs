//! The JSON Schemas (draft-07, which YAML editors read) of the files of the work folder.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Value, json};

use super::{CaseFile, Meeting, Settings};

/// Types that may be written as one text, which is then their first field: a person is their name, an answer ja or nee.
pub const SHORT: &[&str] = &[
    "Relative",
    "Professional",
    "Presenter",
    "Competence",
    "Answer",
    "Domain",
    "Contact",
    "Attendee",
    "Entered",
];

/// Keys of texts that people write as a number, and that lose nothing by it.
const NUMBERS_TOO: &[&str] = &["huisnummer", "meldcode_stap"];

/// A kind of file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `casussen/<casusnummer>.yaml`.
    Case,
    /// `overleggen/<datum>.yaml`.
    Meeting,
    /// `mdo.yaml`.
    Settings,
}

impl FileKind {
    /// All kinds.
    pub const ALL: &[FileKind] = &[FileKind::Case, FileKind::Meeting, FileKind::Settings];

    /// The word for it: `casus`, `overleg`, `mdo`.
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Case => "casus",
            FileKind::Meeting => "overleg",
            FileKind::Settings => "mdo",
        }
    }

    /// The schema's file name: `casus.schema.json`.
    pub fn file_name(self) -> String {
        format!("{}.schema.json", self.name())
    }

    /// The schema, as it stands in `schemas/`.
    pub fn schema(self) -> Value {
        match self {
            FileKind::Case => {
                let mut schema = schema::<CaseFile>("Casus");
                schema["required"] = json!(["casusnummer", "jeugdige", "aanmelding"]);
                schema["definitions"]["Application"]["required"] = json!(["vraag_aan_overleg"]);
                schema
            }
            FileKind::Meeting => schema::<Meeting>("Overleg"),
            FileKind::Settings => schema::<Settings>("Instellingen"),
        }
    }
}

fn schema<T: JsonSchema>(title: &str) -> Value {
    let settings = SchemaSettings::draft07().with_transform(WithoutDefaults);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".into(), json!(title));
    let mut value = schema.to_value();
    if let Some(definitions) = value.get_mut("definitions").and_then(Value::as_object_mut) {
        for (name, definition) in definitions {
            loosen(name, definition);
        }
    }
    value
}

/// What the reader takes besides: nothing, and one text for the types of [`SHORT`].
fn loosen(name: &str, definition: &mut Value) {
    if definition.get("type") == Some(&json!("object")) {
        definition["type"] = if SHORT.contains(&name) {
            json!(["object", "string", "boolean", "null"])
        } else {
            json!(["object", "null"])
        };
    }
    let Some(properties) = definition.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for key in NUMBERS_TOO {
        if let Some(property) = properties.get_mut(*key) {
            property["type"] = json!(["string", "number", "null"]);
        }
    }
}

/// A file that is empty or lacks a list is not wrong: nothing is required beyond what the contract says, and a default
/// that is written out tells nobody anything.
#[derive(Clone, Debug)]
struct WithoutDefaults;

impl Transform for WithoutDefaults {
    fn transform(&mut self, schema: &mut schemars::Schema) {
        schema.remove("default");
        transform_subschemas(self, schema);
    }
}

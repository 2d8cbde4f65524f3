//! What the leak gate looked for and found, as JSON.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::text::cleaned;
use crate::model::{Control, Leak};

// The key `controle` of every JSON that passes the gate. No doc comment: the schema would take it as a description.
#[derive(Serialize, JsonSchema)]
pub(super) struct ControlJson<'a> {
    #[schemars(description = "Naar hoeveel herkenbare gegevens gezocht is")]
    gezocht: usize,
    #[schemars(description = "Wat er nog gevonden is")]
    gevonden: Vec<LeakJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct LeakJson<'a> {
    #[schemars(description = "De naam van dit lek, voor --accept-leaks")]
    id: Cow<'a, str>,
    #[schemars(description = "Waar het staat")]
    plaats: Cow<'a, str>,
    #[schemars(description = "Wat voor gegeven het is")]
    soort: Cow<'a, str>,
    #[schemars(description = "Waar het gegeven vandaan komt")]
    bron: Cow<'a, str>,
}

impl<'a> From<&'a Control> for ControlJson<'a> {
    fn from(control: &'a Control) -> Self {
        let leak = |leak: &'a Leak| LeakJson {
            id: cleaned(&leak.id),
            plaats: cleaned(&leak.place),
            soort: cleaned(&leak.kind),
            bron: cleaned(&leak.source),
        };
        ControlJson { gezocht: control.searched, gevonden: control.found.iter().map(leak).collect() }
    }
}

//! Word documents. Input that begins with `<` is packed as the text of a document.
#![no_main]

use std::borrow::Cow;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mdo::deid::{Engine, Known, KnownPerson, Options};
use mdo::docx;
use mdo::dutch::names::Name;
use mdo_fuzz::package;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(Options::default()));
static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let person =
        |role: &str, name| KnownPerson { role: role.into(), name: Name::parse(name), birth_date: None };
    let persons = vec![person("jeugdige", "Yusuf el Idrissi"), person("moeder", "Fatima el Idrissi")];
    Known { persons, ..Known::default() }
});

fn file(data: &[u8]) -> Cow<'_, [u8]> {
    if !data.starts_with(b"<") {
        return data.into();
    }
    package(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("word/document.xml", data),
    ])
    .into()
}

fuzz_target!(|data: &[u8]| {
    let bytes = file(data);
    let once = docx::scrub(&bytes, &mut |texts| ENGINE.case(&KNOWN).scrub(texts));
    let Ok(once) = once else { return };
    let again = docx::restore(&once.bytes, &mut |_| Vec::new());
    assert!(again.is_ok(), "what was written cannot be read");
});

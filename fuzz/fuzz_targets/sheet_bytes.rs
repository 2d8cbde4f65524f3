//! The sheet reader and `anonymise` on sheets. Input that begins with `<` is packed: as the content of an ods, or as a
//! worksheet of an xlsx with shared strings behind `<!--strings-->`.
#![no_main]

use std::borrow::Cow;
use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use mdo::anonymise::{Identities, Kind, Setup, scrub};
use mdo::deid::Options;
use mdo::sheet::{ReadOptions, read_bytes, whole};
use mdo_fuzz::package;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const MARK: &[u8] = b"<!--strings-->";

static SETUP: LazyLock<Setup> = LazyLock::new(|| {
    let day = date(2026, 12, 3);
    Setup::new(Options::default(), Identities::default(), ReadOptions::default(), Some(day), day)
});

fn has(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

fn file(data: &[u8]) -> Cow<'_, [u8]> {
    if !data.starts_with(b"<") {
        return data.into();
    }
    if has(data, b"office:document").is_some() {
        let mime = b"application/vnd.oasis.opendocument.spreadsheet";
        return package(&[("mimetype", mime), ("content.xml", data)]).into();
    }
    let at = has(data, MARK).unwrap_or(data.len());
    package(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/worksheets/sheet1.xml", &data[..at]),
        ("xl/sharedStrings.xml", data.get(at + MARK.len()..).unwrap_or_default()),
    ])
    .into()
}

fuzz_target!(|data: &[u8]| {
    let bytes = file(data);
    if let Ok(sheet) = read_bytes(&bytes, &ReadOptions::default()) {
        let mut numbers: Vec<_> = sheet.cases.iter().map(|entry| &entry.case.number.0).collect();
        let all = numbers.len();
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), all, "case numbers are distinct");
    }
    let readable = whole(&bytes, &ReadOptions::default()).is_ok();
    let mut out = Vec::new();
    let done = scrub(Kind::Csv, &mut &*bytes, &mut out, &SETUP, &mut |_| ());
    assert!(readable || done.is_err(), "what cannot be read was written");
});

//! The files of the package itself: which parts there are, how they hang together, and properties that tell nothing.

use super::document::{Content, Part, To};
use super::xml::escape_into;

/// Title, author and dates are not taken over.
pub const CORE: &str = include_str!("core.xml");
/// Nor are the firm, the manager and the template.
pub const APP: &str = include_str!("app.xml");

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// `[Content_Types].xml`.
pub fn content_types(parts: &[Part]) -> Vec<u8> {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>\
         <Default Extension=\"gif\" ContentType=\"image/gif\"/>\
         <Default Extension=\"bmp\" ContentType=\"image/bmp\"/>"
    );
    let mut part = |name: &str, kind: &str| {
        out.push_str(&format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"));
    };
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    for one in parts.iter().filter(|part| matches!(part.content, Content::Tokens(_))) {
        part(&one.name(), &one.kind.content_type());
    }
    out.push_str("</Types>");
    out.into_bytes()
}

/// The relations of the package; `main` is the type of the one to the text.
pub fn root_relations(main: &str) -> Vec<u8> {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    push(&mut out, "rId1", main, "word/document.xml", false);
    push(
        &mut out,
        "rId2",
        &format!("{PACKAGE}/relationships/metadata/core-properties"),
        "docProps/core.xml",
        false,
    );
    push(&mut out, "rId3", &format!("{OFFICE}/extended-properties"), "docProps/app.xml", false);
    out.push_str("</Relationships>");
    out.into_bytes()
}

/// The name of the part with the relations of a part.
pub fn relations_name(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    format!("{folder}/_rels/{file}.rels")
}

/// The relations of a part.
pub fn relations(part: &Part, parts: &[Part]) -> Vec<u8> {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for link in &part.links {
        match &link.to {
            To::Part(index) => {
                push(&mut out, &link.id, &link.kind, &format!("/{}", parts[*index].name()), false)
            }
            To::Address(address) => push(&mut out, &link.id, &link.kind, address, true),
        }
    }
    out.push_str("</Relationships>");
    out.into_bytes()
}

fn push(out: &mut String, id: &str, kind: &str, target: &str, outside: bool) {
    out.push_str(&format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\""));
    escape_into(out, target, true);
    out.push_str(if outside { "\" TargetMode=\"External\"/>" } else { "\"/>" });
}

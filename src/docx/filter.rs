//! What goes before anything is scrubbed: elements that lead elsewhere or that nobody sees, attributes that tell
//! who and when, identifiers that were chosen by a person.

use super::document::{Document, Link, Part};
use super::fields;
use super::kinds::Kind;
use super::names::Names;
use super::ns::Ns;
use super::problem::damaged;
use super::values::{Class, FORM_FIELD, class};
use super::xml::{Element, Token};
use crate::error::Result;

/// What happens to an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Keep,
    /// It goes with all it holds.
    Drop,
    /// It goes and what it holds stays.
    Unwrap,
}

/// Elements of the text that go with all they hold.
const DROPPED: &[&str] = &[
    "altChunk",
    "subDoc",
    "control",
    "permStart",
    "permEnd",
    "proofErr",
    "lastRenderedPageBreak",
    "dataBinding",
    "smartTagPr",
    "customXmlPr",
    "placeholder",
    "objectEmbed",
    "objectLink",
    "movie",
    "contentPart",
    "fldData",
    "divId",
    "printerSettings",
    "latentStyles",
    "rsid",
    "entryMacro",
    "exitMacro",
    "docPartList",
    "frameset",
    "background",
];

/// The same in drawings; extensions repeat what is there for newer programs.
const DROPPED_DRAWING: &[&str] = &[
    "extLst",
    "hlinkClick",
    "hlinkHover",
    "hlinkMouseOver",
    "audioFile",
    "videoFile",
    "wavAudioFile",
    "audioCd",
    "quickTimeFile",
    "contentPart",
    "userShapes",
    "externalData",
    "pivotSource",
    "printSettings",
];

/// The settings that shape the document. All others are left out: they tell where the document comes from, ask for
/// other files, or say nothing to who reads it.
const SETTINGS: &[&str] = &[
    "mirrorMargins",
    "alignBordersAndEdges",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "trackRevisions",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "evenAndOddHeaders",
    "bookFoldPrinting",
    "bookFoldRevPrinting",
    "characterSpacingControl",
    "noLineBreaksAfter",
    "noLineBreaksBefore",
    "footnotePr",
    "endnotePr",
    "compat",
    "mathPr",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
    "defaultTableStyle",
    "clickAndTypeStyle",
];

/// Cleans all parts.
pub fn clean(document: &mut Document) -> Result<()> {
    let mut names = Names::of(document);
    for part in &mut document.parts {
        elements(part)?;
        attributes(part, &mut names);
    }
    for part in &mut document.parts {
        fields::clean(part.tokens_mut(), &names);
    }
    Ok(())
}

/// The elements of the text that hold text; they hold nothing else.
const WITH_TEXT: [&str; 4] = ["t", "delText", "instrText", "delInstrText"];

/// An element that is open.
struct Open {
    verdict: Verdict,
    ns: Ns,
    name: String,
}

impl Open {
    fn holds_only_text(&self) -> bool {
        self.ns == Ns::Word && WITH_TEXT.contains(&self.name.as_str())
    }

    /// Whether Word shows text that stands directly in it. What it does not show, nobody would look at.
    fn may_hold_text(&self) -> bool {
        match self.ns {
            Ns::Word => self.holds_only_text(),
            Ns::Math | Ns::Drawing => true,
            _ => false,
        }
    }
}

fn verdict(element: &Element, parent: Option<&Open>, kind: Kind) -> Verdict {
    let name = element.local();
    let in_settings = kind == Kind::Settings && parent.is_some_and(|parent| parent.name == "settings");
    match element.ns {
        _ if in_settings && !SETTINGS.contains(&name) => Verdict::Drop,
        _ if parent.is_some_and(Open::holds_only_text) => Verdict::Drop,
        Ns::Word if matches!(name, "smartTag" | "customXml") => Verdict::Unwrap,
        Ns::Word | Ns::WordMore if DROPPED.contains(&name) => Verdict::Drop,
        Ns::Drawing if DROPPED_DRAWING.contains(&name) => Verdict::Drop,
        Ns::Vml if matches!(name, "OLEObject" | "ink" | "signatureline" | "diagram") => Verdict::Drop,
        Ns::Package => Verdict::Drop,
        _ => Verdict::Keep,
    }
}

/// Takes out elements, and gives the relations of the others their new identifiers.
fn elements(part: &mut Part) -> Result<()> {
    let kind = part.kind;
    let links = std::mem::take(&mut part.links);
    let mut open: Vec<Open> = Vec::new();
    for token in part.tokens_mut() {
        let parent = open.last();
        let dropped = parent.is_some_and(|parent| parent.verdict == Verdict::Drop);
        match token {
            Token::Open(element) => {
                let mut found = if dropped { Verdict::Drop } else { verdict(element, parent, kind) };
                if found == Verdict::Keep {
                    found = relate(element, &links)?;
                }
                open.push(Open { verdict: found, ns: element.ns, name: element.local().to_owned() });
                match found {
                    Verdict::Keep => object_to_picture(element),
                    Verdict::Drop | Verdict::Unwrap => *token = Token::Gone,
                }
            }
            Token::Close => {
                if open.pop().is_some_and(|open| open.verdict != Verdict::Keep) {
                    *token = Token::Gone;
                }
            }
            Token::Text(_) if dropped || !parent.is_some_and(Open::may_hold_text) => *token = Token::Gone,
            Token::Text(_) | Token::Gone => {}
        }
    }
    part.links = links;
    Ok(())
}

/// The picture of an embedded file stays where the file was.
fn object_to_picture(element: &mut Element) {
    if element.is(Ns::Word, "object") {
        element.name = element.name.replace("object", "pict").into();
        element.attributes.clear();
    }
}

/// Elements that show something of their own when the relation is gone; others make no sense without it.
const WITHOUT_RELATION: [&str; 4] = ["hyperlink", "blip", "imagedata", "fill"];

/// Gives the identifiers of relations their new form.
fn relate(element: &mut Element, links: &[Link]) -> Result<Verdict> {
    let mut verdict = Verdict::Keep;
    let found: Vec<Option<String>> = element
        .attributes
        .iter()
        .map(|attribute| match class(element, attribute) {
            Class::Relation => Some(
                links
                    .iter()
                    .find(|link| link.old == attribute.value)
                    .map_or(String::new(), |link| link.id.clone()),
            ),
            _ => None,
        })
        .collect();
    let mut found = found.into_iter();
    let name = element.local().to_owned();
    let ns = element.ns;
    element.attributes.retain_mut(|attribute| match found.next().flatten() {
        None => true,
        Some(id) if id.is_empty() => {
            if !WITHOUT_RELATION.contains(&name.as_str()) {
                verdict = Verdict::Drop;
            }
            false
        }
        Some(id) => {
            attribute.value = id;
            true
        }
    });
    // A frame for a chart or diagram cannot stand empty.
    if verdict == Verdict::Drop && ns == Ns::Drawing && matches!(name.as_str(), "chart" | "relIds") {
        return Err(damaged());
    }
    Ok(verdict)
}

/// Takes out attributes, and replaces names.
fn attributes(part: &mut Part, names: &mut Names) {
    let mut in_form_field = 0usize;
    let mut open: Vec<bool> = Vec::new();
    for token in part.tokens_mut() {
        match token {
            Token::Open(element) => {
                let form_field = element.is(Ns::Word, "ffData");
                open.push(form_field);
                in_form_field += usize::from(form_field);
                if in_form_field > 0 {
                    mark_form_field(element);
                }
                rename(element, names);
            }
            Token::Close => in_form_field -= usize::from(open.pop().unwrap_or_default()),
            Token::Text(_) | Token::Gone => {}
        }
    }
}

fn mark_form_field(element: &mut Element) {
    if element.is(Ns::Word, "name") {
        element.attributes.iter_mut().for_each(|attribute| attribute.value.insert(0, FORM_FIELD));
    }
}

fn rename(element: &mut Element, names: &mut Names) {
    let classes: Vec<Class> = element.attributes.iter().map(|a| class(element, a)).collect();
    let mut classes = classes.into_iter();
    element.attributes.retain_mut(|attribute| {
        let value = &mut attribute.value;
        match classes.next() {
            Some(Class::Drop) => return false,
            Some(Class::Fixed(fixed)) => *value = fixed.to_owned(),
            Some(Class::Style) => *value = names.style(value),
            Some(Class::Bookmark) => *value = names.bookmark(value.trim_start_matches(FORM_FIELD)),
            Some(Class::Author) => *value = names.author(value),
            _ => {}
        }
        true
    });
}

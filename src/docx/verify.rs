//! The look at what was written, before it is given away: read again, with nothing but the bytes to go by.

use super::document::{Content, Document, To};
use super::finds::Finds;
use super::package::Package;
use super::story::{OBJECT, Story};
use super::texts::Texts;
use super::values::{Class, class, is_keyword, is_known};
use super::xml::{Budget, Element, Token, parse};
use crate::deid::Deidentified;
use crate::error::{Error, Result};

/// Refuses a package in which a finding is left.
pub fn check(
    bytes: &[u8],
    document: &Document,
    texts: &Texts,
    answers: &[Deidentified],
    finds: &Finds,
) -> Result<()> {
    let package = Package::open(bytes)?;
    let mut budget = Budget::default();
    for (nth, part) in document.parts.iter().enumerate() {
        let Content::Tokens(_) = part.content else { continue };
        let refused = || left(&part.dutch());
        let tokens = parse(package.part(&part.name()).ok_or_else(refused)?, &mut budget)?;
        let story = Story::read(&tokens);
        let tracked = texts.stories[nth].views().len() > 1;
        for (view, answer) in texts.answers(nth, answers) {
            if !as_answered(&story.seen(view), &answer.text, tracked, finds) {
                return Err(refused());
            }
        }
        let loose = story.loose.iter().filter_map(|index| match &tokens[*index] {
            Token::Text(text) => Some(text),
            _ => None,
        });
        if loose.into_iter().any(|text| !is_known(text.trim()) && finds.occur_in(text)) {
            return Err(refused());
        }
        if tokens.iter().filter_map(Token::element).any(|element| tells(element, finds)) {
            return Err(refused());
        }
    }
    // All else in the relations is made here.
    for link in document.parts.iter().flat_map(|part| &part.links) {
        if matches!(&link.to, To::Address(address) if finds.occur_in(address)) {
            return Err(left("de koppelingen"));
        }
    }
    Ok(())
}

/// Whether the written text is what the scrubber gave. Where changes are tracked a label may stand for two findings,
/// so there only the findings are counted.
fn as_answered(written: &str, answer: &str, tracked: bool, finds: &Finds) -> bool {
    if !tracked {
        return visible(written).eq(visible(answer));
    }
    let allowed = finds.count(answer);
    finds.count(written).iter().all(|(find, count)| allowed.get(find).is_some_and(|most| count <= most))
}

/// Without what parts paragraphs, and pictures, which stay in the middle of a finding.
fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace() && *c != OBJECT)
}

/// Whether an element holds a finding.
fn tells(element: &Element, finds: &Finds) -> bool {
    element.attributes.iter().any(|attribute| {
        let value = &attribute.value;
        if attribute.declares() || is_known(value) {
            return false;
        }
        match class(element, attribute) {
            // Part of a keyword may well be a name (`upperRoman`, `windowText`), but a name is no keyword.
            Class::Layout if is_keyword(value) => finds.are(value),
            _ => finds.occur_in(value),
        }
    })
}

fn left(part: &str) -> Error {
    Error::input("na het weghalen staat er nog iets herkenbaars in dit document, buiten de lopende tekst")
        .at(part.to_owned())
        .remedy("Kopieer de tekst naar een nieuw document en probeer dat.")
}

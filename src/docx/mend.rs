//! Finishing touches when the findings are known: a name in a place that has no sentence around it, such as the name
//! of a style or a tag, may have been missed there.

use super::document::{Document, Part, To};
use super::finds::Finds;
use super::values::{Class, class, is_known};
use super::xml::Token;

/// Takes findings out of fonts, short texts and addresses.
pub fn mend(document: &mut Document, finds: &Finds) {
    let mut count = 0;
    for token in document.parts.iter_mut().flat_map(Part::tokens_mut) {
        let Token::Open(element) = token else { continue };
        for at in 0..element.attributes.len() {
            let attribute = &element.attributes[at];
            if is_known(&attribute.value) || !finds.occur_in(&attribute.value) {
                continue;
            }
            let mended = match class(element, attribute) {
                Class::Font => "Arial".to_owned(),
                // Each its own: a style, a choice in a list must have a name that no other has.
                Class::Text => {
                    count += 1;
                    format!("weggehaald {count}")
                }
                _ => continue,
            };
            element.attributes[at].value = mended;
        }
    }
    for link in document.parts.iter_mut().flat_map(|part| &mut part.links) {
        if matches!(&link.to, To::Address(address) if finds.occur_in(address)) {
            link.to = To::Address("about:blank".into());
        }
    }
}

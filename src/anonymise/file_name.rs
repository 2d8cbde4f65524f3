//! The name of a file may be the name of a child.

use super::Setup;
use crate::deid::{Category, Group};
use crate::dutch::text::capital;

/// Whether a file name, without folder and extension, holds nothing that identifies.
pub fn may_stay(stem: &str, setup: &Setup) -> bool {
    let spaced = stem.replace(['_', '-', '.', '+'], " ");
    let known = setup.known.of_texts(&[&spaced]);
    // Small letters say little about names: the same words are looked at with capitals too.
    let words = spaced.split_whitespace().map(capital).collect::<Vec<_>>().join(" ");
    let sentence = format!("Verslag over {words} en het gezin");
    [stem, spaced.as_str(), words.as_str(), sentence.as_str()].iter().all(|text| {
        let result = setup.engine.case(&known).scrub_one(text);
        // The day of a meeting stands in many names.
        result
            .spans
            .iter()
            .all(|span| matches!(span.category, Category::Date | Category::Age) && span.group != Group::Known)
    })
}

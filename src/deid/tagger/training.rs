//! What `examples/train_tagger.rs` needs to train the model on exactly what the engine sees. Not part of the engine's
//! interface.

use super::features::{COUNT, ROWS, Window};
use super::{CLASSES, STEP, probabilities};
use crate::deid::token::Tokens;

/// Rows of the model.
pub const MODEL_ROWS: usize = ROWS;
/// Features of one word.
pub const FEATURES: usize = COUNT;
/// Classes: none, person, place, institution.
pub const MODEL_CLASSES: usize = CLASSES;

/// A word for training.
#[derive(Clone, Debug)]
pub struct Word {
    /// First byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Rows of its features.
    pub rows: [u32; COUNT],
    /// Buckets of the lexicon: first name, surname.
    pub usual: (u8, u8),
    /// The lexicon has it as a place.
    pub place: bool,
    /// Stands between first name and surname.
    pub prefix: bool,
}

/// The words of a text with their features, as if the lexicon did not have the words that `hidden` picks by their
/// first and last byte: so the model learns what a name looks like that nobody knows.
pub fn words(text: &str, mut hidden: impl FnMut(usize, usize) -> bool) -> Vec<Word> {
    use crate::deid::lexicon::{Flag, WordInfo};
    let mut tokens = Tokens::default();
    tokens.read(text);
    for token in &mut tokens.list {
        if hidden(token.start as usize, token.end as usize) {
            token.info = WordInfo::default();
        }
    }
    (0..tokens.list.len())
        .map(|index| {
            let token = &tokens.list[index];
            let info = token.info;
            Word {
                start: token.start as usize,
                end: token.end as usize,
                rows: Window::at(&tokens, index).features(),
                usual: (info.first_name(), info.surname()),
                place: info.any(Flag::PLACE),
                prefix: info.any(Flag::SURNAME_PREFIX),
            }
        })
        .collect()
}

/// Logits to probabilities, as the engine does it.
pub fn to_probabilities(logits: [f32; CLASSES]) -> [f32; CLASSES] {
    probabilities(logits)
}

/// The bytes of the model file.
pub fn quantised(weights: &[[f32; CLASSES]]) -> Vec<u8> {
    let byte = |weight: f32| (weight * STEP).round().clamp(-127.0, 127.0) as i8 as u8;
    weights.iter().flatten().map(|&weight| byte(weight)).collect()
}

/// The weights that a model file stands for.
pub fn dequantised(model: &[u8]) -> Vec<[f32; CLASSES]> {
    let (rows, _) = model.as_chunks::<CLASSES>();
    rows.iter().map(|row| row.map(|weight| f32::from(weight as i8) / STEP)).collect()
}

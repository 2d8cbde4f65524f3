//! The tagger: how likely a word is part of a name, judged by its form, its neighbours and the lexicon.
//!
//! A linear model over hashed features: for each word the weights of its features are added for each class, and the
//! sums made probabilities. It knows no rules of sequence; those of names are with the name finders.
//! `examples/train_tagger.rs` trains it, `data/tagger/CARD.md` says on what and how well it does.

mod features;
#[cfg(test)]
mod tests;
pub mod training;

use features::{ROWS, Window};

use super::token::Tokens;

/// Per row one weight for each class, as signed bytes.
static MODEL: &[u8] = include_bytes!("../../../data/tagger/model.bin");

const _: () =
    assert!(MODEL.len() == ROWS * CLASSES, "the model has another size: put zeros there, then train anew");

/// Classes: none, person, place, institution.
pub(crate) const CLASSES: usize = 4;

/// Weights are kept in steps of one in so many.
const STEP: f32 = 24.0;

/// How likely a word is (part of) a name of a class; with `none` they add up to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scores {
    /// A person.
    pub(crate) person: f32,
    /// A town, street or region.
    pub(crate) place: f32,
    /// A school, club, practice, employer or other body.
    pub(crate) institution: f32,
}

impl Scores {
    /// A name of whatever kind.
    pub(crate) fn any(self) -> f32 {
        self.person + self.place + self.institution
    }
}

/// Scores words of one text, from left to right: what is seen of a word serves its neighbours too.
pub(crate) struct Tagger<'a> {
    tokens: &'a Tokens,
    /// Around the word that was scored last.
    window: Option<Window<'a>>,
}

impl<'a> Tagger<'a> {
    /// A tagger for a text.
    pub(crate) fn new(tokens: &'a Tokens) -> Tagger<'a> {
        Tagger { tokens, window: None }
    }

    /// Scores a word, the same as the last or a later one. Worth asking for words that may be names.
    pub(crate) fn score(&mut self, index: usize) -> Scores {
        let window = self.window.get_or_insert_with(|| Window::at(self.tokens, index));
        window.move_to(index);
        let (rows, _) = MODEL.as_chunks::<CLASSES>();
        let mut sums = [0_i32; CLASSES];
        for row in window.features() {
            for (sum, weight) in sums.iter_mut().zip(rows[row as usize]) {
                *sum += i32::from(weight as i8);
            }
        }
        let [_, person, place, institution] = probabilities(sums.map(|sum| sum as f32 / STEP));
        Scores { person, place, institution }
    }
}

/// Logits to probabilities.
fn probabilities(logits: [f32; CLASSES]) -> [f32; CLASSES] {
    let top = logits.into_iter().fold(f32::MIN, f32::max);
    let powers = logits.map(|logit| (logit - top).exp());
    let total: f32 = powers.iter().sum();
    powers.map(|power| power / total)
}

//! A second look: what was replaced may stand nowhere in what is written.
//!
//! Attributes, identifiers and loose texts were not read in a sentence, so there a word of a finding is one too many.
//! In running text the scrubber decided with the sentence before it that a word like `hoop` stays; there a finding
//! may stand as often as in the scrubber's own answer, and no more.

use std::collections::{HashMap, HashSet};

use crate::deid::{Category, Deidentified};
use crate::dutch::fold::fold;

/// Letters from which a finding is looked for.
const LETTERS: usize = 4;
/// Digits from which one is.
const DIGITS: usize = 7;

/// What was replaced, as folded words.
#[derive(Debug, Default)]
pub struct Finds {
    /// First word -> the findings that begin with it.
    by_first: HashMap<String, Vec<Vec<String>>>,
}

impl Finds {
    /// The findings of all answers; `texts` are what was given.
    pub fn of(texts: &[&str], answers: &[Deidentified]) -> Finds {
        let mut distinct = HashSet::new();
        for (text, answer) in texts.iter().zip(answers) {
            for span in &answer.spans {
                let Some(original) = text.get(span.start..span.end) else { continue };
                let words = words(original);
                if span.category == Category::Person {
                    distinct
                        .extend(words.iter().filter(|word| is_telling(word)).map(|word| vec![word.clone()]));
                }
                if words.iter().any(|word| is_telling(word)) {
                    distinct.insert(words);
                }
            }
        }
        let mut finds = Finds::default();
        for find in distinct {
            finds.by_first.entry(find[0].clone()).or_default().push(find);
        }
        finds
    }

    /// How often each finding stands in a text.
    pub fn count(&self, text: &str) -> HashMap<&[String], usize> {
        let mut count = HashMap::new();
        if self.by_first.is_empty() {
            return count;
        }
        let words = words(text);
        for (at, word) in words.iter().enumerate() {
            for find in self.by_first.get(word).into_iter().flatten() {
                if words[at..].starts_with(find) {
                    *count.entry(find.as_slice()).or_default() += 1;
                }
            }
        }
        count
    }

    /// Whether any stands in a text.
    pub fn occur_in(&self, text: &str) -> bool {
        !self.count(text).is_empty()
    }

    /// Whether a text is one of them, whole.
    pub fn are(&self, text: &str) -> bool {
        let words = words(text);
        words.first().and_then(|first| self.by_first.get(first)).is_some_and(|finds| finds.contains(&words))
    }
}

fn is_telling(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= LETTERS || word.bytes().filter(u8::is_ascii_digit).count() >= DIGITS
}

/// Words as a reader sees them, folded; a capital after a small letter begins a new one, as in `VerslagYusuf`.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = ' ';
    for c in text.chars().filter(|c| !is_hidden(*c)) {
        let camel = before.is_lowercase() && c.is_uppercase();
        let kind = before.is_numeric() != c.is_numeric();
        if !word.is_empty() && (!c.is_alphanumeric() || camel || kind) {
            words.push(fold(&std::mem::take(&mut word)));
        }
        if c.is_alphanumeric() || is_combining(c) {
            word.push(c);
        }
        before = c;
    }
    if !word.is_empty() {
        words.push(fold(&word));
    }
    words
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Soft hyphens and characters without width, which part no words.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_a_reader() {
        assert_eq!(
            words("VerslagYusuf_2013 Jan\u{ad}sen Şimşek"),
            ["verslag", "yusuf", "2013", "jansen", "simsek"]
        );
        assert_eq!(words("horizontal"), ["horizontal"]);
    }
}

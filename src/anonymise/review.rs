//! The texts of a file for the page on which a person checks what was replaced.

use super::Piece;
use super::reasons::{group_name, reason};
use crate::model::{ReviewPiece, ReviewSpan};

/// Bytes of text of one file that the page shows. More nobody reads through, and no browser shows well.
const MOST: usize = 16 << 20;

/// What is shown of one file.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Its texts.
    pub pieces: Vec<ReviewPiece>,
    /// Bytes of text in them.
    size: usize,
    /// Whether texts were left out, because there are too many.
    pub cut: bool,
}

impl Shown {
    /// Takes in a text with what was replaced; running text is shown paragraph by paragraph.
    pub fn add(&mut self, piece: &Piece) {
        let mut next = 0;
        let mut line = piece.start.map(|(line, _)| line);
        let mut done = 0;
        for end in ends(piece) {
            let text = &piece.text[done..end];
            let place = line.map_or_else(|| piece.place.clone(), |line| format!("regel {line}"));
            line = line.map(|line| line + memchr::memchr_iter(b'\n', text.as_bytes()).count());
            let spans = &piece.result.spans[next..];
            let count = spans.iter().take_while(|span| span.end <= end).count();
            next += count;
            if !text.trim().is_empty() || count > 0 {
                let spans = spans[..count].iter().map(|span| shown(span, done)).collect();
                self.push(ReviewPiece { place, text: text.trim_end_matches(['\r', '\n']).to_owned(), spans });
            }
            done = end;
        }
    }

    fn push(&mut self, piece: ReviewPiece) {
        self.cut |= self.size + piece.text.len() > MOST;
        if !self.cut {
            self.size += piece.text.len();
            self.pieces.push(piece);
        }
    }
}

/// Where each text that is shown ends: at a blank line of running text, but never within a replacement.
fn ends(piece: &Piece) -> Vec<usize> {
    let text = &piece.text;
    let mut ends = Vec::new();
    if piece.start.is_some() {
        let mut at = 0;
        let mut spans = piece.result.spans.iter().peekable();
        for line in text.split_inclusive('\n') {
            at += line.len();
            while spans.next_if(|span| span.end <= at).is_some() {}
            let inside = spans.peek().is_some_and(|span| span.start < at);
            if line.trim().is_empty() && !inside {
                ends.push(at);
            }
        }
    }
    if ends.last() != Some(&text.len()) {
        ends.push(text.len());
    }
    ends
}

fn shown(span: &crate::deid::Span, from: usize) -> ReviewSpan {
    ReviewSpan {
        start: span.start - from,
        end: span.end - from,
        category: span.category.dutch().to_owned(),
        rule: span.rule.to_owned(),
        group: group_name(span.group).to_owned(),
        confidence: span.confidence,
        reason: reason(span.rule, span.group).to_owned(),
        replacement: span.replacement.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deid::{Category, Deidentified, Group, Span};

    #[test]
    fn running_text_is_shown_by_paragraph_with_places_that_fit() {
        let text = "een\nJan\n\n\ntwee Jan\r\n";
        let spans = text.match_indices("Jan").map(|(start, name)| Span {
            start,
            end: start + name.len(),
            category: Category::Person,
            group: Group::Lexicon,
            rule: "lexicon.voornaam",
            confidence: 0.9,
            replacement: "[persoon 1]".into(),
        });
        let result = Deidentified { text: String::new(), spans: spans.collect() };
        let mut shown = Shown::default();
        shown.add(&Piece { place: "tekst".into(), start: Some((1, 1)), text: text.into(), result });
        let places: Vec<(&str, &str)> =
            shown.pieces.iter().map(|p| (p.place.as_str(), p.text.as_str())).collect();
        assert_eq!(places, [("regel 1", "een\nJan"), ("regel 5", "twee Jan")]);
        for piece in &shown.pieces {
            assert_eq!(&piece.text[piece.spans[0].start..piece.spans[0].end], "Jan");
        }
    }
}

//! Findings back into the runs: each label stands in the run where its finding began, and has its formatting.

use std::ops::Range;

use super::Edit;
use super::ns::Ns;
use super::story::{Change, OBJECT, Source, Story, View};
use super::xml::{Attribute, Token, remove};
use crate::deid::Span;

/// A finding in the story's own coordinates.
struct Found<'s> {
    /// The stretches it covers: what its view does not show lies between them.
    stretches: Vec<Range<usize>>,
    view: View,
    label: &'s str,
}

impl Found<'_> {
    fn start(&self) -> usize {
        self.stretches.first().map_or(0, |stretch| stretch.start)
    }

    fn end(&self) -> usize {
        self.stretches.last().map_or(0, |stretch| stretch.end)
    }
}

/// A label and where it goes.
struct Label {
    at: usize,
    text: String,
    /// What it stands for: no other view needs a second label there.
    covers: Range<usize>,
    change: Change,
}

/// A stretch of a view, and what comes in its place.
struct Stretch<'s> {
    start: usize,
    end: usize,
    text: &'s str,
}

/// Replaces the findings of all views in the tokens of the part.
pub fn apply(story: &Story, findings: &[(View, &[Span])], tokens: &mut [Token]) {
    let findings: Vec<(View, Vec<Stretch<'_>>)> = findings
        .iter()
        .map(|(view, spans)| {
            let stretches = spans.iter().map(|span| Stretch {
                start: span.start,
                end: span.end,
                text: &span.replacement,
            });
            (*view, stretches.collect())
        })
        .collect();
    put(story, &findings, tokens);
}

/// Makes these edits in the newest text, which is `text`.
pub fn edit(story: &Story, text: &str, edits: &[Edit], tokens: &mut [Token]) {
    let mut whole: Vec<Edit> = Vec::with_capacity(edits.len());
    for (start, end, put) in edits.iter().filter(|(start, end, _)| text.get(*start..*end).is_some()) {
        match whole.last_mut() {
            // What comes in between hangs on to what stands there: the edit before it, or a letter beside it.
            Some((_, before, joined)) if start == end && before == start => joined.push_str(put),
            _ if start == end => whole.extend(beside(text, *start, put)),
            _ => whole.push((*start, *end, put.clone())),
        }
    }
    let stretches = whole.iter().map(|(start, end, text)| Stretch { start: *start, end: *end, text });
    put(story, &[(View::After, stretches.collect())], tokens);
}

/// An edit of the letter before or after this place, that puts a text between them.
fn beside(text: &str, at: usize, put: &str) -> Option<Edit> {
    let letter = |c: &char| !matches!(c, '\n' | '\t' | '\u{ad}' | '\u{2011}' | &OBJECT);
    let before = text[..at].chars().next_back().filter(letter);
    let after = text[at..].chars().next().filter(letter);
    match (before, after) {
        (Some(c), _) => Some((at - c.len_utf8(), at, format!("{c}{put}"))),
        (None, Some(c)) => Some((at, at + c.len_utf8(), format!("{put}{c}"))),
        (None, None) => None,
    }
}

fn put(story: &Story, findings: &[(View, Vec<Stretch<'_>>)], tokens: &mut [Token]) {
    let mut cuts = Vec::new();
    let mut labels: Vec<Label> = Vec::new();
    for (view, spans) in findings {
        for found in located(story, *view, spans) {
            place(story, &found, &mut labels);
            match view {
                View::After => cuts.extend(found.stretches),
                _ => found.stretches.into_iter().for_each(|stretch| cut_words(story, stretch, &mut cuts)),
            }
        }
    }
    if cuts.is_empty() {
        return;
    }
    cuts.sort_by_key(|cut| cut.start);
    labels.sort_by_key(|label| label.at);
    write(story, &cuts, &labels, tokens);
}

/// What an older view cuts: blanks that the newest text shows part its words, so they stay unless it cuts them itself.
fn cut_words(story: &Story, stretch: Range<usize>, cuts: &mut Vec<Range<usize>>) {
    let is_shown = segment_at(story, stretch.start).is_some_and(|segment| View::After.shows(segment.change));
    if !is_shown {
        cuts.push(stretch);
        return;
    }
    let text = &story.text[stretch.clone()];
    let words = text.split(char::is_whitespace).filter(|word| !word.is_empty());
    cuts.extend(words.map(|word| {
        let start = stretch.start + (word.as_ptr() as usize - text.as_ptr() as usize);
        start..start + word.len()
    }));
}

/// The spans of a view in the story's coordinates.
fn located<'s>(story: &Story, view: View, spans: &[Stretch<'s>]) -> Vec<Found<'s>> {
    let mut found = Vec::with_capacity(spans.len());
    let mut shown = story.segments.iter().filter(|segment| view.shows(segment.change)).peekable();
    let mut seen = 0;
    for span in spans {
        let mut stretches = Vec::new();
        while let Some(segment) = shown.peek() {
            let length = segment.end - segment.start;
            let from = span.start.max(seen) - seen;
            let to = span.end.min(seen + length).saturating_sub(seen);
            if from < to {
                stretches.push(segment.start + from..segment.start + to);
            }
            if span.end <= seen + length {
                break;
            }
            seen += length;
            shown.next();
        }
        found.push(Found { stretches, view, label: span.text });
    }
    found
}

/// Puts down the label of a finding, unless its view shows one there already: a name through which a change goes is
/// found before and after it, and what both views share bears one label.
fn place(story: &Story, found: &Found<'_>, labels: &mut Vec<Label>) {
    let overlaps = |label: &&Label| label.covers.start < found.end() && found.start() < label.covers.end;
    if found.view != View::After && labels.iter().filter(overlaps).any(|label| found.view.shows(label.change))
    {
        return;
    }
    let in_text: Vec<(usize, Change)> = found
        .stretches
        .iter()
        .filter_map(|stretch| segment_at(story, stretch.start).map(|segment| (stretch.start, segment)))
        .filter(|(_, segment)| matches!(segment.source, Source::Text(_)))
        .map(|(at, segment)| (at, segment.change))
        .collect();
    // Where every view shows it: else what is cut for one view could join letters to a name in another.
    let in_all = in_text.iter().find(|(_, change)| *change == Change::default());
    if let Some((at, change)) = in_all.or(in_text.first()).copied() {
        let covers = found.start()..found.end();
        labels.push(Label { at, text: found.label.to_owned(), covers, change });
    }
}

fn segment_at(story: &Story, at: usize) -> Option<&super::story::Segment> {
    let index = story.segments.partition_point(|segment| segment.end <= at);
    story.segments.get(index)
}

/// Writes the segments without what is cut, with the labels.
fn write(story: &Story, cuts: &[Range<usize>], labels: &[Label], tokens: &mut [Token]) {
    let (mut cut, mut label) = (0, 0);
    for segment in &story.segments {
        while cuts.get(cut).is_some_and(|c| c.end <= segment.start) {
            cut += 1;
        }
        let touching = cuts[cut..].iter().take_while(|c| c.start < segment.end);
        let before = label;
        while labels.get(label).is_some_and(|l| l.at < segment.end) {
            label += 1;
        }
        match segment.source {
            Source::Text(index) => {
                if let Some(text) =
                    rewritten(story, segment.start..segment.end, touching, &labels[before..label])
                {
                    tokens[index] = Token::Text(text);
                    keep_spaces(tokens, index);
                }
            }
            Source::Mark(index) => {
                let is_object = story.text[segment.start..segment.end].contains(OBJECT);
                if !is_object && touching.count() > 0 {
                    remove(tokens, index);
                }
            }
            Source::Joint => {}
        }
    }
}

/// The text of a segment after replacement; nothing when it stays as it is.
fn rewritten<'c>(
    story: &Story,
    range: Range<usize>,
    cuts: impl Iterator<Item = &'c Range<usize>>,
    labels: &[Label],
) -> Option<String> {
    let mut labels = labels.iter().peekable();
    let mut out = String::new();
    let (mut at, mut changed) = (range.start, false);
    for cut in cuts {
        changed = true;
        let (from, to) = (cut.start.clamp(at, range.end), cut.end.clamp(at, range.end));
        out.push_str(&story.text[at..from]);
        while let Some(label) = labels.next_if(|label| label.at < to) {
            out.push_str(&label.text);
        }
        at = to;
    }
    out.push_str(&story.text[at..range.end]);
    changed.then_some(out)
}

/// Blanks at the ends of a run count only when it says so.
fn keep_spaces(tokens: &mut [Token], text: usize) {
    if let Some(Token::Open(element)) = text.checked_sub(1).and_then(|before| tokens.get_mut(before))
        && element.ns == Ns::Word
        && element.attribute("space").is_none()
    {
        let value = "preserve".to_owned();
        element.attributes.push(Attribute { ns: Ns::Xml, name: "xml:space".into(), value });
    }
}

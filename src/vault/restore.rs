//! Putting back what was replaced.
//!
//! In a text that nobody touched every label goes back by its place, and the text is what it was, byte for byte. In
//! a text that was edited a label goes back only when it is certain which one it is: in a line that is still the
//! same, between words that occur once, or when all labels of that name stand for the same. The others are left, and
//! named. A wrong name in the place of a label would be worse than a label.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use memchr::memmem;
use regex::{Regex, RegexBuilder};

use super::{Label, MapPiece};

/// A text with its labels put back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// The text.
    pub text: String,
    /// Whether it is the original, byte for byte.
    pub exact: bool,
    /// What was put back: first byte and one past the last byte of the label in the text that was given, and what it
    /// stands for. In order.
    pub edits: Vec<(usize, usize, String)>,
    /// Labels that are still there, because it is not certain what they stand for.
    pub left: Vec<Unrestored>,
    /// How many labels are not in the text any more.
    pub missing: usize,
}

/// A label that could not be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unrestored {
    /// The line it is in, from 1.
    pub line: usize,
    /// Its first byte in the text that was given.
    pub at: usize,
    /// The label.
    pub label: String,
}

/// Characters of context on a side of a label, the most telling first.
const CONTEXTS: [(usize, usize); 6] = [(24, 24), (12, 12), (24, 0), (0, 24), (12, 0), (0, 12)];
/// Letters and digits that context has at least.
const TELLING: usize = 4;
/// Bytes that are searched for the labels of changed lines before they are left as they are.
const MAX_SEARCH: usize = 1 << 32;

/// Puts back what was replaced in a text.
pub fn restore(piece: &MapPiece, text: &str) -> Restored {
    if text == piece.result {
        let edit = |label: &Label| (label.start, label.end, label.original.clone());
        let edits = piece.labels.iter().map(edit).collect();
        return Restored { text: piece.original(), exact: true, edits, ..Restored::default() };
    }
    let mut edits = Edits::default();
    let (before, after) = (lines(&piece.result), lines(text));
    let (old, new) = same_lines(piece, text, &before, &after, &mut edits);
    between_words(piece, text, &old, &new, &mut edits);
    let shown = Shown::of(piece);
    same_everywhere(&shown, text, &new, &mut edits);
    let left = still_there(&shown, text, &after, &new, &edits);
    edits.apply(piece, text, left)
}

/// What goes where in the edited text: range -> what stands for it, `None` when two labels want the same place.
#[derive(Default)]
struct Edits<'m> {
    by_start: BTreeMap<usize, (usize, Option<&'m str>)>,
}

impl<'m> Edits<'m> {
    fn add(&mut self, range: Range<usize>, original: &'m str) {
        let place = self.by_start.entry(range.start).or_insert((range.end, Some(original)));
        if place.1 != Some(original) || place.0 != range.end {
            place.1 = None;
        }
    }

    fn has(&self, start: usize) -> bool {
        self.by_start.get(&start).is_some_and(|(_, original)| original.is_some())
    }

    fn apply(&self, piece: &MapPiece, text: &str, left: Vec<Unrestored>) -> Restored {
        let mut result = Restored { left, ..Restored::default() };
        let mut done = 0;
        for (start, (end, original)) in &self.by_start {
            if let Some(original) = original.filter(|_| *start >= done) {
                result.text.push_str(&text[done..*start]);
                result.text.push_str(original);
                done = *end;
                result.edits.push((*start, *end, original.to_owned()));
            }
        }
        result.text.push_str(&text[done..]);
        result.missing = piece.labels.len().saturating_sub(result.edits.len() + result.left.len());
        result
    }
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let start = at;
            at += line.len() + 1;
            start..start + line.trim_end_matches('\r').len()
        })
        .collect()
}

/// The labels that stand in a stretch of the result.
fn labels_in<'m>(piece: &'m MapPiece, line: &Range<usize>) -> &'m [Label] {
    let first = piece.labels.partition_point(|label| label.start < line.start);
    let last = piece.labels.partition_point(|label| label.end <= line.end);
    piece.labels.get(first..last).unwrap_or_default()
}

/// Lines with the same words, in the result and in the text.
#[derive(Default)]
struct Alike<'l> {
    then: Vec<&'l Range<usize>>,
    now: Vec<&'l Range<usize>>,
}

/// Puts back the labels of lines that nobody changed. Gives the lines that were changed, of the result and of the text.
fn same_lines<'m>(
    piece: &'m MapPiece,
    text: &str,
    before: &[Range<usize>],
    after: &[Range<usize>],
    edits: &mut Edits<'m>,
) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let mut alike: HashMap<&str, Alike<'_>> = HashMap::new();
    for line in before {
        alike.entry(&piece.result[line.clone()]).or_default().then.push(line);
    }
    for line in after {
        alike.entry(&text[line.clone()]).or_default().now.push(line);
    }
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for Alike { then, now } in alike.into_values() {
        let originals = |line: &Range<usize>| labels_in(piece, line).iter().map(|label| &label.original);
        let one_meaning = then.windows(2).all(|pair| originals(pair[0]).eq(originals(pair[1])));
        let certain = then.len() == now.len() || one_meaning;
        if then.is_empty() || now.is_empty() || !certain {
            old.extend(then.into_iter().cloned());
            new.extend(now.into_iter().cloned());
            continue;
        }
        for (nth, line) in now.into_iter().enumerate() {
            let source = then[nth.min(then.len() - 1)];
            for label in labels_in(piece, source) {
                let start = line.start + (label.start - source.start);
                edits.add(start..start + (label.end - label.start), &label.original);
            }
        }
    }
    old.sort_by_key(|line| line.start);
    new.sort_by_key(|line| line.start);
    (old, new)
}

/// Lines joined into one text, to be searched.
struct Joined {
    text: String,
    /// Where each line begins in it, and where in its own text.
    starts: Vec<(usize, usize)>,
}

impl Joined {
    fn of(text: &str, lines: &[Range<usize>]) -> Joined {
        let mut joined = Joined { text: String::new(), starts: Vec::new() };
        for line in lines {
            joined.starts.push((joined.text.len(), line.start));
            joined.text.push_str(&text[line.clone()]);
            joined.text.push('\n');
        }
        joined
    }

    /// Where the pattern stands in the own text, if it stands there once.
    fn once(&self, pattern: &str) -> Option<usize> {
        let mut hits = memmem::find_iter(self.text.as_bytes(), pattern.as_bytes());
        let hit = hits.next()?;
        let index = self.starts.partition_point(|(start, _)| *start <= hit).checked_sub(1)?;
        let (start, own) = self.starts[index];
        // Overlapping hits count too.
        let again = memmem::find(&self.text.as_bytes()[hit + 1..], pattern.as_bytes()).is_some();
        (!again).then_some(own + hit - start)
    }
}

/// Puts back labels of changed lines that stand between words which occur there once, then and now.
fn between_words<'m>(
    piece: &'m MapPiece,
    text: &str,
    old: &[Range<usize>],
    new: &[Range<usize>],
    edits: &mut Edits<'m>,
) {
    let (then, now) = (Joined::of(&piece.result, old), Joined::of(text, new));
    let labels = old.iter().map(|line| labels_in(piece, line).len()).sum::<usize>();
    if labels.saturating_mul(then.text.len() + now.text.len()) > MAX_SEARCH {
        return;
    }
    for line in old {
        for label in labels_in(piece, line) {
            let before = &piece.result[line.start..label.start];
            let after = &piece.result[label.end..line.end];
            let shown = &piece.result[label.start..label.end];
            let found = CONTEXTS.iter().find_map(|(left, right)| {
                let (left, right) = (last_chars(before, *left), first_chars(after, *right));
                let told = left.chars().chain(right.chars()).filter(|c| c.is_alphanumeric()).count();
                // Where nothing stands, both sides must tell where that is.
                if told < TELLING || (shown.is_empty() && (left.is_empty() || right.is_empty())) {
                    return None;
                }
                let pattern = format!("{left}{shown}{right}");
                then.once(&pattern)?;
                now.once(&pattern).map(|at| at + left.len())
            });
            if let Some(start) = found {
                edits.add(start..start + shown.len(), &label.original);
            }
        }
    }
}

fn last_chars(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

fn first_chars(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The labels as they are to be seen.
struct Shown<'m> {
    /// Each, and what it stands for if that is one thing. A label that somebody typed stands for nothing.
    meanings: HashMap<&'m str, Option<&'m str>>,
    /// Finds them all at once; `None` when there are none.
    pattern: Option<Regex>,
}

impl<'m> Shown<'m> {
    fn of(piece: &'m MapPiece) -> Shown<'m> {
        let mut meanings: HashMap<&str, (Option<&str>, usize)> = HashMap::new();
        for label in piece.labels.iter().filter(|label| label.start < label.end) {
            let shown = &piece.result[label.start..label.end];
            let (meaning, count) = meanings.entry(shown).or_insert((Some(&label.original), 0));
            *count += 1;
            if *meaning != Some(&label.original) {
                *meaning = None;
            }
        }
        let mut longest_first: Vec<&str> = meanings.keys().copied().collect();
        longest_first.sort_by_key(|shown| (std::cmp::Reverse(shown.len()), *shown));
        let any = longest_first.iter().map(|shown| regex::escape(shown)).collect::<Vec<_>>().join("|");
        let pattern = RegexBuilder::new(&any).size_limit(usize::MAX).build().ok().filter(|_| !any.is_empty());
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for hit in pattern.iter().flat_map(|pattern| pattern.find_iter(&piece.result)) {
            *seen.entry(hit.as_str()).or_default() += 1;
        }
        let typed = |shown: &str, count: usize| seen.get(shown).is_some_and(|seen| *seen > count);
        let meanings = meanings
            .into_iter()
            .map(|(shown, (meaning, count))| (shown, meaning.filter(|_| !typed(shown, count))))
            .collect();
        Shown { meanings, pattern }
    }

    /// Where labels stand in a line of the text.
    fn find<'s>(
        &'s self,
        text: &'s str,
        line: &Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, &'s str)> {
        let start = line.start;
        let hits = self.pattern.iter().flat_map({
            let line = &text[line.clone()];
            move |pattern| pattern.find_iter(line)
        });
        hits.map(move |hit| (start + hit.start()..start + hit.end(), hit.as_str()))
    }
}

/// Puts back what is left of labels that stand for one thing wherever they are.
fn same_everywhere<'m>(shown: &Shown<'m>, text: &str, new: &[Range<usize>], edits: &mut Edits<'m>) {
    for (place, label) in new.iter().flat_map(|line| shown.find(text, line)) {
        if let Some(Some(original)) = shown.meanings.get(label)
            && !edits.by_start.contains_key(&place.start)
        {
            edits.add(place, original);
        }
    }
}

/// The labels that are still in the changed lines.
fn still_there(
    shown: &Shown<'_>,
    text: &str,
    after: &[Range<usize>],
    new: &[Range<usize>],
    edits: &Edits<'_>,
) -> Vec<Unrestored> {
    let found = new.iter().flat_map(|line| shown.find(text, line));
    found
        .filter(|(place, _)| !edits.has(place.start))
        .map(|(place, label)| {
            let line = after.partition_point(|line| line.start <= place.start);
            Unrestored { line, at: place.start, label: label.to_owned() }
        })
        .collect()
}

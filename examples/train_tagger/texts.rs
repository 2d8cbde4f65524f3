//! Texts with marks, and copies of them: in other case, and with other names.

use mdo::deid::tagger_training::Word;
use serde_json::Value;

use super::{Allowed, PERSON, PLACE};

/// A text and, for each marked stretch, its bytes and type.
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) spans: Vec<(usize, usize, String)>,
}

pub(crate) fn text_of(line: &str) -> Option<Text> {
    let value: Value = serde_json::from_str(line).ok()?;
    let text = value["text"].as_str()?.to_owned();
    let bytes = code_points(&text);
    let span = |s: &Value| {
        let at = |key: &str| bytes.get(usize::try_from(s[key].as_u64()?).ok()?).copied();
        Some((at("start")?, at("end")?, s["type"].as_str()?.to_owned()))
    };
    let spans = value["spans"].as_array()?.iter().map(span).collect::<Option<_>>()?;
    Some(Text { text, spans })
}

/// The byte at which each code point of a text begins, and one past the last.
fn code_points(text: &str) -> Vec<usize> {
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect()
}

/// The texts with other spans: a line of the file has the number of the text, start and end in code points, and the kind.
/// Texts behind the last that it mentions are left out.
pub(crate) fn with_kinds(mut texts: Vec<Text>, path: &str) -> Result<Vec<Text>, String> {
    let lines = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    texts.iter_mut().for_each(|text| text.spans.clear());
    let bytes: Vec<Vec<usize>> = texts.iter().map(|text| code_points(&text.text)).collect();
    let mut last = 0;
    for (i, line) in lines.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let mut number = || columns.next()?.parse::<usize>().ok();
        let place = (|| {
            let text = number()?;
            let bytes = bytes.get(text)?;
            Some((text, *bytes.get(number()?)?, *bytes.get(number()?)?))
        })();
        let (text, start, end) = place.ok_or_else(|| format!("{path}: line {}: no such place", i + 1))?;
        texts[text].spans.push((start, end, columns.next().unwrap_or_default().to_owned()));
        last = last.max(text);
    }
    texts.truncate(last + 1);
    Ok(texts)
}

/// The text as it is, in lower case and in capitals. Characters whose other case is longer stay: offsets hold.
pub(crate) fn variants(text: &Text) -> [(Text, f32); 3] {
    let change = |f: fn(char) -> char| {
        let mut changed = Text { text: String::with_capacity(text.text.len()), spans: Vec::new() };
        let mut places = vec![0; text.text.len() + 1];
        for (i, c) in text.text.char_indices() {
            places[i] = changed.text.len();
            changed.text.push(f(c));
        }
        places[text.text.len()] = changed.text.len();
        changed.spans = text.spans.iter().map(|(a, b, t)| (places[*a], places[*b], t.clone())).collect();
        changed
    };
    let lower =
        |c: char| if c.to_lowercase().count() == 1 { c.to_lowercase().next().unwrap_or(c) } else { c };
    let upper =
        |c: char| if c.to_uppercase().count() == 1 { c.to_uppercase().next().unwrap_or(c) } else { c };
    [(change(|c| c), 1.0), (change(lower), 1.0), (change(upper), 0.6)]
}

/// A copy of a text with other persons' names and other places.
pub(crate) fn renamed(
    text: &Text,
    words: &[(Word, Allowed)],
    pools: &Pools,
    random: &mut Random,
) -> (Text, Vec<Allowed>) {
    let mut copy = Text { text: String::with_capacity(text.text.len()), spans: Vec::new() };
    let (mut done, mut places) = (0, vec![(0, 0)]);
    for (i, (word, allowed)) in words.iter().enumerate() {
        let old = &text.text[word.start..word.end];
        let person = *allowed == PERSON && word.end - word.start > 2 && !word.prefix;
        let place = *allowed == PLACE && word.place && !old.contains(|c: char| c.is_ascii_digit());
        if !(person || place) || random.chance(0.2) {
            continue;
        }
        let alone = |j: Option<usize>| j.and_then(|j| words.get(j)).is_none_or(|(_, a)| *a != *allowed);
        let (left, right) = (alone(i.checked_sub(1)), alone(Some(i + 1)));
        let pool = match (person, left, right) {
            (false, true, true) => &pools.places,
            (false, _, _) => continue,
            (true, true, false) => &pools.first,
            (true, true, true) if word.usual.0 > word.usual.1 / 2 => &pools.first,
            _ => &pools.last,
        };
        let new = recased(&pool[random.below(pool.len())], old);
        copy.text.push_str(&text.text[done..word.start]);
        copy.text.push_str(&new);
        done = word.end;
        places.push((word.end, copy.text.len()));
    }
    copy.text.push_str(&text.text[done..]);
    let moved = |at: usize| {
        let (old, new) = places[places.partition_point(|(old, _)| *old <= at) - 1];
        // Inside a word that was replaced only its start matters, and that has not moved.
        new + (at - old)
    };
    copy.spans = text.spans.iter().map(|(a, b, kind)| (moved(*a), moved(*b), kind.clone())).collect();
    (copy, words.iter().map(|(_, allowed)| *allowed).collect())
}

/// A folded name written as another word is.
fn recased(name: &str, like: &str) -> String {
    let upper = |c: char| c.is_uppercase();
    match (like.chars().next().is_some_and(upper), like.chars().filter(|c| upper(*c)).count() > 1) {
        (true, true) => name.to_uppercase(),
        (true, false) => name[..1].to_uppercase() + &name[1..],
        (false, _) => name.to_owned(),
    }
}

/// Names to put into copies, from the project's lists.
pub(crate) struct Pools {
    first: Vec<String>,
    last: Vec<String>,
    places: Vec<String>,
}

impl Pools {
    pub(crate) fn read() -> Result<Pools, String> {
        let list = |name: &str, least: u8| -> Result<Vec<String>, String> {
            let path = format!("data/lexicon/{name}");
            let text = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
            let rows = text.lines().filter_map(|line| {
                let mut columns = line.split('\t');
                let (word, bucket) = (columns.next()?, columns.next()?.parse::<u8>().ok()?);
                let plain = word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase());
                (plain && bucket >= least).then(|| word.to_owned())
            });
            Ok(rows.collect())
        };
        // Usual names as often as rare ones.
        let mixed = |name: &str, usual: u8| -> Result<Vec<String>, String> {
            let (all, usual) = (list(name, 1)?, list(name, usual)?);
            let times = all.len() / usual.len().max(1);
            Ok(usual.iter().cycle().take(usual.len() * times).chain(&all).cloned().collect())
        };
        Ok(Pools {
            first: mixed("first_names.tsv", 4)?,
            last: mixed("surnames.tsv", 9)?,
            places: mixed("places.tsv", 12)?,
        })
    }
}

/// A small generator with a fixed seed.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub(crate) fn chance(&mut self, p: f32) -> bool {
        (self.next() >> 40) as f32 / (1 << 24) as f32 <= p
    }
}

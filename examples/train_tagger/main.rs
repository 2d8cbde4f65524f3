//! Trains the tagger and says how well it does on what it was not trained on.
//!
//!     cargo run --release --example train_tagger -- OUT.bin TEXTS.jsonl[:KINDS.tsv][*WEIGHT] ... [--test TEXTS.jsonl ...]
//!
//! A line of TEXTS is an object with `text` and `spans` (`start`, `end` in code points, `type`). KINDS.tsv has the spans
//! instead, of texts that mark names without their kind. Every tenth text of a training file is held back and tested too.
//! `data/tagger/CARD.md` has the command that made the committed model. The same input gives the same bytes.

mod texts;

use std::fmt::Write as _;
use std::process::ExitCode;

use mdo::deid::tagger_training::{
    FEATURES, MODEL_CLASSES, MODEL_ROWS, Word, dequantised, quantised, to_probabilities, words,
};
use texts::{Pools, Random, Text, renamed, text_of, variants, with_kinds};

/// The classes that a word may have, as bits; none of them when it is not to be learnt from.
type Allowed = u8;
const NONE: Allowed = 1;
const PERSON: Allowed = 2;
const PLACE: Allowed = 4;
const INSTITUTION: Allowed = 8;
const NAME: Allowed = PERSON | PLACE | INSTITUTION;

/// Few and slow: the texts of our own making repeat their sentences, and a longer look learns those by heart.
const EPOCHS: usize = 2;
const RATE: f32 = 0.03;
/// Pulls weights to zero; features that are seen seldom stay small.
const DECAY: f32 = 2e-6;
/// Copies of each text with other names.
const COPIES: usize = 2;
/// Share of the words of names that the lexicon is made to forget.
const HIDE: f32 = 0.1;
/// Share of the features that are left out at each look, so that the model leans on none alone.
const DROP: f32 = 0.25;

struct Example {
    rows: [u32; FEATURES],
    allowed: Allowed,
    weight: f32,
}

/// A file of texts, where its marks are, and how much it counts.
struct Source {
    path: String,
    kinds: Option<String>,
    weight: f32,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("train_tagger: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let out =
        arguments.next().ok_or("usage: train_tagger OUT.bin TEXTS.jsonl ... [--test TEXTS.jsonl ...]")?;
    let (pools, mut random) = (Pools::read()?, Random(0x9e37_79b9_7f4a_7c15));
    let (mut examples, mut tests, mut testing) = (Vec::new(), Vec::new(), false);
    for argument in arguments {
        if argument == "--test" {
            testing = true;
            continue;
        }
        let source = source(&argument)?;
        let texts = read(&source)?;
        if testing {
            tests.push((source, texts));
            continue;
        }
        let (kept, held): (Vec<_>, Vec<_>) = texts.into_iter().enumerate().partition(|(i, _)| i % 10 != 9);
        for (_, text) in &kept {
            learn_from(text, &source, &pools, &mut random, &mut examples);
        }
        let held = held.into_iter().map(|(_, text)| text).collect();
        tests.push((source, held));
    }
    eprintln!("{} words to learn from", examples.len());
    let model = quantised(&train(&mut examples));
    std::fs::write(&out, &model).map_err(|e| format!("{out}: {e}"))?;
    let weights = dequantised(&model);
    for (source, texts) in &tests {
        report(source, texts, &weights);
    }
    Ok(())
}

fn source(argument: &str) -> Result<Source, String> {
    let (rest, weight) = match argument.rsplit_once('*') {
        Some((rest, weight)) => (rest, weight.parse().map_err(|_| format!("{argument}: no weight after *"))?),
        None => (argument, 1.0),
    };
    let (path, kinds) = match rest.split_once(':') {
        Some((path, kinds)) => (path, Some(kinds.to_owned())),
        None => (rest, None),
    };
    Ok(Source { path: path.to_owned(), kinds, weight })
}

fn read(source: &Source) -> Result<Vec<Text>, String> {
    let lines = std::fs::read_to_string(&source.path).map_err(|e| format!("{}: {e}", source.path))?;
    let numbered = lines.lines().enumerate().filter(|(_, line)| !line.is_empty());
    let read = |(i, line)| text_of(line).ok_or_else(|| format!("{}: line {}", source.path, i + 1));
    let texts = numbered.map(read).collect::<Result<Vec<_>, _>>()?;
    match &source.kinds {
        Some(kinds) => with_kinds(texts, kinds),
        None => Ok(texts),
    }
}

/// Learns from a text, and from copies of it with other names: the same sentence is as good with any of them.
fn learn_from(text: &Text, source: &Source, pools: &Pools, random: &mut Random, examples: &mut Vec<Example>) {
    let original = labelled(text);
    learn_variants(
        text,
        &original.iter().map(|(_, a)| *a).collect::<Vec<_>>(),
        source,
        1.0,
        random,
        examples,
    );
    for _ in 0..COPIES {
        let (copy, allowed) = renamed(text, &original, pools, random);
        if words(&copy.text, |_, _| false).len() == allowed.len() {
            learn_variants(&copy, &allowed, source, 0.5, random, examples);
        }
    }
}

fn learn_variants(
    text: &Text,
    allowed: &[Allowed],
    source: &Source,
    scale: f32,
    random: &mut Random,
    examples: &mut Vec<Example>,
) {
    for (variant, weight) in variants(text) {
        let spans = &variant.spans;
        let seen = words(&variant.text, |start, end| {
            random.chance(HIDE)
                && spans.iter().any(|(a, b, kind)| *a < end && start < *b && class_of(kind) != NONE)
        });
        if seen.len() != allowed.len() {
            continue;
        }
        for (word, &allowed) in seen.iter().zip(allowed) {
            if allowed != 0 {
                let weight = weight * source.weight * scale;
                examples.push(Example { rows: word.rows, allowed, weight });
            }
        }
    }
}

/// The words of a text, each with what it may be.
fn labelled(text: &Text) -> Vec<(Word, Allowed)> {
    let words = words(&text.text, |_, _| false);
    let mut allowed = vec![NONE; words.len()];
    for (start, end, kind) in &text.spans {
        let first = words.partition_point(|w| w.end <= *start);
        let last = words.partition_point(|w| w.start < *end);
        if first >= last {
            continue;
        }
        allowed[first..last].fill(class_of(kind));
    }
    words.into_iter().zip(allowed).collect()
}

fn class_of(kind: &str) -> Allowed {
    match kind {
        "persoon" => PERSON,
        "locatie" | "adres" => PLACE,
        "instelling" => INSTITUTION,
        // They hold names, glued to other things: nothing to learn.
        "email" | "url" | "gebruikersnaam" => 0,
        "geen persoon" => NONE | PLACE | INSTITUTION,
        // Kept apart to measure with.
        "ongelezen" => 0,
        _ => NONE,
    }
}

/// Softmax regression by AdaGrad. Where several classes are allowed, their sum is made likely.
fn train(examples: &mut [Example]) -> Vec<[f32; MODEL_CLASSES]> {
    let mut weights = vec![[0.0_f32; MODEL_CLASSES]; MODEL_ROWS];
    let mut squares = vec![[1e-2_f32; MODEL_CLASSES]; MODEL_ROWS];
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for epoch in 0..EPOCHS {
        shuffle(examples, &mut random);
        let mut loss = 0.0_f64;
        for example in &*examples {
            let rows = example.rows.map(|row| if random.chance(DROP) { u32::MAX } else { row });
            let p = predict(&weights, &rows, 1.0 / (1.0 - DROP));
            let within: f32 =
                (0..MODEL_CLASSES).filter(|c| example.allowed >> c & 1 == 1).map(|c| p[c]).sum();
            let within = within.max(1e-6);
            loss -= f64::from(within.ln() * example.weight);
            let mut gradient = [0.0; MODEL_CLASSES];
            for c in 0..MODEL_CLASSES {
                let target = if example.allowed >> c & 1 == 1 { p[c] / within } else { 0.0 };
                gradient[c] = (p[c] - target) * example.weight;
            }
            if gradient.iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            for row in rows.into_iter().filter(|&row| row != u32::MAX) {
                let (weight, square) = (&mut weights[row as usize], &mut squares[row as usize]);
                for c in 0..MODEL_CLASSES {
                    let g = gradient[c] + DECAY * weight[c];
                    square[c] += g * g;
                    weight[c] -= RATE * g / square[c].sqrt();
                }
            }
        }
        eprintln!("epoch {}: loss {:.4} a word", epoch + 1, loss / examples.len() as f64);
    }
    weights
}

fn shuffle(examples: &mut [Example], random: &mut Random) {
    for i in (1..examples.len()).rev() {
        examples.swap(i, random.below(i + 1));
    }
}

/// `scale` makes up for rows that were left out (`u32::MAX`).
fn predict(weights: &[[f32; MODEL_CLASSES]], rows: &[u32; FEATURES], scale: f32) -> [f32; MODEL_CLASSES] {
    let mut sums = [0.0; MODEL_CLASSES];
    for &row in rows.iter().filter(|&&row| row != u32::MAX) {
        for (sum, weight) in sums.iter_mut().zip(weights[row as usize]) {
            *sum += weight;
        }
    }
    to_probabilities(sums.map(|sum| sum * scale))
}

/// Counts for a class: gold, found, both.
#[derive(Default, Clone, Copy)]
struct Counts {
    gold: usize,
    found: usize,
    both: usize,
}

fn report(source: &Source, texts: &[Text], weights: &[[f32; MODEL_CLASSES]]) {
    for (style, name) in ["as it is", "lower case", "capitals"].into_iter().enumerate() {
        let mut counts = [Counts::default(); 4];
        for text in texts {
            let gold = labelled(text);
            let changed = &variants(text)[style].0;
            let seen = words(&changed.text, |_, _| false);
            if seen.len() != gold.len() {
                continue;
            }
            for (word, (_, allowed)) in seen.iter().zip(&gold) {
                count(&mut counts, predict(weights, &word.rows, 1.0), *allowed);
            }
        }
        let mut line =
            format!("{} ({} texts, {name}):", source.path.rsplit('/').next().unwrap_or(""), texts.len());
        for (class, c) in ["persoon", "locatie", "instelling", "naam"].iter().zip(counts) {
            let part = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
            let _ = write!(line, "  {class} {:.1}/{:.1}", part(c.both, c.gold), part(c.both, c.found));
        }
        println!("{line}");
    }
}

fn count(counts: &mut [Counts; 4], p: [f32; MODEL_CLASSES], allowed: Allowed) {
    if !allowed.is_power_of_two() {
        return;
    }
    for (class, c) in counts.iter_mut().enumerate() {
        let (gold, likely) = match class {
            3 => (allowed & NAME != 0, 1.0 - p[0]),
            _ => (allowed >> (class + 1) & 1 == 1, p[class + 1]),
        };
        let found = likely >= 0.5;
        c.gold += usize::from(gold);
        c.found += usize::from(found);
        c.both += usize::from(gold && found);
    }
}

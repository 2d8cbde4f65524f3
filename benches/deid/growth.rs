//! Whether time grows as the text and the known persons do.

use std::hint::black_box;

use mdo::deid::{Engine, Known, KnownPerson, Options};
use mdo::dutch::names::Name;

use crate::process::cpu;
use crate::texts::Texts;

/// CPU seconds of `work`, done so often that they can be measured.
fn time(mut work: impl FnMut()) -> f64 {
    let (start, mut times) = (cpu().0, 0);
    while cpu().0 - start < 0.6 {
        work();
        times += 1;
    }
    (cpu().0 - start) / f64::from(times)
}

/// Prints seconds for each size, and how much more than the size they grew.
pub fn print(texts: &Texts) {
    let all: String = texts.lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
    let mut end = all.len().min(100_000);
    while !all.is_char_boundary(end) {
        end -= 1;
    }
    let part = &all[..end];
    let engine = Engine::new(Options::default());
    let known = &texts.lines[0].known;
    println!("\none text, longer and longer (from 0.5 MB on it is read twice)");
    println!("{:>47}", "of the time that its length asks");
    let mut first = None;
    for times in [1, 10, 100] {
        let text = part.repeat(times);
        let took = time(|| drop(black_box(engine.case(known).scrub_one(&text))));
        row(&format!("{:.1} MB", text.len() as f64 / 1e6), took, times as f64, &mut first);
    }
    println!("\nknown persons of one case: making ready          of the time that their number asks");
    let mut first = None;
    for count in [10, 100, 1_000, 10_000] {
        let known = Known { persons: persons(count), ..Known::default() };
        let took = time(|| drop(black_box(engine.case(&known))));
        row(&count.to_string(), took, count as f64 / 10.0, &mut first);
    }
    println!(
        "\nknown persons of one case: {:.1} MB of text       beside the time with ten",
        part.len() as f64 / 1e6
    );
    let mut first = None;
    for count in [10, 100, 1_000, 10_000] {
        let known = Known { persons: persons(count), ..Known::default() };
        let ready = time(|| drop(black_box(engine.case(&known))));
        let took = time(|| drop(black_box(engine.case(&known).scrub_one(part))));
        row(&count.to_string(), took - ready, 1.0, &mut first);
    }
    println!("\npersons of a whole sheet beside the case          beside the time with ten");
    let mut first = None;
    for count in [10, 100, 1_000, 10_000] {
        let sheet: Vec<Known> = persons(count)
            .into_iter()
            .map(|person| Known { persons: vec![person], ..Known::default() })
            .collect();
        let engine = Engine::new(Options::default()).with_roster(sheet.iter().flat_map(Known::names));
        let took = time(|| drop(black_box(engine.case(known).scrub_one(part))));
        row(&count.to_string(), took, 1.0, &mut first);
    }
}

fn row(what: &str, took: f64, growth: f64, first: &mut Option<f64>) {
    let asked = *first.get_or_insert(took) * growth;
    println!("  {what:>10}  {:12.3} ms {:>22.2}", took * 1e3, took / asked);
}

/// Different persons: syllables count up.
fn persons(count: usize) -> Vec<KnownPerson> {
    const SYLLABLES: [&str; 16] =
        ["ba", "de", "fi", "go", "hu", "ja", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "za"];
    let word = |mut number: usize, ending: &str| {
        let mut word = String::new();
        for _ in 0..4 {
            word.push_str(SYLLABLES[number % 16]);
            number /= 16;
        }
        let (head, tail) = word.split_at(1);
        head.to_uppercase() + tail + ending
    };
    (0..count)
        .map(|nth| KnownPerson {
            role: "persoon".into(),
            name: Name {
                first_names: vec![word(nth, "n")],
                surname: Some(word(nth.wrapping_mul(7919) % 65_536, "ma")),
                ..Name::default()
            },
            birth_date: None,
        })
        .collect()
}

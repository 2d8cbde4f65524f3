//! Where the time goes: by leaving stages out, and by the module in which the processor is found.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};

use aho_corasick::AhoCorasick;
use mdo::deid::{Engine, Known, Options, jsonl};
use mdo::dutch::{ages, date};

use crate::process::cpu;
use crate::texts::{Line, Texts};

/// CPU seconds for one pass of `work` over the texts, of so many passes that they take more than a second.
fn pass(texts: &Texts, mut work: impl FnMut(&Line)) -> f64 {
    texts.lines.iter().for_each(&mut work);
    let (start, mut passes) = (cpu().0, 0);
    while cpu().0 - start < 1.2 {
        texts.lines.iter().for_each(&mut work);
        passes += 1;
    }
    (cpu().0 - start) / f64::from(passes)
}

/// The stages that can be left out through the public interface, and a bare scan for the known words.
pub fn print(texts: &Texts, speed: f64) {
    let size = texts.bytes() as f64 / 1e6;
    let engine = Engine::new(Options::default());
    // What is not wanted is found all the same, but not resolved and replaced.
    let finder = Engine::new(Options::default().only(&[]));
    let nobody = Known::default();
    let lines = pass(texts, |line| drop(black_box(jsonl::reply(&engine, line.json.as_bytes()))));
    let all = pass(texts, |line| drop(black_box(engine.case(&line.known).scrub_one(&line.text))));
    let found = pass(texts, |line| drop(black_box(finder.case(&line.known).scrub_one(&line.text))));
    let unknown = pass(texts, |line| drop(black_box(finder.case(&nobody).scrub_one(&line.text))));
    let dates = pass(texts, |line| drop(black_box(date::find_dates(&line.text))));
    let ages = pass(texts, |line| drop(black_box(ages::find_ages(&line.text))));
    println!("\nstages, by leaving them out, in this process ({:.1} MB a CPU second)", size / lines);
    let stage = |name: &str, time: f64| println!("  {name:<34}{:6.1} %", 100.0 * time / lines);
    stage("JSON in and out", lines - all);
    stage("resolve and replace", all - found);
    stage("known persons and addresses", found - unknown);
    stage("dates", dates);
    stage("ages", ages);
    stage("tokens, patterns, entities, context", unknown - dates - ages);

    let words = known_words(texts);
    let scanner = AhoCorasick::builder().ascii_case_insensitive(true).build(&words).expect("automaton");
    let scan = pass(texts, |line| {
        black_box(scanner.find_iter(&line.text).count());
    });
    let floor = size / scan;
    println!("\nbare Aho-Corasick scan for the {} known words of these texts", words.len());
    println!("  {floor:7.1} MB a CPU second, {:.1} times the program", floor / speed);
}

/// All words of all known persons and addresses.
fn known_words(texts: &Texts) -> Vec<String> {
    let mut words = Vec::new();
    for known in texts.lines.iter().map(|line| &line.known) {
        for person in &known.persons {
            words.extend(person.name.first_names.iter().cloned());
            words.extend(person.name.surname.clone());
        }
        for address in &known.addresses {
            words.extend(address.street.clone());
            words.extend(address.city.clone());
        }
    }
    words.retain(|word| !word.is_empty());
    words.sort();
    words.dedup();
    words
}

/// The share of each module, where `perf` is at hand. What the compiler put into its caller counts for the caller.
pub fn by_module(input: &Path, folder: &Path) {
    let data = folder.join("perf.data");
    let mut record = Command::new("perf");
    record.args(["record", "-q", "-F", "1999", "-e", "cpu-clock:u", "-o"]).arg(&data).arg("--");
    record.arg(env!("CARGO_BIN_EXE_mdo")).args(["anonymise", "--jsonl"]).env("RAYON_NUM_THREADS", "1");
    let stdin = std::fs::File::open(input).expect("input");
    let done = record.stdin(stdin).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !done.is_ok_and(|status| status.success()) {
        println!("\nby module: not measured, perf cannot be run here");
        return;
    }
    let report = Command::new("perf")
        .args(["report", "--stdio", "-q", "--no-children", "-F", "overhead,symbol", "-w", "10,400", "-i"])
        .arg(&data)
        .stderr(Stdio::null())
        .output()
        .expect("perf report");
    let mut shares: BTreeMap<String, f64> = BTreeMap::new();
    for line in String::from_utf8_lossy(&report.stdout).lines() {
        let Some((share, symbol)) = line.trim().split_once('%') else { continue };
        let Ok(share) = share.trim().parse::<f64>() else { continue };
        *shares.entry(stage_of(symbol)).or_default() += share;
    }
    let mut shares: Vec<_> = shares.into_iter().collect();
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    println!("\nstages, by the module in which perf finds the processor");
    for (stage, share) in shares.iter().filter(|(_, share)| *share >= 0.5) {
        println!("  {stage:<34}{share:6.1} %");
    }
}

/// The modules of each stage.
const STAGES: [(&str, &[&str]); 7] = [
    ("JSON", &["deid::jsonl"]),
    (
        "tokens",
        &["deid::token", "deid::shape", "deid::words", "dutch::fold", "deid::lexicon", "deid::prefixes"],
    ),
    (
        "patterns, dates, ages",
        &["deid::patterns", "dutch::date", "dutch::ages", "dutch::side", "dutch::calendar", "dutch::number"],
    ),
    ("entities", &["deid::entities", "dutch::streets"]),
    (
        "known names, addresses, births",
        &[
            "deid::names",
            "deid::people",
            "deid::edits",
            "deid::facts",
            "deid::births",
            "deid::who",
            "deid::table",
            "dutch::names",
        ],
    ),
    ("context and tagger", &["deid::context", "deid::tagger", "deid::view", "deid::roster"]),
    (
        "veto, resolve, replace",
        &["deid::veto", "deid::resolve", "deid::replace", "deid::doc", "deid::engine"],
    ),
];

/// `mdo::deid::patterns::net::email` counts for the patterns; what is of no module here, for its crate.
fn stage_of(symbol: &str) -> String {
    let path = symbol.rsplit("] ").next().unwrap_or(symbol).trim().trim_start_matches(['<', '&']);
    let path = path.trim_start_matches("mut ");
    if let Some(inside) = path.strip_prefix("mdo::") {
        let stage =
            STAGES.iter().find(|(_, modules)| modules.iter().any(|module| inside.starts_with(module)));
        return stage.map_or("the rest of the program", |(stage, _)| stage).to_owned();
    }
    match path.split("::").next().unwrap_or_default() {
        "core" | "std" | "alloc" => "standard library, of no stage".to_owned(),
        name if name.starts_with("serde") => "JSON".to_owned(),
        name if name.starts_with("mi_") || name.starts_with("_mi_") => "allocator".to_owned(),
        name if path.contains("::") => name.to_owned(),
        _ => "other".to_owned(),
    }
}

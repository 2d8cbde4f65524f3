//! `cargo bench --bench deid [-- TEXTS.jsonl] [--stream GB]`: how fast the de-identifier is, beside deduce and a bare
//! Aho-Corasick scan over the same texts in the same run; where the time goes; whether it grows as the text and the
//! known persons do; and, with `--stream`, whether memory stays the same over so many GB.
//!
//! The texts are those of TEXTS.jsonl (`id`, `text`, `known`), or of `tools/texts/make.py eval`, or of a generator here
//! when there is no Python. deduce is measured when `DEID_HOME` is a folder with a `venv` that has it. CPU time and
//! memory are read from `/proc`: Linux only.

mod growth;
mod process;
mod stages;
mod texts;

use std::path::{Path, PathBuf};
use std::process::Command;

use process::{Cost, cost, median};
use texts::Texts;

/// The bytes of text that are sent through in one run.
const MEGABYTES: usize = 24;
const RUNS: usize = 3;
/// What deduce is given: enough for five seconds.
const SAMPLE: usize = 400_000;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (mut file, mut stream) = (None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--stream" => stream = arguments.next().and_then(|size| size.parse::<f64>().ok()),
            _ => file = Some(PathBuf::from(argument)),
        }
    }
    let folder = tempfile::tempdir().expect("temporary folder");
    let texts = Texts::read(file.as_deref(), folder.path());
    println!("{} texts of {}, {:.2} MB", texts.lines.len(), texts.source, texts.bytes() as f64 / 1e6);
    if let Some(gigabytes) = stream {
        process::stream(&texts, gigabytes);
        return;
    }
    let speed = throughput(&texts, folder.path());
    start();
    beside_deduce(&texts, folder.path());
    stages::print(&texts, speed);
    stages::by_module(&texts.input(20_000_000, folder.path()), folder.path());
    growth::print(&texts);
}

/// MB a CPU second on one core, the gain of the second, peak memory. Gives the first.
fn throughput(texts: &Texts, folder: &Path) -> f64 {
    let input = texts.input(MEGABYTES * 1_000_000, folder);
    let (mut one, mut two) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        one.push(cost(&mut process::jsonl(1), &input));
        two.push(cost(&mut process::jsonl(2), &input));
    }
    let size = texts.bytes_in(MEGABYTES * 1_000_000) as f64 / 1e6;
    let speed = size / median(&one, |cost| cost.cpu);
    let walls = (median(&one, |cost| cost.wall), median(&two, |cost| cost.wall));
    let peaks = (median(&one, |cost| cost.peak), median(&two, |cost| cost.peak));
    println!("\nmdo anonymise --jsonl, {size:.0} MB, median of {RUNS}");
    println!(
        "  one core   {speed:7.1} MB a CPU second   {:7.1} MB/s   peak {:4.0} MiB",
        size / walls.0,
        peaks.0
    );
    let both = size / median(&two, |cost| cost.cpu);
    println!(
        "  two cores  {both:7.1} MB a CPU second   {:7.1} MB/s   peak {:4.0} MiB",
        size / walls.1,
        peaks.1
    );
    println!("  two cores are {:.2} times as fast", walls.0 / walls.1);
    speed
}

/// From start to the first answer, of one short line.
fn start() {
    let mut walls: Vec<f64> = (0..31).map(|_| process::first_answer()).collect();
    walls.sort_by(f64::total_cmp);
    println!("  ready after {:.1} ms (median of {})", walls[walls.len() / 2] * 1e3, walls.len());
}

/// The same texts through deduce and through this program.
fn beside_deduce(texts: &Texts, folder: &Path) {
    let Some(home) = std::env::var_os("DEID_HOME") else {
        println!("\ndeduce: not measured, DEID_HOME is not set");
        return;
    };
    let sample = texts.input(SAMPLE, folder);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/deid/beside.py");
    let output = Command::new(PathBuf::from(home).join("venv/bin/python"))
        .arg(script)
        .stdin(std::fs::File::open(&sample).expect("sample"))
        .output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let numbers: Vec<f64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [version, start, cpu, peak] = numbers[..] else {
        println!("\ndeduce: not measured, DEID_HOME has no venv with deduce");
        return;
    };
    let size = texts.bytes_in(SAMPLE) as f64 / 1e6;
    let theirs = size / cpu;
    // The same texts so often that the time can be measured.
    let many = texts.repeated(SAMPLE, MEGABYTES * 1_000_000, folder);
    let runs: Vec<Cost> = (0..RUNS).map(|_| cost(&mut process::jsonl(1), &many.0)).collect();
    let ours = many.1 as f64 / 1e6 / median(&runs, |cost| cost.cpu);
    println!("\nbeside deduce {version:.1}, on {size:.2} MB of these texts, one core, its start not counted");
    println!("  deduce  {theirs:8.3} MB a CPU second   start {start:.1} s   peak {peak:.0} MiB");
    println!("  mdo     {ours:8.3} MB a CPU second   {:.0} times deduce", ours / theirs);
}

//! `cargo bench --bench consent`: `mdo consent-check` on 1,000, 10,000 and 100,000 case files: time and peak memory, which
//! must grow with the number of files and no faster. Each run is a process of its own.

#[path = "cases/mod.rs"]
mod cases;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const MDO: &str = env!("CARGO_BIN_EXE_mdo");
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const RUNS: usize = 5;

struct Cost {
    wall: Duration,
    /// Peak memory, MiB.
    peak: f64,
}

fn main() {
    println!("mdo consent-check --format json, mediaan van {RUNS} runs, {} draden", threads());
    let mut before: Option<(usize, f64)> = None;
    for size in SIZES {
        let folder = tempfile::tempdir().expect("temporary folder");
        cases::write_cases(folder.path(), size);
        let mut costs: Vec<Cost> = (0..RUNS).map(|_| check(folder.path())).collect();
        costs.sort_by_key(|cost| cost.wall);
        let (wall, peak) = (costs[RUNS / 2].wall.as_secs_f64(), costs[RUNS / 2].peak);
        let growth = before.map(|(files, time)| (wall / time) / (size as f64 / files as f64));
        let growth = growth.map(|growth| format!("   {growth:4.2} x lineair")).unwrap_or_default();
        println!("{size:>7} casussen  {:8.1} ms  {peak:6.1} MiB{growth}", wall * 1e3);
        before = Some((size, wall));
    }
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Runs the check; its peak memory is read while it runs.
fn check(folder: &Path) -> Cost {
    let start = Instant::now();
    let mut command = Command::new(MDO);
    command.arg("-C").arg(folder).args([
        "consent-check",
        "-q",
        "--today",
        "2026-11-22",
        "--date",
        "2026-12-03",
    ]);
    command.args(["--format", "json"]).stdout(Stdio::null());
    let mut child = command.spawn().expect("mdo starts");
    let mut peak: f64 = 0.0;
    loop {
        peak = peak.max(peak_of(&child));
        if let Some(status) = child.try_wait().expect("child") {
            assert_eq!(status.code(), Some(1), "cases are missing something");
            return Cost { wall: start.elapsed(), peak };
        }
        std::thread::sleep(Duration::from_micros(300));
    }
}

/// The highest resident set so far, as Linux tells it; 0 elsewhere.
fn peak_of(child: &Child) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1024.0
}

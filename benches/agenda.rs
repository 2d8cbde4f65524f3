//! `cargo bench --bench agenda`: the planner by itself, per class of meetings, beside the most that each may take.
//!
//! Each meeting is a process of its own, for its processor time and its peak memory; the median of the runs counts.
//! The published instances and those of 20 cases are read from `../shared/agenda/instances` when they are there; the
//! others are made here, the same on every run. Every value is compared with the known one.

#[path = "cases/mod.rs"]
mod cases;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use mdo::agenda::{Case, ColourOrder, Effort, Participant, Problem, Span, instance, plan};
use serde_json::Value;

const MDO: &str = env!("CARGO_BIN_EXE_mdo");
const RUNS: usize = 5;
/// Case files in the work folder, and the most milliseconds that planning a meeting of them may take.
const FILES: (usize, f64) = (10_000, 1000.0);

/// A class of meetings, and the most that one of them may take.
struct Class {
    name: &'static str,
    /// Milliseconds of processor time.
    most: f64,
    /// MiB.
    memory: Option<f64>,
}

const CLASSES: [Class; 6] = [
    Class { name: "published", most: 10.0, memory: Some(64.0) },
    Class { name: "20 with times", most: 50.0, memory: Some(64.0) },
    Class { name: "20 mixed, made", most: 50.0, memory: Some(64.0) },
    Class { name: "24 without", most: 250.0, memory: None },
    Class { name: "28 without", most: 3000.0, memory: None },
    Class { name: "20 impossible", most: 200.0, memory: Some(64.0) },
];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, mode, which] = arguments.as_slice()
        && mode == "one"
    {
        return one(which);
    }
    println!(
        "{:<16} {:>4} {:>9} {:>9} {:>9} {:>7} {:>9}",
        "class", "n", "median ms", "worst ms", "most ms", "ratio", "peak MiB"
    );
    for class in CLASSES {
        let meetings = meetings(class.name);
        if meetings.is_empty() {
            println!("{:<16} (no instances beside the project)", class.name);
            continue;
        }
        let mut costs: Vec<(f64, f64)> = meetings.iter().map(|which| cost(which)).collect();
        costs.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (median, worst) = (costs[costs.len() / 2].0, costs[costs.len() - 1].0);
        let peak = costs.iter().map(|cost| cost.1).fold(0.0, f64::max);
        let (n, name, ratio) = (costs.len(), class.name, worst / class.most);
        let too_much = ratio > 1.0 || class.memory.is_some_and(|most| peak > most);
        let mark = if too_much { "  <-- too much" } else { "" };
        println!(
            "{name:<16} {n:>4} {median:>9.1} {worst:>9.1} {:>9.0} {ratio:>7.2} {peak:>9.1}{mark}",
            class.most
        );
    }
    of_files();
}

/// Plans a meeting of a work folder with many open cases.
fn of_files() {
    let (files, most) = FILES;
    let folder = tempfile::tempdir().expect("temporary folder");
    cases::write_cases(folder.path(), files);
    let mut walls: Vec<f64> = (0..RUNS).map(|_| command(folder.path())).collect();
    walls.sort_by(f64::total_cmp);
    let (median, worst) = (walls[RUNS / 2], walls[RUNS - 1]);
    let mark = if median > most { "  <-- too much" } else { "" };
    let (name, ratio) = (format!("{files} files"), median / most);
    println!("{name:<16} {RUNS:>4} {median:>9.1} {worst:>9.1} {most:>9.0} {ratio:>7.2} {:>9}{mark}", "");
}

/// Milliseconds on the wall.
fn command(folder: &Path) -> f64 {
    let start = Instant::now();
    let mut command = Command::new(MDO);
    command.arg("-C").arg(folder).args(["agenda", "-q", "--today", "2026-11-22", "--date", "2026-12-03"]);
    let output = command.args(["--format", "json"]).output().expect("mdo starts");
    assert_eq!(output.status.code(), Some(1), "not all cases fit");
    start.elapsed().as_secs_f64() * 1e3
}

/// The meetings of a class: a file, or `kind:seed`.
fn meetings(class: &str) -> Vec<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/agenda/instances");
    let files = |folder: &str, start: &str| -> Vec<String> {
        let entries = fs::read_dir(beside.join(folder)).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        files.sort();
        let name =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start));
        files.iter().filter(|path| name(path)).map(|path| path.display().to_string()).collect()
    };
    let made = |kind: &str, count: u64| (0..count).map(|seed| format!("{kind}:{seed}")).collect();
    match class {
        "published" => files("published", ""),
        "20 with times" => files("real", "real_n20"),
        "24 without" => [files("mdo", "mdo_n24"), made("24", 3)].concat(),
        "28 without" => [files("mdo", "mdo_n28"), made("28", 3)].concat(),
        "20 mixed, made" => made("mixed", 12),
        _ => made("impossible", 12),
    }
}

/// Processor time in ms and peak memory in MiB of a meeting.
fn cost(which: &str) -> (f64, f64) {
    let myself = std::env::current_exe().expect("own path");
    let mut runs: Vec<(f64, f64)> = (0..RUNS)
        .map(|_| {
            let output =
                Command::new(&myself).args(["one", which]).stderr(Stdio::inherit()).output().expect("run");
            assert!(output.status.success(), "{which}");
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            let numbers: Vec<f64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
            (numbers[0], numbers[1])
        })
        .collect();
    runs.sort_by(|one, other| one.0.total_cmp(&other.0));
    runs[RUNS / 2]
}

/// Plans one meeting, checks it, and prints what it took.
fn one(which: &str) {
    let (problem, known) = match which.split_once(':') {
        Some((kind, seed)) => (make(kind, seed.parse().expect("seed")), Value::Null),
        None => {
            let json = fs::read(which).expect("instance");
            (instance::read(&json).expect("problem"), serde_json::from_slice(&json).expect("JSON"))
        }
    };
    problem.check().expect("a problem that can be planned");
    let before = processor_ms();
    let plan = plan(&problem, Effort::default());
    let took = processor_ms() - before;
    if which.starts_with("impossible") {
        assert!(!plan.clashes.is_empty(), "{which}: nothing clashes");
        assert!(plan.clashes.iter().all(|clash| !clash.wishes.is_empty()), "{which}: nothing named");
    } else {
        assert!(plan.proven && plan.complete(), "{which}: not proven, or not complete");
    }
    if let Some(value) = known["optimum"]["value"].as_u64() {
        assert_eq!(plan.value(), value, "{which}");
    }
    println!("{took} {}", status("VmHWM:").unwrap_or(0.0) / 1024.0);
}

/// The processor time of this process; where the system does not tell, the time on the wall.
fn processor_ms() -> f64 {
    thread_local!(static START: Instant = Instant::now());
    let told = fs::read_to_string("/proc/self/schedstat").ok();
    let told = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    told.map_or_else(
        || START.with(|start| start.elapsed().as_secs_f64() * 1e3),
        |nanoseconds| nanoseconds / 1e6,
    )
}

/// A number from the status of this process, in KiB.
fn status(key: &str) -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let fields: BTreeMap<&str, &str> = status.lines().filter_map(|line| line.split_once('\t')).collect();
    fields.get(key)?.split_whitespace().next()?.parse().ok()
}

/// A small generator of our own: the same meetings on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32 % sides
    }

    fn pick(&mut self, list: &[u32]) -> u32 {
        list[self.roll(list.len() as u32) as usize]
    }
}

fn make(kind: &str, seed: u64) -> Problem {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x2545_F491_4F6C_DD1D);
    dice.roll(2);
    match kind {
        "24" => meeting(&mut dice, 24),
        "28" => meeting(&mut dice, 28),
        "mixed" => mixed(&mut dice, seed),
        _ => impossible(&mut dice, seed),
    }
}

/// 18 participants: chair and coordinator at every case, two at half of them, four at a third, the others at fewer.
fn meeting(dice: &mut Dice, cases: u32) -> Problem {
    let case = |dice: &mut Dice| {
        let minutes = dice.pick(&[5, 5, 8, 10, 10, 12, 15, 20]);
        Case { minutes, least_minutes: minutes, urgency: dice.pick(&[0, 1, 1, 2, 2, 2]), window: None }
    };
    let participant = |dice: &mut Dice, index: u32| {
        let share = if index < 2 {
            100
        } else if index < 4 {
            75
        } else {
            dice.pick(&[12, 20, 30])
        };
        let cases = (0..cases).filter(|_| dice.roll(100) < share).fold(0u64, |set, case| set | 1 << case);
        Participant { weight: 1, cases, available: None }
    };
    Problem {
        cases: (0..cases).map(|_| case(dice)).collect(),
        participants: (0..18).map(|index| participant(dice, index)).collect(),
        breaks: Vec::new(),
        horizon: None,
        colour_order: ColourOrder::Free,
    }
}

/// 20 cases with two slots, availability, a pause and priorities, such that some order fits.
fn mixed(dice: &mut Dice, seed: u64) -> Problem {
    let mut problem = meeting(dice, 20);
    problem.colour_order =
        [ColourOrder::Soft(5), ColourOrder::RedFirst(5), ColourOrder::Strict][(seed % 3) as usize];
    let together: u32 = problem.cases.iter().map(|case| case.minutes).sum();
    let pause = together / 10 * 5;
    problem.breaks = vec![Span { from: pause, to: pause + 10 }];
    for (case, part) in [(3 + dice.roll(4), 2), (11 + dice.roll(4), 7)] {
        let from = together * part / 50 * 5;
        let minutes = problem.cases[case as usize].minutes;
        problem.cases[case as usize].window = Some(Span { from, to: from + minutes + 15 });
    }
    for (place, late) in [(5, true), (9, false), (14, true)] {
        let (from, to) = if late { (together / 20, together + 60) } else { (0, together * 9 / 10) };
        problem.participants[place].available = Some(vec![Span { from, to }]);
    }
    problem
}

/// The same, with wishes that clash: two slots at one time, somebody who is never there, or too little time for
/// somebody's cases.
fn impossible(dice: &mut Dice, seed: u64) -> Problem {
    let mut problem = mixed(dice, seed);
    match seed % 3 {
        0 => {
            problem.cases[0].window = Some(Span { from: 40, to: 40 + problem.cases[0].minutes });
            problem.cases[1].window = Some(Span { from: 42, to: 42 + problem.cases[1].minutes });
        }
        1 => problem.participants[6].available = Some(Vec::new()),
        _ => {
            let busiest = &mut problem.participants[2];
            busiest.available = Some(vec![Span { from: 30, to: 100 }]);
        }
    }
    problem
}

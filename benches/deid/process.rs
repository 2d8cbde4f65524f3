//! What a process takes: wall time, CPU time, peak memory.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::texts::Texts;

/// What one process took.
pub struct Cost {
    /// Seconds.
    pub wall: f64,
    /// Seconds of processor, in steps of 10 ms.
    pub cpu: f64,
    /// MiB.
    pub peak: f64,
}

/// `mdo anonymise --jsonl` on so many cores.
pub fn jsonl(cores: usize) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdo"));
    command.args(["anonymise", "--jsonl"]).env("RAYON_NUM_THREADS", cores.to_string());
    command
}

/// Runs a command to its end on a file.
pub fn cost(command: &mut Command, input: &Path) -> Cost {
    let before = cpu().1;
    let start = Instant::now();
    let stdin = File::open(input).expect("input");
    let mut child = command.stdin(stdin).stdout(Stdio::null()).spawn().expect("command starts");
    let mut peak = 0.0;
    loop {
        peak = peak_of(&child).max(peak);
        if let Some(status) = child.try_wait().expect("child") {
            assert!(status.success(), "{command:?}: {status}");
            return Cost { wall: start.elapsed().as_secs_f64(), cpu: cpu().1 - before, peak };
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// Seconds from start to the first answer.
pub fn first_answer() -> f64 {
    let start = Instant::now();
    let mut command = jsonl(2);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("command starts");
    child
        .stdin
        .take()
        .expect("pipe")
        .write_all(b"{\"id\": 1, \"text\": \"mw. Jansen belt\"}\n")
        .expect("written");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("pipe")).read_line(&mut line).expect("answer");
    let wall = start.elapsed().as_secs_f64();
    assert!(line.contains("spans") && child.wait().expect("child").success());
    wall
}

/// Sends so many GB through one process, and prints the peak of its memory on the way.
pub fn stream(texts: &Texts, gigabytes: f64) {
    let mut command = jsonl(2);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("command starts");
    let (mut input, mut output) = (child.stdin.take().expect("pipe"), child.stdout.take().expect("pipe"));
    let reader = thread::spawn(move || {
        let (mut buffer, mut lines) = (vec![0; 1 << 16], 0_u64);
        loop {
            match output.read(&mut buffer).expect("output") {
                0 => return lines,
                read => lines += buffer[..read].iter().filter(|byte| **byte == b'\n').count() as u64,
            }
        }
    });
    let start = Instant::now();
    let (total, mut sent, mut next, mut lines) = (gigabytes * 1e9, 0.0, 0.01, 0_u64);
    for line in texts.lines.iter().cycle() {
        input.write_all(line.json.as_bytes()).expect("sent");
        sent += line.json.len() as f64;
        lines += 1;
        if sent >= next * total {
            println!(
                "  {:7.2} GB   peak {:5.1} MiB   {:5.0} s",
                sent / 1e9,
                peak_of(&child),
                start.elapsed().as_secs_f64()
            );
            next = if next < 0.1 { 0.1 } else { next + 0.1 };
        }
        if sent >= total {
            break;
        }
    }
    drop(input);
    assert_eq!(reader.join().expect("reader"), lines, "one answer for each line");
    assert!(child.wait().expect("child").success());
}

/// Processor seconds of this process and of its children that ended.
pub fn cpu() -> (f64, f64) {
    let stat = fs::read_to_string("/proc/self/stat").expect("/proc: this measures on Linux only");
    // Behind the name of the program, which may hold blanks; the unit is always 10 ms.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |nth: usize| fields[nth].parse::<f64>().expect("number") / 100.0;
    (ticks(11) + ticks(12), ticks(13) + ticks(14))
}

/// The peak of resident memory so far, MiB.
fn peak_of(child: &Child) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

/// The median of a figure.
pub fn median(costs: &[Cost], figure: impl Fn(&Cost) -> f64) -> f64 {
    let mut figures: Vec<f64> = costs.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

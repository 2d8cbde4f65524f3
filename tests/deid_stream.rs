//! `mdo anonymise --jsonl` as a stream: the same bytes on any number of cores, one answer for each line in order, and
//! memory that does not grow with the input.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::{Value, json};

const FIRST: [&str; 7] = ["Yusuf", "Fatima", "Sem", "Zbigniew", "Şevval", "Abeltje", "Quincy"];
const LAST: [&str; 6] = ["el Idrissi", "Jansen", "van der Berg", "Kowalczyk", "Tjin-A-Djie", "Haile"];
const SENTENCES: [&str; 7] = [
    "Moeder {a} belt dat {b} slecht slaapt. 😀",
    "Gesproken met mw. {c}; zij ziet {b} elke dinsdag.",
    "{b} is 14 jaar en zit op Basisschool De Regenboog, groep 8.",
    "Afspraak op 3 december 2026 om 13.30 uur, Dorpsstraat 12a, 1234 AB Almelo.",
    "Terugbellen op 06-12345678 of mailen naar info@voorbeeld.nl.",
    "MOEDER {a} EN {b} KOMEN SAMEN.",
    "er is hoop dat het na de vakantie beter gaat, zegt {c}",
];
/// Lines that are no request.
const OTHER: [&str; 4] = ["", "geen json", "{\"id\": 3}", "[]"];

/// The nth line: short and long texts, with known persons or without, and now and then no request at all.
fn line(nth: usize) -> String {
    if nth % 97 == 96 {
        return OTHER[nth / 97 % OTHER.len()].to_owned();
    }
    let pick = |list: &[&'static str], by: usize| list[(nth / by + nth) % list.len()];
    let (a, b, c) = (pick(&FIRST, 3), pick(&FIRST, 2), pick(&LAST, 5));
    let mut text = String::new();
    for step in 0..1 + nth % 31 {
        let sentence = SENTENCES[(nth * 5 + step * 3) % SENTENCES.len()];
        let _ = write!(
            text,
            "{}{}",
            sentence.replace("{a}", a).replace("{b}", b).replace("{c}", c),
            [" ", "\n"][nth % 2]
        );
    }
    let person =
        |role: &str, name: &str| json!({"role": role, "first_names": [name], "surname": pick(&LAST, 7)});
    match nth % 3 {
        0 => json!({"id": nth, "text": text}).to_string(),
        _ => json!({"id": nth, "text": text, "known": {"persons": [person("kind", b), person("moeder", a)]}})
            .to_string(),
    }
}

fn start(cores: usize) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdo"));
    command.args(["anonymise", "--jsonl"]).env("RAYON_NUM_THREADS", cores.to_string());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("mdo starts")
}

/// All output and the exit status.
fn run(cores: usize, input: &str) -> (Vec<u8>, Option<i32>) {
    let mut child = start(cores);
    let (mut stdin, input) = (child.stdin.take().expect("pipe"), input.to_owned());
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()).expect("taken"));
    let mut output = Vec::new();
    child.stdout.take().expect("pipe").read_to_end(&mut output).expect("read");
    writer.join().expect("writer");
    (output, child.wait().expect("ends").code())
}

#[test]
fn one_core_and_four_give_the_same_bytes() {
    let input: String = (0..4_000).flat_map(|nth| [line(nth), "\n".to_owned()]).collect();
    let (one, status) = run(1, &input);
    assert_eq!(status, Some(3), "some lines are no request");
    for cores in [4, 2, 4] {
        assert!(run(cores, &input) == (one.clone(), status), "{cores} cores say something else");
    }
    let asked =
        input.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str::<Value>(line).ok());
    let said: Vec<Value> =
        one.lines().map(|line| serde_json::from_str(&line.expect("text")).expect("JSON")).collect();
    let asked: Vec<Value> =
        asked.map(|line| line.and_then(|line| line.get("id").cloned()).unwrap_or_default()).collect();
    assert_eq!(said.iter().map(|line| &line["id"]).collect::<Vec<_>>(), asked.iter().collect::<Vec<_>>());
    assert!(said.iter().all(|line| line["text"].is_string() != line["error"].is_string()));
}

/// The peak of resident memory so far, MiB.
#[cfg(target_os = "linux")]
fn peak(child: &Child) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("peak");
    line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).expect("number") / 1024.0
}

/// 9 MB, and 600 MB in a release build; `cargo bench --bench deid -- --stream 10` sends ten GB.
#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_stream() {
    let size = if cfg!(debug_assertions) { 9_000_000 } else { 600_000_000 };
    let block: String =
        (0..700).filter(|nth| nth % 97 != 96).flat_map(|nth| [line(nth), "\n".to_owned()]).collect();
    let mut child = start(2);
    let output = child.stdout.take().expect("pipe");
    let reader = thread::spawn(move || BufReader::new(output).lines().count());
    let (mut sent, mut blocks, mut early) = (0, 0, 0.0);
    let mut stdin = child.stdin.take().expect("pipe");
    while sent < size {
        stdin.write_all(block.as_bytes()).expect("taken");
        sent += block.len();
        blocks += 1;
        if sent < size / 3 {
            early = peak(&child);
        }
    }
    let late = peak(&child);
    drop(stdin);
    assert_eq!(reader.join().expect("reader"), blocks * block.lines().count());
    assert!(child.wait().expect("ends").success());
    assert!(late < 100.0, "peak {late:.0} MiB");
    assert!(late - early < 4.0, "from {early:.1} to {late:.1} MiB");
}

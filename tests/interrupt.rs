//! Ctrl-C, or a request to end, at any moment of `mdo minutes`: whole files or none, and nothing left behind.
//!
//! No moment is asked for that the machine may miss: whatever the signal meets, the outcome must be right.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const OLD: &str = "wat er al stond";

/// A meeting long enough to take its time: sixty children, two actions each.
fn sheet() -> String {
    let (first, last) = (["Sanne", "Piet", "Yusuf", "Roos"], ["Bakker", "de Vries", "el Idrissi"]);
    let mut rows = "Nr;Naam jeugdige;Moeder;Tel.nr.;Acties\n".to_string();
    for at in 0..60 {
        let (youth, mother, family) = (first[at % 4], first[(at + 1) % 4], last[at % 3]);
        rows += &format!("{};{youth} {family};{mother} {family};06-{};", at + 1, 10_000_000 + 7 * at);
        rows += &format!("\"CJG: belt {mother} over {youth} vóór 15-12\nschool: gesprek met {youth}\"\n");
    }
    rows
}

/// The files of a folder, by name.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

/// A folder with a sheet, and one below it to write into.
struct Desk {
    folder: tempfile::TempDir,
    target: &'static str,
    force: bool,
}

impl Desk {
    /// With `force`, `old` files stand where the new ones come.
    fn new(target: &'static str, old: &[String]) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("sheet.csv"), sheet()).unwrap();
        let desk = Desk { folder, target, force: !old.is_empty() };
        if desk.force || !target.ends_with('/') {
            fs::create_dir(desk.out()).unwrap();
        }
        old.iter().for_each(|name| fs::write(desk.out().join(name), OLD).unwrap());
        desk
    }

    fn out(&self) -> std::path::PathBuf {
        self.folder.path().join("uit")
    }

    fn start(&self) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mdo"));
        command.current_dir(self.folder.path()).args(["minutes", "sheet.csv", "--date", "2026-12-03"]);
        command.args(["-o", self.target]).args(self.force.then_some("--force"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }
}

/// A shell that waits for a word and then sends a signal: starting it at the moment itself would take too long.
struct Trigger(Child);

impl Trigger {
    fn new(child: &Child, name: &str) -> Trigger {
        // A process that has ended is not there any more: no matter.
        let script = format!("read word; kill -{name} {} 2>/dev/null", child.id());
        Trigger(Command::new("sh").args(["-c", &script]).stdin(Stdio::piped()).spawn().unwrap())
    }

    fn fire(mut self) {
        drop(self.0.stdin.take());
        self.0.wait().unwrap();
    }
}

/// What an uninterrupted run writes, and how long it takes.
fn reference(target: &'static str) -> (BTreeMap<String, Vec<u8>>, Duration) {
    let desk = Desk::new(target, &[]);
    let begin = Instant::now();
    assert!(desk.start().wait().unwrap().success());
    let written = contents(&desk.out());
    assert!(!written.is_empty());
    (written, begin.elapsed())
}

fn check(desk: &Desk, status: ExitStatus, whole: &BTreeMap<String, Vec<u8>>, moment: &str) {
    let found = contents(&desk.out());
    for (name, bytes) in &found {
        let right = whole.get(name) == Some(bytes) || desk.force && bytes == OLD.as_bytes();
        assert!(right, "{moment}: {name} has {} bytes", bytes.len());
    }
    let untouched = if desk.force {
        found.values().all(|bytes| bytes == OLD.as_bytes()) && found.len() == whole.len()
    } else {
        found.is_empty()
    };
    match (status.code(), status.signal()) {
        (Some(0), _) => assert_eq!(&found, whole, "{moment}"),
        // Between two new names some are there, but with `--force` no old one is ever missing.
        (Some(130), _) => assert!(!desk.force || found.len() == whole.len(), "{moment}"),
        // Before anything is written nobody needs to be told.
        (None, Some(2 | 15)) => assert!(untouched, "{moment}"),
        other => panic!("{moment}: {other:?}"),
    }
    // Nothing beside the target either.
    let beside: Vec<String> =
        contents_of_desk(desk.folder.path()).into_iter().filter(|name| name.starts_with('.')).collect();
    assert!(beside.is_empty(), "{moment}: {beside:?}");
}

fn contents_of_desk(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Sends a signal at moments spread over the run.
fn spread(target: &'static str, force: bool) {
    const MOMENTS: u32 = 20;
    let (whole, time) = reference(target);
    let old: Vec<String> = if force { whole.keys().cloned().collect() } else { Vec::new() };
    for at in 0..MOMENTS {
        let name = if at % 2 == 0 { "INT" } else { "TERM" };
        let desk = Desk::new(target, &old);
        let mut child = desk.start();
        let trigger = Trigger::new(&child, name);
        sleep(time * at / (MOMENTS - 2));
        trigger.fire();
        let status = child.wait().unwrap();
        check(&desk, status, &whole, &format!("{name} at {at}/{MOMENTS}"));
    }
}

/// Sends a signal as soon as a temporary file is seen, or a little later.
fn while_writing(target: &'static str, force: bool) {
    const TIMES: u64 = 16;
    let (whole, _) = reference(target);
    let old: Vec<String> = if force { whole.keys().cloned().collect() } else { Vec::new() };
    for at in 0..TIMES {
        let name = if at % 2 == 0 { "INT" } else { "TERM" };
        let desk = Desk::new(target, &old);
        let mut child = desk.start();
        let trigger = Trigger::new(&child, name);
        let temporary = || {
            let mut names = fs::read_dir(desk.out()).into_iter().flatten().flatten();
            names.any(|entry| entry.file_name().to_string_lossy().starts_with(".mdo-"))
        };
        while child.try_wait().unwrap().is_none() && !temporary() {
            std::hint::spin_loop();
        }
        sleep(Duration::from_micros(at / 2 * 300));
        trigger.fire();
        let status = child.wait().unwrap();
        check(&desk, status, &whole, &format!("{name} while writing, {at}"));
    }
}

#[test]
fn a_folder_of_documents_is_whole_at_any_moment() {
    spread("uit/", false);
    spread("uit/", true);
}

#[test]
fn a_folder_of_documents_is_whole_while_it_is_written() {
    while_writing("uit/", false);
    while_writing("uit/", true);
}

#[test]
fn one_document_is_whole_at_any_moment() {
    spread("uit/lijst.html", false);
    spread("uit/lijst.docx", true);
    while_writing("uit/lijst.xlsx", true);
}

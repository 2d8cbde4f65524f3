//! `cargo bench --bench workdir`: what takes time in a work folder, each against its limit.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mdo::path;
use mdo::workdir::edit::Edit;
use mdo::workdir::lock::{Lock, PATIENCE};
use mdo::workdir::save::{Change, save};

const CASES: usize = 10_000;
const RUNS: usize = 51;
/// As many as a large sheet has rows.
const BATCH: usize = 5_000;

fn main() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let cases = folder.path().join("casussen");
    fs::create_dir(&cases).expect("folder of the cases");
    for number in 1..=CASES {
        fs::write(case_path(&cases, number), case(number)).expect("case file");
    }
    println!("{CASES} casussen van {} bytes, mediaan van {RUNS} runs", case(1).len());

    let one = median(|run| change_one(folder.path(), &case_path(&cases, 1 + run * 97)));
    report("openen, een waarde wijzigen, opslaan", one, 50.0);
    let text = case(1);
    let edit = median(|_| drop(edited(&text)));
    report("  waarvan wijzigen", edit, 1.0);
    let batch = median_of(5, |run| save_batch(&folder.path().join(run.to_string())));
    report(&format!("{BATCH} nieuwe bestanden in een keer"), batch, 3_000.0);
}

fn report(what: &str, took: Duration, limit: f64) {
    let took = took.as_secs_f64() * 1e3;
    println!("{what:<40} {took:9.3} ms   (grens {limit} ms{})", if took > limit { ", TE TRAAG" } else { "" });
}

fn median(run: impl FnMut(usize)) -> Duration {
    median_of(RUNS, run)
}

fn median_of(runs: usize, mut run: impl FnMut(usize)) -> Duration {
    let mut all: Vec<Duration> = (0..runs)
        .map(|number| {
            let began = Instant::now();
            run(number);
            began.elapsed()
        })
        .collect();
    all.sort_unstable();
    all[runs / 2]
}

/// What a command does that changes one value.
fn change_one(folder: &Path, path: &Path) {
    let _lock = Lock::take(folder, "mdo intake", PATIENCE, |_| {}).expect("lock");
    let old = fs::read(path).expect("case file");
    let new = edited(str::from_utf8(&old).expect("text"));
    save(&[Change { path, old: Some(&old), new: new.as_bytes() }]).expect("saved");
}

fn edited(text: &str) -> String {
    let edit = Edit::of(text).expect("YAML");
    edit.set(path!["acties", 2, "status"], "gedaan").expect("set").finish()
}

/// New case files in a folder of their own.
fn save_batch(folder: &Path) {
    fs::create_dir(folder).expect("folder of the batch");
    let text = case(1);
    let paths: Vec<PathBuf> = (0..BATCH).map(|number| case_path(folder, number)).collect();
    let changes: Vec<Change<'_>> =
        paths.iter().map(|path| Change { path, old: None, new: text.as_bytes() }).collect();
    save(&changes).expect("saved");
}

fn case_path(cases: &Path, number: usize) -> PathBuf {
    cases.join(format!("2026-{number:05}.yaml"))
}

/// A case file with all that is usually in it.
fn case(number: usize) -> String {
    let action = |index: usize| {
        format!(
            "- nr: {index}\n  overleg: 2026-12-03\n  actiehouder: POH-jeugd\n  \
             actie: Belt moeder over school en wachtlijst, koppelt terug aan het overleg\n  \
             streefdatum: 2026-12-15\n  status: open  # sinds het vorige overleg\n"
        )
    };
    let actions: String = (1..=8).map(action).collect();
    format!(
        "# yaml-language-server: $schema=../schemas/casus.json\ncasusnummer: \"2026-{number:05}\"\nstatus: open\n\
         jeugdige:\n  voornaam: Voornaam{number}\n  achternaam: Achternaam{number}\n  geboortedatum: 2012-05-04\n  \
         adres: {{straat: Dorpsstraat, huisnummer: {number}, postcode: \"1234 AB\", woonplaats: Ergens}}\n\
         gezag: gezamenlijk\ngezagdragers:\n- {{rol: moeder, telefoon: \"0612345678\"}}\n- {{rol: vader}}\n\
         aanmelding:\n  datum: 2026-11-20\n  vraag_aan_overleg: |\n    Wie pakt op wat er nog niet loopt?\n    \
         En wie houdt het gezin op de hoogte?\ncrisismeter: oranje\n\
         toestemming:\n- door: moeder\n  vorm: schriftelijk\n  datum: 2026-11-20\n  besluit: gegeven\n  \
         partijen: [huisarts, school, CJG]\n\
         acties:\n{actions}"
    )
}

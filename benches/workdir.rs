//! `cargo bench --bench workdir`: what takes time in a work folder, each against its limit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use mdo::path;
use mdo::workdir::edit::Edit;
use mdo::workdir::load_cases;
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
    fs::write(folder.path().join("mdo.yaml"), "").expect("mdo.yaml");
    println!("{CASES} casussen van {} bytes, mediaan van {RUNS} runs", case(1).len());

    let all = median_of(5, |_| load_all(folder.path()));
    report(&format!("{CASES} casussen lezen"), all, 1_000.0);
    let command = median(|run| close_one(folder.path(), 1 + run * 97));
    report("mdo case close, de hele opdracht", command, 50.0);
    let one = median(|run| change_one(folder.path(), &case_path(&cases, 1 + run * 97)));
    report("openen, een waarde wijzigen, opslaan", one, 50.0);
    let text = case(1);
    let edit = median(|_| drop(edited(&text)));
    report("  waarvan wijzigen", edit, 1.0);
    let batch = median_of(5, |run| save_batch(&folder.path().join(run.to_string())));
    report(&format!("{BATCH} nieuwe bestanden in een keer"), batch, 3_000.0);

    let sheet = folder.path().join("sheet.xlsx");
    write_sheet(&sheet);
    let intake = median_of(5, |run| intake(&folder.path().join(format!("map-{run}")), &sheet));
    report(&format!("mdo intake van een sheet met {BATCH} rijen"), intake, 3_000.0);
    let again = median_of(5, |run| intake_again(&folder.path().join(format!("map-{run}")), &sheet));
    report("  nog eens, zonder verandering", again, 3_000.0);
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

fn load_all(folder: &Path) {
    let cases = load_cases(folder).expect("cases");
    assert!(cases.len() == CASES && cases.iter().all(Result::is_ok));
}

/// One change, by the command: from finding the folder to the file on disk.
fn close_one(folder: &Path, number: usize) {
    mdo(folder, &["case", "close", &format!("2026-{number:05}"), "--reason", "hulp loopt"]);
}

fn mdo(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdo"));
    let status = command.args(["-q", "--today", "2026-11-22", "-C"]).arg(folder).args(arguments).status();
    assert!(status.expect("mdo").success());
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

/// A sheet as a neighbourhood keeps it, with one column of its own.
fn write_sheet(path: &Path) {
    const FIRST: [&str; 7] = ["Yusuf", "Sanne", "Daan", "Fatima", "Noor", "Levi", "Mila"];
    const LAST: [&str; 6] = ["de Vries", "el Amrani", "Bakker", "van der Berg", "Yilmaz", "Jansen"];
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..=BATCH {
        let name = |shift: usize| format!("{} {}", FIRST[(row + shift) % 7], LAST[(row / 7 + shift) % 6]);
        let birth = format!("{}-{}-{}", 1 + row % 28, 1 + row / 28 % 12, 2005 + row / 336);
        let columns = [
            ("Nr", format!("2026-{row:04}")),
            ("Naam jeugdige", name(0)),
            ("Geb. datum", birth),
            ("Adres", "Dorpsstraat 12, 1234 AB Ergens".into()),
            ("Ouder(s)", format!("moeder: {}\nvader: {}", name(1), name(2))),
            ("Tel. ouders", "06-12345678".into()),
            ("School", "OBS De Regenboog, groep 7".into()),
            ("Inbrenger", "Karin de Boer, POH-jeugd".into()),
            ("Betrokkenen", "Bas Smit (CJG)\nwijkteam".into()),
            ("Crisismeter", "oranje".into()),
            ("Aanleiding", "De situatie thuis is gespannen en school meldt verzuim.".into()),
            ("Vraag aan overleg", "Wie pakt op wat er nog niet loopt?".into()),
            ("Gezag", "gezamenlijk".into()),
            ("Toestemming moeder", "ja, schriftelijk, 3-11-2026".into()),
            ("Huisdier", "kat".into()),
            ("Acties", "CJG: huisbezoek (vóór 15-12)\nPOH-jeugd: belt school\nschool: stuurt verslag".into()),
        ];
        let at = u32::try_from(row).expect("row");
        match row {
            0 => sheet.write_row(at, 0, columns.map(|(header, _)| header)).expect("headers"),
            _ => sheet.write_row(at, 0, columns.map(|(_, cell)| cell)).expect("cells"),
        };
    }
    book.save(path).expect("sheet");
}

/// The whole command, in a new work folder.
fn intake(folder: &Path, sheet: &Path) {
    fs::create_dir(folder).expect("work folder");
    fs::write(folder.join("mdo.yaml"), "").expect("mdo.yaml");
    intake_again(folder, sheet);
}

fn intake_again(folder: &Path, sheet: &Path) {
    mdo(folder, &["intake", sheet.to_str().expect("path")]);
    let files = fs::read_dir(folder.join("casussen")).expect("casussen").count();
    assert_eq!(files, BATCH);
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

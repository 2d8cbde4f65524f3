//! `mdo intake` when things go wrong: the process is killed at any moment, and eight of them work at once.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use mdo::workdir::load_case;

const ROWS: usize = 40;

fn mdo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdo"));
    command.current_dir(folder).args(["intake", "--today", "2026-11-22"]).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A sheet in which every case asks the question of this version.
fn sheet(version: usize) -> String {
    let mut text = String::from("Nr;Naam kind;Geb. datum;Vraag;Opmerking\n");
    for row in 1..=ROWS {
        text.push_str(&format!(
            "2026-{row:03};{} Bos;{}-{}-2012;Vraag {version}?;{}\n",
            ["Anna", "Bram", "Cora", "Dirk"][row % 4],
            1 + row % 28,
            1 + row / 28,
            "lang ".repeat(200)
        ));
    }
    text
}

/// Every file is whole, and says throughout what one version of the sheet said.
fn check(folder: &Path, newest: usize) {
    let Ok(files) = fs::read_dir(folder.join("casussen")) else { return };
    for file in files {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(name.starts_with(".mdo-") && name.ends_with(".tmp"), "{name}");
            continue;
        }
        let case = load_case(&path).unwrap_or_else(|error| panic!("{error}")).value;
        let question = case.application.question.unwrap();
        let version: usize = question["Vraag ".len()..question.len() - 1].parse().unwrap();
        assert!(version <= newest, "{question}");
        assert_eq!(case.memory.rows[0].get("Vraag"), Some(question.as_str()), "{}", path.display());
        assert!(fs::read_to_string(&path).unwrap().ends_with('\n'));
    }
}

fn killed(runs: usize) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mdo.yaml"), "").unwrap();
    let mut random: u64 = 0x2545_F491_4F6C_DD1D;
    for version in 0..runs {
        fs::write(folder.path().join("sheet.csv"), sheet(version)).unwrap();
        let mut child = mdo(folder.path(), &["sheet.csv"]).spawn().unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        sleep(Duration::from_micros(2_000 + (random >> 33) % 120_000));
        child.kill().ok();
        child.wait().unwrap();
        check(folder.path(), version);
    }
    // Whatever was left half done, the next run completes it.
    let status = mdo(folder.path(), &["sheet.csv"]).status().unwrap();
    assert_eq!(status.code(), Some(0));
    check(folder.path(), runs - 1);
    let cases = fs::read_dir(folder.path().join("casussen")).unwrap();
    let yaml =
        cases.filter(|case| case.as_ref().unwrap().path().extension().is_some_and(|end| end == "yaml"));
    assert_eq!(yaml.count(), ROWS);
}

#[test]
fn a_killed_intake_leaves_every_file_whole() {
    killed(12);
}

/// `cargo test --test intake_together -- --ignored`: the proof, in minutes.
#[test]
#[ignore = "takes minutes"]
fn two_hundred_killed_intakes_leave_every_file_whole() {
    killed(200);
}

#[test]
fn eight_at_once_give_each_case_its_own_number() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mdo.yaml"), "").unwrap();
    let names = ["Anna", "Bram", "Cora", "Dirk", "Eva", "Finn", "Gijs", "Hanna"];
    let children: Vec<Child> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let form = format!("{name}.yaml");
            let text = format!(
                "jeugdige: {{voornaam: {name}, achternaam: Bos, geboortedatum: {}-05-09}}\naanmelding: {{vraag_aan_overleg: Hoe?}}\n",
                2008 + at
            );
            fs::write(folder.path().join(&form), text).unwrap();
            mdo(folder.path(), &[&form]).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    let mut seen = BTreeSet::new();
    for at in 1..=names.len() {
        let case = load_case(&folder.path().join(format!("casussen/2026-{at:03}.yaml"))).unwrap().value;
        seen.insert(case.youth.first_name.unwrap());
    }
    assert_eq!(seen.len(), names.len());
    let list = fs::read_to_string(folder.path().join("nummers.txt")).unwrap();
    assert_eq!(list.lines().filter(|line| !line.starts_with('#')).count(), names.len(), "{list}");
}

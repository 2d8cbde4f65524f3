//! `mdo case`: the built binary on a work folder, its files read back.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

fn mdo(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("mdo").unwrap();
    let output =
        command.args(["--today", "2026-11-22"]).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn work_folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    assert_eq!(mdo(folder.path(), &["init", "--example"]).0, 0);
    folder
}

fn case(folder: &TempDir, number: &str) -> String {
    fs::read_to_string(folder.path().join(format!("casussen/{number}.yaml"))).unwrap()
}

#[test]
fn closing_and_reopening_change_two_places_and_nothing_else() {
    let folder = work_folder();
    let before = case(&folder, "2026-002");
    let arguments = ["case", "close", "2026-002", "--reason", "hulp loopt", "--leaves", "CJG=31-12-2026"];
    let (status, _, talk) = mdo(folder.path(), &arguments);
    assert_eq!(status, 0, "{talk}");
    let closed = case(&folder, "2026-002");
    assert_eq!(
        closed,
        before.replace("status: open\njeugdige", "status: afgesloten\njeugdige").replace(
            "functie: CJG, organisatie: CJG, casusregisseur: ja}",
            "functie: CJG, organisatie: CJG, casusregisseur: ja, tot: 2026-12-31}"
        ) + "afsluiting:\n  - datum: 2026-11-22\n    reden: hulp loopt\n    vertrek:\n      - wie: CJG\n        datum: \
               2026-12-31\n"
    );
    assert!(talk.contains("2026-002.2") && talk.contains("5-11-2026 is nog niet gedaan"), "{talk}");
    assert_eq!(mdo(folder.path(), &arguments).0, 2, "closed already");
    let before_it = mdo(folder.path(), &["case", "reopen", "2026-002", "--on", "2026-11-21"]);
    assert!(before_it.0 == 2 && before_it.2.contains("pas na die dag"), "{}", before_it.2);
    assert_eq!(mdo(folder.path(), &["case", "reopen", "2026-002"]).0, 0);
    let reopened = case(&folder, "2026-002");
    assert_eq!(reopened, closed.replace("status: afgesloten", "status: open") + "    heropend: 2026-11-22\n");
    assert_eq!(mdo(folder.path(), &["case", "reopen", "2026-002"]).0, 2, "open already");
}

#[test]
fn what_has_not_happened_is_not_written_down() {
    let folder = work_folder();
    let before = case(&folder, "2026-002");
    let future = ["case", "close", "2026-002", "--reason", "x", "--on", "2026-11-23"];
    assert_eq!(mdo(folder.path(), &future).0, 2);
    assert_eq!(mdo(folder.path(), &["case", "close", "2026-002", "--reason", "x", "--dry-run"]).0, 0);
    assert_eq!(mdo(folder.path(), &["case", "close", "2026-099", "--reason", "x"]).0, 2);
    assert_eq!(mdo(folder.path(), &["case", "close", "../mdo", "--reason", "x"]).0, 2);
    assert_eq!(case(&folder, "2026-002"), before);
}

#[test]
fn who_leaves_a_case_is_noted_and_what_they_leave_behind_is_said() {
    let folder = work_folder();
    let before = case(&folder, "2026-002");
    let leave = |who: &str| mdo(folder.path(), &["case", "leave", " 2026-002", who, "--on", "2026-12-31"]);
    let (status, _, talk) = leave("Fatima Aydin");
    assert!(status == 0 && talk.contains("wijkteam stopt op 31-12-2026 bij casus 2026-002"), "{talk}");
    assert!(talk.contains("wijkteam heeft hier nog open acties: 2026-002.2"), "{talk}");
    let expected = before.replace("let_op_veiligheid: ja}", "let_op_veiligheid: ja, tot: 2026-12-31}");
    assert_eq!(case(&folder, "2026-002"), expected);
    assert_eq!(leave("wijkteam").0, 2, "has left already");
    assert!(leave("cjg").2.contains("geen casusregisseur meer"));
    let lead = |today: &str| {
        let said = mdo(folder.path(), &["actions", "--case", "2026-002", "--today", today]).1;
        !said.contains("geen casusregisseur")
    };
    assert!(lead("2026-12-31") && !lead("2027-01-01"));
    for who in ["Piet Jansen", "CGJ"] {
        assert_eq!(leave(who).0, 2, "{who}");
        let close = ["case", "close", "2026-002", "--reason", "x", "--leaves", who];
        let (status, _, talk) = mdo(folder.path(), &close);
        assert!(status == 2 && !talk.contains(who), "{talk}");
    }
    assert_eq!(mdo(folder.path(), &["case", "close", "2026-002", "--reason", " "]).0, 2, "no reason");
}

#[test]
fn a_case_is_removed_after_its_term_and_its_number_stays_used() {
    let folder = work_folder();
    assert_eq!(mdo(folder.path(), &["case", "remove", "2026-001"]).0, 4, "it is open");
    mdo(folder.path(), &["case", "close", "2026-001", "--reason", "klaar"]);
    let (status, _, talk) = mdo(folder.path(), &["case", "remove", "2026-001"]);
    assert_eq!(status, 4);
    assert!(talk.contains("22-11-2046"), "{talk}");
    let later = ["--today", "2046-11-22", "case", "remove", "2026-001"];
    let mut command = Command::cargo_bin("mdo").unwrap();
    command.args(later).current_dir(folder.path()).assert().success();
    assert!(!folder.path().join("casussen/2026-001.yaml").exists());
    let numbers = fs::read_to_string(folder.path().join("nummers.txt")).unwrap();
    assert!(numbers.contains("\n2026-001\n"), "{numbers}");
}

#[test]
fn a_family_gets_its_file_without_third_parties() {
    let folder = work_folder();
    let path = folder.path().join("casussen/2026-001.yaml");
    let text = case(&folder, "2026-001")
        + "netwerk:\n- {naam: Truus Bakker, rol: buurvrouw, telefoon: '0687654321'}\nnotitie: Truus Bakker past op. Yusuf telt af.\n";
    fs::write(&path, text).unwrap();
    let (status, shown, _) = mdo(folder.path(), &["case", "export", "2026-001", "--format", "json"]);
    assert_eq!(status, 0);
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let shown = shown.to_string();
    assert!(shown.contains("Samira el Idrissi") && shown.contains("0612345678"), "{shown}");
    assert!(shown.contains("buurvrouw") && shown.contains("Yusuf telt af"), "{shown}");
    assert!(
        !shown.contains("Truus") && !shown.contains("Bakker") && !shown.contains("0687654321 "),
        "{shown}"
    );
    assert_eq!(mdo(folder.path(), &["case", "export", "2026-001", "-o", "dossier.docx"]).0, 0);
    assert_eq!(mdo(folder.path(), &["case", "export", "2026-001", "-o", "dossier.docx"]).0, 4, "it is there");
}

#[test]
fn a_file_that_is_no_utf_8_is_not_changed() {
    let folder = work_folder();
    let path = folder.path().join("casussen/2026-003.yaml");
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend_from_slice(b"notitie: caf\xe9\n");
    fs::write(&path, &bytes).unwrap();
    let (status, _, talk) = mdo(folder.path(), &["case", "close", "2026-003", "--reason", "x"]);
    assert_eq!(status, 4);
    assert!(talk.contains("geen UTF-8"), "{talk}");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

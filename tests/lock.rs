//! The lock on a work folder, and saving under it: one at a time, whole files at every moment.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use mdo::error::Status;
use mdo::path;
use mdo::workdir::edit::Edit;
use mdo::workdir::lock::{Lock, PATIENCE};
use mdo::workdir::save::{Change, save};

/// Says to this test program, started again, in which folder it must work.
const FOLDER: &str = "MDO_TEST_FOLDER";
const TIMES: &str = "MDO_TEST_TIMES";
const NAME: &str = "2026-001.yaml";
const BEGUN: &str = "begonnen";
const COMMENT: &str = "# met de hand geschreven\n";

fn change<'b>(path: &'b Path, old: Option<&'b [u8]>, new: &'b [u8]) -> Change<'b> {
    Change { path, old, new }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Starts this program again: another process that counts so many times.
fn again(folder: &Path, times: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["counts_for_another_test", "--exact"]).env(FOLDER, folder).env(TIMES, times);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn wait_for(path: &Path) {
    let began = Instant::now();
    while !path.exists() {
        assert!(began.elapsed() < Duration::from_secs(20), "the other process does nothing");
        sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_second_command_waits_tells_and_gives_up() {
    let folder = tempfile::tempdir().unwrap();
    let first = Lock::take(folder.path(), "mdo intake", PATIENCE, |_| panic!("nothing to wait for")).unwrap();
    let mut told = Vec::new();
    let began = Instant::now();
    let second = Lock::take(folder.path(), "mdo actions", Duration::from_millis(900), |holder| {
        told.push(holder.to_string());
    });
    assert!(began.elapsed() >= Duration::from_millis(900));
    let error = second.unwrap_err();
    assert_eq!(error.status, Status::Write);
    assert!(error.problem.contains("mdo intake, bezig sinds "), "{error}");
    assert!(told.len() == 1 && told[0].starts_with("mdo intake, bezig sinds "), "{told:?}");
    drop(first);
    Lock::take(folder.path(), "mdo actions", Duration::ZERO, |_| {}).unwrap();
    assert_eq!(names(folder.path()), [".mdo.lock"]);
}

#[test]
fn who_waits_gets_the_lock_when_it_is_free() {
    let folder = tempfile::tempdir().unwrap();
    let first = Lock::take(folder.path(), "mdo intake", PATIENCE, |_| {}).unwrap();
    std::thread::scope(|scope| {
        let second = scope.spawn(|| Lock::take(folder.path(), "mdo sheet", PATIENCE, |_| {}).is_ok());
        sleep(Duration::from_millis(100));
        assert!(!second.is_finished());
        drop(first);
        assert!(second.join().unwrap());
    });
}

#[test]
fn what_stands_in_the_holder_file_is_not_shown_unless_it_is_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let _lock = Lock::take(folder.path(), "mdo intake", PATIENCE, |_| {}).unwrap();
    let file = folder.path().join(names(folder.path()).pop().unwrap());
    for text in ["Sanne Bakker\n2026-12-03T10:00:00Z\n", "mdo \u{1b}[2J\n", "", &"mdo x".repeat(10_000)] {
        fs::write(&file, text).unwrap();
        let error = Lock::take(folder.path(), "mdo sheet", Duration::ZERO, |_| {}).unwrap_err();
        assert!(!error.problem.contains("Sanne") && !error.problem.contains('\u{1b}'), "{error}");
        assert!(error.problem.len() < 300);
    }
    fs::remove_file(&file).unwrap();
    let error = Lock::take(folder.path(), "mdo sheet", Duration::ZERO, |_| {}).unwrap_err();
    assert!(error.problem.contains("een ander mdo-commando"));
    assert!(Lock::take(&folder.path().join("weg"), "mdo sheet", Duration::ZERO, |_| {}).is_err());
}

#[test]
fn a_file_that_was_changed_meanwhile_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("een.yaml"), folder.path().join("twee.yaml"));
    fs::write(&one, "a: 1\n").unwrap();
    save(&[change(&one, Some(b"a: 1\n"), b"a: 2\n"), change(&two, None, b"b: 1\n")]).unwrap();
    assert_eq!((fs::read(&one).unwrap(), fs::read(&two).unwrap()), (b"a: 2\n".to_vec(), b"b: 1\n".to_vec()));

    // Changed by hand, of the same length; in a batch with one that could be saved.
    fs::write(&two, "b: 9\n").unwrap();
    let error = save(&[change(&one, Some(b"a: 2\n"), b"a: 3\n"), change(&two, Some(b"b: 1\n"), b"b: 2\n")]);
    let error = error.unwrap_err();
    assert_eq!(error.status, Status::Write);
    assert!(error.problem.contains("intussen gewijzigd") && error.file.is_some(), "{error}");
    assert_eq!((fs::read(&one).unwrap(), fs::read(&two).unwrap()), (b"a: 2\n".to_vec(), b"b: 9\n".to_vec()));

    // Made or removed meanwhile.
    assert_eq!(save(&[change(&two, None, b"")]).unwrap_err().status, Status::Write);
    fs::remove_file(&two).unwrap();
    let error = save(&[change(&two, Some(b"b: 9\n"), b"b: 3\n")]).unwrap_err();
    assert!(error.problem.contains("intussen gewijzigd"), "{error}");
    assert_eq!(names(folder.path()), ["een.yaml"]);
}

#[cfg(unix)]
#[test]
fn permissions_are_kept_and_new_files_are_private() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("een.yaml");
    let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o7777;
    save(&[change(&path, None, b"1")]).unwrap();
    assert_eq!(mode(), 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    save(&[change(&path, Some(b"1"), b"2")]).unwrap();
    assert_eq!(mode(), 0o664);
    // A file that stays the same is not written again.
    let file = fs::metadata(&path).unwrap().ino();
    save(&[change(&path, Some(b"2"), b"2")]).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().ino(), file);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    assert!(save(&[change(&path, Some(b"2"), b"3")]).unwrap_err().problem.contains("alleen te lezen"));
    let lock = Lock::take(folder.path(), "mdo intake", PATIENCE, |_| {}).unwrap();
    for name in names(folder.path()).iter().filter(|name| name.starts_with('.')) {
        assert_eq!(fs::metadata(folder.path().join(name)).unwrap().mode() & 0o777, 0o600, "{name}");
    }
    drop(lock);
}

/// Adds one to the counter in a file and an item to its list, under the lock.
fn count_once(folder: &Path) {
    let _lock = Lock::take(folder, "mdo intake", PATIENCE, |_| {}).unwrap();
    let path = folder.join(NAME);
    let old = fs::read(&path).unwrap();
    let edit = Edit::of(str::from_utf8(&old).unwrap()).unwrap();
    let number = edit.value()["teller"].as_u64().unwrap() + 1;
    let edit = edit.set(path!["teller"], number).unwrap().append(path!["lijst"], number).unwrap();
    let new = edit.finish();
    save(&[change(&path, Some(&old), new.as_bytes())]).unwrap();
}

/// The number in the file, which must be whole: as many items as it says, and the comment.
fn counted(folder: &Path) -> u64 {
    let text = fs::read_to_string(folder.join(NAME)).unwrap();
    let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    let number = value["teller"].as_u64().unwrap();
    let list: Vec<u64> = value["lijst"].as_sequence().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
    assert_eq!(list, (1..=number).collect::<Vec<_>>());
    assert!(text.starts_with(COMMENT) && text.ends_with("# einde\n"), "{text}");
    number
}

fn start_counting(folder: &Path) {
    fs::write(folder.join(NAME), format!("{COMMENT}teller: 0  # een voor een\nlijst: []\n# einde\n"))
        .unwrap();
}

/// Does nothing unless it runs in a process that another test started.
#[test]
fn counts_for_another_test() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let times: usize = std::env::var(TIMES).unwrap().parse().unwrap();
    fs::write(folder.join(BEGUN), "").unwrap();
    (0..times).for_each(|_| count_once(&folder));
}

#[test]
fn eight_processes_count_without_losing_one() {
    let folder = tempfile::tempdir().unwrap();
    start_counting(folder.path());
    let children: Vec<Child> = (0..8).map(|_| again(folder.path(), "10")).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(counted(folder.path()), 80);
}

#[test]
fn a_process_that_is_killed_leaves_whole_files_and_no_lock() {
    let folder = tempfile::tempdir().unwrap();
    start_counting(folder.path());
    let (mut before, mut moved) = (0, 0);
    let runs: u64 = std::env::var("MDO_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(40);
    for run in 0..runs {
        let begun = folder.path().join(BEGUN);
        let mut child = again(folder.path(), "1000000");
        wait_for(&begun);
        // Different moments each time, up to some rounds of the other process.
        sleep(Duration::from_micros(run * 7_919 % 23_000));
        child.kill().unwrap();
        child.wait().unwrap();
        fs::remove_file(&begun).unwrap();
        let now = counted(folder.path());
        assert!(now >= before);
        moved += u64::from(now > before);
        before = now;
        // The lock is free at once.
        Lock::take(folder.path(), "mdo intake", Duration::ZERO, |_| {}).unwrap();
    }
    println!("{runs} killed, {moved} of them after at least one save, {before} saves");
    let left = |name: &String| name.starts_with(".mdo-") && name.ends_with(".tmp");
    let left = names(folder.path()).iter().filter(|name| left(name)).count();
    println!("{left} temporary files left for a later write to clear");
    assert!(moved > 0);
}

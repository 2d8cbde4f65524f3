//! Instances with a known optimum: our own, and those beside the project when they are there. And `mdo agenda` on
//! them.

#[path = "agenda/dice.rs"]
#[expect(dead_code, reason = "the meetings of all kinds are for tests/agenda_random.rs")]
mod dice;
#[path = "agenda/naive.rs"]
mod naive;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use dice::Dice;
use mdo::agenda::{Effort, instance, plan};
use serde_json::Value;

/// Larger ones take a minute without optimisation.
const MOST_CASES: usize = if cfg!(debug_assertions) { 20 } else { 30 };

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("readable folder").path())
        .flat_map(|path| if path.is_dir() { self::files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    files
}

/// Plans the instance and compares with its optimum.
fn check(path: &Path) {
    let name = path.display();
    let json = fs::read(path).expect("readable instance");
    let known: Value = serde_json::from_slice(&json).expect("JSON");
    let problem = instance::read(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
    if problem.cases.len() > MOST_CASES {
        return;
    }
    let plan = plan(&problem, Effort::default());
    let (left_out, value, inversions) =
        naive::judge(&problem, &plan.timetable.order()).unwrap_or_else(|| panic!("{name}: not allowed"));
    let optimum = &known["optimum"];
    assert_eq!(Some(value), optimum["value"].as_u64(), "{name}: value");
    assert_eq!(value, plan.value(), "{name}: own value");
    let dropped: Vec<u64> = left_out.iter().map(|count| *count as u64).collect();
    assert_eq!(Value::from(dropped), optimum["dropped_per_class"], "{name}: left out");
    if let Some(known) = optimum["kendall"].as_u64() {
        assert_eq!(inversions as u64, known, "{name}: changes to the queue");
    }
    assert!(plan.proven && plan.lower_bound == value, "{name}: not proven");
    if problem.cases.len() < 6 {
        assert_eq!(
            naive::best(&problem),
            Some((left_out, value, inversions)),
            "{name}: by trying every order"
        );
    }
}

#[test]
fn own_instances() {
    let files = files(&root().join("tests/agenda/instances"));
    assert!(files.len() >= 20, "instances");
    files.iter().for_each(|path| check(path));
}

#[test]
fn instances_beside_the_project() {
    files(&root().join("../shared/agenda/instances")).iter().for_each(|path| check(path));
}

/// The order of a tool's answer, judged.
fn answer(path: &Path) -> (Value, String, i32) {
    let mut command = Command::cargo_bin("mdo").expect("mdo");
    let output =
        command.args(["agenda", "--format", "json", "--problem"]).arg(path).output().expect("output");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (serde_json::from_slice(&output.stdout).unwrap_or_default(), said, output.status.code().expect("status"))
}

#[test]
fn the_tool_answers_in_json() {
    for path in files(&root().join("tests/agenda/instances")) {
        let problem = instance::read(&fs::read(&path).expect("instance")).expect("problem");
        let (answer, said, status) = answer(&path);
        let list = |key: &str| -> Vec<usize> {
            let list = answer[key].as_array().unwrap_or_else(|| panic!("{}: {key}", path.display()));
            list.iter().map(|case| case.as_u64().expect("case") as usize).collect()
        };
        let (order, dropped) = (list("order"), list("dropped"));
        let (_, value, _) = naive::judge(&problem, &order).expect("allowed");
        assert_eq!(answer["value"].as_u64(), Some(value), "{}", path.display());
        assert!(answer["wachtminuten"].as_u64().is_some_and(|waiting| waiting <= value));
        assert_eq!(answer["bewezen_minimaal"], true);
        assert_eq!(order.len() + dropped.len(), problem.cases.len());
        assert_eq!(status, i32::from(!dropped.is_empty()), "{said}");
    }
}

/// `mdo agenda` on a text.
fn on(text: &str) -> (Value, String, i32) {
    let folder = tempfile::tempdir().expect("temporary folder");
    let path = folder.path().join("opgave.json");
    fs::write(&path, text).expect("written");
    answer(&path)
}

#[test]
fn what_cannot_be_done_is_named() {
    let (plan, said, status) =
        on(r#"{"durations": [10, 10, 5], "costs": [1, 1], "attend": [[1, 1, 0], [0, 1, 1]],
        "case_windows": [[20, 30], [25, 35], null]}"#);
    assert_eq!((status, plan["bewezen_minimaal"].as_bool()), (1, Some(false)), "{said}");
    assert_eq!(plan["order"].as_array().map(Vec::len), Some(3));
    assert!(said.contains("de vaste tijd van casus 0 en de vaste tijd van casus 1"), "{said}");

    let (plan, said, status) =
        on(r#"{"durations": [10, 10], "costs": [1, 1, 1], "attend": [[1, 1], [1, 0], [0, 1]],
        "availability": [null, [[0, 5]], null]}"#);
    assert_eq!(status, 1);
    assert!(said.contains("casus 0 kan niet, door de beschikbaarheid van deelnemer 1"), "{said}");
    assert_eq!(plan["botsingen"][0]["casussen"], serde_json::json!([0]));

    let (plan, said, status) = on(r#"{"durations": [30, 30, 30], "costs": [1], "attend": [[1, 1, 1]],
        "priority": [0, 0, 0], "horizon": 60, "min_minutes": [25, 25, 25]}"#);
    assert_eq!((status, plan["dropped"].clone()), (1, serde_json::json!([2])));
    assert!(
        said.contains("casus 2 is niet ingepland") && said.contains("het einde van het overleg"),
        "{said}"
    );
}

#[test]
fn bad_input_is_refused_without_quoting_it() {
    let cases = [
        ("", "geen JSON"),
        ("[1, 2", "geen JSON"),
        ("{}", "durations, costs of attend ontbreekt"),
        (r#"{"durations": [-987], "costs": [], "attend": []}"#, "hele getallen"),
        (r#"{"durations": [9.87], "costs": [], "attend": []}"#, "hele getallen"),
        (r#"{"durations": [98765432198765], "costs": [], "attend": []}"#, "hele getallen"),
        (r#"{"durations": ["987"], "costs": [], "attend": []}"#, "hele getallen"),
        (
            r#"{"durations": [10], "costs": [1], "attend": []}"#,
            "attend: deze lijst heeft niet de goede lengte",
        ),
        (r#"{"durations": [10], "costs": [1], "attend": [[1, 0]]}"#, "attend: deze lijst"),
        (r#"{"durations": [10], "costs": [1], "attend": [[1]], "priority": [1, 2]}"#, "priority: deze lijst"),
        (
            r#"{"durations": [10], "costs": [1], "attend": [[1]], "breaks": [[987, 3]]}"#,
            "eindigt voor hij begint",
        ),
        (
            r#"{"durations": [10], "costs": [1], "attend": [[1]], "breaks": [[0, 9], [5, 12]]}"#,
            "twee pauzes overlappen",
        ),
        (
            r#"{"durations": [10], "costs": [1], "attend": [[1]], "case_windows": [[4000000000, 4000000987]]}"#,
            "zes weken",
        ),
        (
            r#"{"durations": [10], "costs": [1], "attend": [[1]], "case_windows": [[100000, 100987]]}"#,
            "zes weken",
        ),
        (
            r#"{"durations": [4000000000], "costs": [4000000000], "attend": [[1]]}"#,
            "te groot om mee te rekenen",
        ),
    ];
    for (text, expected) in cases {
        let (_, said, status) = on(text);
        assert_eq!(status, 3, "{text}: {said}");
        assert!(said.contains(expected), "{text}: {said}");
        assert!(!said.contains("987"), "{text}: {said}");
    }
    let many = format!(r#"{{"durations": [{}1], "costs": [], "attend": []}}"#, "1, ".repeat(70));
    assert!(on(&many).1.contains("meer dan 64 casussen"));
}

#[test]
fn nothing_to_plan_is_a_plan() {
    let (plan, _, status) = on(r#"{"durations": [], "costs": [], "attend": []}"#);
    assert_eq!(
        (status, plan["order"].clone(), plan["value"].clone()),
        (0, Value::from(Vec::<u64>::new()), 0.into())
    );
    assert_eq!(plan["bewezen_minimaal"], true);
}

#[test]
fn of_many_cases_with_times_the_choice_is_not_called_proven() {
    // The shortest case has a slot that leaves place for one other; without it three fit, all without waiting.
    let mut minutes = vec![8; 24];
    minutes[0] = 5;
    let mut windows = vec![Value::Null; 24];
    windows[0] = serde_json::json!([5, 10]);
    let instance = serde_json::json!({
        "durations": minutes, "costs": [1], "attend": [vec![1; 24]], "case_windows": windows, "horizon": 24
    });
    let (plan, ..) = on(&instance.to_string());
    let kept = plan["order"].as_array().map_or(0, Vec::len);
    assert!(kept == 3 || plan["bewezen_minimaal"] == false, "{plan}");
}

#[test]
fn stops_in_time_with_a_plan_and_a_bound() {
    let mut dice = Dice::new(1);
    let attend: Vec<Vec<u32>> =
        (0..40).map(|_| (0..50).map(|_| u32::from(dice.chance(35))).collect()).collect();
    let text =
        serde_json::json!({"durations": vec![10; 50], "costs": vec![1; 40], "attend": attend}).to_string();
    let folder = tempfile::tempdir().expect("temporary folder");
    let path = folder.path().join("opgave.json");
    fs::write(&path, text).expect("written");
    let start = std::time::Instant::now();
    let mut command = Command::cargo_bin("mdo").expect("mdo");
    command.args(["agenda", "--format", "json", "--time-limit", "0,5", "--problem"]).arg(&path);
    let output = command.output().expect("output");
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    let plan: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(plan["order"].as_array().map(Vec::len), Some(50));
    assert_eq!(plan["bewezen_minimaal"], false);
    assert!(plan["ondergrens"].as_u64() <= plan["value"].as_u64());
}

//! The house keeps its shape: which module may name which, how long a file may be.

use std::fs;
use std::path::{Path, PathBuf};

/// module -> modules of this crate that it may use, besides `error` and itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("dutch", &[]),
    ("model", &["dutch"]),
    ("consent", &["model", "dutch"]),
    ("deid", &["dutch"]),
    ("intake", &["model", "dutch", "sheet", "casesheet", "consent", "render"]),
    ("sheet", &["model", "dutch"]),
    ("casesheet", &["model", "dutch", "sheet", "render", "minutes"]),
    ("minutes", &["model", "dutch", "deid"]),
    ("actions", &["model", "dutch", "minutes"]),
    ("docx", &["deid", "dutch"]),
    ("agenda", &["model", "dutch"]),
    ("anonymise", &["model", "dutch", "deid", "docx", "sheet", "minutes", "render", "vault"]),
    ("render", &["model", "dutch"]),
    ("vault", &[]),
    ("workdir", &["model", "dutch"]),
    (
        "cli",
        &[
            "agenda",
            "anonymise",
            "consent",
            "casesheet",
            "actions",
            "anonymise",
            "dutch",
            "model",
            "deid",
            "docx",
            "intake",
            "sheet",
            "minutes",
            "render",
            "vault",
            "workdir",
        ],
    ),
];

/// The engine is a crate in itself: it does not know even the error type.
const WITHOUT_ERROR: &[&str] = &["dutch", "deid", "model"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("readable source folder") {
        let path = entry.expect("readable entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn source_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The modules of this crate that a file names behind `crate::`.
fn used(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        // What is no module is a macro, such as `path!`.
        .filter(|name: &String| {
            source_root().join(name).is_dir() || source_root().join(format!("{name}.rs")).is_file()
        })
        .collect()
}

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for (module, may_use) in ARROWS {
        for file in sources(&source_root().join(module)) {
            let text = fs::read_to_string(&file).expect("source is text");
            for name in used(&text) {
                let error = name == "error" && !WITHOUT_ERROR.contains(module);
                if name != *module && !may_use.contains(&name.as_str()) && !error {
                    wrong.push(format!("{} uses {name}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_of_the_map_is_checked() {
    let map = fs::read_to_string(source_root().join("lib.rs")).expect("lib.rs");
    for line in map.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let module = line.trim_end_matches(';');
        let listed = ARROWS.iter().any(|(name, _)| *name == module);
        assert!(listed || module == "error", "{module} has no arrows");
    }
}

/// The part of a file that is not its unit tests.
fn without_tests(text: &str) -> usize {
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

#[test]
fn files_stay_short() {
    let long: Vec<String> = sources(&source_root())
        .into_iter()
        .map(|file| (without_tests(&fs::read_to_string(&file).expect("source is text")), file))
        .filter(|(lines, _)| *lines > 400)
        .map(|(lines, file)| format!("{}: {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn nothing_is_left_to_be_done() {
    for file in sources(&source_root()) {
        let text = fs::read_to_string(&file).expect("source is text");
        for word in ["todo!", "unimplemented!", "dbg!("] {
            assert!(!text.contains(word), "{}: {word}", file.display());
        }
    }
}

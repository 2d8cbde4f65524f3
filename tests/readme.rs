//! What the READMEs show is what the program does: each `mdo` line of their `sh` blocks is run, and where an
//! output block follows, it must be the same. (`cargo` lines are run by `.ci/run`.)

use std::fs;
use std::path::Path;
use std::process::Command;

/// A command and the output block behind it, if any.
fn commands(readme: &str) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    let mut lines = readme.lines().peekable();
    while let Some(line) = lines.next() {
        let kind = line.strip_prefix("```");
        let body: Vec<&str> = match kind {
            Some("sh" | "text") => lines.by_ref().take_while(|line| *line != "```").collect(),
            _ => continue,
        };
        match kind {
            Some("sh") => found.extend(
                body.iter()
                    .filter(|line| line.contains("mdo ") || line.starts_with("cargo run"))
                    .map(|line| ((*line).to_owned(), None)),
            ),
            _ => {
                if let Some(last) = found.last_mut() {
                    last.1 = Some(body.join("\n"));
                }
            }
        }
    }
    found
}

fn check(readme: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("temporary folder");
    let examples = folder.path().join("examples");
    fs::create_dir(&examples).expect("examples");
    for entry in fs::read_dir(root.join("examples")).expect("examples").flatten() {
        if entry.path().is_file() {
            fs::copy(entry.path(), examples.join(entry.file_name())).expect("copied example");
        }
    }
    let text = fs::read_to_string(root.join(readme)).expect("README");
    let commands = commands(&text);
    assert!(!commands.is_empty(), "{readme} shows no command");
    for (command, expected) in commands {
        let line = command.split_once(" -- ").map_or(command.clone(), |(_, rest)| format!("mdo {rest}"));
        let line = line.split('#').next().unwrap_or_default().trim().to_owned();
        let script = line.replacen("mdo ", concat!("'", env!("CARGO_BIN_EXE_mdo"), "' "), 1);
        let output = Command::new("sh")
            .args(["-c", &script])
            .current_dir(folder.path())
            .env("COLUMNS", "80")
            .env("NO_COLOR", "1")
            .output()
            .expect("sh runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code().is_some_and(|code| code <= 1), "{readme}: {command}\n{said}");
        if let Some(expected) = expected {
            let shown = String::from_utf8_lossy(&output.stdout);
            let shown: Vec<&str> = shown.lines().map(str::trim_end).collect();
            let expected: Vec<&str> = expected.lines().map(str::trim_end).collect();
            assert_eq!(shown, expected, "{readme}: {command}");
        }
    }
}

#[test]
#[cfg(unix)]
fn the_readme_tells_the_truth() {
    check("README.md");
}

#[test]
#[cfg(unix)]
fn the_dutch_readme_tells_the_truth() {
    check("README.nl.md");
}

//! `mdo init`, `schema`, `completions` and `man`: the built binary, on files.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

fn mdo(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("mdo").unwrap().args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(
                files(&path)
                    .into_iter()
                    .map(|name| format!("{}/{name}", path.file_name().unwrap().to_string_lossy())),
            );
        } else {
            found.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    found.sort();
    found
}

#[test]
fn a_work_folder_with_examples() {
    let folder = TempDir::new().unwrap();
    let (status, _, talk) = mdo(folder.path(), &["init", "probeer", "--example", "--today", "2026-11-22"]);
    assert_eq!(status, 0, "{talk}");
    assert_eq!(
        files(folder.path()),
        [
            "probeer/.gitignore",
            "probeer/casussen/2026-001.yaml",
            "probeer/casussen/2026-002.yaml",
            "probeer/casussen/2026-003.yaml",
            "probeer/mdo.yaml",
            "probeer/overleggen/2026-12-03.yaml",
            "probeer/schemas/casus.schema.json",
            "probeer/schemas/mdo.schema.json",
            "probeer/schemas/overleg.schema.json",
        ]
    );
    let case = fs::read_to_string(folder.path().join("probeer/casussen/2026-001.yaml")).unwrap();
    assert!(case.starts_with("# yaml-language-server: $schema=../schemas/casus.schema.json\n"));
    assert!(case.contains("geboortedatum: 2014-11-28"), "twelve years and five days before the meeting");
}

#[test]
fn a_work_folder_is_not_made_over_another() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("mdo.yaml"), "wijk: West\n").unwrap();
    let (status, _, talk) = mdo(folder.path(), &["init"]);
    assert_eq!(status, 4);
    assert!(talk.contains("al een werkmap"), "{talk}");
    assert_eq!(files(folder.path()), ["mdo.yaml"]);
    let (status, _, _) = mdo(folder.path(), &["init", "nieuw", "--dry-run"]);
    assert_eq!((status, files(folder.path())), (0, vec!["mdo.yaml".to_owned()]));
}

#[test]
fn schemas_go_to_the_screen_or_to_a_folder() {
    let folder = TempDir::new().unwrap();
    let (status, schema, _) = mdo(folder.path(), &["schema", "casus"]);
    assert_eq!(status, 0);
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema["required"], serde_json::json!(["casusnummer", "jeugdige", "aanmelding"]));
    assert_eq!(mdo(folder.path(), &["schema"]).0, 2);
    assert_eq!(mdo(folder.path(), &["schema", "-o", "s"]).0, 0);
    assert_eq!(files(folder.path()).len(), 3);
    assert_eq!(mdo(folder.path(), &["schema", "-o", "s"]).0, 4, "not over what is there");
}

#[test]
fn every_command_is_completed_and_explained() {
    let folder = TempDir::new().unwrap();
    let (_, help, _) = mdo(folder.path(), &["--help"]);
    let commands = help.lines().skip_while(|line| *line != "Opdrachten:").skip(1);
    let commands: Vec<&str> = commands
        .map_while(|line| line.strip_prefix("  "))
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"minutes") && commands.contains(&"init"), "{commands:?}");
    assert_eq!(mdo(folder.path(), &["man", "-o", "man"]).0, 0);
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let (status, script, _) = mdo(folder.path(), &["completions", shell]);
        assert_eq!(status, 0);
        for command in &commands {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    for command in &commands {
        let page = fs::read_to_string(folder.path().join(format!("man/mdo-{command}.1"))).unwrap();
        assert!(page.contains(".SH NAAM") && !page.contains(".SH NAME"), "{command}");
    }
    assert_eq!(mdo(folder.path(), &["completions", "cmd"]).0, 2);
}

//! The built binary at work in a folder of its own.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use mdo::minutes::gate::{Part, parts};
use serde_json::Value;

/// A folder, and `mdo` started there.
pub struct Desk(tempfile::TempDir);

impl Desk {
    pub fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn bring(&self, file: &str, name: &str) {
        self.put(name, fs::read(data(file)).unwrap());
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn names(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    pub fn anonymise(&self, arguments: &[&str]) -> Said {
        self.with_input(arguments, b"")
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_at_width(arguments, 100)
    }

    pub fn run_at_width(&self, arguments: &[&str], width: u16) -> Said {
        let mut command = Command::cargo_bin("mdo").unwrap();
        command.current_dir(self.0.path()).env("COLUMNS", width.to_string()).args(arguments);
        let output = command.output().unwrap();
        Said {
            status: output.status.code().unwrap(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            bytes: output.stdout,
        }
    }

    pub fn with_input(&self, arguments: &[&str], input: &[u8]) -> Said {
        self.mdo_with_input(&[&["anonymise"], arguments].concat(), input)
    }

    pub fn mdo(&self, arguments: &[&str]) -> Said {
        self.mdo_with_input(arguments, b"")
    }

    pub fn mdo_with_input(&self, arguments: &[&str], input: &[u8]) -> Said {
        let mut command = Command::cargo_bin("mdo").unwrap();
        command.current_dir(self.0.path()).env("COLUMNS", "100").args(arguments);
        let output = command.write_stdin(input).output().unwrap();
        Said {
            status: output.status.code().unwrap(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            bytes: output.stdout,
        }
    }
}

pub struct Said {
    pub status: i32,
    pub bytes: Vec<u8>,
    pub err: String,
}

impl Said {
    pub fn out(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("{}", self.err))
    }
}

/// A file of the tests.
pub fn data(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(file)
}

/// Everything in a file, unpacked.
pub fn everything(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let parts = parts(&bytes).unwrap();
    let text = |part: &Part<'_>| {
        let mut text = String::new();
        part.read(|pieces| pieces.iter().for_each(|piece| text.push_str(&piece.text()))).unwrap();
        text
    };
    parts.iter().map(|part| format!("{}\n{}\n", part.name, text(part))).collect()
}

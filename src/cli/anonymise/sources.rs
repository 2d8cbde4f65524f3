//! Which files are to be done: those named, and those in folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::anonymise::Kind;
use crate::error::{Error, Result};

/// A file to do.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it is; `None` for standard input.
    pub path: Option<PathBuf>,
    /// As the user named it.
    pub shown: String,
    /// Its path below the folder that was named; its name for a file that was named itself.
    pub relative: PathBuf,
    /// Whether it was found in a folder.
    pub in_folder: bool,
    /// What it is; or why it cannot be done.
    pub kind: Result<Kind>,
}

/// The files that are meant, and what to say of those that are left out. The folder that is written to is no source.
pub fn collect(paths: &[PathBuf], output: Option<&Path>) -> (Vec<Source>, Vec<String>) {
    let output = output.and_then(|output| output.canonicalize().ok());
    let (mut sources, mut skipped) = (Vec::new(), Vec::new());
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Source {
                path: None,
                shown: "standaardinvoer".into(),
                relative: "invoer.txt".into(),
                in_folder: false,
                kind: Ok(Kind::Text),
            });
        } else if path.is_dir() {
            let root = path.canonicalize().unwrap_or_else(|_| path.clone());
            let mut walk = Walk {
                root: &root,
                named: path,
                output: output.as_deref(),
                sources: &mut sources,
                skipped: &mut skipped,
            };
            walk.folder(path);
        } else {
            sources.push(named(path));
        }
    }
    (sources, skipped)
}

fn named(path: &Path) -> Source {
    let kind = match fs::metadata(path) {
        Ok(_) => Kind::of(path),
        Err(error) => Err(unopened(&error)),
    };
    Source {
        shown: path.display().to_string(),
        relative: path.file_name().map(PathBuf::from).unwrap_or_default(),
        in_folder: false,
        kind: kind.map_err(|error| error.in_file(path.display())),
        path: Some(path.to_owned()),
    }
}

struct Walk<'w> {
    root: &'w Path,
    named: &'w Path,
    output: Option<&'w Path>,
    sources: &'w mut Vec<Source>,
    skipped: &'w mut Vec<String>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let mut entries: Vec<PathBuf> = match fs::read_dir(folder) {
            Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
            Err(_) => return self.skip(folder, "deze map mag niet gelezen worden"),
        };
        entries.sort();
        for path in entries {
            self.entry(&path);
        }
    }

    fn entry(&mut self, path: &Path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("~$") || name.starts_with(".~lock.") {
            return self.skip(path, "dit is een tijdelijk bestand van Office dat open staat");
        }
        if name.starts_with('.') {
            return self.skip(path, "dit is verborgen");
        }
        let Ok(about) = fs::symlink_metadata(path) else {
            return self.skip(path, "dit kan niet gelezen worden");
        };
        if about.is_symlink() {
            let inside =
                path.canonicalize().is_ok_and(|target| target.starts_with(self.root) && target.is_file());
            if !inside {
                return self.skip(path, "dit is een verwijzing (symlink) naar elders");
            }
        } else if about.is_dir() {
            let is_output =
                self.output.is_some_and(|output| path.canonicalize().is_ok_and(|path| path == output));
            return if is_output { self.skip(path, "hierin wordt geschreven") } else { self.folder(path) };
        } else if !about.is_file() {
            return self.skip(path, "dit is geen gewoon bestand");
        }
        match Kind::of(path) {
            Ok(kind) => self.sources.push(Source {
                path: Some(path.to_owned()),
                shown: path.display().to_string(),
                relative: path.strip_prefix(self.named).unwrap_or(path).to_owned(),
                in_folder: true,
                kind: Ok(kind),
            }),
            Err(error) => self.skip(path, &error.problem),
        }
    }

    fn skip(&mut self, path: &Path, why: &str) {
        self.skipped.push(format!("{}: overgeslagen, {why}", path.display()));
    }
}

/// Reads a file whole.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| unopened(&error).in_file(path.display()))
}

/// Why a file cannot be opened, and what to do.
pub fn unopened(error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Error::input("dit bestand bestaat niet").remedy("Controleer de naam en de map.")
        }
        io::ErrorKind::PermissionDenied => Error::input("dit bestand mag niet geopend worden")
            .remedy("Sluit het in Word of Excel, of vraag toegang tot de map."),
        _ => Error::input("dit bestand kan niet geopend worden")
            .remedy("Sluit het in Word of Excel en probeer het opnieuw."),
    }
}

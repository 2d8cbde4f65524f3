//! Files of the work folder that are changed together, under the lock: all of them, or none.

use std::path::{Path, PathBuf};

use super::Talk;
use super::folder::WorkFolder;
use crate::error::{Error, Result};
use crate::workdir::Source;
use crate::workdir::atomic::make_folder;
use crate::workdir::edit::{Edit, schema_line};
use crate::workdir::lock::Lock;
use crate::workdir::save::{Change, save};

/// The changes so far. What they rest on must be read after [`Changes::begin`].
pub struct Changes {
    _lock: Lock,
    files: Vec<Changed>,
}

struct Changed {
    path: PathBuf,
    /// The text that was read; `None` when the file is new.
    old: Option<String>,
    new: String,
}

impl Changed {
    fn as_change(&self) -> Change<'_> {
        let old = self.old.as_ref().map(String::as_bytes);
        Change { path: &self.path, old, new: self.new.as_bytes() }
    }
}

impl Changes {
    /// Takes the lock of a work folder for a command.
    ///
    /// # Errors
    /// When another command keeps it too long.
    pub fn begin(folder: &WorkFolder, command: &'static str, talk: &Talk) -> Result<Changes> {
        Ok(Changes { _lock: folder.lock(command, talk)?, files: Vec::new() })
    }

    /// Changes a file, on top of what was changed in it before. A file that is not there begins with the line by which an
    /// editor knows its keys.
    ///
    /// # Errors
    /// When it cannot be read, or cannot be changed so without changing something else too.
    pub fn edit(
        &mut self,
        path: &Path,
        keys: &'static [&'static str],
        change: impl FnOnce(Edit<'static>) -> Result<Edit<'static>>,
    ) -> Result<()> {
        let named = |error: Error| error.in_file(path.display());
        let at = match self.files.iter().position(|file| file.path == path) {
            Some(at) => at,
            None => {
                let old = path.exists().then(|| text_of(path)).transpose().map_err(named)?;
                let new = old.clone().unwrap_or_else(|| schema_line(path).to_owned());
                self.files.push(Changed { path: path.to_owned(), old, new });
                self.files.len() - 1
            }
        };
        let edit = Edit::of(&self.files[at].new).map_err(named)?.in_order(keys);
        let mut new = change(edit).map_err(named)?.finish();
        if self.files[at].old.is_none() && !new.ends_with('\n') {
            new.push('\n');
        }
        self.files[at].new = new;
        Ok(())
    }

    /// A file as it is with the changes so far; `None` when it was not changed.
    pub fn text(&self, path: &Path) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.new.as_str())
    }

    /// The files that are changed, each with the text that was read, if there was one, and the new one.
    pub fn edited(&self) -> impl Iterator<Item = (&Path, Option<&str>, &str)> {
        let changed = self.files.iter().filter(|file| file.old.as_ref() != Some(&file.new));
        changed.map(|file| (file.path.as_path(), file.old.as_deref(), file.new.as_str()))
    }

    /// Writes what was changed and says so; with `dry_run` it only says so.
    ///
    /// # Errors
    /// When a file was changed by somebody else meanwhile, or cannot be written.
    pub fn save(&self, dry_run: bool, talk: &Talk) -> Result<()> {
        let changed = || self.files.iter().filter(|file| file.old.as_ref() != Some(&file.new));
        if !dry_run {
            for folder in changed().filter_map(|file| file.path.parent()) {
                make_folder(folder)?;
            }
            let changes: Vec<Change<'_>> = changed().map(Changed::as_change).collect();
            save(&changes)?;
        }
        for file in changed() {
            talk.note(format!(
                "{} {}",
                if dry_run { "zou wijzigen:" } else { "Gewijzigd:" },
                file.path.display()
            ));
        }
        Ok(())
    }
}

/// A file as it stands, to be changed.
fn text_of(path: &Path) -> Result<String> {
    let source = Source::read(path)?;
    source.to_edit().map(str::to_owned)
}

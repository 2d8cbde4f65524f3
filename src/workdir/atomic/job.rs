//! One file to write, and what must stand in its place before.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use tempfile::TempPath;

use super::{Overwrite, create, folder_of, io_error, rename};
use crate::error::{Error, Result};

/// What must stand where a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::workdir) enum Expected<'b> {
    /// No file.
    Nothing,
    /// No matter what.
    Anything,
    /// A file with these bytes; its permissions are kept.
    This(&'b [u8]),
}

/// A file to write.
#[derive(Clone, Copy, Debug)]
pub(in crate::workdir) struct Job<'b> {
    pub path: &'b Path,
    pub bytes: &'b [u8],
    pub expected: Expected<'b>,
}

impl Job<'_> {
    pub(super) fn overwrite(&self) -> Overwrite {
        if self.expected == Expected::Nothing { Overwrite::Refuse } else { Overwrite::Force }
    }

    /// Puts the bytes safely on the disk under a temporary name. On an error nothing is left. The file is
    /// closed: a process may not have as many files open as there are in a batch.
    pub(super) fn stage(&self) -> Result<TempPath> {
        let write = || {
            let mut file = create(folder_of(self.path))?;
            file.write_all(self.bytes)?;
            if let Expected::This(_) = self.expected {
                keep_permissions(self.path, file.as_file())?;
            }
            file.as_file().sync_all()?;
            Ok(file.into_temp_path())
        };
        write().map_err(|error: io::Error| io_error(&error, self.path))
    }

    /// Whether the file on the disk is still the one that was read.
    pub(super) fn check_unchanged(&self) -> Result<()> {
        let Expected::This(old) = self.expected else { return Ok(()) };
        match fs::metadata(self.path) {
            Ok(found) if found.permissions().readonly() => {
                return Err(Error::write("dit bestand is alleen te lezen")
                    .remedy("Haal in de eigenschappen van het bestand 'alleen-lezen' weg.")
                    .in_file(self.path.display()));
            }
            // A file that somebody made much larger is not read.
            Ok(found) if found.len() != old.len() as u64 => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            _ if fs::read(self.path).map_err(|error| io_error(&error, self.path))? == old => return Ok(()),
            _ => {}
        }
        Err(Error::write("dit bestand is intussen gewijzigd; er is niets geschreven")
            .remedy("Voer het commando opnieuw uit.")
            .in_file(self.path.display()))
    }

    /// Takes back what was written here, as far as it is known what stood there.
    pub(super) fn undo(&self) {
        match self.expected {
            // The name was free a moment ago, so what stands there is ours.
            Expected::Nothing => drop(fs::remove_file(self.path)),
            Expected::This(old) => {
                let back = Job { bytes: old, expected: Expected::This(self.bytes), ..*self };
                drop(back.stage().map(|file| rename(file, self.path, Overwrite::Force)));
            }
            Expected::Anything => {}
        }
    }
}

/// Who may read and write a file may do so with the new one. When the group cannot be kept, it may not.
fn keep_permissions(old: &Path, new: &fs::File) -> io::Result<()> {
    let found = fs::metadata(old)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
        let same_group = new.metadata()?.gid() == found.gid() || fchown(new, None, Some(found.gid())).is_ok();
        let mode = if same_group { found.mode() & 0o777 } else { found.mode() & 0o707 };
        new.set_permissions(fs::Permissions::from_mode(mode))
    }
    #[cfg(not(unix))]
    new.set_permissions(found.permissions())
}

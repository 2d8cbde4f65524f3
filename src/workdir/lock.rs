//! One `mdo` at a time in a work folder.
//!
//! The lock is the operating system's: it goes when the process ends, however that happens. Who holds it stands in a
//! file beside it, for on Windows a locked file cannot be read by others.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::error::{Error, Result};

/// How long a command waits for another one, unless told otherwise.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// After this long it is told that there is something to wait for.
const MOMENT: Duration = Duration::from_millis(500);

/// How often it is tried.
const PAUSE: Duration = Duration::from_millis(20);

const LOCK: &str = ".mdo.lock";
const HOLDER: &str = ".mdo.lock-door";

/// More than a holder ever writes.
const MAX_HOLDER: u64 = 200;

/// Which command holds the lock, as far as is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The command: `mdo intake`.
    pub command: Option<String>,
    /// Since when.
    pub since: Option<Timestamp>,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.command.as_deref().unwrap_or("een ander mdo-commando"))?;
        let Some(since) = self.since else { return Ok(()) };
        let (now, since) = (Timestamp::now(), since.to_zoned(TimeZone::system()));
        let is_today = now.to_zoned(TimeZone::system()).date() == since.date();
        let time = since.strftime(if is_today { "%H:%M" } else { "%d-%m-%Y %H:%M" });
        write!(f, ", bezig sinds {time}")
    }
}

/// The lock on a work folder, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    /// Unlocks when it is closed.
    _file: File,
    holder: PathBuf,
}

impl Lock {
    /// Takes the lock on a folder for a command (`mdo intake`: no more, for others get to see it). While another
    /// command has it this waits, tells so once after a moment, and gives up when the patience is at an end.
    ///
    /// # Errors
    /// When the other command is still busy by then, or when this folder cannot be locked.
    pub fn take(
        folder: &Path,
        command: &'static str,
        patience: Duration,
        mut waiting: impl FnMut(&Holder),
    ) -> Result<Lock> {
        let unable = |error: &io::Error| unable(error).in_file(folder.display());
        let file = open(&folder.join(LOCK)).map_err(|error| unable(&error))?;
        let holder = folder.join(HOLDER);
        let began = Instant::now();
        let mut told = false;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(unable(&error)),
            }
            let waited = began.elapsed();
            if waited >= patience {
                return Err(busy(&read_holder(&holder)).in_file(folder.display()));
            }
            if waited >= MOMENT && !told {
                told = true;
                waiting(&read_holder(&holder));
            }
            sleep(PAUSE.min(patience - waited));
        }
        // Only to be shown: without it a waiting command names nobody.
        drop(write_holder(&holder, command));
        Ok(Lock { _file: file, holder })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before the lock itself goes, so that it is never the next one's.
        drop(fs::remove_file(&self.holder));
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn write_holder(path: &Path, command: &str) -> io::Result<()> {
    let file = open(path)?;
    file.set_len(0)?;
    io::Write::write_all(&mut &file, format!("{command}\n{}\n", Timestamp::now()).as_bytes())
}

/// Anything may stand in that file: only what looks like a command and a time is shown.
fn read_holder(path: &Path) -> Holder {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(MAX_HOLDER).read_to_string(&mut text));
    if read.is_err() {
        return Holder::default();
    }
    let mut lines = text.lines();
    let is_command = |line: &&str| {
        line.starts_with("mdo") && line.chars().all(|c| c.is_ascii_lowercase() || c == ' ' || c == '-')
    };
    let command = lines.next().filter(is_command).map(str::to_owned);
    Holder { command, since: lines.next().and_then(|line| line.parse().ok()) }
}

fn busy(holder: &Holder) -> Error {
    Error::write(format!("een ander commando werkt in deze map: {holder}"))
        .remedy("Wacht tot het klaar is of breek het af, en probeer het dan opnieuw.")
}

fn unable(error: &io::Error) -> Error {
    let (problem, remedy) = match error.kind() {
        ErrorKind::NotFound => ("deze map bestaat niet", "Noem met -C een map die bestaat."),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            ("in deze map mag niet worden geschreven", "Vraag schrijfrechten, of kies met -C een andere map.")
        }
        _ => ("deze map kan niet op slot", "Zet de werkmap op een schijf van deze computer."),
    };
    Error::write(problem).remedy(remedy)
}

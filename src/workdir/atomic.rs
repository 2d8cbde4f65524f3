//! Writing files so that a reader never sees half of one.
//!
//! Everything is first written to temporary files beside the targets, with names that tell nothing, and
//! flushed to the disk; only then do these take the names of the targets. Whatever goes wrong before that
//! (a full disk, Ctrl-C, a power cut) leaves every target as it was. The temporary files are removed, on
//! Ctrl-C too; what a power cut leaves is cleared away by a later write.

mod job;

use std::collections::HashSet;
use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

use tempfile::{NamedTempFile, TempPath};

use crate::error::{Error, Result};
pub(super) use job::{Expected, Job};

const PREFIX: &str = ".mdo-";
const SUFFIX: &str = ".tmp";

/// A temporary file this old belongs to no running command: writing takes seconds.
const ABANDONED: Duration = Duration::from_secs(3600);

/// How many files of a batch are written at once.
const WRITERS: usize = 16;

/// The temporary files that exist now, for whoever presses Ctrl-C.
static STAGED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// What the first Ctrl-C does.
static FIRST: Mutex<Option<fn()>> = Mutex::new(None);

/// What a shell expects of a process that was interrupted.
const INTERRUPTED: i32 = 130;

/// What to do with a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave it and report an error.
    Refuse,
    /// Replace it.
    Force,
}

/// Writes one file. See [`write_all`].
pub fn write_new(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<()> {
    write_all(&[(path, bytes)], overwrite)
}

/// Writes several files: all of them, or none when one cannot be written.
///
/// New files can be read by their owner only. The folders must exist: see [`make_folder`].
pub fn write_all<P: AsRef<Path>, B: AsRef<[u8]>>(files: &[(P, B)], overwrite: Overwrite) -> Result<()> {
    let expected = match overwrite {
        Overwrite::Refuse => Expected::Nothing,
        Overwrite::Force => Expected::Anything,
    };
    let jobs = files.iter().map(|(path, bytes)| Job { path: path.as_ref(), bytes: bytes.as_ref(), expected });
    write_jobs(&jobs.collect::<Vec<_>>())
}

/// Writes all files, or none when one cannot be written or is not what was expected.
pub(super) fn write_jobs(jobs: &[Job<'_>]) -> Result<()> {
    let mut paths = HashSet::new();
    for job in jobs {
        check_target(job.path, job.overwrite())?;
        job.check_unchanged()?;
        if !paths.insert(job.path) {
            return Err(
                Error::usage("twee documenten zouden hetzelfde bestand worden").in_file(job.path.display())
            );
        }
    }
    let mut folders: Vec<&Path> = jobs.iter().map(|job| folder_of(job.path)).collect();
    folders.sort_unstable();
    folders.dedup();
    folders.iter().for_each(|folder| remove_abandoned(folder));

    remove_on_interrupt();
    let staged = stage_all(jobs)?;
    let temporary: HashSet<PathBuf> = staged.iter().map(|file| file.to_path_buf()).collect();
    let renamed = rename_all(staged, jobs);
    all_staged().retain(|path| !temporary.contains(path));
    renamed?;
    folders.iter().for_each(|folder| sync_folder(folder));
    Ok(())
}

/// Writes one file while it is made, so that it need not fit in memory. When making it fails nothing is left.
///
/// # Errors
/// What `make` says, or what goes wrong with the file.
pub fn write_streamed<T>(
    path: &Path,
    overwrite: Overwrite,
    make: impl FnOnce(&mut dyn Write) -> Result<T>,
) -> Result<T> {
    check_target(path, overwrite)?;
    remove_abandoned(folder_of(path));
    remove_on_interrupt();
    let file = create(folder_of(path)).map_err(|error| io_error(&error, path))?;
    let temporary = file.path().to_owned();
    let finish = || {
        let mut output = Streamed { file: BufWriter::new(file), failed: None };
        let made = make(&mut output);
        if let Some(error) = output.failed {
            return Err(io_error(&error, path));
        }
        let made = made?;
        let file = output.file.into_inner().map_err(|error| io_error(error.error(), path))?;
        file.as_file().sync_all().map_err(|error| io_error(&error, path))?;
        rename(file.into_temp_path(), path, overwrite)?;
        sync_folder(folder_of(path));
        Ok(made)
    };
    let result = finish();
    all_staged().retain(|staged| *staged != temporary);
    result
}

/// A file that is being made; remembers what went wrong, for who makes it can only say that something did.
struct Streamed {
    file: BufWriter<NamedTempFile>,
    failed: Option<io::Error>,
}

impl Streamed {
    fn remember<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        result.map_err(|error| {
            let kind = error.kind();
            self.failed.get_or_insert(error);
            kind.into()
        })
    }
}

impl Write for Streamed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes);
        self.remember(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.file.flush();
        self.remember(flushed)
    }
}

/// Puts the bytes of all files on the disk. A disk takes many files at once in hardly more time than one, so
/// these are threads that wait, more than there are processors.
fn stage_all(jobs: &[Job<'_>]) -> Result<Vec<TempPath>> {
    let each = jobs.len().div_ceil(WRITERS).max(1);
    let stage = |jobs: &[Job<'_>]| jobs.iter().map(Job::stage).collect::<Result<Vec<_>>>();
    let (first, others) = jobs.split_at(each.min(jobs.len()));
    thread::scope(|scope| {
        let others: Vec<_> = others.chunks(each).map(|jobs| scope.spawn(move || stage(jobs))).collect();
        let mut staged = stage(first)?;
        for writer in others {
            staged.extend(writer.join().unwrap_or_else(|panic| resume_unwind(panic))?);
        }
        Ok(staged)
    })
}

/// Gives the temporary files their names. When one cannot have its name, the others are taken back.
fn rename_all(staged: Vec<TempPath>, jobs: &[Job<'_>]) -> Result<()> {
    // Again: writing took a while.
    jobs.iter().try_for_each(Job::check_unchanged)?;
    for (done, (job, file)) in jobs.iter().zip(staged).enumerate() {
        if let Err(error) = rename(file, job.path, job.overwrite()) {
            jobs[..done].iter().for_each(Job::undo);
            return Err(error);
        }
    }
    Ok(())
}

/// Makes a folder, and those above it, if they are not there; only the owner can look into a new one.
pub fn make_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => Error::write("dit is een bestand, geen map")
            .remedy("Kies met -o een andere map.")
            .in_file(path.display()),
        _ => io_error(&error, path),
    })
}

/// Writes to standard output. A reader that stops reading, such as `head`, is no error.
pub fn write_stdout(bytes: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(io_error(&error, Path::new("standaarduitvoer")))
        }
        _ => Ok(()),
    }
}

/// Refuses targets that would surprise: renaming onto a link or a device replaces the link or the device.
///
/// # Errors
/// When this cannot be the name of a file that is written.
pub fn check_target(path: &Path, overwrite: Overwrite) -> Result<()> {
    let error =
        |problem: &str, remedy: &str| Err(Error::write(problem).remedy(remedy).in_file(path.display()));
    if path.file_name().is_none() {
        return error("dit is geen bestandsnaam", "Noem met -o een bestand.");
    }
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => error("dit is een map", "Noem een bestand in die map."),
        Ok(found) if found.is_symlink() => {
            error("dit is een verwijzing (symlink)", "Noem het bestand zelf waarnaar zij verwijst.")
        }
        Ok(found) if !found.is_file() => {
            error("dit is geen gewoon bestand", "Gebruik -o - voor de standaarduitvoer.")
        }
        Ok(_) if overwrite == Overwrite::Refuse => Err(exists(path)),
        Ok(_) => Ok(()),
        Err(_) => check_folder(folder_of(path)),
    }
}

fn check_folder(folder: &Path) -> Result<()> {
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(Error::write("dit is een bestand, geen map")
            .remedy("Kies met -o een andere map.")
            .in_file(folder.display())),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Error::write("deze map bestaat niet")
            .remedy("Maak de map eerst, of kies met -o een andere.")
            .in_file(folder.display())),
        Err(error) => Err(io_error(&error, folder)),
    }
}

fn exists(path: &Path) -> Error {
    Error::write("dit bestand bestaat al")
        .remedy("Overschrijf het met --force, of kies een andere naam.")
        .in_file(path.display())
}

/// Held while the file is made, so that Ctrl-C finds it in the list.
fn create(folder: &Path) -> io::Result<NamedTempFile> {
    let mut staged = all_staged();
    let file = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).rand_bytes(8).tempfile_in(folder)?;
    staged.push(file.path().to_owned());
    Ok(file)
}

fn all_staged() -> MutexGuard<'static, Vec<PathBuf>> {
    STAGED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the first Ctrl-C does instead of ending the process, such as asking whether to keep a draft. The second one ends
/// it as always.
pub fn at_first_interrupt(run: fn()) {
    *FIRST.lock().unwrap_or_else(PoisonError::into_inner) = Some(run);
    remove_on_interrupt();
}

/// From now on Ctrl-C, and a request to end, remove the temporary files before the process ends.
fn remove_on_interrupt() {
    static ONCE: Once = Once::new();
    // Where no handler can be set, a later write clears up.
    ONCE.call_once(|| {
        drop(ctrlc::set_handler(|| {
            if let Some(run) = FIRST.lock().unwrap_or_else(PoisonError::into_inner).take() {
                return run();
            }
            // Held until the end: nobody makes another one meanwhile.
            let staged = all_staged();
            staged.iter().for_each(|path| drop(fs::remove_file(path)));
            std::process::exit(INTERRUPTED)
        }));
    });
}

fn rename(file: TempPath, path: &Path, overwrite: Overwrite) -> Result<()> {
    let renamed = match overwrite {
        Overwrite::Refuse => file.persist_noclobber(path),
        Overwrite::Force => file.persist(path),
    };
    renamed.map(drop).map_err(|failed| match failed.error.kind() {
        ErrorKind::AlreadyExists => exists(path),
        _ => io_error(&failed.error, path),
    })
}

/// Removes what an interrupted command left. Not being able to is no reason to stop.
fn remove_abandoned(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let old = || {
            let modified = entry.metadata().and_then(|metadata| metadata.modified()).ok()?;
            SystemTime::now().duration_since(modified).ok()
        };
        if ours && old().is_some_and(|age| age > ABANDONED) {
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// Puts the new names on the disk too. Some file systems cannot do that: the files themselves are safe.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    drop(fs::File::open(folder).and_then(|folder| folder.sync_all()));
    #[cfg(not(unix))]
    let _ = folder;
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// What the system says, in words that tell what to do.
fn io_error(error: &io::Error, path: &Path) -> Error {
    let (problem, remedy) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("de schijf is vol", "Maak ruimte of kies met -o een andere plek.")
        }
        ErrorKind::PermissionDenied => (
            "hier mag niet worden geschreven",
            "Sluit het bestand als het nog open staat in Word of Excel, of kies met -o een andere plek.",
        ),
        ErrorKind::ReadOnlyFilesystem => ("deze schijf is alleen te lezen", "Kies met -o een andere plek."),
        ErrorKind::InvalidFilename => {
            ("deze naam is te lang of bevat verboden tekens", "Kies met -o een andere naam.")
        }
        ErrorKind::FileTooLarge => {
            ("het bestand wordt te groot voor deze schijf", "Kies met -o een andere plek.")
        }
        _ => ("schrijven is mislukt", "Kies met -o een andere plek en probeer het opnieuw."),
    };
    Error::write(problem).remedy(remedy).in_file(path.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Status;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_only_when_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lijst.csv");
        write_new(&path, b"een", Overwrite::Refuse).unwrap();
        let error = write_new(&path, b"twee", Overwrite::Refuse).unwrap_err();
        assert_eq!(error.status, Status::Write);
        assert!(error.remedy.unwrap().contains("--force"));
        assert_eq!(fs::read(&path).unwrap(), b"een");
        write_new(&path, b"twee", Overwrite::Force).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"twee");
        assert_eq!(names(folder.path()), ["lijst.csv"]);
    }

    #[test]
    fn several_files_are_written_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("b"), "oud").unwrap();
        let files = [(path("a"), "een"), (path("b"), "twee"), (path("c"), "drie")];
        assert!(write_all(&files, Overwrite::Refuse).is_err());
        assert_eq!(names(folder.path()), ["b"]);
        write_all(&files, Overwrite::Force).unwrap();
        assert_eq!(names(folder.path()), ["a", "b", "c"]);
        let twice = [(path("d"), "een"), (path("d"), "twee")];
        assert_eq!(write_all(&twice, Overwrite::Force).unwrap_err().status, Status::Usage);
        assert_eq!(names(folder.path()), ["a", "b", "c"]);
    }

    #[test]
    fn what_is_no_file_is_no_target() {
        let folder = tempfile::tempdir().unwrap();
        let problem = |path: &Path| write_new(path, b"", Overwrite::Force).unwrap_err().problem;
        assert_eq!(problem(folder.path()), "dit is een map");
        assert_eq!(problem(&folder.path().join("weg/lijst.csv")), "deze map bestaat niet");
        let file = folder.path().join("bestand");
        fs::write(&file, "").unwrap();
        assert_eq!(problem(&file.join("lijst.csv")), "dit is een bestand, geen map");
        assert!(make_folder(&file).is_err());
        make_folder(&folder.path().join("uit/2026-12-03")).unwrap();
        make_folder(&folder.path().join("uit/2026-12-03")).unwrap();
        assert_eq!(
            problem(&folder.path().join("x".repeat(300))),
            "deze naam is te lang of bevat verboden tekens"
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_and_devices_are_left_alone_and_files_are_private() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("echt"), folder.path().join("link"));
        fs::write(&real, "oud").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        assert!(write_new(&link, b"nieuw", Overwrite::Force).unwrap_err().problem.contains("symlink"));
        assert!(write_new(Path::new("/dev/null"), b"", Overwrite::Force).is_err());
        assert_eq!(fs::read(&real).unwrap(), b"oud");
        write_new(&real, b"nieuw", Overwrite::Force).unwrap();
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_an_interrupted_command_left_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        for (name, age) in [(".mdo-oud.tmp", 7200), (".mdo-bezig.tmp", 5), ("mdo-ander.tmp", 7200)] {
            let file = fs::File::create(folder.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
        }
        write_new(&folder.path().join("lijst.csv"), b"", Overwrite::Refuse).unwrap();
        assert_eq!(names(folder.path()), [".mdo-bezig.tmp", "lijst.csv", "mdo-ander.tmp"]);
    }
}

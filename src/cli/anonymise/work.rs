//! Does the files, several at a time, with a progress bar on a terminal.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::super::Talk;
use super::sources::{Source, unopened};
use super::targets::Target;
use crate::anonymise::findings::Found;
use crate::anonymise::leaks::{Leaks, Watch};
use crate::anonymise::review::Shown;
use crate::anonymise::{self, Kind, Piece, Setup, Summary};
use crate::error::{Error, Result};
use crate::workdir::atomic::{Overwrite, write_streamed};

/// How one file went.
pub struct Done {
    /// The file, as the user named it.
    pub shown: String,
    /// What is to be said of it.
    pub outcome: Result<Summary>,
    /// What the result is called in the list that undoes.
    pub name: String,
    /// What was found.
    pub found: Found,
    /// The texts, for who checks them.
    pub shown_texts: Shown,
    /// What the leak gate still saw.
    pub leaks: Leaks,
    /// Where the result is.
    pub written: Option<PathBuf>,
}

/// What is wanted besides the results.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// What is found, one by one.
    pub findings: bool,
    /// The texts with what became of them.
    pub texts: bool,
    /// The folder that results are named from in the list that undoes.
    pub folder: Option<&'a Path>,
}

/// Does all files, in any order; gives how each went, in theirs.
pub fn all(
    sources: &[Source],
    targets: Vec<Result<(Kind, Target)>>,
    setup: &Setup,
    overwrite: Overwrite,
    wanted: Wanted<'_>,
    talk: &Talk,
) -> Vec<Done> {
    let bar = progress(sources.len(), talk);
    let watch = Watch::new(setup);
    let jobs: Vec<_> = sources.iter().zip(targets).collect();
    let one = |(source, target): (&Source, Result<(Kind, Target)>)| {
        let mut done = Done {
            shown: source.shown.clone(),
            outcome: Ok(Summary::default()),
            name: slashed(&source.relative),
            found: Found::default(),
            shown_texts: Shown::default(),
            leaks: Leaks::default(),
            written: None,
        };
        let outcome = target.and_then(|(kind, target)| {
            let (found, texts, leaks) = (&mut done.found, &mut done.shown_texts, &mut done.leaks);
            let watch = watch.as_ref().filter(|_| Watch::watches(kind));
            let mut sink = |piece: Piece| {
                if let Some(watch) = watch {
                    watch.look(&piece, leaks);
                }
                if wanted.texts {
                    texts.add(&piece);
                }
                if wanted.findings {
                    found.add(&piece);
                } else {
                    found.count += piece.result.spans.len();
                }
            };
            file(source, kind, &target, setup, overwrite, &mut sink).inspect(|_| {
                if let Target::File(path) = target {
                    done.name = named(&path, wanted.folder);
                    done.written = Some(path);
                }
            })
        });
        done.outcome = outcome.map_err(|error| error.in_file(&source.shown));
        bar.inc(1);
        done
    };
    let done = jobs.into_par_iter().map(one).collect();
    bar.finish_and_clear();
    done
}

/// The name of a result: below the folder that all go to, or by itself.
fn named(path: &Path, folder: Option<&Path>) -> String {
    let below =
        folder.and_then(|folder| path.strip_prefix(folder).ok()).filter(|path| path.file_name().is_some());
    slashed(below.unwrap_or(Path::new(path.file_name().unwrap_or_default())))
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Only where somebody sees it, and where there is something to wait for.
fn progress(files: usize, talk: &Talk) -> ProgressBar {
    if files < 2 || talk.is_quiet() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:30} {pos} van {len} bestanden") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn file(
    source: &Source,
    kind: Kind,
    target: &Target,
    setup: &Setup,
    overwrite: Overwrite,
    sink: &mut dyn FnMut(Piece),
) -> Result<Summary> {
    let mut input: Box<dyn Read> = match &source.path {
        Some(path) => Box::new(File::open(path).map_err(|error| unopened(&error))?),
        None => Box::new(io::stdin().lock()),
    };
    match target {
        Target::Nothing => anonymise::scrub(kind, &mut input, &mut io::sink(), setup, sink),
        Target::Stdout => {
            let mut output = BufWriter::new(Screen { closed: false });
            let summary = anonymise::scrub(kind, &mut input, &mut output, setup, sink)?;
            let written = output.flush();
            written.map_err(|_| Error::write("de standaarduitvoer kan niet geschreven worden"))?;
            Ok(summary)
        }
        Target::File(path) => {
            write_streamed(path, overwrite, |output| anonymise::scrub(kind, &mut input, output, setup, sink))
        }
    }
}

/// Standard output. A reader that stops early (`| head`) is no error.
struct Screen {
    closed: bool,
}

impl Screen {
    fn forgive<T>(&mut self, result: io::Result<T>, instead: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(instead)
            }
            other => other,
        }
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed {
            return Ok(bytes.len());
        }
        let written = io::stdout().write(bytes);
        self.forgive(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = io::stdout().flush();
        self.forgive(flushed, ())
    }
}

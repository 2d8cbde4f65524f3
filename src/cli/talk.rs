//! What is said on stderr, beside the results on stdout.

use std::fmt::Display;
use std::io::{IsTerminal, Write, stderr};

use crate::error::Error;
use crate::render::Options;

/// The voice of the program: how much it says, and whether in colour.
#[derive(Clone, Copy, Debug)]
pub struct Talk {
    quiet: bool,
    verbose: bool,
    colour: bool,
}

impl Talk {
    /// A voice for this run of the program.
    pub fn new(quiet: bool, verbose: bool) -> Self {
        Talk { quiet, verbose, colour: colour(&stderr()) }
    }

    /// Whether only errors are said.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// An error; always said.
    pub fn error(&self, error: &Error) {
        self.line("31", "fout", error);
    }

    /// Something a person should look at; only `--quiet` silences it.
    pub fn warning(&self, message: impl Display) {
        if !self.quiet {
            self.line("33", "let op", message);
        }
    }

    /// What was done.
    pub fn note(&self, message: impl Display) {
        if !self.quiet {
            self.write(&format!("{message}\n"));
        }
    }

    /// What was understood, for who asks.
    pub fn detail(&self, message: impl FnOnce() -> String) {
        if self.verbose && !self.quiet {
            self.write(&format!("{}\n", message()));
        }
    }

    fn line(&self, colour: &str, kind: &str, message: impl Display) {
        if self.colour {
            self.write(&format!("\x1b[1;{colour}m{kind}:\x1b[0m {message}\n"));
        } else {
            self.write(&format!("{kind}: {message}\n"));
        }
    }

    /// A closed stderr is no reason to stop the work.
    fn write(&self, text: &str) {
        stderr().write_all(text.as_bytes()).ok();
    }
}

/// Colour only on a terminal and without `NO_COLOR`.
pub fn colour(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// How a table is shown: as wide as the terminal; in a pipe as wide as it needs to be.
pub fn screen() -> Options {
    let stdout = std::io::stdout();
    let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = width.or_else(|| stdout.is_terminal().then(terminal_width));
    Options { width, colour: colour(&stdout) }
}

/// The columns of the terminal; 80 where it does not tell.
pub fn terminal_width() -> u16 {
    terminal_size::terminal_size().map_or(80, |(width, _)| width.0)
}

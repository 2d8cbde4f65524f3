//! One error type: what is wrong, where, and what to do about it. In Dutch, and without personal data.

use std::fmt;

/// The exit statuses of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Status {
    /// In order.
    Ok = 0,
    /// Done, but something needs a person (a possible leak, an owner nobody knows).
    NeedsPerson = 1,
    /// Wrong use of the command.
    Usage = 2,
    /// Input cannot be read or is not valid.
    Input = 3,
    /// Could not write or lock.
    Write = 4,
}

/// An error as data: rendered in one place (`cli`).
///
/// `file`, `place`, `problem` and `remedy` are shown to the user and never hold personal data: a place is
/// a line and column or a sheet and cell, a problem speaks of keys, headers and kinds, not of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What the process exits with.
    pub status: Status,
    /// The file as the user named it, if one is concerned.
    pub file: Option<String>,
    /// Line and column, or sheet and cell.
    pub place: Option<String>,
    /// What is wrong, in Dutch.
    pub problem: String,
    /// What to do, in Dutch.
    pub remedy: Option<String>,
}

/// The result of everything in this crate that can fail towards the user.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    fn new(status: Status, problem: impl Into<String>) -> Self {
        Error { status, file: None, place: None, problem: problem.into(), remedy: None }
    }

    /// Input that cannot be read or is not valid (exit status 3).
    pub fn input(problem: impl Into<String>) -> Self {
        Self::new(Status::Input, problem)
    }

    /// Wrong use of the command (exit status 2).
    pub fn usage(problem: impl Into<String>) -> Self {
        Self::new(Status::Usage, problem)
    }

    /// Could not write or lock (exit status 4).
    pub fn write(problem: impl Into<String>) -> Self {
        Self::new(Status::Write, problem)
    }

    /// A file that is no YAML, with line and column, both from 1, where they are known. A parser's own text quotes values.
    pub fn no_yaml(place: Option<(usize, usize)>) -> Self {
        let error = Self::input("dit is geen geldige YAML").remedy(
            "Kijk hier en op de regel erboven naar inspringen, dubbele punten, haken en aanhalingstekens.",
        );
        match place {
            Some((line, column)) => error.at(format_args!("regel {line}, kolom {column}")),
            None => error,
        }
    }

    /// Names the file concerned, unless it is named already.
    #[must_use]
    pub fn in_file(mut self, file: impl fmt::Display) -> Self {
        self.file.get_or_insert_with(|| file.to_string());
        self
    }

    /// Names the place in the file, unless it is named already.
    #[must_use]
    pub fn at(mut self, place: impl fmt::Display) -> Self {
        self.place.get_or_insert_with(|| place.to_string());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}: ")?;
        }
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}", self.problem)?;
        if let Some(remedy) = &self.remedy {
            write!(f, "\n  {remedy}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

//! Files without what identifies: what is dropped, what is made coarser, what is scrubbed. Knows no terminal and
//! chooses no file names to write to; bytes in, bytes out.
//!
//! | file | what it does |
//! |---|---|
//! | `kind` | what a file is |
//! | `identities` | who is known: from sheets, case files and the team |
//! | `text`, `lines` | running text in any encoding, JSON Lines |
//! | `sheet`, `columns`, `school`, `age` | sheets: columns dropped, made coarser or scrubbed |
//! | `word` | Word documents, with their layout |
//! | `case_file`, `keys`, `layout`, `persons` | YAML, with its layout and comments |
//! | `file_name` | the name of a file, which may hold a name too |
//! | `leaks` | the leak gate over texts, by who is known |
//! | `undo` | the names back, with the list that was kept |
//! | `review` | the texts for the page on which a person checks |
//! | `findings`, `reasons` | what was found where, and why; never the text itself |

pub mod age;
mod case_file;
mod columns;
pub mod file_name;
pub mod findings;
pub mod identities;
mod keys;
mod kind;
mod layout;
pub mod leaks;
mod lines;
mod persons;
mod reasons;
pub mod review;
mod school;
mod sheet;
mod text;
pub mod undo;
mod word;

use std::io::{self, Read, Write};

use jiff::civil::Date;

use crate::deid::{Category, Deidentified, Engine, Group, Known, Options, Span};
use crate::error::{Error, Result};
use crate::sheet::ReadOptions;
use crate::vault::MapPiece;

pub use identities::Identities;
pub use kind::Kind;

/// Files that are taken into memory whole may be this large; text has no limit.
const MAX_BYTES: u64 = 100 << 20;

/// What is the same for all files of a run.
#[derive(Debug)]
pub struct Setup {
    /// The engine, which knows the names of everybody in `known`.
    engine: Engine,
    options: Options,
    known: Identities,
    /// How sheets are read.
    reading: ReadOptions,
    /// The day on which ages are counted, when the caller named it.
    day: Option<Date>,
    /// The day taken as today, for files that do not tell their own.
    today: Date,
    /// Whether what was replaced is kept, to be put back some day.
    keeps: bool,
}

impl Setup {
    /// Makes the engine ready. `day` is the day of the meeting, if it is known.
    pub fn new(
        options: Options,
        known: Identities,
        reading: ReadOptions,
        day: Option<Date>,
        today: Date,
    ) -> Setup {
        let engine = Engine::new(options.clone()).with_roster(known.roster().flat_map(Known::names));
        Setup { engine, options, known, reading, day, today, keeps: false }
    }

    /// Also keeps what was replaced, in [`Summary::undo`].
    #[must_use]
    pub fn keeping(mut self) -> Setup {
        self.keeps = true;
        self
    }

    /// The day taken as today.
    pub fn today(&self) -> Date {
        self.today
    }
}

/// A text that stood somewhere in a file, and what became of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// Where, as it may be shown: `Blad1 C5`, `regel 12`.
    pub place: String,
    /// For running text: line and column, from 1, of its first character.
    pub start: Option<(usize, usize)>,
    /// The text as it stood there.
    pub text: String,
    /// What became of it.
    pub result: Deidentified,
}

impl Piece {
    /// Where each replacement stands: line and column in running text, else the place of the whole. One pass.
    pub fn places(&self) -> Vec<String> {
        let Some((mut line, mut column)) = self.start else {
            return vec![self.place.clone(); self.result.spans.len()];
        };
        let mut at = 0;
        let place = |span: &Span| {
            let between = &self.text[at..span.start];
            line += memchr::memchr_iter(b'\n', between.as_bytes()).count();
            column = match between.rfind('\n') {
                Some(newline) => 1 + between[newline + 1..].chars().count(),
                None => column + between.chars().count(),
            };
            at = span.start;
            format!("{line}:{column}")
        };
        self.result.spans.iter().map(place).collect()
    }

    /// A value that is replaced whole, because of where it stands.
    fn whole(place: String, text: &str, replacement: &str, category: Category, rule: &'static str) -> Piece {
        let span = Span {
            start: 0,
            end: text.len(),
            category,
            group: Group::Known,
            rule,
            confidence: 1.0,
            replacement: replacement.to_owned(),
        };
        let result = Deidentified { text: replacement.to_owned(), spans: vec![span] };
        Piece { place, start: None, text: text.to_owned(), result }
    }
}

/// What is to be said of a file that was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// What a person should know; holds no personal data.
    pub warnings: Vec<String>,
    /// Whether a person must look before it is used.
    pub needs_person: bool,
    /// Cells that were emptied because the leak gate still found something in them.
    pub emptied: usize,
    /// What was replaced, when that is kept: for [`undo::restore`].
    pub undo: Vec<MapPiece>,
}

impl Summary {
    /// Shows a text to `sink`, and keeps what was replaced in it, when that is asked.
    fn keep(&mut self, place: &str, piece: Piece, setup: &Setup, sink: &mut dyn FnMut(Piece)) {
        if setup.keeps {
            self.undo.push(replaced(place, &piece.text, &piece.result.spans));
        }
        sink(piece);
    }
}

/// What was replaced in a text, as the list keeps it.
fn replaced(place: &str, text: &str, spans: &[Span]) -> MapPiece {
    MapPiece::new(place, text, spans.iter().map(|span| (span.start, span.end, span.replacement.as_str())))
}

/// De-identifies a file: reads it, writes the result, and shows every text with what became of it to `sink`.
///
/// # Errors
/// When it cannot be read as its kind, or not be written.
pub fn scrub(
    kind: Kind,
    input: &mut dyn Read,
    output: &mut dyn Write,
    setup: &Setup,
    sink: &mut dyn FnMut(Piece),
) -> Result<Summary> {
    match kind {
        Kind::Text => text::scrub(input, output, setup, sink),
        Kind::Lines if setup.keeps => Err(Error::usage("van JSON Lines houd ik niet bij wat vervangen is")
            .remedy("Laat --map weg, of geef dit bestand apart.")),
        Kind::Lines => lines::scrub(input, output, setup, sink),
        Kind::Case => {
            let (text, summary) = case_file::scrub(&whole(input)?, setup, sink)?;
            put(output, text.as_bytes()).map(|()| summary)
        }
        Kind::Csv | Kind::Workbook => {
            let (bytes, summary) = sheet::scrub(&whole(input)?, kind, setup, sink)?;
            put(output, &bytes).map(|()| summary)
        }
        Kind::Docx => {
            let (bytes, summary) = word::scrub(&whole(input)?, setup, sink)?;
            put(output, &bytes).map(|()| summary)
        }
    }
}

/// All of the input, when it is not too large.
fn whole(input: &mut dyn Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|_| unreadable())?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(
            Error::input("dit bestand is groter dan 100 MB").remedy("Verdeel het over meer bestanden.")
        );
    }
    Ok(bytes)
}

fn put(output: &mut dyn Write, bytes: &[u8]) -> Result<()> {
    output.write_all(bytes).map_err(|error| unwritten(&error))
}

fn unreadable() -> Error {
    Error::input("het lezen is halverwege mislukt")
        .remedy("Probeer het opnieuw, of kopieer het bestand eerst.")
}

/// The caller, who knows what is written to, says it better.
fn unwritten(_: &io::Error) -> Error {
    Error::write("schrijven is mislukt").remedy("Kies met -o een andere plek en probeer het opnieuw.")
}

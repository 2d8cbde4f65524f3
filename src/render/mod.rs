//! Documents: what a command found becomes one neutral [`Document`], and one file per output format writes it.
//!
//! A text is made safe once, in [`crate::dutch::clean::clean`]; the writers only escape what their own format needs.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result};

pub mod actions;
pub mod agenda;
mod chunks;
pub mod consent;
mod control;
mod csv;
pub mod document;
mod docx;
pub mod eml;
mod family_file;
pub mod fhir;
pub mod form;
mod hand_over;
mod html;
pub mod ics;
pub mod json;
mod layout;
pub mod letter;
mod markdown;
pub mod minutes;
pub mod own;
pub mod review;
mod table;
pub mod text;
pub mod workbook;
mod xlsx;

pub use document::{Block, Column, Document, Table, Value};

/// How hard the parts of docx and xlsx are pressed: a third of the time of the usual 6, for files that are a
/// quarter larger.
const DEFLATE_LEVEL: u8 = 2;

/// What a command found, ready to be written in any format.
pub trait Report {
    /// For people.
    fn document(&self) -> Document<'_>;
    /// For scripts: one JSON object.
    fn json(&self) -> Vec<u8>;
}

impl<R: Report + ?Sized> Report for &R {
    fn document(&self) -> Document<'_> {
        (**self).document()
    }

    fn json(&self) -> Vec<u8> {
        (**self).json()
    }
}

/// An output format, by the name it has in `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A table on the terminal.
    Tabel,
    /// JSON, for scripts.
    Json,
    /// Comma-separated values, with semicolons as Dutch Excel wants them.
    Csv,
    /// Markdown, with the tables that GitHub and many wikis know.
    Markdown,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// One self-contained web page.
    Html,
}

impl Format {
    /// All of them, in the order of the help.
    pub const ALL: [Format; 7] = [
        Format::Tabel,
        Format::Json,
        Format::Csv,
        Format::Markdown,
        Format::Docx,
        Format::Xlsx,
        Format::Html,
    ];

    /// The name, for `--format` and messages.
    pub fn name(self) -> &'static str {
        match self {
            Format::Tabel => "tabel",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Markdown => "markdown",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Html => "html",
        }
    }

    /// The extension of its files, without dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Tabel => "txt",
            Format::Markdown => "md",
            other => other.name(),
        }
    }

    /// The format that files with this extension have (without dot; case does not matter).
    pub fn from_extension(extension: &str) -> Option<Format> {
        let extension = extension.to_lowercase();
        match extension.as_str() {
            "markdown" => Some(Format::Markdown),
            "htm" => Some(Format::Html),
            _ => Format::ALL.into_iter().find(|format| format.extension() == extension),
        }
    }

    /// Whether it makes no sense on a terminal.
    pub fn is_binary(self) -> bool {
        matches!(self, Format::Docx | Format::Xlsx)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Format> {
        let lower = name.trim().to_lowercase();
        match lower.as_str() {
            "tekst" => Some(Format::Tabel),
            "word" => Some(Format::Docx),
            "excel" => Some(Format::Xlsx),
            _ => Format::ALL
                .into_iter()
                .find(|format| format.name() == lower)
                .or_else(|| Format::from_extension(&lower)),
        }
        .ok_or_else(|| {
            let names = Format::ALL.map(Format::name).join(", ");
            Error::usage("onbekend uitvoerformaat").remedy(format!("Kies een van: {names}."))
        })
    }
}

/// How a document is to be shown; only the terminal table looks at it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Columns of the terminal; `None` lets every line be as long as it is.
    pub width: Option<u16>,
    /// Bold and colour.
    pub colour: bool,
}

/// The bytes of a report in a format.
pub fn write(format: Format, report: &impl Report, options: Options) -> Result<Vec<u8>> {
    let document = || report.document().clean();
    match format {
        Format::Json => Ok(report.json()),
        Format::Tabel => Ok(table::write(&document(), options)),
        Format::Csv => csv::write(&document()),
        Format::Markdown => Ok(markdown::write(&document())),
        Format::Docx => docx::write(&document()),
        Format::Xlsx => xlsx::write(&document()),
        Format::Html => Ok(html::write(&document())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_known_by_name_extension_and_product() {
        for format in Format::ALL {
            assert_eq!(format.name().parse::<Format>().unwrap(), format);
            assert_eq!(Format::from_extension(&format.extension().to_uppercase()), Some(format));
        }
        assert_eq!("Word".parse::<Format>().unwrap(), Format::Docx);
        assert_eq!("md".parse::<Format>().unwrap(), Format::Markdown);
        assert_eq!(Format::from_extension("tabel"), None);
        let error = "pdf".parse::<Format>().unwrap_err();
        assert!(error.to_string().contains("tabel, json, csv"));
    }
}

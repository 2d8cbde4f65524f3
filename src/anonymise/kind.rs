//! What a file is, by its name.

use std::path::Path;

use crate::error::{Error, Result};

/// How a file is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Running text: txt, Markdown.
    Text,
    /// A sheet, written as csv.
    Csv,
    /// A sheet, written as xlsx.
    Workbook,
    /// A case file: YAML.
    Case,
    /// JSON Lines, as `--jsonl`.
    Lines,
    /// Word.
    Docx,
}

const EXTENSIONS: &[(Kind, &[&str])] = &[
    (Kind::Text, &["txt", "md", "text", "markdown"]),
    (Kind::Csv, &["csv", "tsv"]),
    (Kind::Workbook, &["xlsx", "xlsm", "xlsb", "xls", "ods"]),
    (Kind::Case, &["yaml", "yml"]),
    (Kind::Lines, &["jsonl", "ndjson"]),
    (Kind::Docx, &["docx"]),
];

/// What people are likely to try, and what they can do.
const ADVICE: &[(&[&str], &str)] = &[
    (&["doc", "odt", "rtf"], "Sla het in Word op als .docx, of als tekst (.txt)."),
    (
        &["pdf"],
        "Kopieer de tekst uit de PDF naar een .txt-bestand, of gebruik het document waar hij van gemaakt is.",
    ),
    (&["html", "htm", "eml", "msg"], "Kopieer de tekst naar een .txt-bestand."),
    (&["json"], "Zet per regel één object met id en text, in een bestand op .jsonl."),
];

impl Kind {
    /// The kind of a file with this name.
    ///
    /// # Errors
    /// When files of this name cannot be de-identified; says what can be done instead.
    pub fn of(path: &Path) -> Result<Kind> {
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        let extension = extension.as_str();
        if let Some((kind, _)) = EXTENSIONS.iter().find(|(_, list)| list.contains(&extension)) {
            return Ok(*kind);
        }
        let advice = ADVICE.iter().find(|(list, _)| list.contains(&extension)).map(|(_, advice)| *advice);
        Err(Error::input("dit soort bestand kan ik niet pseudonimiseren").remedy(
            advice.unwrap_or("Het kan met .xlsx, .xls, .ods, .csv, .docx, .txt, .md, .yaml en .jsonl."),
        ))
    }

    /// The extension of what is written; `None` keeps that of the original.
    pub fn extension(self) -> Option<&'static str> {
        match self {
            Kind::Workbook => Some("xlsx"),
            Kind::Csv => Some("csv"),
            _ => None,
        }
    }

    /// Whether the result makes no sense on a screen.
    pub fn is_binary(self) -> bool {
        matches!(self, Kind::Workbook | Kind::Docx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_the_kind() {
        assert_eq!(Kind::of(Path::new("map/Sheet.XLSX")).unwrap(), Kind::Workbook);
        assert_eq!(Kind::of(Path::new("verslag.md")).unwrap(), Kind::Text);
        assert!(Kind::of(Path::new("brief.doc")).unwrap_err().to_string().contains(".docx"));
        assert!(Kind::of(Path::new("zonder")).is_err());
    }
}

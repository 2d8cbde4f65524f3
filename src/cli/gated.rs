//! Documents on their way out: searched for identifiers, refused or written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Talk;
use super::output::Output;
use super::talk::screen;
use crate::error::{Error, Result};
use crate::minutes::gate::{Gate, parts};
use crate::model::Leak;
use crate::render::{self, Format, Options, Report};
use crate::workdir::atomic::{Overwrite, make_folder, write_all, write_stdout};

/// A document made, not yet written.
pub struct Rendered {
    /// Where it goes; `None` is stdout.
    pub path: Option<PathBuf>,
    /// What it is, as leaks name it: `docx`, `ics`.
    pub kind: &'static str,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// A report in every format that is asked for.
///
/// # Errors
/// When one cannot be made.
pub fn render_all(report: &(impl Report + Sync), output: &Output) -> Result<Vec<Rendered>> {
    render_each(|_| report, output)
}

/// As [`render_all`], of a report that is another for some formats.
///
/// # Errors
/// When one cannot be made.
pub fn render_each<R: Report>(report: impl Fn(Format) -> R + Sync, output: &Output) -> Result<Vec<Rendered>> {
    let render = |path: Option<PathBuf>, format: Format, options| {
        render::write(format, &report(format), options).map(|bytes| Rendered {
            path,
            kind: format.name(),
            bytes,
        })
    };
    match output {
        Output::Stdout(format) => Ok(vec![render(None, *format, screen())?]),
        Output::Files(files) => files
            .par_iter()
            .map(|(path, format)| render(Some(path.clone()), *format, Options::default()))
            .collect(),
    }
}

/// The leaks that were found in the texts, and those that only a document or its name has. What `template` gives for a
/// kind of document is its fixed text, which is no leak.
///
/// # Errors
/// When a document cannot be read back.
pub fn leaks(
    gate: &Gate<'_>,
    found: &[Leak],
    documents: &[Rendered],
    template: impl Fn(&Rendered) -> Vec<u8> + Sync,
) -> Result<Vec<Leak>> {
    let mut leaks = found.to_vec();
    let known: BTreeSet<(String, String)> =
        leaks.iter().map(|leak| (leak.kind.clone(), leak.source.clone())).collect();
    let of_documents: Vec<Vec<Leak>> =
        documents.par_iter().map(|document| leaks_of(gate, document, &template)).collect::<Result<_>>()?;
    let own = of_documents.into_iter().flatten();
    leaks.extend(own.filter(|leak| !known.contains(&(leak.kind.clone(), leak.source.clone()))));
    Ok(leaks)
}

/// A report in the format of a document; when that holds no case, it is what stands in such a document anyhow.
pub fn like(document: &Rendered, report: &impl Report) -> Vec<u8> {
    let format = document.kind.parse::<Format>().ok();
    format.and_then(|format| render::write(format, report, Options::default()).ok()).unwrap_or_default()
}

/// Leaks in one document, in its bytes as they will be written and in its name.
fn leaks_of(
    gate: &Gate<'_>,
    document: &Rendered,
    template: impl Fn(&Rendered) -> Vec<u8>,
) -> Result<Vec<Leak>> {
    let broken =
        |_| Error::write("een document dat ik maakte kan ik niet teruglezen; er is niets geschreven");
    let unfolded = (document.kind == "ics").then(|| unfolded(&document.bytes));
    let parts = parts(unfolded.as_ref().unwrap_or(&document.bytes)).map_err(broken)?;
    let mut leaks = gate.check_document(document.kind, &parts, || template(document)).map_err(broken)?;
    if let Some(name) = document.path.as_ref().and_then(|path| path.file_stem()) {
        let name = name.to_string_lossy();
        leaks.extend(gate.check_text(document.kind, "bestandsnaam", &name));
    }
    Ok(leaks)
}

/// A calendar breaks long lines anywhere, also within a name.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(bytes).replace("\r\n ", "").replace("\\n", "\n").into_bytes()
}

/// Names each leak; whether one of them was not accepted.
pub fn refuse(leaks: &[Leak], accepted: &[String], source: &str, talk: &Talk) -> bool {
    let open: Vec<&Leak> = leaks.iter().filter(|leak| !accepted.contains(&leak.id)).collect();
    for leak in &open {
        talk.error(
            &Error::input(format!("mogelijk lek: {} uit {} staat in {}", leak.kind, leak.source, leak.place))
                .remedy(format!("Pas {source} aan, of lees na en geef: --accept-leaks {}", leak.id)),
        );
    }
    if !open.is_empty() {
        talk.note("Er is niets geschreven.");
    }
    !open.is_empty()
}

/// Writes the documents: all of them, or none. `folders` are made when they are not there.
///
/// # Errors
/// When one cannot be written.
pub fn write(documents: Vec<Rendered>, folders: &[Option<&Path>], force: bool, talk: &Talk) -> Result<()> {
    let mut files = Vec::new();
    for document in documents {
        match document.path {
            None => write_stdout(&document.bytes)?,
            Some(path) => files.push((path, document.bytes)),
        }
    }
    let overwrite = if force { Overwrite::Force } else { Overwrite::Refuse };
    for folder in folders.iter().flatten() {
        if files.iter().any(|(path, _)| path.parent() == Some(folder)) {
            make_folder(folder)?;
        }
    }
    write_all(&files, overwrite)?;
    for (path, _) in &files {
        talk.note(format!("Geschreven: {}", path.display()));
    }
    Ok(())
}

/// `1 actie`, `3 acties`.
pub fn count(n: usize, one: &str, more: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {more}") }
}

/// `gezocht naar 12 herkenbare gegevens in de uitvoer, niets gevonden`.
pub fn searched(searched: usize, found: usize) -> String {
    let found = if found == 0 { "niets gevonden".to_owned() } else { format!("{found} gevonden") };
    let what = count(searched, "herkenbaar gegeven", "herkenbare gegevens");
    format!("gezocht naar {what} in de uitvoer, {found}")
}

//! The documents of a meeting: searched for identifiers, then written.

use super::meeting::Occurrence;
use super::{Arguments, keep};
use crate::agenda::compose::Composed;
use crate::cli::output::Output;
use crate::cli::{Global, Talk};
use crate::error::Result;
use crate::render::Format;
use crate::render::agenda::{AgendaReport, Reader};

/// Writes what was asked for; whether something was held back for what stands in it.
///
/// # Errors
/// When a document cannot be made or written.
pub(super) fn write(
    arguments: &Arguments,
    _occurrence: &Occurrence,
    composed: &Composed,
    _version: &keep::Version,
    _global: &Global,
    talk: &Talk,
) -> Result<bool> {
    let stem = format!("agenda-{}", composed.agenda.date);
    let output = Output::plan(arguments.output.as_deref(), &arguments.format, &stem)?;
    let reader = if output == Output::Stdout(Format::Tabel) { Reader::Coordinator } else { Reader::Table };
    let report = AgendaReport { agenda: &composed.agenda, reader };
    output.write(&report, arguments.output.as_deref(), arguments.force, talk)?;
    Ok(false)
}

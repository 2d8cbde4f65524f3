//! The leak gate over a sheet that was made: nothing leaves that holds an identifier of the original.

use rayon::prelude::*;

use super::super::leaks::wanted;
use super::super::{Setup, Summary};
use crate::error::{Error, Result};
use crate::minutes::gate::{self, Gate, Part};
use crate::render::{self, Block, Document, Format, Report, Table, Value};
use crate::sheet::Whole;

/// A document that is written in one format at a time.
struct Sheet<'a>(Document<'a>);

impl Report for Sheet<'_> {
    fn document(&self) -> Document<'_> {
        self.0.clone()
    }

    fn json(&self) -> Vec<u8> {
        Vec::new()
    }
}

/// Lets the leak gate search every cell, takes out the cells that still hold something, and writes. Gives what was
/// written, and the document as it was written.
///
/// # Errors
/// When something is found outside the cells, or the result cannot be made.
pub fn checked<'d>(
    whole: &Whole,
    mut document: Document<'d>,
    format: Format,
    setup: &Setup,
    summary: &mut Summary,
) -> Result<(Vec<u8>, Document<'d>)> {
    let mut cases = whole.cases.clone();
    // Four digits are what is left of a postcode, not one that identifies.
    let coarse = |postcode: &String| !postcode.contains(char::is_alphabetic);
    for address in cases.iter_mut().flat_map(|entry| &mut entry.case.addresses) {
        address.postcode.take_if(|postcode| coarse(postcode));
    }
    let gate = Gate::new(&cases, &whole.team);
    let leaks = |text: &str| gate.check_text("", "", text).iter().any(|leak| wanted(leak, setup));
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        let emptied: usize = table.rows.par_iter_mut().map(|row| empty_leaks(row, &leaks)).sum();
        if emptied > 0 {
            summary.needs_person = true;
            summary.emptied += emptied;
            summary.warnings.push(format!(
                "{}: in {emptied} cellen stond na het vervangen nog iets dat op een gegeven uit de sheet lijkt; die cellen zijn leeggemaakt",
                table.name
            ));
        }
        for (nth, column) in table.columns.iter_mut().enumerate() {
            if leaks(&column.header) {
                column.header = format!("Kolom {}", nth + 1);
            }
        }
    }
    let empty =
        Sheet(Document { blocks: document.blocks.iter().map(without_rows).collect(), ..document.clone() });
    let written = Sheet(document);
    let bytes = render::write(format, &written, render::Options::default())?;
    let broken =
        |_| Error::write("het werkblad dat ik maakte kan ik niet teruglezen; er is niets geschreven");
    let template = || render::write(format, &empty, render::Options::default()).unwrap_or_default();
    // Numbers of two cells make no date.
    let cells = (format == Format::Csv).then(|| String::from_utf8_lossy(&bytes).replace("\";\"", "\n"));
    let parts = match &cells {
        Some(cells) => vec![Part::text("tekst", cells)],
        None => gate::parts(&bytes).map_err(broken)?,
    };
    let left = gate.check_document(format.name(), &parts, template).map_err(broken)?;
    match left.iter().find(|leak| wanted(leak, setup)) {
        None => Ok((bytes, written.0)),
        Some(leak) => Err(Error::input(format!(
            "mogelijk lek: {} uit {} staat in {}",
            leak.kind, leak.source, leak.place
        ))
        .remedy("Er is niets geschreven. Haal dit gegeven op die plaats uit de sheet.")),
    }
}

fn without_rows(block: &Block<'_>) -> Block<'static> {
    match block {
        Block::Table(table) => {
            let (name, columns) = (table.name.clone(), table.columns.clone());
            Block::Table(Table { name, columns, rows: Vec::new() })
        }
        Block::Heading(text) => Block::Heading(text.clone()),
        Block::Paragraph(text) => Block::Paragraph(text.clone()),
        Block::List(items) => Block::List(items.clone()),
    }
}

/// Empties the cells that still hold something; gives how many.
fn empty_leaks(row: &mut [Value<'_>], leaks: &impl Fn(&str) -> bool) -> usize {
    let mut emptied = 0;
    for value in row {
        if let Value::Text(text) = value
            && leaks(text)
        {
            *value = Value::Text("[weggelaten]".into());
            emptied += 1;
        }
    }
    emptied
}

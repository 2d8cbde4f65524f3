//! Word documents: all texts of a document are those of one case.

use super::{Piece, Setup, Summary};
use crate::deid::{Deidentified, Span};
use crate::docx;
use crate::error::Result;

/// De-identifies a document; gives the new one.
pub fn scrub(bytes: &[u8], setup: &Setup, sink: &mut dyn FnMut(Piece)) -> Result<(Vec<u8>, Summary)> {
    let scrubbed = docx::scrub(bytes, &mut |texts| {
        let known = setup.known.of_texts(texts);
        setup.engine.case(&known).scrub(texts)
    })?;
    for docx::Piece { place, text, spans } in scrubbed.pieces {
        let result = Deidentified { text: replaced(&text, &spans), spans };
        sink(Piece { place, start: None, text, result });
    }
    let parts = scrubbed.parts.iter().filter(|_| setup.keeps);
    let undo = parts.map(|part| super::replaced(&part.place, &part.text, &part.spans)).collect();
    Ok((scrubbed.bytes, Summary { warnings: scrubbed.warnings, undo, ..Summary::default() }))
}

/// The paragraph after replacement.
fn replaced(text: &str, spans: &[Span]) -> String {
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for span in spans {
        new.push_str(&text[done..span.start]);
        new.push_str(&span.replacement);
        done = span.end;
    }
    new.push_str(&text[done..]);
    new
}

//! JSON Lines: a file as the stream of `--jsonl`.

use std::io::{BufRead, BufReader, Read, Write};

use super::{Piece, Setup, Summary, put, unreadable};
use crate::deid::jsonl;
use crate::error::Result;

/// De-identifies line by line.
pub fn scrub(
    input: &mut dyn Read,
    output: &mut dyn Write,
    setup: &Setup,
    sink: &mut dyn FnMut(Piece),
) -> Result<Summary> {
    let mut input = BufReader::new(input);
    let (mut line, mut number, mut failed) = (Vec::new(), 0usize, 0usize);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(|_| unreadable())? == 0 {
            break;
        }
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let (mut reply, found) = jsonl::reply_and_found(&setup.engine, &line);
        reply.push(b'\n');
        put(output, &reply)?;
        match found {
            Some((text, result)) => {
                sink(Piece { place: format!("regel {number}"), start: None, text, result })
            }
            None => failed += 1,
        }
    }
    let mut summary = Summary::default();
    if failed > 0 {
        summary.warnings.push(format!("{failed} regels waren geen object met id en text"));
        summary.needs_person = true;
    }
    Ok(summary)
}

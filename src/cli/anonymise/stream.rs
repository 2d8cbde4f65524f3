//! `--jsonl`: lines in, lines out, for other programs.

use std::io::{self, BufRead, BufReader, BufWriter, Write};

use rayon::prelude::*;

use super::super::Talk;
use crate::deid::{Engine, jsonl};
use crate::error::{Error, Result, Status};

/// Lines are handled together up to this many bytes: enough for all cores, little enough for any memory.
const BATCH: usize = 1 << 20;

/// Answers standard input on standard output.
///
/// # Errors
/// When standard input cannot be read or standard output not written.
pub fn run(engine: &Engine, talk: &Talk) -> Result<Status> {
    let input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    // Standard output by itself would be written to line by line.
    let output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match stream(engine, input, output) {
        Ok(0) => Ok(Status::Ok),
        Ok(failed) => {
            talk.warning(format!("{failed} regels waren geen object met id en text"));
            Ok(Status::Input)
        }
        // A reader that stops early (`| head`) is no error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Status::Ok),
        Err(_) => Err(Error::write("de invoer kan niet gelezen of de uitvoer niet geschreven worden")),
    }
}

/// Answers line by line, in order, a batch at a time; gives how many lines were not handled.
fn stream(engine: &Engine, mut input: impl BufRead, mut output: impl Write) -> io::Result<usize> {
    let mut failed = 0;
    loop {
        let lines = batch(&mut input)?;
        if lines.is_empty() {
            return Ok(failed);
        }
        let replies: Vec<(Vec<u8>, bool)> = lines.par_iter().map(|line| jsonl::reply(engine, line)).collect();
        for (reply, handled) in replies {
            output.write_all(&reply)?;
            output.write_all(b"\n")?;
            failed += usize::from(!handled);
        }
        output.flush()?;
    }
}

/// The next lines that are not blank: at least one, unless the input has ended.
fn batch(input: &mut impl BufRead) -> io::Result<Vec<Vec<u8>>> {
    let (mut lines, mut size) = (Vec::new(), 0);
    while size < BATCH {
        let mut line = Vec::new();
        let read = input.read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        size += read;
        if !line.trim_ascii().is_empty() {
            lines.push(line);
        }
    }
    Ok(lines)
}

//! `mdo anonymise`: texts in, de-identified texts out.

use std::io::{self, BufRead, BufReader, Write};

use clap::Args;
use rayon::prelude::*;

use super::{Global, Talk};
use crate::deid::{Category, Engine, Options, jsonl};
use crate::error::{Error, Result, Status};

/// Haal namen en andere herkenbare gegevens uit teksten
///
/// Leest JSON Lines van de standaardinvoer: per regel een object met id, text en (als je die hebt) known. Schrijft per
/// regel een object met id, de gepseudonimiseerde text en spans: wat er waar vervangen is.
#[derive(Args, Clone, Debug)]
#[command(
    visible_alias = "anonimiseer",
    override_usage = "mdo anonymise [OPTIES] --jsonl < IN > UIT",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = EXAMPLES
)]
pub struct Arguments {
    /// JSON Lines in en uit
    #[arg(long, required = true)]
    jsonl: bool,
    /// Laat deze soorten staan, met komma's: datum, leeftijd, ...
    #[arg(long, value_name = "SOORT", value_delimiter = ',', value_parser = category, conflicts_with = "only")]
    keep: Vec<Category>,
    /// Haal alleen deze soorten weg, met komma's: persoon, telefoon, ...
    #[arg(long, value_name = "SOORT", value_delimiter = ',', value_parser = category)]
    only: Vec<Category>,
}

const EXAMPLES: &str = "\
Voorbeeld:
  echo '{\"id\": 1, \"text\": \"Moeder Fatima belt\"}' | mdo anonymise --jsonl

Soorten:
  persoon, locatie, adres, postcode, datum, leeftijd, telefoon, email, bsn,
  iban, url, instelling, id, kenteken, gebruikersnaam

Afsluitcode:
  0 elke regel is verwerkt
  2 verkeerd gebruik
  3 een of meer regels waren geen object met id en text
  4 niet kunnen schrijven";

/// Lines are handled together up to this many bytes: enough for all cores, little enough for any memory.
const BATCH: usize = 1 << 20;

fn category(name: &str) -> std::result::Result<Category, String> {
    let known = |category: &Category| category.dutch() == name.trim().to_lowercase();
    Category::ALL.into_iter().find(known).ok_or_else(|| {
        let names = Category::ALL.map(Category::dutch).join(", ");
        format!("deze soort ken ik niet; kies uit: {names}")
    })
}

/// Runs the command.
///
/// # Errors
/// When standard input cannot be read or standard output not written.
pub fn run(arguments: &Arguments, _: &Global, talk: &Talk) -> Result<Status> {
    let mut options = Options::default();
    if !arguments.only.is_empty() {
        options = options.only(&arguments.only);
    }
    let options = arguments.keep.iter().fold(options, |options, category| options.keep(*category));
    let engine = Engine::new(options);
    match stream(&engine, BufReader::with_capacity(1 << 16, io::stdin().lock()), io::stdout().lock()) {
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
            output.flush()?;
            return Ok(failed);
        }
        let replies: Vec<(Vec<u8>, bool)> = lines.par_iter().map(|line| jsonl::reply(engine, line)).collect();
        for (reply, handled) in replies {
            output.write_all(&reply)?;
            output.write_all(b"\n")?;
            failed += usize::from(!handled);
        }
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

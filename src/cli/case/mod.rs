//! `mdo case`: close a case, open it again, remove it after the retention period, give a family its file.

mod close;
mod export;
mod remove;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::{Global, Talk, parse_date};
use crate::error::{Result, Status};
use crate::render::Format;

/// Sluit of heropen een casus, verwijder hem na de bewaartermijn, of geef het gezin het hele dossier
#[derive(Args, Clone, Debug)]
#[command(
    override_usage = "mdo case OPDRACHT NUMMER [OPTIES]",
    visible_alias = "casus",
    help_template = super::HELP,
    subcommand_help_heading = "Opdrachten",
    next_help_heading = "Opties",
    disable_help_subcommand = true,
    after_help = EXAMPLES
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Voorbeelden:
  mdo case close 2026-014 --reason 'hulp loopt goed' --leaves CJG=2026-12-31
  mdo case reopen 2026-014
  mdo case export 2026-014 -o dossier.docx
  mdo case remove 2005-003

Afsluitcode:
  0 in orde
  2 verkeerd gebruik, of dit casusnummer is er niet
  3 het bestand is niet te lezen
  4 niet kunnen schrijven, of de bewaartermijn loopt nog";

#[derive(Clone, Debug, Subcommand)]
enum Command {
    Close(Close),
    Reopen(Reopen),
    Remove(Remove),
    Export(Export),
}

/// Sluit een casus af
#[derive(Args, Clone, Debug)]
#[command(override_usage = "mdo case close NUMMER --reason REDEN", help_template = super::HELP, next_help_heading = "Opties")]
struct Close {
    /// Het casusnummer
    #[arg(value_name = "NUMMER", help_heading = "Argumenten")]
    number: String,
    /// Waarom de casus wordt afgesloten
    #[arg(long, value_name = "REDEN")]
    reason: String,
    /// Wie stopt, en op welke dag: CJG of CJG=2026-12-31; mag vaker
    #[arg(long, value_name = "WIE[=DATUM]")]
    leaves: Vec<String>,
    /// Dag van afsluiten (anders vandaag)
    #[arg(long, value_name = "DATUM", value_parser = parse_date)]
    on: Option<Date>,
    /// Laat zien wat er gewijzigd zou worden, en wijzig niets
    #[arg(long)]
    dry_run: bool,
}

/// Open een afgesloten casus weer
#[derive(Args, Clone, Debug)]
#[command(override_usage = "mdo case reopen NUMMER", help_template = super::HELP, next_help_heading = "Opties")]
struct Reopen {
    /// Het casusnummer
    #[arg(value_name = "NUMMER", help_heading = "Argumenten")]
    number: String,
    /// Dag van heropenen (anders vandaag)
    #[arg(long, value_name = "DATUM", value_parser = parse_date)]
    on: Option<Date>,
    /// Laat zien wat er gewijzigd zou worden, en wijzig niets
    #[arg(long)]
    dry_run: bool,
}

/// Verwijder een casus na de bewaartermijn; alleen het gebruikte nummer blijft
#[derive(Args, Clone, Debug)]
#[command(override_usage = "mdo case remove NUMMER", help_template = super::HELP, next_help_heading = "Opties")]
struct Remove {
    /// Het casusnummer
    #[arg(value_name = "NUMMER", help_heading = "Argumenten")]
    number: String,
    /// Verwijder ook als de bewaartermijn nog loopt (als het gezin om vernietiging vraagt)
    #[arg(short, long)]
    force: bool,
    /// Laat zien wat er verwijderd zou worden, en verwijder niets
    #[arg(long)]
    dry_run: bool,
}

/// Geef het hele dossier van een gezin (recht op inzage), zonder gegevens van anderen
#[derive(Args, Clone, Debug)]
#[command(override_usage = "mdo case export NUMMER [-o BESTAND]", help_template = super::HELP, next_help_heading = "Opties")]
struct Export {
    /// Het casusnummer
    #[arg(value_name = "NUMMER", help_heading = "Argumenten")]
    number: String,
    /// Schrijf naar een bestand; - is het scherm
    #[arg(short, long, value_name = "BESTAND")]
    output: Option<PathBuf>,
    /// tabel, json, csv, markdown, docx, xlsx of html
    #[arg(long, value_name = "FORMAAT", value_parser = super::parse_format)]
    format: Option<Format>,
    /// Overschrijf een bestand dat er al is
    #[arg(short, long)]
    force: bool,
}

/// Runs the command.
///
/// # Errors
/// When the case is not there, cannot be read, or cannot be changed.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    match &arguments.command {
        Command::Close(close) => close::close(close, global, talk),
        Command::Reopen(reopen) => close::reopen(reopen, global, talk),
        Command::Remove(remove) => remove::run(remove, global, talk),
        Command::Export(export) => export::run(export, global, talk),
    }
}

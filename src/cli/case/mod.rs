//! `mdo case`: close a case, open it again, who leaves it, hand it over, remove it after the retention period, give a
//! family its file.

mod close;
mod escalate;
mod export;
mod leave;
mod remove;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::{Global, Talk, parse_date};
use crate::error::{Result, Status};
use crate::render::Format;

/// Sluit of heropen een casus, noteer wie stopt, schaal op, verwijder hem na de bewaartermijn, of geef het gezin het hele dossier
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
  mdo case leave 2026-014 wijkteam --on 2026-12-31
  mdo case export 2026-014 -o dossier.docx
  mdo case escalate 2026-014
  mdo case remove 2005-003

Afsluitcode:
  0 in orde
  1 de casus mag niet met het Zorg- en Veiligheidshuis gedeeld worden, of er is een mogelijk lek
  2 verkeerd gebruik, of dit casusnummer is er niet
  3 het bestand is niet te lezen
  4 niet kunnen schrijven, of de bewaartermijn loopt nog";

#[derive(Clone, Debug, Subcommand)]
enum Command {
    Close(Close),
    Reopen(Reopen),
    Leave(Leave),
    Remove(Remove),
    Export(Export),
    Escalate(Escalate),
}

/// Sluit een casus af
#[derive(Args, Clone, Debug)]
#[command(override_usage = "mdo case close NUMMER --reason REDEN", after_help = "Voorbeeld:\n  mdo case close 2026-014 --reason 'hulp loopt goed' --leaves CJG=2026-12-31", help_template = super::HELP, next_help_heading = "Opties")]
struct Close {
    /// Het casusnummer
    #[arg(value_name = "NUMMER", help_heading = "Argumenten")]
    number: String,
    /// Waarom de casus wordt afgesloten
    #[arg(long, value_name = "REDEN")]
    reason: String,
    /// Wie stopt, en op welke dag: CJG of CJG=2026-12-31; een rol of een naam uit de casus; mag vaker
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
#[command(override_usage = "mdo case reopen NUMMER", after_help = "Voorbeeld:\n  mdo case reopen 2026-014", help_template = super::HELP, next_help_heading = "Opties")]
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

/// Noteer wie er bij een casus stopt, terwijl de casus doorgaat
#[derive(Args, Clone, Debug)]
#[command(override_usage = "mdo case leave NUMMER WIE [--on DATUM]", after_help = "Voorbeeld:\n  mdo case leave 2026-014 wijkteam --on 2026-12-31", help_template = super::HELP, next_help_heading = "Opties")]
struct Leave {
    /// Het casusnummer
    #[arg(value_name = "NUMMER", help_heading = "Argumenten")]
    number: String,
    /// Wie er stopt: een rol, of een naam zoals die bij betrokkenen staat
    #[arg(value_name = "WIE", help_heading = "Argumenten")]
    who: String,
    /// De laatste dag (anders vandaag)
    #[arg(long, value_name = "DATUM", value_parser = parse_date)]
    on: Option<Date>,
    /// Laat zien wat er gewijzigd zou worden, en wijzig niets
    #[arg(long)]
    dry_run: bool,
}

/// Verwijder een casus na de bewaartermijn; alleen het gebruikte nummer blijft
#[derive(Args, Clone, Debug)]
#[command(override_usage = "mdo case remove NUMMER", after_help = "Voorbeeld:\n  mdo case remove 2005-003", help_template = super::HELP, next_help_heading = "Opties")]
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
#[command(override_usage = "mdo case export NUMMER [-o BESTAND]", after_help = "Voorbeeld:\n  mdo case export 2026-014 -o dossier.docx", help_template = super::HELP, next_help_heading = "Opties")]
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

/// Loop de checklist van het Zorg- en Veiligheidshuis langs, en maak het pakket voor de overdracht, zonder namen
///
/// Het pakket komt er alleen als delen mag: wie moet, gaf toestemming waarin het Zorg- en Veiligheidshuis staat, of
/// zonder_toestemming in de casus is helemaal ingevuld en noemt het. Anders is er alleen de checklist. De antwoorden
/// staan in de casus bij veiligheid.opschalen.
#[derive(Args, Clone, Debug)]
#[command(visible_alias = "opschalen", override_usage = "mdo case escalate NUMMER [-o BESTAND]", after_help = "Voorbeeld:\n  mdo case escalate 2026-014 -o overdracht.docx", help_template = super::HELP, next_help_heading = "Opties")]
struct Escalate {
    /// Het casusnummer
    #[arg(value_name = "NUMMER", help_heading = "Argumenten")]
    number: String,
    /// Schrijf naar een bestand, of naar een map (docx, xlsx en html); - is het scherm
    #[arg(short, long, value_name = "BESTAND|MAP")]
    output: Option<PathBuf>,
    /// tabel, json, csv, markdown, docx, xlsx of html; bij een map mogen het er meer zijn, met komma's
    #[arg(long, value_name = "FORMAAT", value_delimiter = ',', value_parser = super::parse_format)]
    format: Vec<Format>,
    /// Overschrijf bestanden die er al zijn
    #[arg(short, long)]
    force: bool,
    /// Schrijf ondanks deze mogelijke lekken; de namen ervan staan in de melding
    #[arg(long, value_name = "LEK", value_delimiter = ',')]
    accept_leaks: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// When the case is not there, cannot be read, or cannot be changed.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    match &arguments.command {
        Command::Close(close) => close::close(close, global, talk),
        Command::Reopen(reopen) => close::reopen(reopen, global, talk),
        Command::Leave(leave) => leave::run(leave, global, talk),
        Command::Remove(remove) => remove::run(remove, global, talk),
        Command::Export(export) => export::run(export, global, talk),
        Command::Escalate(escalate) => escalate::run(escalate, global, talk),
    }
}

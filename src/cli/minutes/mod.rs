//! `mdo minutes`: a casuïstieksheet in, the numbered, pseudonymised action list out.

mod checked;
mod coverage;
mod folder;
mod into;
mod letters;
mod live;
mod meeting_file;
mod notes;
mod participants;
mod prepare;
mod put;
mod sheet;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::{Global, Talk, parse_date, parse_format};
use crate::error::{Result, Status};
use crate::render::Format;

/// Maak de genummerde, gepseudonimiseerde actielijst van een overleg
///
/// Leest de casuïstieksheet (xlsx, xlsm, xlsb, xls, ods of csv), haalt namen en andere gegevens uit de acties, nummert
/// ze per casus en zoekt daarna in alles wat geschreven wordt of er toch nog iets herkenbaars staat. Zonder sheet komt de
/// lijst uit de werkmap: eerst wat nog openstaat van eerder, dan wat is afgesproken.
#[derive(Args, Clone, Debug)]
#[command(
    visible_alias = "notulen",
    override_usage = "mdo minutes [OPTIES] [SHEET] --date DATUM",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = EXAMPLES
)]
pub struct Arguments {
    /// De casuïstieksheet; zonder sheet komt de lijst uit de casussen van de werkmap
    #[arg(value_name = "SHEET", help_heading = "Argumenten")]
    sheet: Option<PathBuf>,
    /// Dag van het overleg: 2026-12-03, 3-12-2026 of '3 december 2026' (anders die uit de titel van de sheet)
    #[arg(short, long, value_name = "DATUM", value_parser = parse_date)]
    date: Option<Date>,
    /// Dag van het volgende overleg, voor acties met 'volgend overleg' (anders uit de sheet, of het ritme in mdo.yaml)
    #[arg(long, value_name = "DATUM", value_parser = parse_date)]
    next: Option<Date>,
    /// Schrijf naar een bestand, of naar een map (docx, xlsx en html); - is het scherm
    #[arg(short, long, value_name = "BESTAND|MAP")]
    output: Option<PathBuf>,
    /// tabel, json, csv, markdown, docx, xlsx of html; bij een map mogen het er meer zijn, met komma's
    #[arg(long, value_name = "FORMAAT", value_delimiter = ',', value_parser = parse_format)]
    format: Vec<Format>,
    /// Overschrijf bestanden die er al zijn
    #[arg(short, long)]
    force: bool,
    /// Bestand met het wachtwoord van de sheet op de eerste regel (anders wordt erom gevraagd)
    #[arg(long, value_name = "BESTAND")]
    password_file: Option<PathBuf>,
    /// Stel de lijst vast: wat daarna verandert, komt eruit als genummerde correctie
    #[arg(long, visible_alias = "vaststellen", conflicts_with = "sheet")]
    r#final: bool,
    /// Notuleer aan tafel: casus voor casus een regel per actie; elke regel is meteen bewaard
    #[arg(long, conflicts_with_all = ["sheet", "from", "dry_run"])]
    live: bool,
    /// Neem eerst notities over: een casusnummer en daaronder per regel een actie; - is de invoer
    #[arg(long, value_name = "BESTAND", conflicts_with = "sheet")]
    from: Option<PathBuf>,
    /// Maak in deze map van elke actiehouder een eigen lijst: docx, csv, agenda's, taken, platte tekst en FHIR
    #[arg(long, value_name = "MAP")]
    per_participant: Option<PathBuf>,
    /// Schrijf in deze map voor elk gezin een brief over wat er is afgesproken
    #[arg(long, value_name = "MAP", conflicts_with = "sheet")]
    feedback: Option<PathBuf>,
    /// Zet de acties van de sheet in de casussen van deze werkmap; een tweede keer verdubbelt niets
    #[arg(long, value_name = "MAP", requires = "sheet")]
    into: Option<PathBuf>,
    /// Laat zien wat er in de werkmap gewijzigd zou worden, en wijzig niets
    #[arg(long)]
    dry_run: bool,
    /// Schrijf ondanks deze mogelijke lekken; de namen ervan staan in de melding
    #[arg(long, value_name = "LEK", value_delimiter = ',')]
    accept_leaks: Vec<String>,
}

const EXAMPLES: &str = "\
Voorbeelden:
  De lijst op het scherm:
    mdo minutes casuistiek.xlsx --date 2026-12-03
  Documenten om te versturen:
    mdo minutes casuistiek.xlsx --date 2026-12-03 -o uit/
  Voor een script:
    mdo minutes casuistiek.xlsx --date 2026-12-03 --format json
  In een werkmap, aan tafel:
    mdo minutes --live --date 2026-12-03
  Na afloop: vaststellen, ieder de eigen acties, en een brief voor elk gezin:
    mdo minutes --date 2026-12-03 --final -o uit/ --per-participant eigen/ --feedback brieven/

Afsluitcode:
  0 in orde
  1 een mens moet kijken: een mogelijk lek, of een onbekende actiehouder
  2 verkeerd gebruik
  3 de sheet of mdo.yaml is niet te lezen
  4 niet kunnen schrijven";

/// Runs the command.
///
/// # Errors
/// When the input cannot be read, an option does not fit or nothing can be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    match &arguments.sheet {
        Some(path) => sheet::run(path, arguments, global, talk),
        None => folder::run(arguments, global, talk),
    }
}

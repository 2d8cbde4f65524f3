//! `mdo agenda`: who discusses what when, and the documents that go out; or one planning problem by itself.

mod consents;
mod documents;
mod from_sheet;
mod keep;
mod last_time;
mod lists;
mod meeting;
mod papers;
mod passwords;
mod problem;
mod questions;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use jiff::civil::Date;

use super::{Global, Talk, parse_date};
use crate::agenda::ColourOrder;
use crate::agenda::compose::SOFT;
use crate::error::Result;
use crate::error::Status;
use crate::render::Format;

/// Maak de agenda: welke casussen, in welke volgorde, en wie er wanneer is
///
/// Kiest uit de open casussen van de werkmap, of van een sheet, wat er in het uur past, rood eerst, en zoekt de volgorde
/// waarin de deelnemers het minst op elkaar wachten. Met -o MAP komen daar de documenten bij.
#[derive(Args, Clone, Debug)]
#[command(
    override_usage = "mdo agenda [OPTIES] [SHEET]\n         mdo agenda --problem OPGAVE.json [OPTIES]",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = EXAMPLES
)]
pub struct Arguments {
    /// Een casuïstieksheet met kolommen over toestemming, in plaats van de werkmap; er wordt dan niets bewaard
    #[arg(value_name = "SHEET", help_heading = "Argumenten", conflicts_with = "problem")]
    sheet: Option<PathBuf>,
    /// Dag van het overleg (anders het eerstvolgende)
    #[arg(short, long, value_name = "DATUM", value_parser = parse_date, conflicts_with = "problem")]
    date: Option<Date>,
    /// Bepaalt de kleur de volgorde: strict, soft (rood vooraan, verder liefst) of none
    #[arg(long, value_name = "HOE", value_parser = colours, default_value = "soft", hide_default_value = true, conflicts_with = "problem")]
    colour_order: ColourOrder,
    /// Stop na zoveel seconden met zoeken (anders 60): dan is er de beste volgorde tot dan toe, en een bewezen ondergrens
    #[arg(long, value_name = "SECONDEN", value_parser = seconds, default_value = "60", hide_default_value = true)]
    time_limit: Duration,
    /// tabel, json, markdown, docx of html; bij een map mogen het er meer zijn, met komma's
    #[arg(long, value_name = "FORMAAT", value_delimiter = ',', value_parser = format)]
    format: Vec<Format>,
    /// Schrijf naar een bestand, of alle documenten naar een map; - is het scherm
    #[arg(short, long, value_name = "BESTAND|MAP")]
    output: Option<PathBuf>,
    /// Overschrijf bestanden die er al zijn
    #[arg(short, long)]
    force: bool,
    /// Bestand met een wachtwoord per deelnemer, op elke regel 'rol: wachtwoord' (anders maak ik ze); voor een
    /// beveiligde SHEET ook 'sheet: wachtwoord'
    #[arg(long, value_name = "BESTAND", conflicts_with = "problem")]
    password_file: Option<PathBuf>,
    /// Laat de agenda zien, en verander niets
    #[arg(long, conflicts_with = "problem")]
    dry_run: bool,
    /// Bereken alleen de volgorde van een opgave, als JSON; - is de standaardinvoer
    #[arg(long, value_name = "OPGAVE.json")]
    problem: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Voorbeelden:
  De agenda van het volgende overleg:
    mdo agenda
  Alle documenten van een overleg:
    mdo agenda --date 2026-12-03 -o uit/
  Van een sheet, zonder werkmap:
    mdo agenda casuistiek.xlsx --date 2026-12-03 -o uit/
  Voor een script:
    mdo agenda --date 2026-12-03 --format json
  De beste volgorde van een opgave, in hooguit vijf seconden:
    mdo agenda --problem overleg.json --format json --time-limit 5

De opgave, met casussen en deelnemers geteld vanaf 0 en tijden in minuten na het begin:
  {\"durations\": [10, 15], \"costs\": [1, 1, 1], \"attend\": [[1, 1], [1, 0], [0, 1]]}
  durations     minuten per casus
  costs         gewicht van een minuut wachten, per deelnemer
  attend        per deelnemer, per casus: 1 is nodig, 0 niet
  En als het nodig is: priority, priority_mode (none, soft of hard), soft_penalty,
  case_windows, availability, breaks, horizon, min_minutes

Afsluitcode:
  0 in orde
  1 een mens moet kijken: een casus past niet of mag niet besproken worden
  2 verkeerd gebruik
  3 een bestand is niet te lezen
  4 niet kunnen schrijven";

fn format(text: &str) -> std::result::Result<Format, String> {
    match text.parse() {
        Ok(Format::Csv | Format::Xlsx) | Err(_) => Err("kies uit: tabel, json, markdown, docx, html".into()),
        Ok(format) => Ok(format),
    }
}

fn colours(text: &str) -> std::result::Result<ColourOrder, String> {
    match text.trim().to_lowercase().as_str() {
        "strict" | "strikt" | "hard" => Ok(ColourOrder::Strict),
        "soft" | "zacht" => Ok(ColourOrder::RedFirst(SOFT)),
        "none" | "geen" => Ok(ColourOrder::Free),
        _ => Err("kies strict, soft of none".into()),
    }
}

fn seconds(text: &str) -> std::result::Result<Duration, String> {
    let seconds = text.trim().replace(',', ".").parse().ok().filter(|seconds| *seconds <= 1e6);
    seconds
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "schrijf een aantal seconden, zoals 5 of 0,5".into())
}

/// Runs the command.
///
/// # Errors
/// When what is needed cannot be read, or the agenda cannot be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    match &arguments.problem {
        Some(problem) => problem::run(problem, arguments, talk),
        None => meeting::run(arguments, global, talk),
    }
}

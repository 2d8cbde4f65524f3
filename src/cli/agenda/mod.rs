//! `mdo agenda`: the order of the cases in which participants wait least.

mod problem;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::Talk;
use crate::error::{Result, Status};
use crate::render::Format;

/// Bereken de volgorde van de casussen waarin de deelnemers het minst wachten
///
/// Leest een opgave (JSON) met per casus de minuten en wie erbij nodig zijn, en met vaste tijden, beschikbaarheid,
/// pauzes en urgentie, en geeft de beste volgorde. Staat er bewezen_minimaal: true, dan is er geen betere.
#[derive(Args, Clone, Debug)]
#[command(
    override_usage = "mdo agenda --problem OPGAVE.json [OPTIES]",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = EXAMPLES
)]
pub struct Arguments {
    /// De opgave, als JSON; - is de standaardinvoer
    #[arg(long, value_name = "OPGAVE.json")]
    problem: PathBuf,
    /// tabel of json (anders wat de bestandsnaam van -o zegt, of tabel)
    #[arg(long, value_name = "FORMAAT", value_parser = format)]
    format: Option<Format>,
    /// Stop na zoveel seconden met zoeken: dan is er de beste volgorde tot dan toe, en een bewezen ondergrens
    #[arg(long, value_name = "SECONDEN", value_parser = seconds, default_value = "60", hide_default_value = true)]
    time_limit: Duration,
    /// Schrijf naar een bestand; - is het scherm
    #[arg(short, long, value_name = "BESTAND")]
    output: Option<PathBuf>,
    /// Overschrijf een bestand dat er al is
    #[arg(short, long)]
    force: bool,
}

const EXAMPLES: &str = "\
Voorbeelden:
  De beste volgorde op het scherm:
    mdo agenda --problem overleg.json
  Voor een script, in hooguit vijf seconden:
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
  1 niet alles past: de melding zegt wat er botst
  2 verkeerd gebruik
  3 de opgave is niet te lezen
  4 niet kunnen schrijven";

fn format(text: &str) -> std::result::Result<Format, String> {
    match text.parse() {
        Ok(format @ (Format::Tabel | Format::Json)) => Ok(format),
        _ => Err("kies tabel of json".into()),
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
/// When the problem cannot be read or the plan cannot be written.
pub fn run(arguments: &Arguments, talk: &Talk) -> Result<Status> {
    problem::run(arguments, talk)
}

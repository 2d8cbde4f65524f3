//! `mdo actions`: what is agreed and not yet done; what becomes of it.

pub mod change;
mod list;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::{Global, Talk, parse_date, parse_format};
use crate::error::{Error, Result, Status};
use crate::render::Format;

/// Laat zien welke acties er openstaan, en werk ze bij
///
/// Leest de acties uit de casussen van de werkmap, zonder namen. Per casus staat erbij wat nog ontbreekt: de
/// terugkoppeling aan het gezin, een casusregisseur, de evaluatie; en of de casus binnen een jaar terugkwam of vastloopt.
#[derive(Args, Clone, Debug)]
#[command(
    visible_alias = "acties",
    override_usage = "mdo actions [OPTIES] [OPDRACHT]",
    help_template = super::HELP,
    subcommand_help_heading = "Opdrachten",
    disable_help_subcommand = true,
    next_help_heading = "Opties",
    after_help = EXAMPLES
)]
pub struct Arguments {
    #[command(subcommand)]
    change: Option<change::Command>,
    /// Alleen van deze actiehouder: een rol, of de naam van een deelnemer
    #[arg(long, value_name = "WIE")]
    owner: Option<String>,
    /// Alleen van deze casus
    #[arg(long, value_name = "CASUSNUMMER")]
    case: Option<String>,
    /// Alleen wat te laat is
    #[arg(long)]
    overdue: bool,
    /// Alleen wat nog open staat
    #[arg(long)]
    open: bool,
    /// Alleen wat open staat met een streefdatum vóór deze dag
    #[arg(long, value_name = "DATUM", value_parser = parse_date)]
    due_before: Option<Date>,
    /// Schrijf naar een bestand, of naar een map (docx, xlsx en html); - is het scherm
    #[arg(short, long, value_name = "BESTAND|MAP")]
    output: Option<PathBuf>,
    /// tabel, json, csv, markdown, docx, xlsx of html; bij een map mogen het er meer zijn, met komma's
    #[arg(long, value_name = "FORMAAT", value_delimiter = ',', value_parser = parse_format)]
    format: Vec<Format>,
    /// Overschrijf bestanden die er al zijn
    #[arg(short, long)]
    force: bool,
    /// Schrijf ondanks deze mogelijke lekken; de namen ervan staan in de melding
    #[arg(long, value_name = "LEK", value_delimiter = ',')]
    accept_leaks: Vec<String>,
}

const EXAMPLES: &str = "\
Voorbeelden:
  Wat nog open staat, met wat het eerst moet bovenaan:
    mdo actions --open
  Wat het CJG te laat is:
    mdo actions --owner CJG --overdue
  Wat er van een actie werd:
    mdo actions done 2026-014.2 --on 12-12-2026
    mdo actions entered 2026-014.2 --by CJG

Afsluitcode:
  0 in orde
  1 er is een actie te laat, of er is een mogelijk lek
  2 verkeerd gebruik
  3 een bestand van de werkmap is niet te lezen
  4 niet kunnen schrijven";

/// Runs the command.
///
/// # Errors
/// When there is no work folder, an option does not fit or nothing can be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    match &arguments.change {
        // Not left to clap, which would refuse `mdo actions -C MAP done NR` too.
        Some(_) if arguments.asks_for_list() => {
            Err(Error::usage("deze opties horen bij de lijst, niet bij een wijziging")
                .remedy("Laat ze weg, of laat de opdracht weg en vraag de lijst."))
        }
        Some(command) => change::run(command, global, talk),
        None => list::run(arguments, global, talk),
    }
}

impl Arguments {
    /// Whether an option of the list is given.
    fn asks_for_list(&self) -> bool {
        let chosen = self.owner.is_some() || self.case.is_some() || self.due_before.is_some();
        let shown = self.output.is_some() || !self.format.is_empty() || !self.accept_leaks.is_empty();
        chosen || shown || self.overdue || self.open || self.force
    }
}

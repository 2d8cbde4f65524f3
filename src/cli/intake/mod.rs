//! `mdo intake`: forms, sheet rows or questions at the terminal become case files.

mod apply;
mod ask;
mod form;
mod plan;
mod sheet;
mod single;
mod tell;
mod terminal;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{Global, Talk, parse_date};
use crate::error::{Result, Status};
use crate::intake::merge::Side;

/// Maak casusbestanden: van een casuïstieksheet, van formulieren, of van je antwoorden op vragen
///
/// Zonder bestanden stelt mdo de vragen op het scherm, één voor één; je ziet alles terug voor er iets bewaard wordt.
///
/// Elke rij van een casuïstieksheet (xlsx, xlsm, xlsb, xls, ods of csv) wordt een bestand in de map casussen. Doe je het later
/// nog eens, dan verandert alleen wat er in de sheet veranderd is. Wat ook met de hand in het casusbestand is veranderd laat
/// mdo staan: dat kies je zelf, met --theirs (de sheet of het formulier) of --ours (het bestand). Een actie die uit de sheet
/// verdwijnt blijft in het bestand open, tot je meldt dat ze gedaan of vervallen is.
///
/// Toestemming in de sheet komt in het casusbestand als erbij staat van wie en van welke dag; een weigering of intrekking altijd.
/// Daar wordt nooit iets gewist.
#[derive(Args, Clone, Debug)]
#[command(
    override_usage = "mdo intake [OPTIES] [SHEET|FORMULIER ...]",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = EXAMPLES
)]
pub struct Arguments {
    /// Casuïstieksheets, en ingevulde formulieren (xlsx of yaml)
    #[arg(value_name = "SHEET|FORMULIER", help_heading = "Argumenten")]
    files: Vec<PathBuf>,
    /// Maak een leeg formulier in Excel: één kind per formulier, met keuzelijsten en uitleg
    #[arg(long, value_name = "BESTAND", conflicts_with = "files")]
    form: Option<PathBuf>,
    /// Overschrijf een formulier dat er al is
    #[arg(short, long, requires = "form")]
    force: bool,
    /// Dag van het overleg, om 'vóór 15 december' te begrijpen (anders die uit de titel van de sheet, of vandaag)
    #[arg(short, long, value_name = "DATUM", value_parser = parse_date)]
    date: Option<Date>,
    /// Is een jeugdige al in beeld: werk die casus bij
    #[arg(long, conflicts_with = "new")]
    update: bool,
    /// Is een jeugdige al in beeld: maak toch een nieuwe casus
    #[arg(long)]
    new: bool,
    /// Sheet of formulier en bestand verschillen: neem de sheet of het formulier
    #[arg(long, conflicts_with = "ours")]
    theirs: bool,
    /// Sheet of formulier en bestand verschillen: houd het bestand
    #[arg(long)]
    ours: bool,
    /// Laat zien wat er gemaakt en veranderd zou worden, en schrijf niets
    #[arg(long)]
    dry_run: bool,
    /// tabel, of json voor een script
    #[arg(
        long,
        value_name = "FORMAAT",
        hide_possible_values = true,
        default_value = "tabel",
        hide_default_value = true
    )]
    format: IntakeFormat,
    /// Bestand met het wachtwoord van de sheet op de eerste regel (anders wordt erom gevraagd)
    #[arg(long, value_name = "BESTAND")]
    password_file: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Voorbeelden:
  Vragen beantwoorden op het scherm:
    mdo intake
  Een leeg formulier om te versturen, en de ingevulde formulieren verwerken:
    mdo intake --form aanmelding.xlsx
    mdo intake aanmelding-*.xlsx
  Van elke rij een casusbestand; later nog eens om bij te werken:
    mdo intake casuistiek.xlsx
  Eerst kijken wat er zou gebeuren:
    mdo intake casuistiek.xlsx --dry-run
  Waar sheet en bestand verschillen de sheet nemen:
    mdo intake casuistiek.xlsx --theirs

Afsluitcode:
  0 in orde
  1 een mens moet kijken: iemand is al in beeld, sheet of formulier en bestand verschillen, of een cel past niet
  2 verkeerd gebruik
  3 een sheet, formulier of casusbestand is niet te lezen of niet goed ingevuld
  4 niet kunnen schrijven, of een ander mdo-commando is bezig";

/// How the outcome is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum IntakeFormat {
    Tabel,
    Json,
}

/// What to do with a child that is known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// A person decides.
    Ask,
    /// The case is brought up to date.
    Update,
    /// A case more is made.
    New,
}

impl Arguments {
    fn side(&self) -> Side {
        match (self.theirs, self.ours) {
            (true, _) => Side::Sheet,
            (_, true) => Side::File,
            _ => Side::Ask,
        }
    }

    fn known(&self) -> Known {
        match (self.update, self.new) {
            (true, _) => Known::Update,
            (_, true) => Known::New,
            _ => Known::Ask,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When nothing can be read, or nothing can be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    if let Some(path) = &arguments.form {
        return form::write(path, arguments, global, talk);
    }
    if arguments.files.is_empty() {
        return terminal::run(arguments, global, talk);
    }
    sheet::run(arguments, global, talk)
}

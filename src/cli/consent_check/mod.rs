//! `mdo consent-check`: may each case be discussed on that day, and what is missing.

mod folder;
mod letters;
mod record;
mod sheet;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

pub use folder::fault_error;

use super::folder::WorkFolder;
use super::output::Output;
use super::sheet_book::SheetBook;
use super::{Global, Talk, gated, parse_date, parse_format, secret};
use crate::error::{Error, Result, Status};
use crate::model::consent::ConsentLetter;
use crate::model::{CaseConsent, ConsentReport};
use crate::render::Format;
use crate::render::consent::{ConsentPage, Shown};
use crate::sheet::Secret;
use crate::workdir::atomic::Overwrite;

/// Kijk of elke casus op het overleg besproken mag worden, en wat er aan toestemming ontbreekt
///
/// Kijkt per casus wie toestemming moet geven op de dag van het overleg (gezagdragers, jeugdige vanaf 12 jaar, anderen
/// over wie gegevens gedeeld worden), of die er is, in de goede vorm, voor deze partijen en nog geldig, en wat je nu
/// kunt doen. De regels staan in de Jeugdwet (7.3.4, 7.3.5, 7.3.11) en BW 7:447, 7:450 en 7:457.
#[derive(Args, Clone, Debug)]
#[command(
    visible_alias = "toestemming",
    override_usage = "mdo consent-check [OPTIES] [SHEET]",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = EXAMPLES
)]
pub struct Arguments {
    /// Een casuïstieksheet met kolommen over toestemming, in plaats van de werkmap
    #[arg(value_name = "SHEET", help_heading = "Argumenten", conflicts_with = "record")]
    sheet: Option<PathBuf>,
    /// Dag van het overleg (anders het volgende overleg)
    #[arg(short, long, value_name = "DATUM", value_parser = parse_date)]
    date: Option<Date>,
    /// Bestand met het wachtwoord van de sheet op de eerste regel
    #[arg(long, value_name = "BESTAND", requires = "sheet")]
    password_file: Option<PathBuf>,
    /// Toon namen in plaats van rollen
    #[arg(long)]
    names: bool,
    /// Laat per persoon zien welke regel besliste, met het wetsartikel
    #[arg(long)]
    explain: bool,
    /// Schrijf naar een bestand of map; - is het scherm
    #[arg(short, long, value_name = "BESTAND|MAP")]
    output: Option<PathBuf>,
    /// tabel, json, csv, xlsx of markdown (ook docx en html); bij een map mogen het er meer zijn, met komma's
    #[arg(long, value_name = "FORMAAT", value_delimiter = ',', value_parser = parse_format)]
    format: Vec<Format>,
    /// Schrijf voor ieder van wie toestemming ontbreekt een brief met formulier (Word) in deze map
    #[arg(long, visible_alias = "brieven", value_name = "MAP")]
    letters: Option<PathBuf>,
    /// Overschrijf bestanden die er al zijn
    #[arg(short, long)]
    force: bool,
    #[command(flatten)]
    record: record::Record,
}

const EXAMPLES: &str = "\
Voorbeelden:
  Het volgende overleg, op het scherm:
    mdo consent-check
  Met namen, en waarom:
    mdo consent-check --date 2026-12-03 --names --explain
  Brieven voor wie nog toestemming moet geven:
    mdo consent-check --letters uit/brieven
  Een toestemming of intrekking vastleggen:
    mdo consent-check --record 2026-014 jeugdige gegeven --form schriftelijk --on 2026-11-28
    mdo consent-check --record 2026-014 moeder ingetrokken
  Een sheet, zonder werkmap:
    mdo consent-check casuistiek.xlsx --date 2026-12-03
  Voor een script:
    mdo consent-check --date 2026-12-03 --format json

Afsluitcode:
  0 voor elke casus op de lijst is de toestemming compleet
  1 bij een casus op de lijst is dat niet zo
  2 verkeerd gebruik
  3 een bestand is niet te lezen of klopt niet; de andere zijn wel gecontroleerd
  4 niet kunnen schrijven";

/// What is checked.
#[derive(Clone, Copy)]
struct Day {
    meeting: Date,
    today: Date,
    with_letters: bool,
}

/// What was checked.
struct Checked {
    /// The verdicts.
    report: ConsentReport,
    /// The requests for consent, when they are wanted.
    letters: Vec<ConsentLetter>,
    /// What is wrong with files.
    errors: Vec<Error>,
}

/// Runs the command.
///
/// # Errors
/// When there is no work folder, an option does not fit, or nothing can be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    if arguments.record.is_asked() {
        let folder = WorkFolder::require(global, talk)?;
        return arguments.record.run(&folder, global, talk).map(|()| Status::Ok);
    }
    let today = global.today();
    let with_letters = arguments.letters.is_some();
    let checked = match &arguments.sheet {
        Some(path) => {
            let password = arguments.password_file.as_deref();
            let password = password.map(|path| secret::first_line(path, "het wachtwoord")).transpose()?;
            let sheet = SheetBook::read(path, password.map(Secret::new), global, talk)?;
            let meeting = sheet.meeting_day(arguments.date, today)?;
            sheet::check(&sheet, Day { meeting, today, with_letters }, talk)?
        }
        None => {
            let folder = WorkFolder::require(global, talk)?;
            let meeting = folder.meeting_day(arguments.date, today)?;
            folder::check(&folder, Day { meeting, today, with_letters }, talk)?
        }
    };
    let stem = format!("toestemming-{}", checked.report.meeting);
    let output = Output::plan(arguments.output.as_deref(), &arguments.format, &stem)?
        .apart_from(arguments.sheet.as_deref())?;
    checked.errors.iter().for_each(|error| talk.error(error));
    if let Some(target) = &arguments.letters {
        let folder = WorkFolder::find(global, talk)?;
        let written = letters::write(&checked.letters, folder.as_ref(), target, today, overwrite(arguments))?;
        written.iter().for_each(|path| talk.note(format!("Brief: {}", path.display())));
    }
    write(&checked.report, arguments, &output, talk)?;
    Ok(status(&checked))
}

fn overwrite(arguments: &Arguments) -> Overwrite {
    if arguments.force { Overwrite::Force } else { Overwrite::Refuse }
}

/// Writes the report in each format that was asked for.
fn write(report: &ConsentReport, arguments: &Arguments, output: &Output, talk: &Talk) -> Result<()> {
    let page = |format: Format| {
        let per_person = matches!(format, Format::Csv | Format::Xlsx);
        ConsentPage {
            report,
            shown: Shown { names: arguments.names, explain: arguments.explain, per_person },
        }
    };
    let documents = gated::render_each(page, output)?;
    gated::write(documents, &[arguments.output.as_deref()], arguments.force, talk)
}

fn status(checked: &Checked) -> Status {
    let complete = |listed: bool| {
        let mut cases = checked.report.cases.iter().filter(|case| case.listed == listed);
        cases.all(|case| case.status == CaseConsent::Complete)
    };
    match checked.errors.iter().map(|error| error.status).max() {
        Some(status) => status,
        None if complete(true) => Status::Ok,
        None => Status::NeedsPerson,
    }
}

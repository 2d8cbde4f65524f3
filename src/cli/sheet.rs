//! `mdo sheet`: case files in, the casuïstieksheet out.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::folder::WorkFolder;
use super::secret;
use super::{Global, Talk, parse_date};
use crate::casesheet::{self, Layout};
use crate::dutch::date;
use crate::error::{Error, Result, Status};
use crate::model::CaseFile;
use crate::model::case_file::CaseStatus;
use crate::render::workbook;
use crate::sheet::{self, Secret};
use crate::workdir::atomic::{Overwrite, make_folder, write_new, write_stdout};
use crate::workdir::load_cases;

/// Maak de casuïstieksheet van de casussen in de werkmap
///
/// Elke casus een rij, met alle kolommen van het casusbestand. De sheet is met een wachtwoord versleuteld, tenzij je --plain
/// zegt: er staan namen en adressen in. Wat je in de sheet verandert neemt 'mdo intake' weer over.
#[derive(Args, Clone, Debug)]
#[command(
    override_usage = "mdo sheet [OPTIES]",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = EXAMPLES
)]
pub struct Arguments {
    /// Alleen deze casussen: 2026-014,2026-015
    #[arg(long, value_name = "NUMMER", value_delimiter = ',')]
    only: Vec<String>,
    /// Alleen de casussen van het overleg op deze dag
    #[arg(short, long, value_name = "DATUM", value_parser = parse_date)]
    date: Option<Date>,
    /// Laat afgesloten casussen weg
    #[arg(long)]
    open: bool,
    /// Schrijf naar dit bestand of in deze map (anders uit/DATUM/casuistieksheet.xlsx); - is de standaarduitvoer
    #[arg(short, long, value_name = "BESTAND|MAP")]
    output: Option<PathBuf>,
    /// xlsx of csv (anders zoals het bestand heet)
    #[arg(long, value_name = "FORMAAT", hide_possible_values = true)]
    format: Option<SheetFormat>,
    /// Zonder wachtwoord: iedereen die het bestand krijgt kan het lezen
    #[arg(long, conflicts_with = "password_file")]
    plain: bool,
    /// Bestand met het wachtwoord voor de sheet op de eerste regel (anders wordt erom gevraagd)
    #[arg(long, value_name = "BESTAND")]
    password_file: Option<PathBuf>,
    /// Overschrijf een bestand dat er al is
    #[arg(short, long)]
    force: bool,
}

const EXAMPLES: &str = "\
Voorbeelden:
  De sheet van alle casussen, met een wachtwoord:
    mdo sheet
  Alleen de casussen van een overleg:
    mdo sheet --date 2026-12-03 -o overleg.xlsx --password-file wachtwoord.txt
  Twee casussen, als csv zonder wachtwoord:
    mdo sheet --only 2026-014,2026-015 --plain -o casussen.csv

Afsluitcode:
  0 in orde
  1 een casus kon niet gelezen worden; de andere staan in de sheet
  2 verkeerd gebruik
  3 niets te lezen
  4 niet kunnen schrijven";

/// The format of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SheetFormat {
    Xlsx,
    Csv,
}

/// Runs the command.
///
/// # Errors
/// When there are no cases, the options do not fit, or nothing can be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let folder = WorkFolder::require(global, talk)?;
    let (cases, unread) = cases(arguments, &folder.path, talk)?;
    let day = arguments.date.unwrap_or_else(|| global.today());
    let target = Target::plan(arguments, &folder.path, day)?;
    let password = password(arguments, target.format)?;

    let layout = Layout::of(&cases);
    let title = match arguments.date {
        Some(date) => format!("Casuïstieksheet MDO {}", date::long(date)),
        None => "Casuïstieksheet MDO".to_owned(),
    };
    let book = casesheet::book(&layout, &cases, &title, arguments.date);
    let mut bytes = match target.format {
        SheetFormat::Xlsx => workbook::xlsx(book)?,
        SheetFormat::Csv => workbook::csv(book)?,
    };
    if let Some(password) = &password {
        bytes = sheet::protect(&bytes, password)?;
    }
    target.write(&bytes, arguments.force)?;
    say(&cases, arguments, &target, password.is_some(), talk);
    Ok(if unread { Status::NeedsPerson } else { Status::Ok })
}

/// The cases that were asked for, and whether one could not be read.
fn cases(arguments: &Arguments, folder: &Path, talk: &Talk) -> Result<(Vec<CaseFile>, bool)> {
    let (mut cases, mut errors) = (Vec::new(), Vec::new());
    for loaded in load_cases(folder)? {
        match loaded {
            Ok(loaded) => {
                loaded.warnings.iter().for_each(|warning| talk.warning(warning));
                cases.push(loaded.value);
            }
            Err(error) => errors.push(error),
        }
    }
    if let Some(unknown) =
        arguments.only.iter().find(|number| !cases.iter().any(|case| case.number == **number))
    {
        errors.iter().for_each(|error| talk.error(error));
        return Err(Error::usage(format!("er is geen leesbare casus met nummer {unknown}"))
            .remedy("Kijk in de map casussen welke nummers er zijn."));
    }
    let wanted = |case: &CaseFile| {
        (arguments.only.is_empty() || arguments.only.contains(&case.number))
            && arguments.date.is_none_or(|date| case.meetings.iter().any(|day| day.0 == date))
            && !(arguments.open && case.status == CaseStatus::Closed)
    };
    cases.retain(wanted);
    casesheet::sort(&mut cases);
    if !errors.is_empty() {
        errors.iter().for_each(|error| talk.error(error));
        if cases.is_empty() {
            return Err(Error::input("geen enkele casus kon gelezen worden; er is niets geschreven"));
        }
    }
    if cases.is_empty() {
        let problem = match arguments.date {
            Some(date) => format!("bij geen casus staat het overleg van {}", date::long(date)),
            None => "er zijn geen casussen in deze werkmap".to_owned(),
        };
        return Err(Error::input(problem)
            .in_file(folder.join("casussen").display())
            .remedy("Zet ze erin met 'mdo intake', of zet de datum bij 'overleggen' in het casusbestand."));
    }
    Ok((cases, !errors.is_empty()))
}

/// Where the sheet goes, and as what.
struct Target {
    /// Standard output when there is none.
    path: Option<PathBuf>,
    format: SheetFormat,
}

impl Target {
    fn plan(arguments: &Arguments, folder: &Path, day: Date) -> Result<Target> {
        let Some(output) = &arguments.output else {
            let format = arguments.format.unwrap_or(SheetFormat::Xlsx);
            let path = folder.join("uit").join(day.to_string()).join(file_name(format));
            return Ok(Target { path: Some(path), format });
        };
        if output.as_os_str() == "-" {
            let format = arguments.format.unwrap_or(SheetFormat::Xlsx);
            if format == SheetFormat::Xlsx && std::io::stdout().is_terminal() {
                return Err(Error::usage("een xlsx-bestand kan niet op het scherm")
                    .remedy("Geef een bestand, zoals: -o casuistieksheet.xlsx"));
            }
            return Ok(Target { path: None, format });
        }
        let text = output.as_os_str().to_string_lossy();
        let extension = output.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        if output.is_dir() || text.ends_with(['/', '\\']) || extension.is_none() {
            let format = arguments.format.unwrap_or(SheetFormat::Xlsx);
            return Ok(Target { path: Some(output.join(file_name(format))), format });
        }
        let by_name = match extension.as_deref() {
            Some("xlsx") => Some(SheetFormat::Xlsx),
            Some("csv") => Some(SheetFormat::Csv),
            _ => None,
        };
        match arguments.format.or(by_name) {
            Some(format) => Ok(Target { path: Some(output.clone()), format }),
            None => Err(Error::usage("aan deze bestandsnaam kan ik het formaat niet zien")
                .in_file(output.display())
                .remedy("Eindig op .xlsx of .csv, of geef --format.")),
        }
    }

    fn write(&self, bytes: &[u8], force: bool) -> Result<()> {
        let Some(path) = &self.path else { return write_stdout(bytes) };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            make_folder(folder)?;
        }
        write_new(path, bytes, if force { Overwrite::Force } else { Overwrite::Refuse })
    }
}

fn file_name(format: SheetFormat) -> &'static str {
    match format {
        SheetFormat::Xlsx => "casuistieksheet.xlsx",
        SheetFormat::Csv => "casuistieksheet.csv",
    }
}

/// The password of the sheet; none only when that is said.
fn password(arguments: &Arguments, format: SheetFormat) -> Result<Option<Secret>> {
    if arguments.plain {
        return Ok(None);
    }
    if format == SheetFormat::Csv {
        return Err(Error::usage("een csv kan geen wachtwoord hebben")
            .remedy("Maak een xlsx, of zeg met --plain dat iedereen het bestand mag kunnen lezen."));
    }
    if let Some(path) = &arguments.password_file {
        return Ok(Some(Secret::new(secret::first_line(path, "het wachtwoord")?)));
    }
    if !secret::can_ask() {
        return Err(Error::usage("de sheet krijgt een wachtwoord, en er is niemand om het aan te vragen")
            .remedy("Geef --password-file BESTAND, of zeg met --plain dat het zonder wachtwoord mag."));
    }
    let typed = secret::ask("Wachtwoord voor de sheet", true)?;
    if typed.is_empty() {
        return Err(Error::usage("er is niets ingevoerd"));
    }
    Ok(Some(Secret::new(typed)))
}

fn say(cases: &[CaseFile], arguments: &Arguments, target: &Target, protected: bool, talk: &Talk) {
    let closed = cases.iter().filter(|case| case.status == CaseStatus::Closed).count();
    if closed > 0 && arguments.only.is_empty() {
        let closed = if closed == 1 { "1 casus is".to_owned() } else { format!("{closed} casussen zijn") };
        talk.note(format!("{closed} afgesloten; laat afgesloten casussen weg met --open."));
    }
    if !protected {
        talk.warning("de sheet heeft geen wachtwoord: verstuur hem alleen beveiligd");
    }
    if let Some(path) = &target.path {
        let count = match cases.len() {
            1 => "1 casus".to_owned(),
            count => format!("{count} casussen"),
        };
        talk.note(format!("Geschreven: {} ({count})", path.display()));
    }
}

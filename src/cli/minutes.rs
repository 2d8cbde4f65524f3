//! `mdo minutes`: a casuïstieksheet in, the numbered, pseudonymised action list out.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use rayon::prelude::*;

use super::folder::settings;
use super::output::Output;
use super::secret;
use super::talk::screen;
use super::{Global, Talk, parse_date, parse_format};
use crate::dutch::date;
use crate::error::{Error, Result, Status};
use crate::minutes::collect::{Agreed, collect};
use crate::minutes::gate::{self, Gate};
use crate::model::{Control, Leak, Minutes, Settings};
use crate::render::{self, Format, Options};
use crate::sheet::{self, CaseSheet, ReadOptions, Secret};
use crate::workdir::atomic::{Overwrite, make_folder, write_all, write_stdout};

/// Maak de genummerde, gepseudonimiseerde actielijst van een overleg
///
/// Leest de casuïstieksheet (xlsx, xlsm, xlsb, xls, ods of csv), haalt namen en andere gegevens uit de acties, nummert
/// ze per casus en zoekt daarna in alles wat geschreven wordt of er toch nog iets herkenbaars staat.
#[derive(Args, Clone, Debug)]
#[command(
    visible_alias = "notulen",
    override_usage = "mdo minutes [OPTIES] SHEET --date DATUM",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = EXAMPLES
)]
pub struct Arguments {
    /// De casuïstieksheet
    #[arg(value_name = "SHEET", help_heading = "Argumenten")]
    sheet: PathBuf,
    /// Dag van het overleg: 2026-12-03, 3-12-2026 of '3 december 2026' (anders die uit de titel van de sheet)
    #[arg(short, long, value_name = "DATUM", value_parser = parse_date)]
    date: Option<Date>,
    /// Dag van het volgende overleg, voor acties met 'volgend overleg'
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

Afsluitcode:
  0 in orde
  1 een mens moet kijken: een mogelijk lek, of een onbekende actiehouder
  2 verkeerd gebruik
  3 de sheet of mdo.yaml is niet te lezen
  4 niet kunnen schrijven";

/// Runs the command.
///
/// # Errors
/// When the sheet cannot be read, an option does not fit or nothing can be written.
pub fn run(arguments: Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let settings = settings(global, talk)?;
    // The process ends with this command: it is not worth the time to take these apart, string by string.
    let sheet = ManuallyDrop::new(read_sheet(&arguments, &settings)?);
    report_columns(&sheet, talk);
    let meeting = meeting_day(&arguments, &sheet, talk)?;
    let output =
        Output::plan(arguments.output.as_deref(), &arguments.format, &format!("actielijst-{meeting}"))?;

    let mut team = sheet.team.clone();
    team.participants.extend(settings.team().participants);
    let (agreed, gate) = rayon::join(
        || collect(&sheet.cases, &team, meeting, arguments.next),
        || Gate::new(&sheet.cases, &team),
    );
    let unknown_owners = agreed.unknown_owners;
    let checked = ManuallyDrop::new(check(agreed, gate, &sheet));
    let documents = render_all(&checked.minutes, &output)?;
    let leaks = checked.leaks(&documents)?;

    say(&checked.minutes, &sheet, talk);
    let refused = refuse(&leaks, &arguments.accept_leaks, talk);
    if refused {
        return Ok(Status::NeedsPerson);
    }
    write(documents, &arguments, talk)?;
    let attention = !leaks.is_empty() || unknown_owners > 0;
    Ok(if attention { Status::NeedsPerson } else { Status::Ok })
}

/// Reads the sheet; asks for a password only when it needs one, none is given, and somebody is there to answer.
fn read_sheet(arguments: &Arguments, settings: &Settings) -> Result<CaseSheet> {
    let password = arguments.password_file.as_deref().map(password).transpose()?;
    let overrides = sheet::overrides(&settings.columns)?;
    let mut options = ReadOptions { password, overrides, meeting: arguments.date, ..ReadOptions::default() };
    let outcome = sheet::read(&arguments.sheet, &options);
    let asks = matches!(&outcome, Err(error) if sheet::needs_password(error)) && options.password.is_none();
    if !asks || !secret::can_ask() {
        return outcome;
    }
    options.password = Some(Secret::new(secret::ask("Wachtwoord van de sheet", false)?));
    sheet::read(&arguments.sheet, &options)
}

fn password(path: &Path) -> Result<Secret> {
    secret::first_line(path, "het wachtwoord").map(Secret::new)
}

fn report_columns(sheet: &CaseSheet, talk: &Talk) {
    talk.detail(|| {
        let lines: Vec<String> = sheet.columns.iter().map(|column| format!("  {column}")).collect();
        format!("Zo heb ik de kolommen begrepen:\n{}", lines.join("\n"))
    });
}

/// The day of the meeting: as said, else as the sheet's title has it.
fn meeting_day(arguments: &Arguments, sheet: &CaseSheet, talk: &Talk) -> Result<Date> {
    match (arguments.date, sheet.meeting_date) {
        (Some(said), Some(written)) if said != written => {
            talk.warning(format!(
                "de sheet noemt {} als dag van het overleg; ik houd {} aan",
                date::short(written),
                date::short(said)
            ));
            Ok(said)
        }
        (Some(said), _) => Ok(said),
        (None, Some(written)) => {
            talk.note(format!("Dag van het overleg volgens de sheet: {}", date::long(written)));
            Ok(written)
        }
        (None, None) => Err(Error::usage("ik weet niet van welke dag dit overleg is")
            .remedy("Zeg het erbij, bijvoorbeeld: --date 2026-12-03")),
    }
}

/// The minutes with what the gate found in the actions.
struct Checked<'a> {
    minutes: Minutes,
    gate: Gate<'a>,
}

fn check<'a>(agreed: Agreed, gate: Gate<'a>, sheet: &CaseSheet) -> Checked<'a> {
    let mut minutes = agreed.minutes;
    minutes.warnings.splice(0..0, sheet.warnings.iter().map(ToString::to_string));
    let findings = gate.check_actions(&minutes);
    minutes.warnings.extend(findings.doubtful.iter().map(|number| {
        format!("{number}: hierin staat een gewoon woord dat in deze casus ook een naam is; lees de actie na")
    }));
    minutes.control = Control { searched: gate.searched(), found: findings.leaks };
    Checked { minutes, gate }
}

/// A document made, not yet written.
struct Rendered {
    path: Option<PathBuf>,
    format: Format,
    bytes: Vec<u8>,
}

fn render_all(minutes: &Minutes, output: &Output) -> Result<Vec<Rendered>> {
    let render = |path: Option<PathBuf>, format, options| {
        render::write(format, minutes, options).map(|bytes| Rendered { path, format, bytes })
    };
    match output {
        Output::Stdout(format) => Ok(vec![render(None, *format, screen())?]),
        Output::Files(files) => files
            .par_iter()
            .map(|(path, format)| render(Some(path.clone()), *format, Options::default()))
            .collect(),
    }
}

impl Checked<'_> {
    /// Leaks in the actions, and those that only a document or its name has.
    fn leaks(&self, documents: &[Rendered]) -> Result<Vec<Leak>> {
        let mut leaks = self.minutes.control.found.clone();
        let known: BTreeSet<(String, String)> =
            leaks.iter().map(|leak| (leak.kind.clone(), leak.source.clone())).collect();
        let of_documents: Vec<Vec<Leak>> =
            documents.par_iter().map(|document| self.leaks_of(document)).collect::<Result<_>>()?;
        let own = of_documents.into_iter().flatten();
        leaks.extend(own.filter(|leak| !known.contains(&(leak.kind.clone(), leak.source.clone()))));
        Ok(leaks)
    }

    /// Leaks in one document, in its bytes as they will be written and in its name.
    fn leaks_of(&self, document: &Rendered) -> Result<Vec<Leak>> {
        let broken =
            |_| Error::write("een document dat ik maakte kan ik niet teruglezen; er is niets geschreven");
        let parts = gate::parts(&document.bytes).map_err(broken)?;
        let template = || {
            let minutes = &self.minutes;
            let (meeting, control) = (minutes.meeting, minutes.control.clone());
            let empty = Minutes { meeting, actions: Vec::new(), control, warnings: Vec::new() };
            render::write(document.format, &empty, Options::default()).unwrap_or_default()
        };
        let mut leaks = self.gate.check_document(document.format.name(), &parts, template);
        if let Some(name) = document.path.as_ref().and_then(|path| path.file_stem()) {
            let name = name.to_string_lossy();
            let name = gate::Part::text("bestandsnaam", &name);
            leaks.extend(self.gate.check_document(document.format.name(), &[name], Vec::new));
        }
        Ok(leaks)
    }
}

/// Says what was made and what a person should look at.
fn say(minutes: &Minutes, sheet: &CaseSheet, talk: &Talk) {
    minutes.warnings.iter().for_each(|warning| talk.warning(warning));
    let count =
        |n: usize, one: &str, more: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {more}") };
    talk.note(format!(
        "{} in {}; gezocht naar {} in de uitvoer, {}.",
        count(minutes.actions.len(), "actie", "acties"),
        count(sheet.cases.len(), "casus", "casussen"),
        count(minutes.control.searched, "herkenbaar gegeven", "herkenbare gegevens"),
        match minutes.control.found.len() {
            0 => "niets gevonden".to_owned(),
            found => format!("{found} gevonden"),
        },
    ));
}

/// Names each leak; whether one of them was not accepted.
fn refuse(leaks: &[Leak], accepted: &[String], talk: &Talk) -> bool {
    let open: Vec<&Leak> = leaks.iter().filter(|leak| !accepted.contains(&leak.id)).collect();
    for leak in &open {
        talk.error(
            &Error::input(format!("mogelijk lek: {} uit {} staat in {}", leak.kind, leak.source, leak.place))
                .remedy(format!("Pas de sheet aan, of lees na en geef: --accept-leaks {}", leak.id)),
        );
    }
    if !open.is_empty() {
        talk.note("Er is niets geschreven.");
    }
    !open.is_empty()
}

fn write(documents: Vec<Rendered>, arguments: &Arguments, talk: &Talk) -> Result<()> {
    let mut files = Vec::new();
    for document in documents {
        match document.path {
            None => write_stdout(&document.bytes)?,
            Some(path) => files.push((path, document.bytes)),
        }
    }
    let overwrite = if arguments.force { Overwrite::Force } else { Overwrite::Refuse };
    if let (Some(target), Some((first, _))) = (&arguments.output, files.first())
        && first != target
    {
        make_folder(target)?;
    }
    write_all(&files, overwrite)?;
    for (path, _) in &files {
        talk.note(format!("Geschreven: {}", path.display()));
    }
    Ok(())
}

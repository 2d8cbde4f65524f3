//! `mdo anonymise`: files and texts in, the same without what identifies out.

mod apart;
mod known;
mod restore;
mod sources;
mod stream;
mod targets;
mod work;

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::talk::{colour, terminal_width};
use super::{Global, Talk, parse_date};
use crate::anonymise::findings::Findings;
use crate::deid::{Category, Engine, Options};
use crate::error::{Error, Result, Status};
use crate::render::{self, Format};
use crate::workdir::atomic::{Overwrite, write_stdout};
use apart::Apart;
use targets::Target;
use work::{Done, Wanted};

/// Haal namen en andere herkenbare gegevens uit bestanden
///
/// Leest sheets (xlsx, xls, ods, csv), Word (docx), casusbestanden (yaml), tekst (txt, md) en JSON Lines (jsonl), of een
/// map ermee. Uit
/// een sheet gaan de kolommen met namen, adressen en nummers weg; een geboortedatum wordt een leeftijdsgroep, een
/// postcode vier cijfers, en vrije tekst wordt geschoond. Het resultaat is gepseudonimiseerd, niet anoniem: lees het na.
#[derive(Args, Clone, Debug)]
#[command(
    visible_alias = "anonimiseer",
    override_usage = "mdo anonymise [OPTIES] BESTAND|MAP|- ...\n         mdo anonymise --restore BESTAND --map SLEUTELLIJST -o UIT\n         mdo anonymise [OPTIES] --jsonl < IN > UIT",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = EXAMPLES
)]
pub struct Arguments {
    /// Bestanden of mappen; - is de standaardinvoer (tekst)
    #[arg(value_name = "BESTAND", help_heading = "Argumenten", required_unless_present = "jsonl")]
    files: Vec<PathBuf>,
    /// Schrijf naar een bestand, of naar een map (bij meer bestanden); - is het scherm
    #[arg(short, long, value_name = "BESTAND|MAP")]
    output: Option<PathBuf>,
    /// Overschrijf bestanden die er al zijn; het origineel blijft altijd staan
    #[arg(short, long)]
    force: bool,
    /// Wie bekend is: een sheet, een casusbestand of een map ermee (mag vaker)
    #[arg(long, value_name = "SHEET|MAP|CASUS", conflicts_with = "jsonl")]
    known: Vec<PathBuf>,
    /// Verander niets; meld alleen wat er gevonden wordt en waar
    #[arg(long, conflicts_with_all = ["output", "jsonl"])]
    check: bool,
    /// Vertel van elke vervanging welke regel het was en waarom
    #[arg(long, conflicts_with = "jsonl")]
    explain: bool,
    /// tabel of json, bij --check en --explain
    #[arg(long, value_name = "FORMAAT", value_parser = report_format, default_value = "tabel", hide_default_value = true)]
    format: Format,
    /// Maak een webpagina om na te kijken: origineel en resultaat naast elkaar (er staan namen in)
    #[arg(long, value_name = "PAGINA.html", conflicts_with = "jsonl")]
    review: Option<PathBuf>,
    /// Bewaar versleuteld wat vervangen is, om het terug te kunnen zetten
    #[arg(long, value_name = "SLEUTELLIJST", conflicts_with_all = ["check", "jsonl"])]
    map: Option<PathBuf>,
    /// Zet met --map de namen terug in een resultaat
    #[arg(long, requires = "map", conflicts_with_all = ["check", "explain", "jsonl", "known", "review", "keep", "only", "relative_dates"])]
    restore: bool,
    /// Bestand met de wachtzin van --map op de eerste regel (anders wordt erom gevraagd)
    #[arg(long, value_name = "BESTAND", requires = "map")]
    passphrase_file: Option<PathBuf>,
    /// Dag van het overleg: op die dag worden leeftijden geteld
    #[arg(short, long, value_name = "DATUM", value_parser = parse_date)]
    date: Option<Date>,
    /// Maak van datums de afstand tot het overleg: [3 weken voor het overleg]; alleen met --date
    #[arg(long, requires = "date", conflicts_with = "jsonl")]
    relative_dates: bool,
    /// Laat deze soorten staan, met komma's: datum, leeftijd, ...
    #[arg(long, value_name = "SOORT", value_delimiter = ',', value_parser = category, conflicts_with = "only")]
    keep: Vec<Category>,
    /// Haal alleen deze soorten weg, met komma's: persoon, telefoon, ...
    #[arg(long, value_name = "SOORT", value_delimiter = ',', value_parser = category)]
    only: Vec<Category>,
    /// Bestand met het wachtwoord van de sheets op de eerste regel
    #[arg(long, value_name = "BESTAND")]
    password_file: Option<PathBuf>,
    /// JSON Lines in en uit
    #[arg(long, conflicts_with_all = ["files", "output"])]
    jsonl: bool,
}

const EXAMPLES: &str = "\
Voorbeelden:
  Een sheet:
    mdo anonymise casuistiek.xlsx -o casuistiek-zonder-namen.xlsx
  Verslagen, met de namen uit de sheet:
    mdo anonymise verslagen/ --known casuistiek.xlsx -o uit/
  Nakijken in de browser:
    mdo anonymise verslag.docx -o schoon.docx --review nakijken.html
  Later weer terug:
    mdo anonymise verslag.txt -o schoon.txt --map namen.age
    mdo anonymise --restore schoon.txt --map namen.age -o terug.txt
  Staat er nog iets in?
    mdo anonymise --check verslag.txt
  Voor een programma:
    echo '{\"id\": 1, \"text\": \"Moeder Fatima belt\"}' | mdo anonymise --jsonl

Soorten:
  persoon, locatie, adres, postcode, datum, leeftijd, telefoon, email, bsn,
  iban, url, instelling, id, kenteken, gebruikersnaam

Afsluitcode:
  0 in orde; bij --check: niets gevonden
  1 een mens moet kijken; bij --check: er is iets gevonden
  2 verkeerd gebruik
  3 een bestand is niet te lezen, of een regel was geen object met id en text
  4 niet kunnen schrijven";

fn category(name: &str) -> std::result::Result<Category, String> {
    let known = |category: &Category| category.dutch() == name.trim().to_lowercase();
    Category::ALL.into_iter().find(known).ok_or_else(|| {
        let names = Category::ALL.map(Category::dutch).join(", ");
        format!("deze soort ken ik niet; kies uit: {names}")
    })
}

fn report_format(text: &str) -> std::result::Result<Format, String> {
    match text.parse() {
        Ok(format @ (Format::Tabel | Format::Json)) => Ok(format),
        _ => Err("kies tabel of json".into()),
    }
}

/// Runs the command.
///
/// # Errors
/// When the options do not fit together, or what `--known` names cannot be read. A file that fails is told and the
/// others go on.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let options = options(arguments);
    if arguments.restore {
        return restore::run(arguments, talk);
    }
    if arguments.jsonl {
        return stream::run(&Engine::new(options), talk);
    }
    let mut setup = known::setup(arguments, options, global, talk)?;
    let (sources, skipped) = sources::collect(&arguments.files, arguments.output.as_deref());
    skipped.iter().for_each(|skipped| talk.warning(skipped));
    if sources.is_empty() {
        return Err(Error::input("er is geen bestand om te pseudonimiseren")
            .remedy("Het kan met .xlsx, .xls, .ods, .csv, .docx, .txt, .md, .yaml en .jsonl."));
    }
    let targets = if arguments.check {
        sources.iter().map(|source| source.kind.clone().map(|kind| (kind, Target::Nothing))).collect()
    } else {
        targets::plan(&sources, arguments.output.as_deref(), &setup, talk)?
    };
    let to_screen = targets.iter().any(|target| matches!(target, Ok((_, Target::Stdout))));
    if arguments.explain && to_screen && arguments.format == Format::Json {
        return Err(Error::usage("het resultaat en de uitleg in json passen niet samen op het scherm")
            .remedy("Geef met -o een bestand voor het resultaat."));
    }
    let overwrite = if arguments.force { Overwrite::Force } else { Overwrite::Refuse };
    let apart = Apart::plan(arguments, &sources, &targets, overwrite)?;
    if apart.wants_map() {
        setup = setup.keeping();
    }
    let reports = arguments.check || arguments.explain;
    let wanted =
        Wanted { findings: reports, texts: apart.wants_review(), folder: arguments.output.as_deref() };
    let mut done = work::all(&sources, targets, &setup, overwrite, wanted, talk);
    let status = tell(&done, arguments, talk);
    apart.write(&mut done, talk)?;
    if reports {
        let findings = Findings {
            files: done
                .into_iter()
                .map(|done| (done.shown, done.outcome.is_ok().then_some(done.found)))
                .collect(),
            explained: arguments.explain,
            today: setup.today(),
        };
        report(&findings, arguments.format, to_screen, talk)?;
        if arguments.check && findings.count() > 0 {
            return Ok(status.max(Status::NeedsPerson));
        }
    }
    Ok(status)
}

fn options(arguments: &Arguments) -> Options {
    let meeting = arguments.date.filter(|_| arguments.relative_dates);
    let mut options = Options::default().relative_to(meeting);
    if !arguments.only.is_empty() {
        options = options.only(&arguments.only);
    }
    arguments.keep.iter().fold(options, |options, category| options.keep(*category))
}

/// Says how each file went; gives the highest status.
fn tell(done: &[Done], arguments: &Arguments, talk: &Talk) -> Status {
    let mut status = Status::Ok;
    let several = done.len() > 1;
    let named = |done: &Done, message: &str| {
        if several { format!("{}: {message}", done.shown) } else { message.to_owned() }
    };
    let mut replaced = 0;
    for done in done {
        match &done.outcome {
            Ok(summary) => {
                summary.warnings.iter().for_each(|warning| talk.warning(named(done, warning)));
                done.leaks.told.iter().for_each(|leak| talk.warning(named(done, leak)));
                let more = done.leaks.count - done.leaks.told.len();
                if more > 0 {
                    talk.warning(named(done, &format!("en nog {more} mogelijke lekken")));
                }
                if done.leaks.count > 0 {
                    status = status.max(Status::NeedsPerson);
                }
                if let Some(path) = &done.written {
                    talk.note(format!("Geschreven: {}", path.display()));
                }
                replaced += done.found.count;
                if summary.emptied > 0 || summary.needs_person && !arguments.check {
                    status = status.max(Status::NeedsPerson);
                }
            }
            Err(error) => {
                talk.error(error);
                status = status.max(error.status);
            }
        }
    }
    let good = done.iter().filter(|done| done.outcome.is_ok()).count();
    if !arguments.check && good > 0 {
        let files = if good == 1 { "1 bestand".to_owned() } else { format!("{good} bestanden") };
        let changes =
            if replaced == 1 { "1 vervanging".to_owned() } else { format!("{replaced} vervangingen") };
        talk.note(format!(
            "{files} gepseudonimiseerd, {changes}. Lees na voor je iets deelt: geen programma vindt alles."
        ));
    }
    status
}

/// Shows what was found: on the screen, or beside a result that takes the screen.
fn report(findings: &Findings, format: Format, beside: bool, talk: &Talk) -> Result<()> {
    if beside {
        let bytes = render::write(format, findings, render::Options::default())?;
        talk.note(String::from_utf8_lossy(&bytes).trim_end());
        return Ok(());
    }
    let stdout = std::io::stdout();
    let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = width.or_else(|| stdout.is_terminal().then(terminal_width));
    write_stdout(&render::write(format, findings, render::Options { width, colour: colour(&stdout) })?)
}

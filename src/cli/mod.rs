//! The command line: one file per subcommand, each arguments -> load -> decide -> render -> write.

mod actions;
mod agenda;
mod anonymise;
mod book;
mod case;
mod changes;
mod completions;
mod consent_check;
mod folder;
mod gated;
mod held;
mod init;
mod intake;
mod manual;
mod minutes;
mod naming;
mod output;
mod returned;
mod schema;
mod secret;
mod sheet;
mod sheet_book;
mod talk;
mod templates;
mod usage;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgAction, Args, Parser, Subcommand};
use jiff::civil::Date;

use crate::dutch::date;
use crate::error::{Error, Result, Status};
use crate::render::Format;
pub use talk::Talk;

/// The lay-out of help, in Dutch; clap's own has English headings.
const HELP: &str = "{before-help}{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}\n";

#[derive(Parser)]
#[command(
    name = "mdo",
    version,
    about = "Voor de coördinator van een MDO jeugd: van casuïstieksheet naar gepseudonimiseerde actielijst",
    help_template = HELP,
    override_usage = "mdo [OPTIES] OPDRACHT",
    subcommand_help_heading = "Opdrachten",
    next_help_heading = "Opties",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = "Voorbeeld:\n  mdo minutes casuistiek.xlsx --date 2026-12-03\n\nMeer over een opdracht: mdo OPDRACHT --help"
)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options that every command has.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Algemeen")]
pub struct Global {
    /// Werkmap met mdo.yaml (anders de dichtstbijzijnde map daarboven die er een heeft)
    #[arg(short = 'C', long, value_name = "MAP", global = true)]
    pub dir: Option<PathBuf>,
    /// Zeg niets dan fouten
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Zeg ook wat er in de sheet begrepen is
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Neem deze dag als vandaag
    #[arg(long, value_name = "DATUM", global = true, value_parser = parse_date)]
    pub today: Option<Date>,
    /// Toon deze hulp
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Toon de versie
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

impl Global {
    /// The day taken as today.
    pub fn today(&self) -> Date {
        self.today.unwrap_or_else(|| jiff::Zoned::now().date())
    }

    /// The day that `--on` names, else today.
    ///
    /// # Errors
    /// When it is after today: what has not happened yet is not written down.
    fn day_of(&self, said: Option<Date>) -> Result<Date> {
        let day = said.unwrap_or_else(|| self.today());
        if day > self.today() {
            return Err(
                Error::usage("deze dag ligt na vandaag").remedy("Noem met --on een dag die geweest is.")
            );
        }
        Ok(day)
    }
}

/// A day on the command line.
fn parse_date(text: &str) -> std::result::Result<Date, String> {
    date::parse(text).ok_or_else(|| "dit is geen datum die ik ken, schrijf bijvoorbeeld 2026-12-03".into())
}

/// A format on the command line.
fn parse_format(text: &str) -> std::result::Result<Format, String> {
    text.parse::<Format>().map_err(|error| error.remedy.unwrap_or(error.problem))
}

#[derive(Subcommand)]
enum Command {
    Init(init::Arguments),
    Intake(intake::Arguments),
    ConsentCheck(consent_check::Arguments),
    Agenda(agenda::Arguments),
    Minutes(minutes::Arguments),
    Actions(actions::Arguments),
    Sheet(sheet::Arguments),
    Case(case::Arguments),
    Anonymise(anonymise::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(manual::Arguments),
}

/// Runs `mdo` with the arguments of the process and gives its exit status.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::explain(&error),
    };
    let talk = Talk::new(cli.global.quiet, cli.global.verbose);
    // The message of a panic could quote a cell: only the place in the program is shown.
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let problem = format!("mdo is op een fout in zichzelf gestuit ({place}); er is niets geschreven");
        talk.error(
            &Error::input(problem)
                .remedy("Meld dit met de plaats tussen haakjes, zonder de sheet te sturen."),
        );
    }));
    let outcome = std::panic::catch_unwind(|| dispatch(cli, &talk)).unwrap_or(Ok(Status::Input));
    match outcome {
        Ok(status) => ExitCode::from(status as u8),
        Err(error) => {
            talk.error(&error);
            ExitCode::from(error.status as u8)
        }
    }
}

fn dispatch(cli: Cli, talk: &Talk) -> Result<Status> {
    match cli.command {
        Command::Init(arguments) => init::run(&arguments, &cli.global, talk),
        Command::Intake(arguments) => intake::run(&arguments, &cli.global, talk),
        Command::ConsentCheck(arguments) => consent_check::run(&arguments, &cli.global, talk),
        Command::Agenda(arguments) => agenda::run(&arguments, &cli.global, talk),
        Command::Minutes(arguments) => minutes::run(&arguments, &cli.global, talk),
        Command::Actions(arguments) => actions::run(&arguments, &cli.global, talk),
        Command::Sheet(arguments) => sheet::run(&arguments, &cli.global, talk),
        Command::Case(arguments) => case::run(&arguments, &cli.global, talk),
        Command::Anonymise(arguments) => anonymise::run(&arguments, &cli.global, talk),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => manual::run(&arguments),
    }
}

//! `mdo init`: a work folder to start from.

use std::path::PathBuf;

use clap::Args;

use super::{Global, Talk, schema};
use crate::error::{Error, Result, Status};
use crate::model::schema::FileKind;
use crate::workdir::atomic::{Overwrite, make_folder, write_all};
use crate::workdir::{CASES, CONFIG, MEETINGS, start};

/// Maak een werkmap om mee te beginnen
///
/// De werkmap krijgt een mdo.yaml met uitleg bij elke instelling, en mappen voor casussen en overleggen. Met --example
/// staan er drie verzonnen casussen in, zodat elke opdracht meteen iets laat zien.
#[derive(Args, Clone, Debug)]
#[command(
    override_usage = "mdo init [MAP] [--example]",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = "Voorbeelden:\n  mdo init werkmap\n  mdo init probeer --example"
)]
pub struct Arguments {
    /// De map die een werkmap wordt; zonder naam is het deze map
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    folder: Option<PathBuf>,
    /// Zet er drie verzonnen casussen in
    #[arg(long, visible_alias = "voorbeeld")]
    example: bool,
    /// Laat zien wat er gemaakt zou worden, en maak niets
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
///
/// # Errors
/// When the folder is a work folder already, or nothing can be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let folder = arguments.folder.clone().or_else(|| global.dir.clone()).unwrap_or_else(|| ".".into());
    if folder.join(CONFIG).exists() {
        return Err(Error::write("dit is al een werkmap: er staat een mdo.yaml; er is niets gemaakt")
            .in_file(folder.display())
            .remedy("Kies een andere map, of pas de mdo.yaml aan die er staat."));
    }
    let mut files: Vec<(PathBuf, String)> = start::files(global.today(), arguments.example)?
        .into_iter()
        .map(|(name, text)| (folder.join(name), text))
        .collect();
    let schemas = folder.join(start::SCHEMAS);
    files.extend(FileKind::ALL.iter().map(|kind| (schemas.join(kind.file_name()), schema::text(*kind))));
    if !arguments.dry_run {
        for part in [CASES, MEETINGS, start::SCHEMAS] {
            make_folder(&folder.join(part))?;
        }
        // A schema that an older mdo left may be replaced; everything else is new.
        let (schemas, own): (Vec<_>, Vec<_>) =
            files.iter().cloned().partition(|(path, _)| path.starts_with(&schemas));
        write_all(&schemas, Overwrite::Force)?;
        write_all(&own, Overwrite::Refuse)?;
    }
    for (path, _) in &files {
        talk.note(format!(
            "{} {}",
            if arguments.dry_run { "zou maken:" } else { "gemaakt:" },
            path.display()
        ));
    }
    talk.note("Pas mdo.yaml aan jullie wijk aan; daarna maakt 'mdo intake' de eerste casus.");
    Ok(Status::Ok)
}

//! `mdo schema`: the JSON Schemas of the files of the work folder.

use std::path::PathBuf;

use clap::Args;

use crate::error::{Error, Result, Status};
use crate::model::schema::FileKind;
use crate::workdir::atomic::{Overwrite, make_folder, write_all, write_stdout};

/// Geef de JSON Schema's die alle sleutels van de bestanden uitleggen
///
/// Een tekstverwerker die YAML kent (zoals VS Code met de YAML-extensie) legt er elke sleutel mee uit en vult hem aan.
#[derive(Args, Clone, Debug)]
#[command(
    override_usage = "mdo schema [casus|overleg|mdo] [-o MAP]",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = "Voorbeelden:\n  mdo schema casus\n  mdo schema -o schemas/"
)]
pub struct Arguments {
    /// casus, overleg of mdo (mdo.yaml); zonder soort allemaal, met -o
    #[arg(value_name = "SOORT", help_heading = "Argumenten", value_parser = parse_kind)]
    kind: Option<FileKind>,
    /// Schrijf ze in deze map
    #[arg(short, long, value_name = "MAP")]
    output: Option<PathBuf>,
    /// Overschrijf bestanden die er al zijn
    #[arg(short, long)]
    force: bool,
}

fn parse_kind(text: &str) -> std::result::Result<FileKind, String> {
    let named = FileKind::ALL.iter().find(|kind| kind.name() == text);
    named.copied().ok_or_else(|| "kies casus, overleg of mdo".into())
}

/// The text of a schema, as it stands in a file.
pub fn text(kind: FileKind) -> String {
    format!("{:#}\n", kind.schema())
}

/// Runs the command.
///
/// # Errors
/// When nothing can be written, or neither a kind nor a folder is named.
pub fn run(arguments: &Arguments) -> Result<Status> {
    let kinds: Vec<FileKind> = arguments.kind.map_or_else(|| FileKind::ALL.to_vec(), |kind| vec![kind]);
    let Some(folder) = &arguments.output else {
        let [kind] = kinds.as_slice() else {
            return Err(Error::usage("op het scherm past één schema tegelijk")
                .remedy("Noem casus, overleg of mdo, of geef met -o een map."));
        };
        write_stdout(text(*kind).as_bytes())?;
        return Ok(Status::Ok);
    };
    make_folder(folder)?;
    let files: Vec<(PathBuf, String)> =
        kinds.iter().map(|kind| (folder.join(kind.file_name()), text(*kind))).collect();
    write_all(&files, if arguments.force { Overwrite::Force } else { Overwrite::Refuse })?;
    Ok(Status::Ok)
}

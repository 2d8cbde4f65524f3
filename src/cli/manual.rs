//! `mdo man`: the manual pages, made from the help.

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use crate::error::{Error, Result, Status};
use crate::workdir::atomic::{Overwrite, make_folder, write_all, write_stdout};

/// The headings of a manual page; the library has them in English.
const HEADINGS: &[(&str, &str)] = &[
    (".SH NAME", ".SH NAAM"),
    (".SH SYNOPSIS", ".SH GEBRUIK"),
    (".SH DESCRIPTION", ".SH BESCHRIJVING"),
    (".SH OPTIONS", ".SH OPTIES"),
    (".SH SUBCOMMANDS", ".SH OPDRACHTEN"),
    (".SH EXTRA", ".SH VOORBEELDEN"),
    (".SH VERSION", ".SH VERSIE"),
];

/// Geef de handleiding als man-pagina
#[derive(Args, Clone, Debug)]
#[command(
    override_usage = "mdo man [-o MAP]",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = "Voorbeelden:\n  mdo man | man -l -\n  mdo man -o man/"
)]
pub struct Arguments {
    /// Schrijf ook een pagina per opdracht, in deze map
    #[arg(short, long, value_name = "MAP")]
    output: Option<PathBuf>,
    /// Overschrijf bestanden die er al zijn
    #[arg(short, long)]
    force: bool,
}

/// Runs the command.
///
/// # Errors
/// When nothing can be written.
pub fn run(arguments: &Arguments) -> Result<Status> {
    let mut command = super::Cli::command();
    command.build();
    let Some(folder) = &arguments.output else {
        write_stdout(page(&command)?.as_bytes())?;
        return Ok(Status::Ok);
    };
    make_folder(folder)?;
    let mut pages = vec![(folder.join("mdo.1"), page(&command)?)];
    for part in command.get_subcommands() {
        let name = format!("mdo-{}", part.get_name());
        pages.push((folder.join(format!("{name}.1")), page(part)?));
    }
    write_all(&pages, if arguments.force { Overwrite::Force } else { Overwrite::Refuse })?;
    Ok(Status::Ok)
}

/// One page, with Dutch headings.
fn page(command: &Command) -> Result<String> {
    let mut page = Vec::new();
    Man::new(command.clone())
        .render(&mut page)
        .map_err(|_| Error::write("de handleiding kan niet gemaakt worden"))?;
    let page = String::from_utf8_lossy(&page);
    let lines = page.lines().map(|line| {
        let dutch = HEADINGS.iter().find(|(english, _)| line == *english);
        format!("{}\n", dutch.map_or(line, |(_, dutch)| dutch))
    });
    Ok(lines.collect())
}

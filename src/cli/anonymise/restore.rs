//! `--restore`: the names back into a result.

use std::path::Path;

use super::super::Talk;
use super::Arguments;
use super::apart::passphrase;
use super::sources::read;
use super::targets::canonical;
use crate::anonymise::Kind;
use crate::anonymise::undo::{self, Back};
use crate::error::{Error, Result, Status};
use crate::vault::{self, Map, MapFile};
use crate::workdir::atomic::{Overwrite, check_target, write_new, write_stdout};

/// Labels that are named; who has more left looks for them in the file.
const MOST: usize = 20;

/// Runs the command.
///
/// # Errors
/// When the file or the list cannot be read, they do not belong together, or the result cannot be written.
pub fn run(arguments: &Arguments, talk: &Talk) -> Result<Status> {
    let [path] = arguments.files.as_slice() else {
        return Err(
            Error::usage("--restore doet één bestand tegelijk").remedy("Geef één bestand, en één -o.")
        );
    };
    let kind = Kind::of(path).map_err(|error| error.in_file(path.display()))?;
    let overwrite = if arguments.force { Overwrite::Force } else { Overwrite::Refuse };
    let output = output(arguments, path, kind, overwrite)?;
    let Some(map) = &arguments.map else {
        return Err(
            Error::usage("zonder sleutellijst weet ik niet wat er stond").remedy("Geef haar met --map.")
        );
    };
    let bytes = read(path)?;
    let sealed = read(map)?;
    let list =
        vault::open(&sealed, &passphrase(arguments, false)?).map_err(|error| error.in_file(map.display()))?;
    let file = of_name(&list, path).ok_or_else(|| {
        Error::input("dit bestand staat niet in de sleutellijst").in_file(path.display()).remedy(
            "Geef het de naam terug die het bij het pseudonimiseren kreeg, of neem de lijst die erbij hoort.",
        )
    })?;
    let back = undo::restore(kind, &bytes, file).map_err(|error| error.in_file(path.display()))?;
    match output {
        Some(output) => {
            write_new(output, &back.bytes, overwrite)?;
            talk.note(format!("Geschreven: {}", output.display()));
        }
        None => write_stdout(&back.bytes)?,
    }
    Ok(tell(&back, kind, talk))
}

/// Where the result goes; `None` for the screen.
fn output<'a>(
    arguments: &'a Arguments,
    path: &Path,
    kind: Kind,
    overwrite: Overwrite,
) -> Result<Option<&'a Path>> {
    match arguments.output.as_deref().filter(|output| output.as_os_str() != "-") {
        None if kind.is_binary() => Err(Error::usage("dit soort bestand kan niet op het scherm")
            .in_file(path.display())
            .remedy("Geef met -o een bestand.")),
        None => Ok(None),
        Some(output) if canonical(output).is_some() && canonical(output) == canonical(path) => {
            Err(Error::usage("dit is het bestand zelf; dat overschrijf ik niet")
                .in_file(output.display())
                .remedy("Kies met -o een andere naam."))
        }
        Some(output) => check_target(output, overwrite).map(|()| Some(output)),
    }
}

/// The entry of the file: of the names that its path ends with the longest; in a list of one file that one.
fn of_name<'m>(list: &'m Map, path: &Path) -> Option<&'m MapFile> {
    if let [only] = list.files.as_slice() {
        return Some(only);
    }
    let ends = |file: &&MapFile| path.ends_with(Path::new(&file.name));
    list.files.iter().filter(ends).max_by_key(|file| file.name.len())
}

fn tell(back: &Back, kind: Kind, talk: &Talk) -> Status {
    let count = |n: usize| if n == 1 { "1 gegeven".to_owned() } else { format!("{n} gegevens") };
    for left in back.left.iter().take(MOST) {
        talk.warning(format!(
            "{}: {} blijft staan, want het is niet zeker wat daar stond",
            left.place, left.label
        ));
    }
    if back.left.len() > MOST {
        talk.warning(format!("en nog {} keer", back.left.len() - MOST));
    }
    if back.missing > 0 {
        let one = back.missing == 1;
        let (gone, come) = if one { ("staat", "komt") } else { ("staan", "komen") };
        talk.warning(format!("{} {gone} niet meer in het bestand en {come} niet terug", count(back.missing)));
    }
    match kind {
        Kind::Csv | Kind::Workbook => {
            talk.note("Kolommen, bladen en opmerkingen die zijn weggelaten komen niet terug: daarvoor is er de eigen sheet.");
        }
        Kind::Docx => {
            talk.note("Eigenschappen, adressen achter koppelingen en wat buiten de tekst is weggehaald komen niet terug.");
        }
        _ => {}
    }
    let how =
        if back.exact { "Elke plek is weer zoals die was." } else { "De tekst was veranderd: lees hem na." };
    talk.note(format!("{} teruggezet. {how} Er staan weer namen in dit bestand.", count(back.put)));
    if back.left.is_empty() && back.missing == 0 { Status::Ok } else { Status::NeedsPerson }
}

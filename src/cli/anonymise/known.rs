//! Who is known: `mdo.yaml`, and what `--known` names.

use std::path::Path;

use super::super::folder::settings;
use super::super::{Global, Talk, secret};
use super::{Arguments, sources};
use crate::anonymise::{Identities, Kind, Setup};
use crate::deid::Options;
use crate::error::{Error, Result};
use crate::sheet::{self, ReadOptions, Secret};

/// Makes the engine ready with everybody who is known.
pub fn setup(arguments: &Arguments, options: Options, global: &Global, talk: &Talk) -> Result<Setup> {
    let settings = settings(global, talk)?;
    let reading = || -> Result<ReadOptions> {
        let file = arguments.password_file.as_deref();
        let password =
            file.map(|file| secret::first_line(file, "het wachtwoord")).transpose()?.map(Secret::new);
        Ok(ReadOptions {
            password,
            overrides: sheet::overrides(&settings.columns)?,
            ..ReadOptions::default()
        })
    };
    let mut known = Identities::default();
    known.add_team(&settings.team());
    for path in &arguments.known {
        add(&mut known, path, &reading()?, talk)?;
    }
    Ok(Setup::new(options, known, reading()?, arguments.date, global.today()))
}

fn add(known: &mut Identities, path: &Path, reading: &ReadOptions, talk: &Talk) -> Result<()> {
    let (files, _) = sources::collect(std::slice::from_ref(&path.to_owned()), None);
    let mut any = false;
    for file in &files {
        let (Some(path), Ok(kind)) = (&file.path, &file.kind) else { continue };
        let read = || sources::read(path);
        let cases = match kind {
            Kind::Csv | Kind::Workbook => known.add_sheet(&read()?, reading),
            Kind::Case => known.add_case_file(&String::from_utf8_lossy(&read()?)).map(|()| 1),
            _ => continue,
        };
        let cases = cases.map_err(|error| error.in_file(path.display()))?;
        talk.detail(|| format!("{}: {cases} casussen bekend", path.display()));
        any = true;
    }
    if any {
        return Ok(());
    }
    let error = files.into_iter().find_map(|file| file.kind.err().filter(|_| !path.exists()));
    Err(error.unwrap_or_else(|| {
        Error::usage("hier staat niet in wie bekend is")
            .in_file(path.display())
            .remedy("Geef achter --known een sheet, een casusbestand (.yaml) of een map daarmee.")
    }))
}

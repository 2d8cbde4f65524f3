//! What is written apart from the results: the page to check with and the list that undoes. Both hold names.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::super::{Talk, secret};
use super::Arguments;
use super::sources::Source;
use super::targets::{Target, canonical};
use super::work::Done;
use crate::anonymise::Kind;
use crate::error::{Error, Result};
use crate::model::{Review, ReviewFile};
use crate::render::review;
use crate::vault::{self, Map, MapFile, Passphrase};
use crate::workdir::atomic::{Overwrite, check_target, write_new};

/// What is to be written apart.
pub struct Apart<'a> {
    review: Option<&'a Path>,
    map: Option<(&'a Path, Passphrase)>,
    overwrite: Overwrite,
}

impl<'a> Apart<'a> {
    /// Finds out before the work whether it can be written, and asks for the passphrase.
    ///
    /// # Errors
    /// When a name is that of another file, or there is no passphrase.
    pub fn plan(
        arguments: &'a Arguments,
        sources: &[Source],
        targets: &[Result<(Kind, Target)>],
        overwrite: Overwrite,
    ) -> Result<Apart<'a>> {
        let (review, map) = (arguments.review.as_deref(), arguments.map.as_deref());
        let mut taken: HashSet<PathBuf> =
            sources.iter().filter_map(|source| canonical(source.path.as_deref()?)).collect();
        taken.extend(targets.iter().filter_map(|target| match target {
            Ok((_, Target::File(path))) => canonical(path),
            _ => None,
        }));
        for path in review.iter().chain(&map) {
            if !canonical(path).is_none_or(|path| taken.insert(path)) {
                return Err(Error::usage("dit bestand is al een origineel of een resultaat")
                    .in_file(path.display())
                    .remedy("Kies een andere naam."));
            }
        }
        if let Some(path) = review {
            if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html")) {
                return Err(Error::usage("de nakijkpagina is een webpagina")
                    .in_file(path.display())
                    .remedy("Kies een naam die eindigt op .html."));
            }
            check_target(path, overwrite)?;
        }
        if let Some(path) = map {
            if path.is_file() {
                return Err(Error::write("deze sleutellijst bestaat al, en ik overschrijf er nooit een")
                    .in_file(path.display())
                    .remedy(
                        "Kies een andere naam: zonder de oude lijst komen de namen van toen niet terug.",
                    ));
            }
            check_target(path, Overwrite::Refuse)?;
        }
        let map = map.map(|path| Ok((path, passphrase(arguments, true)?))).transpose()?;
        Ok(Apart { review, map, overwrite })
    }

    /// Whether the texts are wanted for the page.
    pub fn wants_review(&self) -> bool {
        self.review.is_some()
    }

    /// Whether what was replaced is wanted for the list.
    pub fn wants_map(&self) -> bool {
        self.map.is_some()
    }

    /// Writes both.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn write(&self, done: &mut [Done], talk: &Talk) -> Result<()> {
        if !done.iter().any(|done| done.outcome.is_ok()) {
            return Ok(());
        }
        if let Some(path) = self.review {
            write_new(path, &review::write(&page(done)), self.overwrite)?;
            talk.note(format!("Geschreven: {}", path.display()));
            talk.warning("op de nakijkpagina staan namen: bewaar haar in het dossiersysteem, mail haar niet, en gooi haar weg na het nakijken");
        }
        if let Some((path, passphrase)) = &self.map {
            write_new(path, &vault::seal(&list(done), passphrase)?, Overwrite::Refuse)?;
            talk.note(format!("Geschreven: {}", path.display()));
            talk.warning("wie de sleutellijst en de wachtzin heeft, heeft alle namen: bewaar ze apart van elkaar en van het resultaat");
        }
        Ok(())
    }
}

/// The texts of all files that were done.
fn page(done: &mut [Done]) -> Review {
    let file = |done: &mut Done| {
        let mut warnings = done.outcome.as_ref().ok()?.warnings.clone();
        if done.shown_texts.cut {
            warnings
                .push("deze pagina is te klein voor dit bestand: het laatste deel staat er niet op".into());
        }
        let pieces = std::mem::take(&mut done.shown_texts.pieces);
        Some(ReviewFile { name: done.shown.clone(), warnings, pieces })
    };
    Review { files: done.iter_mut().filter_map(file).collect() }
}

/// What was replaced in all files that were done.
fn list(done: &mut [Done]) -> Map {
    let file = |done: &mut Done| {
        let summary = done.outcome.as_mut().ok()?;
        Some(MapFile { name: done.name.clone(), pieces: std::mem::take(&mut summary.undo) })
    };
    Map { files: done.iter_mut().filter_map(file).collect() }
}

/// The passphrase of the list: from a file, or typed; a new one twice.
///
/// # Errors
/// When there is none, or a new one is short.
pub fn passphrase(arguments: &Arguments, new: bool) -> Result<Passphrase> {
    let text = match &arguments.passphrase_file {
        Some(path) => secret::first_line(path, "de wachtzin")?,
        None if secret::can_ask() => secret::ask("Wachtzin van de sleutellijst", new)?,
        None => {
            return Err(Error::usage("er is geen wachtzin voor de sleutellijst")
                .remedy("Geef met --passphrase-file een bestand met de wachtzin op de eerste regel."));
        }
    };
    let passphrase = Passphrase::new(text);
    if new {
        vault::check_new(&passphrase)?;
    }
    Ok(passphrase)
}

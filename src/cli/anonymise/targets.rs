//! Where each result goes. No original is ever overwritten, and no name of a file gives away what the file no longer
//! says.

use std::collections::{BTreeMap, HashSet};
use std::path::{Component, Path, PathBuf};

use super::super::Talk;
use super::sources::Source;
use crate::anonymise::file_name::may_stay;
use crate::anonymise::{Kind, Setup};
use crate::error::{Error, Result};
use crate::workdir::atomic::make_folder;

/// Where a result goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nowhere: only what is found counts.
    Nothing,
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

/// How each source is to be done and where it goes; the error of a source that cannot be done.
///
/// # Errors
/// When `-o` does not fit the sources.
pub fn plan(
    sources: &[Source],
    output: Option<&Path>,
    setup: &Setup,
    talk: &Talk,
) -> Result<Vec<Result<(Kind, Target)>>> {
    let several = sources.len() > 1 || sources.iter().any(|source| source.in_folder);
    let Some(output) = output.filter(|output| output.as_os_str() != "-") else {
        return if several { Err(needs_folder()) } else { Ok(sources.iter().map(to_stdout).collect()) };
    };
    let is_folder = output.is_dir() || output.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    let targets = match sources {
        [only] if !several && !is_folder => {
            if output.file_stem().is_some_and(|stem| !may_stay(&stem.to_string_lossy(), setup)) {
                talk.warning("in de naam van het uitvoerbestand staat iets dat op een naam lijkt");
            }
            vec![only.kind.clone().and_then(|kind| to_file(kind, output))]
        }
        _ if output.is_file() => return Err(needs_folder().in_file(output.display())),
        _ => in_folder(sources, output, setup, talk),
    };
    let originals: HashSet<PathBuf> =
        sources.iter().filter_map(|source| source.path.as_ref()?.canonicalize().ok()).collect();
    Ok(targets.into_iter().map(|target| target.and_then(|target| spare(target, &originals))).collect())
}

fn needs_folder() -> Error {
    Error::usage("meer bestanden passen niet in één uitvoer")
        .remedy("Noem met -o een map, bijvoorbeeld: -o uit/")
}

fn to_stdout(source: &Source) -> Result<(Kind, Target)> {
    let kind = source.kind.clone()?;
    if kind.is_binary() {
        let extension = kind.extension().unwrap_or("docx");
        return Err(Error::usage("dit soort bestand kan niet op het scherm")
            .in_file(&source.shown)
            .remedy(format!("Geef een bestand, zoals: -o zonder-namen.{extension}")));
    }
    Ok((kind, Target::Stdout))
}

/// One file to the name the user chose; of a sheet its extension chooses between xlsx and csv.
fn to_file(kind: Kind, output: &Path) -> Result<(Kind, Target)> {
    let chosen = Kind::of(output).ok();
    let fits = match kind {
        Kind::Csv | Kind::Workbook => matches!(chosen, Some(Kind::Csv | Kind::Workbook)),
        Kind::Docx => chosen == Some(Kind::Docx),
        _ => !matches!(chosen, Some(Kind::Csv | Kind::Workbook | Kind::Docx)),
    };
    let kind = if fits { chosen.filter(|_| kind.extension().is_some()).unwrap_or(kind) } else { kind };
    let same = kind
        .extension()
        .is_none_or(|extension| output.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension)));
    if !fits || !same {
        let extension = kind.extension().unwrap_or(if kind == Kind::Docx { "docx" } else { "txt" });
        return Err(Error::usage("deze naam past niet bij wat ik maak")
            .in_file(output.display())
            .remedy(format!("Kies een naam die eindigt op .{extension}.")));
    }
    Ok((kind, Target::File(output.to_owned())))
}

/// Each under its own name, unless that gives somebody away.
fn in_folder(sources: &[Source], output: &Path, setup: &Setup, talk: &Talk) -> Vec<Result<(Kind, Target)>> {
    let mut names = Names { setup, folders: BTreeMap::new(), taken: HashSet::new() };
    let target = |(nth, source): (usize, &Source)| {
        let kind = source.kind.clone()?;
        let (path, renamed) = names.of(&source.relative, kind, nth + 1);
        if renamed {
            talk.warning(format!(
                "in de naam van bestand {} van de {} staat iets herkenbaars; het resultaat heet {}",
                nth + 1,
                sources.len(),
                path.display()
            ));
        }
        let path = output.join(path);
        path.parent().map_or(Ok(()), make_folder)?;
        Ok((kind, Target::File(path)))
    };
    sources.iter().enumerate().map(target).collect()
}

struct Names<'s> {
    setup: &'s Setup,
    /// Folders by their own path, and as they are called in the output.
    folders: BTreeMap<PathBuf, String>,
    taken: HashSet<PathBuf>,
}

impl Names<'_> {
    /// The path of the result below the output folder, and whether it is another than its own.
    fn of(&mut self, relative: &Path, kind: Kind, number: usize) -> (PathBuf, bool) {
        let mut path = PathBuf::new();
        let mut own = PathBuf::new();
        let folder = relative.parent().unwrap_or(Path::new(""));
        for part in folder.components() {
            if let Component::Normal(part) = part {
                own.push(part);
                path.push(self.folder(&own, &part.to_string_lossy()));
            }
        }
        let stem = relative.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let extension = relative.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let extension = kind.extension().unwrap_or(&extension);
        let stays = may_stay(&stem, self.setup);
        let stem = if stays { stem } else { format!("bestand-{number}") };
        let mut name = path.join(format!("{stem}.{extension}"));
        let mut copy = 2;
        // `a.xls` and `a.xlsx` both give `a.xlsx`; some systems do not tell capitals.
        while !self.taken.insert(PathBuf::from(name.to_string_lossy().to_lowercase())) {
            name = path.join(format!("{stem}-{copy}.{extension}"));
            copy += 1;
        }
        (name, !stays)
    }

    fn folder(&mut self, own: &Path, name: &str) -> String {
        if let Some(known) = self.folders.get(own) {
            return known.clone();
        }
        let shown = if may_stay(name, self.setup) {
            name.to_owned()
        } else {
            format!("map-{}", self.folders.len() + 1)
        };
        self.folders.insert(own.to_owned(), shown.clone());
        shown
    }
}

/// The one path of a file, also of one that is not there yet; nothing when its folder is not there.
pub fn canonical(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    })
}

/// Refuses to write over an original, also with `-f`.
fn spare(target: (Kind, Target), originals: &HashSet<PathBuf>) -> Result<(Kind, Target)> {
    if let Target::File(path) = &target.1
        && path.canonicalize().is_ok_and(|path| originals.contains(&path))
    {
        return Err(Error::usage("dit is het origineel zelf; dat overschrijf ik niet")
            .in_file(path.display())
            .remedy("Kies met -o een andere naam of map."));
    }
    Ok(target)
}

//! Reading the files of the work folder.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use encoding_rs::WINDOWS_1252;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;

use super::yaml::{self, Place};
use crate::error::{Error, Result};
use crate::model::{CaseFile, Meeting};

/// No file written by hand is larger.
const MAX_BYTES: u64 = 1 << 20;

/// The folder of the case files.
pub const CASES: &str = "casussen";

/// The folder of the meetings.
pub const MEETINGS: &str = "overleggen";

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Loaded<T> {
    /// The file.
    pub path: PathBuf,
    /// What it says.
    pub value: T,
    /// What a person should look at, each with file and line.
    pub warnings: Vec<String>,
}

/// Reads one file into a type of the model.
///
/// # Errors
/// When it cannot be read or is not valid; the error names file, line and column, never a value.
pub fn load<T: DeserializeOwned>(path: &Path) -> Result<Loaded<T>> {
    let named = |error: Error| error.in_file(path.display());
    let source = Source::read(path).map_err(named)?;
    let read = yaml::read::<T>(source.yaml()).map_err(named)?;
    let mut warnings: Vec<String> = source.warning.into_iter().collect();
    warnings.extend(read.unknown_keys.into_iter().map(|(place, message)| format!("{place}: {message}")));
    let warnings = warnings.into_iter().map(|warning| format!("{}: {warning}", path.display())).collect();
    Ok(Loaded { path: path.to_owned(), value: read.value, warnings })
}

/// Reads one case file, and checks what every case must have.
///
/// # Errors
/// As [`load`]; and when `casusnummer` or `jeugdige` is missing.
pub fn load_case(path: &Path) -> Result<Loaded<CaseFile>> {
    let mut loaded = load::<CaseFile>(path)?;
    let missing = |key: &str| {
        Error::input(format!("de verplichte sleutel '{key}' ontbreekt of is leeg"))
            .in_file(path.display())
            .at(Place { line: 1, column: 1 })
            .remedy("Vul hem in; mdo schema casus legt alle sleutels uit.")
    };
    let case = &loaded.value;
    if case.number.trim().is_empty() {
        return Err(missing("casusnummer"));
    }
    if !is_case_number(&case.number) {
        return Err(Error::input("een casusnummer bestaat uit letters, cijfers, punten en streepjes")
            .in_file(path.display())
            .at(place_of(path, &["casusnummer"]).unwrap_or_default())
            .remedy("Schrijf bijvoorbeeld \"2026-014\"."));
    }
    if case.youth == crate::model::case_file::Youth::default() {
        return Err(missing("jeugdige"));
    }
    let mut warn = |message: &str| loaded.warnings.push(format!("{}: {message}", path.display()));
    if case.application.question.as_deref().is_none_or(|question| question.trim().is_empty()) {
        warn("'aanmelding.vraag_aan_overleg' is verplicht en ontbreekt nog");
    }
    if path.file_stem().is_none_or(|stem| stem.to_string_lossy() != case.number) {
        warn("de bestandsnaam is niet het casusnummer; ik houd het casusnummer in het bestand aan");
    }
    Ok(loaded)
}

/// Reads one meeting.
///
/// # Errors
/// As [`load`].
pub fn load_meeting(path: &Path) -> Result<Loaded<Meeting>> {
    load(path)
}

/// Whether a text can be the number of a case, and part of a file name.
pub fn is_case_number(number: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    (1..=40).contains(&number.chars().count()) && number.chars().all(fits) && !number.starts_with('.')
}

/// All case files of a work folder, in the order of their names. A file that cannot be read gives its error; the others
/// are read all the same.
///
/// # Errors
/// When the folder itself cannot be read.
pub fn load_cases(folder: &Path) -> Result<Vec<Result<Loaded<CaseFile>>>> {
    load_cases_as(folder, |_, case| case)
}

/// All case files of a work folder, each made into something smaller as soon as it is read, so that not all need to fit
/// in memory; the number of the case comes with it. Otherwise as [`load_cases`].
///
/// # Errors
/// When the folder itself cannot be read.
pub fn load_cases_as<T: Send>(
    folder: &Path,
    make: impl Fn(&Path, CaseFile) -> T + Sync,
) -> Result<Vec<Result<Loaded<T>>>> {
    let paths = yaml_files(&folder.join(CASES))?;
    let one = |path: &PathBuf| {
        let Loaded { path, value, warnings } = load_case(path)?;
        let number = value.number.clone();
        let value = make(&path, value);
        Ok((number, Loaded { path, value, warnings }))
    };
    let cases: Vec<Result<(String, Loaded<T>)>> = paths.par_iter().map(one).collect();
    Ok(without_twins(cases))
}

/// The file of a case: the one that is named after it, else the one that has its number.
///
/// # Errors
/// When there is none.
pub fn find_case(folder: &Path, number: &str) -> Result<PathBuf> {
    let number = number.trim();
    let unknown = || {
        Error::usage("dit casusnummer ken ik niet")
            .in_file(folder.join(CASES).display())
            .remedy("Kijk in die map welke nummers er zijn.")
    };
    if !is_case_number(number) {
        return Err(unknown());
    }
    let named = folder.join(CASES).join(format!("{number}.yaml"));
    if named.is_file() {
        return Ok(named);
    }
    let cases = load_cases(folder)?;
    let found = cases.into_iter().flatten().find(|loaded| loaded.value.number == number);
    found.map(|loaded| loaded.path).ok_or_else(unknown)
}

/// Two files with one number: nobody knows which counts.
fn without_twins<T>(cases: Vec<Result<(String, Loaded<T>)>>) -> Vec<Result<Loaded<T>>> {
    let mut first: FxHashMap<String, PathBuf> = FxHashMap::default();
    let single = |case: Result<(String, Loaded<T>)>| {
        let (number, loaded) = case?;
        if let Some(other) = first.get(&number) {
            let other = other.file_name().unwrap_or_default().to_string_lossy();
            return Err(Error::input(format!("dit casusnummer staat ook in {other}"))
                .in_file(loaded.path.display())
                .remedy("Geef één van beide een eigen nummer, of haal de kopie weg."));
        }
        first.insert(number, loaded.path.clone());
        Ok(loaded)
    };
    cases.into_iter().map(single).collect()
}

/// The YAML files of a folder in the order of their names and numbers; none when the folder is not there.
///
/// # Errors
/// When the folder cannot be read.
pub fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = |_| Error::input("deze map kan niet gelezen worden").in_file(folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_yaml = name.ends_with(".yaml") || name.ends_with(".yml");
        if is_yaml && !name.starts_with(['.', '~']) {
            paths.push(entry.path());
        }
    }
    paths.sort_by_cached_key(|path| by_number(&path.file_stem().unwrap_or_default().to_string_lossy()));
    Ok(paths)
}

/// A name as it is sorted: its numbers by their value, so that 10 comes behind 9.
fn by_number(name: &str) -> String {
    let (mut key, mut rest) = (String::new(), name);
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        let to = rest[from..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |length| from + length);
        key.push_str(&format!("{}{:0>20}", &rest[..from], &rest[from..to]));
        rest = &rest[to..];
    }
    key + rest
}

/// Line and column of the value at a path in a file, read again for an error.
pub fn place_of(path: &Path, steps: &[&str]) -> Option<Place> {
    let source = Source::read(path).ok()?;
    let document = yaml::Document::parse(source.yaml()).ok()?;
    document.find(steps).map(|at| document.node(at).place)
}

/// The text of a file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The text as decoded, with its byte order mark if it has one.
    pub text: String,
    /// What a person should know of it.
    pub warning: Option<String>,
}

impl Source {
    /// Reads a file of at most 1 MB. What is no UTF-8 is taken for Windows-1252, which Windows editors write.
    ///
    /// # Errors
    /// When it cannot be read, is too large, or is UTF-16.
    pub fn read(path: &Path) -> Result<Source> {
        let unreadable = |_| {
            Error::input("dit bestand kan niet gelezen worden")
                .remedy("Controleer of het er staat en of je er rechten op hebt.")
        };
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(unreadable)?;
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Error::input("dit bestand is groter dan 1 MB").remedy(
                "Een bestand dat met de hand geschreven is, is klein; controleer of het wel het goede is.",
            ));
        }
        Self::decode(bytes)
    }

    /// The text of bytes that were read elsewhere.
    ///
    /// # Errors
    /// When they are UTF-16.
    pub fn decode(bytes: Vec<u8>) -> Result<Source> {
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(Error::input("dit bestand is UTF-16")
                .remedy("Sla het in je tekstverwerker op met de codering UTF-8."));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Source { text, warning: None }),
            Err(error) => {
                let text = WINDOWS_1252.decode_without_bom_handling(error.as_bytes()).0.into_owned();
                let warning =
                    "dit bestand is geen UTF-8; ik lees het als Windows-1252. Sla het op als UTF-8.";
                Ok(Source { text, warning: Some(warning.into()) })
            }
        }
    }

    /// The text, to be changed: only what is UTF-8 can be written back without a change to the rest.
    ///
    /// # Errors
    /// When the file has another encoding.
    pub fn to_edit(&self) -> Result<&str> {
        match &self.warning {
            None => Ok(&self.text),
            Some(_) => Err(Error::write("dit bestand is geen UTF-8; ik wijzig het niet")
                .remedy("Sla het in je tekstverwerker op met de codering UTF-8.")),
        }
    }

    /// The text without its byte order mark.
    pub fn yaml(&self) -> &str {
        self.text.strip_prefix('\u{feff}').unwrap_or(&self.text)
    }
}

//! Forms: an empty one in Excel, and filled-in ones (xlsx or yaml) to case files.

use std::path::Path;

use serde_yaml::Value;

use super::super::folder::{WorkFolder, settings};
use super::super::{Global, Talk};
use super::Arguments;
use super::ask::RED;
use super::sheet::Told;
use super::single::{Intake, Taken};
use super::tell;
use crate::dutch::names::Name;
use crate::error::{Error, Result, Status};
use crate::intake::{Answers, QUESTIONS, form};
use crate::model::CaseFile;
use crate::render;
use crate::sheet::{self, ReadOptions};
use crate::workdir::atomic::{Overwrite, write_new, write_stdout};
use crate::workdir::{CONFIG, Source, yaml};

/// No form is larger; a larger file is a sheet.
const MAX_BYTES: usize = 512 << 10;

/// Writes an empty form.
///
/// # Errors
/// When the file is there already, or cannot be written.
pub fn write(path: &Path, arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let to_screen = path.as_os_str() == "-";
    let is_excel = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    if !is_excel && !to_screen {
        return Err(Error::usage("het formulier is een Excelbestand")
            .in_file(path.display())
            .remedy("Laat de naam op .xlsx eindigen, zoals: --form aanmelding.xlsx"));
    }
    let bytes = render::form::xlsx(&form::blank(&settings(global, talk)?.crisis, RED))?;
    if to_screen {
        write_stdout(&bytes)?;
    } else if arguments.dry_run {
        talk.note(format!("zou maken: {}", path.display()));
    } else {
        write_new(path, &bytes, if arguments.force { Overwrite::Force } else { Overwrite::Refuse })?;
        talk.note(format!("Geschreven: {}", path.display()));
    }
    Ok(Status::Ok)
}

/// What a form says, and everything that is not right about it.
#[derive(Debug, Default)]
pub struct Filled {
    answers: Answers,
    errors: Vec<Error>,
    warnings: Vec<String>,
}

/// Whether a file is a form in YAML, by its name.
pub fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
    })
}

/// Reads a workbook as a form; `None` when it is none, but a sheet.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Option<Filled> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    // Whoever reads it as a sheet tells what is wrong with a file that cannot be read.
    let sheets = sheet::cells(bytes, options).ok()?;
    let filled = form::read(&sheets)?;
    let error = |(place, problem): (crate::model::Place, String)| Error::input(problem).at(place);
    let errors = filled.problems.into_iter().map(error).collect();
    Some(Filled { answers: filled.answers, errors, warnings: Vec::new() })
}

/// Reads a form in YAML: a case file without a number.
///
/// # Errors
/// When it cannot be read, or is another file of the work folder.
pub fn read_yaml(path: &Path) -> Result<Filled> {
    let named = |error: Error| error.in_file(path.display());
    if path.file_name().is_some_and(|name| name == CONFIG) {
        return Err(named(
            Error::input("dit zijn de instellingen van een werkmap, geen formulier")
                .remedy("Geef een ingevuld formulier of een casuïstieksheet."),
        ));
    }
    let source = Source::read(path).map_err(named)?;
    let read = yaml::read::<CaseFile>(source.yaml()).map_err(named)?;
    let document = yaml::Document::parse(source.yaml()).map_err(named)?;
    let mut filled = Filled { warnings: source.warning.iter().cloned().collect(), ..Filled::default() };
    filled
        .warnings
        .extend(read.unknown_keys.iter().map(|(place, text)| format!("{place}: {text}; ik bewaar hem")));
    for (index, question) in QUESTIONS.iter().enumerate() {
        let steps: Vec<&str> = question.key.split('.').collect();
        let Some(at) = document.find(&steps) else { continue };
        let Some(text) = document.text(at) else { continue };
        if let Err(problem) = filled.answers.set(index, text) {
            filled.errors.push(
                Error::input(format!("'{}': {}", question.key, problem.expected)).at(document.node(at).place),
            );
        }
    }
    let mut rest = CaseFile { number: String::new(), ..read.value };
    if let Some(name) = rest.youth.name.take() {
        name_apart(&name, &mut filled.answers);
    }
    for problem in filled.answers.missing() {
        let key = problem.question.key;
        if !filled.errors.iter().any(|error| error.problem.starts_with(&format!("'{key}'"))) {
            filled.errors.push(Error::input(format!("'{key}' is verplicht en ontbreekt")));
        }
    }
    let mut rest = serde_yaml::to_value(&rest).unwrap_or_default();
    if let (Value::Mapping(rest), Ok(Value::Mapping(written))) =
        (&mut rest, serde_yaml::from_str(source.yaml()))
    {
        let unknown = |key: &Value| key.as_str().is_some_and(|key| !CaseFile::KEYS.contains(&key));
        rest.extend(written.into_iter().filter(|(key, _)| unknown(key)));
    }
    filled.answers.keep(rest);
    Ok(filled)
}

/// A whole name answers the questions for its parts, as far as these are open.
fn name_apart(name: &str, answers: &mut Answers) {
    let name = Name::parse(name);
    let parts = [
        ("jeugdige.voornaam", name.first_names.join(" ")),
        ("jeugdige.tussenvoegsel", name.prefix.unwrap_or_default()),
        ("jeugdige.achternaam", name.surname.unwrap_or_default()),
    ];
    for (key, part) in parts {
        let index = QUESTIONS.iter().position(|question| question.key == key);
        if let Some(index) = index.filter(|index| answers.get(*index).is_none()) {
            // An empty part leaves the question open.
            answers.set(index, &part).ok();
        }
    }
}

/// Takes a form in.
///
/// # Errors
/// When the work folder cannot be read or written.
pub fn take(
    path: &Path,
    filled: &Filled,
    arguments: &Arguments,
    folder: &WorkFolder,
    global: &Global,
    talk: &Talk,
) -> Result<Told> {
    filled.warnings.iter().for_each(|warning| talk.warning(format!("{}: {warning}", path.display())));
    for error in &filled.errors {
        talk.error(&error.clone().in_file(path.display()));
    }
    if !filled.errors.is_empty() {
        talk.note(format!(
            "{}: er is niets gemaakt; pas dit aan en geef het formulier opnieuw.",
            path.display()
        ));
        let taken = Taken::of("mislukt", Status::Input);
        return Ok((taken.status, vec![tell::of_form(path, &taken, &filled.errors)]));
    }
    let intake = Intake {
        folder,
        known: arguments.known(),
        side: arguments.side(),
        dry_run: arguments.dry_run,
        global,
        talk,
    };
    let taken = intake.take(&filled.answers, Some(path))?;
    Ok((taken.status, vec![tell::of_form(path, &taken, &[])]))
}

//! A family's whole file (right of access, AVG art. 15), without third parties.

use super::super::folder::WorkFolder;
use super::super::output::Output;
use super::super::{Global, Talk, gated};
use super::Export;
use crate::deid::{Category, Engine, Group, Known, Options};
use crate::error::{Result, Status};
use crate::minutes::identities::labelled;
use crate::model::case_file::access::{FamilyFile, sections};
use crate::model::{Case, CaseFile};
use crate::workdir::yaml::Document;
use crate::workdir::{Source, find_case, load_case};

/// Runs the command.
///
/// # Errors
/// When the case cannot be read, or nothing can be written.
pub fn run(arguments: &Export, global: &Global, talk: &Talk) -> Result<Status> {
    let folder = WorkFolder::require(global, talk)?;
    let path = find_case(&folder.path, &arguments.number)?;
    let loaded = load_case(&path)?;
    loaded.warnings.iter().for_each(|warning| talk.warning(warning));
    let source = Source::read(&path).map_err(|error| error.in_file(path.display()))?;
    let texts = Document::parse(source.yaml())?.texts()?;
    let mut file =
        FamilyFile { number: loaded.value.number.clone(), date: global.today(), sections: sections(&texts) };
    without_third_parties(&mut file, &loaded.value);
    let formats: Vec<_> = arguments.format.into_iter().collect();
    let stem = format!("dossier-{}", file.number);
    let output = Output::plan(arguments.output.as_deref(), &formats, &stem)?;
    let documents = gated::render_all(&file, &output)?;
    gated::write(documents, &[arguments.output.as_deref()], arguments.force, talk)?;
    talk.warning("lees het dossier na voor je het geeft: in vrije tekst kunnen anderen nog herkenbaar zijn");
    Ok(Status::Ok)
}

/// Takes the names of others out of the free texts; those of the youth and the guardians, and of professionals, stay.
fn without_third_parties(file: &mut FamilyFile, case: &CaseFile) {
    let others =
        CaseFile { family: case.family.clone(), network: case.network.clone(), ..CaseFile::default() };
    let Case { persons, .. } = others.identities();
    let known: Known = labelled(&Case {
        persons,
        addresses: vec![],
        institutions: vec![],
        other_ids: vec![],
        number: case.case_number(),
    });
    let options = Options::default()
        .only(&[Category::Person])
        .without(Group::Pattern)
        .without(Group::Lexicon)
        .without(Group::Tagger);
    let engine = Engine::new(options);
    let mut scrubber = engine.case(&known);
    for section in &mut file.sections {
        if matches!(section.heading.as_str(), "Jeugdige" | "Gezagdragers") {
            continue;
        }
        let texts: Vec<&str> = section.lines.iter().map(|(_, text)| text.as_str()).collect();
        let scrubbed = scrubber.scrub(&texts);
        for (line, scrubbed) in section.lines.iter_mut().zip(scrubbed) {
            line.1 = scrubbed.text;
        }
    }
}

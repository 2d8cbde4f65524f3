//! The texts of letters: those of a neighbourhood's own folder before those of this program.

use super::folder::WorkFolder;
use crate::error::{Error, Result};
use crate::render::letter::{Template, built_in};
use crate::workdir::Source;

/// The template with that file name: of the folder that `sjablonen` in `mdo.yaml` names, when it has one, else our own.
///
/// # Errors
/// When the folder is not there, or the file cannot be read.
pub fn template(folder: Option<&WorkFolder>, name: &str) -> Result<Template> {
    if let Some(folder) = folder
        && let Some(own) = &folder.settings.templates
    {
        let own = folder.path.join(own.trim());
        if !own.is_dir() {
            return Err(Error::input("de map van 'sjablonen' in mdo.yaml bestaat niet")
                .in_file(own.display())
                .remedy("Maak de map, of haal 'sjablonen' weg uit mdo.yaml."));
        }
        let path = own.join(name);
        if path.is_file() {
            let source = Source::read(&path).map_err(|error| error.in_file(path.display()))?;
            return Ok(Template { name: path.display().to_string(), text: source.text });
        }
    }
    built_in(name).ok_or_else(|| Error::input("dit sjabloon bestaat niet").in_file(name))
}

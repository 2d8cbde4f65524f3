//! `--letters`: a request for consent to everybody who has not given it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::folder::WorkFolder;
use crate::cli::templates::template;
use crate::error::Result;
use crate::model::consent::ConsentLetter;
use crate::render::letter::{self, Template};
use crate::workdir::atomic::{Overwrite, make_folder, write_all};

/// Writes a Word document for each letter; the names of the files hold no names. Gives the files.
///
/// # Errors
/// When a template is not right, or a file is there already.
pub fn write(
    letters: &[ConsentLetter],
    folder: Option<&WorkFolder>,
    target: &Path,
    today: Date,
    overwrite: Overwrite,
) -> Result<Vec<PathBuf>> {
    let mut templates: BTreeMap<&str, Template> = BTreeMap::new();
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for one in letters {
        if !templates.contains_key(one.template) {
            templates.insert(one.template, template(folder, one.template)?);
        }
        let Some(text) = templates.get(one.template) else { continue };
        files.push((target.join(format!("{}.docx", one.file)), letter::write(text, one, today)?));
    }
    if !files.is_empty() {
        make_folder(target)?;
        write_all(&files, overwrite)?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

//! The work folder as the commands see it.

use std::path::PathBuf;

use super::{Global, Talk};
use crate::error::{Error, Result};
use crate::model::Settings;
use crate::workdir;

/// The work folder with its settings.
#[derive(Clone, Debug)]
pub struct WorkFolder {
    /// The folder.
    pub path: PathBuf,
    /// Its `mdo.yaml`.
    pub settings: Settings,
}

impl WorkFolder {
    /// The work folder, when there is one.
    ///
    /// # Errors
    /// When `-C` names a folder that does not exist, or `mdo.yaml` is not valid.
    pub fn find(global: &Global, talk: &Talk) -> Result<Option<WorkFolder>> {
        let here = std::env::current_dir().unwrap_or_default();
        let Some(path) = workdir::find(global.dir.as_deref(), &here)? else { return Ok(None) };
        let (settings, warnings) = workdir::load_settings(&path)?;
        warnings.iter().for_each(|warning| talk.warning(warning));
        Ok(Some(WorkFolder { path, settings }))
    }

    /// The work folder of a command that cannot do without.
    ///
    /// # Errors
    /// As [`WorkFolder::find`], and when there is none.
    pub fn require(global: &Global, talk: &Talk) -> Result<WorkFolder> {
        Self::find(global, talk)?.ok_or_else(|| {
            Error::usage("hier is geen werkmap: geen mdo.yaml in deze map of in een map daarboven")
                .remedy("Maak er een met 'mdo init', of noem er een met -C MAP.")
        })
    }
}

/// The settings, or the defaults without a work folder.
///
/// # Errors
/// As [`WorkFolder::find`].
pub fn settings(global: &Global, talk: &Talk) -> Result<Settings> {
    Ok(WorkFolder::find(global, talk)?.map(|folder| folder.settings).unwrap_or_default())
}

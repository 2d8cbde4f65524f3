//! The work folder as the commands see it.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::changes::Changes;
use super::{Global, Talk};
use crate::dutch::date;
use crate::error::{Error, Result};
use crate::model::{CaseFile, Settings};
use crate::workdir::edit::Edit;
use crate::workdir::lock::{Lock, PATIENCE};
use crate::workdir::{self, MEETINGS, find_case, load_case};

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

    /// The folder with this name as a work folder; without `mdo.yaml` everything is as usual.
    ///
    /// # Errors
    /// When there is no such folder, or its `mdo.yaml` is not valid.
    pub fn at(path: &Path, talk: &Talk) -> Result<WorkFolder> {
        if !path.is_dir() {
            return Err(Error::usage("deze map bestaat niet")
                .in_file(path.display())
                .remedy("Noem een werkmap, of maak er een met 'mdo init'."));
        }
        let (settings, warnings) = workdir::load_settings(path)?;
        warnings.iter().for_each(|warning| talk.warning(warning));
        Ok(WorkFolder { path: path.to_owned(), settings })
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

    /// The meetings that have a file, with their days, in order.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub fn meetings(&self) -> Result<Vec<(Date, PathBuf)>> {
        let files = workdir::yaml_files(&self.path.join(MEETINGS))?;
        let day = |path: &Path| date::parse(&path.file_stem()?.to_string_lossy());
        let mut meetings: Vec<(Date, PathBuf)> =
            files.into_iter().filter_map(|path| Some((day(&path)?, path))).collect();
        meetings.sort();
        Ok(meetings)
    }

    /// The day of the meeting: as said, else the next one.
    ///
    /// # Errors
    /// When nobody says, or the folder of meetings cannot be read.
    pub fn meeting_day(&self, said: Option<Date>, today: Date) -> Result<Date> {
        if let Some(said) = said {
            return Ok(said);
        }
        let planned = self.meetings()?.into_iter().map(|(day, _)| day);
        self.settings.meeting_from(planned, today).ok_or_else(|| {
            Error::usage("ik weet niet wanneer het volgende overleg is")
                .remedy("Geef de dag met --date, of zet in mdo.yaml bij overleg een ritme, zoals 'eerste donderdag van de maand'.")
        })
    }

    /// Takes the lock; another `mdo` that has it is waited for, and named.
    ///
    /// # Errors
    /// When the other one does not end in time.
    pub fn lock(&self, command: &'static str, talk: &Talk) -> Result<Lock> {
        Lock::take(&self.path, command, PATIENCE, |holder| talk.note(format!("Ik wacht op {holder} ...")))
    }

    /// Changes one case file under the lock, and leaves the rest of it as it is, byte for byte.
    ///
    /// # Errors
    /// When there is no such case, or its file cannot be read or changed.
    pub fn change_case(
        &self,
        number: &str,
        command: &'static str,
        dry_run: bool,
        talk: &Talk,
        change: impl FnOnce(&CaseFile, Edit<'static>) -> Result<Edit<'static>>,
    ) -> Result<()> {
        let mut changes = Changes::begin(self, command, talk)?;
        let loaded = load_case(&find_case(&self.path, number)?)?;
        loaded.warnings.iter().for_each(|warning| talk.warning(warning));
        changes.edit(&loaded.path, CaseFile::KEYS, |edit| change(&loaded.value, edit))?;
        changes.save(dry_run, talk)
    }
}

/// The settings, or the defaults without a work folder.
///
/// # Errors
/// As [`WorkFolder::find`].
pub fn settings(global: &Global, talk: &Talk) -> Result<Settings> {
    Ok(WorkFolder::find(global, talk)?.map(|folder| folder.settings).unwrap_or_default())
}

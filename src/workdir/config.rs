//! `mdo.yaml`, read.

use std::path::Path;

use super::find::CONFIG;
use super::load::load;
use crate::error::Result;
use crate::model::Settings;

/// Reads `mdo.yaml` in a folder; the defaults when it has none. Also gives what a person should look at: a warning for
/// each key that is not known, with the nearest one that is.
///
/// # Errors
/// When the file cannot be read or is not valid; the error names line and column, never a value.
pub fn load_settings(folder: &Path) -> Result<(Settings, Vec<String>)> {
    let path = folder.join(CONFIG);
    if !path.is_file() {
        return Ok((Settings::default(), Vec::new()));
    }
    let loaded = load::<Settings>(&path)?;
    Ok((loaded.value, loaded.warnings))
}

//! `mdo.yaml`, read.

use std::path::Path;

use super::find::CONFIG;
use super::load::load;
use crate::error::Result;
use crate::model::Settings;

/// Reads `mdo.yaml` in a folder; the defaults when it has none. Also gives what a person should look at: a warning for
/// each key that is not known, with the nearest one that is, and when the rhythm cannot be followed.
///
/// # Errors
/// When the file cannot be read or is not valid; the error names line and column, never a value.
pub fn load_settings(folder: &Path) -> Result<(Settings, Vec<String>)> {
    let path = folder.join(CONFIG);
    if !path.is_file() {
        return Ok((Settings::default(), Vec::new()));
    }
    let loaded = load::<Settings>(&path)?;
    let mut warnings = loaded.warnings;
    let problem = loaded.value.rhythm_problem();
    warnings.extend(problem.map(|problem| format!("{}: overleg.ritme: {problem}", path.display())));
    Ok((loaded.value, warnings))
}

//! Where the work folder is.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// The file that makes a folder a work folder.
pub const CONFIG: &str = "mdo.yaml";

/// The work folder: the one that is named, else the nearest upwards from `start` that has an `mdo.yaml`.
/// `None` when there is none.
///
/// # Errors
/// When a folder is named that does not exist.
pub fn find(named: Option<&Path>, start: &Path) -> Result<Option<PathBuf>> {
    if let Some(named) = named {
        if !named.is_dir() {
            return Err(Error::usage("deze map bestaat niet")
                .in_file(named.display())
                .remedy("Noem met -C een map die bestaat, of laat -C weg."));
        }
        return Ok(Some(named.to_owned()));
    }
    Ok(start.ancestors().find(|folder| folder.join(CONFIG).is_file()).map(Path::to_owned))
}

//! Saving files that were read before: only when they are still what was read.

use std::path::Path;

use super::atomic::{Expected, Job, write_jobs};
use crate::error::Result;

/// A file of the work folder with its new contents.
#[derive(Clone, Copy, Debug)]
pub struct Change<'b> {
    /// Where it stands.
    pub path: &'b Path,
    /// The bytes that were read; `None` when the file is new.
    pub old: Option<&'b [u8]>,
    /// The bytes that it gets.
    pub new: &'b [u8],
}

/// Writes changed and new files: all of them, or none when one of them was changed, made or removed by somebody
/// else meanwhile. Each file is whole at every moment. A file that stays the same is not touched, a changed one
/// keeps its permissions, and a new one can be read by its owner only.
///
/// # Errors
/// When a file is not what was read, or cannot be written.
pub fn save(changes: &[Change<'_>]) -> Result<()> {
    let changed = changes.iter().filter(|change| change.old != Some(change.new));
    let jobs = changed.map(|change| Job {
        path: change.path,
        bytes: change.new,
        expected: change.old.map_or(Expected::Nothing, Expected::This),
    });
    write_jobs(&jobs.collect::<Vec<_>>())
}

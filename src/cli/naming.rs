//! Names of files and identities for participants, by their roles.

use sha2::{Digest, Sha256};

use crate::model::Settings;

/// Tells the numbers of one neighbourhood from those of another, for who sits in both; without its name.
pub fn source(settings: &Settings) -> String {
    let Some(neighbourhood) = &settings.neighbourhood else { return String::new() };
    let digest = Sha256::digest(neighbourhood.as_bytes());
    digest.iter().take(4).fold("-".to_owned(), |text, byte| text + &format!("{byte:02x}"))
}

/// A role as part of a file name: `POH-jeugd` is `poh-jeugd`, `IB'er` is `ib-er`.
pub fn file_name(role: &str) -> String {
    let words = role.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// Two roles may differ in signs only.
pub fn distinct(name: String, taken: &[String]) -> String {
    let mut candidates = std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}-{n}")));
    candidates.find(|name| !taken.contains(name)).unwrap_or(name)
}

//! `mdo.yaml`: what a neighbourhood sets for itself. Everything in it may be left out.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use serde::Deserialize;

use super::find::CONFIG;
use crate::error::{Error, Result};
use crate::model::{Participant, Team};

/// A hand-written settings file is never larger than this.
const MAX_BYTES: u64 = 1 << 20;

/// The settings of a neighbourhood.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Config {
    /// Who sits at the table: names that stand for a role.
    #[serde(rename = "deelnemers")]
    participants: Vec<ConfigParticipant>,
    /// Column headers of this neighbourhood's sheet: header -> what it holds.
    #[serde(rename = "kolommen")]
    pub columns: BTreeMap<String, String>,
}

/// One participant in `mdo.yaml`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
struct ConfigParticipant {
    naam: Option<String>,
    rol: Option<String>,
    organisatie: Option<String>,
}

const KEYS: &[&str] = &["deelnemers", "kolommen"];
const PARTICIPANT_KEYS: &[&str] = &["naam", "rol", "organisatie"];

impl Config {
    /// Reads `mdo.yaml` in a folder; the defaults when it has none. Also gives a warning for each key that
    /// is not known, with the nearest one that is.
    ///
    /// # Errors
    /// When the file cannot be read or is not valid; the error names line and column, never a value.
    pub fn load(folder: &Path) -> Result<(Config, Vec<String>)> {
        let path = folder.join(CONFIG);
        if !path.is_file() {
            return Ok((Config::default(), Vec::new()));
        }
        let text = read(&path).map_err(|error| error.in_file(path.display()))?;
        Self::parse(&text).map_err(|error| error.in_file(path.display()))
    }

    /// Reads the text of an `mdo.yaml`.
    ///
    /// # Errors
    /// When it is not valid.
    pub fn parse(text: &str) -> Result<(Config, Vec<String>)> {
        if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            return Ok((Config::default(), Vec::new()));
        }
        let config: Config = serde_yaml::from_str(text).map_err(|error| invalid(&error))?;
        let keys: serde_yaml::Mapping = serde_yaml::from_str(text).map_err(|error| invalid(&error))?;
        let mut warnings = unknown_keys(&keys, KEYS, "");
        if let Some(serde_yaml::Value::Sequence(list)) = keys.get("deelnemers") {
            for (index, item) in list.iter().enumerate() {
                if let serde_yaml::Value::Mapping(item) = item {
                    warnings.extend(unknown_keys(
                        item,
                        PARTICIPANT_KEYS,
                        &format!("deelnemers[{}].", index + 1),
                    ));
                }
            }
        }
        Ok((config, warnings))
    }

    /// The participants who have a role.
    pub fn team(&self) -> Team {
        let participants = self.participants.iter().filter_map(|participant| {
            Some(Participant {
                name: participant.naam.clone(),
                role: participant.rol.clone()?,
                organisation: participant.organisatie.clone(),
            })
        });
        Team { participants: participants.collect() }
    }
}

fn read(path: &Path) -> Result<String> {
    let unreadable = |_| {
        Error::input("dit bestand kan niet gelezen worden").remedy("Controleer of je er rechten op hebt.")
    };
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::input("dit bestand is groter dan 1 MB")
            .remedy("Een mdo.yaml is een klein bestand met instellingen."));
    }
    String::from_utf8(bytes).map_err(|_| {
        Error::input("dit bestand is geen UTF-8")
            .remedy("Sla het in je tekstverwerker op met de codering UTF-8.")
    })
}

/// The parser's own text quotes the value: only the place is shown.
fn invalid(error: &serde_yaml::Error) -> Error {
    let invalid = Error::input("dit is geen geldige mdo.yaml")
        .remedy("Kijk op deze plaats naar inspringen, dubbele punten en aanhalingstekens.");
    match error.location() {
        Some(place) => invalid.at(format_args!("regel {}, kolom {}", place.line(), place.column())),
        None => invalid,
    }
}

fn unknown_keys(mapping: &serde_yaml::Mapping, known: &[&str], prefix: &str) -> Vec<String> {
    let unknown = mapping.keys().filter_map(|key| key.as_str()).filter(|key| !known.contains(key));
    unknown
        .map(|key| {
            let nearest = known.iter().max_by(|a, b| strsim::jaro(key, a).total_cmp(&strsim::jaro(key, b)));
            let nearest = nearest.copied().unwrap_or_default();
            format!("mdo.yaml: de sleutel '{prefix}{key}' ken ik niet; bedoel je '{prefix}{nearest}'?")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn participants_and_columns_are_read() {
        let (config, warnings) = Config::parse(
            "deelnemers:\n- {naam: Karin de Boer, rol: POH-jeugd}\n- {naam: zonder rol}\nkolommen:\n  Wat gaan we doen: acties\n",
        )
        .unwrap();
        assert_eq!(config.team().participants.len(), 1);
        assert_eq!(config.columns["Wat gaan we doen"], "acties");
        assert!(warnings.is_empty());
    }

    #[test]
    fn an_unknown_key_is_named_with_its_neighbour() {
        let (_, warnings) = Config::parse("deelnemer:\n- naam: x\ndeelnemers:\n- nam: x\n").unwrap();
        assert!(warnings[0].contains("'deelnemer'") && warnings[0].contains("'deelnemers'"), "{warnings:?}");
        assert!(warnings[1].contains("'deelnemers[1].naam'"), "{warnings:?}");
    }

    #[test]
    fn an_error_names_the_place_and_no_value() {
        let error = Config::parse("deelnemers:\n  - naam: {Yusuf: [").unwrap_err();
        assert!(error.place.is_some());
        assert!(!error.to_string().contains("Yusuf"));
        let error = Config::parse("kolommen: Yusuf el Idrissi").unwrap_err();
        assert!(!error.to_string().contains("Yusuf"));
    }

    #[test]
    fn an_empty_file_is_the_defaults() {
        assert_eq!(Config::parse("# niets\n").unwrap().0, Config::default());
    }
}

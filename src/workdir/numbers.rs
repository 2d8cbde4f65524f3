//! Case numbers: each is given out once, also after its case was closed or removed.
//!
//! `nummers.txt` in the work folder lists every number that was ever given out, one a line. Whoever gives out numbers
//! holds the lock of the folder, and writes the list with the case files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::atomic::{Overwrite, write_new};
use super::load::{CASES, Source, is_case_number, yaml_files};
use crate::error::{Error, Result};
use crate::model::settings::Numbering;

/// The list in the work folder.
const LIST: &str = "nummers.txt";

const ABOUT: &str = "# Alle casusnummers die ooit zijn uitgegeven. Laat dit bestand staan: mdo geeft een nummer nooit twee keer uit.\n";

/// Letters and digits that nobody takes for one another on paper; no vowels, so that no words come of them.
const ALPHABET: &[u8] = b"23456789BCDFGHJKMNPQRTVWXZ";

/// The numbers of a work folder.
#[derive(Clone, Debug)]
pub struct Numbers {
    path: PathBuf,
    given: BTreeSet<String>,
    /// Not given out yet, but spoken for.
    reserved: BTreeSet<String>,
    listed: usize,
}

impl Numbers {
    /// Reads the list, and the names of the case files: a file that was put there by hand has used its number too.
    ///
    /// # Errors
    /// When the list or the folder cannot be read.
    pub fn read(folder: &Path) -> Result<Numbers> {
        let path = folder.join(LIST);
        let text = if path.exists() {
            Source::read(&path).map_err(|error| error.in_file(path.display()))?.text
        } else {
            String::new()
        };
        let lines = text.lines().map(|line| line.trim_start_matches('\u{feff}').trim());
        let mut given: BTreeSet<String> =
            lines.filter(|line| !line.starts_with('#') && is_case_number(line)).map(str::to_owned).collect();
        let listed = given.len();
        for file in yaml_files(&folder.join(CASES))? {
            given.extend(file.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
        Ok(Numbers { path, given, reserved: BTreeSet::new(), listed })
    }

    /// Notes that a number is used; `false` when it was already.
    pub fn claim(&mut self, number: &str) -> bool {
        self.given.insert(number.to_owned())
    }

    /// Keeps a number for who has it already: [`Numbers::next`] does not give it out.
    pub fn reserve(&mut self, number: &str) {
        self.reserved.insert(number.to_owned());
    }

    /// Gives out a new number.
    ///
    /// # Errors
    /// When the system gives no random numbers, and they are asked for.
    pub fn next(&mut self, numbering: Numbering, year: i16) -> Result<String> {
        let number = match numbering {
            Numbering::Year => self.next_of(year),
            Numbering::Random => loop {
                let number = random()?;
                if !self.given.contains(&number) && !self.reserved.contains(&number) {
                    break number;
                }
            },
        };
        self.given.insert(number.clone());
        Ok(number)
    }

    /// `2026-015` behind `2026-014`.
    fn next_of(&self, year: i16) -> String {
        let prefix = format!("{year:04}-");
        let known = [&self.given, &self.reserved].map(|numbers| numbers.range(prefix.clone()..));
        let of_year =
            known.into_iter().flat_map(|known| known.map_while(|number| number.strip_prefix(&prefix)));
        let highest = of_year.filter_map(|number| number.parse::<u32>().ok()).max();
        format!("{prefix}{:03}", highest.unwrap_or(0).saturating_add(1))
    }

    /// Writes the list when something was added to it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self) -> Result<()> {
        if self.given.len() == self.listed {
            return Ok(());
        }
        let lines: String = self.given.iter().map(|number| format!("{number}\n")).collect();
        write_new(&self.path, format!("{ABOUT}{lines}").as_bytes(), Overwrite::Force)
    }
}

/// `7K3-QX9`.
fn random() -> Result<String> {
    let mut number = String::new();
    while number.len() < 7 {
        let mut byte = [0];
        getrandom::fill(&mut byte)
            .map_err(|_| Error::write("dit systeem geeft geen willekeurige nummers"))?;
        // Each sign as likely as another: what lies beyond the last whole round is thrown away.
        let whole = 256 - 256 % ALPHABET.len();
        if usize::from(byte[0]) < whole {
            number.push(char::from(ALPHABET[usize::from(byte[0]) % ALPHABET.len()]));
            if number.len() == 3 {
                number.push('-');
            }
        }
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_number_is_given_out_once() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(CASES)).unwrap();
        fs::write(folder.path().join("casussen/2026-009.yaml"), "").unwrap();
        fs::write(folder.path().join(LIST), "# lijst\r\n2026-011\r\n2025-040\r\n").unwrap();
        let mut numbers = Numbers::read(folder.path()).unwrap();
        assert_eq!(numbers.next(Numbering::Year, 2026).unwrap(), "2026-012");
        assert_eq!(numbers.next(Numbering::Year, 2026).unwrap(), "2026-013");
        numbers.reserve("2026-014");
        assert_eq!(numbers.next(Numbering::Year, 2026).unwrap(), "2026-015");
        assert!(numbers.claim("2026-014"), "it was kept for this");
        assert_eq!(numbers.next(Numbering::Year, 2027).unwrap(), "2027-001");
        assert!(!numbers.claim("2025-040") && numbers.claim("W-1"));
        numbers.save().unwrap();
        let again = Numbers::read(folder.path()).unwrap();
        assert_eq!(again.listed, again.given.len(), "nothing is left to be added");
        assert_eq!(again.given, numbers.given);
    }

    #[test]
    fn a_thousandth_case_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let mut numbers = Numbers::read(folder.path()).unwrap();
        numbers.claim("2026-999");
        assert_eq!(numbers.next(Numbering::Year, 2026).unwrap(), "2026-1000");
        assert_eq!(numbers.next(Numbering::Year, 2026).unwrap(), "2026-1001");
    }

    #[test]
    fn a_random_number_tells_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut numbers = Numbers::read(folder.path()).unwrap();
        let all: BTreeSet<String> =
            (0..1000).map(|_| numbers.next(Numbering::Random, 2026).unwrap()).collect();
        assert_eq!(all.len(), 1000);
        assert!(all.iter().all(|number| number.len() == 7 && number.as_bytes()[3] == b'-'));
    }
}

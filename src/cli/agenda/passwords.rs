//! A password for each participant's sheet: given in a file, made before, or made now.

use std::path::Path;

use zeroize::Zeroizing;

use crate::agenda::table::key;
use crate::cli::Talk;
use crate::error::{Error, Result};
use crate::sheet::Secret;

/// Signs that nobody takes for another.
const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// Groups of signs, and signs in a group: about 79 bits.
const GROUPS: usize = 4;
const IN_A_GROUP: usize = 4;
/// No list of passwords is larger.
const MAX_BYTES: usize = 64 << 10;

/// What the sheet itself is called in the list.
const SHEET: &str = "sheet";

const HEAD: &str = "\
# De wachtwoorden van de casuïstieksheets, per deelnemer.
# Geef elk langs een andere weg door dan de mail met de sheet: telefonisch, of met een sms.
# Verstuur dit bestand niet, en gooi het weg als iedereen het wachtwoord heeft.
";

/// The passwords, by role.
pub(super) struct Passwords {
    known: Vec<(String, Zeroizing<String>)>,
    /// How many of them the coordinator gave, and has.
    given: usize,
    made: bool,
}

impl Passwords {
    /// Those of a file that the coordinator wrote, else those that were made for these documents before.
    ///
    /// # Errors
    /// When the file that is named cannot be read.
    pub fn read(given: Option<&Path>, before: &Path) -> Result<Passwords> {
        let Some(given) = given else {
            let known = std::fs::read_to_string(before).map(Zeroizing::new);
            let known = known.map(|text| parse(&text)).unwrap_or_default();
            return Ok(Passwords { known, given: 0, made: false });
        };
        let unread = || {
            Error::usage("het bestand met de wachtwoorden kan niet gelezen worden")
                .in_file(given.display())
                .remedy("Maak een tekstbestand met op elke regel een rol en het wachtwoord: CJG: geheim")
        };
        let text = Zeroizing::new(std::fs::read_to_string(given).map_err(|_| unread())?);
        let known = parse(&text);
        if known.is_empty() || text.len() > MAX_BYTES {
            return Err(unread());
        }
        Ok(Passwords { given: known.len(), known, made: false })
    }

    /// What was given for a role.
    fn given(&self, role: &str) -> Option<&Zeroizing<String>> {
        self.known.iter().find(|(known, _)| key(known) == key(role)).map(|(_, password)| password)
    }

    /// The password of a role; made when there is none.
    ///
    /// # Errors
    /// When this computer has no randomness to give.
    pub fn of(&mut self, role: &str) -> Result<Zeroizing<String>> {
        if let Some(password) = self.given(role) {
            return Ok(password.clone());
        }
        let password = Zeroizing::new(made()?);
        self.known.push((role.to_owned(), password.clone()));
        self.made = true;
        Ok(password)
    }

    /// The list to hand over, when a password was made.
    pub fn list(&self) -> Option<Zeroizing<String>> {
        let mut text = Zeroizing::new(HEAD.to_owned());
        for (role, password) in &self.known[self.given..] {
            text.push_str(&format!("{role}: {}\n", password.as_str()));
        }
        self.made.then_some(text)
    }

    /// Says for whom a password was given that nobody needs.
    pub fn tell_unused(&self, roles: &[&str], talk: &Talk) {
        let unused = self.known.iter().filter(|(known, _)| !roles.iter().any(|role| key(role) == key(known)));
        for (role, _) in unused {
            talk.detail(|| format!("het wachtwoord van {role} is dit keer niet nodig"));
        }
    }
}

/// The password of the casuïstieksheet that is read, when the coordinator wrote it among those of the participants.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn of_sheet(given: Option<&Path>) -> Result<Option<Secret>> {
    let Some(file) = given else { return Ok(None) };
    let passwords = Passwords::read(Some(file), file)?;
    Ok(passwords.given(SHEET).map(|password| Secret::new(password.as_str().to_owned())))
}

/// `rol: wachtwoord` on each line; `=` and a tab will do too.
fn parse(text: &str) -> Vec<(String, Zeroizing<String>)> {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once([':', '=', '\t']));
    let pairs =
        pairs.map(|(role, password)| (role.trim().to_owned(), Zeroizing::new(password.trim().to_owned())));
    pairs.filter(|(role, password)| !role.is_empty() && !password.is_empty()).collect()
}

fn made() -> Result<String> {
    let mut password = String::new();
    while password.len() < GROUPS * (IN_A_GROUP + 1) - 1 {
        let mut byte = [0u8];
        getrandom::fill(&mut byte).map_err(|_| {
            Error::write("deze computer geeft geen willekeurige getallen; er zijn geen wachtwoorden gemaakt")
                .remedy("Geef ze zelf in een bestand: --password-file")
        })?;
        // Each sign as likely as another: the last bytes, which do not fill a round, are passed over.
        let rounds = 256 / SIGNS.len() * SIGNS.len();
        if usize::from(byte[0]) < rounds {
            if password.len() % (IN_A_GROUP + 1) == IN_A_GROUP {
                password.push('-');
            }
            password.push(char::from(SIGNS[usize::from(byte[0]) % SIGNS.len()]));
        }
    }
    Ok(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_people_write_it() {
        let read =
            parse("\u{feff}# uitleg\nCJG: geheim: ja\n\n POH-jeugd =  x y \nIB'er\tz\nzonder\n: leeg\n");
        let read: Vec<(&str, &str)> =
            read.iter().map(|(role, word)| (role.as_str(), word.as_str())).collect();
        assert_eq!(read, [("CJG", "geheim: ja"), ("POH-jeugd", "x y"), ("IB'er", "z")]);
    }

    #[test]
    fn a_made_password_can_be_read_out() {
        let (one, other) = (made().unwrap(), made().unwrap());
        assert!(one != other && one.len() == 19 && one.split('-').all(|group| group.len() == 4), "{one}");
    }
}

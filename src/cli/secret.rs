//! Passwords and passphrases: from a file or typed, never from an argument, which others can see.

use std::fs::File;
use std::io::{IsTerminal, Read};
use std::path::Path;

use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// No password is longer; what is, is another file.
const MAX_BYTES: u64 = 64 << 10;

/// The first line of a file that holds a secret: `het wachtwoord`, `de wachtzin`.
pub fn first_line(path: &Path, secret: &str) -> Result<String> {
    let mut text = Zeroizing::new(String::new());
    let read = File::open(path).and_then(|file| file.take(MAX_BYTES).read_to_string(&mut text));
    read.map_err(|_| {
        Error::usage(format!("het bestand met {secret} kan niet gelezen worden"))
            .in_file(path.display())
            .remedy(format!("Maak een tekstbestand met op de eerste regel {secret}."))
    })?;
    match text.trim_start_matches('\u{feff}').lines().next() {
        Some(line) if !line.is_empty() => Ok(line.to_owned()),
        _ => Err(Error::usage(format!("in het bestand staat {secret} niet op de eerste regel"))
            .in_file(path.display())),
    }
}

/// Whether somebody is there to type.
pub fn can_ask() -> bool {
    std::io::stdin().is_terminal()
}

/// Asks for a secret; twice when it is a new one.
pub fn ask(prompt: &str, new: bool) -> Result<String> {
    let typed = |prompt: &str| {
        let password = dialoguer::Password::new().with_prompt(prompt).report(false).interact();
        password.map(Zeroizing::new).map_err(|_| Error::usage("er is niets ingevoerd"))
    };
    let first = typed(prompt)?;
    if new && *typed("Nog een keer")? != *first {
        return Err(Error::usage("de twee keer is niet hetzelfde ingevoerd").remedy("Probeer het opnieuw."));
    }
    Ok((*first).clone())
}

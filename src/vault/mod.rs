//! The list that undoes a replacement: kept apart from the result, encrypted with a passphrase.
//!
//! Who has the list and the passphrase has all names back, so it is only made on request. The file is in the age
//! format (age-encryption.org/v1, scrypt): the programs `age` and `rage` open it too, should `mdo` be gone.

mod age;
mod restore;

pub use restore::{Restored, Unrestored, restore};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// Characters that a passphrase for a new list has at least.
const SHORTEST: usize = 12;

/// The largest list that is opened.
const MAX_BYTES: usize = 256 << 20;

/// The version of the list's form.
const VERSION: u32 = 1;

/// A passphrase; it leaves memory when dropped and shows nothing when printed.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Keeps a passphrase.
    pub fn new(passphrase: String) -> Self {
        Passphrase(Zeroizing::new(passphrase))
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

/// What was replaced in one run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map {
    /// The files, in the order they were written.
    #[serde(rename = "bestanden")]
    pub files: Vec<MapFile>,
}

/// What was replaced in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapFile {
    /// The name of the result, by which the file is found back.
    #[serde(rename = "naam")]
    pub name: String,
    /// Its texts, in order; a plain text is one.
    #[serde(rename = "stukken")]
    pub pieces: Vec<MapPiece>,
}

/// What was replaced in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPiece {
    /// Where it stands, as in the page to check with.
    #[serde(rename = "plaats")]
    pub place: String,
    /// The text after replacement: to see whether it was edited since, and where a label stood.
    #[serde(rename = "resultaat")]
    pub result: String,
    /// The labels in it, in order.
    #[serde(rename = "vervangen")]
    pub labels: Vec<Label>,
}

/// A label and what it stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// First byte in the result.
    #[serde(rename = "begin")]
    pub start: usize,
    /// One past the last byte; the same as `start` where nothing came in its place.
    #[serde(rename = "eind")]
    pub end: usize,
    /// What stood there.
    #[serde(rename = "was")]
    pub original: String,
}

impl MapPiece {
    /// The entry of a text in which these stretches were replaced: first byte, one past the last byte, and what came in
    /// its place. They must be in order and not overlap; one that is not in the text is passed over.
    pub fn new<'r>(
        place: &str,
        original: &str,
        replaced: impl IntoIterator<Item = (usize, usize, &'r str)>,
    ) -> MapPiece {
        let mut piece = MapPiece { place: place.to_owned(), ..MapPiece::default() };
        let mut done = 0;
        for (start, end, replacement) in replaced {
            let (Some(before), Some(was)) = (original.get(done..start), original.get(start..end)) else {
                continue;
            };
            piece.result.push_str(before);
            let at = piece.result.len();
            piece.result.push_str(replacement);
            piece.labels.push(Label { start: at, end: piece.result.len(), original: was.to_owned() });
            done = end;
        }
        piece.result.push_str(&original[done..]);
        piece
    }

    /// The text as it was.
    pub fn original(&self) -> String {
        let mut out = String::with_capacity(self.result.len());
        let mut done = 0;
        for label in &self.labels {
            out.push_str(&self.result[done..label.start]);
            out.push_str(&label.original);
            done = label.end;
        }
        out.push_str(&self.result[done..]);
        out
    }

    /// Whether the labels lie in the result, in order and on characters.
    fn is_sound(&self) -> bool {
        let mut done = 0;
        self.labels.iter().all(|label| {
            let sound = label.start >= done && self.result.get(label.start..label.end).is_some();
            done = label.end;
            sound
        })
    }
}

impl Map {
    /// The file of this name.
    pub fn file(&self, name: &str) -> Option<&MapFile> {
        self.files.iter().find(|file| file.name == name)
    }
}

/// The list as it is encrypted.
#[derive(Serialize, Deserialize)]
struct Sealed<M> {
    versie: u32,
    sleutellijst: M,
}

/// Whether a passphrase is good enough for a new list.
///
/// # Errors
///
/// When it is short.
pub fn check_new(passphrase: &Passphrase) -> Result<()> {
    if passphrase.0.chars().count() < SHORTEST {
        return Err(Error::usage(format!("deze wachtzin is korter dan {SHORTEST} tekens"))
            .remedy("Neem vier of vijf gewone woorden achter elkaar."));
    }
    Ok(())
}

/// The list, encrypted.
///
/// # Errors
///
/// When the passphrase is short, or the computer gives no random numbers.
pub fn seal(map: &Map, passphrase: &Passphrase) -> Result<Vec<u8>> {
    check_new(passphrase)?;
    let json = serde_json::to_vec(&Sealed { versie: VERSION, sleutellijst: map }).map_err(|_| unwritten())?;
    let json = Zeroizing::new(json);
    // What is encrypted grows by some bytes a piece of 64 KiB.
    if json.len() > MAX_BYTES / 100 * 99 {
        return Err(Error::write("de sleutellijst wordt te groot")
            .remedy("Doe de bestanden in delen, elk met een eigen lijst."));
    }
    age::seal(&json, passphrase.0.as_bytes()).ok_or_else(unwritten)
}

/// The list back.
///
/// # Errors
///
/// When the passphrase is another one, or the file is not such a list, damaged or changed.
pub fn open(bytes: &[u8], passphrase: &Passphrase) -> Result<Map> {
    if bytes.len() > MAX_BYTES {
        return Err(no_list());
    }
    let json = age::open(bytes, passphrase.0.as_bytes()).map_err(|problem| match problem {
        age::Problem::NoList => no_list(),
        age::Problem::WrongPassphrase => Error::input("deze wachtzin past niet bij de sleutellijst")
            .remedy("Let op hoofdletters en spaties, of zoek de wachtzin op die je bij het maken koos."),
        age::Problem::TooSlow => Error::input(
            "deze sleutellijst vraagt meer rekenwerk dan mdo ooit gebruikt",
        )
        .remedy("Vertrouw het bestand niet als je het van een ander kreeg; anders opent 'age -d' het."),
        age::Problem::Damaged => Error::input("deze sleutellijst is beschadigd of veranderd")
            .remedy("Neem de oorspronkelijke lijst of een reservekopie."),
    })?;
    let sealed: Sealed<Map> = serde_json::from_slice(&json).map_err(|_| no_list())?;
    if sealed.versie != VERSION {
        return Err(Error::input("deze sleutellijst is van een nieuwere mdo").remedy("Werk mdo bij."));
    }
    let sound = sealed.sleutellijst.files.iter().flat_map(|file| &file.pieces).all(MapPiece::is_sound);
    if sound { Ok(sealed.sleutellijst) } else { Err(no_list()) }
}

fn no_list() -> Error {
    Error::input("dit is geen sleutellijst van mdo").remedy("Geef het bestand op dat met --map is gemaakt.")
}

fn unwritten() -> Error {
    Error::write("de sleutellijst kon niet worden gemaakt")
}

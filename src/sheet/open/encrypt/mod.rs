//! Opens a password-protected xlsx (ECMA-376, agile and standard encryption, [MS-OFFCRYPTO]), and writes one (agile).
//!
//! A wrong password is told from a damaged file by the verifier; a file that was tampered with is refused by its
//! integrity code where the format has one (agile).

mod agile;
mod cipher;
mod seal;
mod standard;

use std::io::{Cursor, Read};

use zeroize::Zeroizing;

use crate::error::{Error, Result};

use super::limits::MAX_FILE_BYTES;

/// What a compound file holds.
pub enum Container {
    /// An old Excel workbook: its stream.
    Xls(Vec<u8>),
    /// An encrypted package: its description and its data.
    Encrypted {
        /// The stream `EncryptionInfo`.
        info: Vec<u8>,
        /// The stream `EncryptedPackage`.
        package: Vec<u8>,
    },
}

/// Looks into a compound file.
pub fn open(bytes: &[u8]) -> Result<Container> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    if file.is_stream("/EncryptedPackage") && file.is_stream("/EncryptionInfo") {
        let info = stream(&mut file, "/EncryptionInfo")?;
        return Ok(Container::Encrypted { info, package: stream(&mut file, "/EncryptedPackage")? });
    }
    for name in ["/Workbook", "/Book"] {
        if file.is_stream(name) {
            return Ok(Container::Xls(stream(&mut file, name)?));
        }
    }
    let what = if file.is_stream("/WordDocument") { "een oud Word-document" } else { "geen werkblad" };
    Err(Error::input(format!("dit is {what}")).remedy("Geef het Excel-bestand met de casussen op."))
}

fn stream(file: &mut cfb::CompoundFile<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>> {
    let mut data = Vec::new();
    let stream = file.open_stream(name).map_err(|_| damaged())?;
    stream.take(MAX_FILE_BYTES).read_to_end(&mut data).map_err(|_| damaged())?;
    Ok(data)
}

/// Decrypts the package: the bytes of an ordinary xlsx.
pub fn decrypt(info: &[u8], package: &[u8], password: &str) -> Result<Vec<u8>> {
    let password = utf16(password);
    let version = info.get(..4).ok_or_else(damaged)?;
    match (u16::from_le_bytes([version[0], version[1]]), u16::from_le_bytes([version[2], version[3]])) {
        (4, 4) => agile::decrypt(info.get(8..).ok_or_else(damaged)?, package, &password),
        (2..=4, 2) => standard::decrypt(info.get(8..).ok_or_else(damaged)?, package, &password),
        _ => Err(unknown()),
    }
}

/// Encrypts the bytes of an ordinary xlsx.
pub fn encrypt(plain: &[u8], password: &str) -> Result<Vec<u8>> {
    seal::seal(plain, &utf16(password))
}

fn utf16(password: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(password.encode_utf16().flat_map(u16::to_le_bytes).collect())
}

/// The size that stands before the data, and the data.
fn split_size(package: &[u8]) -> Result<(usize, &[u8])> {
    let (size, data) = package.split_first_chunk::<8>().ok_or_else(damaged)?;
    let size = usize::try_from(u64::from_le_bytes(*size)).map_err(|_| damaged())?;
    if size > data.len() { Err(damaged()) } else { Ok((size, data)) }
}

fn wrong_password() -> Error {
    Error::input("het wachtwoord van dit bestand klopt niet")
        .remedy("Let op hoofdletters en spaties. Een wachtwoordbestand bevat alleen het wachtwoord, op de eerste regel.")
}

fn unknown() -> Error {
    Error::input("dit bestand heeft een beveiliging die niet gelezen kan worden").remedy(
        "Open het in Excel, verwijder de beveiliging of kies een gewoon wachtwoord, en sla het opnieuw op.",
    )
}

fn damaged() -> Error {
    Error::input("dit bestand is beschadigd of niet volledig")
        .remedy("Vraag het opnieuw op, of open het in Excel en sla het opnieuw op.")
}

fn tampered() -> Error {
    Error::input("dit beveiligde bestand is beschadigd of veranderd nadat het werd opgeslagen")
        .remedy("Vraag het opnieuw op bij de afzender.")
}

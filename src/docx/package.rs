//! The zip around the document: unpacked within limits, and written again.

use std::collections::HashMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use super::limits::{MAX_FILE_BYTES, MAX_PARTS, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FROM_BYTES};
use super::problem::{damaged, too_large, unwritten};
use crate::error::{Error, Result};

/// The parts of a package by their names in lower case, with forward slashes: names are compared without case.
#[derive(Debug)]
pub struct Package {
    parts: HashMap<String, Vec<u8>>,
}

impl Package {
    /// Unpacks everything.
    pub fn open(bytes: &[u8]) -> Result<Package> {
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(compound());
        }
        if bytes.len() > MAX_FILE_BYTES {
            return Err(too_large());
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_document())?;
        if archive.len() > MAX_PARTS {
            return Err(too_large());
        }
        let (mut parts, mut left) = (HashMap::new(), MAX_UNPACKED_BYTES);
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).map_err(|_| damaged())?;
            let name = file.name().map_err(|_| damaged())?.replace('\\', "/").to_lowercase();
            if name.ends_with('/') {
                continue;
            }
            // What a zip claims about its sizes cannot be trusted.
            let allowed = left.min(file.compressed_size().saturating_mul(MAX_RATIO).max(RATIO_FROM_BYTES));
            let mut data = Vec::new();
            file.by_ref().take(allowed + 1).read_to_end(&mut data).map_err(|_| damaged())?;
            if data.len() as u64 > allowed {
                return Err(too_large());
            }
            left -= data.len() as u64;
            // Two parts of one name: each program would read another.
            if parts.insert(name.trim_start_matches('/').to_owned(), data).is_some() {
                return Err(damaged());
            }
        }
        Ok(Package { parts })
    }

    /// The contents of a part.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.get(&name.to_lowercase()).map(Vec::as_slice)
    }
}

/// Packs parts, in this order; the same parts give the same bytes.
pub fn pack(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The clock of the computer stays out of the file.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, data) in parts {
        zip.start_file(name.as_str(), options).map_err(|_| unwritten())?;
        zip.write_all(data).map_err(|_| unwritten())?;
    }
    Ok(zip.finish().map_err(|_| unwritten())?.into_inner())
}

fn compound() -> Error {
    Error::input("dit is een oud Word-document (.doc), of een document met een wachtwoord")
        .remedy("Open het in Word en sla het op als .docx, zonder wachtwoord.")
}

/// It is no Word document at all.
pub fn no_document() -> Error {
    Error::input("dit is geen Word-document (.docx)")
        .remedy("Open het in Word of LibreOffice en sla het op als .docx.")
}

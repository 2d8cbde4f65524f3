//! The zip around xlsx, xlsm, xlsb and ods: unpacked once, within limits, before anything reads it.
//!
//! What a zip claims about its sizes cannot be trusted, so the parts are unpacked here under a limit and packed
//! again without compression: what calamine then reads is exactly what was measured.

use std::io::{Cursor, Read, Write};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use memchr::memmem;
use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::error::{Error, Result};

use super::limits::{MAX_PARTS, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FROM_BYTES};
use super::quiet;

/// What a zip holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// xlsx or xlsm.
    Xlsx,
    /// xlsb.
    Xlsb,
    /// ods.
    Ods,
}

/// A workbook, unpacked.
#[derive(Debug)]
pub struct Package {
    /// Which kind of workbook.
    pub format: Format,
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// Unpacks the parts a reader needs; pictures, macros and the like are left where they are.
    pub fn open(bytes: &[u8]) -> Result<Package> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.len() > MAX_PARTS {
            return Err(bomb());
        }
        let format = format(&archive)?;
        let claimed = archive.decompressed_size();
        if claimed.is_some_and(|size| size > u128::from(MAX_UNPACKED_BYTES)) {
            return Err(bomb());
        }
        let left = AtomicU64::new(MAX_UNPACKED_BYTES);
        // What panics on another thread must be silenced there.
        let unpack = |index| {
            quiet::catch(|| unpack(&mut archive.clone(), index, &left)).unwrap_or_else(|| Err(damaged()))
        };
        let parts: Vec<_> = (0..archive.len()).into_par_iter().map(unpack).collect::<Result<_>>()?;
        let parts = parts.into_iter().flatten().collect();
        let package = Package { format, parts };
        package.check_claims()?;
        Ok(package)
    }

    /// The contents of a part, by its name without regard to case, as Excel does.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.iter().find(|(part, _)| part.eq_ignore_ascii_case(name)).map(|(_, data)| data.as_slice())
    }

    /// The same workbook as a zip without compression, some parts replaced by others: path and contents.
    pub fn repack(&self, replaced: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
        let parts = || {
            self.parts.iter().map(|(name, data)| {
                let other = replaced.iter().find(|(path, _)| path.eq_ignore_ascii_case(name));
                (name, other.map_or(data, |(_, other)| other))
            })
        };
        let size: usize = parts().map(|(name, data)| data.len() + 2 * name.len() + 128).sum();
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, data) in parts() {
            writer.start_file(name.as_str(), options).map_err(|_| damaged())?;
            writer.write_all(data).map_err(|_| damaged())?;
        }
        Ok(writer.finish().map_err(|_| damaged())?.into_inner())
    }

    /// Refuses a table of texts that claims more texts than its bytes can hold: calamine reserves room for them.
    fn check_claims(&self) -> Result<()> {
        for (name, data) in &self.parts {
            if !name.to_ascii_lowercase().ends_with("sharedstrings.xml") {
                continue;
            }
            let head = &data[..data.len().min(4096)];
            let Some(at) = memmem::find(head, b"uniqueCount") else { continue };
            let digits =
                head[at..].iter().skip_while(|b| !b.is_ascii_digit()).take_while(|b| b.is_ascii_digit());
            let claimed =
                digits.take(20).fold(0u64, |n, b| n.saturating_mul(10).saturating_add(u64::from(b - b'0')));
            if claimed > data.len() as u64 {
                return Err(damaged());
            }
        }
        Ok(())
    }
}

/// The name and contents of a part, if it is wanted; `left` is what all parts together may still hold.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: &AtomicU64,
) -> Result<Option<(String, Vec<u8>)>> {
    const STEP: u64 = 1 << 20;
    let mut file = archive.by_index(index).map_err(|_| damaged())?;
    let Some(name) = file.name().ok().map(|name| name.replace('\\', "/")).filter(|name| wanted(name)) else {
        return Ok(None);
    };
    let allowed = (file.compressed_size().saturating_mul(MAX_RATIO)).max(RATIO_FROM_BYTES);
    let mut data = Vec::with_capacity(file.size().min(allowed).min(MAX_UNPACKED_BYTES) as usize);
    loop {
        let read = file.by_ref().take(STEP).read_to_end(&mut data).map_err(|_| damaged())? as u64;
        let within = left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(read)).is_ok();
        if !within || data.len() as u64 > allowed {
            return Err(bomb());
        }
        if read == 0 {
            return Ok(Some((name, data)));
        }
    }
}

/// Which workbook it is, by the parts every such workbook has.
fn format(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<Format> {
    let mut word = false;
    let mut content = false;
    for name in archive.file_names().flatten() {
        let name = name.replace('\\', "/").to_ascii_lowercase();
        match name.as_str() {
            "xl/workbook.bin" => return Ok(Format::Xlsb),
            "word/document.xml" => word = true,
            "content.xml" => content = true,
            _ if name.ends_with("workbook.xml") => return Ok(Format::Xlsx),
            _ => {}
        }
    }
    if word {
        return Err(Error::input("dit is een Word-document, geen werkblad")
            .remedy("Geef het Excel-bestand met de casussen op, of kopieer de tabel naar Excel."));
    }
    if content {
        return Ok(Format::Ods);
    }
    Err(Error::input("dit is een zip-bestand zonder werkblad erin")
        .remedy("Pak het eerst uit en geef het Excel-bestand zelf op."))
}

/// Whether reading a sheet needs this part.
fn wanted(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let kept = [".xml", ".rels", ".bin"].iter().any(|end| name.ends_with(end)) || name == "mimetype";
    let heavy = [
        "vbaproject",
        "printersettings",
        "drawings/",
        "media/",
        "externallinks/",
        "pivotcache",
        "thumbnails",
    ];
    kept && !heavy.iter().any(|part| name.contains(part))
}

fn bomb() -> Error {
    Error::input("dit bestand is uitgepakt veel groter dan een casuïstieksheet kan zijn")
        .remedy("Open het in Excel en sla alleen het blad met de casussen op als nieuw bestand.")
}

fn damaged() -> Error {
    Error::input("dit werkblad is beschadigd of niet volledig")
        .remedy("Open het in Excel, kies 'Opslaan als' en probeer het nieuwe bestand.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, data) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(data).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn other_zips_are_named() {
        let problem = |parts| Package::open(&zip(parts)).unwrap_err().problem;
        assert!(problem(&[("word/document.xml", b"<x/>")]).contains("Word"));
        assert!(problem(&[("foto.jpg", b"x")]).contains("zip"));
        assert!(Package::open(b"PK\x03\x04 onzin").is_err());
    }

    #[test]
    fn a_bomb_is_refused() {
        let zeros = vec![b' '; 40 << 20];
        let error = Package::open(&zip(&[("xl/workbook.xml", &zeros)])).unwrap_err();
        assert!(error.problem.contains("veel groter"), "{error}");
    }

    #[test]
    fn a_false_claim_is_refused() {
        let sst = br#"<sst count="1" uniqueCount="99999999999999"><si/></sst>"#;
        let bytes = zip(&[("xl/workbook.xml", b"<x/>"), ("xl/sharedStrings.xml", sst)]);
        assert!(Package::open(&bytes).is_err());
    }

    #[test]
    fn parts_survive_the_repacking() {
        let bytes = zip(&[("xl/workbook.xml", b"<x/>"), ("xl/media/a.png", b"png")]);
        let package = Package::open(&bytes).unwrap();
        assert_eq!(package.part("XL/Workbook.xml"), Some(&b"<x/>"[..]));
        let again = Package::open(&package.repack(&[]).unwrap()).unwrap();
        assert_eq!(again.parts.len(), 1);
    }
}

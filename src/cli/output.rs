//! Where results go: stdout, a file, or a folder with a document per format.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::render::Format;

/// What a command makes when it is told a folder and no format: what a coordinator sends.
const FOR_A_FOLDER: &[Format] = &[Format::Docx, Format::Xlsx, Format::Html];

/// Where one command writes, and in which formats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// One format on stdout.
    Stdout(Format),
    /// One file for each format.
    Files(Vec<(PathBuf, Format)>),
}

impl Output {
    /// From `-o` and `--format`. `stem` names the files in a folder: `actielijst-2026-12-03`.
    ///
    /// # Errors
    /// When the two do not fit together.
    pub fn plan(target: Option<&Path>, formats: &[Format], stem: &str) -> Result<Output> {
        let Some(target) = target.filter(|target| target.as_os_str() != "-") else {
            return Self::stdout(formats);
        };
        let text = target.as_os_str().to_string_lossy();
        let extension = target.extension().map(|extension| extension.to_string_lossy().into_owned());
        if target.is_dir() || text.ends_with(['/', '\\']) || extension.is_none() {
            let formats = if formats.is_empty() { FOR_A_FOLDER } else { formats };
            let file = |format: &Format| (target.join(format!("{stem}.{}", format.extension())), *format);
            return Ok(Output::Files(formats.iter().map(file).collect()));
        }
        let by_name = extension.as_deref().and_then(Format::from_extension);
        match (formats, by_name) {
            ([], None) => Err(Error::usage("aan deze bestandsnaam kan ik het formaat niet zien")
                .in_file(target.display())
                .remedy("Eindig op .docx, .xlsx, .html, .csv, .json of .md, of geef --format.")),
            ([], Some(format)) => Ok(Output::Files(vec![(target.to_owned(), format)])),
            ([format], _) => Ok(Output::Files(vec![(target.to_owned(), *format)])),
            _ => Err(Error::usage("meer formaten passen niet in één bestand")
                .in_file(target.display())
                .remedy("Noem met -o een map: dan krijgt elk formaat een eigen bestand.")),
        }
    }

    /// Refuses to write over the file that is read, also with `-f`: the numbers point to it.
    ///
    /// # Errors
    /// When one of the documents would get the place of that file.
    pub fn apart_from(self, read: Option<&Path>) -> Result<Output> {
        let original = read.and_then(|read| read.canonicalize().ok());
        let same = |path: &Path| original.is_some() && path.canonicalize().ok() == original;
        if let Output::Files(files) = &self
            && let Some((path, _)) = files.iter().find(|(path, _)| same(path))
        {
            return Err(Error::usage("dit is het origineel zelf; dat overschrijf ik niet")
                .in_file(path.display())
                .remedy("Kies met -o een andere naam of map."));
        }
        Ok(self)
    }

    fn stdout(formats: &[Format]) -> Result<Output> {
        match formats {
            [] => Ok(Output::Stdout(Format::Tabel)),
            [format] if format.is_binary() && std::io::IsTerminal::is_terminal(&std::io::stdout()) => {
                Err(Error::usage(format!("een {format}-bestand kan niet op het scherm"))
                    .remedy(format!("Geef een bestand, zoals: -o actielijst.{}", format.extension())))
            }
            [format] => Ok(Output::Stdout(*format)),
            _ => Err(Error::usage("op het scherm past één formaat tegelijk")
                .remedy("Noem met -o een map: dan krijgt elk formaat een eigen bestand.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(target: Option<&str>, formats: &[Format]) -> Result<Output> {
        Output::plan(target.map(Path::new), formats, "actielijst-2026-12-03")
    }

    #[test]
    fn a_folder_gets_a_document_per_format() {
        let Output::Files(files) = plan(Some("uit/"), &[]).unwrap() else { panic!("files") };
        let names: Vec<String> = files.iter().map(|(path, _)| path.display().to_string()).collect();
        assert_eq!(
            names,
            [
                "uit/actielijst-2026-12-03.docx",
                "uit/actielijst-2026-12-03.xlsx",
                "uit/actielijst-2026-12-03.html"
            ]
        );
    }

    #[test]
    fn a_file_name_tells_its_format_unless_one_is_given() {
        let file = |name: &str, format| Output::Files(vec![(name.into(), format)]);
        assert_eq!(plan(Some("lijst.CSV"), &[]).unwrap(), file("lijst.CSV", Format::Csv));
        assert_eq!(plan(Some("lijst.txt"), &[Format::Json]).unwrap(), file("lijst.txt", Format::Json));
        assert!(plan(Some("lijst.pdf"), &[]).unwrap_err().to_string().contains("--format"));
        assert!(plan(Some("lijst.csv"), &[Format::Csv, Format::Html]).is_err());
    }

    #[test]
    fn without_a_target_one_format_goes_to_stdout() {
        assert_eq!(plan(None, &[]).unwrap(), Output::Stdout(Format::Tabel));
        assert_eq!(plan(Some("-"), &[Format::Json]).unwrap(), Output::Stdout(Format::Json));
        assert!(plan(None, &[Format::Csv, Format::Html]).is_err());
    }
}

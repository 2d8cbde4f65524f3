//! Reads the casuïstieksheet, in any format and layout.
//!
//! | step | room |
//! |---|---|
//! | what the file is, and whether it is safe to open | `open`: `kind`, `package`, `encrypt`, `limits`, `quiet` |
//! | any format to cells | `cells`: `excel` (`plain`, `scan`, `merges`, `formulas`, `xlsb`, `xls_guard`), `ods`, `delimited` -> `grid` |
//! | where the tables are, and what their columns hold | `tables`: `table`, `form`, `choose`, `columns`, `sum`, `synonyms`, `field`, `resolve`, `list_numbers`, `owners`, `marked`, `acting`, `shown` |
//! | rows to cases | `cases`: `plan`, `rows`, `forms`, `heading`, `key`, `legend`, `log`, `action`, `pasted`, `draft`, `about`, `persons`, `mentions`, `sentence`, `address`, `numbers`, `team`, `numbering` |
//! | the result, or every cell with the case of its row | `report`, `whole` |
//! | one cell by itself | `says` |
//!
//! Each room uses those above it only.

mod cases;
mod cells;
mod open;
mod report;
pub mod says;
mod tables;
mod whole;

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::model::{CaseEntry, Team, Warning};

use cells::grid::Workbook;
use cells::{delimited, excel, ods, xls_guard};
use open::encrypt::{self, Container};
use open::kind::{self, Kind};
use open::package::{Format, Package};
use open::{limits, quiet};

pub use cases::numbering::distinct;
pub use report::ColumnReport;
pub use tables::field::{Field, What, Who};
pub use whole::{Cells, Contents, Whole, WholeColumn, WholeRow, WholeTable};

/// What a sheet gives.
#[derive(Clone, Debug, Default)]
pub struct CaseSheet {
    /// The cases, in the order of the sheet, numbered.
    pub cases: Vec<CaseEntry>,
    /// The participants the sheet ties to a function.
    pub team: Team,
    /// What each column was taken for.
    pub columns: Vec<ColumnReport>,
    /// The day of the meeting, if a title or a sheet's name says it.
    pub meeting_date: Option<Date>,
    /// What a line of its own says of the next meeting, as it stands there.
    pub next_meeting: Option<String>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

/// A password; it leaves memory when dropped and shows nothing when printed.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Keeps a password.
    pub fn new(password: String) -> Self {
        Secret(Zeroizing::new(password))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// The bytes of an xlsx as a file that opens only with the password (ECMA-376 agile).
///
/// # Errors
/// When the system has no randomness to give.
pub fn protect(xlsx: &[u8], Secret(password): &Secret) -> Result<Vec<u8>> {
    encrypt::encrypt(xlsx, password)
}

/// How to read.
#[derive(Debug, Default)]
pub struct ReadOptions {
    /// The password, for a file that has one.
    pub password: Option<Secret>,
    /// Columns `mdo.yaml` names: header and field.
    pub overrides: Vec<(String, Field)>,
    /// The only sheet to read, by name.
    pub sheet: Option<String>,
    /// The day of the meeting: of sheets that each belong to another meeting only its own is read.
    pub meeting: Option<Date>,
}

const PASSWORD_NEEDED: &str = "dit bestand is met een wachtwoord beveiligd";

/// Whether reading failed only because no password was given.
pub fn needs_password(error: &Error) -> bool {
    error.problem == PASSWORD_NEEDED
}

/// Whether a file opens only with a password.
pub fn has_password(bytes: &[u8]) -> bool {
    kind::kind(bytes) == Kind::Compound && matches!(encrypt::open(bytes), Ok(Container::Encrypted { .. }))
}

/// The columns named in `mdo.yaml`: header to key.
///
/// # Errors
///
/// When a key is none of the known ones.
pub fn overrides(columns: &BTreeMap<String, String>) -> Result<Vec<(String, Field)>> {
    let read = |(header, key): (&String, &String)| match Field::from_key(key) {
        Some(field) => Ok((header.clone(), field)),
        None => {
            Err(Error::input(format!("onder 'kolommen' staat bij '{header}' een sleutel die niet bestaat"))
                .remedy(format!("Kies uit: {}.", Field::keys().join(", "))))
        }
    };
    columns.iter().map(read).collect()
}

/// What a header means by itself, without the columns beside it: the field, and the number of `Gezagdrager 2`.
pub fn recognise(header: &str) -> Option<(Field, Option<u8>)> {
    tables::columns::exact(header).map(|found| (found.field, found.number))
}

/// Reads a file.
///
/// # Errors
///
/// When it cannot be read, is no sheet, needs another password, or holds no cases with actions.
pub fn read(path: &Path, options: &ReadOptions) -> Result<CaseSheet> {
    read_bytes(&bytes_of(path)?, options).map_err(|error| error.in_file(path.display()))
}

/// The bytes of a file that may be a sheet.
///
/// # Errors
/// When it cannot be opened, or is far too large.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let name = path.display();
    let size = std::fs::metadata(path).map_err(|error| unopened(&error).in_file(name.to_string()))?.len();
    if size > limits::MAX_FILE_BYTES {
        return Err(Error::input("dit bestand is veel groter dan een casuïstieksheet").in_file(name));
    }
    std::fs::read(path).map_err(|error| unopened(&error).in_file(name.to_string()))
}

fn unopened(error: &std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            Error::input("dit bestand bestaat niet").remedy("Controleer de naam en de map.")
        }
        std::io::ErrorKind::PermissionDenied => Error::input("dit bestand mag niet geopend worden")
            .remedy("Sluit het in Excel, of vraag toegang tot de map."),
        std::io::ErrorKind::IsADirectory => Error::input("dit is een map, geen bestand"),
        _ => Error::input("dit bestand kan niet geopend worden")
            .remedy("Sluit het in Excel en probeer het opnieuw."),
    }
}

/// Reads a sheet from memory.
///
/// # Errors
///
/// As [`read`].
pub fn read_bytes(bytes: &[u8], options: &ReadOptions) -> Result<CaseSheet> {
    let book = quiet::catch(|| workbook(bytes, options)).unwrap_or_else(|| Err(excel::unreadable()))?;
    report::case_sheet(&book, options)
}

/// Reads all tables of a sheet from memory, cell by cell.
///
/// # Errors
///
/// When it is no sheet, or needs another password.
pub fn whole(bytes: &[u8], options: &ReadOptions) -> Result<Whole> {
    let book = quiet::catch(|| workbook(bytes, options)).unwrap_or_else(|| Err(excel::unreadable()))?;
    whole::whole(&book, options)
}

/// All cells of all sheets from memory, for what is no table: a form.
///
/// # Errors
///
/// As [`whole()`].
pub fn cells(bytes: &[u8], options: &ReadOptions) -> Result<Vec<Cells>> {
    let book = quiet::catch(|| workbook(bytes, options)).unwrap_or_else(|| Err(excel::unreadable()))?;
    Ok(whole::cells(&book))
}

/// Any file to cells.
fn workbook(bytes: &[u8], options: &ReadOptions) -> Result<Workbook> {
    match kind::kind(bytes) {
        Kind::Zip => zipped(bytes),
        Kind::Compound => match encrypt::open(bytes)? {
            Container::Xls(stream) => {
                xls_guard::check(&stream)?;
                excel::read_xls(bytes)
            }
            Container::Encrypted { info, package } => {
                let Some(Secret(password)) = &options.password else {
                    return Err(Error::input(PASSWORD_NEEDED)
                        .remedy("Geef het wachtwoord in een bestand op: --password-file wachtwoord.txt"));
                };
                zipped(&encrypt::decrypt(&info, &package, password)?)
            }
        },
        Kind::Text => delimited::read(bytes),
        Kind::Empty => Err(Error::input("dit bestand is leeg").remedy("Sla het werkblad op en sluit Excel.")),
        Kind::Other(what) => Err(Error::input(format!("dit is {what}, geen werkblad"))
            .remedy("Geef een xlsx-, xls-, ods- of csv-bestand op.")),
    }
}

fn zipped(bytes: &[u8]) -> Result<Workbook> {
    let package = Package::open(bytes)?;
    match package.format {
        Format::Ods => ods::read(&package),
        Format::Xlsx | Format::Xlsb => excel::read_package(&package),
    }
}

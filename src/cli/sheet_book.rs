//! The cases of a casuïstieksheet as case files, for the commands that work on a sheet alone. A sheet says less than a
//! case file: what it does not say is missing, never assumed.

use std::path::Path;

use jiff::civil::Date;

use super::folder::settings;
use super::{Global, Talk, secret};
use crate::casesheet::consents::ConsentColumn;
use crate::casesheet::take::{Days, Overviews, RowConsent, SheetCell, consents, take};
use crate::casesheet::{Holds, Overview};
use crate::consent::{self, Fault, Named, Rules};
use crate::error::{Error, Result};
use crate::intake::rows::{Incoming, incoming};
use crate::model::case_file::Contact;
use crate::model::{CaseEntry, CaseFile, Place, Settings, Team, Warning, column_letters};
use crate::sheet::{self, ReadOptions, Secret, Whole, WholeColumn, WholeTable};

/// A sheet that was read.
pub struct SheetBook {
    /// Those of the work folder, if there is one; else the defaults.
    pub settings: Settings,
    whole: Whole,
    shown: String,
}

/// A case of a sheet.
pub struct SheetCase {
    /// What the sheet says of it.
    pub file: CaseFile,
    /// What identifies it.
    pub entry: CaseEntry,
    /// What to look at, in Dutch.
    pub flags: Vec<String>,
    /// The cells that do not say what their columns hold.
    pub unread: Vec<Warning>,
    /// Its first row.
    row: Place,
    /// The cell of each consent.
    consents: Vec<Place>,
}

impl SheetBook {
    /// Reads a sheet. When it needs a password, none is given and somebody is there to answer, it is asked.
    ///
    /// # Errors
    /// When it cannot be read, or needs a password that nobody can give.
    pub fn read(path: &Path, password: Option<Secret>, global: &Global, talk: &Talk) -> Result<SheetBook> {
        let settings = settings(global, talk)?;
        let shown = path.display().to_string();
        let bytes = sheet::bytes_of(path)?;
        let overrides = sheet::overrides(&settings.columns)?;
        let mut options = ReadOptions { password, overrides, ..ReadOptions::default() };
        let mut whole = sheet::whole(&bytes, &options);
        let asks = matches!(&whole, Err(error) if sheet::needs_password(error)) && options.password.is_none();
        if asks && secret::can_ask() {
            options.password = Some(Secret::new(secret::ask("Wachtwoord van de sheet", false)?));
            whole = sheet::whole(&bytes, &options);
        }
        let whole = whole.map_err(|error| error.in_file(&shown))?;
        whole.warnings.iter().chain(&whole.unnumbered).for_each(|warning| talk.warning(warning));
        let sheet = SheetBook { whole, settings, shown };
        talk.detail(|| format!("Zo heb ik de kolommen begrepen:\n{}", sheet.understood()));
        Ok(sheet)
    }

    /// What each column was taken for, a line each.
    fn understood(&self) -> String {
        let line = |table: &WholeTable, column: &WholeColumn| {
            let of_consent = ConsentColumn::of(&column.header).map(|_| "toestemming".to_owned());
            let keys = of_consent.or_else(|| Holds::of(&column.header, column.field, column.number).keys());
            let keys = keys.map_or("onbekend: doet niet mee".to_owned(), |keys| format!("is {keys}"));
            format!("  {}, kolom {}: '{}' {keys}", table.sheet, column_letters(column.index), column.header)
        };
        let tables = self.whole.tables.iter();
        let lines = tables.flat_map(|table| table.columns.iter().map(move |column| line(table, column)));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The day of the meeting: as said, else as the title has it, else the next of the rhythm.
    ///
    /// # Errors
    /// When nobody says.
    pub fn meeting_day(&self, said: Option<Date>, today: Date) -> Result<Date> {
        let found = said.or(self.whole.meeting_date).or_else(|| self.settings.next_meeting(today));
        found.ok_or_else(|| {
            Error::usage("de sheet zegt niet op welke dag het overleg is").remedy("Geef de dag met --date.")
        })
    }

    /// The rules for consent; a sheet says little, and nothing is assumed of it.
    pub fn rules(&self) -> Rules {
        Rules { form_must_be_said: true, ..Rules::of(&self.settings.consent) }
    }

    /// Whether any column is about consent.
    pub fn tells_of_consent(&self) -> bool {
        self.whole.tables.iter().flat_map(consent_columns).any(|column| column.is_some())
    }

    /// The participants that the sheet ties to a function, and those of `mdo.yaml`.
    pub fn team(&self) -> Team {
        let mut team = self.whole.team.clone();
        team.participants.extend(self.settings.team().participants);
        team
    }

    /// The cases, each as a case file or with why it is none.
    ///
    /// # Errors
    /// When the sheet has no cases.
    pub fn cases(&self, today: Date, talk: &Talk) -> Result<Vec<Result<SheetCase>>> {
        let (rows, warnings) = incoming(&self.whole);
        warnings.iter().for_each(|warning| talk.warning(warning));
        if rows.is_empty() {
            return Err(Error::input("in deze sheet staan geen casussen die ik herken").in_file(&self.shown));
        }
        Ok(rows.iter().map(|rows| self.case(rows, today)).collect())
    }

    /// Reads the rows of a case.
    fn case(&self, rows: &Incoming, today: Date) -> Result<SheetCase> {
        let mut taken = take(&rows.rows, &Days::from(today));
        let mut file: CaseFile = serde_json::from_value(taken.keys).map_err(|_| {
            Error::input("deze rij past niet in een casus")
                .in_file(&self.shown)
                .at(&rows.place)
                .remedy("Kijk of in elke kolom staat wat de kop zegt.")
        })?;
        let place = |row: usize, cell: usize| rows.places[row][cell].clone();
        // What a cell cannot be is left out: it is then missing.
        taken.unread.extend(rows.unclear.iter().cloned());
        let unread = taken
            .unread
            .into_iter()
            .map(|unread| Warning { place: Some(place(unread.row, unread.cell)), message: unread.expected });
        let unread = unread.collect();
        file.number.clone_from(&rows.shown);
        // The sheet tells that there was contact, not what came of it.
        if rows.rows.iter().flatten().any(tells_of_contact) {
            let what = Some("volgens de sheet was er contact".into());
            file.safety.contacts.push(Contact { what, ..Contact::default() });
        }
        let (mut places, mut flags) = (Vec::new(), Vec::new());
        for RowConsent { told, row, cell } in consents(&rows.rows, file.guardians.len(), Overviews::Read) {
            if !told.asked {
                continue;
            }
            if told.event.decision.is_none() {
                flags.push("de sheet noemt een dag van toestemming, maar niet of ze gegeven is".to_owned());
            } else if told.event.by.is_empty() {
                flags.push("de sheet zegt niet wie toestemming gaf".to_owned());
            } else if consent::named(&file, &told.event.by) == Named::Nobody {
                flags
                    .push("een toestemming is van iemand die de sheet niet als gezagdrager noemt".to_owned());
            } else {
                file.consents.push(told.event);
                places.push(place(row, cell));
            }
        }
        flags.dedup();
        let row = rows.places.first().and_then(|row| row.first());
        let row = row.map_or_else(|| rows.place.clone(), |cell| Place { column: 0, ..cell.clone() });
        // The reader of sheets knows more that identifies: unknown columns, hidden sheets.
        let of_child = |number: &str| rows.shares_number && rows.shown.starts_with(number);
        let is_known = |number: &str| rows.shown == number || of_child(number);
        let known = self.whole.cases.iter().find(|known| is_known(&known.case.number.0));
        let mut entry = known.cloned().unwrap_or_else(|| file.entry());
        entry.case.number = file.case_number();
        Ok(SheetCase { file, entry, flags, unread, row, consents: places })
    }

    /// A fault as an error with sheet and cell: that of the consent, else the row of the case.
    pub fn fault_error(&self, fault: &Fault, case: &SheetCase) -> Error {
        let of_consent = match fault.path.as_slice() {
            [list, index, ..] if list == "toestemming" => index.parse::<usize>().ok(),
            _ => None,
        };
        let place = of_consent.and_then(|index| case.consents.get(index)).unwrap_or(&case.row);
        Error::input(fault.problem).in_file(&self.shown).at(place).remedy(fault.remedy)
    }
}

fn consent_columns(table: &WholeTable) -> Vec<Option<ConsentColumn>> {
    table.columns.iter().map(|column| ConsentColumn::of(&column.header)).collect()
}

fn tells_of_contact(cell: &SheetCell) -> bool {
    matches!(cell.holds, Holds::Overview(Overview::Contacts)) && !cell.contents.says_nothing()
}

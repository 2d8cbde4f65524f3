//! The cases of a casuïstieksheet, checked for one meeting. A sheet says less than a case file: what it does not say is
//! missing, never assumed.

use std::path::Path;

use jiff::civil::Date;

use super::{Checked, Day};
use crate::casesheet::take::{Days, Overviews, RowConsent, consents, take};
use crate::cli::folder::settings;
use crate::cli::secret;
use crate::cli::{Global, Talk};
use crate::consent::{self, Fault, Named, Occasion, Rules};
use crate::error::{Error, Result};
use crate::intake::rows::{Incoming, incoming};
use crate::model::consent::Verdict;
use crate::model::{CaseFile, ConsentReport, Place, Settings, Warning};
use crate::sheet::{self, ReadOptions, Secret, Whole};

/// A sheet that was read.
pub struct Sheet {
    whole: Whole,
    settings: Settings,
    shown: String,
}

/// What the sheet says of a case: as a case file, with the cell of each consent, what to look at, and what is not read.
struct Read {
    file: CaseFile,
    places: Vec<Place>,
    flags: Vec<String>,
    unread: Vec<Warning>,
}

impl Sheet {
    /// Reads a sheet.
    ///
    /// # Errors
    /// When it cannot be read, or needs a password that nobody can give.
    pub fn read(path: &Path, password: Option<&Path>, global: &Global, talk: &Talk) -> Result<Sheet> {
        let settings = settings(global, talk)?;
        let shown = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|_| {
            Error::input("dit bestand kan niet geopend worden")
                .in_file(&shown)
                .remedy("Controleer de naam, en sluit het in Excel.")
        })?;
        let password = password.map(|path| secret::first_line(path, "het wachtwoord")).transpose()?;
        let overrides = sheet::overrides(&settings.columns)?;
        let options =
            ReadOptions { password: password.map(Secret::new), overrides, ..ReadOptions::default() };
        let whole = sheet::whole(&bytes, &options).map_err(|error| error.in_file(&shown))?;
        whole.warnings.iter().chain(&whole.unnumbered).for_each(|warning| talk.warning(warning));
        Ok(Sheet { whole, settings, shown })
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

    /// Checks all cases for a meeting.
    ///
    /// # Errors
    /// When the sheet has no cases.
    pub fn check(&self, day: Day, talk: &Talk) -> Result<Checked> {
        let occasion = Occasion::of(&self.settings, None, day.meeting);
        let rules = Rules { form_must_be_said: true, ..Rules::of(&self.settings.consent) };
        let (rows, warnings) = incoming(&self.whole);
        warnings.iter().for_each(|warning| talk.warning(warning));
        if rows.is_empty() {
            return Err(Error::input("in deze sheet staan geen casussen die ik herken").in_file(&self.shown));
        }
        let (mut cases, mut letters) = (Vec::new(), Vec::new());
        let mut errors: Vec<Error> = Vec::new();
        for rows in &rows {
            let Read { file, places, flags, unread } = match self.case(rows, day.today) {
                Ok(read) => read,
                Err(error) => {
                    errors.push(error);
                    continue;
                }
            };
            unread.iter().for_each(|warning| talk.warning(warning));
            match consent::check(&file, &rules, day.today, &occasion) {
                Err(faults) => errors.extend(faults.iter().map(|fault| self.error(fault, &places, rows))),
                Ok(verdict) => {
                    let wijk = self.settings.neighbourhood.as_deref();
                    let verdict = Verdict { listed: true, flags: [verdict.flags, flags].concat(), ..verdict };
                    if day.with_letters {
                        letters.extend(consent::letters(&file, &verdict, &rules, &occasion, wijk));
                    }
                    cases.push(verdict);
                }
            }
        }
        let told = errors.iter().map(ToString::to_string).collect();
        Ok(Checked { report: ConsentReport { meeting: day.meeting, cases, errors: told }, letters, errors })
    }

    /// Reads the rows of a case.
    fn case(&self, rows: &Incoming, today: Date) -> Result<Read> {
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
        Ok(Read { file, places, flags, unread })
    }

    /// A fault as an error with sheet and cell: that of the consent, else the row of the case.
    fn error(&self, fault: &Fault, places: &[Place], rows: &Incoming) -> Error {
        let of_consent = match fault.path.as_slice() {
            [list, index, ..] if list == "toestemming" => index.parse::<usize>().ok(),
            _ => None,
        };
        let place = of_consent.and_then(|index| places.get(index));
        let row = || {
            rows.places.first().and_then(|row| row.first()).map(|cell| Place { column: 0, ..cell.clone() })
        };
        let place = place.cloned().or_else(row).unwrap_or_else(|| rows.place.clone());
        Error::input(fault.problem).in_file(&self.shown).at(place).remedy(fault.remedy)
    }
}

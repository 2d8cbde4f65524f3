//! `--record`: something said about consent goes into the case file; the rest of the file stays as it is.

use clap::Args;
use jiff::civil::Date;

use crate::cli::folder::WorkFolder;
use crate::cli::{Global, Talk, parse_date};
use crate::consent::{Named, named};
use crate::dutch::fold::fold;
use crate::error::{Error, Result};
use crate::model::case_file::{ConsentEvent, ConsentForm, Decision};
use crate::model::scalar::{Day, Words};
use crate::workdir::edit::path;

/// What is recorded.
#[derive(Args, Clone, Debug)]
pub struct Record {
    /// Leg een toestemming, weigering of intrekking vast: casusnummer, wie (rol of naam) en gegeven, geweigerd of ingetrokken
    #[arg(long, num_args = 3, value_names = ["CASUS", "WIE", "BESLUIT"], help_heading = "Vastleggen")]
    record: Vec<String>,
    /// schriftelijk of mondeling
    #[arg(long, value_name = "VORM", value_parser = parse_form, requires = "record", help_heading = "Vastleggen")]
    form: Option<ConsentForm>,
    /// Op welke dag; zonder is het vandaag
    #[arg(long, value_name = "DATUM", value_parser = parse_date, requires = "record", help_heading = "Vastleggen")]
    on: Option<Date>,
    /// Wie een mondelinge toestemming noteerde, met de rol
    #[arg(long, value_name = "WIE", requires = "record", help_heading = "Vastleggen")]
    noted_by: Option<String>,
    /// Alleen voor deze partijen, met komma's; anders voor iedereen aan tafel
    #[arg(
        long,
        value_name = "PARTIJEN",
        value_delimiter = ',',
        requires = "record",
        help_heading = "Vastleggen"
    )]
    parties: Vec<String>,
    /// Alleen voor deze soorten gegevens, met komma's
    #[arg(
        long,
        value_name = "SOORTEN",
        value_delimiter = ',',
        requires = "record",
        help_heading = "Vastleggen"
    )]
    categories: Vec<String>,
    /// De laatste dag waarop het geldt
    #[arg(long, value_name = "DATUM", value_parser = parse_date, requires = "record", help_heading = "Vastleggen")]
    until: Option<Date>,
    /// Laat zien welk bestand zou veranderen, en verander niets
    #[arg(long, requires = "record", help_heading = "Vastleggen")]
    dry_run: bool,
}

fn parse_form(text: &str) -> std::result::Result<ConsentForm, String> {
    let named = ConsentForm::ALL.iter().find(|form| form.dutch() == fold(text.trim()));
    named.copied().ok_or_else(|| "kies schriftelijk of mondeling".into())
}

impl Record {
    /// Whether something is recorded at all.
    pub fn is_asked(&self) -> bool {
        !self.record.is_empty()
    }

    /// Adds the event to the case file. Nothing that stands there is changed or removed: a withdrawal is an event too.
    ///
    /// # Errors
    /// When what is said is not complete or of after today, when the person is not in the file or may be two, or when
    /// the file cannot be changed.
    pub fn run(&self, folder: &WorkFolder, global: &Global, talk: &Talk) -> Result<()> {
        let [number, who, decision] = self.record.as_slice() else { return Ok(()) };
        let event = self.event(who, decision, global)?;
        folder.change_case(
            number,
            "mdo consent-check --record",
            self.dry_run,
            talk,
            |case, edit| match named(case, who) {
                Named::One => edit.append(path!["toestemming"], &event),
                Named::Several => Err(Error::input("deze naam of rol past op meer dan één persoon")
                    .remedy("Geef de hele naam, of de rol met een nummer, zoals 'ouder 2'.")),
                Named::Nobody => Err(Error::input("deze persoon staat niet in dit bestand").remedy(
                    "Geef de rol of de naam zoals die in het bestand staat, of zet de persoon erbij.",
                )),
            },
        )
    }

    fn event(&self, who: &str, decision: &str, global: &Global) -> Result<ConsentEvent> {
        let found = Decision::ALL.iter().find(|known| known.dutch() == fold(decision.trim()));
        let decision = *found.ok_or_else(|| {
            Error::usage("dit besluit ken ik niet").remedy("Kies gegeven, geweigerd of ingetrokken.")
        })?;
        let date = global.day_of(self.on)?;
        if decision == Decision::Given {
            match self.form {
                None => {
                    return Err(Error::usage("zeg ook in welke vorm de toestemming gegeven is")
                        .remedy("Geef --form schriftelijk of --form mondeling."));
                }
                Some(ConsentForm::Oral) if self.noted_by.is_none() => {
                    return Err(Error::usage("een mondelinge toestemming telt alleen met wie haar noteerde")
                        .remedy("Geef --noted-by met de rol, zoals: --noted-by POH-jeugd"));
                }
                Some(_) => {}
            }
        }
        Ok(ConsentEvent {
            by: who.trim().to_owned(),
            form: self.form,
            date: Some(Day(date)),
            decision: Some(decision),
            parties: words(&self.parties),
            categories: words(&self.categories),
            valid_until: self.until.map(Day),
            noted_by: self.noted_by.clone(),
            ..ConsentEvent::default()
        })
    }
}

fn words(texts: &[String]) -> Words {
    texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect()
}

//! The rules as they are written down, row by row: a row has its test, its outcome, its reason in Dutch and its article.
//!
//! Facts from the Jeugdwet (7.3.4, 7.3.5, 7.3.11), BW 7:447/450/457/465 and AVG as this project reads them. Each row has
//! a test in `tests/consent_rules.rs`.

use jiff::civil::Date;

use super::scope::Uncovered;
use crate::model::case_file::{ConsentEvent, ConsentForm, Decision};
use crate::model::consent::{CaseConsent, PersonStatus};
use crate::model::settings::{AllowedForm, ConsentSettings};

/// What a neighbourhood sets for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Guardians are asked from 16 too.
    pub parents_always: bool,
    /// Which forms count.
    pub form: AllowedForm,
    /// After how many months a consent ends.
    pub term_months: Option<u32>,
    /// A consent whose form is not said does not count: a sheet says little, and nothing is assumed of it.
    pub form_must_be_said: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            parents_always: false,
            form: AllowedForm::WrittenOrOral,
            term_months: None,
            form_must_be_said: false,
        }
    }
}

impl Rules {
    /// From `mdo.yaml`.
    pub fn of(settings: &ConsentSettings) -> Rules {
        let defaults = Rules::default();
        Rules {
            parents_always: settings.parents_always.as_ref().and_then(|answer| answer.yes()) == Some(true),
            form: settings.form.unwrap_or(defaults.form),
            term_months: settings.term_months,
            ..defaults
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Who must consent, by age on the day of the meeting.

/// Somebody who must consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody with authority over the youth.
    EveryGuardian,
    /// The youth.
    Youth,
    /// Of an adult who is not competent: curator or mentor, else gemachtigde, partner, close family.
    Representative,
}

/// A row of the first table.
#[derive(Debug)]
pub struct WhoRow {
    /// From this age on.
    pub from: i16,
    /// Up to and with this age.
    pub to: i16,
    /// When the youth is competent.
    pub competent: &'static [Who],
    /// When not, for this decision, with assessor and date.
    pub not_competent: &'static [Who],
    /// The row in words.
    pub reason: &'static str,
    /// Where it stands.
    pub article: &'static str,
}

use Who::{EveryGuardian, Representative, Youth};

/// Who must consent.
#[rustfmt::skip]
pub static WHO: &[WhoRow] = &[
    WhoRow { from: i16::MIN, to: 11, competent: &[EveryGuardian], not_competent: &[EveryGuardian],
        reason: "tot 12 jaar: iedere gezagdrager", article: "Jeugdwet 7.3.4 en 7.3.11; BW 7:457" },
    WhoRow { from: 12, to: 15, competent: &[EveryGuardian, Youth], not_competent: &[EveryGuardian],
        reason: "12 tot en met 15 jaar: iedere gezagdrager en de jeugdige zelf", article: "Jeugdwet 7.3.5; BW 7:450 lid 2" },
    WhoRow { from: 16, to: 17, competent: &[Youth], not_competent: &[EveryGuardian],
        reason: "16 en 17 jaar: de jeugdige zelf", article: "Jeugdwet 7.3.5; BW 7:447" },
    WhoRow { from: 18, to: i16::MAX, competent: &[Youth], not_competent: &[Representative],
        reason: "vanaf 18 jaar: de jeugdige zelf", article: "BW 7:450 en 7:457" },
];

/// A reason to need somebody that is no row of [`WHO`].
#[derive(Debug)]
pub struct Need {
    /// In words.
    pub reason: &'static str,
    /// Where it stands.
    pub article: &'static str,
}

/// Nobody knows how old the youth is.
pub static NO_BIRTH_DATE: Need = Need {
    reason: "zonder geboortedatum: iedere gezagdrager en de jeugdige zelf",
    article: "Jeugdwet 7.3.4 en 7.3.5",
};

/// Not competent for this decision.
pub static NOT_COMPETENT: Need = Need {
    reason: "niet wilsbekwaam voor dit besluit: iedere gezagdrager",
    article: "Jeugdwet 7.3.4; BW 7:447 en 7:450",
};

/// An adult who is not competent.
pub static REPRESENTED: Need = Need {
    reason: "niet wilsbekwaam voor dit besluit en 18 of ouder: curator of mentor, anders gemachtigde, partner of naaste familie",
    article: "BW 7:465 lid 3",
};

/// The neighbourhood asks parents from 16 too.
pub static PARENTS_ALWAYS: Need = Need {
    reason: "deze wijk vraagt ook vanaf 16 jaar de gezagdragers",
    article: "mdo.yaml: toestemming.ouders_altijd",
};

/// An adult whose own data are shared.
pub static OWN_DATA: Need = Need {
    reason: "over deze volwassene zelf worden gegevens gedeeld",
    article: "AVG art. 6 en 9; BW 7:457",
};

// ---------------------------------------------------------------------------------------------------------------------
// Status per person: the first row that fits.

/// What is known of one person's consent. Only events on or before the earlier of today and the meeting are in it.
#[derive(Debug)]
pub struct Facts<'a> {
    /// All events of the newest day that has any.
    pub newest: Vec<&'a ConsentEvent>,
    /// The newest consent, when it was given on that day.
    pub consent: Option<&'a ConsentEvent>,
    /// The last day on which that consent counts, if there is one.
    pub last_day: Option<Date>,
    /// What of the meeting that consent does not cover.
    pub(super) uncovered: Uncovered,
    /// The day of the meeting.
    pub meeting: Date,
    /// The neighbourhood's rules.
    pub rules: &'a Rules,
}

impl Facts<'_> {
    fn newest_is(&self, decision: Decision) -> bool {
        self.newest.iter().any(|event| event.decision == Some(decision))
    }

    /// Oral consent counts only with date and who noted it.
    fn form_counts(&self, consent: &ConsentEvent) -> bool {
        let noted = consent.noted_by.as_deref().is_some_and(|who| !who.trim().is_empty());
        match (self.rules.form, consent.form) {
            (_, Some(ConsentForm::Written)) => true,
            (AllowedForm::Written, _) => false,
            (AllowedForm::WrittenOrOral, Some(ConsentForm::Oral)) => noted && consent.date.is_some(),
            (AllowedForm::WrittenOrOral, None) => !self.rules.form_must_be_said,
        }
    }
}

/// A row of the second table.
pub struct PersonRow {
    /// Its number.
    pub number: u8,
    /// Whether it fits.
    pub test: fn(&Facts<'_>) -> bool,
    /// The outcome.
    pub status: PersonStatus,
    /// The row in words.
    pub reason: &'static str,
    /// Where it stands.
    pub article: &'static str,
}

impl std::fmt::Debug for PersonRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.number, self.reason)
    }
}

/// Status per person.
#[rustfmt::skip]
pub static PERSON: &[PersonRow] = &[
    PersonRow { number: 1, test: |it| it.newest_is(Decision::Withdrawn),
        status: PersonStatus::Withdrawn, reason: "het nieuwste is een intrekking", article: "AVG art. 7 lid 3" },
    PersonRow { number: 2, test: |it| it.newest_is(Decision::Refused),
        status: PersonStatus::Refused, reason: "het nieuwste is een weigering", article: "Jeugdwet 7.3.11; BW 7:457" },
    PersonRow { number: 3, test: |it| it.consent.is_none(),
        status: PersonStatus::Missing, reason: "er is geen toestemming, of pas van na het overleg", article: "Jeugdwet 7.3.11; BW 7:457" },
    PersonRow { number: 4, test: |it| it.last_day.is_some_and(|last| last < it.meeting),
        status: PersonStatus::Expired, reason: "op de dag van het overleg niet meer geldig", article: "AVG art. 5 lid 1 en art. 7; mdo.yaml: toestemming.termijn_maanden" },
    PersonRow { number: 5, test: |it| !it.uncovered.is_empty(),
        status: PersonStatus::Limited, reason: "niet voor alle partijen, soorten gegevens of het doel van het overleg", article: "AVG art. 5 lid 1 onder b en art. 6" },
    PersonRow { number: 6, test: |it| it.consent.is_some_and(|consent| !it.form_counts(consent)),
        status: PersonStatus::Missing, reason: "gegeven in een vorm die hier niet telt", article: "AVG art. 7 lid 1; mdo.yaml: toestemming.vorm" },
    PersonRow { number: 7, test: |_| true,
        status: PersonStatus::Given, reason: "gegeven, geldig en voor dit overleg", article: "Jeugdwet 7.3.11; AVG art. 6 en 9" },
];

// ---------------------------------------------------------------------------------------------------------------------
// Status per case: the first row that fits.

/// What is known of a case.
#[derive(Clone, Copy, Debug)]
pub struct CaseFacts<'a> {
    /// The statuses of everybody who must consent.
    pub persons: &'a [PersonStatus],
    /// The youth's birth date is not known at all.
    pub no_birth_date: bool,
    /// The record to discuss without consent is full and covers this meeting.
    pub grounded: bool,
}

impl CaseFacts<'_> {
    fn some(&self, status: PersonStatus) -> bool {
        self.persons.contains(&status)
    }
}

/// A row of the third table.
pub struct CaseRow {
    /// Whether it fits.
    pub test: fn(&CaseFacts<'_>) -> bool,
    /// The outcome.
    pub status: CaseConsent,
    /// The row in words.
    pub reason: &'static str,
    /// Where it stands.
    pub article: &'static str,
}

impl std::fmt::Debug for CaseRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.reason)
    }
}

/// Status per case. The rows below the second are the statuses of persons from worst to best.
#[rustfmt::skip]
pub static CASE: &[CaseRow] = &[
    CaseRow { test: |it| !it.no_birth_date && it.persons.iter().all(|status| *status == PersonStatus::Given),
        status: CaseConsent::Complete, reason: "iedereen die moet, heeft toestemming gegeven", article: "Jeugdwet 7.3.11; BW 7:457" },
    CaseRow { test: |it| it.grounded,
        status: CaseConsent::Grounded, reason: "de verantwoording om zonder toestemming te delen is volledig", article: "BW 7:457; AVG art. 6 lid 1 onder d, art. 9 lid 2 onder c" },
    CaseRow { test: |it| it.some(PersonStatus::Refused),
        status: CaseConsent::Refused, reason: "iemand heeft geweigerd", article: "Jeugdwet 7.3.11; BW 7:457" },
    CaseRow { test: |it| it.some(PersonStatus::Withdrawn),
        status: CaseConsent::Withdrawn, reason: "iemand heeft de toestemming ingetrokken", article: "AVG art. 7 lid 3" },
    CaseRow { test: |it| it.no_birth_date || it.some(PersonStatus::Missing),
        status: CaseConsent::Missing, reason: "een toestemming of de geboortedatum ontbreekt", article: "Jeugdwet 7.3.4, 7.3.5 en 7.3.11" },
    CaseRow { test: |it| it.some(PersonStatus::Expired),
        status: CaseConsent::Expired, reason: "een toestemming is verlopen", article: "AVG art. 5 lid 1 en art. 7" },
    CaseRow { test: |_| true,
        status: CaseConsent::Limited, reason: "alleen met de partijen waarvoor toestemming is", article: "AVG art. 5 lid 1 onder b en art. 6" },
];

/// The first row of a table that fits.
pub(super) fn person_row(facts: &Facts<'_>) -> &'static PersonRow {
    PERSON.iter().find(|row| (row.test)(facts)).unwrap_or(&PERSON[PERSON.len() - 1])
}

/// The first row of a table that fits.
pub(super) fn case_row(facts: &CaseFacts<'_>) -> &'static CaseRow {
    CASE.iter().find(|row| (row.test)(facts)).unwrap_or(&CASE[CASE.len() - 1])
}

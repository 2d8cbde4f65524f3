//! What is wrong with a case file, so that nobody can say how its consent stands.

use jiff::civil::Date;

use super::people::Meant;
use crate::model::CaseFile;

/// A value that cannot be right, by its path in the file. Speaks of keys, never of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Keys and places in lists (from 0): `toestemming`, `2`, `door`.
    pub path: Vec<String>,
    /// What is wrong, in Dutch.
    pub problem: &'static str,
    /// What to do, in Dutch.
    pub remedy: &'static str,
}

impl Fault {
    fn new(path: &[&str], problem: &'static str, remedy: &'static str) -> Fault {
        Fault { path: path.iter().map(|step| (*step).to_owned()).collect(), problem, remedy }
    }
}

const AFTER_TODAY: (&str, &str) =
    ("deze datum ligt na vandaag", "Verbeter de datum, of geef met --today de dag die als vandaag geldt.");

/// Everything that is wrong in what consent turns on.
pub(super) fn find(case: &CaseFile, meant: &[Meant], today: Date) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut after_today = |path: &[&str], date: Option<Date>| {
        if date.is_some_and(|date| date > today) {
            faults.push(Fault::new(path, AFTER_TODAY.0, AFTER_TODAY.1));
        }
    };
    after_today(&["jeugdige", "geboortedatum"], case.youth.birth_date.map(|birth| birth.0.span().0));
    let assessed = case.youth.competence.as_ref().and_then(|competence| competence.date);
    after_today(&["jeugdige", "wilsbekwaam", "datum"], assessed.map(|day| day.0));
    after_today(&["jeugdige", "wilsbekwaam_datum"], case.youth.competence_date.map(|day| day.0));
    let record = case.without_consent.as_ref();
    after_today(&["zonder_toestemming", "datum"], record.and_then(|record| record.date).map(|day| day.0));
    for (index, (event, meant)) in case.consents.iter().zip(meant).enumerate() {
        let index = index.to_string();
        let mut wrong = |key: &str, problem, remedy| {
            faults.push(Fault::new(&["toestemming", &index, key], problem, remedy));
        };
        if event.date.is_some_and(|date| date.0 > today) {
            wrong("datum", AFTER_TODAY.0, AFTER_TODAY.1);
        }
        if event.decision.is_none() {
            wrong("besluit", "hier ontbreekt 'besluit'", "Schrijf gegeven, geweigerd of ingetrokken.");
        }
        if event.by.trim().is_empty() {
            wrong("door", "hier ontbreekt 'door'", "Schrijf de rol of de naam van wie dit besloot.");
        } else if *meant == Meant::Nobody {
            wrong(
                "door",
                "deze persoon staat niet in dit bestand",
                "Schrijf de rol of de naam zoals bij jeugdige, gezagdragers, gezin of netwerk, of zet de persoon erbij.",
            );
        }
    }
    faults
}

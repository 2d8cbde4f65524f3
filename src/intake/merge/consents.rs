//! What a sheet tells of consent: added to the file, with the cells of which a person must decide.

use jiff::civil::Date;

use super::{Change, Key, Merged};
use crate::casesheet::take::{RowConsent, Unread};
use crate::consent::{self, TakenIn};
use crate::model::CaseFile;

const GONE: &str = "wat eerst over toestemming in de sheet stond, staat er niet meer; het bestand houdt het. Is ze ingetrokken, zet dat erbij";

/// Adds what the sheet tells of consent.
pub(super) fn add(file: &CaseFile, before: &[RowConsent], now: &[RowConsent], today: Date, out: &mut Merged) {
    let taken = taken_in(file, before, now, today);
    for event in taken.events.iter().filter_map(|event| serde_json::to_value(event).ok()) {
        out.changed.push("toestemming".to_owned());
        out.changes.push(Change::Append(vec![Key::Name("toestemming".into())], event));
    }
    out.changed.dedup();
    out.unread.extend(unclear(&taken, now));
    out.incomplete_consent = !taken.incomplete.is_empty();
    if taken.gone {
        out.remarks.push(GONE.to_owned());
    }
}

/// What rows tell of consent, beside what a file says of it.
pub fn taken_in(file: &CaseFile, before: &[RowConsent], now: &[RowConsent], today: Date) -> TakenIn {
    let told = |rows: &[RowConsent]| rows.iter().map(|one| one.told.clone()).collect::<Vec<_>>();
    consent::take_in(file, &told(before), &told(now), today)
}

/// The cells on consent that a person must complete or decide about.
pub fn unclear(taken: &TakenIn, now: &[RowConsent]) -> Vec<Unread> {
    let unread = |(at, expected): &(usize, &'static str)| Unread {
        row: now[*at].row,
        cell: now[*at].cell,
        expected: (*expected).to_owned(),
    };
    taken.unclear.iter().map(unread).collect()
}

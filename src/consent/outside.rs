//! Sharing outside the meeting, with a party that is not at the table: the Zorg- en Veiligheidshuis.
//!
//! A consent or a ground that names nobody is about who is at the table. Somebody else must be named.

use jiff::civil::Date;

use super::check::check;
use super::fault::Fault;
use super::rules::Rules;
use super::scope::{Occasion, Party, listed};
use crate::model::CaseFile;
use crate::model::consent::{Verdict, key};
use crate::model::scalar::Words;

/// The body to which a case is handed over.
pub const SAFETY_HOUSE: &str = "Zorg- en Veiligheidshuis";

/// What a consent that names nobody is about.
const AT_THE_TABLE: &str = "aan tafel";

/// Whether a case may be handed over to the Zorg- en Veiligheidshuis today; `usual` is what is known of the meetings.
/// [`Verdict::admits`] tells it for [`SAFETY_HOUSE`].
///
/// # Errors
/// As [`check`].
pub fn hand_over(
    case: &CaseFile,
    rules: &Rules,
    today: Date,
    usual: &Occasion,
) -> Result<Verdict, Vec<Fault>> {
    let mut case = case.clone();
    let at_table = usual.parties.iter().flat_map(|party| &party.keys).any(|key| is_safety_house(key));
    for event in &mut case.consents {
        if listed(&event.parties).is_some() {
            event.parties = event.parties.iter().map(|party| by_name(party).unwrap_or(party)).collect();
        } else if !at_table {
            event.parties = [AT_THE_TABLE].into_iter().collect();
        }
    }
    if let Some(record) = &mut case.without_consent {
        let recipients = record.recipients.iter();
        let named = recipients.filter_map(|one| by_name(one).or(at_table.then_some(one)));
        record.recipients = named.collect();
    }
    let parties = Party::new([SAFETY_HOUSE]).into_iter().collect();
    check(&case, rules, today, &Occasion { date: today, parties, ..usual.clone() })
}

/// The Zorg- en Veiligheidshuis by its own name, however it is written.
fn by_name(party: &str) -> Option<&'static str> {
    is_safety_house(&key(party)).then_some(SAFETY_HOUSE)
}

/// Whether the Zorg- en Veiligheidshuis is among these, however it is written.
pub fn names_safety_house(words: &Words) -> bool {
    words.iter().any(|word| by_name(word).is_some())
}

/// `Veiligheidshuis Twente`, `ZVH`.
fn is_safety_house(key: &str) -> bool {
    key == "zvh" || key.contains("veiligheidshuis")
}

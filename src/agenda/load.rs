//! What a meeting asks of a participant's time: preparation, and the hours of the year.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::table::key;
use crate::model::Meeting;
use crate::model::agenda::Agenda;
use crate::model::settings::AgendaSettings;

/// Minutes of preparation for all cases together, when nobody says.
const PREPARATION: u32 = 60;
/// Hours a year for meetings and preparation, when nobody says.
const YEAR_HOURS: u32 = 24;

/// Fills in preparation and the load of the year. `meetings` are those of other days.
pub fn fill_in(agenda: &mut Agenda, settings: &AgendaSettings, meetings: &[(Date, &Meeting)]) {
    let whole = settings.preparation.unwrap_or(PREPARATION);
    let cases = u32::try_from(agenda.cases().count()).unwrap_or(u32::MAX).max(1);
    let before = spent(agenda.date, meetings);
    for stay in &mut agenda.stays {
        let own = u32::try_from(stay.cases.len()).unwrap_or(u32::MAX);
        stay.preparation = (whole.saturating_mul(own) + cases / 2) / cases;
        let spent = before.get(&key(&stay.role)).copied().unwrap_or_default();
        stay.year = spent.saturating_add(stay.to - stay.from).saturating_add(stay.preparation);
    }
    agenda.others.year_hours = settings.year_hours.unwrap_or(YEAR_HOURS);
}

/// The minutes that each role spent at the other meetings of the year, by key.
fn spent(day: Date, meetings: &[(Date, &Meeting)]) -> FxHashMap<String, u32> {
    let mut spent: FxHashMap<String, u32> = FxHashMap::default();
    let others = meetings.iter().filter(|(date, _)| date.year() == day.year() && *date != day);
    for load in others.flat_map(|(_, meeting)| &meeting.load) {
        let minutes = load.meeting.unwrap_or_default().saturating_add(load.preparation.unwrap_or_default());
        let sum = spent.entry(key(&load.role)).or_default();
        *sum = sum.saturating_add(minutes);
    }
    spent
}

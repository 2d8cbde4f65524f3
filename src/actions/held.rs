//! On which days a case was discussed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::consent::CaseConsent;
use crate::model::scalar::Day;
use crate::model::{CaseFile, Meeting};

/// How the consent of a case stood on a day; `None` when its file cannot be judged.
pub type Consent<'a> = Box<dyn Fn(&CaseFile, Date) -> Option<CaseConsent> + 'a>;

/// The meetings, and which cases could be discussed at them.
pub struct Held<'a> {
    /// The cases on the agenda of each day.
    agendas: BTreeMap<Date, BTreeSet<&'a str>>,
    consent: Consent<'a>,
}

impl<'a> Held<'a> {
    /// Of these meetings.
    pub fn new(meetings: impl IntoIterator<Item = &'a Meeting>, consent: Consent<'a>) -> Self {
        let mut agendas: BTreeMap<Date, BTreeSet<&str>> = BTreeMap::new();
        for meeting in meetings {
            let Some(Day(day)) = meeting.date else { continue };
            let cases = meeting.parts.iter().filter_map(|part| part.case.as_deref()).map(str::trim);
            agendas.entry(day).or_default().extend(cases);
        }
        Held { agendas, consent }
    }

    /// The days on which a case was discussed, oldest first: something was agreed, or it was on the agenda and nobody had
    /// said no. Of a meeting without an agenda the file of the case tells, when the case might be discussed.
    pub fn discussed(&self, case: &CaseFile) -> Vec<Date> {
        let agreed = case.actions.iter().filter_map(|action| action.meeting).map(|day| day.0);
        let mut days: Vec<Date> = agreed.collect();
        let listed = case.meetings.iter().map(|day| day.0).filter(|day| !self.has_agenda(*day));
        let on =
            |(day, cases): (&Date, &BTreeSet<&str>)| cases.contains(case.number.as_str()).then_some(*day);
        let planned = self.agendas.iter().filter_map(on);
        let consented = |day: &Date| (self.consent)(case, *day).is_some_and(CaseConsent::may_be_discussed);
        let refused = |day: &Date| {
            matches!((self.consent)(case, *day), Some(CaseConsent::Refused | CaseConsent::Withdrawn))
        };
        days.extend(listed.filter(consented).chain(planned.filter(|day| !refused(day))));
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Why a case that names a meeting was not discussed there, in Dutch.
    pub fn only_listed(&self, case: &CaseFile, day: Date) -> Option<&'static str> {
        let on_agenda = self.agendas.get(&day).is_some_and(|cases| cases.contains(case.number.as_str()));
        let left_out = self.has_agenda(day) && !on_agenda;
        let why = if left_out { "niet op de agenda" } else { "geen toestemming" };
        (case.meetings.contains(&Day(day)) && !self.discussed(case).contains(&day)).then_some(why)
    }

    fn has_agenda(&self, day: Date) -> bool {
        self.agendas.get(&day).is_some_and(|cases| !cases.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::case_file::CaseAction;
    use crate::model::meeting::Part;
    use jiff::civil::date;

    const DAY: Date = date(2026, 12, 3);

    fn case() -> CaseFile {
        CaseFile { number: "2026-014".into(), meetings: vec![Day(DAY)], ..CaseFile::default() }
    }

    fn discussed(case: &CaseFile, on_agenda: &[&str], consent: CaseConsent) -> bool {
        let part = |case: &&str| Part { case: Some((*case).into()), ..Part::default() };
        let parts = on_agenda.iter().map(part).collect();
        let meeting = Meeting { date: Some(Day(DAY)), parts, ..Meeting::default() };
        Held::new([&meeting], Box::new(move |_, _| Some(consent))).discussed(case) == [DAY]
    }

    #[test]
    fn a_case_for_which_there_was_no_time_was_not_discussed() {
        assert!(discussed(&case(), &[], CaseConsent::Complete));
        assert!(discussed(&case(), &["2026-014"], CaseConsent::Complete));
        assert!(!discussed(&case(), &["2026-015"], CaseConsent::Complete));
    }

    #[test]
    fn a_case_without_consent_was_discussed_only_when_something_tells_so() {
        assert!(!discussed(&case(), &[], CaseConsent::Missing));
        assert!(discussed(&case(), &["2026-014"], CaseConsent::Missing));
        assert!(!discussed(&case(), &["2026-014"], CaseConsent::Withdrawn));
        let action = CaseAction { meeting: Some(Day(DAY)), ..CaseAction::default() };
        assert!(discussed(&CaseFile { actions: vec![action], ..case() }, &[], CaseConsent::Withdrawn));
    }
}

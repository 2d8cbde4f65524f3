//! Whether the consent of a case covers somebody who is to get what was agreed in it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::book::Book;
use crate::consent::{self, Occasion, Rules};
use crate::model::case_file::Ground;
use crate::model::consent::{CaseConsent, Scope, key};
use crate::model::{CaseFile, CaseNumber};

/// The consents of all cases, as they stand for one meeting.
pub struct Coverage<'b> {
    book: &'b Book,
    meeting: Date,
    scopes: BTreeMap<&'b str, Vec<Scope>>,
}

impl<'b> Coverage<'b> {
    /// Judges all cases for a meeting.
    pub fn of(book: &'b Book, meeting: Date, today: Date) -> Self {
        let settings = &book.folder.settings;
        let rules = Rules::of(&settings.consent);
        let mut occasion = Occasion::of(settings, book.meeting(meeting).map(|found| &found.value), meeting);
        occasion.meetings =
            book.meetings.iter().filter_map(|found| found.value.date).map(|day| day.0).collect();
        let scopes = |case: &'b CaseFile| {
            let verdict = consent::check(case, &rules, today, &occasion).ok()?;
            let is_no = matches!(verdict.status, CaseConsent::Withdrawn | CaseConsent::Refused);
            let alone = only_for(case).filter(|_| !verdict.status.may_be_discussed());
            let scopes = verdict.scopes.into_iter().chain(alone).collect();
            (!is_no).then_some((case.number.as_str(), scopes))
        };
        let scopes = book.cases.iter().filter_map(|case| scopes(&case.value)).collect();
        Coverage { book, meeting, scopes }
    }

    /// Whether somebody may have what was agreed in a case: every consent that was given must cover this role, or the
    /// party it belongs to. One that nobody gave yet stops no action that was agreed; a refusal does, and so does a
    /// record that cannot be judged.
    pub fn admits(&self, role: &str, case: &CaseNumber) -> bool {
        let Some(scopes) = self.scopes.get(case.0.as_str()) else { return false };
        let keys = self.keys(role, case);
        scopes.iter().all(|scope| scope.admits(&keys))
    }

    /// All that a role may be called in a consent.
    fn keys(&self, role: &str, case: &CaseNumber) -> Vec<String> {
        let same = |other: &Option<String>| other.as_deref().is_some_and(|other| key(other) == key(role));
        let members = self.book.folder.settings.members.iter().filter(|member| same(&member.role));
        let attendees = self.book.meeting(self.meeting).map_or(&[][..], |meeting| &meeting.value.attendees);
        let attendees = attendees.iter().filter(|attendee| same(&attendee.role));
        let professionals = self.book.case(&case.0).map_or(&[][..], |case| &case.value.professionals);
        let professionals = professionals.iter().filter(|professional| same(&professional.function));
        let called = members
            .flat_map(|member| [&member.party, &member.organisation])
            .chain(attendees.map(|attendee| &attendee.organisation))
            .chain(professionals.map(|professional| &professional.organisation));
        let called = called.flatten().map(String::as_str).chain([role]);
        called.map(key).filter(|key| !key.is_empty()).collect()
    }
}

/// For whom alone a ground is, when it is for one recipient and never for the whole table.
fn only_for(case: &CaseFile) -> Option<Scope> {
    let record = case.without_consent.as_ref()?;
    let alone = matches!(record.ground, Some(Ground::VeiligThuis | Ground::Rvdk | Ground::OtsGi));
    alone.then(|| Scope { parties: Some(record.recipients.iter().map(key).collect()), ..Scope::default() })
}

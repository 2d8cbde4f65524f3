//! With whom, about what and what for: of the meeting, and what a consent covers of that.

use jiff::civil::Date;

use crate::model::case_file::ConsentEvent;
use crate::model::consent::{Scope, key};
use crate::model::meeting::Attendee;
use crate::model::scalar::Words;
use crate::model::settings::Member;
use crate::model::{Meeting, Settings};

/// Words with which a consent covers everybody or everything.
const ALL: &[&str] = &[
    "alle",
    "alles",
    "iedereen",
    "allen",
    "allemaal",
    "allepartijen",
    "allepartners",
    "alledeelnemers",
    "alledeelnemersmdo",
    "allegegevens",
    "allesoorten",
    "allecategorieen",
    "mdo",
    "hetmdo",
    "alleaantafel",
    "allepartijenaantafel",
];

/// A party at the meeting, and everything it may be called in a consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// As shown: its own name, else the organisation, else the role.
    pub name: String,
    /// The keys of all that it is called.
    pub keys: Vec<String>,
}

impl Party {
    /// A party from what it is called; the first that is not empty is shown.
    pub fn new<'t>(called: impl IntoIterator<Item = &'t str>) -> Option<Party> {
        let called: Vec<&str> = called.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect();
        let name = (*called.first()?).to_owned();
        Some(Party { name, keys: called.into_iter().map(key).collect() })
    }

    fn member(member: &Member) -> Option<Party> {
        let called = [&member.party, &member.organisation, &member.role];
        let called: Vec<&str> = called.into_iter().flatten().map(String::as_str).collect();
        // Who is only named is known by that.
        Party::new(if called.is_empty() { member.name.iter().map(String::as_str).collect() } else { called })
    }

    /// Somebody at this meeting, known better when `mdo.yaml` has the same role.
    fn attendee(attendee: &Attendee, members: &[Member]) -> Option<Party> {
        let called = [&attendee.organisation, &attendee.role];
        let called: Vec<&str> = called.into_iter().flatten().map(String::as_str).collect();
        let own = Party::new(if called.is_empty() {
            attendee.name.iter().map(String::as_str).collect()
        } else {
            called
        })?;
        let same = |member: &&Member| {
            let both = |a: &Option<String>, b: &Option<String>| {
                a.as_deref().zip(b.as_deref()).is_some_and(|(a, b)| key(a) == key(b))
            };
            both(&member.role, &attendee.role) || both(&member.name, &attendee.name)
        };
        let Some(mut known) = members.iter().find(same).and_then(Party::member) else { return Some(own) };
        known.keys.extend(own.keys);
        Some(known)
    }
}

/// What the rules must know of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The day.
    pub date: Date,
    /// With whom is shared; empty when nobody said.
    pub parties: Vec<Party>,
    /// The categories of data; empty when nobody said.
    pub categories: Words,
    /// What for; `None` when nobody said.
    pub purpose: Option<String>,
    /// The days of all known meetings, this one too, in order.
    pub meetings: Vec<Date>,
}

impl Occasion {
    /// A meeting of which only the day is known.
    pub fn on(date: Date) -> Occasion {
        Occasion {
            date,
            parties: Vec::new(),
            categories: Words::default(),
            purpose: None,
            meetings: vec![date],
        }
    }

    /// From the meeting's own file, if it has one, else from `mdo.yaml`: parties as they are listed, else the
    /// participants.
    pub fn of(settings: &Settings, meeting: Option<&Meeting>, date: Date) -> Occasion {
        let consent = &settings.consent;
        let listed = |words: &Words| words.iter().filter_map(|name| Party::new([name])).collect::<Vec<_>>();
        let attendees = meeting.map_or(&[][..], |meeting| &meeting.attendees);
        let present = attendees
            .iter()
            .filter(|attendee| attendee.present.as_ref().and_then(|answer| answer.yes()) != Some(false));
        let choices = [
            meeting.map(|meeting| listed(&meeting.parties)).unwrap_or_default(),
            listed(&consent.parties),
            present.filter_map(|attendee| Party::attendee(attendee, &settings.members)).collect(),
            settings.members.iter().filter_map(Party::member).collect(),
        ];
        let categories = meeting.map(|meeting| &meeting.categories).filter(|words| !words.is_empty());
        Occasion {
            parties: choices.into_iter().find(|parties| !parties.is_empty()).unwrap_or_default(),
            categories: categories.unwrap_or(&consent.categories).clone(),
            purpose: meeting.and_then(|meeting| meeting.purpose.clone()).or_else(|| consent.purpose.clone()),
            ..Occasion::on(date)
        }
    }

    /// What of the meeting a consent leaves out.
    pub(super) fn uncovered(&self, scope: &Scope) -> Uncovered {
        let parties = self.parties.iter().filter(|party| {
            let listed = |keys: &Vec<String>| party.keys.iter().any(|key| keys.contains(key));
            !scope.parties.as_ref().is_none_or(listed)
        });
        let categories = self.categories.iter().filter(|category| {
            !scope.categories.as_ref().is_none_or(|listed| listed.contains(&key(category)))
        });
        Uncovered {
            parties: parties.map(|party| party.name.clone()).collect(),
            categories: categories.map(str::to_owned).collect(),
            purpose: scope.other_purpose,
        }
    }

    /// What a consent covers.
    pub(super) fn scope(&self, consent: &ConsentEvent) -> Scope {
        Scope {
            parties: listed(&consent.parties),
            categories: listed(&consent.categories),
            other_purpose: !self.purpose_covered(consent.purpose.as_deref()),
        }
    }

    /// Each purpose of the meeting is among those of the consent; several are separated by commas.
    fn purpose_covered(&self, consented: Option<&str>) -> bool {
        let parts = |text: &str| -> Vec<String> {
            let parts = text.split([',', ';', '\n']).map(key);
            parts.filter(|part| !part.is_empty()).collect()
        };
        let (Some(meeting), Some(consented)) = (self.purpose.as_deref(), consented) else { return true };
        let consented_parts = parts(consented);
        consented_parts.is_empty()
            || key(consented) == key(meeting)
            || parts(meeting).iter().all(|part| consented_parts.contains(part))
    }
}

/// The keys of a list; `None` when it is empty or says that all is meant.
pub(super) fn listed(words: &Words) -> Option<Vec<String>> {
    let keys: Vec<String> = words.iter().map(key).filter(|key| !key.is_empty()).collect();
    let all = keys.is_empty() || keys.iter().any(|key| ALL.contains(&key.as_str()));
    (!all).then_some(keys)
}

/// What a consent does not cover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Uncovered {
    pub parties: Vec<String>,
    pub categories: Vec<String>,
    pub purpose: bool,
}

impl Uncovered {
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty() && self.categories.is_empty() && !self.purpose
    }
}

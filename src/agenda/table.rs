//! The table: who can be at the meeting, and who of them a case needs.

use jiff::civil::Date;

use super::hour::{Stretch, stretches};
use crate::dutch::fold::fold;
use crate::dutch::names::Name;
use crate::error::Result;
use crate::model::case_file::Answer;
use crate::model::meeting::Attendee;
use crate::model::settings::Member;
use crate::model::{CaseFile, Meeting, Settings};

/// Finds the role that a text names, in the form documents show; `None` for a text that may not be shown.
pub type Namer<'n> = &'n (dyn Fn(&str) -> Option<String> + Sync);

/// A place at the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// How documents call whoever sits there; each seat has another name.
    pub role: String,
    /// The name of the person; in no document.
    pub name: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// The party of the consents.
    pub party: Option<String>,
    /// Where invitations go.
    pub email: Option<String>,
    /// When; `None` is always, an empty list is never.
    pub available: Option<Vec<Stretch>>,
    /// At all cases: chair, minutes, and who is said to be.
    pub always: bool,
    /// Cannot come.
    pub absent: bool,
    /// Only at this meeting.
    pub guest: bool,
    /// Which of the meeting's file it is.
    pub listed: Option<usize>,
    /// The role as a key, before a number was put behind it.
    role_key: String,
}

/// Everybody who can be at the meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// In the order of `mdo.yaml`, then of the meeting's file, then as the cases need them.
    pub seats: Vec<Seat>,
}

/// Somebody a case needs, as its file names them.
#[derive(Clone, Copy, Debug, Default)]
struct Need<'a> {
    name: Option<&'a str>,
    role: Option<&'a str>,
    organisation: Option<&'a str>,
}

/// A text in the form in which roles and bodies are compared: letters and digits, folded.
pub fn key(text: &str) -> String {
    let folded = fold(text.trim());
    let bare = ["de ", "het "].iter().find_map(|article| folded.strip_prefix(article)).unwrap_or(&folded);
    bare.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn says_yes(answer: &Option<Answer>) -> bool {
    answer.as_ref().and_then(Answer::yes) == Some(true)
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

impl Table {
    /// The members of `mdo.yaml`, with what the meeting's file says of them, and its guests.
    ///
    /// # Errors
    /// When somebody's availability cannot be read.
    pub fn of(settings: &Settings, meeting: &Meeting, namer: Namer<'_>) -> Result<Table> {
        let mut table = Table::default();
        for member in &settings.members {
            table.seats.push(Seat::of_member(member, namer)?);
        }
        table.number();
        for (place, attendee) in meeting.attendees.iter().enumerate() {
            let need = Need {
                name: filled(&attendee.name),
                role: filled(&attendee.role),
                organisation: filled(&attendee.organisation),
            };
            let known = table.numbered(need.role).or_else(|| table.find(need, namer, 2));
            let seat = known.unwrap_or_else(|| table.add(need, namer));
            table.seats[seat].take_in(attendee)?;
            table.seats[seat].listed = Some(place);
        }
        for chair in [&meeting.chair, &meeting.secretary].into_iter().filter_map(filled) {
            let need = Need { name: Some(chair), role: Some(chair), organisation: Some(chair) };
            let role = Need { role: Some(chair), ..Need::default() };
            let seat = table.numbered(Some(chair)).or_else(|| table.find(need, namer, 1));
            let seat = seat.unwrap_or_else(|| table.add(role, namer));
            table.seats[seat].always = true;
        }
        Ok(table)
    }

    /// The seats a case needs, in order; somebody who has none gets one.
    pub fn needed(&mut self, case: &CaseFile, day: Date, namer: Namer<'_>) -> Vec<usize> {
        let involved = case.professionals.iter().filter(|one| {
            one.until.is_none_or(|until| until.0 >= day) && one.from.is_none_or(|from| from.0 <= day)
        });
        let mut needs: Vec<Need<'_>> = involved
            .map(|one| Need {
                name: filled(&one.name),
                role: filled(&one.function),
                organisation: filled(&one.organisation),
            })
            .collect();
        let presenter = &case.presenter;
        needs.push(Need {
            name: filled(&presenter.name),
            role: filled(&presenter.function),
            organisation: filled(&presenter.organisation),
        });
        let mut seats: Vec<usize> = Vec::new();
        for need in needs.into_iter().filter(|need| need.name.or(need.role).or(need.organisation).is_some()) {
            seats.push(self.find(need, namer, 1).unwrap_or_else(|| self.add(need, namer)));
        }
        for partner in case.application.partners.iter().map(str::trim).filter(|partner| !partner.is_empty()) {
            seats.push(self.partner(partner, &seats, namer));
        }
        seats.extend((0..self.seats.len()).filter(|seat| self.seats[*seat].always));
        seats.sort_unstable();
        seats.dedup();
        seats
    }

    /// The seat of a partner named with one text; one that the case needs already will do.
    pub fn partner(&mut self, partner: &str, seats: &[usize], namer: Namer<'_>) -> usize {
        if let Some(seat) = self.numbered(Some(partner)) {
            return seat;
        }
        let need = Need { name: Some(partner), role: Some(partner), organisation: Some(partner) };
        let scores = |seat: &usize| self.seats[*seat].score(need, namer) > 0;
        if let Some(seat) = seats.iter().copied().find(scores) {
            return seat;
        }
        let role = Need { role: Some(partner), ..Need::default() };
        self.find(need, namer, 1).unwrap_or_else(|| self.add(role, namer))
    }

    /// The seat whose shown role this is, number and all.
    fn numbered(&self, role: Option<&str>) -> Option<usize> {
        let role = key(role.filter(|role| role.trim_end().ends_with(|c: char| c.is_ascii_digit()))?);
        self.seats.iter().position(|seat| key(&seat.role) == role)
    }

    /// The seat that fits best, the first of equals.
    fn find(&self, need: Need<'_>, namer: Namer<'_>, least: u32) -> Option<usize> {
        let scores = self.seats.iter().map(|seat| seat.score(need, namer)).enumerate();
        let best = scores.max_by_key(|(place, score)| (*score, std::cmp::Reverse(*place)))?;
        (best.1 >= least).then_some(best.0)
    }

    /// A seat for somebody who has none.
    fn add(&mut self, need: Need<'_>, namer: Namer<'_>) -> usize {
        let shown = need.role.and_then(namer).or_else(|| need.organisation.and_then(namer));
        let role = shown.unwrap_or_else(|| "betrokkene".into());
        self.seats.push(Seat {
            role_key: need.role.map(|role| canonical(role, namer)).unwrap_or_default(),
            role,
            name: need.name.filter(|name| Some(*name) != need.role).map(str::to_owned),
            organisation: need.organisation.map(str::to_owned),
            guest: true,
            ..Seat::default()
        });
        self.number();
        self.seats.len() - 1
    }

    /// Roles that two seats have get a number.
    fn number(&mut self) {
        for place in 0..self.seats.len() {
            let same = |other: &&Seat| key(&other.role) == key(&self.seats[place].role);
            if self.seats.iter().filter(same).count() < 2 {
                continue;
            }
            let role = self.seats[place].role.clone();
            let twins: Vec<usize> =
                (0..self.seats.len()).filter(|other| key(&self.seats[*other].role) == key(&role)).collect();
            let mut next = 1;
            for twin in twins {
                // The first keeps its name when others came later.
                while next > 1
                    && self.seats.iter().any(|seat| key(&seat.role) == key(&format!("{role} {next}")))
                {
                    next += 1;
                }
                if next > 1 {
                    self.seats[twin].role = format!("{role} {next}");
                }
                next += 1;
            }
        }
    }
}

/// The key of the role that a text names; a number behind it only tells two of them apart.
fn canonical(text: &str, namer: Namer<'_>) -> String {
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    namer(text).map_or_else(|| key(text), |role| key(&role))
}

impl Seat {
    fn of_member(member: &Member, namer: Namer<'_>) -> Result<Seat> {
        let shown = filled(&member.role).or(filled(&member.party)).map(str::to_owned);
        let shown = shown.or_else(|| filled(&member.organisation).and_then(namer));
        Ok(Seat {
            role_key: filled(&member.role).map(|role| canonical(role, namer)).unwrap_or_default(),
            role: shown.unwrap_or_else(|| "deelnemer".into()),
            name: filled(&member.name).map(str::to_owned),
            organisation: filled(&member.organisation).map(str::to_owned),
            party: filled(&member.party).map(str::to_owned),
            email: filled(&member.email).map(str::to_owned),
            available: stretches(&member.available, "mdo.yaml", "deelnemers.beschikbaar")?,
            always: says_yes(&member.always) || says_yes(&member.chair) || says_yes(&member.secretary),
            ..Seat::default()
        })
    }

    /// What the file of the meeting says of somebody goes before what `mdo.yaml` says.
    fn take_in(&mut self, attendee: &Attendee) -> Result<()> {
        if let Some(available) = stretches(&attendee.available, "overleg", "deelnemers.beschikbaar")? {
            self.available = Some(available);
        }
        self.absent = attendee.present.as_ref().and_then(Answer::yes) == Some(false);
        self.guest |= says_yes(&attendee.guest);
        let own = |known: &mut Option<String>, said: &Option<String>| {
            if let Some(text) = filled(said) {
                *known = Some(text.to_owned());
            }
        };
        own(&mut self.name, &attendee.name);
        own(&mut self.organisation, &attendee.organisation);
        own(&mut self.email, &attendee.email);
        Ok(())
    }

    /// All that a consent may call this seat.
    pub fn called(&self) -> Vec<&str> {
        let texts = [self.party.as_deref(), self.organisation.as_deref(), Some(self.role.as_str())];
        texts.into_iter().flatten().collect()
    }

    /// How well somebody fits: 4 by name, 3 by role and organisation, 2 by role, 1 by organisation, 0 not at all.
    fn score(&self, need: Need<'_>, namer: Namer<'_>) -> u32 {
        if need.name.zip(self.name.as_deref()).is_some_and(|(one, other)| same_person(one, other)) {
            return 4;
        }
        let organisation = need.organisation.map(key);
        let own = self.organisation.as_deref().map(key);
        let conflict = organisation.as_ref().zip(own.as_ref());
        let conflict = conflict.is_some_and(|(one, other)| !one.contains(other) && !other.contains(one));
        if let Some(role) = need.role.map(|role| canonical(role, namer))
            && !self.role_key.is_empty()
        {
            if role == self.role_key && (!conflict || need.role == need.organisation) {
                return if organisation.is_some() && own.is_some() { 3 } else { 2 };
            }
            // Of one body, with two functions: only who stands for the body as a whole.
            let body = Some(&self.role_key) == own.as_ref();
            let named = need.role == need.organisation || organisation.as_ref() == Some(&role);
            if !body && !named {
                return 0;
            }
        }
        let wanted = [need.role, need.organisation].into_iter().flatten().map(|text| canonical(text, namer));
        let party = self.party.as_deref().map(key);
        let mine: Vec<&String> =
            [Some(&self.role_key), own.as_ref(), party.as_ref()].into_iter().flatten().collect();
        u32::from(wanted.into_iter().any(|wanted| !wanted.is_empty() && mine.contains(&&wanted)))
    }
}

/// Whether two names can be one person: the same surname, and first names or initials that do not contradict.
fn same_person(one: &str, other: &str) -> bool {
    if key(one) == key(other) {
        return true;
    }
    let (one, other) = (Name::parse(one), Name::parse(other));
    let surname = |name: &Name| name.surname.as_deref().map(key);
    let letter = |name: &Name| {
        let first = name.first_names.first().or(name.initials.as_ref());
        first.and_then(|first| fold(first).chars().next())
    };
    let (a, b) = (letter(&one), letter(&other));
    surname(&one).is_some() && surname(&one) == surname(&other) && a.zip(b).is_none_or(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::names::role_of;
    use crate::model::case_file::{Presenter, Professional};
    use crate::model::scalar::{Day, Words};
    use jiff::civil::date;

    fn text(text: &str) -> Option<String> {
        Some(text.to_owned()).filter(|text| !text.is_empty())
    }

    fn member(name: &str, role: &str, organisation: &str) -> Member {
        Member { name: text(name), role: text(role), organisation: text(organisation), ..Member::default() }
    }

    fn professional(name: &str, function: &str, organisation: &str) -> Professional {
        Professional {
            name: text(name),
            function: text(function),
            organisation: text(organisation),
            ..Professional::default()
        }
    }

    fn namer(text: &str) -> Option<String> {
        role_of(text).or_else(|| Some(text.to_owned()))
    }

    fn settings() -> Settings {
        let yes = Some(Answer { answer: "ja".into(), reason: None });
        let mut members = vec![
            member("Karin de Boer", "POH-jeugd", "huisartsenpraktijk"),
            member("Bram Visser", "CJG", "CJG"),
            member("Fatima Aydin", "wijkteam", "wijkteam"),
            member("Joris Smit", "wijkteam", "wijkteam"),
            member("Joost Mulder", "IB'er", "school"),
        ];
        members[0].chair = yes;
        Settings { members, ..Settings::default() }
    }

    fn roles(case: &CaseFile) -> Vec<String> {
        let mut table = Table::of(&settings(), &Meeting::default(), &namer).unwrap();
        let seats = table.needed(case, date(2026, 12, 3), &namer);
        seats.into_iter().map(|seat| table.seats[seat].role.clone()).collect()
    }

    #[test]
    fn everybody_the_case_names_is_found_at_the_table() {
        let mut case = CaseFile {
            professionals: vec![
                professional("B. Visser", "jeugdconsulent", "gemeente"),
                professional("Joris Smit", "wijkteam", "wijkteam"),
            ],
            presenter: Presenter { function: text("poh jeugd"), ..Presenter::default() },
            ..CaseFile::default()
        };
        assert_eq!(roles(&case), ["POH-jeugd", "CJG", "wijkteam 2"]);
        case.application.partners = Words::from_iter(["ib-er", "Wijkteam", "school"]);
        assert_eq!(roles(&case), ["POH-jeugd", "CJG", "wijkteam 2", "IB'er"]);
    }

    #[test]
    fn who_left_is_not_needed_and_who_has_no_seat_gets_one() {
        let mut case = CaseFile {
            professionals: vec![
                professional("", "leerplicht", ""),
                professional("", "IB'er", "OBS De Linde"),
                professional("", "CJG", ""),
            ],
            ..CaseFile::default()
        };
        case.professionals[2].until = Some(Day(date(2026, 12, 2)));
        // No other school's IB'er stands in, though one word for it is the other's organisation.
        assert_eq!(roles(&case), ["POH-jeugd", "leerplichtambtenaar", "IB'er 2"]);
        case.professionals[2].until = Some(Day(date(2026, 12, 3)));
        assert_eq!(roles(&case), ["POH-jeugd", "CJG", "leerplichtambtenaar", "IB'er 2"]);
    }

    #[test]
    fn the_meeting_knows_better_who_is_there() {
        let no = Some(Answer { answer: "nee, verlof".into(), reason: None });
        let attendee = |role: &str| Attendee { role: text(role), ..Attendee::default() };
        let meeting = Meeting {
            attendees: vec![
                Attendee { present: no, ..attendee("cjg") },
                Attendee { available: Words::from_iter(["13:30-14:00"]), ..attendee("wijkteam 2") },
                Attendee { guest: Some(Answer { answer: "ja".into(), reason: None }), ..attendee("GGZ") },
            ],
            secretary: text("Wijkteam"),
            ..Meeting::default()
        };
        let table = Table::of(&settings(), &meeting, &namer).unwrap();
        let role = |role: &str| table.seats.iter().find(|seat| seat.role == role).unwrap();
        assert!(role("CJG").absent && role("GGZ").guest && role("wijkteam").always);
        assert_eq!(role("wijkteam 2").available, Some(vec![(810, 840)]));
        assert_eq!(table.seats.len(), 6);
    }
}

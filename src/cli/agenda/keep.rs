//! Writes the plan into the meeting's file, and leaves what else stands there as it is.

use serde_yaml::Value;
use sha2::{Digest, Sha256};

use super::lists::{items, mapping};
use super::meeting::Occurrence;
use crate::agenda::by_hand::ByHand;
use crate::agenda::compose::Composed;
use crate::agenda::hour::Hour;
use crate::agenda::table::Seat;
use crate::cli::Talk;
use crate::cli::changes::Changes;
use crate::dutch::clock::show;
use crate::error::Result;
use crate::model::Meeting;
use crate::model::agenda::{Agenda, Point, Stay};
use crate::model::case_file::Answer;
use crate::model::meeting::{Attendee, Load, NotPlaced, Part, PartKind};
use crate::model::scalar::Day;
use crate::path;
use crate::workdir::edit::Edit;

/// How many signs of the digest are kept.
const MARK: usize = 12;

/// The invitations that this plan makes.
pub(super) struct Version {
    /// Which version they are.
    pub sequence: u32,
    mark: String,
}

impl Version {
    /// A new version only when something changed for somebody since the last.
    pub fn of(occurrence: &Occurrence, composed: &Composed) -> Version {
        let mark = mark(&composed.agenda);
        let before = occurrence.meeting.sequence;
        let changed = occurrence.meeting.mark.as_ref().is_some_and(|known| *known != mark);
        Version { sequence: before + u32::from(changed), mark }
    }
}

/// A digest of all that stands in an invitation.
fn mark(agenda: &Agenda) -> String {
    let mut text = format!("{} {} {} {:?}\n", agenda.date, agenda.begin, agenda.end, agenda.place);
    for stay in &agenda.stays {
        let points = agenda.cases().filter(|(point, _)| point.roles.contains(&stay.role));
        let cases: Vec<String> =
            points.map(|(point, case)| format!("{} {}", point.begin, case.number)).collect();
        text.push_str(&format!("{} {} {} {cases:?}\n", stay.role, stay.from, stay.to));
    }
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>()[..MARK].to_owned()
}

/// Writes it; `invitations` tells whether they were made just now.
///
/// # Errors
/// When the file cannot be changed without changing something else too, or not be written.
pub(super) fn keep(
    mut changes: Changes,
    occurrence: &Occurrence,
    composed: &Composed,
    version: &Version,
    invitations: bool,
    talk: &Talk,
) -> Result<()> {
    if occurrence.meeting.fixed.is_some() {
        talk.note(
            "De actielijst van dit overleg is vastgesteld: het bestand van het overleg blijft zoals het is.",
        );
        return Ok(());
    }
    let plan = Plan { occurrence, composed, invitations };
    changes.edit(&occurrence.path, Meeting::KEYS, |edit| plan.write(edit, version))?;
    changes.save(false, talk)
}

struct Plan<'a> {
    occurrence: &'a Occurrence,
    composed: &'a Composed,
    invitations: bool,
}

impl Plan<'_> {
    fn write<'k>(&self, edit: Edit<'k>, version: &Version) -> Result<Edit<'k>> {
        let (agenda, meeting) = (&self.composed.agenda, &self.occurrence.meeting);
        let mut edit = edit;
        if meeting.date.is_none() {
            edit = edit.set(path!["datum"], Day(agenda.date))?;
        }
        if meeting.begin.is_none() && meeting.end.is_none() {
            edit = edit.set(path!["begin"], show(agenda.begin))?.set(path!["einde"], show(agenda.end))?;
        }
        if let (None, Some(place)) = (&meeting.place, &agenda.place) {
            edit = edit.set(path!["plaats"], place)?;
        }
        let punten: Vec<Part> = agenda.points.iter().map(|point| self.part(point)).collect();
        edit = items(edit, "punten", &punten)?;
        edit = items(edit, "gepland", &self.planned())?;
        edit = self.attendees(edit)?;
        edit = self.load(edit)?;
        if version.sequence != meeting.sequence {
            edit = edit.set(path!["versie"], version.sequence)?;
        }
        edit = edit.set(path!["kenmerk"], &version.mark)?;
        // It can be by far the longest list, and every change reads the file again: so it comes last.
        let left_out = agenda
            .left_out
            .iter()
            .map(|case| NotPlaced { case: case.number.clone(), reason: Some(case.reason.clone()) });
        items(edit, "niet_geagendeerd", &left_out.collect::<Vec<_>>())
    }

    /// A point as it stands in the file. One that was put on or moved by hand says so.
    fn part(&self, point: &Point) -> Part {
        let number = point.case.as_ref().map(|case| case.number.clone());
        let by_hand = number.as_ref().and_then(|number| self.occurrence.by_hand.cases.get(number));
        let planned = self.composed.planned.iter().find(|planned| Some(&planned.number) == number.as_ref());
        let as_asked = planned.is_some_and(|planned| planned.begins_as_asked);
        let fixed = match by_hand {
            Some(_) if as_asked => Some("ja"),
            Some(by_hand) if by_hand.put_on => Some("nee"),
            _ => None,
        };
        Part {
            kind: Some(point.kind),
            case: number,
            begin: Some(show(point.begin)),
            minutes: Some(point.minutes),
            fixed: fixed.map(|answer| Answer { answer: answer.into(), reason: None }),
            attendees: point.roles.iter().cloned().collect(),
        }
    }

    /// What `mdo` made of it by itself. What somebody put on is not in it, and what somebody took off is.
    fn planned(&self) -> Vec<Part> {
        let (agenda, by_hand) = (&self.composed.agenda, &self.occurrence.by_hand);
        let settings = &self.occurrence.book.folder.settings;
        let usual = Hour::of(settings, &self.occurrence.meeting, &ByHand::default()).ok();
        let minutes = |point: &Point| {
            let mut parts = usual.iter().flat_map(|hour| hour.before.iter().chain(&hour.after));
            parts.find(|(kind, _)| *kind == point.kind).map_or(point.minutes, |(_, minutes)| *minutes)
        };
        let mut parts = Vec::new();
        for point in &agenda.points {
            let Some(case) = &point.case else {
                let begin = Some(show(point.begin)).filter(|_| point.kind == PartKind::Pause);
                let part =
                    Part { kind: Some(point.kind), begin, minutes: Some(minutes(point)), ..Part::default() };
                parts
                    .extend(Some(part).filter(|_| point.kind != PartKind::Pause || by_hand.pauses.is_none()));
                continue;
            };
            let put_on = by_hand.cases.get(&case.number).is_some_and(|by_hand| by_hand.put_on);
            let planned = self.composed.planned.iter().find(|planned| planned.number == case.number);
            if let Some(planned) = planned.filter(|_| !put_on) {
                parts.push(Part {
                    minutes: Some(planned.own_minutes),
                    attendees: planned.own_roles.iter().cloned().collect(),
                    fixed: None,
                    ..self.part(point)
                });
            }
        }
        let mut taken_off: Vec<&String> = by_hand.taken_off.iter().collect();
        taken_off.sort();
        let part = |number: &String| Part {
            kind: Some(PartKind::Case),
            case: Some(number.clone()),
            ..Part::default()
        };
        parts.extend(taken_off.into_iter().map(part));
        if let (Some(_), Some(hour)) = (&by_hand.pauses, &usual) {
            parts.extend(hour.pauses.iter().map(|(from, to)| Part {
                kind: Some(PartKind::Pause),
                begin: Some(show(*from)),
                minutes: Some(to - from),
                ..Part::default()
            }));
        }
        parts
    }

    /// Everybody who comes, with when and for what; who was listed and does not come keeps the rest.
    fn attendees<'k>(&self, edit: Edit<'k>) -> Result<Edit<'k>> {
        let mut edit = edit;
        let listed = &self.occurrence.meeting.attendees;
        for seat in &self.composed.table.seats {
            let stay = self.composed.agenda.stays.iter().find(|stay| stay.role == seat.role);
            match (seat.listed, stay) {
                (Some(at), Some(stay)) => {
                    let invited = self.invitations.then(|| ("uitgenodigd", stretch(stay).into()));
                    for (key, value) in times(stay).into_iter().chain(invited) {
                        edit = edit.set(path!["deelnemers", at, key], value)?;
                    }
                }
                (Some(at), None) => {
                    let had = |value: bool, key: &'static str| value.then_some(key);
                    let known = &listed[at];
                    let keys = [
                        had(known.from.is_some(), "van"),
                        had(known.to.is_some(), "tot"),
                        had(!known.cases.is_empty(), "casussen"),
                        // Until the cancellation is made it is known who has an invitation.
                        had(self.invitations && known.invited.is_some(), "uitgenodigd"),
                    ];
                    for key in keys.into_iter().flatten() {
                        edit = edit.remove(path!["deelnemers", at, key])?;
                    }
                }
                (None, Some(stay)) => {
                    edit = edit.append(path!["deelnemers"], mapping(&self.attendee(seat, stay)))?
                }
                (None, None) => {}
            }
        }
        Ok(edit)
    }

    fn attendee(&self, seat: &Seat, stay: &Stay) -> Attendee {
        // Whoever is in mdo.yaml is known by the role; of a guest it is kept who it is, to be found again.
        let own = |text: &Option<String>| text.clone().filter(|_| seat.guest);
        Attendee {
            role: Some(seat.role.clone()),
            name: own(&seat.name),
            organisation: own(&seat.organisation),
            guest: seat.guest.then(|| Answer { answer: "ja".into(), reason: None }),
            from: Some(show(stay.from)),
            to: Some(show(stay.to)),
            invited: self.invitations.then(|| stretch(stay)),
            cases: stay.cases.iter().cloned().collect(),
            ..Attendee::default()
        }
    }

    /// The hours of a meeting that is still to come; afterwards people fill in what it was.
    fn load<'k>(&self, edit: Edit<'k>) -> Result<Edit<'k>> {
        if self.occurrence.day < self.occurrence.today {
            return Ok(edit);
        }
        let load = |stay: &Stay| Load {
            role: stay.role.clone(),
            meeting: Some(stay.to - stay.from),
            preparation: Some(stay.preparation),
        };
        let loads: Vec<Load> = self.composed.agenda.stays.iter().map(load).collect();
        items(edit, "belasting", &loads)
    }
}

fn times(stay: &Stay) -> [(&'static str, Value); 3] {
    let cases = stay.cases.iter().cloned().map(Value::String).collect();
    [("van", show(stay.from).into()), ("tot", show(stay.to).into()), ("casussen", Value::Sequence(cases))]
}

/// `13:08-13:28`.
fn stretch(stay: &Stay) -> String {
    format!("{}-{}", show(stay.from), show(stay.to))
}

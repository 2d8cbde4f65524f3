//! The hour: when the meeting begins and ends, what is fixed in it, and how many minutes a case gets.

use super::by_hand::ByHand;
use crate::dutch::clock::{self, DAY, Minute};
use crate::error::{Error, Result};
use crate::model::case_file::Crisis;
use crate::model::meeting::PartKind;
use crate::model::scalar::Words;
use crate::model::settings::AgendaSettings;
use crate::model::{CaseFile, Meeting, Settings};

/// When nobody says.
const BEGIN: Minute = 13 * 60;
const MINUTES: u32 = 60;
const OPENING: u32 = 3;
const OPEN_ACTIONS: u32 = 5;
const RED: u32 = 12;
const ORANGE: u32 = 10;
const GREEN: u32 = 8;
const FOLLOW_UP: u32 = 5;
const COOPERATION: u32 = 3;
const CLOSING: u32 = 2;

/// A stretch of the day: the first minute, and the minute after the last.
pub type Stretch = (Minute, Minute);

/// The time of one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hour {
    /// When it begins.
    pub begin: Minute,
    /// When it ends.
    pub end: Minute,
    /// What comes before the cases, with its minutes.
    pub before: Vec<(PartKind, u32)>,
    /// What comes after them.
    pub after: Vec<(PartKind, u32)>,
    /// The pauses, in order.
    pub pauses: Vec<Stretch>,
    /// Minutes for a red, orange and green case.
    pub colours: [u32; 3],
    /// Minutes for a case that was discussed before.
    pub follow_up: u32,
}

impl Hour {
    /// From `mdo.yaml` and the meeting's own file, which goes first.
    ///
    /// # Errors
    /// When a time cannot be read, or the meeting ends before it begins.
    pub fn of(settings: &Settings, meeting: &Meeting, by_hand: &ByHand) -> Result<Hour> {
        let (usual, agenda) = (&settings.meeting, &settings.agenda);
        let own =
            |text: &Option<String>, key| text.as_deref().map(|text| time(text, "overleg", key)).transpose();
        let set = usual.begin.as_deref().map(|text| time(text, "mdo.yaml", "overleg.begin")).transpose()?;
        let rhythm =
            || usual.rhythm.as_deref().and_then(|rhythm| rhythm.split([',', ' ']).find_map(written_time));
        let begin = own(&meeting.begin, "begin")?.or(set).or_else(rhythm).unwrap_or(BEGIN);
        let end = own(&meeting.end, "einde")?;
        let end = end.unwrap_or_else(|| begin.saturating_add(usual.minutes.unwrap_or(MINUTES)));
        if end <= begin || end > DAY {
            return Err(Error::input("dit overleg eindigt voor het begint, of pas na middernacht").remedy(
                "Kijk naar 'begin', 'einde' en 'minuten' in het bestand van het overleg en in mdo.yaml.",
            ));
        }
        let part = |kind, set: Option<u32>, usual| (kind, by_hand.part(kind).or(set).unwrap_or(usual));
        let mut hour = Hour {
            begin,
            end,
            before: vec![
                part(PartKind::Opening, agenda.opening, OPENING),
                part(PartKind::OpenActions, agenda.open_actions, OPEN_ACTIONS),
            ],
            after: vec![
                part(PartKind::Cooperation, agenda.cooperation, COOPERATION),
                part(PartKind::Closing, agenda.closing, CLOSING),
            ],
            pauses: pauses(agenda, by_hand)?,
            colours: [
                agenda.red.unwrap_or(RED),
                agenda.orange.unwrap_or(ORANGE),
                agenda.green.unwrap_or(GREEN),
            ],
            follow_up: agenda.follow_up.unwrap_or(FOLLOW_UP),
        };
        hour.before.retain(|(_, minutes)| *minutes > 0);
        hour.after.retain(|(_, minutes)| *minutes > 0);
        let inside = hour.pauses.iter().map(|(from, to)| ((*from).max(begin), (*to).min(end)));
        hour.pauses = inside.filter(|(from, to)| from < to).collect();
        hour.pauses.sort_unstable();
        hour.pauses = joined(&hour.pauses);
        Ok(hour)
    }

    /// The minutes a case should get: what it asks for itself, else those of a follow-up, else those of its colour.
    pub fn minutes(&self, case: &CaseFile, follow_up: bool) -> u32 {
        let by_colour = self.colours[case.crisis.unwrap_or(Crisis::Green) as usize];
        let usual = if follow_up { self.follow_up } else { by_colour };
        case.minutes.unwrap_or(usual).max(1)
    }

    /// Where parts of these lengths come to lie from `from` on, none over a pause.
    pub fn lay(&self, from: Minute, parts: &[(PartKind, u32)]) -> Vec<(PartKind, Minute, u32)> {
        let mut clock = from;
        let place = |(kind, minutes): &(PartKind, u32)| {
            for (from, to) in &self.pauses {
                if clock < *to && clock + minutes > *from {
                    clock = *to;
                }
            }
            clock += minutes;
            (*kind, clock - minutes, *minutes)
        };
        parts.iter().map(place).collect()
    }

    /// From when to when cases can be discussed: between the opening and the closing parts.
    pub fn room(&self) -> Stretch {
        let from = self
            .lay(self.begin, &self.before)
            .last()
            .map_or(self.begin, |(_, begin, minutes)| begin + minutes);
        let fits = |to: &Minute| {
            let last = self.lay(*to, &self.after);
            last.last().is_none_or(|(_, begin, minutes)| begin + minutes <= self.end)
        };
        (from, (from..=self.end).rev().find(fits).unwrap_or(from))
    }

    /// Minutes for cases.
    pub fn capacity(&self) -> u32 {
        let (from, to) = self.room();
        let paused = self.pauses.iter().map(|pause| pause.1.min(to).saturating_sub(pause.0.max(from)));
        (to - from).saturating_sub(paused.sum())
    }
}

/// A time in the middle of a text: only one with minutes is surely one.
fn written_time(word: &str) -> Option<Minute> {
    clock::parse(word).filter(|_| word.contains([':', '.', 'u']))
}

/// A time of a file.
pub fn time(text: &str, file: &str, key: &str) -> Result<Minute> {
    clock::parse(text).ok_or_else(|| {
        Error::input("deze tijd kan ik niet lezen")
            .in_file(file)
            .at(key)
            .remedy("Schrijf bijvoorbeeld \"13:05\".")
    })
}

/// The stretches of a list; `nee` is never, `ja` is always (`None`), and so is an empty list.
///
/// # Errors
/// When one cannot be read.
pub fn stretches(words: &Words, file: &str, key: &str) -> Result<Option<Vec<Stretch>>> {
    let mut found = Vec::new();
    for text in words.iter().map(str::trim).filter(|text| !text.is_empty()) {
        match text.to_lowercase().as_str() {
            "ja" | "altijd" | "true" | "hele overleg" | "het hele overleg" => return Ok(None),
            "nee" | "niet" | "nooit" | "false" | "afwezig" | "verhinderd" => {}
            _ => found.push(clock::parse_stretch(text).ok_or_else(|| {
                Error::input("deze tijden kan ik niet lezen")
                    .in_file(file)
                    .at(key)
                    .remedy("Schrijf bijvoorbeeld [\"13:00-13:30\"], of: vanaf 13:30.")
            })?),
        }
    }
    found.sort_unstable();
    Ok((!words.is_empty()).then(|| joined(&found)))
}

fn pauses(agenda: &AgendaSettings, by_hand: &ByHand) -> Result<Vec<Stretch>> {
    match &by_hand.pauses {
        Some(pauses) => Ok(pauses.clone()),
        None => Ok(stretches(&agenda.pauses, "mdo.yaml", "agenda.pauzes")?.unwrap_or_default()),
    }
}

/// Stretches in order, those that touch or overlap made one.
fn joined(stretches: &[Stretch]) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match joined.last_mut() {
            Some(last) if stretch.0 <= last.1 => last.1 = last.1.max(stretch.1),
            _ => joined.push(*stretch),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(settings: &Settings) -> Hour {
        Hour::of(settings, &Meeting::default(), &ByHand::default()).unwrap()
    }

    #[test]
    fn the_defaults_make_an_hour() {
        let hour = hour(&Settings::default());
        assert_eq!((hour.begin, hour.end, hour.room(), hour.capacity()), (780, 840, (788, 835), 47));
    }

    #[test]
    fn the_rhythm_may_tell_the_time() {
        let mut settings = Settings::default();
        settings.meeting.rhythm = Some("eerste donderdag van de maand, 9:30, niet in vakanties".into());
        assert_eq!(hour(&settings).begin, 570);
        settings.meeting.begin = Some("10 uur".into());
        assert_eq!(hour(&settings).begin, 600);
        settings.meeting.begin = Some("straks".into());
        let error = Hour::of(&settings, &Meeting::default(), &ByHand::default()).unwrap_err();
        assert!(error.to_string().starts_with("mdo.yaml: overleg.begin: deze tijd"), "{error}");
    }

    #[test]
    fn no_part_lies_over_a_pause() {
        let mut settings = Settings::default();
        settings.agenda.pauses =
            ["13:04-13:09", "13:30 - 13:35", "15:00-15:05", "13:34-13:36"].into_iter().collect();
        let hour = hour(&settings);
        assert_eq!(hour.pauses, [(784, 789), (810, 816)]);
        assert_eq!(
            hour.lay(780, &hour.before),
            [(PartKind::Opening, 780, 3), (PartKind::OpenActions, 789, 5)]
        );
        assert_eq!((hour.room(), hour.capacity()), ((794, 835), 35));
    }

    #[test]
    fn availability_has_words_too() {
        let read = |texts: &[&str]| stretches(&texts.iter().copied().collect(), "mdo.yaml", "x");
        assert_eq!(read(&[]).unwrap(), None);
        assert_eq!(read(&["ja"]).unwrap(), None);
        assert_eq!(read(&["nee"]).unwrap(), Some(vec![]));
        assert_eq!(read(&["13:30-14:00", "13:00-13:30"]).unwrap(), Some(vec![(780, 840)]));
        assert!(read(&["soms"]).is_err());
    }
}

//! The agenda of a meeting: what is discussed when, who is there, and what had to give. Holds no identities.

use jiff::civil::Date;

use super::case_file::Crisis;
use super::meeting::PartKind;
use crate::dutch::clock::Minute;

/// The agenda of one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The day.
    pub date: Date,
    /// When it begins.
    pub begin: Minute,
    /// When it ends.
    pub end: Minute,
    /// Where.
    pub place: Option<String>,
    /// The neighbourhood.
    pub neighbourhood: Option<String>,
    /// What is discussed, in order of time.
    pub points: Vec<Point>,
    /// Who is there when, in the order of the table.
    pub stays: Vec<Stay>,
    /// Minutes that all together wait.
    pub waiting: u32,
    /// Whether it is proven that no order has less waiting.
    pub proven: bool,
    /// When it is not: no order is better by more than so many minutes.
    pub slack: u32,
    /// What other orders would cost.
    pub others: Others,
    /// Cases that are not on it, in the order of the queue.
    pub left_out: Vec<LeftOut>,
    /// Wishes that could not be met and how that was solved, and who is not there; without names.
    pub gave: Vec<String>,
    /// What is due, for the head of the agenda; without names.
    pub reminders: Vec<Reminder>,
    /// What the last meeting said of the cooperation and of its evaluations, de-identified.
    pub last_time: Vec<String>,
}

/// Something that is due before the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What, in Dutch.
    pub what: String,
    /// The cases it is about; none when it is about the meeting.
    pub cases: Vec<String>,
}

/// A part of the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What it is.
    pub kind: PartKind,
    /// When it begins.
    pub begin: Minute,
    /// How long it takes.
    pub minutes: u32,
    /// The case, when it is one.
    pub case: Option<PointCase>,
    /// Who is needed, by role.
    pub roles: Vec<String>,
}

/// A case on the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointCase {
    /// Its number.
    pub number: String,
    /// How urgent it is.
    pub crisis: Option<Crisis>,
    /// It was discussed before.
    pub follow_up: bool,
    /// The family is there, and begins with a pitch.
    pub family: bool,
    /// The begin stays where it is.
    pub fixed: bool,
    /// Everybody who gets the agenda may know more of it than its number.
    pub open: bool,
    /// What is asked of the meeting, de-identified.
    pub question: Option<String>,
}

/// When a participant is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stay {
    /// The role; each participant has another.
    pub role: String,
    /// Arrival.
    pub from: Minute,
    /// Leaving.
    pub to: Minute,
    /// Minutes in between without a part of their own or a pause.
    pub waiting: u32,
    /// The cases to prepare, in order.
    pub cases: Vec<String>,
    /// Minutes of preparation to be expected.
    pub preparation: u32,
    /// Minutes this year with this meeting: at meetings and in preparation.
    pub year: u32,
}

/// What other orders of the same cases would cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// Waiting in the order of application; `None` when that order is not possible.
    pub applied: Option<u32>,
    /// Waiting when the colours decide strictly; `None` when that is not possible.
    pub strict: Option<u32>,
    /// Hours a year that a participant has.
    pub year_hours: u32,
}

/// A case that is not on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its number.
    pub number: String,
    /// How urgent it is.
    pub crisis: Option<Crisis>,
    /// Why, in Dutch.
    pub reason: String,
}

impl Agenda {
    /// The cases on it.
    pub fn cases(&self) -> impl Iterator<Item = (&Point, &PointCase)> {
        self.points.iter().filter_map(|point| Some((point, point.case.as_ref()?)))
    }

    /// When the last part ends.
    pub fn closes(&self) -> Minute {
        self.points.iter().map(|point| point.begin + point.minutes).max().unwrap_or(self.begin)
    }
}

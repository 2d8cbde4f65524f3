//! What goes into calendars and task lists: appointments and tasks without names.

use jiff::civil::{Date, DateTime, Time};

use super::ActionStatus;

/// The meeting as one participant has it in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The same for each version of this appointment.
    pub uid: String,
    /// Which version; a higher one replaces a lower.
    pub sequence: u32,
    /// The day.
    pub date: Date,
    /// From when, in Amsterdam.
    pub begin: Time,
    /// Until when, in Amsterdam.
    pub end: Time,
    /// What it is called.
    pub title: String,
    /// Where.
    pub place: Option<String>,
    /// What to do there; lines.
    pub description: String,
    /// It goes on no longer.
    pub cancelled: bool,
}

/// An action as its owner has it in a task list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The same for each version of this task.
    pub uid: String,
    /// Which version.
    pub sequence: u32,
    /// What is to be done, with its number.
    pub title: String,
    /// More about it.
    pub description: String,
    /// The last day.
    pub due: Option<Date>,
    /// How it stands.
    pub status: ActionStatus,
}

/// The moment a calendar file says it was made, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp(pub DateTime);

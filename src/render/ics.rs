//! Calendar files (RFC 5545): appointments in the time of Amsterdam, tasks, and tasks as appointments for calendars that
//! ignore tasks. No names, no addresses; who reads a calendar over a shoulder sees a title that tells nothing.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::model::ActionStatus;
use crate::model::calendar::{Appointment, Stamp, Task};

/// The rules of the clock in the Netherlands since 1996 (directive 2000/84/EC), written out: a calendar must not need a
/// list of its own.
const AMSTERDAM: &[&str] = &[
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    "BEGIN:DAYLIGHT",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// A line may be this many bytes long; the rest goes on the next, behind a space.
const LINE: usize = 75;

/// A calendar with these appointments. A cancelled one makes the whole file a cancellation, as calendars want it.
pub fn appointments(appointments: &[Appointment], stamp: Stamp) -> Vec<u8> {
    let cancelled = appointments.iter().any(|appointment| appointment.cancelled);
    let mut file = Calendar::new(if cancelled { "CANCEL" } else { "PUBLISH" }, stamp);
    AMSTERDAM.iter().for_each(|line| file.line(line));
    for appointment in appointments {
        file.begin("VEVENT", &appointment.uid, appointment.sequence);
        let at = |time| local(DateTime::from_parts(appointment.date, time));
        file.line(&format!("DTSTART;TZID=Europe/Amsterdam:{}", at(appointment.begin)));
        file.line(&format!("DTEND;TZID=Europe/Amsterdam:{}", at(appointment.end)));
        file.text("SUMMARY", &appointment.title);
        if let Some(place) = &appointment.place {
            file.text("LOCATION", place);
        }
        file.text("DESCRIPTION", &appointment.description);
        file.line("CLASS:CONFIDENTIAL");
        file.line(if appointment.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        file.line("END:VEVENT");
    }
    file.finish()
}

/// A calendar with these tasks.
pub fn tasks(tasks: &[Task], stamp: Stamp) -> Vec<u8> {
    let mut file = Calendar::new("PUBLISH", stamp);
    for task in tasks {
        file.begin("VTODO", &task.uid, task.sequence);
        file.text("SUMMARY", &task.title);
        file.text("DESCRIPTION", &task.description);
        if let Some(due) = task.due {
            file.line(&format!("DUE;VALUE=DATE:{}", day(due)));
        }
        file.line(match task.status {
            ActionStatus::Open => "STATUS:NEEDS-ACTION",
            ActionStatus::Done => "STATUS:COMPLETED",
            ActionStatus::Dropped => "STATUS:CANCELLED",
        });
        file.line("CLASS:CONFIDENTIAL");
        file.line("END:VTODO");
    }
    file.finish()
}

/// The open tasks with a due date as appointments of that whole day.
pub fn tasks_as_appointments(tasks: &[Task], stamp: Stamp) -> Vec<u8> {
    let mut file = Calendar::new("PUBLISH", stamp);
    let open = tasks.iter().filter(|task| task.status == ActionStatus::Open);
    for (task, due) in open.filter_map(|task| Some((task, task.due?))) {
        file.begin("VEVENT", &format!("dag-{}", task.uid), task.sequence);
        file.line(&format!("DTSTART;VALUE=DATE:{}", day(due)));
        file.line(&format!("DTEND;VALUE=DATE:{}", day(due.checked_add(1.day()).unwrap_or(due))));
        file.text("SUMMARY", &task.title);
        file.text("DESCRIPTION", &task.description);
        file.line("CLASS:CONFIDENTIAL");
        file.line("TRANSP:TRANSPARENT");
        file.line("END:VEVENT");
    }
    file.finish()
}

struct Calendar {
    bytes: Vec<u8>,
    stamp: Stamp,
}

impl Calendar {
    fn new(method: &str, stamp: Stamp) -> Calendar {
        let mut file = Calendar { bytes: Vec::new(), stamp };
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//mdo//mdo//NL");
        file.line("CALSCALE:GREGORIAN");
        file.line(&format!("METHOD:{method}"));
        file
    }

    fn begin(&mut self, kind: &str, uid: &str, sequence: u32) {
        self.line(&format!("BEGIN:{kind}"));
        self.text("UID", uid);
        self.line(&format!("SEQUENCE:{sequence}"));
        self.line(&format!("DTSTAMP:{}Z", local(self.stamp.0)));
    }

    /// A property with a text: what has a meaning of its own gets a backslash.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.chars().filter(|c| *c == '\n' || !c.is_control()) {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// A line, folded where it is too long, never inside a character.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LINE {
                self.bytes.extend_from_slice(b"\r\n ");
                used = 1;
            }
            used += c.len_utf8();
            self.bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.bytes.extend_from_slice(b"\r\n");
    }

    fn finish(mut self) -> Vec<u8> {
        self.line("END:VCALENDAR");
        self.bytes
    }
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

fn local(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    const STAMP: Stamp = Stamp(DateTime::constant(2026, 11, 22, 8, 0, 0, 0));

    #[test]
    fn an_appointment_is_in_amsterdam_and_no_line_is_long() {
        let appointment = Appointment {
            uid: "2026-12-03-cjg@mdo".into(),
            sequence: 2,
            date: date(2026, 12, 3),
            begin: time(13, 5, 0, 0),
            end: time(13, 40, 0, 0),
            title: "MDO; zaal 2, wijkgebouw".into(),
            place: None,
            description: "Casussen: 2026-014\n".to_owned() + &"één ".repeat(60),
            cancelled: false,
        };
        let file = String::from_utf8(appointments(&[appointment], STAMP)).unwrap();
        assert!(file.contains("DTSTART;TZID=Europe/Amsterdam:20261203T130500\r\n"));
        assert!(file.contains("SUMMARY:MDO\\; zaal 2\\, wijkgebouw\r\n"));
        assert!(file.contains("SEQUENCE:2\r\n") && file.contains("DTSTAMP:20261122T080000Z\r\n"));
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        assert!(file.replace("\r\n ", "").contains("Casussen: 2026-014\\néén één"));
    }

    #[test]
    fn a_task_has_its_day_and_status() {
        let task = |status| Task {
            uid: "2026-014.1@mdo".into(),
            sequence: 0,
            title: "MDO 2026-014.1".into(),
            description: String::new(),
            due: Some(date(2026, 12, 31)),
            status,
        };
        let file = String::from_utf8(tasks(&[task(ActionStatus::Done)], STAMP)).unwrap();
        assert!(file.contains("DUE;VALUE=DATE:20261231\r\n") && file.contains("STATUS:COMPLETED\r\n"));
        let file = String::from_utf8(tasks_as_appointments(&[task(ActionStatus::Open)], STAMP)).unwrap();
        assert!(file.contains("DTEND;VALUE=DATE:20270101\r\n") && !file.contains("VTODO"));
        let none = String::from_utf8(tasks_as_appointments(&[task(ActionStatus::Done)], STAMP)).unwrap();
        assert!(!none.contains("VEVENT"));
    }
}

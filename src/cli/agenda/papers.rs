//! What each participant gets: an appointment, the sheet of their own cases, and the mail that carries both.

use jiff::civil::DateTime;

use super::keep::Version;
use super::meeting::Occurrence;
use super::passwords::Passwords;
use crate::agenda::compose::Composed;
use crate::agenda::table::Seat;
use crate::casesheet::{self, Layout};
use crate::cli::gated::count;
use crate::cli::naming::{distinct, file_name, source};
use crate::dutch::calendar::weekday_name;
use crate::dutch::clock::{Minute, parse_stretch, show, time};
use crate::dutch::date::long;
use crate::error::Result;
use crate::model::CaseFile;
use crate::model::agenda::{Agenda, Stay};
use crate::model::calendar::{Appointment, Stamp};
use crate::render::eml::{self, Attachment, Draft};
use crate::render::{ics, workbook};
use crate::sheet::{self, Secret};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ICS: &str = "text/calendar; charset=utf-8; method=PUBLISH";
const CANCEL: &str = "text/calendar; charset=utf-8; method=CANCEL";

/// What one participant gets.
pub(super) struct Paper {
    /// How the files are named: `poh-jeugd`.
    pub name: String,
    /// The appointment.
    pub calendar: Vec<u8>,
    /// The sheet, encrypted; none for who has no case.
    pub sheet: Option<Vec<u8>>,
    /// The mail without its attachments, as it is searched for identifiers.
    pub mail: Draft,
    /// It says that somebody need not come.
    pub cancels: bool,
}

/// Makes them.
pub(super) struct Maker<'a> {
    pub occurrence: &'a Occurrence,
    pub composed: &'a Composed,
    pub agenda: &'a Agenda,
    pub version: &'a Version,
    pub stamp: Stamp,
}

impl Maker<'_> {
    /// For everybody who comes, and a cancellation for who was invited and is not needed any more.
    ///
    /// # Errors
    /// When a sheet cannot be made or encrypted.
    pub fn all(&self, passwords: &mut Passwords) -> Result<Vec<Paper>> {
        let mut names: Vec<String> = Vec::new();
        let mut papers = Vec::new();
        for seat in &self.composed.table.seats {
            let stay = self.agenda.stays.iter().find(|stay| stay.role == seat.role);
            let paper = match stay {
                Some(stay) => Some(self.invitation(seat, stay, passwords)?),
                None => self.cancellation(seat),
            };
            if let Some(mut paper) = paper {
                paper.name = distinct(file_name(&seat.role), &names);
                names.push(paper.name.clone());
                papers.push(paper);
            }
        }
        Ok(papers)
    }

    fn invitation(&self, seat: &Seat, stay: &Stay, passwords: &mut Passwords) -> Result<Paper> {
        let sheet = self.sheet(seat, stay, passwords)?;
        let appointment = self.appointment(seat, (stay.from, stay.to), self.description(stay), false);
        Ok(Paper {
            name: String::new(),
            calendar: ics::appointments(&[appointment], self.stamp),
            mail: Draft {
                to: seat.email.clone(),
                subject: format!("MDO {}: jouw tijd en casussen", long(self.agenda.date)),
                text: self.letter(stay, sheet.is_some()),
                attachments: Vec::new(),
            },
            sheet,
            cancels: false,
        })
    }

    /// For who was invited before, by what the meeting's file says.
    fn cancellation(&self, seat: &Seat) -> Option<Paper> {
        let listed = &self.occurrence.meeting.attendees[seat.listed?];
        let before = parse_stretch(listed.invited.as_deref()?)?;
        let text = "Je bent bij dit overleg niet meer nodig.";
        let appointment = self.appointment(seat, before, text.into(), true);
        Some(Paper {
            name: String::new(),
            calendar: ics::appointments(&[appointment], self.stamp),
            sheet: None,
            mail: Draft {
                to: seat.email.clone(),
                subject: format!("MDO {}: je bent niet meer nodig", long(self.agenda.date)),
                text: format!(
                    "Dag,\n\nDe agenda van het MDO op {} is veranderd: je hoeft er niet meer bij te zijn.\n\
                     Met de bijlage gaat de afspraak uit je agenda.\n",
                    self.day()
                ),
                attachments: Vec::new(),
            },
            cancels: true,
        })
    }

    fn appointment(
        &self,
        seat: &Seat,
        times: (Minute, Minute),
        description: String,
        cancelled: bool,
    ) -> Appointment {
        let settings = &self.occurrence.book.folder.settings;
        Appointment {
            uid: format!("overleg-{}-{}{}@mdo", self.agenda.date, file_name(&seat.role), source(settings)),
            sequence: self.version.sequence,
            date: self.agenda.date,
            begin: time(times.0),
            end: time(times.1),
            title: "MDO".into(),
            place: self.agenda.place.clone(),
            description,
            cancelled,
        }
    }

    fn description(&self, stay: &Stay) -> String {
        if stay.cases.is_empty() {
            return "Je bent er het hele overleg bij.".into();
        }
        let cases = self.own_cases(stay).join("\n");
        format!("Jouw casussen:\n{cases}\nVoorbereiden: ongeveer {}.", minutes(stay.preparation))
    }

    /// `13:08 casus 2026-014 (10 minuten)`.
    fn own_cases(&self, stay: &Stay) -> Vec<String> {
        let own = self.agenda.cases().filter(|(point, _)| point.roles.contains(&stay.role));
        own.map(|(point, case)| {
            format!("{} casus {} ({})", show(point.begin), case.number, minutes(point.minutes))
        })
        .collect()
    }

    fn day(&self) -> String {
        format!("{} {}", weekday_name(self.agenda.date), long(self.agenda.date))
    }

    fn letter(&self, stay: &Stay, with_sheet: bool) -> String {
        let place = self.agenda.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        let mut text = format!(
            "Dag,\n\nOp {} is het MDO ({}-{}{place}).\nJij bent nodig van {} tot {}",
            self.day(),
            show(self.agenda.begin),
            show(self.agenda.end),
            show(stay.from),
            show(stay.to)
        );
        let cases = self.own_cases(stay);
        if cases.is_empty() {
            text.push_str(".\n");
        } else {
            text.push_str(&format!(", bij:\n\n- {}\n\n", cases.join("\n- ")));
            text.push_str(&format!("Voorbereiden kost ongeveer {}.\n", minutes(stay.preparation)));
        }
        text.push_str(if with_sheet {
            "\nIn de bijlagen: de afspraak voor in je agenda, de agenda van het overleg, en de\n\
             casuïstieksheet van jouw casussen. Het wachtwoord daarvan krijg je langs een andere weg.\n"
        } else {
            "\nIn de bijlagen: de afspraak voor in je agenda, en de agenda van het overleg.\n"
        });
        text.push_str("\nNoem in je antwoord geen namen: gebruik de nummers.\n");
        text
    }

    /// The cases of one participant, with only what consent covers.
    fn sheet(&self, seat: &Seat, stay: &Stay, passwords: &mut Passwords) -> Result<Option<Vec<u8>>> {
        let case = |number: &String| -> Option<CaseFile> {
            let file = self.occurrence.book.case(number)?;
            let verdict =
                self.occurrence.verdicts.get(number).filter(|verdict| verdict.admits(&seat.called()))?;
            Some(casesheet::covered(&file.value, verdict))
        };
        let cases: Vec<CaseFile> = stay.cases.iter().filter_map(case).collect();
        if cases.is_empty() {
            return Ok(None);
        }
        let layout = filled_columns(Layout::standard(&cases), &cases);
        let title = format!("Casuïstieksheet MDO {}, {}", long(self.agenda.date), seat.role);
        let book = casesheet::book(&layout, &cases, &title, Some(self.agenda.date));
        let password = Secret::new(passwords.of(&seat.role)?.as_str().to_owned());
        Ok(Some(sheet::protect(&workbook::xlsx(book)?, &password)?))
    }
}

/// The columns in which something stands.
fn filled_columns(layout: Layout, cases: &[CaseFile]) -> Layout {
    let rows: Vec<_> = cases.iter().flat_map(|case| layout.rows(case)).collect();
    let filled =
        |index: usize| rows.iter().any(|row| row.get(index).is_some_and(|value| value.shown() != "–"));
    let columns = layout.columns.into_iter().enumerate().filter(|(index, _)| filled(*index));
    Layout { columns: columns.map(|(_, column)| column).collect() }
}

impl Paper {
    /// The mail with its attachments; the agenda of the meeting only for who comes.
    ///
    /// # Errors
    /// When it cannot be put together.
    pub fn mail(&self, day: &str, agenda: &[u8], stamp: Stamp) -> Result<Vec<u8>> {
        let mut mail = self.mail.clone();
        mail.attachments.push(Attachment {
            name: format!("afspraak-{day}-{}.ics", self.name),
            kind: if self.cancels { CANCEL } else { ICS },
            bytes: self.calendar.clone(),
        });
        if !self.cancels {
            mail.attachments.push(Attachment {
                name: format!("agenda-{day}.docx"),
                kind: DOCX,
                bytes: agenda.to_vec(),
            });
        }
        if let Some(sheet) = &self.sheet {
            mail.attachments.push(Attachment {
                name: format!("casuistieksheet-{day}-{}.xlsx", self.name),
                kind: XLSX,
                bytes: sheet.clone(),
            });
        }
        eml::write(&mail, &format!("overleg-{day}-{}", self.name), stamp)
    }
}

fn minutes(minutes: u32) -> String {
    count(minutes as usize, "minuut", "minuten")
}

/// The moment that calendars and mails say they were made: of a day that was named, noon.
pub(super) fn stamp(named: Option<jiff::civil::Date>) -> Stamp {
    let now = || jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let whole = |now: DateTime| now.date().at(now.hour(), now.minute(), now.second(), 0);
    Stamp(named.map_or_else(|| whole(now()), |day| day.at(12, 0, 0, 0)))
}

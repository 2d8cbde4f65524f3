//! The agenda of a meeting, of the cases of the work folder or of a sheet.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::consents::Verdicts;
use super::documents::{self, Outcome};
use super::{Arguments, from_sheet, keep, last_time};
use crate::agenda::by_hand::ByHand;
use crate::agenda::compose::{Composed, Request, compose};
use crate::agenda::hour::Hour;
use crate::agenda::select::{Occasion, queue};
use crate::agenda::table::Table;
use crate::agenda::{load, reminders};
use crate::cli::book::Book;
use crate::cli::changes::Changes;
use crate::cli::folder::WorkFolder;
use crate::cli::gated::count;
use crate::cli::{Global, Talk};
use crate::consent::{self, Rules};
use crate::dutch::date::long;
use crate::error::{Error, Result, Status};
use crate::minutes::owner;
use crate::model::Meeting;
use crate::model::agenda::Agenda;
use crate::workdir;

/// Everything that is known of the meeting.
pub(super) struct Occurrence {
    /// The cases and the other meetings.
    pub book: Book,
    /// The day.
    pub day: Date,
    /// The day taken as today.
    pub today: Date,
    /// The meeting's file; the sheet, when it comes from there.
    pub path: PathBuf,
    /// What it says.
    pub meeting: Meeting,
    /// What was changed in it by hand.
    pub by_hand: ByHand,
    /// The time there is.
    pub hour: Hour,
    /// Who may be discussed with whom.
    pub verdicts: Verdicts,
}

/// Runs the command.
///
/// # Errors
/// When the folder, the sheet or the meeting's file cannot be read, or nothing can be written.
pub(super) fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let (occurrence, changes) = match &arguments.sheet {
        Some(sheet) => (from_sheet::read(sheet, arguments, global, talk)?, None),
        None => {
            let folder = WorkFolder::require(global, talk)?;
            let begin = || Changes::begin(&folder, "mdo agenda", talk);
            let changes = if arguments.dry_run { None } else { Some(begin()?) };
            (Occurrence::read(folder, arguments.date, global.today(), talk)?, changes)
        }
    };
    let (composed, faults) = occurrence.compose(arguments, talk)?;
    let version = keep::Version::of(&occurrence, &composed);
    let outcome = documents::write(arguments, &occurrence, &composed, &version, global, talk)?;
    if let (Some(changes), Outcome::Written { invitations }) = (changes, outcome) {
        keep::keep(changes, &occurrence, &composed, &version, invitations, talk)?;
    }
    say(&composed.agenda, talk);
    let attention = outcome == Outcome::Refused
        || !composed.agenda.left_out.is_empty()
        || !composed.agenda.gave.is_empty();
    let status = if attention { Status::NeedsPerson } else { Status::Ok };
    Ok(status.max(faults).max(occurrence.book.status).max(occurrence.verdicts.status))
}

impl Occurrence {
    fn read(folder: WorkFolder, day: Option<Date>, today: Date, talk: &Talk) -> Result<Occurrence> {
        let day = folder.meeting_day(day, today)?;
        let book = Book::of(folder, talk)?;
        let path = book.meeting_path(day);
        let meeting = match book.meeting(day) {
            Some(loaded) => loaded.value.clone(),
            // It is there but was not read: it is not planned over.
            None if path.exists() => workdir::load_meeting(&path)?.value,
            None => Meeting::default(),
        };
        let mut occasion = consent::Occasion::of(&book.folder.settings, Some(&meeting), day);
        let days = book.meetings.iter().filter_map(|meeting| meeting.value.date);
        occasion.meetings.extend(days.map(|day| day.0));
        occasion.meetings.sort();
        occasion.meetings.dedup();
        let rules = Rules::of(&book.folder.settings.consent);
        let verdicts = Verdicts::of_files(&book.cases, &rules, today, &occasion, talk);
        Occurrence::new(book, (day, today), path, meeting, verdicts)
    }

    /// With what was changed by hand, and the time that leaves.
    ///
    /// # Errors
    /// When a time cannot be read.
    pub fn new(
        book: Book,
        (day, today): (Date, Date),
        path: PathBuf,
        meeting: Meeting,
        verdicts: Verdicts,
    ) -> Result<Occurrence> {
        let named = |error: Error| in_file(error, &path);
        let by_hand = ByHand::of(&meeting).map_err(named)?;
        let hour = Hour::of(&book.folder.settings, &meeting, &by_hand).map_err(named)?;
        Ok(Occurrence { book, day, today, path, meeting, by_hand, hour, verdicts })
    }

    /// The days of the meetings that can be read.
    pub fn meetings(&self) -> Vec<(Date, &Meeting)> {
        let day = |path: &Path| crate::dutch::date::parse(&path.file_stem()?.to_string_lossy());
        let meetings = self.book.meetings.iter();
        let mut days: Vec<(Date, &Meeting)> = meetings
            .filter_map(|loaded| {
                Some((loaded.value.date.map(|day| day.0).or_else(|| day(&loaded.path))?, &loaded.value))
            })
            .collect();
        days.sort_by_key(|(day, _)| *day);
        days
    }

    /// Makes the agenda; the status tells whether something in a case file could not be read.
    fn compose(&self, arguments: &Arguments, talk: &Talk) -> Result<(Composed, Status)> {
        let settings = &self.book.folder.settings;
        let meetings = self.meetings();
        let last = meetings.iter().rfind(|(day, _)| *day < self.day).copied();
        let occasion =
            Occasion { day: self.day, cut_off: settings.meeting.cut_off, last, by_hand: &self.by_hand };
        let queue = queue(self.book.cases.iter().map(|case| &case.value), &occasion);
        let mut composed = compose(Request {
            day: self.day,
            hour: &self.hour,
            table: Table::of(settings, &self.meeting, &namer).map_err(|error| in_file(error, &self.path))?,
            queue: &queue,
            by_hand: &self.by_hand,
            consents: &self.verdicts,
            colours: arguments.colour_order,
            time: arguments.time_limit,
            namer: &namer,
        })?;
        let agenda = &mut composed.agenda;
        agenda.place = self.meeting.place.clone().or_else(|| settings.meeting.place.clone());
        agenda.neighbourhood = settings.neighbourhood.clone();
        agenda.reminders = reminders::reminders(agenda, &queue, &occasion, self.today);
        agenda.reminders.extend(last_time::reminders(self));
        load::fill_in(agenda, &settings.agenda, &meetings);
        for number in &composed.unread {
            let Some(case) = self.book.case(number) else { continue };
            // Of a sheet the file does not tell which case it is.
            let of_case = if case.path == self.path { format!("casus {number}, ") } else { String::new() };
            talk.error(
                &Error::input("deze vaste tijd kan ik niet lezen; de casus is zonder vaste tijd gepland")
                    .in_file(case.path.display())
                    .at(format!("{of_case}vaste_tijd"))
                    .remedy("Schrijf bijvoorbeeld \"13:15\"."),
            );
        }
        let faults = if composed.unread.is_empty() { Status::Ok } else { Status::Input };
        Ok((composed, faults))
    }
}

/// The role that a text names, as documents show it. What is no role may hold a name.
pub(super) fn namer(text: &str) -> Option<String> {
    owner::role(text)
}

/// An error in the meeting's file, by the name of that file.
fn in_file(mut error: Error, path: &Path) -> Error {
    if error.file.as_deref() == Some("overleg") {
        error.file = Some(path.display().to_string());
    }
    error
}

/// What a person should look at.
fn say(agenda: &Agenda, talk: &Talk) {
    agenda.gave.iter().for_each(|gave| talk.warning(gave));
    let planned = count(agenda.cases().count(), "casus", "casussen");
    let left = match agenda.left_out.len() {
        0 => String::new(),
        left => format!(", {left} niet geagendeerd"),
    };
    talk.note(format!("{planned} op de agenda van {}{left}.", long(agenda.date)));
}

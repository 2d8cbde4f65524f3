//! The agenda of a meeting, from the work folder.

use jiff::civil::Date;

use super::{Arguments, folder};
use crate::agenda::by_hand::ByHand;
use crate::agenda::compose::{Composed, Consents, Request, compose};
use crate::agenda::hour::Hour;
use crate::agenda::select::{Occasion, queue};
use crate::agenda::table::Table;
use crate::agenda::{load, reminders};
use crate::cli::folder::WorkFolder;
use crate::cli::output::Output;
use crate::cli::{Global, Talk};
use crate::dutch::date::long;
use crate::error::{Error, Result, Status};
use crate::minutes::owner;
use crate::model::agenda::Agenda;
use crate::render::agenda::{AgendaReport, Reader};
use crate::render::{self, Format, Options};
use crate::workdir::atomic::{Overwrite, write_new, write_stdout};

/// Everybody may be discussed with everybody.
struct Everybody;

impl Consents for Everybody {
    fn refusal(&self, _: &str) -> Option<String> {
        None
    }

    fn admits(&self, _: &str, _: &[&str]) -> bool {
        true
    }
}

/// Runs the command on a work folder.
///
/// # Errors
/// When the folder or the meeting's file cannot be read, or nothing can be written.
pub(super) fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let folder = WorkFolder::require(global, talk)?;
    let settings = &folder.settings;
    let today = global.today();
    let meetings = folder::Meetings::read(&folder.path, talk)?;
    let day = match arguments.date {
        Some(day) => day,
        None => meetings.next(settings, today)?,
    };
    let (path, meeting) = meetings.on(day, &folder.path)?;
    let named =
        |error: Error| if error.file.as_deref() == Some("overleg") { renamed(error, &path) } else { error };
    let by_hand = ByHand::of(&meeting).map_err(named)?;
    let hour = Hour::of(settings, &meeting, &by_hand).map_err(named)?;
    let table = Table::of(settings, &meeting, &namer).map_err(named)?;
    let (cases, mut status) = folder::cases(&folder, talk)?;
    status = status.max(meetings.report(talk));

    let occasion = Occasion {
        day,
        cut_off: settings.meeting.cut_off,
        last: meetings.last_before(day),
        by_hand: &by_hand,
    };
    let queue = queue(cases.iter().map(|(_, case)| case), &occasion);
    let request = Request {
        day,
        hour: &hour,
        table,
        queue: &queue,
        by_hand: &by_hand,
        consents: &Everybody,
        colours: arguments.colour_order,
        time: arguments.time_limit,
        namer: &namer,
    };
    let mut composed = compose(request)?;
    let agenda = &mut composed.agenda;
    agenda.place = meeting.place.clone().or_else(|| settings.meeting.place.clone());
    agenda.neighbourhood = settings.neighbourhood.clone();
    agenda.reminders = reminders::reminders(agenda, &queue, &occasion, today);
    load::fill_in(agenda, &settings.agenda, &meetings.days());
    for number in &composed.unread {
        status = Status::Input;
        let file =
            cases.iter().find(|(_, case)| case.number == *number).map(|(path, _)| path.display().to_string());
        talk.error(
            &Error::input("deze vaste tijd kan ik niet lezen; de casus is zonder vaste tijd gepland")
                .in_file(file.unwrap_or_default())
                .at("vaste_tijd")
                .remedy("Schrijf bijvoorbeeld \"13:15\"."),
        );
    }
    write(arguments, &composed, talk)?;
    say(&composed.agenda, day, talk);
    let attention = !composed.agenda.left_out.is_empty() || !composed.agenda.gave.is_empty();
    Ok(status.max(if attention { Status::NeedsPerson } else { Status::Ok }))
}

/// The role that a text names, as documents show it. What is no role may hold a name.
fn namer(text: &str) -> Option<String> {
    owner::role(text)
}

fn renamed(mut error: Error, path: &std::path::Path) -> Error {
    error.file = Some(path.display().to_string());
    error
}

fn write(arguments: &Arguments, composed: &Composed<'_>, talk: &Talk) -> Result<()> {
    let stem = format!("agenda-{}", composed.agenda.date);
    let output = Output::plan(arguments.output.as_deref(), &arguments.format, &stem)?;
    let report = |reader| AgendaReport { agenda: &composed.agenda, reader };
    match output {
        Output::Stdout(format) => {
            let reader = if format == Format::Tabel { Reader::Coordinator } else { Reader::Table };
            write_stdout(&render::write(format, &report(reader), crate::cli::talk::screen())?)
        }
        Output::Files(files) => {
            for (path, format) in files {
                let bytes = render::write(format, &report(Reader::Table), Options::default())?;
                let overwrite = if arguments.force { Overwrite::Force } else { Overwrite::Refuse };
                write_new(&path, &bytes, overwrite)?;
                talk.note(format!("Geschreven: {}", path.display()));
            }
            Ok(())
        }
    }
}

/// What a person should look at.
fn say(agenda: &Agenda, day: Date, talk: &Talk) {
    agenda.gave.iter().for_each(|gave| talk.warning(gave));
    let planned = match agenda.cases().count() {
        1 => "1 casus".to_owned(),
        cases => format!("{cases} casussen"),
    };
    let left = match agenda.left_out.len() {
        0 => String::new(),
        left => format!(", {left} niet geagendeerd"),
    };
    talk.note(format!("{planned} op de agenda van {}{left}.", long(day)));
}

//! One participant's actions, in the forms that their own system takes in.

use csv::{Terminator, WriterBuilder};
use jiff::civil::Date;

use super::csv::BYTE_ORDER_MARK;
use super::text::{cleaned, looks_like_formula};
use crate::dutch::date::short;
use crate::model::calendar::Task;
use crate::model::{Action, ActionStatus};

/// The columns that the import of Outlook knows for tasks, by their own names.
const OUTLOOK: [&str; 7] =
    ["Subject", "Start Date", "Due Date", "Status", "% Complete", "Sensitivity", "Notes"];

/// Lines to paste into a record system, of what is still to be done:
/// `MDO 3-12-2026 - 2026-014.2 - belt school - vóór 15-12-2026`.
pub fn lines<'a>(actions: impl Iterator<Item = (&'a Action, Date)>) -> Vec<u8> {
    let mut text = String::new();
    for (action, meeting) in actions.filter(|(action, _)| action.status == ActionStatus::Open) {
        let what = cleaned(&action.text).replace('\n', " ");
        let due = action.due.map(|due| format!(" - vóór {}", short(due))).unwrap_or_default();
        text.push_str(&format!("MDO {} - {} - {what}{due}\n", short(meeting), action.number));
    }
    text.into_bytes()
}

/// Tasks for the import of Outlook: commas, ISO dates, the English names of columns that every Outlook knows.
pub fn outlook<'a>(actions: impl Iterator<Item = (&'a Action, Date)>) -> Vec<u8> {
    let row = |(action, meeting): (&Action, Date)| {
        let (status, complete) = match action.status {
            ActionStatus::Open => ("Not Started", "0"),
            ActionStatus::Done => ("Completed", "100"),
            ActionStatus::Dropped => ("Deferred", "0"),
        };
        let text = cleaned(&action.text);
        [
            title(action),
            meeting.to_string(),
            action.due.map(|due| due.to_string()).unwrap_or_default(),
            status.to_owned(),
            complete.to_owned(),
            "Confidential".to_owned(),
            if looks_like_formula(&text) { format!("'{text}") } else { text.into_owned() },
        ]
    };
    let bytes = BYTE_ORDER_MARK.as_bytes().to_vec();
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(bytes);
    for row in std::iter::once(OUTLOOK.map(str::to_owned)).chain(actions.map(row)) {
        writer.write_record(row).expect("written to memory");
    }
    writer.into_inner().expect("written to memory")
}

/// The tasks of a calendar. `source` tells the numbers of one neighbourhood from those of another; `today` dates this
/// version: a later one replaces it.
pub fn tasks<'a>(actions: impl Iterator<Item = (&'a Action, Date)>, source: &str, today: Date) -> Vec<Task> {
    let task = |(action, meeting): (&Action, Date)| Task {
        uid: format!("{}{source}@mdo", action.number),
        sequence: u32::try_from((today - meeting).get_days()).unwrap_or(0),
        title: title(action),
        description: format!("{}\nAfgesproken op {}", cleaned(&action.text), short(meeting)),
        due: action.due,
        status: action.status,
    };
    actions.map(task).collect()
}

/// A title that tells nothing to who reads over a shoulder.
fn title(action: &Action) -> String {
    format!("MDO {}", action.number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActionNumber, CaseNumber};
    use jiff::civil::date;

    fn action(text: &str, status: ActionStatus) -> Action {
        let number = ActionNumber { case: CaseNumber("2026-014".into()), sequence: 2 };
        Action { number, text: text.into(), owner: None, due: Some(date(2026, 12, 15)), status }
    }

    const MEETING: Date = date(2026, 12, 3);

    #[test]
    fn a_line_to_paste() {
        let actions = [action("belt school", ActionStatus::Open), action("mailt", ActionStatus::Done)];
        let text = String::from_utf8(lines(actions.iter().map(|action| (action, MEETING)))).unwrap();
        assert_eq!(text, "MDO 3-12-2026 - 2026-014.2 - belt school - vóór 15-12-2026\n");
    }

    #[test]
    fn outlook_gets_its_own_columns() {
        let action = action("=belt, mailt", ActionStatus::Open);
        let text = String::from_utf8(outlook([(&action, MEETING)].into_iter())).unwrap();
        let row = "MDO 2026-014.2,2026-12-03,2026-12-15,Not Started,0,Confidential,\"'=belt, mailt\"\r\n";
        assert!(text.ends_with(row), "{text}");
    }

    #[test]
    fn a_later_version_of_a_task_replaces_an_earlier() {
        let action = action("belt school", ActionStatus::Open);
        let on = |day| tasks([(&action, MEETING)].into_iter(), "-a1", day).remove(0);
        assert_eq!(on(date(2026, 12, 3)).uid, on(date(2027, 1, 3)).uid);
        assert!(on(date(2027, 1, 3)).sequence > on(MEETING).sequence);
        assert_eq!(on(date(2026, 12, 1)).sequence, 0);
    }
}

//! `--from`: minutes that were typed as plain lines, into the case files.

use std::io::Read;
use std::path::Path;

use jiff::civil::Date;

use super::super::Talk;
use super::super::actions::change;
use super::super::book::Book;
use super::super::changes::Changes;
use super::meeting_file;
use super::put::Put;
use crate::actions::change::Change;
use crate::error::{Error, Result, Status};
use crate::minutes::line::ActionLine;
use crate::minutes::notes::{Listener, Said, Standing};
use crate::minutes::number::numbers;
use crate::minutes::owner::{Owner, Owners};
use crate::minutes::scribe::Scribe;
use crate::model::meeting::Cooperation;
use crate::model::{Action, ActionNumber, ActionStatus, Case, CaseNumber, KeptAction};
use crate::workdir::Source;

/// Notes of more than this were not typed at a table.
const MAX_BYTES: u64 = 1 << 20;

/// Where notes come from, and for which meeting.
pub struct Notes<'a> {
    /// The file; `-` is stdin.
    pub path: &'a Path,
    /// The day of the meeting.
    pub meeting: Date,
    /// The day of the next one, if it is known.
    pub next: Option<Date>,
}

impl Notes<'_> {
    /// Takes the notes over into the files, and tells of each line that it could not.
    ///
    /// # Errors
    /// When the notes cannot be read, or a file cannot be changed.
    pub fn take(&self, book: &mut Book, changes: &mut Changes, talk: &Talk) -> Result<Status> {
        let text = self.text()?;
        let owners = Owners::new(&book.team).at_table(&book.team);
        let mut heard = self.hear(&text, book, &owners, talk);
        self.put_actions(&heard, book, changes, &owners)?;
        book.refresh(changes)?;
        for (line, number, standing) in std::mem::take(&mut heard.standings) {
            if !exists(book, &number) {
                heard.unclear += 1;
                talk.warning(self.at(line, &format!("actie {number} ken ik niet")));
                continue;
            }
            let standing = match standing {
                Standing::Dropped(why) => {
                    Standing::Dropped(scrubbed(book, &owners, Some(&number.case), &why))
                }
                standing => standing,
            };
            if let Some(change) = change_of(standing, self.meeting, book, &number) {
                change::apply(book, changes, &number, &change)?;
                book.refresh(changes)?;
            }
        }
        for (line, present, who) in &heard.attendance {
            let (roles, unknown) = meeting_file::roles(who, &owners);
            if !unknown.is_empty() {
                heard.unclear += 1;
                talk.warning(self.at(*line, "niet iedereen hierin is een rol die ik ken"));
            }
            let others = heard.attendance.iter().all(|(_, other, _)| other == present);
            meeting_file::attendance(book, changes, self.meeting, &roles, *present, others)?;
            book.refresh(changes)?;
        }
        if let Some(answer) = &heard.cooperation {
            let answer = Some(scrubbed(book, &owners, None, answer));
            let said = Cooperation { answer, ..Cooperation::default() };
            meeting_file::cooperation(book, changes, self.meeting, &said)?;
        }
        Ok(if heard.unclear > 0 { Status::NeedsPerson } else { Status::Ok })
    }

    fn text(&self) -> Result<String> {
        let named = |error: Error| error.in_file(self.path.display());
        if self.path.as_os_str() != "-" {
            return Ok(Source::read(self.path).map_err(named)?.text);
        }
        let mut bytes = Vec::new();
        let unreadable = |_| Error::input("de invoer kan niet gelezen worden");
        std::io::stdin().take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Error::input("dit is meer dan 1 MB aan notities"));
        }
        Source::decode(bytes).map(|source| source.text)
    }

    /// A place in the notes with what is the matter.
    fn at(&self, line: usize, problem: &str) -> String {
        format!("{}: regel {line}: {problem}", self.path.display())
    }

    fn hear(&self, text: &str, book: &Book, owners: &Owners, talk: &Talk) -> Heard {
        let mut listener = Listener::new(&book.entries, owners, self.meeting, self.next);
        let mut heard = Heard::default();
        for (line, typed) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            match listener.hear(typed) {
                Said::Nothing | Said::Case(_) => {}
                Said::Action(case, action) => heard.actions.push((case, action)),
                Said::Stands(number, standing) => heard.standings.push((line, number, standing)),
                Said::Attendance { present, who } => heard.attendance.push((line, present, who)),
                Said::Cooperation(answer) => heard.cooperation = Some(answer),
                Said::Unclear(unclear) => {
                    heard.unclear += 1;
                    talk.warning(format!("{}\n  {}", self.at(line, unclear.problem()), unclear.remedy()));
                }
            }
        }
        heard
    }

    fn put_actions(&self, heard: &Heard, book: &Book, changes: &mut Changes, owners: &Owners) -> Result<()> {
        let kept: Vec<KeptAction> = book.actions(self.meeting);
        let scribe = Scribe::new(&book.entries, &book.team, owners);
        for (case, entry) in book.cases.iter().zip(&book.entries) {
            let of_case = heard.actions.iter().filter(|(number, _)| *number == entry.case.number);
            let lines: Vec<&ActionLine> = of_case.map(|(_, line)| line).collect();
            if lines.is_empty() {
                continue;
            }
            let mut actions = actions(&scribe, &entry.case, &lines);
            let put = Put::new(case, &kept, self.meeting);
            let numbers = put.numbers(&actions, book.given(&case.value.number));
            actions.iter_mut().zip(numbers).for_each(|(action, number)| action.number.sequence = number);
            put.write(&actions.iter().collect::<Vec<_>>(), changes)?;
        }
        Ok(())
    }
}

/// What the notes say.
#[derive(Default)]
struct Heard {
    actions: Vec<(CaseNumber, ActionLine)>,
    standings: Vec<(usize, ActionNumber, Standing)>,
    attendance: Vec<(usize, bool, String)>,
    cooperation: Option<String>,
    /// Lines that could not be taken over.
    unclear: usize,
}

/// Lines of one case as actions, scrubbed; they have no number yet.
pub fn actions(scribe: &Scribe<'_>, case: &Case, lines: &[&ActionLine]) -> Vec<Action> {
    let mut texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    texts.extend(lines.iter().map(|line| line.owner.as_ref().map_or("", Owner::to_scrub)));
    let mut scrubbed = scribe.scrub(case, lines.iter().copied(), &texts);
    let owners = scrubbed.split_off(lines.len());
    let action = |((line, text), owner): ((&&ActionLine, String), String)| Action {
        number: ActionNumber { case: case.number.clone(), sequence: 0 },
        text,
        owner: line.owner.as_ref().map(|typed| typed.shown(owner)),
        due: line.day(),
        status: ActionStatus::Open,
    };
    lines.iter().zip(scrubbed).zip(owners).map(action).collect()
}

/// A text about a case, or about the meeting as a whole, without the names of anybody.
pub fn scrubbed(book: &Book, owners: &Owners, case: Option<&CaseNumber>, text: &str) -> String {
    let scribe = Scribe::new(&book.entries, &book.team, owners);
    let entry = case.and_then(|number| book.entries.iter().find(|entry| entry.case.number == *number));
    scribe.scrub_of(entry.map(|entry| &entry.case), text)
}

/// Whether there is such an action.
pub fn exists(book: &Book, number: &ActionNumber) -> bool {
    book.case(&number.case.0).is_some_and(|case| {
        numbers(&case.value.actions, book.given(&case.value.number)).contains(&number.sequence)
    })
}

/// What becomes of an action at a meeting; `None` when nothing does.
pub fn change_of(standing: Standing, meeting: Date, book: &Book, number: &ActionNumber) -> Option<Change> {
    let case = book.case(&number.case.0)?;
    let at = numbers(&case.value.actions, book.given(&number.case.0));
    let action = &case.value.actions[at.iter().position(|sequence| *sequence == number.sequence)?];
    match standing {
        Standing::Done => Some(Change::Done(meeting)),
        Standing::Dropped(reason) if reason.is_empty() => {
            Some(Change::Drop(meeting, "besloten in het overleg".into()))
        }
        Standing::Dropped(reason) => Some(Change::Drop(meeting, reason)),
        Standing::Open if action.status == ActionStatus::Open => None,
        Standing::Open => Some(Change::Reopen),
        // A reason is only for what is still open.
        Standing::Late(_) if action.status != ActionStatus::Open => None,
        Standing::Late(reason) => Some(Change::Late(meeting, reason)),
    }
}

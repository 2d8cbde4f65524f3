//! To each participant their own list, in the forms that their own system takes in.

use std::path::Path;

use super::super::Talk;
use super::super::gated::Rendered;
use super::super::naming::{distinct, file_name, source};
use crate::actions::participants::{ByOwner, OwnActions};
use crate::error::Result;
use crate::model::calendar::Stamp;
use crate::model::{Action, Minutes, Settings};
use crate::render::{self, Format, Options, fhir, ics, own};
use jiff::civil::{Date, time};

/// The documents of all participants.
///
/// # Errors
/// When one cannot be made.
pub fn documents(
    folder: &Path,
    by_owner: &ByOwner,
    meeting: Date,
    settings: &Settings,
    today: Date,
) -> Result<Vec<Rendered>> {
    let maker = Maker { folder, meeting, today, source: source(settings) };
    let mut names: Vec<String> = Vec::new();
    let mut documents = Vec::new();
    for list in &by_owner.lists {
        let name = distinct(file_name(&list.role), &names);
        documents.extend(maker.make(list, &name)?);
        names.push(name);
    }
    Ok(documents)
}

/// Says which actions go to nobody's list, and why.
pub fn tell(by_owner: &ByOwner, talk: &Talk) {
    for withheld in &by_owner.withheld {
        talk.warning(format!("actie {} {}", withheld.number, withheld.reason));
    }
}

struct Maker<'a> {
    folder: &'a Path,
    meeting: Date,
    today: Date,
    /// Behind the number in the identity of a task.
    source: String,
}

impl Maker<'_> {
    fn make(&self, list: &OwnActions, name: &str) -> Result<Vec<Rendered>> {
        let minutes = Minutes {
            meeting: self.meeting,
            owner: Some(list.role.clone()),
            carried: list.carried.clone(),
            actions: list.actions.clone(),
            ..Minutes::default()
        };
        let all = || list.all(self.meeting);
        let tasks = own::tasks(all(), &self.source, self.today);
        let stamp = Stamp(self.today.to_datetime(time(12, 0, 0, 0)));
        let bundle: Vec<Action> = all().map(|(action, _)| action.clone()).collect();
        let listed = |format| render::write(format, &minutes, Options::default());
        let file = |ending: &str, kind, bytes| Rendered {
            path: Some(self.folder.join(format!("{name}-{}{ending}", self.meeting))),
            kind,
            bytes,
        };
        Ok(vec![
            file(".docx", "docx", listed(Format::Docx)?),
            file(".csv", "csv", listed(Format::Csv)?),
            file("-outlook.csv", "csv", own::outlook(all())),
            file(".txt", "txt", own::lines(all())),
            file(".ics", "ics", ics::tasks(&tasks, stamp)),
            file("-agenda.ics", "ics", ics::tasks_as_appointments(&tasks, stamp)),
            file(".fhir.json", "json", fhir::bundle(&bundle)),
        ])
    }
}

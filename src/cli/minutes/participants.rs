//! To each participant their own list, in the forms that their own system takes in.

use std::path::Path;

use jiff::civil::{Date, time};
use sha2::{Digest, Sha256};

use super::super::Talk;
use super::super::gated::Rendered;
use crate::actions::participants::{ByOwner, OwnActions};
use crate::error::Result;
use crate::model::calendar::Stamp;
use crate::model::{Action, Minutes, Settings};
use crate::render::{self, Format, Options, fhir, ics, own};

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

/// Tells the numbers of one neighbourhood from those of another, for who sits in both; without its name.
fn source(settings: &Settings) -> String {
    let Some(neighbourhood) = &settings.neighbourhood else { return String::new() };
    let digest = Sha256::digest(neighbourhood.as_bytes());
    digest.iter().take(4).fold("-".to_owned(), |text, byte| text + &format!("{byte:02x}"))
}

/// A role as part of a file name: `POH-jeugd` is `poh-jeugd`, `IB'er` is `ib-er`.
fn file_name(role: &str) -> String {
    let words = role.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// Two roles may differ in signs only.
fn distinct(name: String, taken: &[String]) -> String {
    let mut candidates = std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}-{n}")));
    candidates.find(|name| !taken.contains(name)).unwrap_or(name)
}

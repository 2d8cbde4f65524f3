//! The minutes after the leak gate looked at them.

use super::super::Talk;
use super::super::gated::{self, Rendered, count, searched};
use crate::error::Result;
use crate::minutes::gate::Gate;
use crate::model::{Control, Leak, Minutes};

/// The minutes with what the gate found in the actions.
pub struct Checked<'a> {
    /// The minutes.
    pub minutes: Minutes,
    /// The gate, for the documents.
    pub gate: Gate<'a>,
}

impl<'a> Checked<'a> {
    /// Lets the gate look at the actions.
    pub fn new(mut minutes: Minutes, gate: Gate<'a>) -> Self {
        let findings = gate.check_actions(&minutes);
        minutes.warnings.extend(findings.doubtful.iter().map(|number| {
            format!(
                "{number}: hierin staat een gewoon woord dat in deze casus ook een naam is; lees de actie na"
            )
        }));
        minutes.control = Control { searched: gate.searched(), found: findings.leaks };
        Checked { minutes, gate }
    }

    /// Leaks in the actions, and those that only a document or its name has.
    ///
    /// # Errors
    /// When a document cannot be read back.
    pub fn leaks(&self, documents: &[Rendered]) -> Result<Vec<Leak>> {
        let empty = || Minutes {
            meeting: self.minutes.meeting,
            control: self.minutes.control.clone(),
            ..Minutes::default()
        };
        gated::leaks(&self.gate, &self.minutes.control.found, documents, |document| {
            gated::like(document, &empty())
        })
    }

    /// Says what was made and what a person should look at.
    pub fn say(&self, cases: usize, talk: &Talk) {
        let minutes = &self.minutes;
        minutes.warnings.iter().for_each(|warning| talk.warning(warning));
        let carried = match minutes.carried.len() {
            0 => String::new(),
            n => format!(" en {n} van eerder"),
        };
        talk.note(format!(
            "{}{carried} in {}; {}.",
            count(minutes.actions.len(), "actie", "acties"),
            count(cases, "casus", "casussen"),
            searched(minutes.control.searched, minutes.control.found.len()),
        ));
    }
}

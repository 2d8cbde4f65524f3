//! Scrubs the texts of a case with all that is known of it, of the participants and of the other cases.

use super::identities::{identities, labelled};
use super::line::ActionLine;
use super::owner::Owners;
use crate::deid::{Engine, Known, KnownPerson, Options};
use crate::dutch::names::Name;
use crate::model::{Case, CaseEntry, Team};

/// The de-identifier of one meeting: the same for all its cases.
pub struct Scribe<'t> {
    engine: Engine,
    table: Known,
    owners: &'t Owners,
}

impl<'t> Scribe<'t> {
    /// Knows the names of these cases and participants. The names of all cases go into one index.
    pub fn new(cases: &[CaseEntry], team: &Team, owners: &'t Owners) -> Self {
        let table = identities(team);
        let names = cases.iter().flat_map(|entry| &entry.case.persons).map(|person| &person.name);
        let engine = Engine::new(Options::minutes()).with_roster(names.chain(table.names()));
        Scribe { engine, table, owners }
    }

    /// A text about a case, or about the meeting as a whole, scrubbed.
    pub fn scrub_of(&self, case: Option<&Case>, text: &str) -> String {
        self.scrub(case.unwrap_or(&Case::default()), std::iter::empty(), &[text]).pop().unwrap_or_default()
    }

    /// The texts of one case, scrubbed. The names of the owners of its lines whom nobody knows leave the texts too, and
    /// the names beside their roles.
    pub fn scrub<'o>(
        &self,
        case: &Case,
        lines: impl Iterator<Item = &'o ActionLine> + Clone,
        texts: &[&str],
    ) -> Vec<String> {
        let mut known = labelled(case);
        // Who is in the case already keeps the label that the case gives.
        let others =
            self.table.persons.iter().filter(|other| case.persons.iter().all(|own| own.name != other.name));
        known.persons.extend(others.cloned());
        let owners = lines.clone().filter_map(|line| line.owner.as_ref());
        known.persons.extend(self.owners.for_case(&case.persons).strangers(owners));
        known.persons.extend(named(lines));
        self.engine.case(&known).scrub(texts).into_iter().map(|result| result.text).collect()
    }
}

/// Those who are named beside a role, once each.
fn named<'o>(lines: impl Iterator<Item = &'o ActionLine>) -> impl Iterator<Item = KnownPerson> {
    let mut named: Vec<&(String, String)> = lines.flat_map(|line| &line.named).collect();
    named.sort_unstable();
    named.dedup();
    named.into_iter().map(|(role, name)| KnownPerson {
        role: role.clone(),
        name: Name::parse(name),
        birth_date: None,
    })
}

//! Who leaves a case, and when: with the case closed, or while it goes on.

use jiff::civil::Date;

use super::super::folder::WorkFolder;
use super::super::{Global, Talk, parse_date};
use super::Leave;
use crate::actions::feedback::is_lead;
use crate::actions::filter::is_owned_by;
use crate::dutch::date::short;
use crate::dutch::fold::fold;
use crate::error::{Error, Result, Status};
use crate::minutes::number::numbers;
use crate::minutes::owner::{Owner, Owners};
use crate::model::case_file::{Leaver, Professional};
use crate::model::scalar::Day;
use crate::model::{ActionStatus, CaseFile, Settings};
use crate::workdir::edit::{Edit, path};

/// Somebody leaves, and the case goes on.
///
/// # Errors
/// When nobody at the case is meant, or its file cannot be changed.
pub fn run(arguments: &Leave, global: &Global, talk: &Talk) -> Result<Status> {
    let date = arguments.on.unwrap_or_else(|| global.today());
    let folder = WorkFolder::require(global, talk)?;
    folder.change_case(&arguments.number, "mdo case leave", arguments.dry_run, talk, |case, edit| {
        let leaving = Leaving::of(case, &folder.settings, &arguments.who, date)?;
        if leaving.places.is_empty() {
            return Err(nobody());
        }
        let edit = leaving.write(edit)?;
        talk.note(format!("{} stopt op {} bij casus {}.", leaving.who, short(date), case.number));
        leaving.warn(case, talk);
        Ok(edit)
    })?;
    Ok(Status::Ok)
}

/// Somebody who leaves a case.
pub struct Leaving {
    /// By role.
    who: String,
    date: Date,
    /// Where they stand among the professionals.
    places: Vec<usize>,
}

impl Leaving {
    /// From `CJG` or `CJG=2026-12-31`; without a day it is this one.
    ///
    /// # Errors
    /// When the day is none, or nobody at this case or this table is meant.
    pub fn parse(case: &CaseFile, settings: &Settings, text: &str, day: Date) -> Result<Leaving> {
        let Some((who, date)) = text.rsplit_once('=') else { return Self::of(case, settings, text, day) };
        let date = parse_date(date).map_err(|problem| Error::usage(format!("--leaves: {problem}")))?;
        Self::of(case, settings, who, date)
    }

    fn of(case: &CaseFile, settings: &Settings, typed: &str, date: Date) -> Result<Leaving> {
        let team = settings.team();
        let owners = Owners::new(&team).at_table(&team);
        let people = case.identities().persons;
        let owners = owners.for_case(&people);
        let role = |typed: &str| match owners.resolve(typed) {
            Owner::Known(role) => Some(role),
            Owner::Unknown(_) => None,
        };
        let meant = role(typed);
        let is_meant =
            |text: &String| fold(text.trim()) == fold(typed.trim()) || meant.is_some() && role(text) == meant;
        let is_there = |one: &Professional| {
            one.until.is_none()
                && [&one.name, &one.function, &one.organisation].into_iter().flatten().any(is_meant)
        };
        let all = case.professionals.iter().enumerate();
        let places: Vec<usize> = all.filter(|(_, one)| is_there(one)).map(|(at, _)| at).collect();
        let function = places.first().and_then(|at| case.professionals[*at].function.clone());
        let who = meant.or(function).ok_or_else(nobody)?;
        Ok(Leaving { who, date, places })
    }

    /// Writes until when they were there.
    ///
    /// # Errors
    /// When the file cannot be changed so.
    pub fn write(&self, edit: Edit<'static>) -> Result<Edit<'static>> {
        let day = Day(self.date);
        self.places.iter().try_fold(edit, |edit, at| edit.set(path!["betrokkenen", *at, "tot"], day))
    }

    /// As it stands with the closing of a case.
    pub fn leaver(&self) -> Leaver {
        Leaver { who: self.who.clone(), date: Some(Day(self.date)) }
    }

    /// What this person leaves behind: open actions, a case without a lead.
    fn warn(&self, case: &CaseFile, talk: &Talk) {
        let own = open_actions(case, |owner| is_owned_by(owner, &self.who));
        if !own.is_empty() {
            talk.warning(format!(
                "{} heeft hier nog open acties: {}; wie neemt ze over?",
                self.who,
                own.join(", ")
            ));
        }
        let stays = |(at, one): (usize, &Professional)| !self.places.contains(&at) && is_lead(one, self.date);
        let was_lead = self.places.iter().any(|at| is_lead(&case.professionals[*at], self.date));
        if was_lead && !case.professionals.iter().enumerate().any(stays) {
            talk.warning("deze casus heeft dan geen casusregisseur meer");
        }
    }
}

/// The numbers of the open actions of these owners.
pub fn open_actions(case: &CaseFile, of: impl Fn(Option<&str>) -> bool) -> Vec<String> {
    let all = case.actions.iter().zip(numbers(&case.actions, 0));
    let open = all.filter(|(action, _)| action.status == ActionStatus::Open && of(action.owner.as_deref()));
    open.map(|(_, number)| format!("{}.{number}", case.number)).collect()
}

fn nobody() -> Error {
    Error::usage("ik weet niet wie er stopt: dit is niemand bij deze casus")
        .remedy("Noem een rol, of een naam zoals die bij betrokkenen staat.")
}

//! Which case file each case of a sheet belongs to, and what becomes of that file.

use std::path::PathBuf;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value as Json;

use super::{Known, apply};
use crate::casesheet::memory;
use crate::casesheet::take::{Days, Unread, take};
use crate::error::{Error, Result};
use crate::intake::merge::{self, Change, Conflict, Key, SheetDays, Side, consents};
use crate::intake::rows::{Incoming, identity};
use crate::intake::twins::{Twins, alike};
use crate::model::CaseFile;
use crate::model::case_file::{CaseStatus, Crisis, Youth};
use crate::model::scalar::Day;
use crate::model::settings::Numbering;
use crate::workdir::edit::{fresh, schema_line};
use crate::workdir::numbers::Numbers;
use crate::workdir::{CASES, is_case_number};

/// How the rows are taken in.
pub struct Rules {
    /// The work folder.
    pub folder: PathBuf,
    /// The day of the sheet, and today.
    pub days: SheetDays,
    /// The meeting of the sheet, if it is known.
    pub meeting: Option<jiff::civil::Date>,
    /// What to do with a child that is known.
    pub known: Known,
    /// Who is right where sheet and file differ.
    pub side: Side,
    /// How numbers are given out, and in which year.
    pub numbering: (Numbering, i16),
}

/// The case files that are there.
pub struct Folder {
    /// Each with its file.
    pub cases: Vec<(PathBuf, CaseFile)>,
    by_number: FxHashMap<String, usize>,
    by_identity: FxHashMap<String, usize>,
    twins: Twins,
}

impl Folder {
    /// Ready to be searched.
    pub fn new(cases: Vec<(PathBuf, CaseFile)>) -> Folder {
        let mut folder = Folder {
            cases: Vec::with_capacity(cases.len()),
            by_number: FxHashMap::default(),
            by_identity: FxHashMap::default(),
            twins: Twins::default(),
        };
        cases.into_iter().for_each(|(path, case)| folder.add(path, case));
        folder
    }

    /// The case of a child that is known.
    pub fn twin_of(&self, youth: &Youth) -> Option<usize> {
        self.twins.find(youth)
    }

    fn add(&mut self, path: PathBuf, case: CaseFile) {
        let index = self.cases.len();
        self.by_number.insert(case.number.clone(), index);
        if !case.memory.rows.is_empty() {
            self.by_identity.entry(identity(&memory::rows(&case.memory))).or_insert(index);
        }
        self.twins.add(index, &case.youth);
        self.cases.push((path, case));
    }
}

/// What becomes of a case of the sheet.
#[derive(Debug)]
pub struct Outcome {
    /// Which case of the sheet.
    pub incoming: usize,
    /// The number of the case file, where there is one.
    pub number: Option<String>,
    /// What becomes of it.
    pub fate: Fate,
    /// What changes, by name.
    pub changed: Vec<String>,
    /// What a person must decide.
    pub conflicts: Vec<Conflict>,
    /// What the file should say that the sheet cannot.
    pub remarks: Vec<String>,
    /// Cells that do not fit.
    pub unread: Vec<Unread>,
    /// A consent is told of which it is not said whose it is, or of which day.
    pub incomplete_consent: bool,
    /// It is new, and nobody knows what is asked.
    pub no_question: bool,
    /// It is red, and was not before.
    pub red: bool,
}

/// The case of a child who is known already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCase {
    /// Its number.
    pub number: String,
    /// The professionals around the child.
    pub around: Vec<String>,
    /// Whether it was closed.
    pub closed: bool,
}

impl KnownCase {
    /// What is to be said of a case.
    pub fn of(case: &CaseFile) -> KnownCase {
        let closed = case.status == CaseStatus::Closed;
        KnownCase { number: case.number.clone(), around: around(case), closed }
    }

    /// Who is around the child, to go behind the number; nothing when nobody is.
    pub fn shown_around(&self) -> String {
        if self.around.is_empty() {
            String::new()
        } else {
            format!(", al in beeld bij {}", self.around.join(", "))
        }
    }
}

/// What becomes of a case of the sheet.
#[derive(Debug)]
pub enum Fate {
    /// A new file, with its text.
    New(PathBuf, String),
    /// A file that changes: what it was and what it becomes.
    Changed(PathBuf, String, String),
    /// Nothing changes.
    Same,
    /// The child is known.
    AlreadyThere(KnownCase),
    /// The number belongs to another child.
    OtherChild,
    /// The number was given out before, to a case that is no more.
    Used,
    /// It cannot be done.
    Failed(Error),
}

/// To which file a case of the sheet belongs.
enum Target {
    Existing(usize),
    New(String, Box<NewCase>),
    Stop(Fate, Option<String>),
}

/// Decides about all cases of a sheet.
///
/// # Errors
/// When no number can be given out.
pub fn plan(
    incoming: &[Incoming],
    folder: &mut Folder,
    numbers: &mut Numbers,
    rules: &Rules,
    stamps: &FxHashMap<String, String>,
) -> Result<Vec<Outcome>> {
    let read: Vec<Option<Result<NewCase>>> = incoming
        .par_iter()
        .map(|case| {
            let there = number_of(case).is_some_and(|number| folder.by_number.contains_key(&number));
            (!there).then(|| NewCase::of(case, rules))
        })
        .collect();
    // What one row has for a number is not given out to another.
    incoming.iter().filter_map(number_of).for_each(|number| numbers.reserve(&number));
    let mut targets = Vec::with_capacity(incoming.len());
    let mut used = FxHashSet::default();
    for (case, read) in incoming.iter().zip(read) {
        targets.push(target(case, read, folder, numbers, rules, &mut used)?);
    }
    let folder = &*folder;
    let decide =
        |(index, target): (usize, Target)| decide(index, &incoming[index], target, folder, rules, stamps);
    Ok(targets.into_par_iter().enumerate().map(decide).collect())
}

/// A case of the sheet as a case file.
struct NewCase {
    case: CaseFile,
    unread: Vec<Unread>,
    incomplete_consent: bool,
}

impl NewCase {
    fn of(incoming: &Incoming, rules: &Rules) -> Result<NewCase> {
        let mut taken = take(&incoming.rows, &Days::from(rules.days.sheet));
        if let Some(Json::Array(actions)) = taken.keys.get_mut("acties") {
            for (number, action) in (1u32..).zip(actions) {
                action["nr"] = Json::from(number);
                if let Some(meeting) = rules.meeting {
                    action["overleg"] = Json::from(Day(meeting).to_string());
                }
            }
        }
        let unfit = |_| Error::input("deze rij past niet in een casusbestand").at(&incoming.place);
        let mut case = serde_json::from_value::<CaseFile>(taken.keys).map_err(unfit)?;
        case.memory = merge::memory_of(incoming, rules.days.sheet);
        let consents = consents::taken_in(&case, &[], &taken.consents, rules.days.today);
        taken.unread.extend(incoming.unclear.iter().cloned());
        taken.unread.extend(consents::unclear(&consents, &taken.consents));
        let incomplete_consent = !consents.incomplete.is_empty();
        case.consents = consents.events;
        Ok(NewCase { case, unread: taken.unread, incomplete_consent })
    }
}

/// The number of the sheet as it can be part of a file's name.
fn number_of(incoming: &Incoming) -> Option<String> {
    let fits = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    let number: String = incoming.number.as_ref()?.trim().chars().map(fits).collect();
    is_case_number(&number).then_some(number)
}

fn target(
    incoming: &Incoming,
    taken: Option<Result<NewCase>>,
    folder: &mut Folder,
    numbers: &mut Numbers,
    rules: &Rules,
    used: &mut FxHashSet<usize>,
) -> Result<Target> {
    let number = number_of(incoming);
    let taken = || taken.unwrap_or_else(|| NewCase::of(incoming, rules));
    let by_number = number.as_ref().and_then(|number| folder.by_number.get(number).copied());
    let remembered = || folder.by_identity.get(&incoming.identity()).copied();
    // A row that is there as it was, in a sheet without numbers or with other ones.
    if let Some(index) = by_number.filter(|_| rules.known == Known::Update).or_else(|| {
        by_number
            .filter(|index| remembered() == Some(*index))
            .or_else(|| remembered().filter(|_| number.is_none() || incoming.shares_number))
    }) && used.insert(index)
    {
        return Ok(Target::Existing(index));
    }
    let mut new = match taken() {
        Ok(new) => Box::new(new),
        Err(error) => return Ok(Target::Stop(Fate::Failed(error), number)),
    };
    let case = &new.case;
    if case.youth == Default::default() {
        let error = Error::input("op deze rij staat geen jeugdige").at(&incoming.place);
        return Ok(Target::Stop(Fate::Failed(error.remedy("Vul naam of geboortedatum in.")), number));
    }
    if let Some(index) = by_number {
        let known = &folder.cases[index].1;
        if same_child(known, case) && used.insert(index) {
            return Ok(Target::Existing(index));
        }
        if rules.known != Known::New {
            return Ok(Target::Stop(Fate::OtherChild, number));
        }
    } else if let Some(index) = folder.twins.find(&case.youth) {
        match rules.known {
            Known::Update if used.insert(index) => return Ok(Target::Existing(index)),
            Known::New => {}
            _ => {
                let known = KnownCase::of(&folder.cases[index].1);
                return Ok(Target::Stop(Fate::AlreadyThere(known), number));
            }
        }
    }
    let number = match number.filter(|_| by_number.is_none()) {
        Some(number) if numbers.claim(&number) => number,
        Some(number) if rules.known != Known::New => return Ok(Target::Stop(Fate::Used, Some(number))),
        _ => numbers.next(rules.numbering.0, rules.numbering.1)?,
    };
    new.case.number.clone_from(&number);
    let path = rules.folder.join(CASES).join(format!("{number}.yaml"));
    used.insert(folder.cases.len());
    folder.add(path, new.case.clone());
    Ok(Target::New(number, new))
}

/// Whether a row with the number of a case is about its child.
fn same_child(known: &CaseFile, new: &CaseFile) -> bool {
    let (a, b) = (&known.youth, &new.youth);
    let (name_a, name_b) = (a.full_name(), b.full_name());
    let nameless = name_a.is_empty() || name_b.is_empty();
    let same_birth = a.birth_date.is_some() && a.birth_date == b.birth_date;
    nameless || same_birth || a.bsn.is_some() && a.bsn == b.bsn || alike(&name_a, &name_b)
}

/// Who is around a family, by organisation or function.
pub fn around(case: &CaseFile) -> Vec<String> {
    let mut around: Vec<String> = Vec::new();
    let current = case.professionals.iter().filter(|person| person.until.is_none());
    let of = current.filter_map(|person| person.organisation.clone().or_else(|| person.function.clone()));
    let presenter = case.presenter.organisation.clone().or_else(|| case.presenter.function.clone());
    for name in of.chain(presenter) {
        if !around.contains(&name) {
            around.push(name);
        }
    }
    around
}

fn decide(
    index: usize,
    incoming: &Incoming,
    target: Target,
    folder: &Folder,
    rules: &Rules,
    stamps: &FxHashMap<String, String>,
) -> Outcome {
    let mut outcome = Outcome {
        incoming: index,
        number: None,
        fate: Fate::Same,
        changed: Vec::new(),
        conflicts: Vec::new(),
        remarks: Vec::new(),
        unread: Vec::new(),
        incomplete_consent: false,
        no_question: false,
        red: false,
    };
    match target {
        Target::Stop(fate, number) => {
            outcome.fate = fate;
            outcome.number = number;
        }
        Target::New(number, new) => {
            let NewCase { case, unread, incomplete_consent } = *new;
            outcome.red = case.crisis == Some(Crisis::Red);
            outcome.no_question = case.application.question.is_none();
            outcome.unread = unread;
            outcome.incomplete_consent = incomplete_consent;
            let path = rules.folder.join(CASES).join(format!("{number}.yaml"));
            outcome.fate = match fresh(&case) {
                Ok(text) => {
                    let text = format!("{}{text}", schema_line(&path));
                    Fate::New(path, text)
                }
                Err(error) => Fate::Failed(error.at(&incoming.place)),
            };
            outcome.number = Some(number);
        }
        Target::Existing(at) => {
            let (path, case) = &folder.cases[at];
            outcome.number = Some(case.number.clone());
            let stamp = stamps.get(&case.number).map(String::as_str);
            let merged = merge::merge(case, incoming, rules.days, stamp, rules.side);
            outcome.changed = merged.changed;
            outcome.conflicts = merged.conflicts;
            outcome.remarks = merged.remarks;
            outcome.unread = merged.unread;
            outcome.incomplete_consent = merged.incomplete_consent;
            if !merged.changes.is_empty() {
                outcome.red = case.crisis != Some(Crisis::Red) && turns_red(&merged.changes);
                outcome.fate = match apply::changed(path, case, &merged.changes) {
                    Ok((old, new)) => Fate::Changed(path.clone(), old, new),
                    Err(error) => Fate::Failed(error.in_file(path.display())),
                };
            }
        }
    }
    outcome
}

fn turns_red(changes: &[Change]) -> bool {
    let red = Change::Set(vec![Key::Name("crisismeter".into())], Json::from(Crisis::Red.dutch()));
    changes.contains(&red)
}

//! Who does it: a typed owner becomes a role, by the table of roles, the participants or the case's persons.

use std::cell::OnceCell;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::deid::KnownPerson;
use crate::dutch::names::Name;
pub use crate::dutch::roles::role;
use crate::dutch::roles::{is_role, key, misspelt};
use crate::model::{Person, Team};

mod typed;

pub(super) use typed::{bracketed, without_group};
use typed::{
    role_at_an_end, role_behind_comma, role_behind_stroke, role_in_brackets, role_with_name, split_owners,
    without_title,
};

/// Who an owner turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Everybody named has a role.
    Known(String),
    /// At least one part is nobody's name or role; the whole as typed, still to be scrubbed.
    Unknown(String),
}

impl Owner {
    /// What may hold a name and so must be scrubbed; empty for roles of the table, which are nobody's name,
    /// whatever the case is called.
    pub fn to_scrub(&self) -> &str {
        match self {
            Owner::Known(text) if is_role(text) || text.split(", ").all(is_role) => "",
            owner => owner.text(),
        }
    }

    /// The owner as it is shown: `scrubbed` is what the de-identifier made of [`Owner::to_scrub`].
    pub fn shown(&self, scrubbed: String) -> String {
        if self.to_scrub().is_empty() { self.text().to_owned() } else { scrubbed }
    }

    /// The owner as found or typed.
    pub fn text(&self) -> &str {
        match self {
            Owner::Known(text) | Owner::Unknown(text) => text,
        }
    }
}

/// The names that stand for a role; a name that two roles share stands for none.
#[derive(Default)]
pub struct Owners {
    names: FxHashMap<String, Option<String>>,
    /// The initials of whole names as they are typed: `MvD`.
    initials: FxHashMap<String, Option<String>>,
    /// The roles at the table that say more than a role somebody may type: POH-jeugd, for POH.
    table: Vec<String>,
}

/// The names of one case before those of the meeting.
pub struct CaseOwners<'a> {
    meeting: &'a Owners,
    people: &'a [Person],
    /// Made at the first name: most owners are roles.
    case: OnceCell<Owners>,
    shortened: OnceCell<Owners>,
}

impl Owners {
    /// From the participants of the meeting.
    pub fn new(team: &Team) -> Self {
        let mut owners = Owners::default();
        for participant in &team.participants {
            if let Some(name) = &participant.name {
                let whole = Name::parse(name);
                owners.add(&whole, &participant.role);
                owners.shorten(&whole, &participant.role);
                owners.tie(name, &participant.role);
            }
        }
        owners
    }

    /// Takes a role for the only one at the table that begins with it: of `POH` the `POH-jeugd`.
    #[must_use]
    pub fn at_table(mut self, team: &Team) -> Self {
        self.table = team.participants.iter().map(|participant| participant.role.clone()).collect();
        self.table.sort_unstable();
        self.table.dedup();
        self
    }

    /// The role at the table that a role stands for; itself when there is none, or more than one.
    fn narrow(&self, role: String) -> String {
        let says_more =
            |other: &&String| other.strip_prefix(&role).is_some_and(|rest| rest.starts_with(['-', ' ']));
        let mut narrower = self.table.iter().filter(says_more);
        match (narrower.next(), narrower.next()) {
            (Some(only), None) if !self.table.contains(&role) => only.clone(),
            _ => role,
        }
    }

    /// Adds the spellings by which one person is called.
    fn add(&mut self, name: &Name, role: &str) {
        for first in name.first_names.iter().chain(&name.nickname) {
            self.tie(first, role);
        }
        for family in name.surname_variants() {
            let surname = family.to_string();
            for first in name.first_names.iter().chain(&name.nickname).chain(&name.initials) {
                self.tie(&format!("{first} {surname}"), role);
                self.tie(&format!("{surname}, {first}"), role);
            }
            self.tie(&surname, role);
            self.tie(&family.surname, role);
        }
    }

    /// Adds what is made of a first name and a surname: `M. van Dam`, `Marloes D.`, `Marloes v. D.` and the initials `MvD`.
    fn shorten(&mut self, name: &Name, role: &str) {
        let (Some(first), Some(surname)) =
            (name.first_names.first().or(name.nickname.as_ref()), &name.surname)
        else {
            return;
        };
        let letters =
            |text: &str| text.split([' ', '-']).filter_map(|word| word.chars().next()).collect::<String>();
        let (given, family) = (letters(first), letters(surname));
        let prefix = name.prefix.as_deref().map(letters).unwrap_or_default();
        // Of `Anne-Fleur` both `AF` and `A`.
        let short: String = given.chars().take(1).collect();
        let mut givens = vec![given, short];
        givens.dedup();
        for (given, variant) in
            givens.iter().flat_map(|given| name.surname_variants().into_iter().map(move |of| (given, of)))
        {
            self.tie(&format!("{given} {variant}"), role);
        }
        self.tie(&format!("{first} {family}"), role);
        if first.contains('-') {
            self.tie(&first.replace('-', " "), role);
            self.tie(&first.replace('-', ""), role);
        }
        if let Some(before) = &name.prefix {
            self.tie(&format!("{surname}, {first} {before}"), role);
            self.tie(&format!("{surname}, {before}"), role);
            self.tie(&format!("{first} {before} {family}"), role);
        }
        if !prefix.is_empty() {
            let apart: Vec<String> = prefix.chars().map(String::from).collect();
            self.tie(&format!("{first} {} {family}", apart.join(" ")), role);
            self.tie(&format!("{first} {prefix}{family}"), role);
        }
        let with = |given: &String| {
            let whole = format!("{given}{prefix}{family}");
            [format!("{given}{family}"), whole.to_uppercase(), whole]
        };
        let mut spellings: Vec<String> = givens.iter().flat_map(with).collect();
        spellings.sort_unstable();
        spellings.dedup();
        for initials in spellings {
            tie_to(&mut self.initials, initials, role);
        }
    }

    /// One spelling for one role; a spelling that two roles share says nothing.
    fn tie(&mut self, spelling: &str, role: &str) {
        let spelling = key(spelling);
        if spelling.is_empty() {
            return;
        }
        tie_to(&mut self.names, spelling, role);
    }

    /// With the people of one case, who win over the participants.
    pub fn for_case<'a>(&'a self, people: &'a [Person]) -> CaseOwners<'a> {
        CaseOwners { meeting: self, people, case: OnceCell::new(), shortened: OnceCell::new() }
    }
}

/// One spelling for one role in a table of them.
fn tie_to(spellings: &mut FxHashMap<String, Option<String>>, spelling: String, role: &str) {
    let same = |known: &mut Option<String>| {
        if known.as_deref() != Some(role) {
            *known = None;
        }
    };
    spellings.entry(spelling).and_modify(same).or_insert_with(|| Some(role.to_owned()));
}

impl CaseOwners<'_> {
    /// The role of a participant by the initials of the whole name, `MvD`, `M.v.D.`; nobody's when one of the case has the
    /// same.
    fn by_initials(&self, text: &str) -> Option<String> {
        const LONGEST: usize = 10;
        let capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
        if text.len() > LONGEST || capitals < 2 || text.contains(' ') || self.meeting.initials.is_empty() {
            return None;
        }
        let initials = text.replace('.', "");
        let known = self.meeting.initials.get(&initials).cloned().flatten()?;
        (!self.shortened().initials.contains_key(&initials)).then_some(known)
    }

    /// Who is known by name in the case.
    fn case(&self) -> &Owners {
        self.case.get_or_init(|| {
            let mut case = Owners::default();
            self.people.iter().for_each(|person| case.add(&person.name, &person.role));
            case
        })
    }

    /// The same by shortened names: looked at only when one of a participant is met, to see whether it may be theirs.
    fn shortened(&self) -> &Owners {
        self.shortened.get_or_init(|| {
            let mut case = Owners::default();
            self.people.iter().for_each(|person| case.shorten(&person.name, &person.role));
            case
        })
    }

    /// The role of a person by name.
    fn named(&self, text: &str) -> Option<String> {
        let key = key(without_title(text));
        let of_meeting = || {
            let known = self.meeting.names.get(&key)?;
            Some(self.shortened().names.get(&key).unwrap_or(known))
        };
        let by_name = self.case().names.get(&key).or_else(of_meeting).cloned().flatten();
        by_name.or_else(|| self.by_initials(text))
    }

    /// Whether a day that is written with its number is a birthday in the case.
    pub fn is_birthday(&self, day: Date, phrase: &str) -> bool {
        let number = day.day();
        let written = || phrase.split(|c: char| !c.is_ascii_digit()).any(|run| run.parse() == Ok(number));
        let born = |person: &Person| person.is_born_on(day.month(), number);
        self.people.iter().any(born) && written()
    }

    /// A role, body or name as a whole, nothing more.
    pub fn exact(&self, text: &str) -> Option<String> {
        role(text).map(|role| self.meeting.narrow(role)).or_else(|| self.named(text))
    }

    /// One person, role or body: `Karin`, `POH-jeugd`, `Karin de Boer (POH-jeugd)`, `POH (Karin)`.
    fn one(&self, text: &str) -> Option<String> {
        let text = text.trim().trim_matches(['-', ':', '*', '•', ',', '?', '.']).trim();
        let text = text.strip_prefix("door ").unwrap_or(text);
        let text = text.strip_suffix(" zelf").unwrap_or(text);
        if let Some(found) = self.exact(text) {
            return Some(found);
        }
        let text = without_group(text);
        if let Some(role) = self.behind_comma(text) {
            return Some(role);
        }
        if let Some((outside, inside)) = bracketed(text) {
            return role(inside)
                .or_else(|| role(outside))
                .or_else(|| self.named(outside))
                .or_else(|| self.named(inside))
                .or_else(|| role_at_an_end(outside));
        }
        self.exact(text).or_else(|| role_at_an_end(text)).or_else(|| misspelt(text))
    }

    /// Everybody that a text names which is nothing but owners: `CJG/school`, `Karin (POH-jeugd)`, `huisarts Pieter Smit`.
    /// Beside a role there may be a name, and in a `loose` text a word in small letters that is one.
    pub fn only(&self, text: &str, loose: bool) -> Option<String> {
        let text = without_group(text.trim());
        let text = text.strip_suffix(" zelf").unwrap_or(text);
        if let Some(role) = self.exact(text) {
            return Some(role);
        }
        if let Some((role, _)) = role_behind_stroke(text).filter(|(_, name)| self.named(name).is_none()) {
            return Some(role);
        }
        let mut roles: Vec<String> = Vec::new();
        for part in split_owners(text) {
            let role = self.exact(part).or_else(|| self.beside_name(part, loose))?;
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        (!roles.is_empty()).then(|| roles.join(", "))
    }

    /// `Karin (POH-jeugd)`, `POH (Karin)`, `huisarts Pieter Smit`, `Karin van het CJG`.
    fn beside_name(&self, text: &str, loose: bool) -> Option<String> {
        if let Some(role) = self.behind_comma(text) {
            return Some(role);
        }
        let with_name = |text: &str| role_with_name(text, loose).map(|(role, _)| role);
        let Some((outside, inside)) = bracketed(text) else { return with_name(text) };
        let of_person = role_in_brackets(text).map(|(role, _)| role);
        let of_role = || role(inside).filter(|_| role(outside).is_some());
        of_person.or_else(of_role).or_else(|| self.exact(outside)).or_else(|| with_name(outside))
    }

    /// The role in `Joke Blauw, leerplicht`. Who is known under another role makes two of them.
    fn behind_comma(&self, text: &str) -> Option<String> {
        let (role, name) = role_behind_comma(text)?;
        let another = self.named(name).filter(|known| *known != role);
        Some(another.map(|known| format!("{known}, {role}")).unwrap_or(role))
    }

    /// Who is named beside a role in an owner text, and nowhere else: of `Karin (POH-jeugd)` Karin, as POH-jeugd.
    pub fn beside_roles(&self, text: &str) -> Vec<(String, String)> {
        const SHORTEST: usize = 3;
        let text = without_group(text.trim_matches([' ', ':', '-', '–', '>', '→', ';', '@', '[', ']']));
        if !text.contains([' ', '/', '(']) || self.exact(text).is_some() {
            return Vec::new();
        }
        let known = |(_, name): &(String, &str)| name.len() < SHORTEST || self.named(name).is_some();
        let owned = |(role, name): (String, &str)| (role, name.to_owned());
        if let Some(pair) = role_behind_stroke(text).filter(|pair| !known(pair)) {
            return vec![owned(pair)];
        }
        let parts = split_owners(text).filter(|part| self.exact(part).is_none());
        let pairs = parts.filter_map(|part| {
            let beside = role_behind_comma(part).or_else(|| role_in_brackets(part));
            beside.or_else(|| role_with_name(part, false))
        });
        pairs.filter(|pair| !known(pair)).map(owned).collect()
    }

    /// Everybody that an owner text names, each by role: `POH en school` gives `POH-jeugd, school`.
    pub fn resolve(&self, text: &str) -> Owner {
        if let Some(role) = self.exact(text) {
            return Owner::Known(role);
        }
        if let Some((role, _)) = role_behind_stroke(text).filter(|(_, name)| self.named(name).is_none()) {
            return Owner::Known(role);
        }
        let parts: Vec<&str> = split_owners(text).collect();
        if let Some(role) = (parts.len() == 1).then(|| self.one(text)).flatten() {
            return Owner::Known(role);
        }
        let mut roles: Vec<String> = Vec::new();
        for part in parts {
            match self.one(part) {
                Some(role) if roles.contains(&role) => {}
                Some(role) => roles.push(role),
                None => return Owner::Unknown(text.trim().to_owned()),
            }
        }
        if roles.is_empty() { Owner::Unknown(text.trim().to_owned()) } else { Owner::Known(roles.join(", ")) }
    }

    /// Owners nobody knows who may well be persons, so that their names leave the texts too: each gets a
    /// label of its own, `actiehouder 1`.
    pub fn strangers<'o>(&self, owners: impl Iterator<Item = &'o Owner>) -> Vec<KnownPerson> {
        let mut parts: Vec<&str> = owners
            .filter_map(|owner| match owner {
                Owner::Unknown(text) => Some(split_owners(text)),
                Owner::Known(_) => None,
            })
            .flatten()
            .filter(|part| self.one(part).is_none() && part.starts_with(char::is_uppercase))
            .collect();
        parts.sort_unstable();
        parts.dedup();
        (1..)
            .zip(parts)
            .map(|(n, part)| KnownPerson {
                role: format!("actiehouder {n}"),
                name: Name::parse(part),
                birth_date: None,
            })
            .collect()
    }
}

//! What the gate looks for: each identifier of each row, taken apart into words in normal form.

use std::borrow::Cow;
use std::sync::LazyLock;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::words::{Words, normal};
use crate::dutch::date::PartialDate;
use crate::model::{Address, CaseEntry, Person, Team};

/// One identifier to look for.
pub struct Target {
    /// What it is, in Dutch.
    pub kind: &'static str,
    /// How it is looked for.
    pub form: Form,
    /// The row it comes from; `None` for a participant.
    pub entry: Option<u32>,
}

/// How an identifier is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Words, one behind the other.
    Words {
        /// The words in normal form, a blank between two.
        words: String,
        /// Ordinary Dutch words: only a hit when written as a name.
        ordinary: bool,
    },
    /// A number, compared digit by digit over all separators.
    Digits(String),
    /// A day, in any usual form.
    Day {
        /// Year, four digits.
        year: u16,
        /// Month, 1-12.
        month: u8,
        /// Day of the month.
        day: u8,
    },
}

impl Target {
    /// The name in one, if it is to be looked for inside e-mail addresses and handles too.
    pub fn glued(&self) -> Option<Cow<'_, str>> {
        match &self.form {
            Form::Words { words, ordinary: false }
                if matches!(self.kind, "voornaam" | "achternaam" | "roepnaam") =>
            {
                let name =
                    if words.contains(' ') { words.replace(' ', "").into() } else { words.as_str().into() };
                Some(name).filter(|name: &Cow<'_, str>| name.len() >= 4)
            }
            _ => None,
        }
    }
}

/// Dutch words that are names too. A row may add to it; the gate then asks for a capital inside a sentence.
static ORDINARY: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("ordinary.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// Words of schools, clubs and streets that say nothing by themselves.
static GENERIC: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("generic.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// All identifiers of all cases and of the participants.
pub fn collect(cases: &[CaseEntry], team: &Team) -> Vec<Target> {
    let mut targets: Vec<Target> = cases
        .par_iter()
        .enumerate()
        .flat_map_iter(|(index, entry)| {
            let mut list =
                List { entry: Some(index as u32), out: Vec::with_capacity(24), words: Words::default() };
            entry.case.persons.iter().for_each(|person| list.person(person));
            entry.case.addresses.iter().for_each(|address| list.address(address));
            entry.case.institutions.iter().for_each(|name| list.institution(name));
            entry.case.other_ids.iter().for_each(|id| list.other(id));
            list.out
        })
        .collect();
    let mut list = List { entry: None, out: Vec::new(), words: Words::default() };
    for name in team.participants.iter().filter_map(|participant| participant.name.as_ref()) {
        let name = crate::dutch::names::Name::parse(name);
        list.person(&Person { name, ..Person::default() });
    }
    targets.append(&mut list.out);
    targets
}

/// The targets of one source.
struct List {
    entry: Option<u32>,
    out: Vec<Target>,
    words: Words,
}

impl List {
    fn push(&mut self, kind: &'static str, form: Form) {
        self.out.push(Target { kind, form, entry: self.entry });
    }

    fn text(&mut self, kind: &'static str, text: &str) {
        self.words.read(text);
        let letters: usize = self.words.normals().map(|word| word.chars().count()).sum();
        if letters < 2 {
            return;
        }
        // Two letters (Bo, Jo, An) are too often something else when they are written small.
        let ordinary = letters == 2 || self.words.normals().all(|word| ORDINARY.contains(word));
        let mut words = String::with_capacity(text.len());
        for word in self.words.normals() {
            words.push_str(if words.is_empty() { "" } else { " " });
            words.push_str(word);
        }
        self.push(kind, Form::Words { words, ordinary });
    }

    fn number(&mut self, kind: &'static str, text: &str, last: usize) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= 7 {
            let from = digits.len().saturating_sub(last);
            self.push(kind, Form::Digits(digits[from..].to_owned()));
        }
    }

    fn person(&mut self, person: &Person) {
        for first in &person.name.first_names {
            self.text("voornaam", first);
        }
        if let Some(nickname) = &person.name.nickname {
            self.text("roepnaam", nickname);
        }
        if let Some(surname) = &person.name.surname {
            self.surname(surname);
        }
        if let Some(birth) = person.birth_date {
            self.birth_date(birth);
        }
        if let Some(bsn) = &person.bsn {
            self.number("BSN", bsn, 9);
        }
        // Without country code and trunk zero, the last nine digits are the number.
        person.phones.iter().for_each(|phone| self.number("telefoonnummer", phone, 9));
        person.emails.iter().for_each(|email| self.text("e-mailadres", email));
    }

    /// The surname as a whole, and each half of a double one.
    fn surname(&mut self, surname: &str) {
        self.text("achternaam", surname);
        let halves: Vec<&str> =
            surname.split('-').map(str::trim).filter(|half| half.chars().count() >= 3).collect();
        if halves.len() > 1 {
            for half in halves {
                let core = half.rsplit(' ').next().unwrap_or(half);
                self.text("achternaam", core);
            }
        }
    }

    fn birth_date(&mut self, birth: PartialDate) {
        let unsigned = |part: i8| u8::try_from(part).ok();
        if let (Ok(year), Some(month), Some(day)) =
            (u16::try_from(birth.year), birth.month.and_then(unsigned), birth.day.and_then(unsigned))
        {
            self.push("geboortedatum", Form::Day { year, month, day });
        }
    }

    fn address(&mut self, address: &Address) {
        if let Some(street) = &address.street {
            self.text("straat", street);
        }
        if let Some(postcode) = &address.postcode {
            self.text("postcode", postcode);
        }
        if let Some(city) = &address.city {
            self.text("woonplaats", city);
        }
    }

    /// The name as written, and what is left of it without words like `basisschool` and `de`.
    fn institution(&mut self, name: &str) {
        let core: Vec<&str> =
            name.split_whitespace().filter(|word| !GENERIC.contains(normal(word).as_str())).collect();
        if !core.is_empty() {
            self.text("instelling", &core.join(" "));
        }
    }

    fn other(&mut self, id: &str) {
        let digits = id.chars().filter(char::is_ascii_digit).count();
        if digits >= 7 && !id.chars().any(char::is_alphabetic) {
            self.number("nummer", id, 9);
        } else if id.chars().filter(|c| c.is_alphanumeric()).count() >= 4 {
            self.text("nummer", id);
        }
    }
}

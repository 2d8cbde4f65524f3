//! Who and what a case file names: what must not be in any output.

use super::{CaseFile, FileAddress, Presenter, Professional, Relative, Youth};
use crate::dutch::names::Name;
use crate::model::{Address, Case, CaseEntry, CaseNumber, NumberOrigin, Person, Place};

impl CaseFile {
    /// The number as a type.
    pub fn case_number(&self) -> CaseNumber {
        CaseNumber(self.number.clone())
    }

    /// The case as an entry of a sheet, without its actions: they are kept in a form of their own.
    pub fn entry(&self) -> CaseEntry {
        let case = self.identities();
        let place = Place::of_case(&case.number);
        CaseEntry { case, number_origin: NumberOrigin::Sheet, actions: Vec::new(), place }
    }

    /// Everything that identifies this case: persons, addresses, school, bodies.
    pub fn identities(&self) -> Case {
        let mut persons = vec![self.youth.person()];
        persons.extend(self.relatives().map(|(relative, role)| relative.person(role)));
        persons.extend(self.professionals.iter().map(Professional::person));
        persons.push(self.presenter.person());
        persons.extend(self.youth.doctor.as_deref().map(|name| person("huisarts", Name::parse(name))));
        persons.retain(|person| *person != Person { role: person.role.clone(), ..Person::default() });

        let of_relatives = self.relatives().map(|(relative, _)| &relative.address);
        let addresses = std::iter::once(&self.youth.address).chain(of_relatives);
        let bodies = self.youth.school.iter().map(|school| name_of_school(school));
        Case {
            number: self.case_number(),
            persons,
            addresses: addresses.map(FileAddress::address).filter(|a| *a != Address::default()).collect(),
            institutions: bodies.filter(|name| !name.is_empty()).collect(),
            other_ids: Vec::new(),
        }
    }

    /// Guardians, family and network, each with the role to take when the file names none.
    pub fn relatives(&self) -> impl Iterator<Item = (&Relative, &'static str)> {
        let guardians = self.guardians.iter().map(|relative| (relative, "gezagdrager"));
        let family = self.family.iter().map(|relative| (relative, "gezinslid"));
        let network = self.network.iter().map(|relative| (relative, "iemand uit het netwerk"));
        guardians.chain(family).chain(network)
    }
}

/// `OBS De Regenboog, groep 7` without the year.
fn name_of_school(school: &str) -> String {
    school.split([',', ';', '(']).next().unwrap_or_default().trim().to_owned()
}

fn person(role: &str, name: Name) -> Person {
    Person { role: role.to_owned(), name, ..Person::default() }
}

/// A name from its parts, or from one text.
struct Parts<'a> {
    whole: Option<&'a String>,
    first: Option<&'a String>,
    prefix: Option<&'a String>,
    surname: Option<&'a String>,
    nickname: Option<&'a String>,
}

impl Parts<'_> {
    fn name(&self) -> Name {
        let mut name = self.whole.map(|whole| Name::parse(whole)).unwrap_or_default();
        if let Some(surname) = self.surname {
            let family = Name::parse_family(surname);
            name.surname = family.surname;
            name.prefix = self.prefix.cloned().or(family.prefix);
        }
        if let Some(first) = self.first {
            name.first_names = first.split_whitespace().map(str::to_owned).collect();
        }
        name.nickname = self.nickname.cloned().or(name.nickname);
        name
    }

    /// As people say it: the name used daily, prefix, surname.
    fn shown(&self) -> String {
        if let (Some(whole), None) = (self.whole, self.surname) {
            return whole.trim().to_owned();
        }
        let parts = [self.nickname.or(self.first), self.prefix, self.surname];
        parts.into_iter().flatten().map(|part| part.trim()).collect::<Vec<_>>().join(" ")
    }
}

/// Somebody with a name in parts: a record with these fields.
macro_rules! named {
    ($type:ident) => {
        impl $type {
            fn parts(&self) -> Parts<'_> {
                Parts {
                    whole: self.name.as_ref(),
                    first: self.first_name.as_ref(),
                    prefix: self.prefix.as_ref(),
                    surname: self.surname.as_ref(),
                    nickname: self.nickname.as_ref(),
                }
            }

            /// The name taken apart.
            pub fn full_name(&self) -> Name {
                self.parts().name()
            }

            /// The name as people say it; empty when there is none.
            pub fn shown_name(&self) -> String {
                self.parts().shown()
            }

            fn in_role(&self, role: String) -> Person {
                Person {
                    role,
                    name: self.full_name(),
                    birth_date: self.birth_date.map(|date| date.0),
                    bsn: self.bsn.as_deref().map(digits),
                    phones: self.phone.iter().cloned().collect(),
                    emails: self.email.iter().cloned().collect(),
                }
            }
        }
    };
}

named!(Youth);
named!(Relative);

impl Youth {
    fn person(&self) -> Person {
        self.in_role("jeugdige".into())
    }
}

impl Relative {
    fn person(&self, role: &str) -> Person {
        let own = self.role.as_deref().map(str::trim).filter(|role| !role.is_empty());
        self.in_role(own.unwrap_or(role).to_lowercase())
    }
}

/// Somebody at work: a record with these fields, and the role to take when it names none.
macro_rules! at_work {
    ($type:ident, $role:literal) => {
        impl $type {
            fn person(&self) -> Person {
                let role = self.function.as_deref().or(self.organisation.as_deref()).unwrap_or($role);
                Person {
                    phones: self.phone.iter().cloned().collect(),
                    emails: self.email.iter().cloned().collect(),
                    ..person(role, self.name.as_deref().map(Name::parse).unwrap_or_default())
                }
            }
        }
    };
}

at_work!(Professional, "hulpverlener");
at_work!(Presenter, "inbrenger");

impl FileAddress {
    /// As the engine knows addresses.
    pub fn address(&self) -> Address {
        Address {
            street: self.street.clone(),
            number: self.number.clone(),
            postcode: self.postcode.clone(),
            city: self.city.clone(),
        }
    }
}

/// A BSN as the engine knows it: digits alone, the lost zero in front restored.
fn digits(bsn: &str) -> String {
    let digits: String = bsn.chars().filter(char::is_ascii_digit).collect();
    format!("{digits:0>9}")
}

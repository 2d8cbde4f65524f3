//! What a case and a team know, in the form the de-identifier takes.

use rustc_hash::FxHashMap;

use crate::deid::{Category, Known, KnownAddress, KnownNumber, KnownPerson};
use crate::dutch::names::Name;
use crate::model::{Case, Team};

/// Everything that identifies a case; persons who share a role are told apart by number (`broer 1`).
pub fn labelled(case: &Case) -> Known {
    let mut known = Known { institutions: case.institutions.clone(), ..Known::default() };
    let mut number =
        |category, value: &str| known.numbers.push(KnownNumber { category, value: value.to_owned() });
    for person in &case.persons {
        person.bsn.iter().for_each(|bsn| number(Category::Bsn, bsn));
        person.phones.iter().for_each(|phone| number(Category::Phone, phone));
        person.emails.iter().for_each(|email| number(Category::Email, email));
    }
    case.other_ids.iter().for_each(|id| number(Category::Id, id));

    let mut shared: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for person in &case.persons {
        shared.entry(&person.role).or_default().0 += 1;
    }
    for person in &case.persons {
        let role = match shared.get_mut(person.role.as_str()) {
            Some((count, given)) if *count > 1 => {
                *given += 1;
                format!("{} {given}", person.role)
            }
            _ => person.role.clone(),
        };
        known.persons.push(KnownPerson { role, name: person.name.clone(), birth_date: person.birth_date });
    }
    known.addresses = case
        .addresses
        .iter()
        .map(|address| KnownAddress {
            street: address.street.clone(),
            number: address.number.clone(),
            postcode: address.postcode.clone(),
            city: address.city.clone(),
        })
        .collect();
    known
}

/// The participants, each under the label of their role.
pub fn identities(team: &Team) -> Known {
    let persons = team.participants.iter().filter_map(|participant| {
        let name = Name::parse(participant.name.as_deref()?);
        Some(KnownPerson { role: participant.role.clone(), name, birth_date: None })
    });
    Known { persons: persons.collect(), ..Known::default() }
}

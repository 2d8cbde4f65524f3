//! Who is known: the cases of sheets and case files, and the people at the table.

use rustc_hash::FxHashSet;
use serde_yaml::{Mapping, Value};

use super::keys::{self, Key};
use crate::deid::{Category, Known, KnownAddress, KnownNumber, KnownPerson};
use crate::dutch::date::parse_partial;
use crate::dutch::fold::{fold, fold_char};
use crate::dutch::names::Name;
use crate::error::{Error, Result};
use crate::minutes::identities::{identities, labelled};
use crate::model::{Case, Team};
use crate::sheet::{self, ReadOptions};

/// Everybody who is known, by case.
#[derive(Debug, Default)]
pub struct Identities {
    cases: Vec<KnownCase>,
    table: Known,
    /// Addresses, bodies and numbers of all cases, each once.
    facts: Known,
    /// What stands in `facts`, by kind.
    seen: FxHashSet<(u8, String)>,
}

#[derive(Debug, Default)]
struct KnownCase {
    /// The number, when a text that holds it can only mean this case.
    number: Option<String>,
    known: Known,
}

impl Identities {
    /// Takes in the people at the table.
    pub fn add_team(&mut self, team: &Team) {
        self.table.persons.extend(identities(team).persons);
    }

    /// Takes in all cases of a sheet; gives how many.
    ///
    /// # Errors
    /// When it cannot be read, or nobody is found in it.
    pub fn add_sheet(&mut self, bytes: &[u8], options: &ReadOptions) -> Result<usize> {
        let whole = sheet::whole(bytes, options)?;
        if whole.cases.is_empty() {
            return Err(Error::input("in deze sheet is niemand gevonden").remedy(
                "Zet boven de casussen een rij met koppen, bijvoorbeeld: Nr, Naam jeugdige, Geb. datum.",
            ));
        }
        self.add_team(&whole.team);
        whole.cases.iter().for_each(|entry| self.add_case(&entry.case));
        Ok(whole.cases.len())
    }

    fn add_case(&mut self, case: &Case) {
        self.add_known(Some(case.number.0.clone()), labelled(case));
    }

    /// Takes in a case file.
    ///
    /// # Errors
    /// When it is no valid YAML, or names nobody.
    pub fn add_case_file(&mut self, text: &str) -> Result<()> {
        let value: Value = serde_yaml::from_str(text).map_err(|error| invalid(&error))?;
        let known = known_in(&value);
        if known.persons.is_empty() {
            return Err(Error::input("in dit bestand is niemand gevonden")
                .remedy("Geef een casusbestand met jeugdige, gezagdragers en gezin."));
        }
        let number = value.get("casusnummer").and_then(Value::as_str).map(str::to_owned);
        self.add_known(number, known);
        Ok(())
    }

    fn add_known(&mut self, number: Option<String>, known: Known) {
        for address in &known.addresses {
            let KnownAddress { street, postcode, city, .. } = address;
            self.add_address(0, street, |street| KnownAddress { street, ..KnownAddress::default() });
            self.add_address(1, postcode, |postcode| KnownAddress { postcode, ..KnownAddress::default() });
            self.add_address(2, city, |city| KnownAddress { city, ..KnownAddress::default() });
        }
        for body in &known.institutions {
            if self.seen.insert((3, fold(body))) {
                self.facts.institutions.push(body.clone());
            }
        }
        for number in &known.numbers {
            if self.seen.insert((4, number.value.clone())) {
                self.facts.numbers.push(number.clone());
            }
        }
        let tells =
            |number: &String| number.len() >= 6 && number.bytes().filter(u8::is_ascii_digit).count() >= 4;
        self.cases.push(KnownCase { number: number.filter(tells), known });
    }

    /// A part of an address, unless it was there: a whole sheet lives in few towns.
    fn add_address(
        &mut self,
        kind: u8,
        part: &Option<String>,
        address: impl Fn(Option<String>) -> KnownAddress,
    ) {
        if let Some(text) = part
            && self.seen.insert((kind, fold(text)))
        {
            self.facts.addresses.push(address(Some(text.clone())));
        }
    }

    /// The names of everybody.
    pub fn roster(&self) -> impl Iterator<Item = &Known> {
        self.cases.iter().map(|case| &case.known).chain([&self.table])
    }

    /// What is known for these texts: of the cases they are about all persons with their roles, of all cases the
    /// addresses, bodies and numbers, and the people at the table.
    pub fn of_texts(&self, texts: &[&str]) -> Known {
        let mut known = Known { persons: self.table.persons.clone(), ..self.facts.clone() };
        if let [only] = self.cases.as_slice() {
            let mut own = only.known.clone();
            own.persons.append(&mut known.persons);
            return own;
        }
        if self.cases.is_empty() {
            return known;
        }
        let words = words_of(texts);
        let about = |case: &&KnownCase| {
            let numbered =
                case.number.as_ref().is_some_and(|n| texts.iter().any(|text| text.contains(n.as_str())));
            numbered || case.known.persons.iter().any(|person| named(&person.name, &words))
        };
        let persons = self.cases.iter().filter(about).flat_map(|case| case.known.persons.iter().cloned());
        known.persons.splice(0..0, persons.collect::<Vec<_>>());
        known
    }
}

/// The folded words of texts, each once.
fn words_of(texts: &[&str]) -> FxHashSet<String> {
    let mut words = FxHashSet::default();
    let mut word = String::new();
    for text in texts {
        for run in text.split(|c: char| !c.is_alphanumeric()).filter(|run| run.len() > 1) {
            word.clear();
            run.chars().for_each(|c| fold_char(c, &mut word));
            if !words.contains(&word) {
                words.insert(word.clone());
            }
        }
    }
    words
}

/// Whether a first name and a surname of this person both stand there.
fn named(name: &Name, words: &FxHashSet<String>) -> bool {
    let stands = |part: &String| {
        let folded = fold(part);
        folded.split(|c: char| !c.is_alphanumeric()).any(|word| word.len() > 1 && words.contains(word))
    };
    let first = name.first_names.iter().chain(&name.nickname).any(stands);
    first && name.surname.as_ref().is_some_and(stands)
}

/// The parser's own text quotes the value: only the place is shown.
pub(super) fn invalid(error: &serde_yaml::Error) -> Error {
    let invalid = Error::input("dit is geen geldige YAML")
        .remedy("Kijk op deze plaats naar inspringen, dubbele punten en aanhalingstekens.");
    match error.location() {
        Some(place) => invalid.at(format_args!("regel {}, kolom {}", place.line(), place.column())),
        None => invalid,
    }
}

/// Everybody a case file names, each with their role.
pub(super) fn known_in(value: &Value) -> Known {
    let mut known = Known::default();
    collect(value, "", &mut known);
    known
}

fn collect(value: &Value, role: &str, known: &mut Known) {
    match value {
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, role, known)),
        Value::Mapping(map) => {
            person(map, role, known);
            address(map, known);
            for (key, value) in map {
                let key = key.as_str().unwrap_or_default();
                facts(key, role, value, known);
                collect(value, keys::role_under(key).unwrap_or(role), known);
            }
        }
        _ => {}
    }
}

/// A scalar as text.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The text under the first of these keys.
fn under(map: &Mapping, wanted: &[&str]) -> Option<String> {
    let found = |(key, value): (&Value, &Value)| {
        wanted.contains(&keys::tidy(key.as_str()?).as_str()).then(|| text_of(value))?
    };
    map.iter().find_map(found)
}

fn person(map: &Mapping, role: &str, known: &mut Known) {
    let mut name = under(map, &["naam", "volledige_naam"]).map(|name| Name::parse(&name)).unwrap_or_default();
    if let Some(family) = under(map, &["achternaam", "familienaam"]) {
        let family = Name::parse_family(&family);
        name.surname = family.surname;
        name.prefix = under(map, &["tussenvoegsel", "voorvoegsel"]).or(family.prefix);
    }
    if let Some(first) = under(map, &["voornaam", "voornamen"]) {
        name.first_names = first.split_whitespace().map(str::to_owned).collect();
    }
    name.nickname = under(map, &["roepnaam"]).or(name.nickname);
    name.initials = under(map, &["voorletters", "initialen"]).or(name.initials);
    if name.is_empty() {
        return;
    }
    let own = under(map, &["rol", "relatie"]).or_else(|| under(map, &["functie"]));
    let role = own.unwrap_or_else(|| if role.is_empty() { "persoon".into() } else { role.into() });
    let birth_date = under(map, &["geboortedatum", "geboren"]).and_then(|text| parse_partial(&text));
    known.persons.push(KnownPerson { role, name, birth_date });
}

fn address(map: &Mapping, known: &mut Known) {
    let address = KnownAddress {
        street: under(map, &["straat", "straatnaam"]),
        number: under(map, &["huisnummer"]),
        postcode: under(map, &["postcode"]),
        city: under(map, &["woonplaats", "plaats"]),
    };
    if address != KnownAddress::default() {
        known.addresses.push(address);
    }
}

/// What identifies without being a person: numbers, schools, and names in lists (`gezin: [Noor, Sam]`).
fn facts(key: &str, role: &str, value: &Value, known: &mut Known) {
    let texts: Vec<String> = match value {
        Value::Sequence(items) => items.iter().filter_map(text_of).collect(),
        other => text_of(other).into_iter().collect(),
    };
    let meaning = keys::meaning(key);
    for text in texts {
        match meaning {
            Some(Key::Drop(
                category @ (Category::Phone
                | Category::Email
                | Category::Bsn
                | Category::Iban
                | Category::Id
                | Category::Handle),
                _,
            )) => {
                known.numbers.push(KnownNumber { category, value: text });
            }
            Some(Key::School) if !matches!(role, "") => known.institutions.push(text),
            None if keys::role_under(key).is_some() && value.is_sequence() => {
                let role = keys::role_under(key).unwrap_or_default().to_owned();
                known.persons.push(KnownPerson { role, name: Name::parse(&text), birth_date: None });
            }
            _ => {}
        }
    }
}

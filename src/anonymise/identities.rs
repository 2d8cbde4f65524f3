//! Who is known: the cases of sheets and case files, and the people at the table.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_yaml::Value;

use super::persons::{invalid, known_in};
use crate::deid::{Known, KnownAddress, KnownPerson};
use crate::dutch::fold::{fold, fold_char};
use crate::dutch::names::{self, Name};
use crate::error::{Error, Result};
use crate::minutes::gate::Gate;
use crate::minutes::identities::{identities, labelled};
use crate::model::{Address, Case, CaseEntry, CaseNumber, NumberOrigin, Person, Place, Team};
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
    /// The folded words of all names, with whose they are.
    words: FxHashMap<String, Vec<Bearer>>,
    /// All of it as the leak gate wants it.
    entries: Vec<CaseEntry>,
    team: Team,
}

/// Who bears a word in their name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bearer {
    case: u32,
    person: u32,
    surname: bool,
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
        self.team.participants.extend(team.participants.iter().cloned());
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
        let count = whole.cases.len();
        self.entries.extend(whole.cases);
        Ok(count)
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
        self.entries.push(entry(&known));
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
        for (nth, person) in known.persons.iter().enumerate() {
            let bearer = |surname| Bearer { case: self.cases.len() as u32, person: nth as u32, surname };
            let first = person.name.first_names.iter().chain(&person.name.nickname);
            let words = first.map(|part| (part, bearer(false)));
            for (part, bearer) in words.chain(person.name.surname.iter().map(|part| (part, bearer(true)))) {
                for word in fold(part).split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1) {
                    if !names::is_prefix_word(word) {
                        self.words.entry(word.to_owned()).or_default().push(bearer);
                    }
                }
            }
        }
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

    /// The leak gate for everybody; `None` when nobody is known.
    pub fn gate(&self) -> Option<Gate<'_>> {
        let any = !self.entries.is_empty() || !self.team.participants.is_empty();
        any.then(|| Gate::new(&self.entries, &self.team))
    }

    /// The names of everybody.
    pub fn roster(&self) -> impl Iterator<Item = &Known> {
        self.cases.iter().map(|case| &case.known).chain([&self.table])
    }

    /// What is known for these texts: of the cases they are about all persons with their roles, of all cases the
    /// addresses, bodies and numbers, the people at the table, and the names of others that stand there, under a
    /// label that does not tell who it is.
    pub fn of_texts(&self, texts: &[&str]) -> Known {
        if let [only] = self.cases.as_slice() {
            let mut own = only.known.clone();
            add_others(&mut own, &self.table);
            return own;
        }
        let mut known = self.facts.clone();
        let there: Vec<(&str, &[Bearer])> = self.there(texts);
        let about = self.about(texts, &there);
        for case in &about {
            known.persons.extend(self.cases[*case as usize].known.persons.iter().cloned());
        }
        add_others(&mut known, &self.table);
        for (word, bearers) in there {
            let of_others =
                |surname| bearers.iter().any(|b| b.surname == surname && !about.contains(&b.case));
            let word = || word.to_owned();
            if of_others(false) {
                known.persons.push(other(Name { first_names: vec![word()], ..Name::default() }));
            }
            if of_others(true) {
                known.persons.push(other(Name { surname: Some(word()), ..Name::default() }));
            }
        }
        known
    }

    /// The words of known names that stand in these texts, in alphabetical order.
    fn there(&self, texts: &[&str]) -> Vec<(&str, &[Bearer])> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let mut there: Vec<(&str, &[Bearer])> = words_of(texts)
            .iter()
            .filter_map(|word| self.words.get_key_value(word.as_str()))
            .map(|(word, bearers)| (word.as_str(), bearers.as_slice()))
            .collect();
        there.sort_unstable_by_key(|(word, _)| *word);
        there
    }

    /// The cases these texts are about: their number stands there, or both names of one of their persons.
    fn about(&self, texts: &[&str], there: &[(&str, &[Bearer])]) -> Vec<u32> {
        let mut bearers: Vec<Bearer> =
            there.iter().flat_map(|(_, bearers)| bearers.iter().copied()).collect();
        bearers.sort_unstable_by_key(|b| (b.case, b.person, b.surname));
        bearers.dedup();
        let both = bearers
            .windows(2)
            .filter(|pair| (pair[0].case, pair[0].person) == (pair[1].case, pair[1].person));
        let mut about: Vec<u32> = both.map(|pair| pair[0].case).collect();
        let numbered = self.cases.iter().zip(0u32..).filter(|(case, _)| {
            case.number.as_ref().is_some_and(|number| texts.iter().any(|text| text.contains(number.as_str())))
        });
        about.extend(numbered.map(|(_, case)| case));
        about.sort_unstable();
        about.dedup();
        about
    }
}

/// What the leak gate calls a case file.
pub(super) const CASE_FILE: &str = "het casusbestand";

/// What a case file tells, as an entry of a sheet.
fn entry(known: &Known) -> CaseEntry {
    let person = |known: &KnownPerson| Person {
        role: known.role.clone(),
        name: known.name.clone(),
        birth_date: known.birth_date,
        ..Person::default()
    };
    let address = |known: &KnownAddress| Address {
        street: known.street.clone(),
        number: known.number.clone(),
        postcode: known.postcode.clone(),
        city: known.city.clone(),
    };
    let case = Case {
        number: CaseNumber(String::new()),
        persons: known.persons.iter().map(person).collect(),
        addresses: known.addresses.iter().map(address).collect(),
        institutions: known.institutions.clone(),
        other_ids: known.numbers.iter().map(|number| number.value.clone()).collect(),
    };
    let place = Place { sheet: CASE_FILE.into(), row: 1, column: 1 };
    CaseEntry { case, number_origin: NumberOrigin::Sheet, actions: Vec::new(), place }
}

/// Adds persons to those of a case; who is in the case already keeps the label that the case gives.
pub(super) fn add_others(known: &mut Known, others: &Known) {
    let own: FxHashSet<String> = known.persons.iter().map(|person| fold(&person.name.to_string())).collect();
    let new = others.persons.iter().filter(|other| !own.contains(&fold(&other.name.to_string())));
    known.persons.extend(new.cloned());
}

/// Somebody of another case.
fn other(name: Name) -> KnownPerson {
    KnownPerson { role: "naam".into(), name, birth_date: None }
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

//! Who and what a case is about, read from its cells.

use crate::dutch::fold::is_one_of;
use crate::dutch::names::{self, Name};
use crate::dutch::word_list::WordList;
use crate::model::{Address, Person};
use crate::sheet::cells::grid::Cell;
use crate::sheet::tables::field::{Field, What, Who};
use crate::sheet::tables::table::Column;

use super::address;
use super::mentions::find_emails;
use super::numbers;
use super::persons::{self, Persons};
use super::team::{self, Professionals};

/// What is known of a case.
#[derive(Debug, Default)]
pub struct About {
    /// Everybody.
    pub persons: Persons,
    /// Addresses, each with whose it is.
    pub addresses: Vec<(Who, Address)>,
    /// Schools, clubs.
    pub institutions: Vec<String>,
    /// Other numbers and handles that identify.
    pub other_ids: Vec<String>,
}

impl About {
    /// Reads a cell; `professionals` are those whom it names.
    pub fn read(
        &mut self,
        column: &Column,
        cell: Cell<'_>,
        epoch_1904: bool,
        professionals: &[(String, Name)],
    ) {
        match column.field {
            Some(Field::Person(who @ (Who::Presenter | Who::CaseLead | Who::Professional), What::Name)) => {
                self.add_professionals(who, cell, professionals);
            }
            Some(Field::Person(who, what)) => self.add_about(who, column.number, what, cell, epoch_1904),
            Some(Field::School | Field::Institution) => self.add_institutions(Who::Teacher, cell),
            Some(Field::RecordNumber) => {
                if let Some(text) = numbers::text_of(cell).filter(|text| !persons::says_nothing(text)) {
                    self.add_id(text);
                }
            }
            Some(Field::FreeText | Field::EarlierActions) | None => self.add_loose(cell),
            _ => {}
        }
    }

    /// `Karin de Boer, POH-jeugd`: a professional, with the function that is shown in her place.
    fn add_professionals(&mut self, who: Who, cell: Cell<'_>, named: &[(String, Name)]) {
        for (role, name) in named.iter().cloned() {
            self.persons.add_person(who, None, Person { role, name, ..Person::default() });
        }
        if matches!(cell, Cell::Text(_)) {
            self.add_loose(cell);
        }
    }

    /// A column with the function of the professional named before it.
    pub fn add_function(&mut self, cell: Cell<'_>, team: &mut Professionals) {
        let Cell::Text(text) = cell else { return };
        let Some(function) = team::read(text).into_iter().next() else { return };
        if let Some(person) = self.persons.last_professional().filter(|person| person.role.is_empty()) {
            person.role =
                team::add(&mut team.team, &team::Named { name: Some(person.name.to_string()), ..function });
        }
    }

    fn add_about(&mut self, who: Who, number: Option<u8>, what: What, cell: Cell<'_>, epoch_1904: bool) {
        match what {
            What::Address
            | What::Street
            | What::HouseNumber
            | What::Addition
            | What::Postcode
            | What::City => {
                if let Some(text) = numbers::text_in(cell) {
                    address::add(self.address(who), what, &text);
                }
            }
            What::Name if who == Who::Doctor && practice(cell) => self.add_institutions(who, cell),
            What::Details => {
                self.add_details(who, number, cell, epoch_1904);
            }
            _ => self.persons.add(who, number, what, cell, epoch_1904),
        }
    }

    /// A mixture: lines with a street or a postcode are the address, the others name persons.
    fn add_details(&mut self, who: Who, number: Option<u8>, cell: Cell<'_>, epoch_1904: bool) {
        let Cell::Text(text) = cell else { return };
        for line in text.split(['\n', ';']) {
            let found = address::read(line);
            if found.postcode.is_some() || found.number.is_some() {
                self.addresses.push((who, found));
            } else {
                self.persons.add(who, number, What::Name, Cell::Text(line), epoch_1904);
            }
        }
    }

    fn address(&mut self, who: Who) -> &mut Address {
        let at = self.addresses.iter().position(|(owner, _)| *owner == who).unwrap_or_else(|| {
            self.addresses.push((who, Address::default()));
            self.addresses.len() - 1
        });
        &mut self.addresses[at].1
    }

    /// Schools and clubs, and those who are named in their place.
    pub fn add_institutions(&mut self, who: Who, cell: Cell<'_>) {
        let Cell::Text(text) = cell else { return };
        for part in text.split(['\n', ',', ';', '(', ')', '/']) {
            let part = part.trim().trim_matches(['-', '•', ':']).trim();
            // `juf Anja`, `mentor dhr. Bos`, `dr. Bakker`: a person in the cell of the school or practice.
            let first = part.split_whitespace().next().unwrap_or_default();
            let may_be_person = names::is_title(first) || names::role_of(first).is_some();
            if may_be_person && let [(role, name)] = names::split_persons(part).as_slice() {
                let role = role.clone().unwrap_or_default();
                self.persons.add_person(who, None, Person { role, name: name.clone(), ..Person::default() });
            } else if let Some(name) =
                institution(part).filter(|name| !self.institutions.iter().any(|known| known == name))
            {
                self.institutions.push(name.to_string());
            }
        }
        self.add_loose(cell);
    }

    /// Free text: only what can be told apart for certain becomes known.
    fn add_loose(&mut self, cell: Cell<'_>) {
        match cell {
            Cell::Text(text) => {
                for (start, end) in find_emails(text) {
                    self.add_id(text[start..end].to_string());
                }
                // A telephone number has ten digits, a BSN nine. Without a way out the processor looks at many bytes at a
                // time.
                let some = text.bytes().fold(false, |some, byte| some | byte.is_ascii_digit());
                if !some || text.bytes().filter(u8::is_ascii_digit).count() < 9 {
                    return;
                }
                for (start, end) in numbers::find_phones(text) {
                    self.add_id(text[start..end].to_string());
                }
                let runs = text.as_bytes().split(|byte| !byte.is_ascii_digit()).filter(|run| run.len() == 9);
                for run in runs.filter_map(|run| std::str::from_utf8(run).ok()) {
                    if let Some(bsn) = numbers::bsn_of(run) {
                        self.add_id(bsn);
                    }
                }
            }
            Cell::Number(_) => {
                if let Some(bsn) = numbers::bsn(cell) {
                    self.add_id(bsn);
                }
            }
            _ => {}
        }
    }

    /// Makes an identifying number known.
    fn add_id(&mut self, id: String) {
        if !self.other_ids.contains(&id) {
            self.other_ids.push(id);
        }
    }

    /// The addresses of which something is known.
    pub fn take_addresses(&mut self) -> Vec<Address> {
        let all = std::mem::take(&mut self.addresses).into_iter().map(|(_, address)| address);
        all.filter(|address| *address != Address::default()).collect()
    }
}

/// A practice, not a doctor's name.
fn practice(cell: Cell<'_>) -> bool {
    let Cell::Text(text) = cell else { return false };
    let lower = text.to_lowercase();
    ["praktijk", "centrum", "huisartsen", "medisch", "gezondheid"].iter().any(|word| lower.contains(word))
}

/// Words that say what kind of school it is, or that there is none.
#[rustfmt::skip]
static GENERAL: WordList = WordList::new(&[
    "groep", "klas", "leerjaar", "jaar", "basisschool", "vmbo", "mavo", "havo", "vwo", "mbo", "hbo",
    "so", "vso", "sbo", "bo", "vo", "pro", "praktijkonderwijs", "speciaal", "onderwijs", "regulier",
    "thuis", "thuiszitter", "geen", "nvt", "onbekend", "school", "peuterspeelzaal", "kinderopvang",
    "brugklas", "kader", "basis", "tl", "gl", "bbl", "kbl", "voortgezet", "middelbare", "lagere", "ja",
    "nee", "en", "op", "niet", "bekend", "werkt", "werk", "cluster", "niveau", "sport", "voetbal",
    "hobby", "vrijstelling", "kleuters", "mw", "gym", "gymnasium", "atheneum", "bso", "kdv", "zit",
    "gaat", "stond", "bij", "naar", "in", "sinds", "vanaf", "was", "is", "nu", "eerst", "leerling",
    "de", "het", "leerlingen", "nog", "geweest", "ingeschreven", "aangemeld", "wisselt", "zoekt",
]);

fn has_capital(text: &str) -> bool {
    // Bytes are looked at faster than characters.
    if text.is_ascii() {
        text.bytes().any(|b| b.is_ascii_uppercase())
    } else {
        text.contains(char::is_uppercase)
    }
}

/// The name in a part of the cell: `Het Erasmus` of `stond op Het Erasmus`, without `groep 7`; nothing of `vmbo`.
fn institution(part: &str) -> Option<&str> {
    let general = |word: &str| {
        if word.bytes().all(|b| b.is_ascii_alphabetic()) {
            return GENERAL.has(word);
        }
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.split(['-', '‐', '‑', '–', '.'])
            .all(|part| part.bytes().all(|b| b.is_ascii_digit()) || GENERAL.has(part))
    };
    let mut rest = part.trim();
    let capitals = has_capital(rest);
    while let Some(first) = rest.split_whitespace().next() {
        let small = !has_capital(first) && !first.starts_with(['\'', '’', '‘']);
        let article = !small && is_one_of(first, &["de", "het"]);
        if article || !(general(first) || capitals && small) {
            break;
        }
        rest = rest[first.len()..].trim_start();
    }
    while let Some(last) = rest.split_whitespace().next_back().filter(|last| general(last)) {
        rest = rest[..rest.len() - last.len()].trim_end();
    }
    let words = rest.split_whitespace().count();
    (words > 0 && rest.len() > 2 && (capitals || words <= 4)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_cell_gives_the_school_and_its_people() {
        let mut about = About::default();
        about.add_institutions(Who::Teacher, Cell::Text("OBS De Regenboog, groep 6, juf Anja (06-12345678)"));
        assert_eq!(about.institutions, ["OBS De Regenboog"]);
        assert_eq!(about.other_ids, ["06-12345678"]);
        assert_eq!(about.persons.finish()[0].role, "juf");
        let mut about = About::default();
        about.add_institutions(Who::Teacher, Cell::Text("VMBO-TL klas 2"));
        assert!(about.institutions.is_empty());
        for (part, name) in [
            ("zit thuis", None),
            ("stond op Het Erasmus", Some("Het Erasmus")),
            ("Praktijkschool Het Anker klas 2", Some("Praktijkschool Het Anker")),
            ("basisschool 't Palet groep 3", Some("'t Palet")),
            ("de regenboog", Some("regenboog")),
            ("groep 7", None),
        ] {
            assert_eq!(institution(part), name, "{part}");
        }
    }
}

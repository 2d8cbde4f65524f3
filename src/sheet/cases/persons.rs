//! Persons as they stand in cells, gathered into one list per case.

use crate::dutch::fold::fold;
use crate::dutch::names::{self, Name};
use crate::model::Person;
use crate::sheet::cells::grid::Cell;
use crate::sheet::tables::field::{What, Who};

use super::mentions::{Found, find_emails, read};
use super::numbers;
use crate::dutch::word_list::WordList;

/// The persons of a case.
#[derive(Debug, Default)]
pub struct Persons(Vec<Slot>);

#[derive(Debug)]
struct Slot {
    who: Who,
    number: Option<u8>,
    person: Person,
    /// Named beside a telephone number or e-mail address, without a role.
    beside: bool,
}

impl Persons {
    /// Adds what a column says about somebody.
    pub fn add(&mut self, who: Who, number: Option<u8>, what: What, cell: Cell<'_>, epoch_1904: bool) {
        match what {
            What::Name | What::Details => {
                if let Some(text) = numbers::text_in(cell) {
                    self.add_text(who, number, &text);
                }
            }
            What::Phone => {
                let phones = numbers::phones(cell);
                if !phones.is_empty() {
                    let person = self.slot(who, number);
                    phones.into_iter().for_each(|phone| push_new(&mut person.phones, phone));
                }
                self.add_emails(who, number, cell);
                self.add_names_beside(who, number, cell);
            }
            What::Email => {
                self.add_emails(who, number, cell);
                self.add_names_beside(who, number, cell);
            }
            What::BirthDate => {
                if let Some(day) = numbers::birth_date(cell, epoch_1904) {
                    self.slot(who, number).birth_date.get_or_insert(day);
                }
            }
            What::Bsn => {
                if let Some(bsn) = numbers::bsn(cell) {
                    self.slot(who, number).bsn.get_or_insert(bsn);
                }
            }
            What::FirstName | What::Nickname | What::Initials | What::Prefix | What::Surname => {
                if let Some(text) = numbers::text_in(cell).filter(|text| !says_nothing(text)) {
                    add_part(&mut self.slot(who, number).name, what, &text);
                }
            }
            _ => {}
        }
    }

    fn add_emails(&mut self, who: Who, number: Option<u8>, cell: Cell<'_>) {
        let Cell::Text(text) = cell else { return };
        for (start, end) in find_emails(text) {
            push_new(&mut self.slot(who, number).emails, text[start..end].to_string());
        }
    }

    /// The names in a column of phone numbers: `06-12345678 (Fatima)`; only what is written as a name.
    fn add_names_beside(&mut self, who: Who, number: Option<u8>, cell: Cell<'_>) {
        let Cell::Text(text) = cell else { return };
        if !text.contains(char::is_uppercase) {
            return;
        }
        for mut found in read(text).into_iter().filter(|found| in_capitals(&found.person.name)) {
            let person = &mut found.person;
            person.phones.clear();
            person.emails.clear();
            let roleless = found.role.is_none();
            let name = person.name.clone();
            self.add_found(who, number, found);
            if let Some(slot) = self.0.iter_mut().find(|slot| slot.person.name == name) {
                slot.beside = roleless;
            }
        }
    }

    /// Adds the persons a text names.
    fn add_text(&mut self, who: Who, number: Option<u8>, text: &str) {
        for found in read(text) {
            self.add_found(who, number, found);
        }
    }

    fn add_found(&mut self, who: Who, number: Option<u8>, found: Found) {
        let (who, number, role) = match (&found.role, who) {
            // A role in the cell says more than the header.
            (Some(role), _) => match who_of(role) {
                Some(other) => (other, if other == who { number } else { None }, role.clone()),
                None => (who, number, role.clone()),
            },
            (None, _) => (who, number, String::new()),
        };
        self.add_person(who, number, Person { role, ..found.person });
    }

    /// Adds a person, or completes the one that is there already.
    pub fn add_person(&mut self, who: Who, number: Option<u8>, new: Person) {
        let known = self.0.iter_mut().find(|slot| {
            let same_name = slot.person.name == new.name && !new.name.is_empty();
            let waiting = slot.person.name.is_empty() && slot.who == who && slot.number == number;
            same_name && (slot.who == who || new.role == slot.person.role) || waiting
        });
        let Some(slot) = known else {
            self.0.push(Slot { who, number, person: new, beside: false });
            return;
        };
        let person = &mut slot.person;
        if person.name.is_empty() {
            person.name = new.name;
        }
        if person.role.is_empty() {
            person.role = new.role;
        }
        person.birth_date = person.birth_date.or(new.birth_date);
        person.bsn = person.bsn.take().or(new.bsn);
        new.phones.into_iter().for_each(|phone| push_new(&mut person.phones, phone));
        new.emails.into_iter().for_each(|email| push_new(&mut person.emails, email));
    }

    /// The person of that column group, made when there is none.
    fn slot(&mut self, who: Who, number: Option<u8>) -> &mut Person {
        let at =
            self.0.iter().position(|slot| slot.who == who && slot.number == number).unwrap_or_else(|| {
                self.0.push(Slot { who, number, person: Person::default(), beside: false });
                self.0.len() - 1
            });
        &mut self.0[at].person
    }

    /// The professional added last.
    pub fn last_professional(&mut self) -> Option<&mut Person> {
        self.0.iter_mut().rev().find(|slot| slot.who.is_professional()).map(|slot| &mut slot.person)
    }

    /// Everybody.
    pub fn all(&self) -> impl Iterator<Item = &Person> {
        self.0.iter().map(|slot| &slot.person)
    }

    /// In a column `Contact` beside that of the youth stands whom to call: somebody around the youth, unless the name
    /// is one of the youth's own.
    fn tell_contacts_from_youth(&mut self) {
        let of_youth = |slot: &&Slot| slot.who == Who::Youth && !slot.beside && !slot.person.name.is_empty();
        let youths: Vec<Name> = self.0.iter().filter(of_youth).map(|slot| slot.person.name.clone()).collect();
        let is_youth = |name: &Name| youths.iter().any(|youth| shares_first_name(youth, name));
        for slot in self.0.iter_mut().filter(|slot| slot.beside && slot.who == Who::Youth) {
            if !youths.is_empty() && !is_youth(&slot.person.name) {
                slot.who = Who::Network;
            }
        }
    }

    /// The youth first, then guardians, family, network and professionals, each with a role.
    pub fn finish(mut self) -> Vec<Person> {
        self.tell_contacts_from_youth();
        self.0.sort_by_key(|slot| slot.who);
        for slot in &mut self.0 {
            if slot.person.role.is_empty() {
                slot.person.role = match slot.number {
                    Some(number) => format!("{} {number}", slot.who.role()),
                    None => slot.who.role().to_string(),
                };
            }
        }
        // Two parents of whom the sheet says no more are `ouder 1` and `ouder 2`.
        for at in 0..self.0.len() {
            let role = &self.0[at].person.role;
            let counted = !self.0[at].who.is_professional() || role == self.0[at].who.role();
            let alike = |slot: &&Slot| slot.person.role == *role;
            if !counted || self.0[at..].iter().filter(alike).nth(1).is_none() {
                continue;
            }
            let role = role.clone();
            let alike = self.0[at..].iter_mut().filter(|slot| slot.person.role == role);
            for (count, slot) in alike.enumerate() {
                slot.person.role = format!("{role} {}", count + 1);
            }
        }
        // With no more room than they need: what the list took is there for the next case.
        let mut persons = Vec::with_capacity(self.0.len());
        persons.extend(self.0.into_iter().map(|slot| slot.person));
        persons
    }
}

/// Whether two names may be those of one child: `Yusuf` and `Yusuf el Idrissi`.
fn shares_first_name(one: &Name, other: &Name) -> bool {
    let names = |name: &Name| -> Vec<String> {
        name.first_names.iter().chain(&name.nickname).map(|first| fold(first)).collect()
    };
    let others = names(other);
    others.is_empty() || names(one).iter().any(|first| others.contains(first))
}

fn push_new(list: &mut Vec<String>, value: String) {
    if !list.contains(&value) {
        list.push(value);
    }
}

fn add_part(name: &mut Name, what: What, text: &str) {
    match what {
        What::FirstName => {
            if name.first_names.is_empty() {
                name.first_names = text.split_whitespace().map(str::to_string).collect();
            }
        }
        What::Nickname => {
            name.nickname.get_or_insert_with(|| text.to_string());
        }
        What::Initials => {
            name.initials.get_or_insert_with(|| text.to_string());
        }
        What::Prefix => {
            name.prefix.get_or_insert_with(|| text.to_string());
        }
        _ => {
            if name.surname.is_none() {
                let (prefix, surname) = surname(text);
                name.prefix = name.prefix.take().or(prefix);
                name.surname = Some(surname);
            }
        }
    }
}

/// `el Idrissi`, `Berg, van der`: prefix and surname.
fn surname(text: &str) -> (Option<String>, String) {
    if let Some((surname, prefix)) = text.split_once(',') {
        let words: Vec<&str> = prefix.split_whitespace().collect();
        if !words.is_empty() && names::prefix_run(&words, 0) == words.len() {
            return (Some(words.join(" ")), surname.trim().to_string());
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let run = names::prefix_run(&words, 0);
    if run == 0 || run >= words.len() {
        return (None, words.join(" "));
    }
    (Some(words[..run].join(" ")), words[run..].join(" "))
}

/// Whether every part of a name begins with a capital.
fn in_capitals(name: &Name) -> bool {
    let mut parts = name.first_names.iter().chain(&name.surname).peekable();
    parts.peek().is_some() && parts.all(|part| part.starts_with(char::is_uppercase))
}

/// What people type where nothing is known.
static NOTHING: WordList = WordList::new(&[
    "onbekend",
    "nvt",
    "n.v.t",
    "geen",
    "niet bekend",
    "idem",
    "zie boven",
    "nb",
    "n.b",
    "x",
    "volgt",
]);

/// Cells that say that nothing is known.
pub fn says_nothing(text: &str) -> bool {
    const LONGEST: usize = 24;
    if text.len() > LONGEST {
        return false;
    }
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty() || NOTHING.has(bare)
}

fn who_of(role: &str) -> Option<Who> {
    let base = role.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    Some(match base {
        "jeugdige" | "kind" | "zoon" | "dochter" => Who::Youth,
        "moeder" => Who::Mother,
        "vader" => Who::Father,
        "ouder" | "opvoeder" | "verzorger" => Who::Parent,
        "gezagdrager" => Who::Guardian,
        "stiefvader" | "stiefmoeder" | "stiefouder" | "pleegouder" | "pleegmoeder" | "pleegvader"
        | "partner" => Who::Stepparent,
        "broer" | "zus" | "halfbroer" | "halfzus" | "stiefbroer" | "stiefzus" => Who::Sibling,
        "huisarts" => Who::Doctor,
        "persoon" => Who::Network,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(who: Who, text: &str) -> Vec<String> {
        let mut persons = Persons::default();
        persons.add(who, None, What::Name, Cell::Text(text), false);
        persons.finish().iter().map(|p| format!("{}={}", p.role, p.name)).collect()
    }

    #[test]
    fn cells_with_several_persons() {
        assert_eq!(
            roles(Who::Parent, "Fatima en Mo el Idrissi"),
            ["ouder 1=Fatima el Idrissi", "ouder 2=Mo el Idrissi"]
        );
        assert_eq!(
            roles(Who::Parent, "moeder: A. Jansen, vader: P. de Vries"),
            ["moeder=A. Jansen", "vader=P. de Vries"]
        );
        assert_eq!(roles(Who::Youth, "Jansen, Piet"), ["jeugdige=Piet Jansen"]);
        assert_eq!(roles(Who::Guardian, "onbekend"), [""; 0]);
    }

    #[test]
    fn phone_and_mail_beside_a_name_are_kept_with_it() {
        let mut persons = Persons::default();
        let cell = Cell::Text("Fatima el Idrissi (moeder), 06-12345678\nfatima@voorbeeld.nl");
        persons.add(Who::Parent, None, What::Name, cell, false);
        let all = persons.finish();
        assert_eq!(all.len(), 1);
        assert_eq!(
            (all[0].role.as_str(), &*all[0].phones, &*all[0].emails),
            ("moeder", &["06-12345678".to_string()][..], &["fatima@voorbeeld.nl".to_string()][..])
        );
        assert_eq!(all[0].name.surname.as_deref(), Some("Idrissi"));
    }

    #[test]
    fn whom_to_call_is_not_a_second_youth() {
        let of = |name: &str, contact: &str| {
            let mut persons = Persons::default();
            persons.add(Who::Youth, None, What::Phone, Cell::Text(contact), false);
            persons.add(Who::Youth, None, What::Name, Cell::Text(name), false);
            persons.finish().iter().map(|p| format!("{}={}", p.role, p.name)).collect::<Vec<_>>()
        };
        assert_eq!(of("Joris Pinas", "Wendy 06-12345678"), ["jeugdige=Joris Pinas", "persoon=Wendy"]);
        assert!(of("Joris Pinas", "Joris 06-12345678").iter().all(|p| p.starts_with("jeugdige")));
    }

    #[test]
    fn parts_in_columns_make_one_name() {
        let mut persons = Persons::default();
        for (what, text) in [(What::FirstName, "Sanne"), (What::Prefix, "van der"), (What::Surname, "Berg")] {
            persons.add(Who::Youth, None, what, Cell::Text(text), false);
        }
        persons.add(Who::Youth, None, What::BirthDate, Cell::Text("2-5-2013"), false);
        let all = persons.finish();
        assert_eq!((all.len(), all[0].name.to_string().as_str()), (1, "Sanne van der Berg"));
        assert!(all[0].birth_date.is_some());
    }
}

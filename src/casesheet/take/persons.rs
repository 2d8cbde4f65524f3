//! Cells about persons as the persons of a case file.

use serde_json::{Map, Value as Json, json};

use super::{add_line, address, fill, list, value, without_blanks};
use crate::casesheet::list_of;
use crate::casesheet::people::text;
use crate::dutch::fold::{fold, is_one_of};
use crate::dutch::names::Name;
use crate::dutch::text::one_line;
use crate::model::Person;
use crate::model::scalar::BirthDate;
use crate::sheet::says::{self, Professional};
use crate::sheet::{Contents, What, Who};

/// Takes in a cell about the youth.
pub fn youth(keys: &mut Json, what: What, contents: &Contents) -> Result<(), String> {
    if contents.says_nothing() {
        return Ok(());
    }
    let written = contents.text();
    let mut set = |key: &str, text: &str| fill(keys, &["jeugdige", key], text);
    match what {
        What::Name | What::Details => return youth_name(keys, &written),
        What::FirstName | What::Initials => set("voornaam", &written),
        What::Nickname => set("roepnaam", &written),
        What::Prefix => set("tussenvoegsel", &written),
        What::Surname => {
            let family = Name::parse_family(&written);
            if let Some(prefix) = &family.prefix {
                set("tussenvoegsel", prefix);
            }
            set("achternaam", family.surname.as_deref().unwrap_or(&written));
        }
        What::BirthDate => {
            let expected = "hier hoort een geboortedatum, zoals 9-5-2014, 2014-05 of 2014";
            set("geboortedatum", &value::birth_date(contents).ok_or(expected)?);
        }
        What::Bsn => set("bsn", &contents.bsn().unwrap_or(written)),
        What::Phone => {
            let phones = contents.phones();
            let only = matches!(contents, Contents::Number(_)) && phones.len() == 1;
            set("telefoon", if only { &phones[0] } else { &written });
        }
        What::Email => set("email", &written),
        What::Trait => {}
        address_part => address(&mut keys["jeugdige"], address_part, contents),
    }
    Ok(())
}

/// `Yusuf el Amrani (9-5-2014)`: the parts of the name, and what stands beside it.
fn youth_name(keys: &mut Json, written: &str) -> Result<(), String> {
    if let Some((name, nickname)) = with_nickname(written) {
        fill(keys, &["jeugdige", "roepnaam"], nickname);
        return youth_name(keys, name);
    }
    let mut found = says::persons(written);
    let named = |person: &&(Option<String>, Person)| person.0.is_none() && !person.1.name.is_empty();
    if found.iter().filter(named).count() > 1 {
        fill(keys, &["jeugdige", "naam"], written);
        return Err(
            "hier lijken meer kinderen te staan; geef ieder kind een eigen rij en een eigen nummer".into()
        );
    }
    let one = if found.len() == 1 { found.pop() } else { None };
    let Some((_, person)) = one.filter(|(_, person)| !person.name.is_empty()) else {
        fill(keys, &["jeugdige", "naam"], written);
        return Ok(());
    };
    let name = &person.name;
    let mut set = |key: &str, text: &str| fill(keys, &["jeugdige", key], text);
    if name.first_names.is_empty() && name.initials.is_some() {
        set("naam", written);
    } else {
        let parts = [
            ("voornaam", Some(name.first_names.join(" "))),
            ("tussenvoegsel", name.prefix.clone()),
            ("achternaam", name.surname.clone()),
            ("roepnaam", name.nickname.clone()),
        ];
        for (key, part) in parts {
            if let Some(part) = part.filter(|part| !part.is_empty()) {
                set(key, &part);
            }
        }
        if let Some(rest) = left_over(written, &[&person]) {
            add_line(keys, &["jeugdige", "bijzonderheden"], rest, "\n");
        }
    }
    extras(&mut keys["jeugdige"], &person);
    Ok(())
}

/// `Fleur Bos, roepnaam Fleurtje`: the name, and the name used daily.
fn with_nickname(written: &str) -> Option<(&str, &str)> {
    const WORD: &str = "roepnaam";
    let at = written.to_ascii_lowercase().find(WORD)?;
    let marks = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '-' | '/');
    let (name, nickname) =
        (written[..at].trim_matches(marks), written[at + WORD.len()..].trim_matches(marks));
    (!name.is_empty() && !nickname.is_empty()).then_some((name, nickname))
}

/// Birth date, BSN, phone and mail that stand beside a name.
fn extras(item: &mut Json, person: &Person) {
    if let Some(day) = person.birth_date {
        fill(item, &["geboortedatum"], &BirthDate(day).to_string());
    }
    if let Some(bsn) = &person.bsn {
        fill(item, &["bsn"], bsn);
    }
    if !person.phones.is_empty() {
        fill(item, &["telefoon"], &person.phones.join(", "));
    }
    if !person.emails.is_empty() {
        fill(item, &["email"], &person.emails.join(", "));
    }
}

/// The others around the youth, each with the column that named them.
#[derive(Default)]
pub struct People(Vec<Slot>);

struct Slot {
    who: Who,
    number: Option<u8>,
    item: Json,
}

impl People {
    /// Takes in a cell.
    pub fn add(&mut self, who: Who, number: Option<u8>, what: What, contents: &Contents) {
        if contents.says_nothing() {
            return;
        }
        match what {
            What::Name | What::Details if who.is_professional() && who != Who::Warden => {
                self.add_professionals(who, number, &contents.text());
            }
            What::Name | What::Details => self.add_relatives(who, number, &contents.text()),
            What::Phone => self.add_phones(who, number, contents),
            What::Trait => {}
            _ => add_part(self.first(who, number), what, contents),
        }
    }

    fn add_relatives(&mut self, who: Who, number: Option<u8>, written: &str) {
        let found = says::persons(written);
        let found: Vec<_> =
            found.into_iter().filter(|(role, person)| role.is_some() || !empty(person)).collect();
        if found.is_empty() {
            self.join(who, number, json!({ "naam": written }));
            return;
        }
        let persons: Vec<&Person> = found.iter().map(|(_, person)| person).collect();
        let mut rest = left_over(written, &persons);
        for (role, person) in &found {
            let mut item = json!({});
            let role = role
                .clone()
                .filter(|role| role != "persoon")
                .or_else(|| default_role(who).map(str::to_owned));
            if let Some(role) = role {
                item["rol"] = Json::from(role);
            }
            let name = person.name.to_string();
            if !name.is_empty() {
                item["naam"] = Json::from(name);
            }
            if let Some(nickname) =
                person.name.nickname.as_ref().filter(|_| !person.name.first_names.is_empty())
            {
                item["roepnaam"] = Json::from(nickname.as_str());
            }
            extras(&mut item, person);
            if let Some(rest) = rest.take() {
                item["bijzonderheden"] = Json::from(rest);
            }
            self.join(who, number, item);
        }
    }

    fn add_professionals(&mut self, who: Who, number: Option<u8>, written: &str) {
        for line in written.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()) {
            for named in professionals(line) {
                let mut item = json!({});
                for (key, part) in
                    [("naam", named.name), ("functie", named.function), ("organisatie", named.organisation)]
                {
                    if let Some(part) = part {
                        item[key] = Json::from(part);
                    }
                }
                match who {
                    Who::CaseLead => item["casusregisseur"] = json!({ "antwoord": "ja" }),
                    Who::Teacher => fill(&mut item, &["functie"], "leerkracht"),
                    _ => {}
                }
                self.join(who, number, item);
            }
        }
    }

    /// As many numbers as persons are theirs in order; else the cell is the first one's.
    fn add_phones(&mut self, who: Who, number: Option<u8>, contents: &Contents) {
        let phones = contents.phones();
        let written = contents.text();
        let mut theirs: Vec<&mut Json> = self.of(who, number).collect();
        if theirs.len() == phones.len() && !phones.is_empty() && left_over(&written, &[]).is_none() {
            theirs.iter_mut().zip(&phones).for_each(|(item, phone)| fill(item, &["telefoon"], phone));
            return;
        }
        let only = matches!(contents, Contents::Number(_)) && phones.len() == 1;
        fill(self.first(who, number), &["telefoon"], if only { &phones[0] } else { &written });
    }

    /// The persons of a column and its number.
    fn of(&mut self, who: Who, number: Option<u8>) -> impl Iterator<Item = &mut Json> {
        let theirs = self.0.iter_mut().filter(move |slot| slot.who == who && slot.number == number);
        theirs.map(|slot| &mut slot.item)
    }

    /// The first person of a column, made when there is none.
    fn first(&mut self, who: Who, number: Option<u8>) -> &mut Json {
        let at = self.0.iter().position(|slot| slot.who == who && slot.number == number);
        let at = at.unwrap_or_else(|| {
            let mut item = json!({});
            if let Some(role) = default_role(who) {
                item["rol"] = Json::from(role);
            }
            self.0.push(Slot { who, number, item });
            self.0.len() - 1
        });
        &mut self.0[at].item
    }

    /// Adds somebody, or completes who is there already.
    fn join(&mut self, who: Who, number: Option<u8>, new: Json) {
        let named = |item: &Json| fold(text(item, "naam"));
        let key = named(&new);
        let known = self.0.iter_mut().find(|slot| {
            let same_list = list_of(slot.who) == list_of(who);
            let waits = named(&slot.item).is_empty() && slot.who == who && slot.number == number;
            let same_role = text(&slot.item, "functie") == text(&new, "functie");
            same_list
                && (!key.is_empty() && named(&slot.item) == key || waits && !key.is_empty() && same_role)
        });
        match known {
            None => self.0.push(Slot { who, number, item: new }),
            Some(slot) => {
                for (part, value) in new.as_object().into_iter().flatten() {
                    let known = &mut slot.item[part.as_str()];
                    if known.is_null() || known.as_str() == Some("") {
                        *known = value.clone();
                    }
                }
            }
        }
    }

    /// Puts everybody in their list of the case file.
    pub fn settle(self, keys: &mut Json) {
        for slot in self.0 {
            let item = without_blanks(slot.item);
            if item.as_object().is_none_or(Map::is_empty) {
                continue;
            }
            match slot.who {
                Who::Presenter => {
                    for (key, value) in item.as_object().into_iter().flatten() {
                        if keys["inbrenger"][key.as_str()].is_null() {
                            keys["inbrenger"][key.as_str()] = value.clone();
                        }
                    }
                }
                who => list(keys, &[list_of(who)]).push(item),
            }
        }
    }
}

fn add_part(item: &mut Json, what: What, contents: &Contents) {
    let written = contents.text();
    let key = match what {
        What::FirstName | What::Initials => "voornaam",
        What::Nickname => "roepnaam",
        What::Prefix => "tussenvoegsel",
        What::Surname => "achternaam",
        What::Email => "email",
        What::Bsn => return fill(item, &["bsn"], &contents.bsn().unwrap_or(written)),
        What::BirthDate => {
            return fill(item, &["geboortedatum"], &value::birth_date(contents).unwrap_or_default());
        }
        part => return address(item, part, contents),
    };
    fill(item, &[key], &written);
}

/// `Karin de Boer (POH-jeugd, Praktijk De Linde)` as it is written, else in any form.
fn professionals(line: &str) -> Vec<Professional> {
    let named = says::professionals(line);
    if let [only] = named.as_slice()
        && let Some((before, inside)) = line.strip_suffix(')').and_then(|line| line.split_once(" ("))
        && only.name.as_deref() == Some(before.trim())
    {
        let (function, organisation) = match inside.split_once(", ") {
            Some((function, organisation)) => (Some(function), Some(organisation.trim().to_owned())),
            None if only.organisation.as_deref() == Some(inside.trim()) => (None, only.organisation.clone()),
            None => (Some(inside), None),
        };
        let function = function.map(|function| function.trim().to_owned());
        return vec![Professional { name: only.name.clone(), function, organisation }];
    }
    if named.is_empty() {
        return vec![Professional { name: Some(line.to_owned()), ..Professional::default() }];
    }
    named
}

fn default_role(who: Who) -> Option<&'static str> {
    match who {
        Who::Mother | Who::Father | Who::Warden => Some(who.role()),
        _ => None,
    }
}

fn empty(person: &Person) -> bool {
    *person == Person { role: person.role.clone(), ..Person::default() }
}

/// Words that tell nothing that is not kept in another way.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "mw", "mevr", "mevrouw", "dhr", "heer", "de", "fam", "familie", "en", "tel", "telefoon", "mob", "mobiel", "geb", "geboren",
    "op", "van", "email", "mail", "bsn", "nr", "ouders", "ouder", "naam", "het", "een", "in", "bij", "jr", "sr", "drs", "dr",
];

/// The text itself, when it says more than these persons: nothing of it may be lost.
fn left_over(written: &str, persons: &[&Person]) -> Option<String> {
    let mut known = String::new();
    for person in persons {
        let name = &person.name;
        let parts = [&name.nickname, &name.initials, &name.prefix, &name.surname];
        let parts = parts.into_iter().flatten().chain(&name.first_names).chain(&person.emails);
        for part in parts {
            known.push(' ');
            known.push_str(&fold(part));
        }
    }
    let is_known = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let folded = fold(word);
        word.chars().filter(|c| c.is_alphabetic()).count() < 3
            || is_one_of(word, FILLERS)
            || crate::dutch::names::role_of(word).is_some()
            || crate::dutch::calendar::month(&folded).is_some()
            || known.split(|c: char| !c.is_alphanumeric()).any(|part| part == folded)
            || known.split_whitespace().any(|part| part.contains(&folded))
    };
    let mut words = written.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '(' | ')'));
    if words.all(is_known) { None } else { Some(one_line(written)) }
}

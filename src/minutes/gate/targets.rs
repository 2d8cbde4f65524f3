//! What the gate looks for: each identifier of each row, taken apart into words in normal form.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::phrases::{END, Phrases, hash, offset};
use super::words::{Words, normal_char};
use crate::dutch::date::PartialDate;
use crate::dutch::names::Name;
use crate::model::{Address, CaseEntry, Person, Team};

/// Everything to look for, by what is seen of it first.
#[derive(Debug)]
pub struct Targets {
    /// One by one, in the order of the sheet; those of the participants are last.
    list: Vec<Target>,
    /// Where the targets of each row begin, and behind them those of the participants.
    rows: Vec<u32>,
    /// Words, one behind the other.
    pub phrases: Phrases,
    /// Numbers, compared digit by digit over all separators: the last target of each, by [`digits_key`].
    pub digits: FxHashMap<u32, u32>,
    /// Names in one, by their hash. Which of several persons of a name is meant is not told apart.
    pub glued: FxHashMap<u64, u32>,
    /// Days, in any usual form: year, month and day.
    pub days: FxHashMap<(u16, u8, u8), u32>,
    /// The lengths that numbers and names in one have.
    pub digit_lengths: Vec<usize>,
    /// The same of names in one.
    pub glued_lengths: Vec<usize>,
}

/// One identifier to look for.
#[derive(Debug)]
struct Target {
    kind: Kind,
    /// The target before it with the same words or digits.
    before: u32,
}

/// What an identifier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    FirstName,
    Nickname,
    Surname,
    BirthDate,
    Bsn,
    Phone,
    Email,
    Street,
    Postcode,
    City,
    Institution,
    Other,
}

impl Kind {
    fn dutch(self) -> &'static str {
        match self {
            Kind::FirstName => "voornaam",
            Kind::Nickname => "roepnaam",
            Kind::Surname => "achternaam",
            Kind::BirthDate => "geboortedatum",
            Kind::Bsn => "BSN",
            Kind::Phone => "telefoonnummer",
            Kind::Email => "e-mailadres",
            Kind::Street => "straat",
            Kind::Postcode => "postcode",
            Kind::City => "woonplaats",
            Kind::Institution => "instelling",
            Kind::Other => "nummer",
        }
    }

    /// Whether people make e-mail addresses and handles of it.
    fn is_name(self) -> bool {
        matches!(self, Kind::FirstName | Kind::Nickname | Kind::Surname)
    }
}

impl Targets {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// What a target is, in Dutch.
    pub fn kind(&self, target: u32) -> &'static str {
        self.list[target as usize].kind.dutch()
    }

    /// The row a target comes from; behind the last for a participant.
    pub fn row(&self, target: u32) -> usize {
        self.rows.partition_point(|start| *start <= target) - 1
    }

    /// Whether a target comes from this row.
    pub fn is_of_row(&self, target: u32, row: u32) -> bool {
        let row = row as usize;
        (self.rows[row]..self.rows[row + 1]).contains(&target)
    }

    /// The targets with the same words or digits, from this one back.
    pub fn alike(&self, last: u32) -> impl Iterator<Item = u32> {
        let some = |target: u32| (target != END).then_some(target);
        std::iter::successors(some(last), move |target| some(self.list[*target as usize].before))
    }
}

/// Words of schools, clubs and streets that say nothing by themselves.
static GENERIC: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("generic.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// How many identifiers a case has, usually, how many of them no other has, and how long those are. Lists that grow are
/// copied again and again, each time to memory that is new.
const TYPICAL: usize = 20;
const DISTINCT: usize = 10;
const LETTERS: usize = 16;

/// All identifiers of all cases and of the participants.
pub fn collect(cases: &[CaseEntry], team: &Team) -> Targets {
    let count = cases.len();
    let names = team.participants.iter().filter_map(|participant| participant.name.as_ref());
    let table: Vec<Name> = names.map(|name| Name::parse(name)).collect();
    let mut list = List {
        out: Targets {
            list: Vec::with_capacity(TYPICAL * count),
            rows: Vec::with_capacity(count + 1),
            phrases: Phrases::with_room(DISTINCT * count, DISTINCT * LETTERS * count),
            digits: FxHashMap::default(),
            glued: FxHashMap::default(),
            days: FxHashMap::default(),
            digit_lengths: Vec::new(),
            glued_lengths: Vec::new(),
        },
        words: Words::default(),
        texts: FxHashMap::default(),
        institutions: FxHashMap::default(),
        core: String::new(),
    };
    for entry in cases {
        list.begin_row();
        entry.case.persons.iter().for_each(|person| list.person(person));
        entry.case.addresses.iter().for_each(|address| list.address(address));
        entry.case.institutions.iter().for_each(|name| list.institution(name));
        entry.case.other_ids.iter().for_each(|id| list.other(id));
    }
    list.begin_row();
    table.iter().for_each(|name| list.name(name));
    list.out
}

/// The targets, while they are collected.
struct List<'c> {
    out: Targets,
    words: Words,
    /// The phrases of texts as they were written; the same few thousand names and streets return in all rows.
    texts: FxHashMap<&'c str, Option<u32>>,
    /// The same of institutions, of which some words say nothing.
    institutions: FxHashMap<&'c str, Option<u32>>,
    /// A name without those words.
    core: String,
}

impl<'c> List<'c> {
    fn begin_row(&mut self) {
        self.out.rows.push(offset(self.out.list.len()));
    }

    /// Adds a target; gives its number.
    fn push(&mut self, kind: Kind, before: u32) -> u32 {
        let target = offset(self.out.list.len());
        self.out.list.push(Target { kind, before });
        target
    }

    fn text(&mut self, kind: Kind, text: &'c str) {
        let List { out, words, texts, .. } = self;
        let phrase = *texts.entry(text).or_insert_with(|| {
            words.read(text);
            out.phrases.add(words)
        });
        self.phrase(kind, phrase);
    }

    fn phrase(&mut self, kind: Kind, phrase: Option<u32>) {
        let Some(number) = phrase else { return };
        let before = self.out.phrases.at(number).last;
        let target = self.push(kind, before);
        let phrase = self.out.phrases.at(number);
        phrase.last = target;
        if kind.is_name() && !phrase.ordinary && !phrase.glued {
            phrase.glued = true;
            self.glue(number, target);
        }
    }

    /// Has a name looked for in one too.
    fn glue(&mut self, phrase: u32, target: u32) {
        let name = self.out.phrases.text(phrase).replace(' ', "");
        if name.len() >= 4 {
            self.out.glued.entry(hash(&name)).or_insert(target);
            note(&mut self.out.glued_lengths, name.len());
        }
    }

    fn number(&mut self, kind: Kind, text: &str) {
        let count = text.bytes().filter(u8::is_ascii_digit).count();
        if count >= 7 {
            let kept = text.bytes().filter(u8::is_ascii_digit).skip(count.saturating_sub(MOST_DIGITS));
            let key = digits_key(kept);
            let before = self.out.digits.get(&key).copied().unwrap_or(END);
            let target = self.push(kind, before);
            self.out.digits.insert(key, target);
            note(&mut self.out.digit_lengths, count.min(MOST_DIGITS));
        }
    }

    fn name(&mut self, name: &'c Name) {
        for first in &name.first_names {
            self.text(Kind::FirstName, first);
        }
        if let Some(nickname) = &name.nickname {
            self.text(Kind::Nickname, nickname);
        }
        if let Some(surname) = &name.surname {
            self.surname(surname);
        }
    }

    fn person(&mut self, person: &'c Person) {
        self.name(&person.name);
        if let Some(birth) = person.birth_date {
            self.birth_date(birth);
        }
        if let Some(bsn) = &person.bsn {
            self.number(Kind::Bsn, bsn);
            // As Excel shows it in a cell of numbers.
            let shown = bsn.trim_start_matches('0');
            if shown.len() < bsn.len() {
                self.number(Kind::Bsn, shown);
            }
        }
        // Without country code and trunk zero, the last nine digits are the number.
        person.phones.iter().for_each(|phone| self.number(Kind::Phone, phone));
        person.emails.iter().for_each(|email| self.text(Kind::Email, email));
    }

    /// The surname as a whole, and each half of a double one.
    fn surname(&mut self, surname: &'c str) {
        self.text(Kind::Surname, surname);
        let halves = || surname.split('-').map(str::trim).filter(|half| half.chars().count() >= 3);
        if surname.contains('-') && halves().count() > 1 {
            for half in halves() {
                let core = half.rsplit(' ').next().unwrap_or(half);
                self.text(Kind::Surname, core);
            }
        }
    }

    fn birth_date(&mut self, birth: PartialDate) {
        let unsigned = |part: i8| u8::try_from(part).ok();
        if let (Ok(year), Some(month), Some(day)) =
            (u16::try_from(birth.year), birth.month.and_then(unsigned), birth.day.and_then(unsigned))
        {
            let target = self.push(Kind::BirthDate, END);
            self.out.days.entry((year, month, day)).or_insert(target);
        }
    }

    fn address(&mut self, address: &'c Address) {
        if let Some(street) = &address.street {
            self.text(Kind::Street, street);
        }
        if let Some(postcode) = &address.postcode {
            self.text(Kind::Postcode, postcode);
        }
        if let Some(city) = &address.city {
            self.text(Kind::City, city);
        }
    }

    /// What is left of a name without words like `basisschool` and `de`.
    fn institution(&mut self, name: &'c str) {
        let phrase = match self.institutions.get(name) {
            Some(phrase) => *phrase,
            None => {
                let phrase = self.core_of(name);
                self.institutions.insert(name, phrase);
                phrase
            }
        };
        self.phrase(Kind::Institution, phrase);
    }

    fn core_of(&mut self, name: &str) -> Option<u32> {
        self.core.clear();
        for word in name.split_whitespace() {
            // The normal form is taken behind what is there already, and gives way to the word itself.
            let before = self.core.len();
            word.chars().for_each(|c| normal_char(c, &mut self.core));
            let generic = GENERIC.contains(&self.core[before..]);
            self.core.truncate(before);
            if !generic {
                self.core.push_str(word);
                self.core.push(' ');
            }
        }
        self.words.read(&self.core);
        self.out.phrases.add(&self.words)
    }

    fn other(&mut self, id: &'c str) {
        let digits = id.chars().filter(char::is_ascii_digit).count();
        if digits >= 7 && !id.chars().any(char::is_alphabetic) {
            self.number(Kind::Other, id);
        } else if id.chars().filter(|c| c.is_alphanumeric()).count() >= 4 {
            self.text(Kind::Other, id);
        }
    }
}

/// Of a number with more digits only the last are compared.
const MOST_DIGITS: usize = 9;

/// At most nine digits as one number, with a one before them that keeps leading zeros.
pub fn digits_key(digits: impl Iterator<Item = u8>) -> u32 {
    digits.fold(1, |key, digit| 10 * key + u32::from(digit - b'0'))
}

fn note(lengths: &mut Vec<usize>, length: usize) {
    if !lengths.contains(&length) {
        lengths.push(length);
    }
}

//! What the gate looks for: each identifier of each row, taken apart into words in normal form.

use std::borrow::Cow;
use std::sync::LazyLock;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::words::{Words, normal_char};
use crate::dutch::date::PartialDate;
use crate::model::{Address, CaseEntry, Person, Team};

/// Everything to look for. The words and digits stand in one text: there are some hundred thousand.
#[derive(Default)]
pub struct Targets {
    /// One by one, in the order of the sheet.
    pub list: Vec<Target>,
    text: String,
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Words, one behind the other.
    Words {
        /// The words in normal form, a blank between two.
        words: Span,
        /// Ordinary Dutch words: only a hit when written as a name.
        ordinary: bool,
    },
    /// A number, compared digit by digit over all separators.
    Digits(Span),
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

/// A part of the text of [`Targets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    from: u32,
    to: u32,
}

impl Targets {
    /// The words or digits of a target.
    pub fn text(&self, span: Span) -> &str {
        &self.text[span.from as usize..span.to as usize]
    }

    /// The name in one, if the target is to be looked for inside e-mail addresses and handles too.
    pub fn glued(&self, target: &Target) -> Option<Cow<'_, str>> {
        let Form::Words { words, ordinary: false } = target.form else { return None };
        if !matches!(target.kind, "voornaam" | "achternaam" | "roepnaam") {
            return None;
        }
        let words = self.text(words);
        let name: Cow<'_, str> =
            if words.contains(' ') { words.replace(' ', "").into() } else { words.into() };
        Some(name).filter(|name| name.len() >= 4)
    }

    /// Makes room for so many more targets, and so many bytes of their text.
    fn reserve(&mut self, targets: usize, text: usize) {
        self.list.reserve_exact(targets);
        self.text.reserve_exact(text);
    }

    /// Puts other targets behind these.
    fn append(&mut self, mut other: Targets) {
        let before = offset(&self.text);
        self.text.push_str(&other.text);
        for target in &mut other.list {
            if let Form::Words { words: span, .. } | Form::Digits(span) = &mut target.form {
                span.from += before;
                span.to += before;
            }
        }
        self.list.append(&mut other.list);
    }
}

/// The end of a text. What identifies the people of one sheet takes no gigabytes: reading it would have failed.
fn offset(text: &str) -> u32 {
    u32::try_from(text.len()).expect("less text than a sheet may hold")
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

/// Cases taken together by one thread.
const CHUNK: usize = 256;

/// How many identifiers a case has at most, usually, and how long each is. Lists that grow are copied again and again,
/// each time to memory that is new.
const TYPICAL: usize = 16;
const LETTERS: usize = 12;

/// All identifiers of all cases and of the participants.
pub fn collect(cases: &[CaseEntry], team: &Team) -> Targets {
    let of_cases = |(chunk, cases): (usize, &[CaseEntry])| {
        let mut list = List::default();
        list.out.reserve(TYPICAL * cases.len(), TYPICAL * LETTERS * cases.len());
        for (row, entry) in (chunk * CHUNK..).zip(cases) {
            list.entry = Some(row as u32);
            entry.case.persons.iter().for_each(|person| list.person(person));
            entry.case.addresses.iter().for_each(|address| list.address(address));
            entry.case.institutions.iter().for_each(|name| list.institution(name));
            entry.case.other_ids.iter().for_each(|id| list.other(id));
        }
        list.out
    };
    let chunks: Vec<Targets> = cases.par_chunks(CHUNK).enumerate().map(of_cases).collect();
    let mut table = List::default();
    for name in team.participants.iter().filter_map(|participant| participant.name.as_ref()) {
        let name = crate::dutch::names::Name::parse(name);
        table.person(&Person { name, ..Person::default() });
    }
    let mut all = Targets::default();
    all.reserve(
        chunks.iter().map(|chunk| chunk.list.len()).sum(),
        chunks.iter().map(|chunk| chunk.text.len()).sum(),
    );
    chunks.into_iter().chain([table.out]).for_each(|chunk| all.append(chunk));
    all
}

/// The targets of some rows, or of the participants.
#[derive(Default)]
struct List {
    entry: Option<u32>,
    out: Targets,
    words: Words,
    /// A name without the words that say nothing.
    core: String,
}

impl List {
    fn push(&mut self, kind: &'static str, form: Form) {
        self.out.list.push(Target { kind, form, entry: self.entry });
    }

    fn text(&mut self, kind: &'static str, text: &str) {
        self.words.read(text);
        let letters = self.words.normals().flat_map(str::chars).take(3).count();
        if letters < 2 {
            return;
        }
        // Two letters (Bo, Jo, An) are too often something else when they are written small.
        let ordinary = letters == 2 || self.words.normals().all(|word| ORDINARY.contains(word));
        let from = offset(&self.out.text);
        for (index, word) in self.words.normals().enumerate() {
            self.out.text.push_str(if index == 0 { "" } else { " " });
            self.out.text.push_str(word);
        }
        let words = Span { from, to: offset(&self.out.text) };
        self.push(kind, Form::Words { words, ordinary });
    }

    fn number(&mut self, kind: &'static str, text: &str, last: usize) {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        if digits >= 7 {
            let from = offset(&self.out.text);
            let kept = text.chars().filter(char::is_ascii_digit).skip(digits.saturating_sub(last));
            self.out.text.extend(kept);
            let span = Span { from, to: offset(&self.out.text) };
            self.push(kind, Form::Digits(span));
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
        let halves = || surname.split('-').map(str::trim).filter(|half| half.chars().count() >= 3);
        if surname.contains('-') && halves().count() > 1 {
            for half in halves() {
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
        let mut core = std::mem::take(&mut self.core);
        core.clear();
        for word in name.split_whitespace() {
            // The normal form is taken behind what is there already, and gives way to the word itself.
            let before = core.len();
            word.chars().for_each(|c| normal_char(c, &mut core));
            let generic = GENERIC.contains(&core[before..]);
            core.truncate(before);
            if !generic {
                core.push_str(word);
                core.push(' ');
            }
        }
        if !core.is_empty() {
            self.text("instelling", &core);
        }
        self.core = core;
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

//! The names of known persons, ready to be looked up word by word.

mod short;

use super::edits::Fuzzy;
use super::known::KnownPerson;
use super::lexicon::hash_of;
use super::name_words::{is_prefix, is_word, words_of};
use super::table::{Seen, WordTable};
use super::words::{self, Marks};
use crate::dutch::fold::fold_into;

/// Names are looked for inside words only where this is quick.
const FEW_KEYS: usize = 200;

/// The room of an index larger than this is not kept for the next case.
const KEPT: usize = 1 << 12;

/// Which part of a name a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    First,
    Surname,
}

/// A word that is part of somebody's name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Use {
    pub(crate) person: u32,
    pub(crate) part: Part,
    /// The use of the same word before this one: its number and one, or 0.
    before: u32,
}

/// A word of a name.
#[derive(Debug)]
pub(crate) struct Key {
    /// Number and one of its last use, or 0.
    last_use: u32,
    /// The word is also an ordinary word (`Wil`, `Bos`): the place decides.
    pub(crate) ordinary: bool,
    /// Nobody gave it; the text itself showed it to be a name.
    pub(crate) learned: bool,
}

/// A stretch of the index's own text.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    start: u32,
    end: u32,
}

/// What of a person is needed beyond the words.
#[derive(Debug, Default)]
struct PersonForm {
    /// First letters of the first names, folded.
    initials: Piece,
    /// The role as one folded word, if it is one.
    role: Piece,
    /// The stretch of the list of prefixes that is this person's.
    prefixes: (u32, u32),
    /// The caller gave this person; the text showed the others.
    given: bool,
    /// How many words of the name are in the index.
    words: u32,
}

/// An index of names. Linear to build, and built again in the same room for each case; a look-up costs one hash.
#[derive(Debug, Default)]
pub(crate) struct NameIndex {
    /// The words; their numbers are those of the keys.
    table: WordTable,
    keys: Vec<Key>,
    /// The keys that were learned.
    learned: Seen,
    uses: Vec<Use>,
    persons: Vec<PersonForm>,
    /// Initials, roles and prefixes.
    text: String,
    /// Per surname half: the first letters of its prefix words (`van der` is `vd`).
    prefixes: Vec<Piece>,
    fuzzy: Fuzzy,
    /// All first letters in order, `yei`: written without points they may stand for the person.
    monograms: WordTable,
    /// Whose they are.
    monogram_of: Vec<u32>,
    /// Room for a name while it is folded, and for two words written as one.
    folded: String,
    glued: String,
}

impl NameIndex {
    /// The names of these persons and no others; what was held before is forgotten.
    pub(crate) fn fill(&mut self, persons: &[KnownPerson]) {
        if self.keys.len().max(self.persons.len()) > KEPT {
            *self = NameIndex::default();
        }
        self.table.clear();
        self.keys.clear();
        self.learned = Seen::default();
        self.uses.clear();
        self.persons.clear();
        self.text.clear();
        self.prefixes.clear();
        self.monograms.clear();
        self.monogram_of.clear();
        for person in persons {
            self.add(person);
        }
        self.fuzzy.fill(self.table.iter());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// How many keys and persons there are.
    pub(crate) fn size(&self) -> (usize, usize) {
        (self.keys.len(), self.persons.len())
    }

    /// The key with this number.
    pub(crate) fn key(&self, key: u32) -> &Key {
        &self.keys[key as usize]
    }

    /// Who bears a key, the last one first.
    pub(crate) fn uses(&self, key: u32) -> impl Iterator<Item = Use> {
        let link = |number: u32| number.checked_sub(1).map(|at| self.uses[at as usize]);
        std::iter::successors(link(self.keys[key as usize].last_use), move |u| link(u.before))
    }

    /// Who bears a key, when it is one person in one part of the name.
    pub(crate) fn only_bearer(&self, key: u32) -> Option<u32> {
        let mut uses = self.uses(key);
        let first = uses.next()?;
        uses.next().is_none().then_some(first.person)
    }

    /// The first letters of a person's first names, folded.
    pub(crate) fn initials(&self, person: u32) -> &str {
        self.piece(self.persons[person as usize].initials)
    }

    /// A person's folded role.
    pub(crate) fn role(&self, person: u32) -> &str {
        self.piece(self.persons[person as usize].role)
    }

    /// Per half of a person's surname the first letters of its prefix words.
    pub(crate) fn prefixes(&self, person: u32) -> impl Iterator<Item = &str> {
        let (from, to) = self.persons[person as usize].prefixes;
        self.prefixes[from as usize..to as usize].iter().map(|piece| self.piece(*piece))
    }

    fn piece(&self, piece: Piece) -> &str {
        &self.text[piece.start as usize..piece.end as usize]
    }

    /// The key with exactly this folded text.
    pub(crate) fn exact(&self, folded: &str) -> Option<u32> {
        self.table.get(folded)
    }

    /// Whether a word with this hash may be a key; says yes too often, never no.
    pub(crate) fn may_know(&self, hash: u64) -> bool {
        self.table.may_hold(hash)
    }

    /// Whether a word with this hash may be a key that was learned; says yes too often, never no.
    pub(crate) fn may_have_learned(&self, hash: u64) -> bool {
        self.learned.may_hold(hash)
    }

    /// The same for a word of which the hash is known.
    pub(crate) fn exact_hashed(&self, folded: &str, hash: u64) -> Option<u32> {
        self.table.get_hashed(folded, hash)
    }

    /// The key nearest to this folded text, within the edits that its length allows.
    pub(crate) fn near(&self, folded: &str) -> Option<u32> {
        self.fuzzy.near(folded, |key| self.table.word(key))
    }

    /// A key of five letters or more, no ordinary word, that this folded word holds.
    pub(crate) fn inside(&self, folded: &str) -> Option<u32> {
        if self.keys.len() > FEW_KEYS {
            return None;
        }
        (0..self.keys.len() as u32).find(|key| {
            let text = self.table.word(*key);
            text.len() >= 5 && text.len() <= folded.len() && !self.key(*key).ordinary && folded.contains(text)
        })
    }

    /// How many persons the caller gave; they come first.
    pub(crate) fn given(&self) -> u32 {
        self.persons.iter().take_while(|person| person.given).count() as u32
    }

    /// The known person with these initials; of one letter the first whose first name begins so.
    pub(crate) fn by_initials(&self, letters: &str) -> Option<u32> {
        let fits = |own: &str| own == letters || letters.len() == 1 && own.starts_with(letters);
        (0..self.given()).find(|person| fits(self.initials(*person)))
    }

    /// Whether this person bears the key in this part of the name.
    pub(crate) fn bears(&self, key: u32, person: u32, part: Part) -> bool {
        self.uses(key).any(|u| u.person == person && u.part == part)
    }

    /// Adds a person.
    fn add(&mut self, person: &KnownPerson) {
        let id = self.persons.len() as u32;
        let start = self.text.len();
        fold_into(&person.role, &mut self.text);
        let role = piece(start, self.text.len());
        self.persons.push(PersonForm { role, given: true, ..PersonForm::default() });

        let (name, mut folded) = (&person.name, std::mem::take(&mut self.folded));
        let initials_at = self.text.len();
        for first in name.first_names.iter().chain(&name.nickname) {
            folded.clear();
            fold_into(first, &mut folded);
            self.add_first(&folded, id);
        }
        if let Some(initials) = &name.initials {
            folded.clear();
            fold_into(initials, &mut folded);
            let letters = || folded.chars().filter(|c| c.is_alphanumeric());
            if letters().map(char::len_utf8).sum::<usize>() >= self.text.len() - initials_at {
                self.text.truncate(initials_at);
                self.text.extend(letters());
            }
        }
        let initials = piece(initials_at, self.text.len());

        folded.clear();
        for (nth, part) in [&name.prefix, &name.surname].into_iter().flatten().enumerate() {
            if nth > 0 {
                folded.push(' ');
            }
            fold_into(part, &mut folded);
        }
        let from = self.prefixes.len() as u32;
        self.add_surname(&folded, id);
        let form = &mut self.persons[id as usize];
        (form.initials, form.prefixes) = (initials, (from, self.prefixes.len() as u32));

        self.glued.clear();
        self.glued.push_str(&self.text[initials_at..initials.end as usize]);
        self.glued.extend(words_of(&folded).filter_map(|part| part.chars().next()));
        self.monograms.insert(&self.glued);
        if self.monogram_of.len() < self.monograms.len() {
            self.monogram_of.push(id);
        }
        self.folded = folded;
    }

    /// Adds a person of whom the text itself gave these words of the name, or finds who it is.
    pub(crate) fn learn(&mut self, words: &[(&str, Part)]) -> u32 {
        if let Some(person) = self.learned_person(words) {
            for (word, part) in words {
                self.learn_key(word, person, *part);
            }
            return person;
        }
        let person = self.persons.len() as u32;
        self.persons.push(PersonForm::default());
        for (word, part) in words {
            self.learn_key(word, person, *part);
        }
        person
    }

    fn learn_key(&mut self, word: &str, person: u32, part: Part) {
        let known = self.keys.len();
        self.add_key(word, person, part);
        if let Some(key) = self.keys.get_mut(known) {
            key.learned = true;
            // Two letters that nobody gave may be short for anything; `Bo` and a name of two Chinese signs are given.
            key.ordinary |= word.chars().nth(2).is_none();
            self.learned.add(hash_of(word));
        }
    }

    /// A learned person who bears all these words, or who so far is one of these words only.
    pub(crate) fn learned_person(&self, words: &[(&str, Part)]) -> Option<u32> {
        let bears = |person: u32, word: &str| {
            self.exact(word).is_some_and(|key| self.uses(key).any(|u| u.person == person))
        };
        let (first, _) = words.first()?;
        let persons = self.uses(self.exact(first)?).map(|u| u.person);
        let fits = |person: &u32| {
            let form = &self.persons[*person as usize];
            !form.given && (form.words == 1 || words.iter().all(|(word, _)| bears(*person, word)))
        };
        // The one who was found first, thus the last to come.
        persons.filter(fits).last()
    }

    /// Adds one word for a person.
    fn add_key(&mut self, text: &str, person: u32, part: Part) {
        let hash = hash_of(text);
        let id = self.table.insert_hashed(text, hash);
        if self.keys.len() < self.table.len() {
            let ordinary = words::marks_of_hashed(text, hash).any(Marks::ORDINARY.or(Marks::PREFIX));
            self.keys.push(Key { last_use: 0, ordinary, learned: false });
        }
        // Persons come one after the other: what this one has stands last.
        let (mut known, mut same) = (false, false);
        for u in self.uses(id).take_while(|u| u.person == person) {
            (known, same) = (true, same || u.part == part);
        }
        if !same {
            let last_use = &mut self.keys[id as usize].last_use;
            self.uses.push(Use { person, part, before: *last_use });
            *last_use = self.uses.len() as u32;
        }
        self.persons[person as usize].words += u32::from(!known);
    }

    /// Adds a word of a name, unless it is a single letter.
    fn add_word(&mut self, word: &str, person: u32, part: Part) {
        if word.chars().nth(1).is_some() {
            self.add_key(word, person, part);
        }
    }

    /// Adds a folded first name or several; their first letters go behind the text.
    fn add_first(&mut self, folded: &str, person: u32) {
        if is_word(folded) {
            self.text.extend(folded.chars().next());
            return self.add_word(folded, person, Part::First);
        }
        let several = words_of(folded).nth(1).is_some();
        let mut glued = std::mem::take(&mut self.glued);
        glued.clear();
        for part in words_of(folded) {
            self.text.extend(part.chars().next());
            glued.push_str(part);
            let small = several && words::marks_of(part).any(Marks::PREFIX.or(Marks::FUNCTION));
            if !small {
                self.add_word(part, person, Part::First);
            }
        }
        if several {
            self.add_key(&glued, person, Part::First);
        }
        self.glued = glued;
    }

    /// Adds a folded surname with its prefix.
    fn add_surname(&mut self, folded: &str, person: u32) {
        if is_word(folded) {
            return self.add_word(folded, person, Part::Surname);
        }
        let mut halves = folded.split('-').filter(|half| words_of(half).next().is_some()).peekable();
        while let Some(half) = halves.next() {
            // `Al-Hassan`: the half before the hyphen is a prefix, not a name of its own.
            if halves.peek().is_some() && words_of(half).all(is_prefix) {
                let start = self.text.len();
                self.text.extend(words_of(half).filter_map(|part| part.chars().next()));
                self.prefixes.push(piece(start, self.text.len()));
            } else {
                self.add_half(half, person);
            }
        }
    }

    /// One half of a double surname, or the whole. Its last word is a name, also when it looks like a prefix (`Al`).
    fn add_half(&mut self, half: &str, person: u32) {
        let mut glued = std::mem::take(&mut self.glued);
        glued.clear();
        let mut start = self.text.len();
        let mut parts = words_of(half).peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_some() && is_prefix(part) {
                self.text.extend(part.chars().next());
                glued.push_str(part);
                continue;
            }
            self.add_word(part, person, Part::Surname);
            if start < self.text.len() {
                glued.push_str(part);
                self.add_key(&glued, person, Part::Surname);
                self.prefixes.push(piece(start, self.text.len()));
                start = self.text.len();
            }
            glued.clear();
        }
        self.glued = glued;
    }
}

fn piece(start: usize, end: usize) -> Piece {
    Piece { start: start as u32, end: end as u32 }
}

//! Look-ups for names that are written short: pet names, and initials of the first and the last name.

use super::{FEW_KEYS, NameIndex, Part};

impl NameIndex {
    /// A key that begins with this stem of a pet name, of somebody's first name.
    pub(crate) fn begins_with(&self, stem: &str) -> Option<u32> {
        if self.keys.len() > FEW_KEYS {
            return None;
        }
        (0..self.keys.len() as u32).find(|key| {
            self.table.word(*key).starts_with(stem) && self.uses(*key).any(|u| u.part == Part::First)
        })
    }

    /// The person with this first letter and a word of the surname with this other: `A.D.`, though there are more first
    /// names, and `S.V.` of `Sander Vermeulen-Bos`.
    pub(crate) fn by_first_and_last(&self, letters: &str) -> Option<u32> {
        let mut ends = letters.chars();
        let (first, last, None) = (ends.next()?, ends.next()?, ends.next()) else { return None };
        if self.keys.len() > FEW_KEYS {
            return None;
        }
        let of_surname = (0..self.keys.len() as u32).filter(|key| self.table.word(*key).starts_with(last));
        let uses = of_surname.flat_map(|key| self.uses(key)).filter(|u| u.part == Part::Surname);
        uses.map(|u| u.person).filter(|person| self.initials(*person).starts_with(first)).min()
    }

    /// The known person with these first letters, this whole prefix by its first letters, and a word behind it that
    /// begins so.
    pub(crate) fn by_initials_around(&self, firsts: &str, prefix: &str, surname: &str) -> Option<u32> {
        (0..self.given()).find(|person| {
            let begins = self.initials(*person).starts_with(firsts);
            let halves = || self.prefixes(*person).filter(|own| is_same_prefix(own, prefix));
            let bears = |key: &u32| {
                self.table.word(*key).starts_with(surname) && self.bears(*key, *person, Part::Surname)
            };
            begins && halves().next().is_some() && (0..self.keys.len() as u32).any(|key| bears(&key))
        })
    }

    /// Whether everybody who bears the key was given with a surname.
    pub(crate) fn has_surname(&self, key: u32) -> bool {
        let named = |person: u32| self.uses.iter().any(|u| u.person == person && u.part == Part::Surname);
        self.uses(key).all(|u| self.persons[u.person as usize].given && named(u.person))
    }

    /// The one known person of such a role of whom the surname is not known.
    pub(crate) fn without_surname(&self, is_meant: impl Fn(&str) -> bool) -> Option<u32> {
        let surnames = |person: u32| self.uses.iter().any(|u| u.person == person && u.part == Part::Surname);
        let mut fitting =
            (0..self.given()).filter(|person| is_meant(self.role(*person)) && !surnames(*person));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Whether there is nobody, not even somebody of whom only initials are known.
    pub(crate) fn knows_nobody(&self) -> bool {
        self.persons.is_empty()
    }

    /// The person whose first letters these are, when nothing else of the name is known.
    pub(crate) fn by_bare_monogram(&self, folded: &str) -> Option<u32> {
        self.by_monogram(folded).filter(|person| {
            let person = &self.persons[*person as usize];
            person.given && person.words == 0
        })
    }

    /// The person whose first letters these are.
    pub(crate) fn by_monogram(&self, folded: &str) -> Option<u32> {
        self.monograms.get(folded).map(|id| self.monogram_of[id as usize])
    }
}

/// Whether first letters of a prefix may be those of another spelling: `el` and `al`, `het` and `'t`.
fn is_same_prefix(own: &str, written: &str) -> bool {
    let same =
        |a: u8, b: u8| a == b || matches!((a, b), (b'e', b'a') | (b'a', b'e') | (b'h', b't') | (b't', b'h'));
    own.len() == written.len() && own.bytes().zip(written.bytes()).all(|(a, b)| same(a, b))
}

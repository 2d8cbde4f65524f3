//! What the words of a header add up to: `Tel.` and `moeder` to the mother's phone number.

use super::field::{Field, What, Who};
use super::synonyms::Word;

/// What the words of a header add up to.
#[derive(Default)]
pub struct Sum {
    whos: Vec<Who>,
    whats: Vec<What>,
    is: Vec<Field>,
    earlier: bool,
    still_open: bool,
    /// The school came before anybody: `School + leerkracht`.
    school_first: bool,
    /// The words stand beside each other: `Acties + wie + wanneer`, not `Datum actie`.
    joined: bool,
}

impl Sum {
    /// Nothing yet, of a header that joins its words or does not.
    pub fn of(joined: bool) -> Sum {
        Sum { joined, ..Sum::default() }
    }

    /// Takes in a word.
    pub fn add(&mut self, word: Word) {
        match word {
            Word::Who(who) if !self.whos.contains(&who) => self.whos.push(who),
            Word::What(what) if !self.whats.contains(&what) => self.whats.push(what),
            Word::Is(field) => {
                self.school_first |= field == Field::School && self.whos.is_empty() && self.whats.is_empty();
                self.is.push(field);
            }
            Word::Earlier => self.earlier = true,
            Word::StillOpen => self.still_open = true,
            _ => {}
        }
    }

    /// The field, if the words make one.
    pub fn field(&self) -> Option<Field> {
        let has = |field| self.is.contains(&field);
        if has(Field::Actions) {
            return Some(match () {
                // `Acties vorig overleg` are not this meeting's.
                () if self.earlier => Field::FreeText,
                () if self.still_open => Field::EarlierActions,
                // The first is what the column holds most of.
                () if self.joined && self.is.first() == Some(&Field::Actions) => Field::Actions,
                () if has(Field::ActionStatus) => Field::ActionStatus,
                () if has(Field::Due) || has(Field::Date) => Field::Due,
                () if has(Field::Owner) && self.is.len() == 2 && !has(Field::FreeText) => Field::Actions,
                () => Field::Actions,
            });
        }
        // `Bespreking en vervolg`, but not `Toelichting besluit` or `Datum vervolg`.
        if has(Field::Outcome) && self.joined && !has(Field::Date) && !has(Field::CaseNumber) {
            return Some(Field::Outcome);
        }
        if has(Field::Outcome) && has(Field::Date) {
            return Some(Field::Date);
        }
        for field in
            [Field::CaseNumber, Field::FreeText, Field::Other, Field::Outcome, Field::Owner, Field::Due]
        {
            if has(field) {
                return Some(field);
            }
        }
        if has(Field::ActionStatus) {
            return Some(if has(Field::Date) { Field::Due } else { Field::ActionStatus });
        }
        if has(Field::Function) || has(Field::Organisation) {
            // `Functie inbrenger`, `Naam en functie`.
            return Some(match (self.whos.first(), self.whats.is_empty(), has(Field::Function)) {
                (Some(who), false, _) => Field::Person(*who, What::Name),
                (None, false, _) => Field::Person(Who::Professional, What::Name),
                (_, true, true) => Field::Function,
                (_, true, false) => Field::Organisation,
            });
        }
        if has(Field::School) {
            let contact =
                [What::Phone, What::Email, What::Details].iter().find(|what| self.whats.contains(what));
            return Some(match (contact, self.whos.is_empty() || self.school_first) {
                (Some(what), _) => Field::Person(Who::Teacher, *what),
                (None, true) => Field::School,
                (None, false) => Field::Person(Who::Teacher, What::Name),
            });
        }
        if has(Field::Date) {
            return (self.whos.is_empty() && self.whats.is_empty()).then_some(Field::Date);
        }
        self.person()
    }

    fn person(&self) -> Option<Field> {
        let who = match self.whos.as_slice() {
            [] if self.whats.is_empty() => return None,
            [] => Who::Youth,
            [only] => *only,
            whos if whos.contains(&Who::Youth) && !whos.contains(&Who::Network) => Who::Youth,
            whos if whos.iter().all(|who| matches!(who, Who::Mother | Who::Father | Who::Parent)) => {
                Who::Parent
            }
            [first, ..] => *first,
        };
        Some(Field::Person(who, combined(&self.whats)))
    }
}

/// One column with two things: `Postcode + woonplaats`, `Voor- en achternaam`, `Naam / geb. datum`.
fn combined(whats: &[What]) -> What {
    use What::{
        Addition, Address, City, Details, FirstName, HouseNumber, Initials, Name, Nickname, Postcode, Prefix,
        Street, Surname,
    };
    let all_of = |set: &[What]| whats.iter().all(|what| set.contains(what));
    match whats {
        [] => Name,
        [only] => *only,
        _ if all_of(&[Postcode, City]) => Postcode,
        _ if all_of(&[Address, Street, HouseNumber, Addition, Postcode, City]) => Address,
        _ if all_of(&[Name, FirstName, Nickname, Initials, Prefix, Surname]) => Name,
        _ => Details,
    }
}

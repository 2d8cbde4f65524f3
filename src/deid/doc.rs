//! One text, or a piece of a long one, on its way through the finders. Its buffers are reused.

use super::entities::{self, Entity};
use super::facts::Facts;
use super::lexicon::Flag;
use super::names::{NameIndex, Part};
use super::people::{self, PersonSpan, Who};
use super::resolve::{Found, Subject};
use super::roster::Roster;
use super::token::{Gap, Shape, Style, Token, Tokens};
use super::view::{Hit, View};
use super::words::Marks;
use super::{Annotation, Category, Group, ages, births, context, patterns, veto};
use crate::dutch::spots::{Spot, spots};

/// Names found less surely are not looked for elsewhere.
const LEARN: f32 = 0.65;

/// A text and what was found in it so far.
#[derive(Debug, Default)]
pub(crate) struct Doc {
    tokens: Tokens,
    /// Where dates, numbers and addresses may stand.
    spots: Vec<Spot>,
    hits: Vec<Option<Hit>>,
    /// Found by the names of the case.
    people: Vec<PersonSpan>,
    /// Found by what stands around them.
    strangers: Vec<PersonSpan>,
    /// Bodies and places that only the tagger sees.
    guesses: Vec<Entity>,
    /// Numbers, addresses, dates: what has a telling shape.
    shapes: Vec<Annotation>,
    /// Streets, places, bodies.
    entities: Vec<Entity>,
    /// What the case knows.
    given: Vec<Entity>,
}

impl Doc {
    /// Takes a text apart; what was held before is forgotten.
    pub(crate) fn read(&mut self, text: &str) {
        self.tokens.read(text);
        self.shapes.clear();
        self.spots.clear();
        self.spots.extend(spots(text));
        patterns::find(text, &self.spots, &mut self.shapes);
        // Streets are found here too, with the names in them; these are no places for anything else.
        let streets = |shape: &&Annotation| shape.category == Category::Address;
        let others = self.shapes.iter().filter(|shape| !streets(shape));
        self.tokens.take(others.map(|shape| (shape.start, shape.end)));
        entities::find(&mut self.tokens, &mut self.entities);
        self.tokens.take(self.shapes.iter().filter(streets).map(|shape| (shape.start, shape.end)));
    }

    /// Finds names, and adds those of persons nobody gave to `names`; whether there were new ones.
    pub(crate) fn learn(&mut self, names: &mut NameIndex, roster: &Roster) -> bool {
        people::look_up(&self.tokens, names, &mut self.hits);
        self.find_people(names);
        self.strangers.clear();
        self.guesses.clear();
        let view = View { tokens: &self.tokens, names, hits: &self.hits };
        context::find(&view, roster, &mut self.strangers, &mut self.guesses);
        let before = names.size();
        let mut words = Vec::new();
        for span in self
            .people
            .iter()
            .chain(&self.strangers)
            .filter(|span| span.who == Who::Unknown && span.confidence >= LEARN)
        {
            name_words(&self.tokens, span, &mut words);
            if !words.is_empty() {
                names.learn(&words);
            }
        }
        names.size() != before
    }

    /// Finds the persons in `names`, which has grown since.
    pub(crate) fn look_again(&mut self, names: &NameIndex) {
        people::look_up_learned(&self.tokens, names, &mut self.hits);
        self.find_people(names);
    }

    fn find_people(&mut self, names: &NameIndex) {
        self.people.clear();
        people::find(&View { tokens: &self.tokens, names, hits: &self.hits }, &mut self.people);
    }

    /// Everything found, not yet disjoint.
    pub(crate) fn found(&mut self, text: &str, names: &NameIndex, facts: &Facts, known: u32) -> Vec<Found> {
        self.given.clear();
        facts.find(&self.tokens, &mut self.given);
        let people = self.people.len() + self.strangers.len();
        let mut found =
            Vec::with_capacity(people + self.given.len() + self.shapes.len() + self.entities.len());
        let mut words = Vec::new();
        for span in self.people.iter().chain(&self.strangers) {
            let person = self.person(text, span, names, known, &mut words);
            let rest = &text[person.annotation.end..];
            if veto::vetoed(&self.tokens.list[span.first..], &person.annotation, rest) {
                continue;
            }
            let age = ages::behind(&self.tokens, text, span);
            found.push(person);
            found.extend(age.map(|annotation| Found { annotation, subject: Subject::None }));
        }
        let mut alone = Vec::new();
        births::find(text, &self.spots, &facts.births, &mut alone);
        ages::between_pronoun_and_verb(&self.tokens, &mut alone);
        ages::without_name(&self.tokens, text, &mut alone);
        found.extend(alone.into_iter().map(|annotation| Found { annotation, subject: Subject::None }));
        let shapes = self.shapes.iter().map(|shape| facts.recognise(text, shape));
        found.extend(shapes.map(|annotation| Found { annotation, subject: Subject::None }));
        found.extend(
            self.entities
                .iter()
                .chain(&self.given)
                .chain(&self.guesses)
                .map(|entity| self.entity(text, entity)),
        );
        found
    }

    fn entity(&self, text: &str, entity: &Entity) -> Found {
        let (first, last) = match entity.category {
            Category::Institution => entities::whole(&self.tokens, entity.first, entity.last),
            _ => (entity.first, entity.last),
        };
        let annotation = Annotation {
            start: self.with_apostrophe(text, first),
            end: self.tokens.list[last].end as usize,
            category: entity.category,
            group: group_of(entity.rule),
            rule: entity.rule,
            confidence: entity.confidence,
            known: None,
        };
        Found { annotation, subject: Subject::None }
    }

    /// Where a name starts: the apostrophe of `'t Mannetje`, `'s-Hertogenbosch` is part of it.
    fn with_apostrophe(&self, text: &str, first: usize) -> usize {
        let start = self.tokens.list[first].start as usize;
        let elided = matches!(self.tokens.fold(first), "t" | "s" | "n");
        let mark = text[..start].chars().next_back().filter(|c| elided && matches!(c, '\'' | '’' | '‘'));
        start - mark.map_or(0, char::len_utf8)
    }

    /// Where a person ends: `Noud V.` is told from another Noud by one letter of the surname.
    fn with_initial(&self, span: &PersonSpan) -> usize {
        let list = &self.tokens.list;
        let end = list[span.last].end as usize - usize::from(span.strip);
        let Some(letter) = list.get(span.last + 1).filter(|_| span.strip == 0) else { return end };
        let flat = self.tokens.style() != Style::Ordinary;
        let written = if flat { letter.dot_after } else { letter.capital() };
        let single = letter.gap == Gap::Space && letter.chars == 1 && written;
        let stops = list
            .get(span.last + 2)
            .is_none_or(|next| !matches!(next.gap, Gap::Space | Gap::Hyphen | Gap::Apostrophe | Gap::Dot));
        let single = single && letter.shape != Shape::Digits;
        // `Cor jr.`, `Willem H. jr.`
        let at = span.last + 1 + usize::from(single && letter.dot_after);
        let younger = list.get(at).filter(|word| {
            matches!(self.tokens.folded(word), "jr" | "sr" | "junior" | "senior")
                && word.dot_after
                && matches!(word.gap, Gap::Space | Gap::DotSpace)
        });
        match younger {
            Some(word) => word.end as usize,
            None if single && stops => letter.end as usize,
            None => end,
        }
    }

    /// `dr. Henri van der Hoeven-kliniek`, `Abe Lenstra-stadion`: a body or thing that bears somebody's whole name.
    fn names_a_thing(&self, span: &PersonSpan) -> bool {
        let thing = |next: &Token| {
            let word = next.shape == Shape::Lower && next.info.word() >= 6;
            next.gap == Gap::Hyphen && word && !next.has(Marks::PREFIX)
        };
        let names = self.tokens.list[span.first..=span.last].iter().filter(|word| !word.has(Marks::PREFIX));
        names.count() > 1
            && self.tokens.style() == Style::Ordinary
            && self.tokens.list.get(span.last + 1).is_some_and(thing)
    }

    fn person<'t>(
        &'t self,
        text: &str,
        span: &PersonSpan,
        names: &NameIndex,
        known: u32,
        words: &mut Vec<(&'t str, Part)>,
    ) -> Found {
        let subject = match span.who {
            Who::Person(id) => Subject::Person(id),
            Who::Family => Subject::Family,
            Who::Unknown => {
                name_words(&self.tokens, span, words);
                names.learned_person(words).map_or(Subject::None, Subject::Person)
            }
        };
        let given = match subject {
            Subject::Person(id) => id < known,
            Subject::Family => true,
            Subject::None => false,
        };
        let named_after = !given && self.names_a_thing(span);
        let annotation = Annotation {
            start: self.with_apostrophe(text, span.first),
            end: self.with_initial(span),
            category: if named_after { Category::Institution } else { Category::Person },
            group: group_of(span.rule),
            rule: span.rule,
            confidence: span.confidence,
            known: match subject {
                Subject::Person(id) if given => Some(id),
                _ => None,
            },
        };
        Found { annotation, subject: if named_after { Subject::None } else { subject } }
    }
}

/// The rules for what the caller gave are named after it.
fn group_of(rule: &str) -> Group {
    if rule.starts_with("bekend.") {
        Group::Known
    } else if rule.starts_with("tagger.") {
        Group::Tagger
    } else {
        Group::Lexicon
    }
}

/// The words of a name that may return alone: no prefixes, no initials.
fn name_words<'t>(tokens: &'t Tokens, span: &PersonSpan, words: &mut Vec<(&'t str, Part)>) {
    words.clear();
    let mut part = Part::First;
    for index in span.first..=span.last {
        let token = &tokens.list[index];
        if token.chars == 1 || token.has(Marks::PREFIX) || is_no_name(token) {
            part = Part::Surname;
            continue;
        }
        let folded = tokens.folded(token);
        let stem = folded.len() - usize::from(if index == span.last { span.strip } else { 0 });
        words.push((folded.get(..stem).unwrap_or(folded), part));
        part = Part::Surname;
    }
}

/// `Europees`, `Zweden`: a word of a name by mistake, that is not to be found elsewhere as one.
fn is_no_name(token: &Token) -> bool {
    let word = token.info.word() >= 7 || token.info.any(Flag::NO_PERSON);
    word && token.info.first_name() < 4 && token.info.surname() < 4
}

//! What else is known of a case: addresses, bodies, numbers, e-mail addresses and handles, in any spelling.

use super::edits::Fuzzy;
use super::entities::{Entity, house_number};
use super::name_words::words_of;
use super::table::WordTable;
use super::token::{Gap, Shape, Style, Token, Tokens};
use super::words::{self, Marks};
use super::{Annotation, Category, Group, Known};
use crate::dutch::date::{DateMatch, PartialDate, find_dates};
use crate::dutch::fold::fold_into;

/// Country codes and trunk zeros that may stand before the digits of a number.
const BEFORE_NUMBER: [&str; 7] = ["", "0", "00", "31", "0031", "310", "00310"];

/// The room of larger lists than this is not kept for the next case.
const KEPT: usize = 1 << 12;

const STREET: (Category, &str) = (Category::Address, "bekend.straat");
const POSTCODE: (Category, &str) = (Category::Postcode, "bekend.postcode");

/// Words in a row that are known.
#[derive(Debug)]
struct Phrase {
    /// The stretch of the list of words that is this phrase's.
    words: (u32, u32),
    category: Category,
    rule: &'static str,
    /// The phrase before this one with the same first word: its number and one, or 0.
    before: u32,
}

/// The known facts of a case, ready to be looked up. Filled again in the same room for each case.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// All words of the phrases.
    table: WordTable,
    /// Per word the number and one of the last phrase that begins with it, or 0.
    begins: Vec<u32>,
    /// The words of all phrases, one after the other.
    words: Vec<u32>,
    phrases: Vec<Phrase>,
    /// Streets of one word, for typing errors.
    streets: WordTable,
    fuzzy: Fuzzy,
    /// By their digits (an IBAN by its letters and digits), without trunk zero or country code.
    numbers: WordTable,
    /// What kind of number each is.
    kinds: Vec<Category>,
    /// The bytes with which a known number may begin, as a set by their lower seven bits.
    heads: u128,
    longest_number: usize,
    pub(crate) births: Vec<PartialDate>,
    /// Room for what is being folded.
    folded: String,
}

impl Facts {
    /// The facts of this case and no others; what was held before is forgotten.
    pub(crate) fn fill(&mut self, known: &Known) {
        self.clear();
        let mut folded = std::mem::take(&mut self.folded);
        for address in &known.addresses {
            if let Some(street) = &address.street {
                refold(&mut folded, street);
                self.add_street(&mut folded);
            }
            if let Some(postcode) = &address.postcode {
                refold(&mut folded, postcode).retain(char::is_alphanumeric);
                self.add(std::iter::once(&*folded).filter(|glued| !glued.is_empty()), POSTCODE);
                if let Some((digits, letters)) = folded.split_at_checked(4) {
                    self.add([digits, letters].into_iter().filter(|part| !part.is_empty()), POSTCODE);
                }
            }
            if let Some(city) = &address.city {
                self.add(words_of(refold(&mut folded, city)), (Category::Location, "bekend.plaats"));
            }
        }
        for body in &known.institutions {
            self.add_body(refold(&mut folded, body));
        }
        for number in &known.numbers {
            refold(&mut folded, &number.value);
            self.add_number(number.category, &mut folded);
        }
        self.births.extend(known.persons.iter().filter_map(|person| person.birth_date));
        self.fuzzy.fill(self.streets.iter());
        self.folded = folded;
    }

    fn clear(&mut self) {
        if self.words.len().max(self.kinds.len()) > KEPT {
            *self = Facts::default();
        }
        self.table.clear();
        self.begins.clear();
        self.words.clear();
        self.phrases.clear();
        self.streets.clear();
        self.numbers.clear();
        self.kinds.clear();
        (self.heads, self.longest_number) = (0, 0);
        self.births.clear();
    }

    fn add<'a>(&mut self, words: impl Iterator<Item = &'a str>, (category, rule): (Category, &'static str)) {
        let from = self.words.len();
        self.words.extend(words.map(|word| self.table.insert(word)));
        let Some(first) = self.words.get(from).copied() else { return };
        self.begins.resize(self.table.len(), 0);
        let begin = &mut self.begins[first as usize];
        let words = (from as u32, self.words.len() as u32);
        self.phrases.push(Phrase { words, category, rule, before: *begin });
        *begin = self.phrases.len() as u32;
    }

    fn add_street(&mut self, folded: &mut String) {
        self.add(words_of(folded), STREET);
        if !folded.contains(|c: char| !c.is_alphanumeric()) {
            self.streets.insert(folded);
        }
        for (ending, short) in [("straat", "str"), ("laan", "ln"), ("plein", "pln"), ("weg", "wg")] {
            if let Some(stem) = folded.strip_suffix(ending).map(str::len).filter(|stem| *stem > 2) {
                folded.truncate(stem);
                folded.push_str(short);
                self.add(words_of(folded), STREET);
                return;
            }
        }
    }

    /// A body by its whole name, and by what is its own: `Regenboog` of `basisschool De Regenboog`.
    fn add_body(&mut self, folded: &str) {
        let general = Marks::BODY_TYPE.or(Marks::PREFIX).or(Marks::DETERMINER).or(Marks::WEAK_BODY);
        let of_kind = words_of(folded).take_while(|word| words::marks_of(word).any(general)).count();
        self.add(words_of(folded), (Category::Institution, "bekend.instelling"));
        if of_kind > 0 {
            self.add(words_of(folded).skip(of_kind), (Category::Institution, "bekend.instelling"));
        }
    }

    fn add_number(&mut self, category: Category, folded: &mut String) {
        if matches!(category, Category::Email | Category::Handle | Category::Url) {
            self.add(words_of(folded), (category, "bekend.adres-op-internet"));
            return;
        }
        folded.retain(char::is_alphanumeric);
        let mut bare = &**folded;
        // Excel drops the zeros that a number begins with.
        let dropped: &[&str] = match category {
            Category::Phone => &["00", "31", "0"],
            Category::Bsn => &["0"],
            _ => &[],
        };
        for code in dropped {
            while let Some(rest) = bare.strip_prefix(code) {
                bare = rest;
            }
        }
        if bare.len() >= 4 {
            self.longest_number = self.longest_number.max(bare.len());
            let id = self.numbers.insert(bare) as usize;
            self.kinds.resize(self.numbers.len(), category);
            self.kinds[id] = category;
            let codes = BEFORE_NUMBER.iter().filter_map(|code| code.bytes().next());
            self.heads |= codes.chain(bare.bytes().take(1)).fold(0, |set, byte| set | bit(byte));
        }
    }

    /// A shape as it was found, or as a known birth date when it is one, in whatever form.
    pub(crate) fn recognise(&self, text: &str, shape: &Annotation) -> Annotation {
        let dated = shape.category == Category::Date && !self.births.is_empty();
        let birth = dated && {
            let dates = find_dates(&text[shape.start..shape.end]);
            dates.iter().any(|date| self.births.iter().any(|birth| is_birth(*birth, date)))
        };
        if birth {
            let rule = "bekend.geboortedatum";
            return Annotation { group: Group::Known, rule, confidence: 0.99, ..shape.clone() };
        }
        shape.clone()
    }

    /// Finds what is known.
    pub(crate) fn find(&self, tokens: &Tokens, out: &mut Vec<Entity>) {
        if self.phrases.is_empty() && self.numbers.is_empty() {
            return;
        }
        let (streets, numbers) = (!self.streets.is_empty(), !self.numbers.is_empty());
        for (index, token) in tokens.list.iter().enumerate() {
            let phrase = self.table.may_hold(token.hash);
            let number = numbers && self.heads & tokens.first_byte(token).map_or(0, bit) != 0;
            let street = streets && may_be_street(token);
            // Few words get further: what comes then needs not be quick.
            if !(phrase || number || street) || token.protected {
                continue;
            }
            let phrase = phrase.then(|| self.phrase_at(tokens, index)).flatten();
            let street = || street.then(|| self.near_street(tokens, index)).flatten();
            out.extend(phrase.or_else(street));
            out.extend(number.then(|| self.number_at(tokens, index)).flatten());
        }
    }

    fn phrase_at(&self, tokens: &Tokens, index: usize) -> Option<Entity> {
        let word = self.table.get_hashed(tokens.fold(index), tokens.list[index].hash)?;
        let mut next = self.begins[word as usize];
        let mut best: Option<Entity> = None;
        while let Some(phrase) = next.checked_sub(1).map(|number| &self.phrases[number as usize]) {
            next = phrase.before;
            let last = index + (phrase.words.1 - phrase.words.0) as usize - 1;
            if last >= tokens.list.len() || !self.matches(phrase, tokens, index) {
                continue;
            }
            // The longest, and of those the one that was given first.
            let found = self.entity(phrase, tokens, index, last);
            if found.as_ref().is_some_and(|f| best.as_ref().is_none_or(|b| f.last >= b.last)) {
                best = found;
            }
        }
        best
    }

    fn matches(&self, phrase: &Phrase, tokens: &Tokens, first: usize) -> bool {
        let words = &self.words[phrase.words.0 as usize..phrase.words.1 as usize];
        words.iter().enumerate().skip(1).all(|(nth, word)| {
            let (token, word) = (&tokens.list[first + nth], self.table.word(*word));
            let joined = !matches!(token.gap, Gap::Newline | Gap::DotSpace | Gap::Comma);
            let last = nth + 1 == words.len();
            joined && (tokens.folded(token) == word || last && possessive(tokens, first + nth, word))
        })
    }

    fn near_street(&self, tokens: &Tokens, index: usize) -> Option<Entity> {
        self.fuzzy.near(tokens.fold(index), |id| self.streets.word(id))?;
        Some(street(tokens, index, index, "bekend.straat"))
    }

    fn number_at(&self, tokens: &Tokens, index: usize) -> Option<Entity> {
        let token = &tokens.list[index];
        if !matches!(token.shape, Shape::Digits | Shape::Alnum) && token.chars > 4 {
            return None;
        }
        let mut seen = String::with_capacity(self.longest_number + 6);
        let mut last = index;
        loop {
            seen.push_str(tokens.fold(last));
            if seen.len() > self.longest_number + 5 {
                return None;
            }
            let number = BEFORE_NUMBER.iter().find_map(|code| self.numbers.get(seen.strip_prefix(code)?));
            if let Some(number) = number {
                let (category, rule) = (self.kinds[number as usize], "bekend.nummer");
                return Some(Entity { first: index, last, category, rule, confidence: 0.99 });
            }
            last += 1;
            let next = tokens.list.get(last)?;
            if next.start - tokens.list[last - 1].end > 3 || next.gap == Gap::Newline {
                return None;
            }
        }
    }

    /// A phrase that stands at these words.
    fn entity(&self, phrase: &Phrase, tokens: &Tokens, first: usize, last: usize) -> Option<Entity> {
        let flat = tokens.style() != Style::Ordinary;
        let capital = tokens.list[first..=last].iter().any(|t| t.capital() && !t.sentence_start);
        let body = phrase.category == Category::Institution;
        let start = if body { kind_before(tokens, first) } else { first };
        let shown = capital || start < first || flat && !tokens.list[first].has(Marks::FUNCTION);
        if !shown && self.is_ordinary(phrase) {
            let place = phrase.category == Category::Address && house_number(tokens, last).is_some();
            if !place {
                return None;
            }
        }
        if phrase.category == Category::Address {
            return Some(street(tokens, first, last, phrase.rule));
        }
        Some(Entity { first: start, last, category: phrase.category, rule: phrase.rule, confidence: 0.97 })
    }

    /// Whether a phrase is usual words (`Regenboog`): with a capital, or with the kind of body before it. Asked of what
    /// stands in a text, which is little of what is known.
    fn is_ordinary(&self, phrase: &Phrase) -> bool {
        let (from, to) = phrase.words;
        let mut words = self.words[from as usize..to as usize].iter().map(|id| self.table.word(*id));
        let short = |word: &str| to - from == 1 && word.chars().nth(2).is_none();
        words.all(|word| short(word) || words::marks_of(word).any(Marks::ORDINARY.or(Marks::PREFIX)))
    }
}

/// Whether a word may be a street with a typing error.
fn may_be_street(token: &Token) -> bool {
    let shaped = matches!(token.shape, Shape::Capitalised | Shape::Lower | Shape::Caps | Shape::Mixed);
    shaped && !token.has(Marks::WORD) && token.chars >= 6
}

/// Folds a text in the room given.
fn refold<'r>(room: &'r mut String, text: &str) -> &'r mut String {
    room.clear();
    fold_into(text, room);
    room
}

/// A byte as a set of bytes by their lower seven bits.
fn bit(byte: u8) -> u128 {
    1 << (byte & 0x7f)
}

/// Whether what is written of a date fits a birth date: its day and month, or all that is known of it.
fn is_birth(birth: PartialDate, date: &DateMatch) -> bool {
    let year = date.year.is_none_or(|year| year == birth.year);
    let month = date.month.is_none_or(|month| birth.month == Some(month));
    let day = date.day.is_none_or(|day| birth.day == Some(day));
    year && month && day && (date.month.is_some() || birth.month.is_none())
}

/// `Regenboogs`.
fn possessive(tokens: &Tokens, index: usize, word: &str) -> bool {
    tokens.fold(index).strip_suffix('s') == Some(word) && word.len() > 3
}

/// The words for its kind before the name of a body: `basisschool de Regenboog`.
fn kind_before(tokens: &Tokens, first: usize) -> usize {
    let mut start = first;
    let mut at = first;
    while at > 0 && first - at < 4 && matches!(tokens.list[at].gap, Gap::Space | Gap::SpaceApostrophe) {
        at -= 1;
        let token = &tokens.list[at];
        let own_article = token.has(Marks::DETERMINER) && token.capital() && !token.sentence_start;
        if token.has(Marks::BODY_TYPE) || own_article {
            start = at;
        } else if !token.has(Marks::DETERMINER) {
            break;
        }
    }
    start
}

/// A street with its house number behind or before it.
fn street(tokens: &Tokens, first: usize, last: usize, rule: &'static str) -> Entity {
    let end = house_number(tokens, last);
    let mut start = first;
    let number_before = end.is_none() && first > 0 && tokens.list[first].gap == Gap::Space && {
        let before = &tokens.list[first - 1];
        let digits = tokens.folded(before).bytes().take_while(u8::is_ascii_digit).count();
        (1..=4).contains(&digits) && before.chars as usize - digits <= 2
    };
    if number_before {
        start -= 1;
    }
    Entity { first: start, last: end.unwrap_or(last), category: Category::Address, rule, confidence: 0.97 }
}

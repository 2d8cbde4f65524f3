//! Recognises a header: whole, by its words, or in spite of a typing error.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::dutch::calendar;
use crate::dutch::fold::fold;
use crate::dutch::word_list::WordList;

use super::field::Field;
use super::sum::Sum;
use super::synonyms::{HEADERS, LIST_NUMBERS, WORDS, Word};

/// Longest text that is looked at as a header.
pub const MAX_HEADER_BYTES: usize = 120;

/// What a header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// The field.
    pub field: Field,
    /// `Gezagdrager 2`, `Actie 3`.
    pub number: Option<u8>,
    /// The usual spelling, when the header has a typing error.
    pub typo: Option<&'static str>,
}

static WHOLE: LazyLock<HashMap<&'static str, Field>> = LazyLock::new(|| {
    HEADERS
        .iter()
        .flat_map(|(field, spellings)| spellings.iter().map(|spelling| (*spelling, *field)))
        .collect()
});

static BY_WORD: LazyLock<HashMap<&'static str, Word>> = LazyLock::new(|| {
    // A word in two rows of the table means what the first says.
    WORDS
        .iter()
        .rev()
        .flat_map(|(word, spellings)| spellings.iter().map(|spelling| (*spelling, *word)))
        .collect()
});

/// What the header says, a typing error forgiven.
pub fn recognise(header: &str) -> Option<Recognised> {
    exact(header).or_else(|| abbreviated(header)).or_else(|| misspelt(header)).or_else(|| of_somebody(header))
}

/// `Actie JGZ`, `POH-acties`, `Nieuwe afspraken dec`: actions, whoever's they are and of whichever meeting.
fn of_somebody(header: &str) -> Option<Recognised> {
    const MOST_WORDS: usize = 4;
    let header = Header::read(header)?;
    let words = &header.outside;
    let meaning = |word: &String| BY_WORD.get(word.as_str()).copied();
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let says_little = |word: &&String| {
        meaning(word) == Some(Word::Filler) || calendar::month(word).is_some() || is_year(word)
    };
    let speaks = |word: Option<&String>| word.and_then(meaning) == Some(Word::Is(Field::Actions));
    let begins = speaks(words.iter().find(|word| !says_little(word)));
    let ends = speaks(words.iter().rfind(|word| !says_little(word)));
    // `Evaluatie afspraken nov` says what became of them.
    let looks_back = words.iter().any(|word| meaning(word) == Some(Word::Is(Field::FreeText)));
    if words.len() > MOST_WORDS || looks_back || !(begins || ends) {
        return None;
    }
    let field =
        by_words(words, header.joined, |word| Some(BY_WORD.get(word).copied().unwrap_or(Word::Filler)))?;
    let of_actions = matches!(field, Field::Actions | Field::EarlierActions);
    of_actions.then_some(Recognised { field, number: header.number, typo: None })
}

/// Whether a header may head the numbers of the list itself.
pub fn heads_list(header: &str) -> bool {
    LIST_NUMBERS.has(&words(header).concat())
}

/// The words of a header, folded.
pub fn words(header: &str) -> Vec<String> {
    Header::read(header).map(|header| header.outside).unwrap_or_default()
}

/// Whether a word of a header says that it heads actions.
pub fn speaks_of_actions(word: &str) -> bool {
    BY_WORD.get(fold(word).as_str()) == Some(&Word::Is(Field::Actions))
}

/// Whether a header names what was said beside what is to be done: `Bespreking en vervolg`.
pub fn is_of_talk(header: &str) -> bool {
    words(header).iter().any(|word| BY_WORD.get(word.as_str()) == Some(&Word::Is(Field::FreeText)))
}

/// `Verantw.`, `Afspr.`: a word cut short, when all headers that begin with it mean the same.
fn abbreviated(header: &str) -> Option<Recognised> {
    const SHORTEST: usize = 3;
    let short = fold(header.trim().strip_suffix('.')?);
    if short.len() < SHORTEST || !short.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let begins = |spelling: &&str| spelling.starts_with(&short);
    let whole = WHOLE.iter().filter(|(spelling, _)| begins(spelling)).map(|(_, field)| *field);
    let of_words = BY_WORD.iter().filter(|(spelling, _)| begins(spelling)).map(|(_, word)| {
        let mut sum = Sum::default();
        sum.add(*word);
        sum.field()
    });
    let mut fields = whole.map(Some).chain(of_words);
    let field = fields.next()??;
    fields.all(|other| other == Some(field)).then_some(Recognised { field, number: None, typo: None })
}

/// What the header says when it is spelled as usual.
pub fn exact(header: &str) -> Option<Recognised> {
    let header = Header::read(header)?;
    header.variants().find_map(|words| {
        let of_words = || by_words(words, header.joined, |word| BY_WORD.get(word).copied());
        // `Actie + datum` heads actions, `Actiedatum` their days.
        let actions_first = header.joined && words.first().is_some_and(|word| speaks_of_actions(word));
        let whole = || whole(words);
        let known = if actions_first { of_words().or_else(whole) } else { whole().or_else(of_words) };
        let field = known.or_else(|| asks_what(words))?;
        Some(Recognised { field, number: header.number, typo: None })
    })
}

fn misspelt(header: &str) -> Option<Recognised> {
    let header = Header::read(header)?;
    header.variants().find_map(|words| {
        let squashed = words.concat();
        if let Some((spelling, field)) = nearest(&squashed, WHOLE.iter()) {
            return Some(Recognised { field: *field, number: header.number, typo: Some(spelling) });
        }
        let mut typo = None;
        let field = by_words(words, header.joined, |word| {
            BY_WORD.get(word).copied().or_else(|| {
                let (spelling, word) = nearest(word, BY_WORD.iter())
                    .or_else(|| if words.len() > 1 { name(word) } else { None })?;
                typo = Some(*spelling);
                Some(*word)
            })
        })?;
        Some(Recognised { field, number: header.number, typo })
    })
}

/// A header as folded words.
struct Header {
    /// Without what stands in brackets.
    outside: Vec<String>,
    /// With it.
    all: Vec<String>,
    number: Option<u8>,
    /// Whether it names several things beside each other: `Acties + wie`, `Besproken en vervolg`.
    joined: bool,
}

impl Header {
    fn read(text: &str) -> Option<Header> {
        let text = text.trim();
        if text.is_empty() || text.len() > MAX_HEADER_BYTES {
            return None;
        }
        if matches!(text, "#" | "№" | "nº" | "n°" | "Nº" | "N°") {
            return Some(Header { outside: vec!["nr".into()], all: Vec::new(), number: None, joined: false });
        }
        // Case numbers and phone numbers are looked at in every row; they are no headers.
        if text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b' ' | b'/' | b'+')) {
            return None;
        }
        let mut folded = fold(text);
        let (mut outside, mut all, mut number) = (Vec::new(), Vec::new(), None);
        if folded.contains('\'') {
            folded = folded.replace("'s", "s");
        }
        if !folded.contains(['(', '[']) {
            split(&folded, &mut outside, &mut number);
            return Some(Header { joined: joins(&folded, &outside), outside, all, number });
        }
        // `Ouder(s)`, `gezagdrager(s)`: the brackets hold an ending, not a remark.
        let folded = folded.replace("(s)", "s").replace("(en)", "en").replace("(n)", "n");
        split(&without_brackets(&folded), &mut outside, &mut number);
        split(&folded, &mut all, &mut number);
        Some(Header { joined: joins(&folded, &all), outside, all, number })
    }

    /// First without the remark in brackets, then with it.
    fn variants(&self) -> impl Iterator<Item = &[String]> {
        let again = if self.all == self.outside { &[] } else { self.all.as_slice() };
        [self.outside.as_slice(), again].into_iter().filter(|words| !words.is_empty())
    }
}

/// Whether a header names several things beside each other.
fn joins(header: &str, words: &[String]) -> bool {
    header.contains(['+', '/', '&', ',', '|']) || words.iter().any(|word| word == "en")
}

/// `Wat gaat er gebeuren en wie doet dat`, `Wie pakt wat op`: a question for what is to be done.
fn asks_what(words: &[String]) -> Option<Field> {
    #[rustfmt::skip]
    static DOING: WordList = WordList::new(&[
        "doet", "doen", "gebeuren", "pakt", "pakken", "ondernemen", "afspreken", "spreken", "regelt", "regelen", "uitvoeren",
        "oppakken",
    ]);
    #[rustfmt::skip]
    static BESIDE: WordList = WordList::new(&[
        "wat", "wie", "wanneer", "gaat", "gaan", "we", "wij", "er", "en", "voor", "nog", "moet", "moeten", "nu", "op", "af", "te",
        "ermee", "eraan", "hieraan", "dit", "dat", "door", "verder", "met", "elkaar", "het", "aan", "concreet", "per", "uiterlijk",
    ]);
    let asks = words.iter().any(|word| word == "wat") && words.iter().any(|word| DOING.has(word));
    (asks && words.iter().all(|word| DOING.has(word) || BESIDE.has(word))).then_some(Field::Actions)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0u32;
    text.chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

/// Words of letters and digits; a small number (`ouder 2`, `actie3`) is kept apart.
fn split(text: &str, words: &mut Vec<String>, number: &mut Option<u8>) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        // `1e actie`, `2de afspraak`.
        let ordinal =
            word.strip_suffix("ste").or_else(|| word.strip_suffix("de")).or_else(|| word.strip_suffix('e'));
        let word = ordinal.filter(|count| count.bytes().all(|b| b.is_ascii_digit())).unwrap_or(word);
        let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
        match word[stem.len()..].parse::<u8>() {
            Ok(n @ 1..=20) if !word[stem.len()..].starts_with('0') => {
                *number = Some(n);
                if !stem.is_empty() {
                    words.push(stem.to_string());
                }
            }
            _ => words.push(word.to_string()),
        }
    }
}

fn whole(words: &[String]) -> Option<Field> {
    let of = |header: &str| {
        let of_list = || LIST_NUMBERS.has(header).then_some(Field::RecordNumber);
        WHOLE.get(header).copied().or_else(of_list)
    };
    match words {
        [only] => of(only),
        _ => of(&words.concat()),
    }
}

/// The sum of the words, when all of them are known. Two or three may be one (`e mail`, `geb datum`).
fn by_words(words: &[String], joined: bool, mut meaning: impl FnMut(&str) -> Option<Word>) -> Option<Field> {
    const MOST_WORDS: usize = 10;
    if words.len() > MOST_WORDS {
        return None;
    }
    let (mut sum, mut at) = (Sum::of(joined), 0);
    while at < words.len() {
        let longest = (2..=3usize.min(words.len() - at)).rev();
        let joined = longest.into_iter().find_map(|len| {
            let word = BY_WORD.get(words[at..at + len].concat().as_str())?;
            Some((*word, len))
        });
        let (word, len) = match joined {
            Some(found) => found,
            None => (meaning(&words[at])?, 1),
        };
        sum.add(word);
        at += len;
    }
    sum.field()
}

/// `Nam jeugdige`, `Naem moeder`: the one short word that stands in most headers, beside others. The rest of the short ones
/// are too like each other.
fn name(word: &str) -> Option<(&'static &'static str, &'static Word)> {
    BY_WORD.get_key_value("naam").filter(|(naam, _)| word.len() >= 3 && strsim::osa_distance(word, naam) == 1)
}

/// The spelling that is one edit away (two in nine letters or more), when the word is long enough to tell.
fn nearest<'t, T>(
    word: &str,
    table: impl Iterator<Item = (&'t &'static str, &'t T)>,
) -> Option<(&'t &'static str, &'t T)> {
    let len = word.len();
    let allowed = match len {
        0..5 => return None,
        5..9 => 1,
        _ => 2,
    };
    table
        .filter(|(spelling, _)| spelling.len() >= 5 && spelling.len().abs_diff(len) <= allowed)
        .map(|entry| (strsim::osa_distance(word, entry.0), entry))
        .filter(|(edits, _)| *edits <= allowed)
        .min_by_key(|(edits, (spelling, _))| (*edits, **spelling))
        .map(|(_, entry)| entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(header: &str) -> String {
        recognise(header).map_or_else(|| "?".into(), |found| found.field.key())
    }

    #[test]
    fn headers_as_people_type_them() {
        for (header, expected) in [
            ("Nr", "nr"),
            ("Nr.", "nr"),
            ("#", "nr"),
            ("Casusnummer", "casusnummer"),
            ("casusnr.", "casusnummer"),
            ("Casus-nr", "casusnummer"),
            ("Dossiernr", "dossiernummer"),
            ("Naam jeugdige", "naam_jeugdige"),
            ("Kind", "naam_jeugdige"),
            ("Naam cliënt:", "naam_jeugdige"),
            ("NAAM  VAN DE JEUGDIGE *", "naam_jeugdige"),
            ("Naam\nkind", "naam_jeugdige"),
            ("Voor- en achternaam", "naam_jeugdige"),
            ("Voornaam", "voornaam"),
            ("Tussenv.", "tussenvoegsel"),
            ("Achternaam kind", "achternaam"),
            ("Geb. datum", "geboortedatum"),
            ("Geb.datum (dd-mm-jjjj)", "geboortedatum"),
            ("Geboren", "geboortedatum"),
            ("Gebdat", "geboortedatum"),
            ("BSN-nummer", "bsn"),
            ("PC", "postcode"),
            ("Postcode + woonplaats", "postcode"),
            ("Straat + huisnr.", "adres"),
            ("Huisnr", "huisnummer"),
            ("Ouder(s)", "ouder"),
            ("Ouder(s)/verzorger(s)", "ouder"),
            ("Vader/moeder", "ouder"),
            ("Moeder", "moeder"),
            ("Naam vader", "vader"),
            ("Gezagdrager 1", "gezagdrager"),
            ("Tel.nr.", "telefoon"),
            ("Tel. moeder", "telefoon_moeder"),
            ("06-nummer ouders", "telefoon_ouder"),
            ("E-mail", "email"),
            ("E-mailadres vader", "email_vader"),
            ("School", "school"),
            ("Naam school", "school"),
            ("Contactpersoon school", "leerkracht"),
            ("Gezagdr.", "gezagdrager"),
            ("Broers/zussen", "broer_of_zus"),
            ("Huisarts", "huisarts"),
            ("Inbrenger", "inbrenger"),
            ("Naam inbrenger", "inbrenger"),
            ("Betrokken hulpverleners", "hulpverlener"),
            ("Casusregisseur", "casusregisseur"),
            ("Hulpvraag", "vrije_tekst"),
            ("Vraag aan overleg", "vrije_tekst"),
            ("Toestemming ouders", "overig"),
            ("Crisismeter", "overig"),
            ("Acties", "acties"),
            ("Actiepunten MDO", "acties"),
            ("Afspraken / acties", "acties"),
            ("Conclusie en acties", "acties"),
            ("Wie doet wat?", "acties"),
            ("Acties vorig overleg", "vrije_tekst"),
            ("Actie", "acties"),
            ("Wie", "wie"),
            ("Actiehouder(s)", "wie"),
            ("Door wie?", "wie"),
            ("Wanneer?", "wanneer"),
            ("Datum gereed", "wanneer"),
            ("Vóór", "wanneer"),
            ("Gereed", "status_actie"),
            ("Status actie", "status_actie"),
            ("Datum MDO", "datum_overleg"),
            ("Naam + functie", "hulpverlener"),
            ("Huisdier", "?"),
            ("Kenteken auto", "?"),
        ] {
            assert_eq!(key(header), expected, "{header}");
        }
        assert_eq!(recognise("Gezagdrager 2").unwrap().number, Some(2));
        assert_eq!(recognise("Actie3").unwrap().number, Some(3));
    }

    #[test]
    fn a_typing_error_is_forgiven_and_named() {
        for (header, expected, spelling) in [
            ("Actiess", "acties", "acties"),
            ("Aktiepunten", "acties", "actiepunten"),
            ("Geborotedatum", "geboortedatum", "geboortedatum"),
            ("Naam jeudgige", "naam_jeugdige", "jeugdige"),
            ("Nam jeugdige", "naam_jeugdige", "naam"),
            ("Naem moeder", "moeder", "naam"),
            ("Wanner", "wanneer", "wanneer"),
            ("Casusnumer", "casusnummer", "casusnummer"),
        ] {
            let found = recognise(header).unwrap_or_else(|| panic!("{header}"));
            assert_eq!((found.field.key().as_str(), found.typo), (expected, Some(spelling)), "{header}");
        }
        assert_eq!((recognise("Kat"), recognise("Raam")), (None, None));
    }
}

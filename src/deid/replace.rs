//! What stands in the place of a finding: a label in square brackets, and the sentence stays Dutch.

use super::resolve::{Found, Subject};
use super::{Category, Known, Options};
use crate::dutch::date::{distance, find_dates};
use crate::dutch::fold::fold;

/// The labels of one case: the same person has the same label in all its texts.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    /// The roles of the known persons, one after the other.
    text: String,
    /// Where the role of each known person ends, and the label once it was asked for.
    known: Vec<(usize, Option<String>)>,
    /// Number of each person the texts showed, by index from the first unknown one; 0 is none yet.
    strangers: Vec<u32>,
    last: u32,
}

impl Labels {
    /// The labels of this case; what was held before is forgotten.
    pub(crate) fn fill(&mut self, known: &Known) {
        self.text.clear();
        self.known.clear();
        self.strangers.clear();
        self.last = 0;
        for person in &known.persons {
            self.text.push_str(match person.role.trim() {
                "" => "naam",
                role => role,
            });
            self.known.push((self.text.len(), None));
        }
    }

    /// How many persons the caller gave.
    pub(crate) fn known_persons(&self) -> u32 {
        self.known.len() as u32
    }

    fn role(&self, id: usize) -> &str {
        let start = id.checked_sub(1).map_or(0, |before| self.known[before].0);
        &self.text[start..self.known[id].0]
    }

    /// `[moeder]`, or with a number where several bear the role.
    fn of_role(&self, id: usize) -> String {
        let role = self.role(id);
        let same = |range: std::ops::Range<usize>| range.filter(|other| self.role(*other) == role).count();
        let before = same(0..id);
        let alone = before + same(id..self.known.len()) == 1;
        in_brackets(role, if alone { 0 } else { before as u32 + 1 })
    }

    /// The label of a person.
    fn person(&mut self, id: u32) -> String {
        let id = id as usize;
        if let Some((_, label)) = self.known.get(id) {
            let label = label.clone().unwrap_or_else(|| self.of_role(id));
            self.known[id].1.get_or_insert_with(|| label.clone());
            return label;
        }
        let nth = id - self.known.len();
        if self.strangers.len() <= nth {
            self.strangers.resize(nth + 1, 0);
        }
        if self.strangers[nth] == 0 {
            self.last += 1;
            self.strangers[nth] = self.last;
        }
        in_brackets("persoon", self.strangers[nth])
    }

    /// What comes in the place of a finding.
    pub(crate) fn label(&mut self, text: &str, found: &Found, options: &Options) -> String {
        let annotation = &found.annotation;
        let original = &text[annotation.start..annotation.end];
        match annotation.category {
            Category::Person => match found.subject {
                Subject::Person(id) => self.person(id),
                Subject::Family => "[achternaam]".into(),
                Subject::None => "[persoon]".into(),
            },
            Category::Institution => in_brackets(body_label(original), 0),
            Category::Date if options.meeting.is_some() => options
                .meeting
                .and_then(|day| relative(text, annotation, day))
                .unwrap_or_else(|| "[datum]".into()),
            Category::Date if options.generalise => coarse_year(original).unwrap_or_else(|| "[datum]".into()),
            Category::Age if options.generalise => {
                coarse_age(original).unwrap_or_else(|| "[leeftijd]".into())
            }
            category => in_brackets(category_label(category), 0),
        }
    }
}

/// `[moeder]`, or with a number that is not 0 `[persoon 2]`. Made for every fifth word of a text, thus by hand.
fn in_brackets(label: &str, mut number: u32) -> String {
    let mut digits = [0_u8; 10];
    let mut first = digits.len();
    while number > 0 {
        first -= 1;
        digits[first] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    let mut text = String::with_capacity(label.len() + 4);
    text.push('[');
    text.push_str(label);
    if first < digits.len() {
        text.push(' ');
        text.extend(digits[first..].iter().map(|digit| char::from(*digit)));
    }
    text.push(']');
    text
}

fn category_label(category: Category) -> &'static str {
    match category {
        Category::Person => "persoon",
        Category::Location => "plaats",
        Category::Address => "adres",
        Category::Postcode => "postcode",
        Category::Date => "datum",
        Category::Age => "leeftijd",
        Category::Phone => "telefoonnummer",
        Category::Email => "e-mailadres",
        Category::Bsn => "BSN",
        Category::Iban => "rekeningnummer",
        Category::Url => "website",
        Category::Institution => "instelling",
        Category::Id => "nummer",
        Category::NumberPlate => "kenteken",
        Category::Handle => "gebruikersnaam",
    }
}

/// The kind of body, from the words of its name.
fn body_label(original: &str) -> &'static str {
    let folded = crate::dutch::fold::fold(original);
    for (label, words) in BODIES {
        if super::name_words::words_of(&folded).any(|word| words.contains(&word) || word.ends_with(words[0]))
        {
            return label;
        }
    }
    "instelling"
}

/// Label -> words that make it; the first also counts as the end of a word.
const BODIES: [(&str, &[&str]); 3] = [
    (
        "school",
        &[
            "school",
            "obs",
            "cbs",
            "rkbs",
            "ikc",
            "sbo",
            "so",
            "vso",
            "vmbo",
            "mavo",
            "havo",
            "vwo",
            "mbo",
            "roc",
            "csg",
            "osg",
            "rsg",
            "gsg",
            "college",
            "lyceum",
            "gymnasium",
            "onderwijs",
            "scholengemeenschap",
        ],
    ),
    (
        "club",
        &[
            "vereniging",
            "club",
            "vv",
            "sv",
            "fc",
            "sc",
            "rksv",
            "scouting",
            "zwemclub",
            "voetbalclub",
            "hockeyclub",
            "tennisclub",
            "sportclub",
            "judoclub",
            "manege",
        ],
    ),
    ("praktijk", &["praktijk", "huisartsenpraktijk", "tandartspraktijk"]),
];

/// `12-11-2026` -> `[3 weken voor het overleg]`; nothing for a birth date, whose distance is an age.
fn relative(text: &str, annotation: &super::Annotation, meeting: jiff::civil::Date) -> Option<String> {
    let before = text[..annotation.start].trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    if annotation.rule == "bekend.geboortedatum" || word.starts_with("geb") || word == "gd" {
        return None;
    }
    let dates = find_dates(&text[annotation.start..annotation.end]);
    Some(format!("[{} het overleg]", distance(dates.first()?, meeting)?))
}

/// `2009` -> `[2005-2009]`; only for a year alone.
fn coarse_year(original: &str) -> Option<String> {
    let year: u32 = original.parse().ok().filter(|_| original.len() == 4)?;
    let from = year - year % 5;
    Some(format!("[{from}-{}]", from + 4))
}

/// `43` -> `[40-49]`, `21e` -> `[20-29]e`; only from 18 years, and not of `3,5` or `4 1/2`.
fn coarse_age(original: &str) -> Option<String> {
    let (years, ending) =
        original.split_at(original.find(|c: char| !c.is_ascii_digit()).unwrap_or(original.len()));
    let age: u32 = years.parse().ok().filter(|age| (18..=120).contains(age))?;
    let from = age - age % 10;
    ending.chars().all(char::is_alphabetic).then(|| format!("[{from}-{}]{ending}", from + 9))
}

/// A role word directly before a label of the same role is not said twice: `moeder [moeder]` becomes `moeder`.
/// Gives the byte where the replaced stretch starts and what comes there.
pub(crate) fn without_echo(
    text: &str,
    annotation: &super::Annotation,
    label: String,
    floor: usize,
) -> (usize, String) {
    let start = annotation.start;
    if annotation.category != Category::Person {
        return (start, label);
    }
    let before = text[floor..start].trim_end_matches([' ', '\u{a0}']);
    let blank = floor + before.len();
    let word = before.trim_end_matches(char::is_alphanumeric).len();
    let word = &before[word..];
    let role = label.trim_matches(['[', ']']);
    if blank < start && !word.is_empty() && is_same_role(word, role) {
        return (blank, String::new());
    }
    (start, label)
}

fn is_same_role(word: &str, role: &str) -> bool {
    word.eq_ignore_ascii_case(role)
        || !(word.is_ascii() && role.is_ascii()) && fold(word) == fold(role)
        || SAME_ROLE.iter().any(|(said, shown)| *shown == role && said.eq_ignore_ascii_case(word))
}

/// Words for a role -> the role of the label.
const SAME_ROLE: [(&str, &str); 6] = [
    ("mama", "moeder"),
    ("mam", "moeder"),
    ("moe", "moeder"),
    ("papa", "vader"),
    ("pap", "vader"),
    ("pa", "vader"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_of_grown_people_are_made_coarse() {
        assert_eq!(coarse_age("43").as_deref(), Some("[40-49]"));
        assert_eq!(coarse_age("21e").as_deref(), Some("[20-29]e"));
        for age in ["17", "3,5", "1 1/2", "19 en een half", "veertig"] {
            assert_eq!(coarse_age(age), None, "{age}");
        }
    }
}

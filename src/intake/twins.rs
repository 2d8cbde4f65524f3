//! Whether a child is known already: the same BSN, or the same birth date and a name that sounds or is spelled alike.

use rustc_hash::FxHashMap;

use crate::dutch::date::PartialDate;
use crate::dutch::fold::fold;
use crate::dutch::names::Name;
use crate::model::case_file::Youth;

/// The children that are known, each with a number of the caller's.
#[derive(Clone, Debug, Default)]
pub struct Twins {
    by_bsn: FxHashMap<String, usize>,
    by_year: FxHashMap<i16, Vec<Child>>,
}

#[derive(Clone, Debug)]
struct Child {
    index: usize,
    birth: PartialDate,
    spoken: Spoken,
}

/// A name as it sounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Spoken {
    /// First names and the name used daily: as folded, and as they sound.
    first: Vec<(String, String)>,
    /// Each surname by which somebody is called, as it sounds.
    last: Vec<String>,
}

impl Twins {
    /// Makes a child known.
    pub fn add(&mut self, index: usize, youth: &Youth) {
        if let Some(bsn) = bsn(youth) {
            self.by_bsn.entry(bsn).or_insert(index);
        }
        if let Some(birth) = youth.birth_date {
            let child = Child { index, birth: birth.0, spoken: Spoken::of(&youth.full_name()) };
            self.by_year.entry(birth.0.year).or_default().push(child);
        }
    }

    /// The child that this may be.
    pub fn find(&self, youth: &Youth) -> Option<usize> {
        if let Some(index) = bsn(youth).and_then(|bsn| self.by_bsn.get(&bsn)) {
            return Some(*index);
        }
        let birth = youth.birth_date?.0;
        let of_year = self.by_year.get(&birth.year)?;
        let spoken = Spoken::of(&youth.full_name());
        let alike = |child: &&Child| same_day(child.birth, birth) && spoken.is_like(&child.spoken);
        of_year.iter().find(alike).map(|child| child.index)
    }
}

/// Whether two names may be of one person.
pub fn alike(a: &Name, b: &Name) -> bool {
    Spoken::of(a).is_like(&Spoken::of(b))
}

/// What is known of both days is the same.
fn same_day(a: PartialDate, b: PartialDate) -> bool {
    let same = |a: Option<i8>, b: Option<i8>| a.is_none() || b.is_none() || a == b;
    a.year == b.year && same(a.month, b.month) && same(a.day, b.day)
}

fn bsn(youth: &Youth) -> Option<String> {
    let digits: String = youth.bsn.as_ref()?.chars().filter(char::is_ascii_digit).collect();
    (8..=9).contains(&digits.len()).then(|| format!("{digits:0>9}"))
}

impl Spoken {
    fn of(name: &Name) -> Spoken {
        let both = |name: &String| {
            let folded = fold(name);
            let sound = sound(&folded);
            (folded, sound)
        };
        let first = name.first_names.iter().chain(&name.nickname).map(both);
        let last = name.surname_variants().into_iter().map(|family| sound(&fold(&family.surname)));
        Spoken { first: first.collect(), last: last.collect() }
    }

    /// First names alike, and surnames alike where both are known; or the two the other way round.
    fn is_like(&self, other: &Spoken) -> bool {
        let first = self.first.iter().any(|a| other.first.iter().any(|b| first_alike(a, b)));
        let last = self.last.is_empty()
            || other.last.is_empty()
            || self.last.iter().any(|a| other.last.iter().any(|b| a == b));
        if first && last {
            return true;
        }
        let swapped = |a: &Spoken, b: &Spoken| a.first.iter().any(|(_, sound)| b.last.contains(sound));
        swapped(self, other) && swapped(other, self)
    }
}

/// `Yusuf` and `Youssef` sound alike, `Sanne` and `Sannne` are spelled alike, `Mo` begins `Mohammed`.
fn first_alike((a, sound_a): &(String, String), (b, sound_b): &(String, String)) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let enough = short.chars().count() >= 5;
    sound_a == sound_b
        || enough && strsim::osa_distance(a, b) <= 1
        || short.chars().count() >= 2 && long.starts_with(short.as_str())
}

/// How a name sounds to Dutch ears: its consonants, and the vowel it begins with. Vowels are what names from elsewhere
/// are spelled with in ten ways.
fn sound(folded: &str) -> String {
    let text: Vec<char> = folded.chars().filter(|c| c.is_alphabetic()).collect();
    let (mut out, mut at) = (String::new(), 0);
    while at < text.len() {
        let next = text.get(at + 1).copied();
        let (sound, taken) = match (text[at], next) {
            ('s', Some('j')) | ('t', Some('j')) | ('c', Some('h')) if at == 0 => ('x', 2),
            ('s', Some('c')) if text.get(at + 2) == Some(&'h') => ('s', 3),
            ('c', Some('h')) => ('g', 2),
            ('d', Some('j')) => ('j', 2),
            ('p', Some('h')) => ('f', 2),
            ('c', Some('k')) | ('k', Some('h')) => ('k', 2),
            ('g', Some('h')) => ('g', 2),
            ('t', Some('h')) | ('d', Some('t')) => ('t', 2),
            ('c', Some('e' | 'i' | 'y')) => ('s', 1),
            ('c' | 'q', _) => ('k', 1),
            ('v' | 'f', _) => ('f', 1),
            ('z', _) => ('s', 1),
            ('d', None) => ('t', 1),
            ('y', Some('a' | 'e' | 'o' | 'u')) => ('j', 1),
            ('i', Some('j')) => ('a', 2),
            ('a' | 'e' | 'i' | 'o' | 'u' | 'y', _) => ('a', 1),
            (c, _) => (c, 1),
        };
        at += taken;
        let is_vowel = sound == 'a';
        // An h is heard at the beginning only.
        if is_vowel && !out.is_empty() || sound == 'h' && !out.is_empty() || out.ends_with(sound) {
            continue;
        }
        out.push(sound);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scalar::BirthDate;

    fn youth(name: &str, birth: &str, bsn: &str) -> Youth {
        Youth {
            name: Some(name.into()),
            birth_date: BirthDate::parse(birth),
            bsn: Some(bsn.into()).filter(|bsn: &String| !bsn.is_empty()),
            ..Youth::default()
        }
    }

    fn same(a: (&str, &str), b: (&str, &str)) -> bool {
        let mut twins = Twins::default();
        twins.add(7, &youth(a.0, a.1, ""));
        twins.find(&youth(b.0, b.1, "")) == Some(7)
    }

    #[test]
    fn names_that_sound_or_are_spelled_alike_are_one_child() {
        for (a, b) in [
            ("Yusuf el Amrani", "Youssef El Amrani"),
            ("Mohammed Yilmaz", "Muhammad Yılmaz"),
            ("Mo Yilmaz", "Mohamed Yilmaz"),
            ("Sanne de Vries", "Sanna de Fries"),
            ("Jayden Smit", "Jaiden Smith"),
            ("Thijs van der Berg", "Tijs v.d. Berg"),
            ("Sophie Janssen", "Sofie Jansen"),
            ("Anna Jansen-de Vries", "Anna de Vries"),
            ("Amrani Yusuf", "Yusuf Amrani"),
            ("Chantal Schouten", "Sjantal Schouten"),
            ("Djamila Bakker", "Jamila Bakker"),
            ("Sanne", "Sanne Bos"),
        ] {
            assert!(same((a, "2014-05-09"), (b, "2014-05-09")), "{a} / {b}");
            assert!(!same((a, "2014-05-09"), (b, "2014-05-10")), "another day: {a} / {b}");
        }
    }

    #[test]
    fn brothers_and_others_of_one_day_are_not() {
        for (a, b) in [
            ("Sem de Vries", "Saar de Vries"),
            ("Yusuf el Amrani", "Yasmina el Amrani"),
            ("Sanne de Vries", "Sanne Bakker"),
        ] {
            assert!(!same((a, "2014-05-09"), (b, "2014-05-09")), "{a} / {b}");
        }
    }

    #[test]
    fn a_bsn_is_enough_and_half_a_birth_date_fits_the_whole() {
        let mut twins = Twins::default();
        twins.add(1, &youth("Yusuf el Amrani", "", "12345672"));
        twins.add(2, &youth("Sanne Bos", "2013-02", ""));
        assert_eq!(twins.find(&youth("Iemand Anders", "2000-01-01", "012345672")), Some(1));
        assert_eq!(twins.find(&youth("Sanne Bos", "2013-02-28", "")), Some(2));
        assert_eq!(twins.find(&youth("Sanne Bos", "2013-03-28", "")), None);
        assert_eq!(twins.find(&youth("Sanne Bos", "", "")), None);
    }
}

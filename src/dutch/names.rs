//! Dutch personal names: first names, initials, prefixes (tussenvoegsels), surnames.
//!
//! | file | what it does |
//! |---|---|
//! | `parse` | one name, in any order, to a [`Name`] |
//! | `plain` | most names, the short way |
//! | `asides` | what stands in brackets or quotes |
//! | `people` | a cell that names several persons |
//! | `prefix` | the words between first name and surname |
//! | `titles` | forms of address, academic titles, initials |
//! | `roles` | the words that say who somebody is in the family or at work |

use std::fmt;

mod asides;
mod parse;
mod people;
mod plain;
mod prefix;
mod roles;
mod titles;

pub use parse::parse_full_name;
pub use people::split_persons;
pub use plain::plain_name;
pub use prefix::{canonical_prefix, is_prefix_word, prefix_run};
pub use roles::{role_of, roles};
pub use titles::{is_initials, is_title};

/// A name taken apart. All parts are as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// First names, in order.
    pub first_names: Vec<String>,
    /// The name used daily, when it is another (`roepnaam`).
    pub nickname: Option<String>,
    /// Initials as written, `J.P.`.
    pub initials: Option<String>,
    /// Prefix, `van der`.
    pub prefix: Option<String>,
    /// Surname without prefix; a double or married name as written (`Jansen-de Vries`).
    pub surname: Option<String>,
}

/// A surname with its own prefix: one half of a double name, or the whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Family {
    /// Prefix, `van der`.
    pub prefix: Option<String>,
    /// Surname without prefix.
    pub surname: String,
}

impl Name {
    /// Reads one name in any usual order: `Yusuf el Idrissi`, `Idrissi, Yusuf el`, `mw. A. Jansen`.
    pub fn parse(text: &str) -> Name {
        parse_full_name(text)
    }

    /// Reads a surname with its prefix: `el Idrissi`, `van der Berg-de Vries`.
    pub fn parse_family(text: &str) -> Name {
        parse::parse_family(text)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.first_names.is_empty()
            && self.nickname.is_none()
            && self.initials.is_none()
            && self.surname.is_none()
    }

    /// Prefix and surname, `van der Berg-de Vries`.
    pub fn family(&self) -> Option<Family> {
        let surname = self.surname.clone()?;
        Some(Family { prefix: self.prefix.clone(), surname })
    }

    /// Every surname this person may be called by: the whole, each half of a double or married name, and
    /// the halves the other way round. `van der Berg-de Vries` gives itself, `van der Berg`, `de Vries` and
    /// `de Vries-van der Berg`.
    pub fn surname_variants(&self) -> Vec<Family> {
        let Some(whole) = self.family() else { return Vec::new() };
        let mut all = vec![whole.clone()];
        let halves = whole.halves();
        if let [first, second] = halves.as_slice() {
            all.push(Family {
                prefix: second.prefix.clone(),
                surname: format!("{}-{}", second.surname, first),
            });
        }
        all.extend(halves);
        if let Some(rest) = without_elision(&whole.surname) {
            all.push(Family { prefix: whole.prefix.clone(), surname: rest.to_owned() });
        }
        let mut seen = Vec::with_capacity(all.len());
        for family in all {
            if !seen.contains(&family) {
                seen.push(family);
            }
        }
        seen
    }
}

impl Family {
    /// The parts of a double name, each with its own prefix; empty when the name is single.
    fn halves(&self) -> Vec<Family> {
        let spaced: Vec<&str> = self.surname.split_whitespace().collect();
        let parts = match self.surname.split_once('-') {
            // `El-Idrissi`: the hyphen ties a prefix, not a second name.
            Some((tied, rest)) if is_prefix_word(tied) && !rest.trim().is_empty() => {
                return vec![Family { prefix: Some(tied.to_owned()), surname: rest.trim().to_owned() }];
            }
            Some(_) => self.surname.split('-').map(str::trim).map(str::to_owned).collect(),
            // `Berg de Vries`: a prefix inside starts the second name.
            None => match (1..spaced.len()).find(|&at| prefix_run(&spaced, at) > 0) {
                Some(at) => vec![spaced[..at].join(" "), spaced[at..].join(" ")],
                // `Garcia Lopez`, `Gangaram Panday`: either part may stand alone.
                None => spaced.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>(),
            },
        };
        // `Tjin-A-Djie` is one name, not three.
        if parts.len() < 2 || parts.iter().any(|part| part.chars().filter(|c| c.is_alphabetic()).count() < 2)
        {
            return Vec::new();
        }
        let mut halves: Vec<Family> = parts.iter().map(|part| Family::read(part)).collect();
        if halves[0].prefix.is_none() {
            halves[0].prefix.clone_from(&self.prefix);
        }
        halves
    }

    /// `de Vries` to prefix and surname.
    pub(super) fn read(text: &str) -> Family {
        let words: Vec<&str> = text.split_whitespace().collect();
        let run = prefix_run(&words, 0);
        Family { prefix: (run > 0).then(|| words[..run].join(" ")), surname: words[run..].join(" ") }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.prefix {
            Some(prefix) if prefix.ends_with(['\'', '’']) => write!(f, "{prefix}{}", self.surname),
            Some(prefix) => write!(f, "{prefix} {}", self.surname),
            None => f.write_str(&self.surname),
        }
    }
}

/// `Angelo` of `d'Angelo`.
fn without_elision(surname: &str) -> Option<&str> {
    let (before, after) = surname.split_once(['\'', '’'])?;
    (matches!(before, "d" | "D" | "l" | "L") && after.chars().count() > 2).then_some(after)
}

/// The name in its usual order: first names (or initials), prefix, surname.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let given = match (&self.initials, self.first_names.is_empty()) {
            (Some(initials), true) => initials.clone(),
            (None, true) => self.nickname.clone().unwrap_or_default(),
            (_, false) => self.first_names.join(" "),
        };
        f.write_str(&given)?;
        match self.family() {
            Some(family) if given.is_empty() => write!(f, "{family}"),
            Some(family) => write!(f, " {family}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(text: &str) -> Vec<String> {
        Name::parse(text).surname_variants().iter().map(Family::to_string).collect()
    }

    #[test]
    fn a_double_name_is_known_by_each_half_and_both_orders() {
        assert_eq!(
            variants("J.P. van der Berg-de Vries"),
            ["van der Berg-de Vries", "de Vries-van der Berg", "van der Berg", "de Vries"]
        );
        assert_eq!(variants("A. Smit-Özdemir"), ["Smit-Özdemir", "Özdemir-Smit", "Smit", "Özdemir"]);
        for double in ["Anna Jansen-de Vries", "Jansen-de Vries", "A. Jansen-de Vries", "mw. Jansen-de Vries"]
        {
            assert_eq!(
                variants(double),
                ["Jansen-de Vries", "de Vries-Jansen", "Jansen", "de Vries"],
                "{double}"
            );
        }
        assert_eq!(variants("Roos Şimşek-van der Berg")[2..], ["Şimşek", "van der Berg"]);
        assert_eq!(variants("Melvin Tjin-A-Djie"), ["Tjin-A-Djie"]);
        assert_eq!(variants("Yusuf El-Idrissi"), ["El-Idrissi", "El Idrissi"]);
        assert_eq!(variants("R. d'Angelo"), ["d'Angelo", "Angelo"]);
        assert_eq!(
            variants("R. Gangaram Panday"),
            ["Gangaram Panday", "Panday-Gangaram", "Gangaram", "Panday"]
        );
        assert_eq!(variants("Yusuf"), [""; 0]);
    }

    #[test]
    fn a_surname_alone_is_read_with_its_prefix() {
        for (text, prefix, surname) in [
            ("el Idrissi", Some("el"), "Idrissi"),
            ("van der Berg-de Vries", Some("van der"), "Berg-de Vries"),
            ("Jansen", None, "Jansen"),
            ("Gangaram Panday", None, "Gangaram Panday"),
            ("Van Leeuwen", Some("Van"), "Leeuwen"),
        ] {
            let name = Name::parse_family(text);
            assert_eq!((name.prefix.as_deref(), name.surname.as_deref()), (prefix, Some(surname)), "{text}");
            assert!(name.first_names.is_empty());
        }
    }

    #[test]
    fn a_name_is_shown_in_its_usual_order() {
        for (text, shown) in [
            ("Idrissi, Yusuf el", "Yusuf el Idrissi"),
            ("Vries, de, J.", "J. de Vries"),
            ("fam. Yilmaz", "Yilmaz"),
            ("Yusuf", "Yusuf"),
        ] {
            assert_eq!(Name::parse(text).to_string(), shown);
        }
    }
}

//! Reading YAML that people write by hand: places for every error, texts that stay texts, bounds.

mod de;
mod node;

use std::fmt;

pub use de::{Read, read};
pub use node::{Document, Kind};

/// Line and column of a value, both from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

impl Place {
    /// From a line counted from 1 and a column counted from 0, as the parser has them.
    fn of(line: usize, column: usize) -> Place {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { line: number(line), column: number(column).saturating_add(1) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "regel {}, kolom {}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CaseFile;
    use crate::model::case_file::{CaseStatus, Crisis, Decision};

    fn case(text: &str) -> CaseFile {
        read::<CaseFile>(text).unwrap_or_else(|error| panic!("{error}")).value
    }

    fn problem(text: &str) -> String {
        read::<CaseFile>(text).expect_err("an error").to_string()
    }

    #[test]
    fn texts_stay_texts() {
        let case = case(
            "casusnummer: 2026-014\njeugdige: {voornaam: Nee, achternaam: On, telefoon: 0612345678, school: 12:30, \
             email: ~, roepnaam: '~'}\ngezagdragers:\n- {naam: no, telefoon: +31612345678, bsn: 012345678}\n\
             labels: [1e3, 0x10, ja, no, 2026-12-03]\n",
        );
        assert_eq!(case.number, "2026-014");
        assert_eq!(case.youth.first_name.as_deref(), Some("Nee"));
        assert_eq!(case.youth.surname.as_deref(), Some("On"));
        assert_eq!(case.youth.phone.as_deref(), Some("0612345678"));
        assert_eq!(case.youth.school.as_deref(), Some("12:30"));
        assert_eq!(case.youth.email, None);
        assert_eq!(case.youth.nickname.as_deref(), Some("~"));
        assert_eq!(case.guardians[0].phone.as_deref(), Some("+31612345678"));
        assert_eq!(case.guardians[0].bsn.as_deref(), Some("012345678"));
        assert_eq!(case.labels.0, ["1e3", "0x10", "ja", "no", "2026-12-03"]);
    }

    #[test]
    fn what_people_write_shorter_is_read() {
        let case = case(
            "netwerk: [oma Jansen]\ninbrenger: Karin de Boer\ngezagdragers: {rol: moeder}\ncrisismeter: Oranje\n\
             deelname: {ouders: 'nee, moeder werkt', jeugdige: true}\naanmelding: {partners_nodig: 'CJG, school'}\n\
             toestemming:\n- {door: moeder, besluit: gegeven, datum: 3 december 2026, partijen: CJG}\nstatus:\n",
        );
        assert_eq!(case.network[0].name.as_deref(), Some("oma Jansen"));
        assert_eq!(case.presenter.name.as_deref(), Some("Karin de Boer"));
        assert_eq!(case.guardians[0].role.as_deref(), Some("moeder"));
        assert_eq!(case.crisis, Some(Crisis::Orange));
        assert_eq!(case.participation.parents.unwrap().yes(), Some(false));
        assert_eq!(case.participation.youth.unwrap().yes(), Some(true));
        assert_eq!(case.application.partners.0, ["CJG", "school"]);
        assert_eq!(case.consents[0].decision, Some(Decision::Given));
        assert_eq!(case.consents[0].date.unwrap().to_string(), "2026-12-03");
        assert_eq!(case.status, CaseStatus::Open);
    }

    #[test]
    fn an_error_names_place_and_what_was_expected_and_no_value() {
        let cases = [
            (
                "toestemming:\n- door: moeder\n  besluit: Yusuf\n",
                "regel 3, kolom 12",
                "gegeven, geweigerd, ingetrokken",
            ),
            ("jeugdige:\n  geboortedatum: 2014-02-30 Yusuf\n", "regel 2, kolom 18", "geboortedatum"),
            ("acties:\n- nr: Yusuf\n", "regel 2, kolom 7", "heel getal"),
            ("jeugdige: Yusuf\n", "regel 1, kolom 11", "sleutels"),
            ("gezin: [[Yusuf]]\n", "regel 1, kolom 9", "sleutels"),
            ("jeugdige: {voornaam: [Yusuf]}\n", "regel 1, kolom 22", "één waarde"),
            ("gezag: ouders\ngezag: geen\n", "regel 2, kolom 1", "twee keer"),
            ("jeugdige: {voornaam: Yusuf\n", "regel", "geldige YAML"),
        ];
        for (text, place, expected) in cases {
            let problem = problem(text);
            assert!(problem.contains(place) && problem.contains(expected), "{text}: {problem}");
            assert!(!problem.contains("Yusuf"), "{problem}");
        }
    }

    #[test]
    fn an_unknown_key_is_named_with_its_neighbour() {
        let read = read::<CaseFile>("crisismetr: rood\njeugdige: {geboortedatm: 2014, xyz: 1}\n").unwrap();
        let told: Vec<String> =
            read.unknown_keys.iter().map(|(place, text)| format!("{place}: {text}")).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].contains("regel 1") && told[0].contains("bedoel je 'crisismeter'?"), "{told:?}");
        assert!(told[1].contains("'geboortedatum'"), "{told:?}");
        assert!(!told[2].contains("bedoel"), "{told:?}");
    }

    #[test]
    fn bombs_end_in_an_error() {
        let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (name, of) in ["b", "c", "d", "e", "f", "g", "h"].iter().zip(["a", "b", "c", "d", "e", "f", "g"])
        {
            bomb.push_str(&format!(
                "{name}: &{name} [*{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}]\n"
            ));
        }
        bomb.push_str("gezin: *h\n");
        assert!(read::<CaseFile>(&bomb).is_err());
        assert!(problem(&format!("gezin: {}", "[".repeat(100_000))).contains("regel"));
        assert!(problem(&format!("gezin: [{}]", "{},".repeat(300_000))).contains("meer waarden"));
        assert!(read::<CaseFile>("a: &a [*a]\n").is_err());
        assert!(problem("gezag: geen\n---\ngezag: geen\n").contains("meer dan één document"));
    }

    #[test]
    fn as_plain_data_texts_stay_texts_too() {
        let value = Document::parse("tel: +31612345678\nja: [no, 012]\nleeg:\n").unwrap().texts().unwrap();
        assert_eq!(value["tel"], "+31612345678");
        assert_eq!(value["ja"][1], "012");
        assert!(value["leeg"].is_null());
    }

    #[test]
    fn an_empty_file_is_the_defaults() {
        assert_eq!(case(""), CaseFile::default());
        assert_eq!(case("# niets\n"), CaseFile::default());
        assert_eq!(case("gezin:\ntoestemming: ~\nadres: \n"), CaseFile::default());
    }
}

//! The leak gate: before anything is written, the whole output is searched for every identifier of every row.
//!
//! This is a second, independent and simpler path than the engine that replaced: it shares no code with
//! `deid`, knows no context and no lexicon, and only asks whether an identifier still stands somewhere.

mod extract;
mod phrases;
mod search;
mod targets;
mod words;
mod xml;

use std::collections::HashSet;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::model::{Action, CaseEntry, KeptAction, Leak, Minutes, Team};
use extract::Piece;
pub use extract::{Part, parts};
use targets::Targets;
use words::{Words, may_show};

/// How many different lines a piece of a document has, mostly.
const USUAL_LINES: usize = 900;

/// Everything that may not stand in the output, ready to be searched for.
pub struct Gate<'a> {
    cases: &'a [CaseEntry],
    targets: Targets,
}

/// What the gate says of the actions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Identifiers that still stand there.
    pub leaks: Vec<Leak>,
    /// Actions with an ordinary word, written small, that is also a name in that very case. It stops nothing,
    /// but a person should read them again.
    pub doubtful: Vec<String>,
}

impl<'a> Gate<'a> {
    /// Collects the identifiers of all cases and participants.
    pub fn new(cases: &'a [CaseEntry], team: &Team) -> Self {
        Gate { cases, targets: targets::collect(cases, team) }
    }

    /// How many identifiers are searched for.
    pub fn searched(&self) -> usize {
        self.targets.count()
    }

    /// Leaks in the actions of minutes themselves, and words in doubt: see [`Gate::check`].
    pub fn check_actions(&self, minutes: &Minutes) -> Findings {
        self.check(&minutes.carried, &minutes.actions)
    }

    /// Leaks in these actions, named by action number, and words in doubt.
    pub fn check(&self, kept: &[KeptAction], new: &[Action]) -> Findings {
        let rows: FxHashMap<&str, u32> =
            (0u32..).zip(self.cases).map(|(row, entry)| (entry.case.number.0.as_str(), row)).collect();
        let kept = kept.par_iter().map(|kept| (&kept.action, kept.reason.as_deref()));
        let actions = kept.chain(new.par_iter().map(|action| (action, None)));
        let checked: Vec<(Vec<Leak>, Option<String>)> = actions
            .map_init(Reading::default, |reading, (action, reason)| {
                let row = rows.get(action.number.case.0.as_str());
                self.check_action(action, reason, row.copied(), reading)
            })
            .filter(|(leaks, doubtful)| !leaks.is_empty() || doubtful.is_some())
            .collect();
        let (leaks, doubtful): (Vec<_>, Vec<_>) = checked.into_iter().unzip();
        Findings { leaks: distinct(leaks.concat()), doubtful: doubtful.into_iter().flatten().collect() }
    }

    /// Leaks in one action, of this row, and its number if a word in it is in doubt.
    fn check_action<'t>(
        &self,
        action: &'t Action,
        reason: Option<&'t str>,
        row: Option<u32>,
        Reading { words, clean }: &mut Reading<'t>,
    ) -> (Vec<Leak>, Option<String>) {
        let number = || action.number.to_string();
        let mut leaks = Vec::new();
        // The same few owners, mostly.
        for (field, text) in [("reden", reason), ("actiehouder", action.owner.as_deref())] {
            let Some(text) = text.filter(|text| !clean.contains(text)) else { continue };
            let hits = self.targets.hits(text, words);
            if hits.is_empty() {
                clean.insert(text);
            }
            leaks.extend(hits.into_iter().map(|target| self.leak(target, &number(), field)));
        }
        let hits = self.targets.hits(&action.text, words);
        leaks.extend(hits.into_iter().map(|target| self.leak(target, &number(), "actie")));
        // The buffer still holds the words of the action's text.
        let doubtful = row.is_some_and(|row| words.normals().any(|word| self.targets.is_doubtful(word, row)));
        (leaks, doubtful.then(number))
    }

    /// Leaks in a rendered document: every part of it, also properties. What an empty document of the same
    /// kind holds as well (a child called Mei, a heading `3 mei`) is the template's and does not count.
    ///
    /// # Errors
    /// When a part of the document cannot be unpacked.
    pub fn check_document(
        &self,
        name: &str,
        document: &[Part<'_>],
        template: impl FnOnce() -> Vec<u8>,
    ) -> Result<Vec<Leak>, String> {
        let found = self.lines_with_hits(document)?;
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let template = template();
        // One that cannot be read excuses nothing.
        let of_template = parts(&template).and_then(|parts| self.lines_with_hits(&parts)).unwrap_or_default();
        let of_template: HashSet<(u32, String)> =
            of_template.into_iter().map(|found| (found.target, found.line)).collect();
        let own =
            found.into_iter().filter(|found| !of_template.contains(&(found.target, found.line.clone())));
        Ok(distinct(own.map(|found| self.leak(found.target, name, &found.part)).collect()))
    }

    /// Leaks in a text without markup, named by what it is part of and its own name.
    pub fn check_text(&self, name: &str, part: &str, text: &str) -> Vec<Leak> {
        let mut words = Words::default();
        let hits = lines(text).flat_map(|line| self.targets.hits(line, &mut words));
        distinct(hits.map(|target| self.leak(target, name, part)).collect())
    }

    /// Every identifier in these parts.
    fn lines_with_hits(&self, document: &[Part<'_>]) -> Result<Vec<Found>, String> {
        let mut all = Vec::new();
        for part in document {
            part.read(|pieces| all.append(&mut self.in_pieces(&part.name, pieces)))?;
        }
        Ok(all)
    }

    /// Every identifier in pieces of a part, which are searched side by side.
    fn in_pieces(&self, part: &str, pieces: &[Piece<'_>]) -> Vec<Found> {
        let search = |words: &mut Words, piece: &Piece<'_>| {
            let text = piece.text();
            let found =
                |target: u32, line: &str| Found { target, part: part.to_owned(), line: line.to_owned() };
            // Nothing is found across a line break, and most lines of a document return: keys, owners, days.
            let mut seen = FxHashSet::with_capacity_and_hasher(USUAL_LINES, FxBuildHasher);
            let lines = lines(&text).filter(|line| seen.insert(*line));
            let found = lines.flat_map(|line| {
                self.targets.hits(line, words).into_iter().map(move |target| found(target, line))
            });
            found.collect::<Vec<_>>()
        };
        pieces.par_iter().map_init(Words::default, search).flatten_iter().collect()
    }

    fn leak(&self, target: u32, document: &str, place: &str) -> Leak {
        let kind = self.targets.kind(target);
        let (source, cell) = match self.cases.get(self.targets.row(target)) {
            Some(entry) => (entry.place.to_string(), entry.place.cell().replace(' ', "")),
            None => ("de deelnemers".to_owned(), "deelnemers".to_owned()),
        };
        Leak {
            id: format!("{document}/{kind}/{cell}"),
            place: format!("{document}, {place}"),
            kind: kind.to_owned(),
            source,
        }
    }
}

/// What one thread uses from action to action.
#[derive(Default)]
struct Reading<'t> {
    words: Words,
    /// Owners and reasons in which nothing was found.
    clean: FxHashSet<&'t str>,
}

/// An identifier in a document.
struct Found {
    target: u32,
    part: String,
    /// The whole line it stands in.
    line: String,
}

/// The lines that have a letter or digit: of those of a JSON text, most are what stands between two strings.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let shown = bytes.iter().position(|byte| may_show(*byte))?;
        let start = bytes[..shown].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', &bytes[shown..]).map_or(rest.len(), |at| shown + at);
        let line = &rest[start..end];
        rest = &rest[end..];
        Some(line)
    })
}

/// One leak for each handle.
fn distinct(mut leaks: Vec<Leak>) -> Vec<Leak> {
    let mut seen = HashSet::new();
    leaks.retain(|leak| seen.insert((leak.id.clone(), leak.place.clone())));
    leaks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::date::PartialDate;
    use crate::dutch::names::Name;
    use crate::model::{Address, Case, CaseNumber, NumberOrigin, Participant, Person, Place};

    fn entry() -> CaseEntry {
        let child = Person {
            role: "jeugdige".into(),
            name: Name::parse("Yusuf el Idrissi"),
            birth_date: Some(PartialDate { year: 2013, month: Some(5), day: Some(2) }),
            bsn: Some("123456782".into()),
            phones: vec!["06-12345678".into()],
            emails: vec!["y.idrissi@voorbeeld.nl".into()],
        };
        let mother =
            Person {
                role: "moeder".into(), name: Name::parse("Roos Şimşek-de Vries"), ..Person::default()
            };
        let address = Address {
            street: Some("Dorpsstraat".into()),
            number: Some("12a".into()),
            postcode: Some("1234 AB".into()),
            city: Some("Almelo".into()),
        };
        let case = Case {
            number: CaseNumber("2026-014".into()),
            persons: vec![child, mother],
            addresses: vec![address],
            institutions: vec!["Basisschool De Regenboog".into()],
            other_ids: vec!["Z/22/392805".into()],
        };
        let place = Place { sheet: "Blad1".into(), row: 5, column: 1 };
        CaseEntry { case, number_origin: NumberOrigin::Sheet, actions: Vec::new(), place }
    }

    fn team() -> Team {
        let name = Some("Karin de Boer".into());
        Team { participants: vec![Participant { name, role: "POH-jeugd".into(), organisation: None }] }
    }

    fn kinds(text: &str) -> Vec<&'static str> {
        let cases = [entry()];
        let gate = Gate::new(&cases, &team());
        let hits = gate.targets.hits(text, &mut Words::default());
        hits.iter().map(|target| gate.targets.kind(*target)).collect()
    }

    #[test]
    fn every_identifier_is_found_in_any_spelling() {
        for (text, kind) in [
            ("belt yusuf", "voornaam"),
            ("belt YUSUF", "voornaam"),
            ("Yusufs school", "voornaam"),
            ("Yusuf's school", "voornaam"),
            ("mw. Simsek", "achternaam"),
            ("mw. S\u{327}ims\u{327}ek", "achternaam"),
            ("geboren 02-05-2013", "geboortedatum"),
            ("geboren 2.5.2013", "geboortedatum"),
            ("geboren 2 mei 2013", "geboortedatum"),
            ("geboren 20130502", "geboortedatum"),
            ("bsn 1234 56 782", "BSN"),
            ("tel 06 12 34 56 78", "telefoonnummer"),
            ("tel +31612345678", "telefoonnummer"),
            ("tel 0031-6-12345678", "telefoonnummer"),
            ("mail y.idrissi@voorbeeld.nl", "e-mailadres"),
            ("mail info_yusuf2013", "voornaam"),
            ("naar dorpsstraat 3", "straat"),
            ("1234ab", "postcode"),
            ("in almelo", "woonplaats"),
            ("school Regenboog", "instelling"),
            ("dossier Z/22/392805", "nummer"),
            ("Karin belt", "voornaam"),
        ] {
            assert!(kinds(text).contains(&kind), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn ordinary_words_count_as_names_only_when_written_so() {
        assert!(kinds("bloemen: een roos voor moeder").is_empty());
        assert!(kinds("Roos bloeit").is_empty());
        assert!(!kinds("belt met Roos").is_empty());
    }

    #[test]
    fn clean_text_has_no_hits() {
        let text = "[jeugdige] gaat op 15-12-2026 naar [school]; POH-jeugd belt [moeder], nr 2026-014.1";
        assert!(kinds(text).is_empty(), "{:?}", kinds(text));
        assert!(kinds("Yu\nsuf").is_empty());
    }

    #[test]
    fn lines_without_a_letter_are_passed_over() {
        let text = ": \n\n  {\n\"a b\",\né\n---\n @1\n";
        assert_eq!(lines(text).collect::<Vec<_>>(), ["\"a b\",", "é", " @1"]);
        assert_eq!(lines("geen").chain(lines("")).chain(lines("\n-")).collect::<Vec<_>>(), ["geen"]);
    }

    #[test]
    fn what_the_template_holds_too_is_no_leak() {
        let part = |text| [Part::text("tekst", text)];
        let cases = [entry()];
        let gate = Gate::new(&cases, &team());
        let check = |text| gate.check_document("csv", &part(text), || "MDO Almelo".into()).unwrap();
        assert!(check("MDO Almelo\nx").is_empty());
        let leaks = check("MDO Almelo\nin Almelo");
        assert_eq!(leaks.len(), 1);
        assert_eq!(leaks[0].id, "csv/woonplaats/A5");
        assert!(!format!("{leaks:?}").contains("Almelo"));
    }
}

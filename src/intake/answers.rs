//! The answers to the questions, and the case file they become.

use jiff::civil::Date;
use serde_yaml::{Mapping, Value};

use super::questions::{Choice, Kind, QUESTIONS, Question};
use crate::dutch::{date, fold::fold};
use crate::model::case_file::{Answer, Crisis, Custody, SafetyJudgement};
use crate::model::scalar::{BirthDate, Words};

/// An answer that cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// To which question.
    pub question: &'static Question,
    /// What is expected, in Dutch; without the answer.
    pub expected: String,
}

/// The answers so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// One place for each of [`QUESTIONS`].
    given: Vec<Option<String>>,
    /// What a form says besides.
    rest: Mapping,
}

impl Default for Answers {
    fn default() -> Self {
        Answers { given: vec![None; QUESTIONS.len()], rest: Mapping::new() }
    }
}

impl Question {
    /// The words to choose from, each with what it means; none where any answer does.
    pub fn choices(&self) -> Vec<(&'static str, &'static str)> {
        match self.kind {
            Kind::Choice(Choice::Custody) => {
                Custody::ALL.iter().map(|word| (word.dutch(), word.explained())).collect()
            }
            Kind::Choice(Choice::Crisis) => {
                Crisis::ALL.iter().map(|word| (word.dutch(), word.explained())).collect()
            }
            Kind::Choice(Choice::Safety) => {
                SafetyJudgement::ALL.iter().map(|word| (word.dutch(), word.explained())).collect()
            }
            Kind::YesNo => vec![("ja", ""), ("nee", "")],
            _ => Vec::new(),
        }
    }

    /// An answer in the form the case file has it; an empty one is `None`.
    ///
    /// # Errors
    /// What was expected, in Dutch.
    pub fn accept(&self, answer: &str) -> Result<Option<String>, String> {
        let answer = answer.trim();
        if answer.is_empty() {
            return if self.required { Err("hier moet iets staan".into()) } else { Ok(None) };
        }
        let accepted = match self.kind {
            Kind::Text | Kind::Long | Kind::List => Some(answer.to_owned()),
            Kind::Day => date::parse(answer).map(|day| day.to_string()),
            Kind::BirthDate => BirthDate::parse(answer).map(|day| day.to_string()),
            Kind::YesNo => {
                let yes = Answer { answer: answer.to_owned(), reason: None }.yes();
                yes.map(|_| answer.to_owned())
            }
            Kind::Choice(_) => self.choice(answer),
        };
        accepted.map(Some).ok_or_else(|| match self.kind {
            Kind::Day => "hier hoort een datum die bestaat, zoals 3-12-2026".into(),
            Kind::BirthDate => {
                "hier hoort een geboortedatum die bestaat, zoals 9-5-2014, 2014-05 of 2014".into()
            }
            Kind::YesNo => "hier hoort ja of nee".into(),
            _ => {
                let words: Vec<&str> = self.choices().into_iter().map(|(word, _)| word).collect();
                format!("kies een van: {}", words.join(", "))
            }
        })
    }

    /// A choice by its word, its number in the list, or its first letters when no other begins so.
    fn choice(&self, answer: &str) -> Option<String> {
        let choices = self.choices();
        if let Ok(number @ 1..) = answer.parse::<usize>() {
            return choices.get(number - 1).map(|(word, _)| (*word).to_owned());
        }
        let answer = fold(answer).replace([' ', '-'], "_");
        if choices.iter().any(|(word, _)| *word == answer) {
            return Some(answer);
        }
        let mut begun = choices.iter().filter(|(word, _)| word.starts_with(&answer));
        match (begun.next(), begun.next()) {
            (Some((only, _)), None) => Some((*only).to_owned()),
            _ => None,
        }
    }
}

impl Answers {
    /// The answer to a question, by its place in [`QUESTIONS`].
    pub fn get(&self, index: usize) -> Option<&str> {
        self.given.get(index)?.as_deref()
    }

    /// Takes an answer, by the place of its question.
    ///
    /// # Errors
    /// When it does not fit; the answer that was there stays.
    pub fn set(&mut self, index: usize, answer: &str) -> Result<(), Problem> {
        let Some(question) = QUESTIONS.get(index) else { return Ok(()) };
        let answer = question.accept(answer).map_err(|expected| Problem { question, expected })?;
        self.given[index] = answer;
        Ok(())
    }

    /// Keeps what a form says besides: keys of a case file that nobody asks for.
    pub fn keep(&mut self, rest: Value) {
        if let Value::Mapping(rest) = rest {
            self.rest = rest;
        }
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.given.iter().all(Option::is_none)
    }

    /// The obligatory questions without an answer.
    pub fn missing(&self) -> Vec<Problem> {
        let open = QUESTIONS
            .iter()
            .zip(&self.given)
            .filter(|(question, answer)| question.required && answer.is_none());
        open.map(|(question, _)| Problem { question, expected: "hier moet iets staan".into() }).collect()
    }

    /// The case file: with this number, and dated this day when no day was answered. What nobody answered is left out.
    pub fn case_file(&self, number: &str, today: Date) -> Value {
        let mut file = Value::Mapping(Mapping::new());
        put(&mut file, &["casusnummer"], Value::from(number));
        put(&mut file, &["status"], Value::from("open"));
        self.fill(file, Some(today))
    }

    /// What was answered, as keys of a case file.
    pub fn keys(&self) -> Value {
        self.fill(Value::Mapping(Mapping::new()), None)
    }

    fn fill(&self, mut file: Value, today: Option<Date>) -> Value {
        if let Value::Mapping(keys) = &mut file {
            keys.extend(self.rest.clone());
        }
        for (question, answer) in QUESTIONS.iter().zip(&self.given) {
            let answer = match (answer, question.key, today) {
                (Some(answer), ..) => answer.clone(),
                (None, "aanmelding.datum", Some(today)) => today.to_string(),
                (None, ..) => continue,
            };
            let steps: Vec<&str> = question.key.split('.').collect();
            put(&mut file, &steps, value(question, &answer));
        }
        close_ranks(&mut file);
        file
    }
}

fn value(question: &Question, answer: &str) -> Value {
    if question.kind != Kind::List {
        return Value::from(answer);
    }
    Value::Sequence(Words::parts(answer).map(Value::from).collect())
}

/// Puts a value at a path.
fn put(at: &mut Value, steps: &[&str], value: Value) {
    let Some((step, rest)) = steps.split_first() else {
        *at = value;
        return;
    };
    if let Ok(index) = step.parse::<usize>() {
        if !at.is_sequence() {
            *at = Value::Sequence(Vec::new());
        }
        if let Value::Sequence(items) = at {
            if items.len() <= index {
                items.resize(index + 1, Value::Null);
            }
            put(&mut items[index], rest, value);
        }
        return;
    }
    if !at.is_mapping() {
        *at = Value::Mapping(Mapping::new());
    }
    if let Value::Mapping(keys) = at {
        put(keys.entry(Value::from(*step)).or_insert(Value::Null), rest, value);
    }
}

/// A second guardian without a first becomes the first.
fn close_ranks(file: &mut Value) {
    let Value::Mapping(keys) = file else { return };
    for (_, value) in keys {
        if let Value::Sequence(items) = value {
            items.retain(|item| !item.is_null());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn index(key: &str) -> usize {
        QUESTIONS.iter().position(|question| question.key == key).unwrap()
    }

    #[test]
    fn answers_become_a_case_file() {
        let mut answers = Answers::default();
        let given = [
            ("jeugdige.voornaam", " Yusuf "),
            ("jeugdige.achternaam", "Idrissi"),
            ("jeugdige.geboortedatum", "9 mei 2014"),
            ("gezag", "gezamenlijk"),
            ("gezagdragers.1.rol", "vader"),
            ("gezagdragers.1.naam", "Rachid"),
            ("aanmelding.vraag_aan_overleg", "Wie helpt?"),
            ("aanmelding.partners_nodig", "CJG, school"),
            ("crisismeter", "1"),
        ];
        for (key, answer) in given {
            answers.set(index(key), answer).unwrap();
        }
        assert!(answers.missing().is_empty());
        let file = answers.case_file("2026-014", date(2026, 11, 22));
        let text = serde_yaml::to_string(&file).unwrap();
        assert_eq!(
            text,
            "casusnummer: 2026-014\nstatus: open\njeugdige:\n  voornaam: Yusuf\n  achternaam: Idrissi\n  \
             geboortedatum: 2014-05-09\ngezag: gezamenlijk\ngezagdragers:\n- rol: vader\n  naam: Rachid\n\
             aanmelding:\n  datum: 2026-11-22\n  vraag_aan_overleg: Wie helpt?\n  partners_nodig:\n  - CJG\n  \
             - school\ncrisismeter: rood\n"
        );
    }

    #[test]
    fn what_does_not_fit_is_told_without_the_answer() {
        let mut answers = Answers::default();
        for (key, answer) in [
            ("jeugdige.geboortedatum", "30 februari 2014"),
            ("crisismeter", "paars"),
            ("crisismeter", "4"),
            ("deelname.ouders", "misschien"),
            ("jeugdige.voornaam", "  "),
        ] {
            let problem = answers.set(index(key), answer).unwrap_err();
            assert!(!problem.expected.contains(answer.trim()) || answer.trim().is_empty(), "{problem:?}");
        }
        assert_eq!(answers.missing().len(), 3);
        assert!(answers.set(index("gezag"), "ge").is_err(), "gezamenlijk or geen");
        answers.set(index("gezag"), "een").unwrap();
        assert_eq!(answers.get(index("gezag")), Some("eenhoofdig"));
        answers.set(index("deelname.ouders"), "nee, moeder werkt").unwrap();
    }

    #[test]
    fn every_question_has_a_place_in_the_case_file() {
        let mut answers = Answers::default();
        for (index, question) in QUESTIONS.iter().enumerate() {
            let answer = match question.kind {
                Kind::Day | Kind::BirthDate => "2014-05-09",
                Kind::Choice(_) => "1",
                Kind::YesNo => "ja",
                _ => "tekst",
            };
            answers.set(index, answer).unwrap();
        }
        let text = serde_yaml::to_string(&answers.case_file("2026-014", date(2026, 11, 22))).unwrap();
        let file: crate::model::CaseFile =
            serde_yaml::from_str(&text.replace(": ja", ": {antwoord: ja}")).unwrap();
        assert_eq!(file.professionals.len(), 2);
        assert_eq!(file.safety.youth_heard.unwrap().yes(), Some(true));
    }
}

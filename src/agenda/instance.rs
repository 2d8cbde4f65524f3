//! A [`Problem`] as JSON, the form in which instances with known optima are kept.
//!
//! Only `durations`, `costs` and `attend` must be there; keys that are not listed here are ignored.

use serde::Deserialize;
use serde::de::{self, Deserializer, Unexpected, Visitor};

use super::problem::{Case, ColourOrder, MOST_CASES, MOST_PARTICIPANTS, Participant, Problem, Span};
use crate::error::{Error, Result};

/// A larger file is not an instance.
pub const MOST_BYTES: u64 = 4 << 20;
const PENALTY: u32 = 5;
const REMEDY: &str = "Controleer haakjes, komma's en aanhalingstekens.";

#[derive(Deserialize)]
struct Instance {
    durations: Vec<Whole>,
    costs: Vec<Whole>,
    attend: Vec<Vec<Whole>>,
    priority: Option<Vec<Whole>>,
    priority_mode: Option<Mode>,
    soft_penalty: Option<Whole>,
    case_windows: Option<Vec<Option<Ends>>>,
    availability: Option<Vec<Option<Vec<Ends>>>>,
    breaks: Option<Vec<Ends>>,
    horizon: Option<Whole>,
    min_minutes: Option<Vec<Whole>>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Mode {
    None,
    Hard,
    Soft,
}

/// From and to.
#[derive(Clone, Copy, Deserialize)]
struct Ends(Whole, Whole);

impl Ends {
    fn span(self) -> Span {
        Span { from: self.0.0, to: self.1.0 }
    }
}

/// A whole number, also when written as 5.0.
#[derive(Clone, Copy)]
struct Whole(u32);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_any(WholeVisitor)
    }
}

struct WholeVisitor;

impl Visitor<'_> for WholeVisitor {
    type Value = Whole;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a whole number")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> std::result::Result<Whole, E> {
        Ok(Whole(value.into()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> std::result::Result<Whole, E> {
        u32::try_from(value).map(Whole).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> std::result::Result<Whole, E> {
        let whole = value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&value);
        if whole { Ok(Whole(value as u32)) } else { Err(E::invalid_value(Unexpected::Float(value), &self)) }
    }
}

/// Reads an instance.
///
/// # Errors
/// When it is not JSON, a key has another form, or the parts do not fit together.
pub fn read(json: &[u8]) -> Result<Problem> {
    if !json.trim_ascii_start().starts_with(b"{") {
        return Err(Error::input("dit is geen JSON-object").remedy(REMEDY));
    }
    let instance: Instance = serde_json::from_slice(json).map_err(|error| explain(&error))?;
    let problem = instance.problem()?;
    problem.check()?;
    Ok(problem)
}

/// Where it went wrong, without the value that stands there.
fn explain(error: &serde_json::Error) -> Error {
    let (problem, remedy) = match error.classify() {
        serde_json::error::Category::Data => (
            "hier staat iets anders dan ik verwacht, of durations, costs of attend ontbreekt",
            "Tijden, minuten en gewichten zijn hele getallen vanaf 0; een venster is [van, tot].",
        ),
        _ => ("dit is geen JSON", REMEDY),
    };
    Error::input(problem).at(format!("regel {}, kolom {}", error.line(), error.column())).remedy(remedy)
}

impl Instance {
    fn problem(self) -> Result<Problem> {
        let (cases, people) = (self.durations.len(), self.costs.len());
        self.check_lengths(cases, people)?;
        let numbers = |list: Option<Vec<Whole>>| list.filter(|list| !list.is_empty());
        let (priority, least) = (numbers(self.priority), numbers(self.min_minutes));
        let case = |(index, minutes): (usize, &Whole)| Case {
            minutes: minutes.0,
            least_minutes: least.as_ref().map_or(minutes.0, |least| least[index].0),
            urgency: priority.as_ref().map_or(0, |priority| priority[index].0),
            window: self.case_windows.as_ref().and_then(|all| *all.get(index)?).map(Ends::span),
        };
        let participant = |(index, weight): (usize, &Whole)| {
            let spans = self.availability.as_ref().and_then(|all| all.get(index)?.as_ref());
            let spans = spans.filter(|spans| !spans.is_empty());
            let attends = self.attend[index].iter().enumerate().filter(|(_, attends)| attends.0 > 0);
            Participant {
                weight: weight.0,
                cases: attends.fold(0, |set, (case, _)| set | 1 << case),
                available: spans.map(|spans| spans.iter().map(|ends| ends.span()).collect()),
            }
        };
        let mut breaks: Vec<Span> = self.breaks.iter().flatten().map(|ends| ends.span()).collect();
        breaks.sort_unstable();
        let penalty = self.soft_penalty.map_or(PENALTY, |penalty| penalty.0);
        Ok(Problem {
            cases: self.durations.iter().enumerate().map(case).collect(),
            participants: self.costs.iter().enumerate().map(participant).collect(),
            breaks,
            horizon: self.horizon.map(|horizon| horizon.0),
            colour_order: match self.priority_mode {
                None | Some(Mode::None) => ColourOrder::Free,
                Some(Mode::Soft) => ColourOrder::Soft(penalty),
                Some(Mode::Hard) => ColourOrder::Strict,
            },
        })
    }

    fn check_lengths(&self, cases: usize, people: usize) -> Result<()> {
        let too_many = |what: &str, most: usize| {
            Err(Error::input(format!("meer dan {most} {what}")).remedy("Verdeel ze over twee overleggen."))
        };
        if cases > MOST_CASES {
            return too_many("casussen", MOST_CASES);
        }
        if people > MOST_PARTICIPANTS {
            return too_many("deelnemers", MOST_PARTICIPANTS);
        }
        let optional = |length: Option<usize>, right: usize| length.is_none_or(|it| it == 0 || it == right);
        let lists = [
            ("attend", self.attend.len() == people),
            ("attend", self.attend.iter().all(|row| row.len() == cases)),
            ("priority", optional(self.priority.as_ref().map(Vec::len), cases)),
            ("min_minutes", optional(self.min_minutes.as_ref().map(Vec::len), cases)),
            ("case_windows", optional(self.case_windows.as_ref().map(Vec::len), cases)),
            ("availability", optional(self.availability.as_ref().map(Vec::len), people)),
        ];
        match lists.iter().find(|(_, right)| !right) {
            None => Ok(()),
            Some((name, _)) => Err(Error::input("deze lijst heeft niet de goede lengte")
                .at(*name)
                .remedy(format!("Er zijn {cases} casussen en {people} deelnemers."))),
        }
    }
}

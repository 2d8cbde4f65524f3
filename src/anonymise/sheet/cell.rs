//! What becomes of a cell by what its column holds.

use jiff::civil::Date;

use super::super::columns::Treatment;
use super::super::{Piece, age, school};
use super::{At, Scribe};
use crate::deid::{Category, Deidentified};
use crate::dutch::date::{self, PartialDate};
use crate::dutch::due::{DueDate, parse_due_cell};
use crate::dutch::fold::fold;
use crate::render::Value;
use crate::sheet::Contents;

/// What a cell became, before the texts are scrubbed.
pub enum Step {
    /// It is known already, with what was replaced.
    Done(Value<'static>, Option<Piece>),
    /// It is text that the engine must see.
    Scrub(String),
}

impl Scribe<'_> {
    /// What becomes of a cell by what its column holds.
    pub fn step(&self, at: At) -> Step {
        let table = &self.whole.tables[at.0];
        let contents = &table.rows[at.1].cells[at.2];
        let whole = |new: &str, category, rule| {
            let old = shown(contents);
            if old == new {
                return Step::Done(text(new), None);
            }
            Step::Done(text(new), Some(Piece::whole(self.place(at), &old, new, category, rule)))
        };
        if let (Treatment::CaseNumber, Some(case)) = (self.treatments[at.0][at.2], table.rows[at.1].case) {
            let number = &self.whole.cases[case].case.number.0;
            // A row that goes on with the case above it gets its number too.
            return if *contents == Contents::Empty {
                Step::Done(text(number), None)
            } else {
                whole(number, Category::Id, "kolom.casusnummer")
            };
        }
        if *contents == Contents::Empty {
            return Step::Done(Value::Empty, None);
        }
        match self.treatments[at.0][at.2] {
            Treatment::Drop(category, rule) => whole("", category, rule),
            Treatment::BirthDate => {
                whole(&self.age_band(contents, table.rows[at.1].case), Category::Date, "kolom.geboortedatum")
            }
            Treatment::Age => {
                whole(age::band_of_age(&shown(contents)).unwrap_or_default(), Category::Age, "kolom.leeftijd")
            }
            Treatment::Postcode => {
                whole(&four_digits(&shown(contents)), Category::Postcode, "kolom.postcode")
            }
            Treatment::School => {
                whole(&school::general(&shown(contents)), Category::Institution, "kolom.school")
            }
            Treatment::Day => match self.day_cell(contents) {
                Step::Done(Value::Date(day), _) if self.setup.options.meeting.is_some() => {
                    whole(&self.relative(day).unwrap_or_default(), Category::Date, "kolom.datum")
                }
                step => step,
            },
            Treatment::CaseNumber | Treatment::Text | Treatment::Loose => match contents {
                Contents::Date(day) if self.setup.options.wants(Category::Date) => {
                    let far = self.relative(*day).unwrap_or_else(|| "[datum]".into());
                    whole(&far, Category::Date, "kolom.datum")
                }
                Contents::Date(day) => Step::Done(Value::Date(*day), None),
                Contents::Number(number) => match whole_number(*number) {
                    // A number this long is a phone, record or citizen's number.
                    Some(n) if n.unsigned_abs() < 100_000 => Step::Done(Value::Number(n), None),
                    None => Step::Done(text(&shown(contents)), None),
                    Some(_) if !self.setup.options.wants(Category::Id) => {
                        Step::Done(text(&shown(contents)), None)
                    }
                    Some(_) => whole("[nummer]", Category::Id, "kolom.getal"),
                },
                _ => Step::Scrub(shown(contents)),
            },
        }
    }

    /// The band of a birth date in any form; the sheet's own reader knows forms that a cell by itself does not tell.
    fn age_band(&self, contents: &Contents, case: Option<usize>) -> String {
        let birth = match contents {
            Contents::Date(day) => Some(PartialDate::from(*day)),
            Contents::Number(number) => {
                serial(*number).map(PartialDate::from).or_else(|| date::parse_partial(&shown(contents)))
            }
            other => {
                let text = shown(other);
                if let Some(band) = age::band_of_age(&text).filter(|band| *band == text) {
                    return band.to_owned();
                }
                let found = || date::find_dates(&text).iter().find_map(date::DateMatch::partial);
                date::parse_partial(&text).or_else(found)
            }
        };
        let of_case = || self.whole.cases[case?].case.persons.first()?.birth_date;
        let birth = birth.or_else(of_case);
        birth.and_then(|birth| age::band_of_birth(birth, self.day)).unwrap_or_default()
    }

    /// The day as its distance from the meeting, when that was asked.
    fn relative(&self, day: Date) -> Option<String> {
        let meeting = self.setup.options.meeting?;
        let written = day.to_string();
        let far = date::distance(date::find_dates(&written).first()?, meeting)?;
        Some(format!("[{far} het overleg]"))
    }

    /// A day stays a day; one in words becomes one, and what cannot be read is scrubbed.
    fn day_cell(&self, contents: &Contents) -> Step {
        match contents {
            Contents::Date(day) => Step::Done(Value::Date(*day), None),
            Contents::Number(number) => match serial(*number) {
                Some(day) => Step::Done(Value::Date(day), None),
                None => Step::Done(text(&shown(contents)), None),
            },
            other => match parse_due_cell(&shown(other), self.day, None) {
                Some(DueDate::Read(day)) => Step::Done(Value::Date(day), None),
                _ => Step::Scrub(shown(other)),
            },
        }
    }
}

/// Whether nothing but the label of a person is left.
pub fn only_a_name(result: &Deidentified) -> bool {
    let mut rest = result.text.clone();
    for span in &result.spans {
        rest = rest.replacen(&span.replacement, "", 1);
    }
    result.spans.iter().any(|span| span.category == Category::Person) && !rest.contains(char::is_alphanumeric)
}

/// `POH-jeugd` for `[POH-jeugd], POH-jeugd`, where a name stood before its function.
pub fn without_echo(text: &str) -> &str {
    let parts = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let bare = |rest: &str| fold(rest.trim_matches(|c: char| !c.is_alphanumeric()));
    match parts {
        Some((label, rest)) if !rest.is_empty() && fold(label) == bare(rest) => {
            rest.trim_matches(|c: char| !c.is_alphanumeric())
        }
        _ => text,
    }
}

/// A text as a cell; nothing is an empty cell.
pub fn text(text: &str) -> Value<'static> {
    if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned().into()) }
}

/// A cell as text.
fn shown(contents: &Contents) -> String {
    match contents {
        Contents::Empty => String::new(),
        Contents::Text(text) => text.clone(),
        Contents::Number(number) => {
            whole_number(*number).map_or_else(|| number.to_string(), |n| n.to_string())
        }
        Contents::Date(date) => date.to_string(),
    }
}

fn whole_number(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
    (number.fract() == 0.0 && number.abs() < 1e15).then_some(number as i64)
}

/// The four digits a text begins its postcode with.
fn four_digits(text: &str) -> String {
    let mut runs = text.split(|c: char| !c.is_ascii_digit());
    runs.find(|run| run.len() == 4).unwrap_or_default().to_owned()
}

/// The day of Excel's serial number, from 1954 to 2119: no year and no age is that large.
fn serial(number: f64) -> Option<Date> {
    let days = whole_number(number).filter(|days| (20_000..80_000).contains(days))?;
    Date::constant(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

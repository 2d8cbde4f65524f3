//! Dates and ages, from the scanners of [`crate::dutch`].

use super::hit;
use crate::deid::{Annotation, Category};
use crate::dutch::ages::{AgeForm, find_ages_at};
use crate::dutch::date::DateMatch;
use crate::dutch::spots::Spot;

/// Adds the dates and ages that no other pattern holds. What stands in `out` from `from` on is in order.
pub(super) fn add(text: &str, spots: &[Spot], dates: &[DateMatch], from: usize, out: &mut Vec<Annotation>) {
    let claimed = out.len();
    for date in dates {
        let (rule, confidence) = match (date.day, date.month, date.year) {
            (Some(_), _, Some(_)) => ("datum.dag", 0.97),
            (Some(_), _, None) => ("datum.dag-en-maand", 0.9),
            (None, Some(_), _) => ("datum.maand-en-jaar", 0.9),
            (None, None, _) => ("datum.jaar", 0.8),
        };
        add_free(&mut *out, from, claimed, hit(date.start, date.end, Category::Date, rule, confidence));
    }
    out[from..].sort_by_key(|found| found.start);
    let claimed = out.len();
    for age in find_ages_at(text, spots.iter().copied()) {
        let (rule, confidence) = match age.form {
            AgeForm::Certain => ("leeftijd", 0.92),
            AgeForm::InContext => ("leeftijd.zin", 0.85),
            AgeForm::Bare => ("leeftijd.getal", 0.6),
            AgeForm::Bracketed => ("leeftijd.haakjes", 0.6),
        };
        add_free(&mut *out, from, claimed, hit(age.start, age.end, Category::Age, rule, confidence));
    }
}

/// Adds an annotation unless one in the ordered stretch `from..claimed` overlaps it.
fn add_free(out: &mut Vec<Annotation>, from: usize, claimed: usize, new: Annotation) {
    let known = &out[from..claimed];
    let next = known.partition_point(|found| found.end <= new.start);
    if known.get(next).is_none_or(|found| found.start >= new.end) {
        out.push(new);
    }
}

//! Why something does not fit, and what gave way, in Dutch and without names.

use super::draft::{Draft, Giving};
use super::{Clash, Wish, clash};
use crate::dutch::clock::show;

/// The words for what the planner knows by number.
pub struct Words<'d> {
    draft: &'d Draft<'d>,
}

impl<'d> Words<'d> {
    /// Of a draft.
    pub fn of(draft: &'d Draft<'_>) -> Words<'d> {
        Words { draft }
    }

    /// The role of a seat.
    pub fn seat(&self, seat: usize) -> &'d str {
        self.draft.table.seats.get(seat).map_or("een deelnemer", |seat| seat.role.as_str())
    }

    fn number(&self, case: usize) -> Option<&'d str> {
        let chosen = self.draft.chosen.get(self.draft.index_of(case)?)?;
        Some(chosen.queued.case.number.as_str())
    }

    fn wish(&self, wish: Wish) -> String {
        match wish {
            Wish::Colours => "de volgorde naar urgentie".into(),
            Wish::Horizon => format!("het einde van het overleg ({})", show(self.draft.hour.end)),
            Wish::Break(_) => "de pauze".into(),
            Wish::Available(seat) => {
                let available = self.draft.table.seats.get(seat).and_then(|seat| seat.available.as_deref());
                let times: Vec<String> = available
                    .unwrap_or_default()
                    .iter()
                    .map(|(from, to)| format!("{}-{}", show(*from), show(*to)))
                    .collect();
                format!("wanneer {} kan ({})", self.seat(seat), times.join(", "))
            }
            Wish::Window(case) => {
                let index = self.draft.index_of(case).and_then(|index| self.draft.chosen.get(index));
                let begin = index.and_then(|chosen| chosen.begin).map(show).unwrap_or_default();
                format!("de vaste tijd {begin} van casus {}", self.number(case).unwrap_or("?"))
            }
        }
    }
}

/// Why the case that came last does not fit with those before it.
pub fn misfit(draft: &Draft<'_>) -> String {
    let words = Words::of(draft);
    let problem = draft.problem();
    let minutes = problem.minutes();
    let last = problem.cases.len().saturating_sub(1);
    let all = (0..problem.cases.len()).fold(0u64, |set, case| set | 1 << case);
    match clash::find(&problem, &minutes, all, Some(last)) {
        Some(clash) => explain(&words, &clash, last),
        None => "er is geen plaats gevonden".into(),
    }
}

fn explain(words: &Words<'_>, clash: &Clash, last: usize) -> String {
    let others: Vec<String> = clash
        .cases
        .iter()
        .filter(|case| **case != last)
        .filter_map(|case| words.number(*case))
        .map(str::to_owned)
        .collect();
    let wishes: Vec<String> = clash.wishes.iter().map(|wish| words.wish(*wish)).collect();
    let with = if others.is_empty() { String::new() } else { format!(" samen met {}", cases(&others)) };
    match wishes.as_slice() {
        [] => format!("past niet{with}"),
        wishes => format!("past niet{with}, door {}", joined(wishes)),
    }
}

/// What gave way so that the case that came last has a place, and why.
pub fn eased(draft: &Draft<'_>, giving: &Giving) -> Vec<String> {
    let (Some(last), words) = (draft.chosen.last(), Words::of(draft)) else { return Vec::new() };
    let number = &last.queued.case.number;
    let mut said = Vec::new();
    if giving.begin {
        let begin = last.begin.map(show).unwrap_or_default();
        said.push(format!(
            "casus {number} kan niet om {begin}: {}; spreek een andere tijd af",
            misfit(draft)
        ));
    }
    if giving.colours {
        said.push(format!("niet alle rode casussen staan vooraan: casus {number} {}", misfit(draft)));
    }
    if !giving.seats.is_empty() {
        let roles: Vec<&str> = giving.seats.iter().map(|seat| words.seat(*seat)).collect();
        said.push(format!(
            "casus {number} is rood en gaat door; {} kan misschien niet op die tijd: stem het af",
            joined(&roles)
        ));
    }
    said
}

/// `casus 2026-001` or `de casussen 2026-001 en 2026-002`.
pub fn cases(numbers: &[String]) -> String {
    match numbers {
        [one] => format!("casus {one}"),
        more => format!("de casussen {}", joined(more)),
    }
}

/// `a, b en c`.
pub fn joined(words: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} en {last}", first.join(", ")),
    }
}

//! The queue: which cases are considered for a meeting, and who goes first.

use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::by_hand::ByHand;
use crate::dutch::date::long;
use crate::model::case_file::{CaseStatus, Crisis};
use crate::model::{CaseFile, Meeting};

/// Why a case stands where it stands in the queue, the first first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// Red: always gets a place.
    Red,
    /// Somebody put it on the agenda.
    PutOn,
    /// There was no place last time, or no time.
    CarriedOver,
    /// It is time to look back.
    EvaluationDue,
    /// Soon.
    Orange,
    /// Can wait.
    Green,
}

/// A case in the queue.
#[derive(Clone, Copy, Debug)]
pub struct Queued<'a> {
    /// The case.
    pub case: &'a CaseFile,
    /// Its turn.
    pub turn: Turn,
    /// It was discussed before.
    pub follow_up: bool,
    /// Why it cannot be on this agenda, whatever the room.
    pub refused: Option<Refused>,
}

/// Why a case is not considered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Applied after this day.
    Late(Date),
    /// Somebody took it off the agenda.
    TakenOff,
}

impl Refused {
    /// In Dutch.
    pub fn reason(self) -> String {
        match self {
            Refused::Late(day) => format!("aangemeld na de sluitingsdatum ({})", long(day)),
            Refused::TakenOff => "met de hand van de agenda gehaald".into(),
        }
    }
}

/// What the queue is made for.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The day of the meeting.
    pub day: Date,
    /// The days before it until which cases can be applied for.
    pub cut_off: Option<u32>,
    /// The meeting before it.
    pub last: Option<(Date, &'a Meeting)>,
    /// What was changed by hand.
    pub by_hand: &'a ByHand,
}

impl Occasion<'_> {
    /// The last day on which a case can be applied for.
    pub fn cut_off_day(&self) -> Option<Date> {
        self.day.checked_sub(i64::from(self.cut_off?).days()).ok()
    }

    fn turn(&self, case: &CaseFile, last: &Last<'_>) -> Turn {
        let put_on = self.by_hand.cases.get(&case.number).is_some_and(|by_hand| by_hand.put_on);
        let due = case.evaluation.as_ref().is_some_and(|evaluation| evaluation.is_due(self.day));
        match case.crisis {
            Some(Crisis::Red) => Turn::Red,
            _ if put_on => Turn::PutOn,
            _ if last.carried_over(case) => Turn::CarriedOver,
            _ if due => Turn::EvaluationDue,
            Some(Crisis::Orange) => Turn::Orange,
            _ => Turn::Green,
        }
    }

    fn refused(&self, case: &CaseFile, turn: Turn) -> Option<Refused> {
        let last =
            self.cut_off_day().filter(|last| case.application.date.is_some_and(|applied| applied.0 > *last));
        match (self.by_hand.taken_off.contains(&case.number), turn, last) {
            (true, ..) => Some(Refused::TakenOff),
            (_, Turn::Red | Turn::PutOn, _) | (.., None) => None,
            (_, _, Some(last)) => Some(Refused::Late(last)),
        }
    }
}

/// What the last meeting left.
struct Last<'a> {
    day: Option<Date>,
    /// Cases for which there was no place.
    without_place: FxHashSet<&'a str>,
    /// Cases that were planned.
    planned: FxHashSet<&'a str>,
}

impl<'a> Last<'a> {
    fn of(last: Option<(Date, &'a Meeting)>) -> Last<'a> {
        let meetings = || last.iter().map(|(_, meeting)| meeting);
        let left_out = meetings().flat_map(|meeting| &meeting.not_placed);
        let parts = meetings().flat_map(|meeting| &meeting.parts);
        Last {
            day: last.map(|(day, _)| day),
            without_place: left_out.map(|left_out| left_out.case.as_str()).collect(),
            planned: parts.filter_map(|part| part.case.as_deref()).collect(),
        }
    }

    /// Whether there was no place for the case, or no time.
    fn carried_over(&self, case: &CaseFile) -> bool {
        let number = case.number.as_str();
        let discussed = || self.day.is_some_and(|day| discussed_on(case, day));
        self.without_place.contains(number) || self.planned.contains(number) && !discussed()
    }
}

/// Whether the file tells that a case was discussed on a day.
fn discussed_on(case: &CaseFile, day: Date) -> bool {
    case.meetings.iter().any(|meeting| meeting.0 == day)
        || case.actions.iter().any(|action| action.meeting.is_some_and(|meeting| meeting.0 == day))
}

/// Whether a case was discussed before a day.
pub fn discussed_before(case: &CaseFile, day: Date) -> bool {
    case.meetings.iter().any(|meeting| meeting.0 < day)
        || case.actions.iter().any(|action| action.meeting.is_some_and(|meeting| meeting.0 < day))
}

/// The open cases in their order: by turn, then by date of application, then by number. Who has no date of application
/// comes last.
pub fn queue<'a>(cases: impl IntoIterator<Item = &'a CaseFile>, occasion: &Occasion<'_>) -> Vec<Queued<'a>> {
    let last = Last::of(occasion.last);
    let queued = |case: &'a CaseFile| {
        let turn = occasion.turn(case, &last);
        let refused = occasion.refused(case, turn);
        Queued { case, turn, follow_up: discussed_before(case, occasion.day), refused }
    };
    let open = cases.into_iter().filter(|case| case.status == CaseStatus::Open);
    let mut queue: Vec<Queued<'a>> = open.map(queued).collect();
    queue.sort_by(|one, other| order(one).cmp(&order(other)));
    queue
}

fn order<'q>(queued: &Queued<'q>) -> (Turn, Date, &'q str) {
    let applied = queued.case.application.date.map_or(Date::MAX, |date| date.0);
    (queued.turn, applied, queued.case.number.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::by_hand::CaseByHand;
    use crate::model::case_file::Evaluation;
    use crate::model::meeting::{NotPlaced, Part};
    use crate::model::scalar::Day;
    use jiff::civil::date;

    const DAY: Date = Date::constant(2026, 12, 3);

    fn case(number: &str, crisis: Option<Crisis>, applied: Date) -> CaseFile {
        let mut case = CaseFile { number: number.into(), crisis, ..CaseFile::default() };
        case.application.date = Some(Day(applied));
        case
    }

    fn numbers(cases: &[CaseFile], occasion: &Occasion<'_>) -> Vec<(String, Turn)> {
        queue(cases, occasion).iter().map(|queued| (queued.case.number.clone(), queued.turn)).collect()
    }

    #[test]
    fn red_first_then_what_waited_then_what_is_due_then_by_colour_and_age() {
        let mut cases = vec![
            case("a", Some(Crisis::Green), date(2026, 1, 1)),
            case("b", Some(Crisis::Orange), date(2026, 6, 1)),
            case("c", Some(Crisis::Orange), date(2026, 5, 1)),
            case("d", Some(Crisis::Green), date(2026, 11, 1)),
            case("e", None, date(2026, 11, 1)),
            case("f", Some(Crisis::Red), date(2026, 12, 2)),
            case("g", Some(Crisis::Green), date(2026, 11, 1)),
            case("h", Some(Crisis::Green), date(2026, 11, 1)),
            case("i", Some(Crisis::Red), date(2026, 1, 1)),
        ];
        cases[3].evaluation = Some(Evaluation { date: Some(Day(DAY)), ..Evaluation::default() });
        cases[0].evaluation =
            Some(Evaluation { date: Some(Day(date(2026, 12, 4))), ..Evaluation::default() });
        cases[8].status = CaseStatus::Waiting;
        let last = Meeting {
            not_placed: vec![NotPlaced { case: "e".into(), reason: None }],
            parts: vec![
                Part { case: Some("g".into()), ..Part::default() },
                Part { case: Some("h".into()), ..Part::default() },
            ],
            ..Meeting::default()
        };
        cases[7].meetings = vec![Day(date(2026, 11, 5))];
        let by_hand = ByHand::default();
        let occasion = Occasion {
            day: DAY,
            cut_off: Some(7),
            last: Some((date(2026, 11, 5), &last)),
            by_hand: &by_hand,
        };
        let expected = [
            ("f", Turn::Red),
            ("e", Turn::CarriedOver),
            ("g", Turn::CarriedOver),
            ("d", Turn::EvaluationDue),
            ("c", Turn::Orange),
            ("b", Turn::Orange),
            ("a", Turn::Green),
            ("h", Turn::Green),
        ];
        assert_eq!(numbers(&cases, &occasion), expected.map(|(number, turn)| (number.to_owned(), turn)));
        assert!(queue(&cases, &occasion)[7].follow_up);
    }

    #[test]
    fn after_the_cut_off_only_red_and_what_was_put_on() {
        let mut by_hand = ByHand::default();
        by_hand.cases.insert("c".into(), CaseByHand { put_on: true, ..CaseByHand::default() });
        by_hand.taken_off.insert("e".into());
        let late = date(2026, 11, 27);
        let cases = [
            case("a", Some(Crisis::Red), late),
            case("b", Some(Crisis::Orange), late),
            case("c", Some(Crisis::Green), late),
            case("d", Some(Crisis::Orange), date(2026, 11, 26)),
            case("e", Some(Crisis::Red), late),
        ];
        let occasion = Occasion { day: DAY, cut_off: Some(7), last: None, by_hand: &by_hand };
        let refused: Vec<_> = queue(&cases, &occasion)
            .iter()
            .map(|queued| (queued.case.number.clone(), queued.refused))
            .collect();
        let late = Refused::Late(date(2026, 11, 26));
        let expected =
            [("a", None), ("e", Some(Refused::TakenOff)), ("c", None), ("d", None), ("b", Some(late))];
        assert_eq!(refused, expected.map(|(number, refused)| (number.to_owned(), refused)));
        assert_eq!(late.reason(), "aangemeld na de sluitingsdatum (26 november 2026)");
    }
}

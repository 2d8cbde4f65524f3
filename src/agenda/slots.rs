//! From the planner's order to clock times: the points of the agenda, and who is there from when to when.

use super::draft::Draft;
use super::{Slot, Timetable};
use crate::dutch::clock::Minute;
use crate::model::agenda::{Point, PointCase, Stay};
use crate::model::meeting::PartKind;

/// The points of the agenda, in order of time.
pub fn points(draft: &Draft<'_>, timetable: &Timetable) -> Vec<Point> {
    let hour = draft.hour;
    let always: Vec<usize> = (0..draft.table.seats.len())
        .filter(|seat| draft.table.seats[*seat].always && !draft.is_away(*seat))
        .collect();
    let fixed = |(kind, begin, minutes): (PartKind, Minute, u32)| Point {
        kind,
        begin,
        minutes,
        case: None,
        roles: roles(draft, &always),
    };
    let mut points: Vec<Point> = hour.lay(hour.begin, &hour.before).into_iter().map(fixed).collect();
    points.extend(timetable.slots.iter().filter_map(|slot| case(draft, slot)));
    let end = points.iter().map(|point| point.begin + point.minutes).max().unwrap_or(hour.begin);
    points.extend(hour.lay(end, &hour.after).into_iter().map(fixed));
    let closes = points.iter().map(|point| point.begin + point.minutes).max().unwrap_or(hour.begin);
    let pauses = hour.pauses.iter().filter(|pause| pause.0 >= hour.begin && pause.0 < closes);
    points.extend(pauses.map(|(from, to)| Point {
        kind: PartKind::Pause,
        begin: *from,
        minutes: to - from,
        case: None,
        roles: Vec::new(),
    }));
    points.sort_by_key(|point| point.begin);
    points
}

fn case(draft: &Draft<'_>, slot: &Slot) -> Option<Point> {
    let chosen = draft.chosen.get(draft.index_of(slot.case)?)?;
    let case = chosen.queued.case;
    let comes = [&case.participation.parents, &case.participation.youth, &case.participation.network];
    let comes = comes.into_iter().flatten().any(|answer| answer.yes() == Some(true));
    Some(Point {
        kind: PartKind::Case,
        begin: draft.start() + slot.start,
        minutes: chosen.minutes,
        case: Some(PointCase {
            number: case.number.clone(),
            crisis: case.crisis,
            follow_up: chosen.queued.follow_up,
            family: comes || case.fixed_time.is_some(),
            fixed: chosen.begin.is_some(),
            open: false,
            question: None,
        }),
        roles: roles(draft, &chosen.seats),
    })
}

fn roles(draft: &Draft<'_>, seats: &[usize]) -> Vec<String> {
    seats.iter().map(|seat| draft.table.seats[*seat].role.clone()).collect()
}

/// Who is there from when to when: from the start of the first point that needs them to the end of the last. In the
/// order of the table; who is not needed is not in it.
pub fn stays(points: &[Point], draft: &Draft<'_>) -> Vec<Stay> {
    draft.table.seats.iter().filter_map(|seat| stay(points, &seat.role)).collect()
}

fn stay(points: &[Point], role: &str) -> Option<Stay> {
    let own: Vec<&Point> =
        points.iter().filter(|point| point.roles.iter().any(|other| other == role)).collect();
    let from = own.first()?.begin;
    let to = own.iter().map(|point| point.begin + point.minutes).max()?;
    let minutes = |points: &mut dyn Iterator<Item = &Point>| points.map(|point| point.minutes).sum::<u32>();
    let busy = minutes(&mut own.iter().copied());
    let pauses = points
        .iter()
        .filter(|point| point.kind == PartKind::Pause && point.begin >= from && point.begin < to);
    let paused = minutes(&mut pauses.into_iter());
    let cases = own.iter().filter_map(|point| Some(point.case.as_ref()?.number.clone())).collect();
    Some(Stay {
        role: role.to_owned(),
        from,
        to,
        waiting: to - from - busy - paused,
        cases,
        ..Stay::default()
    })
}

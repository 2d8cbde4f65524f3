//! A second planner, slow and simple: tries every order of every choice of cases, and judges each by the words of the
//! instances' checker. It shares nothing with the planner but the problem.

use mdo::agenda::{ColourOrder, Problem};

/// What an order is judged by, the smaller the better: cases left out of each class, the most urgent first; waiting
/// and penalty; pairs that stand otherwise than in the queue.
pub type Verdict = (Vec<usize>, u64, usize);

/// The minutes each case gets.
pub fn minutes(problem: &Problem) -> Vec<u32> {
    let all: Vec<u32> = problem.cases.iter().map(|case| case.minutes).collect();
    let Some(horizon) = problem.horizon else { return all };
    let pauses: u32 =
        problem.breaks.iter().filter(|pause| pause.from < horizon).map(|pause| pause.to - pause.from).sum();
    if all.iter().sum::<u32>() + pauses <= horizon {
        return all;
    }
    problem.cases.iter().map(|case| case.least_minutes).collect()
}

/// The first minute from `clock` on at which the case may start.
pub fn start(problem: &Problem, case: usize, minutes: u32, clock: u32) -> Option<u32> {
    let window = problem.cases[case].window;
    let mut start = clock.max(window.map_or(0, |window| window.from));
    loop {
        let before = start;
        for pause in &problem.breaks {
            if start < pause.to && start + minutes > pause.from {
                start = pause.to;
            }
        }
        for participant in problem.participants.iter().filter(|one| one.cases >> case & 1 == 1) {
            if let Some(spans) = &participant.available {
                let fitting = spans.iter().map(|span| (span.from.max(start), span.to));
                start = fitting.filter(|(from, to)| from + minutes <= *to).map(|(from, _)| from).min()?;
            }
        }
        if start == before {
            break;
        }
    }
    let end = start + minutes;
    let fits = window.is_none_or(|window| end <= window.to) && problem.horizon.is_none_or(|last| end <= last);
    fits.then_some(start)
}

/// The verdict on an order; `None` when it is not allowed.
pub fn judge(problem: &Problem, order: &[usize]) -> Option<Verdict> {
    let minutes = minutes(problem);
    if problem.horizon.is_none() && order.len() < problem.cases.len() {
        return None;
    }
    let mut clock = 0;
    let mut starts = vec![None; problem.cases.len()];
    for case in order.iter().copied() {
        let at = start(problem, case, minutes[case], clock)?;
        starts[case] = Some(at);
        clock = at + minutes[case];
    }
    let penalty = colours(problem, order)?;
    let mut waiting = 0;
    for participant in &problem.participants {
        let own: Vec<(u32, u32)> = (0..problem.cases.len())
            .filter(|case| participant.cases >> case & 1 == 1)
            .filter_map(|case| starts[case].map(|at| (at, at + minutes[case])))
            .collect();
        let Some(from) = own.iter().map(|own| own.0).min() else { continue };
        let to = own.iter().map(|own| own.1).max().unwrap();
        let present = (from..to).filter(|minute| {
            let within = |(from, to): (u32, u32)| from <= *minute && *minute < to;
            !own.iter().any(|own| within(*own))
                && !problem.breaks.iter().any(|pause| within((pause.from, pause.to)))
        });
        waiting += present.count() as u64 * u64::from(participant.weight);
    }
    let mut classes: Vec<u32> = problem.cases.iter().map(|case| case.urgency).collect();
    classes.sort_unstable();
    classes.dedup();
    let left_out = |class: &u32| {
        let dropped = |case: &usize| problem.cases[*case].urgency == *class && !order.contains(case);
        (0..problem.cases.len()).filter(dropped).count()
    };
    Some((classes.iter().map(left_out).collect(), waiting + penalty, inversions(order)))
}

/// Pairs that stand otherwise than in the queue.
pub fn inversions(order: &[usize]) -> usize {
    (0..order.len()).map(|place| order[..place].iter().filter(|case| **case > order[place]).count()).sum()
}

/// The penalty of an order, or `None` when the colours forbid it.
fn colours(problem: &Problem, order: &[usize]) -> Option<u64> {
    let free: Vec<u32> = order
        .iter()
        .filter(|case| problem.cases[**case].window.is_none())
        .map(|case| problem.cases[*case].urgency)
        .collect();
    let wrong = (0..free.len()).flat_map(|place| (0..place).map(move |before| (before, place)));
    let wrong: Vec<(u32, u32)> = wrong
        .map(|(before, place)| (free[before], free[place]))
        .filter(|(before, after)| before > after)
        .collect();
    match problem.colour_order {
        ColourOrder::Free => Some(0),
        ColourOrder::Strict => wrong.is_empty().then_some(0),
        ColourOrder::Soft(penalty) => Some(wrong.len() as u64 * u64::from(penalty)),
        ColourOrder::RedFirst(penalty) => {
            let red = wrong.iter().any(|(_, after)| *after == 0);
            (!red).then_some(wrong.len() as u64 * u64::from(penalty))
        }
    }
}

/// The best verdict there is; `None` when no order is allowed.
pub fn best(problem: &Problem) -> Option<Verdict> {
    let mut best = None;
    extend(problem, &minutes(problem), &mut Vec::new(), 0, &mut best);
    best
}

fn extend(
    problem: &Problem,
    minutes: &[u32],
    order: &mut Vec<usize>,
    clock: u32,
    best: &mut Option<Verdict>,
) {
    if let Some(verdict) = judge(problem, order)
        && best.as_ref().is_none_or(|known| verdict < *known)
    {
        *best = Some(verdict);
    }
    for case in 0..problem.cases.len() {
        if !order.contains(&case)
            && let Some(at) = start(problem, case, minutes[case], clock)
        {
            order.push(case);
            extend(problem, minutes, order, at + minutes[case], best);
            order.pop();
        }
    }
}

//! The planner against one that tries everything, on small meetings of all kinds.

#[path = "agenda/dice.rs"]
mod dice;
#[path = "agenda/naive.rs"]
mod naive;

use dice::{Dice, meeting};
use mdo::agenda::{Effort, Plan, Problem, plan};

const MEETINGS: u64 = 400;

/// What is wrong with a plan, if anything.
fn fault(problem: &Problem, plan: &Plan) -> Option<String> {
    let order = plan.timetable.order();
    let Some(best) = naive::best(problem) else {
        return match (plan.released.is_empty(), plan.proven) {
            (true, _) => Some("a plan for what cannot be done".into()),
            (false, true) => Some("proven, though wishes were set aside".into()),
            (false, false) => released(problem, plan),
        };
    };
    let Some(verdict) = naive::judge(problem, &order) else { return Some(format!("not allowed: {order:?}")) };
    let left_out: Vec<usize> = plan.dropped.iter().map(|dropped| dropped.case).collect();
    let missing: Vec<usize> = (0..problem.cases.len()).filter(|case| !order.contains(case)).collect();
    if verdict != best {
        Some(format!("{verdict:?} while {best:?} is possible"))
    } else if plan.value() != verdict.1 {
        Some(format!("says {} for {}", plan.value(), verdict.1))
    } else if !plan.proven || plan.lower_bound != verdict.1 {
        Some("not proven".into())
    } else if left_out != missing {
        Some(format!("{left_out:?} for {missing:?} left out"))
    } else {
        plan.dropped.iter().find_map(|dropped| match &dropped.clash {
            Some(clash) if clash.cases.contains(&dropped.case) => clashes(problem, &clash.cases),
            _ => Some("no reason for what is left out".into()),
        })
    }
}

/// After wishes were set aside the plan holds all cases, and is the best for what remains.
fn released(problem: &Problem, plan: &Plan) -> Option<String> {
    let mut eased = problem.clone();
    plan.released.iter().for_each(|wish| wish.release(&mut eased));
    for (clash, wish) in plan.clashes.iter().zip(&plan.released) {
        if !clash.wishes.contains(wish) {
            return Some("set aside what does not clash".into());
        }
        if let Some(fault) = clashes(problem, &clash.cases) {
            return Some(fault);
        }
    }
    let verdict = naive::judge(&eased, &plan.timetable.order());
    (verdict != naive::best(&eased)).then(|| "not the best without what was set aside".into())
}

/// The cases of a clash do not fit together, by themselves.
fn clashes(problem: &Problem, cases: &[usize]) -> Option<String> {
    let minutes = naive::minutes(problem);
    let mut only = problem.clone();
    only.cases = cases.iter().map(|case| problem.cases[*case].clone()).collect();
    for (case, inner) in cases.iter().zip(&mut only.cases) {
        inner.minutes = minutes[*case];
        inner.least_minutes = minutes[*case];
    }
    for one in &mut only.participants {
        let old = one.cases;
        one.cases = (0..).zip(cases).fold(0, |set, (bit, case)| set | (old >> case & 1) << bit);
    }
    match naive::best(&only) {
        Some((left_out, ..)) if left_out.iter().sum::<usize>() == 0 => Some(format!("{cases:?} do fit")),
        _ => None,
    }
}

fn try_all(seeds: impl Iterator<Item = u64>) {
    for seed in seeds {
        let mut dice = Dice::new(seed);
        let cases = if seed % 50 == 0 { 7 } else { dice.roll(7) as usize };
        let problem = meeting(&mut dice, cases);
        problem.check().expect("a problem that can be planned");
        let plan = plan(&problem, Effort::default());
        if let Some(fault) = fault(&problem, &plan) {
            panic!("seed {seed}: {fault}\n{problem:#?}\n{plan:#?}");
        }
    }
}

#[test]
fn every_plan_is_the_best_there_is() {
    try_all(0..MEETINGS);
}

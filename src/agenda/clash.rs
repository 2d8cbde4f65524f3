//! Wishes that cannot all be met: which cases, and which wishes about them, clash.

use super::earliest::{Earliest, MOST, scatter};
use super::problem::{ColourOrder, Problem, Span, bits};

/// Something that was asked and that may have to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wish {
    /// The colours decide the order.
    Colours,
    /// No case goes on after the horizon.
    Horizon,
    /// This pause.
    Break(usize),
    /// When this participant is there.
    Available(usize),
    /// The slot or window of this case.
    Window(usize),
}

/// Cases that cannot all be done, while all but any one of them can; and the wishes that make it so: without any one
/// of these the cases would fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Places in the queue.
    pub cases: Vec<usize>,
    /// In the order of [`Wish`].
    pub wishes: Vec<Wish>,
}

impl Wish {
    /// The problem without this wish.
    pub fn release(self, problem: &mut Problem) {
        match self {
            Wish::Colours => {
                problem.colour_order = match problem.colour_order {
                    ColourOrder::RedFirst(penalty) => ColourOrder::Soft(penalty),
                    _ => ColourOrder::Free,
                }
            }
            Wish::Horizon => problem.horizon = None,
            // Before the first minute it hinders nothing, and the numbers of the others stay.
            Wish::Break(index) => problem.breaks[index] = Span { from: 0, to: 0 },
            Wish::Available(participant) => problem.participants[participant].available = None,
            // Still exempt from the colours: without a wish there must be more orders, not others.
            Wish::Window(case) => problem.cases[case].window = Some(Span { from: 0, to: u32::MAX }),
        }
    }

    /// All wishes that bear on these cases, the ones that are blamed last first.
    fn about(problem: &Problem, cases: u64) -> Vec<Wish> {
        let mut wishes = vec![Wish::Colours];
        wishes.extend((0..problem.breaks.len()).map(Wish::Break));
        wishes.extend(problem.horizon.map(|_| Wish::Horizon));
        let people = problem.participants.iter().enumerate();
        let bound = people.filter(|(_, one)| one.available.is_some() && one.cases & cases != 0);
        wishes.extend(bound.map(|(index, _)| Wish::Available(index)));
        let bound = |case: &usize| problem.cases[*case].window.is_some_and(|window| window.to < u32::MAX);
        wishes.extend(bits(cases).filter(bound).map(Wish::Window));
        wishes
    }
}

/// Why these cases cannot all be done; `None` when they can, or when that is not known. With `with`, a clash that has
/// this case in it.
pub fn find(problem: &Problem, minutes: &[u32], cases: u64, with: Option<usize>) -> Option<Clash> {
    let earliest = Earliest::new(problem, minutes);
    let cases = few(&earliest, cases, with).or_else(|| smallest(problem, &earliest, cases, with))?;
    Some(explain(problem, minutes, cases))
}

/// A clash of at most three cases: nearly all are.
pub fn find_small(problem: &Problem, minutes: &[u32]) -> Option<Clash> {
    let cases = few(&Earliest::new(problem, minutes), problem.all(), None)?;
    Some(explain(problem, minutes, cases))
}

/// The smallest set of up to three cases that do not fit together.
fn few(earliest: &Earliest, cases: u64, with: Option<usize>) -> Option<u64> {
    let all: Vec<usize> = bits(cases).collect();
    let wanted = |set: u64| with.is_none_or(|case| set >> case & 1 == 1);
    let misfit = |set: u64| wanted(set) && earliest.fits(set) == Some(false);
    let ones = all.iter().map(|one| 1u64 << one);
    let pairs = || {
        all.iter()
            .enumerate()
            .flat_map(|(place, one)| all[..place].iter().map(move |two| 1u64 << one | 1 << two))
    };
    let triples = || {
        all.iter().enumerate().flat_map(|(place, one)| {
            let pairs = all[..place].iter().enumerate();
            let all = &all;
            pairs.flat_map(move |(place, two)| {
                all[..place].iter().map(move |three| 1u64 << one | 1 << two | 1 << three)
            })
        })
    };
    ones.chain(pairs()).chain(triples()).find(|set| misfit(*set))
}

/// The smallest set that does not fit, the first in the queue if there are more. Of too many cases to look at all
/// sets, only those of one participant and those with a window are looked at together.
fn smallest(problem: &Problem, earliest: &Earliest, cases: u64, with: Option<usize>) -> Option<u64> {
    let mut cases = cases;
    if cases.count_ones() as usize > MOST {
        let with = with.map_or(0, |case| 1 << case);
        let windows = bits(cases).filter(|case| problem.cases[*case].window.is_some());
        let windows = windows.fold(with, |set, case| set | 1 << case);
        let bound = problem.participants.iter().filter(|one| one.available.is_some());
        let mut sets = bound.map(|one| one.cases & cases | windows).chain([windows]);
        let misfit = |set: &u64| set.count_ones() as usize <= MOST && earliest.fits(*set) == Some(false);
        cases = sets.find(misfit)?;
    }
    let list: Vec<usize> = bits(cases).collect();
    let fitting = earliest.fitting(&list);
    let wanted = |set: &usize| with.is_none_or(|case| scatter(*set as u64, &list) >> case & 1 == 1);
    let misfits = (1..fitting.len()).filter(|set| !fitting[*set]).filter(wanted);
    misfits.min_by_key(|set| (set.count_ones(), *set)).map(|set| scatter(set as u64, &list))
}

/// Leaves out the wishes without which the cases do not fit either.
fn explain(problem: &Problem, minutes: &[u32], cases: u64) -> Clash {
    let mut without = problem.clone();
    let mut wishes = Vec::new();
    for wish in Wish::about(problem, cases) {
        let before = without.clone();
        wish.release(&mut without);
        if Earliest::new(&without, minutes).fits(cases) != Some(false) {
            without = before;
            wishes.push(wish);
        }
    }
    wishes.sort_unstable();
    Clash { cases: bits(cases).collect(), wishes }
}

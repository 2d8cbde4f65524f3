//! Meetings of all kinds, the same for the same seed.

use mdo::agenda::{Case, ColourOrder, Participant, Problem, Span};

/// A small generator of our own.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x2545_F491_4F6C_DD1D);
        dice.roll(2);
        dice
    }

    /// 0 up to `sides`.
    pub fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (((self.0 >> 33) * u64::from(sides.max(1))) >> 31) as u32
    }

    pub fn chance(&mut self, percent: u32) -> bool {
        self.roll(100) < percent
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.roll(list.len() as u32) as usize]
    }
}

/// A meeting of `cases` cases, with a mix of all that can be asked.
pub fn meeting(dice: &mut Dice, cases: usize) -> Problem {
    let round = dice.pick(&[1, 1, 5]);
    let mut list: Vec<Case> = (0..cases)
        .map(|_| {
            let minutes = dice.pick(&[5, 5, 8, 10, 10, 12, 15, 20]).max(round) / round * round;
            let minutes = if dice.chance(2) { 0 } else { minutes };
            Case { minutes, least_minutes: minutes, urgency: dice.pick(&[0, 1, 1, 2, 2]), window: None }
        })
        .collect();
    let together: u32 = list.iter().map(|case| case.minutes).sum();
    let mut participants: Vec<Participant> = (0..1 + dice.roll(2 + cases as u32))
        .map(|_| {
            let share = dice.pick(&[20, 35, 60, 100]);
            let set = (0..cases).filter(|_| dice.chance(share)).fold(0u64, |set, case| set | 1 << case);
            Participant { weight: dice.pick(&[0, 1, 1, 1, 1, 2, 7]), cases: set, available: None }
        })
        .collect();
    if dice.chance(50) {
        for one in &mut participants {
            one.available = dice.chance(25).then(|| spans(dice, together));
        }
    }
    if dice.chance(50) {
        for case in &mut list {
            let from = dice.roll(together + 10) / 5 * 5;
            let spare = dice.pick(&[0, 0, 10, 25]);
            let window = Span { from, to: from + case.minutes + spare };
            case.window = dice.chance(30).then_some(window);
        }
    }
    let breaks = if dice.chance(40) { pauses(dice, together) } else { Vec::new() };
    let horizon = dice.chance(40).then(|| dice.roll(together + 40));
    if dice.chance(60) {
        for case in &mut list {
            case.least_minutes = case.minutes * 3 / 5;
        }
    }
    let penalty = dice.pick(&[0, 1, 5, 5, 40]);
    let colour_order = dice.pick(&[
        ColourOrder::Free,
        ColourOrder::Soft(penalty),
        ColourOrder::RedFirst(penalty),
        ColourOrder::Strict,
    ]);
    Problem { cases: list, participants, breaks, horizon, colour_order }
}

fn spans(dice: &mut Dice, together: u32) -> Vec<Span> {
    match dice.roll(5) {
        0 => vec![Span { from: dice.roll(together / 2 + 1), to: together * 3 + 1 }],
        1 | 2 => vec![Span { from: 0, to: together / 2 + dice.roll(together + 1) }],
        3 => {
            let gap = dice.roll(together + 1);
            let hole = 5 + dice.roll(25);
            vec![Span { from: gap + hole, to: gap + hole + together * 2 }, Span { from: 0, to: gap }]
        }
        _ => {
            let count = dice.roll(4);
            (0..count)
                .map(|_| {
                    let from = dice.roll(together + 10);
                    Span { from, to: from + dice.roll(together / 2 + 20) }
                })
                .collect()
        }
    }
}

fn pauses(dice: &mut Dice, together: u32) -> Vec<Span> {
    let mut clock = 0;
    (0..1 + dice.roll(2))
        .map(|_| {
            let from = clock + dice.roll(together + 1);
            clock = from + dice.pick(&[0, 5, 10, 10, 15]);
            Span { from, to: clock }
        })
        .collect()
}

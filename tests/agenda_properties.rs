//! Whatever the cases ask: the agenda keeps its promises.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::civil::{Date, date};
use mdo::agenda::ColourOrder;
use mdo::agenda::by_hand::ByHand;
use mdo::agenda::compose::{Composed, Consents, Request, SOFT, compose};
use mdo::agenda::hour::Hour;
use mdo::agenda::select::{Occasion, queue};
use mdo::agenda::table::Table;
use mdo::model::agenda::Agenda;
use mdo::model::case_file::{Answer, Crisis, Professional};
use mdo::model::meeting::PartKind;
use mdo::model::scalar::{Day, Words};
use mdo::model::settings::Member;
use mdo::model::{CaseFile, Meeting, Settings};
use proptest::prelude::*;

const DAY: Date = Date::constant(2026, 12, 3);
const ROLES: [&str; 6] = ["POH-jeugd", "CJG", "wijkteam", "IB'er", "GGZ", "leerplicht"];

/// Cases with an even last digit may not be discussed with the wijkteam; those that end on 9 not at all.
struct Partly;

impl Consents for Partly {
    fn refusal(&self, number: &str) -> Option<String> {
        number.ends_with('9').then(|| "toestemming ontbreekt".into())
    }

    fn admits(&self, number: &str, called: &[&str]) -> bool {
        !(number.ends_with(['0', '2', '4', '6', '8']) && called.contains(&"wijkteam"))
    }
}

#[derive(Clone, Debug)]
struct Wish {
    crisis: usize,
    minutes: Option<u32>,
    fixed: Option<u32>,
    roles: u8,
    applied: i8,
}

fn wish() -> impl Strategy<Value = Wish> {
    let fixed = prop::option::weighted(0.15, 770u32..850);
    (0usize..4, prop::option::weighted(0.3, 1u32..20), fixed, any::<u8>(), 1i8..28)
        .prop_map(|(crisis, minutes, fixed, roles, applied)| Wish { crisis, minutes, fixed, roles, applied })
}

fn case(number: usize, wish: &Wish) -> CaseFile {
    let crisis = [Crisis::Red, Crisis::Orange, Crisis::Green].get(wish.crisis).copied();
    let professional =
        |role: &&str| Professional { function: Some((*role).into()), ..Professional::default() };
    let roles = ROLES.iter().enumerate().filter(|(bit, _)| wish.roles >> bit & 1 == 1);
    let mut case = CaseFile {
        number: format!("2026-{number:03}"),
        crisis,
        minutes: wish.minutes,
        fixed_time: wish.fixed.map(|minute| format!("{}:{:02}", minute / 60, minute % 60)),
        professionals: roles.map(|(_, role)| professional(role)).collect(),
        ..CaseFile::default()
    };
    case.application.date = Some(Day(date(2026, 11, wish.applied)));
    case
}

fn settings(available: &[Option<(u32, u32)>], pauses: &[(u32, u32)], chair: bool) -> Settings {
    let stretch = |(from, minutes): &(u32, u32)| {
        let show = |minute: u32| format!("{}:{:02}", minute / 60, minute % 60);
        format!("{}-{}", show(*from), show(from + minutes))
    };
    let yes = Answer { answer: "ja".into(), reason: None };
    let members = ROLES.iter().zip(available).enumerate().map(|(place, (role, available))| Member {
        role: Some((*role).into()),
        chair: (chair && place == 0).then(|| yes.clone()),
        available: available.iter().map(stretch).collect::<Words>(),
        ..Member::default()
    });
    let mut settings = Settings { members: members.collect(), ..Settings::default() };
    settings.agenda.pauses = pauses.iter().map(stretch).collect();
    settings
}

fn planned<T>(
    cases: &[CaseFile],
    settings: &Settings,
    colours: ColourOrder,
    look: impl FnOnce(Composed) -> T,
) -> T {
    let (meeting, by_hand) = (Meeting::default(), ByHand::default());
    let namer = |text: &str| Some(text.to_owned());
    let hour = Hour::of(settings, &meeting, &by_hand).unwrap();
    let table = Table::of(settings, &meeting, &namer).unwrap();
    let occasion = Occasion { day: DAY, cut_off: None, last: None, by_hand: &by_hand };
    let queue = queue(cases, &occasion);
    let request = Request {
        day: DAY,
        hour: &hour,
        table,
        queue: &queue,
        by_hand: &by_hand,
        consents: &Partly,
        colours,
        time: Duration::from_secs(20),
        namer: &namer,
    };
    look(compose(request).unwrap())
}

/// Minutes of waiting of a role, counted minute by minute.
fn naive_waiting(agenda: &Agenda, role: &str) -> u32 {
    let needs = |minute: u32| {
        agenda.points.iter().any(|point| {
            (point.begin..point.begin + point.minutes).contains(&minute)
                && point.roles.iter().any(|other| other == role)
        })
    };
    let paused = |minute: u32| {
        agenda.points.iter().any(|point| {
            point.kind == PartKind::Pause && (point.begin..point.begin + point.minutes).contains(&minute)
        })
    };
    let needed: Vec<u32> = (0..1440).filter(|minute| needs(*minute)).collect();
    let (from, to) = (*needed.first().unwrap(), needed.last().unwrap() + 1);
    (from..to).filter(|minute| !needs(*minute) && !paused(*minute)).count() as u32
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_agenda_keeps_its_promises(
        wishes in prop::collection::vec(wish(), 0..9),
        available in prop::collection::vec(prop::option::weighted(0.2, (760u32..830, 5u32..60)), 6),
        pauses in prop::collection::vec((775u32..835, 1u32..8), 0..3),
        chair in any::<bool>(),
        order in 0usize..3,
    ) {
        let cases: Vec<CaseFile> = wishes.iter().enumerate().map(|(number, wish)| case(number, wish)).collect();
        let settings = settings(&available, &pauses, chair);
        let colours = [ColourOrder::RedFirst(SOFT), ColourOrder::Strict, ColourOrder::Free][order];
        planned(&cases, &settings, colours, |composed| {
            let agenda = &composed.agenda;

            // Every open case once: on the agenda, or left out with a reason.
            let on = agenda.cases().map(|(_, case)| case.number.clone());
            let out = agenda.left_out.iter().map(|case| case.number.clone());
            let all: Vec<String> = on.chain(out).collect();
            prop_assert_eq!(all.len(), cases.len());
            prop_assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), cases.iter().map(|case| case.number.clone()).collect());
            prop_assert!(agenda.left_out.iter().all(|case| !case.reason.is_empty()));
            prop_assert!(agenda.cases().all(|(_, case)| !case.number.ends_with('9')));

            // No two parts at once, all inside the meeting.
            for pair in agenda.points.windows(2) {
                prop_assert!(pair[0].begin + pair[0].minutes <= pair[1].begin);
            }
            prop_assert!(agenda.points.iter().all(|point| point.begin >= agenda.begin && point.begin + point.minutes <= agenda.end));

            // Nobody comes after they are needed or leaves before; waiting is what a naive count says.
            for stay in &agenda.stays {
                let own: Vec<_> = agenda.points.iter().filter(|point| point.roles.contains(&stay.role)).collect();
                prop_assert!(own.iter().all(|point| stay.from <= point.begin && point.begin + point.minutes <= stay.to));
                prop_assert_eq!(stay.waiting, naive_waiting(agenda, &stay.role), "{}", &stay.role);
            }
            prop_assert_eq!(agenda.waiting, agenda.stays.iter().map(|stay| stay.waiting).sum::<u32>());
            let there: BTreeSet<&String> = agenda.stays.iter().map(|stay| &stay.role).collect();
            prop_assert!(agenda.points.iter().flat_map(|point| &point.roles).all(|role| there.contains(role)));

            // With whom a case may not be discussed is not there.
            let admitted = agenda.cases().all(|(point, case)| point.roles.iter().all(|role| Partly.admits(&case.number, &[role.as_str()])));
            prop_assert!(admitted);

            // A case has its own time, unless it was said that it gave way.
            for (point, case) in agenda.cases() {
                let wanted = wishes[case.number[5..].parse::<usize>().unwrap()].fixed;
                let gave = agenda.gave.iter().any(|gave| gave.contains(&case.number));
                prop_assert!(wanted.is_none_or(|wanted| wanted == point.begin) || gave);
            }

            // Red before the others, but for who has a time of its own and unless it was said that it gave way.
            let free: Vec<Option<Crisis>> = agenda.cases().filter(|(_, case)| !case.fixed).map(|(_, case)| case.crisis).collect();
            let gave = agenda.gave.iter().any(|gave| gave.contains("vooraan"));
            let late = free.iter().skip_while(|crisis| **crisis == Some(Crisis::Red)).any(|crisis| *crisis == Some(Crisis::Red));
            prop_assert!(colours == ColourOrder::Free || gave || !late);

            // Of equally long cases with the same wishes the first in the queue goes on.
            prop_assert!(agenda.proven);
            Ok(())
        })?;
    }

    #[test]
    fn the_same_question_gives_the_same_agenda(wishes in prop::collection::vec(wish(), 0..9)) {
        let cases: Vec<CaseFile> = wishes.iter().enumerate().map(|(number, wish)| case(number, wish)).collect();
        let settings = settings(&[None; 6], &[], true);
        let agenda = || planned(&cases, &settings, ColourOrder::RedFirst(SOFT), |composed| composed.agenda);
        let mut turned = cases.clone();
        turned.reverse();
        let other = planned(&turned, &settings, ColourOrder::RedFirst(SOFT), |composed| composed.agenda);
        prop_assert_eq!(agenda(), agenda());
        prop_assert_eq!(agenda(), other);
    }
}

//! A second reading of the rules on consent, as plain as the document and without the tables, beside the real one on
//! random cases that crowd around birthdays, last days and meetings.
//!
//! `CONSENT_CASES=100000 cargo test --release --test consent_naive` tries that many; a plain run fewer.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use mdo::consent::{Occasion, Rules, check};
use mdo::model::{CaseFile, Settings};
use mdo::workdir::yaml;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// A plain run.
const CASES: u32 = 3_000;

/// A person that can say something: 0 is the youth.
const PEOPLE: [&str; 6] = ["jeugdige", "moeder", "vader", "voogd", "oma", "stiefvader"];
const PARTIES: [&str; 3] = ["CJG", "school", "huisarts"];

#[derive(Clone, Debug)]
struct Event {
    who: usize,
    day: Option<Date>,
    decision: &'static str,
    form: Option<&'static str>,
    noted: bool,
    parties: Vec<&'static str>,
    until: Option<Date>,
}

#[derive(Clone, Debug)]
struct Trial {
    birth: Option<(i16, Option<i8>, Option<i8>)>,
    competence: &'static str,
    judged_by: bool,
    judged_on: Option<Date>,
    custody: Option<&'static str>,
    guardians: Vec<usize>,
    /// `oma` in the network with own data, and her birth year.
    grandmother: Option<(bool, i16)>,
    events: Vec<Event>,
    parents_always: bool,
    form: Option<&'static str>,
    term: Option<u32>,
    parties: Vec<&'static str>,
    /// How many fields the record to do without consent has; 9 is all.
    record: Option<(&'static str, usize, usize)>,
    today: Date,
    meeting: Date,
}

// --- What the document says -------------------------------------------------------------------------------------------

/// Counts birthdays, one by one.
fn naive_age(birth: Date, day: Date) -> i32 {
    let mut age = -1;
    let mut year = birth.year();
    loop {
        let leap = birth.month() == 2 && birth.day() == 29 && Date::new(year, 2, 29).is_err();
        let birthday = if leap { date(year, 3, 1) } else { date(year, birth.month(), birth.day()) };
        if birthday > day {
            return age;
        }
        age += 1;
        year += 1;
    }
}

/// The youngest and the oldest, from every day on which the youth can be born.
fn naive_ages(birth: (i16, Option<i8>, Option<i8>), day: Date) -> (i32, i32) {
    let fits = |one: &Date| {
        birth.1.is_none_or(|month| one.month() == month) && birth.2.is_none_or(|d| one.day() == d)
    };
    let days = date(birth.0, 1, 1).series(1.day()).take_while(|one| one.year() == birth.0).filter(fits);
    let ages: Vec<i32> = days.map(|birth| naive_age(birth, day)).collect();
    (*ages.iter().min().unwrap(), *ages.iter().max().unwrap())
}

fn naive_end(start: Date, months: u32) -> Date {
    let (mut year, mut month) = (start.year(), start.month());
    for _ in 0..months {
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    let mut day = start.day();
    loop {
        match Date::new(year, month, day) {
            Ok(end) => return end,
            Err(_) => day -= 1,
        }
    }
}

fn naive_required(trial: &Trial) -> Vec<String> {
    let reference = trial.today.min(trial.meeting);
    let not_competent =
        trial.competence == "nee" && trial.judged_by && trial.judged_on.is_some_and(|day| day <= reference);
    let mut guardians: Vec<String> = Vec::new();
    let named = |test: fn(&str) -> bool| -> Vec<String> {
        trial.guardians.iter().map(|who| PEOPLE[*who].to_owned()).filter(|role| test(role)).collect()
    };
    match trial.custody {
        Some("gezamenlijk" | "gezamenlijk_met_derde") => {
            guardians = named(|_| true);
            if guardians.len() < 2 {
                guardians.push("gezagdrager".into());
            }
        }
        Some("eenhoofdig") => {
            guardians = named(|_| true);
            if guardians.is_empty() {
                guardians.push("gezagdrager".into());
            }
        }
        Some("voogdij") => {
            guardians = named(|role| role == "voogd");
            if guardians.is_empty() {
                guardians = named(|role| role != "moeder" && role != "vader");
            }
            if guardians.is_empty() {
                guardians.push("gezagdrager".into());
            }
        }
        _ => guardians.push("gezagdrager".into()),
    }
    let (mut need_guardians, mut need_youth, mut need_other) = (false, false, false);
    match trial.birth {
        None => (need_guardians, need_youth) = (true, true),
        Some(birth) => {
            let (youngest, oldest) = naive_ages(birth, trial.meeting);
            for age in [youngest, oldest] {
                if age < 12 {
                    need_guardians = true;
                } else if age < 16 {
                    need_guardians = true;
                    need_youth |= !not_competent;
                } else if age < 18 {
                    need_youth |= !not_competent;
                    need_guardians |= not_competent || trial.parents_always;
                } else {
                    need_youth |= !not_competent;
                    need_other |= not_competent;
                }
            }
        }
    }
    let mut required = Vec::new();
    if need_guardians {
        required.extend(guardians);
    }
    if need_youth {
        required.push("jeugdige".into());
    }
    if need_other {
        required.push("<vertegenwoordiger>".into());
    }
    if let Some((true, born)) = trial.grandmother
        && naive_age(date(born, 6, 15), trial.meeting) >= 18
    {
        required.push("oma".into());
    }
    required
}

fn naive_status(trial: &Trial, role: &str) -> &'static str {
    let reference = trial.today.min(trial.meeting);
    let Some(who) = PEOPLE.iter().position(|name| *name == role) else { return "ontbreekt" };
    let mut newest: Option<Date> = None;
    for event in trial.events.iter().filter(|event| event.who == who) {
        let counts = match event.day {
            None => event.decision != "gegeven",
            Some(day) => {
                let at_11 = who == 0
                    && event.decision == "gegeven"
                    && trial.birth.is_some_and(|birth| naive_ages(birth, day).1 < 12);
                day <= reference && !at_11
            }
        };
        if counts {
            newest = newest.max(Some(event.day.unwrap_or(reference)));
        }
    }
    let of_newest: Vec<&Event> = trial
        .events
        .iter()
        .filter(|event| event.who == who && newest.is_some())
        .filter(|event| match event.day {
            None => event.decision != "gegeven" && newest == Some(reference),
            Some(_) => event.day == newest,
        })
        .filter(|event| {
            let at_11 = who == 0
                && trial
                    .birth
                    .is_some_and(|birth| event.day.is_some_and(|day| naive_ages(birth, day).1 < 12));
            event.decision != "gegeven" || !at_11
        })
        .collect();
    if of_newest.iter().any(|event| event.decision == "ingetrokken") {
        return "ingetrokken";
    }
    if of_newest.iter().any(|event| event.decision == "geweigerd") {
        return "geweigerd";
    }
    let Some(consent) = of_newest.last() else { return "ontbreekt" };
    let given_on = consent.day.expect("a consent that counts has a day");
    if consent.until.is_some_and(|until| until < trial.meeting) {
        return "verlopen";
    }
    if trial.term.is_some_and(|months| naive_end(given_on, months) < trial.meeting) {
        return "verlopen";
    }
    if !consent.parties.is_empty() && trial.parties.iter().any(|party| !consent.parties.contains(party)) {
        return "beperkt";
    }
    let form_counts = match (trial.form, consent.form) {
        (Some("schriftelijk"), form) => form == Some("schriftelijk"),
        (_, Some("mondeling")) => consent.noted,
        _ => true,
    };
    if form_counts { "gegeven" } else { "ontbreekt" }
}

fn naive(trial: &Trial) -> (String, Vec<(String, String)>) {
    let persons: Vec<(String, String)> = naive_required(trial)
        .into_iter()
        .map(|role| {
            let status = naive_status(trial, &role).to_owned();
            (role, status)
        })
        .collect();
    let some = |status: &str| persons.iter().any(|(_, of)| of == status);
    let full = trial.record.is_some_and(|(ground, fields, answers)| {
        fields == 8
            && matches!(ground, "conflict_van_plichten" | "vitaal_belang_spoed")
            && answers >= if ground == "conflict_van_plichten" { 6 } else { 1 }
    });
    let status = if trial.birth.is_some() && persons.iter().all(|(_, status)| status == "gegeven") {
        "compleet"
    } else if full {
        "zonder_toestemming_met_grondslag"
    } else if some("geweigerd") {
        "geweigerd"
    } else if some("ingetrokken") {
        "ingetrokken"
    } else if some("ontbreekt") || trial.birth.is_none() {
        "ontbreekt"
    } else if some("verlopen") {
        "verlopen"
    } else {
        "beperkt"
    };
    (status.into(), persons)
}

// --- The case as somebody writes it -----------------------------------------------------------------------------------

fn case_text(trial: &Trial) -> String {
    let mut text = String::from("casusnummer: 2026-014\njeugdige:\n  voornaam: Sam\n");
    if let Some((year, month, day)) = trial.birth {
        let part = |part: Option<i8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
        text += &format!("  geboortedatum: {year}{}{}\n", part(month), part(day));
    }
    text += &format!("  wilsbekwaam: {{oordeel: {}", trial.competence);
    if trial.judged_by {
        text += ", beoordelaar: jeugdarts";
    }
    if let Some(day) = trial.judged_on {
        text += &format!(", datum: {day}");
    }
    text += "}\n";
    if let Some(custody) = trial.custody {
        text += &format!("gezag: {custody}\n");
    }
    text += "gezagdragers:\n";
    for who in &trial.guardians {
        text += &format!("  - {{rol: {}}}\n", PEOPLE[*who]);
    }
    if let Some((own, born)) = trial.grandmother {
        text += &format!("netwerk:\n  - {{rol: oma, geboortedatum: {born}-06-15, eigen_gegevens: {own}}}\n");
    }
    text += "toestemming:\n";
    for event in &trial.events {
        text += &format!("  - door: {}\n    besluit: {}\n", PEOPLE[event.who], event.decision);
        if let Some(form) = event.form {
            text += &format!("    vorm: {form}\n");
        }
        if let Some(day) = event.day {
            text += &format!("    datum: {day}\n");
        }
        if let Some(day) = event.until {
            text += &format!("    geldig_tot: {day}\n");
        }
        if event.noted {
            text += "    genoteerd_door: POH-jeugd\n";
        }
        if !event.parties.is_empty() {
            text += &format!("    partijen: [{}]\n", event.parties.join(", "));
        }
    }
    if let Some((ground, fields, answers)) = trial.record {
        let all = [
            format!("grondslag: {ground}"),
            "datum: 2024-01-01".into(),
            "beslisser: huisarts".into(),
            "geraadpleegd: collega".into(),
            "gevraagd: ja".into(),
            "informatie: zorgen".into(),
            "ontvangers: [CJG]".into(),
            "geinformeerd: 'nee, onveilig'".into(),
        ];
        text += "zonder_toestemming:\n";
        all.iter().take(fields).for_each(|field| text += &format!("  {field}\n"));
        text += &format!("  afweging: [{}]\n", vec!["antwoord"; answers].join(", "));
    }
    text
}

fn settings_text(trial: &Trial) -> String {
    let mut text =
        format!("toestemming:\n  ouders_altijd: {}\n", if trial.parents_always { "ja" } else { "nee" });
    if let Some(form) = trial.form {
        text += &format!("  vorm: {form}\n");
    }
    if let Some(months) = trial.term {
        text += &format!("  termijn_maanden: {months}\n");
    }
    if !trial.parties.is_empty() {
        text += &format!("  partijen: [{}]\n", trial.parties.join(", "));
    }
    text
}

fn real(trial: &Trial) -> (String, Vec<(String, String)>) {
    let case: CaseFile = yaml::read(&case_text(trial)).expect("a case").value;
    let settings: Settings = yaml::read(&settings_text(trial)).expect("settings").value;
    let meeting = Occasion::of(&settings, None, trial.meeting);
    let verdict = check(&case, &Rules::of(&settings.consent), trial.today, &meeting).expect("nothing wrong");
    let persons = verdict.consenters.iter().map(|one| (one.role.clone(), one.status.dutch().to_owned()));
    (verdict.status.dutch().into(), persons.collect())
}

// --- Random cases -----------------------------------------------------------------------------------------------------

/// Days that matter: around the ends of February, and any.
fn any_day() -> impl Strategy<Value = Date> {
    let february = (2024_i16..2029, -3_i32..4).prop_map(|(year, days)| date(year, 3, 1) + days.days());
    let any = (0_i32..1500).prop_map(|days| date(2024, 6, 1) + days.days());
    prop_oneof![1 => february, 2 => any]
}

/// A birth date near the birthdays that count.
fn birth(meeting: Date) -> impl Strategy<Value = Option<(i16, Option<i8>, Option<i8>)>> {
    let near = (prop::sample::select(vec![8_i16, 12, 12, 16, 16, 18, 18, 30]), -40_i32..40).prop_map(
        move |(years, days)| {
            let day = meeting + days.days();
            let day = Date::new(day.year() - years, day.month(), day.day().min(28)).unwrap();
            (day.year(), Some(day.month()), Some(day.day()))
        },
    );
    let leap = prop::sample::select(vec![2008_i16, 2012, 2016]).prop_map(|year| (year, Some(2), Some(29)));
    let full = prop_oneof![6 => near, 1 => leap];
    (full, 0..10).prop_map(|((year, month, day), how)| match how {
        0 => None,
        1 => Some((year, None, None)),
        2 => Some((year, month, None)),
        _ => Some((year, month, day)),
    })
}

fn parties() -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(PARTIES.to_vec(), 0..=3)
}

fn event(who: usize, today: Date, meeting: Date) -> impl Strategy<Value = Event> {
    let base = today.min(meeting);
    let near = prop_oneof![
        (0_i32..6).prop_map(move |days| base - days.days()),
        (0_i32..800).prop_map(move |days| base - days.days()),
        Just(today),
        // A month's end, where a term in months is cut short.
        (1_i32..20).prop_map(move |months| (base - months.months()).last_of_month()),
        (1_i32..20).prop_map(move |months| base - months.months()),
    ];
    let until = prop::option::weighted(0.3, (-4_i32..4).prop_map(move |days| meeting + days.days()));
    (
        prop::option::weighted(0.93, near),
        prop::sample::select(vec!["gegeven", "gegeven", "gegeven", "geweigerd", "ingetrokken"]),
        prop::sample::select(vec![Some("schriftelijk"), Some("schriftelijk"), Some("mondeling"), None]),
        any::<bool>(),
        prop_oneof![3 => Just(Vec::new()), 1 => parties()],
        until,
    )
        .prop_map(move |(day, decision, form, noted, parties, until)| Event {
            who,
            day: day.filter(|day| *day <= today),
            decision,
            form,
            noted,
            parties,
            until,
        })
}

fn trial() -> impl Strategy<Value = Trial> {
    let days = (any_day(), -40_i32..40).prop_map(|(meeting, days)| (meeting, meeting - days.days()));
    days.prop_flat_map(|(meeting, today)| {
        let custody = prop::sample::select(vec![
            Some("gezamenlijk"),
            Some("gezamenlijk"),
            Some("gezamenlijk"),
            Some("eenhoofdig"),
            Some("gezamenlijk_met_derde"),
            Some("voogdij"),
            Some("geen"),
            Some("onbekend"),
            None,
        ]);
        let guardians = prop::sample::subsequence(vec![1_usize, 2, 3, 5], 0..=2);
        let grandmother = prop::option::weighted(
            0.3,
            (any::<bool>(), prop::sample::select(vec![1960_i16, 2007, 2008, 2015])),
        );
        let youth = (
            birth(meeting),
            prop::sample::select(vec!["ja", "ja", "nee"]),
            prop::bool::weighted(0.8),
            prop::option::weighted(
                0.8,
                (-3_i32..60).prop_map(move |days| (today.min(meeting) - days.days()).min(today)),
            ),
        );
        let rules = (
            any::<bool>(),
            prop::sample::select(vec![None, Some("schriftelijk"), Some("schriftelijk_of_mondeling")]),
            prop::option::weighted(0.5, 1_u32..20),
            parties(),
        );
        let record = prop::option::weighted(
            0.2,
            (
                prop::sample::select(vec![
                    "conflict_van_plichten",
                    "vitaal_belang_spoed",
                    "veilig_thuis",
                    "anoniem",
                ]),
                7_usize..=8,
                0_usize..=7,
            ),
        );
        (youth, custody, guardians, grandmother, rules, record).prop_flat_map(
            move |(youth, custody, guardians, grandmother, rules, record)| {
                // Only persons who are in the file say something.
                let mut speakers = vec![0];
                speakers.extend(&guardians);
                speakers.extend(grandmother.map(|_| 4));
                let events = prop::collection::vec(
                    prop::sample::select(speakers).prop_flat_map(move |who| event(who, today, meeting)),
                    0..7,
                );
                let (birth, competence, judged_by, judged_on) = youth;
                let (parents_always, form, term, parties) = rules;
                events.prop_map(move |events| Trial {
                    birth,
                    competence,
                    judged_by,
                    judged_on,
                    custody,
                    grandmother,
                    events,
                    parents_always,
                    form,
                    term,
                    record,
                    today,
                    meeting,
                    guardians: guardians.clone(),
                    parties: parties.clone(),
                })
            },
        )
    })
}

/// A birth date after today is an input error, and who represents an adult is another test.
fn judged(trial: &Trial) -> bool {
    let born = trial.birth.map(|(year, month, day)| date(year, month.unwrap_or(1), day.unwrap_or(1)));
    let required = naive_required(trial);
    born.is_none_or(|born| born <= trial.today) && !required.iter().any(|role| role.starts_with('<'))
}

#[test]
fn two_readings_of_the_document_agree() {
    let cases = std::env::var("CONSENT_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES);
    let config =
        Config { cases, failure_persistence: None, max_global_rejects: 10 * cases, ..Config::default() };
    let outcome = TestRunner::new(config).run(&trial(), |trial| {
        prop_assume!(judged(&trial));
        let (expected, found) = (naive(&trial), real(&trial));
        prop_assert_eq!(expected, found, "{}\n{}", case_text(&trial), settings_text(&trial));
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// The random cases reach every status, or the agreement would say little.
#[test]
fn random_cases_reach_every_status() {
    let mut seen: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
    let mut runner = TestRunner::deterministic();
    for _ in 0..2_000 {
        let trial = proptest::strategy::ValueTree::current(&trial().new_tree(&mut runner).expect("a trial"));
        *seen.entry(naive(&trial).0).or_default() += 1;
    }
    for status in [
        "compleet",
        "zonder_toestemming_met_grondslag",
        "geweigerd",
        "ingetrokken",
        "ontbreekt",
        "verlopen",
        "beperkt",
    ] {
        assert!(seen.get(status).is_some_and(|times| *times >= 10), "{status}: {seen:?}");
    }
}

//! A year of meetings on the built binary, beside a naive bookkeeping: 12 meetings, 60 cases; actions made, done, carried
//! over, dropped and corrected, cases closed and opened again. After each step the minutes, the lists, the numbers and what
//! each case lacks are what the bookkeeping says, and no output and no document holds a name.

mod desk;

use std::collections::{BTreeMap, BTreeSet};

use desk::{Desk, Said, everything};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use serde_json::Value;

const CASES: usize = 60;
const MEETINGS: i8 = 12;
const ROLES: [&str; 4] = ["POH-jeugd", "CJG", "wijkteam", "school"];
const FIRST: [&str; 12] =
    ["Yusuf", "Noor", "Sem", "Ilse", "Teun", "Fleur", "Omar", "Lotte", "Daan", "Selin", "Mees", "Kees"];
const LAST: [&str; 5] = ["Kuipers", "Postma", "Benali", "Wiersma", "Dekkers"];
const VERBS: [&str; 4] = ["belt", "mailt", "spreekt", "bezoekt"];

/// An action as the bookkeeping has it.
#[derive(Clone, Debug)]
struct Entry {
    case: usize,
    number: u32,
    meeting: Date,
    owner: String,
    /// As typed, and as it is shown.
    typed: String,
    shown: String,
    due: Option<Date>,
    status: &'static str,
    closed: Option<Date>,
    /// Why it was dropped or not done in time.
    reason: Option<&'static str>,
}

impl Entry {
    fn name(&self) -> String {
        format!("{}.{}", case_number(self.case), self.number)
    }

    fn open_on(&self, day: Date) -> bool {
        self.status == "open" || self.closed.is_some_and(|closed| closed >= day)
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides as u64) as usize
    }
}

fn case_number(case: usize) -> String {
    format!("2026-{:03}", case + 1)
}

fn child(case: usize) -> (&'static str, &'static str) {
    (FIRST[case % FIRST.len()], LAST[case / FIRST.len()])
}

struct Year {
    desk: Desk,
    dice: Dice,
    entries: Vec<Entry>,
    closed: BTreeSet<usize>,
    /// The open cases that were closed before.
    returned: BTreeSet<usize>,
    /// Counts the actions, so that no two texts are the same.
    made: usize,
}

impl Year {
    fn begin() -> Year {
        let desk = Desk::new();
        let members: String = ROLES.iter().map(|role| format!("  - {{rol: {role}}}\n")).collect();
        desk.put("mdo.yaml", format!("wijk: Voorbeeldwijk\ndeelnemers:\n{members}"));
        for case in 0..CASES {
            let (first, last) = child(case);
            let text = format!(
                "casusnummer: \"{}\"   # niet wijzigen\nstatus: open\n\
                 jeugdige: {{voornaam: {first}, achternaam: {last}}}\n\
                 gezagdragers:\n- {{rol: moeder, naam: Wilma {last}}}   # gezag\n\
                 betrokkenen: [{{functie: CJG, casusregisseur: ja}}]\n\
                 inbrenger: {{functie: {}}}\naanmelding: {{vraag_aan_overleg: Hoe verder?}}\n",
                case_number(case),
                ROLES[case % ROLES.len()],
            );
            desk.put(&format!("casussen/{}.yaml", case_number(case)), text);
        }
        Year {
            desk,
            dice: Dice(7),
            entries: Vec::new(),
            closed: BTreeSet::new(),
            returned: BTreeSet::new(),
            made: 0,
        }
    }

    /// Runs `mdo`; no output of it ever holds a name.
    fn mdo(&self, today: Date, arguments: &[&str]) -> Said {
        let today = today.to_string();
        let said = self.desk.mdo(&[arguments, &["--today", &today]].concat());
        let out = said.out();
        for name in FIRST.iter().chain(&LAST).chain(&["Wilma"]) {
            assert!(
                !out.contains(name) && !said.err.contains(name),
                "{arguments:?}: {name}\n{out}\n{}",
                said.err
            );
        }
        said
    }

    fn next_number(&self, case: usize) -> u32 {
        let numbers = self.entries.iter().filter(|entry| entry.case == case).map(|entry| entry.number);
        numbers.max().unwrap_or(0) + 1
    }

    fn agenda(&mut self) -> Vec<usize> {
        let mut cases = Vec::new();
        while cases.len() < 9 {
            let case = self.dice.roll(CASES);
            if !cases.contains(&case) && !self.closed.contains(&case) {
                cases.push(case);
            }
        }
        cases
    }

    /// The notes of a meeting, and what the bookkeeping makes of them.
    fn notes(&mut self, meeting: Date, agenda: &[usize]) -> String {
        let mut notes = String::new();
        for &case in agenda {
            notes.push_str(&format!("{}\n", case_number(case)));
            for at in 0..self.entries.len() {
                let entry = &self.entries[at];
                if entry.case != case || entry.status != "open" || entry.meeting == meeting {
                    continue;
                }
                let (number, roll) = (entry.number, self.dice.roll(4));
                let (line, status, reason) = match roll {
                    0 => ("gedaan", "gedaan", None),
                    1 => ("vervallen: niet meer nodig", "vervallen", Some("niet meer nodig")),
                    2 => ("gesloten deuren", "open", Some("gesloten deuren")),
                    _ => continue,
                };
                notes.push_str(&format!(".{number} {line}\n"));
                let entry = &mut self.entries[at];
                entry.status = status;
                entry.closed = (status != "open").then_some(meeting);
                entry.reason = reason.or(entry.reason);
            }
            for _ in 0..self.dice.roll(4) {
                let entry = self.action(case, meeting);
                let due =
                    entry.due.map(|due| due.strftime(" voor %-d-%-m-%Y").to_string()).unwrap_or_default();
                notes.push_str(&format!("{}: {}{due}\n", entry.owner, entry.typed));
                self.entries.push(entry);
            }
            self.add_feedback(case, meeting);
        }
        notes
    }

    fn action(&mut self, case: usize, meeting: Date) -> Entry {
        self.made += 1;
        let (first, last) = child(case);
        let verb = VERBS[self.dice.roll(VERBS.len())];
        let (typed, shown) = match self.dice.roll(3) {
            0 => (first.to_owned(), "[jeugdige]"),
            1 => (format!("Wilma {last}"), "[moeder]"),
            _ => ("de huisarts".to_owned(), "de huisarts"),
        };
        let about = format!("over plan {}", self.made);
        Entry {
            case,
            number: self.next_number(case),
            meeting,
            owner: ROLES[self.dice.roll(ROLES.len())].into(),
            typed: format!("{verb} {typed} {about}"),
            shown: format!("{verb} {shown} {about}"),
            due: (self.dice.roll(4) > 0)
                .then(|| meeting.saturating_add((self.dice.roll(60) as i64 + 3).days())),
            status: "open",
            closed: None,
            reason: None,
        }
    }

    fn add_feedback(&mut self, case: usize, meeting: Date) {
        let owner = ROLES[case % ROLES.len()].to_owned();
        let text = format!("terugkoppeling aan ouders en jeugdige: {owner} spreekt met moeder en jeugdige");
        self.entries.push(Entry {
            case,
            number: self.next_number(case),
            meeting,
            owner,
            typed: text.clone(),
            shown: text,
            due: Some(meeting.saturating_add(14.days())),
            status: "open",
            closed: None,
            reason: None,
        });
    }

    /// The minutes of a meeting as the bookkeeping has them: first what was open, then what was agreed, in the order of
    /// the agenda and then of the files.
    fn expected(&self, meeting: Date, agenda: &[usize]) -> Vec<[String; 5]> {
        let place = |entry: &&Entry| {
            let on = agenda.iter().position(|case| *case == entry.case);
            (on.unwrap_or(agenda.len()), entry.case, entry.number)
        };
        let mut carried: Vec<&Entry> =
            self.entries.iter().filter(|entry| entry.meeting < meeting && entry.open_on(meeting)).collect();
        let mut new: Vec<&Entry> = self.entries.iter().filter(|entry| entry.meeting == meeting).collect();
        carried.sort_by_key(place);
        new.sort_by_key(place);
        carried.into_iter().chain(new).map(row).collect()
    }

    /// Everything that `mdo actions` shows: what is open first, by due date.
    fn check_list(&self, today: Date) {
        let said = self.mdo(today, &["actions", "--format", "json", "-q"]);
        let json = said.json();
        let mut entries: Vec<&Entry> = self.entries.iter().collect();
        entries.sort_by_key(|entry| (entry.case, entry.number));
        entries.sort_by_key(|entry| (entry.status != "open", entry.due.unwrap_or(Date::MAX)));
        let expected: Vec<[String; 5]> = entries.iter().map(|entry| row(entry)).collect();
        assert_eq!(rows(&json), expected, "{today}");
        let late: Vec<bool> = entries
            .iter()
            .map(|entry| entry.status == "open" && entry.due.is_some_and(|due| due < today))
            .collect();
        let shown: Vec<bool> =
            json["acties"].as_array().unwrap().iter().map(|action| action["te_laat"] == true).collect();
        assert_eq!(shown, late, "{today}");
        assert_eq!(said.status == 1, late.contains(&true), "{today}: {}", said.err);
        let reasons: Vec<Option<&str>> = entries.iter().map(|entry| entry.reason).collect();
        let shown: Vec<Option<&str>> =
            json["acties"].as_array().unwrap().iter().map(|action| action["reden"].as_str()).collect();
        assert_eq!(shown, reasons, "{today}");
        self.check_notices(&json, today);
    }

    /// What each case lacks: a family that was not told, a case that came back.
    fn check_notices(&self, json: &Value, today: Date) {
        let told = |words: &str| -> Vec<String> {
            let cases = json["casussen"].as_array().unwrap().iter();
            let has = |case: &&Value| case["let_op"].to_string().contains(words);
            cases.filter(has).map(|case| case["casusnummer"].as_str().unwrap().to_owned()).collect()
        };
        let untold = self.entries.iter().filter(|entry| {
            entry.shown.starts_with("terugkoppeling") && entry.status != "gedaan" && entry.meeting < today
        });
        let untold: BTreeSet<String> = untold.map(|entry| case_number(entry.case)).collect();
        assert_eq!(told("terugkoppeling over"), Vec::from_iter(untold), "{today}");
        // All of a year came back within a year.
        let back: Vec<String> = self.returned.iter().map(|case| case_number(*case)).collect();
        assert_eq!(told("terug binnen 12 maanden"), back, "{today}");
    }

    /// Marks some actions as done, or dropped, between two meetings.
    fn work(&mut self, today: Date) {
        let mut done: Vec<usize> = Vec::new();
        for at in 0..self.entries.len() {
            if self.entries[at].status == "open" && self.dice.roll(3) == 0 {
                done.push(at);
            }
        }
        let dropped = done.split_off(done.len() - done.len() / 5);
        for (command, list, status) in [("done", done, "gedaan"), ("drop", dropped, "vervallen")] {
            if list.is_empty() {
                continue;
            }
            let numbers: Vec<String> = list.iter().map(|at| self.entries[*at].name()).collect();
            let mut arguments: Vec<&str> = vec!["actions", command];
            arguments.extend(numbers.iter().map(String::as_str));
            if command == "drop" {
                arguments.extend(["--reason", "niet meer nodig"]);
            }
            let said = self.mdo(today, &arguments);
            assert_eq!(said.status, 0, "{}", said.err);
            for at in list {
                self.entries[at].status = status;
                self.entries[at].closed = Some(today);
                if status == "vervallen" {
                    self.entries[at].reason = Some("niet meer nodig");
                }
            }
        }
    }

    /// Corrects the text of an agreed action by hand; the corrections that fixed minutes must show.
    fn correct(&mut self, meeting: Date) -> Vec<String> {
        let agreed: Vec<usize> = (0..self.entries.len())
            .filter(|at| {
                self.entries[*at].meeting == meeting && self.entries[*at].shown.contains(" over plan ")
            })
            .collect();
        let Some(&at) = agreed.get(self.dice.roll(agreed.len().max(1))) else { return Vec::new() };
        let entry = &mut self.entries[at];
        let was = entry.shown.clone();
        entry.shown = was.replace(" over plan ", " nog eens over plan ");
        let file = format!("casussen/{}.yaml", case_number(entry.case));
        let text = self.desk.read(&file);
        assert_eq!(text.matches(&was).count(), 1, "{was} in {text}");
        self.desk.put(&file, text.replace(&was, &entry.shown));
        vec![format!("{}: actie was ‘{was}’, is nu ‘{}’", entry.name(), entry.shown)]
    }

    fn minutes(&self, meeting: Date, today: Date, more: &[&str]) -> Said {
        let day = meeting.to_string();
        self.mdo(today, &[&["minutes", "--date", &day, "--format", "json", "-q"], more].concat())
    }

    fn hold(&mut self, meeting: Date) {
        let agenda = self.agenda();
        let points: String = agenda
            .iter()
            .map(|case| format!("- {{soort: casus, casusnummer: \"{}\", minuten: 6}}\n", case_number(*case)))
            .collect();
        self.desk.put(&format!("overleggen/{meeting}.yaml"), format!("datum: {meeting}\npunten:\n{points}"));
        let notes = self.notes(meeting, &agenda);
        self.desk.put("notities.txt", notes);
        let said = self.minutes(meeting, meeting, &["--from", "notities.txt", "--final"]);
        assert_eq!(said.status, 0, "{}", said.err);
        assert_eq!(rows(&said.json()), self.expected(meeting, &agenda), "{meeting}");
        let again = self.minutes(meeting, meeting, &["--from", "notities.txt"]);
        assert_eq!(rows(&again.json()), self.expected(meeting, &agenda), "the second time, {meeting}");
        assert_eq!(again.json()["vastgesteld"]["correcties"].as_array().unwrap().len(), 0);

        let changes = self.correct(meeting);
        let tomorrow = meeting.tomorrow().unwrap();
        let said = self.minutes(meeting, tomorrow, &["--final"]);
        assert_eq!(rows(&said.json()), self.expected(meeting, &agenda), "{meeting}");
        let corrections = said.json()["vastgesteld"]["correcties"].clone();
        let shown: Vec<String> = corrections
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|correction| correction["wijzigingen"].as_array().unwrap())
            .map(|change| change.as_str().unwrap().to_owned())
            .collect();
        assert_eq!(shown, changes, "{meeting}");
    }

    /// Everybody's own list together is the whole list.
    fn check_participants(&self, meeting: Date) {
        let folders = ["--per-participant", "eigen", "--feedback", "brieven", "-o", "uit/", "-f"];
        let said = self.mdo(meeting, &[&["minutes", "--date", &meeting.to_string()], &folders[..]].concat());
        assert_eq!(said.status, 0, "{}", said.err);
        self.check_documents(meeting);
        let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for entry in self
            .entries
            .iter()
            .filter(|entry| entry.meeting == meeting || (entry.meeting < meeting && entry.open_on(meeting)))
        {
            expected.entry(entry.owner.to_lowercase()).or_default().insert(entry.name());
        }
        for (owner, numbers) in expected {
            let bundle = self.desk.read(&format!("eigen/{owner}-{meeting}.fhir.json"));
            let bundle: Value = serde_json::from_str(&bundle).unwrap();
            let of_task =
                |entry: &Value| entry["resource"]["identifier"][0]["value"].as_str().unwrap().to_owned();
            let shown: BTreeSet<String> = bundle["entry"].as_array().unwrap().iter().map(of_task).collect();
            assert_eq!(shown, numbers, "{owner}");
        }
    }

    /// No document names anybody, but for the letters: these name their own family.
    fn check_documents(&self, meeting: Date) {
        let named = |path: &str, family: &[&str]| {
            let text = everything(&self.desk.path(path));
            let others = FIRST.iter().chain(&LAST).chain(&["Wilma"]).filter(|name| !family.contains(name));
            let found: Vec<&&str> = others.filter(|name| text.contains(**name)).collect();
            assert!(found.is_empty(), "{path}: {found:?}");
            text
        };
        for folder in ["eigen", "uit"] {
            self.desk.names(folder).iter().for_each(|name| drop(named(&format!("{folder}/{name}"), &[])));
        }
        let mut letters = 0;
        for case in 0..CASES {
            let path = format!("brieven/terugkoppeling-{}-{meeting}.docx", case_number(case));
            if self.desk.path(&path).exists() {
                let (first, last) = child(case);
                assert!(named(&path, &[first, last, "Wilma"]).contains(first), "{path}");
                letters += 1;
            }
        }
        assert_eq!(letters, 9, "{meeting}: one for each case on the agenda");
    }

    /// Closes some cases, and opens others again.
    fn close_and_reopen(&mut self, today: Date) {
        for case in 0..CASES {
            let closed = self.closed.contains(&case);
            let number = case_number(case);
            match (closed, self.dice.roll(20)) {
                (false, 0) => {
                    let said = self.mdo(today, &["case", "close", &number, "--reason", "hulp loopt"]);
                    assert_eq!(said.status, 0, "{}", said.err);
                    self.closed.insert(case);
                    self.returned.remove(&case);
                }
                (true, 0..5) => {
                    assert_eq!(self.mdo(today, &["case", "reopen", &number]).status, 0);
                    self.closed.remove(&case);
                    self.returned.insert(case);
                }
                _ => {}
            }
        }
    }
}

fn row(entry: &Entry) -> [String; 5] {
    let due = entry.due.map(|due| due.to_string()).unwrap_or_default();
    [entry.name(), entry.owner.clone(), entry.shown.clone(), due, entry.status.to_owned()]
}

fn rows(json: &Value) -> Vec<[String; 5]> {
    let field = |action: &Value, key: &str| action[key].as_str().unwrap_or_default().to_owned();
    let keys = ["nummer", "actiehouder", "actie", "streefdatum", "status"];
    json["acties"].as_array().unwrap().iter().map(|action| keys.map(|key| field(action, key))).collect()
}

#[test]
fn a_year_of_meetings_is_what_a_naive_bookkeeping_says() {
    let mut year = Year::begin();
    let meetings =
        (1..=MEETINGS).map(|month| date(2026, month, 1).nth_weekday_of_month(1, Weekday::Thursday).unwrap());
    for meeting in meetings {
        year.hold(meeting);
        year.check_list(meeting);
        let later = meeting.saturating_add(12.days());
        year.work(later);
        year.check_list(later);
        year.close_and_reopen(later);
        year.check_list(later.saturating_add(9.days()));
        if meeting.month() % 4 == 0 {
            year.check_participants(meeting);
        }
    }
    assert!(year.entries.len() > 200, "{}", year.entries.len());
    assert!(year.returned.len() > 3 && year.closed.len() > 3, "{:?} {:?}", year.returned, year.closed);
    // What people wrote by hand is still there.
    for case in 0..CASES {
        let text = year.desk.read(&format!("casussen/{}.yaml", case_number(case)));
        assert!(text.contains("   # niet wijzigen\n") && text.contains("   # gezag\n"), "{text}");
    }
}

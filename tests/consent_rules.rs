//! The rules on consent, row by row and edge by edge: each test is named after the sentence it proves.

use jiff::civil::{Date, date};
use mdo::consent::{Fault, Occasion, Rules, check};
use mdo::model::consent::Verdict;
use mdo::model::{CaseFile, Meeting, Settings};
use mdo::workdir::yaml;

const MEETING: Date = date(2026, 12, 3);
const TODAY: Date = date(2026, 11, 22);

/// A case, the day, the meeting and the neighbourhood.
struct Desk {
    case: String,
    settings: String,
    meeting_file: String,
    today: Date,
    meeting: Date,
}

fn desk(case: &str) -> Desk {
    Desk {
        case: case.into(),
        settings: String::new(),
        meeting_file: String::new(),
        today: TODAY,
        meeting: MEETING,
    }
}

/// Both parents, and a youth of that birth date.
fn born(birth: &str) -> Desk {
    desk(&format!("jeugdige: {{voornaam: Yusuf, achternaam: el Idrissi, geboortedatum: {birth}}}\n{PARENTS}"))
}

const PARENTS: &str = "casusnummer: 2026-014
gezag: gezamenlijk
gezagdragers:
  - {rol: moeder, naam: Fatima el Idrissi}
  - {rol: vader, naam: Hassan el Idrissi}
";

/// Of one child of 8 with one parent: her status is that of the case.
fn sole(events: &str) -> Desk {
    desk("casusnummer: 1\njeugdige: {geboortedatum: 2018-01-01}\ngezag: eenhoofdig\ngezagdragers: [{rol: moeder}]\n")
        .says(events)
}

impl Desk {
    fn says(mut self, events: &str) -> Desk {
        self.case.push_str("toestemming:\n");
        for event in events.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.case.push_str(&format!("  - {{{event}}}\n"));
        }
        self
    }

    fn and(mut self, text: &str) -> Desk {
        self.case.push_str(text);
        self
    }

    fn rules(mut self, text: &str) -> Desk {
        self.settings = format!("toestemming: {{{text}}}\n");
        self
    }

    fn settings(mut self, text: &str) -> Desk {
        self.settings = text.into();
        self
    }

    fn at_the_table(mut self, text: &str) -> Desk {
        self.meeting_file = text.into();
        self
    }

    fn on(mut self, meeting: Date) -> Desk {
        self.meeting = meeting;
        self
    }

    fn today(mut self, today: Date) -> Desk {
        self.today = today;
        self
    }

    fn check(&self) -> Result<Verdict, Vec<Fault>> {
        let case: CaseFile =
            yaml::read(&self.case).unwrap_or_else(|error| panic!("{error}\n{}", self.case)).value;
        let settings: Settings = yaml::read(&self.settings).expect("settings").value;
        let meeting: Meeting = yaml::read(&self.meeting_file).expect("meeting").value;
        check(
            &case,
            &Rules::of(&settings.consent),
            self.today,
            &Occasion::of(&settings, Some(&meeting), self.meeting),
        )
    }

    fn verdict(&self) -> Verdict {
        self.check().unwrap_or_else(|faults| panic!("{faults:?}\n{}", self.case))
    }

    /// `ontbreekt | moeder gegeven, vader ontbreekt`.
    fn line(&self) -> String {
        let verdict = self.verdict();
        let persons: Vec<String> = verdict
            .consenters
            .iter()
            .map(|person| format!("{} {}", person.role, person.status.dutch()))
            .collect();
        format!("{} | {}", verdict.status.dutch(), persons.join(", "))
    }

    fn who(&self) -> String {
        let verdict = self.verdict();
        verdict.consenters.iter().map(|person| person.role.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn flags(&self) -> String {
        self.verdict().flags.join("; ")
    }

    fn faults(&self) -> Vec<String> {
        self.check().expect_err("faults").iter().map(|fault| fault.path.join(".")).collect()
    }
}

/// The status of one parent who said these things.
fn status(events: &str) -> String {
    sole(events).verdict().status.dutch().into()
}

const YES: &str = "door: moeder, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven";

// --- Who must consent -------------------------------------------------------------------------------------------------

#[test]
fn up_to_11_every_guardian() {
    assert_eq!(born("2018-05-02").who(), "moeder, vader");
    assert_eq!(born("2014-12-04").who(), "moeder, vader");
}

#[test]
fn from_12_to_15_every_guardian_and_the_youth() {
    assert_eq!(born("2014-12-03").who(), "moeder, vader, jeugdige");
    assert_eq!(born("2010-12-04").who(), "moeder, vader, jeugdige");
}

#[test]
fn at_16_and_17_the_youth() {
    assert_eq!(born("2010-12-03").who(), "jeugdige");
    assert_eq!(born("2008-12-04").who(), "jeugdige");
}

#[test]
fn from_18_the_youth() {
    assert_eq!(born("2008-12-03").who(), "jeugdige");
    assert_eq!(born("1990-01-01").who(), "jeugdige");
}

#[test]
fn the_twelfth_birthday_itself_is_included() {
    let birthday = date(2026, 11, 28);
    let of = |day| born("2014-11-28").on(day).who();
    assert_eq!(of(birthday.yesterday().unwrap()), "moeder, vader");
    assert_eq!(of(birthday), "moeder, vader, jeugdige");
    assert_eq!(of(birthday.tomorrow().unwrap()), "moeder, vader, jeugdige");
}

#[test]
fn the_sixteenth_and_eighteenth_birthday_themselves_are_included() {
    let of = |birth: &str, day| born(birth).rules("ouders_altijd: true").on(day).who();
    assert_eq!(of("2010-11-28", date(2026, 11, 27)), "moeder, vader, jeugdige");
    assert_eq!(born("2010-11-28").on(date(2026, 11, 27)).who(), "moeder, vader, jeugdige");
    assert_eq!(born("2010-11-28").on(date(2026, 11, 28)).who(), "jeugdige");
    assert_eq!(born("2010-11-28").on(date(2026, 11, 29)).who(), "jeugdige");
    assert_eq!(of("2008-11-28", date(2026, 11, 27)), "moeder, vader, jeugdige");
    assert_eq!(of("2008-11-28", date(2026, 11, 28)), "jeugdige");
    assert_eq!(of("2008-11-28", date(2026, 11, 29)), "jeugdige");
}

#[test]
fn born_on_29_february_is_a_year_older_on_1_march() {
    let of = |birth: &str, day| born(birth).rules("ouders_altijd: ja").today(date(2024, 1, 1)).on(day).who();
    // 18 in a year without a 29th.
    assert_eq!(of("2008-02-29", date(2026, 2, 28)), "moeder, vader, jeugdige");
    assert_eq!(of("2008-02-29", date(2026, 3, 1)), "jeugdige");
    // 12 and 16 in leap years.
    assert_eq!(of("2012-02-29", date(2024, 2, 28)), "moeder, vader");
    assert_eq!(of("2012-02-29", date(2024, 2, 29)), "moeder, vader, jeugdige");
    let sixteen = |day| born("2008-02-29").today(date(2024, 1, 1)).on(day).who();
    assert_eq!(sixteen(date(2024, 2, 28)), "moeder, vader, jeugdige");
    assert_eq!(sixteen(date(2024, 2, 29)), "jeugdige");
}

const JUDGED: &str = "wilsbekwaam: {oordeel: nee, beoordelaar: jeugdarts, datum: 2026-11-01}";

fn not_competent(birth: &str, judged: &str) -> Desk {
    desk(&format!("jeugdige: {{voornaam: Yusuf, geboortedatum: {birth}, {judged}}}\n{PARENTS}"))
}

#[test]
fn who_is_not_competent_is_spoken_for_by_every_guardian_up_to_17() {
    for birth in ["2018-01-01", "2013-01-01", "2009-01-01"] {
        assert_eq!(not_competent(birth, JUDGED).who(), "moeder, vader", "{birth}");
    }
}

#[test]
fn not_competent_counts_only_with_assessor_and_date() {
    for judged in [
        "wilsbekwaam: nee",
        "wilsbekwaam: {oordeel: nee, beoordelaar: jeugdarts}",
        "wilsbekwaam: {oordeel: nee, datum: 2026-11-01}",
        "wilsbekwaam: ja, beoordelaar: jeugdarts, beoordelingsdatum: 2026-11-01",
        "wilsbekwaam: nee op 2026-11-01",
    ] {
        assert_eq!(not_competent("2009-01-01", judged).who(), "jeugdige", "{judged}");
    }
    assert!(not_competent("2009-01-01", "wilsbekwaam: nee").flags().contains("beoordelaar en datum"));
}

#[test]
fn not_competent_in_other_spellings() {
    for judged in [
        "wilsbekwaam: nee, wilsbekwaam_beoordelaar: jeugdarts, wilsbekwaam_datum: 1-11-2026",
        "wilsbekwaam: false, beoordelaar: jeugdarts, beoordelingsdatum: 1 november 2026",
        "wilsbekwaam: {oordeel: false, beoordelaar: jeugdarts, datum: 2026-11-01}",
        "wilsbekwaam: {antwoord: nee, beoordeeld_door: jeugdarts, datum: 2026-11-01}",
        "wilsbekwaam: {oordeel: Wilsonbekwaam, door: jeugdarts, op: 2026-11-01}",
        "wilsbekwaam: 'nee, beoordeeld door de jeugdarts op 1-11-2026'",
        "wilsbekwaam: 'Nee (huisarts, 1 november 2026)'",
    ] {
        assert_eq!(not_competent("2009-01-01", judged).who(), "moeder, vader", "{judged}");
    }
}

#[test]
fn a_judgement_of_after_the_meeting_does_not_count_for_it() {
    let later =
        not_competent("2009-01-01", "wilsbekwaam: {oordeel: nee, beoordelaar: arts, datum: 2026-11-10}");
    assert_eq!(later.on(date(2026, 11, 9)).who(), "jeugdige");
}

#[test]
fn an_adult_who_is_not_competent_is_represented() {
    let adult = |persons: &str| {
        desk(&format!("casusnummer: 1\njeugdige: {{geboortedatum: 2007-01-01, {JUDGED}}}\n{persons}")).who()
    };
    assert_eq!(adult("netwerk: [{rol: moeder}, {rol: Curator}]\n"), "curator");
    assert_eq!(adult("netwerk: [{rol: partner}, {rol: mentor}]\n"), "mentor");
    assert_eq!(adult("netwerk: [{rol: moeder}, {rol: partner}, {rol: gemachtigde}]\n"), "gemachtigde");
    assert_eq!(adult("gezin: [{rol: moeder}]\nnetwerk: [{rol: partner}]\n"), "partner");
    assert_eq!(adult("gezagdragers: [{rol: moeder}, {rol: vader}]\ngezag: gezamenlijk\n"), "moeder");
    assert_eq!(adult("betrokkenen: [{functie: curator}, {functie: mentor}]\n"), "curator");
    assert_eq!(adult("gezin: [{rol: broer, geboortedatum: 2012-01-01}, {rol: zus}]\n"), "zus");
    assert_eq!(adult(""), "vertegenwoordiger");
}

#[test]
fn a_neighbourhood_may_ask_parents_from_16_too() {
    let asks = |birth: &str| born(birth).rules("ouders_altijd: true").who();
    assert_eq!(asks("2010-01-01"), "moeder, vader, jeugdige");
    assert_eq!(asks("2018-01-01"), "moeder, vader");
    assert_eq!(born("2010-01-01").rules("ouders_altijd: nee").who(), "jeugdige");
    // At 18 nobody has authority any more.
    assert_eq!(asks("2008-01-01"), "jeugdige");
}

// --- Custody ----------------------------------------------------------------------------------------------------------

fn custody(text: &str) -> Desk {
    desk(&format!("casusnummer: 1\njeugdige: {{geboortedatum: 2018-01-01}}\n{text}\n"))
}

#[test]
fn joint_custody_needs_both_and_a_second_consent_is_never_presumed() {
    assert_eq!(born("2018-01-01").says(YES).line(), "ontbreekt | moeder gegeven, vader ontbreekt");
    let one = custody("gezag: gezamenlijk\ngezagdragers: [{rol: moeder}]").says(YES);
    assert_eq!(one.line(), "ontbreekt | moeder gegeven, gezagdrager ontbreekt");
    assert_eq!(custody("gezag: gezamenlijk").line(), "ontbreekt | gezagdrager ontbreekt");
}

#[test]
fn sole_custody_needs_that_parent() {
    assert_eq!(status(YES), "compleet");
    assert_eq!(custody("gezag: eenhoofdig").line(), "ontbreekt | gezagdrager ontbreekt");
}

#[test]
fn custody_with_a_third_needs_both() {
    let of =
        |persons: &str| custody(&format!("gezag: gezamenlijk_met_derde\ngezagdragers: [{persons}]")).who();
    assert_eq!(of("{rol: moeder}, {rol: stiefvader}"), "moeder, stiefvader");
    assert_eq!(of("{rol: moeder}"), "moeder, gezagdrager");
    assert_eq!(
        custody("gezag: Gezamenlijk met derde\ngezagdragers: [{rol: vader}, {rol: oma}]").who(),
        "vader, oma"
    );
}

#[test]
fn guardianship_needs_the_guardian_or_the_body() {
    let of = |persons: &str| custody(&format!("gezag: voogdij\ngezagdragers: [{persons}]")).who();
    assert_eq!(of("{rol: voogd, naam: W. Smit}"), "voogd");
    assert_eq!(of("{rol: GI, organisatie: Jeugdbescherming Noord}"), "GI");
    assert_eq!(of("{rol: Moeder}, {rol: Voogd}"), "voogd");
    assert_eq!(of("{rol: oma}"), "oma");
    assert_eq!(of("{rol: moeder}"), "gezagdrager");
}

#[test]
fn without_known_custody_nobody_is_known() {
    for custody_text in ["gezag: geen", "gezag: onbekend", "", "gezag: ~"] {
        let desk = custody(&format!("{custody_text}\ngezagdragers: [{{rol: moeder}}]")).says(YES);
        assert_eq!(desk.line(), "ontbreekt | gezagdrager ontbreekt", "{custody_text}");
        assert_eq!(desk.verdict().todo(false), ["gezag uitzoeken"]);
    }
    // At 16 custody does not matter.
    let young = desk("casusnummer: 1\njeugdige: {geboortedatum: 2010-01-01}\ngezag: onbekend\n");
    let young = young.says("door: jeugdige, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven");
    assert_eq!(young.line(), "compleet | jeugdige gegeven");
}

#[test]
fn an_ots_alone_leaves_authority_with_the_parents() {
    let of = |text: &str| custody(text).who();
    assert_eq!(
        of("gezag: gezamenlijk\ngezagdragers: [{rol: moeder}, {rol: vader}, {rol: gezinsvoogd}]"),
        "moeder, vader"
    );
    assert_eq!(of("gezag: gezamenlijk\ngezagdragers: [{rol: moeder}, {rol: GI}]"), "moeder, gezagdrager");
    assert_eq!(
        of("gezag: eenhoofdig\ngezagdragers: [{rol: moeder}]\nbetrokkenen: [{functie: gezinsvoogd}]"),
        "moeder"
    );
}

#[test]
fn adults_whose_own_data_are_shared_consent_for_themselves() {
    let with =
        |persons: &str| custody(&format!("gezag: eenhoofdig\ngezagdragers: [{{rol: moeder}}]\n{persons}"));
    assert_eq!(with("gezin: [{rol: stiefvader, eigen_gegevens: true}]").who(), "moeder, stiefvader");
    assert_eq!(
        with("netwerk: [{rol: oma, eigen_gegevens: ja}, {rol: opa, eigen_gegevens: nee}]").who(),
        "moeder, oma"
    );
    assert_eq!(with("gezin: [{rol: moeder, eigen_gegevens: true}]").who(), "moeder");
    // Brothers and sisters have their own case.
    assert_eq!(
        with("gezin: [{rol: broer, geboortedatum: 2008-12-04, eigen_gegevens: true}]").who(),
        "moeder"
    );
    assert_eq!(
        with("gezin: [{rol: broer, geboortedatum: 2008-12-03, eigen_gegevens: true}]").who(),
        "moeder, broer"
    );
    let told = with("gezin: [{rol: oma, eigen_gegevens: true}]")
        .says(&format!("{YES}\n{}", YES.replace("moeder", "Oma")));
    assert_eq!(told.line(), "compleet | moeder gegeven, oma gegeven");
}

// --- Status per person ------------------------------------------------------------------------------------------------

#[test]
fn row_1_a_withdrawal_wins_also_on_the_same_day() {
    let withdrawn = "door: moeder, datum: 2026-11-01, besluit: ingetrokken";
    assert_eq!(status(&format!("{YES}\n{withdrawn}")), "ingetrokken");
    assert_eq!(status(&format!("{withdrawn}\n{YES}")), "ingetrokken");
    assert_eq!(status(&format!("{}\n{YES}", withdrawn.replace("11-01", "10-31"))), "compleet");
}

#[test]
fn row_2_the_newest_is_a_refusal() {
    let refused = "door: moeder, datum: 2026-11-02, besluit: geweigerd";
    assert_eq!(status(&format!("{refused}\n{YES}")), "geweigerd");
    assert_eq!(status(&format!("{}\n{YES}", refused.replace("11-02", "10-01"))), "compleet");
    assert_eq!(status(&format!("{refused}\n{}", YES.replace("11-01", "11-03"))), "compleet");
    assert_eq!(status(&format!("{refused}\n{}", YES.replace("11-01", "11-02"))), "geweigerd");
}

#[test]
fn row_3_no_consent_or_only_of_after_the_meeting() {
    assert_eq!(status(""), "ontbreekt");
    let late = sole(&YES.replace("11-01", "11-20"));
    assert_eq!(late.line(), "compleet | moeder gegeven");
    assert_eq!(
        sole(&YES.replace("11-01", "11-20")).on(date(2026, 11, 19)).line(),
        "ontbreekt | moeder ontbreekt"
    );
    assert_eq!(
        sole(&YES.replace("11-01", "11-20")).on(date(2026, 11, 20)).line(),
        "compleet | moeder gegeven"
    );
    assert_eq!(status("door: moeder, vorm: schriftelijk, besluit: gegeven"), "ontbreekt", "without a date");
}

#[test]
fn row_4_the_last_day_counts_as_valid() {
    let until = |day: &str| status(&format!("{YES}, geldig_tot: {day}"));
    assert_eq!(until("2026-12-03"), "compleet");
    assert_eq!(until("2026-12-02"), "verlopen");
    let term = |day: &str| sole(&YES.replace("2026-11-01", day)).rules("termijn_maanden: 12").line();
    assert_eq!(term("2025-12-03"), "compleet | moeder gegeven");
    assert_eq!(term("2025-12-02"), "verlopen | moeder verlopen");
    let both = sole(&format!("{YES}, geldig_tot: 2030-01-01")).rules("termijn_maanden: 1").line();
    assert_eq!(both, "verlopen | moeder verlopen");
}

#[test]
fn a_term_ends_on_the_same_day_of_the_month_or_its_last() {
    let line = |given: &str, months: u32, on| {
        let desk = sole(&YES.replace("2026-11-01", given)).rules(&format!("termijn_maanden: {months}"));
        desk.today(date(2028, 12, 31)).on(on).line()
    };
    assert!(line("2025-08-31", 6, date(2026, 2, 28)).starts_with("compleet"));
    assert!(line("2025-08-31", 6, date(2026, 3, 1)).starts_with("verlopen"));
    assert!(line("2024-02-29", 12, date(2025, 2, 28)).starts_with("compleet"));
    assert!(line("2024-02-29", 12, date(2025, 3, 1)).starts_with("verlopen"));
    assert!(line("2026-10-31", 1, date(2026, 11, 30)).starts_with("compleet"));
    assert!(line("2026-10-31", 1, date(2026, 12, 1)).starts_with("verlopen"));
    assert!(line("2023-08-31", 6, date(2024, 2, 29)).starts_with("compleet"));
}

#[test]
fn row_5_parties_categories_and_purpose_must_all_be_covered() {
    let of = |extra: &str, table: &str| sole(&format!("{YES}, {extra}")).at_the_table(table).line();
    let limited = "beperkt | moeder beperkt";
    let given = "compleet | moeder gegeven";
    assert_eq!(of("partijen: [CJG]", "partijen: [CJG, school]"), limited);
    assert_eq!(of("partijen: [de School, cjg, Veilig Thuis]", "partijen: [CJG, school]"), given);
    assert_eq!(of("partijen: []", "partijen: [CJG, school]"), given);
    assert_eq!(of("partijen: [alle partijen]", "partijen: [CJG, school]"), given);
    assert_eq!(of("partijen: [CJG]", ""), given);
    assert_eq!(of("categorieen: [thuis]", "categorieen: [thuis, school]"), limited);
    assert_eq!(of("categorieen: 'thuis, school'", "categorieen: [school]"), given);
    assert_eq!(of("doel: passende hulp", "doel: veiligheid"), limited);
    assert_eq!(of("doel: Passende hulp", "doel: passende hulp"), given);
    assert_eq!(of("doel: 'hulp, veiligheid'", "doel: veiligheid"), given);
}

#[test]
fn parties_come_from_the_meeting_else_the_neighbourhood_else_the_participants() {
    let limited = |desk: Desk| desk.verdict().status.dutch() == "beperkt";
    let cjg = || sole(&format!("{YES}, partijen: [CJG, huisarts]"));
    assert!(limited(cjg().rules("partijen: [school]")));
    assert!(!limited(cjg().rules("partijen: [school]").at_the_table("partijen: [CJG]")));
    assert!(limited(cjg().settings("deelnemers: [{rol: CJG}, {rol: IB'er, organisatie: school}]")));
    assert!(!limited(cjg().settings("deelnemers: [{rol: CJG}, {rol: POH-jeugd, partij: huisarts}]")));
    let table = "deelnemers: [{rol: CJG}, {rol: IB'er, aanwezig: 'nee, ziek'}, {rol: POH-jeugd}]";
    assert!(!limited(cjg().settings("deelnemers: [{rol: POH-jeugd, partij: huisarts}]").at_the_table(table)));
    assert!(limited(cjg().at_the_table(table)));
}

#[test]
fn row_6_the_form_must_be_allowed() {
    let oral = "door: moeder, vorm: mondeling, datum: 2026-11-01, besluit: gegeven";
    let noted = format!("{oral}, genoteerd_door: POH-jeugd");
    assert_eq!(sole(&noted).rules("vorm: schriftelijk").line(), "ontbreekt | moeder ontbreekt");
    assert_eq!(sole(&noted).rules("vorm: schriftelijk_of_mondeling").line(), "compleet | moeder gegeven");
    assert_eq!(sole(oral).rules("vorm: schriftelijk_of_mondeling").line(), "ontbreekt | moeder ontbreekt");
    assert_eq!(status(&noted), "compleet", "both forms count where nothing else is set");
    assert_eq!(status(oral), "ontbreekt");
    let unsaid = "door: moeder, datum: 2026-11-01, besluit: gegeven";
    assert_eq!(sole(unsaid).rules("vorm: schriftelijk").line(), "ontbreekt | moeder ontbreekt");
    assert_eq!(status(unsaid), "compleet");
    assert!(sole(unsaid).flags().contains("vorm niet vastgelegd"));
}

#[test]
fn rows_are_tried_in_their_order() {
    let oral = "door: moeder, vorm: mondeling, datum: 2026-11-01, besluit: gegeven, partijen: [CJG]";
    let desk =
        |event: &str| sole(event).rules("vorm: schriftelijk, partijen: [school]").verdict().consenters[0].row;
    assert_eq!(desk(oral), 5);
    assert_eq!(desk(&format!("{oral}, geldig_tot: 2026-11-30")), 4);
    assert_eq!(desk(&oral.replace("[CJG]", "[]")), 6);
}

#[test]
fn the_newest_consent_decides_not_the_best() {
    let newer =
        "door: moeder, vorm: schriftelijk, datum: 2026-11-05, besluit: gegeven, geldig_tot: 2026-11-30";
    assert_eq!(status(&format!("{YES}\n{newer}")), "verlopen");
    assert_eq!(status(&format!("{newer}\n{YES}")), "verlopen", "whatever the order in the file");
}

#[test]
fn only_events_up_to_the_meeting_count_for_a_meeting_that_has_been() {
    let withdrawn = "door: moeder, datum: 2026-11-10, besluit: ingetrokken";
    let desk = |day| sole(&format!("{YES}\n{withdrawn}")).on(day);
    assert_eq!(desk(date(2026, 11, 9)).line(), "compleet | moeder gegeven");
    assert!(desk(date(2026, 11, 9)).flags().contains("ingetrokken na overleg door moeder op 10-11-2026"));
    assert_eq!(desk(date(2026, 11, 10)).line(), "ingetrokken | moeder ingetrokken");
}

#[test]
fn a_date_after_today_is_an_input_error() {
    for decision in ["gegeven", "geweigerd", "ingetrokken"] {
        let event = format!("door: moeder, vorm: schriftelijk, datum: 2026-11-23, besluit: {decision}");
        assert_eq!(sole(&event).faults(), ["toestemming.0.datum"]);
        assert!(sole(&event).today(date(2026, 11, 23)).check().is_ok());
    }
    assert_eq!(born("2026-11-23").faults(), ["jeugdige.geboortedatum"]);
}

#[test]
fn an_event_by_nobody_or_without_decision_is_an_input_error() {
    assert_eq!(sole(&YES.replace("moeder", "vader")).faults(), ["toestemming.0.door"]);
    assert_eq!(sole(&YES.replace("moeder", "Piet de Vries")).faults(), ["toestemming.0.door"]);
    assert_eq!(sole("door: moeder, datum: 2026-11-01").faults(), ["toestemming.0.besluit"]);
    assert_eq!(sole("datum: 2026-11-01, besluit: gegeven").faults(), ["toestemming.0.door"]);
}

// --- By whom ----------------------------------------------------------------------------------------------------------

#[test]
fn a_consent_names_its_giver_by_role_or_name() {
    let family = desk(
        "casusnummer: 1\njeugdige: {voornaam: Yusuf Ali, roepnaam: Joes, tussenvoegsel: el, achternaam: Idrissi, geboortedatum: 2014-01-01}
gezag: gezamenlijk\ngezagdragers: [{rol: Moeder, voornaam: Fatima, achternaam: el Idrissi}, {rol: VADER, naam: H. van der Berg-de Vries}]
gezin: [{rol: broer, naam: Sam}]\nbetrokkenen: [{naam: Karin de Boer, functie: POH-jeugd}]\n",
    );
    let line = |by: &str| {
        let desk = Desk { case: family.case.clone(), ..desk("") };
        desk.says(&format!("door: \"{by}\", vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven")).line()
    };
    let mother = "ontbreekt | moeder gegeven, vader ontbreekt, jeugdige ontbreekt";
    for by in [
        "moeder",
        "MOEDER",
        "mama",
        "de moeder",
        "Fatima",
        "fatima el idrissi",
        "Fátima",
        "moeder (Fatima)",
        "mw. F. el Idrissi",
        "moeder Fatima el Idrissi",
        "El Idrissi, Fatima",
    ] {
        assert_eq!(line(by), mother, "{by}");
    }
    let father = "ontbreekt | moeder ontbreekt, vader gegeven, jeugdige ontbreekt";
    for by in ["Vader", "dhr. Van der Berg", "H. van der Berg-de Vries", "Hans van der Berg", "papa"] {
        assert_eq!(line(by), father, "{by}");
    }
    let youth = "ontbreekt | moeder ontbreekt, vader ontbreekt, jeugdige gegeven";
    for by in [
        "jeugdige",
        "Jeugdige",
        "Joes",
        "Yusuf",
        "Yusuf Ali",
        "Yusuf Ali el Idrissi",
        "Joes el Idrissi",
        "jeugdige zelf",
        "kind",
    ] {
        assert_eq!(line(by), youth, "{by}");
    }
    let both = "ontbreekt | moeder gegeven, vader gegeven, jeugdige ontbreekt";
    for by in ["ouders", "beide ouders", "moeder en vader", "vader & moeder"] {
        assert_eq!(line(by), both, "{by}");
    }
    let none = "ontbreekt | moeder ontbreekt, vader ontbreekt, jeugdige ontbreekt";
    for by in ["Sam", "broer", "Karin de Boer", "POH-jeugd"] {
        assert_eq!(line(by), none, "{by}");
    }
    // Whose consent cannot be told is nobody's.
    assert_eq!(line("el Idrissi"), none);
}

#[test]
fn two_parents_of_one_role_are_told_apart_by_name_or_number() {
    let two = |by: &str| {
        custody("gezag: gezamenlijk\ngezagdragers: [{rol: ouder, naam: Anna Bos}, {rol: ouder, naam: Eva Kuiper}]")
            .says(&YES.replace("moeder", by))
    };
    assert_eq!(two("Eva Kuiper").line(), "ontbreekt | ouder ontbreekt, ouder gegeven");
    assert_eq!(two("Anna").line(), "ontbreekt | ouder gegeven, ouder ontbreekt");
    assert_eq!(two("ouder 2").line(), "ontbreekt | ouder ontbreekt, ouder gegeven");
    assert_eq!(two("ouder").line(), "ontbreekt | ouder ontbreekt, ouder ontbreekt");
    let labels: Vec<String> = two("Anna").verdict().consenters.into_iter().map(|one| one.label).collect();
    assert_eq!(labels, ["ouder 1", "ouder 2"]);
    let refused = YES.replace("moeder", "ouder").replace("gegeven", "geweigerd");
    let unclear =
        custody("gezag: gezamenlijk\ngezagdragers: [{rol: ouder, naam: Anna}, {rol: ouder, naam: Eva}]")
            .says(&refused);
    assert_eq!(unclear.line(), "geweigerd | ouder geweigerd, ouder geweigerd", "a refusal may be of each");
}

// --- Status per case --------------------------------------------------------------------------------------------------

#[test]
fn the_worst_status_is_that_of_the_case() {
    let desk = |mother: &str, father: &str| {
        born("2018-01-01")
            .rules("partijen: [CJG, school]")
            .says(&format!(
                "door: moeder, vorm: schriftelijk, {mother}\ndoor: vader, vorm: schriftelijk, {father}"
            ))
            .verdict()
            .status
            .dutch()
    };
    let given = "datum: 2026-11-01, besluit: gegeven";
    let limited = "datum: 2026-11-01, besluit: gegeven, partijen: [CJG]";
    let expired = "datum: 2026-11-01, besluit: gegeven, geldig_tot: 2026-11-02";
    let missing = "besluit: gegeven";
    let withdrawn = "datum: 2026-11-01, besluit: ingetrokken";
    let refused = "datum: 2026-11-01, besluit: geweigerd";
    let order = [
        (given, "compleet"),
        (limited, "beperkt"),
        (expired, "verlopen"),
        (missing, "ontbreekt"),
        (withdrawn, "ingetrokken"),
        (refused, "geweigerd"),
    ];
    for (at, (worse, status)) in order.iter().enumerate() {
        for (better, _) in &order[..=at] {
            assert_eq!(desk(worse, better), *status);
            assert_eq!(desk(better, worse), *status);
        }
    }
}

#[test]
fn consent_at_11_does_not_cover_the_twelfth_birthday() {
    let parents = "door: moeder, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven
                   door: vader, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven";
    let desk = born("2014-11-28").says(parents);
    assert_eq!(desk.line(), "ontbreekt | moeder gegeven, vader gegeven, jeugdige ontbreekt");
    assert!(desk.flags().contains("wordt 12 op 28-11-2026"));
    assert_eq!(desk.verdict().todo(false), ["vraag de jeugdige (12 op 28-11) om eigen toestemming"]);
    assert_eq!(desk.verdict().todo(true), ["vraag Yusuf el Idrissi (12 op 28-11) om eigen toestemming"]);
    // What the youth said at 11 does not cover it either.
    let own = format!("{parents}\ndoor: jeugdige, vorm: schriftelijk, datum: 2026-11-20, besluit: gegeven");
    assert_eq!(
        born("2014-11-28").says(&own).line(),
        "ontbreekt | moeder gegeven, vader gegeven, jeugdige ontbreekt"
    );
    assert_eq!(
        born("2014-11-20").says(&own).line(),
        "compleet | moeder gegeven, vader gegeven, jeugdige gegeven"
    );
}

#[test]
fn flags_tell_who_gets_another_age_and_what_ends_soon() {
    assert!(born("2010-12-01").flags().contains("wordt 16 op 1-12-2026"));
    assert!(born("2008-12-03").flags().contains("wordt 18 op 3-12-2026"));
    assert_eq!(born("2010-12-04").flags(), "");
    assert_eq!(born("2010-11-22").flags(), "", "today is past");
    let since = born("2014-11-10").says(YES).flags();
    assert!(since.contains("wordt 12 op 10-11-2026"), "after the consent: {since}");
    let soon = |day: &str| sole(&format!("{YES}, geldig_tot: {day}")).flags();
    assert_eq!(soon("2027-01-02"), "verloopt binnenkort: moeder op 2-1-2027");
    assert_eq!(soon("2027-01-03"), "");
}

// --- Ages that are not certain ----------------------------------------------------------------------------------------

#[test]
fn of_a_month_youngest_and_oldest_are_both_judged() {
    assert_eq!(born("2014-12").who(), "moeder, vader, jeugdige");
    assert!(born("2014-12").flags().contains("leeftijd onzeker"));
    assert_eq!(born("2014-11").who(), "moeder, vader, jeugdige");
    assert_eq!(born("2014-11").flags(), "");
    assert_eq!(born("2015-01").who(), "moeder, vader");
    assert_eq!(born("2010-12").who(), "moeder, vader, jeugdige");
    assert_eq!(born("2014-12").on(date(2026, 11, 30)).who(), "moeder, vader");
    assert_eq!(born("2014-12").on(date(2026, 12, 31)).flags(), "");
    assert_eq!(
        born("2008-02").on(date(2026, 2, 28)).rules("ouders_altijd: ja").who(),
        "moeder, vader, jeugdige"
    );
}

#[test]
fn of_a_year_too() {
    assert_eq!(born("2014").who(), "moeder, vader, jeugdige");
    assert_eq!(born("2015").who(), "moeder, vader");
    assert_eq!(born("2010").who(), "moeder, vader, jeugdige");
    assert_eq!(born("2009").who(), "jeugdige");
    assert!(born("2012").flags().contains("leeftijd onzeker"), "13 or 14: {}", born("2012").flags());
    let own = "door: jeugdige, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven";
    let all = format!("{}\n{}\n{own}", own.replace("jeugdige", "moeder"), own.replace("jeugdige", "vader"));
    assert!(born("2014").says(&all).line().starts_with("compleet"));
}

#[test]
fn without_a_birth_date_all_are_needed_and_the_case_is_not_complete() {
    let own = "door: jeugdige, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven";
    let all = format!("{}\n{}\n{own}", own.replace("jeugdige", "moeder"), own.replace("jeugdige", "vader"));
    for birth in ["", "onbekend", "?", "~"] {
        let desk = born(birth).says(&all);
        assert_eq!(desk.line(), "ontbreekt | moeder gegeven, vader gegeven, jeugdige gegeven", "{birth}");
        assert!(desk.flags().contains("geboortedatum uitzoeken"));
    }
    let refused = all.replacen("besluit: gegeven", "besluit: geweigerd", 1);
    assert!(born("").says(&refused).line().starts_with("geweigerd"));
    let expired = all.replacen("besluit: gegeven", "besluit: gegeven, geldig_tot: 2026-11-02", 1);
    assert!(born("").says(&expired).line().starts_with("ontbreekt"));
}

#[test]
fn partial_birth_dates_in_other_spellings() {
    for birth in ["2014-12-??", "2014-12-00", "dec 2014", "12-2014", "??-12-2014", "december 2014"] {
        assert!(born(&format!("\"{birth}\"")).flags().contains("leeftijd onzeker"), "{birth}");
    }
    assert_eq!(born("\"2015-??-??\"").who(), "moeder, vader");
}

// --- Without consent --------------------------------------------------------------------------------------------------

const RECORD: &str = "zonder_toestemming:
  grondslag: conflict_van_plichten
  datum: 2026-11-20
  beslisser: huisarts
  geraadpleegd: Veilig Thuis (advies)
  gevraagd: 'nee, dat maakt het onveiliger'
  afweging: [a, b, c, d, e, f]
  informatie: zorgen over thuis
  ontvangers: [Veilig Thuis, CJG]
  geinformeerd: 'nee, volgt als het veilig is'
";

#[test]
fn a_full_record_is_a_ground_and_the_gaps_are_still_shown() {
    let desk = born("2018-01-01").says(YES).and(RECORD);
    assert_eq!(desk.line(), "zonder_toestemming_met_grondslag | moeder gegeven, vader ontbreekt");
    let complete = sole(YES).and(RECORD);
    assert_eq!(complete.line(), "compleet | moeder gegeven");
    let refused = sole(&YES.replace("gegeven", "geweigerd")).and(RECORD);
    assert_eq!(refused.line(), "zonder_toestemming_met_grondslag | moeder geweigerd");
}

#[test]
fn an_incomplete_record_is_no_ground_and_says_what_is_missing() {
    for field in [
        "grondslag",
        "datum",
        "beslisser",
        "geraadpleegd",
        "gevraagd",
        "afweging",
        "informatie",
        "ontvangers",
        "geinformeerd",
    ] {
        let record: String = RECORD
            .lines()
            .filter(|line| !line.trim().starts_with(&format!("{field}:")))
            .map(|line| format!("{line}\n"))
            .collect();
        let desk = sole("").and(&record);
        assert_eq!(desk.line(), "ontbreekt | moeder ontbreekt", "{field}");
        assert!(desk.flags().contains(field), "{field}: {}", desk.flags());
    }
    for (field, value) in [
        ("gevraagd: 'nee, dat maakt het onveiliger'", "gevraagd: nee"),
        ("geinformeerd: 'nee, volgt als het veilig is'", "geinformeerd: false"),
        ("[a, b, c, d, e, f]", "[a, b, c, d, e]"),
        ("[a, b, c, d, e, f]", "[a, b, c, d, e, '']"),
        ("[a, b, c, d, e, f]", "een zin"),
        ("beslisser: huisarts", "beslisser: '?'"),
    ] {
        assert_eq!(
            sole("").and(&RECORD.replace(field, value)).line(),
            "ontbreekt | moeder ontbreekt",
            "{value}"
        );
    }
}

#[test]
fn a_record_may_be_written_in_other_ways() {
    for (field, value) in [
        ("gevraagd: 'nee, dat maakt het onveiliger'", "gevraagd: ja"),
        ("gevraagd: 'nee, dat maakt het onveiliger'", "gevraagd: {antwoord: nee, reden: gevaar}"),
        ("geraadpleegd: Veilig Thuis (advies)", "geraadpleegd: [Veilig Thuis, collega]"),
        (
            "[a, b, c, d, e, f]",
            "{alles_gedaan: ja, schade: x, gewetensnood: x, geen_andere_weg: x, helpt: x, niet_meer_dan_nodig: x}",
        ),
        ("grondslag: conflict_van_plichten", "grondslag: Conflict van plichten"),
        ("grondslag: conflict_van_plichten", "grondslag: vitaal_belang_spoed"),
    ] {
        let line = sole("").and(&RECORD.replace(field, value)).line();
        assert_eq!(line, "zonder_toestemming_met_grondslag | moeder ontbreekt", "{value}");
    }
    let urgent = RECORD
        .replace("conflict_van_plichten", "vitaal_belang_spoed")
        .replace("[a, b, c, d, e, f]", "levensgevaar");
    assert!(sole("").and(&urgent).line().starts_with("zonder_toestemming_met_grondslag"));
}

#[test]
fn a_ground_for_one_recipient_is_never_one_for_the_whole_table() {
    for (ground, recipient) in [("veilig_thuis", "Veilig Thuis"), ("rvdk", "RvdK"), ("ots_gi", "GI")] {
        let record =
            RECORD.replace("conflict_van_plichten", ground).replace("[Veilig Thuis, CJG]", recipient);
        let table = |text: &str| sole("").and(&record).at_the_table(text).line();
        assert!(table("").starts_with("ontbreekt"), "{ground}");
        assert!(table("partijen: [CJG, Veilig Thuis, RvdK, GI]").starts_with("ontbreekt"), "{ground}");
        assert!(table(&format!("partijen: [{recipient}]")).starts_with("zonder_toestemming"), "{ground}");
    }
}

#[test]
fn anonymous_is_no_ground_for_a_case_that_is_shown_by_its_number() {
    let desk = sole("").and(&RECORD.replace("conflict_van_plichten", "anoniem"));
    assert_eq!(desk.line(), "ontbreekt | moeder ontbreekt");
    assert!(desk.flags().contains("vast nummer"));
}

#[test]
fn a_record_of_after_the_meeting_is_no_ground_for_it() {
    assert!(sole("").and(RECORD).on(date(2026, 11, 19)).line().starts_with("ontbreekt"));
    assert_eq!(
        sole("").and(&RECORD.replace("2026-11-20", "2026-11-23")).faults(),
        ["zonder_toestemming.datum"]
    );
}

// --- Downstream -------------------------------------------------------------------------------------------------------

#[test]
fn limited_admits_only_the_parties_and_categories_that_all_cover() {
    let both = born("2018-01-01").at_the_table("partijen: [CJG, school, huisarts]").says(
        "door: moeder, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven, partijen: [CJG, school]
         door: vader, vorm: schriftelijk, datum: 2026-11-01, besluit: gegeven, partijen: [CJG, huisarts], categorieen: [thuis]",
    );
    let verdict = both.verdict();
    assert_eq!(verdict.status.dutch(), "beperkt");
    assert!(verdict.status.may_be_discussed());
    assert!(verdict.admits(&["CJG"]) && verdict.admits(&["wijkteam", "cjg"]));
    assert!(!verdict.admits(&["school"]) && !verdict.admits(&["huisarts"]) && !verdict.admits(&["politie"]));
    assert_eq!(verdict.categories(["thuis", "school"]), ["thuis"]);
}

#[test]
fn what_may_not_be_discussed_admits_nobody() {
    assert!(!sole("").verdict().admits(&["CJG"]));
    assert!(sole(YES).verdict().admits(&["CJG"]));
    let grounded = sole("").and(RECORD).verdict();
    assert!(grounded.admits(&["CJG"]) && !grounded.admits(&["school"]));
    let purpose = sole(&format!("{YES}, doel: hulp")).at_the_table("doel: veiligheid").verdict();
    assert!(!purpose.admits(&["CJG"]));
}

// --- Safety -----------------------------------------------------------------------------------------------------------

fn reminders(text: &str) -> String {
    sole(YES).and(text).verdict().reminders.join("; ")
}

#[test]
fn safety_is_reminded_of_and_decides_nothing() {
    assert_eq!(reminders(""), "");
    for judgement in ["acuut", "structureel"] {
        let said = reminders(&format!(
            "veiligheid: {{oordeel: {judgement}, meldcode_stap: 2, jeugdige_gesproken: ja}}\n"
        ));
        assert!(said.contains("0800-2000") && said.contains("112"), "{said}");
        let contact = "veilig_thuis: [{datum: 2026-11-01, toelichting: advies}], meldcode_stap: 2, jeugdige_gesproken: ja";
        assert_eq!(reminders(&format!("veiligheid: {{oordeel: {judgement}, {contact}}}\n")), "");
    }
    assert!(
        reminders("veiligheid: {oordeel: toekomstig_risico, jeugdige_gesproken: ja}\n").contains("meldcode")
    );
    assert!(reminders("veiligheid: {jeugdige_gesproken: nee}\n").contains("niet gesproken"));
    assert_eq!(reminders("veiligheid: {oordeel: geen}\n"), "");
    assert!(reminders("evaluatie: {datum: 2026-11-01}\n").contains("evaluatie van 1-11-2026"));
    assert_eq!(reminders("evaluatie: {datum: 2026-11-01, patient_baat: veel}\n"), "");
    assert!(sole(YES).and("crisismeter: rood\n").line().starts_with("compleet"));
}

#[test]
fn red_belongs_on_the_first_meeting_after_it() {
    assert!(reminders("crisismeter: rood\n").contains("eerste overleg"));
    assert_eq!(reminders("crisismeter: rood\noverleggen: [2026-12-03]\n"), "");
    assert!(reminders("crisismeter: rood\naanmelding: {datum: 2026-11-20}\n").contains("3-12-2026"));
    assert_eq!(reminders("crisismeter: oranje\n"), "");
}

#[test]
fn the_safety_house_has_a_check_list() {
    let list = |text: &str| {
        reminders(&format!("veiligheid: {{opschalen: {{{text}}}}}\n")).contains("Veiligheidshuis")
    };
    assert!(list("lokaal_veiligheidsprobleem: ja"));
    assert!(list("meerdere_leefgebieden: ja, meerdere_ketens: ja, impact_omgeving: ja"));
    assert!(!list("meerdere_leefgebieden: ja, meerdere_ketens: ja, impact_omgeving: nee"));
    assert!(!list("meerdere_ketens: ja, impact_omgeving: ja"));
    let domains = "leefgebieden: {thuis: {risico: [a]}, school: {risico: [b]}}\n";
    assert!(
        reminders(&format!(
            "{domains}veiligheid: {{opschalen: {{meerdere_ketens: ja, impact_omgeving: ja}}}}\n"
        ))
        .contains("Veiligheidshuis")
    );
}

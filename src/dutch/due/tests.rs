use super::*;
use jiff::civil::date;
use proptest::prelude::*;

use super::super::date::find_dates;
use super::opening::{FIRST_WORDS, Opens};

/// A Thursday.
const MEETING: Date = date(2026, 12, 3);
const NEXT: Option<Date> = Some(date(2027, 1, 7));

fn shown(due: DueDate) -> String {
    match due {
        DueDate::Read(day) => day.to_string(),
        DueDate::Unread => "?".to_owned(),
    }
}

#[test]
fn the_phrase_is_cut_and_the_day_read() {
    for (text, rest, day) in [
        ("POH belt moeder vóór 15-12", "POH belt moeder", "2026-12-15"),
        ("POH belt moeder (vóór 15-12)", "POH belt moeder", "2026-12-15"),
        ("POH belt moeder (vóór 15-12).", "POH belt moeder", "2026-12-15"),
        ("POH belt moeder, uiterlijk 3 januari 2027.", "POH belt moeder", "2027-01-03"),
        ("POH belt moeder - voor 10-1", "POH belt moeder", "2027-01-10"),
        ("POH belt moeder voor 15 dec.", "POH belt moeder", "2026-12-15"),
        ("Vóór 15-12: POH belt moeder", "POH belt moeder", "2026-12-15"),
        ("Voor 15-12 belt POH moeder", "belt POH moeder", "2026-12-15"),
        ("Huisarts belt vóór 15-12 met moeder", "Huisarts belt met moeder", "2026-12-15"),
        ("Huisarts belt vóór 15-12. Daarna verslag", "Huisarts belt. Daarna verslag", "2026-12-15"),
        ("deadline: 15-12-2026 verslag sturen", "verslag sturen", "2026-12-15"),
        ("verslag sturen, deadline 15/12", "verslag sturen", "2026-12-15"),
        ("verslag sturen 15-12", "verslag sturen", "2026-12-15"),
        ("verslag sturen (15/12/2026)", "verslag sturen", "2026-12-15"),
        ("15-12: verslag sturen", "verslag sturen", "2026-12-15"),
        ("huisbezoek op 12-12", "huisbezoek", "2026-12-12"),
        ("huisbezoek op vrijdag 18 december", "huisbezoek", "2026-12-18"),
        ("huisbezoek op 12-12 om 10 uur", "huisbezoek om 10 uur", "2026-12-12"),
        ("verzuim bijhouden t/m 18-12", "verzuim bijhouden", "2026-12-18"),
        ("verzuim bijhouden tot en met 18-12", "verzuim bijhouden", "2026-12-18"),
        ("evaluatie half januari", "evaluatie", "2027-01-15"),
        ("evaluatie begin januari", "evaluatie", "2027-01-07"),
        ("evaluatie eind januari", "evaluatie", "2027-01-31"),
        ("evaluatie eind februari 2028", "evaluatie", "2028-02-29"),
        ("evaluatie medio maart", "evaluatie", "2027-03-15"),
        ("evaluatie in januari", "evaluatie", "2027-01-31"),
        ("evaluatie januari", "evaluatie", "2027-01-31"),
        ("evaluatie vóór januari", "evaluatie", "2026-12-31"),
        ("evaluatie (mei 2027)", "evaluatie", "2027-05-31"),
        ("evaluatie week 50", "evaluatie", "2026-12-11"),
        ("evaluatie in wk 2", "evaluatie", "2027-01-15"),
        ("evaluatie vóór week 50", "evaluatie", "2026-12-04"),
        ("evaluatie 1e week januari", "evaluatie", "2027-01-08"),
        ("evaluatie laatste week van januari", "evaluatie", "2027-01-29"),
        ("evaluatie Q1", "evaluatie", "2027-03-31"),
        ("evaluatie eerste kwartaal 2027", "evaluatie", "2027-03-31"),
        ("bespreken in volgend overleg", "bespreken", "2027-01-07"),
        ("bespreken bij het volgende MDO", "bespreken", "2027-01-07"),
        ("vóór het volgende overleg verslag sturen", "verslag sturen", "2027-01-07"),
        ("POH belt over twee weken", "POH belt", "2026-12-17"),
        ("POH belt over 2 weken met moeder", "POH belt met moeder", "2026-12-17"),
        ("binnen een maand huisbezoek", "huisbezoek", "2027-01-03"),
        ("huisbezoek binnen 14 dagen", "huisbezoek", "2026-12-17"),
        ("huisbezoek binnen 48 uur", "huisbezoek", "2026-12-05"),
        ("huisbezoek binnen 2 werkdagen", "huisbezoek", "2026-12-07"),
        ("huisbezoek over 2 à 3 weken", "huisbezoek", "2026-12-24"),
        ("huisbezoek volgende week", "huisbezoek", "2026-12-11"),
        ("huisbezoek volgende week dinsdag", "huisbezoek", "2026-12-08"),
        ("huisbezoek dinsdag volgende week", "huisbezoek", "2026-12-08"),
        ("POH belt deze week nog moeder", "POH belt moeder", "2026-12-04"),
        ("huisbezoek vrijdag", "huisbezoek", "2026-12-04"),
        ("huisbezoek a.s. dinsdag", "huisbezoek", "2026-12-08"),
        ("huisbezoek dinsdag a.s.", "huisbezoek", "2026-12-08"),
        ("POH belt morgen", "POH belt", "2026-12-04"),
        ("POH belt vandaag nog", "POH belt", "2026-12-03"),
        ("verslag eind van de maand", "verslag", "2026-12-31"),
        ("verslag eind volgende maand", "verslag", "2027-01-31"),
        ("verslag eind van het jaar", "verslag", "2026-12-31"),
        ("verslag voor de kerst", "verslag", "2026-12-24"),
        ("verslag vóór de kerstvakantie", "verslag", "2026-12-18"),
        ("verslag voor oud en nieuw", "verslag", "2026-12-31"),
        ("brief van 3-11 bespreken vóór 15-12", "brief van 3-11 bespreken", "2026-12-15"),
        ("z.s.m., uiterlijk 15-12 bellen", "z.s.m. bellen", "2026-12-15"),
        (
            "wijkteam huisbezoek Kerkstraat 139 hs 19-2-2027",
            "wijkteam huisbezoek Kerkstraat 139 hs",
            "2027-02-19",
        ),
        ("VERSLAG STUREN VÓÓR 15 DECEMBER", "VERSLAG STUREN", "2026-12-15"),
        ("evaluatie na 6 weken", "evaluatie", "2027-01-14"),
        ("belt op 15 december terug", "belt terug", "2026-12-15"),
        ("contact wk 51/52", "contact", "2026-12-25"),
        ("evaluatie feb/mrt", "evaluatie", "2027-03-31"),
        ("Eind deze week contact", "contact", "2026-12-04"),
        ("verslag gereed 15-12", "verslag", "2026-12-15"),
        ("huisbezoek vóór de 17e", "huisbezoek", "2026-12-17"),
        ("huisbezoek (voor de 2e).", "huisbezoek", "2027-01-02"),
        ("huisbezoek, uiterlijk de 22ste", "huisbezoek", "2026-12-22"),
        ("op de 19e bellen", "bellen", "2026-12-19"),
        ("verzuim bijhouden t/m de 31e", "verzuim bijhouden", "2026-12-31"),
        ("verslag sturen v 9-12", "verslag sturen", "2026-12-09"),
        ("verslag sturen v. 9-1", "verslag sturen", "2027-01-09"),
        ("verslag sturen v de kerst", "verslag sturen", "2026-12-24"),
        ("JGZ maakt het plan af voor 18-12", "JGZ maakt het plan af", "2026-12-18"),
        ("oma bellen vóór het weekend", "oma bellen", "2026-12-04"),
        ("school sluit het voor de kerst af", "school sluit het af", "2026-12-24"),
        ("dossier moet af, 18-12", "dossier moet af", "2026-12-18"),
        ("afstemmen met de fysiotherapeut, 11-12", "afstemmen met de fysiotherapeut", "2026-12-11"),
        ("verslag opvragen 11/12", "verslag opvragen", "2026-12-11"),
        ("verslag opvragen, 2-3.", "verslag opvragen", "2027-03-02"),
        ("11/12: verslag opvragen", "verslag opvragen", "2026-12-11"),
        ("verslag opvragen (JGZ, 11-12)", "verslag opvragen (JGZ)", "2026-12-11"),
        ("huisbezoek 17/12 ofzo", "huisbezoek", "2026-12-17"),
        ("huisbezoek eind januari of zo.", "huisbezoek", "2027-01-31"),
        ("verslag voor de 21e ofzo", "verslag", "2026-12-21"),
        ("intake plannen wo 16e", "intake plannen", "2026-12-16"),
        ("intake plannen, maandag de 21ste", "intake plannen", "2026-12-21"),
        ("verslag mailen (wo)", "verslag mailen", "2026-12-09"),
        ("verslag mailen door JGZ, di.", "verslag mailen door JGZ", "2026-12-08"),
        ("verslag mailen uiterlijk vr", "verslag mailen", "2026-12-04"),
        ("wk 2 dan evalueren als school weer begint", "dan evalueren als school weer begint", "2027-01-15"),
        ("17-12 dan mailen", "dan mailen", "2026-12-17"),
        ("12 dec verslag afmaken", "verslag afmaken", "2026-12-12"),
        ("8 januari 2027 school bellen", "school bellen", "2027-01-08"),
    ] {
        let found = find_due(text, MEETING, NEXT).unwrap_or_else(|| panic!("nothing found in {text}"));
        assert_eq!((found.cut(text).as_str(), shown(found.due).as_str()), (rest, day), "{text}");
    }
}

#[test]
fn a_phrase_without_a_day_is_reported_unread() {
    for text in [
        "POH belt moeder z.s.m.",
        "zo snel mogelijk bellen",
        "huisbezoek na de vakantie",
        "huisbezoek vóór de zomervakantie",
        "evaluatie n.t.b.",
    ] {
        assert_eq!(find_due(text, MEETING, NEXT).map(|found| found.due), Some(DueDate::Unread), "{text}");
    }
    assert_eq!(
        find_due("bespreken in volgend overleg", MEETING, None).map(|found| found.due),
        Some(DueDate::Unread)
    );
}

#[test]
fn a_date_that_is_content_is_left() {
    for text in [
        "brief van 3-11 bespreken",
        "brief d.d. 3-11 bespreken",
        "afspraak op 12-12 om 10 uur voorbereiden",
        "verslag sturen over gesprek van 3 november",
        "moeder belt elke vrijdag",
        "verlof voor 15-12 aanvragen",
        "huisarts informeren over twee weken schorsing",
        "contact i.v.m. verjaardag 12 december",
        "na 6 weken therapie was er niets veranderd",
        "geboren 2-5-2013",
        "POH belt moeder",
        "bellen met Mei",
        "school: groep 7 bespreken",
        "zorgen sinds 2019 bespreken",
        "kerst bij vader bespreken",
        "zit in de 2e",
        "voor de 3e keer uitnodigen",
        "oefenen voor de 2e toets",
        "kamer op de 18e verdieping",
        "verslag v 3-11 bespreken",
        "brief v 9-12",
        "app v 2.1 installeren",
        "2-3 lessen volgen",
        "12 dec gesprek voorbereiden",
        "4 nov incident bespreken",
        "12 dec was er een incident",
        "oefenen met rijtjes 2-3",
        "twee plaatsen voor groep 9, 11-12",
        "leerlingen van 11-12",
        "groep 11-12",
        "de dosis halveren, 1/2",
        "oppas op ma, wo, vr",
        "testen door (do) en daarna bellen",
        "leest graag (VR)",
        "bespreken met pa, ma",
        "niveau do",
        "",
    ] {
        assert_eq!(find_due(text, MEETING, NEXT), None, "{text}");
    }
}

#[test]
fn a_cell_is_read_as_a_whole() {
    for (text, expected) in [
        ("15/12", Some("2026-12-15")),
        ("1/2", Some("2027-02-01")),
        ("2-3", Some("2027-03-02")),
        ("15-12-2026", Some("2026-12-15")),
        ("2026-12-15 00:00:00", Some("2026-12-15")),
        ("46371", Some("2026-12-15")),
        ("dec 2026", Some("2026-12-31")),
        ("december", Some("2026-12-31")),
        ("mei", Some("2027-05-31")),
        ("vóór 15-12", Some("2026-12-15")),
        ("voor kerst", Some("2026-12-24")),
        ("week 50", Some("2026-12-11")),
        ("wk50", Some("2026-12-11")),
        ("volgend overleg", Some("2027-01-07")),
        ("half januari", Some("2027-01-15")),
        ("vr 11-12", Some("2026-12-11")),
        ("17e", Some("2026-12-17")),
        ("de 2e", Some("2027-01-02")),
        ("v 9-12", Some("2026-12-09")),
        ("di 15e", Some("2026-12-15")),
        ("woensdag de 16e", Some("2026-12-16")),
        ("wo", Some("2026-12-09")),
        ("17/12 ofzo", Some("2026-12-17")),
        ("z.s.m.", Some("?")),
        ("weet nog niet", Some("?")),
        ("", None),
        (" - ", None),
    ] {
        assert_eq!(parse_due_cell(text, MEETING, NEXT).map(shown).as_deref(), expected, "{text}");
    }
}

/// A word of the phrases, or of what stands around them; in small letters, with capitals, or with a mark on a letter.
fn phrase_word() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    let beside = [
        "overleg", "mdo", "jeugd", "week", "wk", "maand", "jaar", "kwartaal", "dag", "dagen", "weken", "uur", "van", "de",
        "het", "en", "nog", "twee", "drie", "anderhalve", "a", "tot", "tm", "a.s", "e.k", "vakantie", "nieuw", "nr", "belt",
        "moeder", "gesprek", "IB'er", "Jan-Peter", "maakt", "dagelijks", "meisje", "1", "2", "50", "1e", "2de", "wk50", "week2",
        "Q1", "q4", "2027", "51/52", "2-3", "15-12", "feb/mrt", "jan", "januari", "Mei", "decmber", "sept", "²", "\u{ff11}e",
    ];
    let mut words: Vec<&'static str> = FIRST_WORDS.iter().flat_map(|(_, words)| *words).copied().collect();
    words.extend(phrase::UNKNOWN.iter().flat_map(|phrase| phrase.split(' ')));
    let word = prop_oneof![prop::sample::select(words), prop::sample::select(beside.to_vec())];
    (word, 0_u8..8).prop_map(|(word, style)| match style {
        0 => word.to_uppercase(),
        1 => super::super::text::capital(word),
        2 => word.replacen('o', "ó", 1).replacen('e', "ë", 1),
        _ => word.to_owned(),
    })
}

proptest! {
    #[test]
    fn the_table_turns_away_no_phrase(
        parts in prop::collection::vec((phrase_word(), "( |  |\\. |, |\n)"), 1..9),
        next in prop::option::of(Just(date(2027, 1, 7))),
    ) {
        let text: String = parts.iter().flat_map(|(word, behind)| [word.as_str(), behind]).collect();
        let words = words(&text);
        let context = Context { meeting: MEETING, next_meeting: next, dates: &[] };
        for at in 0..words.len() {
            let all = phrase::read_as(Opens::ALL, &words[at..], &context);
            prop_assert_eq!(phrase::read(&words[at..], &context), all, "{:?} from word {}", text, at);
        }
    }

    #[test]
    fn a_single_number_is_no_date(text in "([a-zé]{0,6}[ .(/-]){0,3}[a-zé]{0,3}[0-9]{1,5}[a-zé.)-]{0,3}( [a-zé]{1,6}){0,3}") {
        let all = find_dates(&text).into_iter().filter(|date| date.month.is_some());
        prop_assert_eq!(dates(&text, &words(&text)).into_iter().filter(|date| date.month.is_some()).collect::<Vec<_>>(), all.collect::<Vec<_>>());
    }

    #[test]
    fn a_written_due_date_is_read_back(days in 0_i64..330, connector in "(vóór|uiterlijk|t/m|deadline) ") {
        let day = MEETING.checked_add(jiff::Span::new().days(days)).unwrap();
        let text = format!("POH belt moeder {connector}{}-{}", day.day(), day.month());
        let found = find_due(&text, MEETING, None);
        prop_assert_eq!(found.map(|found| found.due), Some(DueDate::Read(day)), "{}", text);
        prop_assert_eq!(found.map(|found| found.cut(&text)), Some("POH belt moeder".to_owned()));
    }

    #[test]
    fn offsets_lie_on_boundaries(
        text in "((vóór|op|tot|de|volgend|overleg|week|50|15-12|mei|eind|z\\.s\\.m\\.|binnen|2|weken|kerst|van|’|é|\\PC)[ ,.:(){}\n-]?){0,14}",
    ) {
        if let Some(found) = find_due(&text, MEETING, NEXT) {
            prop_assert!(found.start <= found.end);
            prop_assert!(text.get(found.start..found.end).is_some());
            found.cut(&text);
        }
        parse_due_cell(&text, MEETING, NEXT);
    }
}

#[test]
fn a_stretch_has_its_last_day_and_a_choice_its_first() {
    let found = |text: &str| {
        let found = find_due(text, MEETING, NEXT)?;
        Some((found.cut(text), shown(found.due), found.choice))
    };
    let day = |rest: &str, day: &str, choice| Some((rest.to_owned(), day.to_owned(), choice));
    assert_eq!(found("belt tussen 7 en 11 december"), day("belt", "2026-12-11", false));
    assert_eq!(found("belt tussen 7-12 en 11-12 moeder"), day("belt moeder", "2026-12-11", false));
    assert_eq!(found("oproep, 2e week jan; brief volgt"), day("oproep; brief volgt", "2027-01-15", false));
    assert_eq!(found("belt 15-12 of 16-12"), day("belt", "2026-12-15", true));
    assert_eq!(found("afspraak do 10/12 14:00-15:00"), day("afspraak 14:00-15:00", "2026-12-10", false));
    for text in
        ["belt niet voor 15-12", "wordt 12 op 3 april", "is jarig op 3 april", "verjaardagsfeest 3 april"]
    {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn a_cell_may_hold_a_time_more_days_or_a_weekday() {
    let span = |text| parse_due_cell(text, MEETING, None).map(shown);
    assert_eq!(span("2 wkn").as_deref(), Some("2026-12-17"));
    assert_eq!(span("drie weken").as_deref(), Some("2026-12-24"));
    assert_eq!(span("half jaar").as_deref(), Some("2027-06-03"));
    assert_eq!(span("di. 8").as_deref(), Some("2026-12-08"));
    assert_eq!(span("niet voor 15-12").as_deref(), Some("?"));
    assert!(several_days("15-12 en 22-12") && !several_days("15-12, of eerder"));
    assert!(weekday_fits("vrijdag 11 december", date(2026, 12, 11)));
    assert!(!weekday_fits("vrijdag 10 december", date(2026, 12, 10)));
    assert!(weekday_fits("do de 10e", date(2026, 12, 10)) && !weekday_fits("vr de 10e", date(2026, 12, 10)));
    assert_eq!(days_in("start 5 jan, dan 1-2-2027", MEETING), [date(2027, 1, 5), date(2027, 2, 1)]);
}

//! Sheets made by other programs (`tests/sheets/make.py`), in the layouts that occur, read by the library.

use std::path::{Path, PathBuf};

use mdo::model::{Due, NumberOrigin};
use mdo::sheet::{self, CaseSheet, ReadOptions, Secret};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets").join(name)
}

fn read(name: &str) -> CaseSheet {
    sheet::read(&file(name), &ReadOptions::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A sheet in a few lines: each case with its persons, then its actions.
fn show(sheet: &CaseSheet) -> String {
    let mut out = String::new();
    for entry in &sheet.cases {
        let origin = if entry.number_origin == NumberOrigin::Position { " (positie)" } else { "" };
        let persons: Vec<String> =
            entry.case.persons.iter().map(|p| format!("{} {}", p.role, p.name)).collect();
        out += &format!("{}{origin} {}: {}\n", entry.case.number, entry.place, persons.join(", "));
        for action in &entry.actions {
            let due = match &action.due {
                None => String::new(),
                Some(Due::Date(day)) => format!(" | {day}"),
                Some(Due::Text(text)) => format!(" | '{text}'"),
            };
            let owner = action.owner.as_ref().map_or_else(String::new, |owner| format!(" | {owner}"));
            let status = action.status.as_ref().map_or_else(String::new, |status| format!(" | {status}"));
            out += &format!("  {}: {:?}{owner}{due}{status}\n", action.place.cell(), action.text);
        }
    }
    for participant in &sheet.team.participants {
        out += &format!("= {} {}\n", participant.role, participant.name.as_deref().unwrap_or("-"));
    }
    if let Some(day) = sheet.meeting_date {
        out += &format!("@ {day}\n");
    }
    for warning in &sheet.warnings {
        out += &format!("! {warning}\n");
    }
    out
}

const TIDY: &str = "\
2026-014 {sheet} A2: jeugdige Yusuf el Idrissi, ouder 1 Fatima el Idrissi, ouder 2 Mo el Idrissi
  J2: \"- POH-jeugd: belt moeder over het slapen (vóór 15-12)\\n- IB'er: gesprek met Yusuf, uiterlijk 10 december\"
2026-015 {sheet} A3: jeugdige Sanne van der Berg, moeder A. Jansen, vader P. van der Berg
  J3: \"CJG: plant huisbezoek voor 1 december\"
2026-016 {sheet} A4: jeugdige Zofia Kowalska, moeder Katarzyna Kowalska
";

fn password() -> ReadOptions {
    let secret = std::fs::read_to_string(file("password.txt")).unwrap();
    ReadOptions { password: Some(Secret::new(secret.trim_end().to_string())), ..ReadOptions::default() }
}

#[test]
fn one_sheet_in_every_format_gives_the_same() {
    for name in ["tidy.xlsx", "tidy.xlsb", "tidy_named_xls.xls", "libreoffice.xls", "libreoffice.ods"] {
        assert_eq!(show(&read(name)), TIDY.replace("{sheet}", "Casuïstiek"), "{name}");
    }
    for name in ["cp1252.csv", "utf8_tab.csv", "utf8_comma.csv"] {
        assert_eq!(show(&read(name)), TIDY.replace("{sheet}", "Blad1"), "{name}");
    }
    for name in ["password.xlsx", "password_2007.xlsx", "password_libreoffice.xlsx"] {
        let sheet = sheet::read(&file(name), &password()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(show(&sheet), TIDY.replace("{sheet}", "Casuïstiek"), "{name}");
    }
    let macros = read("macro.xlsm");
    assert_eq!(show(&macros), "1 Sheet A2: jeugdige Abel Schouten\n  C2: \"CJG: belt vader\"\n");
}

#[test]
fn everything_that_identifies_is_known() {
    for name in ["tidy.xlsx", "tidy.xlsb", "cp1252.csv"] {
        let sheet = read(name);
        let case = &sheet.cases[0].case;
        let youth = &case.persons[0];
        assert_eq!(
            youth.birth_date.and_then(|day| day.full()),
            Some(jiff::civil::date(2013, 5, 2)),
            "{name}"
        );
        assert_eq!(youth.bsn.as_deref(), Some("111222333"));
        assert_eq!(youth.phones, ["06-12345678"]);
        let address = &case.addresses[0];
        let parts = [&address.street, &address.number, &address.postcode, &address.city]
            .map(|part| part.as_deref().unwrap_or(""));
        assert_eq!(parts, ["Dorpsstraat", "12a", "1234 AB", "Almelo"]);
        assert_eq!(case.institutions, ["OBS De Regenboog"]);
        let zofia = &sheet.cases[2].case.persons[0];
        assert_eq!(zofia.bsn.as_deref(), Some("012345672"));
        assert_eq!(zofia.phones, ["+31 6 11 22 33 44"]);
    }
}

#[test]
fn titles_blank_rows_and_a_table_below() {
    let sheet = read("titled.xlsx");
    assert_eq!(
        show(&sheet),
        "\
1 Blad1 B6: jeugdige Noah de Wit, moeder , gezagdrager 1 Lotte de Wit, gezagdrager 2 Bram Visser
  I6: \"huisarts: verwijzing naar kinderarts (week 50)\"
2 Blad1 B8: jeugdige Ayşe Yılmaz, gezagdrager 1 Emine Yılmaz
  I8: \"- wijkteam belt Emine vóór 20/12\\n\\n- school: plan bespreken\"
= POH-jeugd Karin de Boer
= CJG Bas Smit
= intern begeleider Rachida Amrani
@ 2026-12-03
"
    );
    assert_eq!(sheet.cases[0].case.persons[1].phones, ["0546-123456"]);
}

#[test]
fn merged_cells_hold_for_all_their_rows() {
    assert_eq!(
        show(&read("merged.xlsx")),
        "\
A-1 MDO A2: jeugdige Daan Bakker, moeder Els Bakker
  E2: \"belt de school\" | POH-jeugd | 2026-12-10 | open
  E3: \"stuurt de vragenlijst\" | POH-jeugd | 2026-12-12 | gedaan
  E4: \"maakt een plan met Daan\" | Bas Smit (CJG) | 'half januari'
A-2 MDO A5: jeugdige 1 Mila Haile, jeugdige 2 Sem Haile, moeder Selam Haile
  E5: \"zoekt een sportclub\" | wijkteam | 'volgend overleg'
  E6: \"gesprek op school\" | IB'er
"
    );
    assert_eq!(
        show(&read("old.xls")),
        "\
21 Blad1 A2: jeugdige Zoë de Haan-Özdemir, ouder 1 Merve Özdemir, ouder 2 Jan de Haan
  E2: \"belt Zoë\" | huisarts | 2026-12-11
  E3: \"meldt aan bij CJG\" | POH-jeugd | 'begin januari'
"
    );
    assert_eq!(
        show(&read("calc.ods")),
        "\
41 Casuïstiek B5: jeugdige Amara Diallo
  E5: \"- CJG: belt moeder\\n- school: gesprek & verslag\"
  E6: \"huisarts: verwijst\"
42 Casuïstiek B7: jeugdige Finn Hoekstra
  E7: \"politie: wijkagent gaat langs\"
@ 2026-12-03
"
    );
}

#[test]
fn odd_types_are_understood() {
    let sheet = read("odd_types.xlsx");
    let numbers: Vec<_> = sheet.cases.iter().map(|entry| entry.case.number.0.as_str()).collect();
    assert_eq!(numbers, ["2026", "2027", "2026-01", "2029"]);
    let youth = |at: usize| &sheet.cases[at].case.persons[0];
    let born = |at: usize| youth(at).birth_date.map(|day| day.to_string()).unwrap_or_default();
    assert_eq!([born(0), born(1), born(2), born(3)], ["2 mei 2013", "2 mei 2013", "2 mei 2013", "2013"]);
    assert_eq!([&youth(0).bsn, &youth(1).bsn].map(|bsn| bsn.as_deref()), [Some("012345672"); 2]);
    assert_eq!(
        [&youth(0).phones[0], &youth(1).phones[0], &youth(2).phones[0]],
        ["0612345678", "0612345679", "+31612345670"]
    );
    assert_eq!(youth(0).name.to_string(), "Sanne van der Berg");
    assert_eq!(sheet.cases[0].case.addresses[0].number.as_deref(), Some("12"));
    assert_eq!(sheet.cases[1].case.addresses[0].city.as_deref(), Some("Almelo"));
    assert_eq!(sheet.cases[0].actions[0].due, Some(Due::Date(jiff::civil::date(2026, 12, 15))));
    assert!(
        sheet
            .warnings
            .iter()
            .any(|warning| warning.to_string().contains("L4") && warning.message.contains("fout"))
    );
    assert!(sheet.warnings.iter().any(|warning| warning.message.contains("als datum opgeslagen")));
}

#[test]
fn dates_counted_from_1904() {
    let sheet = read("epoch_1904.xlsx");
    let born = |at: usize| sheet.cases[at].case.persons[0].birth_date.and_then(|day| day.full());
    assert_eq!(born(0), Some(jiff::civil::date(2012, 7, 1)));
    assert_eq!(born(1), Some(jiff::civil::date(2013, 5, 2)));
    assert_eq!(sheet.cases[0].actions[0].due, Some(Due::Date(jiff::civil::date(2026, 12, 15))));
}

/// Merged cells, hidden sheets, dates of both epochs, numbers, truth values and errors of formulas.
#[test]
fn an_xlsb_is_read_as_the_xlsx_it_is_the_twin_of() {
    for name in ["tidy", "titled", "merged", "odd_types", "epoch_1904", "several"] {
        let [xlsb, xlsx] = ["xlsb", "xlsx"].map(|format| read(&format!("{name}.{format}")));
        assert_eq!(show(&xlsb), show(&xlsx), "{name}");
        assert_eq!(format!("{xlsb:?}"), format!("{xlsx:?}"), "{name}");
        let [xlsb, xlsx] = ["xlsb", "xlsx"].map(|format| {
            let arguments = ["minutes", "--date", "2026-12-03", "--format", "json"];
            let sheet = file(&format!("{name}.{format}"));
            assert_cmd::Command::cargo_bin("mdo").unwrap().args(arguments).arg(sheet).output().unwrap()
        });
        assert!(xlsb.status.success(), "{name}: {}", String::from_utf8_lossy(&xlsb.stderr));
        assert_eq!(
            String::from_utf8(xlsb.stdout).unwrap(),
            String::from_utf8(xlsx.stdout).unwrap(),
            "{name}"
        );
    }
}

#[test]
fn several_sheets_hidden_ones_and_participants() {
    assert_eq!(
        show(&read("several.xlsx")),
        "\
N1 Wijk Noord A2: jeugdige Fleur Prins
  C2: \"POH-jeugd: belt vader\"
N2 Wijk Noord A3: jeugdige Amir Haddad
  C3: \"CJG: huisbezoek\"
Z1 Wijk Zuid C2: jeugdige Jayden Wijngaarde
  A2: \"school: gesprek met ouders\"
= POH-jeugd Karin de Boer
= jeugdconsulent Bas Smit
! Archief is verborgen en is niet gelezen
"
    );
    assert_eq!(
        show(&read("only_hidden.xlsx")),
        "\
7 Data A2: jeugdige Fleur Prins
  C2: \"POH-jeugd: belt vader\"
! Data is verborgen, maar heeft de casussen: het is toch gelezen
"
    );
    assert_eq!(
        show(&read("joined.xlsx")),
        "\
1 Casussen A2: jeugdige Noor Dijkstra, moeder Tjitske Dijkstra, POH-jeugd Karin de Boer
  B3: \"maakt afspraak met Noor\" | Karin | 'over twee weken' | gedaan
2 Casussen A3: jeugdige Levi Cohen, moeder Ruth Cohen, CJG Bas Smit
  B2: \"belt Ruth\" | Bas | 2026-12-09 | open
  B4: \"stuurt brief\" | CJG | open
= POH-jeugd Karin de Boer
= CJG Bas Smit
"
    );
}

#[test]
fn a_sheet_named_after_a_child_is_not_named() {
    assert_eq!(
        show(&read("per_case.xlsx")),
        "\
11 blad 1 A2: jeugdige Isa Kuipers
  C2: \"CJG: belt Isa\"
12 blad 2 A2: jeugdige Mohamed Ali Warsame
  C2: \"school: gesprek met Mohamed\"
"
    );
}

#[test]
fn forms_and_cases_in_columns() {
    assert_eq!(
        show(&read("forms.xlsx")),
        "\
2026-1 blad 1 B2: jeugdige Isa Kuipers, moeder Ria Kuipers
  A9: \"belt Ria\" | POH-jeugd | '15-12'
  A10: \"mailt school\" | CJG | 2026-12-09
2026-2 blad 2 B2: jeugdige Mo Warsame
  A5: \"CJG: belt\"
  A6: \"huisarts: verwijst\"
"
    );
    assert_eq!(
        show(&read("transposed.xlsx")),
        "\
1 Sheet B2: jeugdige Isa Kuipers
  B6: \"CJG: belt\"
2 Sheet C2: jeugdige Mo Warsame
  C6: \"school: mailt\\nCJG: plan\"
3 Sheet D2: jeugdige Zofia Kowalska
  D6: \"huisarts\"
= huisarts -
= CJG -
= school -
@ 2026-12-03
"
    );
}

#[test]
fn of_a_sheet_per_meeting_only_its_own_is_read() {
    let on =
        |month| ReadOptions { meeting: Some(jiff::civil::date(2026, month, 3)), ..ReadOptions::default() };
    let actions = |sheet: &CaseSheet| -> Vec<String> {
        sheet.cases.iter().flat_map(|entry| &entry.actions).map(|action| action.text.clone()).collect()
    };
    let december = sheet::read(&file("per_meeting.xlsx"), &on(12)).unwrap();
    assert_eq!(actions(&december), ["CJG: nieuw"]);
    assert!(december.warnings[0].message.contains("nov 2026"));
    assert_eq!(actions(&read("per_meeting.xlsx")), ["CJG: oud", "CJG: nieuw"]);
    let named = ReadOptions { sheet: Some("NOV 2026".into()), ..ReadOptions::default() };
    assert_eq!(actions(&sheet::read(&file("per_meeting.xlsx"), &named).unwrap()), ["CJG: oud"]);
    let unknown = ReadOptions { sheet: Some("jan".into()), ..ReadOptions::default() };
    assert!(sheet::read(&file("per_meeting.xlsx"), &unknown).unwrap_err().to_string().contains("dec 2026"));
}

#[test]
fn crowded_cells() {
    let sheet = read("crowded.xlsx");
    let persons: Vec<String> = sheet.cases[0]
        .case
        .persons
        .iter()
        .filter(|p| !p.name.is_empty())
        .map(|p| format!("{} {}", p.role, p.name))
        .collect();
    assert_eq!(
        persons,
        [
            "jeugdige Yusuf el Idrissi",
            "moeder Fatima el Idrissi",
            "vader Mo el Idrissi",
            "broer of zus 1 Sami",
            "broer of zus 2 Lina",
            "oma Khadija",
            "buurvrouw Ans de Wit",
            "huisarts Bakker",
            "juf Anja"
        ]
    );
    let case = &sheet.cases[0].case;
    assert_eq!(case.persons.iter().map(|person| person.phones.len()).sum::<usize>(), 2);
    assert_eq!(case.institutions, ["Huisartsenpraktijk De Linde", "OBS De Regenboog"]);
    let numbers: Vec<_> = sheet.cases.iter().map(|entry| entry.case.number.0.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
}

#[test]
fn a_header_of_two_rows() {
    let sheet = read("two_rows.xlsx");
    assert_eq!(
        show(&sheet),
        "\
C1 Sheet A3: jeugdige Teun Bos, moeder Anke Bos, vader Rik Mulder
  H3: \"belt Anke\" | huisarts | '1 december'
"
    );
    let phones: Vec<_> = sheet.cases[0].case.persons.iter().flat_map(|person| &person.phones).collect();
    assert_eq!(phones, ["06-12345670", "06-12345671"]);
}

#[test]
fn repeated_numbers_and_headers() {
    assert_eq!(
        show(&read("repeated.xlsx")),
        "\
31 Sheet A2: jeugdige Lisa Hof
  C2: \"belt\" | CJG | '1-12'
  C3: \"mailt\" | school | '2-12'
  C6: \"schrijft\" | huisarts | '4-12'
32 Sheet A5: jeugdige Bo Kramer
  C5: \"belt\" | CJG | '3-12'
= POH-jeugd Karin de Boer
= CJG Bas Smit
"
    );
}

#[test]
fn numbers_that_identify_are_not_shown() {
    let sheet = read("bad_numbers.xlsx");
    let numbers: Vec<_> = sheet.cases.iter().map(|entry| entry.case.number.0.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3", "5", "5-b", "6"]);
    assert_eq!(sheet.warnings.len(), 5, "{}", show(&sheet));
    assert_eq!(sheet.cases[0].case.other_ids, ["Jansen-1"]);
    let told: String = sheet.warnings.iter().map(ToString::to_string).collect();
    for secret in ["Jansen", "111222333", "03052014"] {
        assert!(!told.contains(secret), "{told}");
    }
}

#[test]
fn a_typing_error_is_reported() {
    let sheet = read("typo.xlsx");
    assert_eq!(sheet.cases[0].case.number.0, "7");
    assert_eq!(sheet.cases[0].case.persons[0].name.to_string(), "Puck de Graaf");
    assert_eq!(sheet.cases[0].actions[0].text, "CJG: belt school");
    assert_eq!(sheet.warnings.iter().filter(|warning| warning.message.contains("tikfout")).count(), 4);
    assert_eq!(
        sheet.columns[3].to_string(),
        "Sheet D1: 'Huisdier' onbekend: telt als vrije tekst, komt niet in de uitvoer"
    );
}

#[test]
fn without_actions_or_header_the_error_says_what_to_do() {
    let error = sheet::read(&file("no_actions.xlsx"), &ReadOptions::default()).unwrap_err().to_string();
    assert!(
        error.contains("'Huisdier'") && error.contains("mdo.yaml") && error.contains("kolommen:"),
        "{error}"
    );
    assert!(!error.contains("Puck"), "{error}");
    let error = sheet::read(&file("no_header.xlsx"), &ReadOptions::default()).unwrap_err().to_string();
    assert!(error.contains("koppen") && !error.contains("Puck"), "{error}");

    let columns = [("Huisdier".to_string(), "acties".to_string())].into();
    let options = ReadOptions { overrides: sheet::overrides(&columns).unwrap(), ..ReadOptions::default() };
    let named = sheet::read(&file("no_actions.xlsx"), &options).unwrap();
    assert_eq!(named.cases[0].actions[0].text, "hond");
    assert!(sheet::overrides(&[("Huisdier".to_string(), "onzin".to_string())].into()).is_err());
}

#[test]
fn passwords() {
    for name in ["password.xlsx", "password_2007.xlsx"] {
        let none = sheet::read(&file(name), &ReadOptions::default()).unwrap_err();
        assert!(sheet::needs_password(&none), "{none}");
        let wrong = ReadOptions { password: Some(Secret::new("geheim".into())), ..ReadOptions::default() };
        let error = sheet::read(&file(name), &wrong).unwrap_err();
        assert!(error.problem.contains("wachtwoord") && !sheet::needs_password(&error), "{error}");
    }
    // One byte changed in the encrypted data: the integrity code says so.
    let mut bytes = std::fs::read(file("password.xlsx")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    assert!(sheet::read_bytes(&bytes, &password()).is_err());
}

#[test]
fn a_formula_without_outcome_is_named() {
    for name in ["formulas.xlsx", "formulas_bare.xlsx", "formulas.ods"] {
        let sheet = read(name);
        assert_eq!(sheet.cases.len(), 2, "{name}: {}", show(&sheet));
        let mut cells = Vec::new();
        for warning in sheet.warnings.iter().filter(|warning| warning.message.contains("geen uitkomst")) {
            cells.extend(warning.place.as_ref().map(|place| place.cell()));
        }
        assert_eq!(cells, ["C3", "A4", "B4", "C4", "D4"], "{name}: {}", show(&sheet));
    }
}

#[test]
fn the_example() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/casuistiek.xlsx");
    let sheet = sheet::read(&path, &ReadOptions::default()).unwrap();
    let numbers: Vec<_> = sheet.cases.iter().map(|entry| entry.case.number.0.as_str()).collect();
    assert_eq!(numbers, ["2026-014", "2026-015", "2026-016", "2026-017", "2026-018", "2026-019"]);
    assert_eq!(sheet.meeting_date, Some(jiff::civil::date(2026, 12, 3)));
    assert_eq!(sheet.team.participants.len(), 4);
    assert!(sheet.warnings.is_empty(), "{}", show(&sheet));
    assert!(sheet.columns.iter().all(|column| column.field.is_some()));
    assert!(sheet.cases.iter().all(|entry| entry.case.persons[0].bsn.is_some()));
    assert_eq!(sheet.cases[3].case.persons[2].role, "stiefvader");
}

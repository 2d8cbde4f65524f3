//! Whatever stands in a sheet: the case file made of it is read back as it is, the sheet made of that has the same cells,
//! and taking it in again changes nothing.

use jiff::civil::{Date, date};
use mdo::casesheet::take::{Days, SheetCell, SheetRow, take};
use mdo::casesheet::{Layout, LayoutColumn, memory};
use mdo::intake::merge::{SheetDays, Side, consents, memory_of, merge, written};
use mdo::intake::rows::Incoming;
use mdo::model::CaseFile;
use mdo::sheet::{Contents, recognise};
use mdo::workdir::{edit::fresh, yaml};
use proptest::prelude::*;

const DAY: Date = date(2026, 12, 3);

const HEADERS: &[&str] = &[
    "Nr",
    "Naam kind",
    "Voornaam",
    "Achternaam",
    "Geb. datum",
    "BSN",
    "Adres",
    "Postcode",
    "Moeder",
    "Tel. moeder",
    "Ouder(s)",
    "Gezagdrager 2",
    "E-mail gezagdrager 2",
    "Broers/zussen",
    "Toestemming moeder",
    "Datum toestemming moeder",
    "Toestemming",
    "Netwerk",
    "Huisarts",
    "Tel. huisarts",
    "School",
    "Inbrenger",
    "Betrokkenen",
    "Casusregisseur",
    "Crisismeter",
    "Gezag",
    "Status casus",
    "Hulpvraag",
    "Aanleiding",
    "Datum aanmelding",
    "Deelname ouders",
    "Partners nodig",
    "Labels",
    "Minuten",
    "Datum overleg",
    "Acties",
    "Wie",
    "Wanneer",
    "Status actie",
    "Huisdier",
    "Opmerking",
    "Opmerking [2]",
    "Veiligheid",
    "Wilsbekwaam",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,24}",
        "\\PC{0,12}",
        "[A-Z][a-z]{2,7} (el |van der )?[A-Z][a-z]{2,8}( \\((moeder|vader|oma|CJG|POH-jeugd)\\))?(, 06-1234567[0-9])?",
        "(CJG|POH-jeugd|Karin): [a-z]{3,8} (school|moeder)( \\(vóór 1[0-9]-12\\))?(\n- [a-z ]{4,12})?",
        "(rood|Oranje|paars|gezamenlijk|moeder|nee, werkt|ja|open|x|-|n.v.t.|onbekend)",
        "[0-9]{1,2}-[0-9]{1,2}-20[0-2][0-9]",
        "(moeder: )?(ja|nee|ingetrokken|geweigerd)(, [1-9]-11-2026)?(, schriftelijk)?",
        "'?[0-9]{1,9}",
    ]
}

fn contents() -> impl Strategy<Value = Contents> {
    prop_oneof![
        2 => Just(Contents::Empty),
        6 => text().prop_map(|text| match mdo::dutch::clean::clean(&text).trim() {
            "" => Contents::Empty,
            text => Contents::Text(text.to_owned()),
        }),
        1 => (0u32..2_000_000).prop_map(|number| Contents::Number(f64::from(number) / 4.0)),
        1 => (2005i16..2027, 1i8..13, 1i8..29).prop_map(|(y, m, d)| Contents::Date(date(y, m, d))),
    ]
}

/// Some columns, and one to three rows of cells below them.
fn rows() -> impl Strategy<Value = Vec<SheetRow>> {
    let headers = proptest::sample::subsequence(HEADERS, 3..HEADERS.len());
    headers.prop_flat_map(|headers| {
        let row = headers.iter().map(|_| contents()).collect::<Vec<_>>();
        proptest::collection::vec(row, 1..4).prop_map(move |rows| {
            let cell = |(header, contents): (&&str, Contents)| {
                let (field, _) = recognise(memory::without_count(header)).unzip();
                assert!(field.is_some() || header.len() > 3);
                SheetCell {
                    header: (*header).to_owned(),
                    holds: memory::by_header(memory::without_count(header)),
                    contents,
                }
            };
            rows.into_iter().map(|row| headers.iter().zip(row).map(cell).collect()).collect()
        })
    })
}

fn days(sheet: Date) -> SheetDays {
    SheetDays { sheet, today: sheet }
}

/// Each column holds what its header says, so that nothing needs to be written of it.
fn incoming(rows: &[SheetRow]) -> Incoming {
    Incoming { rows: rows.to_vec(), ..Incoming::default() }
}

/// The case file of these rows, as it is read from the disk.
fn case_of(rows: &[SheetRow]) -> CaseFile {
    let taken = take(rows, &Days::from(DAY));
    let mut case: CaseFile = serde_json::from_value(taken.keys).expect("what a sheet says fits a case file");
    case.number = "2026-014".into();
    case.memory = memory_of(&incoming(rows), DAY);
    case.consents = consents::taken_in(&case, &[], &taken.consents, DAY).events;
    let text = fresh(&case).expect("text");
    let read = yaml::read::<CaseFile>(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert!(read.unknown_keys.is_empty(), "{:?}\n{text}", read.unknown_keys);
    assert_eq!(read.value, case, "{text}");
    read.value
}

fn shown(rows: &[SheetRow]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| cell.contents.text()).collect()).collect();
    while rows.len() > 1 && rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
        rows.pop();
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn sheet_to_file_to_sheet_gives_the_same_cells(rows in rows()) {
        // The number is given, not read.
        let rows: Vec<SheetRow> = rows.into_iter().map(|row| row.into_iter().filter(|cell| cell.header != "Nr").collect()).collect();
        prop_assume!(rows[0].len() > 1);
        let case = case_of(&rows);
        prop_assert_eq!(shown(&written(&case, &rows)), shown(&rows));
        let layout = Layout::of(std::slice::from_ref(&case));
        let headers: Vec<&str> = layout.columns.iter().map(|column| column.key.as_str()).collect();
        let wanted: Vec<&str> = std::iter::once("Casusnummer").chain(rows[0].iter().map(|cell| cell.header.as_str())).collect();
        prop_assert_eq!(headers, wanted);
    }

    #[test]
    fn taking_the_same_in_again_changes_nothing(rows in rows(), later in 1i8..12) {
        let case = case_of(&rows);
        let merged = merge(&case, &incoming(&rows), days(date(2027, later, 1)), None, Side::Ask);
        prop_assert!(merged.changes.is_empty() && merged.conflicts.is_empty(), "{:?}", merged);
    }

    #[test]
    fn a_file_without_memory_is_not_changed_by_its_own_sheet(rows in rows()) {
        let case = CaseFile { memory: Default::default(), ..case_of(&rows) };
        let layout = Layout::standard(std::slice::from_ref(&case));
        let columns = |column: &LayoutColumn| SheetCell { header: column.key.clone(), holds: column.holds, contents: Contents::Empty };
        let header: SheetRow = layout.columns.iter().map(columns).collect();
        let sheet = written(&case, &[header]);
        let merged = merge(&case, &incoming(&sheet), days(DAY), None, Side::Ask);
        prop_assert!(merged.changes.is_empty() && merged.conflicts.is_empty() && merged.remarks.is_empty(), "{:?}", merged);
    }
}

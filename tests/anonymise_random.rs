//! Random files: no identity of a sheet survives, and a case file keeps every key and every value that tells nobody's
//! name.

use std::io::sink;

use mdo::anonymise::{Identities, Kind, Setup, scrub};
use mdo::deid::Options;
use mdo::sheet::ReadOptions;
use proptest::prelude::*;
use proptest::sample::select;
use serde_yaml::Value;

const FIRST: &[&str] = &[
    "Yusuf",
    "Fatima",
    "Zbigniew",
    "Wensley",
    "Şevval",
    "Abeltje",
    "Quincy",
    "Anne-Fleur",
    "Özgür",
    "Xiadani",
    "Tjeerd",
    "Djaimy",
    "Kjeld",
    "Łukasz",
    "Aïsha",
];
const LAST: &[&str] = &[
    "el Idrissi",
    "Kuipers",
    "van der Zandschulp",
    "Şimşek",
    "Kowalczyk",
    "Tjin-A-Djie",
    "Postma",
    "Maduro",
    "Benali",
    "van 't Hoff",
    "Ait Ouahmane",
    "Wiśniewska",
];
const TEXTS: &[&str] = &[
    "belt {x} over het verzuim",
    "{x}/{y}: afspraak maken",
    "overleg met {x}, {y} en de huisarts",
    "vraagt \"{x}\" om toestemming",
    "{x}",
    "{X} EN {Y} KOMEN LANGS",
    "mail naar {x}@voorbeeld.nl; tel. 06-12345678",
    "moeder zegt dat {x} nu bij fam. {y} woont",
];
const HEADERS: &[&str] =
    &["Hulpvraag", "Acties", "Kleur fiets", "Notitie", "Wie", "Wanneer", "Code rood", "Uitkomst"];

fn setup() -> Setup {
    let today = jiff::civil::date(2026, 12, 3);
    Setup::new(Options::default(), Identities::default(), ReadOptions::default(), Some(today), today)
}

fn run(kind: Kind, bytes: &[u8]) -> mdo::error::Result<String> {
    let mut output = Vec::new();
    scrub(kind, &mut &*bytes, &mut output, &setup(), &mut |_| ())?;
    Ok(String::from_utf8(output).expect("text"))
}

prop_compose! {
    fn family()(first in select(FIRST), last in select(LAST), mother in select(FIRST), own in any::<bool>()) -> (String, String, String) {
        let family = if own { "Benali" } else { last };
        (format!("{first} {last}"), format!("{mother} {family}"), first.to_owned())
    }
}

prop_compose! {
    fn sheet()(families in prop::collection::vec(family(), 1..5), headers in prop::collection::vec(select(HEADERS), 1..4),
               texts in prop::collection::vec((select(TEXTS), 0..3usize, 0..3usize), 20)) -> (String, Vec<String>) {
        let mut csv = format!("Casusnummer;Naam jeugdige;Geb. datum;Moeder;{}\n", headers.join(";"));
        let mut names = Vec::new();
        let mut texts = texts.iter().cycle();
        for (nth, (child, mother, first)) in families.iter().enumerate() {
            let spoken = [child, first, mother];
            let cell = |(text, x, y): &(&str, usize, usize)| {
                let text = text.replace("{x}", spoken[*x]).replace("{y}", spoken[*y]);
                let text = text.replace("{X}", &spoken[*x].to_uppercase()).replace("{Y}", &spoken[*y].to_uppercase());
                format!("\"{}\"", text.replace('"', "\"\""))
            };
            let cells: Vec<String> = headers.iter().map(|_| cell(texts.next().expect("endless"))).collect();
            csv.push_str(&format!("2026-{:03};{child};2-5-2013;{mother};{}\n", nth + 1, cells.join(";")));
            names.extend(child.split(' ').chain(mother.split(' ')).filter(|word| word.len() > 3).map(str::to_lowercase));
        }
        (csv, names)
    }
}

/// Any value, with the signs that make YAML hard.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        "[ -~éë\\n\\t]{0,40}".prop_map(Value::from),
        "(\\PC|[\\n\"'#:\\[\\]{}&*!|>%@`,-]){0,20}".prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        Just(Value::Null),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Sequence),
            prop::collection::hash_map("[a-z][a-z_]{0,8}", inner, 0..4).prop_map(|map| Value::Mapping(
                map.into_iter().map(|(key, value)| (key.into(), value)).collect()
            )),
        ]
    })
}

/// The shape of a value: keys and lengths, without scalars.
fn shape(value: &Value) -> String {
    match value {
        Value::Mapping(map) => {
            let inside: Vec<String> = map.values().map(shape).collect();
            format!("{{{}}}", inside.join(","))
        }
        Value::Sequence(list) => format!("[{}]", list.iter().map(shape).collect::<Vec<_>>().join(",")),
        _ => ".".into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_name_of_a_sheet_survives((csv, names) in sheet()) {
        let out = run(Kind::Csv, csv.as_bytes()).expect("a sheet").to_lowercase();
        for name in names {
            prop_assert!(!out.contains(&name), "{name} in {out}\nof {csv}");
        }
    }

    #[test]
    fn a_case_file_keeps_its_shape(map in prop::collection::hash_map("[a-z][a-z_]{0,8}", value(), 1..5)) {
        let map: serde_yaml::Mapping = map.into_iter().map(|(key, value)| (key.into(), value)).collect();
        let yaml = serde_yaml::to_string(&map).expect("written");
        let out = run(Kind::Case, yaml.as_bytes());
        let out = out.map_err(|error| TestCaseError::fail(format!("{error}\n{yaml}")))?;
        let read: Value = serde_yaml::from_str(&out).map_err(|error| TestCaseError::fail(format!("{error}\n{out}")))?;
        prop_assert_eq!(shape(&read), shape(&Value::Mapping(map)), "{}\n{}", yaml, out);
    }

    #[test]
    fn any_bytes_are_an_answer_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "(\\PC|\\n|: |- |#|\"|'|\\||>){0,80}") {
        for kind in [Kind::Text, Kind::Csv, Kind::Workbook, Kind::Case, Kind::Lines] {
            for bytes in [bytes.as_slice(), text.as_bytes()] {
                let mut input = bytes;
                if let Err(error) = scrub(kind, &mut input, &mut sink(), &setup(), &mut |_| ()) {
                    prop_assert!(error.remedy.is_some(), "{error}");
                }
            }
        }
    }
}

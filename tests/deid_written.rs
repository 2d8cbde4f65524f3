//! No identity that the caller gives survives, in the ways that programs and hurried people write names:
//! `tests/deid_known.rs` has the spoken forms, here are signs, blanks, glue and typing errors.
//!
//! 10,000 cases of each; 100,000 in a release build, or as many as `PROPTEST_CASES` says.

use mdo::deid::{Engine, Known, KnownPerson, Options};
use mdo::dutch::fold::fold;
use mdo::dutch::names::Name;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;

const FIRST: [&str; 20] = [
    "Ibrahim",
    "Eleonora",
    "Wouter",
    "Chaimae",
    "Gijsbert",
    "Özlem",
    "Zdzisław",
    "Françoise",
    "Tjitske",
    "Dwayne",
    "Nadezjda",
    "Merhawi",
    "Yevhenia",
    "Radjesh",
    "Siebren",
    "Mélanie",
    "Abdelhakim",
    "Katarzyna",
    "Luciënne",
    "Fenna",
];
const SURNAME: [(&str, &str); 18] = [
    ("", "Kloosterboer"),
    ("van den", "Boogaard"),
    ("", "Öztürk"),
    ("", "Wójcik"),
    ("el", "Khattabi"),
    ("", "Ramcharan"),
    ("de", "Graaf"),
    ("", "Tesfamariam"),
    ("van 't", "Zelfde"),
    ("", "Hooijmaijers"),
    ("", "Đorđević"),
    ("ter", "Horst"),
    ("", "Shevchenko"),
    ("", "Martina"),
    ("", "Sijtsma"),
    ("van", "Everdingen"),
    ("", "Nuñez"),
    ("in 't", "Groen"),
];
const TEXT: [&str; 8] = [
    "POH-jeugd belt {} over de verwijzing.",
    "Terugkoppeling: {} is op school geweest.",
    "Er is gesproken met {}, daarna met de IB'er.",
    "- {}: wachtlijst nagaan",
    "het gesprek met {} is verzet naar volgende week",
    "Zie ook {} (mail van gisteren).",
    "WIJKTEAM NEEMT CONTACT OP MET {}",
    "Moeder vraagt of {} mee mag, huisarts vindt dat goed",
];

/// Between the words of a name.
const BLANKS: [&str; 9] = ["  ", "\t", "\u{a0}", "\u{202f}", "\u{2009}", "\n", "\r\n", " \n  ", "\u{3000}"];
/// Before and behind it.
const SIGNS: [(&str, &str); 16] = [
    ("\"", "\""),
    ("“", "”"),
    ("‘", "’"),
    ("(", ")"),
    ("*", "*"),
    ("_", "_"),
    ("<", ">"),
    ("„", "”"),
    ("", "/moeder"),
    ("moeder/", ""),
    ("", "!!"),
    ("→", ""),
    ("•", ""),
    ("[", "]"),
    ("", "…"),
    ("#", ""),
];

fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    asked.unwrap_or(if cfg!(debug_assertions) { 10_000 } else { 100_000 })
}

fn person() -> impl Strategy<Value = KnownPerson> {
    (select(&FIRST[..]), select(&SURNAME[..])).prop_map(|(first, (prefix, surname))| KnownPerson {
        role: "jeugdige".into(),
        name: Name {
            first_names: vec![first.into()],
            prefix: (!prefix.is_empty()).then(|| prefix.into()),
            surname: Some(surname.into()),
            ..Name::default()
        },
        birth_date: None,
    })
}

/// First name, prefix and surname.
fn words(person: &KnownPerson) -> Vec<&str> {
    let name = &person.name;
    let all = [name.first_names.first(), name.prefix.as_ref(), name.surname.as_ref()];
    all.into_iter().flatten().map(String::as_str).collect()
}

/// Letters only, folded: as they stand in addresses.
fn glued(word: &str) -> String {
    fold(word).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// What must not be left, folded.
fn gone(person: &KnownPerson) -> [String; 2] {
    let name = &person.name;
    [glued(&name.first_names[0]), glued(name.surname.as_deref().unwrap_or_default())]
}

fn check(person: &KnownPerson, text: &str, gone: &[String]) -> Result<(), TestCaseError> {
    let known = Known { persons: vec![person.clone()], ..Known::default() };
    let result = Engine::new(Options::default()).case(&known).scrub_one(text);
    let left: String = fold(&result.text.nfc().collect::<String>());
    for word in gone {
        prop_assert!(!left.contains(word), "{word:?} left in {:?} of {text:?}", result.text);
    }
    Ok(())
}

/// Another letter, one more, or two that change places: not the first. One less may leave a word: of `Siebren`, `sieren`.
fn slip(letters: &mut Vec<char>, at: usize, kind: usize) {
    let at = 1 + at % (letters.len() - 2);
    match kind % 3 {
        0 => letters[at] = if letters[at] == 'q' { 'w' } else { 'q' },
        1 => letters.insert(at, 'q'),
        _ => letters.swap(at, at + 1),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_other_blanks_and_signs(person in person(), text in select(&TEXT[..]), blank in select(&BLANKS[..]), signs in select(&SIGNS[..]), loose in any::<bool>()) {
        let blank = if loose { blank } else { " " };
        let name = format!("{}{}{}", signs.0, words(&person).join(blank), signs.1);
        check(&person, &text.replace("{}", &name), &gone(&person))?;
    }

    #[test]
    fn with_loose_marks(person in person(), text in select(&TEXT[..]), part in 0..3_usize, possessive in select(&["", "'s", "’s", "´s", "`s"][..])) {
        let name = match part {
            0 => words(&person).join(" "),
            1 => person.name.first_names[0].clone(),
            _ => words(&person)[1..].join(" "),
        };
        let must = gone(&person);
        let must = match part { 0 => &must[..], 1 => &must[..1], _ => &must[1..] };
        let decomposed: String = name.nfd().collect();
        check(&person, &text.replace("{}", &(decomposed + possessive)), must)?;
    }

    #[test]
    fn glued_in_addresses_and_handles(person in person(), text in select(&TEXT[..]), form in 0..9_usize, number in 0..100_u32) {
        let parts: Vec<String> = words(&person).iter().map(|word| glued(word)).collect();
        let (first, family) = (&parts[0], parts[1..].concat());
        let name = match form {
            0 => format!("{first}.{family}@voorbeeld.nl"),
            1 => format!("{family}{number}@mail.example"),
            2 => format!("{first}{family}@school.nl"),
            3 => format!("@{first}_{number}"),
            4 => format!("insta: {first}.{family}"),
            5 => format!("www.{first}{family}.nl"),
            6 => format!("https://voorbeeld.nl/profiel/{first}-{family}?n={number}"),
            7 => format!("{} <{first}@voorbeeld.nl>", words(&person).join(" ")),
            _ => format!("snap {first}_{family}{number}"),
        };
        let must = gone(&person);
        let must = match form { 1 => &must[1..], 3 => &must[..1], _ => &must[..] };
        check(&person, &text.replace("{}", &name), must)?;
    }

    #[test]
    fn with_two_slips_in_a_long_name(person in person(), text in select(&TEXT[..]), surname in any::<bool>(), slips in prop::array::uniform2((any::<prop::sample::Index>(), 0..3_usize))) {
        let name = if surname { person.name.surname.as_deref().unwrap_or_default() } else { &person.name.first_names[0] };
        let mut letters: Vec<char> = name.chars().collect();
        let long = letters.len() >= 9;
        prop_assume!(letters.len() >= 5);
        for (at, kind) in slips.iter().take(if long { 2 } else { 1 }) {
            slip(&mut letters, at.index(64), *kind);
        }
        let written: String = letters.into_iter().collect();
        // A letter between two that changed places is a third slip.
        prop_assume!(strsim::osa_distance(&glued(name), &glued(&written)) <= 1 + usize::from(long));
        check(&person, &text.replace("{}", &written), &[glued(&written)])?;
    }
}

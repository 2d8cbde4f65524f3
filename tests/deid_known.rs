//! No identity that the caller gives survives, however it is written; and the engine keeps its promises on any text.

use mdo::deid::{Category, Engine, Known, KnownAddress, KnownNumber, KnownPerson, Options};
use mdo::dutch::fold::fold;
use mdo::dutch::names::Name;
use proptest::prelude::*;
use proptest::sample::select;

const FIRST: [&str; 24] = [
    "Yusuf",
    "Fatima",
    "Jan-Willem",
    "Anne-Marie",
    "Youssef",
    "Zoë",
    "Şevval",
    "Małgorzata",
    "Shaniqua",
    "Bart",
    "Oleksandr",
    "Natnael",
    "Rayan",
    "Sanne",
    "Thijs",
    "Noëlle",
    "Wil",
    "Roos",
    "Storm",
    "Mei",
    "Xiu Ying",
    "Tsegay",
    "Ruurdtje",
    "Jan",
];
const SURNAME: [(&str, &str); 22] = [
    ("el", "Idrissi"),
    ("", "Jansen"),
    ("van der", "Berg"),
    ("", "Bakker"),
    ("de", "Jong"),
    ("", "Bos"),
    ("", "Yılmaz"),
    ("", "Dąbrowska"),
    ("", "Gangaram Panday"),
    ("", "Tjin-A-Djie"),
    ("", "Jansen-de Vries"),
    ("in 't", "Veld"),
    ("", "Al-Hassan"),
    ("", "Ben Haddou"),
    ("", "Ghebremichael"),
    ("van", "Oosterhout"),
    ("", "Kowalczyk"),
    ("ter", "Braak"),
    ("", "Hiemstra"),
    ("op den", "Akker"),
    ("", "Bondarenko"),
    ("d'", "Angelo"),
];
const ROLE: [&str; 6] = ["jeugdige", "moeder", "vader", "ouder 1", "broer", "huisarts"];

/// Texts of actions; `{}` is where the identity stands. It is never the first word of a sentence there.
const TEXT: [&str; 16] = [
    "POH-jeugd belt {} over de verwijzing.",
    "Wijkteam: gesprek plannen met {} vóór 15 december.",
    "Veilig Thuis informeren over {} en terugkoppelen aan school.",
    "IB'er vraagt bij {} na of de hulp is gestart",
    "CJG gaat op huisbezoek bij {} (samen met de jeugdverpleegkundige)",
    "Afgesproken dat {} zelf contact opneemt.",
    "De zorgen over {} nemen toe; huisarts verwijst naar de GGZ.",
    "Graag terugbellen: {}.",
    "- uitnodigen: {}, uiterlijk 3 januari",
    "Er is hoop dat {} na de zomer weer naar school gaat.",
    "Jeugdbescherming stuurt het verslag aan {}",
    "Nagaan of {} op de wachtlijst staat.",
    "Volgens {} gaat het thuis beter.\nSchool houdt het verzuim bij.",
    "Leerplicht nodigt {} uit voor een gesprek en belt de mentor.",
    "het gesprek met {} is verzet",
    "De nieuwe partner van {} komt ook.",
];

#[derive(Clone, Copy, Debug)]
enum Form {
    Full,
    First,
    Surname,
    Reversed,
    Initials,
    ReversedInitials,
    Married,
    NoPrefix,
}

#[derive(Clone, Copy, Debug)]
enum Dress {
    Plain,
    Capitals,
    NoDiacritics,
    Possessive,
    Typo(usize, usize),
}

fn person() -> impl Strategy<Value = KnownPerson> {
    (select(&ROLE[..]), select(&FIRST[..]), select(&SURNAME[..])).prop_map(
        |(role, first, (prefix, surname))| KnownPerson {
            role: role.into(),
            name: Name {
                first_names: vec![first.into()],
                prefix: (!prefix.is_empty()).then(|| prefix.into()),
                surname: Some(surname.into()),
                ..Name::default()
            },
            birth_date: None,
        },
    )
}

fn form() -> impl Strategy<Value = Form> {
    use Form::{First, Full, Initials, Married, NoPrefix, Reversed, ReversedInitials, Surname};
    select(vec![Full, First, Surname, Reversed, Initials, ReversedInitials, Married, NoPrefix])
}

fn dress() -> impl Strategy<Value = Dress> {
    prop_oneof![
        3 => Just(Dress::Plain),
        1 => Just(Dress::Capitals),
        1 => Just(Dress::NoDiacritics),
        1 => Just(Dress::Possessive),
        2 => (any::<prop::sample::Index>(), 0..4_usize).prop_map(|(at, kind)| Dress::Typo(at.index(64), kind)),
    ]
}

/// The name in one of the forms that people type.
fn write(person: &KnownPerson, form: Form, prefix_spelling: usize) -> String {
    let first = person.name.first_names[0].as_str();
    let surname = person.name.surname.as_deref().unwrap_or_default();
    let prefix = person.name.prefix.as_deref().unwrap_or_default();
    let prefix = match (prefix, prefix_spelling) {
        ("van der", 1) => "v.d.",
        ("van der", 2) => "vd",
        ("van der", 3) => "v d",
        ("van der", 4) => "van de",
        ("in 't", 1) => "in het",
        ("el", 1) => "El",
        (prefix, _) => prefix,
    };
    let family = if prefix.is_empty() {
        surname.to_owned()
    } else if prefix.ends_with('\'') {
        format!("{prefix}{surname}")
    } else {
        format!("{prefix} {surname}")
    };
    let initial = first.chars().next().unwrap_or('X');
    match form {
        Form::Full => format!("{first} {family}"),
        Form::First => first.to_owned(),
        Form::Surname => family,
        Form::Reversed => format!("{surname}, {first} {prefix}").trim_end().to_owned(),
        Form::Initials => format!("{initial}. {family}"),
        Form::ReversedInitials => format!("{surname}, {initial}. {prefix}").trim_end().to_owned(),
        Form::Married => format!("{first} {family}-Visser"),
        Form::NoPrefix => format!("{first} {surname}"),
    }
}

/// Dresses a name; `None` when that makes no sense for it.
fn put_on(name: &str, dress: Dress) -> Option<String> {
    match dress {
        Dress::Plain => Some(name.to_owned()),
        Dress::Capitals => Some(name.to_uppercase()),
        Dress::NoDiacritics => {
            let folded = fold(name);
            let capitals = folded.split(' ').map(|word| {
                let mut chars = word.chars();
                let first = chars.next().map(|c| c.to_ascii_uppercase());
                first.into_iter().chain(chars).collect::<String>()
            });
            Some(capitals.collect::<Vec<_>>().join(" "))
        }
        Dress::Possessive => {
            let last = name.split([' ', '-', '\'']).next_back()?;
            (last.starts_with(char::is_uppercase) && !name.contains(',')).then(|| format!("{name}s"))
        }
        Dress::Typo(at, kind) => typo(name, at, kind),
    }
}

/// One edit in a single word of five letters or more, not in its first letter, so that its capital stays.
fn typo(name: &str, at: usize, kind: usize) -> Option<String> {
    let mut chars: Vec<char> = name.chars().collect();
    if chars.len() < 5 || !chars.iter().all(|c| c.is_alphabetic()) {
        return None;
    }
    let at = 1 + at % (chars.len() - 2);
    match kind {
        0 => chars[at] = if chars[at] == 'q' { 'x' } else { 'q' },
        1 => {
            chars.remove(at);
        }
        2 => chars.insert(at, 'q'),
        _ => chars.swap(at, at + 1),
    }
    Some(chars.into_iter().collect())
}

/// Ordinary words among the names are told from words by their capital within the sentence only.
fn is_word(name: &str) -> bool {
    let folded = fold(name);
    folded.split(|c: char| !c.is_alphabetic()).all(|part| {
        matches!(
            part,
            "wil"
                | "roos"
                | "storm"
                | "mei"
                | "bos"
                | "bakker"
                | "jong"
                | "de"
                | "veld"
                | "in"
                | "t"
                | "het"
                | "op"
                | "den"
                | "akker"
                | "berg"
                | "van"
                | "der"
                | "v"
                | "d"
                | "vd"
                | "ter"
                | "bart"
                | "jan"
                | "s"
                | ""
        )
    })
}

fn case(persons: Vec<KnownPerson>) -> Known {
    Known { persons, ..Known::default() }
}

/// The words of a name that must not be left.
fn significant(name: &str) -> Vec<String> {
    fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .filter(|word| !["van", "der", "den", "ter", "het", "ben"].contains(word))
        .map(str::to_owned)
        .collect()
}

fn check_promises(text: &str, known: &Known) -> Result<String, TestCaseError> {
    let engine = Engine::new(Options::default());
    let result = engine.case(known).scrub_one(text);
    let (mut rebuilt, mut done) = (String::new(), 0);
    for span in &result.spans {
        prop_assert!(span.start >= done && span.end >= span.start, "spans overlap");
        prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        rebuilt.push_str(&text[done..span.start]);
        rebuilt.push_str(&span.replacement);
        done = span.end;
    }
    rebuilt.push_str(&text[done..]);
    prop_assert_eq!(&rebuilt, &result.text, "text outside the spans changed");
    Ok(result.text)
}

fn check_twice(text: &str, known: &Known) -> Result<String, TestCaseError> {
    let once = check_promises(text, known)?;
    let engine = Engine::new(Options::default());
    let again = engine.case(known).scrub_one(&once);
    prop_assert_eq!(&again.text, &once, "a second run changes the text");
    Ok(once)
}

/// 100,000 in a release build, or as many as `PROPTEST_CASES` says.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    asked.unwrap_or(if cfg!(debug_assertions) { 10_000 } else { 100_000 })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn no_known_person_survives(
        persons in prop::collection::vec(person(), 1..5),
        which in any::<prop::sample::Index>(),
        form in form(),
        spelling in 0..5_usize,
        dress in dress(),
        text in select(&TEXT[..]),
        lower in prop::bool::weighted(0.15),
        before in prop::bool::ANY,
    ) {
        let person = which.get(&persons);
        let plain = write(person, form, spelling);
        let Some(name) = put_on(&plain, dress) else { return Ok(()) };
        let mut whole = text.replace("{}", &name);
        if lower {
            if is_word(&plain) {
                return Ok(());
            }
            whole = whole.to_lowercase();
        }
        if before {
            whole = format!("Besproken met gemeente en school. {whole}");
        }
        let known = case(persons.clone());
        let result = check_twice(&whole, &known)?;
        let left = fold(&result.replace("[", " ").replace("]", " "));
        let words: Vec<&str> = left.split(|c: char| !c.is_alphanumeric()).collect();
        for word in significant(&name) {
            prop_assert!(!words.contains(&word.as_str()), "{word:?} of {name:?} left in {result:?} from {whole:?}");
        }
    }

    #[test]
    fn no_known_number_or_address_survives(
        (number, house) in (10_000_000_u32..99_999_999, 1_u32..300),
        street in select(vec!["Dorpsstraat", "Hugo de Grootplein", "Kanaal Zuid", "Lange Voorhout", "De Meent", "Eikenhof"]),
        phone in 0..7_usize,
        place in 0..6_usize,
        text in select(&TEXT[..]),
    ) {
        let digits = number.to_string();
        let (a, b) = digits.split_at(4);
        let written = match phone {
            0 => format!("06{digits}"),
            1 => format!("06-{digits}"),
            2 => format!("06 {a} {b}"),
            3 => format!("+316{digits}"),
            4 => format!("+31 6 {a}{b}"),
            5 => format!("0031 6 {digits}"),
            _ => format!("(06) {a}-{b}"),
        };
        let at = match place {
            0 => format!("{street} {house}"),
            1 => format!("{street} {house}a"),
            2 => street.to_uppercase(),
            3 => format!("{street} {}", house + 1),
            4 => "1234AB".to_owned(),
            _ => "1234 ab".to_owned(),
        };
        let known = Known {
            addresses: vec![KnownAddress {
                street: Some(street.into()),
                number: Some(house.to_string()),
                postcode: Some("1234 AB".into()),
                city: Some("Almelo".into()),
            }],
            numbers: vec![KnownNumber { category: Category::Phone, value: format!("06-{digits}") }],
            ..Known::default()
        };
        let result = check_twice(&text.replace("{}", &format!("{written} en {at}")), &known)?;
        prop_assert!(!result.contains(b), "{b} left in {result:?}");
        let left = result.to_lowercase();
        prop_assert!(!left.contains(&street.to_lowercase()) && !left.contains("1234"), "{at:?} left in {result:?}");
    }

    #[test]
    fn any_text_is_taken(text in "\\PC{0,80}", persons in prop::collection::vec(person(), 0..3)) {
        check_promises(&text, &case(persons))?;
    }

    #[test]
    fn any_mixture_is_taken(
        parts in prop::collection::vec(select(vec![
            "Yusuf", "el", "Idrissi", "[moeder]", "[", "]", "\u{301}", "\u{202e}", "\0", "\n", ". ", "'", "-", "mw.", "J.", "12",
            "1234 AB", "Dorpsstraat", "straat", "de", "İ", "ß", "ﬁ", "مريم", "小明", "\u{200b}", "@", "a", "E.", ",", " ", "😀", "basisschool",
        ]), 0..40),
    ) {
        let person = KnownPerson {
            role: "jeugdige".into(),
            name: Name {
                first_names: vec!["Yusuf".into()],
                prefix: Some("el".into()),
                surname: Some("Idrissi".into()),
                ..Name::default()
            },
            birth_date: None,
        };
        check_promises(&parts.concat(), &case(vec![person]))?;
    }
}

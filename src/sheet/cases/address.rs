//! Addresses as they stand in cells.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::Address;
use crate::sheet::tables::field::What;

use super::persons::says_nothing;

static POSTCODE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\b([1-9]\d{3})\s?([a-z]{2})\b").ok());

/// A house number with its addition, behind the street: `12`, `12a`, `12-3`, `12 hs`, `12 bis`, `4 II`.
static HOUSE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?P<street>.*?\p{L}.*?)\s+(?P<number>\d{1,5}(?:\s?-\s?\d{1,4}|\s?[a-z]{1,2}\b|\s?(?:hs|huis|bis|rood|zw|i{1,3}|iv|boven|beneden)\b)?)\s*$").ok()
});

/// Adds what a column says to the address that is being put together.
pub fn add(address: &mut Address, what: What, text: &str) {
    if says_nothing(text) {
        return;
    }
    let text = text.trim();
    match what {
        What::Address => merge(address, read(text)),
        What::Street => {
            let whole = text.contains([',', '\n']);
            merge(address, if whole { read(text) } else { street(text) });
        }
        What::HouseNumber => set(&mut address.number, text),
        What::Addition => match &mut address.number {
            Some(number) => number.push_str(&format!(" {text}")),
            None => address.number = Some(text.to_string()),
        },
        What::Postcode => {
            let (postcode, rest) = take_postcode(text);
            match postcode {
                Some(postcode) => set(&mut address.postcode, &postcode),
                None if text.len() <= 7 => set(&mut address.postcode, text),
                None => {}
            }
            let city = rest.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
            if !city.is_empty() && address.postcode.as_deref() != Some(text) {
                set(&mut address.city, city);
            }
        }
        What::City => set(&mut address.city, text),
        _ => {}
    }
}

/// Reads a whole address: `Dorpsstraat 12a, 1234 AB Almelo`, on one line or more.
pub fn read(text: &str) -> Address {
    let mut address = Address::default();
    let (postcode, rest) = take_postcode(text);
    address.postcode = postcode;
    let mut parts = rest.split(['\n', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
    if let Some(first) = parts.next() {
        merge(&mut address, street(first));
    }
    address.city =
        parts.find(|part| part.chars().any(char::is_alphabetic)).map(|city| strip(city).to_string());
    address
}

/// `Dorpsstraat 12a`: street and number; without a number the street only.
fn street(text: &str) -> Address {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Address { street: Some(strip(text).to_string()), ..Address::default() };
    }
    if let Some((name, number)) = bare_number(text) {
        let (street, number) = (Some(strip(name).to_string()), Some(number.to_string()));
        return Address { street, number, ..Address::default() };
    }
    let found = HOUSE.as_ref().and_then(|house| house.captures(text));
    match found {
        Some(found) => Address {
            street: Some(strip(&found["street"]).to_string()),
            number: Some(found["number"].trim().to_string()),
            ..Address::default()
        },
        None => Address { street: Some(strip(text).to_string()), ..Address::default() },
    }
}

/// `Dorpsstraat 12`, which is how most are written: nothing for the pattern to find out.
fn bare_number(text: &str) -> Option<(&str, &str)> {
    let (name, number) = text.trim_end().rsplit_once(' ')?;
    let name = name.trim_end();
    let bare = (1..=5).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let street = name.contains(char::is_alphabetic) && !name.ends_with('-') && !name.contains('\n');
    (bare && street).then_some((name, number))
}

/// The first postcode, written `1234 AB`, and the text with a comma in its place.
fn take_postcode(text: &str) -> (Option<String>, Cow<'_, str>) {
    // Most cells have a street only, and a search costs more than counting.
    if text.is_ascii() && text.bytes().filter(u8::is_ascii_digit).count() < 4 {
        return (None, text.into());
    }
    if let Some(postcode) = bare_postcode(text) {
        return (Some(postcode), ", ".into());
    }
    let Some(found) = POSTCODE.as_ref().and_then(|postcode| postcode.captures(text)) else {
        return (None, text.into());
    };
    let (start, end) = found.get(0).map_or((0, 0), |all| (all.start(), all.end()));
    let postcode = format!("{} {}", &found[1], found[2].to_uppercase());
    (Some(postcode), format!("{}, {}", &text[..start], &text[end..]).into())
}

/// `1234 AB` and nothing else.
fn bare_postcode(text: &str) -> Option<String> {
    let (digits, letters) = text.split_at_checked(4)?;
    let letters = letters.strip_prefix(' ').unwrap_or(letters);
    let bare = digits.bytes().all(|b| b.is_ascii_digit())
        && !digits.starts_with('0')
        && letters.len() == 2
        && letters.bytes().all(|b| b.is_ascii_alphabetic());
    bare.then(|| [digits, " ", &letters.to_ascii_uppercase()].concat())
}

fn strip(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '(' | ')' | '-'))
}

fn merge(address: &mut Address, found: Address) {
    for (to, from) in [
        (&mut address.street, found.street),
        (&mut address.number, found.number),
        (&mut address.postcode, found.postcode),
        (&mut address.city, found.city),
    ] {
        if to.is_none() {
            *to = from.filter(|value| !value.is_empty());
        }
    }
}

fn set(to: &mut Option<String>, value: &str) {
    if to.is_none() && !value.is_empty() {
        *to = Some(value.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> [String; 4] {
        let address = read(text);
        [address.street, address.number, address.postcode, address.city].map(Option::unwrap_or_default)
    }

    #[test]
    fn addresses_on_one_line_or_more() {
        assert_eq!(parts("Dorpsstraat 12a, 1234 AB Almelo"), ["Dorpsstraat", "12a", "1234 AB", "Almelo"]);
        assert_eq!(parts("Dorpsstraat 12-3\n1234ab  Almelo"), ["Dorpsstraat", "12-3", "1234 AB", "Almelo"]);
        assert_eq!(parts("Laan van Meerdervoort 101 hs"), ["Laan van Meerdervoort", "101 hs", "", ""]);
        assert_eq!(parts("Plein 1940 4, Den Haag"), ["Plein 1940", "4", "", "Den Haag"]);
        assert_eq!(parts("'t Zand 3"), ["'t Zand", "3", "", ""]);
        assert_eq!(parts("Kerkstraat"), ["Kerkstraat", "", "", ""]);
    }

    #[test]
    fn what_is_plain_is_what_the_pattern_finds() {
        let house = HOUSE.as_ref().unwrap();
        for text in [
            "Dorpsstraat 12",
            "Plein 1940 4",
            "Plein 1940  45 ",
            "Kade 3 - 4",
            "Kade 3-4",
            "Kade 3- 4",
            "Weg 123456",
            "12 3",
            "a 1",
            "Straat\n 12",
            "Ée 1",
            "Laan 12 ",
            "Hof\u{a0}12",
            "A. Kade-Oost 7",
            "- 5",
            "x - 5",
            "x 5 6",
        ] {
            let pattern =
                house.captures(text).map(|found| (found["street"].to_string(), found["number"].to_string()));
            if let Some((name, number)) = bare_number(text) {
                assert_eq!(pattern, Some((name.to_string(), number.to_string())), "{text}");
            }
        }
        for text in ["1234AB", "1234 ab", "0123 AB", "1234  AB", "12345 AB", "1234 ABC", "1234 é"] {
            let found = POSTCODE.as_ref().unwrap().find(text).filter(|found| found.len() == text.len());
            let plain = bare_postcode(text);
            assert!(plain.is_none() || found.is_some(), "{text}");
        }
        assert_eq!(bare_postcode("1234ab").as_deref(), Some("1234 AB"));
    }

    #[test]
    fn columns_add_up() {
        let mut address = Address::default();
        add(&mut address, What::Street, "Dorpsstraat 12");
        add(&mut address, What::Addition, "hs");
        add(&mut address, What::Postcode, "1234ab Almelo");
        assert_eq!(address.number.as_deref(), Some("12 hs"));
        assert_eq!((address.postcode.as_deref(), address.city.as_deref()), (Some("1234 AB"), Some("Almelo")));
    }
}

//! Addresses as they stand in cells.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Address;

use super::field::What;
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

/// The first postcode, written `1234 AB`, and the text with a comma in its place.
fn take_postcode(text: &str) -> (Option<String>, String) {
    // Most cells have a street only, and a search costs more than counting.
    if text.is_ascii() && text.bytes().filter(u8::is_ascii_digit).count() < 4 {
        return (None, text.to_string());
    }
    let Some(found) = POSTCODE.as_ref().and_then(|postcode| postcode.captures(text)) else {
        return (None, text.to_string());
    };
    let (start, end) = found.get(0).map_or((0, 0), |all| (all.start(), all.end()));
    let postcode = format!("{} {}", &found[1], found[2].to_uppercase());
    (Some(postcode), format!("{}, {}", &text[..start], &text[end..]))
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
    fn columns_add_up() {
        let mut address = Address::default();
        add(&mut address, What::Street, "Dorpsstraat 12");
        add(&mut address, What::Addition, "hs");
        add(&mut address, What::Postcode, "1234ab Almelo");
        assert_eq!(address.number.as_deref(), Some("12 hs"));
        assert_eq!((address.postcode.as_deref(), address.city.as_deref()), (Some("1234 AB"), Some("Almelo")));
    }
}

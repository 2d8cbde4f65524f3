//! How Dutch streets are called.

/// Endings of street names, in lower case.
#[rustfmt::skip]
pub const STREET_ENDINGS: &[&str] = &[
    "straat", "straatje", "laan", "laantje", "weg", "wegje", "plein", "pleintje", "hof", "hofje", "gracht",
    "kade", "dijk", "dijkje", "singel", "pad", "paadje", "steeg", "steegje", "dreef", "plantsoen",
    "boulevard", "allee", "baan", "burg", "burcht", "erf", "gaarde", "gaard", "haven", "hoek", "hage",
    "hout", "kamp", "kreek", "kwartier", "markt", "oord", "park", "poort", "ring", "rijn", "rede", "ruimte",
    "schans", "sloot", "sluis", "stede", "stee", "tuin", "tuinen", "veld", "velden", "vaart", "veste",
    "vest", "waard", "wal", "water", "weide", "wetering", "wijk", "wei", "zicht", "zijde", "es", "brink",
    "brug", "berg", "donk", "drift", "dwarsstraat", "esplanade", "galerij", "goed", "hoeve", "horst",
    "kolk", "land", "landen", "lei", "loop", "meent", "meer", "nis", "oever", "passage", "plaats", "plas",
    "rak", "rand", "rug", "ry", "leane", "strjitte", "wyk", "singelstraat", "straatweg", "str", "ln", "pln",
    "wg",
];

/// Endings that are hardly anything but a street.
#[rustfmt::skip]
const CERTAIN: &[&str] = &[
    "straat", "straatje", "laan", "laantje", "weg", "plein", "pleintje", "gracht", "kade", "dijk", "singel",
    "pad", "steeg", "dreef", "plantsoen", "boulevard", "allee", "gaarde", "erf", "hof", "hofje", "strjitte",
    "leane", "str", "brink", "markt", "park", "ring", "baan", "dwarsstraat", "esplanade", "meent", "paad",
];

/// A cheap test on the bytes of a word, before the endings are compared.
pub(crate) fn may_be_street(word: &[u8]) -> bool {
    let [.., a, b] = word else { return false };
    word.len() > 4
        && matches!(
            [a.to_ascii_lowercase(), b.to_ascii_lowercase()],
            [b'a', b't' | b'n' | b'd' | b'k']
                | [b'j', b'e' | b'k']
                | [b'e', b'g' | b'l' | b'f' | b'e']
                | [b'i', b'n']
                | [b'h', b't']
                | [b'd', b'e']
                | [b'r', b'd' | b'f' | b'k']
                | [b'o', b'f']
                | [b't', b'e' | b'r']
                | [b'l', b'n']
                | [b'n', b'e' | b'k' | b't' | b'g']
                | [b'k', b't']
        )
}

/// Whether a word ends like a street: `Dorpsstraat`, `marktplein`.
pub fn has_street_ending(word: &str) -> bool {
    ends_with_one(word, CERTAIN)
}

/// Whether a word ends with one of these, in any case.
pub(crate) fn ends_with_one(word: &str, endings: &[&str]) -> bool {
    let word = word.trim_end_matches('.').as_bytes();
    let Some(last) = word.last().map(u8::to_ascii_lowercase) else { return false };
    endings.iter().map(|ending| ending.as_bytes()).any(|ending| {
        ending.last() == Some(&last)
            && word.len() > ending.len()
            && word[word.len() - ending.len()..].eq_ignore_ascii_case(ending)
    })
}

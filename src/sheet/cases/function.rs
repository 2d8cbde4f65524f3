//! What somebody does, and where: `huisarts Havenzicht`, `IB'er, De Schakel`.

use crate::dutch::fold::fold;
use crate::dutch::names::role_of;
use crate::dutch::word_list::WordList;
use crate::sheet::cells::grid::Cell;
use crate::sheet::tables::by_contents::is_family;

/// Words that make a text an organisation or a team, not a name.
#[rustfmt::skip]
static BODIES: WordList = WordList::new(&[
    "cjg", "wijkteam", "ggd", "ggz", "jgz", "mee", "rvdk", "veilig", "jeugdbescherming", "halt",
    "politie", "leerplicht", "school", "basisschool", "gemeente", "jeugdhulp", "sociaal", "buurtteam",
    "gebiedsteam", "kernteam", "jeugdteam", "toegang", "samenwerkingsverband", "swv", "welzijn",
    "thuiszorg", "kinderopvang", "praktijk", "huisartsenpraktijk", "team", "stichting", "centrum",
    "college", "raad", "reclassering", "consultatiebureau", "maatschappelijk", "wijkverpleging",
    "ziekenhuis", "kliniek", "jeugdzorg", "zorg", "jongerenwerk", "leger", "vluchtelingenwerk",
    "schuldhulp", "jeugd", "onderwijs", "opvoedsteunpunt", "vt", "jb", "jbov", "smw", "cjg'er", "obs",
    "cbs", "kinderdagverblijf",
]);

/// Whether a word makes a text an organisation or team.
pub fn is_body(word: &str) -> bool {
    BODIES.has(word)
}

/// Whether a text beside a name is a function or a body.
pub fn is_function(text: &str) -> bool {
    // `schoolmaatschappelijk werk`, `consulent jeugd`: no capital, no name.
    let small = || {
        text.split_whitespace().count() <= 4
            && !text.contains(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == ':')
    };
    role_of(text).is_some()
        || at_place(text).is_some()
        || small()
        || fold(text).split(|c: char| !c.is_alphanumeric() && c != '\'').any(is_body)
}

/// The usual spelling of a function (`POH-jeugd` for `poh jeugd`), but not another word for it.
pub fn as_usual(written: &str, role: String) -> String {
    let squash = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    if squash(written) == squash(&role) { role } else { written.to_string() }
}

/// A function as it is shown: the usual word when there is one, without the body that would point to the family.
pub fn shown(text: &str) -> String {
    let alone = || role_of(text).map(|role| as_usual(text, role));
    alone().or_else(|| Some(at_place(text)?.0)).unwrap_or_else(|| text.to_string())
}

/// A function at work and the name behind it: `huisarts Havenzicht`. Of what or whom that is the name, what stands beside
/// it tells.
pub fn at_place(text: &str) -> Option<(String, &str)> {
    const MOST_WORDS: usize = 3;
    let marks = |c: char| !c.is_alphanumeric() && c != '\'' && c != '.';
    let ends: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS).collect();
    ends.into_iter().rev().find_map(|end| {
        let (function, place) = (text[..end].trim_matches(marks), text[end..].trim_matches(marks));
        let role = role_of(function).filter(|role| !is_family(Cell::Text(role)))?;
        is_named(place).then(|| (as_usual(function, role), place))
    })
}

/// Whether a text is a name: `Havenzicht`, `basisschool De Schakel`, `'t Mozaïek`.
fn is_named(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let body = is_body(&fold(first)) && text.contains(char::is_uppercase);
    text.starts_with(char::is_uppercase) || body || text.starts_with("'t ")
}

/// Whether a name behind a function is that of a body, and no person's: `De Schakel`, `OBS Het Anker`, and where whole
/// names are given, one word: `Havenzicht` behind `Mark Hoeks, huisarts`.
pub fn is_of_body(name: &str, person_before: &str) -> bool {
    let mut words = name.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    // `IB'er De Schakel: Karin` names both.
    if name.contains([':', '(', '/', '=', '|']) || name.contains(" - ") {
        return false;
    }
    let article = matches!(first, "De" | "Het" | "'t" | "Den");
    match second {
        _ if fold(name).split(|c: char| !c.is_alphanumeric()).any(is_body) => true,
        Some(second) => article && !SURNAMES.has(second),
        None => person_before.contains(' '),
    }
}

/// The most usual surnames behind `De`.
#[rustfmt::skip]
static SURNAMES: WordList = WordList::new(&[
    "vries", "jong", "boer", "groot", "haan", "wit", "bruin", "bruijn", "graaf", "lange", "leeuw", "koning", "jonge",
    "wilde", "ridder", "waard", "rooij", "roo", "beer", "kok", "jager", "winter", "witte", "zwart", "klerk", "keijzer",
    "ruiter", "vos", "wolf", "man", "haas", "backer", "bakker", "koster", "bie", "geus", "heer", "heus", "laat", "nijs",
    "moor", "raad", "rijk", "ruijter", "smet", "swart", "vlieger", "vree", "wijs",
]);

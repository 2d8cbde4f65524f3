//! A line of its own that names the case of the rows below it: `Casus 2: Jorn Coenen, geb. 3-4-2014`.

use std::borrow::Cow;

use crate::dutch::word_list::WordList;
use crate::sheet::cells::grid::{Cell, Grid};
use crate::sheet::tables::code;
use crate::sheet::tables::resolve::{begins_like_name, looks_like_full_name, looks_like_name};

use super::numbers;

/// What such a line says; number or youth at least.
#[derive(Debug, Default, PartialEq)]
pub struct Heading<'g> {
    /// The number of the case.
    pub number: Option<Cow<'g, str>>,
    /// Whom it is about, with all that stands behind the name.
    pub youth: Option<&'g str>,
    /// Cells behind these.
    pub more: Vec<Cell<'g>>,
}

/// The heading that a row is: a single text in it, or `Casus 2` with the name beside it. `heads` says that a header
/// stands right below it: then a name will do, or a number with a name and more beside it.
pub fn of_row(grid: &Grid, index: usize, heads: bool) -> Option<Heading<'_>> {
    const MOST_CELLS: usize = 8;
    let cells: Vec<Cell<'_>> = grid
        .cells(index)
        .map(|(_, cell)| cell)
        .filter(|cell| !cell.is_blank())
        .take(MOST_CELLS + 1)
        .collect();
    match cells.as_slice() {
        [Cell::Text(text)] => read(text).or_else(|| {
            let name = heads && looks_like_full_name(text);
            name.then(|| Heading { youth: Some(text), ..Heading::default() })
        }),
        [Cell::Text(text), Cell::Text(name)]
            if names_youth(name)
                && let Some(heading) = read(text).filter(|found| found.youth.is_none()) =>
        {
            Some(Heading { youth: Some(name), ..heading })
        }
        [first, Cell::Text(name), more @ ..] if heads && cells.len() <= MOST_CELLS && names_youth(name) => {
            let number = numbers::text_in(*first).filter(|text| is_code(text))?;
            Some(Heading { number: Some(number), youth: Some(name), more: more.to_vec() })
        }
        _ => None,
    }
}

/// The youth with birth date or age, and what stands behind those and a comma: mostly a school.
pub fn apart(youth: &str) -> (&str, Option<&str>) {
    let Some(digit) = youth.find(|c: char| c.is_ascii_digit()) else { return (youth, None) };
    let in_brackets = youth[..digit].rfind('(').and_then(|open| Some(open + youth[open..].find(')')?));
    let from = in_brackets.filter(|close| *close > digit).unwrap_or(digit);
    match youth[from..].find([',', ';']) {
        Some(comma) => (youth[..from + comma].trim_end(), Some(youth[from + comma + 1..].trim())),
        None => (youth, None),
    }
}

fn names_youth(text: &str) -> bool {
    looks_like_name(text) || begins_like_name(text)
}

/// Reads a line. One that may as well be an action is none.
fn read(text: &str) -> Option<Heading<'_>> {
    const LONGEST: usize = 80;
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Some((number, name)) = code::with_name(text) {
        let named = looks_like_full_name(name) || begins_like_name(name);
        return named.then_some(Heading {
            number: Some(number.into()),
            youth: Some(name),
            ..Heading::default()
        });
    }
    if begins_like_name(text) && looks_like_full_name(before_number(text)) {
        return Some(Heading { youth: Some(text), ..Heading::default() });
    }
    let (first, rest) = text.split_at(text.find(|c: char| !c.is_alphabetic())?);
    if !BEGINS.has(first) {
        return None;
    }
    let rest = after_signs(rest.trim_start_matches(" nr").trim_start_matches(" nummer"));
    let (code, behind) = rest.split_at(rest.find(DIVIDES).unwrap_or(rest.len()));
    let number = is_code(code).then_some(code);
    let name = if number.is_some() { after_signs(behind) } else { rest };
    let name = name.strip_suffix(')').filter(|name| !name.contains('(')).unwrap_or(name).trim_end();
    let named = names_youth(name);
    let fits = if name.is_empty() { number.is_some() } else { named };
    fits.then(|| Heading {
        number: number.map(Cow::from),
        youth: Some(name).filter(|name| !name.is_empty()),
        more: Vec::new(),
    })
}

/// What stands before a birth date or an age.
fn before_number(text: &str) -> &str {
    let before = text.split(|c: char| c.is_ascii_digit() || c == '(').next().unwrap_or_default().trim();
    before.strip_suffix("geb.").or_else(|| before.strip_suffix("geb")).unwrap_or(before)
}

static BEGINS: WordList = WordList::new(&[
    "casus",
    "casusnummer",
    "casusnr",
    "case",
    "kind",
    "jeugdige",
    "jongere",
    "gezin",
    "leerling",
    "client",
    "zaak",
]);

/// What stands between a number and a name.
const DIVIDES: [char; 6] = [' ', ':', ',', '(', '\t', '\u{a0}'];

fn after_signs(text: &str) -> &str {
    text.trim_start_matches([' ', ':', ',', '.', '-', '–', '#', '(', '\t', '\u{a0}'])
}

/// `2`, `2026-014`, `A1`, `B`.
fn is_code(word: &str) -> bool {
    const LONGEST: usize = 12;
    let digits = word.bytes().any(|byte| byte.is_ascii_digit());
    let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/'));
    plain && word.len() <= LONGEST && (digits && !code::holds_name(word) || word.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_the_birth_date_is_not_the_youth() {
        for (text, expected) in [
            ("Jorn Coenen (3-4-2014), obs Het Nest", ("Jorn Coenen (3-4-2014)", Some("obs Het Nest"))),
            ("Jorn Coenen, geb. 3-4-2014, groep 5", ("Jorn Coenen, geb. 3-4-2014", Some("groep 5"))),
            ("Jorn Coenen (12, jongen)", ("Jorn Coenen (12, jongen)", None)),
            ("Coenen, Jorn", ("Coenen, Jorn", None)),
        ] {
            assert_eq!(apart(text), expected, "{text}");
        }
    }

    #[test]
    fn what_names_a_case_and_what_may_be_an_action() {
        for (text, expected) in [
            ("Casus 2: Jorn Coenen, geb. 3-4-2014", Some((Some("2"), Some("Jorn Coenen, geb. 3-4-2014")))),
            ("Casus A1 Pleun V.", Some((Some("A1"), Some("Pleun V.")))),
            ("CASUS 2026-014", Some((Some("2026-014"), None))),
            ("Casus B (Pleun)", Some((Some("B"), Some("Pleun")))),
            ("Kind: Pleun Verhagen (12 jr)", Some((None, Some("Pleun Verhagen (12 jr)")))),
            ("Gezin El Amrani", Some((None, Some("El Amrani")))),
            ("Jorn Coenen, geb. 3-4-2014", Some((None, Some("Jorn Coenen, geb. 3-4-2014")))),
            ("Karin Bos bellen 12-12", None),
            ("3. Jorn Coenen", Some((Some("3"), Some("Jorn Coenen")))),
            ("Casus 3 opnieuw bespreken", None),
            ("Kind aanmelden bij de logopedist", None),
            ("Gezin bezoeken", None),
            ("1. Karin bellen", None),
            ("Casus bespreken", None),
        ] {
            let expected = expected.map(|(number, youth): (Option<&str>, _)| (number.map(Cow::from), youth));
            assert_eq!(read(text).map(|found| (found.number, found.youth)), expected, "{text}");
        }
    }
}

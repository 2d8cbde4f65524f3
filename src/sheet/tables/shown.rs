//! What of a file may be shown: sheet names made of ordinary words, dates.

use jiff::civil::Date;

use crate::dutch::{calendar, date, fold::fold};
use crate::sheet::cells::grid::{Cell, Grid};

/// Words that make up ordinary sheet names.
const ORDINARY: &[&str] = &[
    "blad",
    "sheet",
    "tabel",
    "table",
    "werkblad",
    "casus",
    "casussen",
    "casuistiek",
    "casuistiekoverleg",
    "casuistieksheet",
    "casuistieklijst",
    "mdo",
    "actie",
    "acties",
    "actielijst",
    "actiepunten",
    "actieoverzicht",
    "afspraken",
    "overzicht",
    "overleg",
    "lijst",
    "jeugd",
    "jeugdigen",
    "kinderen",
    "deelnemers",
    "deelnemerslijst",
    "aanwezig",
    "aanwezigen",
    "aanwezigheid",
    "presentie",
    "agenda",
    "team",
    "notulen",
    "verslag",
    "gegevens",
    "data",
    "wijk",
    "noord",
    "oost",
    "zuid",
    "west",
    "centrum",
    "instructie",
    "uitleg",
    "toelichting",
    "voorblad",
    "invulblad",
    "invullen",
    "formulier",
    "archief",
    "oud",
    "nieuw",
    "nieuwe",
    "lopend",
    "lopende",
    "afgerond",
    "afgesloten",
    "wachtlijst",
    "planning",
    "team",
    "en",
    "van",
    "de",
    "het",
    "per",
    "voor",
    "in",
    "bespreken",
    "besproken",
    "bespreking",
    "aanmeldingen",
    "aanmelding",
    "ochtend",
    "middag",
    "kwartaal",
    "week",
    "maand",
    "jaar",
    "q",
    "januari",
    "persoonsgegevens",
    "naw",
    "identiteit",
    "contactgegevens",
    "contacten",
    "kwetsbare",
    "gezinnen",
    "regio",
    "lijsten",
    "keuzelijst",
    "keuzelijsten",
    "legenda",
    "nr",
    "kopie",
    "versie",
    "v",
    "def",
    "definitief",
    "concept",
    "totaal",
    "export",
    "import",
    "openstaand",
    "openstaande",
    "open",
    "gesloten",
    "huidig",
    "huidige",
    "vorig",
    "vorige",
    "hoofdblad",
    "start",
    "menu",
    "dashboard",
    "statistiek",
];

/// The sheet's name as it may be shown: its own when it is made of ordinary words, else `blad 2`.
pub fn sheet_name(name: &str, position: usize) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let ordinary = |word: &str| {
        let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
        stem.is_empty() && word.len() <= 4
            || ORDINARY.contains(&stem)
            || calendar::month(stem).is_some()
            || calendar::weekday(stem).is_some()
    };
    let mut any = false;
    let all = words.inspect(|_| any = true).all(ordinary);
    if all && any && name.len() <= 40 { name.trim().to_string() } else { format!("blad {position}") }
}

/// A whole date in a text, if there is exactly one.
pub fn date_in(text: &str) -> Option<Date> {
    let mut dates = date::find_dates(text).into_iter().filter_map(|found| found.full());
    let first = dates.next()?;
    dates.all(|other| other == first).then_some(first)
}

/// The date in the rows above the table: in a title, or beside the word `Datum`.
pub fn date_above(grid: &Grid, before: usize) -> Option<Date> {
    const ROWS: usize = 30;
    let mut loose = None;
    for index in 0..before.min(ROWS) {
        let mut after_word = false;
        for (_, cell) in grid.cells(index) {
            match cell {
                Cell::Date(day) if after_word => return Some(day),
                Cell::Date(day) => loose = loose.or(Some(day)),
                Cell::Text(text) if text.len() < 200 => {
                    let found = date_in(text);
                    if found.is_some() && (after_word || speaks_of_meeting(text)) {
                        return found;
                    }
                    loose = loose.or(found);
                    after_word = speaks_of_meeting(text);
                }
                _ => after_word = false,
            }
        }
    }
    loose
}

/// What a line of its own says of the next meeting: `Volgend overleg: 7 januari 12.30 uur`, above or below the cases.
pub fn next_meeting(grid: &Grid) -> Option<String> {
    const LONGEST: usize = 120;
    (0..grid.row_count()).find_map(|index| {
        let mut cells = grid.cells(index).map(|(_, cell)| cell).filter(|cell| !cell.is_blank());
        let Some(Cell::Text(label)) = cells.next() else { return None };
        if label.len() > LONGEST || !label.trim_start().starts_with(['V', 'v']) || !announces_next(label) {
            return None;
        }
        match cells.next() {
            None => Some(label.to_owned()),
            Some(Cell::Date(day)) => Some(day.to_string()),
            Some(Cell::Text(text)) if text.len() <= LONGEST && cells.next().is_none() => {
                Some(text.to_owned())
            }
            Some(_) => None,
        }
    })
}

/// `Volgende MDO`, `Volgend overleg`, `Volgende keer`, `Volgende datum`.
fn announces_next(text: &str) -> bool {
    let folded = fold(text.trim());
    let label = folded.split(':').next().unwrap_or_default();
    let first = label.split(|c: char| !c.is_alphanumeric()).next();
    let other = ["bijeenkomst", "keer", "vergadering"];
    matches!(first, Some("volgend" | "volgende" | "vervolgoverleg"))
        && has_any(label, MEETINGS.iter().chain(&other))
}

fn speaks_of_meeting(text: &str) -> bool {
    let folded = fold(text);
    has_any(&folded, MEETINGS.iter().chain(&["d.d."])) && !folded.contains("volgend")
}

/// What a line about the meeting has.
const MEETINGS: [&str; 5] = ["datum", "overleg", "mdo", "casuistiek", "bespreking"];

fn has_any<'w>(text: &str, mut words: impl Iterator<Item = &'w &'w str>) -> bool {
    words.any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ordinary_sheet_names_are_shown() {
        for name in [
            "Blad1",
            "Sheet1",
            "Casuïstiek",
            "MDO december 2026",
            "Acties",
            "Overzicht",
            "3-12-2026",
            "Wijk Noord",
            "Q4",
        ] {
            assert_eq!(sheet_name(name, 2), name);
        }
        for name in ["Yusuf el Idrissi", "Sanne", "fam. Jansen", "", "MDO Piet", "20130502"] {
            assert_eq!(sheet_name(name, 2), "blad 2");
        }
    }

    #[test]
    fn a_title_gives_the_day() {
        assert_eq!(date_in("MDO jeugd Noord, 3 december 2026"), Some(jiff::civil::date(2026, 12, 3)));
        assert_eq!(date_in("van 1-1-2026 tot 31-12-2026"), None);
        assert_eq!(date_in("MDO jeugd"), None);
    }
}

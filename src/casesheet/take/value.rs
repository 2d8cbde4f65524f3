//! One cell as one value of the case file.

use jiff::civil::Date;
use serde_json::Value as Json;

use crate::casesheet::columns::{Choices, Column, Kind};
use crate::dutch::{date, fold::fold};
use crate::model::scalar::{BirthDate, Words};
use crate::sheet::Contents;

/// Words, each with other words for it.
type Others = &'static [(&'static str, &'static [&'static str])];

/// Other words for the words of a choice, by the key of the value; the words themselves need not be here.
#[rustfmt::skip]
const ALSO: &[(&str, Others)] = &[
    ("crisismeter", &[
        ("rood", &["r", "code rood", "hoog", "acuut", "spoed", "zeer urgent", "1"]),
        ("oranje", &["o", "code oranje", "midden", "gemiddeld", "geel", "urgent", "2"]),
        ("groen", &["g", "code groen", "laag", "niet urgent", "regulier", "3"]),
    ]),
    ("status", &[
        ("open", &["lopend", "loopt", "actief", "nieuw", "in behandeling", "vervolg", "bezig"]),
        ("wachtlijst", &["wacht", "wachtend", "op de wachtlijst"]),
        ("afgesloten", &["gesloten", "dicht", "afgerond", "klaar", "beeindigd", "gestopt"]),
    ]),
    ("gezag", &[
        ("gezamenlijk", &[
            "gezamenlijk gezag", "beide ouders", "beiden", "beide", "ouders", "samen", "ja, beiden", "moeder en vader",
            "vader en moeder", "gedeeld", "gedeeld gezag", "gezamelijk",
        ]),
        ("eenhoofdig", &[
            "moeder", "vader", "alleen moeder", "alleen vader", "eenhoofdig gezag", "een ouder", "eenhoofdig moeder",
            "eenhoofdig vader", "eenhoofdig (moeder)", "eenhoofdig (vader)", "moeder eenhoofdig", "vader eenhoofdig",
        ]),
        ("voogdij", &["voogd", "gi", "gecertificeerde instelling", "instelling"]),
        ("onbekend", &["?", "niet bekend", "nagaan", "nog uitzoeken"]),
    ]),
    ("oordeel", &[
        ("geen", &["veilig", "nee", "geen onveiligheid", "geen zorgen"]),
        ("toekomstig_risico", &["risico", "risico op onveiligheid", "toekomstig risico op onveiligheid"]),
        ("structureel", &["structurele onveiligheid", "structureel onveilig"]),
        ("acuut", &["acute onveiligheid", "acuut onveilig"]),
    ]),
];

/// The value of a cell.
///
/// # Errors
/// What was expected, in Dutch; without what stands there.
pub fn read(column: &Column, contents: &Contents) -> Result<Json, String> {
    let text = contents.text();
    let found = match column.kind {
        Kind::Line if column.path == ["jeugdige", "bsn"] => Some(contents.bsn().unwrap_or(text)),
        Kind::Line | Kind::Text => Some(text),
        Kind::Day => day(contents).map(|day| day.to_string()),
        Kind::Birth => birth_date(contents),
        Kind::Number => {
            return text.parse::<u32>().map(Json::from).map_err(|_| "hier hoort een heel getal".into());
        }
        Kind::Choice(words) => choice(words, column.path, &text).map(str::to_owned),
        Kind::Answer => return Ok(answer(column.path, &text)),
        Kind::Words => {
            return Ok(Json::Array(Words::parts(&text).map(Json::from).collect()));
        }
    };
    found.map(Json::from).ok_or_else(|| match column.kind {
        Kind::Choice(words) => {
            let words: Vec<&str> = words().into_iter().map(|(word, _)| word).collect();
            format!("hier past een van: {}", words.join(", "))
        }
        Kind::Birth => "hier hoort een geboortedatum, zoals 9-5-2014, 2014-05 of 2014".into(),
        _ => "hier hoort een datum die bestaat, zoals 3-12-2026".into(),
    })
}

/// The day of a cell.
pub fn day(contents: &Contents) -> Option<Date> {
    match contents {
        Contents::Date(day) => Some(*day),
        other => date::parse(&other.text()),
    }
}

/// The days of a cell, in any division.
pub fn days(contents: &Contents) -> Option<Vec<Date>> {
    if let Some(day) = day(contents) {
        return Some(vec![day]);
    }
    let text = contents.text();
    let parts = text.split([',', ';', '\n', '/']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(date::parse).collect()
}

/// The birth date of a cell as the case file writes it.
pub fn birth_date(contents: &Contents) -> Option<String> {
    let text = contents.text();
    let written = BirthDate::parse(&text).or_else(|| contents.birth_date().map(BirthDate))?;
    Some(written.to_string())
}

/// One of the words: itself, another word for it, or its beginning when no other begins so.
fn choice(words: Choices, path: &[&str], text: &str) -> Option<&'static str> {
    let folded = fold(text.trim());
    let tidy = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '?' && c != ')');
    let key = tidy.replace([' ', '-'], "_");
    let words = words();
    if let Some((word, _)) = words.iter().find(|(word, _)| *word == key) {
        return Some(word);
    }
    let also = ALSO.iter().find(|(of, _)| path.last() == Some(of)).map(|(_, also)| *also).unwrap_or_default();
    if let Some((word, _)) = also.iter().find(|(_, others)| others.contains(&tidy)) {
        return words.iter().map(|(known, _)| *known).find(|known| known == word);
    }
    // `rood (VT gebeld)`: the word, and something behind it.
    let first = tidy.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    words.iter().map(|(word, _)| *word).find(|word| *word == first && first.len() > 3)
}

/// Ja or nee, with what stands behind it.
fn answer(path: &[&str], text: &str) -> Json {
    let key = if path.last() == Some(&"wilsbekwaam") { "oordeel" } else { "antwoord" };
    serde_json::json!({ key: text })
}

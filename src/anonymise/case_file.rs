//! Case files: YAML in which what identifies by its key goes, and all other text is scrubbed, comments too. Layout,
//! order and keys stay.

use std::collections::HashSet;

use serde_yaml::Value;

use super::identities::add_others;
use super::keys::{self, Key};
use super::layout::{self, Stretch, Style, What};
use super::persons::{invalid, known_in};
use super::undo::text::PLACE;
use super::{Piece, Setup, Summary, age, school};
use crate::deid::{Category, Deidentified};
use crate::dutch::date;
use crate::error::{Error, Result};
use crate::vault::MapPiece;

/// De-identifies a case file.
pub fn scrub(bytes: &[u8], setup: &Setup, sink: &mut dyn FnMut(Piece)) -> Result<(String, Summary)> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Error::input("dit bestand is geen UTF-8")
            .remedy("Sla het in je tekstverwerker op met de codering UTF-8.")
    })?;
    let value: Value = serde_yaml::from_str(text).map_err(|error| invalid(&error))?;
    let stretches = layout::stretches(text)?;
    let mut known = known_in(&value);
    let others = setup.known.of_texts(&[text]);
    add_others(&mut known, &others);
    known.addresses.extend(others.addresses);
    known.institutions.extend(others.institutions);
    known.numbers.extend(others.numbers);

    let day = setup.day.unwrap_or(setup.today);
    let fixed: Vec<Option<Piece>> = stretches.iter().map(|stretch| by_key(stretch, setup, day)).collect();
    let free: Vec<&str> = stretches
        .iter()
        .zip(&fixed)
        .filter(|(_, fixed)| fixed.is_none())
        .map(|(s, _)| s.text.as_str())
        .collect();
    let mut results = setup.engine.case(&known).scrub(&free).into_iter();
    let mut pieces: Vec<Piece> = stretches
        .iter()
        .zip(fixed)
        .map(|(stretch, fixed)| fixed.unwrap_or_else(|| piece(stretch, results.next().unwrap_or_default())))
        .collect();
    keep_keys_apart(&stretches, &mut pieces);

    let changed = stretches.iter().zip(&pieces).filter(|(_, piece)| !piece.result.spans.is_empty());
    let written: Vec<(usize, usize, String)> = changed
        .map(|(stretch, piece)| {
            let new = layout::written(&piece.result.text, stretch.style);
            (stretch.bytes.start, stretch.bytes.end, new)
        })
        .collect();
    let whole =
        MapPiece::new(PLACE, text, written.iter().map(|(start, end, new)| (*start, *end, new.as_str())));
    check(&whole.result, &stretches, &pieces)?;
    pieces.into_iter().filter(|piece| !piece.text.is_empty()).for_each(sink);
    let new = whole.result.clone();
    Ok((new, Summary { undo: if setup.keeps { vec![whole] } else { Vec::new() }, ..Summary::default() }))
}

/// Two keys in which names were replaced by the same label get a number: YAML has no key twice.
fn keep_keys_apart(stretches: &[Stretch], pieces: &mut [Piece]) {
    let is_key = |stretch: &Stretch| stretch.what == What::Key;
    let keys = stretches.iter().zip(&*pieces).filter(|(stretch, _)| is_key(stretch));
    let mut taken: HashSet<String> = keys
        .filter(|(_, piece)| piece.result.spans.is_empty())
        .map(|(stretch, _)| stretch.text.clone())
        .collect();
    for (_, piece) in stretches.iter().zip(pieces).filter(|(stretch, _)| is_key(stretch)) {
        let label = piece.result.text.clone();
        let mut number = 2;
        while !piece.result.spans.is_empty() && !taken.insert(piece.result.text.clone()) {
            piece.result.text = format!("{label} ({number})");
            number += 1;
        }
    }
}

/// Reads the result again: every value must be the one that was meant.
fn check(new: &str, stretches: &[Stretch], pieces: &[Piece]) -> Result<()> {
    let same = |(read, (old, piece)): (&Stretch, (&Stretch, &Piece))| {
        let meant =
            if old.style == Style::Block { read.what == old.what } else { read.text == piece.result.text };
        let same_kind = std::mem::discriminant(&read.what) == std::mem::discriminant(&old.what);
        meant || same_kind && old.style == Style::Block
    };
    let read = layout::stretches(new).unwrap_or_default();
    let good = read.len() == stretches.len() && read.iter().zip(stretches.iter().zip(pieces)).all(same);
    if good {
        return Ok(());
    }
    Err(Error::input("dit bestand kan ik niet veilig herschrijven; er is niets geschreven")
        .remedy("Zet lange teksten onder een | en namen niet in sleutels."))
}

fn piece(stretch: &Stretch, result: Deidentified) -> Piece {
    Piece { place: place(stretch), start: None, text: stretch.text.clone(), result }
}

fn place(stretch: &Stretch) -> String {
    format!("regel {}", stretch.line)
}

/// What becomes of a value by its key; `None` when it is free text.
fn by_key(stretch: &Stretch, setup: &Setup, day: jiff::civil::Date) -> Option<Piece> {
    let What::Value(path) = &stretch.what else {
        return (stretch.what == What::Key && keys::is_known(&stretch.text)).then(|| kept(stretch));
    };
    let text = stretch.text.trim();
    if stretch.style == Style::Plain && is_no_text(text) {
        return Some(kept(stretch));
    }
    // What the sheet said is said above it, key by key.
    if path.iter().any(|key| keys::tidy(key) == "uit_sheet") {
        let label = "[uit de sheet]";
        return Some(match text == label || nothing(text) {
            true => kept(stretch),
            false => Piece::whole(place(stretch), &stretch.text, label, Category::Id, "sleutel"),
        });
    }
    let key = keys::meaning(path.last()?)?;
    // `leefgebieden: school: ...` tells how things go there.
    let free = path.iter().any(|key| keys::tidy(key) == "leefgebieden");
    let whole = |new: &str, category, rule| {
        if text == new || nothing(text) || !setup.options.wants(category) {
            return kept(stretch);
        }
        Piece::whole(place(stretch), &stretch.text, new, category, rule)
    };
    Some(match key {
        Key::Drop(category, label) => whole(label, category, "sleutel"),
        Key::BirthDate => {
            let band = date::parse_partial(text).and_then(|birth| age::band_of_birth(birth, day));
            whole(
                age::band_of_age(text).map(str::to_owned).or(band).as_deref().unwrap_or("[datum]"),
                Category::Date,
                "sleutel",
            )
        }
        Key::Age => whole(age::band_of_age(text).unwrap_or("[leeftijd]"), Category::Age, "sleutel"),
        Key::Postcode => {
            let digits: String = text.chars().take_while(char::is_ascii_digit).take(4).collect();
            whole(if digits.len() == 4 { &digits } else { "[postcode]" }, Category::Postcode, "sleutel")
        }
        Key::School if free => return None,
        Key::School => {
            let general = school::general(text);
            whole(if general.is_empty() { "[school]" } else { &general }, Category::Institution, "sleutel")
        }
        Key::Keep if setup.options.meeting.is_some() && date::parse(text).is_some() => return None,
        Key::Keep if stays(text) => kept(stretch),
        Key::Keep => return None,
    })
}

/// A value that stays as it is.
fn kept(stretch: &Stretch) -> Piece {
    let result = Deidentified { text: stretch.text.clone(), spans: Vec::new() };
    Piece { place: place(stretch), start: None, text: stretch.text.clone(), result }
}

/// A truth value, nothing, or a small number.
fn is_no_text(text: &str) -> bool {
    matches!(text, "true" | "false" | "ja" | "nee" | "yes" | "no" | "~" | "null")
        || text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A day, one of the fixed words of a case file (`wachtlijst`), or a case number that tells nobody's name.
fn stays(text: &str) -> bool {
    let code = |text: &str| {
        let letters = text.split(|c: char| !c.is_alphabetic()).map(str::len).max().unwrap_or_default();
        text.contains(|c: char| c.is_ascii_digit()) && text.len() <= 16 && letters <= 3
    };
    let word = |text: &str| text.chars().all(|c| c.is_lowercase() || c == '_');
    date::parse(text).is_some() || word(text) || code(text)
}

/// What says that nothing is known, or was taken out before.
fn nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "onbekend" | "geen" | "nvt" | "n.v.t.")
        || text.starts_with('[') && text.ends_with(']')
}

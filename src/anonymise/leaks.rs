//! The leak gate over texts: a second and simpler look, by who is known, at what the engine left.

use super::identities::CASE_FILE;
use super::{Kind, Piece, Setup};
use crate::deid::Category;
use crate::minutes::gate::Gate;
use crate::model::Leak;

/// Leaks of one file that are told.
const MOST: usize = 10;

/// What the gate still sees in the texts of a file.
#[derive(Clone, Debug, Default)]
pub struct Leaks {
    /// The first, in Dutch: what is left where.
    pub told: Vec<String>,
    /// How many there are.
    pub count: usize,
}

/// The gate for texts.
pub struct Watch<'s> {
    gate: Gate<'s>,
    setup: &'s Setup,
}

impl<'s> Watch<'s> {
    /// A gate for everybody who is known; `None` when that is nobody.
    pub fn new(setup: &'s Setup) -> Option<Watch<'s>> {
        Some(Watch { gate: setup.known.gate()?, setup })
    }

    /// Whether files of this kind are looked at. A sheet has a gate of its own, which knows its rows.
    pub fn watches(kind: Kind) -> bool {
        !matches!(kind, Kind::Csv | Kind::Workbook)
    }

    /// Looks at what became of a text.
    pub fn look(&self, piece: &Piece, leaks: &mut Leaks) {
        if self.leaks(&piece.result.text).is_empty() {
            return;
        }
        let first = piece.start.map_or(1, |(line, _)| line);
        for (nth, line) in piece.result.text.split('\n').enumerate() {
            for leak in self.leaks(line) {
                leaks.count += 1;
                if leaks.told.len() < MOST {
                    let place = if piece.start.is_some() {
                        format!("regel {}", first + nth)
                    } else {
                        piece.place.clone()
                    };
                    let source = if leak.source.starts_with(CASE_FILE) { CASE_FILE } else { &leak.source };
                    leaks.told.push(format!("mogelijk lek: {} uit {source} staat nog in {place}", leak.kind));
                }
            }
        }
    }

    fn leaks(&self, text: &str) -> Vec<Leak> {
        let leaks = self.gate.check_text("", "", text);
        leaks.into_iter().filter(|leak| wanted(leak, self.setup)).collect()
    }
}

/// Whether what was found should not be there: what the user keeps is no leak.
pub fn wanted(leak: &Leak, setup: &Setup) -> bool {
    category_of(&leak.kind).is_none_or(|category| setup.options.wants(category))
}

/// The category of what the gate calls by this name.
fn category_of(kind: &str) -> Option<Category> {
    Some(match kind {
        "voornaam" | "achternaam" | "roepnaam" => Category::Person,
        "geboortedatum" => Category::Date,
        "BSN" => Category::Bsn,
        "telefoonnummer" => Category::Phone,
        "e-mailadres" => Category::Email,
        "straat" => Category::Address,
        "postcode" => Category::Postcode,
        "woonplaats" => Category::Location,
        "instelling" => Category::Institution,
        "nummer" => Category::Id,
        _ => return None,
    })
}

//! What a person should know or look at, in Dutch and without quoting the document.

use super::image::{Image, State};
use super::relations::{Relation, Target};

/// Something that was left out and was to be seen in the document, or acted on who opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Removed {
    /// Not worth a word: nobody misses it.
    Nothing,
    /// A file inside the document.
    Embedded,
    /// A document that Word was to insert.
    Chunk,
    /// A program.
    Macro,
    /// A picture that is elsewhere.
    LinkedImage,
    /// Sound or film.
    Media,
}

impl Removed {
    /// What a relation that is not kept led to.
    pub fn of(relation: &Relation) -> Removed {
        let outside = matches!(relation.target, Target::Outside(_));
        let last = relation.kind.rsplit('/').next().unwrap_or_default();
        match last {
            "image" if outside => Removed::LinkedImage,
            "oleObject" | "package" | "control" | "activeXControlBinary" => Removed::Embedded,
            "aFChunk" | "subDocument" => Removed::Chunk,
            "vbaProject" | "wordVbaData" | "keyMapCustomizations" | "attachedToolbars" => Removed::Macro,
            "video" | "audio" | "media" => Removed::Media,
            _ => Removed::Nothing,
        }
    }

    fn said(self, count: usize) -> String {
        let (s, go) = if count == 1 { ("", "gaat") } else { ("en", "gaan") };
        match self {
            Removed::Nothing => String::new(),
            Removed::Embedded => {
                format!(
                    "{count} ingesloten bestand{s} {go} weg (zoals een Excel-blad of pdf in het document)"
                )
            }
            Removed::Chunk => {
                let e = if count == 1 { "" } else { "e" };
                format!("{count} ingevoegd{e} document{s} {go} weg: die tekst ontbreekt dan")
            }
            Removed::Macro => "macro's gaan weg".into(),
            Removed::LinkedImage => {
                format!("{count} koppeling{s} naar een afbeelding buiten het document {go} weg")
            }
            Removed::Media => format!("{count} geluids- of filmbestand{s} {go} weg"),
        }
    }
}

/// What is to be said.
#[derive(Debug, Default)]
pub struct Warnings {
    removed: std::collections::BTreeMap<Removed, usize>,
    lines: Vec<String>,
}

impl Warnings {
    /// Something was left out.
    pub fn removed(&mut self, what: Removed) {
        if what != Removed::Nothing {
            *self.removed.entry(what).or_default() += 1;
        }
    }

    /// A picture is in the document.
    pub fn image(&mut self, number: usize, image: &Image) {
        self.lines.push(match image.state {
            State::Kept => format!("afbeelding {number}: kijk zelf of er een naam of gezicht op staat"),
            State::Blanked => format!(
                "afbeelding {number}: wordt een leeg vlak, want dit soort tekening kan ik niet nakijken"
            ),
        });
    }

    /// Something else.
    pub fn say(&mut self, line: impl Into<String>) {
        let line = line.into();
        if !self.lines.contains(&line) {
            self.lines.push(line);
        }
    }

    /// All of it.
    pub fn into_lines(self) -> Vec<String> {
        let removed = self.removed.into_iter().map(|(what, count)| what.said(count));
        removed.chain(self.lines).collect()
    }
}

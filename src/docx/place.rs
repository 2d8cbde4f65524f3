//! Where a paragraph stands, in words that somebody can find it with.

use super::ns::Ns;
use super::xml::Element;

/// What notes and comments are called; they are counted in the whole document.
pub const NOTES: [&str; 3] = ["opmerking", "voetnoot", "eindnoot"];

/// Counts paragraphs, tables, notes.
#[derive(Debug, Default)]
pub struct Places {
    paragraphs: usize,
    tables: usize,
    /// Row and column of each table that is open, the outermost first.
    open: Vec<(usize, usize)>,
    /// `opmerking 3`, `voetnoot 1`.
    note: Option<(&'static str, usize)>,
}

impl Places {
    /// An element begins: notes and comments are counted.
    pub fn element(&mut self, element: &Element) {
        let name = match (element.ns, element.local()) {
            (Ns::Word, "comment") => NOTES[0],
            // The first two are lines that part notes from the text.
            (Ns::Word, "footnote") if element.attribute("type").is_none() => NOTES[1],
            (Ns::Word, "endnote") if element.attribute("type").is_none() => NOTES[2],
            _ => return,
        };
        let number = self.note.map_or(0, |(_, number)| number) + 1;
        self.note = Some((name, number));
        self.paragraphs = 0;
    }

    /// A table begins.
    pub fn table(&mut self) {
        if self.open.is_empty() {
            self.tables += 1;
        }
        self.open.push((0, 0));
    }

    /// A row begins.
    pub fn row(&mut self) {
        if let Some((row, column)) = self.open.last_mut() {
            *row += 1;
            *column = 0;
        }
    }

    /// A cell begins.
    pub fn cell(&mut self) {
        if let Some((_, column)) = self.open.last_mut() {
            *column += 1;
        }
    }

    /// A table ends.
    pub fn table_end(&mut self) {
        self.open.pop();
    }

    /// The place of the paragraph that begins.
    pub fn paragraph(&mut self) -> String {
        if let Some((row, column)) = self.open.first() {
            return format!("tabel {}, rij {row}, kolom {column}", self.tables);
        }
        self.paragraphs += 1;
        match self.note {
            Some((name, number)) if self.paragraphs == 1 => format!("{name} {number}"),
            Some((name, number)) => format!("{name} {number}, alinea {}", self.paragraphs),
            None => format!("alinea {}", self.paragraphs),
        }
    }
}

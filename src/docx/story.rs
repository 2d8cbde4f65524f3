//! The text of a part as people read it: runs joined into paragraphs, paragraphs into one text.
//!
//! A name may lie over several runs, and a tracked change may go right through it. So the text is kept as segments
//! that know where they come from and whether they are inserted or deleted, and it is read in views: as it is after
//! all changes, and as it was before them.

use super::ns::Ns;
use super::place::Places;
use super::xml::{Element, Token};

/// A picture in the line: it parts words.
pub const OBJECT: char = '\u{fffc}';

/// What tracked changes do with a segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// It was inserted.
    pub inserted: bool,
    /// It was deleted.
    pub deleted: bool,
}

/// A way to read the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// After all changes.
    After,
    /// Before all changes.
    Before,
    /// With everything that ever stood there.
    All,
}

impl View {
    /// Whether a segment is seen.
    pub fn shows(self, change: Change) -> bool {
        match self {
            View::After => !change.deleted,
            View::Before => !change.inserted,
            View::All => true,
        }
    }
}

/// Where a segment comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The whole text of this token.
    Text(usize),
    /// The element that begins at this token: a tab, a line end, a picture.
    Mark(usize),
    /// Nothing in the part: it parts paragraphs and cells.
    Joint,
}

/// A stretch of text.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Where it comes from.
    pub source: Source,
    /// First byte in the story's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether it is inserted or deleted.
    pub change: Change,
}

/// A paragraph, for who wants to show it.
#[derive(Clone, Debug)]
pub struct Line {
    /// `alinea 3`, `tabel 1, rij 2, kolom 1`.
    pub place: String,
    /// First segment.
    pub first: usize,
    /// One past the last segment, the joint behind it left out.
    pub last: usize,
}

/// The text of a part.
#[derive(Debug, Default)]
pub struct Story {
    /// Everything, inserted or deleted.
    pub text: String,
    /// Its segments, in order.
    pub segments: Vec<Segment>,
    /// Its paragraphs, in order.
    pub lines: Vec<Line>,
    /// Text tokens that stand in no paragraph.
    pub loose: Vec<usize>,
}

impl Story {
    /// Reads the text of a part.
    pub fn read(tokens: &[Token]) -> Story {
        let mut reader = Reader::default();
        for (index, token) in tokens.iter().enumerate() {
            match token {
                Token::Open(element) => reader.open(index, element),
                Token::Close => reader.close(),
                Token::Text(text) => reader.text(index, text),
                Token::Gone => {}
            }
        }
        reader.story
    }

    /// The views that together show every segment.
    pub fn views(&self) -> Vec<View> {
        let any = |test: fn(Change) -> bool| self.segments.iter().any(|segment| test(segment.change));
        let mut views = vec![View::After];
        if any(|change| change.inserted || change.deleted) {
            views.push(View::Before);
        }
        if any(|change| change.inserted && change.deleted) {
            views.push(View::All);
        }
        views
    }

    /// The text of a view.
    pub fn seen(&self, view: View) -> String {
        let shown = self.segments.iter().filter(|segment| view.shows(segment.change));
        shown.map(|segment| &self.text[segment.start..segment.end]).collect()
    }
}

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    place: String,
    pieces: Vec<(Source, String, Change)>,
    /// What happened to the mark at its end: without it the next paragraph joins on.
    end: Change,
}

/// What is to be undone when an element ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    Nothing,
    Paragraph,
    Cell,
    Row,
    Table,
    Inserted,
    Deleted,
    /// Holds text that is read.
    Text,
    /// Holds properties: what stands in it is no text.
    Properties,
    /// The instruction of a field, which was looked at already.
    Instruction,
}

#[derive(Default)]
struct Reader {
    story: Story,
    open: Vec<Opened>,
    paragraphs: Vec<Paragraph>,
    places: Places,
    inserted: usize,
    deleted: usize,
    properties: usize,
}

impl Reader {
    fn open(&mut self, index: usize, element: &Element) {
        let opened = self.kind(element);
        match opened {
            Opened::Paragraph => {
                let place = self.places.paragraph();
                self.paragraphs.push(Paragraph { place, ..Paragraph::default() });
            }
            Opened::Inserted => self.inserted += 1,
            Opened::Deleted => self.deleted += 1,
            Opened::Properties => self.properties += 1,
            Opened::Table => self.places.table(),
            Opened::Row => self.places.row(),
            Opened::Cell => self.places.cell(),
            Opened::Text | Opened::Instruction | Opened::Nothing => {}
        }
        self.open.push(opened);
        self.places.element(element);
        if self.properties > 0 {
            self.paragraph_mark(element);
        } else if let Some(mark) = mark(element) {
            let change = self.change();
            if let Some(paragraph) = self.paragraphs.last_mut() {
                paragraph.pieces.push((Source::Mark(index), mark.to_string(), change));
            }
        }
    }

    fn kind(&self, element: &Element) -> Opened {
        match (element.ns, element.local()) {
            (Ns::Word, "p") | (Ns::Drawing, "p") | (Ns::Word, "rt") => Opened::Paragraph,
            (Ns::Word | Ns::Drawing, "tc") => Opened::Cell,
            (Ns::Word | Ns::Drawing, "tr") => Opened::Row,
            (Ns::Word | Ns::Drawing, "tbl") => Opened::Table,
            (Ns::Word, "ins" | "moveTo") => Opened::Inserted,
            (Ns::Word, "del" | "moveFrom") => Opened::Deleted,
            (Ns::Word, "t" | "delText") | (Ns::Math | Ns::Drawing, "t") => Opened::Text,
            (Ns::Word, "instrText" | "delInstrText") => Opened::Instruction,
            (Ns::Word | Ns::Drawing, "pPr" | "rPr") => Opened::Properties,
            _ => Opened::Nothing,
        }
    }

    /// `<w:pPr><w:rPr><w:del/>`: the end of the paragraph was deleted.
    fn paragraph_mark(&mut self, element: &Element) {
        if let (Ns::Word, Some(paragraph)) = (element.ns, self.paragraphs.last_mut()) {
            match element.local() {
                "ins" | "moveTo" => paragraph.end.inserted = true,
                "del" | "moveFrom" => paragraph.end.deleted = true,
                _ => {}
            }
        }
    }

    fn change(&self) -> Change {
        Change { inserted: self.inserted > 0, deleted: self.deleted > 0 }
    }

    fn text(&mut self, index: usize, text: &str) {
        let change = self.change();
        match (self.open.last(), self.paragraphs.last_mut()) {
            (Some(Opened::Text), Some(paragraph)) => {
                paragraph.pieces.push((Source::Text(index), text.to_owned(), change));
            }
            (Some(Opened::Instruction), _) => {}
            _ => self.story.loose.push(index),
        }
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Opened::Paragraph) => self.end_paragraph(),
            Some(Opened::Cell) => {
                self.rejoin("\t");
            }
            Some(Opened::Row) => self.rejoin("\n"),
            Some(Opened::Table) => self.places.table_end(),
            Some(Opened::Inserted) => self.inserted -= 1,
            Some(Opened::Deleted) => self.deleted -= 1,
            Some(Opened::Properties) => self.properties -= 1,
            Some(Opened::Text | Opened::Instruction | Opened::Nothing) | None => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let first = self.story.segments.len();
        for (source, text, change) in paragraph.pieces {
            self.push(source, &text, change);
        }
        let last = self.story.segments.len();
        self.story.lines.push(Line { place: paragraph.place, first, last });
        self.push(Source::Joint, "\n", paragraph.end);
    }

    fn push(&mut self, source: Source, text: &str, change: Change) {
        let start = self.story.text.len();
        self.story.text.push_str(text);
        self.story.segments.push(Segment { source, start, end: self.story.text.len(), change });
    }

    /// Cells of a row stand on one line, as in a text.
    fn rejoin(&mut self, with: &str) {
        if let Some(Segment { source: Source::Joint, start, .. }) = self.story.segments.last() {
            self.story.text.truncate(*start);
            self.story.text.push_str(with);
        }
    }
}

/// The character that an element stands for.
fn mark(element: &Element) -> Option<char> {
    Some(match (element.ns, element.local()) {
        (Ns::Word, "tab" | "ptab") => '\t',
        (Ns::Word, "br" | "cr") | (Ns::Drawing, "br") => '\n',
        (Ns::Word, "noBreakHyphen") => '\u{2011}',
        (Ns::Word, "softHyphen") => '\u{ad}',
        (Ns::Word, "sym") => symbol(element),
        // A picture in the line; one that floats stands nowhere in the text.
        (Ns::Drawing, "inline") | (Ns::Word, "pict") => OBJECT,
        _ => return None,
    })
}

/// A letter, or a sign of a font of signs.
fn symbol(element: &Element) -> char {
    let code = element.attribute("char").and_then(|hex| u32::from_str_radix(hex, 16).ok());
    let private = |c: &char| ('\u{e000}'..='\u{f8ff}').contains(c);
    code.and_then(char::from_u32).filter(|c| !c.is_control() && !private(c)).unwrap_or(OBJECT)
}

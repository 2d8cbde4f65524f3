//! Word documents: every text goes through a scrubber, the layout stays.
//!
//! What is kept is named; everything else is left behind. [`document`] walks from the root of the package over
//! relations of known types, [`filter`] takes out elements and attributes that lead elsewhere or tell who and when,
//! [`story`] joins runs to texts, [`replace`] puts the answers back, and [`verify`] reads what was written again and
//! refuses it when something that was replaced stands anywhere else.

mod document;
mod fields;
mod filter;
mod finds;
mod image;
mod kinds;
mod limits;
mod mend;
mod names;
mod ns;
mod package;
mod place;
mod problem;
mod relations;
mod replace;
mod story;
mod texts;
mod values;
mod verify;
mod warnings;
mod write;
mod xml;

pub use texts::Piece;

use document::Document;
use finds::Finds;
use package::Package;
use story::{Story, View};
use texts::Texts;
use warnings::Warnings;

use crate::deid::Deidentified;
use crate::error::{Error, Result};

/// A document without what could be recognised.
#[derive(Clone, Debug)]
pub struct Scrubbed {
    /// The new .docx.
    pub bytes: Vec<u8>,
    /// The paragraphs as they were, with what was replaced in them.
    pub pieces: Vec<Piece>,
    /// The text of each part as a whole (the text itself, a header, the footnotes), after all changes: what a list that
    /// undoes the replacement keeps. [`restore`] reads a document in the same way.
    pub parts: Vec<Piece>,
    /// What a person should know or look at, in Dutch.
    pub warnings: Vec<String>,
}

/// Something to be put in the place of a stretch: first byte, one past the last byte, and the text.
pub type Edit = (usize, usize, String);

/// Scrubs a .docx. All its texts are given to `scrub` at once, so that a name found in one is found in all; the answer
/// must have one entry for each.
///
/// # Errors
///
/// When it is no .docx, is damaged or larger than any letter, or when after scrubbing something that was replaced is
/// still found in it.
pub fn scrub(bytes: &[u8], scrub: &mut dyn FnMut(&[&str]) -> Vec<Deidentified>) -> Result<Scrubbed> {
    let package = Package::open(bytes)?;
    let mut warnings = Warnings::default();
    let mut document = Document::read(&package, &mut warnings)?;
    drop(package);
    filter::clean(&mut document)?;
    let texts = Texts::collect(&document);
    let given = texts.all();
    let answers = scrub(&given);
    if answers.len() != given.len() {
        return Err(Error::input("niet elke tekst van dit document is nagekeken"));
    }
    let finds = Finds::of(&given, &answers);
    texts.apply(&mut document, &answers, &mut warnings);
    mend::mend(&mut document, &finds);
    let bytes = document.write()?;
    document.release();
    verify::check(&bytes, &document, &texts, &answers, &finds)?;
    let (pieces, parts) = (texts.pieces(&document, &answers), texts.whole(&document, &answers));
    Ok(Scrubbed { bytes, pieces, parts, warnings: warnings.into_lines() })
}

/// The text of a part as it reads after all changes, whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// What part it is, as in [`Scrubbed::parts`].
    pub place: String,
    /// Its text.
    pub text: String,
    /// The first byte of each paragraph, and what people call the paragraph.
    paragraphs: Vec<(usize, String)>,
}

impl Whole {
    fn of(part: &str, story: &Story) -> Whole {
        let text = story.seen(View::After);
        let paragraphs = texts::paragraphs(story, View::After, part);
        Whole { place: part.to_owned(), text, paragraphs }
    }

    /// The paragraph in which this byte stands.
    pub fn place_of(&self, at: usize) -> &str {
        let next = self.paragraphs.partition_point(|(start, _)| *start <= at);
        next.checked_sub(1).map_or(self.place.as_str(), |nth| self.paragraphs[nth].1.as_str())
    }
}

/// Edits the texts of a .docx: `edit` is given each part with its text, as in [`Scrubbed::parts`], and gives what is to
/// be put where, in order. Names go back into a scrubbed document so; what lies outside the text, such as properties
/// and addresses, does not come back.
///
/// # Errors
///
/// When it is no .docx, or is damaged or larger than any letter.
pub fn restore(bytes: &[u8], edit: &mut dyn FnMut(&Whole) -> Vec<Edit>) -> Result<Vec<u8>> {
    let package = Package::open(bytes)?;
    let mut document = Document::read(&package, &mut Warnings::default())?;
    drop(package);
    filter::clean(&mut document)?;
    for part in &mut document.parts {
        let story = Story::read(part.tokens());
        let whole = Whole::of(&part.dutch(), &story);
        if !whole.text.trim().is_empty() {
            let edits = edit(&whole);
            replace::edit(&story, &whole.text, &edits, part.tokens_mut());
        }
    }
    document.write()
}

//! The neutral document that every format writes: title, paragraphs, tables. It holds no identities.

use std::borrow::Cow;

use jiff::civil::Date;

use rayon::prelude::*;

use super::text::cleaned;
use crate::dutch::date::short;

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document<'a> {
    /// Title, also in the document properties: `Actielijst MDO 3 december 2026`.
    pub title: String,
    /// A word on every printed page that tells how to treat it: `gepseudonimiseerd`.
    pub marking: String,
    /// The meeting's day; documents are dated with it, so that the same input gives the same bytes.
    pub date: Date,
    /// What follows the title.
    pub blocks: Vec<Block<'a>>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block<'a> {
    /// A heading below the title.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// A list of remarks.
    List(Vec<String>),
    /// A table; csv writes only tables.
    Table(Table<'a>),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<'a> {
    /// What it is, in a word or two: the name of the worksheet, the caption for a screen reader.
    pub name: String,
    /// The columns, left to right; the first one names the row.
    pub columns: Vec<Column>,
    /// The rows; each as long as `columns`.
    pub rows: Vec<Vec<Value<'a>>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Header.
    pub header: String,
    /// Width in characters that suits its contents; formats scale it to their page.
    pub width: u16,
    /// Whether its texts may go on over several lines. Numbers and dates may not.
    pub wrap: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Text, written as text everywhere, never as a formula.
    Text(Cow<'a, str>),
    /// A date, a real date in Excel and `15-12-2026` in documents, ISO in csv.
    Date(Date),
    /// A whole number.
    Number(i64),
    /// Any number, as a sheet had it.
    Decimal(f64),
    /// Nothing.
    Empty,
}

/// What is shown of an empty cell.
pub(super) const NOTHING: &str = "–";

impl Value<'_> {
    /// The cell as a reader of a document sees it. Nothing is shown as a dash, so that it is seen to be
    /// empty on purpose.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Value::Text(text) if text.is_empty() => Cow::Borrowed(NOTHING),
            Value::Text(text) => Cow::Borrowed(text),
            Value::Date(date) => Cow::Owned(short(*date)),
            Value::Number(number) => Cow::Owned(number.to_string()),
            Value::Decimal(number) => Cow::Owned(number.to_string()),
            Value::Empty => Cow::Borrowed(NOTHING),
        }
    }

    fn clean(&mut self) {
        if let Value::Text(text) = self {
            match text {
                Cow::Borrowed(dirty) => *text = cleaned(dirty),
                Cow::Owned(dirty) => clean(dirty),
            }
        }
    }
}

impl Document<'_> {
    /// The same document with every text made safe for every format: see [`crate::dutch::clean::clean`]. The writers
    /// rely on it.
    pub(super) fn clean(mut self) -> Self {
        clean(&mut self.title);
        clean(&mut self.marking);
        for block in &mut self.blocks {
            match block {
                Block::Heading(text) | Block::Paragraph(text) => clean(text),
                Block::List(items) => items.iter_mut().for_each(clean),
                Block::Table(table) => table.clean(),
            }
        }
        self
    }
}

impl Table<'_> {
    /// The same table with every text made safe for every format.
    pub(super) fn clean(&mut self) {
        clean(&mut self.name);
        self.columns.iter_mut().for_each(|column| clean(&mut column.header));
        self.rows.par_iter_mut().for_each(|row| row.iter_mut().for_each(Value::clean));
    }
}

fn clean(text: &mut String) {
    let clean = match cleaned(text) {
        Cow::Borrowed(same) if same.len() == text.len() => return,
        clean => clean.into_owned(),
    };
    *text = clean;
}

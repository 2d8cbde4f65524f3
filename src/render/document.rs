//! The neutral document that every format writes: title, paragraphs, tables. It holds no identities.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::dutch::clean::clean;
use crate::dutch::date::short;

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Title, also in the document properties: `Actielijst MDO 3 december 2026`.
    pub title: String,
    /// A word on every printed page that tells how to treat it: `gepseudonimiseerd`.
    pub marking: String,
    /// The meeting's day; documents are dated with it, so that the same input gives the same bytes.
    pub date: Date,
    /// What follows the title.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading below the title.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// A list of remarks.
    List(Vec<String>),
    /// A table; csv writes only tables.
    Table(Table),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is, in a word or two: the name of the worksheet, the caption for a screen reader.
    pub name: String,
    /// The columns, left to right; the first one names the row.
    pub columns: Vec<Column>,
    /// The rows; each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, written as text everywhere, never as a formula.
    Text(String),
    /// A date, a real date in Excel and `15-12-2026` in documents, ISO in csv.
    Date(Date),
    /// A whole number.
    Number(i64),
    /// Nothing.
    Empty,
}

impl Value {
    /// The cell as a reader of a document sees it. Nothing is shown as a dash, so that it is seen to be
    /// empty on purpose.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Value::Text(text) if text.is_empty() => Cow::Borrowed("–"),
            Value::Text(text) => Cow::Borrowed(text),
            Value::Date(date) => Cow::Owned(short(*date)),
            Value::Number(number) => Cow::Owned(number.to_string()),
            Value::Empty => Cow::Borrowed("–"),
        }
    }

    fn clean(&self) -> Value {
        match self {
            Value::Text(dirty) => Value::Text(clean(dirty).into_owned()),
            other => other.clone(),
        }
    }
}

impl Document {
    /// The same document with every text made safe for every format: see [`crate::dutch::clean::clean`]. The writers
    /// rely on it.
    pub(super) fn clean(&self) -> Document {
        let clean = |dirty: &String| clean(dirty).into_owned();
        let block = |block: &Block| match block {
            Block::Heading(heading) => Block::Heading(clean(heading)),
            Block::Paragraph(paragraph) => Block::Paragraph(clean(paragraph)),
            Block::List(items) => Block::List(items.iter().map(clean).collect()),
            Block::Table(table) => Block::Table(Table {
                name: clean(&table.name),
                columns: table
                    .columns
                    .iter()
                    .map(|column| Column { header: clean(&column.header), ..column.clone() })
                    .collect(),
                rows: table.rows.iter().map(|row| row.iter().map(Value::clean).collect()).collect(),
            }),
        };
        Document {
            title: clean(&self.title),
            marking: clean(&self.marking),
            date: self.date,
            blocks: self.blocks.iter().map(block).collect(),
        }
    }
}

//! The neutral document that every format writes: title, paragraphs, tables. It holds no identities.

use jiff::civil::Date;

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Title, also in the document properties: `Actielijst MDO 3 december 2026`.
    pub title: String,
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
    /// A table; csv and xlsx write only tables (xlsx: paragraphs as rows above them).
    Table(Table),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The columns, left to right.
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

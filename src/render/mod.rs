//! Documents: one neutral [`Document`], and one file per output format that writes it.

pub mod document;

pub use document::{Block, Column, Document, Table, Value};

//! A layout with its cases as a workbook.

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Layout, LayoutColumn};
use crate::model::CaseFile;
use crate::render::workbook::{Book, Choice};
use crate::render::{Column, Table};

/// The workbook of these cases. `date` is the day it is dated with, so that the same cases give the same bytes.
pub fn book(layout: &Layout, cases: &[CaseFile], title: &str, date: Option<Date>) -> Book<'static> {
    let column = |column: &LayoutColumn| Column {
        header: column.header.clone(),
        width: column.width,
        wrap: column.wraps(),
    };
    let choice = |column: &LayoutColumn| Choice {
        words: column.choices().iter().map(|(word, _)| (*word).to_owned()).collect(),
        strict: column.is_strict(),
    };
    Book {
        title: title.to_owned(),
        marking: "vertrouwelijk: bevat persoonsgegevens".to_owned(),
        date,
        table: Table {
            name: "Casussen".to_owned(),
            columns: layout.columns.iter().map(column).collect(),
            rows: cases.par_iter().flat_map_iter(|case| layout.rows(case)).collect(),
        },
        choices: layout.columns.iter().map(choice).collect(),
    }
}

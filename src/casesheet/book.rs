//! A layout with its cases as a workbook.

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Layout, LayoutColumn, stamp};
use crate::model::CaseFile;
use crate::render::workbook::{Book, Choice};
use crate::render::{Column, Table, Value};

/// The workbook of these cases. On a worksheet that nobody sees it has a stamp of each row, by which an intake knows what
/// changed since; a sheet that does not come back needs none (`hidden: None`). `date` is the day it is dated with, so that the same cases give the same bytes.
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
    let rows: Vec<Vec<Vec<Value<'static>>>> = cases.par_iter().map(|case| layout.rows(case)).collect();
    let stamps =
        cases.par_iter().zip(&rows).map(|(case, rows)| (case.number.clone(), stamp::written(layout, rows)));
    Book {
        hidden: Some((stamp::SHEET.to_owned(), stamps.collect())),
        title: title.to_owned(),
        marking: "vertrouwelijk: bevat persoonsgegevens".to_owned(),
        date,
        table: Table {
            name: "Casussen".to_owned(),
            columns: layout.columns.iter().map(column).collect(),
            rows: rows.into_iter().flatten().collect(),
        },
        choices: layout.columns.iter().map(choice).collect(),
    }
}

//! Any format to cells: a grid for each sheet, whatever wrote it.

pub mod delimited;
pub mod excel;
pub mod formulas;
pub mod grid;
pub mod merges;
pub mod ods;
pub mod plain;
pub mod scan;
pub mod xls_guard;
pub mod xlsb;

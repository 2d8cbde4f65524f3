//! Where the tables and forms are on a sheet, and what their columns hold.

mod acting;
pub mod by_contents;
mod children;
pub mod choose;
pub mod code;
pub mod columns;
pub mod field;
pub mod form;
pub mod guessed;
mod list_numbers;
pub mod marked;
pub mod owners;
pub mod resolve;
pub mod shown;
pub mod sum;
pub mod synonyms;
pub mod table;

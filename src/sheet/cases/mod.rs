//! Rows to cases: which rows belong together, who is who, what was agreed, under which number.

mod about;
pub mod action;
pub mod address;
mod days;
pub mod draft;
mod forms;
mod function;
mod heading;
mod key;
pub mod legend;
mod log;
pub mod mentions;
pub mod numbering;
pub mod numbers;
pub mod pasted;
pub mod persons;
pub mod plan;
pub mod rows;
pub mod sentence;
pub mod team;

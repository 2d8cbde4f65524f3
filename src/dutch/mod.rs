//! Dutch as it is written: dates, numbers and names. Used by all, uses nobody.

pub mod date;
pub mod fold;
pub mod names;

//! Dutch as it is written: dates, numbers and names. Used by all, uses nobody.

pub mod ages;
pub mod calendar;
pub mod clean;
pub mod clock;
pub mod date;
pub mod due;
pub mod fold;
pub mod names;
pub mod number;
pub mod rhythm;
pub mod roles;
pub(crate) mod side;
pub mod spots;
pub mod standing;
pub mod streets;
pub mod text;
pub(crate) mod word_list;

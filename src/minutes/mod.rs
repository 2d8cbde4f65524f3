//! The minutes: actions of a meeting collected, numbered, scrubbed, and searched for leaks.
//!
//! [`collect`] takes what the sheet says apart and scrubs it; [`gate`] searches what is to be written.

mod beside;
pub mod collect;
pub mod fixed;
pub mod gate;
pub mod identities;
pub mod kept;
pub mod line;
pub mod merge;
pub mod notes;
pub mod number;
pub mod of_meeting;
pub mod owner;
pub mod scribe;

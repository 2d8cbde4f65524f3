//! The de-identifier: text and what is known in, annotations and replaced text out.
//!
//! It knows no sheets, files or terminals and cannot print. Stages, in this order:
//! tokens -> finders (known identities, patterns, lexicon and context, tagger) -> veto -> resolve -> replace.

#![warn(clippy::print_stdout, clippy::print_stderr)]

mod annotation;
mod known;

pub use annotation::{Annotation, Category, Group};
pub use known::{Known, KnownAddress, KnownNumber, KnownPerson};

//! The de-identifier: text and what is known in, annotations and replaced text out.
//!
//! It knows no sheets, files or terminals and cannot print. Stages, in this order:
//! tokens -> finders (known identities, patterns, lexicon and context, tagger) -> veto -> resolve -> replace.

#![warn(clippy::print_stdout, clippy::print_stderr)]

mod ages;
mod annotation;
mod births;
mod context;
mod doc;
mod edits;
mod engine;
mod entities;
mod facts;
mod grow;
mod initials;
pub mod jsonl;
mod known;
mod lexicon;
mod name_words;
mod names;
mod options;
mod patterns;
mod people;
mod prefixes;
mod replace;
mod resolve;
mod roster;
mod rulers;
mod shape;
mod table;
mod tagger;
mod token;
mod veto;
mod view;
mod who;
mod words;
pub use annotation::{Annotation, Category, Group};
pub use engine::{CaseScrubber, Deidentified, Engine, Span};
pub use known::{Known, KnownAddress, KnownNumber, KnownPerson};
pub use lexicon::is_ordinary_word;
pub use options::Options;
#[doc(hidden)]
pub use tagger::training as tagger_training;

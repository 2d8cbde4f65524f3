//! Changes one value in a hand-written YAML file, and not a byte of the rest.
//!
//! ```
//! use mdo::workdir::edit::{Edit, path};
//!
//! let text = "crisismeter: oranje  # sinds maandag\nacties:\n- {nr: 1, status: open}\n";
//! let edited = Edit::of(text)?
//!     .set(path!["crisismeter"], "rood")?
//!     .set(path!["acties", 0, "status"], "gedaan")?
//!     .append(path!["overleggen"], "2026-12-03")?
//!     .finish();
//! assert_eq!(
//!     edited,
//!     "crisismeter: rood  # sinds maandag\nacties:\n- {nr: 1, status: gedaan}\noverleggen: [2026-12-03]\n"
//! );
//! # Ok::<(), mdo::error::Error>(())
//! ```
//!
//! Each change replaces one stretch of the text; what stands before and behind it is copied. Then the result is
//! read again by another parser: the data must be the old data with the change, or the change is refused.

mod data;
mod fresh;
mod insert;
mod lines;
mod node;
mod plan;
mod remove;
mod replace;
mod tree;
mod write;

use std::ops::Range;

use serde::Serialize;
use serde_yaml::Value;

use crate::error::{Error, Result};
use data::Change;
pub use fresh::{fresh, schema_line};
use plan::Plan;
use tree::Tree;
use write::Lines;

/// The sign with which Windows programs begin a file.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A step on the way to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'k> {
    /// The value of a key.
    Key(&'k str),
    /// An item of a list, from 0.
    Item(usize),
}

impl<'k> From<&'k str> for Step<'k> {
    fn from(key: &'k str) -> Self {
        Step::Key(key)
    }
}

impl From<usize> for Step<'_> {
    fn from(item: usize) -> Self {
        Step::Item(item)
    }
}

/// The way to a value: `path!["acties", 1, "status"]`.
#[macro_export]
macro_rules! path {
    ($($step:expr),+ $(,)?) => { &[$($crate::workdir::edit::Step::from($step)),+] };
}
pub use crate::path;

/// A stretch of the text, and what comes in its place.
#[derive(Debug, PartialEq, Eq)]
struct Splice {
    bytes: Range<usize>,
    text: String,
}

/// A file in which values are being changed.
#[derive(Clone, Debug)]
pub struct Edit<'k> {
    /// The byte order mark, if the file has one.
    mark: &'static str,
    text: String,
    /// What the text must mean.
    meant: Value,
    order: &'k [&'k str],
}

impl<'k> Edit<'k> {
    /// Begins with the text of a file.
    ///
    /// # Errors
    /// When it is no valid YAML, or more than one document.
    pub fn of(text: &str) -> Result<Self> {
        let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let mark = if body.len() < text.len() { "\u{feff}" } else { "" };
        let meant = read(body)?;
        Ok(Edit { mark, text: body.to_owned(), meant, order: &[] })
    }

    /// The order in which keys at the top of the file are put when they are new. One that is not named comes last.
    #[must_use]
    pub fn in_order(mut self, keys: &'k [&'k str]) -> Self {
        self.order = keys;
        self
    }

    /// What the file says, with the changes so far.
    pub fn value(&self) -> &Value {
        &self.meant
    }

    /// Sets a value. Keys on the way to it that are not there are made.
    ///
    /// # Errors
    /// When the way leads nowhere, or the file cannot be changed there without changing something else too.
    pub fn set(self, path: &[Step<'_>], value: impl Serialize) -> Result<Self> {
        self.change(path, &Change::Set(data::value_of(value)?))
    }

    /// Adds an item to a list, which is made when it is not there.
    ///
    /// # Errors
    /// As for [`Edit::set`].
    pub fn append(self, path: &[Step<'_>], item: impl Serialize) -> Result<Self> {
        self.change(path, &Change::Append(data::value_of(item)?))
    }

    /// Removes a key with its value, or an item.
    ///
    /// # Errors
    /// As for [`Edit::set`].
    pub fn remove(self, path: &[Step<'_>]) -> Result<Self> {
        self.change(path, &Change::Remove)
    }

    fn change(mut self, path: &[Step<'_>], change: &Change) -> Result<Self> {
        let Some(meant) = data::changed(&self.meant, path, change) else {
            return Err(misplaced(path));
        };
        if meant == self.meant {
            return Ok(self);
        }
        let tree = Tree::of(&self.text)?;
        let mut at = 0;
        for lines in [Lines::All, Lines::NoText, Lines::None] {
            let plan = Plan { text: &self.text, tree: &tree, data: &self.meant, order: self.order, lines };
            let Splice { bytes, text } = plan.splice(path, change)?;
            at = bytes.start;
            let new = [&self.text[..bytes.start], &text, &self.text[bytes.end..]].concat();
            if read(&new).is_ok_and(|read| read == meant) && Tree::of(&new).is_ok() {
                (self.text, self.meant) = (new, meant);
                return Ok(self);
            }
        }
        Err(refused(&self.text, at))
    }

    /// The new text.
    pub fn finish(self) -> String {
        format!("{}{}", self.mark, self.text)
    }
}

fn read(text: &str) -> Result<Value> {
    serde_yaml::from_str(text)
        .map_err(|error| Error::no_yaml(error.location().map(|place| (place.line(), place.column()))))
}

/// This file cannot be changed here without harm.
fn refused(text: &str, at: usize) -> Error {
    let line = text[..at].matches('\n').count() + 1;
    Error::write("dit bestand kan ik niet veilig wijzigen; het is gelaten zoals het was")
        .at(format_args!("regel {line}"))
        .remedy("Pas het zelf aan in je tekstverwerker.")
}

/// The way to a value leads through something else than was thought.
fn misplaced(path: &[Step<'_>]) -> Error {
    let keys = path.iter().filter_map(|step| match step {
        Step::Key(key) => Some(*key),
        Step::Item(_) => None,
    });
    let keys = keys.collect::<Vec<_>>().join(".");
    Error::write(format!("de sleutel '{keys}' heeft in dit bestand een andere vorm dan ik verwacht"))
        .remedy("Kijk of daar een lijst, een groep sleutels of een enkele waarde hoort te staan.")
}

//! Whom a row is about: the youth's name as written, to tell cases apart.

use std::borrow::Cow;

use crate::dutch::fold::fold_into;
use crate::dutch::word_list::WordList;
use crate::sheet::cells::grid::Cell;

use super::numbers;
use super::persons::says_nothing;
use super::plan::{Plan, Row};

/// The youth's name as written, folded.
pub fn youth_key(plan: &Plan<'_>, row: &Row<'_>, key: &mut String) {
    key.clear();
    plan.keys.iter().for_each(|at| add_to_key(key, row.cells[*at]));
    // `-` or `nvt` where the youth should be named: a case of those who are named instead.
    let nobody = |at: &usize| {
        !row.merged[*at]
            && matches!(row.cells[*at], Cell::Text(text) if NOBODY.has(text.trim().trim_end_matches('.')))
    };
    if key.is_empty() && plan.keys.iter().any(nobody) {
        plan.others.iter().for_each(|at| add_to_key(key, row.cells[*at]));
    }
}

/// Unlike `idem`, these do not point to the row above.
static NOBODY: WordList =
    WordList::new(&["-", "–", "nvt", "n.v.t", "geen", "onbekend", "nb", "n.b", "x", "niet bekend"]);

/// Adds a cell to a name.
pub fn add_to_key(key: &mut String, cell: Cell<'_>) {
    let text = match cell {
        Cell::Text(text) => Cow::from(text),
        other => numbers::text_of(other).unwrap_or_default().into(),
    };
    if says_nothing(&text) {
        return;
    }
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        fold_into(word, key);
    }
}

/// Whether two spellings can be the same child: one is missing, equal, or a part of the other.
pub fn alike(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() || a == b {
        return true;
    }
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    }
    let (few, many) = if words(a).count() <= words(b).count() { (a, b) } else { (b, a) };
    words(few).all(|word| words(many).any(|other| other == word))
}

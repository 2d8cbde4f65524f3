//! The number behind the name of a ruler.

use super::token::{Gap, Token};
use super::view::View;

/// `paus Paul V`, `Albert I`: the number of a ruler, behind one of the usual first names.
pub(crate) fn is_ordinal(view: &View<'_>, name: usize) -> bool {
    let ruler = |title: &Token| {
        let folded = view.tokens.folded(title);
        ["paus", "koning", "keizer", "tsaar", "sultan", "hertog", "graaf", "prins", "koningin", "vorst"]
            .iter()
            .any(|end| folded.ends_with(end))
    };
    view.ordinary_style()
        && view.token(name).capital()
        && view.tokens.next(name).is_some_and(|number| {
            number.gap == Gap::Space
                && number.capital()
                && ROMAN.contains(&view.tokens.folded(number))
                && (number.chars > 1 && view.token(name).info.first_name() >= 8
                    || view.tokens.previous(name).is_some_and(ruler))
        })
}

/// Numbers of rulers.
#[rustfmt::skip]
const ROMAN: &[&str] = &[
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xviii", "xxiii",
];

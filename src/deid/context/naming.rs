//! Words that say how somebody is called, and who a role is: `noemt zich Raven`, `vader, Hoop, belt`.

use super::{Verdict, never};
use crate::deid::lexicon::Flag;
use crate::deid::token::{Gap, Shape};
use crate::deid::view::View;
use crate::deid::words::Marks;

/// A capital of its own behind or between such words.
pub(super) fn named(view: &View<'_>, index: usize) -> Verdict {
    let token = view.token(index);
    let own = token.shape == Shape::Capitalised && !token.sentence_start && token.chars > 1;
    let other = Flag::NATIONALITY | Flag::PLATFORM | Flag::INSTITUTION | Flag::PLACE;
    if !view.ordinary_style() || !own || index == 0 {
        return None;
    }
    if is_called(view, index) && !token.has(Marks::ROLE.or(Marks::TITLE)) {
        return Some(("context.noemen", 0.75));
    }
    (!never(token, Marks::KEEP) && !token.info.any(other) && is_apposition(view, index))
        .then_some(("context.bijstelling", 0.7))
}

/// `noemde hem Ferry`, `die zich Raven noemt`, `de achternaam is Klein Gunnewiek`.
fn is_called(view: &View<'_>, index: usize) -> bool {
    if view.token(index).gap != Gap::Space || index < 2 {
        return false;
    }
    let word = |at: usize| view.tokens.fold(at);
    let calls = |folded: &str| matches!(folded, "noemt" | "noemde" | "noem" | "noemden" | "noemen");
    let whom = matches!(word(index - 1), "hem" | "haar" | "zich" | "me" | "mij");
    let called = whom
        && (calls(word(index - 2))
            || word(index - 1) == "zich"
                && view.tokens.next(index).is_some_and(|next| calls(view.tokens.folded(next))));
    let field = matches!(word(index - 1), "is" | "luidt")
        && matches!(
            word(index - 2),
            "achternaam" | "voornaam" | "roepnaam" | "meisjesnaam" | "doopnaam" | "familienaam" | "bijnaam"
        );
    called || field
}

/// `vader, Hoop, is stukadoor`: a name between commas behind a role.
fn is_apposition(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    let role = || view.tokens.previous(index).is_some_and(|role| role.has(Marks::ROLE) && !role.capital());
    let closed = || view.tokens.next(index).is_some_and(|next| next.gap == Gap::Comma);
    token.gap == Gap::Comma && role() && closed()
}

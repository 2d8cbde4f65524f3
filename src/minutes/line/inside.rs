//! The owner inside a sentence, of which all words stay: `Moeder wordt gebeld door het CJG`, `Afgesproken is dat de POH
//! contact opneemt`, `Na overleg: huisarts past de dosis aan`.

use super::super::owner::{CaseOwners, Owner};
use super::front::{bare_owner, is_family};
use super::verb::makes_subject;
use crate::dutch::word_list::WordList;

/// Who a sentence says does it, when it begins with something else.
pub(super) fn owner(text: &str, owners: &CaseOwners<'_>) -> Option<Owner> {
    let passive = memchr::memmem::find(text.as_bytes(), b"word").is_some();
    let role = if passive { by_whom(text, owners) } else { agreed(text, owners) };
    role.or_else(|| behind_lead(text, owners)).or_else(|| turned(text, owners)).map(Owner::Known)
}

/// `wordt geïnformeerd door de IB'er`.
fn by_whom(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    text.match_indices(" door ").find_map(|(at, by)| first_owner(&text[at + by.len()..], owners))
}

/// `Afgesproken is dat de POH-jeugd contact opneemt`.
fn agreed(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    #[rustfmt::skip]
    static AGREED: WordList = WordList::new(&[
        "afgesproken", "afspraak", "besloten", "besluit", "overeengekomen", "conclusie", "voorstel", "plan",
    ]);
    const NEAR: usize = 30;
    let first = text.split([' ', ':', ',']).next()?;
    let that = text.find(" dat ").filter(|at| *at <= NEAR && AGREED.has(first))?;
    first_owner(&text[that + " dat ".len()..], owners)
}

/// `Na overleg: huisarts past de dosis aan`.
fn behind_lead(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    let (_, sentence) = text.split_once(": ")?;
    match bare_owner(sentence.trim_start(), owners)? {
        (Some(Owner::Known(role)), _) => Some(role),
        _ => None,
    }
}

/// `Daarnaast belt het CJG moeder`: before the verb stands a word that is nobody.
pub(super) fn turned(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    #[rustfmt::skip]
    static LEADS: WordList = WordList::new(&[
        "daarnaast", "daarna", "daarbij", "daarom", "vervolgens", "verder", "ook", "tevens", "eerst", "hierna", "hiervoor",
        "hierover", "intussen", "ondertussen", "inmiddels", "eventueel", "mogelijk",
    ]);
    let (_, sentence) = text.split_once(' ').filter(|(lead, _)| LEADS.has(lead))?;
    let (_, behind) = sentence.split_once(' ').filter(|_| makes_subject(sentence))?;
    first_owner(behind, owners)
}

/// The owner with whom a text begins. Of the family is more often spoken: `wordt geslagen door vader`.
fn first_owner(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    const MOST_WORDS: usize = 4;
    let text = text.trim_end_matches(['.', ' ']);
    let ends = text.match_indices([' ', ',', '.', ';', ')']).map(|(at, _)| at).chain([text.len()]);
    let mut ends: Vec<usize> = ends.take(MOST_WORDS).collect();
    ends.reverse();
    ends.into_iter().find_map(|end| owners.exact(&text[..end])).filter(|role| !is_family(role))
}

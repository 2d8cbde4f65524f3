//! The owner behind an action: `Mirjam bellen (CJG, 10-12)`, `School informeren; actie CJG`.

use super::super::owner::{CaseOwners, Owner, bracketed, role};
use super::front::is_family;
use super::verb::is_infinitive;
use crate::dutch::word_list::WordList;

/// The owner behind a text of which the day is cut off already, and the text without it. `dated` says that the day
/// stood behind the owner, in the same brackets or behind the same dash: then it can be nothing else.
pub(super) fn split_owner<'a>(
    text: &'a str,
    dated: bool,
    owners: &CaseOwners<'_>,
) -> Option<(Owner, &'a str)> {
    if let Some(found) = labelled_owner(text, owners) {
        return Some(found);
    }
    let known = |who: &str| professionals(who, owners);
    let text = text.trim_end_matches(['.', ' ']);
    if let Some((before, who)) = bracketed(text) {
        // `bellen met Karin (CJG)` says who she is.
        let infinitive = |word: Option<&str>| word.is_some_and(is_infinitive);
        let words = || before.split_whitespace();
        // `bellen moeder (POH)`.
        let object = words().next_back().is_some_and(|word| word.starts_with(char::is_lowercase));
        // `verwijsbrief sturen naar de GGZ (Karin)`: no one there is called Karin, unless the word before is a name.
        let by_name = || {
            let before_name = words()
                .next_back()
                .is_some_and(|word| role(word).is_some() || !word.starts_with(char::is_uppercase));
            role(who).is_none() && before_name && words().any(is_infinitive)
        };
        let of_the_action =
            dated || infinitive(words().next_back()) || object && infinitive(words().next()) || by_name();
        return known(who).filter(|_| of_the_action).map(|owner| (owner, before));
    }
    const MARKS: [&str; 8] = [" - ", " – ", " → ", " // ", ": ", " => ", " -> ", " > "];
    let marked = MARKS.iter().find_map(|mark| text.rsplit_once(mark));
    let behind_mark = marked.and_then(|(before, who)| Some((known(who)?, before.trim_end())));
    // `gewicht meten - JGZ - elke maand`: the time behind it cannot be read, and stays.
    let between = || {
        let mark = MARKS.iter().take(2).find(|mark| text.contains(**mark))?;
        let mut parts = text.split(mark).skip(1);
        let owner = parts.next().and_then(|who| known(who.trim()))?;
        parts.next().map(|_| (owner, text))
    };
    behind_mark.or_else(between).or_else(|| {
        // `moeder bellen door CJG`; in `laten wegen door JGZ` the owner lets it be done.
        let (before, who) = text.rsplit_once(" door ")?;
        let words = || before.split_whitespace();
        let lets =
            words().any(|word| word.eq_ignore_ascii_case("laten") || word.eq_ignore_ascii_case("laat"));
        let owner = if !lets && words().any(is_infinitive) { known(who) } else { None };
        owner.map(|owner| (owner, before.trim_end()))
    })
}

/// The owner behind a text that says plainly that it is one: `- actie IB'er`, `(actie: CJG)`, `actie door CJG`, `[GGZ]`.
pub(super) fn labelled_owner<'a>(text: &'a str, owners: &CaseOwners<'_>) -> Option<(Owner, &'a str)> {
    let text = text.trim_end_matches(['.', ' ']);
    let said = |before: &'a str, who: &str| {
        let role = owners.only(labelled(who)?.trim(), false)?;
        Some((Owner::Known(role), before.trim_end()))
    };
    if let Some((before, who)) = bracketed(text) {
        return said(before, who);
    }
    if let Some((before, who)) = text.strip_suffix(']').and_then(|text| text.rsplit_once('[')) {
        // `overleggen met [huisarts]`: what was replaced before.
        let part_of_it = before.split_whitespace().next_back().is_none_or(|word| JOINING.has(word));
        let owner = professionals(labelled(who).unwrap_or(who), owners).filter(|_| !part_of_it);
        return owner.map(|owner| (owner, before.trim_end()));
    }
    // `moeder bellen @CJG`.
    if let Some((before, who)) = text.rsplit_once(" @")
        && let Some(role) = owners.only(who, false)
    {
        return Some((Owner::Known(role), before.trim_end()));
    }
    let marks = [(";", 1), (".", 1), (",", 1), ("\n", 1), (" - ", 3), (" – ", 5), (" → ", 5), (" // ", 4)];
    let label = marks.iter().filter_map(|(mark, len)| text.rfind(mark).map(|at| (at, at + len))).max();
    let behind_mark = label.and_then(|(end, start)| said(&text[..end], &text[start..]));
    behind_mark.or_else(|| {
        // `Yusuf aanmelden actie CJG`; not `geen actie CJG`, `opstellen van actie CJG`.
        let at = text.rfind(" actie ")?;
        let mut words = text[..at].split_whitespace();
        let joined = words.clone().next_back().is_none_or(|word| JOINING.has(word));
        said(&text[..at], &text[at..]).filter(|_| !joined && words.any(is_infinitive))
    })
}

/// Whether `actie CJG`, `[CJG]` or `@CJG` may stand behind a text; most have nothing like it.
pub(super) fn may_be_labelled(text: &str) -> bool {
    let label = || memchr::memmem::find(text.as_bytes(), b"ctie").is_some_and(|at| at > 1);
    memchr::memchr2(b']', b'@', text.as_bytes()).is_some() || label()
}

/// Words that say that an owner follows.
const LABELS: [&str; 6] = ["actiehouder", "actie", "door", "wie", "verantwoordelijk", "uitvoering"];

/// What stands behind `actie`, `actiehouder:`, `actie door`.
fn labelled(text: &str) -> Option<&str> {
    let text = text.trim();
    let label =
        LABELS.iter().find(|label| text.get(..label.len()).is_some_and(|t| t.eq_ignore_ascii_case(label)))?;
    let rest = &text[label.len()..];
    let who = rest.starts_with([':', ' ']).then(|| rest.trim_start_matches([':', ' ']))?;
    Some(labelled(who).unwrap_or(who))
}

/// Words that tie what follows to the sentence.
#[rustfmt::skip]
static JOINING: WordList = WordList::new(&[
    "met", "bij", "van", "aan", "naar", "door", "via", "voor", "de", "het", "een", "en", "of", "tussen", "over",
    "namens", "richting", "dat", "als", "geen",
]);

/// `(JGZ/HA)`: owners of whom none is of the family, of whom is more often spoken.
pub(super) fn professionals(who: &str, owners: &CaseOwners<'_>) -> Option<Owner> {
    let roles = owners.only(who.trim(), false)?;
    (!roles.split(", ").any(is_family)).then_some(Owner::Known(roles))
}

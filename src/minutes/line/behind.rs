//! The owner behind an action: `Mirjam bellen (CJG, 10-12)`, `School informeren; actie CJG`.

use super::super::owner::{CaseOwners, Owner, bracketed};
use super::front::is_family;
use super::verb::is_infinitive;

/// The owner behind a text of which the day is cut off already, and the text without it. `dated` says that the day
/// stood behind the owner, in the same brackets or behind the same dash: then it can be nothing else.
pub(super) fn split_owner<'a>(
    text: &'a str,
    dated: bool,
    owners: &CaseOwners<'_>,
) -> Option<(Owner, &'a str)> {
    let one = |who: &str| owners.exact(who.trim()).filter(|role| !is_family(role));
    // `(JGZ/HA)`.
    let known = |who: &str| {
        let several = || who.split(['/', '+', '&', ',']).map(one).collect::<Option<Vec<_>>>();
        one(who).or_else(|| Some(several()?.join(", "))).map(Owner::Known)
    };
    let text = text.trim_end_matches(['.', ' ']);
    if let Some((before, who)) = bracketed(text) {
        let who = labelled(who).unwrap_or(who);
        // `bellen met Karin (CJG)` says who she is.
        let infinitive = |word: Option<&str>| word.is_some_and(is_infinitive);
        let words = || before.split_whitespace();
        // `bellen moeder (POH)`.
        let object = words().next_back().is_some_and(|word| word.starts_with(char::is_lowercase));
        let of_the_action = dated || infinitive(words().next_back()) || object && infinitive(words().next());
        return known(who).filter(|_| of_the_action).map(|owner| (owner, before));
    }
    let marks = [(';', 1), ('.', 1), (',', 1), ('\n', 1)];
    let label = marks.iter().filter_map(|(mark, len)| text.rfind(*mark).map(|at| (at, at + len))).max();
    if let Some((end, start)) = label
        && let Some(owner) = labelled(&text[start..]).and_then(known)
    {
        return Some((owner, text[..end].trim_end()));
    }
    let (before, who) = [" - ", " – ", " → ", " // ", ": "].iter().find_map(|mark| text.rsplit_once(mark))?;
    known(who.trim()).map(|owner| (owner, before.trim_end()))
}

/// What stands behind `actie`, `actiehouder:`.
fn labelled(text: &str) -> Option<&str> {
    let text = text.trim();
    let labels = ["actiehouder", "actie", "door", "wie", "verantwoordelijk"];
    let label =
        labels.iter().find(|label| text.get(..label.len()).is_some_and(|t| t.eq_ignore_ascii_case(label)))?;
    let rest = &text[label.len()..];
    rest.starts_with([':', ' ']).then(|| rest.trim_start_matches([':', ' ']))
}

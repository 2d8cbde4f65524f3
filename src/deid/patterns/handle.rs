//! User names: `@naam`, `insta: naam_01`, `op Snapchat als naam.2010`.

use super::{has_word, hit, line_before};
use crate::deid::{Annotation, Category, lexicon};
use crate::dutch::fold::fold;
use crate::dutch::side::{char_at, char_before, floor, word_char};
use crate::dutch::word_list::WordList;

/// Where people have user names.
#[rustfmt::skip]
static PLATFORMS: WordList = WordList::new(&[
    "instagram", "insta", "ig", "snapchat", "snap", "tiktok", "facebook", "fb", "discord", "roblox",
    "fortnite", "telegram", "twitter", "whatsapp", "youtube", "twitch", "steam", "gamertag", "psn", "xbox",
    "linkedin", "gebruikersnaam", "username", "accountnaam", "minecraft", "signal", "bereal", "onlyfans",
    "reddit", "skype", "nickname", "inlognaam", "account", "profielnaam", "inloggen", "inlog", "login", "ingelogd",
    "artiestennaam", "gamenaam", "spelersnaam", "schermnaam", "chatnaam", "nick", "kik", "threads", "vinted", "strava",
    "pinterest", "tumblr", "chatroulette", "omegle", "yubo", "wink",
]);

/// Longest user name.
const LONGEST: usize = 40;

fn name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-')
}

fn name_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let len = rest.find(|c: char| !name_char(c)).unwrap_or(rest.len());
    start + rest[..len].trim_end_matches(['.', '-']).len()
}

/// `@naam` that is no part of an e-mail address.
pub(super) fn at_sign(text: &str, at: usize) -> Option<Annotation> {
    if word_char(char_before(text, at)) {
        return None;
    }
    let end = name_end(text, at + 1);
    let name = &text[at + 1..end];
    let fits = (2..=LONGEST).contains(&name.len()) && name.contains(char::is_alphabetic);
    fits.then(|| hit(at, end, Category::Handle, "gebruikersnaam.at", 0.9))
}

/// `snap: naam`, `Instagram van Fatma: fatma01`.
pub(super) fn labelled(text: &str, colon: usize) -> Option<Annotation> {
    let before = line_before(text, colon, 48);
    let words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if !words.take(4).any(|word| PLATFORMS.has(word)) {
        return None;
    }
    let rest = text[colon + 1..].trim_start_matches([' ', '"', '\'', '(']);
    let start = text.len() - rest.len();
    let end = name_end(text, start);
    let name = &text[start..end];
    if !(3..=LONGEST).contains(&name.len()) || !name.contains(char::is_alphabetic) || rest.starts_with('@') {
        return None;
    }
    // `Instagram: veel ruzie` is a sentence; a user name stands alone or has digits and signs in it.
    let odd = is_odd(name);
    let alone = !text[end..].trim_start_matches(' ').starts_with(|c: char| c.is_alphanumeric());
    (odd || alone)
        .then(|| hit(start, end, Category::Handle, "gebruikersnaam.label", if odd { 0.9 } else { 0.75 }))
}

/// A word with an underscore or digits in it, near the name of a platform: `op Snapchat als jip_2010`; or one that can
/// be nothing else.
pub(super) fn beside_platform(text: &str, at: usize) -> Option<Annotation> {
    // One character more than the longest name tells that it is longer; all of it would be read again at each dot.
    let from = floor(text, at.saturating_sub(LONGEST + 4));
    let start = from + text[from..at].trim_end_matches(name_char).len();
    if at - start > LONGEST || char_before(text, start).is_some_and(|c| matches!(c, '@' | '/' | ':')) {
        return None;
    }
    let end = name_end(text, start);
    let name = text.get(start..end)?;
    let fits = (4..=LONGEST).contains(&name.len()) && is_odd(name) && char_at(text, end) != Some('@');
    if !fits {
        return None;
    }
    if has_word(line_before(text, start, 40), &PLATFORMS) {
        return Some(hit(start, end, Category::Handle, "gebruikersnaam.naast", 0.8));
    }
    // `"daddy_cool_1979: hoe oud ben je?"`: who says it, in a chat that is quoted.
    let quoted = char_before(text, start).is_some_and(|c| matches!(c, '"' | '“' | '„' | '\'' | '‘'));
    if quoted && name.contains('_') && char_at(text, end) == Some(':') {
        return Some(hit(start, end, Category::Handle, "gebruikersnaam.spreker", 0.8));
    }
    is_own_word(name).then(|| hit(start, end, Category::Handle, "gebruikersnaam.vorm", 0.6))
}

/// `nur02_x`, `ebruuuu_6`: letters that are no ordinary word, an underscore and digits. `verslag_2` is a file.
fn is_own_word(name: &str) -> bool {
    let digits = name.contains(|c: char| c.is_ascii_digit());
    let mut parts = name.split(|c: char| !c.is_alphabetic()).filter(|part| part.len() > 2).peekable();
    let shaped = digits && name.contains('_') && !name.contains('.') && parts.peek().is_some();
    shaped
        && parts.all(|part| lexicon::lookup(&fold(part)).word() == 0 && part.chars().any(char::is_lowercase))
}

/// Letters with digits or signs between or behind: no ordinary word.
fn is_odd(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let signs = name.contains('_')
        || name.contains(|c: char| c.is_ascii_digit())
        || name.trim_matches('.').contains('.');
    letters >= 2 && signs
}

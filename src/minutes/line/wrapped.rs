//! Cells of which the lines belong together: broken off in the middle of a sentence, or below a line with the owner.

use super::super::owner::{CaseOwners, role};
use super::cell::without_bullet;
use super::front::{is_family, without_task};
use super::verb::{is_infinitive, makes_subject};
use crate::dutch::word_list::WordList;

/// A cell with each action on a line of its own, behind its owner: what goes on is joined, and the lines below `HA:` get
/// that in front. `None` when its lines are whole, as nearly all are.
pub fn unfolded(cell: &str, owners: &CaseOwners<'_>) -> Option<String> {
    may_be_folded(cell).then_some(())?;
    let joined = joined(cell, owners);
    let lines = under_owners(&joined, owners);
    let changed = lines.len() < cell.lines().count();
    changed.then(|| lines.join("\n"))
}

/// Whether a line may go on with the one before, or stand above its actions: most cells have no such.
fn may_be_folded(cell: &str) -> bool {
    let bulleted = |line: &str| without_bullet(line.trim_start()).is_some();
    let goes_on = |line: &str| line.starts_with(|c: char| c.is_whitespace() || c == '(' || c.is_lowercase());
    let pairs = cell.lines().zip(cell.lines().skip(1));
    pairs.into_iter().any(|(line, next)| {
        goes_on(next) || line.trim_end().ends_with(':') || bulleted(next) && !bulleted(line)
    })
}

/// The lines, those that go on joined to the one before. Only where the cell begins with an owner: of a list without any,
/// small letters tell nothing.
fn joined(cell: &str, owners: &CaseOwners<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let first = cell.lines().next().is_some_and(|line| behind_owner(line, owners).is_some());
    for line in cell.lines() {
        match lines.last_mut() {
            Some(before) if first && goes_on(before, line, owners) => {
                before.push(' ');
                before.push_str(line.trim());
            }
            _ => lines.push(line.trim_end().to_owned()),
        }
    }
    lines
}

/// Whether a line goes on with the sentence of the one before.
fn goes_on(before: &str, line: &str, owners: &CaseOwners<'_>) -> bool {
    let text = line.trim_start();
    if text.is_empty() || without_bullet(text).is_some() || names_owner(text, owners) {
        return false;
    }
    let said = behind_owner(before, owners).unwrap_or(before);
    if said.trim().is_empty() {
        return false;
    }
    let indented = line.starts_with("  ") || line.starts_with('\t');
    if text.starts_with('(') || indented {
        return true;
    }
    let first = text.split([' ', ',']).next().unwrap_or_default();
    let last = said.trim_end().rsplit(' ').next().unwrap_or_default();
    let breaks_off = said.trim_end().ends_with(',') || LINKS.has(last) || LEADS.has(last);
    text.starts_with(char::is_lowercase) && (breaks_off || LINKS.has(first) || lacks_verb(said))
}

/// Words that join a clause to what stands before it.
static LINKS: WordList = WordList::new(&[
    "en", "of", "om", "zodat", "omdat", "want", "maar", "dat", "die", "waarna", "waarbij", "dus",
]);

/// Words that want another behind them. `belt op` may end there.
#[rustfmt::skip]
static LEADS: WordList = WordList::new(&[
    "de", "het", "een", "haar", "zijn", "hun", "van", "met", "tussen", "per", "zonder", "te", "i.v.m.", "ivm", "i.o.m.", "iom",
]);

/// Whether a line of some length says nobody's doing yet: `samen met moeder en zus`.
fn lacks_verb(said: &str) -> bool {
    const SHORTEST: usize = 4;
    let said = said.trim();
    said.split(' ').count() >= SHORTEST
        && !said.ends_with(['.', '!', '?'])
        && !said.split_whitespace().any(|word| is_infinitive(word) || makes_subject(word))
}

/// `JGZ: weegt`, `school mailt ouders`.
fn names_owner(line: &str, owners: &CaseOwners<'_>) -> bool {
    let first = || line.split([' ', ',']).next().and_then(|first| owners.exact(first));
    behind_owner(line, owners).is_some() || first().is_some()
}

/// What stands behind the colon of an owner.
fn behind_owner<'t>(line: &'t str, owners: &CaseOwners<'_>) -> Option<&'t str> {
    const LONGEST: usize = 60;
    let (who, said) = line.split_once(':').filter(|(who, _)| who.len() <= LONGEST)?;
    owners.only(who.trim(), false).map(|_| said)
}

/// The lines, those below an owner alone each with that owner: the bullets, or without any all up to a blank line or the
/// next owner.
fn under_owners(lines: &[String], owners: &CaseOwners<'_>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut above: Option<Heading<'_>> = None;
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).map_or("", |next| next.trim());
        let bare = without_bullet(line.trim()).unwrap_or(line.trim());
        if let Some(owner) = alone(line, next, owners) {
            above = Some(Heading { owner, bullets: without_bullet(next).is_some() });
            continue;
        }
        let has_owner = behind_owner(bare, owners).is_some();
        let bulleted = bare.len() < line.trim().len();
        above =
            above.filter(|heading| if heading.bullets { bulleted } else { !bare.is_empty() && !has_owner });
        match &above {
            Some(Heading { owner, .. }) if !has_owner => {
                let bullet = &line[..line.len() - bare.len()];
                out.push(format!("{bullet}{owner}: {bare}"));
            }
            _ => out.push(line.clone()),
        }
    }
    out
}

/// An owner above the lines of what that one does.
struct Heading<'t> {
    owner: &'t str,
    /// Whether those have bullets.
    bullets: bool,
}

/// The owner of a line that says nothing else: with a colon, or without one above bullets. `next` has to be an action.
fn alone<'t>(line: &'t str, next: &str, owners: &CaseOwners<'_>) -> Option<&'t str> {
    let line = line.trim();
    let owner = line.strip_suffix(':').map(|owner| without_task(owner.trim_end()));
    let owner =
        owner.or_else(|| without_bullet(next).map(|_| line)).filter(|_| without_bullet(line).is_none())?;
    let acts = !next.is_empty() && behind_owner(next, owners).is_none();
    // Below the name of the youth stands what is about them.
    let named = |found: String| role(owner).is_some() || !is_family(&found);
    (acts && owners.only(owner, false).is_some_and(named)).then_some(owner)
}
